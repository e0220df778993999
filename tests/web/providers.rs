//! How a subscription travels to the services: fetched with a token, or in a new tab; and when a
//! server or the network makes it wait.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Date, Function, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlFormElement, HtmlInputElement, RequestCache};

use super::support::{
    Clock, Letter, Network, Reply, Spot, Stub, dispatch, settle, text, window, within,
};

const ADDRESS: &str = "ada@unesco.org";
const GHOST: &str = "https://blog.example/members/api/send-magic-link/";
const TOKEN: &str = "https://blog.example/members/api/integrity-token/";

fn ghost(token: Reply) -> Letter {
    let network = Network::with(TOKEN, token);
    network.set(GHOST, Reply::status(201, "{}"));
    let site = [("provider", "ghost"), ("action", "https://blog.example/")];
    Letter::mount(network, Spot::new(&site))
}

async fn json_of(request: &web_sys::Request) -> Value {
    let body = within(request.text().expect("a request has a body"), "the body").await;
    serde_json::from_str(&body.as_string().unwrap_or_default()).expect("a JSON body")
}

#[wasm_bindgen_test]
async fn ghost_gets_its_token_back_and_a_new_one_is_fetched_for_each_try() {
    let letter = ghost(Reply::status(200, "1:first:a\n"));
    letter.network.set(GHOST, Reply::status(500, ""));
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    letter.network.set(TOKEN, Reply::status(200, "2:second:b"));
    letter.network.set(GHOST, Reply::status(201, "{}"));
    letter.press();
    letter.reaches("subscribed").await;
    let requests = letter.network.requests().await;
    let urls: Vec<String> = requests.iter().map(web_sys::Request::url).collect();
    assert_eq!(urls, [TOKEN, GHOST, TOKEN, GHOST]);
    assert_eq!(requests[0].method(), "GET");
    assert_eq!(requests[0].cache(), RequestCache::NoStore);
    let sent =
        |token: &str| json!({ "email": ADDRESS, "emailType": "signup", "integrityToken": token });
    assert_eq!(json_of(&requests[1]).await, sent("1:first:a"));
    assert_eq!(json_of(&requests[3]).await, sent("2:second:b"));
}

#[wasm_bindgen_test]
async fn a_token_that_does_not_come_keeps_the_address_here() {
    for token in [Reply::status(503, ""), Reply::Lost, Reply::status(200, "x".repeat(5_000))] {
        let letter = ghost(token);
        letter.send(ADDRESS);
        letter.reaches("failed").await;
        let (request, _) = letter.network.only_request().await;
        assert_eq!((request.url(), letter.field().value()), (TOKEN.into(), ADDRESS.into()));
    }
}

/// A form that is posted in the place of a request, and its hidden fields.
fn tab_of(form: &HtmlFormElement) -> Value {
    let inputs = form.elements();
    let inputs = (0..inputs.length()).filter_map(|at| inputs.item(at));
    let fields: Vec<Value> = inputs
        .map(JsCast::unchecked_into::<HtmlInputElement>)
        .map(|input| json!([input.type_(), input.name(), input.value()]))
        .collect();
    let attribute = |name: &str| form.get_attribute(name);
    json!({
        "action": attribute("action"),
        "method": attribute("method"),
        "target": attribute("target"),
        "rel": attribute("rel"),
        "fields": fields,
    })
}

/// What the browser would send by itself, while this lives.
struct Posted {
    seen: Rc<RefCell<Vec<Value>>>,
    _stub: Stub,
    _post: Closure<dyn FnMut(HtmlFormElement)>,
}

impl Posted {
    fn new() -> Self {
        let seen = Rc::new(RefCell::new(vec![]));
        let post = Closure::new({
            let seen = Rc::clone(&seen);
            move |form: HtmlFormElement| seen.borrow_mut().push(tab_of(&form))
        });
        let method = Function::new_with_args("post", "return function () { post(this) }");
        let method = method.call1(&JsValue::NULL, post.as_ref()).expect("a method");
        let class = Reflect::get(&window(), &"HTMLFormElement".into()).expect("a page has forms");
        let forms = Reflect::get(&class, &"prototype".into()).expect("a class has a prototype");
        Self { seen, _stub: Stub::new(&forms, "submit", &method), _post: post }
    }
}

#[wasm_bindgen_test]
async fn a_service_that_nobody_else_may_read_is_sent_to_a_new_tab_and_no_success_is_claimed() {
    let clock = Clock::of_timeouts();
    let action = "https://buttondown.com/api/emails/embed-subscribe/centre";
    let letter = Letter::with(Reply::Lost, &[("provider", "buttondown"), ("action", action)]);
    let told = letter.events("newsreel:subscribed");
    let posted = Posted::new();
    letter.send(ADDRESS);
    letter.press();
    assert_eq!(letter.signup.state(), "submitting");
    clock.fire(1_000);
    settle().await;
    assert_eq!(letter.signup.state(), "editing");
    let message = "buttondown.com has opened in a new tab. You are only subscribed once it says so \
                   there. No tab? Press again.";
    assert_eq!(letter.message(), message);
    let expected = json!({
        "action": action,
        "method": "post",
        "target": "_blank",
        "rel": "noopener",
        "fields": [["hidden", "email", ADDRESS], ["hidden", "embed", "1"]],
    });
    assert_eq!(posted.seen.take(), [expected], "one form for two presses");
    settle().await;
    assert_eq!((letter.network.count(), told.take()), (0, vec![]));
    assert_eq!(letter.spot.find_all("form").len(), 1, "nothing of it stays");
}

#[wasm_bindgen_test]
async fn what_was_pressed_offline_is_sent_once_when_the_network_is_back() {
    let offline = Stub::new(&window().navigator(), "onLine", &JsValue::FALSE);
    let letter = Letter::answered(Reply::Lost);
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    let sentence = "You are offline. Your address is kept and will be sent when you are back, as \
                    long as this page stays open.";
    assert_eq!((letter.message().as_str(), letter.field().value()), (sentence, ADDRESS.into()));
    drop(offline);
    letter.network.set(Letter::ACTION, Reply::status(200, "{}"));
    for _ in 0..2 {
        dispatch(&window(), &Event::new("online").expect("an event"));
    }
    letter.reaches("subscribed").await;
    dispatch(&window(), &Event::new("online").expect("an event"));
    assert_eq!(letter.network.requests().await.len(), 2, "the one that was lost, and one more");
}

#[wasm_bindgen_test]
async fn a_form_that_has_left_the_page_sends_nothing_when_the_network_is_back() {
    let offline = Stub::new(&window().navigator(), "onLine", &JsValue::FALSE);
    let letter = Letter::answered(Reply::Lost);
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    let Letter { signup, spot: _spot, network } = letter;
    drop(signup);
    drop(offline);
    dispatch(&window(), &Event::new("online").expect("an event"));
    assert_eq!(network.requests().await.len(), 1);
}

fn now_is(milliseconds: f64) -> (Stub, Closure<dyn FnMut() -> f64>) {
    let now = Closure::new(move || milliseconds);
    let date = Reflect::get(&js_sys::global(), &"Date".into()).expect("there is a Date");
    (Stub::new(&date, "now", now.as_ref()), now)
}

#[wasm_bindgen_test]
async fn a_server_that_asks_for_rest_is_left_alone_for_so_long() {
    let (start, timers) = (Date::now(), Clock::of_timeouts());
    let wait = Some(("Retry-After", "30".to_owned()));
    let letter = Letter::answered(Reply::Answer(429, wait, String::new()));
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    let timer = letter.spot.own("timer");
    let sentence = "Too many tries. Please wait 30 seconds, then press again.";
    assert_eq!((letter.message().as_str(), text(&timer).as_str()), (sentence, "0:30"));
    assert_eq!(timer.get_attribute("role").as_deref(), Some("timer"));
    assert_eq!(timer.get_attribute("aria-live").as_deref(), Some("off"));
    assert_eq!(letter.button().get_attribute("aria-disabled").as_deref(), Some("true"));
    letter.press();
    settle().await;
    assert_eq!((letter.network.count(), letter.field().value()), (1, ADDRESS.into()));
    let later = now_is(start + 5_000.0);
    timers.fire(1_000);
    assert!(["0:25", "0:26"].contains(&text(&timer).as_str()), "{}", text(&timer));
    drop(later);
    let _later = now_is(start + 60_000.0);
    timers.fire(1_000);
    assert_eq!(text(&timer), "");
    assert_eq!(letter.message(), "The wait is over. You can press again now.");
    letter.network.set(Letter::ACTION, Reply::status(200, "{}"));
    letter.press();
    letter.reaches("subscribed").await;
}

#[wasm_bindgen_test]
async fn a_busy_server_that_names_no_time_is_quoted_or_told_in_our_words() {
    let prose = json!({ "errors": [{ "message": "Try again in 10 minutes" }] }).to_string();
    let ours = "Too many tries. Please wait a while, then press again.";
    for (body, sentence) in [(prose.as_str(), "Try again in 10 minutes"), ("", ours)] {
        let letter = Letter::answered(Reply::status(429, body));
        letter.send(ADDRESS);
        letter.reaches("failed").await;
        assert_eq!(letter.message(), sentence);
        assert_eq!(text(&letter.spot.own("timer")), "");
    }
}

/// The same in every browser: that is what these tests are run in two for.
#[wasm_bindgen_test]
async fn every_browser_sends_the_same_address_for_the_same_typing() {
    let table = [
        ("ada@stra\u{df}e.de", "ada@xn--strae-oqa.de"),
        ("ada@fa\u{df}.de", "ada@xn--fa-hia.de"),
        ("ada@\u{3b2}\u{3cc}\u{3bb}\u{3bf}\u{3c2}.gr", "ada@xn--nxasmm1c.gr"),
        ("Ada@B\u{dc}CHER.example.org", "Ada@xn--bcher-kva.example.org"),
        ("ada@u\u{308}ber.de", "ada@xn--ber-goa.de"),
        ("ada\u{ff20}qq\u{3002}com", "ada@qq.com"),
        (
            "\u{7528}\u{6237}@\u{4f8b}\u{5b50}.\u{4e2d}\u{56fd}",
            "\u{7528}\u{6237}@xn--fsqu00a.xn--fiqs8s",
        ),
        ("cafe\u{301}@example.org", "caf\u{e9}@example.org"),
        ("  ada@Example.org,", "ada@example.org"),
        ("ada@xn--strae-oqa.de", "ada@xn--strae-oqa.de"),
    ];
    for (typed, wire) in table {
        let letter = Letter::answered(Reply::status(200, "{}"));
        letter.send(typed);
        let (request, body) = letter.network.only_subscription().await;
        assert_eq!(body, json!({ "email": wire }).to_string(), "{typed}");
        assert_eq!(request.url(), Letter::ACTION);
    }
}
