//! Which version may come next, by <https://semver.org>.

use semver::Version;

/// A version that is a release: three numbers and nothing behind them.
pub(super) fn parse(text: &str) -> Result<Version, String> {
    let version = Version::parse(text).ok().filter(|it| it.pre.is_empty() && it.build.is_empty());
    version.ok_or_else(|| {
        format!("`{text}` is no version of a release: give three numbers, as in `cargo xtask release 1.2.3`")
    })
}

/// What may follow what is released; where nothing is, what the manifests say.
fn next(released: &[Version], current: &Version) -> Vec<Version> {
    let Some(last) = released.iter().max() else { return vec![current.clone()] };
    vec![
        Version::new(last.major, last.minor, last.patch.saturating_add(1)),
        Version::new(last.major, last.minor.saturating_add(1), 0),
        Version::new(last.major.saturating_add(1), 0, 0),
    ]
}

/// Refuses a version that is there already, or that skips one.
pub(super) fn allow(
    version: &Version,
    released: &[Version],
    current: &Version,
) -> Result<(), String> {
    if released.contains(version) {
        return Err(format!(
            "{version} is in CHANGELOG.md already: what is released stays as it is"
        ));
    }
    let next = next(released, current);
    if next.contains(version) {
        return Ok(());
    }
    let list: Vec<String> = next.iter().map(Version::to_string).collect();
    Err(format!("{version} is not what comes next: that is {}", list.join(", or ")))
}

#[cfg(test)]
mod tests {
    use super::{Version, allow, parse};

    fn versions(text: &str) -> Vec<Version> {
        text.split_whitespace().map(|text| parse(text).unwrap()).collect()
    }

    #[test]
    fn a_version_raises_one_number_by_one_and_begins_those_behind_it_anew() {
        let table = [
            // What is released, what is wanted, whether it may be.
            ("", "0.1.0", true),
            ("", "0.1.1", false),
            ("", "1.0.0", false),
            ("0.1.0", "0.1.1", true),
            ("0.1.0", "0.2.0", true),
            ("0.1.0", "1.0.0", true),
            ("0.1.0", "0.1.2", false),
            ("0.1.0", "0.3.0", false),
            ("0.1.0", "0.2.1", false),
            ("0.1.0", "2.0.0", false),
            ("0.1.0", "0.0.9", false),
            ("1.10.0 1.9.3 1.9.2", "1.10.1", true),
            ("1.9.2 1.10.0 1.9.3", "1.11.0", true),
            ("1.10.0 1.9.3", "1.9.4", false),
        ];
        for (released, wanted, fine) in table {
            let allowed =
                allow(&parse(wanted).unwrap(), &versions(released), &Version::new(0, 1, 0));
            assert_eq!(allowed.is_ok(), fine, "{wanted} after [{released}]: {allowed:?}");
        }
    }

    #[test]
    fn what_is_released_is_not_released_again() {
        let allowed =
            allow(&Version::new(0, 1, 0), &versions("0.2.0 0.1.0"), &Version::new(0, 2, 0));
        assert!(allowed.unwrap_err().starts_with("0.1.0 is in CHANGELOG.md already"));
    }

    #[test]
    fn a_refusal_says_what_comes_next() {
        let allowed = allow(&Version::new(3, 0, 0), &versions("1.2.3"), &Version::new(1, 2, 3));
        let remedy = "3.0.0 is not what comes next: that is 1.2.4, or 1.3.0, or 2.0.0";
        assert_eq!(allowed, Err(remedy.to_owned()));
    }

    #[test]
    fn only_three_numbers_are_a_release() {
        for text in ["v1.2.3", "1.2", "1.2.3-rc.1", "1.2.3+5", "01.2.3", "", "next"] {
            assert!(parse(text).unwrap_err().contains("is no version"), "{text}");
        }
        assert_eq!(parse("1.2.3"), Ok(Version::new(1, 2, 3)));
    }
}
