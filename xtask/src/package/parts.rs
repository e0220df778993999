//! What of the module only some pages need, and the files that it is cut into.

use std::fs;
use std::path::Path;

use super::split::{self, Gate, Part};
use super::{Staging, wasm};
use crate::step;
use crate::workshop::{Workshop, describe};

/// What all pages load: the carousel, and what the parts share.
const FIRST: &str = "carousel";

/// Who calls into a part from outside sees to it that the part has come: `src/js/widget.js` does.
const PARTS: [Part; 3] = [
    Part {
        name: "signup",
        owns: &[
            "newsreel::email::",
            "newsreel::options::SignupOptions",
            "newsreel::provider::",
            "newsreel::signup::",
            "newsreel::web::Language>::of_form",
            "newsreel::web::form::",
            "newsreel::web::signup::",
            "newsreel::web::tools::validate_email",
            "newsreel::words::english_of_all",
            "signupmachine_",
            "__wbg_signupmachine_",
            "validateEmail",
        ],
    },
    Part {
        name: "reader",
        owns: &[
            "newsreel::article::",
            "newsreel::news::article::",
            "newsreel::reader::",
            "newsreel::web::article::",
            "newsreel::web::content::",
            "newsreel::news::News>::read",
            "newsreel::web::reader::Reader",
            // What the carousel makes for the reader alone to call, and what is done with it.
            "alloc::rc::Rc<newsreel::article::",
            "alloc::rc::Rc<newsreel::web::reader::Reader>>::drop_slow",
            "newsreel::web::news::Inner>::reader::{closure#0}::{closure#0}",
        ],
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
    },
];

/// What is called from outside of its part, and not before `open="reader"` has brought that.
const GATES: [&str; 8] = [
    "<alloc::rc::Rc<newsreel::article::Article>>::drop_slow",
    "<alloc::rc::Rc<newsreel::web::reader::Reader>>::drop_slow",
    "<newsreel::news::News>::read",
    "<newsreel::news::News>::reading",
    "newsreel::news::article::beside",
    "<newsreel::web::reader::Reader>::lead_on",
    "<newsreel::web::reader::Reader>::new",
    "<newsreel::web::reader::Reader>::send",
];

/// Cuts the module, which has names, and finishes each piece.
pub(super) fn build(workshop: &Workshop, module: &Path, staging: &Staging) -> Result<(), String> {
    let bytes = fs::read(module).map_err(|error| describe(module, &error))?;
    let pieces = step::time("cut the module into parts", || split::split(&bytes, &PARTS))?;
    pieces.gates.iter().try_for_each(is_known)?;
    let parts = pieces.parts.iter().map(|(name, piece)| (*name, piece));
    for (name, piece) in [(FIRST, &pieces.first)].into_iter().chain(parts) {
        let draft = staging.bindgen.join(name).with_extension("wasm");
        fs::write(&draft, piece).map_err(|error| describe(&draft, &error))?;
        wasm::finish(workshop, &draft, &staging.package.join(name).with_extension("wasm"))?;
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
    fs::write(joined, split::join(&bytes)?).map_err(|error| describe(joined, &error))
}

/// The module as it is in place of the first one, and parts with nothing in them.
pub(super) fn leave_whole(module: &Path, staging: &Staging) -> Result<(), String> {
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";
    let file = |name: &str| staging.package.join(name).with_extension("wasm");
    wasm::copy(module, &file(FIRST))?;
    PARTS
        .iter()
        .map(|part| file(part.name))
        .try_for_each(|path| fs::write(&path, EMPTY).map_err(|error| describe(&path, &error)))
}
