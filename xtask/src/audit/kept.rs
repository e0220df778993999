//! The kept list: which licences are allowed, and which advisories are accepted, each with its reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::workshop::describe;

/// `npm-audit.toml`.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) licences: Vec<String>,
    /// The licence of each package whose manifest names none.
    pub(super) unnamed: BTreeMap<String, String>,
    /// Advisories that do not touch us.
    pub(super) accepted: Vec<String>,
}

impl Kept {
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| describe(path, &error))?;
        Self::parse(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|error| format!("{error}"))?;
        let known = ["licences", "unnamed", "accepted"];
        if let Some(other) = table.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(format!("`{other}` is not understood: there are {}", known.join(", ")));
        }
        let licences = list(&table, "licences").iter().filter_map(Value::as_str);
        Ok(Self {
            licences: licences.map(str::to_owned).collect(),
            unnamed: entries(&table, "unnamed", ["package", "licence", "reason"])?
                .map(|[package, licence, _]| (package, licence))
                .collect(),
            accepted: entries(&table, "accepted", ["advisory", "reason", "reason"])?
                .map(|[advisory, ..]| advisory)
                .collect(),
        })
    }
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Every entry says why.
fn entries(
    table: &Table,
    key: &str,
    members: [&str; 3],
) -> Result<impl Iterator<Item = [String; 3]>, String> {
    let entry = |value: &Value| {
        let read = members.map(|member| {
            let text = value.get(member).and_then(Value::as_str).unwrap_or_default();
            text.trim().to_owned()
        });
        match read.iter().position(String::is_empty) {
            None => Ok(read),
            Some(place) => Err(format!(
                "an entry of `{key}` has no `{}`",
                members.get(place).copied().unwrap_or_default()
            )),
        }
    };
    let read: Result<Vec<_>, String> = list(table, key).iter().map(entry).collect();
    Ok(read?.into_iter())
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn an_entry_without_a_reason_is_refused() {
        let error = Kept::parse("[[accepted]]\nadvisory = 'GHSA-1'\nreason = ' '").unwrap_err();
        assert_eq!(error, "an entry of `accepted` has no `reason`");
        let kept = Kept::parse("[[accepted]]\nadvisory = 'GHSA-1'\nreason = 'of Windows alone'");
        assert_eq!(kept.unwrap().accepted, ["GHSA-1"]);
    }

    #[test]
    fn a_slip_of_the_pen_is_told() {
        let error = Kept::parse("licenses = ['MIT']").unwrap_err();
        assert!(error.starts_with("`licenses` is not understood"), "{error}");
    }
}
