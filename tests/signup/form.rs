//! What the form shows before anybody typed, and what a feed adds to it.

use newsreel::feed::{Contact, Signup as FeedSignup};
use newsreel::options::{HostForm, SignupOptions};
use newsreel::runtime::Machine;
use newsreel::signup::{About, Event, State, View};
use newsreel::words::Words;

use super::scene::{form, link, options, view, with};

fn plain() -> View {
    View {
        fallback: false,
        title: "Newsletter".to_owned(),
        heading_level: 3,
        text: String::new(),
        label: "E-mail address".to_owned(),
        button: "Subscribe".to_owned(),
        consent: None,
        consented: false,
        privacy: None,
        message: String::new(),
        about: About::Progress,
        suggestion: None,
        timer: String::new(),
        busy: false,
    }
}

#[test]
fn a_form_has_words_for_all_that_nobody_named() {
    let signup = form(&[]);
    assert_eq!(view(&signup), plain());
    assert_eq!((signup.state(), signup.contact()), (State::Editing, None));
}

#[test]
fn attributes_say_what_the_form_shows() {
    let signup = form(&[
        ("label", "Harbour Letter"),
        ("heading-level", "2"),
        ("consent", "I agree."),
        ("privacy", "../privacy"),
    ]);
    let privacy = link("https://page.example/privacy");
    let expected = View {
        title: "Harbour Letter".to_owned(),
        heading_level: 2,
        consent: Some("I agree.".to_owned()),
        privacy: Some((privacy, "Privacy policy".to_owned())),
        ..plain()
    };
    assert_eq!(view(&signup), expected);
}

#[test]
fn an_unsafe_privacy_link_is_not_shown() {
    assert_eq!(view(&form(&[("privacy", "javascript:alert(1)")])), plain());
}

#[test]
fn the_hosts_form_keeps_its_label_and_its_button() {
    let host = HostForm {
        action: "/subscribe".to_owned(),
        label: "Your e-mail".to_owned(),
        button: "Join".to_owned(),
        ..HostForm::default()
    };
    let signup = with(SignupOptions::new(&|_| None, Some(&host), None));
    let (label, button) = ("Your e-mail".to_owned(), "Join".to_owned());
    assert_eq!(view(&signup), View { label, button, ..plain() });
}

#[test]
fn the_fallback_shows_until_the_feed_came_or_will_not_come() {
    let mut signup = with(options(&[("feed", "feed.json")]));
    assert_eq!(view(&signup), View { fallback: true, ..plain() });
    assert_eq!(signup.update(Event::FeedSettled), []);
    assert_eq!(view(&signup), plain());
}

#[test]
fn a_feed_adds_its_wording_and_its_contact() {
    let mut signup = with(options(&[("feed", "feed.json")]));
    let feed = FeedSignup {
        title: "Letter".to_owned(),
        text: "Once a month.".to_owned(),
        ..FeedSignup::default()
    };
    let contact = Contact { tel: "86-10-1".to_owned(), ..Contact::default() };
    let added = SignupOptions::new(&|_| None, None, Some(&feed));
    signup.update(Event::Options(Box::new(added), Some(contact.clone())));
    signup.update(Event::FeedSettled);
    let (title, text) = ("Letter".to_owned(), "Once a month.".to_owned());
    assert_eq!(view(&signup), View { title, text, ..plain() });
    assert_eq!(signup.contact(), Some(&contact));
}

#[test]
fn what_was_typed_outlives_a_change_of_options() {
    let mut signup = form(&[]);
    signup.update(Event::Typed("ada@example.org".to_owned()));
    signup.update(Event::Options(Box::new(options(&[("action", "other")])), None));
    assert!(signup.is_valid());
}

#[test]
fn the_form_speaks_the_language_of_the_page() {
    let words = Words::new(|key| (key == "subscribe").then(|| "订阅".to_owned()));
    assert_eq!(form(&[]).view(&words).button, "订阅");
}

#[test]
fn states_have_stable_names() {
    let states =
        [State::Editing, State::Invalid, State::Submitting, State::Subscribed, State::Failed];
    let names = ["editing", "invalid", "submitting", "subscribed", "failed"];
    assert_eq!(states.map(State::as_str), names);
}
