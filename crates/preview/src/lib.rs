//! A page on this machine that shows what a person sees who connects an account: the form and the
//! guide side by side, as the specs are at this moment.
//!
//! In: a [`Project`]. Out: answers to `GET` requests that come from this machine and name it. Nothing
//! is written and no vendor is called; what is typed into the form never leaves the page.

mod answer;
mod guide;
mod server;
mod site;

pub use server::Preview;

#[cfg(doc)]
use connspec_project::Project;
