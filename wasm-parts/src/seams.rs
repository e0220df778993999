//! What the pieces have of each other: shared things by their names, gates by slots of the table.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{ExternalKind, TableType};

use crate::module::Module;
use crate::path::without_hashes;
use crate::plan::{Home, Plan};
use crate::{Cut, Gate, refused};

/// What names begin with. Digits may follow.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What the first module lends to parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shared {
    Memory,
    Table,
    Global(u32),
    Function(u32),
}

impl Shared {
    /// What it is to the format, with its number.
    pub(crate) fn export(self) -> (ExternalKind, u32) {
        match self {
            Self::Memory => (ExternalKind::Memory, 0),
            Self::Table => (ExternalKind::Table, 0),
            Self::Global(index) => (ExternalKind::Global, index),
            Self::Function(index) => (ExternalKind::Func, index),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Seams {
    /// Each shared thing with the name that the first exports it by.
    pub(crate) shared: BTreeMap<Shared, String>,
    /// The table with room for the gates.
    pub(crate) table: Option<TableType>,
    /// Which function is in which slot, gates among them.
    pub(crate) slots: BTreeMap<u32, u32>,
    pub(crate) gates: Vec<Gate>,
    /// The slot of each function that is called from another piece.
    doors: BTreeMap<u32, u32>,
}

impl Seams {
    pub(crate) fn of(module: &Module<'_>, plan: &Plan) -> Cut<Self> {
        let crossings = crossings(module, plan);
        let is_there = |one: u32| plan.home(one).is_some() || module.is_import(one);
        let slots = module.slots.iter().map(|(slot, its)| (*slot, *its));
        let slots = slots.filter(|(_, its)| is_there(*its));
        let gates = crossings.iter().filter(|(caller, called)| plan.is_gate(*caller, *called));
        let mut seams = Self {
            shared: shared(module, plan),
            table: module.table,
            slots: slots.collect(),
            gates: gates.map(|&crossing| gate(module, crossing)).collect(),
            doors: BTreeMap::new(),
        };
        let called: BTreeSet<u32> = crossings.iter().map(|&(_, called)| called).collect();
        called.into_iter().try_for_each(|function| seams.open(function))?;
        Ok(seams)
    }

    /// The slot through which other pieces call a function.
    pub(crate) fn door(&self, function: u32) -> Cut<u32> {
        self.doors.get(&function).copied().ok_or_else(|| refused("a gate has no slot"))
    }

    /// Sees to it that a function has a slot.
    fn open(&mut self, function: u32) -> Cut<()> {
        let known = self.slots.iter().find(|(_, its)| **its == function).map(|(slot, _)| *slot);
        let slot = known.map_or_else(|| self.grow(), Ok)?;
        self.slots.insert(slot, function);
        self.doors.insert(function, slot);
        Ok(())
    }

    /// A new slot at the end of the table.
    fn grow(&mut self) -> Cut<u32> {
        let table = self
            .table
            .as_mut()
            .ok_or_else(|| refused("the module has no table to call through"))?;
        let slot = u32::try_from(table.initial).map_err(|_| refused("the table is full"))?;
        table.initial += 1;
        table.maximum = table.maximum.map(|most| most + 1);
        Ok(slot)
    }
}

/// Who calls whom in a part that is not its own.
fn crossings(module: &Module<'_>, plan: &Plan) -> Vec<(u32, u32)> {
    let leads_away = |&(caller, called): &(u32, u32)| {
        let there = plan.home(called);
        matches!(there, Some(Home::Part(_))) && there != plan.home(caller)
    };
    let live = module.functions.keys().copied().filter(|&one| plan.home(one).is_some());
    let calls = live.flat_map(|caller| module.calls(caller).map(move |called| (caller, called)));
    calls.filter(leads_away).collect()
}

fn gate(module: &Module<'_>, (caller, called): (u32, u32)) -> Gate {
    let name = |function| without_hashes(module.name(function));
    Gate { caller: name(caller), called: name(called) }
}

/// What parts use of the first, each with its name.
fn shared(module: &Module<'_>, plan: &Plan) -> BTreeMap<Shared, String> {
    let mut free = names().filter(|name| module.exports.iter().all(|its| its.name != name));
    let used = used(module, plan).into_iter();
    used.filter_map(|one| Some((one, known(module, one).or_else(|| free.next())?))).collect()
}

fn used(module: &Module<'_>, plan: &Plan) -> BTreeSet<Shared> {
    let in_parts = module.functions.iter().filter(|(function, _)| plan.is_in_part(**function));
    let mut used: BTreeSet<Shared> = in_parts
        .flat_map(|(_, function)| {
            let called = function.uses.calls.iter().copied();
            let is_lent = |&one: &u32| plan.home(one).is_some() && !plan.is_in_part(one);
            let called = called.filter(is_lent);
            let globals = function.uses.globals.iter().copied().map(Shared::Global);
            called.map(Shared::Function).chain(globals)
        })
        .collect();
    if plan.has_parts() {
        used.extend(module.memory.map(|_| Shared::Memory));
        used.extend(module.table.map(|_| Shared::Table));
    }
    used
}

/// The name by which the module exports it already.
fn known(module: &Module<'_>, shared: Shared) -> Option<String> {
    let is_it = |(kind, index)| (kind, index) == shared.export();
    let found = module.exports.iter().find(|export| is_it((export.kind, export.index)))?;
    Some(found.name.to_owned())
}

/// Short names without end.
fn names() -> impl Iterator<Item = String> {
    let first = LETTERS.chars().map(String::from);
    first.chain((0..).flat_map(|tail| LETTERS.chars().map(move |head| format!("{head}{tail}"))))
}
