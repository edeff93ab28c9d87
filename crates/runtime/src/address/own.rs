//! The address of a product that somebody hosts themselves.

use super::Target;
use crate::path::is_dot_segment;
use crate::table::{Kind, UrlAllow};
use crate::template::Filler;
use crate::url_path::UrlPath;
use crate::{RequestError, ValueProblem};
use url::Url;

pub(super) fn of_field(filler: Filler<'_>, id: &'static str) -> Result<Target, RequestError> {
    let (field, value) = filler.field(id);
    let refused = |problem| RequestError::Value {
        field: field.id,
        problem,
    };
    let value = value.ok_or(refused(ValueProblem::Missing))?;
    let Kind::Url(_, Some(allow)) = &field.kind else {
        return Err(refused(ValueProblem::Host));
    };
    parse(&value, *allow).ok_or(refused(ValueProblem::Host))
}

/// A scheme, a host, and what is allowed besides.
pub(super) fn parse(value: &str, allow: UrlAllow) -> Option<Target> {
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
        path: UrlPath::literal(path),
    })
}
