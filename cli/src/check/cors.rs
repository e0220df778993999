//! Whether a partner's page may read an answer: the CORS check of the Fetch standard, for requests
//! without credentials, as the widget's are.

use newsreel::feed::Level;
use ureq::http::HeaderMap;
use url::Url;

use super::found::Found;
use super::partner::Partner;
use crate::fetch::{Answer, header};

const NAME: &str = "access-control-allow-origin";

/// What stands on the way to an answer, the redirects and the answer itself.
pub fn judge(answer: &Answer, partner: Partner<'_>, found: &mut Found) {
    let hops = answer.hops.iter().map(|hop| (&hop.address, &hop.headers));
    let mut before: Option<&Url> = None;
    let (mut is_cors, mut is_tainted) = (false, false);
    for (address, headers) in hops.chain([(&answer.address, &answer.headers)]) {
        // Behind a redirect from one foreign origin to another, nobody is told for whom it is.
        is_tainted |=
            before.is_some_and(|last| last.origin() != address.origin() && !partner.owns(last));
        is_cors |= !partner.owns(address);
        if is_cors && !is_allowed(headers, address, partner, is_tainted, found) {
            return;
        }
        before = Some(address);
    }
}

fn is_allowed(
    headers: &HeaderMap,
    address: &Url,
    partner: Partner<'_>,
    is_tainted: bool,
    found: &mut Found,
) -> bool {
    let values = headers.get_all(NAME).iter().filter_map(|value| value.to_str().ok());
    let values: Vec<&str> = values.flat_map(|value| value.split(',')).map(str::trim).collect();
    match values.as_slice() {
        [] => found.error("cors-missing", format!(
            "{address} does not let other sites read it: send `Access-Control-Allow-Origin: *`"
        )),
        ["*"] => return true,
        [_, _, ..] => found.error("cors-doubled", format!(
            "{address} sends Access-Control-Allow-Origin more than once ({}), which browsers refuse: \
             set it in one place, as `*`", values.join(", ")
        )),
        _ if is_tainted => found.error("cors-redirect", format!(
            "behind a redirect to another site, browsers do not tell {address} for which page they \
             ask: send `Access-Control-Allow-Origin: *`, or give partners this address"
        )),
        [value] if *value == partner.origin => {
            vary(headers, found);
            return true;
        }
        [value] => found.error("cors-other", format!(
            "{address} lets {value} read it, and not {}: send `Access-Control-Allow-Origin: *`",
            partner.origin
        )),
    }
    false
}

fn vary(headers: &HeaderMap, found: &mut Found) {
    let values = headers.get_all("vary").iter().filter_map(|value| value.to_str().ok());
    let mut names = values.flat_map(|value| value.split(',')).map(str::trim);
    if !names.any(|name| name == "*" || name.eq_ignore_ascii_case("origin")) {
        found.tell(
            Level::Warning,
            "cors-vary",
            "what is allowed to one site is kept by caches and \
            given to another: send `Vary: Origin` with it, or `Access-Control-Allow-Origin: *`"
                .to_owned(),
        );
    }
}

/// Whether a picture may stand in other sites' pages.
pub fn judge_picture(answer: &Answer, partner: Partner<'_>, found: &mut Found) {
    let policy = header(&answer.headers, "cross-origin-resource-policy").to_ascii_lowercase();
    if ["same-origin", "same-site"].contains(&policy.as_str()) && !partner.owns(&answer.address) {
        found.error(
            "picture-policy",
            format!(
                "browsers do not show it on other sites, as its Cross-Origin-Resource-Policy is \
             {policy}: send `cross-origin`"
            ),
        );
    }
}
