//! Fields: what a person fills in.

use connspec_diagnostics::Span;

use super::address::Table;
use super::fields::Fields;
use super::{Lowering, ids, items, line, message, prose, repeated, rules};
use crate::Id;
use crate::model::{Choice, Field, FieldKind, Selector};
use crate::problem::{field as problem, names as names_problem};
use crate::surface::{self, Spec};

/// Whether a value is needed; it is unless said otherwise, or something stands for an empty one.
pub(super) fn is_required(field: &surface::Field) -> bool {
    match field.required() {
        Some(required) => required.value && field.default().is_none(),
        None => field.default().is_none(),
    }
}

/// Whether it is not known that a value is needed: what says so was written and could not be read.
pub(super) fn may_be_optional(field: &surface::Field) -> bool {
    field.has("required") && field.required().is_none()
        || field.has("default") && field.default().is_none()
}

/// The fields of a method in the order of its form: the shared ones that it uses, its own, and the
/// selects of the address table. Once all of its templates were looked at.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    spec: &Spec,
    fields: &Fields<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Vec<Field>> {
    let table = fields.table;
    let shared = items(spec.fields.as_ref());
    let own = items(method.fields());
    let ids = shared.iter().chain(own).filter_map(|field| field.id());
    ids::declare(cx, ids::FIELDS, ids.clone());
    for id in ids {
        let other = table.known.iter().find(|other| other.id == id.0.text);
        if let Some(other) = other {
            let (id, span) = (id.0.text.as_str(), id.0.span);
            let (what, declared) = (other.what.words(), other.span);
            cx.report(names_problem::two_meanings(
                span, "field", id, what, declared,
            ));
        }
    }
    let is_used = |field: &&surface::Field| field.id().is_some_and(|id| fields.uses(&id.0.text));
    let mut lowered: Vec<_> = shared
        .iter()
        .filter(is_used)
        .chain(own)
        .map(|field| lower_field(cx, field, table, scope))
        .collect();
    let addresses = table.addresses.as_ref();
    if spec.regions.is_some() {
        let regions = addresses.and_then(|addresses| addresses.regions.as_ref());
        lowered.push(select("region", regions, FieldKind::Region));
    }
    if spec.environments.is_some() {
        let environments = addresses.and_then(|addresses| addresses.environments.as_ref());
        lowered.push(select("environment", environments, FieldKind::Environment));
    }
    lowered.into_iter().collect()
}

/// What the operator of the product fills in.
pub(super) fn setup(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Vec<Field>> {
    let lowered: Vec<_> = items(method.setup_fields())
        .iter()
        .map(|field| lower_field(cx, field, fields.table, scope))
        .collect();
    lowered.into_iter().collect()
}

/// A select that the address table makes.
fn select(id: &str, selector: Option<&Selector>, kind: FieldKind) -> Option<Field> {
    let selector = selector?;
    Some(Field {
        id: Id::new(id)?,
        label: selector.label.clone(),
        help: selector.help.clone(),
        placeholder: None,
        required: true,
        messages: message::lower(&selector.label, true, &kind, None, None),
        kind,
        trim: false,
        section: None,
        default: None,
        given_by: None,
        valid: Vec::new(),
        invalid: Vec::new(),
        span: selector.label.span(),
    })
}

fn lower_field(
    cx: &mut Lowering<'_>,
    field: &surface::Field,
    table: &Table<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Field> {
    let label = field.label().map(prose::plain);
    let help = field.help().map(|help| prose::inlines(cx, help, scope));
    let required = is_required(field);
    if let Some(reason) = field.not_secret() {
        // It is for reviewers of the spec and goes nowhere, but its mistakes are mistakes.
        prose::inlines(cx, reason, scope);
    }
    let line = line::lower(cx, field, required, table);
    let kind = match (&line, field) {
        (Some(line), _) => Some(FieldKind::String(line.kind, line.rules.clone())),
        (None, surface::Field::Select(field)) => choices(cx, field, scope).map(FieldKind::Select),
        (None, surface::Field::Number(field)) => {
            let rules = rules::number(cx, field.min, field.max);
            Some(FieldKind::Number(rules))
        }
        (None, _) => Some(FieldKind::Boolean),
    };
    message::check_rules(cx, field, required, kind.as_ref());
    let span = field.id()?.0.span;
    let (label, kind) = (label?, kind?);
    let expected = line.as_ref().and_then(|line| line.expected.as_deref());
    let messages = message::lower(&label, required, &kind, expected, field.messages());
    let is_trimmed = line.as_ref().is_some_and(|line| line.trim);
    let (valid, invalid, default) = match line {
        Some(line) => (line.valid, line.invalid, line.default),
        None => (Vec::new(), Vec::new(), None),
    };
    Some(Field {
        id: super::id_of(field.id())?,
        messages,
        label,
        help,
        placeholder: field.placeholder().map(prose::plain),
        required,
        kind,
        trim: is_trimmed,
        section: field.section().map(prose::plain),
        default,
        given_by: None,
        valid,
        invalid,
        span,
    })
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
    let values = options.iter().filter_map(|option| {
        let id = &option.id.as_ref()?.0;
        let value = option.value.as_ref().map_or(id, |value| &value.0);
        Some((value.text.as_str(), value.span))
    });
    for (value, span, first) in repeated(values) {
        cx.report(problem::equal_values(span, value, first));
    }
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
