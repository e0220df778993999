//! Which function goes into which piece.

use std::collections::{BTreeMap, BTreeSet};

use super::module::Module;
use super::{Cut, Part, refused};

/// Hashes of crates are longer. `[f32]` is not one.
const SHORTEST_HASH: usize = 9;

/// What may stand before the path of a function.
const MARKS: [&str; 4] = ["<", "&", "mut ", "dyn "];

/// A piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    First,
    /// Its place in the list of parts.
    Part(usize),
}

/// The home of each function that is of use. Imports have none: each piece imports what it calls.
#[derive(Debug)]
pub(super) struct Plan {
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
    pub(super) fn of(module: &Module<'_>, parts: &[Part]) -> Cut<Self> {
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
    pub(super) fn functions(&self, home: Home) -> impl Iterator<Item = u32> {
        let is_here = move |(function, its): (&u32, &Home)| match self.copies.get(function) {
            Some(parts) => parts.iter().any(|&part| home == Home::Part(part)),
            None => *its == home,
        };
        let homes = self.homes.iter();
        homes.filter(move |&(function, its)| is_here((function, its))).map(|(one, _)| *one)
    }

    /// Whether a part has it, alone or beside others.
    pub(super) fn is_in_part(&self, function: u32) -> bool {
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
    pub(super) fn home(&self, function: u32) -> Option<Home> {
        self.homes.get(&function).copied()
    }

    pub(super) fn has_parts(&self) -> bool {
        self.homes.values().any(|home| *home != Home::First)
    }

    /// Where a segment of the memory is.
    pub(super) fn data_home(&self, begin: u32) -> Home {
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
    pub(super) fn is_gate(&self, caller: u32, called: u32) -> bool {
        let before = match self.home(caller) {
            Some(Home::Part(part)) => self.before.get(part).copied().flatten(),
            Some(Home::First) | None => None,
        };
        before.map(Home::Part) != self.home(called)
    }

    /// Which piece exports it and puts it into the table. Imports are there from the start.
    pub(super) fn keeper(&self, function: u32) -> Home {
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

/// Where a function stands, without the marks before it. What it is generic over does not count: what
/// drops a reader belongs to all that may have one.
pub(super) fn own_path(name: &str) -> &str {
    let mut path = name;
    while let Some(rest) = MARKS.iter().find_map(|mark| path.strip_prefix(mark)) {
        path = rest;
    }
    path
}

/// A name without the hash that follows each crate's.
pub(super) fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", piece]),
        }
    }
    plain
}

fn is_hash(text: &str) -> bool {
    text.len() >= SHORTEST_HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
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

#[cfg(test)]
mod tests {
    use super::{own_path, without_hashes};

    #[test]
    fn what_a_function_is_generic_over_does_not_own_it() {
        assert_eq!(
            own_path("<&mut news::form::open>::{closure#0}"),
            "news::form::open>::{closure#0}"
        );
        let drop = "core::ptr::drop_in_place::<news::form::Form>";
        assert_eq!(own_path(drop), drop);
    }

    #[test]
    fn names_lose_their_hashes_and_nothing_else() {
        let name =
            "<newsreel[6083680f61727567]::web::Reader as core[9d0e0a1b2c3d4e5f]::Send>::send";
        assert_eq!(without_hashes(name), "<newsreel::web::Reader as core::Send>::send");
        assert_eq!(without_hashes("<[f32]>::first"), "<[f32]>::first");
        assert_eq!(without_hashes("open[ended"), "open[ended");
    }
}
