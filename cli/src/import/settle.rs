//! Where a text goes that has been read to its end.
#![expect(clippy::wildcard_enum_match_arm, reason = "each place knows a few of many names")]

use super::date::rfc_3339;
use super::element::Kind;
use super::entry::{Address, Person, Prose};
use super::picture::Origin;
use super::plain::{folded, of_html};
use super::state::{Capture, Field, Inside, State, language_tag};
use crate::limits::LIST;

/// Puts a text where it belongs.
pub(super) fn settle(state: &mut State, mut capture: Capture) {
    if let Kind::Base64 { .. } = capture.kind {
        capture.text = from_base64(&capture.text).unwrap_or_default();
    }
    if capture.is_cut {
        state.entry.lost.push("a text that is longer than 4 MB is cut".to_owned());
    }
    if capture.text.trim().is_empty() && !matches!(capture.field, Field::Person) {
        return;
    }
    match capture.field {
        Field::Person => person_ends(state, &capture),
        Field::PersonName => state.person.name = capture.text,
        Field::Email => state.person.email = capture.text,
        Field::Uri => state.person.uri = capture.address(),
        Field::Creator => {
            let inside = capture.inside;
            let person = named(&capture.text);
            add_person(state, inside, person);
        }
        Field::Image | Field::ImageUrl => image(state, capture),
        _ if is_of_entry(state, &capture) => of_entry(state, capture),
        _ => of_feed(state, capture),
    }
}

fn is_of_entry(state: &State, capture: &Capture) -> bool {
    capture.inside != Inside::Feed && state.is_in_entry
}

fn of_feed(state: &mut State, capture: Capture) {
    let feed = &mut state.feed;
    match capture.field {
        Field::Title => keep(&mut feed.title, capture.prose()),
        Field::Link => feed.link = Some(capture.address()),
        Field::Description | Field::Summary => keep(&mut feed.subtitle, capture.prose()),
        Field::Icon => keep(&mut feed.icon, capture.address()),
        Field::Language if feed.language.is_empty() => feed.language = language_tag(&capture.text),
        _ => (),
    }
}

fn of_entry(state: &mut State, capture: Capture) {
    let entry = &mut state.entry;
    match capture.field {
        Field::Title => keep(&mut entry.title, capture.prose()),
        Field::Link => keep(&mut entry.link, capture.address()),
        Field::OrigLink => keep(&mut entry.original, capture.address()),
        Field::Id { is_permalink } => {
            capture.text.trim().clone_into(&mut entry.id);
            entry.is_permalink = is_permalink && !state.is_atom;
        }
        // The longest is the whole.
        Field::Content | Field::Encoded => longest(&mut entry.content, capture.prose()),
        Field::Description => longest(&mut entry.summary, capture.prose()),
        Field::Summary => keep(&mut entry.summary, capture.prose()),
        Field::Published => date(&mut entry.published, capture.text),
        Field::Date => date(&mut entry.date, capture.text),
        Field::Created => date(&mut entry.created, capture.text),
        Field::Updated => date(&mut entry.updated, capture.text),
        Field::Category => entry.tags.push(capture.text),
        Field::Keywords => {
            entry.tags.extend(capture.text.split(',').take(LIST).map(ToOwned::to_owned));
        }
        Field::Language => entry.language = language_tag(&capture.text),
        Field::Duration => entry.seconds = seconds(capture.text.trim()),
        Field::Source | Field::SourceTitle => {
            if let Some((name, _)) = &mut entry.source {
                *name = folded(&capture.text);
            }
        }
        Field::SourceLink => {
            if let Some((_, address)) = &mut entry.source {
                *address = capture.address();
            }
        }
        _ => media(state, &capture),
    }
}

fn keep<T>(place: &mut Option<T>, value: T) {
    place.get_or_insert(value);
}

// The later one holds, as in `issued` and `published`, if it is one.
fn date(place: &mut Option<String>, text: String) {
    if place.is_none() || rfc_3339(&text).is_some() {
        *place = Some(text);
    }
}

fn longest(place: &mut Option<Prose>, prose: Prose) {
    if place.as_ref().is_none_or(|kept| kept.text.len() < prose.text.len()) {
        *place = Some(prose);
    }
}

// What is said of one picture, or of all that the entry shows.
fn media(state: &mut State, capture: &Capture) {
    let text = of_html(&capture.text);
    let number = text.parse().ok();
    let entry = &mut state.entry;
    let picture = state.picture_of_element.and_then(|at| entry.pictures.get_mut(at));
    let picture = picture.map(|shown| &mut shown.picture);
    if let (Inside::Media | Inside::Image, Some(picture)) = (capture.inside, picture) {
        match capture.field {
            Field::MediaTitle => picture.alt = text,
            Field::MediaText => picture.caption = text,
            Field::Credit => picture.credit = text,
            Field::Width => picture.width = number,
            Field::Height => picture.height = number,
            _ => (),
        }
        return;
    }
    let place = match capture.field {
        Field::MediaTitle => &mut entry.media.title,
        Field::MediaText => &mut entry.media.text,
        Field::Credit => &mut entry.media.credit,
        _ => return,
    };
    if place.is_empty() {
        *place = text;
    }
}

fn image(state: &mut State, capture: Capture) {
    let inside = if state.is_in_entry { Inside::Item } else { Inside::Feed };
    let is_thumbnail = capture.inside == Inside::Item && capture.field == Field::ImageUrl;
    let address = capture.address();
    if is_thumbnail {
        state.entry.show(address, Origin::Thumbnail, (None, None));
    } else if address.written.contains(['/', '.']) {
        state.picture_of_element = Some(state.entry.pictures.len());
        state.shown(inside, address);
    }
}

fn person_ends(state: &mut State, capture: &Capture) {
    let mut person = std::mem::take(&mut state.person);
    if person.name.is_empty() && person.email.is_empty() {
        let Person { name, email, .. } = named(&capture.text);
        (person.name, person.email) = (name, email);
    }
    add_person(state, capture.inside, person);
}

fn add_person(state: &mut State, inside: Inside, person: Person) {
    let people = if inside == Inside::Item && state.is_in_entry {
        &mut state.entry.authors
    } else {
        &mut state.feed.authors
    };
    if people.len() < LIST && person != Person::default() {
        people.push(person);
    }
}

/// RSS: "ana@example.org (Ana Wong)". Others: "Ana Wong <ana@example.org>".
fn named(text: &str) -> Person {
    let text = folded(text);
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let in_angles = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let (name, email) = match (in_brackets, in_angles) {
        (Some((email, name)), _) if email.contains('@') => (name, email),
        (Some((name, email)), _) if email.contains('@') => (name, email),
        (_, Some((name, email))) if email.contains('@') => (name, email),
        _ if text.contains('@') && !text.contains(' ') => ("", text.as_str()),
        _ => (text.as_str(), ""),
    };
    let [name, email] = [name, email].map(|text| text.trim().to_owned());
    Person { name, email, uri: Address::default() }
}

/// Seconds, or "1:02:03".
fn seconds(text: &str) -> Option<u64> {
    let parts = text.split(':').map(|part| part.trim().parse::<u64>().ok());
    let add = |sum: u64, part: Option<u64>| sum.checked_mul(60)?.checked_add(part?);
    parts.take(4).try_fold(0, add).filter(|seconds| *seconds > 0)
}

fn from_base64(text: &str) -> Option<String> {
    use base64::Engine;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let engine = base64::engine::general_purpose::STANDARD;
    let bytes = engine.decode(text).ok()?;
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_as_formats_do() {
        let table = [
            ("ana@example.org (Ana Wong)", ("Ana Wong", "ana@example.org")),
            ("Ana Wong <ana@example.org>", ("Ana Wong", "ana@example.org")),
            ("Ana Wong (ana@example.org)", ("Ana Wong", "ana@example.org")),
            ("ana@example.org", ("", "ana@example.org")),
            ("Ana Wong (Macau)", ("Ana Wong (Macau)", "")),
        ];
        for (text, (name, email)) in table {
            let person = named(text);
            assert_eq!((person.name.as_str(), person.email.as_str()), (name, email), "{text}");
        }
    }

    #[test]
    fn durations_are_seconds() {
        assert_eq!(seconds("1:02:03"), Some(3723));
        assert_eq!(seconds("754"), Some(754));
        for text in ["", "0", "x", "1:x", "99999999999999999999:0"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn base64_is_read_where_it_is_text() {
        assert_eq!(from_base64("PHA+\n5Yuk PC9wPg==").as_deref(), Some("<p>勤</p>"));
        assert_eq!(from_base64("AAAA"), None);
        assert_eq!(from_base64("no"), None);
    }
}
