//! The layout of one text.

use connspec_diagnostics::{Diagnostic, FileId, SourceFile};
use connspec_spec::outline;
use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions, LineBreak};

/// Columns of a line. Maps and lists in brackets that do not fit are spread over several lines; texts
/// are never broken.
const WIDTH: usize = 120;

/// So often a text is laid out until it stays as it is.
const PASSES: usize = 3;

/// What has come of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// It has our layout.
    Same,
    /// The same in our layout.
    Other(String),
    /// It is not YAML.
    Mistakes(Vec<Diagnostic>),
    /// Our layout would change what it says, or would not stay as it is.
    Refused,
}

/// The text of `source` in our layout, guarded: values, their order, and comments are what they were.
pub(super) fn lay_out(source: &SourceFile) -> Layout {
    let before = match outline(source) {
        Ok(outline) => outline,
        Err(mistakes) => return Layout::Mistakes(mistakes),
    };
    let text = source.text();
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let options = options(text.contains("\r\n"));
    let mut laid_out = body.to_owned();
    for _ in 0..PASSES {
        let Ok(next) = pretty_yaml::format_text(&laid_out, &options) else {
            return Layout::Refused;
        };
        if next == laid_out {
            break;
        }
        laid_out = next;
    }
    let is_stable = pretty_yaml::format_text(&laid_out, &options).is_ok_and(|it| it == laid_out);
    let laid_out = format!("{mark}{laid_out}");
    let after = outline(&SourceFile::new(
        FileId(0),
        source.name(),
        laid_out.as_str(),
    ));
    if !is_stable || after != Ok(before) {
        Layout::Refused
    } else if laid_out == text {
        Layout::Same
    } else {
        Layout::Other(laid_out)
    }
}

/// Chosen so that specs as people write them hardly change.
fn options(is_windows: bool) -> FormatOptions {
    FormatOptions {
        layout: LayoutOptions {
            print_width: WIDTH,
            indent_width: 2,
            line_break: if is_windows {
                LineBreak::Crlf
            } else {
                LineBreak::Lf
            },
        },
        language: LanguageOptions {
            brace_spacing: false,
            trailing_comma: false,
            ..LanguageOptions::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use connspec_diagnostics::{FileId, SourceFile};
    use proptest::prelude::*;

    use super::{Layout, lay_out};

    fn layout(text: &str) -> Layout {
        lay_out(&SourceFile::new(FileId(0), "x", text))
    }

    /// Every spec of the repository, good and bad.
    fn specs() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut specs = Vec::new();
        for folder in [
            "specs",
            "xtask/explained/specs",
            "crates/spec/tests/fixtures/ok",
            "crates/spec/tests/fixtures/err",
        ] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                // One of them is no text.
                if let (Some("yaml"), Ok(text)) = (
                    path.extension().and_then(|one| one.to_str()),
                    fs::read_to_string(&path),
                ) {
                    specs.push((path.display().to_string(), text));
                }
            }
        }
        assert!(specs.len() > 100);
        specs
    }

    #[test]
    fn every_spec_is_laid_out_and_then_stays_as_it_is() {
        for (name, text) in specs() {
            match layout(&text) {
                Layout::Other(other) => assert_eq!(layout(&other), Layout::Same, "{name}"),
                Layout::Refused => panic!("{name} is refused"),
                Layout::Same | Layout::Mistakes(_) => {}
            }
        }
    }

    #[test]
    fn the_specs_of_the_repository_have_our_layout() {
        for (name, text) in specs() {
            if name.contains("/specs/") {
                assert_eq!(layout(&text), Layout::Same, "{name}");
            }
        }
    }

    #[test]
    fn line_ends_and_byte_order_marks_stay() {
        for (name, text) in specs() {
            let unix = text.replace("\r\n", "\n");
            let windows = unix.replace('\n', "\r\n");
            if let (Layout::Other(unix), Layout::Other(windows)) = (layout(&unix), layout(&windows))
            {
                assert_eq!(windows, unix.replace('\n', "\r\n"), "{name}");
            }
        }
        assert_eq!(
            layout("\u{feff}a:   1\n"),
            Layout::Other("\u{feff}a: 1\n".to_owned())
        );
    }

    #[test]
    fn what_changes_and_what_does_not() {
        for (text, expected) in [
            ("a:   {b: 1,c: [2,3]}", "a: {b: 1, c: [2, 3]}\n"),
            ("a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
            ("# x\n\n\n\na:  'b'   #y \n", "# x\n\na: \"b\" #y\n"),
            ("a: |\n    b\n      c\n", "a: |\n  b\n    c\n"),
        ] {
            assert_eq!(layout(text), Layout::Other(expected.to_owned()));
        }
        for same in [
            "a: 1.10\n",
            "# yaml-language-server: $schema=x.json\na: \"0123\"\n",
            "a: it's \"one\" <b> {c} text that is longer than any line of the layout should be, with nothing that could be broken in it\n",
        ] {
            assert_eq!(layout(same), Layout::Same, "{same}");
        }
        for mistake in [
            "a: b: c\n",
            "a: \"b\n",
            "a: &x 1\n",
            "a: 1\na: 2\n",
            "# x\n",
        ] {
            assert!(matches!(layout(mistake), Layout::Mistakes(_)), "{mistake}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever the text is: no panic, and what comes out stays as it is and says the same, which
        /// the layout itself makes sure of.
        #[test]
        fn any_text(text in "[a-c:{}\\[\\]\"'|>#&*!%@,. \n\t\r-]{0,80}|\\PC{0,80}") {
            if let Layout::Other(other) = layout(&text) {
                prop_assert_eq!(layout(&other), Layout::Same);
            }
        }

        #[test]
        fn a_damaged_spec(
            (which, at, length) in (0..3_usize, 0..3_000_usize, 0..40_usize),
            other in "[ -~\n\t]{0,4}",
        ) {
            let text = [
                include_str!("../../../../specs/iterable.connector.yaml"),
                include_str!("../../../../specs/dotdigital.connector.yaml"),
                include_str!("../../../spec/tests/fixtures/ok/every_text.connector.yaml"),
            ][which];
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let damaged = format!("{}{other}{}", &text[..boundary(at)], &text[boundary(at + length)..]);
            if let Layout::Other(other) = layout(&damaged) {
                prop_assert_eq!(layout(&other), Layout::Same);
            }
        }
    }
}
