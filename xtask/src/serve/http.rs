//! HTTP/1.1 as far as one page on one machine needs it: a request in, a response out, close.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// The longest request head.
const HEAD_LIMIT_BYTES: usize = 16 * 1024;
/// The longest body.
const BODY_LIMIT_BYTES: usize = 16 * 1024;
/// The most header lines.
const HEADER_LIMIT: usize = 64;
/// How long a visitor may take to say or to hear something.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of an unwanted body is read so that the refusal arrives.
const DRAIN_LIMIT_BYTES: u64 = 1024 * 1024;

/// What is asked for.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// Without the query, not decoded.
    pub(super) path: String,
    pub(super) body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, or nothing.
    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// Whether a person will read the answer as a page. A script that can do with one names JSON too.
    pub(super) fn wants_page(&self) -> bool {
        let accepts = |kind| self.header("Accept").contains(kind);
        accepts("text/html") && !accepts("application/json")
    }

    fn length(&self) -> Result<usize, Response> {
        if !self.header("Transfer-Encoding").is_empty() {
            return Err(Response::text(Status::LENGTH_REQUIRED, "Say the length of the body."));
        }
        let length = self.header("Content-Length");
        if length.is_empty() {
            return Ok(0);
        }
        match length.parse() {
            Ok(length) if length <= BODY_LIMIT_BYTES => Ok(length),
            Ok(_) => Err(Response::text(Status::TOO_LARGE, "The body is longer than 16 kB.")),
            Err(_) => Err(Response::text(Status::BAD_REQUEST, "The length is no number.")),
        }
    }
}

/// A status code with its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Status(pub(super) u16, &'static str);

impl Status {
    pub(super) const OK: Self = Self(200, "OK");
    pub(super) const CREATED: Self = Self(201, "Created");
    pub(super) const NO_CONTENT: Self = Self(204, "No Content");
    pub(super) const MOVED: Self = Self(308, "Permanent Redirect");
    pub(super) const NOT_MODIFIED: Self = Self(304, "Not Modified");
    pub(super) const BAD_REQUEST: Self = Self(400, "Bad Request");
    pub(super) const NOT_FOUND: Self = Self(404, "Not Found");
    pub(super) const METHOD_NOT_ALLOWED: Self = Self(405, "Method Not Allowed");
    pub(super) const LENGTH_REQUIRED: Self = Self(411, "Length Required");
    pub(super) const TOO_LARGE: Self = Self(413, "Content Too Large");
    pub(super) const UNSUPPORTED: Self = Self(415, "Unsupported Media Type");
    pub(super) const UNAVAILABLE: Self = Self(503, "Service Unavailable");
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: Status,
    pub(super) body: Vec<u8>,
    headers: Vec<(&'static str, String)>,
    with_body: bool,
}

impl Response {
    pub(super) fn new(status: Status, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let response = Self { status, body: body.into(), headers: Vec::new(), with_body: true };
        response.with("Content-Type", kind)
    }

    pub(super) fn text(status: Status, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    pub(super) fn method_not_allowed(methods: &str) -> Self {
        let text = format!("Only {methods} can be used here.");
        Self::text(Status::METHOD_NOT_ALLOWED, &text).with("Allow", methods)
    }

    /// The answer to a browser that asks whether a page of another site may send something here.
    pub(super) fn preflight() -> Self {
        Self::text(Status::NO_CONTENT, "")
            .with("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
            .with("Access-Control-Allow-Headers", "Content-Type, Accept")
            .with("Access-Control-Max-Age", "600")
            .without_body()
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn without_body(mut self) -> Self {
        self.with_body = false;
        self
    }

    fn head(&self) -> String {
        let Status(code, phrase) = self.status;
        let mut head = format!("HTTP/1.1 {code} {phrase}\r\n");
        let mut add = |name: &str, value: &str| head.extend([name, ": ", value, "\r\n"]);
        for (name, value) in &self.headers {
            add(name, value);
        }
        // These two statuses have no body, not even an empty one.
        if ![Status::NO_CONTENT, Status::NOT_MODIFIED].contains(&self.status) {
            add("Content-Length", &self.body.len().to_string());
        }
        add("Access-Control-Allow-Origin", "*");
        add("X-Content-Type-Options", "nosniff");
        add("Connection", "close");
        head.push_str("\r\n");
        head
    }
}

/// The request, or the answer to what is none; nothing if the visitor says nothing.
pub(super) fn read(mut connection: &TcpStream) -> io::Result<Option<Result<Request, Response>>> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut bytes = Vec::new();
    loop {
        if read_some(&mut connection, &mut bytes)? == 0 {
            return Ok(None);
        }
        match parse_head(&bytes) {
            Ok(Some((request, length))) => {
                bytes.drain(..length);
                return read_body(connection, request, bytes).map(Some);
            }
            Ok(None) if bytes.len() <= HEAD_LIMIT_BYTES => (),
            Ok(None) | Err(_) => {
                return Ok(Some(Err(Response::text(Status::BAD_REQUEST, "This is no request."))));
            }
        }
    }
}

fn read_body(
    mut connection: &TcpStream,
    mut request: Request,
    mut body: Vec<u8>,
) -> io::Result<Result<Request, Response>> {
    let length = match request.length() {
        Ok(length) => length,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if request.header("Expect").eq_ignore_ascii_case("100-continue") {
        connection.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    while body.len() < length {
        if read_some(&mut connection, &mut body)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    body.truncate(length);
    request.body = body;
    Ok(Ok(request))
}

fn read_some(connection: &mut &TcpStream, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let mut chunk = [0; 4096];
    let count = connection.read(&mut chunk)?;
    bytes.extend(chunk.iter().take(count));
    Ok(count)
}

/// The request without its body and the length of its head, once the head is complete.
fn parse_head(bytes: &[u8]) -> Result<Option<(Request, usize)>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = parsed.parse(bytes)? else { return Ok(None) };
    let target = parsed.path.unwrap_or_default();
    let header = |header: &httparse::Header<'_>| {
        (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned())
    };
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: target.split(['?', '#']).next().unwrap_or_default().to_owned(),
        body: Vec::new(),
        headers: parsed.headers.iter().map(header).collect(),
    };
    Ok(Some((request, length)))
}

pub(super) fn write(mut connection: &TcpStream, response: &Response) -> io::Result<()> {
    connection.write_all(response.head().as_bytes())?;
    if response.with_body {
        connection.write_all(&response.body)?;
    }
    connection.shutdown(Shutdown::Write)?;
    // Closing with bytes unread would reset the connection, and the visitor would lose the answer.
    io::copy(&mut connection.take(DRAIN_LIMIT_BYTES), &mut io::sink()).map(drop)
}

#[cfg(test)]
pub(super) fn request(text: &str) -> Request {
    let (mut request, length) = parse_head(text.as_bytes()).unwrap().unwrap();
    request.body = text.as_bytes()[length..].to_vec();
    request
}

#[cfg(test)]
mod tests {
    use super::{Response, Status, parse_head, request};

    #[test]
    fn a_head_that_has_not_ended_is_waited_for() {
        assert!(parse_head(b"GET / HTTP/1.1\r\nHost: a\r\n").unwrap().is_none());
    }

    #[test]
    fn what_is_no_request_is_an_error() {
        assert!(parse_head(b"\x16\x03\x01 hello\r\n\r\n").is_err());
    }

    #[test]
    fn the_query_is_no_part_of_the_path() {
        assert_eq!(request("GET /feed.json?again=1 HTTP/1.1\r\n\r\n").path, "/feed.json");
    }

    #[test]
    fn a_body_without_a_length_or_with_too_great_a_one_is_refused() {
        let refused = |head: &str| {
            request(&format!("POST / HTTP/1.1\r\n{head}\r\n\r\n")).length().unwrap_err().status
        };
        assert_eq!(refused("Transfer-Encoding: chunked"), Status::LENGTH_REQUIRED);
        assert_eq!(refused("Content-Length: 16385"), Status::TOO_LARGE);
        assert_eq!(refused("Content-Length: -1"), Status::BAD_REQUEST);
    }

    #[test]
    fn every_answer_may_be_read_by_pages_of_other_sites() {
        let head = Response::text(Status::NOT_FOUND, "No.").head();
        assert!(head.contains("\r\nAccess-Control-Allow-Origin: *\r\n"), "{head}");
        assert!(head.contains("\r\nContent-Length: 4\r\n"), "{head}");
    }

    #[test]
    fn a_preflight_has_no_body_and_no_length() {
        let head = Response::preflight().head();
        assert!(head.starts_with("HTTP/1.1 204 No Content\r\n"), "{head}");
        assert!(!head.contains("Content-Length"), "{head}");
    }
}
