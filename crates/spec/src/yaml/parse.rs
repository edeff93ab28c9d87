//! The adapter over the YAML crate: events in, a tree and the mistakes of YAML out.

use std::collections::BTreeMap;

use connspec_diagnostics::{Code, Diagnostic, SourceFile, Span};
use granit_parser::{Event, Options, Parser, ScalarStyle, options};

use super::{Entry, Mapping, Node, Scalar, Style, Value, syntax};
use crate::characters::without_controls;
use crate::problem::yaml as problem;

/// Deepest nesting of lists and maps.
const MAX_DEPTH: usize = 32;
/// Most entries of one list or map.
const MAX_ENTRIES: usize = 1_000;

/// Reads one document. `None` where there is no tree to work with: the text is not YAML, or is
/// nested too deeply.
///
/// Anchors, aliases, tags, merge keys, further documents and repeated keys are reported and then
/// left out, so that everything else is still checked.
pub(crate) fn parse(source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let text = without_controls(source.text());
    // Anchors and aliases are events here so that each can be pointed at. The nesting limits bound
    // the work; the builder reports the depth itself, one level earlier.
    let options: Options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    let mut builder = Builder {
        source,
        diagnostics,
        stack: Vec::new(),
        read: 0,
        root: None,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(&text, options) {
        match event {
            Ok((event, span)) => {
                if builder.event(event, &span).is_break() {
                    return None;
                }
            }
            Err(error) => {
                let found = syntax::explain(source, &error, &builder.progress());
                builder.syntax(found);
                return None;
            }
        }
    }
    builder.root
}

struct Builder<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// The lists and maps that are open.
    stack: Vec<Open>,
    /// Behind the last event.
    read: usize,
    root: Option<Node>,
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

type Flow = std::ops::ControlFlow<()>;

impl Builder<'_> {
    fn progress(&self) -> syntax::Progress {
        let is_bracket = |open: &&Open| self.source.slice(open.start).starts_with(['{', '[']);
        let open = self.stack.iter().rev().find(is_bracket);
        syntax::Progress {
            read: self.read,
            open: open.map(|open| open.start.start as usize),
        }
    }

    /// What ended the reading. Behind something on the same line that the language does not have it
    /// is the same mistake: the text there was meant as text.
    fn syntax(&mut self, found: Diagnostic) {
        let line = |span: Span| self.source.position(span.start).line;
        let is_explained = self.diagnostics.last().is_some_and(|last| {
            matches!(last.code, Code::YamlReference | Code::YamlTag)
                && line(last.span) == line(found.span)
        });
        if !is_explained {
            self.diagnostics.push(found);
        }
    }

    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> Flow {
        let bytes = span.byte_range().unwrap_or(0..0);
        let place = Span::new(self.source.id(), bytes.start, bytes.end);
        self.read = self.read.max(bytes.end);
        let has_tag = event.tag().is_some();
        if let (Some(_), Some(tag)) = (
            event.tag(),
            span.tag_span().and_then(|span| span.byte_range()),
        ) {
            let tag = Span::new(self.source.id(), tag.start, tag.end);
            self.diagnostics
                .push(problem::tag(tag, self.source.slice(tag)));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.diagnostics.push(problem::second_document(place));
                    return Flow::Break(());
                }
            }
            Event::Anchor(_, name) => self.diagnostics.push(problem::anchor(place, &name)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.diagnostics
                    .push(problem::alias(place, self.source.slice(place)));
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
                // was reported.
                let is_explained = absent && (has_tag || anchor != 0);
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
            _ => {}
        }
        Flow::Continue(())
    }

    fn open(&mut self, start: Span, kind: Kind) -> Flow {
        if self.stack.len() == MAX_DEPTH {
            self.diagnostics.push(problem::too_deep(start, MAX_DEPTH));
            return Flow::Break(());
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
