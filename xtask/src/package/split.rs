//! The cutting of the module: into a first one and parts that share its memory, table and globals,
//! so that a page downloads a part only if it uses it.

mod data;
mod module;
mod piece;
mod plan;
mod seams;
#[cfg(test)]
mod tests;
mod write;

use wasm_encoder::reencode::Error;
use wasmparser::{FunctionBody, Operator, Validator, WasmFeatures};

use module::Module;
use piece::Piece;
use plan::{Home, Plan};
use seams::Seams;

/// What the build uses of the format, and the cut knows. It refuses several tables or memories,
/// references and the like.
const FEATURES: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT);

/// A part of the module that is loaded when it is needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) name: &'static str,
    /// What the paths of its functions begin with, without the hashes of crates.
    pub(super) owns: &'static [&'static str],
    /// What the paths begin with of those that are not its own nevertheless.
    pub(super) leaves: &'static [&'static str],
    /// The part that is always there when this one is, and that has what both use.
    pub(super) after: Option<&'static str>,
}

/// What the module has become.
#[derive(Debug)]
pub(super) struct Pieces {
    pub(super) first: Vec<u8>,
    /// Each part's name and module, in the order in which they were asked for.
    pub(super) parts: Vec<(&'static str, Vec<u8>)>,
    pub(super) gates: Vec<Gate>,
}

/// A call that leads into a part from outside: it traps as long as the part is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gate {
    /// The name of the function that calls.
    pub(super) caller: String,
    /// The name of the part's function.
    pub(super) called: String,
}

/// Cuts a module that has a name section.
///
/// A part imports `memory`, functions and so on from [`seams::FIRST`], under the names that the
/// first module exports them by. It puts its functions into the table when it is instantiated.
pub(super) fn split(module: &[u8], parts: &[Part]) -> Result<Pieces, String> {
    cut(module, parts).map_err(|error| {
        if let Error::UserError(what) = error { what } else { format!("the cut fails: {error}") }
    })
}

/// What the steps of the cut give.
type Cut<T> = Result<T, Error<String>>;

fn refused(what: impl Into<String>) -> Error<String> {
    Error::UserError(what.into())
}

/// The module as it is, with its memory in few segments.
pub(super) fn join(module: &[u8]) -> Result<Vec<u8>, String> {
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
pub(super) struct Noting {
    /// Its path, without marks and the hashes of crates.
    pub(super) path: String,
    /// How long it was before it was made to say so.
    pub(super) bytes: usize,
    /// What it says.
    pub(super) note: i32,
}

/// The functions of a module that notes what runs, with their length in the one `before` that.
pub(super) fn noting(module: &[u8], before: &[u8]) -> Result<Vec<Noting>, String> {
    let lists = Module::parse(module).and_then(|module| Ok((module, Module::parse(before)?)));
    let (module, before) =
        lists.map_err(|error| format!("its functions cannot be read: {error}"))?;
    let lengths = before.bodies().map(|(_, body)| body.as_bytes().len());
    let noting = module.bodies().zip(lengths).filter_map(|((function, body), bytes)| {
        let note = first_number(body)?;
        let path = plan::own_path(&plan::without_hashes(module.name(function))).to_owned();
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
