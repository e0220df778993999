//! The changelog: what is not released yet, and how it gets its version.

use semver::Version;

/// The heading of what is not released yet.
const UNRELEASED: &str = "Unreleased";

/// The versions that have a heading.
pub(crate) fn versions(text: &str) -> Vec<Version> {
    let names = sections(text).into_iter().filter_map(|(title, _)| title.split(' ').next());
    names.filter_map(|name| Version::parse(name).ok()).collect()
}

/// What stands under a version, for who announces it.
pub(crate) fn notes(text: &str, version: &Version) -> Option<String> {
    let version = version.to_string();
    let of_version = |(title, _): &(&str, &str)| title.split(' ').next() == Some(&version);
    sections(text).into_iter().find(of_version).map(|(_, body)| format!("{}\n", body.trim()))
}

/// What is not released yet.
pub(crate) fn unreleased(text: &str) -> Option<String> {
    let found = sections(text).into_iter().find(|(title, _)| *title == UNRELEASED);
    found.map(|(_, body)| format!("{}\n", body.trim()))
}

/// The changelog in which what was not released is, as of a day; a new empty heading stands above it.
pub(super) fn release(text: &str, version: &Version, day: &str) -> Result<String, String> {
    let waiting = unreleased(text).ok_or(
        "CHANGELOG.md has no heading `## Unreleased`: put one above the latest version, and say \
         under it what has changed",
    )?;
    if waiting.trim().is_empty() {
        return Err(
            "CHANGELOG.md says nothing under `## Unreleased`: say there what has changed for \
                    those who use it"
                .to_owned(),
        );
    }
    let heading = format!("## {UNRELEASED}\n");
    Ok(text.replacen(&heading, &format!("{heading}\n## {version} ({day})\n"), 1))
}

/// Each heading of the second level with what stands under it.
fn sections(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("\n## ").skip(1);
    parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Version, notes, release, unreleased, versions};

    const TEXT: &str = "# Changelog\n\nWords.\n\n## Unreleased\n\n- New.\n\n### Deep\n\n- Too.\n\n\
                        ## 1.10.0 (2026-01-02)\n\n- Old.\n\n## 1.9.0 (2025-01-02)\n\n- Older.\n";

    #[test]
    fn what_waits_gets_a_version_and_a_day() {
        let text = release(TEXT, &Version::new(1, 11, 0), "2026-02-03").unwrap();
        let start = "# Changelog\n\nWords.\n\n## Unreleased\n\n## 1.11.0 (2026-02-03)\n\n- New.\n";
        assert!(text.starts_with(start), "{text}");
        assert!(text.ends_with(TEXT.split_once("### Deep").unwrap().1), "the rest is as it was");
        assert_eq!(
            notes(&text, &Version::new(1, 11, 0)).unwrap(),
            "- New.\n\n### Deep\n\n- Too.\n"
        );
        assert_eq!(unreleased(&text).unwrap(), "\n");
    }

    #[test]
    fn versions_are_read_from_the_headings() {
        assert_eq!(versions(TEXT), [Version::new(1, 10, 0), Version::new(1, 9, 0)]);
    }

    #[test]
    fn nothing_to_say_is_nothing_to_release() {
        for (text, said) in [
            ("# C\n\n## Unreleased\n\n## 1.0.0 (2026-01-01)\n\n- Old.\n", "says nothing under"),
            ("# C\n\n## Unreleased\n", "says nothing under"),
            ("# C\n\n## 1.0.0 (2026-01-01)\n", "has no heading"),
            ("", "has no heading"),
        ] {
            let error = release(text, &Version::new(1, 1, 0), "2026-02-03").unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }

    #[test]
    fn a_version_without_a_heading_has_no_notes() {
        assert_eq!(notes(TEXT, &Version::new(1, 1, 0)), None);
        assert_eq!(notes(TEXT, &Version::new(1, 9, 0)).unwrap(), "- Older.\n");
    }
}
