//! Reads the form that stands in the host page, so that the element can take it over.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::options::{HostConsent, HostForm};

/// The form inside `host`, if there is one.
pub(super) fn read(host: &HtmlElement) -> Option<HostForm> {
    let form: HtmlFormElement = query(host, "form")?.dyn_into().ok()?;
    let field = query(&form, "input[type=email]").or_else(|| query(&form, "input[type=text]"));
    let button = query(&form, "button, input[type=submit]");
    // The attribute, not the property: a field named "action" would stand in the property's way.
    let attribute = |element: &Element, name| element.get_attribute(name).unwrap_or_default();
    Some(HostForm {
        action: attribute(&form, "action"),
        name: field.as_ref().map(|field| attribute(field, "name")).unwrap_or_default(),
        label: field.as_ref().and_then(label).unwrap_or_default(),
        button: button.and_then(|button| button.text_content()).unwrap_or_default(),
        consent: query(&form, CONSENT).and_then(consent),
        fields: carried(&form),
    })
}

// Not the shell's own `find`, which may not fail: a field of that name would hide the method.
fn query(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

fn label(field: &Element) -> Option<String> {
    let labels = field.dyn_ref::<HtmlInputElement>()?.labels()?;
    labels.item(0)?.text_content()
}

const CONSENT: &str = "input[type=checkbox][required]";

fn consent(input: Element) -> Option<HostConsent> {
    let text = label(&input)?;
    let input: HtmlInputElement = input.dyn_into().ok()?;
    Some(HostConsent { text, name: input.name(), value: input.value() })
}

// What the form would send that nobody has to do anything for: the person cannot see it any more.
fn carried(form: &Element) -> Vec<(String, String)> {
    const CARRIED: &str = "input[type=hidden][name], input:checked[name]:not([required])";
    let Ok(inputs) = form.query_selector_all(CARRIED) else { return vec![] };
    let inputs = (0..inputs.length()).filter_map(|index| inputs.item(index));
    let inputs = inputs.filter_map(|node| node.dyn_into::<HtmlInputElement>().ok());
    inputs.map(|input| (input.name(), input.value())).collect()
}
