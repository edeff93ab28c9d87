//! What the errors of the HTTP library mean. Their own texts hold URLs, so nothing else is kept.

use super::TransportErrorKind;
use super::resolver::LookupError;
use std::error::Error;
use std::io;

pub(super) fn kind_of(error: &reqwest::Error) -> TransportErrorKind {
    if let Some(lookup) = find::<LookupError>(error) {
        return lookup.kind();
    }
    if error.is_connect() {
        return if find::<rustls::Error>(error).is_some() {
            TransportErrorKind::Tls
        } else if error.is_timeout() {
            TransportErrorKind::ConnectTimeout
        } else {
            TransportErrorKind::Unreachable
        };
    }
    match find::<hyper::Error>(error) {
        Some(error) if error.is_user() => TransportErrorKind::InvalidRequest,
        Some(error) if error.is_parse() => TransportErrorKind::InvalidResponse,
        None if error.is_builder() => TransportErrorKind::InvalidRequest,
        _ => TransportErrorKind::Dropped,
    }
}

/// The error of a type among the causes of another.
fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // The `source` of an IO error is the cause of what it wraps: one too far.
        next = match error.downcast_ref::<io::Error>() {
            Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    None
}
