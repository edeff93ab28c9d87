//! Keys, types and values that the schema refuses.

use connspec_diagnostics::{Code, Diagnostic, Span, nearest};

pub(crate) fn version(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownValue,
        span,
        format!("this compiler reads version 1 of the language, not `{written}`"),
    )
    .help("write `connspec: 1`, or use a newer compiler")
}

pub(crate) fn unknown_key(span: Span, owner: &str, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownKey,
        span,
        format!("the {owner} has no key `{key}`"),
    );
    match nearest(key, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(near),
        None => diagnostic.help(format!("it may have {}", list(known))),
    }
}

pub(crate) fn missing_key(span: Span, owner: &str, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        format!("the {owner} lacks the key `{key}`"),
    )
    .caret(format!("needs `{key}`"))
    .help(format!("add `{key}: …` beside this"))
}

pub(crate) fn wrong_type(span: Span, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("expected {expected}, found {found}"),
    )
    .help(match expected {
        "text" => "write one text",
        "a list" => "write it as a list: `[one, two]`, or a line with `- ` for each entry",
        "a map" => "write it as a map: a line with `key: value` for each key",
        "`true` or `false`" => "write `true` or `false`, without quotes",
        "a number" | "a whole number" => "write a number, without quotes",
        _ => "the reference of the language says what belongs here",
    })
}

pub(crate) fn no_value(span: Span, key: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("the key `{key}` has no value"),
    )
    .help(format!(
        "write {expected} behind it, or leave the key out if it is optional"
    ))
}

pub(crate) fn unquoted_brace(span: Span, source: &str) -> Diagnostic {
    Diagnostic::new(Code::WrongType, span, "expected text, found a map")
        .caret("YAML reads a brace at the start of a value as a map")
        .help("put the text in quotes")
        .fix(format!(
            "\"{}\"",
            source.replace('\\', "\\\\").replace('"', "\\\"")
        ))
}

pub(crate) fn unknown_value(span: Span, owner: &str, written: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownValue,
        span,
        format!("`{written}` is not {owner}"),
    );
    match nearest(written, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(near),
        None => diagnostic.help(format!("write one of {}", list(known))),
    }
}

pub(crate) fn invalid_id(span: Span, written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::InvalidId,
        span,
        format!("`{written}` does not have the form of an id"),
    )
    .help("an id is lower case letters, digits and `_`, and starts with a letter");
    match repaired_id(written) {
        Some(id) => diagnostic.help(format!("write `{id}`")).fix(id),
        None => diagnostic,
    }
}

fn repaired_id(written: &str) -> Option<String> {
    // `{api_key}` and `<field:api_key>` are how other places refer to it.
    let written = written.trim_matches(['{', '}', '<', '>']);
    let written = written.strip_prefix("field:").unwrap_or(written);
    let mut id = String::new();
    let mut after_lower = false;
    for c in written.chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'A'..='Z' => {
                if after_lower {
                    id.push('_');
                }
                id.push(c.to_ascii_lowercase());
            }
            '_' | '-' | ' ' | '.' => id.push('_'),
            _ => return None,
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    crate::Id::new(&id).map(|id| id.to_string())
}

pub(crate) fn invalid_value(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidValue, span, message).help(help)
}

pub(crate) fn no_such_day(span: Span, last: u32) -> Diagnostic {
    Diagnostic::new(Code::InvalidValue, span, "the calendar has no such day")
        .help(format!("that month has {last} days"))
}

pub(crate) fn out_of_range(span: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::OutOfRange, span, message).help(help)
}

/// `a`, `b` or `c`.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}
