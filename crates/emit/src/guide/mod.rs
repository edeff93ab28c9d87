//! Guide pages: how a person finds the values that a form asks for.
//!
//! One guide tree in the model, one small back end for each docs engine, because the engines
//! differ and most fail silently. In: the connectors and the publisher's words. Out: for each
//! flavour that the publisher wants, `guides/<flavour>/<connector>/<method>.<mdx or md>`, for the
//! operator of the product `guides/<flavour>/<connector>/setup/<method>.<mdx or md>` where there is
//! something to set up, and an index page.
//!
//! The way of a text: the model's [`Text`](connspec_spec::Text) is opened by an encoder
//! (`encode`) that knows the place it goes to, and becomes an `Encoded`
//! value; a page template (`templates`) puts encoded values in their places and can print
//! nothing else; the finished page is parsed again and must show every text (`gate`).
//!
//! # Which rule comes from which engine
//!
//! `encode::text` lists the characters. The others, all of them seen in builds of real sites:
//!
//! | Rule | Because |
//! |---|---|
//! | Character references are numeric | named ones and backslashes are not known everywhere: `\<` and `\{\{` fail in MDX and VitePress |
//! | Titles of steps use backslashes | Mintlify parses the attribute's value as Markdown after MDX has decoded the references in it |
//! | Lists are laid out in 4 columns | MkDocs wants 4, CommonMark what the marker takes |
//! | Paragraphs are one line, breaks are `<br />` | nothing in a paragraph is ever at the start of a line but its first word |
//! | Emphasis is `_`, strong text `**` | they can touch each other; edges of words are escaped where flanking asks for it |
//! | No text in `<strong>` alone on a line | Mintlify drops it |
//! | `<code>` for code with `{{`, or `\|` in a table | VitePress interpolates in code spans; GFM cuts cells first |
//! | `<code>` for code that starts with `:::` or `#!` | MkDocs' highlighter takes that for a language |
//! | `<pre>` for blocks with `{{#`, `@include` or `8<-` | mdBook, VitePress and MkDocs include files even there |
//! | `<pre>` in lists for code that could start a block | Python-Markdown without an extension knows no fence in a list, and reads the code as Markdown |
//! | `<img>` for pictures whose text is escaped, in `markdown` | VitePress drops references from it |
//! | `<img>` for pictures whose text has `"`, `&`, `'`, `<` or `>`, in `docusaurus` | Docusaurus escapes these in the text and writes an attribute, where React escapes them again |
//! | `&` before a letter is escaped in every attribute | parsers of attributes disagree about where a reference ends |
//! | Frontmatter strings are JSON | YAML reads them all, whatever is in them |
//! | No frontmatter in `markdown` | GitHub shows a table, mdBook a heading |
//! | A `:` in front of a name is escaped in `docusaurus` and `starlight` | both read directives, and drop or rebuild what they do not know |
//! | `<span>` around one character of `:tada:` in `docusaurus` and `markdown`, of `https://a.io:port` in `docusaurus`, of `--` in `mintlify`, `hub` and `starlight` | Docusaurus, GitHub, Mintlify and Starlight replace these in what they have read, where a reference is the character already; and Docusaurus ends the build where an address that it makes a link of is none |
//! | A word joiner in an address with escapes in the title of a step | Mintlify makes a link of the address there, which it then drops |
//! | `<span>` around one character of an address between the tags of a link in `hub` | GFM makes a link of the address, and browsers end the author's link where another begins |
//! | `<pre>` in `docusaurus` for blocks with `:::`, `highlight-`, `mdx-code-block` or `# … {#` | it changes such lines before or after anything is parsed |
//! | `[//]: # (…)` for comments in `markdown` | HTML comments show up in some engines and are errors in MDX |
//! | `<!-- … -->` between two lists in `markdown` | MkDocs makes one list of them where nothing but `[//]: #` stands between |
//! | `id` of a `Step`, a `div` around a heading, `<a id>` in `markdown` and `starlight` | Mintlify puts the first on the page and scrolls to it, and writes the second itself on translated pages; the third works in every Markdown engine, and Starlight has no syntax for ids |
//! | `\{#id}` and `Link` in `docusaurus` | what looks for dead links there knows these anchors only |

mod addresses;
mod around;
mod backend;
mod blocks;
mod docusaurus;
mod encode;
mod encoded;
mod extra;
mod filled;
mod further;
mod gate;
#[cfg(test)]
mod given;
mod hub;
mod index;
mod leaves;
mod llms;
mod markdown;
mod mintlify;
mod own;
mod page;
mod pictures;
mod redirects;
mod shown;
mod starlight;
mod templates;

use std::collections::BTreeSet;

use connspec_diagnostics::{Diagnostic, Span};
use connspec_spec::model::Connector;
use minijinja::Value;
use rayon::prelude::*;

use crate::{Files, Flavour, Publisher};
use backend::Backend;
use extra::Extra;
use filled::Filler;
use gate::Gate;
use leaves::Leaf;

pub use leaves::LeafKind;
pub use shown::{Shown, ShownText, shown};

pub use crate::PictureCopy;
pub use own::{TemplateName, Templates, built_in_template};
pub use pictures::picture_copies;

/// Adds the guide pages of `connectors` to `files`, and to `diagnostics` what is wrong with them.
pub fn emit(
    connectors: &[Connector],
    publisher: &Publisher,
    files: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for flavour in &publisher.flavours {
        let emit = match flavour {
            Flavour::Hub => emit_flavour::<hub::Hub>,
            Flavour::Mintlify => emit_flavour::<mintlify::Mintlify>,
            Flavour::Docusaurus => emit_flavour::<docusaurus::Docusaurus>,
            Flavour::Starlight => emit_flavour::<starlight::Starlight>,
            Flavour::Markdown => emit_flavour::<markdown::Markdown>,
        };
        emit(connectors, publisher, files, diagnostics);
    }
}

fn emit_flavour<B: Backend>(
    connectors: &[Connector],
    publisher: &Publisher,
    files: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (templates, mistakes) = Filler::new::<B>(&publisher.templates);
    diagnostics.extend(mistakes);
    // Reading the pages again is most of the work of a whole build.
    let addressed: Vec<_> = connectors
        .iter()
        .map(|connector| pictures::addressed::<B>(connector, publisher))
        .collect();
    let pages: Vec<_> = addressed
        .iter()
        .flat_map(|connector| page::Page::of_connector(connector))
        .collect();
    let name = |page: page::Page<'_>| if page.is_setup { "setup" } else { "page" };
    let finished = pages.par_iter().map_init(
        || Gate::new(B::FLAVOUR),
        |gate, page| {
            let path = path::<B>(&page.path());
            let extra = Extra::of::<B>(*page, connectors, publisher);
            let context = page::context::<B>(*page, &extra, publisher);
            let leaves = page::leaves(*page, &extra, publisher);
            finish(
                &templates,
                name(*page),
                context,
                gate,
                path,
                &leaves,
                page.span(),
            )
        },
    );
    let mut finished: Vec<_> = finished.collect();
    let groups = index::groups::<B>(connectors, publisher);
    let index = || index::context::<B>(&groups, publisher);
    let leaves = index::leaves::<B>(&groups);
    let (gate, path) = (Gate::new(B::FLAVOUR), path::<B>("index"));
    finished.push(finish(
        &templates,
        "index",
        index(),
        &gate,
        path,
        &leaves,
        Span::default(),
    ));
    let mut found = Vec::new();
    for page in &mut finished {
        found.append(&mut page.diagnostics);
    }
    let mut found = distinct(found);
    let is_stopped = finished.iter().any(|page| page.text.is_none());
    if is_stopped {
        let further = further::mistakes(B::FLAVOUR, &publisher.templates, &found, |own| {
            let templates = Filler::new::<B>(own).0.with_aside();
            let stops = pages.par_iter().filter_map(|page| {
                let extra = Extra::of::<B>(*page, connectors, publisher);
                let context = page::context::<B>(*page, &extra, publisher);
                templates.fill(name(*page), context, page.span()).err()
            });
            let mut stops: Vec<_> = stops.map(|stop| *stop).collect();
            let stop = templates.fill("index", index(), Span::default()).err();
            stops.extend(stop.map(|stop| *stop));
            distinct(stops)
        });
        found.extend(further);
    }
    diagnostics.extend(found);
    for page in finished {
        if let Some(text) = page.text {
            files.add(&page.path, text);
        }
    }
    around::emit::<B>(connectors, publisher, files);
}

/// Each once: a mistake in a template is the same on every page.
fn distinct(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let is_new = |one: &Diagnostic| seen.insert((one.code, one.span, one.message.clone()));
    found.into_iter().filter(is_new).collect()
}

/// A page that has been read again, and what is wrong with it. It has no text where its template
/// fails.
struct Page {
    path: String,
    text: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

fn path<B: Backend>(page: &str) -> String {
    let (folder, extension) = (B::FLAVOUR.name(), B::FLAVOUR.extension());
    format!("guides/{folder}/{page}.{extension}")
}

/// Fills in a template and reads the page again.
fn finish(
    templates: &Filler<'_>,
    name: &str,
    context: Value,
    gate: &Gate,
    path: String,
    leaves: &[Leaf<'_>],
    spec: Span,
) -> Page {
    let mut diagnostics = Vec::new();
    let text = match templates.fill(name, context, spec) {
        Ok(text) => {
            let faults = gate.check(&path, &text, leaves, spec).into_iter();
            diagnostics.extend(faults.map(|fault| templates.blame(name, fault)));
            Some(text)
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    };
    Page {
        path,
        text,
        diagnostics,
    }
}
