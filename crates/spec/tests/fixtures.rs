//! Every file under `fixtures/` is a test of its own.
//!
//! `ok/<name>.connector.yaml` passes without a message and gives the model in `<name>.model.txt`.
//! `err/<name>.yaml` gives exactly the messages in `<name>.txt`, and no connector. `BLESS=1` rewrites
//! the expectations; read the change before you keep it.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use connspec_diagnostics::{FileId, SourceFile, SourceMap, render};
use connspec_spec::model::Connector;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for path in fixtures("ok", ".connector.yaml") {
        let crlf = path.clone();
        trials.push(Trial::test(name("ok", &path), move || ok(&path)));
        trials.push(Trial::test(name("crlf", &crlf), move || with_crlf(&crlf)));
    }
    for path in fixtures("err", ".yaml") {
        trials.push(Trial::test(name("err", &path), move || err(&path)));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn ok(path: &Path) -> Result<(), Failed> {
    let (connector, messages) = check(path)?;
    if !messages.is_empty() {
        return Err(format!("a good spec has messages:\n{messages}").into());
    }
    let connector = connector.ok_or("no message, and no connector either")?;
    let expected = path.with_extension("").with_extension("model.txt");
    compare(&expected, &format!("{connector:#?}\n"))
}

/// A checkout on Windows has other line ends and the same meaning.
fn with_crlf(path: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(path)?.replace('\n', "\r\n");
    let source = SourceFile::new(FileId(0), "crlf", text);
    match connspec_spec::check(&source) {
        (Some(_), diagnostics) if diagnostics.is_empty() => Ok(()),
        (_, diagnostics) => Err(format!("{diagnostics:#?}").into()),
    }
}

fn err(path: &Path) -> Result<(), Failed> {
    let (connector, messages) = check(path)?;
    if messages.is_empty() {
        return Err("a bad spec has no message".into());
    }
    if connector.is_some() == messages.contains("error[") {
        return Err("a spec has a connector, or errors".into());
    }
    compare(&path.with_extension("txt"), &messages)
}

fn check(path: &Path) -> Result<(Option<Connector>, String), Failed> {
    let bytes = fs::read(path)?;
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or("a fixture without a name")?;
    let mut sources = SourceMap::new();
    let (text, mut diagnostics) = connspec_spec::decode(FileId(0), &bytes);
    let id = sources.add(name, text);
    let mut connector = None;
    if diagnostics.is_empty() {
        (connector, diagnostics) = connspec_spec::check(sources.file(id));
    }
    for diagnostic in &diagnostics {
        let length = sources.file(id).text().len();
        let span = diagnostic.span;
        if span.start > span.end || span.end as usize > length {
            return Err(format!("a place outside the file: {span:?} of {length}").into());
        }
        if diagnostic.help.is_empty() && diagnostic.caret.is_empty() {
            return Err(format!("no way out of `{}`", diagnostic.message).into());
        }
    }
    Ok((
        connector,
        render::text::render(&sources, &diagnostics, false),
    ))
}

fn compare(expected: &Path, actual: &str) -> Result<(), Failed> {
    if std::env::var_os("BLESS").is_some() {
        fs::write(expected, actual)?;
        return Ok(());
    }
    let wanted = fs::read_to_string(expected)
        .map_err(|error| format!("{}: {error}; run with BLESS=1", expected.display()))?;
    if wanted == actual {
        return Ok(());
    }
    let (line, (wanted, actual)) = wanted
        .lines()
        .zip(actual.lines())
        .enumerate()
        .find(|(_, (wanted, actual))| wanted != actual)
        .unwrap_or((0, ("the files differ in length", actual)));
    let name = expected.display();
    Err(format!(
        "{name}:{}\nexpected: {wanted}\nfound:    {actual}",
        line + 1
    )
    .into())
}

fn fixtures(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no fixtures in {}", folder.display());
    paths
}

fn name(kind: &str, path: &Path) -> String {
    let stem = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    format!("{kind}::{}", stem.unwrap_or_default())
}
