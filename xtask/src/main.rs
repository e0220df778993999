//! Newsreel's commands. `cargo xtask help` lists them.
//!
//! Where to start: [`Workshop`] knows where things are, [`step`] runs a process and tells how long
//! it took, [`setup`] installs what is missing, and each command has a module of its own.

mod audit;
mod base64;
mod bench;
mod check;
mod corpus;
mod dist;
mod endings;
mod fingerprint;
mod fuzz;
mod hosts;
mod integration;
mod listen;
mod matrix;
mod native;
mod package;
mod release;
mod screen;
mod serve;
mod setup;
mod site;
mod step;
mod test;
mod tool;
mod trace;
#[cfg(test)]
mod workflows;
mod workshop;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use workshop::Workshop;

/// Where the test data lies if nothing is said.
const CORPUS: &str = "../shared/data";

const USAGE: &str = "\
Newsreel's commands, from the root of a clone (each installs what it lacks):

  cargo xtask demo [--port N] [--watch]
                                build, then serve the demo page and the site (port 8080; 0 takes any
                                free one); --watch: build again after each change
  cargo xtask test              every test: native, in three browsers, and the page end to end
  cargo xtask check             format, lints, documentation, JavaScript types
  cargo xtask audit [--offline] licences, sources and known faults of crates and npm packages; offline:
                                without known faults
  cargo xtask package [--twice] the npm package at release weight, into pkg/; twice: also in another
                                folder, where every byte must be the same
  cargo xtask site              the site with the package at release weight, into target/site/, for any
                                static host and path
  cargo xtask dist [VERSION]    what a release consists of, into target/dist/: the npm tarball, its hashes,
                                a bill of materials, the changelog's words
  cargo xtask release VERSION [--dry-run]
                                refuse what is not ready, else set the version, build, commit and tag, and
                                push nothing; dry: change nothing
  cargo xtask fuzz [TARGET] [SECONDS]
                                what holds for any input, tried by a fuzzer (all targets, 300 each)
  cargo xtask bench [GROUP...]  weight and speed beside other libraries (45 minutes);
                                --quick: fewer rounds, --keep: into bench/results.json,
                                --before DIR: and beside an older package
  cargo xtask listen [--write] [JOURNEY] [BROWSER]
                                what a real screen reader says, compared with what is kept; --write
                                keeps what it says now (10 minutes; needs Orca)
  cargo xtask matrix [NAME...]  partners' sites of each bundler and framework, built and opened (20
                                minutes), or of these families or rows (vite, nuxt-dev)
  cargo xtask trace             what of the first module runs before the first slide stands
  cargo xtask hosts [--write] [HOST...]
                                what editors, wikis and filters leave of the snippet, opened and compared
                                with the table of pkg/about.md; --write puts there what is seen now (5
                                minutes; needs Debian 12 and Python)
  cargo xtask corpus [DIR]      test data of other projects (../shared/data), each disagreement shown
  cargo xtask endings FILE      src/js/endings.js from IANA's list of top-level domains
  cargo xtask integration ghost the sign-up against a real Ghost, installed on the first run (600 MB)
  cargo xtask integration django
                                the same against django-newsletter (110 MB; needs Python)
  cargo xtask integration mailman
                                the same against Mailman 3 with Postorius (240 MB; needs Python)
  cargo xtask integration sympa the same against Sympa (30 MB; needs Debian 12)
  cargo xtask integration servers
                                the recipes for publishers on nginx and Apache (3 MB; needs Debian 12)
  cargo xtask integration wordpress
                                a bare address, the snippet and a frame in WordPress, by role and
                                editor (33 MB; needs Debian 12)

  --verbose                     show all that the tools print
";

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Vec<String>) -> Result<(), String> {
    let verbose = take_flag(&mut arguments, "--verbose");
    let workshop = Workshop::find(verbose)?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["demo", ref wanted @ ..] => demo(workshop, wanted),
        ["test"] => test::run(&workshop),
        ["check"] => check::run(&workshop),
        ["audit"] => audit::run(&workshop, false),
        ["audit", "--offline"] => audit::run(&workshop, true),
        ["fuzz"] => fuzz::run(&workshop, None, fuzz::SECONDS),
        ["fuzz", target] => fuzz::run(&workshop, Some(target), fuzz::SECONDS),
        ["fuzz", target, seconds] => fuzz::run(&workshop, Some(target), seconds),
        ["bench", ref wanted @ ..] => bench::run(&workshop, wanted),
        ["hosts", "--write", ref wanted @ ..] => hosts::run(&workshop, wanted, true),
        ["hosts", ref wanted @ ..] => hosts::run(&workshop, wanted, false),
        ["integration", "django"] => integration::django(&workshop),
        ["integration", "ghost"] => integration::ghost(&workshop),
        ["integration", "mailman"] => integration::mailman(&workshop),
        ["integration", "servers"] => integration::servers(&workshop),
        ["integration", "sympa"] => integration::sympa(&workshop),
        ["integration", "wordpress"] => integration::wordpress(&workshop),
        ["listen", "--write", ref wanted @ ..] => listen::run(&workshop, wanted, true),
        ["listen", ref wanted @ ..] => listen::run(&workshop, wanted, false),
        ["corpus"] => corpus::run(&workshop, Path::new(CORPUS)),
        ["corpus", folder] => corpus::run(&workshop, Path::new(folder)),
        ["endings", list] => endings::write(&workshop, Path::new(list)),
        ["matrix", ref wanted @ ..] => matrix::run(&workshop, wanted),
        ["site"] => site::run(&workshop),
        ["trace"] => trace::run(&workshop),
        ["package"] => package::run(&workshop),
        ["package", "--twice"] => package::run_twice(&workshop),
        ["dist"] => dist::run(&workshop, None),
        ["dist", version] => dist::run(&workshop, Some(version)),
        ["release", version] => release::run(&workshop, version, false),
        ["release", version, "--dry-run"] => release::run(&workshop, version, true),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        [] => Err(format!("which command?\n\n{USAGE}")),
        _ => Err(format!("`{}` is not understood\n\n{USAGE}", words.join(" "))),
    }
}

fn demo(workshop: Workshop, wanted: &[&str]) -> Result<(), String> {
    let mut wanted: Vec<String> = wanted.iter().copied().map(str::to_owned).collect();
    let watches = take_flag(&mut wanted, "--watch");
    let port = match wanted.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => serve::DEFAULT_PORT,
        ["--port", port] => port_number(port)?,
        other => return Err(format!("`{}` is not understood\n\n{USAGE}", other.join(" "))),
    };
    serve::run(workshop, port, watches)
}

fn take_flag(arguments: &mut Vec<String>, flag: &str) -> bool {
    let count = arguments.len();
    arguments.retain(|argument| argument != flag);
    arguments.len() < count
}

fn port_number(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("`{text}` is no port: give a number from 0 to 65535"))
}
