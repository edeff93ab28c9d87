//! Values that are taken from answers.

use connspec_diagnostics::Span;

use super::{Lowering, domain, items};
use crate::Id;
use crate::model::{Capture, CaptureKind, HostPattern};
use crate::problem::{request as request_problem, shape, token as problem};
use crate::surface::{self, CaptureWord, ValueText};

/// Captured values, by where they come from.
#[derive(Default)]
pub(super) struct Captures {
    pub from_answer: Vec<Capture>,
    pub from_callback: Vec<Capture>,
}

/// What a call captures. `has_callback` is whether a person comes back to the product.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    captures: &[surface::Capture],
    has_callback: bool,
) -> Option<Captures> {
    let mut lowered = Captures::default();
    let mut is_whole = true;
    for capture in captures {
        match (lower_one(cx, capture, has_callback), capture.from.is_some()) {
            (Some(capture), true) => lowered.from_callback.push(capture),
            (Some(capture), false) => lowered.from_answer.push(capture),
            (None, _) => is_whole = false,
        }
    }
    is_whole.then_some(lowered)
}

/// A value that is captured from the answer by itself.
pub(super) fn implied(id: &str, pointer: &str, is_required: bool) -> Option<Capture> {
    Some(Capture {
        id: Id::new(id)?,
        from: pointer.to_owned(),
        kind: CaptureKind::Text,
        is_required,
    })
}

fn lower_one(
    cx: &mut Lowering<'_>,
    capture: &surface::Capture,
    has_callback: bool,
) -> Option<Capture> {
    let kind = lower_kind(cx, capture);
    let from = match &capture.from {
        Some(from) => {
            if !has_callback {
                cx.report(problem::no_callback(from.span));
            }
            from_callback(cx, capture, from.span)
        }
        None if capture.has("from") => None,
        None => from_answer(cx, capture),
    };
    Some(Capture {
        id: super::id_of(capture.id.as_ref())?,
        from: from?,
        kind: kind?,
        is_required: capture.required.is_none_or(|required| required.value),
    })
}

fn from_callback(cx: &mut Lowering<'_>, capture: &surface::Capture, from: Span) -> Option<String> {
    if let Some(pointer) = &capture.pointer {
        cx.report(problem::pointer_of_callback(pointer.0.span, from));
    } else if !capture.has("param") {
        cx.report(shape::missing_key(capture.anchor, "capture", "param"));
    }
    Some(capture.param.as_ref()?.0.text.clone())
}

fn from_answer(cx: &mut Lowering<'_>, capture: &surface::Capture) -> Option<String> {
    if let Some(param) = &capture.param {
        cx.report(problem::param_of_answer(param.0.span));
    } else if !capture.has("pointer") {
        cx.report(shape::missing_key(capture.anchor, "capture", "pointer"));
    }
    pointer(cx, capture.pointer.as_ref()?)
}

/// A JSON Pointer (RFC 6901): `/` before each key, `~` only as `~0` and `~1`.
pub(super) fn pointer(cx: &mut Lowering<'_>, pointer: &ValueText) -> Option<String> {
    let text = pointer.0.text.as_str();
    let tildes_fit = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    if text.starts_with('/') && tildes_fit {
        return Some(text.to_owned());
    }
    // An empty one is the schema's to report.
    if !text.is_empty() {
        cx.report(request_problem::invalid_pointer(pointer.0.span, text));
    }
    None
}

fn lower_kind(cx: &mut Lowering<'_>, capture: &surface::Capture) -> Option<CaptureKind> {
    let word = match capture.kind {
        Some(word) => word,
        None if capture.has("as") => return None,
        None => CaptureWord::Text,
    };
    if word == CaptureWord::Text {
        if let Some(hosts) = &capture.hosts {
            cx.report(problem::hosts_of_text(hosts.span));
        }
        return Some(CaptureKind::Text);
    }
    if !capture.has("hosts") {
        cx.report(problem::no_hosts(capture.anchor));
    }
    let hosts = capture.hosts.as_ref()?;
    let lowered: Vec<_> = items(Some(hosts))
        .iter()
        .map(|host| lower_host(cx, host))
        .collect();
    let hosts = lowered.into_iter().collect::<Option<Vec<_>>>()?;
    Some(match word {
        CaptureWord::Url => CaptureKind::Url(hosts),
        CaptureWord::Hostname | CaptureWord::Text => CaptureKind::Hostname(hosts),
    })
}

/// `acme.com` or `*.acme.com`: a domain that somebody registered, and never a suffix that many
/// share. An answer decides where credentials go, so it must not decide whose host that is.
fn lower_host(cx: &mut Lowering<'_>, host: &ValueText) -> Option<HostPattern> {
    let written = host.0.text.as_str();
    let (name, only_below) = match written.strip_prefix("*.") {
        Some(name) => (name, true),
        None => (written, false),
    };
    if domain::is_domain(name) {
        return Some(HostPattern {
            domain: name.to_owned(),
            only_below,
        });
    }
    cx.report(problem::capture_host(host.0.span, written));
    None
}
