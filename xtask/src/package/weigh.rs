//! The bytes of each file of the package, as it is and as servers send it.

use std::path::Path;

use super::publish::built_files;
use crate::workshop::Workshop;

/// Compresses with what Node has built in, so that no compressor is compiled for a table.
const SCRIPT: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');
for (const path of process.argv.slice(1)) {
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes, { params })];
  console.log(sizes.map((size) => size.length).join(' '));
}";

/// What a page downloads that uses both elements in English.
const VISIT: [&str; 3] = ["newsreel.js", "widget.js", "newsreel_bg.wasm"];

/// Bytes raw, with gzip at 9 and with brotli at 11.
type Sizes = [u64; 3];

pub(super) fn print(workshop: &Workshop, package: &Path) -> Result<(), String> {
    let files = built_files(package);
    let mut arguments = vec!["-e", SCRIPT];
    let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    arguments.extend(paths.iter().map(AsRef::as_ref));
    let output = workshop.capture("node", &arguments)?;
    let names = files.iter().map(|file| name_in(package, file));
    let rows: Vec<(String, Sizes)> = names.zip(output.lines().map(sizes)).collect();
    println!("\n{:<24} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip -9", "brotli 11");
    for (name, sizes) in &rows {
        print_row(name, *sizes);
    }
    let visit = rows.iter().filter(|(name, _)| VISIT.contains(&name.as_str()));
    print_row("a visitor, in English", sum(visit.map(|(_, sizes)| *sizes)));
    Ok(())
}

fn name_in(package: &Path, file: &Path) -> String {
    file.strip_prefix(package).unwrap_or(file).to_string_lossy().into_owned()
}

fn sizes(line: &str) -> Sizes {
    let mut numbers = line.split(' ').map(|number| number.parse().unwrap_or_default());
    std::array::from_fn(|_| numbers.next().unwrap_or_default())
}

fn sum(rows: impl Iterator<Item = Sizes>) -> Sizes {
    rows.fold([0; 3], |[raw, gzip, brotli], row| [raw + row[0], gzip + row[1], brotli + row[2]])
}

fn print_row(name: &str, [raw, gzip, brotli]: Sizes) {
    println!("{name:<24} {raw:>9} {gzip:>9} {brotli:>9}");
}

#[cfg(test)]
mod tests {
    use super::{sizes, sum};

    #[test]
    fn sizes_are_read_and_summed_column_by_column() {
        let rows = ["100 30 20", "1 2 3"].map(sizes);
        assert_eq!(sum(rows.into_iter()), [101, 32, 23]);
    }
}
