//! What `docs/guides.md` tells people to write into a file of their site stands in that file of a
//! site that `cargo xtask sites` builds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;

/// A code block, and the file that the paragraph before it names last.
struct Part {
    file: String,
    code: String,
}

fn parts(page: &str) -> Vec<Part> {
    let (mut parts, mut file, mut code) = (Vec::new(), None, None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => file = None,
            Event::Code(name) => file = is_file(&name).then(|| name.into_string()),
            Event::Start(Tag::CodeBlock(_)) => code = Some(String::new()),
            Event::Text(text) => {
                if let Some(code) = &mut code {
                    code.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = code.take().expect("a block that has begun");
                parts.extend(file.take().map(|file| Part { file, code }));
            }
            _ => {}
        }
    }
    parts
}

fn is_file(name: &str) -> bool {
    let endings = [".js", ".mjs", ".json", ".py", ".yml"];
    endings.iter().any(|ending| name.ends_with(ending))
}

/// The files of a site as people write them.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of a site") {
        let path = entry.expect("an entry of it").path();
        if !path.is_dir() {
            found.push(path);
        } else if !path.ends_with("node_modules") {
            files(&path, found);
        }
    }
}

/// Where `part`, with `…` for what is left out, is not in `file`. White space does not count.
fn missing(part: &str, file: &str) -> Option<String> {
    let packed = |text: &str| text.split_whitespace().collect::<String>();
    let (part, file) = (packed(part), packed(file));
    let mut rest = file.as_str();
    for piece in part.split('…') {
        match rest.split_once(piece) {
            Some((_, behind)) => rest = behind,
            None => return Some(piece.to_owned()),
        }
    }
    None
}

#[test]
fn what_people_are_told_to_write_is_what_is_built() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let page = fs::read_to_string(root.join("docs/guides.md")).unwrap();
    let parts = parts(&page);
    assert!(parts.len() >= 3, "only {} parts were found", parts.len());
    let mut told = BTreeSet::new();
    for entry in fs::read_dir(root.join("xtask/sites")).unwrap() {
        let site = entry.unwrap().path();
        let Ok(settings) = fs::read_to_string(site.join("site.json")) else {
            continue;
        };
        let settings: Value = serde_json::from_str(&settings).unwrap();
        let (flavour, pages) = (&settings["flavour"], settings["pages"].as_str().unwrap());
        let theirs = format!("../generated/guides/{}", flavour.as_str().unwrap());
        let mut found = Vec::new();
        files(&site, &mut found);
        for (number, part) in parts.iter().enumerate() {
            let Some(file) = found.iter().find(|file| file.ends_with(&part.file)) else {
                continue;
            };
            let code = part.code.replace(&theirs, &format!("./{pages}"));
            let text = fs::read_to_string(file).unwrap();
            let missing = missing(&code, &text);
            assert_eq!(
                missing,
                None,
                "{} differs from docs/guides.md",
                file.display()
            );
            assert!(told.insert(number), "two sites have a file {}", part.file);
        }
    }
    let unknown = (0..parts.len()).filter(|number| !told.contains(number));
    let unknown: Vec<_> = unknown.map(|number| &parts[number].file).collect();
    assert!(unknown.is_empty(), "no site has the files {unknown:?}");
}

#[test]
fn pieces_are_in_their_order() {
    for (part, expected) in [
        ("a: [ b, c ]", None),
        ("a: [ … c ]", None),
        ("a … d", None),
        ("a: [b, d", Some("a:[b,d")),
        ("c … a", Some("a")),
        ("a: \"b\"", Some("a:\"b\"")),
    ] {
        let missing = missing(part, "x\na: [\n  b,\n  c]\nd");
        assert_eq!(missing.as_deref(), expected, "{part}");
    }
}
