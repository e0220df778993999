//! What is in a piece, and the numbers that it has there.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::Reencode;

use crate::module::Module;
use crate::plan::{Home, Plan};
use crate::seams::{Seams, Shared};
use crate::{Cut, refused};

/// Its functions and so on are told by the numbers that they have in the module.
pub(crate) struct Piece<'a> {
    pub(crate) module: &'a Module<'a>,
    pub(crate) plan: &'a Plan,
    pub(crate) seams: &'a Seams,
    pub(crate) home: Home,
    /// What it imports as the module did.
    pub(crate) imported: Vec<u32>,
    /// What a part imports of the first, with its names.
    pub(crate) borrowed: Vec<(Shared, &'a str)>,
    pub(crate) own: Vec<u32>,
    /// The slots of the table that it fills.
    pub(crate) slots: BTreeMap<u32, u32>,
    pub(crate) numbers: Numbers,
}

/// What has which number in the piece.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) functions: BTreeMap<u32, u32>,
    pub(crate) types: BTreeMap<u32, u32>,
    pub(crate) globals: BTreeMap<u32, u32>,
}

/// Gives what the module says, in the numbers of the piece.
pub(crate) struct Renumber<'a>(&'a Numbers);

impl<'a> Piece<'a> {
    pub(crate) fn of(module: &'a Module<'a>, plan: &'a Plan, seams: &'a Seams, home: Home) -> Self {
        let mut piece = Self {
            module,
            plan,
            seams,
            home,
            imported: imported(module, plan, home),
            borrowed: borrowed(module, plan, seams, home),
            own: plan.functions(home).collect(),
            slots: seams.slots.clone(),
            numbers: Numbers::default(),
        };
        piece.slots.retain(|_, function| plan.keeper(*function) == home);
        piece.count();
        piece
    }

    pub(crate) fn renumber(&self) -> Renumber<'_> {
        Renumber(&self.numbers)
    }

    /// In the order of the format: what is imported comes before what is its own.
    pub(crate) fn all_functions(&self) -> impl Iterator<Item = u32> {
        let imported = self.imported.iter().copied();
        let borrowed = self.borrowed.iter().filter_map(|(shared, _)| match shared {
            Shared::Function(function) => Some(*function),
            Shared::Memory | Shared::Table | Shared::Global(_) => None,
        });
        imported.chain(borrowed).chain(self.own.iter().copied())
    }

    fn count(&mut self) {
        self.numbers = Numbers {
            functions: number(self.all_functions()),
            types: number(self.used_types()),
            globals: number(self.used_globals()),
        };
    }

    /// The types that it names, of what it calls through gates among them.
    fn used_types(&self) -> BTreeSet<u32> {
        let function = |one: &u32| self.module.functions.get(one);
        let own = || self.own.iter().filter_map(function);
        let called = own().flat_map(|its| &its.uses.calls).filter_map(function);
        let there = self.all_functions().filter_map(|one| self.module.functions.get(&one));
        let indirect = own().flat_map(|its| its.uses.types.iter().copied());
        called.chain(there).map(|its| its.type_index).chain(indirect).collect()
    }

    fn used_globals(&self) -> Vec<u32> {
        let borrowed = self.borrowed.iter().filter_map(|(shared, _)| match shared {
            Shared::Global(global) => Some(*global),
            Shared::Memory | Shared::Table | Shared::Function(_) => None,
        });
        match self.home {
            Home::First => self.module.global_types.keys().copied().collect(),
            Home::Part(_) => borrowed.collect(),
        }
    }
}

impl Reencode for Renumber<'_> {
    type Error = String;

    fn function_index(&mut self, function: u32) -> Cut<u32> {
        find(&self.0.functions, function, "function")
    }

    fn type_index(&mut self, index: u32) -> Cut<u32> {
        find(&self.0.types, index, "type")
    }

    fn global_index(&mut self, global: u32) -> Cut<u32> {
        find(&self.0.globals, global, "global")
    }
}

fn find(numbers: &BTreeMap<u32, u32>, old: u32, what: &str) -> Cut<u32> {
    let found = numbers.get(&old).copied();
    found.ok_or_else(|| refused(format!("a piece lacks the {what} {old}")))
}

fn number(items: impl IntoIterator<Item = u32>) -> BTreeMap<u32, u32> {
    items.into_iter().zip(0..).collect()
}

/// The imports that a piece calls. Those that the module gives on are the first's.
fn imported(module: &Module<'_>, plan: &Plan, home: Home) -> Vec<u32> {
    let mut used = called(module, plan, home);
    if home == Home::First {
        used.extend(module.given());
    }
    used.into_iter().filter(|&function| module.is_import(function)).collect()
}

/// What a part uses of the first.
fn borrowed<'a>(
    module: &Module<'_>,
    plan: &Plan,
    seams: &'a Seams,
    home: Home,
) -> Vec<(Shared, &'a str)> {
    let called = called(module, plan, home);
    let own = plan.functions(home).filter_map(|one| module.functions.get(&one));
    let globals: BTreeSet<u32> = own.flat_map(|its| its.uses.globals.iter().copied()).collect();
    let is_used = |shared: Shared| match shared {
        Shared::Memory | Shared::Table => true,
        Shared::Global(global) => globals.contains(&global),
        Shared::Function(function) => called.contains(&function),
    };
    let shared = seams.shared.iter().filter(|(shared, _)| home != Home::First && is_used(**shared));
    shared.map(|(shared, name)| (*shared, name.as_str())).collect()
}

fn called(module: &Module<'_>, plan: &Plan, home: Home) -> BTreeSet<u32> {
    plan.functions(home).flat_map(|function| module.calls(function)).collect()
}
