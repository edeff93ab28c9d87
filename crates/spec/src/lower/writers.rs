//! Who writes what into a request: no two parts of a spec write the same.

use connspec_diagnostics::Span;

use super::Lowering;
use crate::problem::request as problem;

/// A part of a request that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Header,
    Query,
    /// What stands for `{name}` in the path.
    Path,
    /// A key of a JSON object or of a form.
    Body,
}

/// What is written so far, each with its place in the spec.
#[derive(Clone, Default)]
pub(super) struct Writers(Vec<(Slot, String, Span)>);

impl Writers {
    /// Takes note of what stands at `span`; a second writer of the same is reported there.
    pub fn add(&mut self, cx: &mut Lowering<'_>, slot: Slot, name: &str, span: Span) {
        self.check(cx, slot, name, span);
        self.0.push((slot, name.to_owned(), span));
    }

    /// Takes note of several together, of which some may be the same: a URL can name a parameter
    /// twice.
    pub fn add_all(&mut self, cx: &mut Lowering<'_>, slot: Slot, names: &[(&str, Span)]) {
        for (name, span) in names {
            self.check(cx, slot, name, *span);
        }
        let names = names
            .iter()
            .map(|(name, span)| (slot, (*name).to_owned(), *span));
        self.0.extend(names);
    }

    fn check(&self, cx: &mut Lowering<'_>, slot: Slot, name: &str, span: Span) {
        let is_same = |other: &str| match slot {
            Slot::Header => other.eq_ignore_ascii_case(name),
            Slot::Query | Slot::Path | Slot::Body => other == name,
        };
        let earlier = self
            .0
            .iter()
            .find(|(of, other, _)| *of == slot && is_same(other));
        if let Some((_, _, first)) = earlier {
            cx.report(problem::duplicate_placement(
                span,
                slot.words(),
                name,
                *first,
            ));
        }
    }

    /// Where that is written, if it is.
    pub fn find(&self, slot: Slot, name: &str) -> Option<Span> {
        let mut written = self.0.iter();
        written
            .find(|(of, other, _)| *of == slot && other == name)
            .map(|(.., span)| *span)
    }
}

impl Slot {
    /// What one of them is called in messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Query => "query parameter",
            Self::Path => "placeholder",
            Self::Body => "key of the body",
        }
    }
}
