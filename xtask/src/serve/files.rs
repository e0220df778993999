//! Files of a folder, with their types and with tags by which a browser asks only for news.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::http::{Request, Response, Status};

/// JSON Feed has a type of its own; the feeds are `feed.json` and, in other languages, `feed.zh.json`.
const FEED: (&str, &str, &str) = ("feed.", ".json", "application/feed+json");

/// What each kind of file is called.
const KINDS: [(&str, &str); 15] = [
    (".html", "text/html; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".mjs", "text/javascript; charset=utf-8"),
    (".wasm", "application/wasm"),
    (".json", "application/json"),
    (".ts", "text/plain; charset=utf-8"),
    (".md", "text/plain; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".png", "image/png"),
    (".jpg", "image/jpeg"),
    (".webp", "image/webp"),
    (".avif", "image/avif"),
    (".ico", "image/x-icon"),
    (".woff2", "font/woff2"),
];

pub(super) fn serve(folder: &Path, path: &str, request: &Request) -> Response {
    let Some(file) = resolve(folder, path) else { return not_found(request) };
    if file.is_dir() {
        // Relative addresses in the page need the slash.
        return Response::text(Status::MOVED, "").with("Location", format!("{}/", request.path));
    }
    match fs::read(&file) {
        Ok(bytes) => fresh(&file, bytes, request),
        Err(_) => not_found(request),
    }
}

fn fresh(file: &Path, bytes: Vec<u8>, request: &Request) -> Response {
    let tag = tag(&bytes);
    let known = request.header("If-None-Match").split(',').any(|other| other.trim() == tag);
    let response = if known {
        Response::text(Status::NOT_MODIFIED, "").without_body()
    } else {
        Response::new(Status::OK, kind(file), bytes)
    };
    response.with("ETag", tag).with("Cache-Control", "no-cache")
}

fn not_found(request: &Request) -> Response {
    if request.wants_page() {
        return super::pages::not_found(&request.path);
    }
    Response::text(Status::NOT_FOUND, "There is nothing here.")
}

/// The file of `folder` that `path` names: never one outside of it, and never a hidden one.
fn resolve(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let mut file = folder.to_path_buf();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        if segment.starts_with('.') || segment.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(segment);
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    // Links inside the folder may lead out of it.
    let real = file.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?).then_some(real)
}

fn kind(file: &Path) -> &'static str {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (start, ending, feed) = FEED;
    if name.starts_with(start) && name.ends_with(ending) {
        return feed;
    }
    let known = KINDS.iter().find(|(ending, _)| name.ends_with(ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::super::http::{Status, request};
    use super::{kind, resolve, serve, tag};
    use std::path::Path;

    /// A folder with files in it that are there in every clone.
    fn folder() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn a_file_is_served_with_its_tag_and_then_only_when_it_has_changed() {
        let first = serve(folder(), "Cargo.toml", &request("GET /Cargo.toml HTTP/1.1\r\n\r\n"));
        assert_eq!(first.status, Status::OK);
        let again = format!("GET / HTTP/1.1\r\nIf-None-Match: \"x\", {}\r\n\r\n", tag(&first.body));
        assert_eq!(serve(folder(), "Cargo.toml", &request(&again)).status, Status::NOT_MODIFIED);
    }

    #[test]
    fn nothing_outside_of_the_folder_is_served() {
        for path in
            ["../Cargo.toml", "%2e%2e/Cargo.toml", "src/..%2f../../Cargo.toml", "..\\Cargo.toml"]
        {
            assert_eq!(resolve(folder(), path), None, "{path}");
        }
        assert!(resolve(folder(), "src/main.rs").is_some());
        assert!(resolve(folder(), "src//main.rs").is_some());
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        let response = serve(folder(), "src", &request("GET /src HTTP/1.1\r\n\r\n"));
        assert_eq!(response.status, Status::MOVED);
    }

    #[test]
    fn browsers_refuse_modules_and_wasm_of_another_type() {
        assert_eq!(kind(Path::new("newsreel_bg.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("widget.js")), "text/javascript; charset=utf-8");
        assert_eq!(kind(Path::new("feed.json")), "application/feed+json");
        assert_eq!(kind(Path::new("feed.zh.json")), "application/feed+json");
        assert_eq!(kind(Path::new("other.json")), "application/json");
        assert_eq!(kind(Path::new("unknown")), "application/octet-stream");
    }
}
