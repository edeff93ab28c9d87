//! Text for people, and what it may refer to.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};

use super::Lowering;
use super::address::Table;
use super::fields::Fields;
use super::shared::Shared;
use crate::markdown::{self, Context, Reference};
use crate::model::{Address, Block, Inline, LinkTarget, Part};
use crate::problem::reference as problem;
use crate::surface::{self, BlockText, IdText, InlineText, PlainText, Spec};
use crate::yaml::{Locator, Scalar};
use crate::{Id, Text};

/// What the texts of one auth method can refer to. The default has nothing.
#[derive(Default)]
pub(super) struct Scope<'a> {
    /// The method's fields with their labels; `None` outside a method.
    fields: Option<&'a Fields<'a>>,
    labels: Vec<(&'a str, &'a PlainText)>,
    regions: Vec<(&'a str, &'a PlainText)>,
    table: Option<&'a Table>,
    /// The steps of the method's guide with their titles.
    steps: Vec<(&'a str, &'a PlainText)>,
    /// Whether these are all regions and steps that were written. Where one could not be read, a
    /// name that is not known may be meant by it, and that was reported.
    has_all_regions: bool,
    has_all_steps: bool,
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
        let options = regions.and_then(|regions| regions.options.as_ref());
        let named_regions: Vec<_> = super::items(options)
            .iter()
            .filter_map(|option| {
                Some((option.id.as_ref()?.0.text.as_str(), option.label.as_ref()?))
            })
            .collect();
        let written_steps: Vec<_> = shared
            .sections_of(method.guide())
            .flat_map(|section| super::items(section.steps.as_ref()))
            .collect();
        let steps: Vec<_> = written_steps
            .iter()
            .filter_map(|step| Some((step.id.as_ref()?.0.text.as_str(), step.title.as_ref()?)))
            .collect();
        let mut labels: Vec<_> = super::items(method.fields())
            .iter()
            .filter_map(|field| Some((field.id()?.0.text.as_str(), field.label()?)))
            .collect();
        labels.extend(regions.and_then(|regions| Some(("region", regions.label.as_ref()?))));
        Self {
            fields: Some(fields),
            labels,
            table: Some(table),
            has_all_regions: match options {
                Some(options) => options.is_whole && options.items.len() == named_regions.len(),
                None => !spec.has("regions"),
            },
            regions: named_regions,
            has_all_steps: shared.is_readable(method) && written_steps.len() == steps.len(),
            steps,
        }
    }

    /// Whether the method has the field of that name, which the schema looks at; an unknown one is
    /// reported.
    pub fn has_field(&self, cx: &mut Lowering<'_>, name: &IdText) -> bool {
        self.fields
            .is_some_and(|fields| fields.named(cx, name).is_some())
    }

    fn resolve(&self, reference: Reference<'_>, cx: &mut Lowering<'_>) -> Option<Vec<Inline>> {
        let Reference { kind, name, span } = reference;
        if self.fields.is_none() {
            cx.report(problem::outside(span, kind, name));
            return None;
        }
        match kind {
            "field" => {
                self.fields?.find(cx, name, span)?;
                self.labels
                    .iter()
                    .find(|(id, _)| *id == name)
                    .map(|(_, label)| bold(label))
            }
            "region" => {
                let found = self.regions.iter().find(|(id, _)| *id == name);
                if found.is_none() && self.has_all_regions {
                    let known: Vec<_> = self.regions.iter().map(|(id, _)| *id).collect();
                    cx.report(problem::region(span, name, &known));
                }
                found.map(|(_, label)| bold(label))
            }
            "step" => {
                let found = self.steps.iter().find(|(id, _)| *id == name);
                if found.is_none() && self.has_all_steps {
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
        let table = self.table?;
        let column = table.names.iter().position(|known| known.as_str() == name);
        if column.is_none() && table.is_whole {
            let known: Vec<_> = table.names.iter().map(Id::as_str).collect();
            cx.report(problem::url(span.slice(0, name.len()), name, &known));
        }
        let row = match region {
            None => None,
            Some(region) => {
                let row = self.regions.iter().position(|(id, _)| *id == region);
                if row.is_none() && self.has_all_regions {
                    let known: Vec<_> = self.regions.iter().map(|(id, _)| *id).collect();
                    let place = span.slice(name.len() + 1, written.len());
                    cx.report(problem::region(place, region, &known));
                }
                Some(row?)
            }
        };
        let rows = &table.addresses.as_ref()?.rows;
        let column = column?;
        match row {
            Some(row) => {
                let (_, host) = rows.get(row)?.urls.get(column)?.base.parts();
                Some(vec![self.code(&host, span)])
            }
            None => Some(self.all(rows.iter().filter_map(|row| row.urls.get(column)), span)),
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
        let (scheme, mut parts) = address.parts();
        if !address.is_fixed() {
            parts.insert(0, Part::Literal(scheme.to_owned()));
            return self.code(&parts, span);
        }
        let words = self.words(&parts);
        let target = LinkTarget::Web(format!("{scheme}{words}"));
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
                // The other parts are names of the spec's own, which no guide shows.
                Part::Value(id)
                | Part::Derived(id)
                | Part::Address(id)
                | Part::Captured(id)
                | Part::Signed(id) => format!("<{id}>"),
                Part::Flow(_) => String::new(),
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
