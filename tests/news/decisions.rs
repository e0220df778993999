//! What a person or a script has decided stays decided, whatever becomes of the slides.

use newsreel::carousel::{By, Event as Slide, Hold, Live, Step};
use newsreel::news::{Effect, Event, News};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{
    element, feed, feed_of, options, page, press, reload, showing, step, view, with_feed,
};

const FIVE: (&str, &str) = ("interval", "5");

/// Three slides, two of which are of silk.
fn three() -> Box<newsreel::feed::Feed> {
    feed_of(&json!([
        { "id": "a", "title": "A", "tags": ["silk", "sea"] },
        { "id": "b", "title": "B", "tags": ["silk"] },
        { "id": "c", "title": "C", "tags": ["wind"] },
    ]))
}

fn change(news: &mut News, attributes: &[(&str, &str)]) {
    news.update(Event::Options(options(&with_feed(attributes))));
}

fn slide(news: &mut News, event: Slide) -> Vec<Effect> {
    news.update(Event::Slides(event))
}

fn rotates(news: &News) -> bool {
    view(news).slides.is_some_and(|slides| slides.ticking_ms.is_some())
}

/// All that makes a set begin anew; each leaves three slides or two.
const RESTARTS: &[fn(&mut News)] = &[
    |news| {
        reload(news, Ok(feed(&["x"])));
        reload(news, Ok(three()));
    },
    |news| {
        reload(news, Ok(feed(&[])));
        reload(news, Ok(three()));
    },
    |news| _ = reload(news, Ok(three())),
    |news| {
        change(news, &[FIVE, ("tag", "sea")]);
        change(news, &[FIVE, ("tag", "silk")]);
    },
    |news| {
        change(news, &[FIVE, ("limit", "1")]);
        change(news, &[FIVE]);
    },
    |news| change(news, &[("interval", "8")]),
    |news| {
        change(news, &[]);
        change(news, &[FIVE]);
    },
    |news| {
        news.update(Event::Options(options(&[("feed", "other.json"), FIVE])));
        reload(news, Ok(three()));
    },
];

#[test]
fn what_was_stopped_stays_stopped_until_it_is_asked_for() {
    let stops: [fn(&mut News); 5] = [
        |news| _ = slide(news, Slide::Toggle),
        |news| _ = slide(news, Slide::Stop),
        |news| _ = slide(news, Slide::KeyboardFocus),
        |news| _ = press(news, Step::Next),
        |news| _ = news.update(Event::Calm(true)),
    ];
    for (how, stop) in stops.iter().enumerate() {
        for (restarted, restart) in RESTARTS.iter().enumerate() {
            let mut news = showing(&[FIVE], three());
            assert!(rotates(&news));
            stop(&mut news);
            restart(&mut news);
            assert!(!rotates(&news), "stopped by {how}, started by {restarted}");
            slide(&mut news, Slide::Toggle);
            assert!(rotates(&news), "stopped by {how}, asked for after {restarted}");
        }
    }
}

#[test]
fn what_rotates_goes_on_as_it_was() {
    for (restarted, restart) in RESTARTS.iter().enumerate() {
        let mut news = showing(&[FIVE], three());
        restart(&mut news);
        assert!(rotates(&news), "ended by {restarted}");
        slide(&mut news, Slide::Hold(Hold::Hover, true));
        assert!(!rotates(&news), "nobody has asked for it: {restarted}");
    }
}

#[test]
fn what_was_asked_for_goes_on_under_the_pointer_after_any_restart() {
    for (restarted, restart) in RESTARTS.iter().enumerate() {
        let mut news = showing(&[FIVE], three());
        slide(&mut news, Slide::Stop);
        slide(&mut news, Slide::Start);
        restart(&mut news);
        slide(&mut news, Slide::Hold(Hold::Hover, true));
        assert!(rotates(&news), "{restarted}");
    }
}

#[test]
fn what_is_asked_for_before_the_feed_has_come_is_done_when_it_comes() {
    let with = |event: Slide, calm: bool| {
        let mut news = News::new(options(&with_feed(&[FIVE])), page(calm));
        slide(&mut news, event);
        reload(&mut news, Ok(three()));
        rotates(&news)
    };
    assert!(with(Slide::Hand, false) && !with(Slide::Hand, true));
    assert!(!with(Slide::Stop, false));
    assert!(with(Slide::Start, true));
}

#[test]
fn a_slide_that_is_asked_for_before_the_feed_has_come_shows_first_and_is_told_once() {
    let mut news = element(&[]);
    assert_eq!(step(&mut news, Step::To(1), By::Api), []);
    news.update(Event::Load);
    assert_eq!(step(&mut news, Step::Next, By::Api), []);
    let effects = news.update(Event::Answered(1, Ok(three())));
    assert_eq!(effects, [Effect::Loaded(3, 0), Effect::Moved(2, By::Api)]);
    assert_eq!((news.index(), view(&news).status.as_str()), (2, ""));
    assert_eq!(reload(&mut news, Ok(three())), [Effect::Loaded(3, 0)]);
}

#[test]
fn a_slide_that_is_asked_for_while_another_feed_loads_is_one_of_that_feed() {
    let mut news = showing(&[], three());
    press(&mut news, Step::To(2));
    news.update(Event::Options(options(&[("feed", "other.json")])));
    assert_eq!(step(&mut news, Step::To(1), By::Api), []);
    let effects = news.update(Event::Answered(2, Ok(feed(&["x", "y", "z"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0), Effect::Moved(1, By::Api)]);
}

#[test]
fn an_interval_that_comes_later_is_one_that_nobody_has_insisted_on() {
    let mut news = showing(&[], three());
    slide(&mut news, Slide::Hold(Hold::Hover, true));
    change(&mut news, &[FIVE]);
    assert!(!rotates(&news), "it waits for the pointer that is there");
    slide(&mut news, Slide::Hold(Hold::Hover, false));
    assert!(rotates(&news));
    slide(&mut news, Slide::KeyboardFocus);
    assert!(!rotates(&news));
}

#[test]
fn a_person_who_wants_no_motion_gets_none_from_an_interval_that_comes() {
    let mut news = News::new(options(&with_feed(&[])), page(true));
    reload(&mut news, Ok(three()));
    change(&mut news, &[FIVE]);
    assert!(!rotates(&news));
    let mut news = showing(&[], three());
    news.update(Event::Calm(true));
    change(&mut news, &[FIVE]);
    assert!(!rotates(&news), "they may want none only by now");
    news.update(Event::Calm(false));
    assert!(!rotates(&news), "it was stopped");
}

#[test]
fn a_person_who_wants_motion_again_before_there_is_an_interval_gets_it() {
    let mut news = News::new(options(&with_feed(&[])), page(true));
    reload(&mut news, Ok(three()));
    news.update(Event::Calm(false));
    change(&mut news, &[FIVE]);
    assert!(rotates(&news));
}

#[test]
fn what_is_started_without_an_interval_does_not_silence_the_moves() {
    let mut news = showing(&[], three());
    slide(&mut news, Slide::Start);
    assert_eq!((news.is_rotating(), view(&news).live), (false, Live::Polite));
}
