//! Every test that CI runs: native, in browsers, and the demo page from end to end.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::package::{self, Weight};
use crate::screen::Screen;
use crate::setup::{self, Browsers};
use crate::site;
use crate::step::{Step, Stopwatch};
use crate::trace;
use crate::workshop::{Workshop, describe};

pub(crate) fn run(workshop: &Workshop) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::SMALL_BUILD)?;
    setup::provide(workshop, setup::TEST)?;
    let browsers = Browsers::find(workshop)?;
    native(workshop)?;
    of_the_bench(workshop)?;
    in_browsers(workshop, &browsers)?;
    package::provide(workshop, Weight::Small)?;
    package::keep_budget(workshop)?;
    trace::check(workshop, &browsers)?;
    package::is_reproducible(workshop)?;
    site::provide(workshop, Weight::Small)?;
    end_to_end(workshop, &browsers)?;
    println!("\nAll tests passed in {}.", stopwatch.seconds());
    Ok(())
}

fn native(workshop: &Workshop) -> Result<(), String> {
    workshop
        .step("native tests", "cargo")
        .args(["test", "--workspace"])
        .closing(|line| {
            let line = line.trim_start();
            ["Running ", "Doc-tests ", "test result: "].iter().any(|start| line.starts_with(start))
        })
        .run()
}

/// What the measuring counts with; the measuring itself takes a quiet machine and no part in this.
fn of_the_bench(workshop: &Workshop) -> Result<(), String> {
    workshop
        .step("the bench's arithmetic and feeds", "node")
        .args(["--test", "--test-reporter=spec"])
        .args(test_files(&workshop.root.join("bench"))?)
        .closing(is_count)
        .run()
}

fn in_browsers(workshop: &Workshop, browsers: &Browsers) -> Result<(), String> {
    let capabilities = capabilities(workshop, browsers)?;
    let drivers = [
        ("--chrome", "Chromium", "--chromedriver", &browsers.chromedriver, "GECKODRIVER"),
        ("--firefox", "Firefox", "--geckodriver", &browsers.geckodriver, "CHROMEDRIVER"),
    ];
    for (browser, title, option, driver, other) in drivers {
        // The runner would take the other browser's driver if it finds one.
        let step = in_browser(workshop, title, browser, option, driver, &capabilities);
        step.without_env(other).run()?;
    }
    in_webkit(workshop, browsers)
}

fn in_browser(
    workshop: &Workshop,
    title: &str,
    browser: &str,
    option: &str,
    driver: &Path,
    capabilities: &Path,
) -> Step {
    workshop
        .step(format!("tests in {title}"), "wasm-pack")
        .args(["test", "--mode", "no-install", "--headless", browser])
        .args([option.as_ref(), driver.as_os_str()])
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .closing(|line| line.trim_start().starts_with("test result: "))
}

/// `WebKitGTK`'s driver speaks the same protocol as Safari's, but needs a screen and a browser's name.
fn in_webkit(workshop: &Workshop, browsers: &Browsers) -> Result<(), String> {
    let Some(webkit) = &browsers.webkit else { return Ok(()) };
    let screen = Screen::open(&webkit.xvfb)?;
    let options = json!({ "binary": webkit.browser, "args": ["--automation"] });
    let wanted = json!({ "webkitgtk:browserOptions": options });
    let written = workshop.staging.join("webdriver-webkit.json");
    fs::write(&written, wanted.to_string()).map_err(|error| describe(&written, &error))?;
    let tests = || {
        in_browser(workshop, "WebKit", "--safari", "--safaridriver", &webkit.driver, &written)
            .without_env("CHROMEDRIVER")
            .without_env("GECKODRIVER")
            .env("DISPLAY", &screen.display)
            .env("GDK_BACKEND", "x11")
            // There is no graphics card behind that screen.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", WEBKIT_SECONDS)
            .run()
    };
    // It has been seen to stand still in the middle, whatever test that was; what is wrong is so twice.
    tests().or_else(|_| tests())
}

/// Five times as long as all of them take.
const WEBKIT_SECONDS: &str = "120";

/// `webdriver.json` with the browsers named that the environment asks for.
fn capabilities(workshop: &Workshop, browsers: &Browsers) -> Result<PathBuf, String> {
    let source = workshop.root.join("webdriver.json");
    let text = fs::read_to_string(&source).map_err(|error| describe(&source, &error))?;
    let mut wanted: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", source.display()))?;
    name_binary(&mut wanted, "/goog:chromeOptions", "CHROME_BIN", &browsers.chromium);
    name_binary(&mut wanted, "/moz:firefoxOptions", "FIREFOX", &browsers.firefox);
    let written = workshop.staging.join("webdriver.json");
    fs::create_dir_all(&workshop.staging).map_err(|error| describe(&workshop.staging, &error))?;
    fs::write(&written, wanted.to_string()).map_err(|error| describe(&written, &error))?;
    Ok(written)
}

/// Only where the environment asks: drivers know best where their own browser is.
fn name_binary(wanted: &mut Value, options: &str, variable: &str, browser: &Path) {
    let options = wanted.pointer_mut(options).and_then(Value::as_object_mut);
    if let (Some(_), Some(options)) = (env::var_os(variable), options) {
        options.insert("binary".to_owned(), json!(browser));
    }
}

/// The ways in which the widget runs, as `tests/e2e/browser.mjs` names them.
const MODES: [(&str, &str); 3] = [
    ("wasm", "the package and the demo page from end to end"),
    ("off", "the same without WebAssembly"),
    ("forbidden", "the same on a page that forbids WebAssembly"),
];

/// About the package, its files, its look and browsers: the same in every mode.
const ONCE: [&str; 37] = [
    "answers",
    "axe",
    "boxes",
    "browsers",
    "bundlers",
    "check-engines",
    "check-page",
    "check-served",
    "check-text",
    "docs",
    "docs-build",
    "docs-samples",
    "documents",
    "firefox",
    "frame",
    "front",
    "healing",
    "heard",
    "host-forms",
    "journeys",
    "journeys-moves",
    "journeys-news",
    "loading",
    "look",
    "make",
    "make-snippet",
    "make-works",
    "memory",
    "package",
    "page-scripts",
    "sequences",
    "start",
    "strict",
    "surroundings",
    "takeover",
    "ways-in",
    "without-browser",
];

fn end_to_end(workshop: &Workshop, browsers: &Browsers) -> Result<(), String> {
    let ourselves = env::current_exe().map_err(|error| error.to_string())?;
    let all = test_files(&workshop.root.join("tests").join("e2e"))?;
    for (mode, what) in MODES {
        let runs = |path: &&PathBuf| mode == "wasm" || !is_run_once(path);
        let step = workshop
            .step(what, "node")
            .args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
            .args(["--test-concurrency=2"])
            .args(all.iter().filter(runs))
            .env("NEWSREEL_MODE", mode)
            .env("NEWSREEL_XTASK", &ourselves)
            .closing(|line| line.trim().starts_with('✔') || is_count(line));
        let programs = browsers.handed_over().into_iter();
        programs.fold(step, |step, (variable, path)| step.env(variable, path)).run()?;
    }
    Ok(())
}

fn is_run_once(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ONCE.iter().any(|once| name.strip_suffix(".test.mjs") == Some(once))
}

/// Of Node's summary: how many passed, how many did not.
fn is_count(line: &str) -> bool {
    ["ℹ pass", "ℹ fail"].iter().any(|mark| line.trim().starts_with(mark))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| describe(folder, &error))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: there are no tests in it", folder.display()));
    }
    Ok(files)
}
