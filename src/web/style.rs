//! The widget's style sheet, made once and adopted by every shadow root.
//!
//! Adopted sheets need no `style-src` of a content security policy.

use std::cell::RefCell;

use js_sys::Array;
use web_sys::{CssStyleSheet, ShadowRoot};

use super::Result;

const TEXT: &str = concat!(
    include_str!("../css/base.css"),
    include_str!("../css/carousel.css"),
    include_str!("../css/reader.css"),
    include_str!("../css/signup.css"),
);

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

pub(super) fn adopt(root: &ShadowRoot) -> Result<()> {
    let sheet = SHEET.with_borrow(Option::clone);
    let sheet = if let Some(sheet) = sheet { sheet } else { make()? };
    root.set_adopted_style_sheets(&Array::of1(&sheet));
    Ok(())
}

fn make() -> Result<CssStyleSheet> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(TEXT)?;
    SHEET.set(Some(sheet.clone()));
    Ok(sheet)
}
