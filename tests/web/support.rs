//! What the tests share: hosts, a network and clocks of their own, and ways to wait.

mod clock;
mod feeds;
mod forms;
mod host;
mod letter;
mod network;
mod news;
mod spot;
mod stub;
mod waiting;

pub(crate) use clock::{Clock, PAINTED, SPARE_MS};
pub(crate) use feeds::{FEED, feed};
pub(crate) use forms::{Machine, Signup};
pub(crate) use host::{Host, append, dispatch, is_focused, is_shown, text};
pub(crate) use letter::{Letter, append_form};
pub(crate) use network::{Network, Reply};
pub(crate) use news::{News, mount_in};
pub(crate) use spot::Spot;
pub(crate) use stub::{Stub, document, window};
pub(crate) use waiting::{Events, frames, settle, turn, within};
