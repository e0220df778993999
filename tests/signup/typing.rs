//! While an address is typed: no shouting, repairs that are shown, and doubts that are asked once.

use newsreel::runtime::Machine;
use newsreel::signup::{About, Effect, Event, Focus, Signup, State};

use super::scene::{assert_says, form, press, request, says, send, type_in, view};

fn fill(text: &str) -> Effect {
    Effect::Fill(text.to_owned())
}

fn doubt(suggestion: &str) -> Effect {
    Effect::Invalid("typo", Some(suggestion.to_owned()))
}

fn left(text: &str) -> (Signup, Vec<Effect>) {
    let mut signup = form(&[]);
    type_in(&mut signup, text);
    let effects = signup.update(Event::Left);
    (signup, effects)
}

#[test]
fn nobody_is_shouted_at_while_typing() {
    let mut signup = form(&[]);
    for text in ["a", "ada", "ada@", "ada@exa", "ada@gmial.com", "a b@", "@@", ""] {
        assert_eq!(signup.update(Event::Typed(text.to_owned())), []);
        assert_eq!(signup.state(), State::Editing);
        assert_says(&signup, "", About::Progress);
    }
}

#[test]
fn leaving_an_empty_field_is_no_mistake() {
    for text in ["", "  "] {
        let (signup, effects) = left(text);
        assert_eq!((effects, signup.state()), (vec![], State::Editing));
    }
}

#[test]
fn leaving_a_good_address_says_nothing() {
    let (signup, effects) = left("ada@example.org");
    assert_eq!(effects, []);
    assert_says(&signup, "", About::Progress);
}

#[test]
fn leaving_a_bad_address_says_what_is_wrong_and_does_not_take_the_focus_back() {
    let (signup, effects) = left("ada.example.org");
    assert_eq!(effects, [Effect::Invalid("no-at", None)]);
    assert_eq!(signup.state(), State::Invalid);
    let message = "An e-mail address has an @ in it, as in name@example.org.";
    assert_says(&signup, message, About::Field);
}

#[test]
fn a_repair_is_shown_and_said() {
    let (signup, effects) = left(" Ada <ada@Example.org>, ");
    assert_eq!(effects, [fill("ada@example.org")]);
    assert_eq!(signup.state(), State::Editing);
    assert_says(&signup, "We wrote your address as ada@example.org.", About::Progress);
}

#[test]
fn what_is_said_of_a_repair_goes_with_the_next_letter() {
    let (mut signup, _) = left("mailto:ada@example.org");
    type_in(&mut signup, "ada@example.orgx");
    assert_says(&signup, "", About::Progress);
}

#[test]
fn the_shells_own_filling_is_no_typing() {
    let (mut signup, _) = left("mailto:ada@example.org");
    let before = view(&signup);
    assert_eq!(signup.update(Event::Typed("ada@example.org".to_owned())), []);
    assert_eq!(view(&signup), before);
}

#[test]
fn an_error_stays_until_it_is_mended_and_no_other_takes_its_place() {
    let mut signup = form(&[]);
    send(&mut signup, "ada");
    let told = says(&signup);
    assert_eq!(told.1, About::Field);
    signup.update(Event::Typed("ada@".to_owned()));
    assert_eq!((signup.state(), says(&signup)), (State::Invalid, told));
    signup.update(Event::Typed("ada@example.org".to_owned()));
    assert_eq!(signup.state(), State::Editing);
    assert_says(&signup, "", About::Progress);
}

#[test]
fn a_doubt_is_asked_with_what_was_meant() {
    let mut signup = form(&[]);
    let effects = send(&mut signup, "ada@gmial.com");
    assert_eq!(effects, [doubt("ada@gmail.com"), Effect::Focus(Focus::Field)]);
    assert_eq!(signup.state(), State::Invalid);
    let message = "Please check the address. Press again to send it as it is.";
    assert_says(&signup, message, About::Field);
    assert_eq!(view(&signup).suggestion.as_deref(), Some("Did you mean ada@gmail.com?"));
}

#[test]
fn a_second_press_sends_the_doubted_address_as_it_is() {
    let mut signup = form(&[]);
    send(&mut signup, "ada@gmial.com");
    let effects = press(&mut signup);
    assert_eq!(effects, [Effect::Send(request("ada@gmial.com", 1))]);
    assert_eq!(view(&signup).suggestion, None);
}

#[test]
fn leaving_the_field_may_be_the_first_half_of_a_press_and_answers_no_doubt() {
    let (mut signup, effects) = left("ada@gmial.com");
    assert_eq!(effects, [doubt("ada@gmail.com")]);
    let effects = press(&mut signup);
    assert_eq!(effects, [doubt("ada@gmail.com"), Effect::Focus(Focus::Field)]);
    let effects = press(&mut signup);
    assert_eq!(effects, [Effect::Send(request("ada@gmial.com", 1))]);
}

#[test]
fn another_doubtful_address_is_asked_about_anew() {
    let mut signup = form(&[]);
    send(&mut signup, "ada@gmial.com");
    signup.update(Event::Typed("ada@hotmial.com".to_owned()));
    assert_says(&signup, "", About::Progress);
    let effects = press(&mut signup);
    assert_eq!(effects, [doubt("ada@hotmail.com"), Effect::Focus(Focus::Field)]);
}

#[test]
fn a_suggestion_that_is_taken_fills_the_field_and_can_be_sent_at_once() {
    let mut signup = form(&[]);
    send(&mut signup, "ada@gmial.com");
    let effects = signup.update(Event::TakeSuggestion);
    assert_eq!(effects, [fill("ada@gmail.com"), Effect::Focus(Focus::Field)]);
    assert_eq!((signup.state(), view(&signup).suggestion), (State::Editing, None));
    let effects = press(&mut signup);
    assert_eq!(effects, [Effect::Send(request("ada@gmail.com", 1))]);
}

#[test]
fn without_a_suggestion_there_is_nothing_to_take() {
    let mut signup = form(&[]);
    assert_eq!(signup.update(Event::TakeSuggestion), []);
    send(&mut signup, "ada");
    assert_eq!(signup.update(Event::TakeSuggestion), []);
    assert_eq!(signup.state(), State::Invalid);
}

#[test]
fn a_refused_address_that_is_nearly_another_is_asked_about_too() {
    let mut signup = form(&[]);
    let effects = send(&mut signup, "ada@gmail");
    let meant = Some("ada@gmail.com".to_owned());
    assert_eq!(effects, [Effect::Invalid("no-dot-in-domain", meant), Effect::Focus(Focus::Field)]);
    assert_eq!(view(&signup).suggestion.as_deref(), Some("Did you mean ada@gmail.com?"));
    let effects = signup.update(Event::TakeSuggestion);
    assert_eq!(effects, [fill("ada@gmail.com"), Effect::Focus(Focus::Field)]);
    assert_eq!((signup.state(), signup.is_valid()), (State::Editing, true));
}
