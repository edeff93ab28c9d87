//! Validation patterns: the part of the regular expressions that every engine reads alike.
//!
//! One pattern is run by a browser (V8 and its kin), by generated Rust code (`regex`) and by
//! JSON Schema validators. Outside a small dialect these engines disagree quietly: `\d` and `\w`
//! know other characters, `.` stops at other line ends, `$` may stand before a last line feed.
//! Inside it they agree on every pattern and every value:
//!
//! - printable characters stand for themselves, apart from `^ $ \ . * + ? ( ) [ ] { } |`, which
//!   take a backslash; no other escape exists;
//! - classes `[a-z0-9_-]` and `[^@ ]`: literals and ASCII ranges, `-` first, last or escaped;
//! - groups `(?:…)`, alternatives `a|b`, and greedy `* + ? {n} {n,} {n,m}`;
//! - `^` and `$` at the two ends of the whole pattern.
//!
//! JavaScript compiles a pattern with the flag `u`, as form libraries do. Without it the results
//! are the same for values without characters beyond U+FFFF, which then count as two.
//!
//! A pattern cannot make a backtracking engine take exponential time by repeating a repetition:
//! what is repeated has a fixed length in each of its alternatives, and no alternative is the
//! beginning of another.

mod parser;
mod rules;
mod set;

use crate::model::{StringKind, UrlAllow};
use std::ops::Range;

/// Longest pattern, in bytes.
pub const MAX_BYTES: usize = 1_000;

/// Largest number in a quantifier.
pub const MAX_REPEAT: u32 = 1_000;

/// Largest pattern once each `{n,m}` is written out, in characters and classes. It keeps what
/// engines compile small.
pub const MAX_SIZE: u32 = 4_000;

/// Deepest nesting of groups.
pub const MAX_DEPTH: usize = 8;

/// Something with an `@` and no white space. Stricter patterns have locked out real addresses.
pub const EMAIL: &str = "^[!-?A-~]+@[!-?A-~]+$";

/// A https URL with a host of ASCII letters, digits, `-` and `.`, perhaps a port, no user, and
/// no white space in what follows.
pub const URL: &str = "^https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$";

/// Two or more labels with single dots between them. The last one starts with a letter, so that
/// no IP address passes; scheme, port and path do not pass either.
pub const HOSTNAME: &str = r"^[A-Za-z0-9-](?:[A-Za-z0-9-]|\.[A-Za-z0-9-])*\.[A-Za-z][A-Za-z0-9-]*$";

/// One DNS label: letters, digits, and `-` between them.
pub const SUBDOMAIN: &str = "^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$";

/// The pattern of a type of text input.
///
/// A line of text or a secret has none: a guess at what vendors use locks people out. Line breaks
/// at the ends of a pasted value are trimmed, a one-line input of a browser drops the others, and
/// where a value becomes a header the request refuses them. An author who knows that a key has no
/// white space says `^[!-~]+$`.
#[must_use]
pub fn of_kind(kind: StringKind) -> Option<String> {
    match kind {
        StringKind::Email => Some(EMAIL.to_owned()),
        StringKind::Url(None) => Some(URL.to_owned()),
        StringKind::Url(Some(allow)) => Some(own_url(allow)),
        StringKind::Hostname(_) => Some(HOSTNAME.to_owned()),
        StringKind::Subdomain => Some(SUBDOMAIN.to_owned()),
        StringKind::Text
        | StringKind::Secret
        | StringKind::SecretMultiline
        | StringKind::Multiline => None,
    }
}

/// The URL of a product that somebody hosts themselves: a scheme, a host of labels or of numbers,
/// and what else is allowed. Never a user, a query or a fragment, and no two slashes in a row; a
/// slash may stand at the end.
fn own_url(allow: UrlAllow) -> String {
    let scheme = if allow.http { "https?" } else { "https" };
    let port = if allow.port { "(?::[0-9]{1,5})?" } else { "" };
    // RFC 3986, 3.3: what a segment may hold.
    let path = if allow.path {
        "(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-](?:[A-Za-z0-9._~!$&'()*+,;=:@%-]|/[A-Za-z0-9._~!$&'()*+,;=:@%-])*)?"
    } else {
        ""
    };
    format!("^{scheme}://[A-Za-z0-9](?:[A-Za-z0-9-]|\\.[A-Za-z0-9])*{port}{path}/?$")
}

/// The pattern of hosts on one of the domains; none where there are no domains. It goes with
/// [`HOSTNAME`], which says what a host is.
#[must_use]
pub fn under(domains: &[String]) -> Option<String> {
    let escaped: Vec<_> = domains
        .iter()
        .map(|name| name.replace('.', "\\."))
        .collect();
    let any = match escaped.as_slice() {
        [] => return None,
        [only] => only.clone(),
        several => format!("(?:{})", several.join("|")),
    };
    Some(format!("^(?:[A-Za-z0-9.-]*\\.)?{any}$"))
}

/// The most characters of a type of text input, unless the author says otherwise: what DNS and
/// mail allow; elsewhere far more than vendors use and little enough to store.
#[must_use]
pub const fn max_length(kind: StringKind) -> u32 {
    match kind {
        StringKind::Subdomain => 63,    // RFC 1035, 2.3.4
        StringKind::Hostname(_) => 253, // RFC 1035, 2.3.4, without the length bytes at its ends
        StringKind::Email => 254,       // RFC 5321, 4.5.3.1.3, without the angle brackets
        StringKind::Text => 1_024,
        StringKind::Url(_) => 2_048,
        StringKind::Secret => 4_096, // a JSON Web Token with many claims
        StringKind::Multiline | StringKind::SecretMultiline => 32_768,
    }
}

/// A part of a pattern that is not in the dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its bytes in the pattern; empty where something is missing.
    pub range: Range<usize>,
    /// What is wrong, without a full stop at its end.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Whether `pattern` is in the dialect.
///
/// # Errors
/// Everything that is not, in the order of the pattern. After a group or class that never ends
/// nothing more is looked at.
pub fn check(pattern: &str) -> Result<(), Vec<Problem>> {
    if pattern.len() > MAX_BYTES {
        return Err(vec![Problem {
            range: 0..pattern.len(),
            message: format!(
                "the pattern is {} bytes long, and the most is {MAX_BYTES}",
                pattern.len()
            ),
            help: "say less with the pattern, and limit lengths with `max_length`".to_owned(),
        }]);
    }
    let (tree, mut problems) = parser::parse(pattern);
    if let (Some(tree), true) = (&tree, problems.is_empty()) {
        rules::check(tree, pattern, &mut problems);
    }
    problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}
