//! The machine of the slides: which one shows, and whether they rotate.
#![cfg(not(target_arch = "wasm32"))]

use newsreel::rotation::{By, Entry, Event, Hold, Live, Rotation, Step, View};

const NEXT: Event = Event::Move(Step::Next, By::User);
const PREVIOUS: Event = Event::Move(Step::Previous, By::User);

fn after(mut rotation: Rotation, events: &[Event]) -> View {
    for event in events {
        rotation.update(*event);
    }
    rotation.view()
}

fn still(events: &[Event]) -> View {
    after(Rotation::new(3, false), events)
}

fn rotating(events: &[Event]) -> View {
    after(Rotation::new(3, true), events)
}

#[test]
fn next_and_previous_wrap() {
    assert_eq!(still(&[NEXT]).current, 1);
    assert_eq!(still(&[NEXT, NEXT, NEXT]).current, 0);
    assert_eq!(still(&[PREVIOUS]).current, 2);
}

#[test]
fn an_index_out_of_range_is_the_last() {
    assert_eq!(still(&[Event::Move(Step::To(99), By::Api)]).current, 2);
}

#[test]
fn only_a_change_is_told() {
    let mut rotation = Rotation::new(2, false);
    assert_eq!(rotation.update(Event::Move(Step::To(1), By::Api)), Some(By::Api));
    assert_eq!(rotation.update(Event::Move(Step::To(1), By::Api)), None);
    assert_eq!(rotation.update(NEXT), Some(By::User));
}

#[test]
fn an_empty_or_single_carousel_stays_where_it_is() {
    for count in [0, 1] {
        let view = after(Rotation::new(count, true), &[NEXT, PREVIOUS, Event::Toggle]);
        assert_eq!((view.current, view.ticking, view.rotating), (0, false, false));
    }
}

#[test]
fn a_tick_moves_only_while_rotating() {
    assert_eq!(rotating(&[Event::Tick]).current, 1);
    assert_eq!(still(&[Event::Tick]).current, 0);
}

#[test]
fn holds_end_in_any_order() {
    let hover = |held| Event::Hold(Hold::Hover, held);
    let hidden = |held| Event::Hold(Hold::Hidden, held);
    assert!(!rotating(&[hover(true), hidden(true), hover(false)]).ticking);
    assert!(rotating(&[hover(true), hidden(true), hover(false), hidden(false)]).ticking);
}

#[test]
fn keyboard_focus_stops_rotation_for_good() {
    let view = rotating(&[Event::KeyboardFocus, Event::Hold(Hold::Hover, false), Event::Tick]);
    assert_eq!((view.current, view.rotating, view.live), (0, false, Live::Polite));
}

#[test]
fn a_deliberate_move_stops_rotation_and_a_script_does_not() {
    assert!(!rotating(&[NEXT]).rotating);
    assert!(rotating(&[Event::Move(Step::Next, By::Api)]).rotating);
}

#[test]
fn rotation_that_a_person_started_goes_on_under_hover_and_focus() {
    let started = |events: &[Event]| rotating(&[&[Event::Stop, Event::Toggle], events].concat());
    assert!(started(&[Event::KeyboardFocus, Event::Hold(Hold::Hover, true)]).ticking);
    assert!(!started(&[Event::Hold(Hold::Hidden, true)]).ticking);
    assert!(!started(&[Event::Toggle]).rotating);
}

#[test]
fn what_was_decided_outlives_any_number_of_slides() {
    for (event, goes_on) in [(Event::Stop, false), (NEXT, false), (Event::Hand, true)] {
        let mut rotation = Rotation::new(3, true);
        rotation.update(event);
        for count in [1, 0, 3] {
            rotation.resize(count, None);
        }
        assert_eq!(rotation.view().rotating, goes_on, "{event:?}");
    }
}

#[test]
fn rotation_that_is_offered_begins_unless_somebody_has_decided_or_wants_no_motion() {
    let offered = |event: Option<Event>, calm: bool| {
        let mut rotation = Rotation::new(3, false);
        event.map(|event| rotation.update(event));
        assert!(!rotation.view().rotating, "nothing is offered yet");
        rotation.offer(true, calm);
        rotation.offer(true, true);
        rotation.view().rotating
    };
    assert!(offered(None, false));
    assert!(!offered(None, true));
    assert!(!offered(Some(Event::Stop), false));
    assert!(offered(Some(Event::Start), true));
}

#[test]
fn what_is_asked_for_before_there_are_slides_is_done_when_they_come() {
    let to = |step| Event::Move(step, By::Api);
    let wished = |events: &[Event]| {
        let mut rotation = Rotation::new(0, false);
        for event in events {
            rotation.update(*event);
        }
        rotation.resize(0, None);
        (rotation.resize(5, None), rotation.view().current)
    };
    assert_eq!(wished(&[]), (None, 0));
    assert_eq!(wished(&[to(Step::To(3))]), (Some(By::Api), 3));
    assert_eq!(wished(&[to(Step::To(99))]), (Some(By::Api), 4));
    assert_eq!(wished(&[to(Step::Next), to(Step::Next)]), (Some(By::Api), 2));
    assert_eq!(wished(&[to(Step::Previous)]), (Some(By::Api), 4));
    assert_eq!(wished(&[to(Step::Previous), to(Step::Next)]), (None, 0));
    assert_eq!(wished(&[NEXT]), (None, 0), "nobody can press what is not there");
}

#[test]
fn a_new_count_keeps_the_slide() {
    let mut rotation = Rotation::new(9, false);
    rotation.update(Event::Move(Step::To(8), By::User));
    rotation.resize(10, Some(9));
    assert_eq!(rotation.view().current, 9);
    rotation.resize(2, None);
    assert_eq!(rotation.view().current, 1);
}

#[test]
fn a_move_is_over_when_the_slides_stand_still() {
    assert_eq!(still(&[NEXT]).settled, 0);
    assert_eq!(still(&[NEXT, Event::Settled]).settled, 1);
}

#[test]
fn what_does_not_show_waits_for_time_for_a_hand_or_for_a_move() {
    assert_eq!(still(&[]).reach, 0);
    assert_eq!(still(&[Event::Spare, Event::Spare]).reach, 2);
    for event in [Event::Hand, NEXT] {
        assert_eq!(still(&[event, Event::Spare]).reach, usize::MAX, "{event:?}");
    }
    // Who asks for what shows moves nothing.
    assert_eq!(still(&[Event::Move(Step::To(0), By::Api)]), still(&[]));
}

#[track_caller]
fn picker(current: usize, count: usize, expected: &str) {
    let view = View { current, count, ..still(&[]) };
    let entries = view.picker().into_iter().map(|entry| match entry {
        Entry::Slide(index) => (index + 1).to_string(),
        Entry::Gap => "…".to_owned(),
    });
    assert_eq!(entries.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn the_picker_folds_above_seven() {
    picker(0, 2, "1 2");
    picker(6, 7, "1 2 3 4 5 6 7");
    picker(0, 8, "1 2 3 4 5 … 8");
    picker(3, 8, "1 2 3 4 5 … 8");
    picker(4, 8, "1 … 4 5 6 7 8");
    picker(41, 10_000, "1 … 41 42 43 … 10000");
    picker(9_999, 10_000, "1 … 9996 9997 9998 9999 10000");
}
