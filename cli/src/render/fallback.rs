//! What stands in a partner's page until the widget takes its place, and whenever it cannot be.

use maud::{Markup, PreEscaped, html};
use newsreel::feed::Brief;

use super::figure::small;
use super::form;
use super::publication::Publication;
use crate::limits::FALLBACK_PIXELS;

/// The elements with their content, a line for each item.
pub fn html(publication: &Publication) -> Result<String, String> {
    let address = publication.address.as_deref().ok_or(NO_ADDRESS)?;
    let speech = &publication.speech;
    let html = html! {
        newsreel-carousel feed=(address) {
            (LINE)
            ul lang=[&speech.tag] dir=[speech.direction] {
                (LINE)
                @for brief in publication.briefs() {
                    (item(&brief, publication))
                    (LINE)
                }
            }
            (LINE)
        }
        (LINE)
        @if let Some(signup) = publication.feed.signup() {
            newsreel-signup feed=(address) provider=[form::provider(&signup)] {
                (LINE)
                (form::html(&signup, publication))
                (LINE)
            }
            (LINE)
        }
    };
    Ok(html.into_string())
}

const NO_ADDRESS: &str = "where do pages find this feed? It has no `feed_url`: say it with --feed, as in \
                          --feed https://example.org/feed.json";

const LINE: PreEscaped<&str> = PreEscaped("\n");

// The names and the day are said in the feed's language, the headline in the item's own.
fn item(brief: &Brief, publication: &Publication) -> Markup {
    let speech = &publication.speech;
    let (lang, dir) = speech.turn(brief.language.as_deref());
    let name = if brief.source.is_empty() { &brief.author } else { &brief.source };
    html! {
        li {
            @if let Some(image) = &brief.image { (small(image, FALLBACK_PIXELS, lang)) " " }
            @match &brief.url {
                Some(url) => a href=(url.as_str()) lang=[lang] dir=[dir] { (brief.headline) },
                None => span lang=[lang] dir=[dir] { (brief.headline) },
            }
            @if !name.is_empty() || brief.date.is_some() {
                p {
                    @if !name.is_empty() { bdi { (name) } }
                    @if !name.is_empty() && brief.date.is_some() { " · " }
                    @if let Some(date) = &brief.date {
                        time datetime=(date.machine) { (speech.date(date)) }
                    }
                }
            }
        }
    }
}
