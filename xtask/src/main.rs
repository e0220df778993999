//! Newsreel's commands. `cargo xtask help` lists them.
//!
//! Where to start: [`Workshop`] knows where things are, [`step`] runs a process and tells how long
//! it took, [`setup`] installs what is missing, and each command has a module of its own.

mod arguments;
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

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command, Server};
use workshop::Workshop;

fn main() -> ExitCode {
    let Arguments { verbose, command } = Arguments::parse();
    match Workshop::find(verbose).and_then(|workshop| run(workshop, command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(workshop: Workshop, command: Command) -> Result<(), String> {
    match command {
        Command::Demo { port, watch } => serve::run(workshop, port, watch),
        Command::Test => test::run(&workshop),
        Command::Check => check::run(&workshop),
        Command::Audit { offline } => audit::run(&workshop, offline),
        Command::Package { twice: false } => package::run(&workshop),
        Command::Package { twice: true } => package::run_twice(&workshop),
        Command::Site => site::run(&workshop),
        Command::Dist { version } => dist::run(&workshop, version.as_deref()),
        Command::Release { version, dry_run } => release::run(&workshop, &version, dry_run),
        Command::Fuzz { target, seconds } => fuzz::run(&workshop, target.as_deref(), seconds),
        Command::Bench(wanted) => bench::run(&workshop, wanted),
        Command::Listen { write, wanted } => listen::run(&workshop, &wanted, write),
        Command::Matrix { wanted } => matrix::run(&workshop, &wanted),
        Command::Trace => trace::run(&workshop),
        Command::Hosts { write, wanted } => hosts::run(&workshop, &wanted, write),
        Command::Corpus { folder } => corpus::run(&workshop, &folder),
        Command::Endings { list } => endings::write(&workshop, &list),
        Command::Integration { server } => integrate(&workshop, server),
    }
}

fn integrate(workshop: &Workshop, server: Server) -> Result<(), String> {
    match server {
        Server::Django => integration::django(workshop),
        Server::Ghost => integration::ghost(workshop),
        Server::Mailman => integration::mailman(workshop),
        Server::Servers => integration::servers(workshop),
        Server::Sympa => integration::sympa(workshop),
        Server::Wordpress => integration::wordpress(workshop),
    }
}
