//! The themes of the package: each sets all that can be set, and can be read in light and dark.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const THEMES: [&str; 3] = ["gallery", "institutional", "neutral"];

/// What stands on what. WCAG 2.2, 1.4.3, asks for 4.5:1.
const PAIRS: [(&str, &str); 5] = [
    ("text", "surface"),
    ("muted", "surface"),
    ("error", "surface"),
    ("accent", "surface"),
    ("accent-text", "accent"),
];
const LEAST: f64 = 4.5;

fn read(path: &str) -> Result<String> {
    Ok(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?)
}

fn theme(name: &str) -> Result<BTreeMap<String, String>> {
    let css = read(&format!("src/css/themes/{name}.css"))?;
    let lines = css.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
    let own = lines.filter(|(name, _)| name.starts_with("--newsreel-"));
    Ok(own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// The custom properties of both elements, as the manifest names them.
fn properties() -> Result<BTreeSet<String>> {
    let manifest: Value = serde_json::from_str(&read("pkg/custom-elements.json")?)?;
    let declarations = manifest.pointer("/modules/0/declarations").and_then(Value::as_array);
    let declarations = declarations.ok_or("no elements")?;
    let named = declarations.iter().filter_map(|element| element.get("cssProperties")?.as_array());
    let names = named.flatten().filter_map(|property| property.get("name")?.as_str());
    Ok(names.map(ToOwned::to_owned).collect())
}

#[test]
fn each_theme_sets_every_custom_property_of_the_manifest_and_no_other() -> Result {
    for name in THEMES {
        let set: BTreeSet<String> = theme(name)?.into_keys().collect();
        assert_eq!(set, properties()?, "{name}");
    }
    Ok(())
}

#[test]
fn each_theme_gives_way_to_any_rule_of_the_page() -> Result {
    for name in THEMES {
        let css = read(&format!("src/css/themes/{name}.css"))?;
        let (_, rules) = css.split_once("*/").ok_or("no comment")?;
        let outside: Vec<&str> =
            rules.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        assert_eq!(outside, ["@layer newsreel {", "}"], "{name}");
    }
    Ok(())
}

#[test]
fn what_stands_on_something_can_be_read_in_light_and_dark() -> Result {
    for name in THEMES {
        let theme = theme(name)?;
        let colours = |property: &str| {
            let value = theme.get(&format!("--newsreel-{property}")).map_or("", String::as_str);
            both(value).ok_or_else(|| format!("{name}: {property}: {value}"))
        };
        for (above, below) in PAIRS {
            for (above_it, below_it) in colours(above)?.into_iter().zip(colours(below)?) {
                let ratio = contrast(above_it, below_it);
                assert!(ratio >= LEAST, "{name}: {above} on {below}: {ratio:.2}");
            }
        }
    }
    Ok(())
}

#[test]
fn contrast_is_what_wcag_says() {
    let of = |one: &str, other: &str| contrast(colour(one).unwrap(), colour(other).unwrap());
    assert!((of("#000", "#fff") - 21.0).abs() < 1e-9);
    assert!((of("#777777", "#fff") - 4.48).abs() < 0.01);
    assert_eq!(both("light-dark(#000, #fff)"), Some([[0, 0, 0], [255, 255, 255]]));
    assert_eq!(both("#000"), None);
}

type Colour = [u8; 3];

/// The colours of `light-dark()`.
fn both(value: &str) -> Option<[Colour; 2]> {
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")?;
    Some([colour(light)?, colour(dark)?])
}

fn colour(hex: &str) -> Option<Colour> {
    let digits = hex.strip_prefix('#')?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let number = u32::from_str_radix(&wide, 16).ok().filter(|_| wide.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

// WCAG 2.2, definitions of contrast ratio and of relative luminance.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
