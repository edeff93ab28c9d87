//! The pages: of every spec of the repository, of one that shows what is around pages, and of one
//! that has everything, with each awkward text in turn in place of every text.

use std::fs;

use connspec_diagnostics::render;
use connspec_emit::guide::{self, LeafKind, PictureCopy, Shown, picture_copies};
use connspec_emit::{Files, Publisher};
use connspec_project::Project;
use connspec_spec::model::{Connector, visit_block_texts};
use connspec_spec::{Id, Text};
use serde_json::{Value, json};

use super::{folder, work};
use crate::root;

/// The spec that has everything.
const TORTURE: &str = "torture";
/// What stands in its texts where nothing is awkward. The reader compares the other pages with
/// these.
const PLAIN: &str = "Plain words";

/// Of this many awkward texts one is tried in everything; the others are not put into the guide for
/// operators, which holds the same parts, and the reader leaves the scripts of their pages off.
const THOROUGH: usize = 8;

/// Pages and what they must show.
pub struct Corpus {
    files: Files,
    shown: Vec<Shown>,
}

impl Corpus {
    /// Compiles the pages, for the flavours of `xtask/sites/connspec.toml`.
    pub fn make() -> Result<Self, String> {
        let (publisher, mut connectors) = models()?;
        let torture = connectors.iter().position(|one| one.id.as_str() == TORTURE);
        let torture = torture.ok_or_else(|| format!("no spec is called `{TORTURE}`"))?;
        let torture = connectors.remove(torture);
        let awkward = root().join("crates/emit/tests/guide/awkward.json");
        let awkward =
            fs::read_to_string(&awkward).map_err(|error| format!("{}: {error}", awkward.display()));
        let awkward: Vec<String> =
            serde_json::from_str(&awkward?).map_err(|error| format!("awkward.json: {error}"))?;
        let mut tortured = vec![filled(&torture, &publisher, "plain", PLAIN)?];
        for (number, text) in awkward.iter().enumerate() {
            let mut torture = torture.clone();
            if number % THOROUGH != 0 {
                let methods = torture.methods.iter_mut();
                methods.for_each(|method| method.setup_guide = None);
            }
            tortured.push(filled(&torture, &publisher, &number.to_string(), text)?);
        }

        let mut shown = guide::shown(&connectors, &publisher);
        connectors.extend(tortured.iter().map(|(connector, _)| connector.clone()));
        let mut diagnostics = Vec::new();
        let mut files = Files::default();
        guide::emit(&connectors, &publisher, &mut files, &mut diagnostics);
        // The closing part of a page is the publisher's, so each awkward text has a publisher too.
        let mut pages: Vec<_> = files
            .iter()
            .filter(|(path, _)| !path.as_str().contains("/torture-"))
            .map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec()))
            .collect();
        for (connector, publisher) in tortured {
            let folder = format!("/{}/", connector.id.slug());
            let connector = [connector];
            shown.extend(guide::shown(&connector, &publisher));
            let mut files = Files::default();
            guide::emit(&connector, &publisher, &mut files, &mut diagnostics);
            let own = files
                .iter()
                .filter(|(path, _)| path.as_str().contains(&folder));
            pages.extend(own.map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())));
        }
        if let Some(first) = diagnostics.first() {
            let count = diagnostics.len();
            return Err(format!(
                "the compiler itself finds {count} mistakes in the pages, such as: {}",
                first.message
            ));
        }
        let mut files = Files::default();
        for (path, bytes) in pages {
            files.add(&path, bytes);
        }
        for PictureCopy { from, to } in picture_copies(&connectors, &publisher) {
            let from = root().join(from);
            let bytes = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
            files.add(&to, bytes);
        }
        Ok(Self { files, shown })
    }

    /// The files of a flavour, by their paths in its folder.
    pub fn files(&self, flavour: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let folder = format!("guides/{flavour}/");
        self.files
            .iter()
            .filter_map(move |(path, bytes)| Some((path.as_str().strip_prefix(&folder)?, bytes)))
    }

    /// What the pages must show, for the reader.
    pub fn shown(&self) -> Value {
        self.shown.iter().map(page).collect()
    }
}

/// What one page must show, for the reader.
pub fn page(shown: &Shown) -> Value {
    let texts = shown
        .texts
        .iter()
        .map(|one| json!([kind(one.kind), one.text]));
    // The page that must have the same shape, whatever the texts are.
    let torture = shown
        .page
        .strip_prefix("torture-")
        .and_then(|name| name.split_once('/'));
    let like = torture.map(|(_, page)| format!("torture-plain/{page}"));
    let number = torture.and_then(|(number, _)| number.parse::<usize>().ok());
    let scripts = number.is_none_or(|number| number % THOROUGH == 0);
    json!({
        "page": shown.page,
        "like": like,
        "scripts": scripts,
        "texts": texts.collect::<Vec<_>>(),
        "navigation": shown.navigation,
        "previous": shown.previous,
    })
}

fn kind(kind: LeafKind) -> &'static str {
    match kind {
        LeafKind::Heading => "heading",
        LeafKind::Title => "title",
        LeafKind::Words => "words",
        LeafKind::Code => "code",
        LeafKind::Alt => "alt",
    }
}

/// The specs of the repository, the one that has everything and the one that has moved, with the publisher of the sites.
fn models() -> Result<(Publisher, Vec<Connector>), String> {
    let (skeletons, project) = (root().join("xtask/sites"), work().join("corpus"));
    folder::clear(&project)?;
    folder::copy(&root().join("specs"), &project.join("specs"))?;
    for (from, to) in [
        ("connspec.toml", "connspec.toml"),
        ("torture.connector.yaml", "specs/torture.connector.yaml"),
        ("moved.connector.yaml", "specs/moved.connector.yaml"),
    ] {
        let from = skeletons.join(from);
        let bytes = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        folder::write(&project.join(to), &bytes)?;
    }
    let models = Project::at(&project, &project).and_then(|project| project.models(&|_| {}));
    let models = models.map_err(|error| error.to_string())?;
    if !models.report.is_clean() {
        let report = &models.report;
        return Err(render::text::render(
            &report.sources,
            &report.diagnostics,
            false,
        ));
    }
    Ok((models.publisher, models.connectors))
}

/// `torture` and `publisher` with `text` in place of every text.
fn filled(
    torture: &Connector,
    publisher: &Publisher,
    name: &str,
    text: &str,
) -> Result<(Connector, Publisher), String> {
    let (mut connector, mut publisher) = (torture.clone(), publisher.clone());
    let id = format!("{TORTURE}_{name}");
    connector.id = Id::new(&id).ok_or_else(|| format!("`{id}` is no id"))?;
    let fill = &mut |leaf: &mut Text| *leaf = Text::new(text, leaf.span());
    connector.visit_texts(fill);
    fill(&mut publisher.product);
    let linking = &mut publisher.link_account;
    fill(&mut linking.title);
    fill(&mut linking.optional);
    for step in &mut linking.steps {
        fill(&mut step.title);
        visit_block_texts(&mut step.body, fill);
    }
    visit_block_texts(&mut linking.outro, fill);
    Ok((connector, publisher))
}
