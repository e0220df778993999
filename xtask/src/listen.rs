//! The widget as a real screen reader says it, compared with what was read and found good.
//!
//! Not a part of the tests that run every day: it needs Orca, and its words are those of one version.

use crate::package::{self, Weight};
use crate::setup::{self, Browsers, orca};
use crate::step::Stopwatch;
use crate::workshop::Workshop;

/// The words that are kept are those of this version.
const ORCA: &str = "43.1";

/// Goes through the journeys, or those that all of `wanted` name; `writes` keeps what is heard.
pub(crate) fn run(workshop: &Workshop, wanted: &[String], writes: bool) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    if let Some(missing) = orca::provide(workshop)? {
        println!("There is nobody to listen: Orca needs {missing}. Nothing was heard or compared.");
        return Ok(());
    }
    setup::provide(workshop, setup::TEST)?;
    let browsers = Browsers::find(workshop)?;
    let version = workshop.capture("orca", &["--version"]).unwrap_or_default();
    if !version.contains(ORCA) {
        println!("This is another Orca than {ORCA}: it may say the same in other words. {version}");
    }
    package::provide(workshop, Weight::Quick)?;
    workshop
        .step("listen to Orca in Firefox and Chromium", "node")
        .args(["tests/listen/run.mjs"])
        .args(wanted)
        .env("NEWSREEL_WRITE", if writes { "1" } else { "" })
        .env("CHROME_BIN", &browsers.chromium)
        .env("FIREFOX", &browsers.firefox)
        .closing(|line| line.starts_with('✔'))
        .run()?;
    println!("\nListened for {}.", stopwatch.seconds());
    Ok(())
}
