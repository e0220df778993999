//! What of the module only some pages need, and the files that it is cut into.

use std::fs;
use std::path::Path;

use wasm_parts::{Gate, Part};

use super::{Staging, opt};
use crate::step;
use crate::workshop::{Workshop, describe};

/// What all pages load: what draws the first slide, and what the parts share.
pub(super) const FIRST: &str = "carousel";

/// Who calls into a part from outside sees to it that the part has come: `src/js/widget.js` does.
const PARTS: [Part; 5] = [
    SUBSCRIBE,
    Part {
        name: "signup",
        owns: &[
            "newsreel::options::SignupOptions",
            "newsreel::provider::",
            "newsreel::signup::",
            "newsreel::web::language::Language>::of_form",
            "newsreel::web::signup::form::",
            "newsreel::web::signup::",
            "newsreel::words::english_of_all",
            "signupmachine_",
            "__wbg_signupmachine_",
        ],
        leaves: &[],
        after: None,
    },
    Part {
        name: "reader",
        owns: &[
            "newsreel::article::",
            "newsreel::carousel::article::",
            "newsreel::reader::",
            "newsreel::web::reader::article::",
            "newsreel::web::reader::content::",
            "newsreel::carousel::Carousel>::read",
            "newsreel::web::reader::Reader",
            // What the carousel makes for the reader alone to call, and what is done with it.
            "alloc::rc::Rc<newsreel::article::",
            "alloc::rc::Rc<newsreel::web::reader::Reader>>::drop_slow",
            "newsreel::web::carousel::Inner>::reader::{closure#0}::{closure#0}",
        ],
        leaves: &[],
        after: Some("moves"),
    },
    Part {
        name: "tools",
        owns: &[
            "newsreel::feed::Feed>::audit",
            "newsreel::feed::audit::",
            "newsreel::web::tools::",
            "readFeed",
            "hashbrown::",
            "serde_wasm_bindgen::",
            "std::sys::thread_local::no_threads::LazyStorage<core::cell::RefCell<std::collections::hash::map::HashMap",
        ],
        leaves: &[],
        after: Some("moves"),
    },
    MOVES,
];

/// What a form takes that somebody uses.
const SUBSCRIBE: Part = Part {
    name: "subscribe",
    owns: &[
        "newsreel::email::",
        "newsreel::signup::Answer>::",
        "newsreel::signup::Fault>::",
        "newsreel::signup::Signup>::",
        "newsreel::signup::answer::",
        "newsreel::signup::request::",
        "newsreel::signup::sending::",
        "newsreel::signup::view::",
        "newsreel::signup::wait::",
        "newsreel::web::signup::form::Used>::",
        "newsreel::web::browser::platform::nfc",
        "newsreel::web::browser::platform::to_ascii",
        "newsreel::web::signup::Inner>::go_on",
        "newsreel::web::signup::Inner>::validate",
        "newsreel::web::signup::follow",
        "newsreel::web::tools::validate_email",
        "validateEmail",
    ],
    leaves: &[
        "newsreel::email::Eai",
        "newsreel::email::endings::Endings>::NONE",
        "newsreel::signup::Signup>::link",
        "newsreel::signup::Signup>::look",
        "newsreel::signup::Signup>::new",
        "newsreel::signup::Signup>::options",
        "newsreel::signup::Signup>::reset",
        "newsreel::signup::Signup>::state",
        "newsreel::signup::Signup>::text",
        "newsreel::signup::Signup>::typed",
        "newsreel::signup::Signup>::view",
        "newsreel::signup::Signup>::waits_for_feed",
        "newsreel::signup::Signup>::wording",
        "newsreel::signup::view::View as",
    ],
    after: Some("signup"),
};

/// What follows the first slide.
const MOVES: Part = Part {
    name: "moves",
    owns: &[
        "newsreel::rotation::",
        "newsreel::drag::",
        "newsreel::feed::Feed>::complete",
        "newsreel::feed::date::Date>::read",
        "newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::made_texts",
        "newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::picture_elsewhere",
        "newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::known_author",
        "newsreel::feed::markup::",
        "newsreel::feed::page::Page>::id",
        "newsreel::feed::picture::",
        "newsreel::feed::proof::",
        "newsreel::feed::reference::",
        "newsreel::feed::selection::Shown>::ids",
        "newsreel::feed::shown::",
        "newsreel::feed::zone::Zones>::place",
        "newsreel::motion::",
        "newsreel::carousel::",
        "newsreel::web::carousel::controls::",
        "newsreel::web::carousel::focused::",
        "newsreel::web::carousel::frame::",
        "newsreel::web::carousel::mouse::",
        "newsreel::web::carousel::Inner>::",
        "newsreel::web::browser::observed::",
        "newsreel::web::reader::follows_link",
        "newsreel::web::reader::tell",
        "newsreel::web::carousel::region::",
        "newsreel::web::carousel::scroller::",
        "newsreel::web::carousel::ticker::",
        "newsreel::web::carousel::track::",
        "keptcarousel_",
        "mountedcarousel_speak",
    ],
    leaves: START,
    after: None,
};

/// What the first slide takes of all that: the first stage.
pub(super) const START: &[&str] = &[
    "newsreel::rotation::Rotation>::new",
    "newsreel::rotation::Rotation>::offer",
    "newsreel::rotation::Rotation>::re",
    "newsreel::rotation::Rotation>::rotates",
    "newsreel::rotation::Rotation>::ticking",
    "newsreel::rotation::Rotation>::view",
    "newsreel::rotation::View>::",
    "newsreel::feed::proof::may",
    "newsreel::carousel::Carousel as newsreel::runtime::Machine>::update",
    "newsreel::carousel::Carousel>::as",
    "newsreel::carousel::Carousel>::begin",
    "newsreel::carousel::Carousel>::drawn",
    "newsreel::carousel::Carousel>::fetch",
    "newsreel::carousel::Carousel>::label",
    "newsreel::carousel::Carousel>::link",
    "newsreel::carousel::Carousel>::name",
    "newsreel::carousel::Carousel>::new",
    "newsreel::carousel::Carousel>::put",
    "newsreel::carousel::Carousel>::rests",
    "newsreel::carousel::Carousel>::show_first",
    "newsreel::carousel::Carousel>::slide",
    "newsreel::carousel::Carousel>::state",
    "newsreel::carousel::Carousel>::view",
    "newsreel::carousel::Carousel>::wait",
    "newsreel::carousel::view::",
    "newsreel::web::carousel::controls::Controls>::draw",
    "newsreel::web::carousel::controls::Controls>::new",
    "newsreel::web::carousel::controls::Controls>::speak",
    "newsreel::web::carousel::controls::draw_entry",
    "newsreel::web::carousel::frame::Frame>::draw",
    "newsreel::web::carousel::frame::Frame>::new",
    "newsreel::web::carousel::frame::Frame>::remove",
    "newsreel::web::carousel::frame::Frame>::tell_language",
    "newsreel::web::carousel::Inner as",
    "newsreel::web::carousel::Inner>::begin",
    "newsreel::web::carousel::Inner>::draw_first",
    "newsreel::web::carousel::Inner>::fetch",
    "newsreel::web::carousel::Inner>::language",
    "newsreel::web::carousel::Inner>::new",
    "newsreel::web::carousel::Inner>::send",
    "newsreel::web::carousel::Inner>::slides",
    "newsreel::web::carousel::region::Region>::new",
    "newsreel::web::carousel::region::set_live",
    "newsreel::web::carousel::scroller::Scroller>::lay_out",
    "newsreel::web::carousel::scroller::Scroller>::new",
    "newsreel::web::carousel::scroller::Scroller>::per_view",
    "newsreel::web::carousel::scroller::Style>::value",
    "newsreel::web::carousel::scroller::computed_style",
    "newsreel::web::carousel::scroller::put",
    "newsreel::web::carousel::scroller::set_",
    "newsreel::web::carousel::track::Track>::append",
    "newsreel::web::carousel::track::Track>::begin",
    "newsreel::web::carousel::track::Track>::new",
    "newsreel::web::carousel::track::Track>::place",
    "newsreel::web::carousel::track::Track>::show",
];

/// What is called from outside of its part, and not before that is there: `open="reader"` has brought
/// the reader, and `web::carousel::start` has all else wait for what moves the slides. Before that nobody has
/// wished for a slide (`step`), nothing drawn is compared (`Entry`), and no clock runs (`is_away`).
const GATES: [&str; 28] = [
    "<alloc::rc::Rc<newsreel::article::Article>>::drop_slow",
    "<alloc::rc::Rc<newsreel::web::reader::Reader>>::drop_slow",
    "<newsreel::rotation::Rotation>::step",
    "<newsreel::rotation::Entry as core::cmp::PartialEq>::eq",
    "<newsreel::feed::date::Date>::read",
    "<newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::known_author",
    "<newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::made_texts",
    "<newsreel::feed::fields::Fields<newsreel::feed::problem::Untold>>::picture_elsewhere",
    "<newsreel::feed::page::Page>::id",
    "<newsreel::feed::proof::Proof>::name",
    "<newsreel::feed::selection::Shown>::ids",
    "<newsreel::feed::zone::Zones>::place",
    "<newsreel::carousel::Carousel>::go_on",
    "<newsreel::carousel::Carousel>::is_away",
    "<newsreel::carousel::Carousel>::read",
    "<newsreel::carousel::Carousel>::reading",
    "newsreel::carousel::article::beside",
    "<newsreel::web::reader::Reader>::lead_on",
    "<newsreel::web::reader::Reader>::new",
    "<newsreel::web::reader::Reader>::send",
    "<newsreel::web::carousel::Inner>::attend",
    "<newsreel::web::carousel::Inner>::handle",
    "<newsreel::web::carousel::track::Track>::restore",
    "<newsreel::signup::Signup>::check",
    "<newsreel::signup::Signup>::go_on",
    "<newsreel::signup::Signup>::used",
    "<newsreel::web::signup::Inner>::go_on",
    "newsreel::web::signup::follow",
];

/// Cuts the module, which has names, and finishes each piece.
pub(super) fn build(workshop: &Workshop, module: &Path, staging: &Staging) -> Result<(), String> {
    let bytes = fs::read(module).map_err(|error| describe(module, &error))?;
    let pieces = step::time("cut the module into parts", || {
        wasm_parts::split(&bytes, &PARTS).map_err(|error| error.to_string())
    })?;
    pieces.gates.iter().try_for_each(is_known)?;
    let parts = pieces.parts.iter().map(|(name, piece)| (*name, piece));
    for (name, piece) in [(FIRST, &pieces.first)].into_iter().chain(parts) {
        let draft = staging.bindgen.join(name).with_extension("wasm");
        fs::write(&draft, piece).map_err(|error| describe(&draft, &error))?;
        opt::finish(workshop, &draft, &staging.package.join(name).with_extension("wasm"))?;
    }
    Ok(())
}

fn is_known(gate: &Gate) -> Result<(), String> {
    if GATES.contains(&gate.called.as_str()) {
        return Ok(());
    }
    Err(format!(
        "{} calls {}, which is in a part that may not have come: give both to one part, or see to it \
         that the part has come and add the function to GATES",
        gate.caller, gate.called
    ))
}

/// Puts the module's data together again, which come in pieces to be cut.
pub(super) fn join(module: &Path, joined: &Path) -> Result<(), String> {
    let bytes = fs::read(module).map_err(|error| describe(module, &error))?;
    let whole = wasm_parts::join(&bytes).map_err(|error| error.to_string())?;
    fs::write(joined, whole).map_err(|error| describe(joined, &error))
}

/// The module as it is in place of the first one, and parts with nothing in them.
pub(super) fn leave_whole(module: &Path, staging: &Staging) -> Result<(), String> {
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";
    let file = |name: &str| staging.package.join(name).with_extension("wasm");
    opt::copy(module, &file(FIRST))?;
    PARTS
        .iter()
        .map(|part| file(part.name))
        .try_for_each(|path| fs::write(&path, EMPTY).map_err(|error| describe(&path, &error)))
}
