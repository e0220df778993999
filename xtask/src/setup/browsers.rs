//! Browsers and their drivers: found, or installed where the system's packages are known to us.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tool::GECKODRIVER;
use crate::workshop::Workshop;

/// A program that the tests need from the system.
struct Program {
    what: &'static str,
    /// An environment variable that says where it is.
    variable: &'static str,
    /// Names on PATH, and places where systems put it.
    names: &'static [&'static str],
    debian: &'static str,
    ubuntu: &'static str,
}

static CHROMIUM: Program = Program {
    what: "Chromium or Chrome",
    variable: "CHROME_BIN",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    debian: "chromium",
    ubuntu: "chromium-browser",
};

static CHROMEDRIVER: Program = Program {
    what: "chromedriver of the same version",
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    debian: "chromium-driver",
    ubuntu: "chromium-chromedriver",
};

static FIREFOX: Program = Program {
    what: "Firefox",
    variable: "FIREFOX",
    names: &["firefox", "firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    debian: "firefox-esr",
    ubuntu: "firefox",
};

static WEBKIT: Program = Program {
    what: "WebKitGTK's MiniBrowser",
    variable: "WEBKIT",
    names: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    ],
    debian: "libwebkit2gtk-4.1-0",
    ubuntu: "libwebkit2gtk-4.1-0",
};

static WEBKIT_DRIVER: Program = Program {
    what: "WebKitWebDriver of WebKitGTK",
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    debian: "webkit2gtk-driver",
    ubuntu: "webkit2gtk-driver",
};

/// `WebKitGTK` has no way to run without a screen.
static XVFB: Program =
    Program { what: "Xvfb", variable: "XVFB", names: &["Xvfb"], debian: "xvfb", ubuntu: "xvfb" };

/// `WebKitGTK`, the one `WebKit` that a driver of ours can reach, is there for Linux alone.
static OF_LINUX: &[&Program] =
    if cfg!(target_os = "linux") { &[&WEBKIT, &WEBKIT_DRIVER, &XVFB] } else { &[] };

/// Letters of the languages that the tests show, where our own packages bring the browser:
/// elsewhere the system has them.
const FONTS: &[(&str, &str)] = &[
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    ("fonts-noto-core", "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"),
];

/// A system whose package names we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    Debian,
    Ubuntu,
    Other,
}

/// Where the browsers and drivers are.
#[derive(Debug)]
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) geckodriver: PathBuf,
    /// Where there is one.
    pub(crate) webkit: Option<WebKit>,
}

/// `WebKitGTK`, with the screen that it needs.
#[derive(Debug)]
pub(crate) struct WebKit {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) xvfb: PathBuf,
}

impl WebKit {
    fn find() -> Result<Self, String> {
        let (browser, driver) = (WEBKIT.require()?, WEBKIT_DRIVER.require()?);
        Ok(Self { browser, driver, xvfb: XVFB.require()? })
    }
}

impl Browsers {
    pub(crate) fn find(workshop: &Workshop) -> Result<Self, String> {
        Ok(Self {
            chromium: CHROMIUM.require()?,
            chromedriver: CHROMEDRIVER.require()?,
            firefox: FIREFOX.require()?,
            geckodriver: match from_environment("GECKODRIVER") {
                Some(path) => path,
                None => GECKODRIVER.program(workshop.places())?,
            },
            webkit: if OF_LINUX.is_empty() { None } else { Some(WebKit::find()?) },
        })
    }

    /// The programs, each with the variable that hands it over.
    pub(crate) fn handed_over(&self) -> Vec<(&'static str, &Path)> {
        let mut programs = vec![
            (CHROMIUM.variable, self.chromium.as_path()),
            (CHROMEDRIVER.variable, &self.chromedriver),
            (FIREFOX.variable, &self.firefox),
            ("GECKODRIVER", &self.geckodriver),
        ];
        if let Some(webkit) = &self.webkit {
            programs.extend([
                (WEBKIT.variable, webkit.browser.as_path()),
                (WEBKIT_DRIVER.variable, &webkit.driver),
                (XVFB.variable, &webkit.xvfb),
            ]);
        }
        programs
    }
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        from_environment(self.variable).or_else(|| self.names.iter().find_map(|name| locate(name)))
    }

    fn require(&self) -> Result<PathBuf, String> {
        self.find().ok_or_else(|| format!("{} is not there: set {}", self.what, self.variable))
    }

    fn package(&self, system: System) -> &'static str {
        match system {
            System::Debian => self.debian,
            System::Ubuntu => self.ubuntu,
            System::Other => self.what,
        }
    }
}

/// Installs the browsers and drivers that are missing, or says exactly what to install.
pub(super) fn provide(workshop: &Workshop) -> Result<(), String> {
    let system = system();
    let missing = missing(system);
    if missing.is_empty() {
        return Ok(());
    }
    if system == System::Other {
        return Err(format!(
            "the browser tests need {}.\nInstall them so that they are on PATH, or say where they \
             are with {} and GECKODRIVER.",
            missing.join(", "),
            needed().map(|program| program.variable).collect::<Vec<_>>().join(", "),
        ));
    }
    if !is_root(workshop) {
        return Err(format!(
            "the browser tests need packages of the system. Run this, then the command again:\n  \
             sudo apt-get update && sudo apt-get install --yes {}",
            missing.join(" ")
        ));
    }
    install(workshop, &missing)
}

pub(super) fn install(workshop: &Workshop, packages: &[&str]) -> Result<(), String> {
    let _lock = Workshop::lock(&workshop.cache, "apt")?;
    workshop.step("read the system's package lists", "apt-get").args(["update"]).run()?;
    workshop
        .step(format!("install {}", packages.join(", ")), "apt-get")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}

fn needed() -> impl Iterator<Item = &'static Program> {
    [&CHROMIUM, &CHROMEDRIVER, &FIREFOX].into_iter().chain(OF_LINUX.iter().copied())
}

fn missing(system: System) -> Vec<&'static str> {
    let programs =
        needed().filter(|program| program.find().is_none()).map(|program| program.package(system));
    let fonts = FONTS
        .iter()
        .filter(|(_, file)| system != System::Other && !Path::new(file).exists())
        .map(|(package, _)| *package);
    programs.chain(fonts).collect()
}

fn from_environment(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}

pub(super) fn locate(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    // Joining an absolute path to a folder gives that path.
    env::split_paths(&path).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

pub(super) fn is_root(workshop: &Workshop) -> bool {
    workshop.capture("id", &["-u"]).is_ok_and(|id| id == "0")
}

pub(super) fn system() -> System {
    system_of(&fs::read_to_string("/etc/os-release").unwrap_or_default())
}

fn system_of(release: &str) -> System {
    let id = release.lines().find_map(|line| line.strip_prefix("ID="));
    match id.map(|id| id.trim_matches('"')) {
        Some("debian") => System::Debian,
        Some("ubuntu") => System::Ubuntu,
        _ => System::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{System, system_of};

    #[test]
    fn the_system_is_known_by_its_id_and_by_nothing_else() {
        assert_eq!(system_of("VERSION_ID=\"12\"\nID=debian\n"), System::Debian);
        assert_eq!(system_of("ID=\"ubuntu\"\nID_LIKE=debian\n"), System::Ubuntu);
        assert_eq!(system_of("ID=fedora\n"), System::Other);
        assert_eq!(system_of(""), System::Other);
    }
}
