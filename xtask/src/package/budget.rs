//! What the package may weigh: it shrinks, and what makes it grow has a reason.

use std::fs;

use serde_json::Value;

use crate::workshop::{Workshop, describe};

/// Below the root of the clone.
const FILE: &str = "bench/budget.json";

/// The most bytes, in brotli at 11.
#[derive(Debug)]
pub(super) struct Budget(Vec<(&'static str, u64)>);

/// What a package weighs: bytes by the name of their entry.
pub(super) type Weighed = [(&'static str, u64); 4];

const ENTRIES: [&str; 4] = ["headline", "form", "visitor", "paste_in"];

impl Budget {
    pub(super) fn read(workshop: &Workshop) -> Result<Self, String> {
        let path = workshop.root.join(FILE);
        let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        Self::parse(&text).map_err(|reason| format!("{FILE}: {reason}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let bytes = |entry: &'static str| {
            let bytes = file.pointer(&format!("/{entry}/bytes")).and_then(Value::as_u64);
            let bytes = bytes.ok_or_else(|| format!("`{entry}` has no number of bytes"))?;
            Ok((entry, bytes))
        };
        ENTRIES.into_iter().map(bytes).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn keep(&self, weighed: Weighed) -> Result<(), String> {
        let most = |name| self.0.iter().find(|(entry, _)| *entry == name).map(|(_, most)| *most);
        let grown: Vec<String> = weighed
            .into_iter()
            .filter_map(|(name, is)| Some((name, is, most(name).filter(|most| is > *most)?)))
            .map(|(name, is, most)| format!("`{name}` weighs {is} bytes, its budget is {most}"))
            .collect();
        if grown.is_empty() {
            return Ok(());
        }
        Err(format!(
            "the package has grown: {}.\nMake it smaller (`cargo xtask package` shows each file), \
             or raise the number in {FILE} and give the reason beside it.",
            grown.join("; ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    const TEXT: &str = r#"{
        "headline": { "bytes": 50 }, "form": { "bytes": 20 }, "visitor": { "bytes": 100 },
        "paste_in": { "bytes": 10 }
    }"#;

    #[test]
    fn a_package_may_weigh_its_budget_and_not_a_byte_more() {
        let budget = Budget::parse(TEXT).unwrap();
        let keep = |headline, visitor, paste_in| {
            let form = ("form", 20);
            budget.keep([
                ("headline", headline),
                form,
                ("visitor", visitor),
                ("paste_in", paste_in),
            ])
        };
        assert_eq!(keep(50, 100, 10), Ok(()));
        let refusal = keep(50, 101, 10).unwrap_err();
        assert!(refusal.contains("`visitor` weighs 101 bytes, its budget is 100"), "{refusal}");
        assert!(!refusal.contains("`paste_in`"), "{refusal}");
        assert!(keep(1, 1, 11).unwrap_err().contains("`paste_in` weighs 11 bytes"));
        assert!(keep(51, 1, 1).unwrap_err().contains("`headline` weighs 51 bytes"));
    }

    #[test]
    fn a_budget_without_a_number_is_an_error() {
        let refusal = Budget::parse(r#"{ "headline": { "bytes": 1 } }"#).unwrap_err();
        assert_eq!(refusal, "`form` has no number of bytes");
    }
}
