//! The text of an article as HTML, written anew: what may stand in it is what the widget's reader
//! shows.
//!
//! [`Content`] says what becomes of each element and attribute; here are the tags. They are closed
//! in the order in which they were opened, so that nothing in a feed can end what stands around it.

use maud::{Markup, PreEscaped, html};
use newsreel::article::element::Fate;
use newsreel::article::{Article, Content, Text, plain};
use newsreel::feed::markup::{Piece, Tag, is_raw, pieces};
use newsreel::link::Link;

use crate::import::attribute::{is_void, push, push_quoted};
use crate::import::entity::decode;
use crate::import::plain::push_escaped;
use crate::import::skipped::Skipped;

/// The text of an article; its paragraphs alone where it is too much to be read as HTML.
pub fn html(article: &Article) -> Markup {
    let html = match &article.text {
        Text::Plain(lines) => return paragraphs(lines),
        Text::Html(html) => html,
    };
    match Content::new(html, article.heading_level, &article.ground) {
        Some(content) => PreEscaped(written(&content, &article.credits)),
        None => paragraphs(&plain::from_html(html)),
    }
}

fn paragraphs(paragraphs: &[String]) -> Markup {
    html! {
        @for paragraph in paragraphs {
            p dir="auto" {
                @for (index, line) in paragraph.lines().enumerate() {
                    @if index > 0 { br; }
                    (line)
                }
            }
        }
    }
}

fn written(content: &Content<'_>, credits: &[(Link, String)]) -> String {
    let mut work = Work {
        content,
        credits,
        html: String::new(),
        open: vec![],
        caption: None,
        skipped: Skipped::default(),
    };
    for piece in pieces(content.html()) {
        work.take(piece);
    }
    work.close_from(0);
    work.html
}

struct Work<'a> {
    content: &'a Content<'a>,
    credits: &'a [(Link, String)],
    html: String,
    open: Vec<&'static str>,
    // What is said of the figure that is open.
    caption: Option<Caption<'a>>,
    skipped: Skipped<'a>,
}

#[derive(Default)]
struct Caption<'a> {
    text: String,
    is_open: bool,
    // Who made the picture, until that is said.
    credit: &'a str,
}

impl<'a> Work<'a> {
    fn take(&mut self, piece: Piece<'a>) {
        if self.skipped.takes(&piece) {
            return;
        }
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(name) => self.close(name),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(caption) = self.caption.as_mut().filter(|caption| caption.is_open) {
            caption.text.push_str(&decode(text));
        }
        push(text, &mut self.html);
    }

    fn open(&mut self, tag: &Tag<'a>) {
        match self.content.fate(&tag.name.to_ascii_lowercase()) {
            Fate::Keep(name) => self.keep(name, tag),
            Fate::Heading(_) | Fate::Unwrap => (),
            // What has no end tag has nothing inside either.
            Fate::Drop if is_raw(tag.name) || is_void(tag.name) => (),
            Fate::Drop => self.skipped.begin(tag.name),
        }
    }

    fn keep(&mut self, name: &'static str, tag: &Tag<'_>) {
        let read = |name: &str| tag.attribute(name);
        let Some(attributes) = self.content.attributes(name, &read) else { return };
        self.html.extend(["<", name]);
        // A page of its own is left as any other: in the same tab.
        for (name, value) in attributes.iter().filter(|(name, _)| *name != "target") {
            self.html.extend([" ", name, "=\""]);
            push_quoted(value, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
        match (name, &mut self.caption) {
            ("figure", caption) => *caption = Some(Caption::default()),
            ("figcaption", Some(caption)) => caption.is_open = true,
            ("img", Some(caption)) => {
                let src = attributes.iter().find(|(name, _)| *name == "src");
                let made =
                    |(link, _): &&(Link, String)| src.is_some_and(|(_, src)| link.as_str() == src);
                caption.credit =
                    self.credits.iter().find(made).map_or(caption.credit, |(_, by)| by);
            }
            _ => (),
        }
        if !is_void(name) {
            self.open.push(name);
        }
    }

    fn close(&mut self, name: &str) {
        let Fate::Keep(name) = self.content.fate(&name.to_ascii_lowercase()) else { return };
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(name) = self.open.pop() else { return };
            if name == "figcaption" || name == "figure" {
                self.credit(name == "figure");
            }
            self.html.extend(["</", name, ">"]);
        }
    }

    // Who made a picture stands at the end of its caption, which is made where there is none.
    fn credit(&mut self, is_over: bool) {
        let Some(caption) = &mut self.caption else { return };
        let credit = std::mem::take(&mut caption.credit);
        let is_new = !credit.is_empty() && !caption.text.contains(credit);
        if is_new && is_over {
            self.html.push_str("<figcaption>");
            push_escaped(credit, &mut self.html);
            self.html.push_str("</figcaption>");
        } else if is_new {
            self.html.push_str(if caption.text.trim().is_empty() { "" } else { " · " });
            push_escaped(credit, &mut self.html);
        }
        caption.is_open = false;
        if is_over {
            self.caption = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use newsreel::article::Ground;
    use newsreel::check::resolve;
    use newsreel::link::Use;
    use newsreel::options::Images;

    use super::*;

    fn body(html: &str, credits: &[(&str, &str)]) -> String {
        let base = "https://a.example/news/tea".to_owned();
        let (images, origin) = (Images::All, String::new());
        let ground = Ground { base, is_original: true, resolve, images, origin };
        let credit = |(url, by): &(&str, &str)| {
            let link = Link::new(url, &ground.base, Use::Picture, resolve).unwrap();
            (link, (*by).to_owned())
        };
        let credits: Vec<_> = credits.iter().map(credit).collect();
        written(&Content::new(html, 1, &ground).unwrap(), &credits)
    }

    #[track_caller]
    fn assert_writes(table: &[(&str, &str)]) {
        for (html, expected) in table {
            assert_eq!(body(html, &[]), *expected, "{html}");
        }
    }

    #[test]
    fn what_an_article_is_made_of_stays_and_all_else_goes() {
        assert_writes(&[
            (
                "<p class=x onclick=y()>Tea &amp; <B>ink</B>&hellip;</p>",
                "<p>Tea &amp; <b>ink</b>&hellip;</p>",
            ),
            ("<h1>A</h1><h3>B</h3>", "<h2>A</h2><h4>B</h4>"),
            ("a<script>x()</script><style>b</style><iframe src=c>d</iframe>e", "ae"),
            ("<a href='javascript:x()'>a</a>", "<a>a</a>"),
            ("<img src='data:text/html,x'>a", "a"),
            (
                "3 < 4 <b title='\"><script>'>x",
                "3 &lt; 4 <b title=\"&quot;&gt;&lt;script&gt;\">x</b>",
            ),
            (
                "<ol reversed start=3><li value=2>a<br>b",
                "<ol start=\"3\" reversed=\"\"><li value=\"2\">a<br>b</li></ol>",
            ),
        ]);
    }

    #[test]
    fn nothing_ends_what_stands_around_the_text() {
        assert_writes(&[
            ("a</div></article></body>b", "ab"),
            ("<div><p>a</div>b", "<div><p>a</p></div>b"),
            ("<b><i>a</b>c</i>", "<b><i>a</i></b>c"),
            ("<!-- a -->b<!-- ", "b"),
        ]);
    }

    #[test]
    fn links_are_whole_and_lead_on_in_the_same_tab() {
        assert_writes(&[
            (
                "<a href='../about'>a</a>",
                "<a rel=\"noopener noreferrer\" href=\"https://a.example/about\">a</a>",
            ),
            (
                "<a href='#fn'>1</a><p id=fn>x",
                "<a href=\"https://a.example/news/tea#fn\">1</a><p id=\"note-fn\">x</p>",
            ),
        ]);
    }

    #[test]
    fn who_made_a_picture_is_said_once_in_its_caption() {
        let credits = [("/a.jpg", "Ann <B>")];
        let image = body("<img src=/a.jpg alt=x>", &credits);
        let table = [
            (
                "<figure>I<figcaption>Tea</figcaption></figure>",
                "<figure>I<figcaption>Tea · Ann &lt;B&gt;</figcaption></figure>",
            ),
            ("<figure>I</figure>b", "<figure>I<figcaption>Ann &lt;B&gt;</figcaption></figure>b"),
            (
                "<figure>I<figcaption>By Ann &lt;B></figcaption></figure>",
                "<figure>I<figcaption>By Ann &lt;B></figcaption></figure>",
            ),
            ("I", "I"),
        ];
        for (html, expected) in table {
            let html = html.replacen('I', "<img src=/a.jpg alt=x>", 1);
            assert_eq!(body(&html, &credits), expected.replacen('I', &image, 1));
        }
    }
}
