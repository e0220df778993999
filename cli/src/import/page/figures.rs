//! The pictures of an article with what the page says of them.

use dom_query::{Document, NodeRef};

use super::caption::{is_caption, split};
use super::tree::{all, attribute, inside, is_called, is_within, length, name, text};
use crate::import::picture::{Origin, Picture};
use crate::import::plain::of_html;
use crate::limits::LIST;

/// Mends the pictures of a page: those that come late, those whose names stand for what they show, and
/// those whose captions are paragraphs.
pub(super) fn mend(document: &Document, scope: NodeRef<'_>) {
    for image in all(document, "img") {
        come_at_once(image);
        for said in ["alt", "title"] {
            if attribute(image, said).is_some_and(|text| is_file_name(&text)) {
                image.set_attr(said, "");
            }
        }
        if image.attr("title").is_some_and(|title| title.is_empty()) {
            image.remove_attr("title");
        }
    }
    let usual = usual_length(scope);
    for holder in inside(scope, "p, div, center") {
        caption(holder, usual);
    }
}

/// Addresses that scripts would put where they belong.
const LATE: [&str; 5] = ["data-src", "data-original", "data-lazy-src", "data-url", "_src"];

fn come_at_once(image: NodeRef<'_>) {
    let is_blank = attribute(image, "src").is_none_or(|url| {
        url.starts_with("data:")
            || ["blank", "spacer", "loading", "lazy", "placeholder"]
                .iter()
                .any(|it| url.contains(it))
    });
    let late = LATE.iter().find_map(|name| attribute(image, name));
    if let Some(late) = late.filter(|_| is_blank) {
        image.set_attr("src", &late);
    }
    let late = attribute(image, "data-srcset").filter(|_| image.attr("srcset").is_none());
    if let Some(late) = late {
        image.set_attr("srcset", &late);
    }
}

/// What a content system or a camera calls a picture says nothing of it.
fn is_file_name(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let has_ending = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".avif"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let is_camera = ["img_", "dsc_", "dscf", "dscn", "wechat", "微信图片"]
        .iter()
        .any(|start| lower.starts_with(start) && lower.ends_with(|c: char| c.is_ascii_digit()));
    has_ending || is_camera || lower.contains("_fororder_")
}

// Half of its text stands in paragraphs of this length or more.
fn usual_length(scope: NodeRef<'_>) -> usize {
    let mut lengths: Vec<usize> = inside(scope, "p").into_iter().map(length).collect();
    lengths.sort_unstable();
    let (half, mut sum) = (lengths.iter().sum::<usize>() / 2, 0);
    let mut longest = lengths.into_iter().rev();
    let usual = longest.find(|length| {
        sum += length;
        sum >= half
    });
    usual.unwrap_or_default()
}

/// A paragraph that is a picture, with its caption behind it or below it, becomes a figure.
fn caption(holder: NodeRef<'_>, usual: usize) {
    let images = inside(holder, "img");
    let blocks = inside(holder, "p, div, table, ul, figure, iframe, video");
    let is_in_figure = holder.ancestors_it(None).any(|outer| name(outer) == "figure");
    let [image] = images.as_slice() else { return };
    if !blocks.is_empty() || is_in_figure || holder.parent().is_none() {
        return;
    }
    let picture = image.parent().filter(|outer| name(*outer) == "a").unwrap_or(*image);
    if length(holder) > 0 {
        let rest = behind(holder, picture).filter(|rest| is_line(rest));
        if let Some(rest) = rest {
            holder.replace_with_html(figure(picture, &rest));
        }
    } else if let Some(next) = holder.next_element_sibling().filter(|next| is_caption(*next, usual))
    {
        let html = figure(picture, &next.inner_html());
        next.remove_from_parent();
        holder.replace_with_html(html);
    }
}

fn figure(picture: NodeRef<'_>, caption: &str) -> String {
    ["<figure>", &picture.html(), "<figcaption>", caption, "</figcaption></figure>"].concat()
}

/// What stands behind a picture and a line break in the same paragraph.
fn behind(holder: NodeRef<'_>, picture: NodeRef<'_>) -> Option<String> {
    let nodes = holder.children_it(false).filter(|node| !node.is_text() || length(*node) > 0);
    let nodes: Vec<_> = nodes.collect();
    let (first, rest) = nodes.split_first()?;
    let (second, rest) = rest.split_first()?;
    let begins = first.id == picture.id && name(*second) == "br";
    begins.then(|| rest.iter().map(|node| node.html().to_string()).collect())
}

fn is_line(html: &str) -> bool {
    let length = of_html(html).chars().count();
    length > 0 && length <= crate::limits::CAPTION_CHARS
}

/// The figures of an article, in order. Galleries are taken out of the page: without their script they
/// are a heap of pictures, and the widget makes its own of them.
pub(super) fn figures(scope: NodeRef<'_>) -> Vec<Picture> {
    let galleries = galleries(scope);
    let mut figures: Vec<Picture> = Vec::new();
    for image in inside(scope, "img") {
        let frame = image.ancestors_it(None).find(|outer| name(*outer) == "figure");
        let slide = galleries
            .iter()
            .find(|gallery| is_within(image, &[**gallery]))
            .and_then(|gallery| slide(image, *gallery));
        let Some(frame) = slide.or(frame) else { continue };
        let figure = picture(image, frame);
        let is_known = figures.iter().any(|known| known.url == figure.url);
        if figure.shows() && !is_known && figures.len() < LIST {
            figures.push(figure);
        }
    }
    for gallery in galleries {
        gallery.remove_from_parent();
    }
    figures
}

fn galleries(scope: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    let mut galleries: Vec<NodeRef<'_>> = Vec::new();
    for node in inside(scope, "[class], [id]") {
        let is_gallery = is_called(node, &GALLERIES)
            && inside(node, "img").len() > 1
            && inside(node, "h1").is_empty()
            && !is_within(node, &galleries);
        if is_gallery
            && inside(node, "p").into_iter().all(|p| length(p) <= crate::limits::CAPTION_CHARS)
        {
            galleries.push(node);
        }
    }
    galleries
}

pub(super) const GALLERIES: [&str; 12] = [
    "gallery",
    "galleries",
    "slider",
    "slideshow",
    "slides",
    "swiper",
    "carousel",
    "flexslider",
    "lunbo",
    "picshow",
    "photos",
    "fotorama",
];

// The largest element in the gallery that has no other picture.
fn slide<'a>(image: NodeRef<'a>, gallery: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let outer = image.ancestors_it(None).take_while(|outer| outer.id != gallery.id);
    outer.filter(|outer| inside(*outer, "img").len() == 1).last().or(Some(image))
}

fn picture(image: NodeRef<'_>, frame: NodeRef<'_>) -> Picture {
    let number = |name| attribute(image, name)?.trim_end_matches("px").parse().ok();
    let said = |name| attribute(image, name).map(|text| of_html(&text)).unwrap_or_default();
    let (caption, credit) = caption_of(frame);
    Picture {
        url: attribute(image, "src").unwrap_or_default(),
        alt: said("alt"),
        caption,
        credit,
        width: number("width"),
        height: number("height"),
        origin: Origin::Text,
        ..Picture::default()
    }
}

/// The caption of a figure without its credit, which is taken out of the page too.
fn caption_of(frame: NodeRef<'_>) -> (String, String) {
    let captions = inside(frame, "figcaption");
    let caption = captions.first().copied().unwrap_or(frame);
    let marked = inside(caption, "[class]").into_iter();
    let marked =
        marked.filter(|node| is_called(*node, &["credit", "credits", "copyright", "photographer"]));
    let mut credit = String::new();
    for node in marked {
        text(node).trim_matches(['(', ')', '（', '）']).clone_into(&mut credit);
        node.remove_from_parent();
    }
    let whole = text(caption);
    if !credit.is_empty() {
        return (whole, credit);
    }
    let (rest, credit) = split(&whole);
    if !credit.is_empty() && inside(caption, "a, img").is_empty() {
        caption.set_text(rest.as_str());
    }
    (rest, credit)
}

/// The picture of an article: the one that the page names, with what a figure says of it, or the first.
pub(super) fn best(named: Option<Picture>, figures: &[Picture]) -> Option<Picture> {
    let named = named.filter(|picture| picture.shows() && !is_of_site(&picture.url));
    let Some(mut named) = named else { return figures.first().cloned() };
    let twin = figures.iter().find(|figure| stem(&figure.url) == stem(&named.url));
    if let Some(twin) = twin {
        fill(&mut named.alt, &twin.alt);
        fill(&mut named.caption, &twin.caption);
        fill(&mut named.credit, &twin.credit);
        if twin.url == named.url && named.width.is_none() {
            (named.width, named.height) = (twin.width, twin.height);
        }
    }
    Some(named)
}

fn fill(place: &mut String, text: &str) {
    if place.is_empty() {
        text.clone_into(place);
    }
}

// The site's own sign, which is named where an article has no picture.
fn is_of_site(url: &str) -> bool {
    let file = url.rsplit('/').next().unwrap_or(url).to_ascii_lowercase();
    let parts = file.split(|c: char| !c.is_ascii_alphanumeric());
    let words = ["logo", "default", "favicon", "placeholder", "icon", "fallback"];
    parts.into_iter().any(|part| words.contains(&part))
}

/// The name of a picture without its folder, and without the size that WordPress adds.
fn stem(url: &str) -> &str {
    let file = url.rsplit('/').next().unwrap_or(url);
    let file = file.split(['?', '#']).next().unwrap_or(file);
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let is_size = |end: &str| {
        end.split_once('x').is_some_and(|(width, height)| {
            [width, height]
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    name.rsplit_once('-').filter(|(_, end)| is_size(end)).map_or(name, |(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_says_nothing_of_a_picture() {
        for text in ["hall.JPG", "IMG_2041", "Visit_fororder_图1", "微信图片_20211207101010"] {
            assert!(is_file_name(text), "{text}");
        }
        for text in ["The hall", "Apollo 11", "The IMG_ building", "会议现场", ""] {
            assert!(!is_file_name(text), "{text}");
        }
    }

    #[test]
    fn sizes_make_no_other_picture() {
        assert_eq!(stem("https://a.example/2020/hill-1024x683.jpg?x"), "hill");
        assert_eq!(stem("/hill.jpg"), "hill");
        assert_eq!(stem("/hill-x.jpg"), "hill-x");
    }
}
