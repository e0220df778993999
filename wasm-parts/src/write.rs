//! The writing of a piece, section by section.

use std::collections::BTreeMap;

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportSection,
    Function, FunctionSection, GlobalSection, ImportSection, Instruction, MemorySection, Module,
    NameMap, NameSection, StartSection, TableSection, TypeSection,
};
use wasmparser::{Export, ExternalKind, FunctionBody, Operator, TypeRef};

use crate::module::Origin;
use crate::piece::Piece;
use crate::plan::Home;
use crate::seams::Shared;
use crate::{Cut, FIRST, refused};

impl Piece<'_> {
    pub(crate) fn write(&self) -> Cut<Vec<u8>> {
        let is_first = self.home == Home::First;
        let mut made = Module::new();
        made.section(&self.types()?).section(&self.imports()?).section(&self.functions()?);
        if is_first {
            made.section(&self.table()?).section(&self.memory()?).section(&self.globals()?);
        }
        made.section(&self.exports()?);
        if let Some(start) = self.module.start.filter(|_| is_first) {
            let function_index = self.renumber().function_index(start)?;
            made.section(&StartSection { function_index });
        }
        made.section(&self.elements()?);
        made.section(&self.code()?).section(&self.data()).section(&self.names());
        Ok(made.finish())
    }

    fn types(&self) -> Cut<TypeSection> {
        let mut section = TypeSection::new();
        let is_used = |index: &u32| self.numbers.types.contains_key(index);
        for (_, ty) in self.module.types.iter().filter(|(index, _)| is_used(index)) {
            section.ty().func_type(&self.renumber().func_type(ty.clone())?);
        }
        Ok(section)
    }

    fn imports(&self) -> Cut<ImportSection> {
        let mut section = ImportSection::new();
        for &function in &self.imported {
            if let Some(Origin::Import { module, name }) = self.module.origin(function) {
                section.import(module, name, self.entity(Shared::Function(function))?);
            }
        }
        for &(shared, name) in &self.borrowed {
            section.import(FIRST, name, self.entity(shared)?);
        }
        Ok(section)
    }

    fn entity(&self, shared: Shared) -> Cut<EntityType> {
        let ty = match shared {
            Shared::Memory => self.module.memory.map(TypeRef::Memory),
            Shared::Table => self.seams.table.map(TypeRef::Table),
            Shared::Global(index) => {
                self.module.global_types.get(&index).copied().map(TypeRef::Global)
            }
            Shared::Function(index) => {
                self.module.functions.get(&index).map(|its| TypeRef::Func(its.type_index))
            }
        };
        let ty = ty.ok_or_else(|| refused(format!("the module has no {shared:?}")))?;
        self.renumber().entity_type(ty)
    }

    fn functions(&self) -> Cut<FunctionSection> {
        let mut section = FunctionSection::new();
        for function in self.own.iter().filter_map(|one| self.module.functions.get(one)) {
            section.function(self.renumber().type_index(function.type_index)?);
        }
        Ok(section)
    }

    fn table(&self) -> Cut<TableSection> {
        let mut section = TableSection::new();
        if let Some(table) = self.seams.table {
            section.table(self.renumber().table_type(table)?);
        }
        Ok(section)
    }

    fn memory(&self) -> Cut<MemorySection> {
        let mut section = MemorySection::new();
        if let Some(memory) = self.module.memory {
            section.memory(self.renumber().memory_type(memory)?);
        }
        Ok(section)
    }

    fn globals(&self) -> Cut<GlobalSection> {
        let mut section = GlobalSection::new();
        if let Some(globals) = self.module.globals.clone() {
            self.renumber().parse_global_section(&mut section, globals)?;
        }
        Ok(section)
    }

    fn exports(&self) -> Cut<ExportSection> {
        let mut section = ExportSection::new();
        for export in &self.module.exports {
            if self.exports_it(export) {
                self.renumber().parse_export(&mut section, *export)?;
            }
        }
        let is_new = |name: &str| self.module.exports.iter().all(|export| export.name != name);
        let shared = self.seams.shared.iter().filter(|(_, name)| is_new(name));
        for (shared, name) in shared.filter(|_| self.home == Home::First) {
            let (kind, index) = shared.export();
            let export = Export { name, kind, index };
            self.renumber().parse_export(&mut section, export)?;
        }
        Ok(section)
    }

    /// A part exports what it alone has; the rest is the first's.
    fn exports_it(&self, export: &Export<'_>) -> bool {
        match (self.home, export.kind) {
            (_, ExternalKind::Func) => self.plan.keeper(export.index) == self.home,
            (home, _) => home == Home::First,
        }
    }

    /// A segment for each run of slots without a gap.
    fn elements(&self) -> Cut<ElementSection> {
        let mut section = ElementSection::new();
        for (begin, functions) in runs(&self.slots) {
            let mut renumber = self.renumber();
            let functions = functions.into_iter().map(|one| renumber.function_index(one));
            let functions: Vec<u32> = functions.collect::<Result<_, _>>()?;
            let offset = ConstExpr::i32_const(begin.cast_signed());
            section.active(None, &offset, Elements::Functions(functions.into()));
        }
        Ok(section)
    }

    fn code(&self) -> Cut<CodeSection> {
        let mut section = CodeSection::new();
        for &function in &self.own {
            if let Some(Origin::Code(body)) = self.module.origin(function) {
                section.function(&self.body(body)?);
            }
        }
        Ok(section)
    }

    fn body(&self, body: &FunctionBody<'_>) -> Cut<Function> {
        let mut made = self.renumber().new_function_with_parsed_locals(body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let operator = operators.read()?;
            if let Operator::Call { function_index } = operator
                && !self.numbers.functions.contains_key(&function_index)
            {
                self.call_through_table(&mut made, function_index)?;
            } else {
                made.instruction(&self.renumber().instruction(operator)?);
            }
        }
        Ok(made)
    }

    fn call_through_table(&self, made: &mut Function, called: u32) -> Cut<()> {
        let slot = self.seams.door(called)?;
        let called = self.module.functions.get(&called).map(|its| its.type_index);
        let called = called.ok_or_else(|| refused("a call leads nowhere"))?;
        let type_index = self.renumber().type_index(called)?;
        made.instruction(&Instruction::I32Const(slot.cast_signed()));
        made.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
        Ok(())
    }

    fn data(&self) -> DataSection {
        let mut section = DataSection::new();
        let is_own = |begin| self.plan.data_home(begin) == self.home;
        for (begin, bytes) in self.module.data.joined(is_own) {
            section.active(0, &ConstExpr::i32_const(begin.cast_signed()), bytes);
        }
        section
    }

    fn names(&self) -> NameSection {
        let mut names = NameMap::new();
        for (function, index) in self.all_functions().zip(0..) {
            if let Some(name) = self.module.names.get(&function) {
                names.append(index, name);
            }
        }
        let mut section = NameSection::new();
        section.functions(&names);
        section
    }
}

/// Slots without a gap between them: the first, and what is in them.
fn runs(slots: &BTreeMap<u32, u32>) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut next = None;
    for (&slot, &function) in slots {
        match runs.last_mut() {
            Some((_, run)) if next == Some(slot) => run.push(function),
            _ => runs.push((slot, vec![function])),
        }
        next = slot.checked_add(1);
    }
    runs
}
