//! Text for people, and what it may refer to.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};

use super::Lowering;
use super::address::Table;
use super::addresses;
use super::fields::Fields;
use super::reader::Reader;
use super::select::Select;
use super::shared::Shared;
use crate::markdown::{self, Context, Reference};
use crate::model::{Address, Block, Cut, Inline, LinkTarget, Part};
use crate::problem::reference as problem;
use crate::surface::{self, BlockText, IdText, InlineText, PlainText, Spec};
use crate::yaml::{Locator, Scalar};
use crate::{Id, Text};

/// What the texts of one auth method can refer to. The default has nothing.
#[derive(Default)]
pub(super) struct Scope<'a> {
    /// The method's names; `None` outside a method.
    fields: Option<&'a Fields<'a>>,
    /// The fields with their labels.
    labels: Vec<(&'a str, &'a PlainText)>,
    /// The steps of the method's guide with their titles.
    steps: Vec<(&'a str, &'a PlainText)>,
    /// Whether these are all steps that were written. Where one could not be read, a name that is
    /// not known may be meant by it, and that was reported.
    has_all_steps: bool,
}

impl<'a> Scope<'a> {
    pub fn of_method(
        fields: &'a Fields<'a>,
        method: &'a surface::AuthMethod,
        spec: &'a Spec,
        shared: &Shared<'a>,
    ) -> Self {
        let reader = fields.reader;
        let written_steps: Vec<_> = shared
            .sections_of(reader.guide(method))
            .flat_map(|section| super::items(section.steps.as_ref()))
            .collect();
        let steps: Vec<_> = written_steps
            .iter()
            .filter_map(|step| Some((step.id.as_ref()?.0.text.as_str(), step.title.as_ref()?)))
            .collect();
        let own = [Reader::Person, Reader::Operator].map(|reader| reader.fields(method));
        let written = super::items(spec.fields.as_ref())
            .iter()
            .chain(own.into_iter().flatten());
        let mut labels: Vec<_> = written
            .filter_map(|field| Some((field.id()?.0.text.as_str(), field.label()?)))
            .collect();
        let Table {
            regions,
            environments,
            ..
        } = fields.table;
        labels.extend(regions.label.map(|label| ("region", label)));
        labels.extend(environments.label.map(|label| ("environment", label)));
        Self {
            fields: Some(fields),
            labels,
            has_all_steps: shared.is_readable(method, reader) && written_steps.len() == steps.len(),
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
        let Some(fields) = self.fields else {
            cx.report(problem::outside(span, kind, name));
            return None;
        };
        match kind {
            "field" => {
                fields.find(cx, name, span)?;
                self.labels
                    .iter()
                    .find(|(id, _)| *id == name)
                    .map(|(_, label)| bold(label))
            }
            "region" => option(cx, &fields.table.regions, name, span, problem::region),
            "environment" => {
                let environments = &fields.table.environments;
                option(cx, environments, name, span, problem::environment)
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
            _ => {
                fields.mark(name.split('#').next().unwrap_or_default());
                addresses::resolve(self, fields.table, name, span, cx)
            }
        }
    }

    /// A link, or code where a person's value is part of the address.
    pub fn address(&self, address: &Address, span: Span) -> Inline {
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

    pub fn code(&self, parts: &[Part], span: Span) -> Inline {
        Inline::Code(Text::new(self.words(parts), span))
    }

    /// A template with the fields' labels in angle brackets.
    fn words(&self, parts: &[Part]) -> String {
        parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Field(field) => format!("<{}>", self.label(field)),
                Part::Derived(id) => self.cut(id),
                // The other parts are names of the spec's own, which stand in no address.
                Part::Value(id) | Part::Address(id) | Part::Captured(id) | Part::Signed(id) => {
                    format!("<{id}>")
                }
                Part::Flow(_) => String::new(),
            })
            .collect()
    }

    fn label<'b>(&'b self, field: &'b Id) -> &'b str {
        let label = self.labels.iter().find(|(id, _)| *id == field.as_str());
        label.map_or(field.as_str(), |(_, label)| label.0.text.trim())
    }

    /// Which part of a field's value it is, in angle brackets.
    fn cut(&self, id: &Id) -> String {
        let derived = self.fields.iter().flat_map(|fields| &fields.table.derived);
        let mut derived = derived.filter_map(|cutting| cutting.derived.as_ref());
        match derived.find(|derived| derived.id == *id) {
            Some(derived) => {
                let side = match derived.cut {
                    Cut::AfterLast(_) => "end",
                    Cut::BeforeFirst(_) => "start",
                };
                format!("<{side} of {}>", self.label(&derived.from))
            }
            None => format!("<{id}>"),
        }
    }
}

/// The label of an option, in bold; an unknown one is reported.
fn option(
    cx: &mut Lowering<'_>,
    select: &Select<'_>,
    name: &str,
    span: Span,
    unknown: fn(Span, &str, &[&str]) -> Diagnostic,
) -> Option<Vec<Inline>> {
    let found = select.options.iter().find(|(id, _)| *id == name);
    if found.is_none() && select.is_whole {
        let known: Vec<_> = select.options.iter().map(|(id, _)| *id).collect();
        cx.report(unknown(span, name, &known));
    }
    found.map(|(_, label)| bold(label))
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

    fn has_files(&self) -> bool {
        true
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
