//! Which function goes into which piece.

use std::collections::{BTreeMap, BTreeSet};

use crate::module::Module;
use crate::path::{own_path, without_hashes};
use crate::{Cut, Part, refused};

/// A piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    First,
    /// Its place in the list of parts.
    Part(usize),
}

/// The home of each function that is of use. Imports have none: each piece imports what it calls.
#[derive(Debug)]
pub(crate) struct Plan {
    homes: BTreeMap<u32, Home>,
    /// What only parts use of which none comes before the other: each of those parts has it.
    copies: BTreeMap<u32, Vec<usize>>,
    /// The home of each segment of the memory, by where it begins.
    data: BTreeMap<u32, Home>,
    /// For each part the one that is there before it.
    before: Before,
}

/// For each part, in their order, the one that is there before it.
type Before = Vec<Option<usize>>;

impl Plan {
    pub(crate) fn of(module: &Module<'_>, parts: &[Part]) -> Cut<Self> {
        let claims = Claims::of(module, parts);
        if module.start.is_some_and(|start| claims.part(start).is_some()) {
            return Err(refused("a part owns the function that starts the module: let it not"));
        }
        let live = walk(module, module.roots(), |_| true);
        let first = walk(module, module.roots(), |function| claims.part(function).is_none());
        let reached: Vec<_> = (0..parts.len())
            .map(|part| {
                let is_elsewhere = |function| claims.part(function).is_some_and(|its| its != part);
                let begin = live.iter().copied().filter(|&one| claims.part(one) == Some(part));
                walk(module, begin, |one| !is_elsewhere(one) && !first.contains(&one))
            })
            .collect();
        if let Some((part, _)) = parts.iter().zip(&reached).find(|(_, its)| its.is_empty()) {
            return Err(refused(format!(
                "the part {:?} owns no function: mend its list",
                part.name
            )));
        }
        let before = parts.iter().map(|part| part.after.map(|name| place(parts, name)).transpose());
        let before = before.collect::<Cut<Before>>()?;
        let own = live.into_iter().filter(|&function| !module.is_import(function));
        let homes = own.map(|function| (function, home(function, &reached, &before))).collect();
        let mut plan = Self { homes, copies: BTreeMap::new(), data: BTreeMap::new(), before };
        plan.copies = plan.copy(module, &first, &reached);
        plan.data = plan.share_data(module);
        Ok(plan)
    }

    /// A piece's functions in their order.
    pub(crate) fn functions(&self, home: Home) -> impl Iterator<Item = u32> {
        let is_here = move |(function, its): (&u32, &Home)| match self.copies.get(function) {
            Some(parts) => parts.iter().any(|&part| home == Home::Part(part)),
            None => *its == home,
        };
        let homes = self.homes.iter();
        homes.filter(move |&(function, its)| is_here((function, its))).map(|(one, _)| *one)
    }

    /// Whether a part has it, alone or beside others.
    pub(crate) fn is_in_part(&self, function: u32) -> bool {
        self.copies.contains_key(&function) || matches!(self.home(function), Some(Home::Part(_)))
    }

    /// Of what the first need not have for itself, that which nobody is given, which leads into no part,
    /// and which nothing calls that stays.
    fn copy(
        &self,
        module: &Module<'_>,
        first: &BTreeSet<u32>,
        reached: &[BTreeSet<u32>],
    ) -> BTreeMap<u32, Vec<usize>> {
        let given: BTreeSet<u32> = module.given().collect();
        let is_first = |one: u32| self.home(one) == Some(Home::First);
        let leads_on = |one| module.calls(one).any(|to| !is_first(to) && !module.is_import(to));
        let stays = |one: &u32| first.contains(one) || given.contains(one) || leads_on(*one);
        let staying = walk(module, self.functions(Home::First).filter(stays), is_first);
        let users = |one: u32| {
            let parts = (0..).zip(reached).filter(move |(_, its)| its.contains(&one));
            parts.map(|(part, _)| part).collect()
        };
        let shared = self.functions(Home::First).filter(|one| !staying.contains(one));
        shared.map(|one| (one, users(one))).collect()
    }

    /// Where a function is, if it is not imported.
    pub(crate) fn home(&self, function: u32) -> Option<Home> {
        self.homes.get(&function).copied()
    }

    pub(crate) fn has_parts(&self) -> bool {
        self.homes.values().any(|home| *home != Home::First)
    }

    /// Where a segment of the memory is.
    pub(crate) fn data_home(&self, begin: u32) -> Home {
        self.data.get(&begin).copied().unwrap_or(Home::First)
    }

    /// What only one part names goes with it, which fills its memory before its code runs. What
    /// nobody is seen to name stays in the first: an index may have been added to its address.
    fn share_data(&self, module: &Module<'_>) -> BTreeMap<u32, Home> {
        let named = |home| {
            let functions = self.functions(home).filter_map(|one| module.functions.get(&one));
            let addresses = functions.flat_map(|its| its.uses.addresses.0.iter().copied());
            module.data.reached(addresses)
        };
        let first = named(Home::First);
        let parts = 0..self.before.len();
        let reached: Vec<_> = parts.map(|part| &named(Home::Part(part)) - &first).collect();
        let segments = module.data.segments();
        segments.map(|begin| (begin, home(begin, &reached, &self.before))).collect()
    }

    /// Whether what one piece calls in another may not be there.
    pub(crate) fn is_gate(&self, caller: u32, called: u32) -> bool {
        let before = match self.home(caller) {
            Some(Home::Part(part)) => self.before.get(part).copied().flatten(),
            Some(Home::First) | None => None,
        };
        before.map(Home::Part) != self.home(called)
    }

    /// Which piece exports it and puts it into the table. Imports are there from the start.
    pub(crate) fn keeper(&self, function: u32) -> Home {
        self.home(function).unwrap_or(Home::First)
    }
}

/// What belongs to a part by its name.
struct Claims(BTreeMap<u32, usize>);

impl Claims {
    fn of(module: &Module<'_>, parts: &[Part]) -> Self {
        let claim = |function: u32| {
            let name = without_hashes(module.name(function));
            let path = own_path(&name);
            let is_in = |list: &[&str]| list.iter().any(|its| path.starts_with(its));
            let owner = parts.iter().position(|part| is_in(part.owns) && !is_in(part.leaves));
            owner.map(|part| (function, part))
        };
        let own = module.functions.keys().copied().filter(|&one| !module.is_import(one));
        Self(own.filter_map(claim).collect())
    }

    fn part(&self, function: u32) -> Option<usize> {
        self.0.get(&function).copied()
    }
}

/// What these functions lead to, with them, except what may not be entered.
fn walk(
    module: &Module<'_>,
    from: impl Iterator<Item = u32>,
    may_enter: impl Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let mut ahead: Vec<u32> = from.filter(|&function| may_enter(function)).collect();
    let mut seen = BTreeSet::new();
    while let Some(function) = ahead.pop() {
        if seen.insert(function) {
            ahead.extend(module.leads(function).filter(|&called| may_enter(called)));
        }
    }
    seen
}

/// What several parts use would have to be in each: it goes into one that all others come after, be it
/// one of them or not, else into the first.
fn home(it: u32, reached: &[BTreeSet<u32>], before: &[Option<usize>]) -> Home {
    let users = || (0..).zip(reached).filter(|(_, its)| its.contains(&it)).map(|(part, _)| part);
    let comes_before = |part| before.get(part).copied().flatten();
    let has_come =
        |&one: &usize| users().all(|part| part == one || comes_before(part) == Some(one));
    let earlier = || users().filter_map(comes_before);
    users().chain(earlier()).find(has_come).map_or(Home::First, Home::Part)
}

fn place(parts: &[Part], name: &str) -> Cut<usize> {
    let place = parts.iter().position(|part| part.name == name);
    place.ok_or_else(|| refused(format!("there is no part {name:?} to come after")))
}
