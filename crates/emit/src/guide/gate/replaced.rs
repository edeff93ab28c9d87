//! What engines replace in texts that they have read, or fail at, where no character reference helps.

use crate::Flavour;
use crate::guide::encode::bare;

/// The first part of the text of one node that an engine of the flavour replaces.
pub(super) fn find(text: &str, flavour: Flavour) -> Option<&str> {
    match flavour {
        Flavour::Docusaurus => emoji(text).or_else(|| refused(text)),
        Flavour::Markdown => emoji(text),
        Flavour::Starlight => ["--", "``"].into_iter().find(|part| text.contains(part)),
        Flavour::Hub | Flavour::Mintlify => ["--", "``", "''"]
            .into_iter()
            .find(|part| text.contains(part))
            .or_else(|| spaced_dots(text)),
    }
}

/// The first part of the description of a picture, as it stands in the page, that an engine of the
/// flavour replaces. It is no text of its own to those that replace texts; Astro's parser makes its
/// dashes before.
pub(super) fn find_in_picture(source: &str, flavour: Flavour) -> Option<&'static str> {
    (flavour == Flavour::Starlight && source.contains("--")).then_some("--")
}

/// Dots with blanks between, of which an ellipsis is made.
fn spaced_dots(text: &str) -> Option<&str> {
    let dots = text.match_indices('.');
    let mut behind = dots.map(|(at, dot)| (at, &text[at + dot.len()..]));
    let spaced = |rest: &str| {
        let next = rest.trim_start();
        next.len() < rest.len() && next.starts_with('.')
    };
    let (at, _) = behind.find(|(_, rest)| spaced(rest))?;
    Some(&text[at..])
}

/// A bare address whose link ends the build.
fn refused(text: &str) -> Option<&str> {
    bare::refused(text).next().map(|at| &text[at..])
}

/// `:name:`, whatever the name; `remark-emoji` and GitHub know some 1,900. Two of them are numbers.
fn emoji(text: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let names = text.split(':').collect::<Vec<_>>();
    let inner = names.get(1..names.len().saturating_sub(1))?;
    let is_number = |name: &str| name.chars().all(|c| c.is_ascii_digit());
    let mut names = inner.iter().copied();
    names.find(|name| {
        (!is_number(name) && name.chars().all(is_name)) || matches!(*name, "100" | "1234")
    })
}
