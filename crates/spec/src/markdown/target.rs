//! What Markdown points at: the targets of links, the languages of fenced blocks.

use std::ops::Range;

use connspec_diagnostics::Span;
use pulldown_cmark::CodeBlockKind;

use super::build::Builder;
use super::stack::Target;
use super::{KINDS, LITERAL_LESS_THAN, Reference, link};
use crate::LANGUAGES;
use crate::model::{ImageSource, Inline};
use crate::problem::guide as problem;

impl Builder<'_> {
    /// Where a link leads; a mistake in it is reported.
    pub(super) fn link_target(
        &mut self,
        written: &str,
        range: &Range<usize>,
        is_autolink: bool,
    ) -> Option<Target> {
        let place = self.target_place(written, range);
        match link::classify(written) {
            Ok(link::Target::Link(target)) => Some(Target::Link(target)),
            Ok(link::Target::Reference { kind, name }) => {
                let name_place = place.slice(kind.len() + 1, written.len());
                if !is_autolink && kind != "step" {
                    self.diagnostics.push(problem::link_not_allowed(
                        place,
                        "a link can only lead to a step, an address of the web, or a page",
                        &format!("write `<{kind}:{name}>` for its name"),
                    ));
                    return None;
                }
                let reference = Reference {
                    kind,
                    name,
                    span: name_place,
                };
                let words = self.context.resolve(reference, self.diagnostics)?;
                if is_autolink {
                    return Some(Target::Words(words));
                }
                match words.into_iter().next() {
                    Some(Inline::Link { target, .. }) => Some(Target::Link(target)),
                    _ => None,
                }
            }
            Err(link::Refused::Scheme(scheme)) => {
                let scheme_place = place.slice(0, scheme.len());
                self.diagnostics
                    .push(problem::unknown_reference(scheme_place, scheme));
                None
            }
            Err(link::Refused::Because(why, help)) => {
                let refused = problem::link_not_allowed(place, why, help);
                // Hardly any vendor has no https by now.
                let scheme = written
                    .starts_with("http:")
                    .then(|| place.slice(0, "http".len()));
                self.diagnostics.push(match scheme {
                    Some(scheme) => refused.suggest_at(scheme, "https"),
                    None => refused,
                });
                None
            }
        }
    }

    /// `<field: api_key>`, `<field:api_key` without its end, and `{field:api_key}`: what opens no link is
    /// prose, but these are meant as references.
    pub(super) fn almost_references(&mut self, text: &str, range: &Range<usize>) {
        for (at, opening) in text.match_indices([LITERAL_LESS_THAN, '{']) {
            let behind = &text[at + opening.len()..];
            let Some((written, _)) = behind.split_once(':') else {
                continue;
            };
            let kind = written.trim();
            if KINDS.contains(&kind) {
                let start = range.start + at;
                let end = start + opening.len() + written.len() + 1;
                let place = self.place(&(start..end));
                self.diagnostics
                    .push(problem::almost_reference(place, kind));
            }
        }
    }

    pub(super) fn language(
        &mut self,
        kind: CodeBlockKind<'_>,
        range: &Range<usize>,
    ) -> Option<&'static str> {
        match kind {
            CodeBlockKind::Indented => {
                self.refuse(
                    range,
                    "indented code",
                    "put it between lines of three backticks",
                );
                None
            }
            CodeBlockKind::Fenced(info) if info.is_empty() => None,
            CodeBlockKind::Fenced(info) => {
                let known = LANGUAGES.iter().copied().find(|known| *known == &*info);
                if known.is_none() {
                    let place = self.target_place(&info, range);
                    self.diagnostics
                        .push(problem::unknown_language(place, &info, LANGUAGES));
                }
                known
            }
        }
    }

    /// Where a picture lies; `None` where it was refused.
    pub(super) fn image_source(
        &mut self,
        written: &str,
        range: &Range<usize>,
    ) -> Option<ImageSource> {
        let place = self.target_place(written, range);
        let source = match link::image_source(written, place) {
            Ok(ImageSource::File(_)) if !self.context.has_files() => Err((
                "there is no spec here that a picture could lie beside",
                "write a `https://` address, or a path of the docs site that starts with `/`",
            )),
            source => source,
        };
        source
            .map_err(|(why, help)| {
                let problem = problem::link_not_allowed(place, why, help);
                self.diagnostics.push(problem);
            })
            .ok()
    }

    pub(super) fn target_place(&self, target: &str, range: &Range<usize>) -> Span {
        match self.source(range).rfind(target) {
            Some(at) => self.place(&(range.start + at..range.start + at + target.len())),
            None => self.place(range),
        }
    }
}
