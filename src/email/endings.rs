//! The endings that domains have: the top-level domains of the root zone, as a compressed set.
//!
//! Two letters have a bit each, in the order of the alphabet. Of all other endings, hashes are kept,
//! sorted, as the steps from one to the next (Golomb-Rice codes): one ending in some 670 that do not
//! exist is taken for one that does, and none that exists is missed.

/// Hashes are numbers below this one.
const HASHES: u32 = 800_000;

/// The bits of a step that are written as they are, the highest first; how often they overflow stands
/// before them, in ones that a zero ends.
const STEP_BITS: u32 = 9;

/// Where the steps begin: behind a bit for each two letters.
const STEPS: usize = 26 * 26;

/// Which top-level domains there are. The empty set knows nothing, so that nothing is doubted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endings {
    bytes: Vec<u8>,
}

impl Endings {
    /// The set that knows nothing.
    pub const NONE: &'static Self = &Self { bytes: Vec::new() };

    /// The set in the form that `cargo xtask endings` writes.
    pub fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec() }
    }

    /// Whether a lower-case A-label is in the set.
    pub fn has(&self, label: &str) -> bool {
        if let [first @ b'a'..=b'z', second @ b'a'..=b'z'] = *label.as_bytes() {
            return self.bit(usize::from(first - b'a') * 26 + usize::from(second - b'a'));
        }
        self.has_hash(hash(label))
    }

    /// Whether the set knows anything, but not this label.
    pub(super) fn lacks(&self, label: &str) -> bool {
        !self.bytes.is_empty() && !self.has(label)
    }

    fn has_hash(&self, wanted: u32) -> bool {
        let (mut hash, mut left) = (0_u32, 0);
        for at in STEPS..self.bytes.len() * 8 {
            let bit = u32::from(self.bit(at));
            if left > 0 {
                left -= 1;
                hash = hash.wrapping_add(bit << left);
                if left == 0 && hash >= wanted {
                    return hash == wanted;
                }
            } else if bit == 1 {
                hash = hash.wrapping_add(1 << STEP_BITS);
            } else {
                left = STEP_BITS;
            }
        }
        false
    }

    fn bit(&self, at: usize) -> bool {
        self.bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }
}

/// The number that stands for an ending (FNV-1a).
fn hash(label: &str) -> u32 {
    let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    label.bytes().fold(0x811C_9DC5, step) % HASHES
}
