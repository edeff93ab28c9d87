//! Pictures that lie beside specs: what is wrong with them is said where the spec names them, and
//! what is right is copied beside the pages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use connspec_diagnostics::Code;
use connspec_project::{BuildOutcome, DriftOutcome};

use support::Folder;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0and so on";

/// A project whose spec shows the picture `src`, in a step of its own and in the words of another.
fn showing(src: &str) -> Folder {
    let folder = Folder::new();
    folder.spec(&format!(
        "              image: {{src: {src}, alt: A key}}\n              body: \"![A key]({src})\"\n"
    ));
    folder
}

/// What a check says: codes, messages and help.
fn said(folder: &Folder) -> Vec<(Code, String, String)> {
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let mut said = Vec::new();
    for one in &report.diagnostics {
        let text = report.sources.file(one.span.file).text();
        assert!(text[one.span.range()].ends_with("key.png"), "{one:?}");
        said.push((one.code, one.message.clone(), one.help.join("; ")));
    }
    said
}

fn said_once(folder: &Folder) -> (Code, String, String) {
    let mut said = said(folder);
    assert_eq!(said.len(), 1, "{said:?}");
    said.remove(0)
}

#[test]
fn a_picture_is_copied_beside_the_pages_of_each_flavour() {
    let folder = showing("images/key.png");
    folder.write("specs/images/key.png", PNG);
    let build = folder.project().build(false, &|_| {}).unwrap();
    assert!(matches!(build.outcome, BuildOutcome::Done(_)), "{build:?}");
    for flavour in ["markdown", "mintlify"] {
        let copy = format!("generated/guides/{flavour}/acme/images/key.png");
        assert_eq!(fs::read(folder.path(&copy)).unwrap(), PNG);
    }
    let page = |name: &str| fs::read_to_string(folder.path(&format!("generated/guides/{name}")));
    let markdown = page("markdown/acme/api-key.md").unwrap();
    assert_eq!(markdown.matches("![A key](./images/key.png)").count(), 2);
    let mintlify = page("mintlify/acme/api-key.mdx").unwrap();
    let address = "![A key](/acme/images/key.png)";
    assert_eq!(mintlify.matches(address).count(), 2, "{mintlify}");
}

/// The page of a setup guide lies one folder below.
#[test]
fn a_setup_guide_shows_the_same_copy() {
    let folder = Folder::new();
    folder.spec(
        "              body: Copy it.
    headers: {X-App: \"{app_key}\"}
    setup_fields:
      - {id: app_key, label: App key, type: secret}
    setup_guide:
      sections:
        - id: app
          title: Register the app
          steps:
            - {id: new_app, title: Register it, gives: [app_key], body: Copy it., image: {src: images/key.png, alt: A key}}
",
    );
    folder.write("specs/images/key.png", PNG);
    let build = folder.project().build(false, &|_| {}).unwrap();
    assert!(matches!(build.outcome, BuildOutcome::Done(_)), "{build:?}");
    let copy = "generated/guides/markdown/acme/images/key.png";
    assert_eq!(fs::read(folder.path(copy)).unwrap(), PNG);
    let page = folder.path("generated/guides/markdown/acme/setup/api-key.md");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("![A key](../images/key.png)"), "{page}");
}

#[test]
fn another_picture_is_a_difference() {
    let folder = showing("images/key.png");
    folder.write("specs/images/key.png", PNG);
    folder.project().build(false, &|_| {}).unwrap();
    folder.write("specs/images/key.png", &[PNG, b"!"].concat());
    let check = folder.project().check_drift(&|_| {}).unwrap();
    let DriftOutcome::Compared { drift, .. } = check.outcome else {
        panic!("{check:?}")
    };
    let paths: Vec<_> = drift.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "guides/markdown/acme/images/key.png",
            "guides/mintlify/acme/images/key.png",
            ".connspec-manifest"
        ]
    );
}

#[test]
fn a_picture_that_nothing_shows_any_more_is_deleted() {
    let folder = showing("images/key.png");
    folder.write("specs/images/key.png", PNG);
    folder.project().build(false, &|_| {}).unwrap();
    folder.spec("              body: Copy it.\n");
    folder.project().build(false, &|_| {}).unwrap();
    assert!(
        !folder
            .path("generated/guides/markdown/acme/images")
            .exists()
    );
}

#[test]
fn a_picture_has_to_be_there() {
    let folder = showing("images/key.png");
    let (code, message, help) = said_once(&folder);
    assert_eq!(code, Code::ImageMissing);
    assert_eq!(message, "this file does not exist");
    assert_eq!(help, "put the picture there: `specs/images/key.png`");

    folder.write("specs/images", b"a file, and no folder");
    assert_eq!(said_once(&folder).0, Code::ImageMissing);

    let folder = showing("images/key.png");
    fs::create_dir_all(folder.path("specs/images/key.png")).unwrap();
    let (code, message, _) = said_once(&folder);
    assert_eq!(code, Code::ImageMissing);
    assert_eq!(message, "this file cannot be read: it is a folder");
}

#[test]
fn a_picture_is_missed_beside_other_mistakes() {
    let shared = "sections:\n  - id: open\n    title: Open it\n    steps:\n      - {id: look, title: Look, body: \"![It](images/shared.png)\"}\n";
    let folder = Folder::new();
    folder.spec(
        "              body: Copy <field:api_kee>.\n              image: {src: images/own.png, alt: A key}\n        - use: open\n    setup_guide:\n      sections:\n        - id: register\n          title: Register\n          intro: \"![It](images/setup.png)\"\n          steps:\n            - {id: app, title: Register an app, body: Do it.}\n",
    );
    let path = "specs/acme.connector.yaml";
    let spec = fs::read_to_string(folder.path(path)).unwrap();
    folder.write(
        path,
        spec.replace("auth:\n", &format!("{shared}auth:\n"))
            .as_bytes(),
    );
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let mut missing: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|one| one.code == Code::ImageMissing)
        .map(|one| report.sources.file(one.span.file).text()[one.span.range()].to_owned())
        .collect();
    missing.sort();
    let expected = ["images/own.png", "images/setup.png", "images/shared.png"];
    assert_eq!(missing, expected, "{:#?}", report.diagnostics);
    let unknown = report
        .diagnostics
        .iter()
        .any(|one| one.code == Code::UnknownField);
    assert!(unknown, "{:#?}", report.diagnostics);
}

#[test]
fn capitals_are_another_name() {
    for (written, real) in [
        ("key.png", "Key.png"),
        ("images/key.png", "images/KEY.PNG"),
        ("images/key.png", "Images/key.png"),
    ] {
        let folder = showing(written);
        folder.write(&format!("specs/{real}"), PNG);
        let (code, message, help) = said_once(&folder);
        assert_eq!(code, Code::ImageMissing);
        let expected =
            format!("the file is called `{real}`, which is another name on most servers");
        assert_eq!(message, expected);
        assert_eq!(help, format!("rename it to `{written}`"));

        // Where a disk has both, each of them is a name of its own.
        folder.write(&format!("specs/{written}"), PNG);
        if cfg!(target_os = "linux") {
            assert_eq!(said(&folder), []);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_else() {
    use std::os::unix::fs::symlink;

    let folder = showing("images/key.png");
    folder.write("secret.png", PNG);
    folder.write("specs/shared/other.png", PNG);
    fs::create_dir(folder.path("specs/images")).unwrap();
    let link = folder.path("specs/images/key.png");
    symlink("../../secret.png", &link).unwrap();
    let (code, message, _) = said_once(&folder);
    assert_eq!(code, Code::ImageMissing);
    assert_eq!(
        message,
        "this is a link to a file outside the folder of the spec"
    );

    fs::remove_file(&link).unwrap();
    symlink(folder.path("nothing.png"), &link).unwrap();
    assert_eq!(said_once(&folder).1, "this file does not exist");

    fs::remove_file(&link).unwrap();
    symlink("key.png", &link).unwrap();
    assert_eq!(said_once(&folder).0, Code::ImageMissing);

    // A link that stays inside is the author's own business.
    fs::remove_file(&link).unwrap();
    symlink("../shared/other.png", &link).unwrap();
    assert_eq!(said(&folder), []);

    // So is a folder of specs that is a link as a whole.
    fs::rename(folder.path("specs"), folder.path("elsewhere")).unwrap();
    symlink("elsewhere", folder.path("specs")).unwrap();
    assert_eq!(said(&folder), []);
}

#[test]
fn a_picture_is_one() {
    let folder = showing("images/key.png");
    for (bytes, message) in [
        (b"".as_slice(), "this file is empty"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "this file is no PNG picture",
        ),
        (b"\x89PNG", "this file is no PNG picture"),
        (JPEG, "this is a JPEG picture and no PNG"),
        (b"GIF89a", "this is a GIF picture and no PNG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "this is a WebP picture and no PNG"),
    ] {
        folder.write("specs/images/key.png", bytes);
        let (code, said, _) = said_once(&folder);
        assert_eq!((code, said.as_str()), (Code::ImageNotAnImage, message));
    }
}

#[test]
fn a_picture_of_each_kind_passes() {
    for (name, bytes) in [
        ("key.png", PNG),
        ("key.jpg", JPEG),
        ("shots/key.v2.jpeg", JPEG),
        ("key.gif", b"GIF87a"),
        ("key.webp", b"RIFF\0\0\0\0WEBPVP8 "),
    ] {
        let folder = showing(name);
        folder.write(&format!("specs/{name}"), bytes);
        assert_eq!(said(&folder), [], "{name}");
    }
}

/// A picture with this many bytes.
fn of_size(bytes: usize) -> Folder {
    let folder = showing("images/key.png");
    let mut picture = PNG.to_vec();
    picture.resize(bytes, 0);
    folder.write("specs/images/key.png", &picture);
    folder
}

#[test]
fn the_largest_picture_passes() {
    assert_eq!(said(&of_size(1 << 20)), []);
}

#[test]
fn a_picture_has_a_size() {
    for bytes in [(1 << 20) + 1, 1 << 21, 5_000_000] {
        assert_eq!(said_once(&of_size(bytes)).0, Code::ImageTooLarge);
    }
}

/// A project whose connector has a logo.
fn with_logo(path: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::new();
    let spec = include_str!("support/acme.connector.yaml");
    let spec = spec.replacen("urls:", &format!("logo: {path}\nurls:"), 1);
    let spec = format!("{spec}              body: Copy it.\n");
    folder.write("specs/acme.connector.yaml", spec.as_bytes());
    folder.write(&format!("specs/{path}"), bytes);
    folder
}

#[test]
fn a_logo_is_copied_beside_the_pages_and_beside_the_forms() {
    let folder = with_logo("images/key.png", PNG);
    let build = folder.project().build(false, &|_| {}).unwrap();
    assert!(matches!(build.outcome, BuildOutcome::Done(_)), "{build:?}");
    for copy in [
        "guides/markdown/acme/images/key.png",
        "guides/mintlify/acme/images/key.png",
        "forms/logos/acme.png",
    ] {
        let copy = folder.path(&format!("generated/{copy}"));
        assert_eq!(fs::read(copy).unwrap(), PNG);
    }
    // What names it leads to the copy.
    for (file, name) in [
        ("guides/markdown/index.md", "\"./acme/images/key.png\""),
        ("guides/mintlify/index.mdx", "\"/acme/images/key.png\""),
        ("forms/index.json", "\"logos/acme.png\""),
        ("forms/acme.api_key.json", "\"logos/acme.png\""),
        ("catalog.json", "\"forms/logos/acme.png\""),
    ] {
        let text = fs::read_to_string(folder.path(&format!("generated/{file}"))).unwrap();
        assert_eq!(text.matches(name).count(), 1, "{file}\n{text}");
    }
}

#[test]
fn a_logo_is_a_picture_that_is_there() {
    let folder = with_logo("images/key.png", PNG);
    assert_eq!(said(&folder), []);
    for (bytes, code) in [
        (JPEG, Code::ImageNotAnImage),
        (b"<svg/>", Code::ImageNotAnImage),
    ] {
        folder.write("specs/images/key.png", bytes);
        assert_eq!(said_once(&folder).0, code);
    }
    fs::remove_file(folder.path("specs/images/key.png")).unwrap();
    assert_eq!(said_once(&folder).0, Code::ImageMissing);
}

#[test]
fn a_logo_has_a_size_of_its_own() {
    let of_size = |bytes: usize| {
        let mut picture = PNG.to_vec();
        picture.resize(bytes, 0);
        with_logo("key.png", &picture)
    };
    assert_eq!(said(&of_size(64 << 10)), []);
    for bytes in [(64 << 10) + 1, 1 << 20, (1 << 20) + 1] {
        let (code, message, _) = said_once(&of_size(bytes));
        assert_eq!(code, Code::ImageTooLarge);
        assert_eq!(message, "this logo has more than 64 KiB");
    }
}
