//! What the form shows before anybody typed, and what a feed adds to it.

use newsreel::feed::Signup as FeedSignup;
use newsreel::link::Link;
use newsreel::options::SignupOptions;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Signup, State, View, Wording};
use newsreel::words::Words;

use super::scene::{form, host_form, link, options, view, with};

/// What is known of a field in a form of the element, and of one that is typed `email` there.
const FIELD: u8 = 16;
const EMAIL: u8 = 16 | 2;

fn wording() -> Wording {
    Wording {
        title: "Newsletter".to_owned(),
        heading_level: 3,
        text: String::new(),
        label: "E-mail address".to_owned(),
        button: "Subscribe".to_owned(),
        consent: String::new(),
        missing: "Please tick the box to go on.".to_owned(),
        privacy: None,
    }
}

fn says(signup: &Signup) -> Wording {
    signup.wording(&Words::default())
}

/// What the machine asks for once it knows what stands in the element.
fn look(signup: &mut Signup, fields: Option<&[u8]>) -> Vec<Effect> {
    let options = Box::new(signup.options().clone());
    signup.update(Event::Read(options, fields.map(<[u8]>::to_vec)))
}

fn codes(effects: &[Effect]) -> Vec<&'static str> {
    let code = |effect: &Effect| {
        let Effect::Misconfigured(code, _) = effect else { return "no fault" };
        *code
    };
    effects.iter().map(code).collect()
}

#[test]
fn a_form_has_words_for_all_that_nobody_named() {
    let mut signup = form(&[]);
    assert_eq!(view(&signup), View { about: About::Progress, ..View::default() });
    assert_eq!(look(&mut signup, None), [Effect::Make]);
    assert_eq!((says(&signup), signup.state()), (wording(), State::Editing));
    assert_eq!(signup.options().name, "email");
}

#[test]
fn attributes_say_what_the_form_shows() {
    let signup = form(&[
        ("label", "Harbour Letter"),
        ("heading-level", "2"),
        ("consent", "I agree."),
        ("privacy", "../privacy"),
    ]);
    let privacy: Link = link("https://page.example/privacy");
    let expected = Wording {
        title: "Harbour Letter".to_owned(),
        heading_level: 2,
        consent: "I agree.".to_owned(),
        privacy: Some((privacy, "Privacy policy".to_owned())),
        ..wording()
    };
    assert_eq!(says(&signup), expected);
}

#[test]
fn an_unsafe_privacy_link_is_not_shown() {
    assert_eq!(says(&form(&[("privacy", "javascript:alert(1)")])), wording());
}

#[test]
fn the_field_is_chosen_by_what_is_known_of_each() {
    let mut signup = host_form(&[]);
    assert_eq!(look(&mut signup, Some(&[FIELD])), [Effect::Take(0)]);
    assert_eq!(look(&mut signup, Some(&[FIELD | 8, EMAIL, FIELD])), [Effect::Take(1)]);
}

#[test]
fn what_is_wrong_with_the_form_is_told_once_and_again_when_it_was_right_between() {
    let mut signup = host_form(&[]);
    assert_eq!(codes(&look(&mut signup, Some(&[EMAIL, EMAIL]))), ["signup-field"]);
    assert_eq!(look(&mut signup, Some(&[EMAIL, EMAIL])), []);
    assert_eq!(codes(&look(&mut signup, Some(&[2]))), ["signup-action"]);
    assert_eq!(look(&mut signup, Some(&[EMAIL])), [Effect::Take(0)]);
    assert_eq!(codes(&look(&mut signup, Some(&[]))), ["signup-field"]);
}

#[test]
fn what_the_page_puts_in_the_place_of_its_form_is_left_alone() {
    let mut signup = host_form(&[("action", "/s")]);
    assert_eq!(look(&mut signup, Some(&[EMAIL])), [Effect::Take(0)]);
    assert_eq!(look(&mut signup, None), []);
    assert_eq!(look(&mut signup, Some(&[EMAIL])), [Effect::Take(0)]);
}

#[test]
fn a_wait_goes_on_where_the_form_comes_back() {
    let mut signup = super::scene::sent("ada@example.org");
    super::scene::answer(&mut signup, Answer::RateLimited(None, Some(20)));
    assert_eq!(look(&mut signup, None), [Effect::Make, Effect::Tick]);
}

#[test]
fn a_field_of_another_form_is_worked_on_where_the_element_says_where_it_goes() {
    let mut signup = host_form(&[("action", "/subscribe")]);
    assert_eq!(look(&mut signup, Some(&[2])), [Effect::Take(0)]);
}

#[test]
fn without_form_and_address_there_is_nothing_to_show() {
    assert_eq!(codes(&look(&mut with(options(&[])), None)), ["signup-action"]);
}

#[test]
fn a_form_of_ours_waits_until_the_feed_came_or_will_not_come() {
    let mut signup = with(options(&[("feed", "feed.json"), ("action", "/s")]));
    assert_eq!(look(&mut signup, None), []);
    assert_eq!(signup.update(Event::FeedWanted(false)), []);
    assert_eq!(look(&mut signup, None), [Effect::Make]);
    let mut signup = with(options(&[("feed", "feed.json")]));
    assert_eq!(look(&mut signup, None), []);
    signup.update(Event::FeedWanted(false));
    assert_eq!(codes(&look(&mut signup, None)), ["signup-action"]);
}

#[test]
fn a_form_that_shows_says_nothing_of_the_feed_that_it_had_before() {
    let mut signup =
        with(options(&[("feed", "other.json"), ("action", "/s"), ("label", "Letter")]));
    signup.update(Event::FeedWanted(false));
    assert_eq!(look(&mut signup, None), [Effect::Make]);
    signup.update(Event::FeedWanted(true));
    assert_eq!(look(&mut signup, None), [Effect::Make], "it has other words");
    assert_eq!(look(&mut signup, Some(&[EMAIL])), [Effect::Take(0)]);
    assert_eq!(look(&mut signup, None), [], "the page has taken its own form out");
}

#[test]
fn a_feed_adds_its_wording_and_where_the_address_goes() {
    let mut signup = with(options(&[("feed", "feed.json")]));
    let feed = FeedSignup {
        title: "Letter".to_owned(),
        text: "Once a month.".to_owned(),
        action: Some(link("https://letters.example/s")),
        ..FeedSignup::default()
    };
    let added = SignupOptions::new(&|_| None, false, Some(&feed));
    signup.update(Event::FeedWanted(false));
    assert_eq!(signup.update(Event::Read(Box::new(added), None)), [Effect::Make]);
    let (title, text) = ("Letter".to_owned(), "Once a month.".to_owned());
    assert_eq!(says(&signup), Wording { title, text, ..wording() });
}

#[test]
fn what_was_typed_outlives_a_change_of_options() {
    let mut signup = form(&[]);
    signup.update(Event::Typed("ada@example.org".to_owned()));
    signup.update(Event::Read(Box::new(options(&[("action", "other")])), None));
    assert!(signup.is_valid());
    assert_eq!(signup.text(), "ada@example.org");
}

#[test]
fn the_form_speaks_the_language_of_the_page() {
    let words = Words::new(|key| (key == "subscribe").then(|| "订阅".to_owned()));
    assert_eq!(form(&[]).wording(&words).button, "订阅");
}

#[test]
fn states_have_stable_names() {
    let states =
        [State::Editing, State::Invalid, State::Submitting, State::Subscribed, State::Failed];
    let names = ["editing", "invalid", "submitting", "subscribed", "failed"];
    assert_eq!(states.map(State::as_str), names);
}
