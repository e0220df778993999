//! `newsreel serve`: a folder as a publisher's static host should serve it, for trying.
//!
//! Files, ranges, validators and compression are the library's; here is what partners' pages need
//! beside them, and what is not served.

use std::fs;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::arguments::Serve;
use crate::file;
use crate::status::{Status, complain, print};

/// Serves until it is ended.
pub fn run(asked: &Serve) -> Status {
    let served = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(serve(asked)));
    served.map_or_else(
        |complaint| {
            complain(&complaint);
            Status::Failed
        },
        |()| Status::Clean,
    )
}

async fn serve(asked: &Serve) -> Result<(), String> {
    let root = folder(&asked.folder)?;
    let place = SocketAddr::from((asked.host, asked.port));
    let listener = TcpListener::bind(place).await.map_err(|error| told(&error, place))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let end = ended()?;
    print(&format!("http://{address}/\n"));
    let served = axum::serve(listener, site(&root)).with_graceful_shutdown(end).await;
    served.map_err(|error| error.to_string())
}

fn folder(path: &Path) -> Result<PathBuf, String> {
    let root = fs::canonicalize(path).map_err(|error| file::told(path, &error))?;
    let is_folder = root.is_dir();
    is_folder
        .then_some(root)
        .ok_or_else(|| format!("{}: this is a file: name the folder that it is in", path.display()))
}

fn told(error: &std::io::Error, place: SocketAddr) -> String {
    if error.kind() == ErrorKind::AddrInUse {
        let port = place.port();
        return format!(
            "port {port} is in use by another program: choose another with --port, or 0 for any"
        );
    }
    format!("cannot listen on {place}: {error}")
}

/// When the person, or whoever started it, wants it to end.
#[cfg(unix)]
fn ended() -> Result<impl Future<Output = ()>, String> {
    use tokio::signal::unix::{SignalKind, signal};

    let hear = |kind| signal(kind).map_err(|error| error.to_string());
    let (mut interrupt, mut terminate) =
        (hear(SignalKind::interrupt())?, hear(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
        }
    })
}

#[cfg(not(unix))]
fn ended() -> Result<impl Future<Output = ()>, String> {
    // Who cannot be told to end is ended.
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}

/// All that is served.
fn site(root: &Path) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(root))
        .layer(from_fn_with_state(root.to_owned(), as_a_host))
        .layer(CompressionLayer::new())
}

async fn as_a_host(State(root): State<PathBuf>, request: Request, next: Next) -> Response {
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy().into_owned();
    if is_hidden(&path) || leads_out(&root, &path) {
        return nothing();
    }
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return nothing();
    }
    dress(response.headers_mut(), is_feed(&path));
    response
}

fn nothing() -> Response {
    let mut response = (StatusCode::NOT_FOUND, "There is nothing of this name.\n").into_response();
    dress(response.headers_mut(), false);
    response
}

/// What pages of other sites need to read a file. It is kept nowhere unasked: who tries, changes.
fn dress(headers: &mut HeaderMap, is_feed: bool) {
    let resource_policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(resource_policy, HeaderValue::from_static("cross-origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).map(ToOwned::to_owned);
    let kind = kind.and_then(|kind| kind_with_charset(&kind, is_feed));
    if let Some(kind) = kind.and_then(|kind| HeaderValue::from_str(&kind).ok()) {
        headers.insert(CONTENT_TYPE, kind);
    }
}

fn kind_with_charset(kind: &str, is_feed: bool) -> Option<String> {
    if is_feed && kind.starts_with("application/json") {
        return Some("application/feed+json; charset=utf-8".to_owned());
    }
    let is_text = kind.starts_with("text/") && !kind.contains("charset");
    is_text.then(|| [kind, "; charset=utf-8"].concat())
}

/// Hosts know feeds by their names: `feed.json`, `feed.zh.json`.
fn is_feed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".json").is_some_and(|stem| stem.starts_with("feed"))
}

fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| part.starts_with('.'))
}

/// Whether a link among the files leads out of the folder.
fn leads_out(root: &Path, path: &str) -> bool {
    let path = root.join(path.trim_start_matches('/'));
    let path = if path.is_dir() { path.join("index.html") } else { path };
    fs::canonicalize(path).is_ok_and(|found| !found.starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_known_by_their_names() {
        for path in ["/feed.json", "/news/feed.zh.json", "/feed-archive.json"] {
            assert!(is_feed(path), "{path}");
        }
        for path in ["/news.json", "/feed/a.json", "/feed.xml", "/"] {
            assert!(!is_feed(path), "{path}");
        }
    }

    #[test]
    fn a_dot_hides_a_file_or_a_folder() {
        for path in ["/.git/config", "/a/.htaccess", "/..", "/a/../b", "/\\.env"] {
            assert!(is_hidden(path), "{path}");
        }
        assert!(!is_hidden("/a.b/c.json"));
    }
}
