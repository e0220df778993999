//! What is left of a widget when it is freed: nothing.

use std::arch::wasm32::memory_size;
use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::support::{
    Events, FEED, Host, Letter, Network, News, Reply, Stub, dispatch, document, feed, turn,
};
use newsreel::web::{MountedCarousel, MountedSignup};

const MOUNTS: usize = 200;

#[wasm_bindgen_test]
async fn a_carousel_leaves_its_host_as_it_was() {
    let News { carousel, host, network: _network } = News::of(3).await;
    carousel.next();
    assert!(!host.shows_fallback());
    drop(carousel);
    assert_eq!(host.tree(), "<slot></slot>");
    assert!(host.shows_fallback());
}

#[wasm_bindgen_test]
fn a_form_leaves_its_host_as_it_was() {
    let Letter { signup, host, network: _network } = Letter::answered(Reply::Never);
    assert!(!host.shows_fallback());
    drop(signup);
    assert_eq!(host.tree(), "<slot></slot>");
    assert!(host.shows_fallback());
}

#[wasm_bindgen_test]
async fn the_listeners_of_a_freed_carousel_do_nothing() {
    let News { carousel, host, network: _network } = News::of(3).await;
    let (next, slides) = (host.part("next"), host.part("slides"));
    let moved = Events::of(&host.element, "newsreel:slide");
    drop(carousel);
    next.click();
    dispatch(&slides, &Event::new("scrollend").expect("an event"));
    dispatch(&document(), &Event::new("visibilitychange").expect("an event"));
    turn().await;
    assert_eq!((moved.take(), host.tree()), (vec![], "<slot></slot>".to_owned()));
}

#[wasm_bindgen_test]
async fn a_freed_carousel_aborts_its_request_and_hears_no_answer() {
    for reply in [Reply::Never, Reply::Endless] {
        let network = Network::with(FEED, reply);
        let News { carousel, host, network } = News::start(network, &[], &JsValue::UNDEFINED, "en");
        let heard = ["newsreel:load", "newsreel:error"].map(|name| Events::of(&host.element, name));
        let (request, _) = network.only_request().await;
        drop(carousel);
        assert!(request.signal().aborted());
        turn().await;
        assert_eq!(
            heard.map(|events| events.take()),
            [const { Vec::<serde_json::Value>::new() }; 2]
        );
        assert_eq!(host.tree(), "<slot></slot>");
    }
}

#[wasm_bindgen_test]
async fn a_freed_form_aborts_its_request_and_its_listeners_do_nothing() {
    let letter = Letter::answered(Reply::Never);
    letter.send("ada@unesco.org");
    assert_eq!(letter.signup.state(), "submitting");
    let subscribed = letter.events("newsreel:subscribed");
    let form = letter.host.part("form");
    let Letter { signup, host, network } = letter;
    drop(signup);
    let (request, _) = network.only_request().await;
    assert!(request.signal().aborted());
    dispatch(&form, &Event::new("submit").expect("an event"));
    turn().await;
    assert_eq!((network.requests().await.len(), subscribed.take()), (1, vec![]));
    assert_eq!(host.tree(), "<slot></slot>");
}

#[wasm_bindgen_test]
async fn a_widget_may_be_freed_by_a_listener_of_its_own_event() {
    let News { carousel, host, network: _network } = News::of(3).await;
    let mounted = Rc::new(Cell::new(Some(carousel)));
    let listener = gloo::events::EventListener::new(&host.element, "newsreel:slide", {
        let mounted = Rc::clone(&mounted);
        move |_| drop(mounted.take())
    });
    host.press("next");
    assert_eq!(host.tree(), "<slot></slot>");
    drop(listener);
}

#[wasm_bindgen_test]
async fn two_hundred_carousels_leave_nothing_behind() {
    let listeners = Listeners::count();
    let network = Network::with(FEED, Reply::status(200, feed(5).to_string()));
    let host = Host::new(&[("feed", FEED), ("interval", "5")]);
    let mount = || {
        let mounted =
            MountedCarousel::new(host.element.clone(), "en".to_owned(), &JsValue::UNDEFINED);
        mounted.expect("a carousel mounts")
    };
    let loaded = Events::of(&host.element, "newsreel:load");
    for _ in 0..MOUNTS / 4 {
        let carousel = mount();
        loaded.next().await;
        carousel.next();
    }
    let before_pages = memory_size::<0>();
    for _ in 0..MOUNTS * 3 / 4 {
        let carousel = mount();
        loaded.next().await;
        carousel.next();
    }
    assert_eq!(host.tree(), "<slot></slot>");
    assert_eq!(network.requests().await.len(), MOUNTS);
    assert_eq!(listeners.left(), 0);
    assert_eq!(memory_size::<0>(), before_pages, "the memory of the widget grows");
}

#[wasm_bindgen_test]
async fn two_hundred_forms_leave_nothing_behind() {
    let listeners = Listeners::count();
    let _network = Network::with(Letter::ACTION, Reply::Never);
    let host = Host::new(&[("action", Letter::ACTION)]);
    for _ in 0..MOUNTS {
        let signup = MountedSignup::new(host.element.clone(), "en".to_owned(), &JsValue::UNDEFINED);
        signup.expect("a form mounts").submit();
    }
    assert_eq!(host.tree(), "<slot></slot>");
    assert_eq!(listeners.left(), 0);
}

#[wasm_bindgen_test]
async fn a_host_can_be_mounted_again() {
    let News { carousel, host, network: _network } = News::of(3).await;
    drop(carousel);
    let loaded = Events::of(&host.element, "newsreel:load");
    let again = MountedCarousel::new(host.element.clone(), "en".to_owned(), &JsValue::UNDEFINED);
    let again = again.expect("a carousel mounts");
    loaded.next().await;
    assert_eq!((again.count(), host.find_all("[part=carousel]").len()), (3, 1));
}

type Method = Closure<dyn FnMut(JsValue, JsValue, JsValue)>;

/// Counts the listeners at the document, which outlives every widget.
struct Listeners {
    left: Rc<Cell<i32>>,
    _stubs: [(Stub, Method); 2],
}

impl Listeners {
    fn count() -> Self {
        let left = Rc::new(Cell::new(0));
        let stub = |name: &str, step: i32| {
            let method = Reflect::get(&document(), &name.into()).expect("a document has methods");
            let method: Function = method.unchecked_into();
            let left = Rc::clone(&left);
            let counting = Method::new(move |name, listener, options| {
                left.set(left.get() + step);
                let called = method.call3(&document(), &name, &listener, &options);
                called.expect("listeners come and go");
            });
            (Stub::new(&document(), name, counting.as_ref()), counting)
        };
        let stubs = [stub("addEventListener", 1), stub("removeEventListener", -1)];
        Self { left, _stubs: stubs }
    }

    fn left(&self) -> i32 {
        self.left.get()
    }
}
