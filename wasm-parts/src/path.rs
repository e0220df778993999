//! The paths of functions, as a name section has them.

/// Hashes of crates are longer. `[f32]` is not one.
const SHORTEST_HASH: usize = 9;

/// What may stand before the path of a function.
const MARKS: [&str; 4] = ["<", "&", "mut ", "dyn "];

/// Where a function stands, without the marks before it. What it is generic over does not count: what
/// drops a reader belongs to all that may have one.
pub(crate) fn own_path(name: &str) -> &str {
    let mut path = name;
    while let Some(rest) = MARKS.iter().find_map(|mark| path.strip_prefix(mark)) {
        path = rest;
    }
    path
}

/// A name without the hash that follows each crate's.
pub(crate) fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", piece]),
        }
    }
    plain
}

fn is_hash(text: &str) -> bool {
    text.len() >= SHORTEST_HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{own_path, without_hashes};

    #[test]
    fn what_a_function_is_generic_over_does_not_own_it() {
        assert_eq!(
            own_path("<&mut news::form::open>::{closure#0}"),
            "news::form::open>::{closure#0}"
        );
        let drop = "core::ptr::drop_in_place::<news::form::Form>";
        assert_eq!(own_path(drop), drop);
    }

    #[test]
    fn names_lose_their_hashes_and_nothing_else() {
        let name =
            "<newsreel[6083680f61727567]::web::Reader as core[9d0e0a1b2c3d4e5f]::Send>::send";
        assert_eq!(without_hashes(name), "<newsreel::web::Reader as core::Send>::send");
        assert_eq!(without_hashes("<[f32]>::first"), "<[f32]>::first");
        assert_eq!(without_hashes("open[ended"), "open[ended");
    }
}
