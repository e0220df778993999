//! The pages that the demo's server answers with itself, for visitors without script.

use super::http::{Response, Status};

const STYLE: &str = "\
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }\
body { max-width: 38rem; margin: 12vh auto; padding: 0 1.5rem; }\
h1 { font: 600 1.75rem/1.25 Georgia, serif; margin: 0 0 .75rem; overflow-wrap: anywhere; }\
li { overflow-wrap: anywhere; }\
a { text-underline-offset: .2em; }";

/// A page with a heading and a paragraph.
pub(super) fn message(status: Status, heading: &str, text: &str) -> Response {
    page(status, heading, &format!("<p>{}</p>", escape(text)))
}

pub(super) fn not_found(path: &str) -> Response {
    message(Status::NOT_FOUND, "There is no such page", &format!("Nothing is at {path}."))
}

/// A page with a list.
pub(super) fn list(heading: &str, items: &[String]) -> Response {
    let mut content = "<ul>".to_owned();
    for item in items {
        content.extend(["<li>", &escape(item), "</li>"]);
    }
    page(Status::OK, heading, &(content + "</ul>"))
}

fn page(status: Status, heading: &str, content: &str) -> Response {
    let heading = escape(heading);
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{heading}</title>\
         <style>{STYLE}</style><body><main><h1>{heading}</h1>{content}\
         <p><a href=\"/\">Back to the page</a></p></main></body></html>\n"
    );
    Response::new(status, "text/html; charset=utf-8", html).with("Cache-Control", "no-store")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Status, list, message};

    fn html(response: super::Response) -> String {
        String::from_utf8(response.body).unwrap()
    }

    #[test]
    fn what_visitors_typed_is_text_in_a_page() {
        let page = html(message(Status::OK, "<b>", "\"<script>' & more"));
        assert!(page.contains("<h1>&lt;b&gt;</h1>"), "{page}");
        assert!(page.contains("<p>&quot;&lt;script&gt;&#39; &amp; more</p>"), "{page}");
        assert!(html(list("a", &["<i>".to_owned()])).contains("<li>&lt;i&gt;</li>"));
    }
}
