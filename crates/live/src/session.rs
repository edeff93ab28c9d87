//! Where tokens come from.

use connspec_runtime::table;
use connspec_spec::model::{
    Algorithm, Assertion, Authorize, Capture, CaptureKind, Expires, ExpiresUnit, HostPattern,
    Session, TokenCall,
};

use crate::{id, list, request, template, text};

pub(crate) fn table(session: &Session) -> table::Session {
    table::Session {
        authorize: session.authorize.as_ref().map(authorize),
        obtain: list(session.obtain.iter().map(call)),
        refresh: session.refresh.as_ref().map(call),
        assertions: list(session.assertions.iter().map(assertion)),
        expires: match &session.expires {
            Expires::Pointer(pointer, unit) => {
                table::Expires::Pointer(text(pointer.as_str()), expires_unit(*unit))
            }
            Expires::After(seconds) => table::Expires::After(*seconds),
            Expires::Never => table::Expires::Never,
        },
        refresh_on: list(session.refresh_on.iter().copied()),
    }
}

fn expires_unit(unit: ExpiresUnit) -> table::ExpiresUnit {
    match unit {
        ExpiresUnit::Seconds => table::ExpiresUnit::Seconds,
        ExpiresUnit::Milliseconds => table::ExpiresUnit::Milliseconds,
        ExpiresUnit::Timestamp => table::ExpiresUnit::Timestamp,
    }
}

fn authorize(authorize: &Authorize) -> table::Authorize {
    table::Authorize {
        request: request::table(&authorize.request),
        pkce: authorize.pkce,
        register: authorize.register.as_ref().map(call),
        captures: captures(&authorize.captures),
    }
}

fn call(call: &TokenCall) -> table::TokenCall {
    table::TokenCall {
        request: request::table(&call.request),
        basic: call.basic.as_ref().map(request::basic),
        captures: captures(&call.captures),
    }
}

fn captures(captures: &[Capture]) -> &'static [table::Capture] {
    list(captures.iter().map(|capture| table::Capture {
        id: id(&capture.id),
        from: text(capture.from.as_str()),
        kind: match &capture.kind {
            CaptureKind::Text => table::CaptureKind::Text,
            CaptureKind::Url(hosts) => table::CaptureKind::Url(host_patterns(hosts)),
            CaptureKind::Hostname(hosts) => table::CaptureKind::Hostname(host_patterns(hosts)),
        },
        is_required: capture.is_required,
    }))
}

fn host_patterns(hosts: &[HostPattern]) -> &'static [&'static str] {
    list(hosts.iter().map(|host| text(host.to_string())))
}

fn assertion(assertion: &Assertion) -> table::Assertion {
    // The only one there is; another makes this fail to compile.
    let Algorithm::Rs256 = assertion.algorithm;
    table::Assertion {
        id: id(&assertion.id),
        key: template::table(&assertion.key),
        expires: assertion.expires,
        header: request::object(&assertion.header),
        payload: request::object(&assertion.payload),
    }
}
