//! Fields of text: their type, their rules, their examples, what stands for an empty one.

use super::address::Table;
use super::derive;
use super::rules::{self, Rules};
use super::{Lowering, items};
use crate::Text;
use crate::model::{Cut, Derived, HostScope, StringKind, StringRules, TRIMMED, UrlAllow};
use crate::pattern;
use crate::problem::{address as address_problem, field as problem};
use crate::surface::{self, AnyHost, Field, SecretWidget, UrlPart, ValueText};

/// What a field of text has besides what all fields have.
pub(super) struct Line {
    pub kind: StringKind,
    pub rules: StringRules,
    pub trim: bool,
    pub valid: Vec<Text>,
    pub invalid: Vec<Text>,
    pub default: Option<String>,
    /// What a value must be like, in words, where no author says so.
    pub expected: Option<String>,
}

/// The field as one of text; `None` where it is of another type.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    field: &Field,
    required: bool,
    table: &Table<'_>,
) -> Option<Line> {
    let (kind, keys) = match field {
        Field::Text(field) => (StringKind::Text, Keys::of(&field.line())),
        Field::Email(field) => (StringKind::Email, Keys::of(&field.line())),
        Field::Url(own) => (StringKind::Url(allow(own)), Keys::of(&own.line())),
        Field::Hostname(own) => {
            // What was written there and could not be read was meant to widen it.
            let scope = match own.hosts {
                Some(AnyHost::Any) => HostScope::Any,
                None if own.has("hosts") => HostScope::Any,
                None => HostScope::Declared,
            };
            (StringKind::Hostname(scope), Keys::of(&own.line()))
        }
        Field::Subdomain(field) => (StringKind::Subdomain, Keys::of(&field.line())),
        Field::Secret(field) => {
            let kind = match field.widget {
                Some(SecretWidget::Multiline) => StringKind::SecretMultiline,
                None => StringKind::Secret,
            };
            let keys = Keys {
                written: rules::Written {
                    min_length: field.min_length,
                    max_length: field.max_length,
                    pattern: field.pattern.as_ref(),
                },
                trim: field.trim,
                valid: &[],
                invalid: items(field.invalid.as_ref()),
            };
            (kind, keys)
        }
        Field::Multiline(field) => {
            let keys = Keys {
                written: rules::Written {
                    min_length: field.min_length,
                    max_length: field.max_length,
                    pattern: None,
                },
                trim: field.trim,
                valid: &[],
                invalid: &[],
            };
            (StringKind::Multiline, keys)
        }
        Field::Select(_) | Field::Number(_) | Field::Boolean(_) => return None,
    };
    if let (Field::Url(own), Some(id)) = (field, field.id())
        && let Some(allow) = &own.allow
        && !table.uses(&id.0.text)
    {
        cx.report(problem::allow_without_address(allow.span, &id.0.text));
    }
    let domains = match (kind, field.id()) {
        (StringKind::Hostname(HostScope::Declared), Some(id)) => {
            let domains = table.domains.for_hostname();
            if domains.is_empty() {
                cx.report(address_problem::no_domains(id.0.span, &id.0.text));
            }
            domains
        }
        _ => Vec::new(),
    };
    let cuts: Vec<&Derived> = cuts(field, table).collect();
    let trim = keys.trim.is_none_or(|trim| trim.value);
    let mut rules = rules::lower(cx, kind, &keys.written, required);
    let written = rules.rules.patterns.len();
    if let Some(pattern) = pattern::under(&domains) {
        rules.add(pattern, "it lies under no domain of the connector");
    }
    for cut in &cuts {
        let clause = format!("`derive` cannot cut `{}` from it", cut.id);
        for pattern in derive::patterns(cut) {
            rules.add(pattern, &clause);
        }
    }
    if let Field::Secret(secret) = field
        && let (Some(placeholder), Some(pattern)) = (&secret.placeholder, &secret.pattern)
        && rules.refusal(placeholder.0.text.trim()).is_none()
    {
        cx.report(problem::real_placeholder(
            placeholder.0.span,
            pattern.0.span,
        ));
    }
    rules::check_examples(cx, keys.valid, &rules, trim, true);
    rules::check_examples(cx, keys.invalid, &rules, trim, false);
    Some(Line {
        kind,
        default: default(cx, field, &rules, trim, table),
        expected: expected(kind, &domains, &cuts).filter(|_| {
            // With a pattern of the author's own the value may be refused for another reason.
            keys.written.pattern.is_none() || cuts.is_empty() || written == 0
        }),
        rules: rules.rules,
        trim,
        valid: examples(keys.valid),
        invalid: examples(keys.invalid),
    })
}

/// The keys of a field of text, whatever its type.
struct Keys<'a> {
    written: rules::Written<'a>,
    trim: Option<surface::Flag>,
    valid: &'a [ValueText],
    invalid: &'a [ValueText],
}

impl<'a> Keys<'a> {
    fn of(line: &surface::Line<'a>) -> Self {
        Self {
            written: rules::Written {
                min_length: line.min_length,
                max_length: line.max_length,
                pattern: line.pattern,
            },
            trim: line.trim,
            valid: items(line.valid),
            invalid: items(line.invalid),
        }
    }
}

fn allow(field: &surface::UrlField) -> Option<UrlAllow> {
    let parts = items(field.allow.as_ref());
    field.has("allow").then(|| UrlAllow {
        http: parts.contains(&UrlPart::Http),
        port: parts.contains(&UrlPart::Port),
        path: parts.contains(&UrlPart::Path),
    })
}

/// What is cut from the field.
fn cuts<'a>(field: &Field, table: &'a Table<'_>) -> impl Iterator<Item = &'a Derived> {
    let id = field.id().map(|id| id.0.text.clone());
    let derived = table
        .derived
        .iter()
        .filter_map(|cutting| cutting.derived.as_ref());
    derived.filter(move |derived| id.as_deref() == Some(derived.from.as_str()))
}

/// The default: a value that the rules accept, of a field that an address uses.
fn default(
    cx: &mut Lowering<'_>,
    field: &Field,
    rules: &Rules,
    trim: bool,
    table: &Table<'_>,
) -> Option<String> {
    let default = &field.default()?.0;
    let id = &field.id()?.0;
    if let Some(required) = field.required().filter(|required| required.value) {
        cx.report(problem::required_default(required.span, default.span));
    }
    if !table.uses(&id.text) {
        cx.report(problem::default_without_address(default.span, &id.text));
    }
    let value = if trim {
        default.text.trim_matches(TRIMMED)
    } else {
        default.text.as_str()
    };
    if let Some(why) = rules.refusal(value) {
        // `https://api.acme.com/` where a host is meant.
        let host = value.split_once("://").map_or("", |(_, behind)| behind);
        let host = host.split('/').next().unwrap_or_default();
        let meant = rules.refusal(host).is_none().then_some(host);
        cx.report(problem::default_refused(default.span, &why, meant));
    }
    Some(value.to_owned())
}

/// What a value must be like, where its type alone does not say it.
fn expected(kind: StringKind, domains: &[String], cuts: &[&Derived]) -> Option<String> {
    if let [only] = cuts {
        return Some(match &only.cut {
            Cut::AfterLast(marks) => format!("enter all of it, with {marks} and what follows."),
            Cut::BeforeFirst(marks) => {
                format!("enter all of it, with {marks} and what stands before.")
            }
        });
    }
    match kind {
        StringKind::Hostname(HostScope::Declared) if !domains.is_empty() => Some(format!(
            "enter a host name under {}, without https:// and without a path.",
            either(domains)
        )),
        StringKind::Url(Some(allow)) => {
            let schemes = if allow.http {
                "https:// or http://"
            } else {
                "https://"
            };
            let without = match (allow.port, allow.path) {
                (true, true) => "",
                (true, false) => ", without a path",
                (false, true) => ", without a port",
                (false, false) => ", without a port and a path",
            };
            Some(format!(
                "enter an address that starts with {schemes}{without}."
            ))
        }
        _ => None,
    }
}

/// `a`, `b` or `c`.
fn either(names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

fn examples(values: &[ValueText]) -> Vec<Text> {
    values
        .iter()
        .map(|value| Text::new(value.0.text.as_str(), value.0.span))
        .collect()
}
