//! What leaves the page, when, and when not.

use newsreel::provider;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Focus, Press, State, Way};

use super::scene::{
    OBSTACLE, answer, assert_says, fields, form, hindered, host_form, options, press, press_with,
    request, send, sent, type_in, view, with,
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
    assert_eq!(press(&mut signup), []);
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
    assert_eq!(press(&mut signup), []);
    let effects = send(&mut signup, "lin@example.org");
    assert_eq!(effects, [Effect::Send(request("lin@example.org", 2))]);
}

#[test]
fn a_page_may_empty_its_field_after_success() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::Subscribed);
    signup.update(Event::Typed(String::new()));
    assert_says(&signup, "Thank you. We have noted ada@example.org.", About::Success);
    signup.update(Event::Typed("lin@".to_owned()));
    assert_eq!(signup.state(), State::Editing);
}

#[test]
fn after_success_another_choice_makes_another_subscription() {
    let mut signup = sent("ada@example.org");
    answer(&mut signup, Answer::Subscribed);
    assert_eq!(signup.update(Event::Mended), []);
    assert_eq!(press(&mut signup), [Effect::Send(request("ada@example.org", 2))]);
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
fn what_the_browser_would_not_send_does_not_leave() {
    let mut signup = form(&[]);
    type_in(&mut signup, "ada@example.org");
    assert_eq!(hindered(&mut signup), [Effect::Focus(Focus::Obstacle)]);
    assert_eq!(signup.state(), State::Invalid);
    assert_says(&signup, OBSTACLE, About::Obstacle);
}

#[test]
fn a_wrong_address_is_told_before_what_else_is_missing() {
    let mut signup = form(&[]);
    type_in(&mut signup, "ada");
    let effects = hindered(&mut signup);
    assert_eq!(effects, [Effect::Invalid("no-at", None), Effect::Focus(Focus::Field)]);
}

#[test]
fn what_is_missing_is_told_until_it_is_mended() {
    let mut signup = form(&[]);
    type_in(&mut signup, "ada@example.org");
    hindered(&mut signup);
    type_in(&mut signup, "lin@example.org");
    assert_says(&signup, OBSTACLE, About::Obstacle);
    assert_eq!(signup.update(Event::Mended), []);
    assert_eq!(signup.state(), State::Editing);
    assert_eq!(press(&mut signup), [Effect::Send(request("lin@example.org", 1))]);
}

#[test]
fn a_doubt_is_not_asked_twice_because_of_what_is_missing() {
    let mut signup = form(&[]);
    send(&mut signup, "ada@gmial.com");
    assert_eq!(hindered(&mut signup), [Effect::Focus(Focus::Obstacle)]);
    signup.update(Event::Mended);
    assert_eq!(press(&mut signup), [Effect::Send(request("ada@gmial.com", 1))]);
}

#[test]
fn a_page_that_asks_is_told_what_is_missing() {
    let mut signup = form(&[]);
    type_in(&mut signup, "ada@example.org");
    assert_eq!(signup.update(Event::Validate(Some(OBSTACLE.to_owned()))), []);
    assert_says(&signup, OBSTACLE, About::Obstacle);
    type_in(&mut signup, "ada");
    let effects = signup.update(Event::Validate(None));
    assert_eq!(effects, [Effect::Invalid("no-at", None)]);
}

#[test]
fn a_consent_goes_along_with_its_version() {
    let mut signup = form(&[("consent", "I agree.")]);
    let mut expected = request("ada@example.org", 1);
    expected.extra =
        fields(&[("consent", "I agree."), ("consent_version", "7cd6522e"), ("newsreel_ms", "0")]);
    assert_eq!(send(&mut signup, "ada@example.org"), [Effect::Send(expected)]);
}

/// Where a form of the page's own goes that says so, or does not; nowhere if it is not sent.
fn sent_to(attributes: &[(&str, &str)], written: &str) -> String {
    let mut signup = host_form(attributes);
    type_in(&mut signup, "ada@example.org");
    let action = written.to_owned();
    let effects = press_with(&mut signup, Press { action, ..Press::default() });
    let [Effect::Send(request)] = effects.as_slice() else { return String::new() };
    request.action.as_str().to_owned()
}

#[test]
fn a_form_of_the_page_is_sent_as_it_stands() {
    let mut signup = host_form(&[]);
    type_in(&mut signup, "ada@example.org");
    let action = "https://letters.example/subscribe".to_owned();
    let effects = press_with(&mut signup, Press { action, ..Press::default() });
    let [Effect::Send(request)] = effects.as_slice() else { panic!("one request: {effects:?}") };
    assert_eq!((request.way, request.as_written), (Way::Form, true));
    assert_eq!((request.name.as_str(), request.extra.as_slice()), ("", [].as_slice()));
}

#[test]
fn a_form_goes_where_the_element_or_the_form_says_and_else_to_the_page_itself() {
    assert_eq!(sent_to(&[], "/join"), "https://page.example/join");
    assert_eq!(sent_to(&[], ""), "https://page.example/news/index.html");
    assert_eq!(sent_to(&[("action", "/other")], "/join"), "https://page.example/other");
}

#[test]
fn a_form_that_wants_its_answer_in_another_tab_gets_it_there() {
    let way = |provider| {
        let mut signup = host_form(&[("provider", provider), ("action", "/s")]);
        type_in(&mut signup, "ada@example.org");
        let effects = press_with(&mut signup, Press { elsewhere: true, ..Press::default() });
        let [Effect::Send(request)] = effects.as_slice() else { panic!("one: {effects:?}") };
        request.way
    };
    assert_eq!([way("form"), way("kit"), way("json")], [Way::NewTab, Way::Form, Way::Json]);
}

#[test]
fn services_are_posted_to_whatever_the_form_says() {
    let mut signup = host_form(&[("provider", "kit"), ("action", "/s")]);
    let effects = send(&mut signup, "ada@example.org");
    let [Effect::Send(request)] = effects.as_slice() else { panic!("one request: {effects:?}") };
    assert!(!request.as_written);
}

#[test]
fn a_form_without_an_address_to_send_to_says_so_and_sends_nothing() {
    for action in ["", " ", "javascript:alert(1)", "mailto:ada@example.org", "https://a@b.example/"]
    {
        let mut signup = with(options(&[("action", action)]));
        let effects = send(&mut signup, "ada@example.org");
        let is_told = matches!(effects.as_slice(), [Effect::Misconfigured("signup-action", _)]);
        assert!(is_told, "{action:?}: {effects:?}");
        let message = "This form is not set up yet. Your address was not sent.";
        assert_says(&signup, message, About::Failure);
    }
}

#[test]
fn an_unknown_provider_is_told_with_those_that_there_are() {
    let mut signup = form(&[("provider", "pigeon")]);
    let effects = send(&mut signup, "ada@example.org");
    assert_eq!(effects, [Effect::Misconfigured("signup-provider", provider::REMEDY)]);
}

#[test]
fn once_it_is_set_up_the_same_address_is_sent() {
    let mut signup = with(options(&[]));
    send(&mut signup, "ada@example.org");
    signup.update(Event::Read(Box::new(options(&[("action", "subscribe")])), None));
    let effects = press(&mut signup);
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
