//! Hosts that a template makes or that a person names.

use crate::table::{HostScope, Kind, Part};
use crate::template::Filler;
use crate::{RequestError, ValueProblem};

/// The host that a template makes: each value is one label, or a part of one.
pub(super) fn of_template(filler: Filler<'_>, template: &[Part]) -> Result<String, RequestError> {
    let host = filler.fill_all(template, |value| {
        let fits = value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits && !value.is_empty() {
            Ok(value.to_ascii_lowercase().into())
        } else {
            Err(ValueProblem::Host)
        }
    })?;
    if is_dns_name(&host)
        && is_under(&host, filler.method.addresses.domains)
        && labels(&host) == template_labels(template)
    {
        Ok(host.to_string())
    } else {
        Err(RequestError::Host)
    }
}

/// A whole host that a person names.
pub(super) fn of_field(filler: Filler<'_>, id: &'static str) -> Result<String, RequestError> {
    let (field, value) = filler.field(id);
    let refused = |problem| RequestError::Value {
        field: field.id,
        problem,
    };
    let host = value.ok_or(refused(ValueProblem::Missing))?;
    let host = host.to_ascii_lowercase();
    let is_any = matches!(field.kind, Kind::Hostname(_, HostScope::Any));
    if is_public_name(&host) && (is_any || is_under(&host, filler.method.addresses.domains)) {
        Ok(host)
    } else {
        Err(refused(ValueProblem::Host))
    }
}

/// Whether `host`, in lower case, is a name with a domain, and no address.
pub(super) fn is_public_name(host: &str) -> bool {
    // A last label of digits makes an IP address of it.
    let last = host.rsplit('.').next().unwrap_or_default();
    is_dns_name(host) && labels(host) > 1 && last.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether `host` is one of these domains or lies under one.
pub(super) fn is_under(host: &str, domains: &[&str]) -> bool {
    domains.iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

fn labels(host: &str) -> usize {
    1 + host.bytes().filter(|byte| *byte == b'.').count()
}

/// How many labels a host has whose template this is: a value is one, or a part of one.
fn template_labels(template: &[Part]) -> usize {
    let dots = template.iter().map(|part| match part {
        Part::Literal(text) => labels(text) - 1,
        _ => 0,
    });
    1 + dots.sum::<usize>()
}

/// Whether `host` is a name by the rules of RFC 1123, in lower case.
fn is_dns_name(host: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(fits)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}
