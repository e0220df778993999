//! Who has what stands in the table.

use std::collections::BTreeMap;

use super::{NEWS, PARTS, cut, seen};

#[test]
fn what_stands_in_the_table_goes_with_who_can_call_it() {
    let text = NEWS.replace("(func $deep)", "(func $deep) (func $table (nop))");
    let text = text.replace("$closure)\n    (data", "$table)\n    (data");
    // Nobody has its number.
    let [first, ..] = seen(&cut(&text.replace("i32.const 3", "i32.const 5"), &PARTS).unwrap());
    assert_eq!(first.slots, BTreeMap::new());
    // The first does, in its code or in its data; or nobody is seen to name those.
    let in_data = r#"(data (i32.const 8) "\03\00\00\00")"#;
    let data = r#"(data (i32.const 8) "words")"#;
    for show in ["i32.const 8", "i32.const 5"] {
        let text = text.replace("i32.const 3", show).replace(data, in_data);
        let [first, ..] = seen(&cut(&text, &PARTS).unwrap());
        assert_eq!(first.slots, BTreeMap::from([(3, "table".to_owned())]), "{show}");
    }
    // A form alone does.
    let text = text.replace("i32.const 3", "i32.const 5");
    let text = text.replace("(call $check) (call $alloc)", "(call $log (i32.const 3))");
    let [first, form, _] = seen(&cut(&text, &PARTS).unwrap());
    assert!(form.own.contains(&"table".to_owned()), "{form:?}");
    assert_eq!((first.slots.len(), form.slots.len()), (0, 2));
}
