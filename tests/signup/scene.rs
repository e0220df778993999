//! A form in a page, for the tests: its attributes, and what a person does.
#![expect(clippy::expect_used, clippy::panic, reason = "what a test itself wrote can be read")]

use std::cell::Cell;

use newsreel::email::Endings;
use newsreel::link::{Link, Use};
use newsreel::options::SignupOptions;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Page, Press, Request, Signup, View, Way};
use newsreel::words::Words;

pub(crate) const BASE: &str = "https://page.example/news/";

fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}

fn to_ascii(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::URL).ok()?;
    Some(ascii.into_owned())
}

fn nfc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

thread_local! {
    // Each test has a thread, and so a clock, of its own.
    static CLOCK_MS: Cell<f64> = const { Cell::new(0.0) };
}

fn now() -> f64 {
    CLOCK_MS.get()
}

/// Lets time pass.
pub(crate) fn pass(seconds: f64) {
    CLOCK_MS.set(now() + seconds * 1_000.0);
}

pub(crate) fn options(attributes: &[(&str, &str)]) -> SignupOptions {
    let attribute = |name: &str| {
        let found = attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    SignupOptions::new(&attribute, false, None)
}

/// A form that is as these options say.
pub(crate) fn with(options: SignupOptions) -> Signup {
    let base = || BASE.to_owned();
    let address = || [BASE, "index.html"].concat();
    let endings = Endings::default();
    Signup::new(options, Page { base, address, resolve, to_ascii, nfc, now, endings })
}

/// A form that can be sent, with these attributes besides.
pub(crate) fn form(attributes: &[(&str, &str)]) -> Signup {
    with(options(&[&[("action", "subscribe")], attributes].concat()))
}

pub(crate) fn link(text: &str) -> Link {
    Link::new(text, BASE, Use::Fetch, resolve).expect("an address")
}

/// The request that a plain form makes of an address.
pub(crate) fn request(address: &str, generation: u32) -> Request {
    Request {
        action: link("subscribe"),
        way: Way::Json,
        as_written: false,
        token: None,
        name: "email".to_owned(),
        address: address.to_owned(),
        extra: fields(&[("newsreel_ms", "0")]),
        generation,
    }
}

pub(crate) fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A form of the page's own, with these attributes on the element.
pub(crate) fn host_form(attributes: &[(&str, &str)]) -> Signup {
    let attribute = |name: &str| {
        let found = attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    with(SignupOptions::new(&attribute, true, None))
}

/// A press of the button; nothing else keeps the form from being sent.
pub(crate) fn press(signup: &mut Signup) -> Vec<Effect> {
    press_with(signup, Press::default())
}

/// A press of the button of a form that holds this.
pub(crate) fn press_with(signup: &mut Signup, press: Press) -> Vec<Effect> {
    let mut effects = signup.update(Event::Judge(None));
    let only_fills = effects.iter().all(|effect| matches!(effect, Effect::Fill(_)));
    assert!(!signup.is_fit() || only_fills);
    effects.extend(signup.update(Event::Submit(press)));
    effects
}

/// A press that the browser would not send the form for.
pub(crate) fn hindered(signup: &mut Signup) -> Vec<Effect> {
    let effects = signup.update(Event::Judge(Some(OBSTACLE.to_owned())));
    assert!(!signup.is_fit());
    effects
}

/// What the browser says then.
pub(crate) const OBSTACLE: &str = "Please tick this box.";

/// What a form with these attributes sends of an address.
pub(crate) fn sent_with(attributes: &[(&str, &str)], address: &str) -> Request {
    let mut signup = with(options(attributes));
    let effects = send(&mut signup, address);
    let [Effect::Send(request)] = effects.as_slice() else { panic!("one request: {effects:?}") };
    request.clone()
}

/// Types a text letter by letter; nothing is asked of the shell while typing.
pub(crate) fn type_in(signup: &mut Signup, text: &str) {
    for (at, letter) in text.char_indices() {
        let typed = text.get(..at + letter.len_utf8()).unwrap_or_default().to_owned();
        assert_eq!(signup.update(Event::Typed(typed)), [], "while typing {text:?}");
    }
}

/// Types a text and presses the button.
pub(crate) fn send(signup: &mut Signup, text: &str) -> Vec<Effect> {
    type_in(signup, text);
    press(signup)
}

/// A plain form that has sent this address once.
pub(crate) fn sent(address: &str) -> Signup {
    let mut signup = form(&[]);
    assert_eq!(send(&mut signup, address), [Effect::Send(request(address, 1))]);
    signup
}

pub(crate) fn answer(signup: &mut Signup, answer: Answer) -> Vec<Effect> {
    signup.update(Event::Answered(1, answer))
}

pub(crate) fn view(signup: &Signup) -> View {
    signup.view(&Words::default())
}

/// What the form says, and what it is about.
pub(crate) fn says(signup: &Signup) -> (String, About) {
    let view = view(signup);
    (view.message, view.about)
}

#[track_caller]
pub(crate) fn assert_says(signup: &Signup, message: &str, about: About) {
    assert_eq!(says(signup), (message.to_owned(), about));
}
