//! The page that leads to all articles.

use maud::{Markup, html};
use newsreel::feed::Brief;
use newsreel::link::Link;

use super::figure::small;
use super::frame::{About, page};
use super::publication::Publication;
use crate::limits::INDEX_PIXELS;

/// The index of the pages of these names.
pub fn html(publication: &Publication, names: &[String]) -> String {
    let canonical = publication.home.as_ref().map(Link::as_str);
    // The publisher's own page of news may be another one: nothing says that this is it.
    let about = About { title: publication.title(), canonical: None, ..About::default() };
    let content = html! {
        main {
            ul class="news" {
                @for (name, brief) in names.iter().zip(publication.briefs()) {
                    (entry(name, &brief, publication))
                }
            }
            @if let Some(home) = canonical { p class="original" { a href=(home) { (host(home)) } } }
        }
    };
    page(&about, publication, &content)
}

fn host(address: &str) -> String {
    let url = url::Url::parse(address).ok();
    url.and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_else(|| address.to_owned())
}

fn entry(name: &str, brief: &Brief, publication: &Publication) -> Markup {
    let speech = &publication.speech;
    let (lang, dir) = speech.turn(brief.language.as_deref());
    let by = if brief.source.is_empty() { &brief.author } else { &brief.source };
    html! {
        li lang=[lang] dir=[dir] {
            @if let Some(image) = &brief.image { (small(image, INDEX_PIXELS, None)) }
            div {
                h2 { a href=(name) { (brief.headline) } }
                @if brief.date.is_some() || !by.is_empty() {
                    p class="origin" {
                        @if let Some(date) = &brief.date {
                            time datetime=(date.machine) lang=[lang.and(speech.tag.as_deref())] {
                                (speech.date(date))
                            }
                        }
                        @if !by.is_empty() { " " bdi { (by) } }
                    }
                }
                @if !brief.summary.is_empty() { p { (brief.summary) } }
            }
        }
    }
}
