//! `cargo xtask trace`: what of the first module runs before the first slide stands, in a browser.

use crate::package::{self, Traced, Weight};
use crate::setup::{self, Browsers};
use crate::step;
use crate::workshop::Workshop;

/// Builds what ships, visits it, and prints what ran.
pub(crate) fn run(workshop: &Workshop) -> Result<(), String> {
    setup::provide(workshop, setup::TEST)?;
    package::provide(workshop, Weight::Small)?;
    println!("\n{}", report(workshop, &Browsers::find(workshop)?)?);
    Ok(())
}

/// Refuses a list of the first stage that has more in it than visits need.
pub(crate) fn check(workshop: &Workshop, browsers: &Browsers) -> Result<(), String> {
    report(workshop, browsers).map(drop)
}

fn report(workshop: &Workshop, browsers: &Browsers) -> Result<String, String> {
    let traced = Traced::make(workshop)?;
    let seen =
        step::time("visit until the first slide stands", || visit(workshop, browsers, &traced))?;
    traced.judge(&seen)
}

fn visit(workshop: &Workshop, browsers: &Browsers, traced: &Traced) -> Result<String, String> {
    let ourselves = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut node = workshop.command("node");
    node.arg("tests/trace/run.mjs")
        .env("NEWSREEL_TRACED", &traced.file)
        .env("NEWSREEL_XTASK", ourselves);
    node.envs(browsers.handed_over());
    let output = node.output().map_err(|error| format!("cannot run `node`: {error}"))?;
    let (seen, told) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        Ok(seen.into_owned())
    } else {
        Err(format!("the visits failed:\n{told}"))
    }
}
