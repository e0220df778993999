//! How long the check of an address takes without a browser: `cargo bench --bench email`.
//!
//! It prints one line of JSON for `cargo xtask bench email`, which shows it beside the others.

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsreel::email::{Options, check};
use serde_json::{Value, json};

/// Both kinds of texts, shared with the measurement of the JavaScript libraries.
const TEXTS: &str = include_str!("addresses.json");

const ROUNDS: usize = 15;
const ROUND: Duration = Duration::from_millis(100);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let texts: Value = serde_json::from_str(TEXTS)?;
    let typed: Vec<&str> = list(&texts, "typed").iter().filter_map(Value::as_str).collect();
    let hostile: Vec<String> = list(&texts, "hostile").iter().map(grown).collect();
    nanoseconds(&typed); // the first round finds cold caches
    let samples: Vec<f64> = (0..ROUNDS).map(|_| nanoseconds(&typed)).collect();
    let worst = hostile.iter().map(|text| best_of(text)).fold(0.0, f64::max);
    println!("{}", json!({ "ns": samples, "worst_ms": worst * 1e3 }));
    Ok(())
}

/// For an address: the median of many passes, since others may use the processor in some.
fn nanoseconds(texts: &[&str]) -> f64 {
    let begin = now();
    let mut passes = Vec::new();
    while begin.elapsed() < ROUND {
        let pass = now();
        for text in texts {
            run(text);
        }
        passes.push(pass.elapsed());
    }
    passes.sort_unstable();
    let median = passes.get(passes.len() / 2).copied().unwrap_or_default();
    median.as_secs_f64() * 1e9 / f64::from(u32::try_from(texts.len()).unwrap_or(u32::MAX))
}

/// The shortest of some runs, in seconds: what the text costs when nothing else disturbs.
fn best_of(text: &str) -> f64 {
    let once = || {
        let begin = now();
        run(text);
        begin.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn run(text: &str) {
    black_box(check(black_box(text), &Options::new(&to_ascii, &nfc)));
}

#[expect(clippy::disallowed_methods, reason = "this never runs on wasm32")]
fn now() -> Instant {
    Instant::now()
}

fn list<'a>(texts: &'a Value, key: &str) -> &'a [Value] {
    texts.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A hostile text, which the file describes in short.
fn grown(shape: &Value) -> String {
    let part = |key| shape.get(key).and_then(Value::as_str).unwrap_or_default();
    let times = shape.get("times").and_then(Value::as_u64).unwrap_or_default();
    let times = usize::try_from(times).unwrap_or_default();
    [part("before"), &part("repeat").repeat(times), part("after")].concat()
}

/// The stand-in for the browser's URL parser.
fn to_ascii(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::URL).ok()?;
    Some(ascii.into_owned())
}

/// The stand-in for the browser's `normalize`.
fn nfc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}
