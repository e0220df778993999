//! Makes sources of realistic pieces: feeds of each kind, at times hardly one.

use super::choices::Choices;

/// What stands in feeds, and what stands there by mistake or on purpose.
pub(crate) const PIECES: &[&str] = &[
    "<item>",
    "</item>",
    "<entry xml:base='b/'>",
    "</entry>",
    "<title>",
    "<title type='html'>",
    "</title>",
    "<link>",
    "</link>",
    "<link href='/one' rel=\"alternate\"/>",
    "<link href=' javascript:alert(1)'/>",
    "<link rel='enclosure' href='a.mp3' type='audio/mpeg' length='9'/>",
    "<guid>",
    "<guid isPermaLink='false'>/1</guid>",
    "</guid>",
    "<id>",
    "</id>",
    "<pubDate>Tue, 07 Dec 2021 00:30:00 +0800</pubDate>",
    "<pubDate>",
    "</pubDate>",
    "<updated>2021-12-31T23:59:60Z</updated>",
    "<dc:date>0000-00-00</dc:date>",
    "<description>",
    "<description><![CDATA[",
    "]]></description>",
    "</description>",
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>",
    "<content type='html' mode='base64'>PHA+YQ==",
    "</div></content>",
    "</content>",
    "<summary>",
    "</summary>",
    "<content:encoded>",
    "</content:encoded>",
    "<author>ana@a.example (Ana)</author>",
    "<author><name>Ana</name><uri>../ana</uri></author>",
    "<author>",
    "</author>",
    "<category>Arts</category>",
    "<category term='tag' label=' '/>",
    "<enclosure url='p.png' type='image/png' length='x'/>",
    "<enclosure url='data:image/png;base64,AA==' type='image/png'/>",
    "<media:group>",
    "<media:content url='l.jpg' medium='image' width='1200' height='900'>",
    "<media:title>A hall</media:title>",
    "<media:description>Its door &amp; more</media:description>",
    "<media:credit>&#160;</media:credit>",
    "</media:content>",
    "</media:group>",
    "<media:thumbnail url='//t.example/t.jpg' width='1'/>",
    "<itunes:image href='c.jpg'/>",
    "<itunes:duration>1:02:03</itunes:duration>",
    "<image><url>i.png</url></image>",
    "<source url='s'>Elsewhere</source>",
    "<source><title>A</title><link href='x'/></source>",
    "<language>pt_MO</language>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='https://b.example/x/'>",
    "</feed>",
    "<rss version='2.0'>",
    "<channel>",
    "</channel>",
    "</rss>",
    "xmlns:m='http://search.yahoo.com/mrss/'",
    "<!DOCTYPE rss [<!ENTITY org 'UNESCO'><!ENTITY b '&org;&org;'>]>",
    "<?xml version='1.0' encoding='iso-8859-1'?>",
    "<html><body>",
    "https://a.example/one?x=1&amp;y=2",
    "https://a@b.example/",
    "HTTP://A.example",
    "news/two.html",
    "//c.example",
    "mailto:a@b.example",
    "&org;",
    "&b;",
    "&nope;",
    "&lt;p title=\"a\"&gt;",
    "&lt;img src='p.png' alt='A &amp;amp; B' width=640&gt;",
    "&amp;amp;lt;",
    "&#0;",
    "\u{0}",
    "\u{1}",
    "\u{a0}",
    " ",
    "\n",
    "<",
    "&",
    "2021",
    "茶",
    "e\u{301}",
    "Two words",
];

/// Names of members, of JSON Feed and of RSS in JSON.
const KEYS: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "summary",
    "content_text",
    "content_html",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "name",
    "tags",
    "language",
    "attachments",
    "mime_type",
    "size_in_bytes",
    "width",
    "link",
    "guid",
    "description",
    "enclosure",
    "pubDate",
    "#value",
    "_newsreel",
    "image_alt",
    "image_width",
    "_other",
];

/// A source that the bytes choose; HTML in it is made of `html`.
pub(crate) fn source(choices: &mut Choices<'_>, html: &[&str]) -> String {
    match choices.below(4) {
        0 => json_feed(choices, html),
        1 => ["<rss version='2.0'><channel>", &pieces(choices, html), "</channel></rss>"].concat(),
        2 => ["<feed xmlns='http://www.w3.org/2005/Atom'>", &pieces(choices, html), "</feed>"]
            .concat(),
        _ => pieces(choices, html),
    }
}

fn pieces(choices: &mut Choices<'_>, html: &[&str]) -> String {
    let pieces = (0..choices.below(50)).map(|_| match choices.below(4) {
        0 => choices.one_of(html),
        _ => choices.one_of(PIECES),
    });
    pieces.collect()
}

fn json_feed(choices: &mut Choices<'_>, html: &[&str]) -> String {
    let items: Vec<String> = (0..choices.below(4)).map(|_| object(choices, html, 2)).collect();
    let items = items.join(",");
    match choices.below(3) {
        0 => format!("{{\"rss\":{{\"channel\":{{\"link\":\"/\",\"item\":[{items}]}}}}}}"),
        _ => ["{\"items\":[", &items, "],", &members(choices, html, 1), "}"].concat(),
    }
}

fn object(choices: &mut Choices<'_>, html: &[&str], depth: usize) -> String {
    ["{", &members(choices, html, depth), "}"].concat()
}

fn members(choices: &mut Choices<'_>, html: &[&str], depth: usize) -> String {
    let members = (0..=choices.below(6)).map(|_| {
        let key = choices.one_of(KEYS);
        format!("{key:?}:{}", value(choices, html, depth))
    });
    members.collect::<Vec<_>>().join(",")
}

fn value(choices: &mut Choices<'_>, html: &[&str], depth: usize) -> String {
    let text = |text: String| serde_json::Value::from(text).to_string();
    match choices.below(if depth > 0 { 8 } else { 6 }) {
        0 => text(choices.text(html)),
        1 | 2 => text(choices.text(PIECES)),
        3 => choices.one_of(&["null", "true", "7", "-1.5", "1e300", "1638835200"]).to_owned(),
        4 | 5 => text(choices.one_of(PIECES).to_owned()),
        6 => object(choices, html, depth - 1),
        _ => {
            let values = (0..choices.below(3)).map(|_| value(choices, html, depth - 1));
            ["[", &values.collect::<Vec<_>>().join(","), "]"].concat()
        }
    }
}
