//! What is left of a widget when it is freed: nothing.

use std::arch::wasm32::memory_size;
use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortSignal, Event, EventTarget, HtmlElement, HtmlInputElement};

use super::support::{
    Clock, Events, FEED, Host, Letter, Machine, Network, News, Reply, Signup, Spot, Stub, append,
    dispatch, document, feed, mount_in, settle, text, turn, window,
};

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

/// Places for a form: with nothing in them, with what only shows until then, with a form of the page.
fn spots() -> [Spot; 3] {
    let action = [("action", Letter::ACTION)];
    let link = |place: &HtmlElement| {
        place.set_text_content(Some("Write to us, or read "));
        append(place, "a", &[("href", "/letters")], "our letters");
    };
    let form = |place: &HtmlElement| {
        let form = append(place, "form", &[action[0], ("method", "post")], "");
        append(&form, "input", &[("type", "email"), ("name", "mail"), ("required", "")], "");
        append(&form, "button", &[], "Join");
    };
    [Spot::new(&action), Spot::holding(&action, link), Spot::holding(&[], form)]
}

#[wasm_bindgen_test]
async fn a_form_leaves_its_host_as_it_was() {
    for spot in spots() {
        let before = spot.tree();
        let letter = Letter::mount(Network::with(Letter::ACTION, Reply::Lost), spot);
        for address in ["ada@", "ada@gamil.com", "ada@unesco.org"] {
            letter.send(address);
        }
        letter.reaches("failed").await;
        assert_ne!(letter.spot.tree(), before);
        let Letter { signup, spot, network: _network } = letter;
        drop(signup);
        turn().await;
        assert_eq!(spot.tree(), before);
    }
}

#[wasm_bindgen_test]
async fn a_form_that_is_put_back_knows_what_it_said_and_what_was_typed() {
    let _network = Network::with(Letter::ACTION, Reply::status(400, r#"{"message":"Closed."}"#));
    for spot in spots() {
        let machine = Machine::new("en", &JsValue::UNDEFINED);
        let find = |selector: &str| spot.find(selector);
        let signup = Signup::new(&spot, &machine);
        let field: HtmlInputElement = find(".newsreel-input, [type=email]").unchecked_into();
        field.set_value("ada@unesco.org");
        signup.submit();
        spot.until("failed", || signup.state() == "failed").await;
        drop(signup);
        let again = Signup::new(&spot, &machine);
        assert_eq!(again.state(), "failed");
        assert_eq!(text(&find(".newsreel-message > .newsreel-words")), "Closed.");
        let field: HtmlInputElement = find(".newsreel-input, [type=email]").unchecked_into();
        assert_eq!(field.value(), "ada@unesco.org");
    }
}

#[wasm_bindgen_test]
async fn a_form_that_was_taken_out_before_its_feed_came_reads_it_when_it_is_put_back() {
    let network = Network::with(FEED, Reply::Never);
    let spot = Spot::new(&[("feed", FEED)]);
    let before = spot.tree();
    let machine = Machine::new("en", &JsValue::UNDEFINED);
    let signup = Signup::new(&spot, &machine);
    let (request, _) = network.only_request().await;
    drop(signup);
    assert!(request.signal().aborted());
    assert_eq!(spot.tree(), before);
    let mut publisher = feed(1);
    publisher["_newsreel"] = serde_json::json!({ "signup": { "action": Letter::ACTION } });
    network.set(FEED, Reply::status(200, publisher.to_string()));
    let _again = Signup::new(&spot, &machine);
    spot.until("the form", || spot.shows("form")).await;
    assert_eq!(network.count(), 2);
}

#[wasm_bindgen_test]
async fn a_wait_goes_on_in_a_form_that_is_put_back() {
    let wait = Some(("Retry-After", "30".to_owned()));
    let _network = Network::with(Letter::ACTION, Reply::Answer(429, wait, String::new()));
    for spot in spots() {
        let clock = Clock::of_timeouts();
        let before = spot.tree();
        let machine = Machine::new("en", &JsValue::UNDEFINED);
        let signup = Signup::new(&spot, &machine);
        let field: HtmlInputElement = spot.find(".newsreel-input, [type=email]").unchecked_into();
        field.set_value("ada@unesco.org");
        signup.submit();
        spot.until("failed", || signup.state() == "failed").await;
        drop(signup);
        assert_eq!(spot.tree(), before, "no button rests any more");
        let again = Signup::new(&spot, &machine);
        settle().await;
        assert_eq!(text(&spot.own("timer")), "0:30");
        assert!(clock.running_ms().contains(&1_000), "the seconds are counted");
        assert_eq!(again.state(), "failed");
    }
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
async fn a_freed_form_calls_no_address_back_hears_no_answer_and_its_listeners_do_nothing() {
    let letter = Letter::answered(Reply::status(200, "{}"));
    let before = letter.spot.element.clone_node().expect("an element can be copied");
    let before: HtmlElement = before.unchecked_into();
    before.remove_attribute("data-state").expect("an attribute can go");
    letter.send("ada@unesco.org");
    assert_eq!(letter.signup.state(), "submitting");
    let subscribed = letter.events("newsreel:subscribed");
    let form = letter.spot.own("form");
    let Letter { signup, spot, network } = letter;
    drop(signup);
    let (request, _) = network.only_request().await;
    assert!(!request.signal().aborted());
    spot.element.append_child(&form).expect("a page can put anything anywhere");
    // Firefox would send a form for a `submit` that a script makes.
    for name in ["input", "change", "keypress", "click"] {
        dispatch(&form, &Event::new(name).expect("an event"));
    }
    form.remove();
    turn().await;
    assert_eq!((network.requests().await.len(), subscribed.take()), (1, vec![]));
    assert_eq!(spot.tree(), before.outer_html());
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
    let mount = || mount_in(&host, "en", &JsValue::UNDEFINED);
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
    for spot in spots() {
        let before = spot.tree();
        for _ in 0..MOUNTS {
            Letter::open(&spot, "en", &JsValue::UNDEFINED).submit();
        }
        assert_eq!(spot.tree(), before);
        assert_eq!(listeners.left(), 0);
    }
}

#[wasm_bindgen_test]
async fn a_host_can_be_mounted_again() {
    let News { carousel, host, network: _network } = News::of(3).await;
    drop(carousel);
    let loaded = Events::of(&host.element, "newsreel:load");
    let again = mount_in(&host, "en", &JsValue::UNDEFINED);
    loaded.next().await;
    assert_eq!((again.count(), host.find_all("[part=carousel]").len()), (3, 1));
}

type Method = Closure<dyn FnMut(JsValue, JsValue, JsValue)>;

/// Counts the listeners at what outlives every widget: the document and its window.
struct Listeners {
    left: Rc<Cell<i32>>,
    _stubs: [(Stub, Method); 4],
}

impl Listeners {
    fn count() -> Self {
        let left = Rc::new(Cell::new(0));
        let stub = |target: &EventTarget, name: &str, step: i32| {
            let method = Reflect::get(target, &name.into()).expect("a target has methods");
            let method: Function = method.unchecked_into();
            let counting = Method::new({
                let (target, left) = (target.clone(), Rc::clone(&left));
                move |name, listener, options| {
                    left.set(left.get() + step);
                    goes_with_its_signal(&options, &left);
                    let called = method.call3(&target, &name, &listener, &options);
                    called.expect("listeners come and go");
                }
            });
            (Stub::new(target, name, counting.as_ref()), counting)
        };
        let (document, window) = (document(), window());
        let stubs = [
            stub(&document, "addEventListener", 1),
            stub(&document, "removeEventListener", -1),
            stub(&window, "addEventListener", 1),
            stub(&window, "removeEventListener", -1),
        ];
        Self { left, _stubs: stubs }
    }

    fn left(&self) -> i32 {
        self.left.get()
    }
}

/// A listener that was added with a signal is removed when that is aborted.
fn goes_with_its_signal(options: &JsValue, left: &Rc<Cell<i32>>) {
    let signal = Reflect::get(options, &"signal".into()).unwrap_or_default();
    let Ok(signal) = signal.dyn_into::<AbortSignal>() else { return };
    let left = Rc::clone(left);
    let gone = Closure::once_into_js(move || left.set(left.get() - 1));
    let added = signal.add_event_listener_with_callback("abort", gone.unchecked_ref());
    added.expect("signals tell");
}
