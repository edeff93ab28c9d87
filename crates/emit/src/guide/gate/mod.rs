//! Every page is read again before it is written.
//!
//! A page must parse, in the syntax of its flavour with everything switched on that some engine
//! of the flavour reads; it must hold no code; and the texts of the guide must be found in it, in
//! order and as they were written, white space aside. What is missing is reported at the place of
//! the text in the spec: it is a mistake of an encoder or a template, and better found here than
//! in somebody's docs build.

mod directives;
mod replaced;
mod seen;

use connspec_diagnostics::Span;
use connspec_spec::Text;
use markdown::{Constructs, MdxSignal, ParseOptions};

use super::leaves::Leaf;
use crate::Flavour;

/// What is wrong with a page.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The text that it is about, or the spec where it is about the whole page.
    pub(crate) span: Span,
    /// Whether it is about one text.
    pub(crate) is_of_text: bool,
    pub(crate) message: String,
}

/// The reader of one flavour's pages.
pub(crate) struct Gate {
    flavour: Flavour,
    page: ParseOptions,
    /// Where the titles of steps are Markdown of their own.
    title: Option<ParseOptions>,
}

impl Gate {
    pub(crate) fn new(flavour: Flavour) -> Self {
        let page = match flavour {
            Flavour::Hub | Flavour::Mintlify | Flavour::Docusaurus | Flavour::Starlight => mdx(),
            Flavour::Markdown => gfm(),
        };
        let title = (flavour == Flavour::Mintlify).then(ParseOptions::gfm);
        Self {
            flavour,
            page,
            title,
        }
    }

    /// What is wrong with `page`: at one of `leaves`, the texts that it must show, or at `spec` where
    /// it is about the whole page.
    pub(crate) fn check(
        &self,
        path: &str,
        page: &str,
        leaves: &[Leaf<'_>],
        spec: Span,
    ) -> Vec<Fault> {
        let of_page = |message: String| Fault {
            span: spec,
            is_of_text: false,
            message,
        };
        let unwrapped = match self.flavour {
            Flavour::Docusaurus | Flavour::Starlight => directives::unwrap(page),
            Flavour::Hub | Flavour::Mintlify | Flavour::Markdown => Ok(page.into()),
        };
        let page = match &unwrapped {
            Ok(page) => page.as_ref(),
            Err(line) => {
                let message = format!("the generated page {path} holds a directive: {line}");
                return vec![of_page(message)];
            }
        };
        let tree = match markdown::to_mdast(page, &self.page) {
            Ok(tree) => tree,
            Err(error) => {
                let message = format!("the generated page {path} does not parse: {error}");
                return vec![of_page(message)];
            }
        };
        let seen = seen::read(&tree, page, self.flavour, self.title.as_ref());
        let code = seen.code.iter();
        let code = code.map(|code| format!("the generated page {path} holds code: {code}"));
        let lost = lost(&seen.text, leaves).into_iter().map(|text| Fault {
            span: text.span(),
            is_of_text: true,
            message: format!("the generated page {path} does not show this text as written"),
        });
        code.map(of_page).chain(lost).collect()
    }
}

/// Those of `leaves` that do not follow each other in `seen`.
#[expect(clippy::disallowed_methods, reason = "compares, and lets nothing out")]
fn lost<'a>(seen: &str, leaves: &[Leaf<'a>]) -> Vec<&'a Text> {
    let mut rest = seen;
    let mut lost = Vec::new();
    for leaf in leaves {
        let text = seen::collapse(leaf.text.open());
        match rest.find(text.as_ref()) {
            Some(at) => rest = &rest[at + text.len()..],
            None => lost.push(leaf.text),
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

#[cfg(test)]
mod tests {
    use super::super::leaves::Leaves;
    use super::*;
    use connspec_diagnostics::FileId;

    const NOWHERE: [u32; 0] = [];
    const SPEC: Span = Span {
        file: FileId(0),
        start: 0,
        end: 1,
    };

    /// Where the gate finds something wrong with a page that must show `leaves`, which are
    /// numbered from 10 by their spans.
    fn wrong(flavour: Flavour, page: &str, leaves: &[&str]) -> Vec<u32> {
        let leaves: Vec<_> = leaves
            .iter()
            .enumerate()
            .map(|(at, leaf)| Text::new(*leaf, Span::new(FileId(0), at + 10, at + 10)))
            .collect();
        let mut numbered = Leaves::default();
        leaves.iter().for_each(|leaf| numbered.text(leaf));
        let faults = Gate::new(flavour).check("page", page, &numbered.0, SPEC);
        assert!(
            faults
                .iter()
                .all(|one| one.is_of_text == (one.span != SPEC))
        );
        faults.iter().map(|one| one.span.start).collect()
    }

    #[test]
    fn texts_that_are_there_pass() {
        let page = "---\ntitle: \"A \\\"b\\\"\"\n---\n\n<Step title=\"C &#42;\">\n  d **e f** `g  h`\n\n  ```\n  i\n    j\n  ```\n</Step>\n";
        let leaves = ["A \"b\"", "C *", "d ", "e\nf", "g h", "i\n  j"];
        assert_eq!(wrong(Flavour::Hub, page, &leaves), NOWHERE);
        let title = "<Step title=\"a \\*b\\* {c} https\u{2060}://d.io/\\~e\" />";
        assert_eq!(
            wrong(Flavour::Mintlify, title, &["a *b* {c} https://d.io/~e"]),
            NOWHERE
        );
        let markdown =
            "a <code>b&#124;c</code>\n\n<pre><code>d&#10;&#60;e></code></pre>\n\n![f](/f.png)";
        assert_eq!(
            wrong(Flavour::Markdown, markdown, &["a", "b|c", "d\n<e>", "f"]),
            NOWHERE
        );
        assert_eq!(
            wrong(Flavour::Markdown, "{a} import b", &["{a}", "import b"]),
            NOWHERE
        );
    }

    #[test]
    fn texts_that_are_lost_are_reported_where_they_were_written() {
        for (page, leaves, lost) in [
            ("a c", vec!["a", "b", "c"], vec![11]),
            ("b a", vec!["a", "b"], vec![11]),
            ("a *b*", vec!["a *b*"], vec![10]),
            ("a", vec!["a", "a"], vec![11]),
            ("a&b;", vec!["a&amp;b;"], vec![10]),
            ("ab", vec!["a b"], vec![10]),
            ("", vec!["a"], vec![10]),
            ("`$x$` $y$ z", vec!["$x$", "$y$", "z"], vec![11]),
            ("~~a~~ b", vec!["~~a~~ b"], vec![10]),
        ] {
            assert_eq!(wrong(Flavour::Hub, page, &leaves), lost, "{page}");
            assert_eq!(wrong(Flavour::Markdown, page, &leaves), lost, "{page}");
        }
        let title = "<Step title=\"a *b*\" />";
        assert_eq!(wrong(Flavour::Hub, title, &["a *b*"]), NOWHERE);
        assert_eq!(wrong(Flavour::Mintlify, title, &["a *b*"]), [10]);
    }

    #[test]
    fn remarks_of_ours_are_unwrapped() {
        let page = "a\n\n:::tip\n\nb\n\n:::\n\n1.  c\n\n    :::note[Info]\n\n    d\n\n    :::\n\n```\n:::e f\n```\n";
        for flavour in [Flavour::Docusaurus, Flavour::Starlight] {
            assert_eq!(
                wrong(flavour, page, &["a", "b", "c", "d", ":::e f"]),
                NOWHERE
            );
            let span = ":::tip\n\n```a``b```\n\n:::";
            assert_eq!(wrong(flavour, span, &["a``b"]), NOWHERE);
        }
    }

    #[test]
    fn directives_are_reported() {
        for page in [
            "see re:Invent",
            "a :b[c]",
            "**a**:b",
            "![a:b](/c.png)",
            "::a",
            "&#58;:a",
            ":::a\n\nb\n\n:::",
            ":::tip\n\na",
            ":::tip\n\n:::tip\n\n:::",
            ":::",
        ] {
            assert_eq!(wrong(Flavour::Docusaurus, page, &[]), [0], "{page}");
            assert_eq!(wrong(Flavour::Starlight, page, &[]), [0], "{page}");
        }
        for page in [
            "a: b",
            "at 10&#58;30",
            "`a:b`",
            "https://a.io",
            "[a](/b:c)",
            "a::",
        ] {
            assert_eq!(wrong(Flavour::Docusaurus, page, &[]), NOWHERE, "{page}");
            assert_eq!(wrong(Flavour::Starlight, page, &[]), NOWHERE, "{page}");
        }
    }

    #[test]
    fn what_is_replaced_after_parsing_is_reported() {
        for (flavour, page, expected) in [
            (Flavour::Docusaurus, "a &#58;b-c&#58;", 1),
            (Flavour::Docusaurus, "&#58;b<span>&#58;</span>", 0),
            (Flavour::Docusaurus, "a --b", 0),
            (Flavour::Docusaurus, "https://a.io&#58;b", 1),
            (Flavour::Docusaurus, "http://10.0.0.256", 1),
            (
                Flavour::Docusaurus,
                "https<span>&#58;</span>//a.io&#58;99999",
                0,
            ),
            (Flavour::Docusaurus, "[a](https://a.io) `https://a.io:b`", 0),
            (Flavour::Starlight, "http://10.0.0.256", 0),
            (Flavour::Markdown, "a &#58;b&#58;", 1),
            (Flavour::Markdown, "a :b<span>&#58;</span>", 0),
            (Flavour::Markdown, "10:30:15 `:b:`", 0),
            (Flavour::Starlight, "a --b", 1),
            (Flavour::Starlight, "a &#45;&#45;b", 1),
            (Flavour::Starlight, "a -<span>-</span>b `--c`", 0),
            (Flavour::Starlight, "![a--b](/c.png)", 1),
            (Flavour::Starlight, "![a&#45;-b](/c--d.png)", 0),
            (Flavour::Starlight, "a &#58;b&#58;", 0),
            (Flavour::Mintlify, "a &#58;b&#58; -<span>-</span>c `--d`", 0),
            (Flavour::Mintlify, "a &#45;&#45;b", 1),
            (Flavour::Mintlify, "'&#39;", 1),
            (Flavour::Mintlify, "a. .. b", 1),
            (
                Flavour::Mintlify,
                "a... b. <span>.</span> ![c--d](/e.png)",
                0,
            ),
            (Flavour::Hub, "a &#45;&#45;b", 1),
            (Flavour::Mintlify, "<Step title=\"a --b\" />", 0),
        ] {
            assert_eq!(wrong(flavour, page, &[]).len(), expected, "{page}");
        }
    }

    #[test]
    fn the_import_of_a_flavour_is_its_own() {
        let link = "import Link from '@docusaurus/Link';";
        let steps = "import { Steps } from '@astrojs/starlight/components';";
        assert_eq!(wrong(Flavour::Docusaurus, link, &[]), NOWHERE);
        assert_eq!(wrong(Flavour::Starlight, steps, &[]), NOWHERE);
        assert_eq!(wrong(Flavour::Docusaurus, steps, &[]), [0]);
        assert_eq!(wrong(Flavour::Starlight, link, &[]), [0]);
        assert_eq!(wrong(Flavour::Mintlify, steps, &[]), [0]);
    }

    #[test]
    fn pictures_are_all_that_docusaurus_takes_in() {
        let picture = |file: &str| format!("<img src={{require({file}).default}} alt=\"a\" />");
        for file in [
            "\"./a.png\"",
            "\"../b/c.jpeg\"",
            "\"@site/static/D_1.webp\"",
        ] {
            let page = picture(file);
            assert_eq!(wrong(Flavour::Docusaurus, &page, &["a"]), NOWHERE, "{file}");
            let page = format!("- b {page} c");
            assert_eq!(wrong(Flavour::Docusaurus, &page, &["b a c"]), NOWHERE);
            assert_eq!(wrong(Flavour::Starlight, &page, &["a"]), [0], "{file}");
        }
        for file in [
            "a",
            "\"a.png\"",
            "\"/a.png\"",
            "\"fs\"",
            "\"./a.js\"",
            "\"./a.svg\"",
            "\"./a.js!./b.png\"",
            "\"./a.js?.png\"",
            "\"./../../a.png\"",
            "\"@site/a.png\"",
            "'./a.png'",
            "\"./a.png\", b(\"./c.png\")",
            "\"./a.png\") + b(\"./c.png\"",
        ] {
            let page = picture(file);
            assert_eq!(wrong(Flavour::Docusaurus, &page, &["a"]), [0], "{file}");
        }
        for page in [
            "{require(\"./a.png\").default}",
            "<a src={require(\"./a.png\").default} />",
            "<img alt={require(\"./a.png\").default} />",
            "<img src={require(\"./a.png\")} />",
            "<img {...require(\"./a.png\").default} />",
        ] {
            assert_eq!(wrong(Flavour::Docusaurus, page, &[]), [0], "{page}");
        }
    }

    #[test]
    fn code_and_broken_pages_are_reported() {
        for page in [
            "{1 + 1}",
            "a {b} c",
            "import a from 'b'",
            "export const a = 1",
            "<a href={b}>c</a>",
            "<a {...b}>c</a>",
            "a <a href=\"/b\">at https://c.io</a>",
            "a <a href=\"/b\"><em>c@d.io</em></a>",
            "<Step>",
            "</Step>",
            "{",
        ] {
            assert_eq!(wrong(Flavour::Hub, page, &[]), [0], "{page}");
            assert_eq!(wrong(Flavour::Mintlify, page, &[]), [0], "{page}");
        }
    }
}
