//! An article that is read while the feed behind it changes.

use newsreel::article::{Beside, Neighbour};
use newsreel::carousel::{Carousel, Effect, Event};
use newsreel::feed::Error;
use newsreel::rotation::{By, Event as Slide, Hold, Step};
use newsreel::runtime::Machine;

use super::scene::{feed, options, press, reload, showing, step, view, with_feed};

const READER: &[(&str, &str)] = &[("open", "reader"), ("interval", "5")];

/// Opens the article of the slide at an index.
fn open(carousel: &mut Carousel, index: usize) -> Vec<Effect> {
    let reading = carousel.opening(index).and_then(|opening| opening.reading);
    carousel.update(Event::Opened(reading.unwrap_or_else(|| unreachable!("it opens in place"))))
}

/// Follows a link beside the article; gives what opens.
fn follow(carousel: &mut Carousel, neighbour: &Neighbour) -> Option<String> {
    let opening = carousel.opening_beside(neighbour)?;
    carousel.update(Event::Opened(opening.reading?));
    Some(opening.id)
}

fn beside(effects: &[Effect]) -> Option<&Beside> {
    effects.iter().find_map(|effect| {
        let Effect::Beside(beside) = effect else { return None };
        Some(beside)
    })
}

/// The ids of what stands beside the article, as it was told last.
fn ids(effects: &[Effect]) -> [String; 2] {
    let beside = beside(effects).unwrap_or_else(|| unreachable!("it is told"));
    let id = |neighbour: &Option<Neighbour>| neighbour.as_ref().map_or("", |it| &it.id).to_owned();
    [id(&beside.previous), id(&beside.next)]
}

fn next(effects: &[Effect]) -> Neighbour {
    let next = beside(effects).and_then(|beside| beside.next.clone());
    next.unwrap_or_else(|| unreachable!("an article follows"))
}

/// An element of four items whose third is read.
fn reading() -> (Carousel, Vec<Effect>) {
    let mut carousel = showing(READER, feed(&["a", "b", "c", "d"]));
    let effects = open(&mut carousel, 2);
    (carousel, effects)
}

#[test]
fn the_slides_go_to_what_is_read_and_its_neighbours_are_told() {
    let (mut carousel, effects) = reading();
    assert_eq!(effects.first(), Some(&Effect::Moved(2, By::User)));
    assert_eq!(ids(&effects), ["b", "d"]);
    assert_eq!(follow(&mut carousel, &next(&effects)).as_deref(), Some("d"));
    assert_eq!(carousel.index(), 3);
    let effects = open(&mut carousel, 0);
    assert_eq!(ids(&effects), ["", "b"]);
}

#[test]
fn a_neighbour_is_the_item_that_was_named_wherever_it_is_by_now() {
    let (mut carousel, effects) = reading();
    let named = next(&effects);
    let effects = reload(&mut carousel, Ok(feed(&["new", "d", "a", "b", "c"])));
    assert_eq!(ids(&effects), ["b", ""], "the links follow the feed");
    assert_eq!(follow(&mut carousel, &named).as_deref(), Some("d"));
    assert_eq!(carousel.id(carousel.index()).as_deref(), Some("d"));
}

#[test]
fn where_the_article_is_gone_its_neighbours_are_those_that_it_had() {
    for restart in RESTARTS {
        let (mut carousel, _) = reading();
        let effects = restart(&mut carousel);
        assert_eq!(ids(&effects), ["b", "d"]);
        let (before, named) = (carousel.index(), next(&effects));
        assert_eq!(follow(&mut carousel, &named).as_deref(), Some("d"));
        assert_eq!(carousel.index(), before, "there is no such slide");
        let back = beside(&effects).and_then(|beside| beside.previous.clone());
        let back = back.unwrap_or_else(|| unreachable!("an article comes before"));
        assert_eq!(follow(&mut carousel, &back).as_deref(), Some("b"));
        let effects = reload(&mut carousel, Ok(feed(&["b", "e"])));
        assert_eq!(ids(&effects), ["", "e"], "it is there again");
    }
}

/// All that takes every item away that there was.
const RESTARTS: &[fn(&mut Carousel) -> Vec<Effect>] = &[
    |carousel| reload(carousel, Ok(feed(&["x", "y", "z"]))),
    |carousel| reload(carousel, Ok(feed(&[]))),
    |carousel| {
        let other = [&[("feed", "other.json")], READER].concat();
        carousel.update(Event::Options(options(&other)))
    },
    |carousel| {
        let tagged = with_feed(&[READER, &[("tag", "silk")]].concat());
        carousel.update(Event::Options(options(&tagged)))
    },
];

#[test]
fn a_neighbour_opens_in_place_whatever_headlines_do_by_now() {
    let (mut carousel, effects) = reading();
    carousel.update(Event::Options(options(&with_feed(&[]))));
    assert_eq!(follow(&mut carousel, &next(&effects)).as_deref(), Some("d"));
}

#[test]
fn of_two_items_with_one_id_the_neighbour_is_the_one_beside() {
    let mut carousel = showing(READER, feed(&["twin", "twin", "a"]));
    let effects = open(&mut carousel, 0);
    assert_eq!(ids(&effects), ["", "twin"]);
    follow(&mut carousel, &next(&effects));
    assert_eq!(carousel.index(), 1);
}

#[test]
fn a_failure_changes_nothing_for_who_reads() {
    let (mut carousel, effects) = reading();
    let failed = reload(&mut carousel, Err(Error::Network));
    assert_eq!(beside(&failed), None);
    assert_eq!(follow(&mut carousel, &next(&effects)).as_deref(), Some("d"));
}

#[test]
fn nothing_moves_behind_an_article_until_it_is_closed() {
    let (mut carousel, _) = reading();
    carousel.update(Event::Slides(Slide::Start));
    let ticks = |carousel: &Carousel| {
        view(carousel).slides.is_some_and(|slides| slides.ticking_ms.is_some())
    };
    assert!(!ticks(&carousel));
    assert_eq!(carousel.update(Event::Slides(Slide::Tick)), []);
    carousel.update(Event::Slides(Slide::Hold(Hold::Hover, true)));
    carousel.update(Event::Closed);
    assert!(ticks(&carousel), "it was asked for");
    assert_eq!(carousel.index(), 2);
}

#[test]
fn news_is_looked_for_also_behind_an_article() {
    let mut carousel = showing(&[("open", "reader"), ("refresh", "60")], feed(&["a", "b"]));
    open(&mut carousel, 0);
    assert_eq!(carousel.update(Event::Refresh).len(), 1);
}

#[test]
fn who_has_closed_the_article_hears_of_no_neighbours() {
    let (mut carousel, _) = reading();
    carousel.update(Event::Closed);
    assert_eq!(reload(&mut carousel, Ok(feed(&["x", "y"]))), [Effect::Loaded(2, 0)]);
    assert_eq!(press(&mut carousel, Step::Next).len(), 1);
    assert_eq!(step(&mut carousel, Step::Next, By::Api).len(), 1);
}
