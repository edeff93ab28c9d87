//! Keys, types and values that the schema refuses.

use connspec_diagnostics::{Code, Diagnostic, Near, Span, beginning_with, near};

use crate::yaml::Mapping;

pub(crate) fn version(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownValue,
        span,
        format!("this compiler reads version 1 of the language, not `{written}`"),
    )
    .help("write `connspec: 1`, or use a newer compiler")
}

/// `near` is what was probably meant, `known` are the keys that are not there yet, `elsewhere` the
/// other parts that have this one.
pub(crate) fn unknown_key(
    span: Span,
    owner: &str,
    key: &str,
    near: Option<Near<'_>>,
    known: &[&str],
    elsewhere: &[&str],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownKey,
        span,
        format!("the {owner} has no key `{key}`"),
    );
    if let Some(near) = near {
        return diagnostic.did_you_mean(near);
    }
    let diagnostic = match elsewhere {
        [] => diagnostic,
        // One that nearly every part has says nothing about where it belongs.
        [_, _, _, _, ..] => diagnostic,
        owners => diagnostic.help(format!("`{key}` is a key of the {}", together(owners))),
    };
    match known {
        [] => diagnostic.help("it has all of its keys already: remove this one"),
        known => diagnostic.help(format!("it may have {}", list(known))),
    }
}

/// Several things; what they have in common is said once: the auth methods of type `a` and `b`.
fn together(owners: &[&str]) -> String {
    let kinds: Vec<_> = owners
        .iter()
        .filter_map(|owner| owner.split_once(" of type "))
        .collect();
    let [(thing, _), others @ ..] = kinds.as_slice() else {
        return owners.join(" and of the ");
    };
    let are_alike = kinds.len() == owners.len() && others.iter().all(|(other, _)| other == thing);
    if !are_alike || others.is_empty() {
        return owners.join(" and of the ");
    }
    let types: Vec<_> = kinds
        .iter()
        .map(|(_, name)| name.trim_matches('`'))
        .collect();
    format!("{thing}s of type {}", list(&types).replace(" or ", " and "))
}

/// `label:Token` without a space is one word.
pub(crate) fn unspaced_colon(span: Span, key: &str, value: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        format!("a space is missing behind `{key}:`"),
    )
    .help("write it")
    .fix(format!("{key}: {value}"))
}

/// `{text: one, two}`: `value` is all of the text.
pub(crate) fn unquoted_comma(span: Span, value: Span, replacement: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        "inside braces a text with a comma in it needs quotes",
    )
    .caret("YAML reads the next key here")
    .help("put the value in quotes")
    .fix_at(value, replacement)
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

/// A map without `type`: `meant` is the one that it has keys of, and those keys.
pub(crate) fn missing_tag(
    mapping: &Mapping,
    owner: &str,
    tags: &[&str],
    meant: Option<(&str, &[&str])>,
) -> Diagnostic {
    let diagnostic = missing_key(mapping.anchor, owner, "type");
    let Some((tag, keys)) = meant else {
        return diagnostic.help(format!("`type` is {}", one_of(tags)));
    };
    let keys = list(keys).replace(" or ", " and ");
    Diagnostic {
        help: vec![format!("add `type: {tag}`: only that type has {keys}")],
        ..diagnostic
    }
}

/// As [`unknown_value`], for a `type`: `meant` is the one that the map has keys of.
pub(crate) fn unknown_tag(
    span: Span,
    owner: &str,
    written: &str,
    tags: &[&str],
    meant: Option<&str>,
) -> Diagnostic {
    match meant.filter(|_| near(written, tags.iter().copied()).is_none()) {
        Some(meant) => Diagnostic::new(
            Code::UnknownValue,
            span,
            format!("`{written}` is not {owner}"),
        )
        .help(format!(
            "did you mean `{meant}`? The other keys are of that type"
        ))
        .suggest(meant),
        None => unknown_value(span, owner, written, tags),
    }
}

pub(crate) fn wrong_type(span: Span, expected: &str, found: &str, help: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("expected {expected}, found {found}"),
    )
    .help(help)
}

/// How a value of that kind is written; `keys` are those that a map must have.
pub(crate) fn how_to_write(expected: &str, is_quoted: bool, keys: &[&str]) -> String {
    match expected {
        "text" => "write one text".to_owned(),
        "a list" => {
            "write it as a list: `[one, two]`, or a line with `- ` for each entry".to_owned()
        }
        "a map" if keys.is_empty() => {
            "write it as a map: a line with `key: value` for each key".to_owned()
        }
        "a map" => format!("write it as {}", map_with(keys)),
        "`true` or `false`" => "write `true` or `false`, without quotes".to_owned(),
        "a number" | "a whole number" if is_quoted => "write it without quotes".to_owned(),
        "a whole number" => "write digits and nothing else".to_owned(),
        "a number" => "write digits, with a point before decimals".to_owned(),
        other => format!("write {other}"),
    }
}

/// A map by the keys that it must have.
pub(crate) fn map_with(keys: &[&str]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| format!("{key}: …")).collect();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    format!("a map with {}", list(&keys).replace(" or ", " and "))
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

/// `key: # words`
pub(crate) fn comment_for_value(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("the key `{key}` has no value: what stands behind it is a comment"),
    )
    .help("a text that starts with `#` needs quotes")
}

/// A dash of the list behind `key` with nothing behind it.
pub(crate) fn empty_entry(span: Span, key: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("an entry of `{key}` has no value"),
    )
    .help(format!("write {expected} behind its dash, or remove it"))
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

/// `Note: see below` where one text belongs.
pub(crate) fn unquoted_colon(colon: Span, text: Span, replacement: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        colon,
        "a text with a colon in it needs quotes",
    )
    .caret("YAML reads a key before this")
    .help("put the value in quotes")
    .fix_at(text, replacement)
}

/// What other forms and docs call something that has another name here.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("caution", "warning"),
    ("checkbox", "boolean"),
    ("danger", "warning"),
    ("domain", "hostname"),
    ("dropdown", "select"),
    ("enum", "select"),
    ("float", "number"),
    ("integer", "number"),
    ("password", "secret"),
    ("radio", "select"),
    ("string", "text"),
    ("textarea", "multiline"),
    ("token", "secret"),
    ("uri", "url"),
];

pub(crate) fn unknown_value(span: Span, owner: &str, written: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownValue,
        span,
        format!("`{written}` is not {owner}"),
    );
    if let Some(near) = near(written, known.iter().copied()) {
        return diagnostic.did_you_mean(near);
    }
    let meant = OTHER_WORDS.iter().find(|(word, _)| *word == written);
    if let Some((_, meant)) = meant.filter(|(_, meant)| known.contains(meant)) {
        return diagnostic
            .help(format!("here it is called `{meant}`"))
            .suggest(*meant);
    }
    let known = match beginning_with(written, known) {
        alike if alike.len() > 1 => alike,
        _ => known.to_vec(),
    };
    diagnostic.help(format!("write {}", one_of(&known)))
}

/// `found` is about domains in the `hosts` of a field.
pub(crate) fn domains_elsewhere(found: Diagnostic) -> Diagnostic {
    Diagnostic {
        help: vec![
            "the domains that a host may lie under are those of the connector: list them at the top level, under `hosts`, and leave this key out".to_owned(),
            "for any public host name write `any`".to_owned(),
        ],
        ..found
    }
}

/// A value of a secret where nobody has one to write.
pub(crate) fn value_of_secret(span: Span, key: &str) -> Diagnostic {
    let (message, help) = match key {
        "default" => (
            "a secret has no default",
            "remove it: what is written into a spec is no secret any more, and a person fills this in",
        ),
        _ => (
            "a secret has no examples that its rules accept",
            "remove it: one might be somebody's own; `invalid` may show what the rules refuse",
        ),
    };
    Diagnostic::new(Code::LiteralSecret, span, message).help(help)
}

/// `a`, or one of `a`, `b` or `c`.
pub(crate) fn one_of(known: &[&str]) -> String {
    match known {
        [only] => format!("`{only}`"),
        known => format!("one of {}", list(known)),
    }
}

/// Several ids in one entry of a list.
pub(crate) fn ids_without_comma(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidId,
        span,
        format!("`{written}` does not have the form of an id"),
    )
    .help("separate entries of a list with commas; an id has no spaces")
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

/// What was probably meant.
pub(crate) fn repaired_id(written: &str) -> Option<String> {
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

pub(crate) fn no_such_day(span: Span, last: u8) -> Diagnostic {
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
