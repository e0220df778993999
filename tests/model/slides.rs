//! What holds of the slides, of rotation and of the article in front of them.
#![expect(clippy::wildcard_enum_match_arm, reason = "most of what happens is about something else")]

use std::rc::Rc;

use newsreel::article::Neighbour;
use newsreel::carousel::State;
use newsreel::rotation::{By, Entry};

use super::action::Action;
use super::clock::now;
use super::sentences::Step;

/// The index is that of a slide, or 0 where there is none.
pub(crate) fn the_index_is_that_of_a_slide(step: &Step<'_>) -> bool {
    let after = step.after();
    let state_fits = (after.view.state == State::Ready) == (after.count > 0);
    state_fits && after.index < after.count.max(1) && after.ids.len() == after.count
}

/// What shows is drawn, within the places of the scroller, and the picker names it.
pub(crate) fn what_shows_is_drawn(step: &Step<'_>) -> bool {
    let after = step.after();
    let Some(slides) = &after.view.slides else { return after.count == 0 };
    let (seen, window) = (&slides.seen, &slides.window);
    let is_drawn = window.start() <= seen.start() && seen.end() <= window.end();
    let has_place =
        slides.origin <= *window.start() && window.end() - slides.origin < slides.places;
    let is_named = slides.picker.contains(&Entry::Slide(slides.current));
    let is_first = *seen.start() == slides.current && slides.current == after.index;
    let is_there = after.has_slides && *window.end() < after.count;
    is_drawn && has_place && is_named && is_first && is_there
}

/// Another slide shows only by a move that is told, or because the item is gone; at another width,
/// what showed still shows.
pub(crate) fn another_slide_shows_only_by_a_move_that_is_told_or_because_its_item_is_gone(
    step: &Step<'_>,
) -> bool {
    let (before, after) = (step.before, step.after());
    let Some(id) = before.id() else { return true };
    let place = after.ids.iter().position(|known| known == id);
    let seen = after.view.slides.as_ref().map(|slides| &slides.seen);
    let still_shows = place.is_some_and(|place| seen.is_some_and(|seen| seen.contains(&place)));
    place.is_none() || still_shows || step.moves().next().is_some()
}

/// A move is told once, to where it led, with whose it was; what is none is not told.
pub(crate) fn a_move_is_told_once_and_by_whom(step: &Step<'_>) -> bool {
    let by = match step.cause {
        Action::Press(_) | Action::Open(_) | Action::Follow(_) => By::User,
        Action::Tick => By::Rotation,
        _ => By::Api,
    };
    let may = !matches!(
        step.cause,
        Action::Set(_) | Action::PerView(_) | Action::Return | Action::Late(..) | Action::Close
    );
    let moves: Vec<(usize, By)> = step.moves().collect();
    match moves.as_slice() {
        [] => true,
        [moved] => {
            // What was asked for before there were slides is done whatever brings them.
            let comes = step.before.count == 0;
            let is_new = step.before.index != step.after().index;
            (comes || (may && is_new)) && *moved == (step.after().index, by)
        }
        _ => false,
    }
}

/// What was stopped stays stopped until it is asked for, and what was not goes on.
pub(crate) fn what_was_stopped_stays_stopped_until_it_is_asked_for(step: &Step<'_>) -> bool {
    let expected = &step.world.expected;
    let after = step.after();
    after.rotates == (expected.rotates() && expected.positions(after.count) > 1)
}

/// A tick comes one interval after the last move or start, whatever is read meanwhile.
pub(crate) fn a_tick_comes_one_interval_after_the_last_move_or_start(step: &Step<'_>) -> bool {
    let waited_ms = now() - step.world.expected.turned_ms;
    let interval_ms = step.before.ticking_ms().map(f64::from);
    match (step.cause, interval_ms) {
        (Action::Tick, Some(interval_ms)) => {
            #[expect(clippy::float_cmp, reason = "both are whole milliseconds")]
            let is_time = waited_ms == interval_ms;
            is_time && step.moves().count() == 1
        }
        (Action::Tick, None) => false,
        (_, interval_ms) => interval_ms.is_none_or(|interval_ms| waited_ms <= interval_ms),
    }
}

/// Nothing ticks and nothing is asked for while the element is not in the document.
pub(crate) fn nothing_ticks_and_nothing_is_asked_for_away_from_the_document(
    step: &Step<'_>,
) -> bool {
    let view = &step.after().view;
    let spares = view.slides.as_ref().is_some_and(|slides| slides.spare_ms.is_some());
    let ticks = step.after().ticking_ms().is_some() || view.refresh_ms.is_some() || spares;
    !step.world.away || (!ticks && step.fetches().next().is_none())
}

/// Nothing moves by itself behind an article that is read.
pub(crate) fn nothing_moves_behind_an_article(step: &Step<'_>) -> bool {
    !step.world.reads() || step.after().ticking_ms().is_none()
}

/// What rotates by itself is stopped by the keyboard's focus, and does not begin under it.
pub(crate) fn what_rotates_by_itself_leaves_the_keyboard_alone(step: &Step<'_>) -> bool {
    let was_ticking = step.before.ticking_ms().is_some() && step.after().ticking_ms().is_some();
    !(step.world.focused && was_ticking) || step.world.expected.started
}

/// What leads on from an article is what stands beside it in the feed, if it stands there.
pub(crate) fn what_leads_on_from_an_article_follows_the_feed(step: &Step<'_>) -> bool {
    let view = step.world.reader.view();
    let Some(article) = view.article else { return true };
    let ids = &step.after().ids;
    let Some(place) = ids.iter().position(|id| *id == article.id) else { return true };
    let id = |neighbour: &Option<Neighbour>| neighbour.as_ref().map(|it| it.id.clone());
    let beside = [id(&view.beside.previous), id(&view.beside.next)];
    let before = place.checked_sub(1).and_then(|place| ids.get(place).cloned());
    beside == [before, ids.get(place + 1).cloned()]
}

/// A slide that is kept, since the set is said to be the same, looks the same.
pub(crate) fn a_slide_that_is_kept_looks_the_same(step: &Step<'_>) -> bool {
    let Some(looks) = step.looks.as_ref() else { return true };
    if step.before.edition() != step.after().edition() {
        return true;
    }
    let now = step.after().slides(&step.world.carousel);
    now.iter().all(|(index, slide)| {
        let before = looks.iter().find(|(known, _)| known == index);
        before.is_none_or(|(_, before)| before == slide)
    })
}

/// Other words are said by every slide.
pub(crate) fn other_words_are_said_by_every_slide(step: &Step<'_>) -> bool {
    let has_slides = step.after().edition().is_some();
    step.cause != Action::Words || !has_slides || step.before.edition() != step.after().edition()
}

/// What comes back shows what it showed, and so does what leaves.
pub(crate) fn what_comes_back_shows_what_it_showed(step: &Step<'_>) -> bool {
    let (before, after) = (step.before, step.after());
    let is_same = before.index == after.index
        && Rc::ptr_eq(&before.ids, &after.ids)
        && before.edition() == after.edition()
        && before.rotates == after.rotates;
    !matches!(step.cause, Action::Leave | Action::Return) || is_same
}

/// What was asked for before there were slides is done when they come.
pub(crate) fn what_was_asked_for_before_there_were_slides_is_done(step: &Step<'_>) -> bool {
    let (before, after, expected) = (step.before, step.after(), &step.world.expected);
    let comes = before.count == 0 && after.count > 0;
    let last = expected.positions(after.count).saturating_sub(1);
    !comes || after.index == expected.wish.min(last)
}
