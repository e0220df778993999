//! A screen reader and what it takes to run one where nobody sits: found, or installed by `apt`.

use std::path::Path;

use super::browsers::{self, System};
use crate::workshop::Workshop;

/// What must be there, by program or by file, and the package that brings it.
const PARTS: &[(&str, &str)] = &[
    ("orca", "orca"),
    ("Xvfb", "xvfb"),
    ("dbus-daemon", "dbus-daemon"),
    ("gsettings", "libglib2.0-bin"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    ("/usr/share/glib-2.0/schemas/org.gnome.desktop.a11y.gschema.xml", "gsettings-desktop-schemas"),
];

/// Installs what is missing; says what cannot be had, if that is so.
pub(crate) fn provide(workshop: &Workshop) -> Result<Option<String>, String> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(None);
    }
    if browsers::system() == System::Other || !browsers::is_root(workshop) {
        return Ok(Some(missing.join(", ")));
    }
    browsers::install(workshop, &missing)?;
    Ok(None)
}

fn missing() -> Vec<&'static str> {
    let is_there = |name: &str| Path::new(name).exists() || browsers::locate(name).is_some();
    PARTS.iter().filter(|(name, _)| !is_there(name)).map(|(_, package)| *package).collect()
}
