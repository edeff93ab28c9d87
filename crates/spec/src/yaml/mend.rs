//! What a line of a file that is no YAML was meant to be.
//!
//! Each function gives the edit that makes YAML of it, and how sure it is; none where several would
//! do, or where the line has more to it than can be seen from here.

use std::ops::Range;

use connspec_diagnostics::{Applicability, Fix, SourceFile, Span};

use super::line::Line;
use crate::problem::yaml::quoted;
use crate::schema::{are_beside, is_key};

/// An edit of the bytes `range`.
fn edit(source: &SourceFile, range: Range<usize>, replacement: &str, is_sure: bool) -> Fix {
    Fix {
        span: Span::new(source.id(), range.start, range.end),
        replacement: replacement.to_owned(),
        applicability: if is_sure {
            Applicability::MachineApplicable
        } else {
            Applicability::MaybeIncorrect
        },
    }
}

/// The quote at `quote` is closed at the end of its line. Not where the text may go on below.
pub(super) fn closed_quote(source: &SourceFile, quote: usize) -> Option<Fix> {
    let text = source.text();
    let line = Line::around(source, quote);
    let mark = text[quote..].chars().next()?;
    let rest = text.get(quote + 1..line.end())?;
    let goes_on = line
        .below()
        .is_some_and(|below| below.indent() > line.indent());
    let is_clear = !rest.contains(mark)
        && !rest.contains(" #")
        && !rest.ends_with('\\')
        && !text[line.start()..quote].contains(['{', '[']);
    (is_clear && !goes_on).then(|| {
        edit(
            source,
            line.end()..line.end(),
            mark.encode_utf8(&mut [0; 4]),
            true,
        )
    })
}

/// The bracket at `open` is closed at the end of its line, if it is the only one that is open there.
pub(super) fn closed_bracket(source: &SourceFile, open: usize) -> Option<Fix> {
    let line = Line::around(source, open);
    let rest = source.text().get(open..line.end())?;
    let count = |marks: [char; 2]| rest.matches(marks).count();
    let is_clear = count(['{', '[']) == count(['}', ']']) + 1
        && !rest.contains(['"', '\''])
        && !rest.contains(" #")
        && !rest.ends_with([',', '{', '[', ':']);
    let close = if rest.starts_with('{') { "}" } else { "]" };
    is_clear.then(|| edit(source, line.end()..line.end(), close, true))
}

/// All of a value on one line in quotes.
pub(super) fn quoted_value(source: &SourceFile, line: &Line<'_>, is_sure: bool) -> Option<Fix> {
    let value = line.value()?;
    let text = &source.text()[value.clone()];
    (!text.contains(" #")).then(|| edit(source, value, &quoted(text), is_sure))
}

/// As [`quoted_value`], where the value begins with the byte `at`.
pub(super) fn quoted_from(source: &SourceFile, at: usize, is_sure: bool) -> Option<Fix> {
    let line = Line::around(source, at);
    let starts_here = line.value().is_some_and(|value| value.start == at);
    starts_here
        .then(|| quoted_value(source, &line, is_sure))
        .flatten()
}

/// A quoted value that holds quotes, or goes on behind them, in quotes that fit.
pub(super) fn requoted(source: &SourceFile, line: &Line<'_>) -> Option<Fix> {
    let value = line.value()?;
    let text = &source.text()[value.clone()];
    if text.contains(" #") {
        return None;
    }
    let mark = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = text
        .strip_prefix(mark)
        .and_then(|text| text.strip_suffix(mark));
    let meant = match inner {
        // Escapes mean something in these and nothing in others.
        Some(inner) if mark == '"' && inner.contains('\\') => return None,
        Some(inner) if mark == '\'' => inner.replace("''", "'"),
        Some(inner) => inner.to_owned(),
        None => text.to_owned(),
    };
    Some(edit(source, value, &quoted(&meant), true))
}

/// A line in the nearest column that something above it starts in.
pub(super) fn realigned(source: &SourceFile, line: &Line<'_>) -> Option<Fix> {
    let mut columns = line.columns_above();
    let indent = line.indent();
    columns.sort_by_key(|column| column.abs_diff(indent));
    let (nearest, others) = columns.split_first()?;
    let distance = nearest.abs_diff(indent);
    let is_alone = others.iter().all(|other| other.abs_diff(indent) > distance);
    // What stands below a line that is a beginning would have to move with it.
    let is_sure = is_alone && distance == 1 && is_key(line.first_word()) && line.is_complete();
    let at = line.start()..line.start() + indent;
    is_alone.then(|| edit(source, at, &" ".repeat(*nearest), is_sure))
}

/// The line in the column `column`.
pub(super) fn in_column(source: &SourceFile, line: &Line<'_>, column: usize) -> Fix {
    let at = line.start()..line.start() + line.indent();
    let is_sure =
        column.abs_diff(line.indent()) == 1 && is_key(line.first_word()) && line.is_complete();
    edit(source, at, &" ".repeat(column), is_sure)
}

/// As [`in_column`], where it is known that the line stands wrong.
pub(super) fn moved_to(source: &SourceFile, line: &Line<'_>, column: usize) -> Fix {
    let at = line.start()..line.start() + line.indent();
    let is_sure = column.abs_diff(line.indent()) == 1;
    edit(source, at, &" ".repeat(column), is_sure)
}

/// The text behind `|` or `>` in quotes, without the sign.
pub(super) fn without_sign(source: &SourceFile, line: &Line<'_>) -> Option<Fix> {
    let value = line.value()?;
    let text = source.text()[value.clone()]
        .strip_prefix(['|', '>'])?
        .trim();
    let is_text = text.starts_with(char::is_alphanumeric) && !text.contains(" #");
    is_text.then(|| edit(source, value, &quoted(text), false))
}

/// Spaces for the tabs before a line, as many as lead to a column that something above starts in.
pub(super) fn without_tabs(source: &SourceFile, tab: usize) -> Option<Fix> {
    let line = Line::around(source, tab);
    let blank = line.blank();
    let columns = line.columns_above();
    let expanded = |width: usize| {
        let add = |column: usize, c: char| match c {
            '\t' => (column / width + 1) * width,
            _ => column + 1,
        };
        source.text()[blank.clone()].chars().fold(0, add)
    };
    let mut widths = [2, 4, 8].map(expanded).into_iter();
    let column = line
        .column_below_above()
        .or_else(|| widths.find(|column| columns.contains(column)))?;
    Some(edit(source, blank, &" ".repeat(column), false))
}

/// What a line without `key: ` lacks.
pub(super) enum Lack {
    /// The space behind the colon of this key.
    Space,
    /// The colon behind this key.
    Colon,
    /// A colon in place of `=`.
    ColonForEquals,
}

/// What is missing in a line that begins with a word, and the line with it.
pub(super) fn with_colon(source: &SourceFile, line: &Line<'_>) -> Option<(Lack, Fix)> {
    let word = line.first_word();
    let start = line.content_start();
    let end = start + word.len();
    // Behind a dash there may be nothing.
    let rest = source.text().get(end..line.end())?;
    let is_sure = is_key(word);
    if word.is_empty() {
        return None;
    }
    if rest.starts_with(':') && !rest.starts_with("://") {
        let fix = edit(source, end + 1..end + 1, " ", is_sure);
        return Some((Lack::Space, fix));
    }
    let behind = rest.trim_start();
    if let Some(value) = behind
        .strip_prefix("=>")
        .or_else(|| behind.strip_prefix('='))
    {
        let value = line.end() - value.trim_start().len();
        return Some((
            Lack::ColonForEquals,
            edit(source, end..value, ": ", is_sure),
        ));
    }
    let fix = edit(source, end..end, ":", true);
    is_sure.then_some((Lack::Colon, fix))
}

/// A comma before the word that ends at `at`, where the next entry in braces begins.
pub(super) fn with_comma(source: &SourceFile, at: usize) -> Option<(String, Fix)> {
    let line = Line::around(source, at);
    let before = &source.text()[line.start()..at];
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let behind = before.trim_end_matches(is_letter);
    let word = &before[behind.len()..];
    let text = behind.trim_end();
    let has_semicolon = text.ends_with(';');
    // Behind a whole address no text goes on.
    let is_address = text
        .rsplit_once(": ")
        .is_some_and(|(_, value)| value.contains("://"));
    let is_next = is_key(word) || has_semicolon || is_address;
    if word.is_empty() || text.len() == behind.len() || !is_next {
        return None;
    }
    let end = line.start() + text.trim_end_matches(';').len();
    let fix = edit(source, end..line.start() + text.len(), ",", !has_semicolon);
    Some((word.to_owned(), fix))
}

/// The value in braces around `at` in quotes: from behind its key to the next comma.
pub(super) fn quoted_in_flow(source: &SourceFile, at: usize, is_sure: bool) -> Option<Fix> {
    let text = source.text();
    let line = Line::around(source, at);
    let start = line.start() + text[line.start()..at].rfind(": ")? + 2;
    let mut depth = 0;
    let end = text.get(at..line.end())?.find(|c: char| {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth > 0 => depth -= 1,
            _ => return depth == 0 && matches!(c, ',' | '}' | ']'),
        }
        false
    })?;
    let value = &text[start..at + end];
    let is_clear = !value.contains(['"', '\'']) && !value.contains(" #");
    let end = start + value.trim_end().len();
    is_clear.then(|| edit(source, start..end, &quoted(value.trim_end()), is_sure))
}

/// Two keys on two lines: the second one ends at `at`.
pub(super) fn on_two_lines(source: &SourceFile, line: &Line<'_>, at: usize) -> Option<Fix> {
    let before = &source.text()[line.start()..at];
    let behind = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let word = &before[behind.len()..];
    let is_second = behind.ends_with(' ') && are_beside(line.first_word(), word);
    let start = line.start() + behind.trim_end().len();
    let column = " ".repeat(line.content_start() - line.start());
    let replacement = format!("\n{column}");
    is_second.then(|| {
        edit(
            source,
            start..line.start() + behind.len(),
            &replacement,
            false,
        )
    })
}

/// Other characters for the bytes `range`, surely.
pub(super) fn replaced(source: &SourceFile, range: Range<usize>, by: &str) -> Fix {
    edit(source, range, by, true)
}

/// As [`replaced`], perhaps.
pub(super) fn perhaps(source: &SourceFile, range: Range<usize>, by: &str) -> Fix {
    edit(source, range, by, false)
}
