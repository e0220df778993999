//! What holds at every moment, each a sentence.

use std::fmt;

use newsreel::carousel::{Effect, Event, Fetch, Opening, Slide};
use newsreel::feed::Selection;
use newsreel::rotation::By;

use super::action::Action;
use super::seen::Seen;
use super::world::World;
use super::{readings, slides};

/// What has happened, with the moments before and after it; the world is as it is after it.
pub(crate) struct Step<'a> {
    pub(crate) cause: Action,
    pub(crate) effects: &'a [Effect],
    pub(crate) before: &'a Seen,
    pub(crate) world: &'a World,
    /// Whether a request was out.
    pub(crate) had_out: bool,
    /// The slides that were drawn, if they may look different now.
    pub(crate) looks: Option<Vec<(usize, Option<Slide>)>>,
}

/// A sentence that does not hold.
#[derive(Debug)]
pub(crate) struct Broken {
    sentence: &'static str,
    at: String,
}

impl Broken {
    pub(crate) const fn new(sentence: &'static str, at: String) -> Self {
        Self { sentence, at }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.sentence.replace('_', " "), self.at)
    }
}

macro_rules! sentences {
    ($($about:ident::$name:ident,)*) => {
        const SENTENCES: &[(&str, fn(&Step<'_>) -> bool)] = &[$((stringify!($name), $about::$name),)*];
    };
}

sentences! {
    slides::the_index_is_that_of_a_slide,
    slides::what_shows_is_drawn,
    slides::another_slide_shows_only_by_a_move_that_is_told_or_because_its_item_is_gone,
    slides::a_move_is_told_once_and_by_whom,
    slides::what_was_stopped_stays_stopped_until_it_is_asked_for,
    slides::a_tick_comes_one_interval_after_the_last_move_or_start,
    readings::news_is_looked_for_one_refresh_after_the_last_look,
    readings::the_count_never_falls_because_a_request_failed,
    readings::one_request_at_a_time_is_answered,
    readings::a_late_answer_is_none,
    readings::a_page_that_was_lost_rests,
    readings::a_page_that_was_lost_is_asked_for_again,
    slides::nothing_ticks_and_nothing_is_asked_for_away_from_the_document,
    slides::nothing_moves_behind_an_article,
    slides::what_rotates_by_itself_leaves_the_keyboard_alone,
    slides::what_leads_on_from_an_article_follows_the_feed,
    readings::only_what_was_selected_shows,
    slides::a_slide_that_is_kept_looks_the_same,
    slides::other_words_are_said_by_every_slide,
    slides::what_comes_back_shows_what_it_showed,
    slides::what_was_asked_for_before_there_were_slides_is_done,
    readings::a_reading_takes_nothing_away_that_is_still_published,
    readings::news_that_is_due_is_looked_for_as_soon_as_it_can_be,
}

/// Every sentence holds.
pub(crate) fn hold(step: &Step<'_>) -> Result<(), Broken> {
    let broken = SENTENCES.iter().find(|(_, holds)| !holds(step));
    broken.map_or(Ok(()), |(sentence, _)| {
        let at = format!("{:?} gave {:?} and {:?}", step.cause, step.effects, step.after());
        Err(Broken { sentence, at })
    })
}

/// A press on a headline or a link opens the item that it names.
pub(crate) fn opens(id: Option<&String>, opening: Option<&Opening>) -> Result<(), Broken> {
    let opened = opening.map(|opening| &opening.id);
    let article = opening.and_then(|opening| opening.reading.as_ref());
    let is_same = |id: &String| article.is_none_or(|reading| reading.article.id == *id);
    if opened.is_some() && opened == id && id.is_some_and(is_same) {
        return Ok(());
    }
    let at = format!("{id:?} is named, {opened:?} opens");
    Err(Broken { sentence: "a_press_opens_what_it_names", at })
}

/// When all is well again, all that is published shows.
pub(crate) fn ended_well(world: &World) -> Result<(), Broken> {
    let published = world.publisher.ids(world.attributes.feed, selection(world));
    let shows = &*world.seen.ids;
    if *shows == published {
        return Ok(());
    }
    let at = format!("{shows:?} shows of {published:?}");
    Err(Broken { sentence: "in_the_end_all_that_is_published_shows", at })
}

/// Whether slides that are kept may look different after an event.
pub(crate) const fn may_look_different(event: &Event) -> bool {
    matches!(event, Event::Answered(..) | Event::Options(_) | Event::Words)
}

/// Whether there may be other items. While the widget is not whole, nobody is told of the first.
pub(crate) fn has_other_items(cause: Action, effects: &[Effect], is_whole: bool) -> bool {
    let loads = effects.iter().any(|effect| matches!(effect, Effect::Loaded(..)));
    loads || !is_whole || matches!(cause, Action::Set(_))
}

impl Step<'_> {
    pub(crate) const fn after(&self) -> &Seen {
        &self.world.seen
    }

    pub(crate) fn moves(&self) -> impl Iterator<Item = (usize, By)> {
        self.effects.iter().filter_map(|effect| {
            let Effect::Moved(index, by) = effect else { return None };
            Some((*index, *by))
        })
    }

    pub(crate) fn fetches(&self) -> impl Iterator<Item = &Fetch> {
        self.effects.iter().filter_map(|effect| {
            let Effect::Fetch(fetch) = effect else { return None };
            Some(fetch)
        })
    }
}

pub(crate) fn selection(world: &World) -> &Selection {
    &world.carousel.options().selection
}
