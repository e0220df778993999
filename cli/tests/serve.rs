//! `newsreel serve` as a publisher tries it: what is sent, what is not, and how it ends.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

#[path = "recipes/table.rs"]
mod table;

/// A server of a folder, ended with this.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Server {
    fn new(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
        command.args(["serve", "--port", "0"]).arg(folder).stdout(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it has an output");
        BufReader::new(output).read_line(&mut line).expect("it says where it is");
        let address = line.trim().strip_prefix("http://").expect("an address");
        let address = address.strip_suffix('/').expect("of a folder").to_owned();
        Self { child, address }
    }

    /// The head of an answer, in small letters, and its body.
    fn ask(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let body = answer.split_off(end + 4);
        (String::from_utf8(answer).expect("text").to_ascii_lowercase(), body)
    }

    fn status(&self, path: &str) -> String {
        self.ask(path, "").0.split(' ').nth(1).expect("a status").to_owned()
    }
}

fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let name = name.to_ascii_lowercase();
    head.lines().find_map(|line| line.strip_prefix(name.as_str())?.strip_prefix(": "))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let site = folder.path().join("site");
    for path in ["site/pictures", "site/.git"] {
        fs::create_dir_all(folder.path().join(path)).expect("it is made");
    }
    let long = "茶".repeat(1_000);
    for (name, text) in [
        ("feed.json", long.as_str()),
        ("index.html", long.as_str()),
        ("pictures/a.webp", long.as_str()),
        (".env", "secret"),
        (".git/config", "secret"),
        ("../outside.html", "secret"),
    ] {
        fs::write(site.join(name), text).expect("it is written");
    }
    folder
}

fn site() -> (tempfile::TempDir, Server) {
    let folder = folder();
    let server = Server::new(&folder.path().join("site"));
    (folder, server)
}

#[test]
fn it_sends_what_the_table_of_recipes_says_but_keeps_nothing() {
    let (_folder, server) = site();
    for row in table::rows() {
        let (head, _) = server.ask(&row.path, "accept-encoding: gzip\r\n");
        for (name, expected) in &row.headers {
            let expected = if name == "Cache-Control" { "no-cache" } else { expected };
            assert_eq!(value(&head, name), Some(expected), "{} {name}", row.path);
        }
        let encoding = value(&head, "content-encoding");
        assert_eq!(encoding, row.is_compressed.then_some("gzip"), "{}", row.path);
    }
    let (head, _) = server.ask("/", "");
    assert_eq!(value(&head, "content-type"), Some("text/html; charset=utf-8"));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let (_folder, server) = site();
    for (validator, asks) in [("etag", "if-none-match"), ("last-modified", "if-modified-since")] {
        let (head, body) = server.ask("/feed.json", "");
        assert_eq!(body.len(), 3_000);
        let (_, after) = head.split_once(&format!("\r\n{validator}: ")).expect(validator);
        let known = after.lines().next().expect("a value");
        // Days and months are compared as they are written.
        let known = if validator == "etag" { known.to_owned() } else { as_written(known) };
        let (head, body) = server.ask("/feed.json", &format!("{asks}: {known}\r\n"));
        assert!(head.starts_with("http/1.1 304"), "{asks}: {head}");
        assert!(body.is_empty());
    }
}

/// A date of HTTP with its capitals.
fn as_written(lower: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    let words: Vec<String> = lower.split(' ').map(word).collect();
    words.join(" ").replace("Gmt", "GMT")
}

#[test]
fn nothing_outside_of_the_folder_and_nothing_hidden_is_served() {
    let (folder, server) = site();
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        folder.path().join("outside.html"),
        folder.path().join("site/link.html"),
    )
    .expect("it is made");
    assert_eq!(server.status("/index.html"), "200");
    for path in [
        "/../outside.html",
        "/%2e%2e/outside.html",
        "/..%2foutside.html",
        "/pictures/..%2F..%2Foutside.html",
        "/..%5coutside.html",
        "//etc/passwd",
        "/link.html",
        "/.env",
        "/%2eenv",
        "/.git/config",
        "/none.html",
    ] {
        let (head, body) = server.ask(path, "");
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert!(!body.windows(6).any(|six| six == b"secret"), "{path}");
    }
    drop(folder);
}

#[test]
fn what_cannot_be_served_is_told_with_a_remedy() {
    let (folder, server) = site();
    let port = server.address.rsplit(':').next().expect("a port").to_owned();
    let site = folder.path().join("site");
    let file = site.join("feed.json");
    let table: [(&Path, &str, &str); 3] = [
        (&site, &port, "is in use by another program: choose another with --port, or 0 for any"),
        (&file, "0", "this is a file: name the folder that it is in"),
        (&site.join("none"), "0", "there is no such file or folder: check how it is written"),
    ];
    for (folder, port, remedy) in table {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
        let output = command.args(["serve", "--port", port]).arg(folder).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(remedy), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_it_is_told_to_even_with_an_idle_visitor() {
    for signal in ["-INT", "-TERM"] {
        let (_folder, mut server) = site();
        let mut idle = TcpStream::connect(&server.address).expect("it listens");
        idle.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").expect("it reads");
        idle.read_exact(&mut [0; 15]).expect("it answers");
        let pid = server.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().expect("it runs").success());
        assert_eq!(server.child.wait().expect("it ends").code(), Some(0), "{signal}");
    }
}
