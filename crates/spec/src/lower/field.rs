//! Fields: what a person fills in.

use connspec_diagnostics::Span;

use super::address::Table;
use super::{Lowering, fields, ids, items, message, prose, rules};
use crate::model::{Choice, Field, FieldKind, HostScope, StringKind};
use crate::problem::names as names_problem;
use crate::surface::{self, Spec};
use crate::{Id, Text};

/// Whether a value is needed; it is unless said otherwise.
pub(super) fn is_required(field: &surface::Field) -> bool {
    field.required().is_none_or(|required| required.value)
}

/// The fields of a method in the order of its form; the region select comes last.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    spec: &Spec,
    table: &Table,
    scope: &prose::Scope<'_>,
) -> Option<Vec<Field>> {
    let fields = items(method.fields());
    ids::declare(
        cx,
        ids::FIELDS,
        fields.iter().filter_map(|field| field.id()),
    );
    for id in fields.iter().filter_map(|field| field.id()) {
        // In `{name}`, fields and addresses are one namespace.
        if table.names.iter().any(|name| name.as_str() == id.0.text) {
            cx.report(names_problem::address_name(id.0.span, &id.0.text));
        }
    }
    let mut lowered: Vec<_> = fields
        .iter()
        .map(|field| lower_field(cx, field, scope))
        .collect();
    if spec.regions.is_some() {
        lowered.push(region(table));
    }
    lowered.into_iter().collect()
}

/// The select that the region table makes.
fn region(table: &Table) -> Option<Field> {
    let regions = table.addresses.as_ref()?.regions.as_ref()?;
    Some(Field {
        id: Id::new("region")?,
        label: regions.label.clone(),
        help: regions.help.clone(),
        placeholder: None,
        required: true,
        messages: message::lower(&regions.label, true, &FieldKind::Region, None),
        kind: FieldKind::Region,
        trim: false,
        section: None,
        default: None,
        given_by: None,
        valid: Vec::new(),
        invalid: Vec::new(),
        span: regions.label.span(),
    })
}

/// What the types of fields have besides what all of them have.
struct Own {
    kind: Option<FieldKind>,
    placeholder: Option<Text>,
    trim: bool,
    valid: Vec<Text>,
    invalid: Vec<Text>,
}

fn lower_field(
    cx: &mut Lowering<'_>,
    field: &surface::Field,
    scope: &prose::Scope<'_>,
) -> Option<Field> {
    let label = field.label().map(prose::plain);
    let help = field.help().map(|help| prose::inlines(cx, help, scope));
    let required = is_required(field);
    if let Some(reason) = fields::not_secret(field) {
        // It is for reviewers of the spec and goes nowhere, but its mistakes are mistakes.
        prose::inlines(cx, reason, scope);
    }
    let own = lower_own(cx, field, required, scope);
    message::check_rules(cx, field.messages(), required, own.kind.as_ref());
    let span = field.id()?.0.span;
    let (label, kind) = (label?, own.kind?);
    Some(Field {
        id: super::id_of(field.id())?,
        messages: message::lower(&label, required, &kind, field.messages()),
        label,
        help,
        placeholder: own.placeholder,
        required,
        kind,
        trim: own.trim,
        section: field.section().map(prose::plain),
        default: None,
        given_by: None,
        valid: own.valid,
        invalid: own.invalid,
        span,
    })
}

fn lower_own(
    cx: &mut Lowering<'_>,
    field: &surface::Field,
    required: bool,
    scope: &prose::Scope<'_>,
) -> Own {
    match field {
        surface::Field::Text(field) => string(cx, StringKind::Text, &keys(field), required),
        surface::Field::Email(field) => string(cx, StringKind::Email, &keys(field), required),
        surface::Field::Url(field) => string(cx, StringKind::Url(None), &keys(field), required),
        surface::Field::Hostname(field) => string(
            cx,
            StringKind::Hostname(HostScope::Declared),
            &keys(field),
            required,
        ),
        surface::Field::Subdomain(field) => {
            string(cx, StringKind::Subdomain, &keys(field), required)
        }
        surface::Field::Secret(field) => {
            let kind = match field.widget {
                Some(surface::SecretWidget::Multiline) => StringKind::SecretMultiline,
                None => StringKind::Secret,
            };
            let keys = StringKeys {
                placeholder: field.placeholder.as_ref(),
                min_length: field.min_length,
                max_length: field.max_length,
                pattern: field.pattern.as_ref(),
                trim: field.trim,
                valid: &[],
                invalid: items(field.invalid.as_ref()),
            };
            string(cx, kind, &keys, required)
        }
        surface::Field::Multiline(field) => {
            let keys = StringKeys {
                placeholder: field.placeholder.as_ref(),
                min_length: field.min_length,
                max_length: field.max_length,
                pattern: None,
                trim: field.trim,
                valid: &[],
                invalid: &[],
            };
            string(cx, StringKind::Multiline, &keys, required)
        }
        surface::Field::Select(field) => {
            Own::bare(choices(cx, field, scope).map(FieldKind::Select))
        }
        surface::Field::Number(field) => Own {
            placeholder: field.placeholder.as_ref().map(prose::plain),
            ..Own::bare(Some(FieldKind::Number(rules::number(
                cx, field.min, field.max,
            ))))
        },
        surface::Field::Boolean(_) => Own::bare(Some(FieldKind::Boolean)),
    }
}

impl Own {
    fn bare(kind: Option<FieldKind>) -> Self {
        Self {
            kind,
            placeholder: None,
            trim: false,
            valid: Vec::new(),
            invalid: Vec::new(),
        }
    }
}

/// The keys of a text input, whatever its type.
struct StringKeys<'a> {
    placeholder: Option<&'a surface::PlainText>,
    min_length: Option<surface::Integer>,
    max_length: Option<surface::Integer>,
    pattern: Option<&'a surface::PatternText>,
    trim: Option<surface::Flag>,
    valid: &'a [surface::ValueText],
    invalid: &'a [surface::ValueText],
}

fn keys(field: &surface::TextField) -> StringKeys<'_> {
    StringKeys {
        placeholder: field.placeholder.as_ref(),
        min_length: field.min_length,
        max_length: field.max_length,
        pattern: field.pattern.as_ref(),
        trim: field.trim,
        valid: items(field.valid.as_ref()),
        invalid: items(field.invalid.as_ref()),
    }
}

fn string(cx: &mut Lowering<'_>, kind: StringKind, keys: &StringKeys<'_>, required: bool) -> Own {
    let trim = keys.trim.is_none_or(|trim| trim.value);
    let written = rules::Written {
        min_length: keys.min_length,
        max_length: keys.max_length,
        pattern: keys.pattern,
    };
    let rules = rules::lower(cx, kind, &written, required);
    rules::check_examples(cx, keys.valid, &rules, trim, true);
    rules::check_examples(cx, keys.invalid, &rules, trim, false);
    Own {
        kind: Some(FieldKind::String(kind, rules)),
        placeholder: keys.placeholder.map(prose::plain),
        trim,
        valid: examples(keys.valid),
        invalid: examples(keys.invalid),
    }
}

fn examples(values: &[surface::ValueText]) -> Vec<Text> {
    values
        .iter()
        .map(|value| Text::new(value.0.text.as_str(), value.0.span))
        .collect()
}

fn choices(
    cx: &mut Lowering<'_>,
    field: &surface::SelectField,
    scope: &prose::Scope<'_>,
) -> Option<Vec<Choice>> {
    let options = items(field.options.as_ref());
    ids::declare(
        cx,
        ids::OPTIONS,
        options.iter().filter_map(|option| option.id.as_ref()),
    );
    let choices: Vec<_> = options
        .iter()
        .map(|option| choice(cx, option, scope))
        .collect();
    let choices = choices.into_iter().collect::<Option<Vec<_>>>()?;
    (!choices.is_empty()).then_some(choices)
}

fn choice(
    cx: &mut Lowering<'_>,
    option: &surface::SelectOption,
    scope: &prose::Scope<'_>,
) -> Option<Choice> {
    let help = option
        .help
        .as_ref()
        .map(|help| prose::inlines(cx, help, scope));
    let id = super::id_of(option.id.as_ref())?;
    let span: Span = option.id.as_ref()?.0.span;
    let value = option
        .value
        .as_ref()
        .map_or_else(|| id.to_string(), |v| v.0.text.clone());
    Some(Choice {
        label: prose::plain(option.label.as_ref()?),
        help,
        value,
        id,
        span,
    })
}
