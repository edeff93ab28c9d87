//! Mistakes of YAML.

use connspec_diagnostics::{Code, Diagnostic, Span};

/// `text` as a YAML scalar in quotes.
pub(crate) fn quoted(text: &str) -> String {
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.trim_end();
    if written.starts_with(['"', '\'']) && !written.contains('\n') {
        written.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

pub(crate) fn syntax(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, span, message).help(help)
}

/// `has_comment`: a ` #` behind it, which hides what closes it.
pub(crate) fn unclosed_bracket(span: Span, open: &str, has_comment: bool) -> Diagnostic {
    let help = if has_comment {
        "close it; behind ` #` is a comment: if that is text, put the text in quotes"
    } else {
        "close it, or quote the text if a literal bracket was meant"
    };
    syntax(span, &format!("this `{open}` is not closed"), help)
}

pub(crate) fn unclosed_quote(span: Span) -> Diagnostic {
    syntax(
        span,
        "a quoted text is not closed",
        "close it with the quote that opened it",
    )
}

pub(crate) fn no_break_space(span: Span) -> Diagnostic {
    syntax(
        span,
        "this space is a no-break space, which is a letter to YAML",
        "write a space",
    )
}

/// A word in backticks; a backtick itself needs more of them.
pub(crate) fn code(text: &str) -> String {
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

pub(crate) fn missing_colon(span: Span, key: &str) -> Diagnostic {
    syntax(
        span,
        &format!("a colon is missing behind `{key}`"),
        "write it",
    )
}

pub(crate) fn missing_space(span: Span, key: &str) -> Diagnostic {
    syntax(
        span,
        &format!("a space is missing behind `{key}:`"),
        "write it",
    )
}

pub(crate) fn equals_sign(span: Span, key: &str) -> Diagnostic {
    syntax(
        span,
        &format!("behind the key `{key}` comes a colon"),
        "write it in place of the equals sign",
    )
}

pub(crate) fn missing_comma(span: Span, key: &str) -> Diagnostic {
    syntax(
        span,
        &format!("inside braces a comma is missing before `{key}`"),
        "separate entries with commas, and quote texts that hold colons",
    )
}

pub(crate) fn unspaced_dash(span: Span) -> Diagnostic {
    syntax(
        span,
        "a space is missing behind this `-`",
        "an entry of a list starts with `- `",
    )
}

pub(crate) fn two_keys(span: Span) -> Diagnostic {
    syntax(
        span,
        "there are two keys on this line",
        "write each key on a line of its own; a text with a colon in it needs quotes",
    )
}

pub(crate) fn shallow_text(span: Span) -> Diagnostic {
    syntax(
        span,
        "this line is indented less than the text above it",
        "all lines of a text behind `|` or `>` start in the column of the first one, or further right",
    )
}

pub(crate) fn misplaced(span: Span) -> Diagnostic {
    syntax(
        span,
        "this line does not start in the column of the lines below it",
        "keys of one map start in one column, the first one behind a dash too",
    )
}

pub(crate) fn foreign_comment(span: Span) -> Diagnostic {
    syntax(span, "a comment starts with `#`", "write that")
}

pub(crate) fn conflict_marker(span: Span) -> Diagnostic {
    syntax(
        span,
        "git has left the mark of a conflict here",
        "keep one of the two versions, and remove the three lines with marks",
    )
}

pub(crate) fn unquoted_colon(colon: Span, value: Span, replacement: &str) -> Diagnostic {
    Diagnostic::new(
        Code::YamlSyntax,
        colon,
        "a text with a colon in it needs quotes",
    )
    .caret("YAML reads a second key here")
    .help("put the value in quotes")
    .fix_at(value, replacement)
}

pub(crate) fn anchor(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::YamlReference,
        span,
        format!("the anchor `&{name}` is not part of the language"),
    )
    .help("write the value out where it is needed; a text that starts with `&` needs quotes")
}

pub(crate) fn alias(span: Span, source: &str) -> Diagnostic {
    Diagnostic::new(
        Code::YamlReference,
        span,
        format!("the alias `{source}` is not part of the language"),
    )
    .help("write the value out; a text that starts with `*` needs quotes")
}

pub(crate) fn merge_key(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::YamlReference,
        span,
        "the merge key `<<` is not part of the language",
    )
    .help("write the keys out where they are needed")
}

pub(crate) fn tag(span: Span, tag: &str) -> Diagnostic {
    Diagnostic::new(
        Code::YamlTag,
        span,
        format!("the tag `{tag}` is not part of the language"),
    )
    .help("remove it; a text that starts with `!` needs quotes")
}

pub(crate) fn directive(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::YamlTag,
        span,
        "directives are not part of the language",
    )
    .help("remove the line")
}

pub(crate) fn second_document(span: Span) -> Diagnostic {
    Diagnostic::new(Code::SecondDocument, span, "a second document starts here")
        .help("a file holds one connector; put the other one into a file of its own")
}

pub(crate) fn too_deep(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::NestedTooDeeply,
        span,
        format!("lists and maps are nested more than {limit} deep here"),
    )
    .help("no part of the language is nested that deep; look for a bracket or an indent too many")
}

pub(crate) fn too_many(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::TooManyEntries,
        span,
        format!("a list or a map has more than {limit} entries"),
    )
    .caret("the first one too many")
}

pub(crate) fn key_not_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::KeyNotText,
        span,
        "a key is a word, not a list or a map",
    )
    .help("a text that starts with `{` or `[` needs quotes")
}

pub(crate) fn duplicate_key(span: Span, key: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        span,
        format!("the key `{key}` stands here a second time"),
    )
    .label(first, "first written here")
    .help("keep one of them")
}

/// `reading` is what YAML takes it for.
pub(crate) fn ambiguous(span: Span, text: &str, reading: &str) -> Diagnostic {
    Diagnostic::new(
        Code::AmbiguousScalar,
        span,
        format!("`{text}` is meant as text here, but YAML reads {reading}"),
    )
    .help("put it in quotes")
    .fix(quoted(text))
}

/// `~` or `null` where text is meant: the word, or nothing.
pub(crate) fn ambiguous_null(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::AmbiguousScalar,
        span,
        format!("`{text}` is meant as text here, but YAML reads nothing"),
    )
    .help("leave the key out if it is optional, or put the word in quotes")
    .suggest(quoted(text))
}

/// A text without quotes that ends with one.
pub(crate) fn lone_quote(span: Span, quote: char) -> Diagnostic {
    Diagnostic::new(
        Code::LoneQuote,
        span,
        format!("this text ends with a `{quote}` that nothing opens"),
    )
    .help("put the whole text in quotes, or remove this one")
}

/// A line like `- this` in a text without quotes.
pub(crate) fn folded_entry(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::FoldedEntry,
        span,
        "this line goes on with the text above it",
    )
    .help("a text with lines of its own starts with `|` behind its key; an entry of a list starts in the column of the others")
}
