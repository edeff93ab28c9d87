//! The adapter over the YAML crate: events in, a tree and the mistakes of YAML out.

use std::ops::ControlFlow;

use connspec_diagnostics::{Code, Diagnostic, SourceFile, Span};
use granit_parser::{Options, Parser, options};

use super::builder::Builder;
use super::{Document, cut, syntax};
use crate::MAX_BYTES;
use crate::characters::without_controls;

/// Deepest nesting of lists and maps.
pub(super) const MAX_DEPTH: usize = 32;

/// How often the end of a file is cut off in search of a part that can be read.
const MAX_CUTS: usize = 8;

/// Reads one document.
///
/// Anchors, aliases, tags, merge keys, further documents and repeated keys are reported and then
/// left out, so that everything else is still checked. Behind other mistakes nothing can be read:
/// then the tree is that of the lines before, and knows that it has no end.
pub(crate) fn parse(source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let text = without_controls(source.text());
    let mut found = Vec::new();
    let (mut document, mistake) = read(source, &text, &mut found);
    let Some(Mistake { diagnostic, mut at }) = mistake else {
        diagnostics.append(&mut found);
        return document;
    };
    let told = as_told(source, diagnostic, &found);
    for _ in 0..MAX_CUTS {
        found.clear();
        document.cut = Some(at);
        let (before, mistake) = read(source, &text[..at], &mut found);
        if let Some(mistake) = mistake {
            // What is open there was not closed before the end that it has now.
            at = mistake.at.min(source.start_of_line(at.saturating_sub(1)));
            continue;
        }
        document.root = before.root.map(|root| cut::open_ended(source, root));
        document.comments = before.comments;
        break;
    }
    diagnostics.append(&mut found);
    diagnostics.extend(told);
    document
}

/// What is said about a mistake. Behind something on the same line that the language does not have
/// it is the same one, which was said: the text there was meant as text.
fn as_told(source: &SourceFile, mistake: Diagnostic, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let line = |span: Span| source.start_of_line(span.start as usize);
    let explains = |found: &&Diagnostic| {
        matches!(found.code, Code::YamlReference | Code::YamlTag)
            && line(found.span) == line(mistake.span)
    };
    let explanations: Vec<_> = found.iter().filter(explains).cloned().collect();
    if explanations.is_empty() {
        vec![mistake]
    } else {
        explanations
    }
}

/// A mistake behind which nothing can be read.
struct Mistake {
    diagnostic: Diagnostic,
    /// The start of the line that it spoils.
    at: usize,
}

/// Reads `text`, the beginning of the file or all of it, up to the first such mistake.
fn read(
    source: &SourceFile,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Document, Option<Mistake>) {
    // Anchors and aliases are events here so that each can be pointed at. The nesting limits bound
    // the work; the builder reports the depth itself, one level earlier.
    let options: Options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        emit_comments: true,
        max_buffered_comment_events: MAX_BYTES,
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    let mut builder = Builder::new(source, diagnostics);
    let mut mistake = None;
    for event in Parser::new_from_str_with_options(text, options) {
        let ended = match event {
            Ok((event, span)) => builder.event(event, &span),
            Err(error) => ControlFlow::Break(syntax::explain(source, &error, &builder.progress())),
        };
        if let ControlFlow::Break(diagnostic) = ended {
            let at = builder.spoiled_from(&diagnostic);
            mistake = Some(Mistake { diagnostic, at });
            break;
        }
    }
    let document = Document {
        root: builder.root.filter(|_| mistake.is_none()),
        comments: builder.comments,
        cut: None,
    };
    (document, mistake)
}
