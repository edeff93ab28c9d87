//! Labels that are too near to each other, and words that are too near to a label.

use connspec_diagnostics::{Diagnostic, SourceFile};

use super::runs;
use crate::Text;
use crate::model::{Connector, Field, FieldKind, Guide, Inline, Selector};
use crate::problem::{guide as guide_problem, names as problem};

/// Reports things that people see side by side and that read the same.
pub(super) fn check_equal(connector: &Connector, diagnostics: &mut Vec<Diagnostic>) {
    let methods = connector.methods.iter().map(|method| &method.label);
    equal("auth methods", methods, diagnostics);
    let addresses = &connector.addresses;
    let selects = [
        ("regions", &addresses.regions),
        ("environments", &addresses.environments),
    ];
    for (kind, select) in selects {
        let options = select.iter().flat_map(|select| &select.options);
        equal(kind, options.map(|option| &option.label), diagnostics);
    }
    for method in &connector.methods {
        for fields in [&method.fields, &method.setup_fields] {
            let labels = fields.iter().map(|field| &field.label);
            equal("fields of this form", labels, diagnostics);
            for field in fields {
                if let FieldKind::Select(options) = &field.kind {
                    let labels = options.iter().map(|option| &option.label);
                    equal("options of this select", labels, diagnostics);
                }
            }
        }
    }
}

fn equal<'a>(
    kind: &str,
    labels: impl Iterator<Item = &'a Text>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: Vec<(String, &Text)> = Vec::new();
    for label in labels {
        let folded = label.open().to_lowercase();
        match seen.iter().find(|(other, _)| *other == folded) {
            Some((_, first)) => {
                let (span, first) = (label.span(), first.span());
                diagnostics.push(problem::equal_labels(span, kind, label.open(), first));
            }
            None => seen.push((folded, label)),
        }
    }
}

/// A label and the reference that reads like it.
struct Named<'a> {
    label: &'a Text,
    reference: String,
}

/// Reports words in bold that are almost the label of something that the reader of the guide sees.
pub(super) fn check_almost(
    source: &SourceFile,
    connector: &Connector,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let addresses = &connector.addresses;
    for method in &connector.methods {
        let mut named = of_fields(&method.fields);
        named.extend(of_options("region", addresses.regions.as_ref()));
        named.extend(of_options("environment", addresses.environments.as_ref()));
        check_guide(source, &method.guide, &named, diagnostics);
        if let Some(guide) = &method.setup_guide {
            check_guide(source, guide, &of_fields(&method.setup_fields), diagnostics);
        }
    }
}

fn of_fields(fields: &[Field]) -> Vec<Named<'_>> {
    let named = fields.iter().map(|field| Named {
        label: &field.label,
        reference: format!("field:{}", field.id),
    });
    named.collect()
}

fn of_options<'a>(kind: &str, select: Option<&'a Selector>) -> Vec<Named<'a>> {
    let options = select.into_iter().flat_map(|select| &select.options);
    let named = options.map(|option| Named {
        label: &option.label,
        reference: format!("{kind}:{}", option.id),
    });
    named.collect()
}

fn check_guide(
    source: &SourceFile,
    guide: &Guide,
    named: &[Named<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for text in runs::of_guide(guide).into_iter().flat_map(in_bold) {
        let written = text.open();
        if named.iter().any(|named| named.label.open() == written) {
            continue;
        }
        let near = named
            .iter()
            .find(|named| is_almost(written, named.label.open()));
        if let Some(Named { label, reference }) = near {
            let is_word = |c: char| c.is_alphanumeric() || c == ' ';
            let is_plain =
                source.slice(text.span()) == written && label.open().chars().all(is_word);
            diagnostics.push(guide_problem::almost_label(
                text.span(),
                written,
                label.open(),
                reference,
                label.span(),
                is_plain,
            ));
        }
    }
}

/// The texts in bold that have no other markup.
fn in_bold(content: &[Inline]) -> Vec<&Text> {
    let found = content.iter().flat_map(|inline| match inline {
        Inline::Strong(content) => match content.as_slice() {
            [Inline::Text(text)] => vec![text],
            content => in_bold(content),
        },
        Inline::Emphasis(content) | Inline::Link { content, .. } => in_bold(content),
        Inline::Text(_) | Inline::Code(_) | Inline::Image(_) | Inline::Break => Vec::new(),
    });
    found.collect()
}

/// Whether the words differ from the label by case, or by one letter; by two in long ones. Another
/// number and another grammatical number are meant.
fn is_almost(written: &str, label: &str) -> bool {
    let (written, label) = (written.to_lowercase(), label.to_lowercase());
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let is_plural =
        written.strip_suffix('s') == Some(&label) || label.strip_suffix('s') == Some(&written);
    if is_plural || digits(&written) != digits(&label) {
        return false;
    }
    let length = label.chars().count();
    let limit = match length {
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    strsim::damerau_levenshtein(&written, &label) <= limit
}
