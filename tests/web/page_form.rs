//! A form of the page's own: it stays what it is, and is sent as it stands.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::support::{
    Events, FEED, Letter, Network, Reply, Spot, append, append_form, is_focused, is_shown, text,
    turn,
};

fn subscribed() -> Reply {
    Reply::status(200, "{}")
}

#[wasm_bindgen_test]
async fn a_form_of_the_page_is_sent_as_it_stands() {
    let letter = Letter::of_page(&[]);
    assert_eq!(letter.spot.find_all("form").len(), 1, "there is no second form");
    assert_eq!(text(&letter.button()), "Keep me posted");
    letter.send("ada@unesco.org");
    let (request, body) = letter.network.only_request().await;
    assert_eq!((request.url(), request.method()), (Letter::ACTION.into(), "POST".into()));
    assert_eq!(body, "mail=ada%40unesco.org&list=news+%26+more&action=join");
}

#[wasm_bindgen_test]
async fn the_boxes_of_a_form_of_the_page_stay_boxes_and_the_browser_judges_them() {
    let network = Network::with(Letter::ACTION, subscribed());
    let spot = Spot::holding(&[], append_form);
    let form = spot.find("form");
    for (value, checked) in [("one", true), ("two", false)] {
        let list =
            append(&form, "input", &[("type", "checkbox"), ("name", "l"), ("value", value)], "");
        list.unchecked_into::<HtmlInputElement>().set_checked(checked);
    }
    let label = append(&form, "label", &[], "I agree.");
    append(&label, "input", &[("type", "checkbox"), ("name", "gdpr"), ("required", "")], "");
    let letter = Letter::mount(network, spot);
    let agrees: HtmlInputElement = letter.spot.find("[name=gdpr]").unchecked_into();
    letter.send("ada@unesco.org");
    assert_eq!(letter.signup.state(), "invalid");
    let said = agrees.validation_message().expect("a browser says what is wrong");
    assert_eq!(letter.error_of(&agrees), said);
    assert!(!said.is_empty() && is_focused(&agrees));
    agrees.click();
    assert_eq!((letter.signup.state(), letter.message()), ("editing".into(), String::new()));
    letter.press();
    let (_, body) = letter.network.only_request().await;
    assert_eq!(body, "mail=ada%40unesco.org&list=news+%26+more&action=join&l=one&gdpr=on");
}

#[wasm_bindgen_test]
async fn attributes_win_over_the_form_of_the_page() {
    let other = "https://other.example/join";
    let letter = Letter::of_page(&[("action", other), ("name", "EMAIL"), ("label", "Letters")]);
    let name = letter.spot.find("form").get_attribute("aria-label");
    assert_eq!(name.as_deref(), Some("Letters"));
    letter.send("ada@unesco.org");
    let (request, body) = letter.network.only_request().await;
    assert_eq!(request.url(), other);
    assert!(body.starts_with("EMAIL=ada%40unesco.org&"), "{body}");
}

#[wasm_bindgen_test]
async fn where_nobody_says_which_field_it_is_none_is_taken() {
    let spot = Spot::holding(&[("action", Letter::ACTION)], |place| {
        let form = append(place, "form", &[], "");
        for name in ["first", "second"] {
            append(&form, "input", &[("name", name)], "");
        }
    });
    let before = spot.find("form").outer_html();
    let told = Events::of(&spot.element, "newsreel:error");
    let letter = Letter::mount(Network::with(Letter::ACTION, subscribed()), spot);
    assert_eq!(told.next().await["code"], "signup-field");
    assert_eq!(letter.spot.find("form").outer_html(), before);
}

#[wasm_bindgen_test]
fn a_required_field_of_the_page_is_never_invalid_but_for_a_message() {
    let letter = Letter::of_page(&[]);
    let marks =
        || ["aria-invalid", "aria-errormessage"].map(|name| letter.field().get_attribute(name));
    assert_eq!(marks(), [Some("false".into()), None]);
    letter.press();
    assert_eq!(letter.error_of(&letter.field()), "Enter your e-mail address.");
    letter.type_text("ada@unesco.org");
    assert_eq!(marks(), [Some("false".into()), None]);
}

#[wasm_bindgen_test]
async fn a_consent_is_asked_for_where_the_page_wants_nothing_to_be_validated() {
    let network = Network::with(Letter::ACTION, subscribed());
    let spot = Spot::holding(&[("consent", "I agree.")], append_form);
    spot.find("form").set_attribute("novalidate", "").expect("an attribute can be set");
    let letter = Letter::mount(network, spot);
    letter.send("ada@unesco.org");
    assert_eq!(letter.error_of(&letter.consent()), "Please tick the box to go on.");
    assert_eq!(letter.network.requests().await.len(), 0);
    letter.tick();
    letter.press();
    let (_, body) = letter.network.only_request().await;
    assert!(body.contains("consent=I+agree."), "{body}");
}

#[wasm_bindgen_test]
async fn a_form_of_the_page_can_ask_for_consent_too() {
    let letter = Letter::of_page(&[("consent", "I agree.")]);
    letter.send("ada@unesco.org");
    assert_eq!(letter.error_of(&letter.consent()), "Please tick the box to go on.");
    letter.tick();
    letter.press();
    let (_, body) = letter.network.only_request().await;
    let expected = "mail=ada%40unesco.org&list=news+%26+more&action=join\
                    &consent=I+agree.&consent_version=7cd6522e";
    assert_eq!(body, expected);
}

#[wasm_bindgen_test]
async fn a_feed_that_fails_leaves_the_form_that_the_page_described() {
    let network = Network::with(FEED, Reply::status(404, ""));
    network.set(Letter::ACTION, subscribed());
    let spot = Spot::holding(&[("feed", FEED)], append_form);
    let letter = Letter::mount(network, spot);
    assert_eq!(letter.events("newsreel:error").next().await["code"], "feed-status");
    turn().await;
    assert!(is_shown(&letter.spot.find("form")));
    assert_eq!(text(&letter.button()), "Keep me posted");
    letter.send("ada@unesco.org");
    letter.reaches("subscribed").await;
}
