//! What is wrong with a feed, told to its publisher: where, what, and what to do.

use std::cell::RefCell;

use serde::Serialize;

use crate::limits::PROBLEMS;
use crate::number;
use crate::scan::joined;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// All is shown as it was meant, and could be better.
    Advice,
    /// All is shown, but not as the publisher meant.
    Warning,
    /// Something is not shown.
    Error,
}

impl Level {
    /// "advice", "warning" or "error".
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong with a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub level: Level,
    /// A stable code.
    pub code: &'static str,
    /// Where it is, as in `items[3].date_published`.
    pub path: String,
    /// What to do about it.
    pub message: &'static str,
}

impl Problem {
    /// An address that was left out.
    pub fn address(path: Path) -> Self {
        let message = "left out: give an http or https address without a user name in it";
        Self { level: Level::Error, code: "address", path: path.0, message }
    }

    /// A date that was left out.
    pub fn date(path: Path) -> Self {
        let message =
            "left out: write the date as RFC 3339 has it, as in 2021-12-07T00:00:00+08:00";
        Self { level: Level::Error, code: "date", path: path.0, message }
    }

    /// An item that was skipped.
    pub fn item(path: Path) -> Self {
        let message = "skipped: an item is an object with a title, a text or a picture";
        Self { level: Level::Error, code: "item", path: path.0, message }
    }

    /// An item without an id.
    pub fn id(path: Path) -> Self {
        let message = "shown all the same: give each item an `id` of its own";
        Self { level: Level::Warning, code: "id", path: path.0, message }
    }

    /// An id that an earlier item has.
    pub fn id_again(index: usize) -> Self {
        let message = "shown all the same: an earlier item has this id; give each its own";
        let path = Path::item(index).member("id").0;
        Self { level: Level::Warning, code: "id-again", path, message }
    }

    /// A next page that is not read.
    pub fn next_page(path: Path) -> Self {
        let message = "not followed: serve all pages of a feed from its own origin";
        Self { level: Level::Error, code: "next-page", path: path.0, message }
    }

    /// A feed that does not say which version it is.
    pub fn version(path: Path) -> Self {
        let message = "taken for a JSON Feed: set it to https://jsonfeed.org/version/1.1";
        Self { level: Level::Warning, code: "version", path: path.0, message }
    }
}

/// The problems of a feed, up to [`PROBLEMS`] of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub(super) Vec<Problem>);

impl Problems {
    /// Adds one, if there is room.
    pub fn add(&mut self, problem: Problem) {
        if self.0.len() < PROBLEMS {
            self.0.push(problem);
        }
    }

    /// All of them, in the order of reading.
    pub fn list(&self) -> &[Problem] {
        &self.0
    }
}

/// Where something stands that is read, for who is told what is left out of it.
///
/// All that reads is generic over this, so that what a visitor sees is read without a word.
pub(super) trait Place {
    /// A member of what stands here.
    fn member(&self, key: &str) -> Self;
    /// The entry at `index` of the list that stands here.
    fn entry(&self, index: usize) -> Self;
    /// The same place, of which nobody is told.
    fn untold(&self) -> Self;
    /// Tells what is wrong with what stands here.
    fn tell(self, problem: fn(Path) -> Problem);
}

/// A place of which nobody is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Untold;

impl Place for Untold {
    fn member(&self, _: &str) -> Self {
        Self
    }

    fn entry(&self, _: usize) -> Self {
        Self
    }

    fn untold(&self) -> Self {
        Self
    }

    fn tell(self, _: fn(Path) -> Problem) {}
}

/// A place of which its publisher is told, if there is where to.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) path: Path,
    pub(super) problems: Option<&'a RefCell<Problems>>,
}

impl Place for Told<'_> {
    fn member(&self, key: &str) -> Self {
        Self { path: self.path.member(key), ..*self }
    }

    fn entry(&self, index: usize) -> Self {
        Self { path: self.path.entry(index), ..*self }
    }

    fn untold(&self) -> Self {
        Self { path: Path::default(), problems: None }
    }

    fn tell(self, problem: fn(Path) -> Problem) {
        if let Some(problems) = self.problems {
            problems.borrow_mut().add(problem(self.path));
        }
    }
}

/// Where in a feed something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub String);

impl Path {
    /// The item at `index`.
    pub fn item(index: usize) -> Self {
        Self("items".to_owned()).entry(index)
    }

    /// The entry at `index` of the list that stands here.
    #[must_use]
    pub fn entry(&self, index: usize) -> Self {
        Self(joined(&[&self.0, "[", &number::write(index), "]"]))
    }

    /// A member of what stands here.
    #[must_use]
    pub fn member(&self, key: &str) -> Self {
        let separator = if self.0.is_empty() { "" } else { "." };
        Self(joined(&[&self.0, separator, key]))
    }
}
