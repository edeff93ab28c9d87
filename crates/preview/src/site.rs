//! What is under which path.

use std::sync::{Arc, Mutex, PoisonError};

use connspec_diagnostics::{Severity, render};
use connspec_emit::{FORM_ELEMENT, Files};
use connspec_project::{Error, Project};
use hyper::StatusCode;
use serde_json::{Value as Json, json};

use crate::answer::Answer;
use crate::guide;

/// The pages of a project.
#[derive(Debug)]
pub struct Site {
    project: Project,
    /// What was last compiled, so that a page that asks whether anything is new costs only reading.
    last: Mutex<Option<Arc<Compiled>>>,
}

/// The specs at one moment.
#[derive(Debug)]
struct Compiled {
    /// Changes with the texts that it was made from.
    revision: String,
    files: Files,
    /// The pictures that were looked for.
    pictures: Vec<String>,
    /// What the page shows: the connectors and the mistakes.
    state: String,
}

impl Site {
    pub fn new(project: Project) -> Self {
        Self {
            project,
            last: Mutex::new(None),
        }
    }

    /// The answer to `GET path?query`.
    pub fn answer(&self, path: &str, query: &str) -> Answer {
        match path {
            "/" => Answer::page(include_str!("assets/index.html")),
            "/preview.css" => Answer::style(include_str!("assets/preview.css")),
            "/guide.css" => Answer::style(include_str!("assets/guide.css")),
            "/preview.js" => Answer::script(include_str!("assets/preview.js")),
            "/connspec-form.js" => Answer::script(FORM_ELEMENT),
            "/state.json" => self.state(query),
            _ => self
                .generated(path)
                .unwrap_or_else(|| Answer::refusal(StatusCode::NOT_FOUND)),
        }
    }

    /// The state, unless the page has it already: `since` names the revision that it has.
    fn state(&self, query: &str) -> Answer {
        match self.compiled() {
            Ok(compiled) if query == format!("since={}", compiled.revision) => {
                Answer::nothing_new()
            }
            Ok(compiled) => Answer::json(compiled.state.clone()),
            Err(error) => Answer::json(failure(&error).to_string()),
        }
    }

    /// `/forms/<form>.json`, `/guides/<page>.html`, or a picture beside a page.
    fn generated(&self, path: &str) -> Option<Answer> {
        let path = path.strip_prefix('/')?;
        if let Some(page) = path.strip_prefix("guides/") {
            let compiled = self.compiled().ok()?;
            let file = |name: &str| compiled.files.get(&format!("guides/markdown/{name}"));
            if let Some(name) = page.strip_suffix(".html") {
                let markdown = std::str::from_utf8(file(&format!("{name}.md"))?).ok()?;
                return Some(Answer::guide(guide::html(markdown)));
            }
            return Some(Answer::picture(picture_type(page)?, file(page)?.to_vec()));
        }
        if !path.starts_with("forms/") || !path.ends_with(".json") {
            return None;
        }
        let compiled = self.compiled().ok()?;
        Some(Answer::json(compiled.files.get(path)?.to_vec()))
    }

    /// The specs as they are now.
    fn compiled(&self) -> Result<Arc<Compiled>, Error> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pictures = match &*last {
            Some(compiled) => compiled.pictures.clone(),
            None => Vec::new(),
        };
        let (revision, snapshot) = loop {
            // A change after this line gives another digest the next time.
            let revision = self.project.digest(&pictures)?;
            if let Some(compiled) = last.as_ref().filter(|one| one.revision == revision) {
                return Ok(Arc::clone(compiled));
            }
            let snapshot = self.project.snapshot()?;
            if snapshot.pictures == pictures {
                break (revision, snapshot);
            }
            pictures = snapshot.pictures;
        };
        let (report, files) = (snapshot.report, snapshot.files);
        let index = files.get("forms/index.json");
        let index: Json = index
            .and_then(|index| serde_json::from_slice(index).ok())
            .expect("a list of forms is always written");
        let is_error = |severity| severity == Severity::Error;
        let diagnostics = &report.diagnostics;
        let errors = diagnostics.iter().filter(|one| is_error(one.severity()));
        let state = json!({
            "revision": revision,
            "connectors": index["connectors"],
            "mistakes": {
                "errors": errors.count(),
                "all": diagnostics.len(),
                "text": render::text::render(&report.sources, diagnostics, false),
            },
        });
        let compiled = Arc::new(Compiled {
            revision,
            files,
            pictures,
            state: state.to_string(),
        });
        *last = Some(Arc::clone(&compiled));
        Ok(compiled)
    }
}

/// The media type of a picture by the end of its name.
fn picture_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension {
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        _ => return None,
    })
}

/// What the page shows where the specs cannot be read.
fn failure(error: &Error) -> Json {
    json!({
        "revision": null,
        "connectors": [],
        "mistakes": { "errors": 1, "all": 1, "text": error.to_string() },
    })
}
