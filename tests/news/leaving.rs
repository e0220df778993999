//! An element that leaves the document, and comes back.

use newsreel::carousel::{By, Event as Slide, Hold, Step};
use newsreel::feed::Error;
use newsreel::news::{Effect, Event, News, State, View};
use newsreel::runtime::Machine;

use super::scene::{
    element, feed, fetch, generation, link, options, pass, press, reload, showing, step, view,
    with_feed,
};

const ALL: &[(&str, &str)] = &[("open", "reader"), ("interval", "5"), ("refresh", "60")];

fn leave(news: &mut News) {
    assert_eq!(news.update(Event::Left), []);
    let view = view(news);
    let slides = view.slides.as_ref();
    assert_eq!(view.refresh_ms, None);
    assert_eq!(slides.and_then(|slides| slides.ticking_ms), None);
    assert_eq!(slides.and_then(|slides| slides.spare_ms), None);
}

fn stay_away_and_come_back(news: &mut News) -> Vec<Effect> {
    leave(news);
    news.update(Event::Back)
}

#[test]
fn what_comes_back_shows_what_it_showed() {
    for decide in [Slide::Start, Slide::Stop, Slide::Toggle, Slide::Hand] {
        let mut news = showing(ALL, feed(&["a", "b", "c"]));
        step(&mut news, Step::Next, By::Api);
        news.update(Event::Slides(Slide::Settled));
        news.update(Event::Slides(decide));
        // What has been said is not said again.
        let before = View { status: String::new(), ..view(&news) };
        assert_eq!(stay_away_and_come_back(&mut news), []);
        assert_eq!(view(&news), before, "{decide:?}");
    }
}

#[test]
fn a_feed_that_had_not_come_is_asked_for_again_and_a_late_answer_is_none() {
    let mut news = element(&[]);
    news.update(Event::Load);
    leave(&mut news);
    assert_eq!(news.update(Event::Answered(1, Ok(feed(&["late"])))), []);
    let asked = news.update(Event::Back);
    assert_eq!(asked, [fetch(link("feed.json"), generation(&asked).unwrap_or_default(), false)]);
    let answered = Event::Answered(generation(&asked).unwrap_or_default(), Ok(feed(&["a"])));
    assert_eq!(news.update(answered), [Effect::Loaded(1, 0)]);
}

#[test]
fn a_feed_that_was_never_asked_for_or_has_failed_is_asked_for() {
    let mut news = element(&[]);
    assert!(generation(&stay_away_and_come_back(&mut news)).is_some());
    let mut news = element(&[]);
    reload(&mut news, Err(Error::Status(404)));
    assert!(generation(&stay_away_and_come_back(&mut news)).is_some());
    assert_eq!(news.state(), State::Loading);
}

#[test]
fn what_was_out_is_asked_for_again() {
    for event in [Event::Load, Event::Refresh] {
        let mut news = showing(ALL, feed(&["a", "b"]));
        news.update(event);
        let asked = stay_away_and_come_back(&mut news);
        assert_eq!(asked, [fetch(link("feed.json"), 4, true)]);
    }
}

#[test]
fn what_is_asked_for_meanwhile_is_done_afterwards() {
    let mut news = showing(ALL, feed(&["a", "b"]));
    leave(&mut news);
    assert_eq!(news.update(Event::Load), []);
    assert_eq!(step(&mut news, Step::Next, By::Api), [Effect::Moved(1, By::Api)]);
    assert!(generation(&news.update(Event::Back)).is_some());
    let mut news = showing(&[], feed(&["a", "b"]));
    leave(&mut news);
    assert_eq!(news.update(Event::Options(options(&[("feed", "other.json")]))), []);
    let asked = news.update(Event::Back);
    assert_eq!(asked, [fetch(link("other.json"), 3, false)]);
}

#[test]
fn news_that_came_while_it_was_away_is_looked_for() {
    let mut news = showing(ALL, feed(&["a", "b"]));
    leave(&mut news);
    pass(59.0);
    assert_eq!(news.update(Event::Back), []);
    leave(&mut news);
    pass(2.0);
    assert!(generation(&news.update(Event::Back)).is_some());
}

#[test]
fn nobody_reads_what_has_left() {
    let mut news = showing(ALL, feed(&["a", "b"]));
    let open = |news: &mut News| {
        let reading = news.opening(0).and_then(|opening| opening.reading);
        news.update(Event::Opened(reading.unwrap_or_else(|| unreachable!("it opens in place"))))
    };
    open(&mut news);
    leave(&mut news);
    assert_eq!(open(&mut news), []);
    news.update(Event::Back);
    assert_eq!(reload(&mut news, Ok(feed(&["c", "d"]))), [Effect::Loaded(2, 0)]);
    news.update(Event::Slides(Slide::Start));
    assert!(view(&news).slides.is_some_and(|slides| slides.ticking_ms.is_some()));
}

#[test]
fn a_pointer_is_not_there_any_more_and_nothing_is_said_again() {
    let mut news = showing(ALL, feed(&["a", "b"]));
    news.update(Event::Slides(Slide::Hold(Hold::Hover, true)));
    stay_away_and_come_back(&mut news);
    assert!(view(&news).slides.is_some_and(|slides| slides.ticking_ms.is_some()));
    press(&mut news, Step::Next);
    stay_away_and_come_back(&mut news);
    assert_eq!(view(&news).status, "");
}

#[test]
fn what_has_not_left_does_not_come_back() {
    let mut news = element(&with_feed(&[]));
    news.update(Event::Load);
    assert_eq!(news.update(Event::Back), []);
}
