//! A subscription on its way: what is sent, once, and what becomes of it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    AbortController, AbortSignal, CustomEvent, RequestCredentials, Response, ResponseInit,
};

use super::support::{Clock, Letter, Reply, Stub, turn, window};

const ADDRESS: &str = "ada@unesco.org";
const SIGNUP_DEADLINE_MS: u32 = 15_000;

fn subscribed() -> Reply {
    Reply::status(200, "{}")
}

/// Sends an address to a server that answers like this; gives the message of the failure.
async fn failure(reply: Reply) -> String {
    let letter = Letter::answered(reply);
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    assert_failed(&letter);
    // The same press tries again.
    let told = letter.events("newsreel:subscribed");
    letter.network.set(Letter::ACTION, subscribed());
    let message = letter.message();
    letter.press();
    assert_eq!(told.next().await, json!({}));
    message
}

#[track_caller]
fn assert_failed(letter: &Letter) {
    assert_eq!((letter.signup.state(), letter.field().value()), ("failed".into(), ADDRESS.into()));
    assert!(!letter.field().has_attribute("aria-invalid"), "it is no fault of the address");
    assert!(!letter.button().has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn a_form_is_sent_as_a_form() {
    let letter = Letter::with(subscribed(), &[("provider", "form"), ("name", "EMAIL")]);
    letter.send("ada+news@unesco.org");
    let (request, body) = letter.network.only_subscription().await;
    assert_eq!((request.url(), request.method()), (Letter::ACTION.into(), "POST".into()));
    let kind = request.headers().get("Content-Type").ok().flatten();
    assert_eq!(kind.as_deref(), Some("application/x-www-form-urlencoded"));
    assert_eq!(body, "EMAIL=ada%2Bnews%40unesco.org");
    assert_eq!(request.credentials(), RequestCredentials::SameOrigin);
}

#[wasm_bindgen_test]
async fn json_is_sent_as_json() {
    let letter = Letter::with(subscribed(), &[("provider", "json")]);
    letter.send(ADDRESS);
    let (request, body) = letter.network.only_subscription().await;
    let kind = request.headers().get("Content-Type").ok().flatten();
    assert_eq!(kind.as_deref(), Some("application/json"));
    assert_eq!(body, r#"{"email":"ada@unesco.org"}"#);
}

#[wasm_bindgen_test]
async fn an_international_domain_is_sent_in_a_labels_and_shown_as_typed() {
    let letter = Letter::answered(subscribed());
    letter.send("ada@straße.de");
    let (_, body) = letter.network.only_subscription().await;
    assert_eq!(body, r#"{"email":"ada@xn--strae-oqa.de"}"#);
    letter.reaches("subscribed").await;
    assert_eq!(letter.message(), "Thank you. We have noted ada@straße.de.");
}

#[wasm_bindgen_test]
async fn a_subscription_is_confirmed_and_told() {
    for status in [200, 201, 409] {
        let letter = Letter::answered(Reply::status(status, "{}"));
        let told = letter.events("newsreel:subscribed");
        letter.send(ADDRESS);
        assert_eq!(letter.signup.state(), "submitting");
        assert_eq!(told.next().await, json!({}));
        assert_eq!(letter.signup.state(), "subscribed");
        assert_eq!(letter.message(), "Thank you. We have noted ada@unesco.org.");
    }
}

#[wasm_bindgen_test]
fn that_it_is_being_sent_is_only_said_of_what_takes_long() {
    let clock = Clock::of_timeouts();
    let letter = Letter::answered(Reply::Never);
    letter.send(ADDRESS);
    assert_eq!((letter.signup.state(), letter.message()), ("submitting".into(), String::new()));
    assert_eq!(letter.button().get_attribute("aria-disabled").as_deref(), Some("true"));
    clock.fire(500);
    assert_eq!(letter.message(), "Sending…");
}

#[wasm_bindgen_test]
async fn two_presses_are_one_request() {
    let letter = Letter::answered(subscribed());
    let told = letter.events("newsreel:subscribed");
    letter.send(ADDRESS);
    letter.press();
    letter.signup.submit();
    told.next().await;
    letter.press();
    turn().await;
    assert_eq!((letter.network.requests().await.len(), told.take()), (1, vec![]));
}

#[wasm_bindgen_test]
async fn a_server_with_a_problem_keeps_the_address() {
    let sentence = "The server has a problem. Your address is kept; please try again later.";
    assert_eq!(failure(Reply::status(500, "<h1>Oh</h1>")).await, sentence);
}

#[wasm_bindgen_test]
async fn a_refusal_is_told_in_the_words_of_the_server_and_never_as_markup() {
    let body = json!({ "message": "This <b>list</b> is closed." }).to_string();
    assert_eq!(failure(Reply::status(400, body)).await, "This <b>list</b> is closed.");
    let sentence = "The server did not accept it. Your address is kept.";
    assert_eq!(failure(Reply::status(422, "no JSON")).await, sentence);
}

#[wasm_bindgen_test]
async fn a_server_that_cannot_be_reached_keeps_the_address() {
    let sentence = "We could not reach the server. Your address is kept; please press again.";
    assert_eq!(failure(Reply::Lost).await, sentence);
}

/// The deadline of a request, which passes when a test says so.
struct Deadline {
    asked_ms: Rc<Cell<u32>>,
    passes: AbortController,
    _stub: Stub,
    _timeout: Closure<dyn FnMut(u32) -> AbortSignal>,
}

impl Deadline {
    fn new() -> Self {
        let passes = AbortController::new().expect("a page can abort");
        let asked_ms = Rc::new(Cell::new(0));
        let timeout = Closure::new({
            let (signal, asked_ms) = (passes.signal(), Rc::clone(&asked_ms));
            move |milliseconds| {
                asked_ms.set(milliseconds);
                signal.clone()
            }
        });
        let class = Reflect::get(&window(), &"AbortSignal".into()).expect("a page has signals");
        let stub = Stub::new(&class, "timeout", timeout.as_ref());
        Self { asked_ms, passes, _stub: stub, _timeout: timeout }
    }

    /// As the browser aborts what takes longer than it was given.
    fn pass(&self, given_ms: u32) {
        assert_eq!(self.asked_ms.get(), given_ms);
        let error = Function::new_no_args("return new DOMException('', 'TimeoutError')");
        let error = error.call0(&JsValue::NULL).expect("a page can make errors");
        self.passes.abort_with_reason(&error);
    }
}

#[wasm_bindgen_test]
async fn a_server_that_never_answers_is_given_up() {
    let deadline = Deadline::new();
    let letter = Letter::answered(Reply::Never);
    letter.send(ADDRESS);
    assert_eq!(letter.signup.state(), "submitting");
    deadline.pass(SIGNUP_DEADLINE_MS);
    letter.reaches("failed").await;
    assert_failed(&letter);
    let sentence = "That took too long. Your address is kept; please press again.";
    assert_eq!(letter.message(), sentence);
}

#[wasm_bindgen_test]
async fn a_form_that_leads_nowhere_sends_nothing_and_tells_the_page() {
    let cases = [
        ([("action", "javascript:0"), ("provider", "json")], "signup-action"),
        ([("action", Letter::ACTION), ("provider", "pigeon")], "signup-provider"),
    ];
    for (attributes, code) in cases {
        let letter = Letter::with(subscribed(), &attributes);
        let told = letter.events("newsreel:error");
        letter.send(ADDRESS);
        assert_eq!(told.next().await["code"], code);
        let sentence = "This form is not set up yet. Your address was not sent.";
        assert_eq!(letter.message(), sentence);
        assert_eq!(
            (letter.network.requests().await.len(), letter.field().value()),
            (0, ADDRESS.into())
        );
    }
}

/// Takes every request of a form over, and answers it with `respond`.
fn take_over(letter: &Letter, respond: impl Fn() -> Option<JsValue> + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let host = &letter.spot.element;
    EventListener::new_with_options(host, "newsreel:submit", options, move |event| {
        event.prevent_default();
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let take = Reflect::get(&detail, &"respondWith".into()).expect("a detail is an object");
        if let Some(answer) = respond() {
            let take: Function = take.unchecked_into();
            take.call1(&JsValue::NULL, &answer).expect("an answer is taken");
        }
    })
}

fn response(status: u16, body: &Value) -> JsValue {
    let init = ResponseInit::new();
    init.set_status(status);
    let response = Response::new_with_opt_str_and_init(Some(&body.to_string()), &init);
    Promise::resolve(&response.expect("a sound response")).into()
}

#[wasm_bindgen_test]
async fn the_page_is_told_the_address_before_it_is_sent() {
    let letter = Letter::answered(subscribed());
    let told = letter.events("newsreel:submit");
    letter.send(ADDRESS);
    assert_eq!(told.take(), [json!({ "address": ADDRESS })]);
    letter.reaches("subscribed").await;
    assert_eq!(letter.network.requests().await.len(), 1);
}

#[wasm_bindgen_test]
async fn the_page_may_send_the_address_itself() {
    let letter = Letter::answered(Reply::Lost);
    let _page = take_over(&letter, || Some(Promise::resolve(&JsValue::TRUE).into()));
    let told = letter.events("newsreel:subscribed");
    letter.send(ADDRESS);
    assert_eq!(letter.signup.state(), "submitting");
    assert_eq!(told.next().await, json!({}));
    assert_eq!(
        (letter.signup.state(), letter.network.requests().await.len()),
        ("subscribed".into(), 0)
    );
}

#[wasm_bindgen_test]
async fn a_response_of_the_page_is_read_like_one_of_the_server() {
    let letter = Letter::answered(Reply::Lost);
    let _page = take_over(&letter, || Some(response(400, &json!({ "message": "Closed." }))));
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    assert_eq!((letter.message(), letter.network.requests().await.len()), ("Closed.".into(), 0));
    assert_failed(&letter);
}

#[wasm_bindgen_test]
async fn a_promise_that_the_page_breaks_keeps_the_address() {
    let letter = Letter::answered(subscribed());
    let _page = take_over(&letter, || Some(Promise::reject(&"no".into()).into()));
    letter.send(ADDRESS);
    letter.reaches("failed").await;
    assert_failed(&letter);
    assert_eq!(letter.network.requests().await.len(), 0);
}

#[wasm_bindgen_test]
async fn a_page_that_takes_over_and_gives_nothing_back_leaves_the_form_as_it_was() {
    let letter = Letter::answered(subscribed());
    let page = take_over(&letter, || None);
    letter.send(ADDRESS);
    letter.reaches("editing").await;
    assert_eq!((letter.message(), letter.field().value()), (String::new(), ADDRESS.into()));
    assert_eq!(letter.network.requests().await.len(), 0);
    drop(page);
    letter.press();
    letter.reaches("subscribed").await;
}

#[wasm_bindgen_test]
async fn an_address_that_has_gone_out_is_answered_though_the_form_is_made_as_new() {
    let letter = Letter::answered(subscribed());
    let told = letter.events("newsreel:subscribed");
    letter.send(ADDRESS);
    letter.signup.reset();
    letter.reaches("subscribed").await;
    assert_eq!((told.take().len(), letter.field().value()), (1, String::new()));
}
