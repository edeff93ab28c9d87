//! Every page is read again before it is written.
//!
//! A page must parse, in the syntax of its flavour with everything switched on that some engine
//! of the flavour reads; it must hold no code; and the texts of the guide must be found in it, in
//! order and as they were written, white space aside. What is missing is reported at the place of
//! the text in the spec: it is a mistake of an encoder or a template, and better found here than
//! in somebody's docs build.

mod seen;

use connspec_diagnostics::{Code, Diagnostic, Span};
use connspec_spec::Text;
use markdown::{Constructs, MdxSignal, ParseOptions};

use crate::Flavour;

/// The reader of one flavour's pages.
pub(crate) struct Gate {
    page: ParseOptions,
    /// Where the titles of steps are Markdown of their own.
    title: Option<ParseOptions>,
}

impl Gate {
    pub(crate) fn new(flavour: Flavour) -> Self {
        let page = match flavour {
            Flavour::Hub | Flavour::Mintlify => mdx(),
            Flavour::Markdown => gfm(),
        };
        let title = (flavour == Flavour::Mintlify).then(ParseOptions::gfm);
        Self { page, title }
    }

    /// Reports what is wrong with `page`: at one of `leaves`, the texts that it must show, or at
    /// `spec` where it is about the whole page.
    pub(crate) fn check(
        &self,
        path: &str,
        page: &str,
        leaves: &[&Text],
        spec: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let tree = match markdown::to_mdast(page, &self.page) {
            Ok(tree) => tree,
            Err(error) => {
                let message = format!("the generated page {path} does not parse: {error}");
                diagnostics.push(Diagnostic::new(Code::TextLost, spec, message));
                return;
            }
        };
        let seen = seen::read(&tree, self.title.as_ref());
        if let Some(code) = seen.code {
            let message = format!("the generated page {path} holds code: {code}");
            diagnostics.push(Diagnostic::new(Code::TextLost, spec, message));
        }
        for lost in lost(&seen.text, leaves) {
            let message = format!("the generated page {path} does not show this text as written");
            diagnostics.push(Diagnostic::new(Code::TextLost, lost.span(), message));
        }
    }
}

/// Those of `leaves` that do not follow each other in `seen`.
#[expect(clippy::disallowed_methods, reason = "compares, and lets nothing out")]
fn lost<'a>(seen: &str, leaves: &[&'a Text]) -> Vec<&'a Text> {
    let mut rest = seen;
    let mut lost = Vec::new();
    for leaf in leaves {
        let text = seen::collapse(leaf.open());
        match rest.find(text.as_ref()) {
            Some(at) => rest = &rest[at + text.len()..],
            None => lost.push(*leaf),
        }
    }
    lost
}

fn mdx() -> ParseOptions {
    ParseOptions {
        constructs: Constructs {
            frontmatter: true,
            gfm_autolink_literal: true,
            gfm_footnote_definition: true,
            gfm_label_start_footnote: true,
            gfm_strikethrough: true,
            gfm_table: true,
            gfm_task_list_item: true,
            math_flow: true,
            math_text: true,
            ..Constructs::mdx()
        },
        // Without this a line of code at the top level would be taken for a paragraph.
        mdx_esm_parse: Some(Box::new(|_| MdxSignal::Ok)),
        ..ParseOptions::mdx()
    }
}

fn gfm() -> ParseOptions {
    ParseOptions {
        constructs: Constructs {
            math_text: true,
            ..Constructs::gfm()
        },
        ..ParseOptions::gfm()
    }
}
