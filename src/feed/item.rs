//! One item of a feed: what a slide shows of it, and all that a reader and `readFeed` show.
//!
//! Reading an item never fails. A field that makes no sense is left out and told as a
//! [`Problem`](super::Problem). Serialised, an item is what `readFeed` gives.

use serde::Serialize;

use super::date::Date;
use crate::link::Link;

/// What a slide shows of an item, vetted as all of it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Unique in the feed; made from the address or the position where the feed has none.
    pub id: String,
    /// Where the item stands on the publisher's site.
    pub url: Option<Link>,
    /// Its title. Where the feed has none its first words, else whatever names it: never empty.
    pub headline: String,
    /// A few plain sentences.
    pub summary: String,
    /// The main picture.
    pub image: Option<Figure>,
    /// When it was published, else when it was last changed.
    pub date: Option<Date>,
    /// Whom it was taken over from; may be empty.
    pub source: String,
    /// Who wrote it, if it was not taken over; may be empty.
    pub author: String,
    /// Its language (BCP 47), where it says one.
    pub language: Option<String>,
}

/// An item, vetted: every address is a [`Link`], every text is plain but `html`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Unique in the feed; made from the address or the position where the feed has none.
    pub id: String,
    /// Where the item stands on the publisher's site.
    pub url: Option<Link>,
    /// The headline. Where the feed has none, the first words of the item.
    pub title: String,
    /// A few plain sentences.
    pub summary: String,
    /// `content_text`, as it is.
    pub text: String,
    /// `content_html`, untrusted and not for any HTML parser of the live document.
    pub html: String,
    /// The main picture.
    pub image: Option<Figure>,
    /// When it was published.
    pub date_published: Option<Date>,
    /// When it was last changed.
    pub date_modified: Option<Date>,
    /// Who wrote it; the feed's authors where the item names none.
    pub authors: Vec<Author>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Whom it was taken over from.
    pub source: Option<Source>,
    /// All its pictures.
    pub figures: Vec<Figure>,
    /// The way to it on the publisher's site.
    #[serde(skip)]
    pub breadcrumb: Vec<Crumb>,
    /// Its language (BCP 47), where it says one.
    #[serde(skip)]
    pub language: Option<String>,
}

/// A picture with what is said of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The picture's address.
    pub url: Link,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The line below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// The same picture in other sizes: `srcset` and `sizes`.
    #[serde(skip)]
    pub sources: Option<(String, String)>,
}

/// A person or an organisation that wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<Link>,
    /// A picture of them.
    pub avatar: Option<Link>,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Where it is.
    pub url: Link,
    /// Its media type, empty where the feed does not say.
    pub mime_type: String,
    /// Its name; attachments of equal names are the same thing in several forms.
    pub title: String,
    /// Its size.
    #[serde(rename = "sizeInBytes")]
    pub size_bytes: Option<f64>,
    /// How long it plays.
    #[serde(rename = "durationInSeconds")]
    pub duration_seconds: Option<f64>,
}

/// Whom an item was taken over from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// The name.
    pub name: String,
    /// A page of theirs.
    pub url: Option<Link>,
}

/// One step of a breadcrumb.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    /// The step's name.
    pub title: String,
    /// Where it leads.
    pub url: Option<Link>,
}
