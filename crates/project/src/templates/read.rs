//! Reading a project's templates.

use std::fs;
use std::io;
use std::path::Path;

use connspec_diagnostics::{Code, Diagnostic, SourceMap, Span, is_deceptive, nearest};
use connspec_emit::Flavour;
use connspec_emit::guide::{TemplateName, Templates};

use super::{FOLDER, SUFFIX};
use crate::error::DiskError;
use crate::{names, read};

/// Largest template, in bytes. The built-in ones have two kilobytes.
const MAX_BYTES: usize = 1 << 18;

/// Reads the templates of the project at `root` into `sources`, named as seen from `base`, and says
/// in `diagnostics` what is wrong with the files. A folder `templates` may hold other things too: only
/// folders that are called as a flavour, or almost so, are looked at.
///
/// # Errors
/// If the disk refuses.
pub(crate) fn read(
    root: &Path,
    base: &Path,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Templates, DiskError> {
    let mut reader = Reader {
        root,
        base,
        sources,
        diagnostics,
        templates: Templates::default(),
    };
    let folder = root.join(FOLDER);
    for name in entries(&folder)? {
        let folder = folder.join(&name);
        let flavours = || Flavour::ALL.iter().map(|one| one.name());
        if let Some(flavour) = Flavour::ALL.iter().find(|one| one.name() == name) {
            reader.read_flavour(*flavour, &folder)?;
        } else if let Some(near) = nearest(&name, flavours()) {
            let message = format!("there is no kind of pages called `{name}`");
            reader.refuse_folder(&folder, &message, near)?;
        }
    }
    Ok(reader.templates)
}

struct Reader<'a> {
    root: &'a Path,
    base: &'a Path,
    sources: &'a mut SourceMap,
    diagnostics: &'a mut Vec<Diagnostic>,
    templates: Templates,
}

impl Reader<'_> {
    fn read_flavour(&mut self, flavour: Flavour, folder: &Path) -> Result<(), DiskError> {
        for file in entries(folder)? {
            let Some(stem) = file.strip_suffix(SUFFIX) else {
                continue;
            };
            let path = folder.join(&file);
            let mut names = TemplateName::ALL.iter().copied();
            match names.find(|name| name.as_str() == stem) {
                Some(name) => self.read_template(flavour, name, &path)?,
                None => {
                    let known = TemplateName::ALL.iter().map(|name| name.as_str());
                    let message = format!(
                        "no page is made with a template `{stem}`; known are {}",
                        known
                            .clone()
                            .map(|name| format!("`{name}`"))
                            .collect::<Vec<_>>()
                            .join(", ")
                    );
                    self.refuse(&path, &message, nearest(stem, known));
                }
            }
        }
        Ok(())
    }

    fn refuse_folder(&mut self, folder: &Path, message: &str, near: &str) -> Result<(), DiskError> {
        for file in entries(folder)? {
            if file.ends_with(SUFFIX) {
                self.refuse(&folder.join(file), message, Some(near));
            }
        }
        Ok(())
    }

    /// Says what is wrong with a file as a whole, which is not read.
    fn refuse(&mut self, path: &Path, message: &str, near: Option<&str>) {
        let file = self.sources.add(names::seen_from(self.base, path), "");
        let mut refused = Diagnostic::new(Code::TemplateFailed, Span::start_of(file), message);
        if let Some(near) = near {
            refused = refused.help(format!("did you mean `{near}`?"));
        }
        self.diagnostics.push(refused);
    }

    fn read_template(
        &mut self,
        flavour: Flavour,
        name: TemplateName,
        path: &Path,
    ) -> Result<(), DiskError> {
        if !is_inside(self.root, path)? {
            self.refuse(path, "this link leads out of the project", None);
            return Ok(());
        }
        let bytes = read::at_most(path, MAX_BYTES)?;
        let shown = names::seen_from(self.base, path);
        let text = match String::from_utf8(bytes) {
            Ok(text) if text.len() > MAX_BYTES => {
                let file = self.sources.add(shown, "");
                let message = "a page template is larger than 256 KiB";
                let place = Span::start_of(file);
                let too_large = Diagnostic::new(Code::FileTooLarge, place, message);
                self.diagnostics.push(too_large);
                return Ok(());
            }
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let file = self.sources.add(shown, text);
                let place = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
                let message = "a page template is not UTF-8";
                let not_utf8 = Diagnostic::new(Code::NotUtf8, place, message);
                self.diagnostics.push(not_utf8);
                return Ok(());
            }
        };
        // Pages have LF, whatever the editor of the template likes.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let text = text.replace("\r\n", "\n");
        let file = self.sources.add(shown, text.as_str());
        for (at, c) in text.char_indices() {
            if is_deceptive(c) && !matches!(c, '\n' | '\t') {
                let message = format!("the character U+{:04X} deceives a reader", c as u32);
                let place = Span::new(file, at, at + c.len_utf8());
                let deceptive = Diagnostic::new(Code::DeceptiveCharacter, place, message);
                self.diagnostics.push(deceptive);
            }
        }
        self.templates.set(flavour, name, file, text);
        Ok(())
    }
}

/// The names in a folder that are text, sorted; none where there is no such folder.
fn entries(folder: &Path) -> Result<Vec<String>, DiskError> {
    let found = match fs::read_dir(folder) {
        Ok(found) => found,
        Err(error) => {
            let is_nothing = matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            );
            return if is_nothing {
                Ok(Vec::new())
            } else {
                Err(DiskError::new("read", folder, error))
            };
        }
    };
    let mut names = Vec::new();
    for entry in found {
        let entry = entry.map_err(|error| DiskError::new("read", folder, error))?;
        names.extend(entry.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Whether a file lies in the project, wherever links lead.
fn is_inside(root: &Path, path: &Path) -> Result<bool, DiskError> {
    let real = |path: &Path| {
        path.canonicalize()
            .map_err(|error| DiskError::new("read", path, error))
    };
    Ok(real(path)?.starts_with(real(root)?))
}
