//! Which slides show, side by side, on paper, and in sets without end.

use newsreel::carousel::{Carousel, Effect, Event, Slides};
use newsreel::limits::{PLACES, SLIDES_PRINTED};
use newsreel::rotation::{self, By, Step};
use newsreel::runtime::Machine;

use super::scene::{feed, press, reload, showing, step, view};

const NINE: &[&str] = &["a", "b", "c", "d", "e", "f", "g", "h", "i"];

fn slides(carousel: &Carousel) -> Slides {
    view(carousel).slides.unwrap_or_else(|| unreachable!("slides show"))
}

fn side_by_side(per_view: usize, ids: &[&str]) -> Carousel {
    let mut carousel = showing(&[], feed(ids));
    carousel.update(Event::PerView(per_view));
    carousel
}

fn long(count: usize) -> Carousel {
    let ids: Vec<String> = (0..count).map(|index| index.to_string()).collect();
    showing(&[], feed(&ids.iter().map(String::as_str).collect::<Vec<_>>()))
}

#[test]
fn several_slides_show_and_as_many_wait_on_each_side() {
    let mut carousel = side_by_side(3, NINE);
    assert_eq!((slides(&carousel).seen, slides(&carousel).window), (0..=2, 0..=8));
    assert_eq!(slides(&carousel).near, 0..=5);
    press(&mut carousel, Step::To(4));
    assert_eq!((slides(&carousel).seen, slides(&carousel).window), (4..=6, 1..=8));
}

#[test]
fn the_last_slide_never_leaves_a_gap_behind_it() {
    let mut carousel = side_by_side(3, NINE);
    assert_eq!(slides(&carousel).picker.len(), 7);
    press(&mut carousel, Step::To(8));
    assert_eq!((carousel.index(), slides(&carousel).seen), (6, 6..=8));
    assert_eq!(press(&mut carousel, Step::Next), [Effect::Moved(0, By::User)]);
    assert_eq!(press(&mut carousel, Step::Previous), [Effect::Moved(6, By::User)]);
}

#[test]
fn a_neighbour_is_drawn_before_the_move_to_it_and_what_is_further_away_is_not() {
    for (index, is_drawn) in [(4, true), (2, true), (5, false), (8, false)] {
        let mut carousel = showing(&[], feed(NINE));
        press(&mut carousel, Step::To(3));
        carousel.update(Event::Slides(rotation::Event::Settled));
        let before = slides(&carousel);
        press(&mut carousel, Step::To(index));
        assert_eq!(before.have_drawn(&slides(&carousel)), is_drawn, "from 3 to {index}");
        carousel.update(Event::Words);
        assert!(!before.have_drawn(&slides(&carousel)), "in other words");
    }
}

#[test]
fn where_all_slides_show_there_is_nothing_to_move() {
    for ids in [&["a", "b"][..], &["a", "b", "c"]] {
        let mut carousel = side_by_side(3, ids);
        assert_eq!(
            (slides(&carousel).picker.len(), slides(&carousel).seen),
            (1, 0..=ids.len() - 1)
        );
        assert_eq!(press(&mut carousel, Step::Next), []);
        assert_eq!(carousel.count(), ids.len());
    }
}

#[test]
fn a_style_that_makes_no_sense_is_held_in_its_limits() {
    for (wanted, shown) in [(0, 1), (1, 1), (6, 6), (usize::MAX, 6)] {
        assert_eq!(slides(&side_by_side(wanted, NINE)).per_view, shown);
    }
}

#[test]
fn the_slide_stays_when_the_width_changes() {
    let mut carousel = side_by_side(1, NINE);
    press(&mut carousel, Step::To(5));
    carousel.update(Event::PerView(3));
    assert_eq!(slides(&carousel).seen, 5..=7);
    carousel.update(Event::PerView(6));
    assert_eq!(slides(&carousel).seen, 3..=8, "it still shows");
}

#[test]
fn what_shows_side_by_side_is_known_before_the_feed_comes() {
    let mut carousel = side_by_side(3, &[]);
    reload(&mut carousel, Ok(feed(NINE)));
    assert_eq!(slides(&carousel).seen, 0..=2);
}

#[test]
fn on_paper_all_slides_show() {
    let mut carousel = showing(&[], feed(NINE));
    press(&mut carousel, Step::To(4));
    assert_eq!(carousel.update(Event::Printing(true)), []);
    assert_eq!(slides(&carousel).window, 0..=8);
    carousel.update(Event::Printing(false));
    assert_eq!((carousel.index(), slides(&carousel).window), (4, 3..=8));
}

#[test]
fn paper_is_not_wasted_without_end() {
    let mut carousel = long(SLIDES_PRINTED + 1);
    carousel.update(Event::Printing(true));
    assert_eq!(slides(&carousel).window, 0..=SLIDES_PRINTED - 1);
}

#[test]
fn a_set_without_end_has_a_scroller_with_one() {
    let mut carousel = long(PLACES * 5);
    assert_eq!((slides(&carousel).origin, slides(&carousel).places), (0, PLACES));
    for index in (0..PLACES * 5).step_by(97) {
        step(&mut carousel, Step::To(index), By::Api);
        let Slides { origin, places, window, count, .. } = slides(&carousel);
        assert_eq!(count, PLACES * 5);
        assert!(origin <= *window.start() && window.end() - origin < places, "at {index}");
        assert!(places <= PLACES, "at {index}");
    }
}

#[test]
fn on_both_sides_of_a_slide_there_is_room_to_scroll() {
    let mut carousel = long(PLACES * 3);
    for index in [PLACES / 2, PLACES - 1, PLACES, PLACES * 2] {
        step(&mut carousel, Step::To(index), By::Api);
        let Slides { origin, places, .. } = slides(&carousel);
        assert!(index - origin >= PLACES / 4 && origin + places - index > PLACES / 4, "{index}");
    }
}
