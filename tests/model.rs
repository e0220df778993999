//! Random sequences of everything that can happen, over the machines with a small model of their
//! shells. What must hold is written as sentences; a sequence that breaks one is made as short as it
//! can be, and printed.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::panic, reason = "a sequence that fails is a failed test")]

#[path = "model/action.rs"]
mod action;
#[path = "model/attributes.rs"]
mod attributes;
#[path = "model/clock.rs"]
mod clock;
#[path = "model/expected.rs"]
mod expected;
#[path = "model/publisher.rs"]
mod publisher;
#[path = "model/readings.rs"]
mod readings;
#[path = "model/run.rs"]
mod run;
#[path = "model/seen.rs"]
mod seen;
#[path = "model/sentences.rs"]
mod sentences;
#[path = "model/slides.rs"]
mod slides;
#[path = "model/subscriber.rs"]
mod subscriber;
#[path = "native/unicode.rs"]
mod unicode;
#[path = "model/world.rs"]
mod world;

use std::{fmt, thread};

use action::Action;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use sentences::Broken;
use subscriber::Deed;

/// Sequences are tried in this many threads.
const THREADS: u8 = 4;

/// Tries sequences, always the same ones.
fn try_sequences<Action: fmt::Debug + Clone + 'static>(
    of: fn(u32) -> Action,
    run: fn(&[Action]) -> Result<(), Broken>,
    cases: u32,
    thread: u8,
) {
    let cases = cases / u32::from(THREADS);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &[thread + 1; 16]);
    let actions = prop::collection::vec(any::<u32>().prop_map(of), 1..40);
    let result = TestRunner::new_with_rng(config, rng).run(&actions, |actions| {
        run(&actions).map_err(|broken| TestCaseError::fail(broken.to_string()))
    });
    match result {
        Err(TestError::Fail(_, actions)) => {
            let (actions, broken) = without_what_need_not_happen(actions, run);
            panic!("after {actions:?}\n{broken}")
        }
        Err(TestError::Abort(why)) => panic!("{why}"),
        Ok(()) => (),
    }
}

/// What is left of a sequence that fails, if all is taken out that it fails without.
fn without_what_need_not_happen<Action: Clone>(
    mut actions: Vec<Action>,
    run: fn(&[Action]) -> Result<(), Broken>,
) -> (Vec<Action>, String) {
    for at in (0..actions.len()).rev() {
        let mut fewer = actions.clone();
        fewer.remove(at);
        if run(&fewer).is_err() {
            actions = fewer;
        }
    }
    let broken = run(&actions).map_or_else(|broken| broken.to_string(), |()| String::new());
    (actions, broken)
}

fn in_threads(run: fn(u8)) {
    let threads: Vec<_> = (0..THREADS).map(|thread| thread::spawn(move || run(thread))).collect();
    for thread in threads {
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
}

#[test]
fn whatever_happens_to_a_carousel_every_sentence_holds() {
    in_threads(|thread| try_sequences(Action::of, run::carousel, 100_000, thread));
}

#[test]
fn whatever_happens_to_a_form_every_sentence_holds() {
    in_threads(|thread| try_sequences(Deed::of, run::signup, 50_000, thread));
}
