//! Cuts of small modules, and what is in their pieces.

mod data;
mod table;

use std::collections::BTreeMap;

use wasmparser::{
    Data, DataKind, Element, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Import,
    KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

use super::{Gate, Part, Pieces, join, split};

const PARTS: [Part; 2] =
    [part("form", &["news::form"]), part("reader", &["news::reader", "readFeed"])];

const fn part(name: &'static str, owns: &'static [&'static str]) -> Part {
    Part { name, owns, leaves: &[], after: None }
}

/// A carousel that opens a reader, and a form of which it knows nothing.
const NEWS: &str = r#"(module
    (type (func (param f64)))
    (import "a" "log" (func $log (param i32)))
    (import "a" "send" (func $send))
    (memory 1)
    (table 4 4 funcref)
    (global $stack (mut i32) (i32.const 1024))
    (global $other (mut i32) (i32.const 0))
    (export "a" (memory 0))
    (export "b" (func $show))
    (export "c" (func $news::form::submit))
    (export "d" (func $readFeed))
    (export "e" (func $alloc))
    (elem (i32.const 1) $closure $"news[6083680f61727567]::form::drop" $closure)
    (data (i32.const 8) "words")
    (func $show (call $log (i32.const 3)) (call $news::reader::open (i64.const 9)))
    (func $news::form::submit (call $check) (call $alloc) (call $both) (call $send))
    (func $check (global.set $stack (i32.const 2)))
    (func $alloc (global.set $other (i32.const 2)))
    (func $both (call $deep))
    (func $deep)
    (func $closure)
    (func $"news[6083680f61727567]::form::drop")
    (func $news::reader::open (param i64) (call $both))
    (func $readFeed (call_indirect (param f64) (f64.const 1) (i32.const 1)))
    (func $forgotten (call $check)))"#;

/// A function of the first that calls what is in the table.
const DROPS: &str = r#"(func $deep (call $"news[6083680f61727567]::form::drop"))"#;

#[test]
fn what_only_a_part_calls_goes_with_it() {
    let [first, form, reader] = news();
    let drop = "news[6083680f61727567]::form::drop";
    // What both call is in both, and what nothing reaches nowhere.
    assert_eq!(form.own, ["news::form::submit", "check", "both", "deep", drop]);
    assert_eq!(reader.own, ["both", "deep", "news::reader::open", "readFeed"]);
    assert_eq!(first.own, ["show", "alloc", "closure"]);
}

#[test]
fn what_both_call_is_in_the_first_where_that_has_a_use_for_it() {
    // It is in the table, by which all may call it; and so is what that calls.
    let text = NEWS.replace("(elem (i32.const 1) $closure", "(elem (i32.const 1) $both");
    let [first, form, reader] = seen(&cut(&text, &PARTS).unwrap());
    assert_eq!(first.own, ["show", "alloc", "both", "deep", "closure"]);
    assert!(![form, reader].iter().any(|part| part.own.contains(&"deep".to_owned())));
}

#[test]
fn a_part_leaves_what_it_is_told_to() {
    let part = Part { leaves: &["news::form::submit"], ..PARTS[0] };
    let [first, form, _] = seen(&cut(NEWS, &[part, PARTS[1]]).unwrap());
    assert_eq!(form.own, ["news[6083680f61727567]::form::drop"]);
    assert!(first.own.contains(&"news::form::submit".to_owned()), "{first:?}");
}

#[test]
fn what_a_part_and_the_one_before_it_use_is_in_that() {
    let text = NEWS.replace("(call $both))", "(call $both) (call $news::form::submit))");
    let reader = Part { after: Some("form"), ..PARTS[1] };
    let pieces = cut(&text, &[PARTS[0], reader]).unwrap();
    assert!(seen(&pieces)[1].own.contains(&"both".to_owned()));
    assert_eq!(pieces.gates.len(), 1, "the one is there before the other");
    refuses(NEWS, &[reader], r#"there is no part "form" to come after"#);
}

#[test]
fn closures_that_nobody_makes_are_left_out() {
    let name = r#"$"wasm_bindgen[6083680f61727567]::convert::closures::invoke""#;
    let [first, ..] = seen(&cut(&NEWS.replace("$closure", name), &PARTS).unwrap());
    assert_eq!(first.slots, BTreeMap::new());
    let text = NEWS.replace("(elem", r#"(export "f" (func $closure)) (elem"#);
    let [first, ..] = seen(&cut(&text.replace("$closure", name), &PARTS).unwrap());
    assert_eq!(first.slots.len(), 2, "a script calls it by its name");
}

#[test]
fn a_call_into_a_part_goes_through_the_table() {
    let [first, _, reader] = news();
    let call = "I32Const { value: 4 } CallIndirect { type_index: 2, table_index: 0 } End";
    assert!(first.code["show"].ends_with(&format!("I64Const {{ value: 9 }} {call}")), "{first:?}");
    assert_eq!(reader.slots, BTreeMap::from([(4, "news::reader::open".to_owned())]));
    assert_eq!(first.table, Some((5, Some(5))), "there is room for it");
    assert_eq!(reader.table, first.table);
}

#[test]
fn what_is_in_the_table_is_called_through_its_slot() {
    let text = NEWS.replace("(func $deep)", DROPS);
    let [first, form, _] = seen(&cut(&text, &PARTS).unwrap());
    assert!(first.code["deep"].starts_with("I32Const { value: 2 } CallIndirect"), "{first:?}");
    assert_eq!(form.slots.len(), 1);
}

#[test]
fn each_piece_fills_its_slots_of_the_table() {
    let [first, form, _] = news();
    let closure = "closure".to_owned();
    assert_eq!(first.slots, BTreeMap::from([(1, closure.clone()), (3, closure)]));
    let drop = "news[6083680f61727567]::form::drop".to_owned();
    assert_eq!(form.slots, BTreeMap::from([(2, drop)]));
}

#[test]
fn a_part_imports_what_it_uses_and_nothing_else() {
    let [first, form, reader] = news();
    // The table, a global and a function have new names.
    assert_eq!(form.imports, ["a.send", "b.a", "b.f", "b.g", "b.e"]);
    assert_eq!(form.code["news::form::submit"], "call check call alloc call both call send End");
    assert_eq!(reader.imports, ["b.a", "b.f"]);
    assert_eq!(first.imports, ["a.log"]);
}

#[test]
fn the_first_exports_what_parts_use() {
    let [first, form, _] = news();
    assert_eq!(first.exports, ["a memory", "b show", "e alloc", "f table", "g global"]);
    assert_eq!(form.code["check"], "I32Const { value: 2 } GlobalSet { global_index: 0 } End");
}

#[test]
fn a_part_exports_what_is_in_it_by_its_old_name() {
    let [_, form, reader] = news();
    assert_eq!(form.exports, ["c news::form::submit"]);
    assert_eq!(reader.exports, ["d readFeed"]);
}

#[test]
fn a_module_that_is_not_cut_has_its_data_in_one_segment() {
    let text = NEWS.replace("(data", r#"(data (i32.const 16) "mine") (data"#);
    let joined = Seen::of(&join(&wat::parse_str(&text).unwrap()).unwrap());
    assert_eq!(joined.data, [(8, "words\0\0\0mine".into())]);
    assert_eq!(
        joined.exports,
        ["a memory", "b show", "c news::form::submit", "d readFeed", "e alloc"]
    );
}

#[test]
fn a_piece_has_the_types_that_it_names() {
    let [first, form, reader] = news();
    // Of the reader's entry, of nothing, of a number that is logged.
    assert_eq!([first.types, form.types], [3, 1]);
    assert_eq!(reader.types, 3);
    assert!(reader.code["readFeed"].contains("CallIndirect { type_index: 0,"), "{reader:?}");
}

#[test]
fn gates_are_told_without_hashes() {
    let text = NEWS.replace("(func $deep)", DROPS);
    let pieces = cut(&text, &PARTS).unwrap();
    let gate =
        |caller: &str, called: &str| Gate { caller: caller.to_owned(), called: called.to_owned() };
    let wanted = [gate("show", "news::reader::open"), gate("deep", "news::form::drop")];
    assert_eq!(pieces.gates, wanted);
}

#[test]
fn a_part_calls_another_through_the_table() {
    let text = NEWS.replace("(param i64)", "(param i64) (call $news::form::submit)");
    let [_, form, reader] = seen(&cut(&text, &PARTS).unwrap());
    assert!(reader.code["news::reader::open"].starts_with("I32Const { value: 4 } CallIndirect"));
    assert_eq!(form.slots[&4], "news::form::submit");
    assert_eq!(reader.slots[&5], "news::reader::open");
}

#[test]
fn the_function_that_starts_the_module_is_in_the_first() {
    let text = NEWS.replace("(data", "(start $check) (data");
    let [first, form, _] = seen(&cut(&text, &PARTS).unwrap());
    assert_eq!((first.start.as_str(), form.start.as_str()), ("check", ""));
    let owns = part("start", &["check"]);
    refuses(&text, &[owns], "a part owns the function that starts the module");
}

#[test]
fn a_part_that_owns_nothing_is_refused() {
    let nothing = part("gone", &["news::gone"]);
    refuses(NEWS, &[PARTS[0], nothing], r#"the part "gone" owns no function"#);
    let forgotten = part("forgotten", &["forgotten"]);
    refuses(NEWS, &[forgotten], r#"the part "forgotten" owns no function"#);
}

#[test]
fn what_the_cut_does_not_know_is_refused() {
    let refuses_with = |more: &str, what| {
        refuses(&NEWS.replace("(memory 1)", &format!("{more} (memory 1)")), &PARTS, what);
    };
    refuses_with("(memory 1)", "build it without: multiple memories");
    refuses_with("(table 1 funcref)", "build it without: multiple tables");
    refuses_with(r#"(import "a" "m" (global i32))"#, "a.m is no function");
    refuses_with(r#"(import "b" "m" (func))"#, "b.m is imported");
    refuses_with("(elem func $show)", "a segment of the table");
    refuses_with("(func (drop (ref.func $show)))", "build it without: reference types");
    let from_data = "(memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0))";
    refuses(
        &NEWS.replace("(func $deep)", &format!("(func $deep {from_data})")),
        &PARTS,
        "MemoryInit",
    );
    refuses_with(r#"(data "no place")"#, "a segment of the memory is not plain");
    refuses_with(r#"(data (i32.const 9) "within")"#, "segments of the memory overlap");
    refuses_with(r#"(data (i32.const 7) "around")"#, "segments of the memory overlap");
    refuses("(module)", &PARTS, "the module names no functions");
    assert!(split(b"no module", &PARTS).is_err());
}

#[test]
fn without_a_table_nothing_can_be_a_gate() {
    let text = r#"(module (export "a" (func $show)) (func $show (call $part)) (func $part))"#;
    refuses(text, &[part("part", &["part"])], "no table");
}

/// What is in a piece.
#[derive(Debug, Default)]
struct Seen {
    imports: Vec<String>,
    exports: Vec<String>,
    /// The names of its functions without those of imports.
    own: Vec<String>,
    code: BTreeMap<String, String>,
    slots: BTreeMap<u32, String>,
    table: Option<(u64, Option<u64>)>,
    start: String,
    types: u32,
    data: Vec<(u32, String)>,
    /// How many functions it imports.
    functions: u32,
}

fn news() -> [Seen; 3] {
    seen(&cut(NEWS, &PARTS).unwrap())
}

/// What the pieces are with data at 16 and a number in the form and one in the first.
fn with_data(form: &str, first: &str) -> [Seen; 3] {
    with_data_in(NEWS, form, first)
}

fn with_data_in(text: &str, form: &str, first: &str) -> [Seen; 3] {
    let text = text.replace("(data", r#"(data (i32.const 16) "mine") (data"#);
    let text = text.replace("(i64.const 9)", &format!("(drop {first}) (i64.const 9)"));
    let text = text.replace("(func $check", &format!("(func $check (drop {form})"));
    seen(&cut(&text, &PARTS).unwrap())
}

fn cut(text: &str, parts: &[Part]) -> Result<Pieces, String> {
    split(&wat::parse_str(text).unwrap(), parts).map_err(|error| error.to_string())
}

fn refuses(text: &str, parts: &[Part], what: &str) {
    let error = cut(text, parts).unwrap_err();
    assert!(error.contains(what), "{error}");
}

fn seen(pieces: &Pieces) -> [Seen; 3] {
    let [form, reader] = &pieces.parts[..] else { panic!("{pieces:?}") };
    assert_eq!([form.0, reader.0], ["form", "reader"]);
    [&pieces.first, &form.1, &reader.1].map(|piece| Seen::of(piece))
}

impl Seen {
    fn of(module: &[u8]) -> Self {
        let names = names(module);
        let mut seen = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            seen.note(payload.unwrap(), &names);
        }
        seen
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "no test asks for the rest")]
    fn note(&mut self, payload: Payload<'_>, names: &BTreeMap<u32, String>) {
        match payload {
            Payload::TypeSection(types) => self.types = types.count(),
            Payload::ImportSection(imports) => {
                imports.into_imports().for_each(|import| self.import(import.unwrap()));
            }
            Payload::TableSection(tables) => {
                let ty = tables.into_iter().next().unwrap().unwrap().ty;
                self.table = Some((ty.initial, ty.maximum));
            }
            Payload::ExportSection(exports) => {
                let told = exports.into_iter().map(|export| told(export.unwrap(), names));
                self.exports = told.collect();
            }
            Payload::StartSection { func, .. } => self.start.clone_from(&names[&func]),
            Payload::ElementSection(elements) => {
                elements.into_iter().for_each(|element| self.fill(element.unwrap(), names));
            }
            Payload::CodeSectionEntry(body) => {
                let name = &names[&(self.functions + u32::try_from(self.own.len()).unwrap())];
                self.own.push(name.clone());
                self.code.insert(name.clone(), code(&body, names));
            }
            Payload::DataSection(data) => self.data = data.into_iter().map(segment).collect(),
            _ => {}
        }
    }

    fn import(&mut self, import: Import<'_>) {
        self.imports.push(format!("{}.{}", import.module, import.name));
        match import.ty {
            TypeRef::Func(_) => self.functions += 1,
            TypeRef::Table(ty) => self.table = Some((ty.initial, ty.maximum)),
            TypeRef::Memory(_) | TypeRef::Global(_) | TypeRef::Tag(_) | TypeRef::FuncExact(_) => {}
        }
    }

    fn fill(&mut self, element: Element<'_>, names: &BTreeMap<u32, String>) {
        let ElementKind::Active { offset_expr, .. } = element.kind else { panic!("not active") };
        let ElementItems::Functions(functions) = element.items else { panic!("no functions") };
        let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else {
            panic!("no constant")
        };
        let functions = functions.into_iter().map(|function| names[&function.unwrap()].clone());
        self.slots.extend((value.cast_unsigned()..).zip(functions));
    }
}

fn segment(data: wasmparser::Result<Data<'_>>) -> (u32, String) {
    let Data { kind: DataKind::Active { offset_expr, .. }, data, .. } = data.unwrap() else {
        panic!("not active")
    };
    let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else {
        panic!("no constant")
    };
    (value.cast_unsigned(), str::from_utf8(data).unwrap().to_owned())
}

fn names(module: &[u8]) -> BTreeMap<u32, String> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(section) = payload.unwrap()
            && let KnownCustom::Name(all) = section.as_known()
        {
            for part in all {
                let Name::Function(all) = part.unwrap() else { panic!("names of other things") };
                let all = all.into_iter().map(Result::unwrap);
                names.extend(all.map(|name| (name.index, name.name.to_owned())));
            }
        }
    }
    names
}

fn told(export: Export<'_>, names: &BTreeMap<u32, String>) -> String {
    let kind = format!("{:?}", export.kind).to_lowercase();
    let is_function = export.kind == ExternalKind::Func;
    format!("{} {}", export.name, if is_function { &names[&export.index] } else { &kind })
}

fn code(body: &FunctionBody<'_>, names: &BTreeMap<u32, String>) -> String {
    let operators = body.get_operators_reader().unwrap().into_iter();
    let told = operators.map(|operator| {
        let operator = operator.unwrap();
        let Operator::Call { function_index } = operator else { return format!("{operator:?}") };
        format!("call {}", names[&function_index])
    });
    told.collect::<Vec<_>>().join(" ")
}
