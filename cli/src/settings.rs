//! What a publisher says of a feed by hand, in a small TOML file.
//!
//! Members of the feed's `_newsreel` have the names that they have there. A name that nobody knows is an
//! error: it is a slip, and what it was meant to say would be missing.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::limits::SETTINGS_BYTES;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "named and explained by JSON Feed and by the widget's documentation"
)]
pub struct Settings {
    /// The zone of the publisher's days, for dates that have no place of their own.
    pub time_zone: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub home_page_url: Option<String>,
    pub language: Option<String>,
    pub authors: Option<Vec<Author>>,
    pub breadcrumb: Option<Vec<Crumb>>,
    pub contact: Option<Contact>,
    pub signup: Option<Signup>,
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named and explained by JSON Feed")]
pub struct Author {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A step of the way to the feed's news on the publisher's site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named and explained by the widget's documentation")]
pub struct Crumb {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Where the publisher can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named and explained by the widget's documentation")]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Where and how the newsletter is subscribed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named and explained by the widget's documentation")]
pub struct Signup {
    pub action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Map<String, Value>>,
}

/// A service that takes subscriptions, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Provider(String);

impl TryFrom<String> for Provider {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let is_known = newsreel::provider::Provider::named(&name).is_some();
        if is_known { Ok(Self(name)) } else { Err(format!("no service is known as “{name}”")) }
    }
}

impl Settings {
    /// Reads them; an error says what is wrong with which line.
    pub fn read(text: &str) -> Result<Self, String> {
        if text.len() > SETTINGS_BYTES {
            return Err(format!("it is larger than {} kB", SETTINGS_BYTES / 1_000));
        }
        let settings: Self = toml::from_str(text).map_err(|error| placed(&error, text))?;
        settings.fields()?;
        Ok(settings)
    }

    // The widget sends texts alone.
    fn fields(&self) -> Result<(), String> {
        let fields = self.signup.iter().filter_map(|signup| signup.fields.as_ref()).flatten();
        match fields.into_iter().find(|(_, value)| !value.is_string()) {
            Some((name, _)) => {
                Err(format!("signup.fields.{name} is no text: write it between quotation marks"))
            }
            None => Ok(()),
        }
    }

    /// Puts what is said here in the place of what a source says of itself.
    pub fn apply(&self, head: &mut Value) {
        let Some(members) = head.as_object_mut() else { return };
        let texts = [
            ("title", &self.title),
            ("description", &self.description),
            ("home_page_url", &self.home_page_url),
            ("language", &self.language),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                members.insert(name.to_owned(), text.as_str().into());
            }
        }
        put(members, "authors", self.authors.as_ref());
        let mut own = match members.remove("_newsreel") {
            Some(Value::Object(own)) => own,
            _ => Map::new(),
        };
        put(&mut own, "breadcrumb", self.breadcrumb.as_ref());
        put(&mut own, "contact", self.contact.as_ref());
        put(&mut own, "signup", self.signup.as_ref());
        if !own.is_empty() {
            members.insert("_newsreel".to_owned(), own.into());
        }
    }
}

fn put(members: &mut Map<String, Value>, name: &str, value: Option<&impl Serialize>) {
    if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
        members.insert(name.to_owned(), value);
    }
}

fn placed(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().trim().replace('\n', " ");
    let before = error.span().and_then(|span| text.get(..span.start));
    let Some(before) = before else { return message };
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column}: {message}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let table = [
            ("titel = \"x\"", "line 1, column 1: unknown field `titel`"),
            (
                "title = \"x\"\n\n[contact]\nphone = \"1\"",
                "line 4, column 1: unknown field `phone`",
            ),
            ("title = 1", "line 1, column 9: invalid type: integer `1`, expected a string"),
            ("breadcrumb = \"Home\"", "line 1, column 14: invalid type"),
            ("[signup]\ntitle = \"x\"", "missing field `action`"),
            ("[signup]\naction = \"/s\"\nprovider = \"pigeon\"", "no service is known as “pigeon”"),
            ("[signup]\naction = \"/s\"\nfields = { list = 1 }", "signup.fields.list is no text"),
            ("title = \"茶\" x", "line 1, column 13"),
        ];
        for (text, expected) in table {
            let error = Settings::read(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
        assert!(Settings::read(&" ".repeat(SETTINGS_BYTES + 1)).is_err());
        assert_eq!(Settings::read(""), Ok(Settings::default()));
    }
}
