//! What the package may weigh: it shrinks, and what makes it grow has a reason.

use std::fs;

use serde_json::Value;

use crate::workshop::{Workshop, describe};

/// Below the root of the clone.
const FILE: &str = "bench/budget.json";

/// The most bytes, in brotli at 11.
#[derive(Debug)]
pub(super) struct Budget {
    visitor: u64,
    paste_in: u64,
}

impl Budget {
    pub(super) fn read(workshop: &Workshop) -> Result<Self, String> {
        let path = workshop.root.join(FILE);
        let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        Self::parse(&text).map_err(|reason| format!("{FILE}: {reason}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let bytes = |entry: &str| {
            let bytes = file.pointer(&format!("/{entry}/bytes")).and_then(Value::as_u64);
            bytes.ok_or_else(|| format!("`{entry}` has no number of bytes"))
        };
        Ok(Self { visitor: bytes("visitor")?, paste_in: bytes("paste_in")? })
    }

    pub(super) fn keep(&self, visitor: u64, paste_in: u64) -> Result<(), String> {
        let entries = [("visitor", visitor, self.visitor), ("paste_in", paste_in, self.paste_in)];
        let grown = entries.into_iter().filter(|(_, is, most)| is > most);
        let grown: Vec<String> = grown
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

    const TEXT: &str = r#"{ "visitor": { "bytes": 100 }, "paste_in": { "bytes": 10 } }"#;

    #[test]
    fn a_package_may_weigh_its_budget_and_not_a_byte_more() {
        let budget = Budget::parse(TEXT).unwrap();
        assert_eq!(budget.keep(100, 10), Ok(()));
        let refusal = budget.keep(101, 10).unwrap_err();
        assert!(refusal.contains("`visitor` weighs 101 bytes, its budget is 100"), "{refusal}");
        assert!(!refusal.contains("`paste_in`"), "{refusal}");
        assert!(budget.keep(1, 11).unwrap_err().contains("`paste_in` weighs 11 bytes"));
    }

    #[test]
    fn a_budget_without_a_number_is_an_error() {
        let refusal = Budget::parse(r#"{ "visitor": { "bytes": 1 } }"#).unwrap_err();
        assert_eq!(refusal, "`paste_in` has no number of bytes");
    }
}
