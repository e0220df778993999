//! A module, taken apart as far as its cutting needs it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use wasmparser::{
    Element, ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody,
    GlobalSectionReader, GlobalType, Import, KnownCustom, MemoryType, Name, NameSectionReader,
    Operator, Parser, Payload, SectionLimited, TableType, TypeRef,
};

use crate::data::{Addresses, Memory};
use crate::path::without_hashes;
use crate::{Cut, FIRST, refused};

/// What calls the closures that Rust has given to scripts.
const FOR_SCRIPTS: &str = "wasm_bindgen::convert::closures::";

/// What is numbered has its number beside it.
#[derive(Debug, Default)]
pub(crate) struct Module<'a> {
    pub(crate) types: BTreeMap<u32, FuncType>,
    pub(crate) functions: BTreeMap<u32, Function<'a>>,
    pub(crate) names: BTreeMap<u32, &'a str>,
    pub(crate) table: Option<TableType>,
    pub(crate) memory: Option<MemoryType>,
    pub(crate) global_types: BTreeMap<u32, GlobalType>,
    pub(crate) globals: Option<GlobalSectionReader<'a>>,
    pub(crate) exports: Vec<Export<'a>>,
    pub(crate) start: Option<u32>,
    /// Which function is in which slot of the table.
    pub(crate) slots: BTreeMap<u32, u32>,
    pub(crate) data: Memory<'a>,
    /// The types of functions whose code is still to come.
    announced: VecDeque<u32>,
}

#[derive(Debug)]
pub(crate) struct Function<'a> {
    pub(crate) type_index: u32,
    pub(crate) origin: Origin<'a>,
    pub(crate) uses: Uses,
}

#[derive(Debug)]
pub(crate) enum Origin<'a> {
    Import { module: &'a str, name: &'a str },
    Code(FunctionBody<'a>),
}

/// What a function names.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    pub(crate) calls: BTreeSet<u32>,
    /// The types of what it calls through the table.
    pub(crate) types: BTreeSet<u32>,
    pub(crate) globals: BTreeSet<u32>,
    pub(crate) addresses: Addresses,
    /// All constants that may be slots of the table.
    pub(crate) numbers: BTreeSet<u32>,
}

impl<'a> Module<'a> {
    /// Reads a module that is valid.
    pub(crate) fn parse(bytes: &'a [u8]) -> Cut<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            module.take(payload?)?;
        }
        if module.names.is_empty() {
            return Err(refused("the module names no functions: have what builds it keep them"));
        }
        Ok(module)
    }

    pub(crate) fn name(&self, function: u32) -> &'a str {
        self.names.get(&function).copied().unwrap_or_default()
    }

    pub(crate) fn calls(&self, function: u32) -> impl Iterator<Item = u32> {
        self.functions.get(&function).into_iter().flat_map(|found| &found.uses.calls).copied()
    }

    pub(crate) fn origin(&self, function: u32) -> Option<&Origin<'a>> {
        self.functions.get(&function).map(|found| &found.origin)
    }

    /// What is no import, in its order.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        self.functions.iter().filter_map(|(function, its)| match &its.origin {
            Origin::Code(body) => Some((*function, body)),
            Origin::Import { .. } => None,
        })
    }

    pub(crate) fn is_import(&self, function: u32) -> bool {
        matches!(self.origin(function), Some(Origin::Import { .. }))
    }

    /// What a function leads to: what it calls, and what stands in the table under a number that it
    /// names, or that stands in memory that it names. Nothing else can be called through the table.
    pub(crate) fn leads(&self, function: u32) -> impl Iterator<Item = u32> {
        let uses = self.functions.get(&function).map(|found| &found.uses);
        let numbers = uses.into_iter().flat_map(|uses| {
            let words = self.data.words(uses.addresses.0.iter().copied());
            words.into_iter().chain(uses.numbers.iter().copied())
        });
        self.calls(function).chain(self.in_slots(numbers))
    }

    fn in_slots(&self, numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let slots = numbers.filter_map(|slot| self.slots.get(&slot).copied());
        slots.filter(|&one| !self.is_for_scripts(one))
    }

    /// The functions that are called from nowhere that can be seen.
    pub(crate) fn roots(&self) -> impl Iterator<Item = u32> {
        let exports = self.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        let exports = exports.map(|export| export.index).chain(self.start);
        // An index may have been added to where these data are.
        let functions = self.functions.values();
        let named = functions.flat_map(|its| its.uses.addresses.0.iter().copied());
        exports.chain(self.in_slots(self.data.words_beside(named).into_iter()))
    }

    /// The functions that others are given: by name, or in the table.
    pub(crate) fn given(&self) -> impl Iterator<Item = u32> {
        self.roots().chain(self.slots.values().copied())
    }

    /// Whether only scripts call it, which do so by its export: wasm-bindgen leaves the closures of all
    /// kinds in the table, also of those that nobody makes.
    fn is_for_scripts(&self, function: u32) -> bool {
        without_hashes(self.name(function)).starts_with(FOR_SCRIPTS)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "there is nothing to take from others")]
    fn take(&mut self, payload: Payload<'a>) -> Cut<()> {
        match payload {
            Payload::TypeSection(types) => {
                self.types = (0..).zip(all(types.into_iter_err_on_gc_types())?).collect();
            }
            Payload::ImportSection(imports) => {
                let imports = all(imports.into_imports())?;
                imports.into_iter().try_for_each(|import| self.import(import))?;
            }
            Payload::FunctionSection(types) => self.announced = VecDeque::from(all(types)?),
            Payload::TableSection(tables) => {
                self.table = all(tables)?.pop().map(|table| table.ty);
            }
            Payload::MemorySection(memories) => self.memory = all(memories)?.pop(),
            Payload::GlobalSection(globals) => {
                let types = all(globals.clone())?.into_iter().map(|global| global.ty);
                self.global_types = (0..).zip(types).collect();
                self.globals = Some(globals);
            }
            Payload::ExportSection(exports) => self.exports = all(exports)?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(elements) => {
                all(elements)?.into_iter().try_for_each(|element| self.fill(element))?;
            }
            Payload::CodeSectionEntry(body) => self.define(body)?,
            Payload::DataSection(data) => {
                all(data)?.iter().try_for_each(|segment| self.data.add(segment))?;
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.read_names(names)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, import: Import<'a>) -> Cut<()> {
        let Import { module, name, ty } = import;
        let TypeRef::Func(type_index) = ty else {
            return Err(refused(format!("{module}.{name} is no function: import functions alone")));
        };
        if module == FIRST {
            return Err(refused(format!("{FIRST}.{name} is imported: parts call the first so")));
        }
        self.add(type_index, Origin::Import { module, name }, Uses::default())
    }

    fn define(&mut self, body: FunctionBody<'a>) -> Cut<()> {
        let type_index = self.announced.pop_front();
        let type_index = type_index.ok_or_else(|| refused("there is code of no function"))?;
        let uses = Uses::of(&body)?;
        self.add(type_index, Origin::Code(body), uses)
    }

    fn add(&mut self, type_index: u32, origin: Origin<'a>, uses: Uses) -> Cut<()> {
        let index = u32::try_from(self.functions.len());
        let index = index.map_err(|_| refused("there are too many functions"))?;
        self.functions.insert(index, Function { type_index, origin, uses });
        Ok(())
    }

    fn fill(&mut self, element: Element<'a>) -> Cut<()> {
        let placed = placed(element);
        let (offset, functions) = placed.ok_or_else(|| {
            refused("a segment of the table is not plain or constant: teach the cut of it")
        })?;
        // What comes later wins, as when the module is instantiated.
        self.slots.extend((offset..=u32::MAX).zip(all(functions)?));
        Ok(())
    }

    fn read_names(&mut self, names: NameSectionReader<'a>) -> Cut<()> {
        for name in names {
            if let Name::Function(names) = name? {
                for name in names {
                    let name = name?;
                    self.names.insert(name.index, name.name);
                }
            }
        }
        Ok(())
    }
}

impl Uses {
    fn of(body: &FunctionBody<'_>) -> Cut<Self> {
        let mut uses = Self::default();
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let operator = operators.read()?;
            uses.note(&operator)?;
            if let Operator::I32Const { value } = operator {
                uses.numbers.insert(value.cast_unsigned());
            }
            uses.addresses.note(operator)?;
        }
        Ok(uses)
    }

    fn note(&mut self, operator: &Operator<'_>) -> Cut<()> {
        if let Operator::Call { function_index } = operator {
            self.calls.insert(*function_index);
        } else if let Operator::CallIndirect { type_index, .. } = operator {
            self.types.insert(*type_index);
        } else if let Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } =
            operator
        {
            self.globals.insert(*global_index);
        } else if needs_segments(operator) {
            return Err(refused(format!("{operator:?} depends on segments: teach the cut of it")));
        }
        Ok(())
    }
}

fn all<T>(items: impl IntoIterator<Item = wasmparser::Result<T>>) -> Cut<Vec<T>> {
    Ok(items.into_iter().collect::<wasmparser::Result<_>>()?)
}

/// Where a segment of functions begins, and them.
fn placed(element: Element<'_>) -> Option<(u32, SectionLimited<'_, u32>)> {
    let ElementKind::Active { offset_expr, .. } = element.kind else { return None };
    let ElementItems::Functions(functions) = element.items else { return None };
    let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else {
        return None;
    };
    // Places are unsigned, the instruction's number is not.
    Some((value.cast_unsigned(), functions))
}

/// Whether it depends on which segments there are, or on when they fill the table.
fn needs_segments(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
            | Operator::TableInit { .. }
            | Operator::ElemDrop { .. }
            | Operator::TableCopy { .. }
    )
}
