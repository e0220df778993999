//! What holds of requests, answers and pages.
#![expect(clippy::wildcard_enum_match_arm, reason = "most of what happens is about something else")]

use std::rc::Rc;

use newsreel::carousel::{Fetch, State};
use newsreel::limits::{PAGE_PAUSE_MS, PAGE_TRIES, SLIDES_AHEAD};

use super::action::{Action, Attribute, Outcome};
use super::clock::now;
use super::publisher::is_tagged;
use super::sentences::{Step, selection};

/// Carousel is looked for one refresh after the last look, where somebody sees it and there is a network.
pub(crate) fn news_is_looked_for_one_refresh_after_the_last_look(step: &Step<'_>) -> bool {
    let world = step.world;
    let Some(refresh_ms) = step.before.view.refresh_ms.map(f64::from) else {
        return step.cause != Action::Look;
    };
    let waited_ms = now() - world.expected.looked_ms;
    if step.cause != Action::Look {
        return true;
    }
    let can = !world.hidden && !world.off_screen && world.online && !step.had_out;
    let is_time = waited_ms > 0.0 && waited_ms % refresh_ms == 0.0;
    let looks = step.fetches().any(|fetch| !fetch.is_page);
    is_time && (looks || !can || world.attributes.feed > 1)
}

/// The count never falls because a request failed, and the slide stays.
pub(crate) fn the_count_never_falls_because_a_request_failed(step: &Step<'_>) -> bool {
    let (before, after) = (step.before, step.after());
    match step.cause {
        Action::Answer(Outcome::Good) => true,
        Action::Answer(_) => before.count == after.count && before.index == after.index,
        _ => true,
    }
}

/// One request at a time is answered: a later one has a higher number, and none is made by itself
/// while one is out.
pub(crate) fn one_request_at_a_time_is_answered(step: &Step<'_>) -> bool {
    let displaces = matches!(step.cause, Action::Reload | Action::Set(Attribute::Feed(_)));
    let fetches: Vec<&Fetch> = step.fetches().collect();
    match fetches.as_slice() {
        [] => true,
        [_] => !step.had_out || displaces || matches!(step.cause, Action::Set(_)),
        _ => false,
    }
}

/// An answer that is not to the latest request changes nothing.
pub(crate) fn a_late_answer_is_none(step: &Step<'_>) -> bool {
    let (before, after) = (step.before, step.after());
    let is_same = Rc::ptr_eq(&before.ids, &after.ids) && before.view.slides == after.view.slides;
    !matches!(step.cause, Action::Late(..)) || (is_same && before.view.state == after.view.state)
}

/// A page that was lost rests before it is asked for again.
pub(crate) fn a_page_that_was_lost_rests(step: &Step<'_>) -> bool {
    let Some((lost, at_ms)) = &step.world.expected.lost else { return true };
    let may = step.world.expected.losses == 0 || step.cause == Action::Answer(Outcome::Good);
    let may = may || step.cause == Action::Online(true);
    let rests = now() - at_ms < f64::from(PAGE_PAUSE_MS);
    let mut pages = step.fetches().filter(|fetch| fetch.is_page && !fetch.fresh);
    may || !rests || pages.all(|fetch| fetch.link.as_str() != lost)
}

/// A page that was lost is asked for again near the end, once the network is back or it has rested, if
/// that has not been too often.
pub(crate) fn a_page_that_was_lost_is_asked_for_again(step: &Step<'_>) -> bool {
    let (world, expected, after) = (step.world, &step.world.expected, step.after());
    let Some((_, at_ms)) = &expected.lost else { return true };
    let has_rested = expected.losses < PAGE_TRIES && now() - at_ms >= LONGEST_REST_MS;
    let is_time = has_rested || step.cause == Action::Online(true);
    let answers = matches!(step.cause, Action::Answer(_));
    let can = world.online && !world.away && !step.had_out && !answers && after.count > 0;
    let nears = after.index + expected.per_view + SLIDES_AHEAD > after.count;
    let lacks = selection(world).limit.is_none_or(|limit| after.count < limit);
    !(is_time && can && nears && lacks) || step.fetches().next().is_some()
}

/// The longest that a page rests.
const LONGEST_REST_MS: f64 = 64_000.0;

/// Only what was selected shows.
pub(crate) fn only_what_was_selected_shows(step: &Step<'_>) -> bool {
    let selection = selection(step.world);
    let ids = &step.after().ids;
    let fits = selection.limit.is_none_or(|limit| ids.len() <= limit);
    fits && (selection.tags.is_empty() || ids.iter().all(|id| is_tagged(id)))
}

/// Where nothing is published, no reading takes anything away.
pub(crate) fn a_reading_takes_nothing_away_that_is_still_published(step: &Step<'_>) -> bool {
    let is_same =
        step.world.publisher.is_unchanged() && step.cause == Action::Answer(Outcome::Good);
    !is_same || step.before.count <= step.after().count
}

/// Carousel that is due is looked for as soon as it can be: when somebody sees it, there is a network, and
/// nothing else is on its way. What comes back without a feed asks for it.
pub(crate) fn news_that_is_due_is_looked_for_as_soon_as_it_can_be(step: &Step<'_>) -> bool {
    let world = step.world;
    let is_away = world.away || world.attributes.feed > 1;
    let can = !is_away && !world.hidden && !world.off_screen && world.online;
    let looks = step.fetches().any(|fetch| !fetch.is_page);
    let lacks = matches!(step.before.view.state, State::Idle | State::Loading | State::Error);
    let comes_back = step.cause == Action::Return && lacks && !is_away;
    let waits = world.expected.due && can && world.out.is_none();
    looks || !(comes_back || waits)
}
