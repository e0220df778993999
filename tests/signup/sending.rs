//! What leaves the page, when, and when not.

use newsreel::options::{HostConsent, HostForm, SignupOptions};
use newsreel::provider::{Provider, Transport};
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Focus, Request, State};

use super::scene::{
    answer, assert_says, fields, form, link, options, request, send, sent, type_in, view, with,
};

#[test]
fn a_good_address_leaves_in_one_request() {
    let signup = sent("ada@example.org");
    assert_eq!(signup.state(), State::Submitting);
    assert!(view(&signup).busy);
    assert_says(&signup, "Sending…", About::Progress);
}

#[test]
fn a_second_press_while_sending_sends_nothing() {
    let mut signup = sent("ada@example.org");
    assert_eq!(signup.update(Event::Submit), []);
    assert_eq!(signup.state(), State::Submitting);
}

#[test]
fn what_is_typed_while_sending_does_not_change_what_was_sent() {
    let mut signup = sent("ada@example.org");
    type_in(&mut signup, "lin@example.org");
    assert_eq!(signup.state(), State::Submitting);
    assert_eq!(answer(&mut signup, Answer::Subscribed), [Effect::Subscribed]);
    let message = "Thank you. We have noted ada@example.org.";
    assert_says(&signup, message, About::Success);
}

#[test]
fn a_press_after_success_sends_nothing_and_a_new_address_can_be_typed() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::Subscribed);
    assert_eq!(signup.update(Event::Submit), []);
    let effects = send(&mut signup, "lin@example.org");
    assert_eq!(effects, [Effect::Send(request("lin@example.org", 2))]);
}

#[test]
fn the_wire_has_the_canonical_form_and_the_eye_the_other() {
    let mut signup = form(&[]);
    let effects = send(&mut signup, "ada@bücher.example.org");
    assert_eq!(effects, [Effect::Send(request("ada@xn--bcher-kva.example.org", 1))]);
    answer(&mut signup, Answer::Subscribed);
    let message = "Thank you. We have noted ada@bücher.example.org.";
    assert_says(&signup, message, About::Success);
}

#[test]
fn a_repair_is_shown_in_the_field_before_it_leaves() {
    let mut signup = form(&[]);
    let effects = send(&mut signup, "<ada@example.org>");
    let filled = Effect::Fill("ada@example.org".to_owned());
    assert_eq!(effects, [filled, Effect::Send(request("ada@example.org", 1))]);
}

#[test]
fn a_refused_address_does_not_leave() {
    let mut signup = form(&[]);
    let effects = send(&mut signup, "ada");
    assert_eq!(effects, [Effect::Invalid("no-at", None), Effect::Focus(Focus::Field)]);
    assert_eq!(signup.state(), State::Invalid);
}

#[test]
fn nothing_leaves_without_consent_where_it_is_asked_for() {
    let mut signup = form(&[("consent", "I agree.")]);
    assert_eq!(send(&mut signup, "ada@example.org"), [Effect::Focus(Focus::Consent)]);
    assert_eq!((signup.state(), signup.is_valid()), (State::Invalid, false));
    assert_says(&signup, "Please tick the box to go on.", About::Consent);
}

#[test]
fn a_wrong_address_is_told_before_a_missing_consent() {
    let mut signup = form(&[("consent", "I agree.")]);
    let effects = send(&mut signup, "ada");
    assert_eq!(effects, [Effect::Invalid("no-at", None), Effect::Focus(Focus::Field)]);
}

#[test]
fn the_missing_consent_is_told_until_it_is_given_and_then_goes_along() {
    let mut signup = form(&[("consent", "I agree.")]);
    send(&mut signup, "ada@example.org");
    type_in(&mut signup, "lin@example.org");
    assert_says(&signup, "Please tick the box to go on.", About::Consent);
    assert_eq!(signup.update(Event::Consented(true)), []);
    assert_eq!((signup.state(), signup.is_valid()), (State::Editing, true));
    let mut expected = request("lin@example.org", 1);
    expected.fields = fields(&[
        ("email", "lin@example.org"),
        ("consent", "I agree."),
        ("consent_version", "7cd6522e"),
        ("newsreel_ms", "0"),
    ]);
    assert_eq!(signup.update(Event::Submit), [Effect::Send(expected)]);
}

#[test]
fn a_consent_that_is_taken_back_is_missing() {
    let mut signup = form(&[("consent", "I agree.")]);
    signup.update(Event::Consented(true));
    signup.update(Event::Consented(false));
    assert_eq!(send(&mut signup, "ada@example.org"), [Effect::Focus(Focus::Consent)]);
}

#[test]
fn a_doubt_is_not_asked_twice_because_of_consent() {
    let mut signup = form(&[("consent", "I agree.")]);
    send(&mut signup, "ada@gmial.com");
    assert_eq!(signup.update(Event::Submit), [Effect::Focus(Focus::Consent)]);
    signup.update(Event::Consented(true));
    let effects = signup.update(Event::Submit);
    assert!(matches!(effects.as_slice(), [Effect::Send(_)]), "{effects:?}");
}

#[test]
fn the_hosts_form_is_sent_as_it_would_be_without_us() {
    let host = HostForm {
        action: "https://letters.example/subscribe".to_owned(),
        name: "EMAIL".to_owned(),
        fields: vec![("list".to_owned(), "news".to_owned())],
        ..HostForm::default()
    };
    let mut signup = with(SignupOptions::new(&|_| None, Some(&host), None));
    let expected = Request {
        action: link("https://letters.example/subscribe"),
        transport: Transport::Form,
        fields: fields(&[("EMAIL", "ada@example.org"), ("list", "news"), ("newsreel_ms", "0")]),
        ..request("ada@example.org", 1)
    };
    assert_eq!(send(&mut signup, "ada@example.org"), [Effect::Send(expected)]);
}

#[test]
fn a_box_that_the_hosts_form_asks_for_is_asked_for_and_sent_as_it_would_be_without_us() {
    let named = |name: &str| HostConsent {
        text: " I agree. ".to_owned(),
        name: name.to_owned(),
        value: "yes".to_owned(),
    };
    let version = ("consent_version", "7cd6522e");
    let table: [(&str, &[(&str, &str)]); 3] = [
        ("gdpr", &[("gdpr", "yes"), ("consent", "I agree."), version]),
        ("consent", &[("consent", "yes"), version]),
        ("", &[("consent", "I agree."), version]),
    ];
    for (name, expected) in table {
        let host = HostForm {
            action: "/subscribe".to_owned(),
            consent: Some(named(name)),
            ..HostForm::default()
        };
        let mut signup = with(SignupOptions::new(&|_| None, Some(&host), None));
        assert_eq!(view(&signup).consent.as_deref(), Some("I agree."));
        assert_eq!(send(&mut signup, "ada@example.org"), [Effect::Focus(Focus::Consent)]);
        signup.update(Event::Consented(true));
        let effects = signup.update(Event::Submit);
        let around = [[("email", "ada@example.org")].as_slice(), expected, &[("newsreel_ms", "0")]];
        let [Effect::Send(request)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(request.fields, fields(&around.concat()), "{name:?}");
    }
}

#[test]
fn a_form_without_an_address_to_send_to_says_so_and_sends_nothing() {
    for action in ["", " ", "javascript:alert(1)", "mailto:ada@example.org", "https://a@b.example/"]
    {
        let mut signup = with(options(&[("action", action)]));
        let remedy = "give the form an `action` with an http or https address".to_owned();
        let effects = send(&mut signup, "ada@example.org");
        assert_eq!(effects, [Effect::Misconfigured("signup-action", remedy)], "{action:?}");
        let message = "This form is not set up yet. Your address was not sent.";
        assert_says(&signup, message, About::Failure);
    }
}

#[test]
fn an_unknown_provider_is_told_with_those_that_there_are() {
    let mut signup = form(&[("provider", "pigeon")]);
    let remedy = "set `provider` to one of: ".to_owned() + &Provider::names();
    let effects = send(&mut signup, "ada@example.org");
    assert_eq!(effects, [Effect::Misconfigured("signup-provider", remedy)]);
}

#[test]
fn once_it_is_set_up_the_same_address_is_sent() {
    let mut signup = with(options(&[]));
    send(&mut signup, "ada@example.org");
    signup.update(Event::Options(Box::new(options(&[("action", "subscribe")])), None));
    let effects = signup.update(Event::Submit);
    assert_eq!(effects, [Effect::Send(request("ada@example.org", 1))]);
}

#[test]
fn whether_an_address_is_valid_can_be_asked_at_any_time() {
    let mut signup = form(&[]);
    assert!(!signup.is_valid());
    for (text, valid) in [("ada@", false), ("ada@gmial.com", true), ("<ada@example.org>", true)] {
        signup.update(Event::Typed(text.to_owned()));
        assert_eq!(signup.is_valid(), valid, "{text}");
        assert_eq!(signup.state(), State::Editing);
    }
}
