//! Where the memory's segments go.

use super::*;

#[test]
fn data_that_a_part_alone_names_are_in_it() {
    let [first, form, _] = with_data("(i32.const 16)", "(i32.const 9)");
    assert_eq!((first.data, form.data), (vec![(8, "words".into())], vec![(16, "mine".into())]));
    let load = "(i32.load8_u offset=17 (i32.const 3))";
    let [_, form, _] = with_data(load, "(i32.const 9)");
    assert_eq!(form.data, [(16, "mine".into())], "an index is added to it");
}

#[test]
fn data_that_others_name_too_are_in_the_first() {
    let both = vec![(8, "words\0\0\0mine".into())];
    // The first, another part, nobody.
    let [first, form, _] = with_data("(i32.const 16)", "(i32.const 19)");
    assert_eq!((first.data, form.data), (both.clone(), vec![]));
    let text = NEWS.replace("(f64.const 1)", "(f64.const 1) (drop (i32.const 16))");
    let [first, form, _] = with_data_in(&text, "(i32.const 16)", "(i32.const 9)");
    assert_eq!((first.data, form.data), (both.clone(), vec![]));
    let [first, form, _] = with_data("(i32.const 20)", "(i32.const 15)");
    assert_eq!((first.data, form.data), (both, vec![]));
}

#[test]
fn data_that_data_name_go_with_them() {
    let named = r#"(data (i32.const 16) "mine") (data (i32.const 21) "???\10\00\00\00")"#;
    let text = NEWS.replace("(data", &format!("{named} (data"));
    let names = |form: &str, first: &str| {
        let text = text.replace("(i64.const 9)", &format!("(drop {first}) (i64.const 9)"));
        let form = format!("(func $check (drop {form})");
        seen(&cut(&text.replace("(func $check", &form), &PARTS).unwrap())
    };
    let [_, form, _] = names("(i32.const 21)", "(i32.const 9)");
    assert_eq!(form.data, [(16, "mine\0???\u{10}\0\0\0".into())]);
    let [first, form, _] = names("(i32.const 16)", "(i32.const 21)");
    assert_eq!(form.data, []);
    assert_eq!(first.data, [(8, "words\0\0\0mine\0???\u{10}\0\0\0".into())]);
}
