//! What is written: JSON Feed 1.1 with the widget's extension.

use serde::Serialize;
use serde_json::{Map, Value};

use super::address::is_absolute;

/// What a feed says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The version of JSON Feed.
    pub version: &'static str,
    /// The publisher's name for it.
    pub title: String,
    /// The publisher's site.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub home_page_url: String,
    /// What it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The publisher's sign.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub icon: String,
    /// Who writes it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Its language (BCP 47).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Extensions that its source has.
    #[serde(flatten)]
    pub kept: Map<String, Value>,
}

/// The version of JSON Feed that is written.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// One piece of news.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "named and explained by JSON Feed")]
pub struct Item {
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub content_html: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub content_text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub image: String,
    /// Its address as the source writes it, where that is another; it is not written.
    #[serde(skip)]
    pub image_written: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    #[serde(rename = "_newsreel", skip_serializing_if = "Extension::is_empty")]
    pub extension: Extension,
    /// Whether it is all that its source has: a page.
    #[serde(skip)]
    pub stands_alone: bool,
    /// Extensions that its source has.
    #[serde(flatten)]
    pub kept: Map<String, Value>,
}

/// Who wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A site.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

impl Item {
    /// Says how large the picture is, in place of what was said.
    pub fn set_image_size(&mut self, (width, height): (u32, u32)) {
        if let Some(Value::Object(own)) = self.kept.get_mut("_newsreel") {
            own.insert("image_width".to_owned(), width.into());
            own.insert("image_height".to_owned(), height.into());
        } else {
            self.extension.image_width = Some(width);
            self.extension.image_height = Some(height);
        }
    }
}

impl Author {
    /// Whether nobody can tell where its address leads.
    pub fn is_relative(&self) -> bool {
        !self.url.is_empty() && !is_absolute(&self.url)
    }
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "named and explained by JSON Feed")]
pub struct Attachment {
    pub url: String,
    pub mime_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_in_seconds: Option<u64>,
}

/// What the widget knows beside JSON Feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "named and explained by the widget's documentation")]
pub struct Extension {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub image_alt: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub image_caption: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub image_credit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_height: Option<u32>,
}

/// Where a piece of news was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The site.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

impl Extension {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
