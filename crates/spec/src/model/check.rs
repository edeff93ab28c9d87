//! How to see that credentials work.

use super::{Inline, RequestTemplate};
use crate::{Id, Text};

/// The connection check of an auth method.
#[derive(Clone, Debug)]
pub enum Check {
    /// There is none, and this is why.
    None(Vec<Inline>),
    /// Requests, in order; the first that fails ends the check.
    Steps(Vec<CheckStep>),
}

/// One request and what its answer means.
#[derive(Clone, Debug)]
pub struct CheckStep {
    /// What the step does, for the report.
    pub title: Text,
    /// What is sent. It changes nothing, so that it may be sent at any time and again.
    pub request: RequestTemplate,
    /// What a good answer looks like.
    pub expect: Expect,
    /// Where a good answer names the account that is connected.
    pub account: Option<Account>,
    /// What to do about bad ones.
    pub advice: Vec<Advice>,
}

/// What a good answer looks like.
#[derive(Clone, Debug, Default)]
pub struct Expect {
    /// This status; any 2xx otherwise.
    pub status: Option<u16>,
    /// A JSON Pointer (RFC 6901) to something that the JSON body must hold.
    pub pointer: Option<String>,
    /// What must stand there, as JSON; anything but `null` otherwise.
    pub equals: Option<serde_json::Value>,
}

/// Where an answer names the account that is connected, as JSON Pointers.
#[derive(Clone, Debug)]
pub struct Account {
    /// What tells the account from others.
    pub id: String,
    /// What people call it.
    pub label: Option<String>,
}

/// What to do about a bad answer.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The status that it is about.
    pub status: u16,
    /// The fields to mark, in the author's order; none of them where it is not about a value.
    pub fields: Vec<Id>,
    /// What a person is told.
    pub text: Vec<Inline>,
}
