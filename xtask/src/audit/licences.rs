//! The licences of npm packages, as a lock file has them.

use std::fs;
use std::path::Path;

use serde_json::Value;
use spdx::{Expression, LicenseReq};

use super::Verdict;
use super::kept::Kept;
use crate::workshop::describe;

pub(super) fn of(path: &Path, kept: &Kept) -> Result<Verdict, String> {
    let text = fs::read_to_string(path).map_err(|error| describe(path, &error))?;
    let lock =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    judge(&lock, kept).map_err(|error| format!("{}: {error}", path.display()))
}

fn judge(lock: &Value, kept: &Kept) -> Result<Verdict, String> {
    let packages = lock.get("packages").and_then(Value::as_object);
    let packages = packages.ok_or("no `packages`: is it of npm 7 or later?")?;
    // The nameless one is the folder itself.
    let others = packages.iter().filter(|(place, _)| !place.is_empty());
    let wrong: Vec<String> =
        others.filter_map(|(place, package)| refusal(place, package, kept)).collect();
    Ok(if wrong.is_empty() { Verdict::Fine } else { Verdict::Wrong(wrong) })
}

fn refusal(place: &str, package: &Value, kept: &Kept) -> Option<String> {
    let name = place.rsplit_once("node_modules/").map_or(place, |(_, name)| name);
    let named = package.get("license").and_then(Value::as_str);
    let licence = named.or_else(|| kept.unnamed.get(name).map(String::as_str));
    let Some(licence) = licence else { return Some(format!("{name} names no licence")) };
    let Ok(expression) = Expression::parse(licence) else {
        return Some(format!("{name}: `{licence}` is no SPDX expression"));
    };
    let is_allowed = |asked: &LicenseReq| kept.licences.contains(&asked.to_string());
    (!expression.evaluate(is_allowed)).then(|| format!("{name}: {licence} is not allowed"))
}

#[cfg(test)]
mod tests {
    use super::{Kept, Verdict, judge};
    use serde_json::json;

    const KEPT: &str = "licences = ['MIT', 'Zlib']\n\
                        [[unnamed]]\npackage = '@a/old'\nlicence = 'MIT'\nreason = 'its README'";

    fn verdict(name: &str, licence: Option<&str>) -> Verdict {
        let place = format!("node_modules/b/node_modules/{name}");
        let package = licence.map_or_else(|| json!({}), |text| json!({ "license": text }));
        let lock = json!({ "packages": { "": { "license": "GPL-3.0-only" }, place: package } });
        judge(&lock, &Kept::parse(KEPT).unwrap()).unwrap()
    }

    #[test]
    fn each_licence_is_judged_by_the_list() {
        for fine in ["MIT", "(MIT OR GPL-3.0-only)", "(MIT AND Zlib)"] {
            assert_eq!(verdict("c", Some(fine)), Verdict::Fine, "{fine}");
        }
        for wrong in ["ISC", "(MIT AND ISC)", "SEE LICENSE IN x"] {
            assert!(matches!(verdict("c", Some(wrong)), Verdict::Wrong(_)), "{wrong}");
        }
    }

    #[test]
    fn a_package_without_a_licence_needs_a_line_of_its_own() {
        let wrong = Verdict::Wrong(vec!["c names no licence".to_owned()]);
        assert_eq!(verdict("c", None), wrong);
        assert_eq!(verdict("@a/old", None), Verdict::Fine);
    }

    #[test]
    fn a_lock_file_without_packages_is_no_pass() {
        assert!(judge(&json!({ "dependencies": {} }), &Kept::default()).is_err());
    }
}
