//! What may stand in the text of an article: elements and attributes, as tables.
#![cfg(not(target_arch = "wasm32"))]

use std::cell::RefCell;
use std::collections::BTreeSet;

use newsreel::article::attribute::ASKED;
use newsreel::article::element::Fate;
use newsreel::article::{Content, Ground, Text};
use newsreel::feed::Item;
use newsreel::options::Images;

const BASE: &str = "https://feed.example/news/1.html";

fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}

fn ground(images: Images) -> Ground {
    Ground {
        base: BASE.to_owned(),
        is_original: true,
        resolve,
        images,
        origin: "https://page.example".to_owned(),
    }
}

/// What a tag with these attributes becomes in `html`; "gone" if nothing.
fn become_in(html: &str, images: Images, tag: &str, attributes: &[(&str, &str)]) -> String {
    let ground = ground(images);
    let Some(content) = Content::new(html, 3, &ground) else { return "too much".to_owned() };
    let read = |name: &str| {
        let found = attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let Some(vetted) = content.attributes(tag, &read) else { return "gone".to_owned() };
    let written: Vec<_> = vetted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    written.join(" | ")
}

#[track_caller]
fn becomes(tag: &str, attributes: &[(&str, &str)], expected: &str) {
    assert_eq!(become_in("", Images::All, tag, attributes), expected, "{tag} {attributes:?}");
}

const AWAY: &str = "target=_blank | rel=noopener noreferrer";
const CALM: &str = "loading=lazy | decoding=async | referrerpolicy=no-referrer";

#[test]
fn a_link_opens_beside_the_page_and_tells_nothing_of_it() {
    let link = |href, expected: &str| {
        let attributes = [("href", href), ("ping", "https://evil.example"), ("download", "")];
        becomes("a", &attributes, &format!("{AWAY} | href={expected}"));
    };
    link("https://a.example/b", "https://a.example/b");
    link("../c", "https://feed.example/c");
    link("//a.example", "https://a.example/");
    link("HTTPS://A.EXAMPLE/Case", "https://a.example/Case");
    link(" \n/x\t", "https://feed.example/x");
    becomes("a", &[("href", "mailto:a@a.example")], "href=mailto:a@a.example");
    becomes("a", &[("href", "tel:+861064966526")], "href=tel:+861064966526");
}

#[test]
fn what_could_run_or_deceive_is_no_link() {
    for href in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://a.example/1",
        "file:///etc/passwd",
        "ftp://a.example",
        "https://crihap.cn@evil.example/",
        "",
    ] {
        becomes("a", &[("href", href)], "");
    }
}

#[test]
fn a_host_is_shown_in_the_letters_that_the_network_knows() {
    let expected = format!("{AWAY} | href=https://xn--pple-43d.example/");
    becomes("a", &[("href", "https://\u{430}pple.example")], &expected);
}

#[test]
fn no_attribute_comes_along_that_a_page_could_listen_to() {
    let names = [
        "onclick",
        "onerror",
        "style",
        "class",
        "id",
        "name",
        "is",
        "slot",
        "part",
        "role",
        "aria-label",
        "data-bs-toggle",
        "x-data",
        "hx-get",
        "v-html",
        "ng-app",
        "_",
        "tabindex",
        "autofocus",
        "accesskey",
        "contenteditable",
        "popover",
        "draggable",
        "itemprop",
        "nonce",
        "crossorigin",
        "usemap",
        "ismap",
        "action",
        "formaction",
        "http-equiv",
        "background",
    ];
    let attributes = names.map(|name| (name, "1"));
    for tag in ["p", "div", "a", "span", "td", "table", "li", "details", "blockquote", "time"] {
        becomes(tag, &attributes, "");
    }
    let picture = [&[("src", "https://i.example/a.png")], attributes.as_slice()].concat();
    becomes("img", &picture, &format!("{CALM} | alt= | src=https://i.example/a.png"));
}

#[test]
fn what_is_asked_for_is_what_the_parser_leaves() {
    let asked = RefCell::new(BTreeSet::new());
    let ground = ground(Images::All);
    let content = Content::new("<a href=#x id=x>", 3, &ground).unwrap();
    for tag in ["a", "img", "source", "ol", "li", "td", "th", "col", "time", "del", "details", "p"]
    {
        for answer in [None, Some("https://a.example/1".to_owned())] {
            content.attributes(tag, &|name| {
                asked.borrow_mut().insert(name.to_owned());
                answer.clone().filter(|_| name == "src" || name == "srcset")
            });
        }
    }
    let listed: BTreeSet<String> = ASKED.split(' ').map(ToOwned::to_owned).collect();
    assert_eq!(asked.into_inner(), listed);
}

#[test]
fn language_and_direction_stay() {
    becomes("p", &[("lang", "ar"), ("dir", "rtl")], "dir=rtl | lang=ar");
    becomes("abbr", &[("title", "A \"B\" <c>")], "title=A \"B\" <c>");
    becomes("bdo", &[("dir", "up")], "");
}

#[test]
fn tables_and_lists_keep_what_gives_them_their_form() {
    becomes("td", &[("colspan", "2"), ("rowspan", "3")], "colspan=2 | rowspan=3");
    becomes("td", &[("colspan", "100000"), ("rowspan", "-1")], "");
    becomes("th", &[("scope", "col")], "scope=col");
    becomes("th", &[("scope", "x")], "");
    becomes("col", &[("span", "2")], "span=2");
    becomes(
        "ol",
        &[("start", "-3"), ("reversed", ""), ("type", "a")],
        "start=-3 | reversed= | type=a",
    );
    becomes("ol", &[("start", "x"), ("type", "disc")], "");
    becomes("li", &[("value", "7")], "value=7");
    becomes("time", &[("datetime", "2021-12-07")], "datetime=2021-12-07");
    becomes("details", &[("open", "")], "open=");
}

#[test]
fn a_picture_loads_late_and_tells_nobody_who_reads() {
    let attributes = [("src", "a.jpg"), ("alt", "A"), ("width", "640"), ("height", "480")];
    let expected =
        format!("alt=A | width=640 | height=480 | {CALM} | src=https://feed.example/news/a.jpg");
    becomes("img", &attributes, &expected);
    let inline = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    becomes("img", &[("src", inline)], &format!("{CALM} | alt= | src={inline}"));
}

#[test]
fn what_counts_readers_or_is_no_picture_goes() {
    becomes("img", &[("src", "https://t.example/p.gif"), ("width", "1")], "gone");
    becomes("img", &[("src", "https://t.example/p.gif"), ("height", "0")], "gone");
    for src in ["javascript:alert(1)", "data:image/svg+xml,<svg>", "data:text/html,x", ""] {
        becomes("img", &[("src", src)], "gone");
    }
    becomes("img", &[("alt", "no address")], "gone");
}

#[test]
fn each_candidate_of_a_picture_passes_the_gate() {
    let srcset = |list, expected: &str| {
        becomes(
            "source",
            &[("srcset", list), ("type", "image/avif")],
            &format!("type=image/avif | srcset={expected}"),
        );
    };
    srcset("a.avif", "https://feed.example/news/a.avif");
    srcset(
        "a.avif 1x,b.avif 2x",
        "https://feed.example/news/a.avif 1x, https://feed.example/news/b.avif 2x",
    );
    srcset("a,b.avif 800w, javascript:alert(1) 2x", "https://feed.example/news/a%2Cb.avif 800w");
    srcset("/a 1x, /b onerror=1, /c 2x", "https://feed.example/a 1x, https://feed.example/c 2x");
    becomes("source", &[("srcset", "javascript:x 1x"), ("src", "a.mp4")], "gone");
    becomes("source", &[("srcset", " ,, ")], "gone");
}

#[test]
fn a_page_that_wants_no_foreign_pictures_has_none() {
    let picture = |images, src| become_in("", images, "img", &[("src", src)]);
    assert_eq!(picture(Images::None, "https://page.example/a.png"), "gone");
    assert_eq!(picture(Images::SameOrigin, "https://i.example/a.png"), "gone");
    assert!(picture(Images::SameOrigin, "https://page.example/a.png").ends_with("a.png"));
    let srcset = [("src", "https://page.example/a"), ("srcset", "https://i.example/b 2x")];
    let shown = become_in("", Images::SameOrigin, "img", &srcset);
    assert!(!shown.contains("srcset"), "{shown}");
}

#[test]
fn footnotes_lead_to_their_notes_and_back() {
    let html = "<a href='#fn 1' id=ref>1</a><li id='fn 1'>Note<a href=#ref>back</a><a href=#gone>x";
    let of = |tag, attributes: &[(&str, &str)]| become_in(html, Images::All, tag, attributes);
    assert_eq!(
        of("a", &[("href", "#fn 1"), ("id", "ref")]),
        format!("id=note-ref | href={BASE}#fn%201")
    );
    assert_eq!(of("li", &[("id", "fn 1")]), "id=note-fn%201");
    assert_eq!(of("p", &[("id", "nobody-links-here")]), "");
    assert_eq!(of("a", &[("name", "ref")]), "id=note-ref");
    assert_eq!(of("p", &[("name", "ref")]), "");
}

#[test]
fn too_much_is_not_parsed() {
    let result = |html: &str| become_in(html, Images::All, "p", &[]);
    assert_eq!(result(&"<b>".repeat(20_000)), "too much");
    assert_eq!(result(&"<p>".repeat(5_001)), "too much");
    assert_eq!(result(&"x".repeat(256_001)), "too much");
    assert_eq!(result(&"&".repeat(50_000)), "");
    assert_eq!(result(&"<".repeat(50_000)), "");
    assert_eq!(result(&"<!--".repeat(20_000)), "");
    assert_eq!(result(&format!("<p {}>", "a=1 ".repeat(5_000))), "");
}

#[test]
fn no_element_of_the_page_can_be_started() {
    let ground = ground(Images::All);
    let content = Content::new("", 3, &ground).unwrap();
    for name in ["x-counter", "newsreel-carousel", "slot", "form", "label", "meta", "base", "link"]
    {
        assert_eq!(content.fate(name), Fate::Unwrap, "{name}");
    }
    for name in ["script", "style", "iframe", "object", "embed", "svg", "math", "template"] {
        assert_eq!(content.fate(name), Fate::Drop, "{name}");
    }
}

#[test]
fn a_place_in_the_article_is_reached_however_its_address_is_written() {
    let reached = |base: &str, href: &str| {
        let ground = Ground { base: base.to_owned(), ..ground(Images::All) };
        let html = format!("<a href='{href}'>1</a><li id='fn:1'>Note");
        let content = Content::new(&html, 3, &ground).unwrap();
        let note = content.attributes("li", &|name| (name == "id").then(|| "fn:1".to_owned()));
        let link = content.attributes("a", &|name| (name == "href").then(|| href.to_owned()));
        let stays = !link.unwrap().iter().any(|(name, _)| *name == "target");
        (note.is_some_and(|note| !note.is_empty()), stays)
    };
    let page = "https://feed.example/news/?p=1&q=2";
    for href in ["#fn:1", page, "?p=1&q=2", "/news/?p=1&q=2", "HTTPS://FEED.example/news/?p=1&q=2"]
    {
        let href = [href.trim_end_matches("#fn:1"), "#fn:1"].concat();
        assert_eq!(reached(page, &href), (true, true), "{href}");
    }
    for href in ["/news/#fn:1", "?p=2#fn:1", "https://other.example/news/?p=1&q=2#fn:1"] {
        assert_eq!(reached(page, href), (false, false), "{href}");
    }
    assert_eq!(reached("https://feed.example/a#top", "https://feed.example/a#fn:1"), (true, true));
}

#[test]
fn a_place_that_is_not_in_the_article_is_on_the_page_of_the_original() {
    let ground = ground(Images::All);
    let link = |ground: &Ground, href: &str| {
        let content = Content::new("<p id=here>", 3, ground).unwrap();
        let made = content.attributes("a", &|name| (name == "href").then(|| href.to_owned()));
        made.unwrap().into_iter().find(|(name, _)| *name == "href").map(|(_, href)| href)
    };
    let gone = format!("{BASE}#gone");
    assert_eq!(link(&ground, "#gone"), Some(gone.clone()));
    assert_eq!(link(&ground, &gone), Some(gone));
    assert_eq!(link(&ground, "#"), None);
    // The base is then an address of the publisher's, and no page with such a place.
    let unknown = Ground { is_original: false, ..ground };
    assert_eq!(link(&unknown, "#gone"), None);
    assert!(link(&unknown, "/other#gone").is_some());
}

#[test]
fn a_link_says_in_which_language_its_page_is() {
    let attributes = [("href", "https://a.example/"), ("hreflang", "zh-Hant")];
    becomes("a", &attributes, &format!("hreflang=zh-Hant | {AWAY} | href=https://a.example/"));
    becomes("p", &[("hreflang", "de")], "");
}

#[test]
fn a_picture_that_counts_readers_is_neither_shown_nor_asked_for() {
    for size in ["0", "1", "2", " 2px", "1.5"] {
        becomes("img", &[("src", "/a.gif"), ("width", size)], "gone");
        becomes("img", &[("src", "/a.gif"), ("height", size)], "gone");
    }
    let (ground, style) = (ground(Images::All), "<img src=a.gif style='width:1px;height:1px'>");
    let content = Content::new(style, 3, &ground).unwrap();
    assert_eq!(content.html(), "");
    let shown = become_in("", Images::All, "img", &[("src", "/a.gif"), ("width", "3")]);
    assert!(shown.ends_with("src=https://feed.example/a.gif"), "{shown}");
}

#[test]
fn the_headline_stands_once() {
    let text = |title: &str, html: &str| {
        let (title, html) = (title.to_owned(), html.to_owned());
        Text::of(&Item { title, html, ..Item::default() })
    };
    let html = "<h1>Draft post<a aria-hidden=true href=#draft-post>#</a></h1><p>Secret.</p>";
    assert_eq!(text("Draft post", html), Text::Html("<p>Secret.</p>".to_owned()));
    assert_eq!(text("Another", html), Text::Html(html.to_owned()));
}
