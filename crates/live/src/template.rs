//! Texts with values in them.

use connspec_runtime::table;
use connspec_spec::model::{FlowValue, Part, Template};

use crate::{id, list, text};

pub(crate) fn table(template: &Template) -> table::Template {
    list(template.iter().map(part))
}

/// Several, the segments of a path.
pub(crate) fn tables(templates: &[Template]) -> &'static [table::Template] {
    list(templates.iter().map(table))
}

/// Named ones, in their order.
pub(crate) fn named(
    templates: &[(String, Template)],
) -> &'static [(&'static str, table::Template)] {
    let templates = templates.iter();
    list(templates.map(|(name, value)| (text(name.as_str()), table(value))))
}

fn part(part: &Part) -> table::Part {
    match part {
        Part::Literal(literal) => table::Part::Literal(text(literal.as_str())),
        Part::Field(name) => table::Part::Field(id(name)),
        Part::Value(name) => table::Part::Value(id(name)),
        Part::Derived(name) => table::Part::Derived(id(name)),
        Part::Address(name) => table::Part::Address(id(name)),
        Part::Captured(name) => table::Part::Captured(id(name)),
        Part::Signed(name) => table::Part::Signed(id(name)),
        Part::Flow(FlowValue::RedirectUri) => table::Part::RedirectUri,
        Part::Flow(FlowValue::State) => table::Part::State,
        Part::Flow(FlowValue::CodeChallenge) => table::Part::CodeChallenge,
        Part::Flow(FlowValue::CodeVerifier) => table::Part::CodeVerifier,
        Part::Flow(FlowValue::Code) => table::Part::Code,
    }
}
