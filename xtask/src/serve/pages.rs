//! The pages that the demo's server answers with itself, for visitors without script.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

const STYLE: &str = "\
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }\
body { max-width: 38rem; margin: 12vh auto; padding: 0 1.5rem; }\
h1 { font: 600 1.75rem/1.25 Georgia, serif; margin: 0 0 .75rem; overflow-wrap: anywhere; }\
li { overflow-wrap: anywhere; }\
a { text-underline-offset: .2em; }";

/// A page with a heading and a paragraph.
pub(super) fn message(status: StatusCode, heading: &str, text: &str) -> Response {
    page(status, heading, &html! { p { (text) } })
}

pub(super) fn not_found(path: &str) -> Response {
    let text = format!("Nothing is at {path}.");
    message(StatusCode::NOT_FOUND, "There is no such page", &text)
}

/// A page with a list.
pub(super) fn list(heading: &str, items: &[String]) -> Response {
    page(StatusCode::OK, heading, &html! { ul { @for item in items { li { (item) } } } })
}

fn page(status: StatusCode, heading: &str, content: &Markup) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (heading) }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (heading) }
                    (content)
                    p { a href="/" { "Back to the page" } }
                }
            }
        }
    };
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (status, headers, page.into_string()).into_response()
}
