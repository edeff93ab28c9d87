//! Getting at the text of `connspec.toml`.

use std::io;
use std::path::Path;

use connspec_diagnostics::{Code, Diagnostic, SourceMap, Span};
use connspec_spec::MAX_BYTES;

use super::{Config, FILE_NAME};
use crate::error::DiskError;
use crate::{names, read};

/// Reads the file at the root of a project, and adds it to `sources`, named as seen from `base`.
/// One that is not there is one that says nothing.
pub(crate) fn read(
    root: &Path,
    base: &Path,
    sources: &mut SourceMap,
) -> Result<(Config, Vec<Diagnostic>), DiskError> {
    let path = root.join(FILE_NAME);
    let is_missing = |error: &DiskError| error.source.kind() == io::ErrorKind::NotFound;
    let bytes = match read::at_most(&path, MAX_BYTES) {
        Err(error) if is_missing(&error) && !path.is_symlink() => Vec::new(),
        read => read?,
    };
    let name = names::seen_from(base, &path);
    if bytes.len() > MAX_BYTES {
        let file = sources.add(name, "");
        let message = "connspec.toml is larger than 1 MiB";
        let diagnostic = Diagnostic::new(Code::FileTooLarge, Span::start_of(file), message);
        return Ok((Config::neutral(file), vec![diagnostic]));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let file = sources.add(name, text.strip_prefix('\u{feff}').unwrap_or(&text));
            Ok(Config::decode(file, sources.file(file).text()))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let file = sources.add(name, String::from_utf8_lossy(error.as_bytes()));
            let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            let diagnostic = Diagnostic::new(Code::NotUtf8, span, "connspec.toml is not UTF-8");
            Ok((Config::neutral(file), vec![diagnostic]))
        }
    }
}
