//! What a host adds to files: their types where the library has others, and pages for persons.

use axum::extract::Request;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;

use super::{PACKAGE, SITE, pages};

/// JSON Feed has a type of its own; the feeds are `feed.json` and, in other languages, `feed.zh.json`.
const FEED: (&str, &str, &str) = ("feed.", ".json", "application/feed+json");

/// What files are that the library calls otherwise, or not at all.
const KINDS: [(&str, &str); 6] = [
    (".cjs", "text/javascript; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".mjs", "text/javascript; charset=utf-8"),
    (".cts", "text/plain; charset=utf-8"),
    (".ts", "text/plain; charset=utf-8"),
    (".md", "text/plain; charset=utf-8"),
];

/// Answers one request, and says so.
pub(super) async fn answer(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let for_a_person = wants_page(request.headers());
    let name = percent_decode_str(&path).decode_utf8_lossy().into_owned();
    let response = match path.as_str() {
        // Relative addresses in its page need the slash.
        PACKAGE | SITE => Redirect::permanent(&format!("{path}/")).into_response(),
        _ if is_hidden(&name) => nothing(),
        _ => next.run(request).await,
    };
    println!("{} {method} {}", response.status().as_u16(), path.escape_debug());
    if response.status() == StatusCode::NOT_FOUND && for_a_person {
        return pages::not_found(&path);
    }
    dressed(response, &name, method == Method::GET)
}

/// Whether a person will read the answer as a page. A script that can do with one names JSON too.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.contains("text/html") && !accepts.contains("application/json")
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}

fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| part.starts_with('.'))
}

fn dressed(mut response: Response, path: &str, is_read: bool) -> Response {
    let is_file = is_read && response.status().is_success();
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    let said = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_plain = said.starts_with("text/") && !said.contains("charset");
    let with_charset = is_plain.then(|| format!("{said}; charset=utf-8"));
    let kind = kind(path).filter(|_| is_file).map(str::to_owned).or(with_charset);
    if let Some(kind) = kind.and_then(|kind| HeaderValue::from_str(&kind).ok()) {
        headers.insert(CONTENT_TYPE, kind);
    }
    response
}

fn kind(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (start, ending, feed) = FEED;
    if name.starts_with(start) && name.ends_with(ending) {
        return Some(feed);
    }
    KINDS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| *kind)
}
