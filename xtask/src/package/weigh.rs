//! The bytes of each file of the package, as it is and as servers send it.

use std::path::Path;

use super::budget::Weighed;
use super::publish::built_files;
use crate::workshop::Workshop;

/// Compresses with what Node has built in, so that no compressor is compiled for a table.
const SCRIPT: &str = "bench/weigh.mjs";

/// The paste-in module.
const PASTE_IN: &[&str] = &["newsreel.js"];

/// What a page downloads in English before it shows a headline, with the style sheet of the host page.
const HEADLINE: &[&str] = &["newsreel.css", "newsreel.js", "widget.js", "carousel.wasm"];

/// What comes after it.
const REST: &[&str] = &["moves.wasm"];

/// What a form takes besides.
const FORM: &[&str] = &["signup.wasm", "signup.js"];

/// What comes when somebody uses it.
const USED: &[&str] = &["subscribe.wasm", "subscribe.js"];

/// Bytes raw, with gzip at 9 and with brotli at 11.
type Sizes = [u64; 3];

/// The files of a package with their sizes, in a fixed order.
#[derive(Debug)]
pub(super) struct Weights(Vec<(String, Sizes)>);

pub(super) fn weigh(workshop: &Workshop, package: &Path) -> Result<Weights, String> {
    let files = built_files(package);
    let mut arguments = vec![SCRIPT];
    let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    arguments.extend(paths.iter().map(AsRef::as_ref));
    let output = workshop.capture("node", &arguments)?;
    let names = files.iter().map(|file| name_in(package, file));
    Ok(Weights(names.zip(output.lines().map(sizes)).collect()))
}

impl Weights {
    pub(super) fn print(&self) -> Result<(), String> {
        println!("\n{:<24} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip -9", "brotli 11");
        for (name, sizes) in &self.0 {
            print_row(name, *sizes);
        }
        print_row("until the headline", self.sum(&[HEADLINE])?);
        print_row("news, in English", self.sum(&[HEADLINE, REST])?);
        print_row("a form's own", self.sum(&[FORM])?);
        print_row("news and a form, used", self.sum(&[HEADLINE, REST, FORM, USED])?);
        Ok(())
    }

    /// What the budget is about, in brotli: until the headline, what a form adds before it is used, all
    /// that a visitor downloads who has both elements in English, and the paste-in module.
    pub(super) fn weighed(&self) -> Result<Weighed, String> {
        Ok([
            ("headline", self.sum(&[HEADLINE])?[2]),
            ("form", self.sum(&[FORM])?[2]),
            ("visitor", self.sum(&[HEADLINE, REST, FORM, USED])?[2]),
            ("paste_in", self.sum(&[PASTE_IN])?[2]),
        ])
    }

    /// A file that is not there weighs nothing, which would be no merit.
    fn sum(&self, lists: &[&[&str]]) -> Result<Sizes, String> {
        lists.iter().copied().flatten().try_fold([0; 3], |[raw, gzip, brotli], name| {
            let row = self.0.iter().find(|(file, sizes)| file == name && sizes[2] > 0);
            let (_, sizes) = row.ok_or_else(|| format!("{name} was not weighed"))?;
            Ok([raw + sizes[0], gzip + sizes[1], brotli + sizes[2]])
        })
    }
}

fn name_in(package: &Path, file: &Path) -> String {
    file.strip_prefix(package).unwrap_or(file).to_string_lossy().into_owned()
}

fn sizes(line: &str) -> Sizes {
    let mut numbers = line.split(' ').map(|number| number.parse().unwrap_or_default());
    std::array::from_fn(|_| numbers.next().unwrap_or_default())
}

fn print_row(name: &str, [raw, gzip, brotli]: Sizes) {
    println!("{name:<24} {raw:>9} {gzip:>9} {brotli:>9}");
}

#[cfg(test)]
mod tests {
    use super::{PASTE_IN, Weights, sizes};

    fn weights(rows: &[(&str, &str)]) -> Weights {
        Weights(rows.iter().map(|(name, line)| ((*name).to_owned(), sizes(line))).collect())
    }

    #[test]
    fn what_a_visitor_downloads_is_summed_and_nothing_else() {
        let weights = weights(&[
            ("carousel.wasm", "100 30 20"),
            ("moves.wasm", "9 9 6"),
            ("newsreel_bg.wasm", "9 9 9"),
            ("signup.wasm", "0 0 5"),
            ("signup.js", "0 0 2"),
            ("subscribe.wasm", "0 0 7"),
            ("subscribe.js", "0 0 10"),
            ("newsreel.js", "1 2 3"),
            ("words/de.js", "9 9 9"),
            ("widget.js", "0 0 1"),
            ("newsreel.css", "0 0 4"),
        ]);
        let weighed = [("headline", 28), ("form", 7), ("visitor", 58), ("paste_in", 3)];
        assert_eq!(weights.weighed(), Ok(weighed));
    }

    #[test]
    fn a_file_that_is_gone_or_could_not_be_weighed_is_told() {
        let weights = weights(&[("newsreel.js", "killed")]);
        let nothing = Weights(vec![]).weighed();
        assert_eq!(nothing, Err("newsreel.css was not weighed".to_owned()));
        assert_eq!(weights.sum(&[PASTE_IN]), Err("newsreel.js was not weighed".to_owned()));
    }
}
