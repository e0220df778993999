//! What stands around each page: its head, and the way to the index.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use newsreel::feed::Figure;
use serde_json::Value;

use super::publication::Publication;

/// The name of the index.
pub const INDEX: &str = "index.html";

/// The name of the style sheet.
pub const STYLE: &str = "pages.css";

/// Who made a file. What lacks this is not replaced.
pub const MARK: &str = "newsreel render";

/// What a page says of itself to others.
#[derive(Debug, Default)]
pub struct About<'a> {
    /// Its headline.
    pub title: &'a str,
    /// A sentence or two.
    pub summary: &'a str,
    /// Where the original stands.
    pub canonical: Option<&'a str>,
    /// The picture that stands for it.
    pub image: Option<&'a Figure>,
    /// When it was published, as machines write it.
    pub published: Option<&'a str>,
    /// What it is, in the words of schema.org.
    pub schema: Option<Value>,
}

/// A whole page.
pub fn page(about: &About<'_>, publication: &Publication, content: &Markup) -> String {
    let speech = &publication.speech;
    let page = html! {
        (DOCTYPE)
        html lang=[&speech.tag] dir=[speech.direction] {
            (head(about, publication))
            body {
                (header(about, publication))
                (content)
            }
        }
    };
    page.into_string()
}

// The index has no other headline.
fn header(about: &About<'_>, publication: &Publication) -> Markup {
    let way = html! { a href=(INDEX) dir="auto" { (site(publication)) } };
    html! {
        header {
            @if about.schema.is_some() { p { (way) } } @else { h1 { (way) } }
        }
    }
}

fn head(about: &About<'_>, publication: &Publication) -> Markup {
    let site = site(publication);
    let summary = Some(about.summary).filter(|summary| !summary.is_empty());
    html! {
        head {
            meta charset="utf-8";
            meta name="generator" content=(MARK);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (about.title) @if about.title != site { " – " (site) } }
            @if let Some(summary) = summary { meta name="description" content=(summary); }
            @if let Some(link) = about.canonical { link rel="canonical" href=(link); }
            @if let Some(feed) = &publication.address {
                link rel="alternate" type="application/feed+json" href=(feed) title=(site);
            }
            (open_graph(about, site, summary))
            link rel="stylesheet" href=(STYLE);
            @if let Some(schema) = &about.schema {
                script type="application/ld+json" { (inert(schema)) }
            }
        }
    }
}

fn open_graph(about: &About<'_>, site: &str, summary: Option<&str>) -> Markup {
    let kind = if about.schema.is_some() { "article" } else { "website" };
    let image = about.image.filter(|image| image.url.as_str().starts_with("http"));
    html! {
        meta property="og:type" content=(kind);
        meta property="og:title" content=(about.title);
        meta property="og:site_name" content=(site);
        @if let Some(summary) = summary { meta property="og:description" content=(summary); }
        @if let Some(link) = about.canonical { meta property="og:url" content=(link); }
        @if let Some(image) = image {
            meta property="og:image" content=(image.url.as_str());
            @if let Some(width) = image.width { meta property="og:image:width" content=(width); }
            @if let Some(height) = image.height { meta property="og:image:height" content=(height); }
            @if !image.alt.is_empty() { meta property="og:image:alt" content=(image.alt); }
        }
        @if let Some(date) = about.published { meta property="article:published_time" content=(date); }
    }
}

/// JSON inside of a script: without `<` nothing in it can end that, or begin a comment.
fn inert(json: &Value) -> PreEscaped<String> {
    PreEscaped(json.to_string().replace('<', "\\u003c"))
}

fn site(publication: &Publication) -> &str {
    let title = publication.title();
    if title.is_empty() { publication.speech.say(newsreel::words::Word::News) } else { title }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_ends_no_script_and_stays_what_it_is() {
        let value = json!({ "a": "</script><!-- <script> & \u{2028}" });
        let PreEscaped(written) = inert(&value);
        assert!(!written.contains('<'), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
    }
}
