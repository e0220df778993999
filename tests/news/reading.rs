//! An article that is read while the feed behind it changes.

use newsreel::article::{Beside, Neighbour};
use newsreel::carousel::{By, Event as Slide, Hold, Step};
use newsreel::feed::Error;
use newsreel::news::{Effect, Event, News};
use newsreel::runtime::Machine;

use super::scene::{feed, options, press, reload, showing, step, view, with_feed};

const READER: &[(&str, &str)] = &[("open", "reader"), ("interval", "5")];

/// Opens the article of the slide at an index.
fn open(news: &mut News, index: usize) -> Vec<Effect> {
    let reading = news.opening(index).and_then(|opening| opening.reading);
    news.update(Event::Opened(reading.unwrap_or_else(|| unreachable!("it opens in place"))))
}

/// Follows a link beside the article; gives what opens.
fn follow(news: &mut News, neighbour: &Neighbour) -> Option<String> {
    let opening = news.opening_beside(neighbour)?;
    news.update(Event::Opened(opening.reading?));
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
fn reading() -> (News, Vec<Effect>) {
    let mut news = showing(READER, feed(&["a", "b", "c", "d"]));
    let effects = open(&mut news, 2);
    (news, effects)
}

#[test]
fn the_slides_go_to_what_is_read_and_its_neighbours_are_told() {
    let (mut news, effects) = reading();
    assert_eq!(effects.first(), Some(&Effect::Moved(2, By::User)));
    assert_eq!(ids(&effects), ["b", "d"]);
    assert_eq!(follow(&mut news, &next(&effects)).as_deref(), Some("d"));
    assert_eq!(news.index(), 3);
    let effects = open(&mut news, 0);
    assert_eq!(ids(&effects), ["", "b"]);
}

#[test]
fn a_neighbour_is_the_item_that_was_named_wherever_it_is_by_now() {
    let (mut news, effects) = reading();
    let named = next(&effects);
    let effects = reload(&mut news, Ok(feed(&["new", "d", "a", "b", "c"])));
    assert_eq!(ids(&effects), ["b", ""], "the links follow the feed");
    assert_eq!(follow(&mut news, &named).as_deref(), Some("d"));
    assert_eq!(news.id(news.index()).as_deref(), Some("d"));
}

#[test]
fn where_the_article_is_gone_its_neighbours_are_those_that_it_had() {
    for restart in RESTARTS {
        let (mut news, _) = reading();
        let effects = restart(&mut news);
        assert_eq!(ids(&effects), ["b", "d"]);
        let (before, named) = (news.index(), next(&effects));
        assert_eq!(follow(&mut news, &named).as_deref(), Some("d"));
        assert_eq!(news.index(), before, "there is no such slide");
        let back = beside(&effects).and_then(|beside| beside.previous.clone());
        let back = back.unwrap_or_else(|| unreachable!("an article comes before"));
        assert_eq!(follow(&mut news, &back).as_deref(), Some("b"));
        let effects = reload(&mut news, Ok(feed(&["b", "e"])));
        assert_eq!(ids(&effects), ["", "e"], "it is there again");
    }
}

/// All that takes every item away that there was.
const RESTARTS: &[fn(&mut News) -> Vec<Effect>] = &[
    |news| reload(news, Ok(feed(&["x", "y", "z"]))),
    |news| reload(news, Ok(feed(&[]))),
    |news| {
        let other = [&[("feed", "other.json")], READER].concat();
        news.update(Event::Options(options(&other)))
    },
    |news| {
        let tagged = with_feed(&[READER, &[("tag", "silk")]].concat());
        news.update(Event::Options(options(&tagged)))
    },
];

#[test]
fn a_neighbour_opens_in_place_whatever_headlines_do_by_now() {
    let (mut news, effects) = reading();
    news.update(Event::Options(options(&with_feed(&[]))));
    assert_eq!(follow(&mut news, &next(&effects)).as_deref(), Some("d"));
}

#[test]
fn of_two_items_with_one_id_the_neighbour_is_the_one_beside() {
    let mut news = showing(READER, feed(&["twin", "twin", "a"]));
    let effects = open(&mut news, 0);
    assert_eq!(ids(&effects), ["", "twin"]);
    follow(&mut news, &next(&effects));
    assert_eq!(news.index(), 1);
}

#[test]
fn a_failure_changes_nothing_for_who_reads() {
    let (mut news, effects) = reading();
    let failed = reload(&mut news, Err(Error::Network));
    assert_eq!(beside(&failed), None);
    assert_eq!(follow(&mut news, &next(&effects)).as_deref(), Some("d"));
}

#[test]
fn nothing_moves_behind_an_article_until_it_is_closed() {
    let (mut news, _) = reading();
    news.update(Event::Slides(Slide::Start));
    let ticks = |news: &News| view(news).slides.is_some_and(|slides| slides.ticking_ms.is_some());
    assert!(!ticks(&news));
    assert_eq!(news.update(Event::Slides(Slide::Tick)), []);
    news.update(Event::Slides(Slide::Hold(Hold::Hover, true)));
    news.update(Event::Closed);
    assert!(ticks(&news), "it was asked for");
    assert_eq!(news.index(), 2);
}

#[test]
fn news_is_looked_for_also_behind_an_article() {
    let mut news = showing(&[("open", "reader"), ("refresh", "60")], feed(&["a", "b"]));
    open(&mut news, 0);
    assert_eq!(news.update(Event::Refresh).len(), 1);
}

#[test]
fn who_has_closed_the_article_hears_of_no_neighbours() {
    let (mut news, _) = reading();
    news.update(Event::Closed);
    assert_eq!(reload(&mut news, Ok(feed(&["x", "y"]))), [Effect::Loaded(2, 0)]);
    assert_eq!(press(&mut news, Step::Next).len(), 1);
    assert_eq!(step(&mut news, Step::Next, By::Api).len(), 1);
}
