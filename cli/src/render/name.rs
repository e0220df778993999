//! Names of pages: the same in every run, of plain letters, and none of them twice.
//!
//! A name is the last part of the item's own address, else its id. Where that says too little, or
//! two items would have the same, a piece of the id's checksum follows: what is added to a feed
//! changes the name of no other page, unless it wants that very name.

use std::collections::{HashMap, HashSet};

use newsreel::feed::Item;
use newsreel::link::Link;

use crate::limits::NAME_CHARS;

/// The names of the pages of items, in their order.
pub fn names<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<String> {
    let stems: Vec<(String, &str)> = items.map(|item| (stem(item), item.id.as_str())).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (stem, _) in &stems {
        *counts.entry(stem).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let name = |(stem, id): &(String, &str)| {
        let is_alone = counts.get(stem.as_str()) == Some(&1);
        let name = if is_alone && is_free(stem) { stem.clone() } else { marked(stem, id) };
        let again = (2..).map(|number| format!("{name}-{number}"));
        let mut names = [name.clone()].into_iter().chain(again);
        let free = names.find(|name| taken.insert(name.clone())).unwrap_or_default();
        free + ".html"
    };
    stems.iter().map(name).collect()
}

/// What a name begins with; empty where there is nothing that it could be made of.
fn stem(item: &Item) -> String {
    let address = item.url.as_ref().map(Link::as_str).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts = path.rsplit('/').take_while(|part| !part.contains(':'));
    let parts = parts.map(|part| plain(without_ending(part)));
    // The site itself is no name.
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(plain));
    let mut parts = parts.filter(|part| Some(part) != host.as_ref());
    let of_address = parts.find(|part| !part.is_empty() && part != INDEX);
    let is_asked = address.contains('?');
    let of_address = of_address.filter(|_| !is_asked);
    of_address.unwrap_or_else(|| plain(item.id.rsplit('/').next().unwrap_or_default()))
}

fn without_ending(part: &str) -> &str {
    const ENDINGS: [&str; 4] = [".html", ".htm", ".php", ".md"];
    ENDINGS.iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part)
}

/// Letters and digits of ASCII, in small, with a hyphen for all else. Empty where the text is of
/// another script: half a word is no name.
fn plain(text: &str) -> String {
    if text.contains('%') || !text.is_ascii() {
        return String::new();
    }
    let lower = text.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    if joined.len() > NAME_CHARS { String::new() } else { joined }
}

const INDEX: &str = "index";

// Names that some system keeps for itself, and ours.
fn is_free(stem: &str) -> bool {
    const KEPT: [&str; 5] = ["aux", "con", "nul", "prn", INDEX];
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    !stem.is_empty() && !KEPT.contains(&stem) && !["com", "lpt"].contains(&device)
}

fn marked(stem: &str, id: &str) -> String {
    let stem = if stem.is_empty() { "article" } else { stem };
    format!("{stem}-{:08x}", crc32fast::hash(id.as_bytes()))
}

#[cfg(test)]
mod tests {
    use newsreel::check::resolve;
    use newsreel::link::Use;

    use super::*;

    fn item(id: &str, url: &str) -> Item {
        let url = Link::new(url, "https://a.example/", Use::Follow, resolve);
        Item { id: id.to_owned(), url, ..Item::default() }
    }

    fn named(items: &[(&str, &str)]) -> Vec<String> {
        let items: Vec<Item> = items.iter().map(|(id, url)| item(id, url)).collect();
        names(items.iter())
    }

    #[test]
    fn a_name_is_the_end_of_the_address_else_the_id() {
        let table = [
            (("1", "https://a.example/news/Tea-and-Ink/"), "tea-and-ink.html"),
            (("1", "https://a.example/news/tea_ink.php#top"), "tea-ink.html"),
            (("1", "https://a.example/tea/index.html"), "tea.html"),
            (("tag:a.example,2021:tea", "https://a.example/"), "tag-a-example-2021-tea.html"),
            (("https://a.example/?p=12", "https://a.example/?p=12"), "p-12.html"),
            (("tea", ""), "tea.html"),
        ];
        for ((id, url), expected) in table {
            assert_eq!(named(&[(id, url)]), [expected], "{id} {url}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder_or_is_kept_by_a_system() {
        for id in
            ["../../etc/passwd", "..", ".", "/", "\\..\\x", "con", "COM1", "index", "茶", "", "\0"]
        {
            let names = named(&[(id, "")]);
            let stem = names[0].strip_suffix(".html").unwrap();
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(!stem.is_empty() && stem.chars().all(is_plain), "{id}: {stem}");
            assert!(is_free(stem) && !stem.starts_with('-'), "{id}: {stem}");
        }
        assert!(named(&[(&"a".repeat(500), "")])[0].len() < 100);
    }

    #[test]
    fn two_of_a_name_have_each_a_mark_and_a_third_item_changes_nothing() {
        let two = named(&[("1", "/2021/tea"), ("2", "/2022/tea")]);
        assert!(two.iter().all(|name| name.starts_with("tea-")) && two[0] != two[1], "{two:?}");
        let three = named(&[("3", "/2023/ink"), ("1", "/2021/tea"), ("2", "/2022/tea")]);
        assert_eq!(three[1..], two);
        assert_eq!(named(&[("1", "/tea"), ("1", "/tea")])[1], format!("{}-2.html", "tea-83dcefb7"));
    }
}
