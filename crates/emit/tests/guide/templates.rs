//! Templates of a project's own: what is wrong with them is said at its place.

use connspec_diagnostics::{Code, Diagnostic, FileId};
use connspec_emit::guide::{TemplateName, Templates, built_in_template};
use connspec_emit::{Files, Flavour};

use crate::sample::{connector, publisher};

const FILE: FileId = FileId(7);

fn emitted(templates: Templates) -> (Files, Vec<Diagnostic>) {
    let mut publisher = publisher();
    publisher.templates = templates;
    let (mut files, mut diagnostics) = (Files::default(), Vec::new());
    connspec_emit::guide::emit(&[connector()], &publisher, &mut files, &mut diagnostics);
    (files, diagnostics)
}

/// The one thing that is said of a template: the part of it that is marked, and the message.
fn said(flavour: Flavour, name: TemplateName, text: &str) -> (String, String) {
    let mut templates = Templates::default();
    templates.set(flavour, name, FILE, text);
    let (_, diagnostics) = emitted(templates);
    let [said] = &diagnostics[..] else {
        panic!("{text}: {diagnostics:#?}")
    };
    assert_eq!(
        (said.code, said.span.file),
        (Code::TemplateFailed, FILE),
        "{text}"
    );
    (text[said.span.range()].to_owned(), said.message.clone())
}

fn built_in(name: TemplateName) -> &'static str {
    built_in_template(Flavour::Markdown, name)
}

#[test]
fn built_in_templates_as_ones_own_change_nothing() {
    let mut templates = Templates::default();
    for flavour in Flavour::ALL {
        for name in TemplateName::ALL {
            templates.set(*flavour, *name, FILE, built_in_template(*flavour, *name));
        }
    }
    let (files, diagnostics) = emitted(templates);
    assert_eq!(diagnostics, []);
    assert!(files == emitted(Templates::default()).0);
}

#[test]
fn words_of_ones_own_stand_on_the_pages_of_the_flavour() {
    let mut templates = Templates::default();
    let text = format!("{}\nWritten with care.\n", built_in(TemplateName::Page));
    templates.set(Flavour::Markdown, TemplateName::Page, FILE, text);
    let (files, diagnostics) = emitted(templates);
    assert_eq!(diagnostics, []);
    let changed: Vec<_> = files
        .iter()
        .filter(|(_, page)| page.ends_with(b"\nWritten with care.\n"))
        .map(|(path, _)| path.as_str())
        .collect();
    let pages = ["access-token", "other"];
    let expected = pages.map(|page| format!("guides/markdown/example-app/{page}.md"));
    assert_eq!(changed, expected);
}

#[test]
fn unknown_names_are_marked() {
    for (name, written, marked, message) in [
        (
            TemplateName::Page,
            "{{ lable }}",
            "lable",
            "`lable` is undefined",
        ),
        (
            TemplateName::Setup,
            "{{ valeus }}",
            "valeus",
            "`valeus` is undefined",
        ),
        (
            TemplateName::Index,
            "{{ name }}",
            "name",
            "`name` is undefined",
        ),
        (
            TemplateName::Sections,
            "{% for one in sections %}{{ one.titel }}{% endfor %}",
            "one.titel",
            "`one.titel` is undefined",
        ),
        (
            TemplateName::Page,
            "{% if linking.titel %}{% endif %}",
            "linking.titel",
            "`linking.titel` is undefined",
        ),
    ] {
        let text = format!("first\n\n{written}\n");
        let (at, said) = said(Flavour::Markdown, name, &text);
        assert_eq!(said, message, "{written}");
        assert!(
            at.contains(marked) && !at.contains("first"),
            "{written}: {at}"
        );
    }
}

#[test]
fn mistakes_of_syntax_are_marked() {
    for (written, marked) in [
        ("{{ name", "name"),
        ("{% if name %}", "if"),
        ("{% endfor %}", "endfor"),
        ("{{ name | upper }}", "name | upper"),
        ("{% extends %}", "extends"),
    ] {
        let text = format!("first\n{written}\nlast\n");
        let (at, message) = said(Flavour::Mintlify, TemplateName::Page, &text);
        assert!(!at.contains("first"), "{written}: {at:?} {message}");
        let line = text.lines().position(|line| line.contains(marked));
        assert!(line.is_some(), "{written}");
    }
}

#[test]
fn only_encoded_values_can_be_printed() {
    for (written, kind) in [
        ("{{ 'own words' }}", "string"),
        ("{{ 7 }}", "number"),
        ("{{ name ~ label }}", "string"),
        ("{{ sections }}", "sequence"),
        ("{{ linking }}", "map"),
        ("{{ loop }}", ""),
    ] {
        let text = format!("first\n{written}\n");
        let (at, message) = said(Flavour::Docusaurus, TemplateName::Page, &text);
        if kind.is_empty() {
            assert_eq!(message, "`loop` is undefined");
        } else {
            let expected = format!("only encoded text can be printed, and this is a {kind}");
            assert_eq!(message, expected, "{written}");
        }
        assert!(!at.contains("first"), "{written}: {at:?}");
    }
}

#[test]
fn nothing_else_can_be_included() {
    for written in [
        "{% include \"../hub/page.j2\" %}",
        "{% include \"/etc/passwd\" %}",
        "{% include \"page.j2\" %}",
        "{% extends \"base\" %}",
        "{% import \"macros\" as macros %}",
    ] {
        let (_, message) = said(Flavour::Hub, TemplateName::Page, written);
        let unknown = ["non-existing", "does not exist"];
        assert!(
            unknown.iter().any(|one| message.contains(one)),
            "{written}: {message}"
        );
    }
    let (_, message) = said(Flavour::Hub, TemplateName::Page, "{% include \"page\" %}");
    assert!(message.contains("recursion"), "{message}");
}

#[test]
fn a_template_leaves_nothing_out_and_breaks_nothing() {
    let without = |part: &str| {
        let text = built_in(TemplateName::Page);
        assert!(text.contains(part), "{part}");
        text.replacen(part, "", 1)
    };
    let (linking, sections) = (
        without("{{ linking.title }}"),
        without("{% include \"sections\" %}"),
    );
    let mdx = format!(
        "{}\n{{1 + 1}}\n",
        built_in_template(Flavour::Hub, TemplateName::Page)
    );
    let open = format!(
        "{}\n<b>\n",
        built_in_template(Flavour::Starlight, TemplateName::Page)
    );
    for (flavour, text) in [
        (Flavour::Markdown, linking),
        (Flavour::Markdown, sections),
        (Flavour::Hub, mdx),
        (Flavour::Starlight, open),
    ] {
        let (at, message) = said(flavour, TemplateName::Page, &text);
        assert_eq!(at, "");
        assert_eq!(
            message,
            "the pages of this template do not show every text as it was written"
        );
    }
    let (_, message) = said(Flavour::Markdown, TemplateName::Sections, "Nothing.\n");
    assert!(message.contains("do not show every text"), "{message}");
}
