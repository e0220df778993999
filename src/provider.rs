//! The services that take subscriptions: a table of what each one calls things, and no code.
//!
//! Their forms and endpoints are public; what is not in a row is as `form` has it.

use crate::email::Eai;

/// How a subscription travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Fetched, its fields as a form has them: `application/x-www-form-urlencoded`.
    Form,
    /// Fetched, its fields as a JSON object.
    Json,
    /// Posted by the browser itself to a new tab: no other site may read the service's answer.
    Tab,
}

/// One way of subscribing.
#[derive(Debug, PartialEq, Eq)]
pub struct Provider {
    /// The text of the `provider` attribute.
    pub name: &'static str,
    /// How the fields travel.
    pub transport: Transport,
    /// What takes subscriptions, relative to the site that `action` names; empty if `action` is it.
    pub path: &'static str,
    /// The service's own form for pages without script, which `action` may name instead.
    pub page: &'static str,
    /// What gives a token that must go along, relative to the site, and the name of its field.
    pub token: Option<(&'static str, &'static str)>,
    /// The only name of the e-mail field that the service knows; empty if it takes any.
    pub email: &'static str,
    /// Fields that every one of its forms has.
    pub fields: &'static [(&'static str, &'static str)],
    /// What stands around the name of a field that the service has not heard of.
    pub around: (&'static str, &'static str),
    /// What it does with addresses whose part before the @ is not ASCII (RFC 6531). What does not say
    /// that it refuses them is asked.
    pub eai: Eai,
    /// What of ASCII it refuses there, of what an address may have.
    pub refused: &'static str,
    /// Whether its forms are sent as they are written: by method and encoding; else they are posted.
    pub as_written: bool,
    /// Whether somebody of the publisher's reads the signals of how the form was filled in.
    pub signals: bool,
}

impl Provider {
    /// The one of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.into_iter().find(|provider| provider.name == name)
    }
}

/// What is said of a name that is none of them.
pub const REMEDY: &str = "set `provider` to one of: form, json, tab, ghost, listmonk, buttondown, mailchimp, \
                          mailman, kit, mailerlite, brevo, formspree";

const PLAIN: Provider = Provider {
    name: "",
    transport: Transport::Form,
    path: "",
    page: "",
    token: None,
    email: "",
    fields: &[],
    around: ("", ""),
    eai: Eai::Accept,
    refused: "",
    as_written: false,
    signals: false,
};

/// As a form is sent, to a server of the publisher's.
pub static FORM: Provider = Provider { name: "form", as_written: true, signals: true, ..PLAIN };

/// As a JSON object, to a server of the publisher's.
pub static JSON: Provider =
    Provider { name: "json", transport: Transport::Json, signals: true, ..PLAIN };

static ALL: [&Provider; 12] = [
    &FORM,
    &JSON,
    // Any server whose answer no other site may read.
    &Provider { name: "tab", transport: Transport::Tab, as_written: true, ..PLAIN },
    &Provider {
        name: "ghost",
        transport: Transport::Json,
        path: "members/api/send-magic-link/",
        token: Some(("members/api/integrity-token/", "integrityToken")),
        email: "email",
        fields: &[("emailType", "signup")],
        ..PLAIN
    },
    &Provider {
        name: "listmonk",
        path: "api/public/subscription",
        page: "subscription/form",
        email: "email",
        ..PLAIN
    },
    &Provider {
        name: "buttondown",
        transport: Transport::Tab,
        email: "email",
        fields: &[("embed", "1")],
        around: ("metadata__", ""),
        ..PLAIN
    },
    &Provider {
        name: "mailchimp",
        transport: Transport::Tab,
        email: "EMAIL",
        eai: Eai::Reject,
        ..PLAIN
    },
    &Provider {
        name: "mailman",
        transport: Transport::Tab,
        email: "email",
        eai: Eai::Reject,
        refused: "|^",
        ..PLAIN
    },
    &Provider { name: "kit", email: "email_address", around: ("fields[", "]"), ..PLAIN },
    &Provider {
        name: "mailerlite",
        email: "fields[email]",
        fields: &[("ml-submit", "1"), ("anticsrf", "true")],
        around: ("fields[", "]"),
        ..PLAIN
    },
    &Provider {
        name: "brevo",
        path: "?isAjax=1",
        email: "EMAIL",
        fields: &[("email_address_check", "")],
        ..PLAIN
    },
    &Provider { name: "formspree", email: "email", ..PLAIN },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_is_found_by_its_name_and_told_in_the_order_of_the_table() {
        for provider in ALL {
            assert_eq!(Provider::named(provider.name), Some(provider));
        }
        assert_eq!(Provider::named("pigeon"), None);
        let names = ALL.map(|provider| provider.name).join(", ");
        assert_eq!(REMEDY.strip_prefix("set `provider` to one of: "), Some(&*names));
    }

    #[test]
    fn a_token_can_only_go_along_where_it_can_be_fetched() {
        let mut with_token = ALL.iter().filter(|provider| provider.token.is_some());
        assert!(with_token.all(|provider| provider.transport != Transport::Tab));
    }
}
