//! Rotation: its control, its timer, and what makes it wait or stop.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MediaQueryList, PointerEvent, PointerEventInit};

use super::support::{Clock, News, Stub, dispatch, document, feed, text, window};

/// A carousel of three that rotates every five seconds, on a clock that stands still.
struct Rotating {
    news: News,
    clock: Clock,
    motion: Motion,
}

impl Rotating {
    async fn new() -> Self {
        Self::with(Motion::welcome()).await
    }

    async fn with(motion: Motion) -> Self {
        let clock = Clock::of_intervals();
        let news = News::with(&feed(3), &[("interval", "5")]).await;
        Self { news, clock, motion }
    }

    fn control(&self) -> String {
        self.news.host.part("rotation").get_attribute("aria-label").unwrap_or_default()
    }

    fn live(&self) -> String {
        self.news.status().get_attribute("aria-live").unwrap_or_default()
    }

    fn runs(&self) -> bool {
        match self.clock.running_ms().as_slice() {
            [] => false,
            [5_000] => true,
            others => panic!("timers of {others:?}"),
        }
    }

    fn point(&self, name: &str, kind: &str) {
        let init = PointerEventInit::new();
        init.set_pointer_type(kind);
        let event = PointerEvent::new_with_event_init_dict(name, &init);
        dispatch(&self.news.host.part("carousel"), &event.expect("a pointer event"));
    }
}

/// Hides the page from the person, or shows it again.
fn hide(hidden: bool) {
    let _stub = Stub::new(&document(), "hidden", &hidden.into());
    dispatch(&document(), &web_sys::Event::new("visibilitychange").expect("an event"));
}

/// Whether the person wants motion, whatever the machine of the tests is set to.
struct Motion {
    answer: Rc<RefCell<MediaQueryList>>,
    // Made before the browser is told to answer otherwise.
    opposite: MediaQueryList,
    _stub: (Stub, Closure<dyn FnMut(JsValue) -> MediaQueryList>),
}

impl Motion {
    fn welcome() -> Self {
        Self::answered("not all", "all")
    }

    fn unwelcome() -> Self {
        Self::answered("all", "not all")
    }

    // A media query that is answered as if it were this one.
    fn answered(query: &str, opposite: &str) -> Self {
        let list = |query| window().match_media(query).ok().flatten().expect("a sound query");
        let (answer, opposite) = (Rc::new(RefCell::new(list(query))), list(opposite));
        let given = Rc::clone(&answer);
        let closure = Closure::new(move |_| given.borrow().clone());
        let stub = Stub::new(&window(), "matchMedia", closure.as_ref());
        Self { answer, opposite, _stub: (stub, closure) }
    }

    fn turns(&mut self) {
        let before = self.answer.replace(self.opposite.clone());
        dispatch(&before, &web_sys::Event::new("change").expect("an event"));
        self.opposite = before;
    }
}

#[wasm_bindgen_test]
async fn without_an_interval_there_is_no_rotation_and_no_control() {
    let clock = Clock::of_intervals();
    let news = News::with(&feed(3), &[]).await;
    assert!(!news.host.shows("rotation"));
    assert_eq!(clock.running_ms(), [0; 0]);
}

#[wasm_bindgen_test]
async fn the_control_comes_first_and_says_what_it_does() {
    let rotating = Rotating::new().await;
    let first = rotating.news.host.find("[part=carousel] button:not([hidden])");
    assert_eq!(first.get_attribute("part").as_deref(), Some("rotation"));
    assert_eq!(rotating.control(), "Stop rotation");
    rotating.news.host.press("rotation");
    assert_eq!((rotating.control(), rotating.runs()), ("Start rotation".into(), false));
    rotating.news.host.press("rotation");
    assert_eq!((rotating.control(), rotating.runs()), ("Stop rotation".into(), true));
}

#[wasm_bindgen_test]
async fn each_interval_shows_the_next_slide_and_says_nothing() {
    let rotating = Rotating::new().await;
    let heard = rotating.news.events("newsreel:slide");
    assert_eq!(rotating.live(), "off");
    for _ in 0..3 {
        rotating.clock.fire(5_000);
    }
    let expected = [(1, "item-2"), (2, "item-3"), (0, "item-1")]
        .map(|(index, id)| json!({ "index": index, "id": id, "reason": "rotation" }));
    assert_eq!(heard.take(), expected);
    assert_eq!((rotating.live(), text(&rotating.news.status())), ("off".into(), String::new()));
}

#[wasm_bindgen_test]
async fn a_persons_move_ends_rotation_and_a_scripts_move_does_not() {
    let rotating = Rotating::new().await;
    rotating.news.carousel.next();
    assert!(rotating.runs());
    rotating.news.host.press("next");
    assert_eq!((rotating.runs(), rotating.live()), (false, "polite".into()));
    assert_eq!(rotating.control(), "Start rotation");
}

#[wasm_bindgen_test]
async fn keyboard_focus_stops_rotation_for_good() {
    let rotating = Rotating::new().await;
    let next = rotating.news.host.part("next");
    next.focus().expect("a button takes the focus");
    assert!(next.matches(":focus-visible").unwrap_or(false), "the focus is the keyboard's");
    assert_eq!((rotating.runs(), rotating.control()), (false, "Start rotation".into()));
    next.blur().expect("a button gives the focus back");
    assert!(!rotating.runs());
}

#[wasm_bindgen_test]
async fn a_pointer_over_it_holds_rotation_and_a_finger_does_not() {
    let rotating = Rotating::new().await;
    rotating.point("pointerenter", "mouse");
    assert_eq!((rotating.runs(), rotating.control()), (false, "Stop rotation".into()));
    rotating.point("pointerleave", "mouse");
    assert!(rotating.runs());
    rotating.point("pointerenter", "touch");
    assert!(rotating.runs());
}

#[wasm_bindgen_test]
async fn rotation_waits_while_the_page_is_hidden() {
    let rotating = Rotating::new().await;
    hide(true);
    assert!(!rotating.runs());
    hide(false);
    assert!(rotating.runs());
}

#[wasm_bindgen_test]
async fn where_no_motion_is_wanted_rotation_waits_to_be_asked_for() {
    let rotating = Rotating::with(Motion::unwelcome()).await;
    assert_eq!((rotating.runs(), rotating.control()), (false, "Start rotation".into()));
    rotating.news.host.press("rotation");
    assert_eq!((rotating.runs(), rotating.control()), (true, "Stop rotation".into()));
}

#[wasm_bindgen_test]
async fn an_interval_that_comes_later_starts_rotation_and_one_that_goes_ends_it() {
    let rotating = Rotating::new().await;
    let element = &rotating.news.host.element;
    element.remove_attribute("interval").expect("attributes go");
    rotating.news.carousel.attributes_changed();
    assert_eq!((rotating.runs(), rotating.news.host.shows("rotation")), (false, false));
    rotating.news.set("interval", "5");
    assert_eq!((rotating.runs(), rotating.news.host.shows("rotation")), (true, true));
}

#[wasm_bindgen_test]
async fn an_interval_that_comes_later_waits_for_the_pointer_that_is_there() {
    let rotating = Rotating::new().await;
    rotating.news.host.element.remove_attribute("interval").expect("attributes go");
    rotating.news.carousel.attributes_changed();
    rotating.point("pointerenter", "mouse");
    rotating.news.set("interval", "5");
    assert!(!rotating.runs());
    rotating.point("pointerleave", "mouse");
    assert!(rotating.runs());
}

#[wasm_bindgen_test]
async fn an_interval_that_comes_under_the_keyboards_focus_waits_to_be_asked_for() {
    let rotating = Rotating::new().await;
    rotating.news.host.element.remove_attribute("interval").expect("attributes go");
    rotating.news.carousel.attributes_changed();
    rotating.news.host.part("next").focus().expect("a button takes the focus");
    rotating.news.set("interval", "5");
    assert_eq!((rotating.runs(), rotating.control()), (false, "Start rotation".into()));
}

#[wasm_bindgen_test]
async fn who_wants_no_motion_any_more_gets_none() {
    let mut rotating = Rotating::new().await;
    rotating.motion.turns();
    assert_eq!((rotating.runs(), rotating.control()), (false, "Start rotation".into()));
    rotating.motion.turns();
    assert!(!rotating.runs());
}

#[wasm_bindgen_test]
async fn scripts_start_and_stop_rotation() {
    let rotating = Rotating::new().await;
    rotating.news.carousel.stop();
    assert!(!rotating.runs());
    rotating.news.carousel.start();
    assert!(rotating.runs());
}

#[wasm_bindgen_test]
async fn rotation_leaves_no_timer_behind() {
    let Rotating { news, clock, motion: _motion } = Rotating::new().await;
    drop(news);
    assert_eq!(clock.running_ms(), [0; 0]);
}
