//! Events in, a tree out.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use connspec_diagnostics::{Applicability, Code, Diagnostic, Fix, SourceFile, Span};
use granit_parser::{Event, ScalarStyle};

use super::parse::MAX_DEPTH;
use super::{
    Entry, Mapping, Node, Plain, Scalar, Style, Value, is_read_differently, mend, resolve, syntax,
};
use crate::problem::yaml as problem;

/// Most entries of one list or map.
const MAX_ENTRIES: usize = 1_000;

/// A tree that grows with every event.
pub(super) struct Builder<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// The lists and maps that are open.
    stack: Vec<Open>,
    /// Behind the last event.
    read: usize,
    /// The tree, once it is whole.
    pub root: Option<Node>,
    /// From `#` to the end of the line.
    pub comments: Vec<Span>,
    documents: usize,
}

/// A list or map whose end has not come yet.
struct Open {
    start: Span,
    kind: Kind,
    /// Whether it was already reported as too large.
    overflowed: bool,
}

enum Kind {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        seen: BTreeMap<String, Span>,
        key: Key,
        is_flow: bool,
        is_whole: bool,
    },
}

/// What a map waits for.
enum Key {
    /// A key.
    Awaited,
    /// The value of this key.
    Read(Scalar),
    /// The value of a key that was reported and is left out.
    Dropped,
}

/// Goes on, or ends with the mistake behind which nothing can be read.
type Flow = ControlFlow<Diagnostic>;

impl<'a> Builder<'a> {
    /// Nothing yet, of `source`; its mistakes go to `diagnostics`.
    pub fn new(source: &'a SourceFile, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            source,
            diagnostics,
            stack: Vec::new(),
            read: 0,
            root: None,
            comments: Vec::new(),
            documents: 0,
        }
    }

    /// Where the reading stands.
    pub fn progress(&self) -> syntax::Progress {
        let is_bracket = |open: &&Open| self.source.slice(open.start).starts_with(['{', '[']);
        let open = self.stack.iter().rev().find(is_bracket);
        syntax::Progress {
            read: self.read,
            open: open.map(|open| open.start.start as usize),
        }
    }

    /// The start of the line that is spoiled by what ended the reading.
    pub fn spoiled_from(&self, ending: &Diagnostic) -> usize {
        let place = match (ending.code, &*self.stack) {
            // All that is nested so deep is meant as something else.
            (Code::NestedTooDeeply, [_, outermost, ..]) => outermost.start,
            _ => ending.span,
        };
        self.source.start_of_line(place.start as usize)
    }

    /// Takes in the next event.
    pub fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> Flow {
        let bytes = span.byte_range().unwrap_or(0..0);
        let place = Span::new(self.source.id(), bytes.start, bytes.end);
        self.read = self.read.max(bytes.end);
        let has_tag = event.tag().is_some();
        if let (Some(_), Some(tag)) = (
            event.tag(),
            span.tag_span().and_then(|span| span.byte_range()),
        ) {
            let tag = Span::new(self.source.id(), tag.start, tag.end);
            // The lone sign is part of no name.
            let fix = self.meant_as_text(tag);
            let fix = fix.filter(|_| self.source.slice(tag) == "!");
            let fix = fix.or_else(|| self.without_tag(tag, place, &event));
            self.diagnostics
                .push(problem::tag(tag, self.source.slice(tag)).offering(fix));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Flow::Break(problem::second_document(place));
                }
            }
            Event::Anchor(_, name) => self.diagnostics.push(problem::anchor(place, &name)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                // Behind a merge key, which was reported, it is part of the same mistake.
                if !self.is_dropped() {
                    let fix = self.meant_as_text(place);
                    let found = problem::alias(place, self.source.slice(place)).offering(fix);
                    self.diagnostics.push(found);
                }
                self.add(Node {
                    span: place,
                    value: Value::Invalid,
                });
            }
            Event::Scalar(text, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::SingleQuoted => Style::Single,
                    ScalarStyle::DoubleQuoted => Style::Double,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                    _ => Style::Plain,
                };
                let absent = place.start == place.end && style == Style::Plain;
                let text = if absent {
                    String::new()
                } else {
                    text.into_owned()
                };
                let scalar = Scalar {
                    text,
                    span: place,
                    style,
                };
                // `name: &Acme` has no value because its text was read as something else, and that
                // was reported. What `!!str 2.0` is without its tag is part of the same mistake.
                let is_explained = absent && (has_tag || anchor != 0)
                    || has_tag && (resolve(&scalar) != Plain::Text || is_read_differently(&scalar));
                self.add(Node {
                    span: place,
                    value: if is_explained {
                        Value::Invalid
                    } else {
                        Value::Scalar(scalar)
                    },
                });
            }
            Event::SequenceStart(..) => return self.open(place, Kind::Sequence(Vec::new())),
            Event::MappingStart(style, ..) => {
                let is_flow = matches!(style, granit_parser::StructureStyle::Flow);
                let kind = Kind::Mapping {
                    entries: Vec::new(),
                    seen: BTreeMap::new(),
                    key: Key::Awaited,
                    is_flow,
                    is_whole: true,
                };
                return self.open(place, kind);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(place),
            // An event for each; its span is the whole comment.
            Event::Comment(..) => self.comments.push(place),
            _ => {}
        }
        Flow::Continue(())
    }

    /// The value that begins with a sign of YAML in quotes, where more text follows on the line.
    fn meant_as_text(&self, sign: Span) -> Option<Fix> {
        let is_in_brackets = self.progress().open.is_some();
        let fix = mend::quoted_from(self.source, sign.start as usize, true)?;
        let rest = self.source.slice(fix.span).get(sign.range().len()..)?;
        (!is_in_brackets && !rest.trim().is_empty()).then_some(fix)
    }

    /// The value alone, where its tag says no more than a reader knows: `!!str 2.0` is text.
    fn without_tag(&self, tag: Span, value: Span, event: &Event<'_>) -> Option<Fix> {
        let Event::Scalar(text, style, 0, _) = event else {
            return None;
        };
        let written = Scalar {
            text: text.clone().into_owned(),
            span: value,
            style: Style::Plain,
        };
        let is_plain = *style == ScalarStyle::Plain && value.start < value.end;
        let is_text = resolve(&written) == Plain::Text && !is_read_differently(&written);
        let replacement = match self.source.slice(tag) {
            "!!str" if is_plain && !is_text => problem::quoted(&written.text),
            "!!str" | "!!int" | "!!float" | "!!bool" => self.source.slice(value).to_owned(),
            _ => return None,
        };
        let span = Span {
            end: value.end,
            ..tag
        };
        let is_one_line = !self.source.slice(span).contains('\n');
        (value.start < value.end && is_one_line).then_some(Fix {
            span,
            replacement,
            applicability: Applicability::MachineApplicable,
        })
    }

    /// Whether what comes next belongs to a key that is left out.
    fn is_dropped(&self) -> bool {
        matches!(
            self.stack.last(),
            Some(Open {
                kind: Kind::Mapping {
                    key: Key::Dropped,
                    ..
                },
                ..
            })
        )
    }

    fn open(&mut self, start: Span, kind: Kind) -> Flow {
        if self.stack.len() == MAX_DEPTH {
            return Flow::Break(problem::too_deep(start, MAX_DEPTH));
        }
        self.stack.push(Open {
            start,
            kind,
            overflowed: false,
        });
        Flow::Continue(())
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.stack.pop() else { return };
        let value = match open.kind {
            _ if open.overflowed => Value::Invalid,
            Kind::Sequence(items) => Value::Sequence(items),
            Kind::Mapping {
                entries,
                is_flow,
                is_whole,
                ..
            } => {
                let anchor = match entries.first() {
                    Some(first) if !is_flow => first.key.span,
                    _ => open.start,
                };
                Value::Mapping(Mapping {
                    entries,
                    anchor,
                    is_whole,
                })
            }
        };
        let last = match &value {
            Value::Sequence(items) => items.last().map(|node| node.span.end),
            Value::Mapping(mapping) => mapping.entries.last().map(|entry| entry.value.span.end),
            Value::Scalar(_) | Value::Invalid => None,
        };
        // A block collection ends with its last value; its end event lies behind blank lines.
        let is_flow = end.end > end.start;
        let end = if is_flow {
            end.end
        } else {
            last.unwrap_or(end.end)
        };
        let span = Span::new(open.start.file, open.start.start as usize, end as usize);
        self.add(Node { span, value });
    }

    fn add(&mut self, node: Node) {
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        let count = match &open.kind {
            Kind::Sequence(items) => items.len(),
            Kind::Mapping { entries, .. } => entries.len(),
        };
        if count == MAX_ENTRIES {
            if !open.overflowed {
                open.overflowed = true;
                self.diagnostics
                    .push(problem::too_many(node.anchor(), MAX_ENTRIES));
            }
            return;
        }
        match &mut open.kind {
            Kind::Sequence(items) => items.push(node),
            Kind::Mapping {
                entries,
                seen,
                key,
                is_whole,
                ..
            } => {
                *key = match std::mem::replace(key, Key::Awaited) {
                    Key::Awaited => read_key(node, seen, is_whole, self.diagnostics),
                    Key::Read(key) => {
                        entries.push(Entry { key, value: node });
                        Key::Awaited
                    }
                    Key::Dropped => Key::Awaited,
                };
            }
        }
    }
}

fn read_key(
    node: Node,
    seen: &mut BTreeMap<String, Span>,
    is_whole: &mut bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Key {
    let Value::Scalar(key) = node.value else {
        if !matches!(node.value, Value::Invalid) {
            diagnostics.push(problem::key_not_text(node.anchor()));
        }
        *is_whole = false;
        return Key::Dropped;
    };
    if key.text == "<<" && key.style == Style::Plain {
        diagnostics.push(problem::merge_key(key.span));
        *is_whole = false;
        return Key::Dropped;
    }
    if let Some(first) = seen.get(&key.text) {
        diagnostics.push(problem::duplicate_key(key.span, &key.text, *first));
        return Key::Dropped;
    }
    seen.insert(key.text.clone(), key.span);
    Key::Read(key)
}
