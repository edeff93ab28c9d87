//! `GET {api}/v1/me?limit=1`: requests of the connector's own.

use super::target::{self, Asker, Target};
use super::template::{self, DraftKind, DraftPart};
use super::writers::Writers;
use super::{Lowering, body, header};
use crate::model::{Method, RequestTemplate};
use crate::problem::{request as problem, shape};
use crate::surface::{self, NamedTemplates, TemplateText};

/// Which verbs a request may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verbs {
    /// Those that change nothing.
    Reading,
    /// Those as well that the author vouches for.
    Vouched,
    /// All.
    Any,
}

/// A request as it was written.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub line: Option<&'a TemplateText>,
    pub headers: Option<&'a NamedTemplates>,
    pub body: Option<&'a surface::Body>,
}

/// Reads a request.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    written: Written<'_>,
    verbs: Verbs,
    asker: Asker<'_>,
    writers: &mut Writers,
) -> Option<RequestTemplate> {
    let line = written
        .line
        .map(|line| lower_line(cx, line, verbs, asker, writers));
    // The body brings a header of its own, so that another one is the second.
    let body = body::lower(cx, written.body, asker.fields, writers);
    let headers = header::headers(cx, written.headers, asker.fields, writers);
    let (method, target) = line??;
    if let (Method::Get | Method::Head, Some(body)) = (method, written.body) {
        cx.report(problem::body_of_reading(body.anchor, method.as_str()));
    }
    Some(RequestTemplate {
        method,
        start: target.start,
        path: target.path,
        query: target.query,
        headers: headers?,
        body: body?,
    })
}

fn lower_line(
    cx: &mut Lowering<'_>,
    line: &TemplateText,
    verbs: Verbs,
    asker: Asker<'_>,
    writers: &mut Writers,
) -> Option<(Method, Target)> {
    let scalar = &line.0;
    let parts = template::parse(cx, scalar);
    let Some(space) = parts
        .iter()
        .position(|part| part.kind == DraftKind::Literal(' '))
    else {
        cx.report(problem::invalid(
            scalar.span,
            "a request is a method, a space, and an address",
            "write it like this: `GET {api}/v1/me`",
        ));
        return None;
    };
    let method = lower_method(cx, &parts[..space], verbs);
    let behind = &parts[space + 1..];
    let spaces = behind
        .iter()
        .take_while(|part| part.kind == DraftKind::Literal(' '))
        .count();
    if let Some(span) = template::span_of(&behind[..spaces]) {
        cx.report(problem::too_many_spaces(span));
    }
    let target = target::lower(cx, &behind[spaces..], scalar, asker, writers);
    Some((method?, target?))
}

fn lower_method(cx: &mut Lowering<'_>, parts: &[DraftPart], verbs: Verbs) -> Option<Method> {
    let span = template::span_of(parts)?;
    let written: String = cx.source.slice(span).to_owned();
    let method = match written.as_str() {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        _ => {
            let known: &[&str] = match verbs {
                Verbs::Reading => &["GET", "HEAD"],
                Verbs::Vouched => &["GET", "HEAD", "POST", "PUT", "PATCH"],
                Verbs::Any => &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
            };
            let owner = match verbs {
                Verbs::Reading | Verbs::Vouched => "a method of HTTP that a check may send",
                Verbs::Any => "a method of HTTP that a call may send",
            };
            cx.report(shape::unknown_value(span, owner, &written, known));
            return None;
        }
    };
    let is_allowed = match method {
        Method::Get | Method::Head => true,
        Method::Post | Method::Put | Method::Patch => verbs != Verbs::Reading,
        Method::Delete => verbs == Verbs::Any,
    };
    if !is_allowed {
        cx.report(problem::unsafe_method(
            span,
            &written,
            method == Method::Delete,
        ));
        return None;
    }
    Some(method)
}
