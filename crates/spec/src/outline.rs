//! What a spec says apart from its layout, for who changes nothing else.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};

use crate::{characters, problem, yaml};

/// The values of a text, in their order, and its comments. Two texts with the same outline say the
/// same, to the compiler and to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// As JSON, which keeps the order of keys.
    values: String,
    comments: Vec<String>,
}

/// The outline of a spec, whatever the language has to say about it.
///
/// # Errors
/// What is wrong with it as YAML. It is not known then what all of the text says.
pub fn outline(source: &SourceFile) -> Result<Outline, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    characters::check_source(source, &mut diagnostics);
    let document = yaml::parse(source, &mut diagnostics);
    let text = |comment: &Span| source.slice(*comment).trim_start_matches('#').trim_end();
    let comments = document.comments.iter().map(text);
    if document.root.is_none() && diagnostics.is_empty() {
        diagnostics.push(problem::text::empty_file(source.id()));
    }
    match &document.root {
        Some(root) if diagnostics.is_empty() => Ok(Outline {
            values: root.to_json().to_string(),
            comments: comments.map(str::to_owned).collect(),
        }),
        _ => {
            connspec_diagnostics::sort(&mut diagnostics);
            Err(diagnostics)
        }
    }
}

#[cfg(test)]
mod tests {
    use connspec_diagnostics::{FileId, SourceFile};

    fn outline(text: &str) -> super::Outline {
        super::outline(&SourceFile::new(FileId(0), "x", text)).unwrap()
    }

    const TEXT: &str = "# one\na: [b, \"1\"] # two\nc: | # three\n  # text\n  d\n# four\n";

    #[test]
    fn the_layout_does_not_matter() {
        let other =
            "# one\n\na:\n  - 'b'\n  - '1'   # two  \n\"c\": |  # three\n    # text\n    d\n# four";
        assert_eq!(outline(TEXT), outline(other));
        assert_eq!(outline(TEXT).comments, [" one", " two", " three", " four"]);
        assert_eq!(outline(TEXT), outline(&TEXT.replace('\n', "\r\n")));
    }

    #[test]
    fn all_else_does() {
        for (from, to) in [
            ("\"1\"", "1"),
            ("# two", "# too"),
            ("# two", ""),
            ("  d\n", "  d\n\n  e\n"),
            ("# text", "text"),
            ("b, \"1\"", "\"1\", b"),
            ("c: |", "e: |"),
        ] {
            assert!(TEXT.contains(from));
            assert_ne!(outline(TEXT), outline(&TEXT.replace(from, to)), "{from}");
        }
        assert_ne!(outline("a: 1\nb: 2\n"), outline("b: 2\na: 1\n"));
    }

    #[test]
    fn what_is_not_yaml_has_none() {
        for text in [
            "a: b: c",
            "a: 1\na: 2",
            "a: &x 1",
            "a: \u{202e}",
            "# nothing",
        ] {
            let source = SourceFile::new(FileId(0), "x", text);
            let outline = super::outline(&source);
            assert!(
                outline.is_err_and(|mistakes| !mistakes.is_empty()),
                "{text}"
            );
        }
    }
}
