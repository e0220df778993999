//! The page of one article.

use maud::{Markup, html};
use newsreel::article::Article;
use newsreel::article::attachment::Kind;
use newsreel::feed::item::Attachment;
use newsreel::feed::{Brief, Crumb};
use newsreel::link::Link;
use newsreel::words::Word;

use super::frame::{About, page};
use super::publication::Publication;
use super::speech::Speech;
use super::{body, figure, schema};

/// A page beside another: its name, and what it is about.
pub type Neighbour<'a> = Option<(&'a str, &'a Brief)>;

/// The page of the item at `position`, between those of its neighbours.
pub fn html(
    position: usize,
    publication: &Publication,
    previous: Neighbour<'_>,
    next: Neighbour<'_>,
) -> Option<String> {
    let article = publication.article(position)?;
    let item = publication.feed.whole(position)?;
    let about = About {
        title: &article.headline,
        summary: &item.summary,
        canonical: web(article.link.as_ref()),
        image: item.image.as_ref(),
        published: item.date_published.as_ref().map(|date| date.machine.as_str()),
        schema: Some(schema::article(&article, &item, publication)),
    };
    let speech = &publication.speech;
    let content = html! {
        main { (story(&article, speech)) }
        @if previous.is_some() || next.is_some() {
            nav class="beside" {
                (beside(previous, ("prev", Word::PreviousArticle), speech))
                (beside(next, ("next", Word::NextArticle), speech))
            }
        }
    };
    Some(page(&about, publication, &content))
}

fn web(link: Option<&Link>) -> Option<&str> {
    link.map(Link::as_str).filter(|link| link.starts_with("http"))
}

fn story(article: &Article, speech: &Speech) -> Markup {
    let (lang, dir) = speech.turn(article.language.as_deref());
    let mut figures = article.figures.iter();
    let first = figures.next();
    html! {
        article lang=[lang] dir=[dir] {
            (breadcrumb(&article.breadcrumb, speech))
            h1 { (article.headline) }
            (origin(article, speech))
            @if let Some(first) = first { (figure::large(first, true)) }
            div class="text" { (body::html(article)) }
            @for other in figures { (figure::large(other, false)) }
            (attachments(&article.attachments, speech))
            @if let Some((link, site)) = article.original() {
                p class="original" {
                    a href=(link.as_str()) lang=[said_in(speech, lang)] {
                        (speech.fill(Word::Original, ("site", site)))
                    }
                }
            }
        }
    }
}

// What we say is in the feed's language, or lent from English, whatever the article's is.
fn said_in<'a>(speech: &'a Speech, around: Option<&str>) -> Option<&'a str> {
    speech.lent.or_else(|| around.and(speech.tag.as_deref()))
}

fn breadcrumb(crumbs: &[Crumb], speech: &Speech) -> Markup {
    html! {
        @if !crumbs.is_empty() {
            nav class="breadcrumb" aria-label=(speech.say(Word::Breadcrumb)) {
                ol {
                    @for crumb in crumbs {
                        li { (linked(crumb.url.as_ref(), &crumb.title)) }
                    }
                }
            }
        }
    }
}

fn origin(article: &Article, speech: &Speech) -> Markup {
    html! {
        @if article.date.is_some() || article.source.is_some() {
            p class="origin" lang=[said_in(speech, article.language.as_deref())] {
                @if let Some(date) = &article.date {
                    time datetime=(date.machine) { (speech.date(date)) }
                }
                @if let Some((word, source)) = &article.source {
                    " "
                    span {
                        (linked(source.url.as_ref(), &speech.fill(*word, (word.key(), &source.name))))
                    }
                }
            }
        }
    }
}

fn linked(link: Option<&Link>, text: &str) -> Markup {
    html! {
        @match link {
            Some(link) => a href=(link.as_str()) dir="auto" { (text) },
            None => bdi { (text) },
        }
    }
}

fn attachments(attachments: &[Attachment], speech: &Speech) -> Markup {
    html! {
        @if !attachments.is_empty() {
            ul class="attachments" aria-label=(speech.say(Word::Attachments)) {
                @for attachment in attachments {
                    li {
                        (linked(Some(&attachment.url), attachment.name()))
                        (player(attachment))
                    }
                }
            }
        }
    }
}

fn player(attachment: &Attachment) -> Markup {
    let (src, name) = (attachment.url.as_str(), attachment.name());
    html! {
        @match attachment.kind() {
            Kind::Audio => audio controls preload="none" aria-label=(name) src=(src) {},
            Kind::Video => video controls preload="none" aria-label=(name) src=(src) {},
            Kind::File => {},
        }
    }
}

fn beside(neighbour: Neighbour<'_>, (rel, word): (&str, Word), speech: &Speech) -> Markup {
    html! {
        @if let Some((name, brief)) = neighbour {
            @let (lang, dir) = speech.turn(brief.language.as_deref());
            a rel=(rel) href=(name) {
                small lang=[speech.lent] { (speech.say(word)) }
                span lang=[lang] dir=[dir] { (brief.headline) }
            }
        }
    }
}
