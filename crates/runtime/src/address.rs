//! From the address table to the start of a URL, by parts.

use crate::path::{encode, is_dot_segment};
use crate::table::{Address, Base, HostScope, Kind, Part, Row, Template, UrlAllow};
use crate::template::Filler;
use crate::{RequestError, Value, ValueProblem};
use url::Url;

/// Where a request goes.
#[derive(Debug)]
pub(crate) struct Target {
    /// `https`; `http` only where a person's own address says so.
    pub(crate) scheme: &'static str,
    /// A lower-case DNS name; an IP address only where a person's own address says so.
    pub(crate) host: String,
    /// Only where a person's own address has one.
    pub(crate) port: Option<u16>,
    /// Segments, each with a slash before it; empty where there are none.
    pub(crate) path: String,
}

/// The target that the address of that name gives for these values.
pub(crate) fn resolve(filler: Filler<'_>, name: &str) -> Result<Target, RequestError> {
    let names = filler.method.addresses.names;
    let column = names.iter().position(|known| *known == name);
    let address = &row(filler)?.urls[column.ok_or(RequestError::UnknownUrl)?];
    let mut target = start(filler, address)?;
    push_segments(filler, address.path, &mut target.path)?;
    Ok(target)
}

/// The address of that name as text, without a slash at its end.
pub(crate) fn text(filler: Filler<'_>, name: &str) -> Result<String, RequestError> {
    let Target {
        scheme,
        host,
        port,
        path,
    } = resolve(filler, name)?;
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("{scheme}://{host}{port}{path}"))
}

/// The value of that name in the row that is chosen.
pub(crate) fn value(filler: Filler<'_>, name: &str) -> Result<&'static str, RequestError> {
    let names = filler.method.addresses.values;
    let column = names.iter().position(|known| *known == name);
    let column = column.expect("a template names values of the connector's table");
    Ok(row(filler)?.values[column])
}

/// The row of the address table.
fn row(filler: Filler<'_>) -> Result<&'static Row, RequestError> {
    let mut region = 0;
    let mut environment = 0;
    for (field, value) in filler.method.fields.iter().zip(filler.values) {
        let chosen = match field.kind {
            Kind::Region(_) => &mut region,
            Kind::Environment(_) => &mut environment,
            _ => continue,
        };
        let Some(Value::Choice(index)) = value else {
            return Err(RequestError::Value {
                field: field.id,
                problem: ValueProblem::Missing,
            });
        };
        *chosen = *index;
    }
    let addresses = filler.method.addresses;
    let row = addresses
        .rows
        .get(region * addresses.environments + environment);
    row.ok_or(RequestError::UnknownUrl)
}

fn start(filler: Filler<'_>, address: &Address) -> Result<Target, RequestError> {
    match address.base {
        Base::Host(template) => host(filler, template).map(Target::of_host),
        Base::Hostname(id) => hostname(filler, id).map(Target::of_host),
        Base::Url(id) => own_url(filler, id),
    }
}

impl Target {
    fn of_host(host: String) -> Self {
        Self {
            scheme: "https",
            host,
            port: None,
            path: String::new(),
        }
    }
}

fn host(filler: Filler<'_>, template: &[Part]) -> Result<String, RequestError> {
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
fn hostname(filler: Filler<'_>, id: &'static str) -> Result<String, RequestError> {
    let (field, value) = filler.field(id);
    let refused = |problem| RequestError::Value {
        field: field.id,
        problem,
    };
    let host = value.ok_or(refused(ValueProblem::Missing))?;
    let host = host.to_ascii_lowercase();
    let is_any = matches!(field.kind, Kind::Hostname(_, HostScope::Any));
    // A last label of digits makes an IP address of it.
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_name = is_dns_name(&host)
        && labels(&host) > 1
        && last.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_name && (is_any || is_under(&host, filler.method.addresses.domains)) {
        Ok(host)
    } else {
        Err(refused(ValueProblem::Host))
    }
}

/// The address of a product that somebody hosts themselves.
fn own_url(filler: Filler<'_>, id: &'static str) -> Result<Target, RequestError> {
    let (field, value) = filler.field(id);
    let refused = |problem| RequestError::Value {
        field: field.id,
        problem,
    };
    let value = value.ok_or(refused(ValueProblem::Missing))?;
    let Kind::Url(_, Some(allow)) = &field.kind else {
        return Err(refused(ValueProblem::Host));
    };
    parse_own(&value, *allow).ok_or(refused(ValueProblem::Host))
}

fn parse_own(value: &str, allow: UrlAllow) -> Option<Target> {
    let url = Url::parse(value).ok()?;
    let scheme = match url.scheme() {
        "https" => "https",
        "http" if allow.http => "http",
        _ => return None,
    };
    let path = url.path().trim_end_matches('/');
    let is_plain = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
        && (allow.port || url.port().is_none())
        && (allow.path || path.is_empty())
        && !path.contains("//")
        // What the parser takes away must not be what was checked.
        && !value.contains(['\\', '\t', '\r', '\n'])
        && !value.split('/').any(is_dot_segment);
    is_plain.then_some(Target {
        scheme,
        host: url.host_str()?.to_owned(),
        port: url.port(),
        path: path.to_owned(),
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
        let segment = filler.fill_all(template, |value| Ok(encode(value)))?;
        if let Some(field) = filler.first_name(template)
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
