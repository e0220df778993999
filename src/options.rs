//! The attributes of the elements, read once and leniently: a value that makes no sense is the
//! default.

use crate::email::Eai;
use crate::feed::{Selection, Signup};
use crate::limits::{
    LONGEST_INTERVAL_MS, LONGEST_REFRESH_MS, SHORTEST_INTERVAL_MS, SHORTEST_REFRESH_MS,
};
use crate::link::Link;
use crate::number;
use crate::provider::{self, Provider};
use crate::scan::{Scanner, parts};

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
        let selection = Selection {
            limit: number(attribute("limit")).filter(|limit| *limit > 0),
            tags: parts(&attribute("tag").unwrap_or_default(), ","),
            time_zone: text(attribute("time-zone")),
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

/// The attributes of `<newsreel-signup>`, with what its feed adds.
#[derive(Clone, Debug, PartialEq)]
pub struct SignupOptions {
    /// The feed's address, relative to the page.
    pub feed: Option<String>,
    /// Where the address is sent, whatever the form says.
    pub action: Option<String>,
    /// Where it is sent if neither the attribute nor the form says so: the feed's.
    pub default_action: Option<String>,
    /// Whether the form is one of ours, since the page has put none into the element.
    pub is_made: bool,
    /// How it is sent; `None` for a name that we do not know.
    pub provider: Option<&'static Provider>,
    /// The name of the e-mail field; empty if it keeps its own.
    pub name: String,
    /// The heading.
    pub title: Option<String>,
    /// The sentence below the heading.
    pub text: Option<String>,
    /// The text of a box that must be ticked.
    pub consent: Option<String>,
    /// The privacy policy, relative to the page.
    pub privacy: Option<String>,
    /// Fields that are sent along.
    pub fields: Vec<(String, String)>,
    /// What is done with addresses that are not ASCII before the @.
    pub eai: Eai,
    /// The level of the heading, 2 to 6.
    pub heading_level: u8,
}

impl SignupOptions {
    /// Reads the attributes; they win over the feed. A form of the page's own says for itself what is
    /// not in an attribute.
    pub fn new(attribute: Attributes<'_>, has_form: bool, feed: Option<&Signup>) -> Self {
        let own = |name: &str| text(attribute(name));
        // Of a feed that says nothing, a form of the page's own takes as little.
        let nothing = Signup::default();
        let of_feed = feed.unwrap_or(&nothing);
        let of_made = if has_form { &nothing } else { of_feed };
        let default = if has_form { &provider::FORM } else { &provider::JSON };
        let provider = own("provider").or_else(|| some(&of_made.provider));
        let provider = provider.map_or(Some(default), |name| Provider::named(&name));
        let mut name =
            own("name").or_else(|| some(provider?.email)).or_else(|| some(&of_made.name));
        if name.is_none() && !has_form {
            name = some("email");
        }
        let eai = own("eai").and_then(|name| Eai::named(&name));
        Self {
            feed: own("feed"),
            action: own("action"),
            default_action: address(of_feed.action.as_ref()),
            is_made: !has_form,
            name: name.unwrap_or_default(),
            title: own("label").or_else(|| some(&of_feed.title)),
            text: some(&of_feed.text),
            consent: own("consent").or_else(|| some(&of_made.consent)),
            privacy: own("privacy").or_else(|| address(of_feed.privacy.as_ref())),
            fields: of_made.fields.clone(),
            eai: eai.or_else(|| Some(provider?.eai)).unwrap_or_default(),
            provider,
            heading_level: heading_level(attribute),
        }
    }
}

fn address(link: Option<&Link>) -> Option<String> {
    Some(link?.as_str().to_owned())
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

fn text(attribute: Option<String>) -> Option<String> {
    some(&attribute?)
}

fn number(attribute: Option<String>) -> Option<usize> {
    number::read(attribute?.trim())
}

fn heading_level(attribute: Attributes<'_>) -> u8 {
    let level = number(attribute("heading-level")).and_then(|level| u8::try_from(level).ok());
    level.filter(|level| (2..=6).contains(level)).unwrap_or(3)
}

// Written as seconds, with up to three places after the point.
fn milliseconds(attribute: Option<String>) -> Option<u32> {
    let attribute = attribute?;
    let mut text = Scanner::new(attribute.trim());
    let seconds: u32 = text.part(".").parse().ok()?;
    let mut rest = 0;
    for _ in 0..3 {
        let digit = if text.is_over() { b'0' } else { text.byte() };
        rest = rest * 10 + char::from(digit).to_digit(10)?;
        text.step();
    }
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
        let selection =
            carousel(&[("tag", "heritage, film ,"), ("limit", "5"), ("time-zone", " +08:00")])
                .selection;
        assert_eq!(
            selection,
            Selection {
                limit: Some(5),
                tags: vec!["heritage".into(), "film".into()],
                time_zone: Some("+08:00".into())
            }
        );
    }

    fn signup(attributes: &[(&str, &str)], has_form: bool, feed: &Signup) -> SignupOptions {
        let attribute = |name: &str| {
            let found = attributes.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        SignupOptions::new(&attribute, has_form, Some(feed))
    }

    #[test]
    fn attributes_win_over_the_feed_and_a_form_of_the_page_speaks_for_itself() {
        let feed = Signup {
            name: "EMAIL".into(),
            title: "Letter".into(),
            provider: "kit".into(),
            consent: "I agree".into(),
            fields: vec![("list".into(), "news".into())],
            ..Signup::default()
        };
        let made = signup(&[("label", "Post"), ("action", "/join")], false, &feed);
        assert_eq!((made.title.as_deref(), made.action.as_deref()), (Some("Post"), Some("/join")));
        assert_eq!((made.name.as_str(), made.fields.len()), ("email_address", 1));
        assert_eq!(made.consent.as_deref(), Some("I agree"));
        let own = signup(&[], true, &feed);
        assert_eq!((own.provider, own.name.as_str()), (Some(&provider::FORM), ""));
        assert_eq!((own.consent, own.fields), (None, vec![]));
    }

    #[test]
    fn an_unknown_provider_is_not_guessed() {
        let feed = Signup::default();
        assert_eq!(signup(&[("provider", "pigeon")], false, &feed).provider, None);
        assert_eq!(signup(&[], false, &feed).provider, Some(&provider::JSON));
    }

    #[test]
    fn a_service_that_knows_one_name_gets_it_unless_the_page_insists() {
        let name = |attributes: &[(&str, &str)]| signup(attributes, true, &Signup::default()).name;
        assert_eq!(name(&[("provider", "mailchimp")]), "EMAIL");
        assert_eq!(name(&[("provider", "mailchimp"), ("name", "MERGE0")]), "MERGE0");
        assert_eq!(name(&[("provider", "form")]), "");
    }

    #[test]
    fn what_a_service_takes_is_known_and_the_page_may_say_otherwise() {
        let eai = |attributes: &[(&str, &str)]| signup(attributes, true, &Signup::default()).eai;
        assert_eq!(eai(&[]), Eai::Accept);
        assert_eq!(eai(&[("provider", "mailman")]), Eai::Reject);
        assert_eq!(eai(&[("eai", "warn")]), Eai::Warn);
        assert_eq!(eai(&[("provider", "mailman"), ("eai", "accept")]), Eai::Accept);
    }
}
