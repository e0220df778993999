//! What a feed says of its publisher in `_newsreel`, read where it is shown.

use super::Feed;
use super::fields::Fields;
use super::item::Crumb;
use super::problem::{Place, Untold};
use super::value::Value;
use crate::link::{Link, Use};

/// Where a publisher can be reached.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// The organisation's name.
    pub organization: String,
    /// The postal address.
    pub address: String,
    /// The postal code.
    pub postal_code: String,
    /// The telephone number, as written.
    pub tel: String,
    /// The fax number, as written.
    pub fax: String,
    /// The e-mail address.
    pub email: String,
    /// The organisation's site.
    pub url: Option<Link>,
}

/// Where and how a newsletter is subscribed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signup {
    /// The address that takes subscriptions.
    pub action: Option<Link>,
    /// The service behind it.
    pub provider: String,
    /// The name of the e-mail field.
    pub name: String,
    /// The form's heading.
    pub title: String,
    /// The sentence below the heading.
    pub text: String,
    /// The text of a box that must be ticked.
    pub consent: String,
    /// The privacy policy.
    pub privacy: Option<Link>,
    /// Fields that are sent along.
    pub fields: Vec<(String, String)>,
}

impl Feed {
    /// The way to it on the publisher's site.
    pub fn breadcrumb(&self) -> Vec<Crumb> {
        let page = self.pages.first();
        page.map(|page| page.envelope.fields(Untold).ours().breadcrumb()).unwrap_or_default()
    }

    /// Where the publisher can be reached.
    pub fn contact(&self) -> Option<Contact> {
        self.last("contact").map(|fields| contact(&fields))
    }

    /// Where its newsletter is subscribed to.
    pub fn signup(&self) -> Option<Signup> {
        self.last("signup").map(|fields| signup(&fields))
    }

    // Of several, the last counts.
    fn last(&self, key: &str) -> Option<Fields<'_, Untold>> {
        let ours = self.pages.first()?.envelope.fields(Untold).ours();
        let value = ours.value.member(key).one_or_many().last()?;
        Some(Fields { value, ..ours })
    }
}

pub(super) fn contact<P: Place>(fields: &Fields<'_, P>) -> Contact {
    Contact {
        organization: fields.string("organization"),
        address: fields.string("address"),
        postal_code: fields.string("postal_code"),
        tel: fields.string("tel"),
        fax: fields.string("fax"),
        email: fields.string("email"),
        url: fields.link("url", Use::Follow),
    }
}

pub(super) fn signup<P: Place>(fields: &Fields<'_, P>) -> Signup {
    let mut texts = vec![];
    if let Value::Object(members) = fields.value.member("fields") {
        for (name, value) in members {
            if let Some(text) = value.text() {
                texts.push((name.clone(), text.to_owned()));
            }
        }
    }
    Signup {
        action: fields.link("action", Use::Fetch),
        provider: fields.string("provider"),
        name: fields.string("name"),
        title: fields.string("title"),
        text: fields.string("text"),
        consent: fields.string("consent"),
        privacy: fields.link("privacy_url", Use::Follow),
        fields: texts,
    }
}
