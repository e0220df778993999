//! Slips of the finger: how far one word is from another, and whether the way is a likely one.

/// What a likely slip costs: a letter left out, two swapped, one key hit twice, or a near one hit beside
/// the right one or in its place.
pub(super) const LIKELY: u8 = 2;

/// What any other slip costs: a far key is hit.
pub(super) const ANY: u8 = 3;

/// What stands where a word has no letter.
const NONE: u8 = b' ';

/// The least cost of slips that make `typed` of `meant` (optimal string alignment), up to a limit.
pub(super) fn cost(typed: &[u8], meant: &[u8], limit: u8) -> Option<u8> {
    Some(least(NONE, typed, meant, limit)).filter(|cost| *cost <= limit)
}

/// The same, more than the limit if it is. `before` is the key that was hit last.
fn least(before: u8, typed: &[u8], meant: &[u8], limit: u8) -> u8 {
    let (before, typed, meant) = after_common_start(before, typed, meant);
    if typed.is_empty() && meant.is_empty() {
        return 0;
    }
    let ((key, rest), (letter, left)) = (first(typed), first(meant));
    let ((next, behind), (second, last)) = (first(rest), first(left));
    let replaced = with(price(key, letter), key, rest, left, limit);
    let added = with(price(key, before).min(price(key, next)), key, rest, meant, limit);
    let lost = with(LIKELY, before, typed, left, limit);
    let swapped = if key == second && next == letter { LIKELY } else { u8::MAX };
    replaced.min(added).min(lost).min(with(swapped, next, behind, last, limit))
}

/// The last key that was right from the beginning on, and what follows it.
fn after_common_start<'a>(
    mut before: u8,
    mut typed: &'a [u8],
    mut meant: &'a [u8],
) -> (u8, &'a [u8], &'a [u8]) {
    while let ([a, typed_tail @ ..], [b, meant_tail @ ..]) = (typed, meant)
        && a == b
    {
        (before, typed, meant) = (*a, typed_tail, meant_tail);
    }
    (before, typed, meant)
}

/// The cost of one slip and of those behind it.
fn with(price: u8, before: u8, typed: &[u8], meant: &[u8], limit: u8) -> u8 {
    match limit.checked_sub(price) {
        Some(limit) => least(before, typed, meant, limit).saturating_add(price),
        None => u8::MAX,
    }
}

const fn first(word: &[u8]) -> (u8, &[u8]) {
    match word {
        [first, rest @ ..] => (*first, rest),
        [] => (NONE, word),
    }
}

fn price(key: u8, letter: u8) -> u8 {
    if key == letter || distance(key, letter) == 1 { LIKELY } else { ANY }
}

/// Whether a text begins as a word does, or as it would after one likely slip: people miss the first
/// key of a word for a near one, but hardly ever for a far one.
pub(super) fn start_alike(typed: &[u8], meant: &[u8]) -> bool {
    let ([a, b, ..], [c, d, meant_tail @ ..]) = (typed, meant) else { return false };
    let left_out_or_swapped = a == d && (b == c || Some(b) == meant_tail.first());
    a == c || left_out_or_swapped || (b == c || b == d) && distance(*a, *c) < 3
}

/// Whether two letters after the first are swapped, one letter is doubled, or an inner vowel is missed for
/// a consonant beside it, which leaves no word. In numbers, which are all names, only doubling counts.
pub(super) fn is_sure(typed: &[u8], meant: &[u8]) -> bool {
    let (before, typed, meant) = after_common_start(NONE, typed, meant);
    let ((key, rest), (letter, left)) = (first(typed), first(meant));
    if key == before && rest == meant {
        return true;
    }
    let ((next, behind), (second, last)) = (first(rest), first(left));
    let swapped = next == letter && second == key && behind == last;
    let missed = is_vowel(letter) && !is_vowel(key) && distance(key, letter) == 1;
    let is_inner = before != NONE && key.is_ascii_alphabetic() && second != NONE;
    is_inner && (swapped || missed && rest == left)
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The commonest keyboard. Each row begins half a key to the right of the one above it.
const KEYS: &[u8; 43] = b"1234567890\tqwertyuiop\tasdfghjkl;\tzxcvbnm,./";

/// How many keys apart two letters are: 1 for neighbours, 2 for the next but one, 3 for all else.
fn distance(a: u8, b: u8) -> u8 {
    let place = |letter: u8| KEYS.iter().position(|key| *key == letter);
    let (Some(a), Some(b)) = (place(a), place(b)) else { return 3 };
    match a.abs_diff(b) {
        0 | 1 | 10 | 11 => 1,
        2 | 9 | 12 => 2,
        _ => 3,
    }
}
