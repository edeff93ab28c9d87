//! Plain words: what the engines would read as something else, escaped; ordinary prose as it is.
//!
//! A character is escaped where some engine of the flavour gives it a meaning. The ones that mean
//! something anywhere in a line:
//!
//! | Characters | Read by |
//! |---|---|
//! | `` ` `` `*` `[` `]` `<`, `\` before punctuation, `&` of a reference | all: Markdown |
//! | `_` at the edge of a word | all: emphasis |
//! | `~` | GFM: strikethrough; MkDocs: subscript |
//! | `{` `}` | MDX: code; VitePress: interpolation; MkDocs: attributes |
//! | `$` | Mintlify, GitHub: mathematics |
//! | `--` | Mintlify, mdBook, Starlight: a dash, which spoils `--verbose` |
//! | ` `` ` | Mintlify, Starlight: a quotation mark |
//! | `''` `. . .` | Mintlify: a quotation mark, an ellipsis |
//! | `\|` in a table cell | GFM |
//! | `^` | all: a footnote, where it follows a bracket; MkDocs: superscript |
//! | `++` `==` `(c)` `1/2` `+/-` `=/=` | MkDocs: keys, marks, symbols |
//! | `:name:` | GitHub, VitePress, MkDocs, Docusaurus: emoji; to MkDocs a `_` of emphasis is a part of the name |
//! | `:)` `;-(` `8-)` | VitePress: emoji |
//! | `:name` | Docusaurus, Starlight: a directive, of which nothing may be left |
//! | the `:`, `.` or `@` of a bare URL or e-mail address that holds any of these | GFM, which links the source as it is |
//! | the `:` or `.` of a bare URL that is none, such as `https://a.io:port` | Docusaurus, which ends the build |
//! | the `:` of a bare URL of `localhost` | VitePress: a dead link, which ends the build |
//! | the `:` of a bare URL that browsers refuse | VitePress: its scripts fail |
//!
//! And the ones that mean something at the start of a line: `#` `>` `=` `:` `|` `-` `+` `1.` `1)`,
//! the tripled `!` and `?` of MkDocs and `/` of its blocks, and `import` and `export` in MDX.
//!
//! Emoji of Docusaurus and GitHub, links of Docusaurus and dashes of Mintlify and Starlight are made
//! after the references are read, from the text of one node. One character of them becomes an element,
//! which parts the text. So do addresses between the tags of a link: a link in a link is none, and
//! browsers end the outer one before it.
//!
//! Typographic quotes and ellipses that an engine makes of straight ones are welcome.

use std::fmt::Write as _;

use super::attribute::WORD_JOINER;
use super::place::{BLANK, Place, Reader};
use super::scan::{Escape, Scan};

/// Adds `text` to `out`, escaped for `reader`. Line breaks and tabs become spaces.
pub(crate) fn encode(text: &str, reader: Reader, place: Place, out: &mut String) {
    let scan = Scan {
        chars: text.chars().collect(),
        reader,
        place,
    };
    let escaped = scan.escaped();
    out.reserve(text.len());
    for (c, escape) in scan.chars.iter().zip(escaped) {
        let number = u32::from(*c);
        match c {
            c if escape == Escape::No && BLANK.contains(c) => out.push(' '),
            c if escape == Escape::No => out.push(*c),
            c if reader == Reader::Title && escape == Escape::Element => {
                out.extend([WORD_JOINER, *c]);
            }
            c if reader == Reader::Title => out.extend(['\\', *c]),
            _ if escape == Escape::Element => {
                write!(out, "<span>&#{number};</span>").unwrap_or_default();
            }
            _ => write!(out, "&#{number};").unwrap_or_default(),
        }
    }
}

/// `text` with all punctuation and line breaks as character references: for HTML in Markdown, which
/// engines read now as the one, now as the other.
pub(crate) fn references(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = matches!(c, '.' | ',' | '-' | '\'');
        if (c.is_ascii_punctuation() && !plain) || c.is_ascii_control() {
            write!(encoded, "&#{};", u32::from(c)).unwrap_or_default();
        } else {
            encoded.push(c);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::super::place::Next;
    use super::*;

    fn encoded(text: &str, reader: Reader, place: Place) -> String {
        let mut out = String::new();
        encode(text, reader, place, &mut out);
        out
    }

    /// Reviewers read these pages: what nobody reads as anything else stays as it is.
    #[test]
    fn ordinary_prose_stays() {
        for prose in [
            "Go to Account Settings > API Credentials.",
            "Iterable's \"server-side\" key (e.g. \"Acme\") – don't share it!",
            "Read & write; AT&T, R&D.",
            "Set api_key and last_verified_at, then wait 2.5 hours; 24h, 100% = all.",
            "To import is a word, and so is Export.",
            "Open https://app.example.com/a_b?x=1&y=2#z.",
            "Write to first.last+tag@example.com today.",
            "It costs 5 €, #3 of 10: a-b, c/d, e|f?",
            "Größe, 日本語, 😀",
            "-5 degrees",
            "Important: exports",
            "exports and imports",
            "1.5 hours",
        ] {
            for reader in [
                Reader::Mdx,
                Reader::Docusaurus,
                Reader::Starlight,
                Reader::Markdown,
                Reader::Title,
            ] {
                assert_eq!(encoded(prose, reader, Place::LINE), prose, "{reader:?}");
            }
        }
    }

    #[test]
    fn what_is_read_is_escaped() {
        for (text, mdx, markdown, title) in [
            ("a*b_c_", "a&#42;b_c&#95;", "a&#42;b_c&#95;", r"a\*b_c\_"),
            (
                "{x} <y>",
                "&#123;x&#125; &#60;y>",
                "&#123;x&#125; &#60;y>",
                r"{x} \<y>",
            ),
            ("$5", "&#36;5", "&#36;5", "$5"),
            (
                "&amp; \\* \\n",
                "&#38;amp; &#92;&#42; \\n",
                "&#38;amp; &#92;&#42; \\n",
                r"\&amp; \\\* \n",
            ),
            ("# x", "&#35; x", "&#35; x", r"\# x"),
            ("1. x", "1&#46; x", "1&#46; x", r"1\. x"),
            ("- x", "&#45; x", "&#45; x", r"\- x"),
            (
                "--all",
                "&#45;<span>&#45;</span>all",
                "&#45;&#45;all",
                r"\--all",
            ),
            ("a --b", "a -<span>&#45;</span>b", "a &#45;&#45;b", "a --b"),
            ("''", "'<span>&#39;</span>", "''", "''"),
            (
                ". . .",
                ". <span>&#46;</span> <span>&#46;</span>",
                ". . .",
                ". . .",
            ),
            ("a...", "a...", "a...", "a..."),
            (
                "https://x.io/--a",
                "https<span>&#58;</span>//x.io/-<span>&#45;</span>a",
                "https&#58;//x.io/&#45;&#45;a",
                "https://x.io/--a",
            ),
            ("import x", "&#105;mport x", "import x", "import x"),
            ("export", "&#101;xport", "export", "export"),
            (
                ":tada: 1/2 C++",
                "&#58;tada: 1/2 C++",
                "&#58;tada<span>&#58;</span> 1&#47;2 C&#43;&#43;",
                r"\:tada: 1/2 C++",
            ),
            (
                "a :tada: (c)",
                "a :tada: (c)",
                "a :tada<span>&#58;</span> &#40;c)",
                "a :tada: (c)",
            ),
            (
                "see https://x.io/~a",
                "see https&#58;//x.io/&#126;a",
                "see https&#58;//x.io/&#126;a",
                "see https\u{2060}://x.io/\\~a",
            ),
            (
                "at https://a.io:port",
                "at https://a.io:port",
                "at https&#58;//a.io:port",
                "at https://a.io:port",
            ),
            (
                "at http://localhost:80",
                "at http://localhost:80",
                "at http&#58;//localhost:80",
                "at http://localhost:80",
            ),
            ("~a@x.io", "&#126;a@x.io", "&#126;a@x.io", r"\~a@x.io"),
            ("a\nb", "a b", "a b", "a b"),
        ] {
            assert_eq!(encoded(text, Reader::Mdx, Place::LINE), mdx);
            assert_eq!(encoded(text, Reader::Markdown, Place::LINE), markdown);
            assert_eq!(encoded(text, Reader::Title, Place::LINE), title);
        }
    }

    #[test]
    fn directives_and_what_is_replaced() {
        for (text, docusaurus, starlight) in [
            ("re:Invent", "re&#58;Invent", "re&#58;Invent"),
            ("at 10:30", "at 10&#58;30", "at 10&#58;30"),
            ("std::fs", "std:&#58;fs", "std:&#58;fs"),
            ("::x", "&#58;&#58;x", "&#58;&#58;x"),
            ("a: b (c:)", "a: b (c:)", "a: b (c:)"),
            (
                "https://a.io:port",
                "https<span>&#58;</span>//a.io&#58;port",
                "https&#58;//a.io&#58;port",
            ),
            ("www.1.2.3", "www<span>&#46;</span>1.2.3", "www.1.2.3"),
            ("a :tada:", "a &#58;tada<span>&#58;</span>", "a &#58;tada:"),
            ("a --b", "a --b", "a -<span>&#45;</span>b"),
            ("a ``b", "a &#96;&#96;b", "a &#96;<span>&#96;</span>b"),
            ("import x", "&#105;mport x", "&#105;mport x"),
        ] {
            assert_eq!(encoded(text, Reader::Docusaurus, Place::LINE), docusaurus);
            assert_eq!(encoded(text, Reader::Starlight, Place::LINE), starlight);
        }
        let picture = Place {
            picture: true,
            ..Place::INSIDE
        };
        let text = ":a: --b";
        assert_eq!(encoded(text, Reader::Docusaurus, picture), "&#58;a: --b");
        assert_eq!(
            encoded(text, Reader::Starlight, picture),
            "&#58;a: &#45;&#45;b"
        );
    }

    /// What is beside a text can complete the name of an emoji.
    #[test]
    fn emoji_across_an_edge() {
        let before_colon = Place {
            next: Next::Colon,
            ..Place::INSIDE
        };
        let in_name = Place {
            in_name: true,
            ..Place::INSIDE
        };
        for (text, place, expected) in [
            ("a::b", before_colon, "a:<span>&#58;</span>b"),
            ("a: b", before_colon, "a: b"),
            ("a:b:c", before_colon, "a:b<span>&#58;</span>c"),
            (
                "10:30:15 x:100:y",
                before_colon,
                "10:30:15 x:100<span>&#58;</span>y",
            ),
            ("a::b", Place::INSIDE, "a::b"),
            (":b", in_name, "&#58;b"),
            ("a:b:", in_name, "a&#58;b<span>&#58;</span>"),
            ("a b:", in_name, "a b:"),
            ("a:b", Place::INSIDE, "a:b"),
        ] {
            assert_eq!(encoded(text, Reader::Markdown, place), expected);
        }
        assert_eq!(encoded("a::b", Reader::Mdx, before_colon), "a::b");
        assert_eq!(encoded(":b", Reader::Mdx, in_name), ":b");
    }

    #[test]
    fn smileys_are_words() {
        let edges = Place {
            escape_first: true,
            ..Place::INSIDE
        };
        for (text, place, expected) in [
            ("Done :)", Place::LINE, "Done &#58;)"),
            (
                "(o:-) or ;-( ...)",
                Place::LINE,
                "(o&#58;-) or &#59;-( ...)",
            ),
            (":'(", Place::INSIDE, "&#58;'("),
            ("8-) and 8-)", Place::INSIDE, "8&#45;) and 8&#45;)"),
            ("x@y.io:z", Place::INSIDE, "x@y.io&#58;z"),
            ("a:)", edges, "&#97;&#58;)"),
            ("a:) and a;)", Place::INSIDE, "a:) and a;)"),
            ("18-) :product :x", Place::INSIDE, "18-) :product :x"),
            (
                "https://x.io/ C:/ a:s",
                Place::LINE,
                "https://x.io/ C:/ a:s",
            ),
        ] {
            assert_eq!(encoded(text, Reader::Markdown, place), expected);
        }
        assert_eq!(encoded("Done :)", Reader::Mdx, Place::LINE), "Done :)");
    }

    #[test]
    fn an_address_in_an_address_spoils_it() {
        for (text, expected) in [
            ("www./http://é", "www&#46;/http&#58;//é"),
            ("www.a.io/http://b.io", "www.a.io/http://b.io"),
            ("www.me@x.io*", "www&#46;me&#64;x.io&#42;"),
        ] {
            assert_eq!(encoded(text, Reader::Markdown, Place::LINE), expected);
        }
    }

    #[test]
    fn addresses_in_a_link_are_parted() {
        let linked = Place {
            linked: true,
            ..Place::INSIDE
        };
        for (text, expected) in [
            ("at https://x.io/a", "at https<span>&#58;</span>//x.io/a"),
            ("www.x.io", "www<span>&#46;</span>x.io"),
            ("to me@x.io.", "to me<span>&#64;</span>x.io."),
            ("a: b @ c. www", "a: b @ c. www"),
        ] {
            assert_eq!(encoded(text, Reader::Mdx, linked), expected);
        }
    }

    #[test]
    fn the_place_decides() {
        let inside = Place::INSIDE;
        let cell = Place {
            cell: true,
            ..inside
        };
        let heading = Place {
            heading: true,
            next: Next::End,
            ..inside
        };
        let before_link = Place {
            next: Next::Bracket,
            ..inside
        };
        let before_tag = Place {
            next: Next::Tag,
            ..inside
        };
        let in_markdown = encoded("see https://x.io)", Reader::Markdown, before_tag);
        assert_eq!(in_markdown, "see https&#58;//x.io)");
        let after_mark = Place {
            after_mark: true,
            next: Next::End,
            ..inside
        };
        let edges = Place {
            escape_first: true,
            escape_last: true,
            ..inside
        };
        for (text, place, expected) in [
            ("# 1. - import", inside, "# 1. - import"),
            ("a|b", cell, "a&#124;b"),
            ("C#", heading, "C&#35;"),
            ("# 1", heading, "&#35; 1"),
            ("Look!", before_link, "Look&#33;"),
            ("Look!", inside, "Look!"),
            ("https://x.io", before_tag, "https://x.io"),
            ("https://x.io ", edges, "&#104;ttps&#58;//x.io&#32;"),
            ("https://x.io", inside, "https&#58;//x.io"),
            ("me@x.io", after_mark, "me&#64;x.io"),
            ("word", edges, "&#119;or&#100;"),
            (" a_b ", edges, "&#32;a_b&#32;"),
            ("a_b", edges, "&#97;&#95;&#98;"),
        ] {
            assert_eq!(encoded(text, Reader::Mdx, place), expected);
        }
    }
}
