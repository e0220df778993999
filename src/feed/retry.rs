//! Whether a request that failed is made again, and after how long.

use super::error::Error;
use crate::limits::{FEED_TRIES, LONGEST_WAIT_SECONDS, RETRY_BASE_MS};

/// Milliseconds until the next try, `None` to give up after `tries` of them.
///
/// Only what may be better soon is tried again: no answer, "too many requests", and faults of the
/// server. `Retry-After` (RFC 9110, 10.2.3) is honoured up to a minute. Without it the wait doubles
/// with each try; `chance`, from 0 to 1, spreads the visitors of a page that has just failed.
pub fn delay_ms(
    error: &Error,
    tries: u32,
    retry_after_seconds: Option<u32>,
    chance: f64,
) -> Option<u32> {
    let may_pass = matches!(error, Error::Network | Error::Status(429 | 500..=599));
    if !may_pass || tries >= FEED_TRIES {
        return None;
    }
    if let Some(seconds) = retry_after_seconds {
        return (seconds <= LONGEST_WAIT_SECONDS).then(|| seconds * 1_000);
    }
    let backoff_ms = RETRY_BASE_MS << (tries.saturating_sub(1)).min(8);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::as_conversions,
        reason = "`as` clamps; what is no number is 0"
    )]
    let jitter_ms = (f64::from(backoff_ms) * chance.clamp(0.0, 1.0)) as u32;
    Some(backoff_ms + jitter_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_tried_three_times() {
        for error in [Error::Network, Error::Status(429), Error::Status(500), Error::Status(503)] {
            assert_eq!(delay_ms(&error, 1, None, 0.0), Some(RETRY_BASE_MS));
            assert_eq!(delay_ms(&error, 2, None, 0.0), Some(RETRY_BASE_MS * 2));
            assert_eq!(delay_ms(&error, 3, None, 0.0), None);
        }
    }

    #[test]
    fn what_will_not_pass_is_not_tried_again() {
        let errors = [
            Error::Address,
            Error::Status(404),
            Error::Status(403),
            Error::TooSlow,
            Error::TooLarge,
            Error::Html,
            Error::Template,
            Error::Syntax,
            Error::Shape,
        ];
        for error in errors {
            assert_eq!(delay_ms(&error, 1, Some(1), 0.5), None, "{error}");
        }
    }

    #[test]
    fn a_server_that_says_when_is_believed_up_to_a_minute() {
        let wait = |seconds| delay_ms(&Error::Status(503), 1, Some(seconds), 0.9);
        assert_eq!((wait(0), wait(60), wait(61)), (Some(0), Some(60_000), None));
    }

    #[test]
    fn chance_spreads_the_tries() {
        let wait = |chance| delay_ms(&Error::Network, 1, None, chance);
        assert_eq!(wait(0.5), Some(RETRY_BASE_MS * 3 / 2));
        assert_eq!(wait(f64::NAN), Some(RETRY_BASE_MS));
        assert_eq!(wait(9.0), Some(RETRY_BASE_MS * 2));
    }
}
