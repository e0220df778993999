//! The feeds of the demo page: what they show is what the demo promises.

use newsreel::feed::{Feed, Item, Selection};

use super::reading::{address, items, problems, read, text};

const FEEDS: [&str; 3] = ["feed.json", "feed.zh.json", "feed.ar.json"];
const SITE: &str = "https://demo.example/site/";

fn demo(name: &str) -> Feed {
    let text = text(&["www/", name].concat());
    let feed = read(&text, &[SITE, name].concat(), &Selection::default());
    feed.unwrap_or_else(|error| unreachable!("{name}: {error}"))
}

fn pictures(item: &Item) -> Vec<&str> {
    item.figures.iter().filter_map(|figure| figure.url.as_str().strip_prefix(SITE)).collect()
}

#[test]
fn the_demo_feeds_have_no_problem_and_both_articles() {
    for name in FEEDS {
        let feed = demo(name);
        assert_eq!(problems(&feed), [""; 0], "{name}");
        assert_eq!((feed.count(), feed.skipped()), (2, 0), "{name}");
        assert!(!feed.title.is_empty() && feed.language.is_some(), "{name}");
        let ids: Vec<String> = items(&feed).into_iter().map(|item| item.id).collect();
        let expected = ["diversity-of-cultural-expressions", "iccsd-visits-unesco-beijing"];
        assert_eq!(ids, expected, "{name}");
    }
}

#[test]
fn every_article_is_dated_and_names_its_source() {
    for name in FEEDS {
        let items = items(&demo(name));
        let days: Vec<String> =
            items.iter().filter_map(|item| Some(item.date_published.as_ref()?.iso())).collect();
        assert_eq!(days, ["2017-06-22", "2021-12-07"], "{name}");
        for item in items {
            assert!(item.source.is_some_and(|source| !source.name.is_empty()), "{name}");
            assert!(!item.title.is_empty() && !item.summary.is_empty(), "{name}");
        }
    }
}

#[test]
fn every_article_has_its_figures_with_alternative_texts_and_captions() {
    for name in FEEDS {
        let items = items(&demo(name));
        let expected = [
            ["pictures/consultative-meeting.webp", "pictures/film-cradle.webp"],
            ["pictures/office-visit.webp", "pictures/conference-site.webp"],
        ];
        assert_eq!(items.iter().map(pictures).collect::<Vec<_>>(), expected, "{name}");
        for item in &items {
            let image = item.image.as_ref().unwrap();
            assert_eq!(*image, item.figures[0], "{name}: the first figure is the picture");
            for figure in &item.figures {
                let texts = [&figure.alt, &figure.caption, &figure.credit];
                assert!(texts.iter().all(|text| !text.is_empty()), "{name}: {figure:?}");
                assert_eq!((figure.width, figure.height), (Some(1200), Some(800)), "{name}");
            }
        }
    }
}

#[test]
fn every_file_that_a_demo_feed_names_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    for name in FEEDS {
        for item in items(&demo(name)) {
            let figures = item.figures.iter().map(|figure| figure.url.as_str().to_owned());
            for file in figures.chain([address(item.url.as_ref())]) {
                let path = file.strip_prefix(SITE).unwrap();
                assert!(root.join(path).is_file(), "{name}: {path} is not there");
            }
        }
    }
}

#[test]
fn the_articles_are_whole() {
    for name in FEEDS {
        for item in items(&demo(name)) {
            let count = |mark: &str| item.html.matches(mark).count();
            // The first has its pictures beside the text, the second between the paragraphs.
            let inside = if item.id == "iccsd-visits-unesco-beijing" { 2 } else { 0 };
            assert_eq!(count("<figure>"), inside, "{name}: {}", item.id);
            assert_eq!(count("<figcaption>"), inside, "{name}: {}", item.id);
            assert!(count("<p>") >= 3, "{name}: {}", item.id);
        }
    }
}

#[test]
fn the_publisher_can_be_reached_and_subscribed_to() {
    for name in FEEDS {
        let feed = demo(name);
        let contact = feed.contact().unwrap();
        assert_eq!(
            (contact.postal_code.as_str(), contact.tel.as_str()),
            ("100021", "86-10-64966526")
        );
        assert_eq!(contact.email, "administration@crihap.cn");
        assert_eq!(address(contact.url.as_ref()), "https://www.crihap.cn/");
        let signup = feed.signup().unwrap();
        assert_eq!(address(signup.action.as_ref()), [SITE, "subscribe"].concat(), "{name}");
        assert!(!signup.title.is_empty() && !signup.text.is_empty(), "{name}");
        assert_eq!(feed.breadcrumb().len(), 3, "{name}");
    }
}
