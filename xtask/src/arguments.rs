//! What may be asked for, and the help that says so.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::fuzz;
use crate::serve;

/// Newsreel's commands, from the root of a clone. Each installs what it lacks.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Show all that the tools print
    #[arg(long, global = true)]
    pub(crate) verbose: bool,
    /// What is to be done.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build, then serve the demo page and the site
    Demo {
        /// Takes any free one if it is 0
        #[arg(long, default_value_t = serve::DEFAULT_PORT)]
        port: u16,
        /// Build again after each change
        #[arg(long)]
        watch: bool,
    },
    /// Every test: native, in three browsers, and the page end to end
    Test,
    /// Format, lints, documentation, JavaScript types
    Check,
    /// Licences, sources and known faults of crates and npm packages
    Audit {
        /// Without known faults
        #[arg(long)]
        offline: bool,
    },
    /// The npm package at release weight, into pkg/
    Package {
        /// Also in another folder, where every byte must be the same
        #[arg(long)]
        twice: bool,
    },
    /// The site with the package at release weight, into target/site/, for any static host and path
    Site,
    /// What a release consists of, into target/dist/: the npm tarball, its hashes, a bill of materials, the
    /// changelog's words
    Dist {
        /// What the changelog calls it; what is not released yet if absent
        version: Option<String>,
    },
    /// Refuse what is not ready, else set the version, build, commit and tag, and push nothing
    Release {
        /// The version, by semantic versioning
        version: String,
        /// Change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// What holds for any input, tried by a fuzzer
    Fuzz {
        /// All of them if absent
        target: Option<String>,
        /// How long for each
        #[arg(default_value_t = fuzz::SECONDS)]
        seconds: u32,
    },
    /// Weight and speed beside other libraries (45 minutes)
    Bench(Bench),
    /// What a real screen reader says, compared with what is kept (10 minutes; needs Orca)
    Listen {
        /// Keep what it says now
        #[arg(long)]
        write: bool,
        /// Those of a journey, of a browser, or of both
        wanted: Vec<String>,
    },
    /// Partners' sites of each bundler and framework, built and opened (20 minutes)
    Matrix {
        /// These families or rows alone: vite, nuxt-dev
        wanted: Vec<String>,
    },
    /// What of the first module runs before the first slide stands
    Trace,
    /// What editors, wikis and filters leave of the snippet, opened and compared with the table of
    /// pkg/about.md (5 minutes; needs Debian 12 and Python)
    Hosts {
        /// Put into the table what is seen now
        #[arg(long)]
        write: bool,
        /// These hosts alone
        wanted: Vec<String>,
    },
    /// Test data of other projects, each disagreement shown
    Corpus {
        /// Where they are
        #[arg(default_value = "../shared/data")]
        folder: PathBuf,
    },
    /// src/js/endings.js from IANA's list of top-level domains
    Endings {
        /// The list
        list: PathBuf,
    },
    /// The product against a real server, installed on the first run
    Integration {
        /// Which one
        server: Server,
    },
}

/// What is to be measured.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// These groups alone
    pub(crate) groups: Vec<String>,
    /// Fewer rounds
    #[arg(long)]
    pub(crate) quick: bool,
    /// Into bench/results.json
    #[arg(long)]
    pub(crate) keep: bool,
    /// And beside the older package in this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) before: Option<PathBuf>,
}

/// Software that the product meets.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Server {
    /// django-newsletter, on a page of Django's own (110 MB; needs Python)
    Django,
    /// Ghost (600 MB)
    Ghost,
    /// Mailman 3 with Postorius (240 MB; needs Python)
    Mailman,
    /// nginx and Apache, with the recipes for publishers (3 MB; needs Debian 12)
    Servers,
    /// Sympa (30 MB; needs Debian 12)
    Sympa,
    /// WordPress: a bare address, the snippet and a frame, by role and editor (33 MB; needs Debian 12)
    Wordpress,
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::{Arguments, Command};

    #[test]
    fn the_arguments_are_in_order() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_port_is_a_number_of_16_bits() {
        let asked = |port| Arguments::try_parse_from(["xtask", "demo", "--port", port]);
        assert!(matches!(asked("0").unwrap().command, Command::Demo { port: 0, watch: false }));
        assert!(asked("65536").unwrap_err().to_string().contains("65535"));
    }

    #[test]
    fn what_is_no_command_is_told_with_one_that_is_meant() {
        let refusal = Arguments::try_parse_from(["xtask", "packge"]).unwrap_err().to_string();
        assert!(refusal.contains("package"), "{refusal}");
    }
}
