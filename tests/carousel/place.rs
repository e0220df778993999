//! Moves, their announcements, and the reader's place when the feed changes.

use std::ops::RangeInclusive;

use newsreel::carousel::{Carousel, Effect, Event};
use newsreel::limits::SPARE_MS;
use newsreel::rotation::{By, Event as Slide, Hold, Live, Step};
use newsreel::runtime::Machine;
use newsreel::words::{Word, Words};

use super::scene::options;
use super::scene::{element, feed, page, press, reload, showing, step, view, with_feed};

fn rotating() -> Carousel {
    showing(&[("interval", "5")], feed(&["a", "b", "c"]))
}

fn ticking_ms(carousel: &Carousel) -> Option<u32> {
    view(carousel).slides.and_then(|slides| slides.ticking_ms)
}

fn rotation(carousel: &Carousel) -> Option<Word> {
    view(carousel).slides.and_then(|slides| slides.rotation)
}

#[test]
fn a_persons_move_is_told_to_the_page_and_announced() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    assert_eq!(press(&mut carousel, Step::Next), [Effect::Moved(1, By::User)]);
    assert_eq!(view(&carousel).status, "2 of 3: About b");
    assert!(!view(&carousel).status_shows);
    assert_eq!(press(&mut carousel, Step::To(2)), [Effect::Moved(2, By::User)]);
    assert_eq!(view(&carousel).status, "3 of 3: About c");
}

#[test]
fn a_move_to_where_one_is_is_none() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    assert_eq!(press(&mut carousel, Step::To(0)), []);
    assert_eq!(view(&carousel).status, "");
}

#[test]
fn moves_of_scripts_and_of_the_rotation_are_told_and_not_announced() {
    let mut carousel = rotating();
    assert_eq!(step(&mut carousel, Step::Next, By::Api), [Effect::Moved(1, By::Api)]);
    assert_eq!(view(&carousel).status, "");
    assert_eq!(carousel.update(Event::Slides(Slide::Tick)), [Effect::Moved(2, By::Rotation)]);
    assert_eq!((view(&carousel).status.as_str(), view(&carousel).live), ("", Live::Off));
}

#[test]
fn an_announcement_does_not_outlive_the_slide() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    press(&mut carousel, Step::Next);
    step(&mut carousel, Step::Next, By::Api);
    assert_eq!(view(&carousel).status, "");
    press(&mut carousel, Step::Next);
    reload(&mut carousel, Ok(feed(&["a", "b"])));
    assert_eq!(view(&carousel).status, "");
}

#[test]
fn announcements_and_names_are_in_the_words_of_the_page() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    press(&mut carousel, Step::Next);
    let words = Words::new(|key| {
        (key == "slideName").then(|| "第{position}张，共{count}张：{headline}".to_owned())
    });
    assert_eq!(carousel.view(&words).status, "第2张，共2张：About b");
}

fn nine() -> Carousel {
    showing(&[], feed(&["a", "b", "c", "d", "e", "f", "g", "h", "i"]))
}

fn window(carousel: &Carousel) -> Option<RangeInclusive<usize>> {
    view(carousel).slides.map(|slides| slides.window)
}

#[test]
fn the_first_slide_comes_alone_and_the_others_one_by_one_when_there_is_time() {
    let mut carousel = element(&[]);
    reload(&mut carousel, Ok(feed(&["a", "b", "c"])));
    let drawn =
        |carousel: &Carousel| view(carousel).slides.map(|slides| (slides.window, slides.spare_ms));
    for expected in [(0..=0, Some(SPARE_MS)), (0..=1, Some(SPARE_MS)), (0..=2, None)] {
        assert_eq!(drawn(&carousel), Some(expected));
        carousel.update(Event::Slides(Slide::Spare));
    }
}

#[test]
fn a_move_and_a_hand_do_not_wait_for_time() {
    for event in [Slide::Move(Step::Next, By::User), Slide::Hand] {
        let mut carousel = element(&[]);
        reload(&mut carousel, Ok(feed(&["a", "b", "c"])));
        carousel.update(Event::Slides(event));
        assert_eq!(window(&carousel), Some(0..=2), "{event:?}");
    }
}

#[test]
fn the_window_holds_the_slides_of_a_batch_and_its_neighbours() {
    let mut carousel = nine();
    for (index, slides) in [(0, 0..=4), (3, 0..=4), (4, 3..=8), (8, 7..=8), (0, 0..=4)] {
        press(&mut carousel, Step::To(index));
        carousel.update(Event::Slides(Slide::Settled));
        assert_eq!(window(&carousel), Some(slides), "at {index}");
    }
}

#[test]
fn the_window_follows_a_short_move_when_the_slides_stand_still() {
    let mut carousel = nine();
    press(&mut carousel, Step::To(3));
    carousel.update(Event::Slides(Slide::Settled));
    press(&mut carousel, Step::Next);
    assert_eq!(window(&carousel), Some(0..=4), "it moves");
    carousel.update(Event::Slides(Slide::Settled));
    assert_eq!(window(&carousel), Some(3..=8));
}

#[test]
fn the_window_waits_for_nobody_who_is_faster() {
    let mut carousel = nine();
    press(&mut carousel, Step::To(3));
    carousel.update(Event::Slides(Slide::Settled));
    press(&mut carousel, Step::Next);
    press(&mut carousel, Step::Next);
    assert_eq!(window(&carousel), Some(3..=8));
}

#[test]
fn pictures_are_asked_for_no_further_than_the_next_slide() {
    assert_eq!(view(&nine()).slides.map(|slides| slides.near), Some(0..=1));
}

#[test]
fn the_readers_place_is_kept_by_the_items_id() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    press(&mut carousel, Step::Next);
    assert_eq!(
        reload(&mut carousel, Ok(feed(&["new", "newer", "a", "b"]))),
        [Effect::Loaded(4, 0)]
    );
    assert_eq!((carousel.index(), carousel.count()), (3, 4));
}

#[test]
fn where_the_item_is_gone_the_position_is_kept_as_far_as_there_is_one() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    press(&mut carousel, Step::To(2));
    reload(&mut carousel, Ok(feed(&["x", "y", "z"])));
    assert_eq!(carousel.index(), 2);
    reload(&mut carousel, Ok(feed(&["p"])));
    assert_eq!(carousel.index(), 0);
}

#[test]
fn only_what_looks_different_is_a_new_edition() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    let edition = |carousel: &Carousel| view(carousel).slides.map(|slides| slides.edition);
    assert_eq!(edition(&carousel), Some(1));
    reload(&mut carousel, Ok(feed(&["a", "b"])));
    assert_eq!(edition(&carousel), Some(1));
    reload(&mut carousel, Ok(feed(&["a", "c"])));
    assert_eq!(edition(&carousel), Some(2));
    reload(&mut carousel, Ok(feed(&["a"])));
    assert_eq!(edition(&carousel), Some(3));
    reload(&mut carousel, Ok(feed(&["a", "b"])));
    assert_eq!(edition(&carousel), Some(3), "one more at the end changes none that shows");
    press(&mut carousel, Step::Next);
    assert_eq!(edition(&carousel), Some(3));
    carousel.update(Event::Words);
    assert_eq!(edition(&carousel), Some(4));
}

#[test]
fn among_items_of_one_id_the_place_stays_where_it_was() {
    let mut carousel = showing(&[], feed(&["twin", "a", "twin"]));
    press(&mut carousel, Step::To(2));
    reload(&mut carousel, Ok(feed(&["twin", "a", "twin"])));
    assert_eq!(carousel.index(), 2);
}

#[test]
fn with_an_interval_the_set_rotates_and_can_be_stopped() {
    let mut carousel = rotating();
    assert_eq!(
        (ticking_ms(&carousel), rotation(&carousel)),
        (Some(5_000), Some(Word::StopRotation))
    );
    carousel.update(Event::Slides(Slide::Toggle));
    assert_eq!((ticking_ms(&carousel), rotation(&carousel)), (None, Some(Word::StartRotation)));
    assert_eq!(view(&carousel).live, Live::Polite);
}

#[test]
fn a_person_who_wants_no_motion_starts_the_rotation_or_there_is_none() {
    let calm = page(true);
    let mut carousel = Carousel::new(options(&with_feed(&[("interval", "5")])), calm);
    reload(&mut carousel, Ok(feed(&["a", "b"])));
    assert_eq!((ticking_ms(&carousel), rotation(&carousel)), (None, Some(Word::StartRotation)));
    carousel.update(Event::Slides(Slide::Toggle));
    assert_eq!(ticking_ms(&carousel), Some(5_000));
}

#[test]
fn a_single_slide_has_no_rotation_control() {
    let carousel = showing(&[("interval", "5")], feed(&["a"]));
    assert_eq!((ticking_ms(&carousel), rotation(&carousel)), (None, None));
}

#[test]
fn rotation_survives_a_reload_as_it_was() {
    let mut carousel = rotating();
    reload(&mut carousel, Ok(feed(&["x", "y"])));
    assert_eq!(ticking_ms(&carousel), Some(5_000));
    press(&mut carousel, Step::Next);
    reload(&mut carousel, Ok(feed(&["x", "y"])));
    assert_eq!((ticking_ms(&carousel), rotation(&carousel)), (None, Some(Word::StartRotation)));
}

#[test]
fn rotation_begins_when_a_feed_without_items_gets_some() {
    let mut carousel = showing(&[("interval", "5")], feed(&[]));
    reload(&mut carousel, Ok(feed(&["a", "b"])));
    assert_eq!(ticking_ms(&carousel), Some(5_000));
}

#[test]
fn what_made_the_rotation_wait_before_the_feed_came_still_does() {
    for hold in [Hold::Hover, Hold::Hidden, Hold::OffScreen] {
        let mut carousel = element(&[("interval", "5")]);
        carousel.update(Event::Slides(Slide::Hold(hold, true)));
        reload(&mut carousel, Ok(feed(&["a", "b"])));
        assert_eq!(ticking_ms(&carousel), None, "{hold:?}");
        carousel.update(Event::Slides(Slide::Hold(hold, false)));
        assert_eq!(ticking_ms(&carousel), Some(5_000), "{hold:?}");
    }
}
