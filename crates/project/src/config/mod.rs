//! `connspec.toml`: what belongs to the publisher and not to a connector.
//!
//! In: the file's text. Out: a [`Config`] and every mistake at its place. Decoding walks over the
//! spanned value tree instead of deriving from it, because serde stops at the first mistake.

mod decoder;
mod file;
mod neutral;
mod table;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;

use connspec_diagnostics::{Code, Diagnostic, FileId, Span, Spanned, has_errors, is_deceptive};
use connspec_emit::{Flavour, LinkAccount, LinkStep, Projection, Publisher, RuntimeDependency};
use connspec_spec::{Id, Text};
use toml::de::DeTable;

pub(crate) use file::read;

use decoder::Decoder;
use table::Table;

/// Name of the file, at the root of a project.
pub const FILE_NAME: &str = "connspec.toml";

/// The publisher's words and choices, and where things are.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// What the emitters are given.
    pub publisher: Publisher,
    /// The folder of the specs, relative to the project, with `/` between its parts.
    pub specs: String,
    /// The folder of generated files, likewise. Neither of the two lies in the other.
    pub output: String,
    /// The warnings that stop a build.
    pub denied: Vec<Code>,
    /// How many days may pass until somebody compares a spec with the vendor again.
    pub verified_within_days: u32,
}

impl Config {
    /// What holds where the file says nothing. Its words have the span of the file's start.
    pub fn neutral(file: FileId) -> Self {
        Self {
            publisher: neutral::publisher(Span::start_of(file)),
            specs: "specs".to_owned(),
            output: "generated".to_owned(),
            denied: Vec::new(),
            verified_within_days: 365,
        }
    }

    /// Reads the file's text. Where something is wrong, the neutral value stands in its place, so
    /// that one run can report the mistakes of the specs too.
    pub fn decode(file: FileId, text: &str) -> (Self, Vec<Diagnostic>) {
        let mut config = Self::neutral(file);
        let mut decoder = Decoder::new(file);
        refuse_deceptive_characters(text, &mut decoder);
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let message = error.message().lines().next().unwrap_or("not TOML");
            decoder.report(Code::ConfigSyntax, range, message);
        }
        // Values that follow from a syntax error are not the author's: they are used where they
        // can be, and not judged.
        let mut judge = Decoder::new(file);
        config.read(Table::new("", root.get_ref()), &mut judge);
        let mut diagnostics = decoder.finish();
        if !has_errors(&diagnostics) {
            diagnostics = judge.finish();
        }
        (config, diagnostics)
    }

    fn read(&mut self, mut root: Table<'_>, decoder: &mut Decoder) {
        if let Some(product) = root.line("product", decoder) {
            self.publisher.product = Text::new(product.value, product.span);
        }
        self.read_folders(&mut root, decoder);
        if let Some(mut site) = root.table("site", decoder) {
            let publisher = &mut self.publisher;
            if let Some(url) = site.checked("url", decoder, value::web_address) {
                publisher.site_url = Some(url);
            }
            if let Some(base_path) = site.checked("base_path", decoder, value::base_path) {
                publisher.base_path = base_path;
            }
            if let Some(edit_base) = site.checked("edit_base", decoder, value::web_address) {
                publisher.edit_base = Some(edit_base);
            }
            site.finish(decoder);
        }
        if let Some(guides) = root.table("guides", decoder) {
            self.read_guides(guides, decoder);
        }
        if let Some(mut forms) = root.table("forms", decoder) {
            let named = Projection::name;
            let wanted = read_choices(&mut forms, "projections", Projection::ALL, named, decoder);
            self.publisher.projections = wanted.unwrap_or_default();
            self.publisher.form_element = forms.flag("element", decoder).unwrap_or(false);
            forms.finish(decoder);
        }
        if let Some(table) = root.table("categories", decoder) {
            self.publisher.categories = read_categories(table, decoder);
        }
        if let Some(table) = root.table("link_account", decoder) {
            read_link_account(&mut self.publisher.link_account, table, decoder);
        }
        if let Some(mut rust) = root.table("rust", decoder) {
            if let Some(name) = rust.checked("crate", decoder, value::crate_name) {
                self.publisher.crate_name = name;
            }
            if let Some(runtime) = rust.table("runtime", decoder) {
                read_runtime(&mut self.publisher.runtime, runtime, decoder);
            }
            rust.finish(decoder);
        }
        if let Some(mut diagnostics) = root.table("diagnostics", decoder) {
            let names = diagnostics.lines("deny", decoder).unwrap_or_default();
            let codes = names
                .into_iter()
                .filter_map(|name| read_code(name, decoder));
            self.denied = codes.collect();
            if let Some(days) = diagnostics.count("verified_within_days", decoder) {
                self.verified_within_days = days;
            }
            diagnostics.finish(decoder);
        }
        root.finish(decoder);
    }

    fn read_folders(&mut self, root: &mut Table<'_>, decoder: &mut Decoder) {
        if let Some(specs) = root.checked("specs", decoder, value::folder) {
            self.specs = specs;
        }
        if let Some(output) = root.checked("output", decoder, value::folder) {
            self.output = output;
        }
        let inside = |a: &str, b: &str| format!("{a}/").starts_with(&format!("{b}/"));
        if inside(&self.specs, &self.output) || inside(&self.output, &self.specs) {
            let key = if root.has("output") {
                "output"
            } else {
                "specs"
            };
            let message = format!(
                "generated files and specs need folders of their own: `{}` and `{}` overlap",
                self.output, self.specs
            );
            decoder.report(Code::ConfigValue, root.range(key), message);
        }
    }

    fn read_guides(&mut self, mut table: Table<'_>, decoder: &mut Decoder) {
        let publisher = &mut self.publisher;
        let wanted = read_choices(&mut table, "flavours", Flavour::ALL, Flavour::name, decoder);
        if let Some(flavours) = wanted.filter(|flavours| !flavours.is_empty()) {
            publisher.flavours = flavours;
        }
        let named = table
            .line("form_links", decoder)
            .and_then(|name| Some((decoder.choice(name, Flavour::ALL, Flavour::name)?, name)));
        // Unless told otherwise, forms link to pages whose steps can be linked to.
        publisher.form_links = publisher
            .flavours
            .iter()
            .copied()
            .find(|flavour| flavour.has_anchors())
            .unwrap_or(publisher.flavours[0]);
        if let Some((flavour, name)) = named {
            if publisher.flavours.contains(&flavour) {
                publisher.form_links = flavour;
            } else {
                let message = format!(
                    "forms cannot link to `{}`, because it is not among the flavours",
                    flavour.name()
                );
                decoder.report(Code::ConfigValue, name.span.range(), message);
            }
        }
        table.finish(decoder);
    }
}

/// A list of names, each once, in the order of `known`.
fn read_choices<T: Copy + Ord>(
    table: &mut Table<'_>,
    key: &'static str,
    known: &[T],
    name_of: fn(T) -> &'static str,
    decoder: &mut Decoder,
) -> Option<Vec<T>> {
    let mut choices: Vec<T> = table
        .lines(key, decoder)?
        .into_iter()
        .filter_map(|name| decoder.choice(name, known, name_of))
        .collect();
    let written = choices.len();
    choices.sort_unstable();
    choices.dedup();
    if choices.len() < written {
        let message = format!("`{key}` has an entry twice");
        decoder.report(Code::ConfigValue, table.range(key), message);
    }
    Some(choices)
}

/// The ids of categories, with their titles.
fn read_categories(table: Table<'_>, decoder: &mut Decoder) -> BTreeMap<Id, Text> {
    let mut categories = BTreeMap::new();
    for (name, title) in table.own_lines(decoder) {
        if let Some(id) = Id::new(name.value) {
            categories.insert(id, Text::new(title.value, title.span));
        } else {
            let message = "the id of a category has lower case letters, digits and `_`, and starts with a letter";
            decoder.report(Code::ConfigValue, name.span.range(), message);
        }
    }
    categories
}

fn read_code(name: Spanned<&str>, decoder: &mut Decoder) -> Option<Code> {
    let code = Code::named(name.value);
    if code.is_none() {
        let message = format!(
            "no diagnostic has the code `{}`; `connspec explain` lists all",
            name.value
        );
        decoder.report(Code::ConfigValue, name.span.range(), message);
        let known = Code::ALL.iter().map(|code| code.name());
        decoder.suggest(name.value, known, |near| format!("{near:?}"));
    }
    code
}

fn read_link_account(words: &mut LinkAccount, mut table: Table<'_>, decoder: &mut Decoder) {
    if let Some(title) = table.line("title", decoder) {
        words.title = Text::new(title.value, title.span);
    }
    if let Some(steps) = table.tables("steps", "[[link_account.steps]]", decoder) {
        words.steps = steps
            .into_iter()
            .filter_map(|step| read_step(step, decoder))
            .collect();
    }
    if let Some(optional) = table.line("optional", decoder) {
        words.optional = Text::new(optional.value, optional.span);
    }
    if let Some(outro) = table.markdown("outro", decoder) {
        words.outro = outro;
    }
    table.finish(decoder);
}

fn read_step(mut table: Table<'_>, decoder: &mut Decoder) -> Option<LinkStep> {
    table.require("title", decoder);
    table.require("body", decoder);
    let title = table.line("title", decoder);
    let body = table.markdown("body", decoder);
    let lists_fields = table.flag("lists_fields", decoder).unwrap_or(false);
    table.finish(decoder);
    let title = title?;
    Some(LinkStep {
        title: Text::new(title.value, title.span),
        body: body?,
        lists_fields,
    })
}

fn read_runtime(runtime: &mut RuntimeDependency, mut table: Table<'_>, decoder: &mut Decoder) {
    let path = table.checked("path", decoder, value::crate_path);
    let version = table.checked("version", decoder, value::version);
    if table.has("path") == table.has("version") {
        let message = "the runtime is found either by `path` or by `version`";
        let key = if table.has("version") { "version" } else { "" };
        decoder.report(Code::ConfigValue, table.range(key), message);
    } else if let Some(found) = path
        .map(RuntimeDependency::Path)
        .or(version.map(RuntimeDependency::Version))
    {
        *runtime = found;
    }
    table.finish(decoder);
}

/// Reviewers read comments and keys too.
fn refuse_deceptive_characters(text: &str, decoder: &mut Decoder) {
    for (at, c) in text.char_indices() {
        let layout = matches!(c, '\n' | '\t') || (c == '\r' && text[at..].starts_with("\r\n"));
        if is_deceptive(c) && !layout {
            let message = format!("the character U+{:04X} deceives a reader", c as u32);
            decoder.report(Code::DeceptiveCharacter, at..at + c.len_utf8(), message);
        }
    }
}
