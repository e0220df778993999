//! What a page says of itself, for programs: JSON-LD, `meta` and `link` elements, microdata.

use dom_query::Document;
use serde_json::{Map, Value};

use super::linked::{Linked, address, is_article, text as said_text};
use super::tree::{all, attribute, text};
use crate::import::entry::{Address, Person};
use crate::import::picture::Picture;
use crate::import::plain::{folded, of_html};
use crate::limits::KEYWORDS;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Said {
    metas: Vec<(String, String)>,
    pub(super) linked: Linked,
    /// Whether it says that it is an article.
    pub(super) is_article: bool,
    pub(super) headline: Option<String>,
    /// The headline, perhaps with the name of the site behind it.
    pub(super) titles: Vec<String>,
    pub(super) description: Option<String>,
    /// Dates of publication as they are written, the best first.
    pub(super) published: Vec<String>,
    pub(super) modified: Option<String>,
    pub(super) authors: Vec<Person>,
    pub(super) tags: Vec<String>,
    pub(super) picture: Option<Picture>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) source: Option<String>,
    /// The address of its feed.
    pub(super) feed: Option<String>,
}

impl Said {
    pub(super) fn of(document: &Document) -> Self {
        let mut said =
            Self { metas: metas(document), linked: Linked::of(document), ..Self::default() };
        let linked = std::mem::take(&mut said.linked);
        let article = linked.find(is_article);
        let nothing = Map::new();
        let thing = article.unwrap_or(&nothing);
        // A list of articles is none.
        let marked = all(document, "[itemtype*='Article'], [itemtype*='BlogPosting']");
        said.is_article = linked.count(is_article) == 1
            || said.meta(&["og:type"]).is_some_and(|kind| kind.contains("article"))
            || marked.len() == 1;
        said.texts(document, thing);
        said.dates(document, thing);
        said.people(document, &linked, thing);
        said.tags(document, &linked, thing);
        said.picture = picture(&linked, thing).or_else(|| said.named_picture());
        said.places(document, &linked, thing);
        said.linked = linked;
        said
    }

    /// The first of these `meta` elements that says something.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        self.all_metas(names).into_iter().next()
    }

    fn all_metas(&self, names: &[&str]) -> Vec<&str> {
        let of = |name: &&str| {
            let metas = self.metas.iter().filter(move |(known, _)| known == *name);
            metas.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect()
    }

    fn texts(&mut self, document: &Document, thing: &Map<String, Value>) {
        let marked = || first(document, "[itemprop='headline']").filter(|text| !text.is_empty());
        let named = || self.meta(&["articletitle"]).map(folded);
        self.headline = said_text(thing, "headline").or_else(marked).or_else(named);
        let metas = self.all_metas(&["og:title", "twitter:title", "dc.title", "dcterms.title"]);
        let metas = metas.into_iter().map(folded);
        self.titles = metas.chain(first(document, "head title")).collect();
        let names = ["description", "og:description", "twitter:description", "dc.description"];
        let description = self.meta(&names).map(folded);
        self.description = description.or_else(|| said_text(thing, "description"));
        self.source = self.meta(&["contentsource", "source"]).map(folded);
    }

    fn dates(&mut self, document: &Document, thing: &Map<String, Value>) {
        let mut published: Vec<String> = said_text(thing, "datePublished").into_iter().collect();
        published.extend(self.all_metas(&PUBLISHED).into_iter().map(ToOwned::to_owned));
        for node in all(document, "[itemprop='datePublished'], time[pubdate]") {
            let value = attribute(node, "datetime").or_else(|| attribute(node, "content"));
            published.push(value.unwrap_or_else(|| text(node)));
        }
        self.published = published;
        let modified = said_text(thing, "dateModified");
        let named = || self.meta(&["article:modified_time", "dcterms.modified", "og:updated_time"]);
        self.modified = modified.or_else(|| named().map(ToOwned::to_owned));
    }

    fn people(&mut self, document: &Document, linked: &Linked, thing: &Map<String, Value>) {
        let authors = linked.members(thing, "author").into_iter();
        self.authors = authors.filter_map(person).collect();
        if self.authors.is_empty() {
            let names = ["author", "article:author", "dc.creator", "dcterms.creator", "byl"];
            let mut names = self.all_metas(&names).into_iter().map(of_html);
            let name = names.find(|name| !name.starts_with("http"));
            self.authors = name.map(|name| named(name, None)).into_iter().collect();
        }
        if self.authors.is_empty() {
            let nodes = all(document, "a[rel~='author'], [itemprop='author'] [itemprop='name']");
            let people = nodes.into_iter().map(|node| named(text(node), attribute(node, "href")));
            self.authors = people.filter(|person| !person.name.is_empty()).collect();
        }
    }

    // Long lists of keywords are for search engines, and not about the article.
    fn tags(&mut self, document: &Document, linked: &Linked, thing: &Map<String, Value>) {
        self.tags = self.all_metas(&["article:tag"]).into_iter().map(ToOwned::to_owned).collect();
        if self.tags.is_empty() {
            let nodes = all(document, "a[rel~='tag']");
            self.tags = nodes.into_iter().map(text).filter(|tag| !tag.is_empty()).collect();
        }
        if self.tags.is_empty() {
            let tags = keywords(linked, thing, self.meta(&["keywords"]));
            self.tags = if tags.len() <= KEYWORDS { tags } else { Vec::new() };
        }
    }

    fn named_picture(&self) -> Option<Picture> {
        let names = ["og:image", "og:image:url", "og:image:secure_url", "twitter:image"];
        let url = self.meta(&names)?.to_owned();
        let number = |name| self.meta(&[name])?.trim().parse().ok();
        let alt = self.meta(&["og:image:alt", "twitter:image:alt"]).map(folded);
        let (width, height) = (number("og:image:width"), number("og:image:height"));
        let picture = Picture { url, width, height, ..Picture::default() };
        Some(Picture { alt: alt.unwrap_or_default(), ..picture })
    }

    fn places(&mut self, document: &Document, linked: &Linked, thing: &Map<String, Value>) {
        let publisher = linked.members(thing, "publisher").into_iter();
        let publisher = publisher.filter_map(Value::as_object).find_map(|it| said_text(it, "name"));
        let site = linked.find(|kind| kind == "WebSite").and_then(|site| said_text(site, "name"));
        let named = self.meta(&["og:site_name", "sitename", "application-name"]).map(folded);
        self.site = named.or(publisher).or(site);
        let language = || self.meta(&["content-language", "og:locale", "dc.language", "language"]);
        let language = language().map(ToOwned::to_owned);
        let root = all(document, "html[lang]").into_iter().find_map(|html| attribute(html, "lang"));
        self.language = root.or(language).or_else(|| said_text(thing, "inLanguage"));
        let link = |selector: &str| {
            all(document, selector).into_iter().find_map(|link| attribute(link, "href"))
        };
        let named = || self.meta(&["og:url"]).map(ToOwned::to_owned);
        self.canonical = link("link[rel~='canonical']").or_else(named);
        self.feed = FEEDS
            .iter()
            .find_map(|kind| link(&format!("link[rel~='alternate'][type='application/{kind}']")));
    }
}

/// What dates of publication are called, the surest first.
const PUBLISHED: [&str; 14] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
];

const FEEDS: [&str; 3] = ["feed+json", "atom+xml", "rss+xml"];

fn metas(document: &Document) -> Vec<(String, String)> {
    let mut metas = Vec::new();
    for meta in all(document, "meta[content]") {
        let Some(content) = attribute(meta, "content") else { continue };
        let names = ["name", "property", "http-equiv"].into_iter();
        for name in names.filter_map(|name| attribute(meta, name)) {
            metas.push((name.to_lowercase(), content.clone()));
        }
    }
    metas
}

fn first(document: &Document, selector: &str) -> Option<String> {
    all(document, selector).into_iter().map(text).next()
}

fn keywords(linked: &Linked, thing: &Map<String, Value>, named: Option<&str>) -> Vec<String> {
    let listed = linked.members(thing, "keywords").into_iter().filter_map(Value::as_str);
    let listed: Vec<&str> = listed.collect();
    let texts = if listed.is_empty() { named.into_iter().collect() } else { listed };
    let words = texts.into_iter().flat_map(|text| text.split([',', '，', '、', ';', '；']));
    words.map(folded).filter(|word| !word.is_empty()).collect()
}

fn named(name: String, address: Option<String>) -> Person {
    let uri = Address { written: address.unwrap_or_default(), base: None };
    Person { name, uri, ..Person::default() }
}

fn person(value: &Value) -> Option<Person> {
    let Some(members) = value.as_object() else {
        let name = of_html(value.as_str()?);
        return (!name.starts_with("http")).then(|| named(name, None));
    };
    let url = members.get("url").and_then(address).map(ToOwned::to_owned);
    Some(named(said_text(members, "name")?, url))
}

fn picture(linked: &Linked, thing: &Map<String, Value>) -> Option<Picture> {
    let value = linked.members(thing, "image").into_iter().next()?;
    let url = address(value)?.to_owned();
    let Some(members) = value.as_object() else {
        return Some(Picture { url, ..Picture::default() });
    };
    let text = |name| said_text(members, name).unwrap_or_default();
    let number = |name| said_text(members, name)?.trim_end_matches("px").trim().parse().ok();
    let credit = ["creditText", "copyrightNotice"].into_iter().map(text);
    let credit = credit.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let (width, height) = (number("width"), number("height"));
    Some(Picture { url, caption: text("caption"), credit, width, height, ..Picture::default() })
}
