//! nginx and Apache with the recipes for publishers, in the packages that Debian makes of them.

use super::debian;
use crate::setup;
use crate::step::Stopwatch;
use crate::workshop::Workshop;

/// Asks both for a feed and a picture.
pub(super) fn run(workshop: &Workshop) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::TEST)?;
    let folder = debian::provide(workshop, "servers", "tests/integration/servers/packages.txt")?;
    workshop
        .step("ask nginx and Apache for a feed and a picture", "node")
        .args(["--test", "--test-reporter=spec", "--test-timeout=60000"])
        .args(["tests/integration/servers.test.mjs"])
        .env("NEWSREEL_SERVERS", folder)
        .closing(|line| ["✔", "ℹ"].iter().any(|mark| line.trim().starts_with(mark)))
        .run()?;
    println!("\nnginx and Apache sent what the recipes say in {}.", stopwatch.seconds());
    Ok(())
}
