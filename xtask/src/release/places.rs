//! Where the version stands, and how it is set there.

use std::fs;
use std::path::Path;

use semver::Version;

use crate::workshop::describe;

/// Every file that says the version, and in which words; `{}` is the version.
const PLACES: [(&str, &[&str]); 6] = [
    ("Cargo.toml", &["\nversion = \"{}\""]),
    ("cli/Cargo.toml", &["\nversion = \"{}\"", "path = \"..\", version = \"{}\""]),
    ("Cargo.lock", LOCKED),
    ("fuzz/Cargo.lock", LOCKED),
    ("pkg/package.json", &["\n  \"version\": \"{}\""]),
    ("pkg/about.md", ADDRESSES),
];

const LOCKED: &[&str] =
    &["name = \"newsreel\"\nversion = \"{}\"", "name = \"newsreel-cli\"\nversion = \"{}\""];

/// Of what people paste: a version on a CDN, and a folder of their own.
const ADDRESSES: &[&str] = &["newsreel@{}/", "/newsreel/{}/"];

/// A file of the clone with a text that it has, or is to have.
pub(super) type Text = (&'static str, String);

/// The files that say the version.
pub(super) fn read(root: &Path) -> Result<Vec<Text>, String> {
    let one = |(name, _): &(&'static str, _)| {
        let path = root.join(name);
        let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        Ok((*name, text))
    };
    PLACES.iter().map(one).collect()
}

/// The version that they all say.
pub(super) fn agreed(texts: &[Text]) -> Result<Version, String> {
    let mut said: Vec<(&str, Version)> = Vec::new();
    for (file, text) in texts {
        for form in forms(file) {
            let found = found(text, form);
            if found.is_empty() {
                return Err(format!("{file} says no version as in `{}`", form.trim()));
            }
            said.extend(found.into_iter().map(|version| (*file, version)));
        }
    }
    let (_, first) = said.first().ok_or("no file says a version")?;
    match said.iter().find(|(_, version)| version != first) {
        None => Ok(first.clone()),
        Some((file, other)) => Err(format!(
            "Cargo.toml says {first}, {file} says {other}: set all to {first}, or to what is right"
        )),
    }
}

/// The same files, saying another version.
pub(super) fn set(texts: &[Text], from: &Version, to: &Version) -> Vec<Text> {
    let filled = |form: &str, version: &Version| form.replace("{}", &version.to_string());
    let one = |(file, text): &Text| {
        let changed = forms(file)
            .iter()
            .fold(text.clone(), |text, form| text.replace(&filled(form, from), &filled(form, to)));
        (*file, changed)
    };
    texts.iter().map(one).collect()
}

fn forms(file: &str) -> &'static [&'static str] {
    PLACES.iter().find(|(name, _)| *name == file).map_or(&[], |(_, forms)| *forms)
}

fn found(text: &str, form: &str) -> Vec<Version> {
    let (before, after) = form.split_once("{}").unwrap_or((form, ""));
    let pieces = text.split(before).skip(1);
    pieces
        .filter_map(|piece| piece.split_once(after))
        .filter_map(|(version, _)| Version::parse(version).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{ADDRESSES, PLACES, Version, agreed, found, read, set};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    #[test]
    fn our_own_files_agree_and_can_be_set() {
        let texts = read(root()).unwrap();
        let current = agreed(&texts).unwrap();
        let next = Version::new(123, 45, 6);
        let changed = set(&texts, &current, &next);
        assert_eq!(agreed(&changed), Ok(next.clone()));
        assert_eq!(set(&changed, &next, &current), texts, "nothing else has changed");
    }

    #[test]
    fn a_dissenter_is_named() {
        let mut texts = read(root()).unwrap();
        for place in 0..texts.len() {
            let (file, whole) = texts[place].clone();
            let current = agreed(&texts).unwrap().to_string();
            texts[place].1 = whole.replace(&current, "77.0.0");
            let error = agreed(&texts).unwrap_err();
            assert!(error.contains(file) && error.contains("77.0.0"), "{error}");
            texts[place].1 = String::new();
            assert!(agreed(&texts).unwrap_err().contains("says no version"), "{file}");
            texts[place].1 = whole;
        }
    }

    fn texts_below(folder: &Path, to: &mut Vec<PathBuf>) {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            match path.is_dir() {
                true if path.ends_with("node_modules") => (),
                true => texts_below(&path, to),
                false => to.push(path),
            }
        }
    }

    #[test]
    fn what_is_written_by_hand_says_the_version_nowhere_else() {
        let mut paths = vec![root().join("README.md"), root().join("ARCHITECTURE.md")];
        for folder in ["src", "www", "cli"] {
            texts_below(&root().join(folder), &mut paths);
        }
        assert!(paths.len() > 200, "{}", paths.len());
        for path in paths {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let is_known = PLACES.iter().any(|(file, _)| *file == name);
            let says = ADDRESSES.iter().any(|form| !found(&text, form).is_empty());
            assert!(is_known || !says, "{name} says a version: `PLACES` lacks it");
        }
    }

    #[test]
    fn what_is_no_version_is_left_alone() {
        assert_eq!(
            found("newsreel@latest/ newsreel@1.0.0/", "newsreel@{}/"),
            [Version::new(1, 0, 0)]
        );
    }
}
