//! The machine behind the sign-up element: what is asked, what is sent, and what the person reads.
#![cfg(not(target_arch = "wasm32"))]

#[path = "signup/answers.rs"]
mod answers;
#[path = "signup/form.rs"]
mod form;
#[path = "signup/scene.rs"]
mod scene;
#[path = "signup/sending.rs"]
mod sending;
#[path = "signup/typing.rs"]
mod typing;
