//! What becomes of elements by their names, kept for those that come often.

use newsreel::article::element::{Fate, fate};

/// The fates of names that were met: so few come often that looking through them is the fastest.
#[derive(Debug, Default)]
pub struct Fates(Vec<(Box<str>, Fate)>);

// Articles have fewer; what else comes is somebody's play.
const KNOWN: usize = 40;

impl Fates {
    /// What becomes of an element of this name, in any case.
    pub fn of(&mut self, name: &str) -> Fate {
        if let Some(at) = self.0.iter().position(|(known, _)| &**known == name) {
            // What comes often moves to where it is found first.
            self.0.swap(at, at / 2);
            return self.0.get(at / 2).map_or(Fate::Unwrap, |(_, fate)| *fate);
        }
        let found = fate(&name.to_ascii_lowercase());
        if self.0.len() < KNOWN {
            self.0.push((name.into(), found));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_same_fate_however_often_it_comes() {
        let mut fates = Fates::default();
        let names = ["p", "B", "script", "o:p", "h2", "b", "SPAN"];
        for round in 0..100 {
            for name in names.iter().cycle().skip(round % 7).take(7) {
                assert_eq!(fates.of(name), fate(&name.to_ascii_lowercase()), "{name}");
            }
            fates.of(&format!("x-{round}"));
        }
        assert_eq!(fates.0.len(), KNOWN);
    }
}
