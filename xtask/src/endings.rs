//! `cargo xtask endings`: the top-level domains of the root zone, as the script that gives them.
//!
//! The list is IANA's `tlds-alpha-by-domain.txt`: a label a line, and comments that begin with `#`.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use newsreel::email::Endings;

use crate::base64;
use crate::workshop::{Workshop, describe};

/// The script, below the root of the clone.
const SCRIPT: &str = "src/js/endings.js";

/// What [`Endings`] reads: the number of hashes, and the bits of a step that are written plainly.
const HASHES: u32 = 800_000;
const STEP_BITS: u32 = 9;

pub(crate) fn write(workshop: &Workshop, list: &Path) -> Result<(), String> {
    let text = fs::read_to_string(list).map_err(|error| describe(list, &error))?;
    let script = script(&text)?;
    let path = workshop.root.join(SCRIPT);
    fs::write(&path, &script).map_err(|error| describe(&path, &error))?;
    println!("{SCRIPT}: {} bytes", script.len());
    Ok(())
}

/// The set that the product has.
pub(crate) static KNOWN: LazyLock<Endings> = LazyLock::new(|| {
    let script = include_str!("../../src/js/endings.js");
    Endings::new(&script.split('"').nth(1).and_then(base64::decoded).unwrap_or_default())
});

fn script(list: &str) -> Result<String, String> {
    let is_comment = |line: &&str| line.starts_with('#');
    let version = list.lines().find(is_comment).ok_or("the list does not say of when it is")?;
    let lines = list.lines().filter(|line| !is_comment(line)).map(str::trim);
    let labels: Vec<String> =
        lines.filter(|line| !line.is_empty()).map(str::to_ascii_lowercase).collect();
    let bytes = set(&labels);
    let endings = Endings::new(&bytes);
    if let Some(label) = labels.iter().find(|label| !endings.has(label)) {
        return Err(format!("`{label}` is not read back: src/email/endings.rs has another form"));
    }
    Ok(format!(
        "// The top-level domains of the root zone, as a set that `Endings` reads (`cargo xtask endings`).\n\
         // {}: {} of them.\n\nexport default \"{}\";\n",
        version.trim_start_matches(['#', ' ']),
        labels.len(),
        base64::encoded(&bytes),
    ))
}

/// A bit for each two letters, then the steps between the sorted hashes of all else.
fn set(labels: &[String]) -> Vec<u8> {
    let mut bits = vec![false; 26 * 26];
    let mut hashes = Vec::new();
    for label in labels {
        match pair(label).and_then(|at| bits.get_mut(at)) {
            Some(bit) => *bit = true,
            None => hashes.push(hash(label)),
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    let before = [0].into_iter().chain(hashes.iter().copied());
    for step in hashes.iter().zip(before).map(|(hash, before)| hash - before) {
        bits.extend((0..step >> STEP_BITS).map(|_| true));
        bits.push(false);
        bits.extend((0..STEP_BITS).rev().map(|place| step >> place & 1 == 1));
    }
    bytes(&bits)
}

/// The place of two letters among all pairs of letters.
fn pair(label: &str) -> Option<usize> {
    let [first @ b'a'..=b'z', second @ b'a'..=b'z'] = label.as_bytes() else { return None };
    Some(usize::from(first - b'a') * 26 + usize::from(second - b'a'))
}

fn hash(label: &str) -> u32 {
    let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    label.bytes().fold(0x811C_9DC5, step) % HASHES
}

/// The lowest bit first; what is left of the last byte are ones, which end no step.
fn bytes(bits: &[bool]) -> Vec<u8> {
    let byte = |bits: &[bool]| {
        (0..8).rfold(0, |byte, at| byte << 1 | u8::from(*bits.get(at).unwrap_or(&true)))
    };
    bits.chunks(8).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use newsreel::email::Endings;

    use super::{script, set};

    const LIST: &str = "# Version 7, Last Updated some day\nCOM\nDE\nMUSEUM\nXN--FIQS8S\n\n";

    #[test]
    fn what_is_in_the_list_is_in_the_set_and_little_else() {
        let labels = ["com", "de", "museum", "xn--fiqs8s"].map(str::to_owned);
        let endings = Endings::new(&set(&labels));
        assert!(["com", "de", "museum", "xn--fiqs8s"].iter().all(|label| endings.has(label)));
        assert!(!["con", "dee", "ed", "", "d", "xn--"].iter().any(|label| endings.has(label)));
    }

    #[test]
    fn the_script_tells_the_lists_version_and_length() {
        let script = script(LIST).unwrap();
        assert!(script.contains("\n// Version 7, Last Updated some day: 4 of them.\n"), "{script}");
        assert!(script.ends_with("\";\n"));
    }

    #[test]
    fn a_list_of_unknown_age_is_refused() {
        assert!(script("COM\nDE\n").is_err());
    }
}
