//! The services: what leaves the page for each of them, and where it goes.

use newsreel::signup::Way::{self, Form, Json, NewTab};
use newsreel::signup::{About, Answer, Effect, Focus, Request, State};

use super::scene::{
    answer, assert_says, fields, form, link, options, press, send, sent_with, with,
};

const ADDRESS: &str = "ada@example.org";

/// What a service of this name is sent.
fn of(provider: &str, action: &str) -> Request {
    sent_with(&[("provider", provider), ("action", action)], ADDRESS)
}

#[test]
fn every_service_gets_what_it_knows_by_the_names_that_it_knows() {
    type Fields = &'static [(&'static str, &'static str)];
    let table: [(&str, Way, &str, Fields); 10] = [
        ("tab", NewTab, "email", &[]),
        ("ghost", Json, "email", &[("emailType", "signup")]),
        ("listmonk", Form, "email", &[]),
        ("buttondown", NewTab, "email", &[("embed", "1")]),
        ("mailchimp", NewTab, "EMAIL", &[]),
        ("mailman", NewTab, "email", &[]),
        ("kit", Form, "email_address", &[]),
        ("mailerlite", Form, "fields[email]", &[("ml-submit", "1"), ("anticsrf", "true")]),
        ("brevo", Form, "EMAIL", &[("email_address_check", "")]),
        ("formspree", Form, "email", &[]),
    ];
    for (provider, way, name, expected) in table {
        let request = of(provider, "https://service.example/");
        assert_eq!((request.way, request.name.as_str()), (way, name), "{provider}");
        assert_eq!((request.address.as_str(), request.extra), (ADDRESS, fields(expected)));
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
        let effects = send(&mut signup, ADDRESS);
        let [Effect::Send(request)] = effects.as_slice() else { panic!("{effects:?}") };
        let value = |name: &str| request.extra.iter().find(|(own, _)| own == name);
        let found = names.map(|name| value(name).map(|(_, value)| value.as_str()));
        assert_eq!(found, [Some("I agree."), Some("7cd6522e")], "{provider}");
    }
}

#[test]
fn another_consent_text_has_another_version() {
    let version = |consent: &str| {
        let attributes = [("consent", consent), ("action", "/s")];
        let extra = sent_with(&attributes, ADDRESS).extra;
        extra.into_iter().find(|(name, _)| name == "consent_version").map(|(_, version)| version)
    };
    assert_eq!(version("I agree.").as_deref(), Some("7cd6522e"));
    assert_eq!(version("I agree!").as_deref(), Some("77d64a4f"));
}

#[test]
fn a_mailing_list_that_refuses_a_character_is_not_sent_it() {
    for address in ["ada|x@example.org", "ada^x@example.org"] {
        let mut signup = with(options(&[("provider", "mailman"), ("action", "/s")]));
        let effects = send(&mut signup, address);
        assert!(matches!(effects.as_slice(), [Effect::Invalid("local-char", _), _]), "{effects:?}");
        let other = [("provider", "kit"), ("action", "/s")];
        assert_eq!(sent_with(&other, address).address, address);
    }
}

#[test]
fn a_form_that_went_to_a_new_tab_claims_no_success_and_can_be_sent_again() {
    let attributes = [("provider", "buttondown"), ("action", "https://buttondown.com/api/x")];
    let mut signup = with(options(&attributes));
    send(&mut signup, ADDRESS);
    assert_eq!(press(&mut signup), [], "the second half of a double press");
    assert_eq!(answer(&mut signup, Answer::HandedOver), []);
    assert_eq!(signup.state(), State::Editing);
    let message = "buttondown.com has opened in a new tab. You are only subscribed once it says so \
                   there. No tab? Press again.";
    assert_says(&signup, message, About::Progress);
    assert!(matches!(press(&mut signup).as_slice(), [Effect::Send(_)]));
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
