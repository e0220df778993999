//! A server of the tests' own, which answers as it is told to, faults included.
#![expect(clippy::expect_used, reason = "a server that cannot run is a failed test")]
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::allow_attributes, reason = "what is unused differs from test to test")]

pub(crate) mod command;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use url::Url;

/// A feed with one item.
pub(crate) const RSS: &str = "<rss version='2.0'><channel><title>News</title>\
    <item><title>A</title><link>a</link></item></channel></rss>";

/// What is done with a request.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// These bytes are sent, and the connection ends.
    Send(Vec<u8>),
    /// These bytes are sent, and then nothing until the client has had enough.
    Stall(Vec<u8>),
    /// The connection ends without a byte.
    Hang,
}

/// A server that runs until the tests end.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request, of which it is given the path and the head.
    pub(crate) fn start(script: impl Fn(&str, &str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (script, log) = (Arc::new(script), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (script, log) = (Arc::clone(&script), Arc::clone(&log));
                thread::spawn(move || serve(stream, &*script, &log));
            }
        });
        Self { address, asked }
    }

    /// Answers everything in the same way.
    pub(crate) fn always(reply: Reply) -> Self {
        Self::start(move |_, _| reply.clone())
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn at(&self, path: &str) -> Url {
        Url::parse(&self.url(path)).expect("it is an address")
    }

    /// The heads of all requests so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics with it").clone()
    }
}

fn serve(
    mut stream: TcpStream,
    script: &(dyn Fn(&str, &str) -> Reply + Send + Sync),
    log: &Mutex<Vec<String>>,
) {
    let Some(head) = head(&mut stream) else { return };
    log.lock().expect("nobody panics with it").push(head.clone());
    let path = head.split(' ').nth(1).unwrap_or_default();
    match script(path, &head) {
        Reply::Send(bytes) => drop(stream.write_all(&bytes)),
        Reply::Hang => (),
        Reply::Stall(bytes) => {
            drop(stream.write_all(&bytes));
            // Nothing more comes: this waits for the client to go.
            drop(stream.read(&mut [0]));
        }
    }
}

fn head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.extend(byte);
    }
    Some(String::from_utf8_lossy(&head).to_ascii_lowercase())
}

/// An answer with these headers, whose length is told.
pub(crate) fn answer(status: u16, headers: &[&str], body: impl AsRef<[u8]>) -> Reply {
    Reply::Send(bytes(status, headers, body.as_ref().len(), body.as_ref()))
}

/// An answer that announces more than it has, or less.
pub(crate) fn bytes(status: u16, headers: &[&str], length: usize, body: &[u8]) -> Vec<u8> {
    let mut head =
        format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n");
    for header in headers {
        head.extend([header, "\r\n"]);
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

/// A redirect.
pub(crate) fn redirect(status: u16, to: &str) -> Reply {
    answer(status, &[&format!("Location: {to}")], "")
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("a list takes all");
    encoder.finish().expect("a list takes all")
}
