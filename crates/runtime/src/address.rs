//! From the address table to the start of a URL, by parts.

use crate::path::{encode, is_dot_segment};
use crate::table::{Address, Addresses, Kind, Part, Template};
use crate::template::Filler;
use crate::{RequestError, Value, ValueProblem};

/// Where a request goes.
#[derive(Debug)]
pub(crate) struct Target {
    /// A lower-case DNS name under one of the connector's domains.
    pub(crate) host: String,
    /// Segments, each with a slash before it; empty where there are none.
    pub(crate) path: String,
}

/// The target that column `column` of the method's address table names for these values.
pub(crate) fn resolve(filler: Filler<'_>, column: usize) -> Result<Target, RequestError> {
    let addresses = filler.method.addresses;
    let row = addresses.rows.get(region(filler)?);
    let address = row
        .and_then(|row| row.get(column))
        .ok_or(RequestError::UnknownUrl)?;
    let mut target = Target {
        host: host(filler, address, addresses)?,
        path: String::new(),
    };
    push_segments(filler, address.path, &mut target.path)?;
    Ok(target)
}

/// The row of the address table.
fn region(filler: Filler<'_>) -> Result<usize, RequestError> {
    let mut fields = filler.method.fields.iter().zip(filler.values);
    match fields.find(|(field, _)| matches!(field.kind, Kind::Region(_))) {
        None => Ok(0),
        Some((_, Some(Value::Choice(index)))) => Ok(*index),
        Some((field, _)) => Err(RequestError::Value {
            field: field.id,
            problem: ValueProblem::Missing,
        }),
    }
}

fn host(
    filler: Filler<'_>,
    address: &Address,
    addresses: &Addresses,
) -> Result<String, RequestError> {
    let host = filler.fill(address.host, |value| {
        let fits = value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits && !value.is_empty() {
            Ok(value.to_ascii_lowercase().into())
        } else {
            Err(ValueProblem::Host)
        }
    })?;
    let Some(host) = host else {
        return Err(filler.missing(address.host));
    };
    if is_dns_name(&host)
        && is_under(&host, addresses.domains)
        && labels(&host) == template_labels(address.host)
    {
        Ok(host.to_string())
    } else {
        Err(RequestError::Host)
    }
}

fn labels(host: &str) -> usize {
    1 + host.bytes().filter(|byte| *byte == b'.').count()
}

/// How many labels a host has whose template this is: a value is one, or a part of one.
fn template_labels(template: &[Part]) -> usize {
    let dots = template.iter().map(|part| match part {
        Part::Literal(text) => labels(text) - 1,
        Part::Field(_) => 0,
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

fn is_under(host: &str, domains: &[&str]) -> bool {
    domains.iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// Appends the segments to a path. A value fills one segment or a part of one, whatever is in it.
pub(crate) fn push_segments(
    filler: Filler<'_>,
    segments: &[Template],
    path: &mut String,
) -> Result<(), RequestError> {
    for template in segments {
        let segment = filler.fill(template, |value| Ok(encode(value)))?;
        let Some(segment) = segment else {
            return Err(filler.missing(template));
        };
        if let Some(field) = filler.first_field(template)
            && (segment.is_empty() || is_dot_segment(&segment))
        {
            let problem = ValueProblem::Segment;
            return Err(RequestError::Value { field, problem });
        }
        path.push('/');
        path.push_str(&segment);
    }
    Ok(())
}
