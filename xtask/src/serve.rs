//! The demo: the partner's page of `www/` with the widget of `pkg/`, the site, and a sign-up endpoint, on
//! this machine alone.

mod address;
mod files;
mod http;
mod pages;
mod subscribers;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::package::Weight;
use crate::site;
use crate::workshop::Workshop;
use http::{Request, Response};
use subscribers::Subscribers;

pub(crate) const DEFAULT_PORT: u16 = 8080;

/// What the server serves and what it remembers.
#[derive(Debug)]
struct Demo {
    pages: PathBuf,
    package: PathBuf,
    site: PathBuf,
    subscribers: Subscribers,
}

pub(crate) fn run(workshop: &Workshop, port: u16) -> Result<(), String> {
    // Before the build, so that a busy port is known at once.
    let listener = listen(port)?;
    site::provide(workshop, Weight::Quick)?;
    let demo = Arc::new(Demo {
        pages: workshop.root.join("www"),
        package: workshop.root.join("pkg"),
        site: site::folder(workshop),
        subscribers: Subscribers::default(),
    });
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("\nNewsreel demo: http://{address}/");
    println!("The site: http://{address}/site/");
    println!("Sign-ups so far: http://{address}/subscribers (Ctrl+C ends)");
    answer_all(&listener, &demo)
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

/// One thread for each connection: browsers open some that they use later or never.
fn answer_all(listener: &TcpListener, demo: &Arc<Demo>) -> Result<(), String> {
    for connection in listener.incoming() {
        let connection = connection.map_err(|error| format!("cannot accept: {error}"))?;
        let demo = Arc::clone(demo);
        thread::spawn(move || {
            // A visitor that went away needs no answer.
            drop(answer(&connection, &demo));
        });
    }
    Ok(())
}

fn answer(connection: &TcpStream, demo: &Demo) -> io::Result<()> {
    let response = match http::read(connection)? {
        None => return Ok(()),
        Some(Err(refusal)) => refusal,
        Some(Ok(request)) => {
            let response = demo.respond(&request);
            println!("{} {} {}", response.status.0, request.method, request.path.escape_debug());
            if request.method == "HEAD" { response.without_body() } else { response }
        }
    };
    http::write(connection, &response)
}

impl Demo {
    fn respond(&self, request: &Request) -> Response {
        match (request.method.as_str(), request.path.as_str()) {
            ("OPTIONS", _) => Response::preflight(),
            ("POST", "/subscribe") => self.subscribers.subscribe(request),
            (_, "/subscribe") => Response::method_not_allowed("POST, OPTIONS"),
            ("GET" | "HEAD", "/subscribers") => self.subscribers.list(request),
            ("GET" | "HEAD", path) => self.file(path, request),
            _ => Response::method_not_allowed("GET, HEAD, OPTIONS"),
        }
    }

    fn file(&self, path: &str, request: &Request) -> Response {
        let rooms = [("/pkg/", &self.package), ("/site/", &self.site), ("/", &self.pages)];
        let mut found =
            rooms.iter().filter_map(|(room, folder)| Some((folder, path.strip_prefix(room)?)));
        match found.next() {
            Some((folder, path)) => files::serve(folder, path, request),
            None => files::serve(&self.pages, "", request),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::listen;

    #[test]
    fn a_busy_port_is_told_with_a_way_out() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let message = listen(port).unwrap_err();
        assert!(message.starts_with(&format!("port {port} is in use")), "{message}");
        assert!(message.contains("--port 0"), "{message}");
    }
}
