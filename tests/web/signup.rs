//! The form as a person finds it: whose it is, what it says, what it refuses.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use super::support::{
    Clock, Events, FEED, Letter, Network, Reply, Spot, append, document, feed, is_focused,
    is_shown, text, within,
};

fn subscribed() -> Reply {
    Reply::status(200, "{}")
}

#[wasm_bindgen_test]
async fn a_form_that_is_made_has_a_name_and_a_labelled_field_and_one_live_region() {
    let letter = Letter::answered(subscribed());
    let form = letter.spot.own("form");
    let title = form.get_attribute("aria-labelledby").unwrap_or_default();
    let title = document().get_element_by_id(&title).expect("the name of the form");
    assert_eq!(text(&title), "Newsletter");
    assert_eq!(title.get_attribute("role").as_deref(), Some("heading"));
    assert_eq!(title.get_attribute("aria-level").as_deref(), Some("3"));
    let labels = letter.field().labels().expect("a field has labels");
    assert_eq!(labels.item(0).map(|label| text(&label)).as_deref(), Some("E-mail address"));
    assert_eq!(text(&letter.button()), "Subscribe");
    letter.field().focus().expect("a field takes the focus");
    letter.spot.until("the live region", || letter.spot.shows("status")).await;
    let regions = letter.spot.find_all("[aria-live=polite], [role=status], [role=alert]");
    assert_eq!((regions.len(), letter.message()), (1, String::new()));
    assert_eq!(regions[0].class_name(), "newsreel-status");
    assert!(!letter.field().has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
fn what_needs_no_field_of_the_page_is_hidden_while_a_form_is_made() {
    let spot = Spot::holding(&[("action", Letter::ACTION)], |place| {
        append(place, "a", &[("href", "/letters")], "Letters");
    });
    let link = spot.find("a[href]");
    let letter = Letter::mount(Network::with(Letter::ACTION, subscribed()), spot);
    assert!(letter.spot.shows("form") && !is_shown(&link));
}

#[wasm_bindgen_test]
async fn where_nobody_says_where_an_address_goes_no_form_is_shown() {
    let spot = Spot::new(&[]);
    let told = Events::of(&spot.element, "newsreel:error");
    let letter = Letter::mount(Network::new(), spot);
    assert_eq!(told.next().await["code"], "signup-action");
    assert!(letter.spot.find_all("form").is_empty());
}

#[wasm_bindgen_test]
async fn a_field_that_nobody_sees_is_told_of_when_a_program_fills_it_in() {
    let letter = Letter::answered(subscribed());
    let trap = letter.spot.own("trap");
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
    for letter in [Letter::answered(subscribed()), Letter::of_page(&[])] {
        let invalid = letter.events("newsreel:invalid");
        letter.send("ada.unesco.org");
        assert_eq!(letter.signup.state(), "invalid");
        let sentence = "An e-mail address has an @ in it, as in name@example.org.";
        assert_eq!(letter.error_of(&letter.field()), sentence);
        let place: Element = letter.field().unchecked_into();
        let place = place.closest("label").ok().flatten().unwrap_or(place);
        let next = place.next_element_sibling().map(|next| next.class_name());
        assert_eq!(next.as_deref(), Some("newsreel-message"));
        assert!(is_focused(&letter.field()));
        assert_eq!(invalid.take(), [json!({ "reason": "no-at", "suggestion": null })]);
        assert_eq!(letter.field().value(), "ada.unesco.org");
        assert_eq!(letter.network.requests().await.len(), 0);
    }
}

#[wasm_bindgen_test]
async fn an_empty_field_is_refused_when_it_is_sent_and_not_when_it_is_left() {
    let letter = Letter::answered(subscribed());
    letter.leave().await;
    assert_eq!(letter.signup.state(), "editing");
    letter.press();
    assert_eq!(letter.error_of(&letter.field()), "Enter your e-mail address.");
}

#[wasm_bindgen_test]
async fn an_error_goes_when_it_is_mended_and_none_comes_while_typing() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@");
    assert_eq!(letter.signup.state(), "editing");
    letter.leave().await;
    assert_eq!(letter.signup.state(), "invalid");
    letter.type_text("ada@unesco");
    assert_eq!(letter.signup.state(), "invalid");
    letter.type_text("ada@unesco.org");
    assert_eq!((letter.signup.state(), letter.message()), ("editing".into(), String::new()));
    let ties = ["aria-invalid", "aria-describedby", "aria-errormessage"];
    assert_eq!(ties.map(|name| letter.field().has_attribute(name)), [false; 3]);
}

#[wasm_bindgen_test]
async fn what_is_seen_is_said_once_and_not_left_to_be_said_again() {
    let clock = Clock::of_timeouts();
    let letter = Letter::answered(subscribed());
    // It is there before it has something to say.
    letter.field().focus().expect("a field takes the focus");
    let region = letter.spot.own("status");
    letter.send("ada@gamil.com");
    assert_eq!(text(&region), "", "it is read out when the focus has come to rest");
    clock.fire(100);
    let suggestion = text(&letter.spot.own("suggestion"));
    assert_eq!(text(&region), format!("{suggestion} {}", letter.message()));
    clock.fire(3_000);
    assert_eq!(text(&region), "");
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
    assert!(!letter.spot.shows("suggestion"));
    letter.send("ada@gamil.com");
    let suggestion = letter.spot.own("suggestion");
    assert_eq!(suggestion.tag_name(), "BUTTON");
    assert_eq!(suggestion.get_attribute("type").as_deref(), Some("button"));
    assert_eq!(text(&suggestion), "Did you mean ada@gmail.com?");
    assert!(letter.spot.shows("suggestion"));
    assert_eq!(letter.spot.own("message").first_element_child(), Some(suggestion.clone().into()));
    assert_eq!(invalid.take()[0]["suggestion"], "ada@gmail.com");
    suggestion.click();
    assert_eq!(letter.field().value(), "ada@gmail.com");
    assert!(is_focused(&letter.field()) && !letter.spot.shows("suggestion"));
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
    letter.leave().await;
    letter.press();
    assert_eq!(letter.network.requests().await.len(), 0);
    letter.press();
    let (_, body) = letter.network.only_subscription().await;
    assert_eq!(body, r#"{"email":"ada@gamil.com"}"#);
}

#[wasm_bindgen_test]
async fn an_address_that_is_repaired_is_shown_as_it_will_be_sent() {
    let letter = Letter::answered(subscribed());
    letter.type_text(" mailto:ada＠unesco.org ");
    letter.leave().await;
    assert_eq!(letter.field().value(), "ada@unesco.org");
    assert_eq!(letter.message(), "We wrote your address as ada@unesco.org.");
    assert!(!letter.field().has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
fn the_page_can_ask_whether_the_form_is_valid_and_make_it_as_new() {
    for letter in [Letter::answered(subscribed()), Letter::of_page(&[])] {
        letter.type_text("ada@");
        assert!(!letter.signup.validate());
        assert_eq!(letter.signup.state(), "invalid");
        letter.type_text("ada@unesco.org");
        assert!(letter.signup.validate());
        letter.signup.reset();
        assert_eq!(
            (letter.field().value(), letter.signup.state()),
            (String::new(), "editing".into())
        );
    }
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
    assert_eq!(text(&letter.spot.own("consent")), consent);
    let privacy = letter.spot.own("privacy");
    assert_eq!(privacy.get_attribute("href").as_deref(), Some("https://letters.example/privacy"));
    letter.send("ada@unesco.org");
    assert_eq!(letter.error_of(&letter.consent()), "Please tick the box to go on.");
    assert!(is_focused(&letter.consent()) && letter.network.requests().await.is_empty());
    letter.tick();
    let marks =
        ["aria-invalid", "aria-errormessage"].map(|name| letter.consent().get_attribute(name));
    assert_eq!(marks, [Some("false".into()), None]);
    letter.press();
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
    let spot = Spot::holding(&[("feed", FEED)], |place| {
        append(place, "a", &[("href", "/letters")], "Letters");
    });
    let fallback = spot.find("a[href='/letters']");
    let letter = Letter::mount(network, spot);
    assert!(is_shown(&fallback) && !letter.spot.shows("form"));
    letter.spot.until("the form", || letter.spot.shows("form")).await;
    assert!(!is_shown(&fallback));
    assert_eq!(text(&letter.spot.own("title")), "Heritage letter");
    assert_eq!(text(&letter.spot.own("text")), "Once a <i>month</i>.");
    assert_eq!(text(&letter.spot.own("organization")), "The Centre");
    let telephone = letter.spot.find("address a[href^='tel:']");
    assert_eq!(telephone.get_attribute("href").as_deref(), Some("tel:+861064966526"));
    letter.send("ada@unesco.org");
    letter.reaches("subscribed").await;
    let body = letter.network.requests().await.last().and_then(|request| request.text().ok());
    let body = within(body.expect("a body"), "the body").await;
    let body = body.as_string().unwrap_or_default();
    assert!(body.starts_with("EMAIL=ada%40unesco.org&group=7&newsreel_ms="), "{body}");
}

fn publisher(organization: &str) -> String {
    let mut publisher = feed(1);
    publisher["_newsreel"] = json!({
        "signup": { "action": Letter::ACTION, "title": format!("Letters of {organization}") },
        "contact": { "organization": organization },
    });
    publisher.to_string()
}

#[wasm_bindgen_test]
async fn nothing_of_a_publisher_stays_when_the_page_takes_another() {
    const OTHER: &str = "https://other.example/feed.json";
    let network = Network::with(FEED, Reply::status(200, publisher("The Centre")));
    network.set(OTHER, Reply::Never);
    let letter = Letter::mount(network, Spot::new(&[("feed", FEED)]));
    letter.spot.until("the contact", || letter.spot.shows("contact")).await;
    assert_eq!(text(&letter.spot.own("title")), "Letters of The Centre");
    letter.spot.set("feed", OTHER);
    letter.signup.attributes_changed();
    assert!(!letter.spot.shows("contact"), "the first publisher's address has gone");
    assert_eq!(text(&letter.spot.own("title")), "Newsletter");
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
    let letter = Letter::mount(network, Spot::new(&[("feed", FEED)]));
    letter.spot.until("the contact", || letter.spot.shows("contact")).await;
    letter.spot.set("feed", OTHER);
    letter.signup.attributes_changed();
    letter.spot.until("the other contact", || letter.spot.shows("contact")).await;
    assert_eq!(text(&letter.spot.own("organization")), "The Other");
    assert_eq!(text(&letter.spot.own("title")), "Letters of The Other");
}

#[wasm_bindgen_test]
fn attributes_that_change_are_drawn() {
    let letter = Letter::answered(subscribed());
    letter.type_text("ada@unesco.org");
    letter.spot.set("label", "Letters");
    letter.spot.set("consent", "I agree.");
    letter.signup.attributes_changed();
    assert_eq!(text(&letter.spot.own("title")), "Letters");
    assert!(letter.spot.shows("consent"));
    assert_eq!(letter.field().value(), "ada@unesco.org");
}

#[wasm_bindgen_test]
fn a_new_heading_level_is_drawn() {
    let letter = Letter::answered(subscribed());
    letter.spot.set("heading-level", "2");
    letter.signup.attributes_changed();
    let level = letter.spot.own("title").get_attribute("aria-level");
    assert_eq!(level.as_deref(), Some("2"));
}
