//! What of the memory the module fills, and who needs it.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::MemArg;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasmparser::{Data, DataKind, Operator};

use crate::{Cut, refused};

/// Addresses lie in memory at multiples of this.
const ALIGNMENT: u32 = 4;

/// Each segment by the address at which it begins.
#[derive(Debug, Default)]
pub(crate) struct Memory<'a>(BTreeMap<u32, &'a [u8]>);

impl<'a> Memory<'a> {
    pub(crate) fn add(&mut self, data: &Data<'a>) -> Cut<()> {
        let begin = begin(data).ok_or_else(|| refused("a segment of the memory is not plain"))?;
        let next = self.0.range(begin..).next().map_or(u32::MAX, |(next, _)| *next);
        let is_free = self.at(begin).is_none() && end(begin, data.data) <= next;
        self.0.insert(begin, data.data);
        if is_free { Ok(()) } else { Err(refused("segments of the memory overlap")) }
    }

    /// Where the segments begin.
    pub(crate) fn segments(&self) -> impl Iterator<Item = u32> {
        self.0.keys().copied()
    }

    /// The segments that hold these addresses, and what those name in turn.
    pub(crate) fn reached(&self, addresses: impl Iterator<Item = u32>) -> BTreeSet<u32> {
        let mut ahead: Vec<u32> = addresses.collect();
        let mut seen = BTreeSet::new();
        while let Some(address) = ahead.pop() {
            if let Some((begin, bytes)) = self.at(address)
                && seen.insert(begin)
            {
                ahead.extend(words(begin, bytes));
            }
        }
        seen
    }

    /// What stands in the segments that are reached from these addresses.
    pub(crate) fn words(&self, addresses: impl Iterator<Item = u32>) -> BTreeSet<u32> {
        let reached = self.reached(addresses);
        self.words_in(|begin| reached.contains(&begin))
    }

    /// What stands in the segments that are not.
    pub(crate) fn words_beside(&self, addresses: impl Iterator<Item = u32>) -> BTreeSet<u32> {
        let reached = self.reached(addresses);
        self.words_in(|begin| !reached.contains(&begin))
    }

    fn words_in(&self, is_wanted: impl Fn(u32) -> bool) -> BTreeSet<u32> {
        let wanted = self.0.iter().filter(|(begin, _)| is_wanted(**begin));
        wanted.flat_map(|(begin, bytes)| words(*begin, bytes)).collect()
    }

    /// The segments that are taken: neighbours as one, with what lies between them empty.
    pub(crate) fn joined(&self, is_taken: impl Fn(u32) -> bool) -> Vec<(u32, Vec<u8>)> {
        let mut runs: Vec<(u32, Vec<u8>)> = Vec::new();
        let mut before = None;
        for (&begin, &bytes) in &self.0 {
            let is_taken = is_taken(begin);
            match (before, runs.last_mut()) {
                (Some(before), Some((_, run))) if is_taken => {
                    run.extend((before..begin).map(|_| 0).chain(bytes.iter().copied()));
                }
                _ if is_taken => runs.push((begin, bytes.to_owned())),
                _ => {}
            }
            before = is_taken.then(|| end(begin, bytes));
        }
        runs
    }

    /// The segment that holds an address.
    fn at(&self, address: u32) -> Option<(u32, &'a [u8])> {
        let (&begin, &bytes) = self.0.range(..=address).next_back()?;
        (address < end(begin, bytes)).then_some((begin, bytes))
    }
}

/// All numbers of a function that may be addresses.
#[derive(Debug, Default)]
pub(crate) struct Addresses(pub(crate) BTreeSet<u32>);

impl Addresses {
    pub(crate) fn note(&mut self, operator: Operator<'_>) -> Cut<()> {
        if let Operator::I32Const { value } = operator {
            self.0.insert(value.cast_unsigned());
        }
        self.instruction(operator).map(drop)
    }
}

impl Reencode for Addresses {
    type Error = String;

    /// What an instruction adds to an address that it is given is often the address of a table.
    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Result<MemArg, Error<String>> {
        self.0.extend(u32::try_from(arg.offset));
        utils::mem_arg(self, arg)
    }
}

fn begin(data: &Data<'_>) -> Option<u32> {
    let DataKind::Active { offset_expr, .. } = &data.kind else { return None };
    let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else {
        return None;
    };
    Some(value.cast_unsigned())
}

fn end(begin: u32, bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).map_or(u32::MAX, |length| begin.saturating_add(length))
}

/// What stands where an address may stand.
fn words(begin: u32, bytes: &[u8]) -> impl Iterator<Item = u32> {
    let places = (begin..).zip(bytes.windows(size_of::<u32>()));
    let words = places.filter(|(place, _)| place.is_multiple_of(ALIGNMENT));
    words.filter_map(|(_, word)| word.try_into().ok().map(u32::from_le_bytes))
}
