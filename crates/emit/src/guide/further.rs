//! What else is wrong with the templates of a project, behind what stopped a page.
//!
//! An engine of templates stops at the first mistake. Whoever has misspelled three names should not
//! have to build three times, so the expression that failed is put aside, and the page made once more.
//! Such pages are looked at for mistakes only.

use std::ops::Range;

use connspec_diagnostics::{Diagnostic, Span};

use super::own::{TemplateName, Templates};
use super::templates::{ASIDE, environment};
use crate::Flavour;

/// Most rounds. Each shows a mistake of every page, and pages differ in where they stop.
const MAX_ROUNDS: usize = 50;

/// The mistakes of the templates of `flavour` that come behind `found`. `fill` makes all pages with
/// some templates, and gives what stopped them.
pub(super) fn mistakes(
    flavour: Flavour,
    own: &Templates,
    found: &[Diagnostic],
    fill: impl Fn(&Templates) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut templates = own.clone();
    let mut aside: Vec<Span> = Vec::new();
    let mut further = Vec::new();
    let mut last: Vec<Span> = found.iter().map(|one| one.span).collect();
    for _ in 0..MAX_ROUNDS {
        let put = last.drain(..);
        aside.extend(put.map(|place| put_aside(&mut templates, flavour, place)));
        for one in fill(&templates) {
            // What touches a place that was put aside may come from that.
            let mut places = aside.iter().chain(&last);
            if !places.any(|place| touch(*place, one.span)) {
                last.push(one.span);
                further.push(one);
            }
        }
        if last.is_empty() {
            break;
        }
    }
    further
}

fn touch(one: Span, other: Span) -> bool {
    one.file == other.file && one.start <= other.end && other.start <= one.end
}

/// Puts aside what stands at `place`, and gives how much that is. What is printed is left out; in the
/// condition of a block, whose end has to stay, a value stands for it. All other places stay where they
/// are. What leaves no template is left as it is.
fn put_aside(templates: &mut Templates, flavour: Flavour, place: Span) -> Span {
    let names = TemplateName::ALL.iter().copied();
    let found = names
        .filter_map(|name| Some((name, templates.text(flavour, name)?)))
        .find(|(name, _)| templates.file(flavour, *name) == Some(place.file));
    let Some((name, text)) = found else {
        return place;
    };
    let expression = place.range();
    let tag = tag_around(text, &expression);
    let without = |range: &Range<usize>, value: &str| {
        let written = text.get(range.clone())?;
        let rest = blank(written.get(value.len()..)?);
        let (before, behind) = (text.get(..range.start)?, text.get(range.end..)?);
        let text = format!("{before}{value}{rest}{behind}");
        environment().add_template("", &text).ok()?;
        Some((range.clone(), text))
    };
    let is_block = tag
        .as_ref()
        .is_some_and(|tag| text[tag.clone()].starts_with("{%"));
    let value = || without(&expression, ASIDE).filter(|_| is_block);
    let better = value().or_else(|| without(tag.as_ref()?, ""));
    let Some((range, text)) = better else {
        return place;
    };
    templates.set(flavour, name, place.file, text);
    Span::new(place.file, range.start, range.end)
}

/// The tag that `range` is a part of.
fn tag_around(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    // The place of what fails in a whole tag may be all of it.
    let before = text.get(..range.end)?;
    let start = ["{{", "{%"]
        .iter()
        .filter_map(|open| before.rfind(open))
        .max()?;
    let inside = range.start.max(start);
    let behind = text.get(inside..)?;
    let end = ["}}", "%}"]
        .iter()
        .filter_map(|close| behind.find(close))
        .min()?;
    Some(start..inside + end + "}}".len())
}

/// As many bytes of white space, in the same lines.
fn blank(text: &str) -> String {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    text.bytes().map(blank).collect()
}
