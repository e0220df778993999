//! Cuts a WebAssembly module into a first one and parts that share its memory, table and globals, so that a
//! page downloads a part only when it uses it.
//!
//! The module is compiled and linked as one, with its name section. What a part begins with is said by
//! paths of functions. A function goes into a part if nothing else calls it, and constant data if nothing
//! else names their address; what several parts use and the first does not, each of them has. Of what is
//! called through the table it is known who can: whose code, or data that it names, holds the number of its
//! slot.
//!
//! Calls that lead from outside into a part are [`Gate`]s: they trap as long as the part is not there, and
//! whoever builds sees to it that they are known.
//!
//! ```
//! use wasm_parts::{Part, split};
//!
//! let module = wat::parse_str(
//!     r#"(module (memory (export "memory") 1)
//!          (func $app::show (export "show") (result i32) (i32.const 1))
//!          (func $app::form::check (export "check") (result i32) (i32.const 2)))"#,
//! )?;
//! let form = Part { name: "form", owns: &["app::form::"], leaves: &[], after: None };
//! let pieces = split(&module, &[form])?;
//! assert_eq!(pieces.parts[0].0, "form");
//! assert!(pieces.gates.is_empty(), "nothing of the first calls the form");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod data;
mod module;
mod path;
mod piece;
mod plan;
mod seams;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

use wasm_encoder::reencode;
use wasmparser::{FunctionBody, Operator, Validator, WasmFeatures};

use module::Module;
use piece::Piece;
use plan::{Home, Plan};
use seams::Seams;

/// What is known of the format. Several tables or memories, references and the like are refused.
const FEATURES: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT);

/// The module from which parts import what the first exports.
pub const FIRST: &str = "b";

/// Why a module cannot be cut: a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// A part of the module that is loaded when it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// What the paths of its functions begin with, without the hashes of crates.
    pub owns: &'static [&'static str],
    /// What the paths begin with of those that are not its own nevertheless.
    pub leaves: &'static [&'static str],
    /// The part that is always there when this one is, and that has what both use.
    pub after: Option<&'static str>,
}

/// What the module has become.
#[derive(Debug)]
pub struct Pieces {
    /// The module that comes first.
    pub first: Vec<u8>,
    /// Each part's name and module, in the order in which they were asked for.
    pub parts: Vec<(&'static str, Vec<u8>)>,
    /// The calls that lead into parts.
    pub gates: Vec<Gate>,
}

/// A call that leads into a part from outside: it traps as long as the part is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The name of the function that calls.
    pub caller: String,
    /// The name of the part's function.
    pub called: String,
}

/// Cuts a module that has a name section.
///
/// A part imports `memory`, functions and so on from [`FIRST`], under the names that the
/// first module exports them by. It puts its functions into the table when it is instantiated.
///
/// # Errors
///
/// Where the module is none, has what is not known here, or names are not told apart; and where a part
/// comes after one that is not there.
pub fn split(module: &[u8], parts: &[Part]) -> Result<Pieces, Error> {
    cut(module, parts).map_err(told)
}

/// What the steps of the cut give.
type Cut<T> = Result<T, reencode::Error<String>>;

fn told(error: reencode::Error<String>) -> Error {
    let reencode::Error::UserError(what) = error else {
        return Error(format!("the cut fails: {error}"));
    };
    Error(what)
}

fn refused(what: impl Into<String>) -> reencode::Error<String> {
    reencode::Error::UserError(what.into())
}

/// The module as it is, with its data in few segments.
///
/// # Errors
///
/// As for [`split`].
pub fn join(module: &[u8]) -> Result<Vec<u8>, Error> {
    split(module, &[]).map(|pieces| pieces.first)
}

fn cut(module: &[u8], parts: &[Part]) -> Cut<Pieces> {
    check(module, "the cut does not know this, build it without")?;
    let module = Module::parse(module)?;
    let plan = Plan::of(&module, parts)?;
    let seams = Seams::of(&module, &plan)?;
    let piece = |home| {
        let made = Piece::of(&module, &plan, &seams, home).write()?;
        check(&made, "a piece is not valid").map(|()| made)
    };
    let part = |(part, index): (&Part, usize)| Ok((part.name, piece(Home::Part(index))?));
    Ok(Pieces {
        first: piece(Home::First)?,
        parts: parts.iter().zip(0..).map(part).collect::<Cut<_>>()?,
        gates: seams.gates,
    })
}

/// A function that says when it begins.
#[derive(Debug)]
pub struct Noting {
    /// Its path, without marks and the hashes of crates.
    pub path: String,
    /// How long it was before it was made to say so.
    pub bytes: usize,
    /// What it says.
    pub note: i32,
}

/// The functions of a module that notes what runs (`wasm-opt --log-execution`), with their length in the one `before` that.
///
/// # Errors
///
/// Where one of them cannot be read.
pub fn noting(module: &[u8], before: &[u8]) -> Result<Vec<Noting>, Error> {
    let lists = Module::parse(module).and_then(|module| Ok((module, Module::parse(before)?)));
    let (module, before) = lists.map_err(told)?;
    let lengths = before.bodies().map(|(_, body)| body.as_bytes().len());
    let noting = module.bodies().zip(lengths).filter_map(|((function, body), bytes)| {
        let note = first_number(body)?;
        let path = path::own_path(&path::without_hashes(module.name(function))).to_owned();
        Some(Noting { path, bytes, note })
    });
    Ok(noting.collect())
}

fn first_number(body: &FunctionBody<'_>) -> Option<i32> {
    let first = body.get_operators_reader().ok()?.read().ok()?;
    if let Operator::I32Const { value } = first { Some(value) } else { None }
}

fn check(module: &[u8], otherwise: &str) -> Cut<()> {
    let checked = Validator::new_with_features(FEATURES).validate_all(module);
    checked.map(drop).map_err(|error| refused(format!("{otherwise}: {error}")))
}
