//! Makes the text of an article out of a feed's HTML, which is parsed where it can do nothing.
//!
//! A tree walker leads through what was parsed: in it, nothing that a feed writes can stand in the
//! way of a node's own properties, but in a form, of which nothing is read.

use std::cell::Cell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlFormElement, Node, Text as TextNode, TreeWalker};

use crate::article::element::Fate;
use crate::article::{Article, Content, Text, plain};
use crate::limits::{ARTICLE_DEPTH, ARTICLE_NODES};
use crate::web::browser::Result;
use crate::web::browser::dom;
use crate::web::carousel::slide::say_in_own_direction;

#[wasm_bindgen]
extern "C" {
    // Parses into a document of its own, and needs no leave of a Trusted Types policy.
    #[wasm_bindgen(catch, js_namespace = Document, js_name = parseHTML)]
    fn parse_html(html: &str, options: &Object) -> Result<Document>;

    #[wasm_bindgen(js_name = DOMParser)]
    type Parser;
    #[wasm_bindgen(catch, constructor, js_class = "DOMParser")]
    fn new() -> Result<Parser>;
    #[wasm_bindgen(catch, method, js_name = parseFromString)]
    fn parse(this: &Parser, html: &JsValue, kind: &str) -> Result<Document>;

    type Policy;
    #[wasm_bindgen(catch, js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &Object) -> Result<Policy>;
    #[wasm_bindgen(catch, method, js_name = createHTML)]
    fn trust(this: &Policy, html: &str) -> Result<JsValue>;
}

thread_local! {
    // A page may allow each policy once.
    static POLICY: Option<Policy> = make_policy().ok();
}

/// Appends the text of an article to `parent`: its paragraphs alone where it cannot be parsed.
pub(crate) fn append(parent: &Element, article: &Article) {
    let html = match &article.text {
        Text::Html(html) => html,
        Text::Plain(paragraphs) => return append_paragraphs(parent, paragraphs),
    };
    if append_html(parent, html, article).is_err() {
        dom::say(parent.unchecked_ref(), "");
        append_paragraphs(parent, &plain::from_html(html));
    }
}

fn append_paragraphs(parent: &Element, paragraphs: &[String]) {
    for paragraph in paragraphs {
        say_in_own_direction(&dom::append(parent, "p", ""), paragraph);
    }
}

fn append_html(parent: &Element, html: &str, article: &Article) -> Result<()> {
    let content =
        Content::new(html, article.heading_level, &article.ground).ok_or(JsValue::NULL)?;
    let inert = inert(content.html())?;
    let walker = dom::document().create_tree_walker_with_what_to_show(&inert, SHOWN)?;
    let left = Cell::new(ARTICLE_NODES);
    Walk { content: &content, walker, left }.children(parent, 0)
}

// Elements and texts; no comments.
const SHOWN: u32 = 1 | 4;

/// The way through what was parsed. An error is its end: there is too much.
struct Walk<'a> {
    content: &'a Content<'a>,
    walker: TreeWalker,
    left: Cell<usize>,
}

impl Walk<'_> {
    fn children(&self, parent: &Element, depth: usize) -> Result<()> {
        // The parser adds `html` and `body`.
        if depth > ARTICLE_DEPTH + 2 {
            return Err(JsValue::NULL);
        }
        let mut node = self.walker.first_child()?;
        let has_children = node.is_some();
        while let Some(this) = node {
            self.node(parent, &this, depth)?;
            node = self.walker.next_sibling()?;
        }
        if has_children {
            self.walker.parent_node()?;
        }
        Ok(())
    }

    fn node(&self, parent: &Element, node: &Node, depth: usize) -> Result<()> {
        let left = self.left.get().checked_sub(1).ok_or(JsValue::NULL)?;
        self.left.set(left);
        if let Some(text) = node.dyn_ref::<TextNode>() {
            dom::append_text(parent, &text.data());
            return Ok(());
        }
        match node.dyn_ref::<Element>() {
            Some(element) if !element.is_instance_of::<HtmlFormElement>() => {
                self.element(parent, element, depth)
            }
            _ => self.children(parent, depth + 1),
        }
    }

    fn element(&self, parent: &Element, element: &Element, depth: usize) -> Result<()> {
        let tag = match self.content.fate(&element.local_name()) {
            Fate::Keep(tag) => tag,
            Fate::Drop => return Ok(()),
            Fate::Heading(_) | Fate::Unwrap => return self.children(parent, depth + 1),
        };
        let read = |name: &str| element.get_attribute(name);
        let Some(attributes) = self.content.attributes(tag, &read) else { return Ok(()) };
        let made = match tag {
            // A wide table scrolls by itself.
            "table" => {
                let scroller = dom::append(parent, "div", "table");
                dom::set(&scroller, "tabindex", Some("0"));
                dom::append(&scroller, tag, "")
            }
            _ => dom::append(parent, tag, ""),
        };
        for (name, value) in &attributes {
            dom::set(&made, name, Some(value));
        }
        self.children(&made, depth + 1)
    }
}

fn inert(html: &str) -> Result<Document> {
    // The core has left in it, and decides, what is kept.
    let options = dom::object(&[("sanitizer", &Object::new())]);
    parse_html(html, &options).or_else(|_| {
        let html = if Reflect::has(&dom::window(), &"trustedTypes".into())? {
            POLICY.with(|policy| policy.as_ref().map(|policy| policy.trust(html)))
        } else {
            Some(Ok(html.into()))
        };
        Parser::new()?.parse(&html.ok_or(JsValue::NULL)??, "text/html")
    })
}

// The text goes to `DOMParser` alone, whose document runs nothing. `String` gives back what it takes.
fn make_policy() -> Result<Policy> {
    let as_it_is = Reflect::get(&dom::window(), &"String".into())?;
    create_policy("newsreel", &dom::object(&[("createHTML", &as_it_is)]))
}
