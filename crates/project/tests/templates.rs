//! Page templates of a project: found, read safely, and written out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use connspec_diagnostics::{Code, render};
use connspec_emit::Flavour;
use connspec_emit::guide::{TemplateName, built_in_template};
use connspec_project::{BuildOutcome, DriftOutcome, Error};

use support::Folder;

const PAGE: &str = "templates/markdown/page.j2";

fn project() -> Folder {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    folder
}

/// What a build says, as people read it.
fn said(folder: &Folder) -> String {
    let build = folder.project().build(false, &|_| {}).unwrap();
    let report = &build.report;
    assert!(matches!(build.outcome, BuildOutcome::Mistakes), "{build:?}");
    render::text::render(&report.sources, &report.diagnostics, false)
}

/// What a check says, as people read it.
fn check_says(folder: &Folder) -> String {
    let report = folder.project().check(&[], &|_| {}).unwrap();
    render::text::render(&report.sources, &report.diagnostics, false)
}

fn generated(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else {
                files.insert(path.display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    let build = folder.project().build(false, &|_| {}).unwrap();
    assert!(matches!(build.outcome, BuildOutcome::Done(_)), "{build:?}");
    let mut files = BTreeMap::new();
    collect(&folder.path("generated"), &mut files);
    files
}

#[test]
fn exported_templates_change_nothing() {
    let folder = project();
    let before = generated(&folder);
    let (report, written) = folder.project().export_templates(None, false).unwrap();
    assert!(report.diagnostics.is_empty());
    assert!(written.contains(&PAGE.to_owned()), "{written:?}");
    assert_eq!(written.len(), 8);
    assert!(
        folder
            .project()
            .templates()
            .unwrap()
            .1
            .iter()
            .all(|one| one.is_own)
    );
    assert_eq!(generated(&folder), before);

    // Nor does an editor that likes other ends of lines.
    let text = fs::read_to_string(folder.path(PAGE)).unwrap();
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    folder.write(PAGE, text.as_bytes());
    assert_eq!(generated(&folder), before);
}

#[test]
fn an_own_template_makes_the_pages() {
    let folder = project();
    folder.project().build(false, &|_| {}).unwrap();
    folder.project().export_templates(None, false).unwrap();
    let text = fs::read_to_string(folder.path(PAGE)).unwrap();
    folder.write(PAGE, format!("{text}\nOurs.\n").as_bytes());
    let check = folder.project().check_drift(&|_| {}).unwrap();
    let DriftOutcome::Compared { drift, .. } = check.outcome else {
        panic!("{check:?}")
    };
    assert_eq!(drift[0].path, "guides/markdown/acme/api-key.md");
}

#[test]
fn files_are_not_overwritten() {
    let folder = project();
    folder.write(PAGE, b"{{ mine }}");
    let export = |force| folder.project().export_templates(None, force);
    assert!(matches!(export(false), Err(Error::Exists(path)) if path == Path::new(PAGE)));
    assert_eq!(fs::read(folder.path(PAGE)).unwrap(), b"{{ mine }}");
    assert!(!folder.path("templates/markdown/index.j2").exists());
    export(true).unwrap();
    assert_ne!(fs::read(folder.path(PAGE)).unwrap(), b"{{ mine }}");
    let elsewhere = folder
        .project()
        .export_templates(Some(Path::new("start")), false);
    assert!(
        elsewhere
            .unwrap()
            .1
            .contains(&"start/markdown/page.j2".to_owned())
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let folder = project();
    folder.write("precious", b"precious");
    fs::create_dir_all(folder.path("templates/markdown")).unwrap();
    std::os::unix::fs::symlink("../../precious", folder.path(PAGE)).unwrap();
    let export = folder.project().export_templates(None, true);
    assert!(matches!(export, Err(Error::Exists(_))), "{export:?}");
    assert_eq!(fs::read(folder.path("precious")).unwrap(), b"precious");
}

#[test]
fn a_mistake_is_shown_where_it_stands() {
    let folder = project();
    folder.write(PAGE, b"# Connect\n\n{{ nmae }}\n");
    let said = said(&folder);
    assert!(
        said.contains("error[template-failed]: `nmae` is undefined"),
        "{said}"
    );
    assert!(said.contains("templates/markdown/page.j2:3:4"), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
    assert!(!folder.path("generated").exists());
}

#[test]
fn a_check_says_what_a_build_says() {
    let built_in = built_in_template(Flavour::Markdown, TemplateName::Page);
    for text in [
        "{{ nmae }}\n".to_owned(),
        "{% if name %}\n".to_owned(),
        built_in.replacen("{{ linking.title }}", "", 1),
        format!("{built_in}{{{{ 'own words' }}}}\n"),
    ] {
        let folder = project();
        folder.write(PAGE, text.as_bytes());
        let said = said(&folder);
        assert!(said.contains("error[template-failed]"), "{said}");
        assert_eq!(check_says(&folder), said);
        let fixed = folder.project().fix(&[], false, &|_| {}).unwrap();
        let (sources, found) = (&fixed.report.sources, &fixed.report.diagnostics);
        assert_eq!(render::text::render(sources, found, false), said);
        assert!(!folder.path("generated").exists());
    }
}

#[test]
fn mistakes_of_specs_hide_none_of_templates() {
    let folder = project();
    folder.write(PAGE, b"{{ nmae }}\n");
    folder.write("templates/mintlify/index.j2", b"{{ nmae }}\n{{ lable }}\n");
    folder.write("specs/bad.connector.yaml", b"connspec: 1\nid: bad\n");
    let said = said(&folder);
    for part in [
        "specs/bad.connector.yaml",
        "templates/markdown/page.j2:1:4",
        "templates/mintlify/index.j2:1:4",
        "templates/mintlify/index.j2:2:4",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(check_says(&folder), said);
}

#[test]
fn names_that_no_page_asks_for_are_refused() {
    let folder = project();
    folder.write("templates/markdown/pages.j2", b"x");
    folder.write("templates/mintify/page.j2", b"x");
    folder.write("templates/hub/footer.j2", b"x");
    // What is no template may lie beside them, and so may the templates of other tools.
    folder.write("templates/README.md", b"x");
    folder.write("templates/markdown/notes.txt", b"x");
    folder.write("templates/emails/welcome.j2", b"x");
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let said = render::text::render(&report.sources, &report.diagnostics, false);
    assert_eq!(report.diagnostics.len(), 3, "{said}");
    for part in [
        "templates/markdown/pages.j2",
        "did you mean `page`?",
        "templates/mintify/page.j2",
        "did you mean `mintlify`?",
        "no page is made with a template `footer`",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn files_that_are_no_templates_are_refused() {
    let folder = project();
    let codes = |bytes: &[u8]| {
        folder.write(PAGE, bytes);
        let report = folder.project().check(&[], &|_| {}).unwrap();
        let codes: Vec<_> = report.diagnostics.iter().map(|one| one.code).collect();
        codes
    };
    assert_eq!(codes(b"caf\xe9"), [Code::NotUtf8]);
    assert_eq!(codes(&vec![b'x'; (1 << 18) + 1]), [Code::FileTooLarge]);
    let built_in = built_in_template(Flavour::Markdown, TemplateName::Page);
    assert_eq!(
        codes(format!("{built_in}a\u{202e}b\u{200b}").as_bytes()),
        [Code::DeceptiveCharacter; 2]
    );
    assert_eq!(
        codes(format!("{built_in}a\rb").as_bytes()),
        [Code::DeceptiveCharacter]
    );
    let text = format!("{}\t\r\n", built_in.replace('\n', "\r\n"));
    assert_eq!(codes(text.as_bytes()), []);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_project() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (project(), Folder::new());
    outside.write("page.j2", b"{{ name }}");
    fs::create_dir_all(folder.path("templates/markdown")).unwrap();
    symlink(outside.path("page.j2"), folder.path(PAGE)).unwrap();
    assert!(said(&folder).contains("this link leads out of the project"));

    fs::remove_dir_all(folder.path("templates")).unwrap();
    fs::create_dir(folder.path("templates")).unwrap();
    symlink(outside.path(""), folder.path("templates/markdown")).unwrap();
    assert!(said(&folder).contains("this link leads out of the project"));
}
