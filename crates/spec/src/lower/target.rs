//! `{api}/v1/me?limit=1`: what a request is sent to.

use connspec_diagnostics::Span;

use super::Lowering;
use super::fields::{Fields, Known, Sort, What};
use super::place::Place;
use super::template::{self, DraftKind, DraftPart};
use super::url;
use super::writers::{Slot, Writers};
use crate::model::{Placement, Start, Template};
use crate::problem::{address, reference, request as problem, template as template_problem};
use crate::yaml::Scalar;

/// What a request is sent to.
pub(super) struct Target {
    pub start: Start,
    pub path: Vec<Template>,
    pub query: Vec<(String, Template)>,
}

/// Who asks, which decides what a request may start with and what its names mean.
#[derive(Clone, Copy)]
pub(super) struct Asker<'a> {
    pub fields: &'a Fields<'a>,
    /// What stands for names in its path, besides values.
    pub placements: &'a [Placement],
    /// Whether it may be a whole URL. A check is sent to the address that a person's region has.
    pub takes_url: bool,
}

/// Reads `parts` of `scalar`: an address in braces or a whole URL, a path, a query.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    parts: &[DraftPart],
    scalar: &Scalar,
    asker: Asker<'_>,
    writers: &mut Writers,
) -> Option<Target> {
    let (start, rest) = match parts.first() {
        Some(DraftPart {
            kind: DraftKind::Placeholder(name),
            span,
        }) => (address(cx, name.as_str(), *span, asker.fields), &parts[1..]),
        _ => whole_url(cx, parts, scalar, asker)?,
    };
    let question = rest
        .iter()
        .position(|part| part.kind == DraftKind::Literal('?'));
    let (path, query) = match question {
        Some(at) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    let path = lower_path(cx, path, asker);
    let question = question.map(|at| rest[at].span);
    let query = query.map_or(Some(Vec::new()), |query| {
        lower_query(cx, query, question, asker.fields, writers)
    });
    Some(Target {
        start: start?,
        path: path?,
        query: query?,
    })
}

/// The address of that name: of the table, or captured.
fn address(cx: &mut Lowering<'_>, name: &str, span: Span, fields: &Fields<'_>) -> Option<Start> {
    let is_address = |known: &&Known| matches!(known.what, What::Address | What::CapturedAddress);
    let named = || fields.known.iter().filter(|known| known.id == name);
    // Two things of one name are reported where the second is declared.
    let Some(known) = named().find(is_address).or_else(|| named().next()) else {
        if fields.table.is_whole && fields.is_whole {
            let known = fields.known.iter().filter(is_address);
            let known: Vec<_> = known.map(|known| known.id.as_str()).collect();
            cx.report(reference::url(span, name, &known));
        }
        return None;
    };
    let id = crate::Id::new(name)?;
    fields.mark(name);
    match (known.what, known.sort) {
        (_, Sort::Later(why)) => {
            let kind = known.what.words();
            cx.report(template_problem::not_yet(span, kind, name, why, known.span));
            None
        }
        (What::Address, _) => Some(Start::Address(id)),
        (What::CapturedAddress, _) => Some(Start::Captured(id)),
        (what, _) => {
            let is_captured = what == What::Captured;
            let kind = what.words();
            cx.report(problem::no_address(
                span,
                name,
                kind,
                is_captured,
                known.span,
            ));
            None
        }
    }
}

/// A request that starts with `https://host`, on a domain of the connector.
fn whole_url<'p>(
    cx: &mut Lowering<'_>,
    parts: &'p [DraftPart],
    scalar: &Scalar,
    asker: Asker<'_>,
) -> Option<(Option<Start>, &'p [DraftPart])> {
    let scheme: String = parts.iter().take(8).filter_map(literal).collect();
    if !asker.takes_url || scheme != "https://" {
        let place = template::span_of(parts).unwrap_or(scalar.span);
        cx.report(problem::no_start(place, asker.takes_url));
        return None;
    }
    let behind = &parts[8..];
    let end = behind
        .iter()
        .position(|part| matches!(literal(part), Some('/' | '?')))
        .unwrap_or(behind.len());
    let (host, rest) = behind.split_at(end);
    let table = asker.fields.table;
    let host = url::fixed_host(cx, host, scalar, &table.domains);
    let start = host.and_then(|(host, domain)| {
        if table.is_declared_domain(&host) {
            return Some(Start::Host(host));
        }
        if table.is_whole {
            cx.report(address::undeclared_domain(domain.span, &domain.name));
        }
        None
    });
    Some((start, rest))
}

fn literal(part: &DraftPart) -> Option<char> {
    match part.kind {
        DraftKind::Literal(c) => Some(c),
        DraftKind::Placeholder(_) | DraftKind::Broken => None,
    }
}

fn lower_path(
    cx: &mut Lowering<'_>,
    path: &[DraftPart],
    asker: Asker<'_>,
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
        .map(|segment| lower_segment(cx, segment, asker))
        .collect();
    is_good.then_some(segments)
}

/// A segment, with what placements put into it.
fn lower_segment(cx: &mut Lowering<'_>, segment: &[DraftPart], asker: Asker<'_>) -> Template {
    let placed = |part: &DraftPart| {
        let DraftKind::Placeholder(name) = &part.kind else {
            return None;
        };
        asker
            .placements
            .iter()
            .find_map(|placement| match placement {
                Placement::Path(id, value) if id == name => Some(value),
                _ => None,
            })
    };
    let mut template = Template::new();
    let mut rest = segment;
    while let Some(first) = rest.first() {
        let count = rest
            .iter()
            .take_while(|part| placed(part).is_none())
            .count();
        if let (0, Some(value)) = (count, placed(first)) {
            template::append(&mut template, value.clone());
            rest = &rest[1..];
        } else {
            let values = asker.fields.template(cx, &rest[..count], Place::Path);
            template::append(&mut template, values);
            rest = &rest[count..];
        }
    }
    template
}

/// One segment of a path: not empty, no dot segment, legal characters.
pub(super) fn check_segment(cx: &mut Lowering<'_>, segment: &[DraftPart], place: &str) -> bool {
    let mark = cx.mark();
    if let (Some(text), Some(span)) = (template::as_literal(segment), template::span_of(segment)) {
        let decoded = text.replace("%2e", ".").replace("%2E", ".");
        if decoded == "." || decoded == ".." {
            cx.report(problem::dot_segment(span));
        }
    }
    template::check_literals(cx, segment, place, |c| {
        c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%".contains(c)
    });
    cx.is_good_since(mark)
}

fn lower_query(
    cx: &mut Lowering<'_>,
    query: &[DraftPart],
    question: Option<Span>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<(String, Template)>> {
    let mark = cx.mark();
    template::check_literals(cx, query, "a query", |c| {
        c.is_ascii_alphanumeric() || "-._~!$'()*,;:@/?&=%".contains(c)
    });
    let (mut parameters, mut spans) = (Vec::new(), Vec::new());
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
                spans.push(span);
                parameters.push((name, fields.template(cx, value, Place::Query)));
            }
            _ => cx.report(problem::invalid(
                span,
                "a parameter of the query is a name, `=` and a value",
                "write `?limit=1`; the name cannot be a field",
            )),
        }
    }
    let names = parameters.iter().map(|(name, _)| name.as_str()).zip(spans);
    let names: Vec<_> = names.collect();
    writers.add_all(cx, Slot::Query, &names);
    cx.is_good_since(mark).then_some(parameters)
}
