//! Sends subscriptions, and reads what the server answers.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlFormElement, Response, ShadowRoot, UrlSearchParams};

use super::document::decode;
use super::http::{Ticket, retry_after_seconds};
use super::{Result, body, dom, platform};
use crate::feed::Value;
use crate::limits::{SIGNUP_ANSWER_BYTES, TOKEN_BYTES};
use crate::provider::Transport;
use crate::signup::{Answer, Request};

/// Sends a subscription that is fetched, after its token if it has one.
pub(super) async fn send(ticket: Ticket, mut request: Request) -> Answer {
    match exchange(&ticket, &mut request).await {
        Ok(answer) => answer,
        Err(_) if ticket.is_late() => Answer::TooSlow,
        Err(_) if platform::is_offline() => Answer::Offline,
        Err(_) => Answer::Unreachable,
    }
}

async fn exchange(ticket: &Ticket, request: &mut Request) -> Result<Answer> {
    if let Some(token) = request.token.take() {
        // A new one for each subscription, so that none is ever stale.
        let response = ticket.fetch(&token.from).await?;
        if !response.ok() {
            return Ok(answer(&response).await);
        }
        let text = String::from(body::read(&response, TOKEN_BYTES).await?.ok_or(JsValue::NULL)?);
        request.fields.push((token.field.to_owned(), text.trim().to_owned()));
    }
    Ok(answer(&post(ticket, request).await?).await)
}

async fn post(ticket: &Ticket, request: &Request) -> Result<Response> {
    let json = "application/json".into();
    let headers = dom::object(&[("Accept", &json)]);
    let body: JsValue = if request.transport == Transport::Json {
        dom::put(&headers, &[("Content-Type", &json)]);
        request.json().into()
    } else {
        let form = UrlSearchParams::new()?;
        for (name, value) in &request.fields {
            form.append(name, value);
        }
        form.into()
    };
    dom::put(
        &ticket.init,
        &[
            ("method", &"POST".into()),
            ("headers", &headers),
            ("body", &body),
            ("referrerPolicy", &"strict-origin-when-cross-origin".into()),
        ],
    );
    ticket.fetch(&request.action).await
}

/// Has the browser post a subscription to a new tab, by a form in the shadow root `root`, whose
/// `submit` event the host page does not see.
pub(super) fn open_tab(root: &ShadowRoot, request: &Request) -> Result<()> {
    let form: HtmlFormElement = dom::append(root, "form", "").unchecked_into();
    let attributes = [
        ("action", request.action.as_str()),
        ("method", "post"),
        ("target", "_blank"),
        ("rel", "noopener"),
        ("hidden", ""),
    ];
    set_all(&form, &attributes);
    for (name, value) in &request.fields {
        let input = dom::append(&form, "input", "");
        set_all(&input, &[("type", "hidden"), ("name", name), ("value", value)]);
    }
    // Not `submit`, which a field of that name would hide.
    let sent = form.request_submit();
    form.remove();
    sent
}

fn set_all(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        dom::set(element, name, Some(value));
    }
}

/// Reads what a sign-up server answered.
pub(super) async fn answer(response: &Response) -> Answer {
    let text = body::read(response, SIGNUP_ANSWER_BYTES).await.ok().flatten();
    let body = text
        .and_then(|text| platform::parse_json(&text).ok())
        .map_or(Value::Null, |body| decode(&body));
    Answer::new(response.status(), retry_after_seconds(response), &body)
}
