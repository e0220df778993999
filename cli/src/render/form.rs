//! The form of a feed's sign-up, which works without script and which the widget takes over.

use maud::{Markup, html};
use newsreel::feed::Signup;
use newsreel::provider::{self, Provider, Transport};
use newsreel::words::Word;

use super::publication::Publication;

/// The service, as the element's attribute names it, where it is not the one that forms have.
pub fn provider(signup: &Signup) -> Option<&str> {
    let name = signup.provider.trim();
    (!name.is_empty() && name != provider::FORM.name).then_some(name)
}

/// A form; a link where the service takes none, or nobody knows where it is.
pub fn html(signup: &Signup, publication: &Publication) -> Markup {
    let speech = &publication.speech;
    let service = Provider::named(signup.provider.trim()).unwrap_or(&provider::FORM);
    let title = said(&signup.title, speech.say(Word::Newsletter));
    let Some(action) = action(signup, service) else { return link(signup, title, publication) };
    let name = [service.email, signup.name.trim(), "email"].into_iter().find(|n| !n.is_empty());
    let given = signup.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let fields = service.fields.iter().copied().chain(given);
    html! {
        form action=(action) method="post" lang=[&speech.tag] dir=[speech.direction] {
            h3 { (title) }
            @if !signup.text.is_empty() { p { (signup.text) } }
            label {
                span lang=[speech.lent] { (speech.say(Word::EmailLabel)) } " "
                input type="email" name=[name] autocomplete="email" dir="ltr" required;
            }
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            @if !signup.consent.is_empty() {
                label {
                    input type="checkbox" name="consent" value=(signup.consent) required;
                    " " (signup.consent)
                }
            }
            " "
            button lang=[speech.lent] { (speech.say(Word::Subscribe)) }
            @if let Some(privacy) = &signup.privacy {
                p { a href=(privacy.as_str()) lang=[speech.lent] { (speech.say(Word::Privacy)) } }
            }
        }
    }
}

fn said<'a>(own: &'a str, word: &'a str) -> &'a str {
    if own.trim().is_empty() { word } else { own }
}

/// Where a browser can send a form by itself. What takes JSON at a path of its own takes no form.
fn action(signup: &Signup, service: &Provider) -> Option<String> {
    let action = signup.action.as_ref()?.as_str();
    if service.transport == Transport::Json && !service.path.is_empty() {
        return None;
    }
    let is_page = action.ends_with(service.page);
    let site = action.trim_end_matches('/');
    Some(if is_page { action.to_owned() } else { [site, "/", service.page].concat() })
}

fn link(signup: &Signup, title: &str, publication: &Publication) -> Markup {
    let link = signup.action.as_ref().or(publication.home.as_ref());
    html! {
        @if let Some(link) = link { a href=(link.as_str()) { (title) } }
    }
}
