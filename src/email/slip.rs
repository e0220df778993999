//! Slips of the finger: how far one word is from another, and whether the way is a likely one.

/// The least number of letters left out, added, replaced or swapped with the next (optimal
/// string alignment) that make `typed` of `meant`, up to a limit.
pub(super) fn slips(typed: &[u8], meant: &[u8], limit: u8) -> Option<u8> {
    if typed.len().abs_diff(meant.len()) > usize::from(limit) {
        return None;
    }
    let (typed, meant) = without_common_start(typed, meant);
    if typed.is_empty() && meant.is_empty() {
        return Some(0);
    }
    let limit = limit.checked_sub(1)?;
    let (typed_tail, meant_tail) = (tail(typed), tail(meant));
    let replaced = slips(typed_tail, meant_tail, limit);
    let added = slips(typed_tail, meant, limit);
    let left_out = slips(typed, meant_tail, limit);
    let swapped = match (typed, meant) {
        ([a, b, typed @ ..], [c, d, meant @ ..]) if a == d && b == c => slips(typed, meant, limit),
        _ => None,
    };
    [replaced, added, left_out, swapped].into_iter().flatten().min().map(|rest| rest + 1)
}

fn without_common_start<'a>(mut typed: &'a [u8], mut meant: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    while let ([a, typed_tail @ ..], [b, meant_tail @ ..]) = (typed, meant)
        && a == b
    {
        (typed, meant) = (typed_tail, meant_tail);
    }
    (typed, meant)
}

fn tail(word: &[u8]) -> &[u8] {
    word.split_first().map_or(word, |(_, tail)| tail)
}

/// Whether a text begins as a word does, or as it would after one likely slip: people miss the
/// first key of a word for a near one, but hardly ever for a far one.
pub(super) fn start_alike(typed: &[u8], meant: &[u8]) -> bool {
    let ([a, b, ..], [c, d, meant_tail @ ..]) = (typed, meant) else { return false };
    let left_out_or_swapped = a == d && (b == c || Some(b) == meant_tail.first());
    a == c || left_out_or_swapped || (b == c || b == d) && are_near(*a, *c)
}

/// Whether two letters after the first are swapped, or one letter is doubled. In numbers, which
/// are all names, only doubling counts.
pub(super) fn is_sure(typed: &[u8], meant: &[u8]) -> bool {
    if meant.len() < 2 || typed.first() != meant.first() {
        return false;
    }
    let common = typed.len() - without_common_start(typed, meant).0.len();
    let before = typed.get(common.wrapping_sub(1));
    match without_common_start(typed, meant) {
        ([doubled, typed @ ..], meant) if Some(doubled) == before && typed == meant => true,
        ([a, b, typed @ ..], [c, d, meant @ ..]) => {
            a == d && b == c && typed == meant && a.is_ascii_alphabetic()
        }
        _ => false,
    }
}

/// The letters of the commonest keyboard.
const KEYS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Whether two keys are at most two places apart.
fn are_near(a: u8, b: u8) -> bool {
    let (Some((row, column)), Some((other_row, other_column))) = (place(a), place(b)) else {
        return false;
    };
    row.abs_diff(other_row) < 2 && row.abs_diff(other_row) + column.abs_diff(other_column) < 3
}

fn place(letter: u8) -> Option<(usize, usize)> {
    KEYS.iter().enumerate().find_map(|(row, keys)| {
        keys.iter().position(|key| *key == letter).map(|column| (row, column))
    })
}
