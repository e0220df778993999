//! Attack and benign HTML, through the real widget in every browser that is at hand.
//!
//! A page shows each row in the reader and judges what became of it (`tests/corpus`), without a
//! content security policy, and under a strict one with and without the policy `newsreel`.

use std::env;
use std::path::Path;

use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::workshop::Workshop;

/// Both belong together: what drops everything would pass the first alone.
const FILES: [&str; 2] = ["xss.jsonl", "benign_html.jsonl"];

/// Where Debian and Ubuntu have the third engine, if it is installed (`webkit2gtk-driver`, `xvfb`).
const WEBKIT_DRIVER: &str = "/usr/bin/WebKitWebDriver";
const WEBKIT: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

pub(super) fn is_in(dir: &Path) -> bool {
    FILES.iter().all(|file| dir.join(file).exists())
}

pub(super) fn judge(workshop: &Workshop, dir: &Path) -> Result<(), String> {
    setup::provide(workshop, setup::TEST)?;
    package::provide(workshop, Weight::Quick)?;
    let browsers = Browsers::find(workshop)?;
    let dir = dir.canonicalize().map_err(|error| error.to_string())?;
    let mut step = workshop
        .step("attack and benign HTML in the browsers", "node")
        .args([workshop.root.join("tests/corpus/run.mjs"), dir, workshop.root.join("pkg")])
        .env("CHROME_BIN", &browsers.chromium)
        .env("CHROMEDRIVER", &browsers.chromedriver)
        .env("FIREFOX", &browsers.firefox)
        .env("GECKODRIVER", &browsers.geckodriver)
        .closing(|_| true);
    for (name, path) in [("WEBKITDRIVER", WEBKIT_DRIVER), ("WEBKIT", WEBKIT)] {
        if env::var_os(name).is_none() && Path::new(path).exists() {
            step = step.env(name, path);
        }
    }
    step.run().map_err(|_| FILES.join(", "))
}
