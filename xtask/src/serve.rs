//! The demo: the partner's page of `www/` with the widget of `pkg/`, the site, and a sign-up endpoint, on
//! this machine alone.
//!
//! Files, ranges, validators and methods are the libraries'; here is what is where, and what pages of
//! other sites need.

mod address;
mod host;
mod pages;
mod subscribers;
mod watch;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use tower_http::cors::CorsLayer;
use tower_http::services::ServeDir;

use crate::package::Weight;
use crate::site;
use crate::workshop::Workshop;
use subscribers::Subscribers;

pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Where folders are that are not the demo's own.
const PACKAGE: &str = "/pkg";
const SITE: &str = "/site";

/// The longest body that is read.
const BODY_LIMIT_BYTES: usize = 16 * 1024;

/// The folders that are served.
#[derive(Debug)]
struct Folders {
    pages: PathBuf,
    package: PathBuf,
    site: PathBuf,
}

impl Folders {
    fn of(workshop: &Workshop) -> Self {
        Self {
            pages: workshop.root.join("www"),
            package: workshop.root.join("pkg"),
            site: site::folder(workshop),
        }
    }
}

/// The command: builds, serves, and with `watches` builds again after each change.
pub(crate) fn run(workshop: Workshop, port: u16, watches: bool) -> Result<(), String> {
    // Before the build, so that a busy port is known at once.
    let listener = listen(port)?;
    // A change that comes while this builds counts as well.
    let changes = watches.then(|| watch::listen(&workshop)).transpose()?;
    site::provide(&workshop, Weight::Quick)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("\nNewsreel demo: http://{address}/");
    println!("The site: http://{address}/site/");
    println!("Sign-ups so far: http://{address}/subscribers (Ctrl+C ends)");
    let demo = demo(&Folders::of(&workshop));
    if let Some(changes) = changes {
        thread::spawn(move || changes.follow(&workshop));
    }
    answer_all(listener, demo).map_err(|error| error.to_string())
}

fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            return busy(port);
        }
        format!("cannot listen on port {port}: {error}. --port 0 takes any free one.")
    })
}

fn busy(port: u16) -> String {
    let other = if port == DEFAULT_PORT { 8081 } else { DEFAULT_PORT };
    format!(
        "port {port} is in use by another program.\n\
         Choose another one, `cargo xtask demo --port {other}`, or any free one with --port 0."
    )
}

fn answer_all(listener: TcpListener, demo: Router) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, demo).await })
}

/// All that is served.
fn demo(folders: &Folders) -> Router {
    let subscribers = Arc::new(Subscribers::default());
    let room = |name, folder| ServeDir::new(folder).redirect_path_prefix(name);
    Router::new()
        .route("/subscribe", post(subscribers::subscribe))
        .route("/subscribers", get(subscribers::list))
        .with_state(subscribers)
        .nest_service(PACKAGE, room(PACKAGE, &folders.package))
        .nest_service(SITE, room(SITE, &folders.site))
        .fallback_service(ServeDir::new(&folders.pages))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(from_fn(host::answer))
        .layer(CorsLayer::permissive())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use axum::body::Body;
    use axum::http::{HeaderMap, Request, StatusCode};
    use tower::ServiceExt as _;

    use super::{Folders, demo, listen};

    /// What a demo of folders that are in every clone answers to a request of this method and path.
    fn asked(method: &str, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let [pages, package, site] = ["www", "pkg", "www/site"].map(|folder| root.join(folder));
        let request = Request::builder().method(method).uri(path);
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let response =
            demo(&Folders { pages, package, site }).oneshot(request.body(Body::empty()).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let response = runtime.block_on(response).unwrap();
        (response.status(), response.headers().clone())
    }

    fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
        headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn a_busy_port_is_told_with_a_way_out() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let message = listen(port).unwrap_err();
        assert!(message.starts_with(&format!("port {port} is in use")), "{message}");
        assert!(message.contains("--port 0"), "{message}");
    }

    #[test]
    fn each_folder_is_at_its_place() {
        for path in ["/", "/feed.json", "/pkg/package.json", "/site/page.css"] {
            assert_eq!(asked("GET", path, &[]).0, StatusCode::OK, "{path}");
        }
        assert_eq!(asked("GET", "/nothing", &[]).0, StatusCode::NOT_FOUND);
    }

    #[test]
    fn nothing_hidden_and_nothing_outside_of_the_folders_is_served() {
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/pkg/..%2fCargo.toml", "/site/.git"] {
            assert_eq!(asked("GET", path, &[]).0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn browsers_refuse_modules_and_wasm_of_another_type() {
        let kinds = [
            ("/feed.json", "application/feed+json"),
            ("/feed.zh.json", "application/feed+json"),
            ("/pkg/package.json", "application/json"),
            ("/site/page.css", "text/css; charset=utf-8"),
            ("/pkg/frame.html", "text/html; charset=utf-8"),
            ("/pkg/define.cjs", "text/javascript; charset=utf-8"),
            ("/pkg/index.d.cts", "text/plain; charset=utf-8"),
        ];
        for (path, kind) in kinds {
            assert_eq!(header(&asked("GET", path, &[]).1, "content-type"), kind, "{path}");
        }
    }

    #[test]
    fn a_file_is_asked_for_again_each_time_and_sent_only_when_it_has_changed() {
        let (_, first) = asked("GET", "/feed.json", &[]);
        assert_eq!(header(&first, "cache-control"), "no-cache");
        let since = [("If-Modified-Since", header(&first, "last-modified"))];
        assert_eq!(asked("GET", "/feed.json", &since).0, StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn pages_of_other_sites_may_read_and_send() {
        let origin = ("Origin", "https://partner.example");
        let (_, headers) = asked("GET", "/feed.json", &[origin]);
        assert_eq!(header(&headers, "access-control-allow-origin"), "*");
        let wish = [origin, ("Access-Control-Request-Method", "POST")];
        let (status, headers) = asked("OPTIONS", "/subscribe", &wish);
        assert_eq!(status, StatusCode::OK);
        assert_eq!(header(&headers, "access-control-allow-methods"), "*");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        for (path, place) in
            [("/pictures", "/pictures/"), ("/site", "/site/"), ("/site/words", "/site/words/")]
        {
            let (status, headers) = asked("GET", path, &[]);
            assert!(status.is_redirection(), "{path}: {status}");
            assert_eq!(header(&headers, "location"), place);
        }
    }

    #[test]
    fn what_is_only_read_is_only_read() {
        let (status, headers) = asked("GET", "/subscribe", &[]);
        assert_eq!((status, header(&headers, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
        assert_eq!(asked("POST", "/feed.json", &[]).0, StatusCode::METHOD_NOT_ALLOWED);
    }
}
