//! Text for people, and what it may refer to.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};

use super::Lowering;
use super::address::Table;
use super::fields::Fields;
use super::guide::Shared;
use crate::markdown::{self, Context, Reference};
use crate::model::{Address, Addresses, Block, Inline, LinkTarget, Part};
use crate::problem::reference as problem;
use crate::surface::{self, BlockText, InlineText, PlainText, Spec};
use crate::yaml::{Locator, Scalar};
use crate::{Id, Text};

/// What the texts of one auth method can refer to. The default has nothing.
#[derive(Default)]
pub(super) struct Scope<'a> {
    /// The method's fields with their labels; `None` outside a method.
    fields: Option<&'a Fields<'a>>,
    labels: Vec<(&'a str, &'a PlainText)>,
    regions: Vec<(&'a str, &'a PlainText)>,
    addresses: Option<&'a Addresses>,
    urls: &'a [Id],
    /// The steps of the method's guide with their titles.
    steps: Vec<(&'a str, &'a PlainText)>,
}

impl<'a> Scope<'a> {
    pub fn of_method(
        fields: &'a Fields<'a>,
        method: &'a surface::AuthMethod,
        spec: &'a Spec,
        table: &'a Table,
        shared: &Shared<'a>,
    ) -> Self {
        let regions = spec.regions.as_ref();
        let mut labels: Vec<_> = super::items(method.fields())
            .iter()
            .filter_map(|field| Some((field.id()?.0.text.as_str(), field.label()?)))
            .collect();
        labels.extend(regions.and_then(|regions| Some(("region", regions.label.as_ref()?))));
        Self {
            fields: Some(fields),
            labels,
            regions: super::items(regions.and_then(|regions| regions.options.as_ref()))
                .iter()
                .filter_map(|option| {
                    Some((option.id.as_ref()?.0.text.as_str(), option.label.as_ref()?))
                })
                .collect(),
            addresses: table.addresses.as_ref(),
            urls: &table.names,
            steps: shared
                .sections_of(method.guide())
                .flat_map(|section| super::items(section.steps.as_ref()))
                .filter_map(|step| Some((step.id.as_ref()?.0.text.as_str(), step.title.as_ref()?)))
                .collect(),
        }
    }

    /// Whether the method has that field; an unknown one is reported at `span`.
    pub fn find_field(&self, cx: &mut Lowering<'_>, id: &str, span: Span) -> bool {
        match self.fields {
            Some(fields) => fields.find(cx, id, span).is_some(),
            None => {
                cx.report(problem::outside(span, id));
                false
            }
        }
    }

    fn resolve(&self, reference: Reference<'_>, cx: &mut Lowering<'_>) -> Option<Vec<Inline>> {
        let Reference { kind, name, span } = reference;
        match kind {
            "field" => {
                if !self.find_field(cx, name, span) {
                    return None;
                }
                self.labels
                    .iter()
                    .find(|(id, _)| *id == name)
                    .map(|(_, label)| bold(label))
            }
            "region" => {
                let found = self.regions.iter().find(|(id, _)| *id == name);
                if found.is_none() {
                    let known: Vec<_> = self.regions.iter().map(|(id, _)| *id).collect();
                    cx.report(problem::region(span, name, &known));
                }
                found.map(|(_, label)| bold(label))
            }
            "step" => {
                let found = self.steps.iter().find(|(id, _)| *id == name);
                if found.is_none() {
                    let known: Vec<_> = self.steps.iter().map(|(id, _)| *id).collect();
                    cx.report(problem::step(span, name, &known));
                }
                let (id, title) = found?;
                let target = LinkTarget::Step(Id::new(id)?);
                Some(vec![Inline::Link {
                    target,
                    content: vec![Inline::Text(plain(title))],
                }])
            }
            _ => self.url(name, span, cx),
        }
    }

    fn url(&self, written: &str, span: Span, cx: &mut Lowering<'_>) -> Option<Vec<Inline>> {
        let (name, region) = match written.split_once('#') {
            Some((name, region)) => (name, Some(region)),
            None => (written, None),
        };
        let column = self.urls.iter().position(|known| known.as_str() == name);
        if column.is_none() {
            let known: Vec<_> = self.urls.iter().map(Id::as_str).collect();
            cx.report(problem::url(span.slice(0, name.len()), name, &known));
        }
        let row = match region {
            None => None,
            Some(region) => {
                let row = self.regions.iter().position(|(id, _)| *id == region);
                if row.is_none() {
                    let known: Vec<_> = self.regions.iter().map(|(id, _)| *id).collect();
                    let place = span.slice(name.len() + 1, written.len());
                    cx.report(problem::region(place, region, &known));
                }
                Some(row?)
            }
        };
        let rows = &self.addresses?.rows;
        let column = column?;
        match row {
            Some(row) => Some(vec![self.code(&rows.get(row)?.get(column)?.host, span)]),
            None => Some(self.all(rows.iter().filter_map(|row| row.get(column)), span)),
        }
    }

    /// Every region's address with the region's label; one where all are the same.
    fn all<'b>(&self, rows: impl Iterator<Item = &'b Address>, span: Span) -> Vec<Inline> {
        let shown: Vec<Inline> = rows.map(|address| self.address(address, span)).collect();
        let Some((first, others)) = shown.split_first() else {
            return Vec::new();
        };
        if others.iter().all(|other| same_words(other, first)) {
            return vec![first.clone()];
        }
        let count = shown.len();
        let mut content = Vec::new();
        for (index, (address, (_, label))) in shown.into_iter().zip(&self.regions).enumerate() {
            let behind = match count - index {
                1 => "",
                2 => " or ",
                _ => ", ",
            };
            content.push(address);
            let words = format!(" ({}){behind}", label.0.text.trim());
            content.push(Inline::Text(Text::new(words, span)));
        }
        content
    }

    /// A link, or code where a person's value is part of the address.
    fn address(&self, address: &Address, span: Span) -> Inline {
        let mut parts = address.host.clone();
        for segment in &address.path {
            parts.push(Part::Literal("/".to_owned()));
            parts.extend(segment.iter().cloned());
        }
        if address.fields().next().is_some() {
            parts.insert(0, Part::Literal("https://".to_owned()));
            return self.code(&parts, span);
        }
        let words = self.words(&parts);
        let target = LinkTarget::Web(format!("https://{words}"));
        Inline::Link {
            target,
            content: vec![Inline::Text(Text::new(words, span))],
        }
    }

    fn code(&self, parts: &[Part], span: Span) -> Inline {
        Inline::Code(Text::new(self.words(parts), span))
    }

    /// A template with the fields' labels in angle brackets.
    fn words(&self, parts: &[Part]) -> String {
        parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Field(field) => {
                    let label = self.labels.iter().find(|(id, _)| *id == field.as_str());
                    let label = label.map_or(field.as_str(), |(_, label)| label.0.text.trim());
                    format!("<{label}>")
                }
            })
            .collect()
    }
}

fn same_words(a: &Inline, b: &Inline) -> bool {
    match (a, b) {
        (Inline::Link { target: a, .. }, Inline::Link { target: b, .. }) => a == b,
        (Inline::Code(a), Inline::Code(b)) => a.open() == b.open(),
        _ => false,
    }
}

fn bold(label: &PlainText) -> Vec<Inline> {
    vec![Inline::Strong(vec![Inline::Text(plain(label))])]
}

/// Words without markup. White space is folded: a plain text is one line.
pub(super) fn plain(text: &PlainText) -> Text {
    let words: Vec<_> = text.0.text.split_whitespace().collect();
    Text::new(words.join(" "), text.0.span)
}

/// A paragraph of Markdown.
pub(super) fn inlines(cx: &mut Lowering<'_>, text: &InlineText, scope: &Scope<'_>) -> Vec<Inline> {
    with_context(cx, &text.0, scope, |text, context, diagnostics| {
        markdown::inlines(text, context, diagnostics)
    })
}

/// Markdown of several paragraphs.
pub(super) fn blocks(cx: &mut Lowering<'_>, text: &BlockText, scope: &Scope<'_>) -> Vec<Block> {
    with_context(cx, &text.0, scope, |text, context, diagnostics| {
        markdown::blocks(text, context, diagnostics)
    })
}

/// The text of a scalar inside a spec.
struct Inside<'a> {
    source: &'a SourceFile,
    locator: Locator,
    scope: &'a Scope<'a>,
}

impl Context for Inside<'_> {
    fn locate(&self, start: usize, end: usize) -> Span {
        self.locator.span(start, end)
    }

    fn resolve(
        &mut self,
        reference: Reference<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Inline>> {
        let mut cx = Lowering {
            source: self.source,
            diagnostics,
        };
        self.scope.resolve(reference, &mut cx)
    }
}

fn with_context<T>(
    cx: &mut Lowering<'_>,
    scalar: &Scalar,
    scope: &Scope<'_>,
    parse: impl FnOnce(&str, &mut dyn Context, &mut Vec<Diagnostic>) -> T,
) -> T {
    let mut context = Inside {
        source: cx.source,
        locator: Locator::new(cx.source.text(), scalar),
        scope,
    };
    parse(&scalar.text, &mut context, cx.diagnostics)
}
