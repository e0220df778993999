//! Mailman 3 with Postorius, its web interface, installed by pip.

use super::Server;
use super::python::Parts;
use crate::workshop::Workshop;

/// Mailman, installed if it is not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let parts = Parts { name: "mailman", list: "tests/integration/mailman/requirements.txt" };
    let (version, folder) = parts.provide(workshop)?;
    Ok(Server {
        name: format!("Mailman {version}"),
        tests: "tests/integration/mailman.test.mjs",
        env: vec![("NEWSREEL_MAILMAN", folder)],
    })
}
