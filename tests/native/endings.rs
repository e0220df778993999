//! The endings that the package's script gives, read from where it has them.

use std::sync::LazyLock;

use newsreel::email::Endings;

const SCRIPT: &str = include_str!("../../src/js/endings.js");

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::new(&bytes()));

/// All endings that are known.
pub(crate) fn endings() -> &'static Endings {
    &ENDINGS
}

/// What `atob` makes of the script's text.
pub(crate) fn bytes() -> Vec<u8> {
    let text = SCRIPT.split('"').nth(1).unwrap_or_default();
    let digits = text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let bits: Vec<bool> =
        digits.flat_map(|digit| (0..6).rev().map(move |place| digit >> place & 1 == 1)).collect();
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    bits.chunks_exact(8).map(byte).collect()
}
