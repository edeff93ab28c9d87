//! Mistakes in guide text.

use connspec_diagnostics::{Code, Diagnostic, Span, near};

use super::shape::list;
use crate::markdown::KINDS;

/// `guide` is the key of the guide that should give it, `method` the auth method whose guide it is,
/// where there are several.
pub(crate) fn field_not_given(
    span: Span,
    field: &str,
    guide: &str,
    method: Option<&str>,
) -> Diagnostic {
    let what = match field {
        "region" => "the region",
        "environment" => "the environment",
        _ => "this field",
    };
    let (reader, place) = match guide {
        "guide" => ("a person", "the guide".to_owned()),
        other => ("the operator", format!("`{other}`")),
    };
    let of_method = method.map_or_else(String::new, |method| format!(" of `{method}`"));
    Diagnostic::new(
        Code::FieldNotGiven,
        span,
        format!("no step of {place}{of_method} says where `{field}` comes from"),
    )
    .help(format!(
        "write `gives: [{field}]` in the step that leaves {reader} with {what}"
    ))
}

pub(crate) fn link_not_allowed(span: Span, why: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::LinkNotAllowed, span, why).help(help)
}

pub(crate) fn unknown_reference(span: Span, written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::LinkNotAllowed,
        span,
        format!("`{written}:` is neither a kind of reference nor a link that is allowed"),
    );
    match near(written, KINDS) {
        Some(near) => diagnostic
            .help(format!("did you mean `{}:`?", near.name))
            .offer(span, near.name, near.applicability),
        None => diagnostic.help(format!(
            "references are {}; links go to `https:` or `mailto:`",
            list(&KINDS)
        )),
    }
}

pub(crate) fn almost_reference(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(
        Code::LinkNotAllowed,
        span,
        "this is read as plain words, not as a reference",
    )
    .help(format!(
        "a reference is written `<{kind}:name>`, without spaces; what is to be shown as it stands goes in backticks"
    ))
}

pub(crate) fn markdown_not_allowed(span: Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MarkdownNotAllowed,
        span,
        format!("{what} cannot stand here"),
    )
    .help(help)
}

/// A row of a table of `columns` with another number of `cells`.
pub(crate) fn ragged_row(span: Span, cells: usize, columns: usize) -> Diagnostic {
    let row = Diagnostic::new(
        Code::RaggedTable,
        span,
        format!(
            "this row has {}, and its table has {}",
            count(cells, "cell"),
            count(columns, "column")
        ),
    );
    if cells > columns {
        row.caret("what is behind the last column is not shown")
            .help("give the head a column for it, or write `\\|` for a bar that is a part of the text")
    } else {
        row.help("write the empty cells too, `| first | |`; what does not belong to the table stands behind an empty line")
    }
}

/// A head of a table over another number of `dashes`.
pub(crate) fn not_a_table(span: Span, columns: usize, dashes: usize) -> Diagnostic {
    Diagnostic::new(
        Code::RaggedTable,
        span,
        format!(
            "this head has {}, and the line of dashes below it {dashes}",
            count(columns, "column")
        ),
    )
    .caret("without as many dashes it is no table")
    .help("write `---` once for each column: `|---|---|`")
}

fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

pub(crate) fn unknown_language(span: Span, written: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownLanguage,
        span,
        format!("`{written}` is not a language that docs engines know alike"),
    );
    match near(written, known.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.help(format!("write one of {}, or none", list(known))),
    }
}

pub(crate) fn image_alt_missing(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ImageAltMissing,
        span,
        "this picture has no text for people who cannot see it",
    )
    .help("say what it shows: `![The key dialog](…)`")
}

pub(crate) fn html_tag(span: Span, tag: &str) -> Diagnostic {
    Diagnostic::new(
        Code::HtmlTag,
        span,
        format!("`{tag}` will be shown as it stands"),
    )
    .help("write Markdown; if the tag itself is meant, put it in backticks")
}

pub(crate) fn section_twice(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("this guide brings in the section `{id}` twice"),
    )
    .label(first, "first used here")
    .help("keep one of them; a step can lead back to another: `<step:id>`")
}

pub(crate) fn unused_section(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedSection,
        span,
        format!("no guide uses the shared section `{id}`"),
    )
    .help(format!(
        "bring it into a guide with `use: {id}`, or remove it"
    ))
}

/// `kind` is `region` or `environment`; `method` is the auth method whose guide it is.
pub(crate) fn option_not_told(span: Span, kind: &str, id: &str, method: &str) -> Diagnostic {
    Diagnostic::new(
        Code::OptionNotTold,
        span,
        format!("the guide of `{method}` says when to choose other options, and not when to choose `{id}`"),
    )
    .help(format!(
        "name it in the step that names the others: `<{kind}:{id}>`"
    ))
}

/// `reference` is what reads like the label; `is_plain` says whether both are what they seem in the
/// source. The words may as well be those of a page of the vendor, which only the author knows.
pub(crate) fn almost_label(
    span: Span,
    written: &str,
    label: &str,
    reference: &str,
    declared: Span,
    is_plain: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::AlmostLabel,
        span,
        format!("`{written}` is almost the label `{label}`"),
    )
    .label(declared, "declared here")
    .help(format!(
        "write it as it is declared, best as `<{reference}>` without asterisks"
    ));
    if is_plain {
        diagnostic.suggest(label)
    } else {
        diagnostic
    }
}
