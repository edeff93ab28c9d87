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

/// The built-in template with the closing part in front of the sections.
fn early() -> String {
    let sections = "{% include \"sections\" %}\n";
    let text = built_in(TemplateName::Page);
    assert!(text.contains(sections));
    format!("{}{sections}", text.replacen(sections, "", 1))
}

/// All that is said of templates: the name, the line, the marked part and the message.
fn all_said(
    flavour: Flavour,
    texts: &[(TemplateName, &str)],
) -> Vec<(&'static str, usize, String, String)> {
    let mut templates = Templates::default();
    for (number, (name, text)) in (100..).zip(texts) {
        templates.set(flavour, *name, FileId(number), *text);
    }
    let (_, mut diagnostics) = emitted(templates);
    connspec_diagnostics::sort(&mut diagnostics);
    let said = diagnostics.iter().map(|said| {
        let (name, text) = texts[said.span.file.0 as usize - 100];
        let line = text[..said.span.start as usize].matches('\n').count() + 1;
        let marked = text[said.span.range()].to_owned();
        assert!(!said.help.is_empty(), "{said:?}");
        (name.as_str(), line, marked, said.message.clone())
    });
    said.collect()
}

#[test]
fn every_mistake_of_every_template_is_said_at_once() {
    let page = "{{ nmae }}\n{% if lable %}{{ product }}{% endif %}\n{% for one in setcions %}\n{{ one.title }}\n{% endfor %}\n{{ 'own words' }}\n{% include \"sectoins\" %}\n{{ linking.titel }}\n{{ linking.titel.more | indent(4) }}\n{{ linking.outro | upper }}\n{{ dbug() }}\n";
    let sections =
        "{% for section in sections %}\n{{ section.titel }}\n{{ section.leed }}\n{% endfor %}\n";
    let index = "{% for group in groups %}\n{{ group.titel }}\n";
    let setup = "{% include \"sections\" %}\n{{ valeus }}\n";
    let said = all_said(
        Flavour::Markdown,
        &[
            (TemplateName::Page, page),
            (TemplateName::Sections, sections),
            (TemplateName::Index, index),
            (TemplateName::Setup, setup),
        ],
    );
    let places: Vec<_> = said
        .iter()
        .map(|(name, line, marked, _)| (*name, *line, marked.as_str()))
        .collect();
    let expected = [
        ("page", 1, "nmae"),
        ("page", 2, "lable"),
        ("page", 3, "setcions"),
        ("page", 6, "'own words'"),
        ("page", 7, "include \"sectoins\""),
        ("page", 8, "linking.titel"),
        ("page", 9, ".titel.more"),
        ("page", 10, "upper"),
        ("page", 11, "dbug()"),
        ("sections", 2, "section.titel"),
        ("sections", 3, "section.leed"),
        ("index", 2, "\n"),
        ("setup", 2, "valeus"),
    ];
    assert_eq!(places, expected, "{said:#?}");
}

#[test]
fn what_comes_of_a_mistake_is_not_said() {
    for text in [
        "{{ nmae }}\n",
        "{{ nmae | indent(4) }}\n",
        "{{ nmae.first.second }}\n",
        "{% for one in nmae %}{{ one.title }}{% endfor %}\n",
        "{% if nmae.first == 1 %}{{ name }}{% endif %}\n",
        "{{ name | indent(nmae) }}\n",
        "{{ [nmae, name] | join }}\n",
        "{{ nmae(1) }}\n",
    ] {
        let said = all_said(Flavour::Hub, &[(TemplateName::Page, text)]);
        assert_eq!(said.len(), 1, "{text}: {said:#?}");
    }
}

#[test]
fn a_mistake_in_one_template_hides_none_of_another() {
    let lost = built_in(TemplateName::Index).replacen("{{ connector.text | indent(4) }}", "", 1);
    for page in ["{{ nmae }}\n", "{% if %}\n"] {
        let said = all_said(
            Flavour::Markdown,
            &[(TemplateName::Page, page), (TemplateName::Index, &lost)],
        );
        let names: Vec<_> = said.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, ["page", "index"], "{said:#?}");
    }
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
    let lost = "do not show every text as it was written, in the order of the built-in one";
    let unread = "cannot be read, or hold code";
    for (flavour, text, what) in [
        (Flavour::Markdown, linking, lost),
        (Flavour::Markdown, sections, lost),
        (Flavour::Markdown, early(), lost),
        (Flavour::Hub, mdx, unread),
        (Flavour::Starlight, open, unread),
    ] {
        let (at, message) = said(flavour, TemplateName::Page, &text);
        assert_eq!(at, "");
        assert_eq!(message, format!("the pages of this template {what}"));
    }
    let (_, message) = said(Flavour::Markdown, TemplateName::Sections, "Nothing.\n");
    assert!(message.contains("do not show every text"), "{message}");
}
