//! The form as a person finds it: what it takes over, what it says, what it refuses.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::support::{FEED, Host, Letter, Network, Reply, append, feed, is_focused, text, turn};

fn subscribed() -> Reply {
    Reply::status(200, "{}")
}

/// The form that works without us, as the documentation shows it.
fn append_form(host: &Host) {
    let action = [("action", Letter::ACTION), ("method", "post")];
    let form = append(&host.element, "form", &action, "");
    let label = append(&form, "label", &[], "Your e-mail ");
    let field = [("type", "email"), ("name", "mail"), ("required", "")];
    append(&label, "input", &field, "");
    append(&form, "input", &[("type", "hidden"), ("name", "list"), ("value", "news & more")], "");
    append(&form, "input", &[("type", "hidden"), ("name", "action"), ("value", "join")], "");
    append(&form, "button", &[], "Keep me posted");
}

fn with_form(attributes: &[(&str, &str)]) -> Letter {
    let network = Network::with(Letter::ACTION, subscribed());
    let host = Host::new(attributes);
    append_form(&host);
    Letter::mount(network, host)
}

#[wasm_bindgen_test]
fn it_is_a_form_with_a_name_a_labelled_field_and_one_status_region() {
    let letter = Letter::answered(subscribed());
    let form = letter.host.part("form");
    let title = form.get_attribute("aria-labelledby").unwrap_or_default();
    let title = letter.host.root.get_element_by_id(&title).expect("the name of the form");
    assert_eq!(text(&title), "Newsletter");
    assert_eq!(title.get_attribute("role").as_deref(), Some("heading"));
    assert_eq!(title.get_attribute("aria-level").as_deref(), Some("3"));
    let labels = letter.field().labels().expect("a field has labels");
    assert_eq!(labels.item(0).map(|label| text(&label)).as_deref(), Some("E-mail address"));
    assert_eq!(text(&letter.host.part("submit")), "Subscribe");
    let regions = letter.host.find_all("[role=status]");
    assert_eq!((regions.len(), letter.message()), (1, String::new()));
    assert!(!letter.field().has_attribute("aria-invalid"));
    assert!(!letter.host.shows_fallback());
}

#[wasm_bindgen_test]
async fn it_takes_over_what_the_form_of_the_page_says() {
    let letter = with_form(&[]);
    let labels = letter.field().labels().expect("a field has labels");
    assert_eq!(labels.item(0).map(|label| text(&label)).as_deref(), Some("Your e-mail"));
    assert_eq!(text(&letter.host.part("submit")), "Keep me posted");
    letter.send("ada@unesco.org");
    let (request, body) = letter.network.only_subscription().await;
    assert_eq!((request.url(), request.method()), (Letter::ACTION.into(), "POST".into()));
    assert_eq!(body, "mail=ada%40unesco.org&list=news+%26+more&action=join");
}

#[wasm_bindgen_test]
async fn boxes_of_the_form_of_the_page_are_taken_over_too() {
    let network = Network::with(Letter::ACTION, subscribed());
    let host = Host::new(&[]);
    append_form(&host);
    let form = host.element.query_selector("form").expect("a sound selector").expect("a form");
    for (value, checked) in [("one", true), ("two", false)] {
        let list =
            append(&form, "input", &[("type", "checkbox"), ("name", "l"), ("value", value)], "");
        list.unchecked_into::<HtmlInputElement>().set_checked(checked);
    }
    let label = append(&form, "label", &[], "I agree.");
    append(&label, "input", &[("type", "checkbox"), ("name", "gdpr"), ("required", "")], "");
    let letter = Letter::mount(network, host);
    assert_eq!(text(&letter.host.part("consent")), "I agree.");
    letter.send("ada@unesco.org");
    assert_eq!(letter.signup.state(), "invalid");
    letter.tick();
    letter.host.press("submit");
    let (_, body) = letter.network.only_subscription().await;
    let expected = "mail=ada%40unesco.org&list=news+%26+more&action=join&l=one&gdpr=on\
                    &consent=I+agree.&consent_version=7cd6522e";
    assert_eq!(body, expected);
}

#[wasm_bindgen_test]
async fn attributes_win_over_the_form_of_the_page() {
    let other = "https://other.example/join";
    let letter = with_form(&[("action", other), ("name", "EMAIL"), ("label", "Letters")]);
    assert_eq!(text(&letter.host.part("title")), "Letters");
    letter.send("ada@unesco.org");
    let (request, body) = letter.network.only_subscription().await;
    assert_eq!(request.url(), other);
    assert!(body.starts_with("EMAIL=ada%40unesco.org&"), "{body}");
}

#[wasm_bindgen_test]
async fn a_field_that_nobody_sees_is_told_of_when_a_program_fills_it_in() {
    let letter = Letter::answered(subscribed());
    let trap = letter.host.part("trap");
    for (name, value) in [("aria-hidden", "true"), ("tabindex", "-1"), ("autocomplete", "off")] {
        assert_eq!(trap.get_attribute(name).as_deref(), Some(value));
    }
    trap.unchecked_ref::<HtmlInputElement>().set_value("x");
    letter.send("ada@unesco.org");
    let (_, body) = letter.network.only_subscription().await;
    assert_eq!(body, r#"{"email":"ada@unesco.org","newsreel_trap":"filled"}"#);
    letter.reaches("subscribed").await;
}

#[wasm_bindgen_test]
async fn a_refused_address_is_explained_where_it_stands() {
    let letter = Letter::answered(subscribed());
    let invalid = letter.events("newsreel:invalid");
    letter.send("ada.unesco.org");
    assert_eq!(letter.signup.state(), "invalid");
    let sentence = "An e-mail address has an @ in it, as in name@example.org.";
    assert_eq!(letter.description(&letter.field()), sentence);
    assert!(is_focused(&letter.field()));
    assert_eq!(invalid.take(), [json!({ "reason": "no-at", "suggestion": null })]);
    assert_eq!(letter.field().value(), "ada.unesco.org");
    assert_eq!(letter.network.requests().await.len(), 0);
}

#[wasm_bindgen_test]
fn an_empty_field_is_refused_when_it_is_sent_and_not_when_it_is_left() {
    let letter = Letter::answered(subscribed());
    letter.leave();
    assert_eq!(letter.signup.state(), "editing");
    letter.host.press("submit");
    assert_eq!(letter.description(&letter.field()), "Enter your e-mail address.");
}

#[wasm_bindgen_test]
fn an_error_goes_when_it_is_mended_and_none_comes_while_typing() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@");
    assert_eq!(letter.signup.state(), "editing");
    letter.leave();
    assert_eq!(letter.signup.state(), "invalid");
    letter.type_text("ada@unesco");
    assert_eq!(letter.signup.state(), "invalid");
    letter.type_text("ada@unesco.org");
    assert_eq!((letter.signup.state(), letter.message()), ("editing".into(), String::new()));
    let ties = ["aria-invalid", "aria-describedby", "aria-errormessage"];
    assert_eq!(ties.map(|name| letter.field().has_attribute(name)), [false; 3]);
}

#[wasm_bindgen_test]
fn unfinished_text_of_an_input_method_is_left_alone() {
    let letter = Letter::answered(subscribed());
    letter.send("ada@");
    letter.field().set_value("ada@unesco.org");
    letter.dispatch_input(true);
    assert_eq!(letter.signup.state(), "invalid");
    letter.dispatch_input(false);
    assert_eq!(letter.signup.state(), "editing");
}

#[wasm_bindgen_test]
async fn a_suggestion_is_a_button_that_fills_the_field() {
    let letter = Letter::answered(subscribed());
    let invalid = letter.events("newsreel:invalid");
    assert!(!letter.host.shows("suggestion"));
    letter.send("ada@gamil.com");
    let suggestion = letter.host.part("suggestion");
    assert_eq!(suggestion.tag_name(), "BUTTON");
    assert_eq!(suggestion.get_attribute("type").as_deref(), Some("button"));
    assert_eq!(text(&suggestion), "Did you mean ada@gmail.com?");
    assert!(letter.host.shows("suggestion"));
    assert_eq!(invalid.take()[0]["suggestion"], "ada@gmail.com");
    suggestion.click();
    assert_eq!(letter.field().value(), "ada@gmail.com");
    assert!(is_focused(&letter.field()) && !letter.host.shows("suggestion"));
    assert_eq!(
        (letter.signup.state(), letter.network.requests().await.len()),
        ("editing".into(), 0)
    );
}

#[wasm_bindgen_test]
async fn a_doubted_address_is_sent_when_the_person_insists() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@gamil.com");
    // To leave the field is the first half of a press, not a press.
    letter.leave();
    letter.host.press("submit");
    assert_eq!(letter.network.requests().await.len(), 0);
    letter.host.press("submit");
    let (_, body) = letter.network.only_subscription().await;
    assert_eq!(body, r#"{"email":"ada@gamil.com"}"#);
}

#[wasm_bindgen_test]
fn an_address_that_is_repaired_is_shown_as_it_will_be_sent() {
    let letter = Letter::answered(subscribed());
    letter.type_text(" mailto:ada＠unesco.org ");
    letter.leave();
    assert_eq!(letter.field().value(), "ada@unesco.org");
    assert_eq!(letter.message(), "We wrote your address as ada@unesco.org.");
    assert!(!letter.field().has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
fn the_page_can_ask_whether_the_form_is_valid_and_make_it_as_new() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@");
    assert!(!letter.signup.validate());
    assert_eq!(letter.signup.state(), "invalid");
    letter.type_text("ada@unesco.org");
    assert!(letter.signup.validate());
    letter.signup.reset();
    assert_eq!((letter.field().value(), letter.signup.state()), (String::new(), "editing".into()));
}

#[wasm_bindgen_test]
fn an_empty_form_is_not_valid_and_says_so() {
    let letter = Letter::answered(subscribed());
    assert!(!letter.signup.validate());
    assert_eq!(letter.signup.state(), "invalid");
}

#[wasm_bindgen_test]
async fn a_consent_that_is_asked_for_must_be_given() {
    let consent = "I agree to get <b>letters</b>.";
    let attributes = [("consent", consent), ("privacy", "https://letters.example/privacy")];
    let letter = Letter::with(subscribed(), &attributes);
    assert_eq!(text(&letter.host.part("consent")), consent);
    let privacy = letter.host.part("privacy");
    assert_eq!(privacy.get_attribute("href").as_deref(), Some("https://letters.example/privacy"));
    letter.send("ada@unesco.org");
    assert_eq!(letter.description(&letter.consent()), "Please tick the box to go on.");
    assert!(is_focused(&letter.consent()) && letter.network.requests().await.is_empty());
    letter.tick();
    assert!(!letter.consent().has_attribute("aria-invalid"));
    letter.host.press("submit");
    let (_, body) = letter.network.only_subscription().await;
    let body: serde_json::Value = serde_json::from_str(&body).expect("a JSON body");
    let version = body["consent_version"].as_str().map(str::len);
    assert_eq!((&body["consent"], version), (&json!(consent), Some(8)));
}

#[wasm_bindgen_test]
fn a_form_that_is_made_as_new_has_no_consent() {
    let letter = Letter::with(subscribed(), &[("consent", "I agree.")]);
    letter.tick();
    assert!(letter.consent().checked());
    letter.signup.reset();
    assert!(!letter.consent().checked());
}

#[wasm_bindgen_test]
async fn the_feed_of_a_publisher_says_where_and_how() {
    let mut publisher = feed(1);
    publisher["_newsreel"] = json!({
        "signup": {
            "action": Letter::ACTION,
            "provider": "form",
            "name": "EMAIL",
            "title": "Heritage letter",
            "text": "Once a <i>month</i>.",
            "fields": { "group": "7" },
        },
        "contact": { "organization": "The Centre", "tel": "+86 10 64966526", "email": "a@unesco.org" },
    });
    let network = Network::with(FEED, Reply::status(200, publisher.to_string()));
    network.set(Letter::ACTION, subscribed());
    let letter = Letter::mount(network, Host::new(&[("feed", FEED)]));
    assert!(letter.host.shows_fallback() && !letter.host.shows("form"));
    letter.host.until("the form", || letter.host.shows("form")).await;
    assert!(!letter.host.shows_fallback());
    assert_eq!(text(&letter.host.part("title")), "Heritage letter");
    assert_eq!(text(&letter.host.find("form > [part=text]")), "Once a <i>month</i>.");
    assert_eq!(text(&letter.host.part("organization")), "The Centre");
    let telephone = letter.host.find("address a[href^='tel:']");
    assert_eq!(telephone.get_attribute("href").as_deref(), Some("tel:+861064966526"));
    letter.send("ada@unesco.org");
    letter.reaches("subscribed").await;
    let body = letter.network.requests().await.last().and_then(|request| request.text().ok());
    let body = super::support::within(body.expect("a body"), "the body").await;
    let body = body.as_string().unwrap_or_default();
    assert!(body.starts_with("EMAIL=ada%40unesco.org&group=7&newsreel_ms="), "{body}");
}

fn publisher(organization: &str) -> String {
    let mut publisher = feed(1);
    publisher["_newsreel"] = json!({
        "signup": { "action": Letter::ACTION },
        "contact": { "organization": organization },
    });
    publisher.to_string()
}

#[wasm_bindgen_test]
async fn nothing_of_a_publisher_stays_when_the_page_takes_another() {
    const OTHER: &str = "https://other.example/feed.json";
    let network = Network::with(FEED, Reply::status(200, publisher("The Centre")));
    network.set(OTHER, Reply::Never);
    let letter = Letter::mount(network, Host::new(&[("feed", FEED)]));
    letter.host.until("the contact", || letter.host.shows("contact")).await;
    letter.host.set("feed", OTHER);
    letter.signup.attributes_changed();
    assert!(!letter.host.shows("contact"), "the first publisher's address has gone");
    letter.send("ada@unesco.org");
    assert_eq!(letter.signup.state(), "invalid");
    let asked: Vec<_> = letter.network.requests().await.iter().map(web_sys::Request::url).collect();
    assert_eq!(asked, [FEED, OTHER], "nothing is sent to the first publisher");
}

#[wasm_bindgen_test]
async fn the_contact_is_that_of_the_publisher_the_page_has_now() {
    const OTHER: &str = "https://other.example/feed.json";
    let network = Network::with(FEED, Reply::status(200, publisher("The Centre")));
    network.set(OTHER, Reply::status(200, publisher("The Other")));
    let letter = Letter::mount(network, Host::new(&[("feed", FEED)]));
    letter.host.until("the contact", || letter.host.shows("contact")).await;
    letter.host.set("feed", OTHER);
    letter.signup.attributes_changed();
    letter.host.until("the other contact", || letter.host.shows("contact")).await;
    assert_eq!(text(&letter.host.part("organization")), "The Other");
}

#[wasm_bindgen_test]
async fn a_feed_that_fails_leaves_the_form_that_the_page_described() {
    let network = Network::with(FEED, Reply::status(404, ""));
    network.set(Letter::ACTION, subscribed());
    let host = Host::new(&[("feed", FEED)]);
    append_form(&host);
    let letter = Letter::mount(network, host);
    assert_eq!(letter.events("newsreel:error").next().await["code"], "feed-status");
    turn().await;
    assert!(letter.host.shows("form") && !letter.host.shows_fallback());
    assert_eq!(text(&letter.host.part("submit")), "Keep me posted");
}

#[wasm_bindgen_test]
fn attributes_that_change_are_drawn() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@unesco.org");
    letter.host.set("label", "Letters");
    letter.host.set("consent", "I agree.");
    letter.signup.attributes_changed();
    assert_eq!(text(&letter.host.part("title")), "Letters");
    assert!(letter.host.shows("consent"));
    assert_eq!(letter.field().value(), "ada@unesco.org");
}

#[wasm_bindgen_test]
fn a_new_heading_level_is_drawn() {
    let letter = Letter::answered(subscribed());
    letter.host.set("heading-level", "2");
    letter.signup.attributes_changed();
    let level = letter.host.part("title").get_attribute("aria-level");
    assert_eq!(level.as_deref(), Some("2"));
}
