//! Reads a text byte by byte.
//!
//! The standard library looks for patterns of all kinds, each with code of its own, on the way to a
//! visitor. All that is looked for here is ASCII: no byte of another character is taken for it.

/// White space, as HTML has it.
pub const SPACE: &str = " \t\n\r\u{c}";

/// A place in a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes are left.
    pub const fn left(&self) -> usize {
        self.text.len().saturating_sub(self.at)
    }

    /// Whether this is the end.
    pub const fn is_over(&self) -> bool {
        self.left() == 0
    }

    /// All that is left.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands between an earlier place and this one.
    pub fn since(&self, earlier: &Self) -> &'a str {
        self.text.get(earlier.at..self.at).unwrap_or_default()
    }

    /// The byte that stands here; 0 at the end.
    pub fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Goes past one byte, if there is one.
    pub const fn step(&mut self) {
        if !self.is_over() {
            self.at += 1;
        }
    }

    /// What stands before the next byte of a set, which is the place then.
    pub fn before(&mut self, set: &str) -> &'a str {
        self.go(set, true)
    }

    /// What stands before the next byte of a set, which is passed.
    pub fn part(&mut self, set: &str) -> &'a str {
        let part = self.before(set);
        self.step();
        part
    }

    /// Goes past all bytes of a set that stand here, and gives them.
    pub fn pass(&mut self, set: &str) -> &'a str {
        self.go(set, false)
    }

    // To the first byte that is in the set, if those end what is looked for, else to the first that
    // is not.
    fn go(&mut self, set: &str, they_end: bool) -> &'a str {
        let (start, rest) = (*self, self.rest());
        let known = if they_end { natively(rest, set) } else { None };
        let is_end = |byte: u8| set.bytes().any(|one| one == byte) == they_end;
        let end = || rest.bytes().position(is_end).unwrap_or(rest.len());
        self.at += known.unwrap_or_else(end);
        self.since(&start)
    }

    /// Goes past a word if it stands here, in any case.
    pub fn eat(&mut self, word: &str) -> bool {
        let here = self.text.as_bytes().get(self.at..self.at + word.len());
        let is_here = here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()));
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    /// Goes to the next place of a word, or to the end.
    pub fn seek(&mut self, word: &str) {
        while !self.is_over() && !{ *self }.eat(word) {
            self.step();
        }
    }
}

/// Where the first byte of a small set stands, or the end: publishers' archives are long, and what no
/// visitor downloads may be large.
#[cfg(all(feature = "check", not(target_arch = "wasm32")))]
fn natively(text: &str, set: &str) -> Option<usize> {
    let text = text.as_bytes();
    let found = match *set.as_bytes() {
        [one] => memchr::memchr(one, text),
        [one, two] => memchr::memchr2(one, two, text),
        [one, two, three] => memchr::memchr3(one, two, three, text),
        _ => return None,
    };
    Some(found.unwrap_or(text.len()))
}

#[cfg(not(all(feature = "check", not(target_arch = "wasm32"))))]
const fn natively(_: &str, _: &str) -> Option<usize> {
    None
}

/// Whether a byte of a set stands in a text.
pub fn has(text: &str, set: &str) -> bool {
    let mut text = Scanner::new(text);
    text.before(set);
    !text.is_over()
}

/// Whether a text is made of the bytes of a set alone.
pub fn is_all(text: &str, set: &str) -> bool {
    let mut text = Scanner::new(text);
    text.pass(set);
    text.is_over()
}

/// Whether a word stands in a text, in any case.
pub fn finds(text: &str, word: &str) -> bool {
    let mut text = Scanner::new(text);
    text.seek(word);
    !text.is_over()
}

/// Whether a text stands in another one, as it is.
pub fn holds(text: &str, part: &str) -> bool {
    let part = part.as_bytes();
    part.is_empty() || text.as_bytes().windows(part.len()).any(|here| here == part)
}

/// Adds a text, with another one in place of each byte of a set.
pub fn replace_into(written: &mut String, text: &str, set: &str, by: &str) {
    let mut rest = Scanner::new(text);
    written.push_str(rest.before(set));
    while !rest.is_over() {
        rest.step();
        written.extend([by, rest.before(set)]);
    }
}

/// Texts, one after the other: the standard library's `concat` is ten times as long.
pub fn joined(texts: &[&str]) -> String {
    let mut joined = String::new();
    for text in texts {
        joined.push_str(text);
    }
    joined
}

/// What stands between the bytes of a set, without white space around it, if there is anything.
pub fn parts(text: &str, set: &str) -> Vec<String> {
    let (mut rest, mut parts) = (Scanner::new(text), vec![]);
    while !rest.is_over() {
        let part = rest.part(set).trim();
        if !part.is_empty() {
            parts.push(part.to_owned());
        }
    }
    parts
}

/// The place of a word among words that have a space between them, in any case.
pub fn listed(list: &str, word: &str) -> Option<usize> {
    place(list, word, str::eq_ignore_ascii_case)
}

/// The place of a word among words that have a space between them, as it is.
pub fn place_of(list: &str, word: &str) -> Option<usize> {
    place(list, word, |listed, word| listed == word)
}

fn place(list: &str, word: &str, is: fn(&str, &str) -> bool) -> Option<usize> {
    let mut list = Scanner::new(list);
    let mut place = 0;
    while !list.is_over() {
        if is(list.part(" "), word) {
            return Some(place);
        }
        place += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_at_bytes() {
        let mut text = Scanner::new("été=1 ,2");
        assert_eq!((text.before("="), text.byte(), text.left()), ("été", b'=', 5));
        assert_eq!((text.part("="), text.part(", "), text.pass(" ,")), ("", "1", ","));
        assert_eq!((text.rest(), text.part(","), text.is_over()), ("2", "2", true));
        assert_eq!((text.byte(), text.rest(), text.part(",")), (0, "", ""));
    }

    #[test]
    fn words_are_found_in_any_case() {
        let mut text = Scanner::new("é</SCRIPT>x");
        text.seek("</script");
        assert!(text.eat("</script") && !text.eat("x"));
        text.seek("y");
        assert!(text.is_over());
    }

    #[test]
    fn a_text_is_looked_through_for_bytes_and_words() {
        assert!(has("a,b", ";,") && !has("a,b", ";:") && !has("", ","));
        assert!(is_all("1,2", "12,") && !is_all("1,3", "12,") && is_all("", ","));
        assert!(finds("é<HTML>", "<html") && !finds("<htm", "<html"));
        assert!(holds("é<html>", "é<") && !holds("<HTML", "<html") && holds("", ""));
        let mut written = "=".to_owned();
        replace_into(&mut written, ",a,é", ",", "%2C");
        assert_eq!(written, "=%2Ca%2Cé");
        assert_eq!(parts(" a b ,, c,", ","), ["a b", "c"]);
    }

    #[test]
    fn a_word_is_one_of_a_list_or_not() {
        assert_eq!((listed("br hr", "HR"), place_of("br hr", "HR")), (Some(1), None));
        assert_eq!(place_of("br hr", "br"), Some(0));
        for word in ["", "b", "br hr", "r"] {
            assert_eq!(listed("br hr", word), None, "{word}");
        }
    }
}
