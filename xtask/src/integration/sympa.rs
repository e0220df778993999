//! Sympa, in the packages that Debian makes of it.

use super::{Server, debian};
use crate::workshop::Workshop;

/// Sympa's packages, fetched if they are not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let folder = debian::provide(workshop, "sympa", "tests/integration/sympa/packages.txt")?;
    Ok(Server {
        name: "Sympa".to_owned(),
        tests: "tests/integration/sympa.test.mjs",
        env: vec![("NEWSREEL_SYMPA", folder)],
    })
}
