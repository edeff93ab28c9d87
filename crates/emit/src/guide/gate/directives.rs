//! Directives, which Docusaurus and Starlight know: `:::tip` around blocks, `::name` and `:name`.
//!
//! Our parser of MDX does not know them, so those of ours are taken out before it reads the page,
//! and any other is found in the source of its texts. The grammar is that of
//! `micromark-extension-directive` 3 and 4, which both engines use, without what would only make
//! more of what is a directive anyway.

use std::borrow::Cow;

/// The lines that start a remark.
const OURS: [&str; 6] = [
    ":::info",
    ":::note",
    ":::tip",
    ":::warning",
    ":::caution",
    ":::note[Info]",
];

/// `page` with blanks for the lines that start and end remarks, so that all places stay.
///
/// # Errors
/// A line with three colons that is none of them.
pub(super) fn unwrap(page: &str) -> Result<Cow<'_, str>, &str> {
    if !page.contains(":::") {
        return Ok(Cow::Borrowed(page));
    }
    let mut unwrapped = String::with_capacity(page.len());
    let mut fence = None;
    let mut is_open = false;
    for line in page.split_inclusive('\n') {
        // Any other white space is text to the engines: three colons behind it are no directive.
        let content = line.trim_matches([' ', '\t', '\r', '\n']);
        let is_ours = if is_open {
            content == ":::"
        } else {
            OURS.contains(&content)
        };
        match fence {
            Some(end) if content == end => fence = None,
            Some(_) => {}
            None if starts_fence(content) => fence = Some(ticks(content)),
            None if is_ours => {
                is_open = !is_open;
                let end = line.trim_end_matches('\n').len();
                unwrapped.extend(std::iter::repeat_n(' ', end));
                unwrapped.push_str(&line[end..]);
                continue;
            }
            None if content.starts_with(":::") => return Err(content),
            None => {}
        }
        unwrapped.push_str(line);
    }
    if is_open {
        return Err("an end is missing");
    }
    Ok(Cow::Owned(unwrapped))
}

/// The backticks that a line starts with.
fn ticks(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches('`').len()]
}

/// Whether a line starts a fenced block, and not with a code span.
fn starts_fence(line: &str) -> bool {
    let ticks = ticks(line).len();
    ticks >= 3 && !line[ticks..].contains('`')
}

/// The first directive in the source of a text.
pub(super) fn find(source: &str) -> Option<&str> {
    source.match_indices(':').find_map(|(at, _)| {
        let name = &source[at + 1..];
        let is_name = name.starts_with(|c: char| !c.is_whitespace() && !c.is_ascii_punctuation());
        let is_line = source[..at].trim_end_matches(':').trim_end_matches(' ');
        let starts_line = is_line.is_empty() || is_line.ends_with('\n');
        (is_name && (starts_line || !source[..at].ends_with(':'))).then(|| &source[at..])
    })
}
