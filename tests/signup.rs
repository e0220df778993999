//! The machine behind the sign-up element: what is asked, what is sent, and what the person reads.
#![cfg(not(target_arch = "wasm32"))]

#[path = "signup/answers.rs"]
mod answers;
#[path = "signup/form.rs"]
mod form;
#[path = "signup/providers.rs"]
mod providers;
#[path = "signup/scene.rs"]
mod scene;
#[path = "signup/sending.rs"]
mod sending;
#[path = "signup/sentences.rs"]
mod sentences;
#[path = "signup/typing.rs"]
mod typing;
#[path = "signup/waiting.rs"]
mod waiting;
