//! Pictures: small beside a headline, and with all that is said of them.

use maud::{Markup, html};
use newsreel::feed::Figure;

/// A picture beside a headline, with sides of at most so many pixels. Where its size is known, its
/// place is kept before it comes.
pub fn small(figure: &Figure, most: u32, language: Option<&str>) -> Markup {
    let (width, height) = match figure.width.zip(figure.height) {
        Some(size) => fitted(size, most),
        None => (most, None),
    };
    let srcset = figure.sources.as_ref().map(|(srcset, _)| srcset);
    let sizes = srcset.map(|_| format!("{width}px"));
    html! {
        img srcset=[srcset] sizes=[sizes] src=(figure.url.as_str()) width=(width) height=[height]
            loading="lazy" alt=(figure.alt) lang=[language];
    }
}

/// The size of the same shape whose sides are not longer than `most`, in whole pixels.
fn fitted((width, height): (u32, u32), most: u32) -> (u32, Option<u32>) {
    let longest = width.max(height).max(1);
    let within = |side: u32| {
        let scaled =
            (u64::from(side) * u64::from(most) + u64::from(longest) / 2) / u64::from(longest);
        let scaled = u32::try_from(scaled).unwrap_or(most);
        scaled.min(side).max(1)
    };
    (within(width), Some(within(height)))
}

/// A picture with its caption and credit, as large as there is room.
pub fn large(figure: &Figure, is_first: bool) -> Markup {
    let (srcset, sizes) = figure.sources.clone().unzip();
    let loading = (!is_first).then_some("lazy");
    let lines = [&figure.caption, &figure.credit].map(|line| line.trim());
    html! {
        figure {
            img srcset=[srcset] sizes=[sizes] src=(figure.url.as_str()) width=[figure.width]
                height=[figure.height] loading=[loading] decoding="async" alt=(figure.alt);
            @if lines.iter().any(|line| !line.is_empty()) {
                figcaption {
                    (lines[0])
                    @if lines.iter().all(|line| !line.is_empty()) { " · " }
                    (lines[1])
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_shape_and_are_never_made_larger() {
        let table = [
            ((1200, 800), (120, 80)),
            ((800, 1200), (80, 120)),
            ((60, 40), (60, 40)),
            ((u32::MAX, 1), (120, 1)),
            ((121, 121), (120, 120)),
        ];
        for (size, (width, height)) in table {
            assert_eq!(fitted(size, 120), (width, Some(height)), "{size:?}");
        }
    }
}
