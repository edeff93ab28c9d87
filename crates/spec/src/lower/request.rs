//! `GET {api}/v1/me?limit=1`: requests of the connector's own.

use connspec_diagnostics::Span;

use super::Lowering;
use super::template::{self, DraftKind, DraftPart};
use crate::Id;
use crate::model::{Body, Method, RequestTemplate, Start, Template};
use crate::problem::{reference, request as problem, shape};
use crate::surface::TemplateText;

use super::fields::Fields;
use super::place::Place;

/// Reads a request of a check.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    request: &TemplateText,
    fields: &Fields<'_>,
) -> Option<RequestTemplate> {
    let scalar = &request.0;
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
    let method = lower_method(cx, &parts[..space]);
    let behind = &parts[space + 1..];
    let spaces = behind
        .iter()
        .take_while(|part| part.kind == DraftKind::Literal(' '))
        .count();
    if let Some(span) = template::span_of(&behind[..spaces]) {
        cx.report(problem::too_many_spaces(span));
    }
    let target = &behind[spaces..];
    let Some(DraftPart {
        kind: DraftKind::Placeholder(name),
        span,
    }) = target.first()
    else {
        let place = template::span_of(target).unwrap_or(scalar.span);
        cx.report(problem::invalid(
            place,
            "a request starts with the name of an address in braces",
            "write `{api}` for the address, so that every region is reached",
        ));
        return None;
    };
    let url = if fields.table.names.contains(name) {
        Some(name.clone())
    } else {
        let known: Vec<_> = fields.table.names.iter().map(Id::as_str).collect();
        if fields.table.is_whole {
            cx.report(reference::url(*span, name.as_str(), &known));
        }
        None
    };
    let rest = &target[1..];
    let question = rest
        .iter()
        .position(|part| part.kind == DraftKind::Literal('?'));
    let (path, query) = match question {
        Some(at) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    let path = lower_path(cx, path, fields);
    let question = question.map(|at| rest[at].span);
    let query = query.map_or(Some(Vec::new()), |query| {
        lower_query(cx, query, question, fields)
    });
    Some(RequestTemplate {
        method: method?,
        start: Start::Address(url?),
        path: path?,
        query: query?,
        headers: Vec::new(),
        body: Body::None,
    })
}

fn lower_method(cx: &mut Lowering<'_>, parts: &[DraftPart]) -> Option<Method> {
    let span = template::span_of(parts)?;
    let written: String = cx.source.slice(span).to_owned();
    match written.as_str() {
        "GET" => Some(Method::Get),
        "HEAD" => Some(Method::Head),
        "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" => {
            cx.report(problem::unsafe_method(span, &written));
            None
        }
        _ => {
            let owner = "a method of HTTP that a check may send";
            cx.report(shape::unknown_value(
                span,
                owner,
                &written,
                &["GET", "HEAD"],
            ));
            None
        }
    }
}

fn lower_path(
    cx: &mut Lowering<'_>,
    path: &[DraftPart],
    fields: &Fields<'_>,
) -> Option<Vec<Template>> {
    let pieces = template::split(path, '/');
    let (before, segments) = pieces.split_first()?;
    let mut is_good = true;
    if let Some(span) = template::span_of(before) {
        cx.report(problem::invalid(
            span,
            "a slash is missing between the address and the path",
            "write `{api}/path`",
        ));
        is_good = false;
    }
    for (index, segment) in segments.iter().enumerate() {
        let is_last = index + 1 == segments.len();
        if !segment.is_empty() {
            is_good &= check_segment(cx, segment, "the path of a request");
        } else if !is_last {
            // A path may end with a slash: to some vendors it is another path.
            let span = template::span_of(path)?;
            let help = "remove one of them";
            cx.report(problem::invalid(
                span,
                "the path has two slashes in a row",
                help,
            ));
            is_good = false;
        }
    }
    let segments = segments
        .iter()
        .map(|segment| fields.template(cx, segment, Place::Path))
        .collect();
    is_good.then_some(segments)
}

/// One segment of a path: not empty, no dot segment, legal characters.
pub(super) fn check_segment(cx: &mut Lowering<'_>, segment: &[DraftPart], place: &str) -> bool {
    let before = cx.diagnostics.len();
    if let (Some(text), Some(span)) = (template::as_literal(segment), template::span_of(segment)) {
        let decoded = text.replace("%2e", ".").replace("%2E", ".");
        if decoded == "." || decoded == ".." {
            cx.report(problem::dot_segment(span));
        }
    }
    template::check_literals(cx, segment, place, |c| {
        c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%".contains(c)
    });
    cx.diagnostics.len() == before
}

fn lower_query(
    cx: &mut Lowering<'_>,
    query: &[DraftPart],
    question: Option<Span>,
    fields: &Fields<'_>,
) -> Option<Vec<(String, Template)>> {
    let before = cx.diagnostics.len();
    template::check_literals(cx, query, "a query", |c| {
        c.is_ascii_alphanumeric() || "-._~!$'()*,;:@/?&=".contains(c)
    });
    let mut parameters = Vec::new();
    // What stands before a parameter: where there is none, the separator is what is wrong.
    let ampersands = query
        .iter()
        .filter(|part| part.kind == DraftKind::Literal('&'))
        .map(|part| part.span);
    let separators = question.into_iter().chain(ampersands);
    for (piece, separator) in template::split(query, '&').into_iter().zip(separators) {
        let Some(span) = template::span_of(piece) else {
            cx.report(problem::invalid(
                separator,
                "no parameter stands behind this",
                "write a name, `=` and a value, or remove it",
            ));
            continue;
        };
        let mut halves = piece.splitn(2, |part| part.kind == DraftKind::Literal('='));
        let name = halves.next().unwrap_or_default();
        let value = halves.next();
        let name = template::as_literal(name).filter(|name| !name.is_empty());
        match (name, value) {
            (Some(name), Some(value)) => {
                parameters.push((name, fields.template(cx, value, Place::Query)));
            }
            _ => cx.report(problem::invalid(
                span,
                "a parameter of the query is a name, `=` and a value",
                "write `?limit=1`; the name cannot be a field",
            )),
        }
    }
    (cx.diagnostics.len() == before).then_some(parameters)
}
