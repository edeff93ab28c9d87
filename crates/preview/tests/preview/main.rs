//! The preview over real connections, with specs that change.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod guard;
mod live;
mod pages;
mod served;
