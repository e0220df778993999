//! How a request can end: what the person reads, and that the typed text is never lost.

use newsreel::feed::Value;
use newsreel::limits::SERVER_MESSAGE_CHARS;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Press, State, Way};
use serde_json::json;

use super::scene::{answer, assert_says, form, host_form, press, request, send, sent, view};

type Json = serde_json::Value;

fn read(facts: Json) -> Answer {
    Answer::new(&Value::read(facts))
}

fn of_server(status: u16, retry_after: Option<&str>, body: impl Into<Json>) -> Answer {
    read(json!({ "status": status, "retryAfter": retry_after, "body": body.into() }))
}

/// A page that a server answers with, after a redirect or without.
fn of_page(redirected: bool, page: impl Into<Json>) -> Answer {
    read(json!({ "status": 200, "redirected": redirected, "page": page.into() }))
}

fn refused(sentence: &str) -> Answer {
    Answer::Refused(Some(sentence.to_owned()))
}

#[test]
fn success_is_told_to_the_page_and_to_the_person() {
    let mut signup = sent("ada@example.org");
    assert_eq!(answer(&mut signup, Answer::Subscribed), [Effect::Subscribed]);
    assert_eq!(signup.state(), State::Subscribed);
    assert_says(&signup, "Thank you. We have noted ada@example.org.", About::Success);
}

#[test]
fn every_failure_has_a_sentence_and_keeps_the_text_for_another_press() {
    let table = [
        (Answer::Refused(None), "The server did not accept it. Your address is kept."),
        (refused("The list is full."), "The list is full."),
        (Answer::RateLimited(None, None), "Too many tries. Please wait a while, then press again."),
        (
            Answer::RateLimited(None, Some(86_400)),
            "Too many tries. Please wait a while, then press again.",
        ),
        (Answer::RateLimited(Some("In 10 minutes.".to_owned()), None), "In 10 minutes."),
        (
            Answer::ServerTrouble,
            "The server has a problem. Your address is kept; please try again later.",
        ),
        (
            Answer::Offline,
            "You are offline. Your address is kept and will be sent when you are back, as long as \
             this page stays open.",
        ),
        (Answer::TooSlow, "That took too long. Your address is kept; please press again."),
        (
            Answer::Unreachable,
            "We could not reach the server. Your address is kept; please press again.",
        ),
    ];
    for (failure, message) in table {
        let mut signup = sent("ada@example.org");
        assert_eq!(answer(&mut signup, failure.clone()), [], "{failure:?}");
        assert_eq!(signup.state(), State::Failed, "{failure:?}");
        assert_says(&signup, message, About::Failure);
        let again = press(&mut signup);
        assert_eq!(again, [Effect::Send(request("ada@example.org", 2))], "{failure:?}");
    }
}

#[test]
fn a_failure_is_forgotten_with_the_next_letter() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::TooSlow);
    signup.update(Event::Typed("ada@example.or".to_owned()));
    assert_eq!(signup.state(), State::Editing);
    assert_says(&signup, "", About::Progress);
}

#[test]
fn a_page_that_takes_the_request_over_and_gives_it_back_leaves_the_form_as_it_was() {
    let mut signup = sent("ada@example.org");
    assert_eq!(answer(&mut signup, Answer::Withdrawn), []);
    assert_eq!(signup.state(), State::Editing);
    assert_says(&signup, "", About::Progress);
    assert_eq!(press(&mut signup), [Effect::Send(request("ada@example.org", 2))]);
}

#[test]
fn an_answer_that_is_not_to_the_latest_request_is_ignored() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::TooSlow);
    press(&mut signup);
    assert_eq!(answer(&mut signup, Answer::Subscribed), []);
    assert_eq!(signup.state(), State::Submitting);
    assert_eq!(signup.update(Event::Answered(2, Answer::Subscribed)), [Effect::Subscribed]);
}

#[test]
fn an_answer_that_nobody_waits_for_is_ignored() {
    let mut signup = form(&[]);
    assert_eq!(signup.update(Event::Answered(0, Answer::Subscribed)), []);
    assert_eq!(signup.state(), State::Editing);
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::Subscribed);
    assert_eq!(answer(&mut signup, Answer::ServerTrouble), []);
    assert_eq!(signup.state(), State::Subscribed);
}

#[test]
fn a_reset_form_is_as_new() {
    let mut signup = form(&[]);
    send(&mut signup, "ada@gmial.com");
    assert_eq!(signup.update(Event::Reset), []);
    assert_eq!((signup.state(), signup.is_valid()), (State::Editing, false));
    assert_says(&signup, "", About::Progress);
    let effects = send(&mut signup, "ada@gmial.com");
    let asked = matches!(effects.as_slice(), [Effect::Invalid("typo", Some(_)), Effect::Focus(_)]);
    assert!(asked, "the doubt is asked again: {effects:?}");
}

#[test]
fn an_address_that_has_gone_out_is_answered_after_a_reset_too() {
    let mut signup = sent("ada@example.org");
    signup.update(Event::Reset);
    assert_eq!(signup.state(), State::Submitting);
    assert_eq!(answer(&mut signup, Answer::Subscribed), [Effect::Subscribed]);
    assert_says(&signup, "Thank you. We have noted ada@example.org.", About::Success);
}

#[test]
fn the_status_of_a_server_says_how_it_went() {
    let empty = || json!(null);
    for status in [200, 201, 202, 204, 299, 409] {
        assert_eq!(of_server(status, None, empty()), Answer::Subscribed, "{status}");
    }
    for status in [400, 403, 404, 422, 499] {
        assert_eq!(of_server(status, None, empty()), Answer::Refused(None), "{status}");
    }
    for status in [0, 100, 302, 500, 503, 599] {
        assert_eq!(of_server(status, None, empty()), Answer::ServerTrouble, "{status}");
    }
}

#[test]
fn a_page_that_shows_the_form_again_or_marks_a_field_is_no_thanks() {
    let again = json!({ "asks": true, "sentence": "Enter a valid address." });
    assert_eq!(of_page(false, again.clone()), refused("Enter a valid address."));
    assert_eq!(of_page(false, json!({ "isWrong": true })), Answer::Refused(None));
    // Every page of a site may have the form in its footer, but nobody's address in it.
    assert_eq!(of_page(true, again), Answer::Subscribed);
    let filled = json!({ "asks": true, "isFilled": true });
    assert_eq!(of_page(true, filled), Answer::Refused(None));
    assert_eq!(of_page(true, json!({ "isWrong": true })), Answer::Refused(None));
}

#[test]
fn of_any_other_page_nobody_here_can_tell() {
    assert_eq!(of_page(false, json!({ "sentence": "Thank you." })), Answer::Unclear);
    assert_eq!(of_page(true, json!({})), Answer::Subscribed);
    let netlify = json!({ "status": 200, "byStatus": true, "page": { "asks": true } });
    assert_eq!(read(netlify), Answer::Subscribed);
}

#[test]
fn a_part_of_a_page_is_no_sentence() {
    let long = "word ".repeat(SERVER_MESSAGE_CHARS);
    assert_eq!(of_page(false, json!({ "asks": true, "sentence": long })), Answer::Refused(None));
}

#[test]
fn where_it_is_not_clear_the_publishers_page_is_where_to_finish() {
    let mut signup = host_form(&[]);
    send(&mut signup, "ada@example.org");
    assert_eq!(answer(&mut signup, Answer::Unclear), []);
    assert_eq!(signup.state(), State::Failed);
    assert_eq!(view(&signup).finish.as_deref(), Some("Finish on the publisher's page"));
    let effects = signup.update(Event::Finish(Press::default()));
    let [Effect::Send(sent)] = effects.as_slice() else { panic!("it is sent: {effects:?}") };
    assert_eq!((sent.way, sent.as_written), (Way::SameTab, true));
    assert_eq!(signup.state(), State::Failed, "nothing is claimed");
}

#[test]
fn what_a_browser_cannot_send_by_itself_has_nowhere_to_finish() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::Unclear);
    assert_says(&signup, "The server did not accept it. Your address is kept.", About::Failure);
    assert_eq!(view(&signup).finish, None);
    assert_eq!(signup.update(Event::Finish(Press::default())), []);
}

#[test]
fn a_form_that_a_blocker_stops_goes_to_a_new_tab_with_the_next_press() {
    let mut signup = host_form(&[]);
    send(&mut signup, "ada@example.org");
    answer(&mut signup, Answer::Unreachable);
    let effects = press(&mut signup);
    let [Effect::Send(again)] = effects.as_slice() else { panic!("it is sent: {effects:?}") };
    assert_eq!(again.way, Way::NewTab);
}

#[test]
fn a_frame_that_sends_no_forms_is_told_so_with_the_remedy() {
    let mut signup = form(&[("provider", "tab")]);
    send(&mut signup, "ada@example.org");
    let effects = answer(&mut signup, Answer::Blocked);
    assert!(matches!(effects.as_slice(), [Effect::Misconfigured("signup-sandbox", _)]));
    assert_eq!(signup.state(), State::Invalid);
}

#[test]
fn what_gave_no_answer_is_told_by_why() {
    let table = [
        ("late", Answer::TooSlow),
        ("offline", Answer::Offline),
        ("unsent", Answer::Unsent),
        ("withdrawn", Answer::Withdrawn),
        ("handed-over", Answer::HandedOver),
        ("blocked", Answer::Blocked),
        ("unreachable", Answer::Unreachable),
    ];
    for (why, expected) in table {
        assert_eq!(read(json!({ "lost": why })), expected, "{why}");
    }
}

#[test]
fn a_service_may_say_no_in_an_answer_that_is_well() {
    let said = |body| of_server(200, None, body);
    let fields = json!({ "email": ["The email must be valid."] });
    let table = [
        (json!({ "success": false, "errors": { "fields": fields } }), "The email must be valid."),
        (json!({ "status": "failed", "errors": { "fields": ["x"], "messages": ["No."] } }), "No."),
        (json!({ "success": false, "message": "Closed.", "errors": { "EMAIL": "x" } }), "Closed."),
    ];
    for (body, sentence) in table {
        assert_eq!(said(body.clone()), refused(sentence), "{body}");
    }
    assert_eq!(said(json!({ "status": "quarantined", "url": "/x" })), Answer::Refused(None));
    for body in [json!({ "success": true }), json!({ "status": "success" }), json!({ "data": {} })]
    {
        assert_eq!(said(body.clone()), Answer::Subscribed, "{body}");
    }
}

#[test]
fn a_server_may_say_how_long_to_wait() {
    let wait = |seconds, body| of_server(429, seconds, body);
    assert_eq!(wait(Some("30"), json!(null)), Answer::RateLimited(None, Some(30)));
    let sentence = "Too many different sign-in attempts, try again in 10 minutes";
    let body = json!({ "errors": [{ "message": sentence }] });
    assert_eq!(wait(None, body), Answer::RateLimited(Some(sentence.to_owned()), None));
}

#[test]
fn the_servers_own_sentence_is_shown() {
    let said = |body| of_server(422, None, body);
    assert_eq!(said(json!({ "message": "No." })), refused("No."));
    assert_eq!(said(json!({ "errors": [{ "message": "Not here." }, {}] })), refused("Not here."));
    assert_eq!(said(json!({ "errors": { "message": "One." } })), refused("One."));
    assert_eq!(said(json!({ "errors": ["One.", "Two."] })), refused("One."));
    for silent in [
        json!({}),
        json!({ "message": 7 }),
        json!({ "message": " " }),
        json!(["No."]),
        json!({ "errors": [{ "code": "E" }] }),
    ] {
        assert_eq!(said(silent.clone()), Answer::Refused(None), "{silent}");
    }
}

#[test]
fn a_server_that_talks_too_much_is_cut_short() {
    let Answer::Refused(Some(sentence)) =
        of_server(400, None, json!({ "message": "word ".repeat(400) }))
    else {
        panic!("a sentence of the server");
    };
    let length = sentence.chars().count();
    assert!(length <= SERVER_MESSAGE_CHARS + 1 && sentence.ends_with("word…"), "{length}");
}
