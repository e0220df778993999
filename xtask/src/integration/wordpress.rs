//! WordPress, in the packages that Debian makes of it, of PHP and of `MariaDB`.

use super::debian;
use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::step::Stopwatch;
use crate::workshop::Workshop;

const PACKAGES: &str = "tests/integration/wordpress/packages.txt";

/// Has people write posts in it, and looks at what visitors get.
pub(super) fn run(workshop: &Workshop) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::SMALL_BUILD)?;
    setup::provide(workshop, setup::TEST)?;
    let browsers = Browsers::find(workshop)?;
    let folder = debian::provide(workshop, "wordpress", PACKAGES)?;
    package::provide(workshop, Weight::Small)?;
    workshop
        .step("build the command for publishers", "cargo")
        .args(["build", "--package", "newsreel-cli"])
        .run()?;
    workshop
        .step("write posts in WordPress, and look at them", "node")
        .args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
        .args(["tests/integration/wordpress.test.mjs"])
        .env("NEWSREEL_WORDPRESS", folder)
        .env("CHROME_BIN", &browsers.chromium)
        .closing(|line| ["✔", "ℹ"].iter().any(|mark| line.trim().starts_with(mark)))
        .run()?;
    println!("\nWordPress showed what the documentation says in {}.", stopwatch.seconds());
    Ok(())
}
