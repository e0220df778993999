//! The services: what leaves the page for each of them, and where it goes.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use newsreel::options::{HostForm, SignupOptions};
use newsreel::provider::Transport::{self, Form, Json, Tab};
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Focus, Request, State};
use serde_json::{Value, json};

use super::scene::{answer, assert_says, fields, form, link, options, send, sent_with, with};

const ADDRESS: &str = "ada@example.org";

/// What a service of this name is sent.
fn of(provider: &str, action: &str) -> Request {
    sent_with(&[("provider", provider), ("action", action)], ADDRESS)
}

#[test]
fn every_service_gets_what_it_knows_by_the_names_that_it_knows() {
    type Fields = &'static [(&'static str, &'static str)];
    let table: [(&str, Transport, Fields); 10] = [
        ("tab", Tab, &[("email", ADDRESS)]),
        ("ghost", Json, &[("email", ADDRESS), ("emailType", "signup")]),
        ("listmonk", Form, &[("email", ADDRESS)]),
        ("buttondown", Tab, &[("email", ADDRESS), ("embed", "1")]),
        ("mailchimp", Tab, &[("EMAIL", ADDRESS)]),
        ("mailman", Tab, &[("email", ADDRESS)]),
        ("kit", Form, &[("email_address", ADDRESS)]),
        (
            "mailerlite",
            Form,
            &[("fields[email]", ADDRESS), ("ml-submit", "1"), ("anticsrf", "true")],
        ),
        ("brevo", Form, &[("EMAIL", ADDRESS), ("email_address_check", "")]),
        ("formspree", Form, &[("email", ADDRESS)]),
    ];
    for (provider, transport, expected) in table {
        let request = of(provider, "https://service.example/");
        assert_eq!(
            (request.transport, request.fields),
            (transport, fields(expected)),
            "{provider}"
        );
    }
}

#[test]
fn a_site_its_form_and_its_endpoint_all_lead_to_the_endpoint() {
    let ghost = "https://blog.example/news/members/api/send-magic-link/";
    let listmonk = "https://lists.example/api/public/subscription";
    let table = [
        ("ghost", "https://blog.example/news", ghost),
        ("ghost", "https://blog.example/news/", ghost),
        ("ghost", "https://blog.example/news/#/portal/signup", ghost),
        ("ghost", "https://blog.example/news/members/api/send-magic-link", ghost),
        ("ghost", ghost, ghost),
        ("listmonk", "https://lists.example", listmonk),
        ("listmonk", "https://lists.example/subscription/form", listmonk),
        ("listmonk", listmonk, listmonk),
        ("brevo", "https://a.sibforms.com/serve/XY", "https://a.sibforms.com/serve/XY?isAjax=1"),
        (
            "mailchimp",
            "https://a.list-manage.com/subscribe/post?u=1&id=2",
            "https://a.list-manage.com/subscribe/post?u=1&id=2",
        ),
        (
            "kit",
            "https://app.kit.com/forms/1/subscriptions",
            "https://app.kit.com/forms/1/subscriptions",
        ),
    ];
    for (provider, action, endpoint) in table {
        assert_eq!(of(provider, action).action, link(endpoint), "{provider} at {action}");
    }
}

#[test]
fn ghost_is_asked_for_a_token_first() {
    let token = of("ghost", "https://blog.example/").token.map(|token| (token.from, token.field));
    let from = link("https://blog.example/members/api/integrity-token/");
    assert_eq!(token, Some((from, "integrityToken")));
    assert_eq!(of("listmonk", "https://lists.example/").token, None);
}

#[test]
fn consent_goes_along_with_its_version_under_a_name_that_the_service_keeps() {
    let table = [
        ("json", ["consent", "consent_version"]),
        ("ghost", ["consent", "consent_version"]),
        ("buttondown", ["metadata__consent", "metadata__consent_version"]),
        ("kit", ["fields[consent]", "fields[consent_version]"]),
        ("mailerlite", ["fields[consent]", "fields[consent_version]"]),
    ];
    for (provider, names) in table {
        let mut signup = form(&[("provider", provider), ("consent", "I agree.")]);
        signup.update(Event::Consented(true));
        let effects = send(&mut signup, ADDRESS);
        let [Effect::Send(request)] = effects.as_slice() else { panic!("{effects:?}") };
        let value = |name: &str| request.fields.iter().find(|(own, _)| own == name);
        let found = names.map(|name| value(name).map(|(_, value)| value.as_str()));
        assert_eq!(found, [Some("I agree."), Some("7cd6522e")], "{provider}");
    }
}

#[test]
fn another_consent_text_has_another_version_and_a_publisher_may_number_them() {
    let version = |consent: &str, fields: Vec<(String, String)>| {
        let host = HostForm { action: "/s".to_owned(), fields, ..HostForm::default() };
        let attribute = |name: &str| (name == "consent").then(|| consent.to_owned());
        let mut signup = with(SignupOptions::new(&attribute, Some(&host), None));
        signup.update(Event::Consented(true));
        let effects = send(&mut signup, ADDRESS);
        let [Effect::Send(request)] = effects.as_slice() else { panic!("{effects:?}") };
        let versions = request.fields.iter().filter(|(name, _)| name == "consent_version");
        versions.map(|(_, version)| version.clone()).collect::<Vec<_>>()
    };
    assert_eq!(version("I agree.", vec![]), ["7cd6522e"]);
    assert_eq!(version("I agree!", vec![]), ["77d64a4f"]);
    assert_eq!(version("I agree.", fields(&[("consent_version", "3")])), ["3"]);
}

fn json_of(fields: Vec<(String, String)>) -> Value {
    let request = Request { fields, ..of("json", "/s") };
    serde_json::from_str(&request.json()).expect("what is written is JSON")
}

#[test]
fn names_that_stand_twice_are_a_list_in_json_and_so_are_names_with_brackets() {
    let written = json_of(fields(&[
        ("email", ADDRESS),
        ("labels[]", "partner"),
        ("list", "one"),
        ("empty", ""),
        ("list", "two"),
    ]));
    let expected =
        json!({ "email": ADDRESS, "labels": ["partner"], "list": ["one", "two"], "empty": "" });
    assert_eq!(written, expected);
}

#[test]
fn no_text_breaks_out_of_json() {
    for text in ["\"", "\\", "\\\"", "\0\u{1}\t\n\r\u{1f}", "\u{2028}</script>", "用户😀", ""] {
        assert_eq!(json_of(fields(&[(text, text)])), json!({ text: text }), "{text:?}");
    }
}

#[test]
fn a_form_that_went_to_a_new_tab_claims_no_success_and_can_be_sent_again() {
    let attributes = [("provider", "buttondown"), ("action", "https://buttondown.com/api/x")];
    let mut signup = with(options(&attributes));
    send(&mut signup, ADDRESS);
    assert_eq!(signup.update(Event::Submit), [], "the second half of a double press");
    assert_eq!(answer(&mut signup, Answer::HandedOver), []);
    assert_eq!(signup.state(), State::Editing);
    let message = "buttondown.com has opened in a new tab. You are only subscribed once it says so \
                   there. No tab? Press again.";
    assert_says(&signup, message, About::Progress);
    assert!(matches!(signup.update(Event::Submit).as_slice(), [Effect::Send(_)]));
}

#[test]
fn an_address_that_the_service_refuses_is_told_so_before_it_is_sent() {
    for provider in ["mailchimp", "mailman"] {
        let attributes = [("provider", provider), ("action", "https://lists.example/news")];
        let mut signup = with(options(&attributes));
        let effects = send(&mut signup, "zoë@example.org");
        let told = Effect::Invalid("non-ascii-local", None);
        assert_eq!(effects, [told, Effect::Focus(Focus::Field)], "{provider}");
        let sentence = "This newsletter can only be sent to addresses with plain letters (a to z) \
                        before the @. Enter another one.";
        assert_says(&signup, sentence, About::Field);
        let effects = send(&mut signup, "zoe@bücher.example.org");
        let [Effect::Send(request)] = effects.as_slice() else { panic!("sent: {effects:?}") };
        assert_eq!(request.address, "zoe@xn--bcher-kva.example.org", "{provider}");
    }
}

#[test]
fn services_that_do_not_refuse_letters_of_any_script_are_asked() {
    for provider in ["form", "json", "tab", "ghost", "listmonk", "buttondown", "kit", "formspree"] {
        let attributes = [("provider", provider), ("action", "https://lists.example/news")];
        assert_eq!(sent_with(&attributes, "用户@example.org").address, "用户@example.org");
    }
}
