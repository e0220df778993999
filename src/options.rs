//! The attributes of the elements, read once and leniently: a value that makes no sense is the
//! default.

use crate::feed::{Selection, Signup};
use crate::limits::{
    LONGEST_INTERVAL_MS, LONGEST_REFRESH_MS, SHORTEST_INTERVAL_MS, SHORTEST_REFRESH_MS,
};
use crate::link::Link;
use crate::provider::{self, Provider};

/// Gives the text of an attribute, if the element has it.
pub type Attributes<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Which pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Images {
    /// Pictures from anywhere.
    #[default]
    All,
    /// Only pictures of the page's own origin.
    SameOrigin,
    /// No pictures.
    None,
}

impl Images {
    /// Whether a picture is shown in a page of this origin.
    pub fn allow(self, picture: &Link, origin: &str) -> bool {
        match self {
            Self::All => true,
            Self::SameOrigin => picture.origin() == origin,
            Self::None => false,
        }
    }
}

/// Where an item opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// Where its link leads.
    #[default]
    Link,
    /// In place.
    Reader,
}

/// The attributes of `<newsreel-carousel>`.
#[derive(Clone, Debug, PartialEq)]
pub struct CarouselOptions {
    /// The feed's address, relative to the page.
    pub feed: String,
    /// Milliseconds between slides; no rotation without.
    pub interval_ms: Option<u32>,
    /// Milliseconds between readings of the feed; it is read once without.
    pub refresh_ms: Option<u32>,
    /// Which items are shown.
    pub selection: Selection,
    /// The accessible name; the feed's title without.
    pub label: Option<String>,
    /// The level of the headlines, 2 to 6.
    pub heading_level: u8,
    /// Which pictures are shown.
    pub images: Images,
    /// Where an item opens.
    pub open: Open,
}

impl CarouselOptions {
    /// Reads the attributes.
    pub fn new(attribute: Attributes<'_>) -> Self {
        let tags = attribute("tag").unwrap_or_default();
        let tags = tags.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        let selection = Selection {
            limit: number(attribute("limit")).filter(|limit| *limit > 0),
            tags: tags.map(ToOwned::to_owned).collect(),
        };
        Self {
            feed: text(attribute("feed")).unwrap_or_default(),
            interval_ms: milliseconds(attribute("interval"))
                .map(|interval_ms| interval_ms.clamp(SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS)),
            refresh_ms: milliseconds(attribute("refresh"))
                .map(|refresh_ms| refresh_ms.clamp(SHORTEST_REFRESH_MS, LONGEST_REFRESH_MS)),
            selection,
            label: text(attribute("label")),
            heading_level: heading_level(attribute),
            images: match attribute("images").as_deref() {
                Some("same-origin") => Images::SameOrigin,
                Some("none") => Images::None,
                _ => Images::All,
            },
            open: match attribute("open").as_deref() {
                Some("reader") => Open::Reader,
                _ => Open::Link,
            },
        }
    }
}

/// What a form in the host page says of itself, before the element takes it over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostForm {
    /// Its `action`.
    pub action: String,
    /// The name of its e-mail field.
    pub name: String,
    /// The label of its e-mail field.
    pub label: String,
    /// The text of its button.
    pub button: String,
    /// The box in it that must be ticked.
    pub consent: Option<HostConsent>,
    /// Its hidden fields, and the boxes that are ticked already.
    pub fields: Vec<(String, String)>,
}

/// A box of the host's form that must be ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostConsent {
    /// Its label.
    pub text: String,
    /// Its name; may be empty.
    pub name: String,
    /// What it sends when it is ticked.
    pub value: String,
}

/// The attributes of `<newsreel-signup>`, with what its form and its feed add.
#[derive(Clone, Debug, PartialEq)]
pub struct SignupOptions {
    /// The feed's address, relative to the page.
    pub feed: Option<String>,
    /// Where the address is sent; empty if nobody said.
    pub action: String,
    /// How it is sent; `None` for a name that we do not know.
    pub provider: Option<&'static Provider>,
    /// The name of the e-mail field.
    pub name: String,
    /// The heading.
    pub title: Option<String>,
    /// The sentence below the heading.
    pub text: Option<String>,
    /// The label of the field.
    pub label: Option<String>,
    /// The text of the button.
    pub button: Option<String>,
    /// The text of a box that must be ticked.
    pub consent: Option<String>,
    /// What that box sends beside its text, where the host's form has it.
    pub ticked: Option<(String, String)>,
    /// The privacy policy, relative to the page.
    pub privacy: Option<String>,
    /// Fields that are sent along.
    pub fields: Vec<(String, String)>,
    /// The level of the heading, 2 to 6.
    pub heading_level: u8,
}

impl SignupOptions {
    /// Reads the attributes; they win over the host's form, which wins over the feed.
    pub fn new(attribute: Attributes<'_>, form: Option<&HostForm>, feed: Option<&Signup>) -> Self {
        let of_form = |read: fn(&HostForm) -> &String| form.and_then(|form| some(read(form)));
        let of_feed = |read: fn(&Signup) -> &String| feed.and_then(|feed| some(read(feed)));
        let action = feed.and_then(|feed| Some(feed.action.as_ref()?.as_str().to_owned()));
        let privacy = feed.and_then(|feed| Some(feed.privacy.as_ref()?.as_str().to_owned()));
        let provider = text(attribute("provider")).or_else(|| of_feed(|feed| &feed.provider));
        let default = if form.is_some() { &provider::FORM } else { &provider::JSON };
        let provider = provider.map_or(Some(default), |name| Provider::named(&name));
        let of_provider = provider.and_then(|provider| some(provider.email));
        let fields = form.map(|form| &form.fields).or_else(|| feed.map(|feed| &feed.fields));
        let name = text(attribute("name"))
            .or(of_provider)
            .or_else(|| of_form(|form| &form.name))
            .or_else(|| of_feed(|feed| &feed.name));
        let host_consent = form.and_then(|form| form.consent.as_ref());
        let ticked = host_consent.filter(|consent| !consent.name.is_empty());
        Self {
            feed: text(attribute("feed")),
            action: text(attribute("action"))
                .or_else(|| of_form(|form| &form.action))
                .or(action)
                .unwrap_or_default(),
            provider,
            name: name.unwrap_or_else(|| "email".to_owned()),
            title: text(attribute("label")).or_else(|| of_feed(|feed| &feed.title)),
            text: of_feed(|feed| &feed.text),
            label: of_form(|form| &form.label),
            button: of_form(|form| &form.button),
            consent: text(attribute("consent"))
                .or_else(|| some(&host_consent?.text))
                .or_else(|| of_feed(|feed| &feed.consent)),
            ticked: ticked.map(|consent| (consent.name.clone(), consent.value.clone())),
            privacy: text(attribute("privacy")).or(privacy),
            fields: fields.cloned().unwrap_or_default(),
            heading_level: heading_level(attribute),
        }
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

fn text(attribute: Option<String>) -> Option<String> {
    some(&attribute?)
}

fn number<T: std::str::FromStr>(attribute: Option<String>) -> Option<T> {
    attribute?.trim().parse().ok()
}

fn heading_level(attribute: Attributes<'_>) -> u8 {
    number(attribute("heading-level")).filter(|level| (2..=6).contains(level)).unwrap_or(3)
}

// Written as seconds, with up to three places after the point.
fn milliseconds(attribute: Option<String>) -> Option<u32> {
    let attribute = attribute?;
    let text = attribute.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let seconds: u32 = whole.parse().ok()?;
    let digits = fraction.chars().chain(std::iter::repeat('0')).take(3);
    let rest =
        digits.map(|digit| digit.to_digit(10)).try_fold(0, |sum, digit| Some(sum * 10 + digit?))?;
    Some(seconds.saturating_mul(1_000).saturating_add(rest)).filter(|all| *all > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carousel(attributes: &[(&str, &str)]) -> CarouselOptions {
        CarouselOptions::new(&|name| {
            let found = attributes.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn without_attributes_all_is_default() {
        let options = carousel(&[]);
        assert_eq!((options.interval_ms, options.heading_level), (None, 3));
        assert_eq!((options.selection, options.images), (Selection::default(), Images::All));
    }

    #[test]
    fn values_that_make_no_sense_are_default() {
        let options = carousel(&[
            ("interval", "soon"),
            ("limit", "-1"),
            ("heading-level", "1"),
            ("images", "some"),
            ("label", "  "),
        ]);
        assert_eq!(options, carousel(&[]));
    }

    #[test]
    fn the_interval_is_three_seconds_at_least() {
        assert_eq!(carousel(&[("interval", "1")]).interval_ms, Some(3_000));
        assert_eq!(carousel(&[("interval", "7.5")]).interval_ms, Some(7_500));
        assert_eq!(carousel(&[("interval", "4.0625")]).interval_ms, Some(4_062));
        assert_eq!(carousel(&[("interval", "99999999999")]).interval_ms, None);
        assert_eq!(carousel(&[("interval", "0")]).interval_ms, None);
        assert_eq!(carousel(&[("interval", "NaN")]).interval_ms, None);
    }

    #[test]
    fn a_feed_is_not_read_more_often_than_every_second() {
        assert_eq!(carousel(&[("refresh", "0.1")]).refresh_ms, Some(1_000));
        assert_eq!(carousel(&[("refresh", "300")]).refresh_ms, Some(300_000));
        assert_eq!(carousel(&[("refresh", "4000000")]).refresh_ms, Some(86_400_000));
        assert_eq!(carousel(&[("refresh", "0")]).refresh_ms, None);
        assert_eq!(carousel(&[("refresh", "often")]).refresh_ms, None);
    }

    #[test]
    fn tags_are_parted_by_commas() {
        let selection = carousel(&[("tag", "heritage, film ,"), ("limit", "5")]).selection;
        assert_eq!(
            selection,
            Selection { limit: Some(5), tags: vec!["heritage".into(), "film".into()] }
        );
    }

    #[test]
    fn attributes_win_over_the_form_and_the_form_over_the_feed() {
        let form = HostForm { action: "/form".into(), name: "mail".into(), ..HostForm::default() };
        let feed = Signup { name: "EMAIL".into(), title: "Letter".into(), ..Signup::default() };
        let action = |name: &str| (name == "action").then(|| "/attribute".to_owned());
        let options = SignupOptions::new(&action, Some(&form), Some(&feed));
        assert_eq!((options.action.as_str(), options.name.as_str()), ("/attribute", "mail"));
        assert_eq!(options.title.as_deref(), Some("Letter"));
        assert_eq!(options.provider, Some(&provider::FORM));
    }

    #[test]
    fn an_unknown_provider_is_not_guessed() {
        let provider = |name: &str| (name == "provider").then(|| "pigeon".to_owned());
        assert_eq!(SignupOptions::new(&provider, None, None).provider, None);
        let options = SignupOptions::new(&|_| None, None, None);
        assert_eq!(options.provider, Some(&provider::JSON));
    }

    #[test]
    fn a_service_that_knows_one_name_gets_it_unless_the_page_insists() {
        let form = HostForm { name: "mail".into(), ..HostForm::default() };
        let read = |attributes: &[(&str, &str)]| {
            let attribute = |name: &str| {
                let found = attributes.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            SignupOptions::new(&attribute, Some(&form), None).name
        };
        assert_eq!(read(&[("provider", "mailchimp")]), "EMAIL");
        assert_eq!(read(&[("provider", "mailchimp"), ("name", "MERGE0")]), "MERGE0");
        assert_eq!(read(&[("provider", "form")]), "mail");
    }
}
