//! django-newsletter on Django, installed by pip.

use super::Server;
use super::python::Parts;
use crate::workshop::Workshop;

/// Django with its newsletter, installed if it is not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let parts =
        Parts { name: "django-newsletter", list: "tests/integration/django/requirements.txt" };
    let (version, folder) = parts.provide(workshop)?;
    Ok(Server {
        name: format!("django-newsletter {version}"),
        tests: "tests/integration/django.test.mjs",
        env: vec![("NEWSREEL_DJANGO", folder)],
    })
}
