//! An article in the reader: what is made of a feed's HTML, and that nothing in it runs.

use js_sys::Reflect;
use newsreel::article::element::{Fate, fate};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::support::{Clock, News, feed, is_focused, text, turn, window};

/// One row for each rule, and some that only together make trouble. Where something runs, it says so.
const HOSTILE: [&str; 30] = [
    "<script>newsreelRan=1</script>",
    "<img src=x onerror=newsreelRan=1>",
    "<img src=https://i.invalid/a.png onload=newsreelRan=1 alt='",
    "<svg><script>newsreelRan=1</script><a xlink:href='javascript:newsreelRan=1'>x",
    "<math><mtext><table><mglyph><style><img src onerror=newsreelRan=1>",
    "<a href='javascript:newsreelRan=1'>x</a>",
    "<a href=\"java\tscript:newsreelRan=1\" target=_top ping=//t.invalid>",
    "<a href='data:text/html,<script>parent.newsreelRan=1</script>'>x",
    "<iframe srcdoc='<script>parent.newsreelRan=1</script>'></iframe>",
    "<form action=javascript:newsreelRan=1><input name=attributes><input name=localName autofocus>",
    "<form id=f><input name=parentNode><input name=getAttribute><button onclick=newsreelRan=1>",
    "<img name=createElement><img name=body><embed name=querySelector>",
    "<template shadowrootmode=open><img src onerror=newsreelRan=1></template>",
    "<noscript><p title='</noscript><img src onerror=newsreelRan=1>'>",
    "<p style='position:fixed;inset:0' class=alert id=title data-bs-toggle=modal x-on:click=a role=button>",
    "<p tabindex=0 contenteditable autofocus accesskey=a onfocus=newsreelRan=1>",
    "<x-counter is=x-counter slot=a part=reader><slot name=b>",
    "<meta http-equiv=refresh content='0;url=//e.invalid'><base href=//e.invalid><link rel=stylesheet href=//e.invalid>",
    "<img src=//t.invalid/p width=1 height=1><picture><source srcset='javascript:x 2x, //i.invalid/a 1x'>",
    "<table background=javascript:x><td colspan=9999999><caption>",
    "<details open ontoggle=newsreelRan=1><summary>",
    "<video src=x onerror=newsreelRan=1><audio autoplay><object data=x><canvas>",
    "<style>@import '//e.invalid';*{display:none}</style><plaintext>",
    "<!--><img src onerror=newsreelRan=1>--><![CDATA[<b>]]><?php <i> ?>",
    "<textarea></p><title><xmp><select><option><dialog open>",
    "&lt;img src=x onerror=newsreelRan=1&gt;&#0;&notit;&#x110000;\u{0}",
    "<b><i><u><a href=#x><a href=#y id=x><nobr><font color=red>",
    "<p dir=rtl>\u{202e}abc<bdo dir=rtl><q cite=javascript:x>",
    "</p></div></body></html><body onload=newsreelRan=1><frameset><frame src=javascript:newsreelRan=1>",
    "<h1><h6><ruby>漢<rt>kan<li value=javascript:x><ol start=9e9>",
];

/// What an element of an article may have besides what its own list says.
const ATTRIBUTES: [&str; 27] = [
    "alt",
    "colspan",
    "datetime",
    "decoding",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "media",
    "open",
    "part",
    "referrerpolicy",
    "rel",
    "reversed",
    "rowspan",
    "scope",
    "sizes",
    "span",
    "src",
    "srcset",
    "start",
    "tabindex",
    "target",
    "title",
    "type",
];

fn item(position: usize, html: &str) -> Value {
    json!({
        "id": position.to_string(),
        "url": format!("https://news.example/{position}.html"),
        "title": format!("Item {position}"),
        "content_html": html,
    })
}

/// A carousel that reads these items in place.
async fn reading(items: Vec<Value>) -> News {
    let mut feed = feed(1);
    feed["items"] = items.into();
    News::with(&feed, &[("open", "reader")]).await
}

/// The text of the article of the slide on show, opened.
fn open(news: &News) -> HtmlElement {
    news.host.find("[part=slide]:not([inert]) [part=link]").click();
    news.host.part("content")
}

async fn content(html: &str) -> (News, HtmlElement) {
    let news = reading(vec![item(1, html)]).await;
    let content = open(&news);
    (news, content)
}

fn all(content: &Element) -> Vec<Element> {
    let found = content.get_elements_by_tag_name("*");
    (0..found.length()).filter_map(|at| found.item(at)).collect()
}

#[track_caller]
fn assert_harmless(content: &Element, html: &str) {
    for element in all(content) {
        let name = element.local_name();
        let listed = matches!(fate(&name), Fate::Keep(_) | Fate::Heading(4..));
        assert!(listed, "{name} in {html}");
        for attribute in element.get_attribute_names() {
            let attribute = attribute.as_string().unwrap_or_default();
            let known = ATTRIBUTES.contains(&attribute.as_str())
                || attribute == "value"
                || attribute == "width";
            assert!(known, "{attribute} of {name} in {html}");
            let value = element.get_attribute(&attribute).unwrap_or_default();
            let fine = match attribute.as_str() {
                "href" | "src" | "srcset" => {
                    ["https://", "http://"].iter().any(|scheme| value.starts_with(scheme))
                }
                "id" => value.starts_with("note-"),
                "part" => value == "table",
                "value" | "start" => value.parse::<i32>().is_ok(),
                _ => true,
            };
            assert!(fine, "{attribute}={value} of {name} in {html}");
        }
    }
}

fn has_run() -> bool {
    Reflect::has(&window(), &JsValue::from("newsreelRan")) == Ok(true)
}

#[wasm_bindgen_test]
async fn an_article_keeps_what_people_write() {
    let html = "<h2>Part</h2><p lang=zh-Hans dir=ltr>Text<br><em>and</em> <ruby>漢<rt>kan</rt></ruby></p>\
        <figure><img src=a.png alt=A><figcaption>Caption</figcaption></figure>\
        <blockquote><p>Said</p></blockquote><table><caption>C</caption><tr><th scope=col>H</table>";
    let (_news, content) = content(html).await;
    for selector in [
        "h4",
        "p[lang=zh-Hans][dir=ltr] > br",
        "ruby > rt",
        "figure > img[src='https://news.example/a.png'][alt=A][loading=lazy]",
        "figure > figcaption",
        "blockquote > p",
        "[part=table] > table > caption",
        "th[scope=col]",
    ] {
        assert!(content.query_selector(selector).is_ok_and(|found| found.is_some()), "{selector}");
    }
}

#[wasm_bindgen_test]
async fn nothing_of_a_hostile_feed_runs_or_comes_along() {
    let items =
        HOSTILE.iter().enumerate().map(|(at, html)| item(at, &[html, "<p>end</p>"].concat()));
    let news = reading(items.collect()).await;
    for (at, html) in (0..).zip(HOSTILE) {
        news.carousel.show(f64::from(at));
        assert_harmless(&open(&news), html);
    }
    turn().await;
    assert!(!has_run());
}

#[wasm_bindgen_test]
async fn nothing_runs_of_hostile_rows_spliced_together() {
    const ARTICLES: usize = 60;
    let mut seed = 0x2017_0622_u32;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        usize::try_from(seed).unwrap_or_default() % below
    };
    let splices: Vec<String> = (0..ARTICLES)
        .map(|_| {
            let parts = (0..2 + random(4)).map(|_| {
                let row: Vec<char> = HOSTILE[random(HOSTILE.len())].chars().collect();
                let (from, to) = (random(row.len()), random(row.len()) + 1);
                row[from.min(to - 1)..from.max(to)].iter().collect::<String>()
            });
            parts.collect()
        })
        .collect();
    let items = splices.iter().enumerate().map(|(at, html)| item(at, html));
    let news = reading(items.collect()).await;
    for (at, html) in (0_u8..).zip(&splices) {
        news.carousel.show(f64::from(at));
        assert_harmless(&open(&news), html);
        // The browser must not be kept from all else for long.
        if at % 10 == 9 {
            turn().await;
        }
    }
    assert!(!has_run());
}

#[wasm_bindgen_test]
async fn what_is_too_much_shows_as_paragraphs() {
    let deep = ["<b>".repeat(65), "<p>One</p><p>Two &amp; <i>three</i>".to_owned()].concat();
    for html in [deep, ["<p>One</p>Two &amp; three", &"<br>".repeat(5_001)].concat()] {
        let (_news, content) = content(&html).await;
        let paragraphs: Vec<_> = all(&content).iter().map(|element| text(element)).collect();
        assert_eq!(paragraphs, ["One", "Two & three"]);
        assert!(all(&content).iter().all(|element| element.local_name() == "p"));
    }
}

#[wasm_bindgen_test]
async fn a_plain_text_stays_as_it_is_written() {
    let news =
        reading(vec![json!({ "id": "1", "title": "T", "content_text": "<b>a</b>\n\nb" })]).await;
    // Without an address there is no link, but there is something to press.
    assert_eq!(news.host.part("link").local_name(), "button");
    let content = open(&news);
    assert_eq!(
        all(&content).iter().map(|element| text(element)).collect::<Vec<_>>(),
        ["<b>a</b>", "b"]
    );
}

#[wasm_bindgen_test]
async fn the_reader_has_the_focus_and_gives_it_back() {
    let news = reading(vec![item(1, "<p>x"), item(2, "<p>y")]).await;
    open(&news);
    assert!(is_focused(&news.host.find("[part=article] > [part=headline]")));
    news.host.press("neighbour");
    assert_eq!(text(&news.host.part("content")), "y");
    news.host.press("close");
    news.host
        .until("the end of the article", || news.host.find_all("[part=article]").is_empty())
        .await;
    assert_eq!(news.carousel.index(), 1);
    assert!(is_focused(&news.host.find("[part=slide]:not([inert]) [part=link]")));
}

/// Items with these numbers.
fn items(numbers: &[usize]) -> Value {
    let mut feed = feed(1);
    feed["items"] = numbers.iter().map(|number| item(*number, "<p>x")).collect();
    feed
}

/// A carousel of the items 1, 2 and 3 in which the second is read.
async fn reading_the_second() -> News {
    let news = News::with(&items(&[1, 2, 3]), &[("open", "reader")]).await;
    news.carousel.next();
    open(&news);
    news
}

/// Publishes these items, and waits until they have been read.
async fn reload(news: &News, numbers: &[usize]) {
    news.publish(&items(numbers));
    let loaded = news.events("newsreel:load");
    news.carousel.reload();
    loaded.next().await;
}

fn neighbours(news: &News) -> Vec<String> {
    news.host.find_all("[part=neighbour] span").iter().map(|name| text(name)).collect()
}

fn headline(news: &News) -> String {
    text(&news.host.find("[part=article] > [part=headline]"))
}

#[wasm_bindgen_test]
async fn a_link_beside_an_article_opens_what_it_names_also_when_the_feed_has_changed() {
    let news = reading_the_second().await;
    assert_eq!(neighbours(&news), ["Item 1", "Item 3"]);
    reload(&news, &[9, 3, 1, 2, 4]).await;
    assert_eq!(neighbours(&news), ["Item 1", "Item 4"]);
    reload(&news, &[8, 9]).await;
    assert_eq!(neighbours(&news), ["Item 1", "Item 3"]);
    news.host.press("neighbour");
    assert_eq!((headline(&news), neighbours(&news)), ("Item 1".into(), vec!["Item 2".into()]));
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_the_way_on_when_that_leads_elsewhere() {
    let news = reading_the_second().await;
    let next = || news.host.find("[part=neighbour][value=next]");
    next().focus().expect("a button takes the focus");
    reload(&news, &[2, 1]).await;
    assert!(is_focused(&next()));
    assert_eq!(neighbours(&news), ["Item 1"]);
    reload(&news, &[1, 2]).await;
    assert!(is_focused(&news.host.find("[part=article] > [part=headline]")));
}

#[wasm_bindgen_test]
async fn nothing_moves_behind_an_article_and_the_focus_returns_to_its_headline() {
    let clock = Clock::of_intervals();
    let news = reading_the_second().await;
    news.set("interval", "5");
    news.carousel.start();
    assert_eq!(clock.running_ms(), [0; 0]);
    news.host.press("close");
    news.host
        .until("the end of the article", || news.host.find_all("[part=article]").is_empty())
        .await;
    assert_eq!((news.carousel.index(), clock.running_ms()), (1, vec![5_000]));
    assert!(is_focused(&news.host.find("[part=slide]:not([inert]) [part=link]")));
}

#[wasm_bindgen_test]
async fn the_reader_leaves_nothing_behind() {
    let News { carousel, host, network } = reading(vec![item(1, "<p>x")]).await;
    let before = host.find_all("*").len();
    assert!(before > 1);
    host.find("[part=link]").click();
    assert_eq!(host.find_all("dialog").len(), 1);
    drop(carousel);
    assert_eq!(host.find_all("*").len(), 1);
    drop(network);
}

#[wasm_bindgen_test]
async fn a_page_may_keep_an_item_from_opening() {
    let news = reading(vec![item(1, "<p>x")]).await;
    let cancel = gloo::events::EventListener::new_with_options(
        &news.host.element,
        "newsreel:open",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        web_sys::Event::prevent_default,
    );
    let told = news.events("newsreel:open");
    news.host.press("link");
    assert_eq!(news.host.find_all("[part=article]").len(), 0);
    assert_eq!(told.take(), [json!({ "id": "1", "url": "https://news.example/1.html" })]);
    drop(cancel);
    news.host.press("link");
    assert_eq!(news.host.find_all("[part=article]").len(), 1);
}
