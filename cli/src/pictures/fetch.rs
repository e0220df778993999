//! Where pictures come from.

use crate::limits::PICTURE_BYTES;

/// Gets what lies at the address of a picture.
pub trait Fetch {
    /// The bytes, or why they are not to be had; `written` is the address as the source has it, where
    /// that is another.
    fn get(&self, address: &str, written: &str) -> Result<Vec<u8>, String>;
}

/// Why a picture that has too many bytes is not taken.
pub fn too_large() -> String {
    format!("it is larger than {} MB", PICTURE_BYTES / 1_000_000)
}
