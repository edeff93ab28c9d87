//! How to see that credentials work.

use super::Request;

/// How to see that credentials work.
#[derive(Debug)]
pub enum CheckTable {
    /// There is no check, and this is why.
    None(&'static str),
    /// Requests, in order; the first that fails ends the check.
    Steps(&'static [StepTable]),
}

/// One request of a check and what its answer means.
#[derive(Debug)]
pub struct StepTable {
    /// What the step does.
    pub title: &'static str,
    /// What is sent. It changes nothing.
    pub request: Request,
    /// What a good answer looks like.
    pub expect: Expect,
    /// Where a good answer names the account that is connected.
    pub account: Option<Account>,
    /// What to do about bad ones.
    pub advice: &'static [Advice],
}

/// What a good answer looks like.
#[derive(Debug)]
pub struct Expect {
    /// This status; any 2xx otherwise.
    pub status: Option<u16>,
    /// A JSON Pointer (RFC 6901) to something that the body must hold.
    pub pointer: Option<&'static str>,
    /// The JSON text of what must stand there; anything but `null` otherwise.
    pub equals: Option<&'static str>,
}

/// Where an answer names the account that is connected, as JSON Pointers.
#[derive(Debug)]
pub struct Account {
    /// What tells the account from others.
    pub id: &'static str,
    /// What people call it.
    pub label: Option<&'static str>,
}

/// What to do about a bad answer.
#[derive(Debug)]
pub struct Advice {
    /// The status that it is about.
    pub status: u16,
    /// The fields to mark.
    pub fields: &'static [&'static str],
    /// What a person is told.
    pub text: &'static str,
}
