//! One step of a command: a process that is announced, timed, and shown in full only when it fails.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often a step that is still running says how far it is.
const NOTICE_EVERY: Duration = Duration::from_secs(15);

/// The time since something began.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "these commands never run on wasm32")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds for the eye.
    pub(crate) fn seconds(self) -> String {
        format!("{:.1} s", self.0.elapsed().as_secs_f64())
    }
}

/// A process with the words that announce it.
#[derive(Debug)]
#[must_use = "a step does nothing until it is run"]
pub(crate) struct Step {
    what: String,
    command: Command,
    verbose: bool,
    optional: bool,
    closing: fn(&str) -> bool,
}

impl Step {
    pub(crate) fn new(what: String, command: Command, verbose: bool) -> Self {
        Self { what, command, verbose, optional: false, closing: |_| false }
    }

    pub(crate) fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, arguments: I) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// There is another way if this one fails, so its output alarms nobody.
    pub(crate) fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Which lines of the output are shown even if all is well, such as "12 passed".
    pub(crate) fn closing(mut self, is_closing: fn(&str) -> bool) -> Self {
        self.closing = is_closing;
        self
    }

    pub(crate) fn run(mut self) -> Result<(), String> {
        announce(&self.what);
        let stopwatch = Stopwatch::start();
        let mut child = self.spawn()?;
        let lines = self.follow(&mut child, stopwatch);
        let status = child.wait().map_err(|error| self.failure(&error.to_string()))?;
        if status.success() {
            println!(" {}", stopwatch.seconds());
            self.show_closing(&lines);
            return Ok(());
        }
        println!(" failed after {}", stopwatch.seconds());
        if !self.verbose && !self.optional {
            for line in &lines {
                println!("    {line}");
            }
        }
        Err(self.failure(&status.to_string()))
    }

    fn spawn(&mut self) -> Result<Child, String> {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| self.failure(&error.to_string()))
    }

    /// All lines of both streams, in the order in which they arrived.
    fn follow(&self, child: &mut Child, stopwatch: Stopwatch) -> Vec<String> {
        let (sender, receiver) = mpsc::channel();
        let stdout = child.stdout.take().map(|stream| read_lines(stream, sender.clone()));
        let stderr = child.stderr.take().map(|stream| read_lines(stream, sender));
        let lines = self.collect(&receiver, stopwatch);
        for reader in [stdout, stderr].into_iter().flatten() {
            // A reader cannot panic, and what it sent has been received.
            drop(reader.join());
        }
        lines
    }

    fn collect(&self, receiver: &Receiver<String>, stopwatch: Stopwatch) -> Vec<String> {
        let mut lines = Vec::new();
        let mut noticed = Stopwatch::start();
        loop {
            match receiver.recv_timeout(NOTICE_EVERY) {
                Ok(line) => {
                    self.echo(&line);
                    lines.push(line);
                }
                Err(RecvTimeoutError::Timeout) => (),
                Err(RecvTimeoutError::Disconnected) => return lines,
            }
            if !self.verbose && noticed.0.elapsed() >= NOTICE_EVERY {
                notice(stopwatch, lines.last());
                noticed = Stopwatch::start();
            }
        }
    }

    fn echo(&self, line: &str) {
        if self.verbose {
            print!("\n    {line}");
            flush();
        }
    }

    fn show_closing(&self, lines: &[String]) {
        if !self.verbose {
            for line in lines.iter().filter(|line| (self.closing)(line)) {
                println!("    {}", line.trim());
            }
        }
    }

    fn failure(&self, reason: &str) -> String {
        let program = self.command.get_program().to_string_lossy();
        format!("{}: `{program}` {}", self.what, hint(reason))
    }
}

/// A step that is our own work and no process.
pub(crate) fn time<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    announce(what);
    let stopwatch = Stopwatch::start();
    let result = work();
    println!(" {}{}", if result.is_err() { "failed after " } else { "" }, stopwatch.seconds());
    result
}

fn announce(what: &str) {
    print!("▸ {what} …");
    flush();
}

fn notice(stopwatch: Stopwatch, line: Option<&String>) {
    let line = line.map_or("", |line| line.trim());
    print!("\n    {}: {line} …", stopwatch.seconds());
    flush();
}

fn flush() {
    // Output that nobody reads any more is no reason to stop a build.
    drop(io::stdout().flush());
}

fn hint(reason: &str) -> String {
    if reason.starts_with("No such file") {
        return "is not installed, or not on PATH".to_owned();
    }
    format!("ended with {reason}")
}

fn read_lines(
    stream: impl Read + Send + 'static,
    sender: Sender<String>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            if sender.send(String::from_utf8_lossy(&line).trim_end().to_owned()).is_err() {
                return;
            }
        }
    })
}
