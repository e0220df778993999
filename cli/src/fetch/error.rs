//! What can go wrong on the way to a server and back: codes, causes, remedies.

use std::fmt;
use std::io::{self, ErrorKind};

use ureq::Timeout;

/// Why there is no answer, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is no address of a server.
    Address(String),
    /// A document leads into a network that is not its own.
    Private(String),
    /// Nobody knows the host.
    Resolve(String),
    /// Nobody listens there.
    Refused,
    /// There is no way to the host.
    Unreachable(String),
    /// The connection cannot be secured.
    Tls(String),
    /// It takes too long.
    Slow(Wait),
    /// The connection ends before there is an answer.
    Closed,
    /// The answer ends in the middle.
    Cut {
        /// Bytes that came.
        got: u64,
        /// Bytes that were announced, if any.
        of: Option<u64>,
    },
    /// The answer is larger than is taken.
    Large(Part, u64),
    /// A redirect leads back to where it came from.
    Loop(String),
    /// There are more redirects than are followed.
    Redirects(usize),
    /// A redirect leads nowhere.
    Astray(String),
    /// The server refuses; it may say after how many seconds it might not.
    Status(u16, Option<u64>),
    /// The answer is compressed in a way that was not asked for.
    Encoding(String),
    /// What is compressed cannot be decompressed.
    Garbled(String),
    /// What answers does not speak HTTP.
    Protocol(String),
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A connection.
    Connection,
    /// The next byte.
    Byte,
    /// The end.
    End,
}

/// What of an answer is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its head.
    Header,
    /// What comes over the network.
    Wire,
    /// What this is when it is decompressed.
    Content,
}

impl Error {
    /// A stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Address(_) => "fetch-address",
            Self::Private(_) => "fetch-private",
            Self::Resolve(_) => "fetch-resolve",
            Self::Refused => "fetch-refused",
            Self::Unreachable(_) => "fetch-unreachable",
            Self::Tls(_) => "fetch-tls",
            Self::Slow(_) => "fetch-slow",
            Self::Closed => "fetch-closed",
            Self::Cut { .. } => "fetch-cut",
            Self::Large(..) => "fetch-large",
            Self::Loop(_) => "fetch-loop",
            Self::Redirects(_) => "fetch-redirects",
            Self::Astray(_) => "fetch-astray",
            Self::Status(..) => "fetch-status",
            Self::Encoding(_) => "fetch-encoding",
            Self::Garbled(_) => "fetch-garbled",
            Self::Protocol(_) => "fetch-protocol",
        }
    }

    /// Why an answer was not read to its end.
    pub fn while_reading(error: io::Error) -> Self {
        let told = error.to_string();
        let ours = error.into_inner().and_then(|error| error.downcast::<Self>().ok());
        ours.map_or(Self::Unreachable(told), |error| *error)
    }

    /// What a reader of an answer was told; `None` where that was none of ours.
    pub fn of_reading(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref::<Self>()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what the library adds is the rest, too")]
    /// What a client's error comes to, before there is an answer.
    pub(super) fn of_asking(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Other(error) => match error.downcast::<Self>() {
                Ok(ours) => *ours,
                Err(error) => Self::Protocol(error.to_string()),
            },
            ureq::Error::Io(error) => Self::of_connection(&error),
            ureq::Error::Timeout(timeout) => Self::Slow(Wait::of(timeout)),
            ureq::Error::HostNotFound => Self::Resolve(String::new()),
            ureq::Error::Rustls(error) => Self::Tls(error.to_string()),
            ureq::Error::Tls(error) => Self::Tls(error.to_owned()),
            ureq::Error::LargeResponseHeader(_, most) => {
                Self::Large(Part::Header, u64::try_from(most).unwrap_or(u64::MAX))
            }
            ureq::Error::Http(_) | ureq::Error::BadUri(_) => Self::Address(error.to_string()),
            error => Self::Protocol(error.to_string()),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what the library adds is the rest, too")]
    fn of_connection(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::ConnectionRefused => Self::Refused,
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof => Self::Closed,
            // So the library tells what is wrong with a handshake.
            ErrorKind::InvalidData => Self::Tls(error.to_string()),
            _ => Self::Unreachable(error.to_string()),
        }
    }
}

impl Wait {
    #[expect(clippy::wildcard_enum_match_arm, reason = "what the library adds is the rest, too")]
    pub(super) const fn of(timeout: Timeout) -> Self {
        match timeout {
            Timeout::Connect | Timeout::Resolve => Self::Connection,
            Timeout::PerRead | Timeout::PerWrite => Self::Byte,
            _ => Self::End,
        }
    }
}

impl std::error::Error for Error {}

impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        Self::other(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.cause(), self.remedy())
    }
}

impl Error {
    fn cause(&self) -> String {
        match self {
            Self::Address(what) => format!("this is no address of a server ({what})"),
            Self::Private(host) => format!("a public document must not lead to {host}"),
            Self::Resolve(host) => format!("no server is known by the name {host}"),
            Self::Refused => "the server takes no connection".to_owned(),
            Self::Unreachable(why) => format!("there is no way to the server ({why})"),
            Self::Tls(why) => format!("the connection cannot be secured ({why})"),
            Self::Slow(wait) => wait.to_string(),
            Self::Closed => "the server ends the connection without an answer, twice".to_owned(),
            Self::Cut { got, of: Some(of) } => format!("the answer ends after {got} of {of} bytes"),
            Self::Cut { got, of: None } => {
                format!("the answer ends in the middle, after {got} bytes")
            }
            Self::Large(part, most) => format!("{part} is larger than {most} bytes"),
            Self::Loop(address) => format!("the redirects lead back to {address}"),
            Self::Redirects(most) => format!("there are more than {most} redirects"),
            Self::Astray(to) => format!("a redirect leads to {to:?}, where no server is"),
            Self::Status(status, None) => format!("the server answers with status {status}"),
            Self::Status(status, Some(after)) => {
                format!("the server answers with status {status} and asks to wait {after} seconds")
            }
            Self::Encoding(name) => format!("the answer is compressed with {name:?}"),
            Self::Garbled(name) => {
                format!("the answer is said to be compressed with {name} and cannot be read")
            }
            Self::Protocol(why) => format!("what answers does not speak HTTP as it should ({why})"),
        }
    }

    /// What to do about it.
    const fn remedy(&self) -> &'static str {
        match self {
            Self::Address(_) => "give one with https:// or http:// and without a user name",
            Self::Private(_) => "it is in a network of its own; publish it where all can reach it",
            Self::Resolve(_) => "check how it is written, and that this machine is online",
            Self::Refused => "check the port, and that the server runs",
            Self::Unreachable(_) => "check that this machine is online",
            Self::Tls(_) => "check the port, and the server's certificate, its date and its chain",
            Self::Slow(_) | Self::Closed | Self::Cut { of: None, .. } => {
                "try again; if it stays so, the server's log may tell why"
            }
            Self::Cut { of: Some(_), .. } => {
                "try again; if it stays so, the server announces a wrong Content-Length"
            }
            Self::Large(..) => "publish less at one address",
            Self::Loop(_) => "have the server answer there, or give the address where it does",
            Self::Redirects(_) => "give the address where they end",
            Self::Astray(_) => "mend the Location that the server sends",
            Self::Status(status, _) => remedy_of(*status),
            Self::Encoding(_) => "have the server heed Accept-Encoding, which names gzip and br",
            Self::Garbled(_) => "mend the Content-Encoding that the server sends",
            Self::Protocol(_) => "check the port, and whether it is https or http",
        }
    }
}

const fn remedy_of(status: u16) -> &'static str {
    match status {
        401 | 407 => "it wants a password, which visitors do not have; publish it without",
        403 | 451 => {
            "it does not let everybody in; a firewall or a bot protection may be the cause"
        }
        404 | 410 => "there is nothing at this address; check how it is written",
        429 => "it was asked too often; try again later",
        503 => "it is overloaded or being repaired; try again later",
        500.. => "it has failed; try again, and look into its log",
        _ => "look what a browser gets there",
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Connection => "the server takes too long to take a connection",
            Self::Byte => "the server is silent for too long",
            Self::End => "the answer takes too long",
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Header => "the head of the answer",
            Self::Wire => "the answer",
            Self::Content => "what the answer decompresses to",
        })
    }
}
