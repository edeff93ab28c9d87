//! Addresses that the vendor names in an answer. An answer is no reason to send credentials
//! anywhere: the host must be one of those that the spec lists.

use super::{Target, host, own};
use crate::table::{CaptureKind, UrlAllow};
use crate::template::Filler;
use crate::{RequestError, path};

/// What a captured URL may have besides `https://host`.
const ALLOW: UrlAllow = UrlAllow {
    http: false,
    port: false,
    path: true,
};

/// The target of the captured address of that name. Looked at again each time: it may come from a
/// place where somebody stored it.
pub(super) fn resolve(filler: Filler<'_>, name: &str) -> Result<Target, RequestError> {
    let mut addresses = filler.method.captured_addresses();
    let capture = addresses.find(|capture| capture.id == name);
    let capture = capture.ok_or(RequestError::UnknownUrl)?;
    let value = filler.captured.get(name).ok_or(RequestError::NoToken)?;
    parse(&capture.kind, value).ok_or(RequestError::Host)
}

/// The target that a captured value stands for; `None` where it is no address or not on one of the
/// hosts.
pub(crate) fn parse(kind: &CaptureKind, value: &str) -> Option<Target> {
    let (target, hosts) = match kind {
        CaptureKind::Text => return None,
        CaptureKind::Url(hosts) => (own::parse(value, ALLOW)?, hosts),
        CaptureKind::Hostname(hosts) => (Target::of_host(value.to_ascii_lowercase()), hosts),
    };
    let fits = host::is_public_name(&target.host)
        && path::check(target.path.as_str(), None).is_ok()
        && hosts.iter().any(|pattern| is_one_of(&target.host, pattern));
    fits.then_some(target)
}

/// Whether the host is `example.com`, or under it, or, of `*.example.com`, under it.
fn is_one_of(host: &str, pattern: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(domain) => host != domain && host::is_under(host, &[domain]),
        None => host::is_under(host, &[pattern]),
    }
}
