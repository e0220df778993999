//! `newsreel import` of web pages: what becomes of them, and what is told where they are no article.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{imported, refused, run_in};
use serde_json::{Value, json};

fn page(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).expect("the page is there")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// The item of a page that is at `address`, with what is told of it.
#[track_caller]
fn item_at(address: &str, html: &[u8]) -> (Value, String) {
    let (feed, told) = imported(&["--base", address], html);
    (feed.pointer("/items/0").cloned().unwrap_or_default(), told)
}

/// The publisher's feed as it was written by hand, with its addresses made absolute.
fn by_hand(site: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/feed.json");
    let text = fs::read_to_string(path).expect("the feed is there");
    // Articles are in a folder beside the pictures.
    let text = text.replace("\"../", &format!("\"{site}"));
    let text = text.replace("\\\"../", &format!("\\\"{site}"));
    let text = text.replace("\"articles/", &format!("\"{site}articles/"));
    let text = text.replace("\"index.html", &format!("\"{site}index.html"));
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn the_pages_of_two_publishers_say_what_their_feed_says() {
    let (site, folder) = ("https://forum.example/", tempfile::tempdir().expect("a folder"));
    let settings = fs::read(self::folder().join("forum.toml")).expect("the settings are there");
    fs::write(folder.path().join("forum.toml"), settings).expect("it is written");
    let pages = [
        ("crihap.html", "diversity-of-cultural-expressions"),
        ("iccsd.html", "iccsd-visits-unesco-beijing"),
    ];
    for (name, address) in pages {
        let base = format!("{site}articles/{address}.html");
        let arguments = ["-", "--base", &base, "--settings", "forum.toml", "--merge", "feed.json"];
        let arguments = [&arguments[..], &["-o", "feed.json"]].concat();
        let output = run_in(folder.path(), &arguments, &page(name));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    }
    let read = fs::read(folder.path().join("feed.json")).expect("the feed is written");
    let mut read: Value = serde_json::from_slice(&read).expect("it is JSON");
    let mut expected = by_hand(site);
    // A page does not know what its feed calls it: the id that it gets is its address.
    for feed in [&mut read, &mut expected] {
        let items = feed["items"].as_array_mut().expect("there are items");
        for item in items.iter_mut() {
            item.as_object_mut().expect("it is an object").remove("id");
        }
        // By hand the news are in another order than that of their dates.
        items.sort_by_key(|item| item["url"].to_string());
    }
    // The feed by hand does not say where its site is; pages do.
    assert_eq!(
        read.as_object_mut().and_then(|feed| feed.remove("home_page_url")),
        Some(site.into())
    );
    let members = expected.as_object().into_iter().flatten().filter(|(name, _)| *name != "items");
    for (name, value) in members {
        assert_eq!(&read[name], value, "{name}");
    }
    for (read, expected) in [0, 1].map(|at| (&read["items"][at], &expected["items"][at])) {
        for (name, value) in expected.as_object().into_iter().flatten() {
            assert_eq!(&read[name], value, "{name} of {}", expected["url"]);
        }
        assert_eq!(read, expected, "nothing is said beside it");
    }
    assert_eq!(
        read.as_object().map(serde_json::Map::len),
        expected.as_object().map(serde_json::Map::len)
    );
}

#[test]
fn a_blog_is_read() {
    let (item, told) =
        item_at("https://paper.example/2023/04/how-we-bind-our-books/?utm=1", &page("blog.html"));
    let text = item["content_html"].as_str().unwrap_or_default().to_owned();
    let expected = json!({
        "id": "https://paper.example/2023/04/how-we-bind-our-books/",
        "url": "https://paper.example/2023/04/how-we-bind-our-books/",
        "title": "How we bind our books",
        "content_html": text,
        "image": "https://paper.example/assets/bench-1200x630.jpg",
        "date_published": "2023-04-18T09:30:00+01:00",
        "date_modified": "2023-04-20T08:00:00+01:00",
        "authors": [{ "name": "Mara Lindqvist" }],
        "tags": ["Bookbinding", "Craft"],
        "language": "en-GB",
        "_newsreel": {
            "image_alt": "A sewing frame on a work bench",
            "image_width": 1200,
            "image_height": 630,
            "figures": [{
                "url": "https://paper.example/assets/bench-800.jpg",
                "alt": "Folded sheets beside a sewing frame",
                "caption": "The frame, with the first three signatures sewn.",
                "credit": "Photo: Jonas Lindqvist",
                "width": 800,
                "height": 420,
            }],
        },
    });
    assert_eq!((item, told.as_str()), (expected, ""));
    assert!(text.starts_with("<p>Every book that leaves our shop"), "{text}");
    assert!(text.ends_with("why we went back to paste</a>.</p>"), "{text}");
    assert!(text.contains("<a href=\"https://paper.example/2023/04/why-paste/\">"), "{text}");
    for part in ["<h2 id=\"thread\">Which thread</h2>", "<li>25/3 for thin paper,</li>"] {
        assert!(text.contains(part), "{text}");
    }
    for other in ["Tweet", "Subscribe", "For a decade", "4 min read", "<h1"] {
        assert!(!text.contains(other), "{text}");
    }
}

#[test]
fn a_newspaper_is_read() {
    let (item, told) =
        item_at("https://diario.example/porto/mercado-reabre?ref=home", &page("news.html"));
    let text = item["content_html"].as_str().unwrap_or_default().to_owned();
    let expected = json!({
        "id": "https://diario.example/porto/mercado-reabre",
        "url": "https://diario.example/porto/mercado-reabre",
        "title": "Porto reabre mercado após cinco anos de obras",
        "summary": "O mercado municipal voltou a abrir portas esta terça-feira, com 83 bancas e um telhado novo.",
        "content_html": text,
        "image": "https://cdn.diario.example/img/mercado.jpg",
        "date_published": "2022-09-20T11:05:00+01:00",
        "date_modified": "2022-09-20T18:40:00+01:00",
        "authors": [
            { "name": "Rita Sá", "url": "https://diario.example/autores/rita-sa" },
            { "name": "Nuno Vaz" },
        ],
        "tags": ["mercado", "comércio"],
        "language": "pt",
        "_newsreel": {
            "image_alt": "Telhado de madeira visto do piso superior",
            "image_caption": "O novo telhado do mercado",
            "image_credit": "Luís Melo / Diário do Norte",
            "image_width": 1600,
            "image_height": 900,
            "figures": [{
                "url": "https://cdn.diario.example/img/mercado.jpg",
                "alt": "Telhado de madeira visto do piso superior",
                "caption": "O novo telhado do mercado",
                "width": 1600,
                "height": 900,
            }],
            "breadcrumb": [
                { "title": "Início", "url": "https://diario.example/" },
                { "title": "Porto", "url": "https://diario.example/porto" },
            ],
        },
    });
    assert_eq!((item, told.as_str()), (expected, ""));
    for part in
        ["Às oito da manhã", "vinte mil visitantes", "<blockquote>", "começa em janeiro.</p>"]
    {
        assert!(text.contains(part), "{text}");
    }
    for other in ["cookies", "WhatsApp", "PUB", "Leia também", "Finalmente!", "Mais lidas"] {
        assert!(!text.contains(other), "{text}");
    }
}

#[test]
fn a_page_that_is_laid_out_with_tables_is_read() {
    let address = "http://wlj.example/xwzx/gzdt/201903/t20190315_1.html";
    let (item, told) = item_at(address, &page("gov.html"));
    let text = item["content_html"].as_str().unwrap_or_default().to_owned();
    let picture = json!({
        "url": "http://wlj.example/upload/2019/0315/1.jpg",
        "caption": "会议现场。",
        "credit": "李明 摄",
        "width": 600,
        "height": 400,
    });
    let expected = json!({
        "id": address,
        "url": address,
        "title": "全市非物质文化遗产保护工作会议召开",
        "content_html": text,
        "image": picture["url"],
        "date_published": "2019-03-15T16:20:00Z",
        "language": "zh-CN",
        "_newsreel": {
            "source": { "name": "非遗处" },
            "image_caption": "会议现场。",
            "image_credit": "李明 摄",
            "image_width": 600,
            "image_height": 400,
            "figures": [picture],
            "breadcrumb": [
                { "title": "首页", "url": "http://wlj.example/" },
                { "title": "新闻中心", "url": "http://wlj.example/xwzx/" },
                { "title": "工作动态", "url": "http://wlj.example/xwzx/gzdt/" },
            ],
        },
    });
    assert_eq!((item, told.as_str()), (expected, ""));
    assert!(text.starts_with("<p>3月14日，"), "{text}");
    assert!(text.ends_with("进展情况。</p>"), "{text}");
    assert!(!text.contains("打印本页") && !text.contains("浏览次数"), "{text}");
}

#[test]
fn a_page_in_another_encoding_is_read() {
    let html = String::from_utf8(page("gov.html")).expect("it is UTF-8");
    let html = html.replace("utf-8", "gb2312");
    let (bytes, ..) = encoding_rs::GBK.encode(&html);
    let (item, _) = item_at("https://a.example/1.html", &bytes);
    assert_eq!(item["title"], "全市非物质文化遗产保护工作会议召开");
}

#[test]
fn a_page_of_wordpress_is_read() {
    let (feed, told) = imported(&[], &page("wordpress.html"));
    let item = &feed["items"][0];
    let text = item["content_html"].as_str().unwrap_or_default();
    let expected = json!({
        "id": "https://musee.example/2020/10/05/une-saison-de-fouilles/",
        "url": "https://musee.example/2020/10/05/une-saison-de-fouilles/",
        "title": "Une saison de fouilles sur la colline",
        "content_html": text,
        "image": "https://musee.example/wp-content/uploads/2020/10/colline.jpg",
        "date_published": "2020-10-05T14:12:33+02:00",
        "tags": ["fouilles", "colline"],
        "language": "fr-FR",
        "_newsreel": {
            "image_alt": "La tranchée nord, vue du chemin",
            "image_caption": "La tranchée nord",
            "image_credit": "© Claire Aubert",
            "figures": [
                {
                    "url": "https://musee.example/wp-content/uploads/2020/10/colline-1024x683.jpg",
                    "alt": "La tranchée nord, vue du chemin",
                    "caption": "La tranchée nord",
                    "credit": "© Claire Aubert",
                    "width": 1024,
                    "height": 683,
                },
                {
                    "url": "https://musee.example/wp-content/uploads/2020/10/tesson.jpg",
                    "alt": "Un tesson peint",
                    "caption": "Tesson peint, IIe siècle",
                    "width": 600,
                    "height": 400,
                },
                {
                    "url": "https://musee.example/wp-content/uploads/2020/10/anneau.jpg",
                    "alt": "Un anneau de bronze",
                    "caption": "Anneau de bronze",
                    "width": 600,
                    "height": 400,
                },
            ],
            "breadcrumb": [
                { "title": "Accueil", "url": "https://musee.example" },
                { "title": "Recherche", "url": "https://musee.example/category/recherche/" },
            ],
        },
    });
    assert_eq!((item, told.as_str()), (&expected, ""));
    assert_eq!(
        (&feed["title"], &feed["home_page_url"], &feed["language"]),
        (&json!("Musée de la Vallée"), &json!("https://musee.example/"), &json!("fr-FR"))
    );
    for other in ["Partager", "Articles similaires", "Étiquettes", "Magnifique", "tesson.jpg"] {
        assert!(!text.contains(other), "{text}");
    }
}

#[test]
fn a_page_of_hugo_is_read() {
    let (item, told) = item_at("https://bibliothek.example/posts/lesesaal/", &page("hugo.html"));
    let text = item["content_html"].as_str().unwrap_or_default();
    assert_eq!(told, "");
    assert_eq!(
        (&item["title"], &item["date_published"], &item["tags"], &item["authors"]),
        (
            &json!("Der neue Lesesaal ist offen"),
            &json!("2021-12-07T00:00:00+01:00"),
            &json!(["Umbau", "Lesesaal"]),
            &json!([{ "name": "Team der Bibliothek" }])
        )
    );
    let crumbs = json!([
        { "title": "Start", "url": "https://bibliothek.example/" },
        { "title": "Beiträge", "url": "https://bibliothek.example/posts/" },
    ]);
    assert_eq!(item["_newsreel"], json!({ "breadcrumb": crumbs }));
    for part in
        ["<h2 id=\"plaetze\">Plätze</h2>", "<td>10 bis 18 Uhr</td>", "freuen wir uns sehr.</p>"]
    {
        assert!(text.contains(part), "{text}");
    }
    for other in ["Inhaltsverzeichnis", "2 Minuten", "Bücherflohmarkt", "Powered by", "#</a>"] {
        assert!(!text.contains(other), "{text}");
    }
}

#[test]
fn a_page_with_many_comments_is_its_article() {
    let (item, told) = item_at("https://plateau.example/seeds", &page("magazine.html"));
    let text = item["content_html"].as_str().unwrap_or_default();
    assert_eq!(told, "");
    assert_eq!(
        (&item["title"], &item["date_published"], &item["authors"]),
        (
            &json!("Saving the seeds of the high plateau"),
            &json!("2018-05-09T00:00:00Z"),
            &json!([{ "name": "Tenzin Dorje" }])
        )
    );
    let expected = json!({
        "source": { "name": "Plateau Journal", "url": "https://journal.example/" },
        "image_caption": "Barley drying on a roof in late August.",
        "image_width": 900,
        "image_height": 600,
        "figures": [{
            "url": "https://plateau.example/img/barley.jpg",
            "caption": "Barley drying on a roof in late August.",
            "width": 900,
            "height": 600,
        }],
        "breadcrumb": [
            { "title": "Front page", "url": "https://plateau.example/" },
            { "title": "Science", "url": "https://plateau.example/science/" },
        ],
    });
    assert_eq!(item["_newsreel"], expected);
    assert!(text.ends_with("and the harvest is shared.</p>"), "{text}");
    assert!(!text.contains("grandmother had black barley") && !text.contains("IMG_2041"), "{text}");
}

#[test]
fn a_page_without_an_article_is_told_with_its_feed() {
    let told = refused(&["--base", "https://harbour.example/news/"], &page("list.html"));
    let expected = "newsreel: -: this page has no article: give the address of one, or of its feed: \
        https://harbour.example/news/rss.xml\n";
    assert_eq!(told, expected);
}
