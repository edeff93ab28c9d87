//! Where in a spec which mistakes fit.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Json;

use crate::fault::{Fault, Faults, misspelled};
use crate::tree::{Key, Node, Value, described, parse};

/// Keys whose value is the id of something else, or a list of such ids.
const REFERENCES: &[&str] = &[
    "before", "fields", "from", "gives", "includes", "scopes", "use",
];

/// Keys that may be left out, and not where something refers to what they declare.
const DECLARATIONS: &[&str] = &[
    "derive",
    "environments",
    "fields",
    "regions",
    "sections",
    "urls",
];

/// Maps whose keys are names that the spec itself gives and refers to.
const NAMES: &[&str] = &["urls", "values"];

/// Every fault of one good spec.
pub fn faults(schema: &Json, text: &str) -> Vec<Fault> {
    let root = parse(text);
    let mut sites = Sites {
        schema,
        faults: Faults {
            text,
            found: Vec::new(),
        },
        used: used_names(text, &root),
        free: Vec::new(),
        item: 0..text.len(),
    };
    sites.visit(&root, schema, None);
    sites.lines();
    sites.faults.found
}

struct Sites<'a> {
    schema: &'a Json,
    faults: Faults<'a>,
    /// Names that something refers to. Another one may have any other name as well.
    used: BTreeSet<String>,
    /// Where anything may stand: JSON that is sent as it is, examples.
    free: Vec<Range<usize>>,
    /// The entry of a list that is looked at.
    item: Range<usize>,
}

impl<'a> Sites<'a> {
    /// `owner` is the key that leads to the node.
    fn visit(&mut self, node: &Node, schema: &'a Json, owner: Option<&str>) {
        let schema = described(self.schema, schema, node);
        if is_free(schema, owner) {
            self.free.push(node.range.clone());
            return;
        }
        match &node.value {
            Value::Mapping(entries) => {
                let is_fixed = !schema["properties"].is_null();
                for (index, (key, value)) in entries.iter().enumerate() {
                    self.key(node, schema, owner, index);
                    let next = if is_fixed {
                        &schema["properties"][&key.text]
                    } else {
                        &schema["additionalProperties"]
                    };
                    if !is_free(described(self.schema, next, value), Some(&key.text)) {
                        self.value(key, value, next);
                        self.words(next, value);
                    }
                    // Nothing refers to auth methods.
                    let is_method = owner == Some("auth") && key.text == "id";
                    let owner = if is_method { "method" } else { &key.text };
                    self.visit(value, next, Some(owner));
                }
            }
            Value::Sequence(items) => {
                self.siblings(items);
                for item in items {
                    let outer = std::mem::replace(&mut self.item, item.range.clone());
                    self.visit(item, &schema["items"], owner);
                    self.item = outer;
                }
            }
            Value::Scalar { text, .. } => self.scalar(node, text, owner),
        }
    }

    /// Mistakes in a key, or without it.
    fn key(&mut self, map: &Node, schema: &Json, owner: Option<&str>, index: usize) {
        let (key, value) = &map.entries()[index];
        let is_fixed = !schema["properties"].is_null();
        let is_used = self.used.contains(&key.text);
        let is_name = owner.is_some_and(|owner| NAMES.contains(&owner)) && is_used;
        if is_fixed || is_name {
            let lines = if is_fixed {
                vec![self.faults.line(key.range.start)]
            } else {
                self.faults.lines_with(&key.text)
            };
            for (how, word) in misspelled(&key.text) {
                let kind = match how {
                    "letter missing" => "key: letter missing",
                    "letters swapped" => "key: letters swapped",
                    "letter twice" => "key: letter twice",
                    "separator" => "key: separator",
                    _ => "key: case",
                };
                self.faults
                    .replace_with_lines(kind, key.range.clone(), &word, &lines);
            }
        }
        let entry = key.range.start..value.range.end;
        let colon = key.range.end..key.range.end + 1;
        self.faults.replace("colon missing", colon.clone(), "");
        if matches!(value.value, Value::Scalar { is_plain: true, .. }) {
            self.faults
                .replace("space missing", colon.start + 1..value.range.start, "");
        }
        let required = schema["required"].as_array();
        let is_required =
            required.is_some_and(|keys| keys.iter().any(|required| *required == *key.text));
        let is_declaration =
            DECLARATIONS.contains(&key.text.as_str()) && is_fixed && map.get("status").is_none();
        if let Some(range) = self.entry(&entry, index) {
            let twice = format!("{0}{0}", &self.faults.text[range.clone()]);
            let second = self.faults.line(range.end);
            let lines = [self.faults.line(key.range.start), second];
            self.faults
                .replace_with_lines("key twice", range.clone(), &twice, &lines);
            if is_required && map.entries().len() > 1 {
                let first = self.line_of_first(map, index);
                self.faults
                    .replace_with_lines("required key missing", range, "", &[first]);
            } else if is_declaration {
                self.faults
                    .replace_with_lines("declarations missing", range, "", &[]);
            } else if is_name {
                let lines = self.faults.lines_with(&key.text);
                self.faults
                    .replace_with_lines("name missing", range, "", &lines);
            }
        }
    }

    /// The whole lines of an entry, or its part of a line in braces with the comma.
    fn entry(&self, entry: &Range<usize>, index: usize) -> Option<Range<usize>> {
        let text = self.faults.text;
        let start = self.faults.line_start(entry.start);
        if text[start..entry.start].trim().is_empty() {
            let end = self.faults.line_end(entry.end.max(1) - 1);
            return Some(start..end);
        }
        let behind = &text[entry.end..];
        if behind.starts_with(", ") {
            return Some(entry.start..entry.end + 2);
        }
        let comma = text[..entry.start].ends_with(", ") && behind.starts_with('}');
        (comma && index > 0).then(|| entry.start - 2..entry.end)
    }

    /// The line that the first key of a map without the entry `index` will have.
    fn line_of_first(&self, map: &Node, index: usize) -> usize {
        let first = &map.entries()[usize::from(index == 0)].0;
        let removed = &map.entries()[index];
        let lines = self.faults.line(removed.1.range.end) - self.faults.line(removed.0.range.start);
        let is_block = self.faults.text
            [self.faults.line_start(removed.0.range.start)..removed.0.range.start]
            .trim()
            .is_empty();
        let line = self.faults.line(first.range.start);
        if index == 0 && is_block {
            line - lines - 1
        } else {
            line
        }
    }

    /// A value of another kind.
    fn value(&mut self, key: &Key, value: &Node, schema: &'a Json) {
        let range = value.range.clone();
        let source = &self.faults.text[range.clone()];
        match &value.value {
            Value::Scalar { is_block: true, .. } => {}
            Value::Scalar { text, is_plain, .. } => {
                self.faults.replace("value missing", range.clone(), "");
                let list = format!("[{source}]");
                self.faults.replace("list for scalar", range.clone(), &list);
                if *is_plain && text.parse::<f64>().is_ok() {
                    let unit = format!("{source} characters");
                    self.faults.replace("unit", range.clone(), &unit);
                    self.faults
                        .replace("unit", range.clone(), &format!("{source}s"));
                }
                if described(self.schema, schema, value)["type"] == "boolean" {
                    self.faults.replace("truth value", range, "maybe");
                }
            }
            Value::Sequence(_) | Value::Mapping(_) => {
                let start = self.faults.line(key.range.start);
                if start == self.faults.line(range.end) {
                    self.faults
                        .replace("scalar for list or map", range, "something");
                }
            }
        }
    }

    /// A word that is none of those that may stand there.
    fn words(&mut self, schema: &'a Json, value: &Node) {
        let schema = described(self.schema, schema, value);
        let branches = schema["oneOf"].as_array();
        let is_word = branches
            .is_some_and(|branches| branches.iter().any(|branch| !branch["const"].is_null()));
        let is_tag = !schema["const"].is_null();
        if let (true, Some(text)) = (is_word || is_tag, value.text()) {
            for (_, word) in misspelled(text) {
                self.faults.replace("word", value.range.clone(), &word);
            }
        }
    }

    /// An id that its neighbour has.
    fn siblings(&mut self, items: &[Node]) {
        let ids: Vec<_> = items.iter().filter_map(|item| item.get("id")).collect();
        for pair in ids.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            let lines = [
                self.faults.line(first.range.start),
                self.faults.line(second.range.start),
            ];
            let other = first.text().unwrap_or_default();
            self.faults
                .replace_with_lines("id of another", second.range.clone(), other, &lines);
        }
    }

    /// Mistakes inside a text.
    fn scalar(&mut self, node: &Node, text: &str, owner: Option<&str>) {
        let range = node.range.clone();
        let source = &self.faults.text[range.clone()];
        let is_reference = owner.is_some_and(|owner| REFERENCES.contains(&owner));
        let is_id = matches!(owner, Some("id" | "method")) && source == text;
        if is_id && connspec_spec::Id::new(text).is_some() {
            let lines = self.faults.lines_with(text);
            let is_used = owner == Some("id") && self.used.contains(text);
            for (how, word) in misspelled(text) {
                if !is_used && !matches!(how, "case" | "separator") {
                    continue;
                }
                self.faults
                    .replace_with_lines("id", range.clone(), &word, &lines);
            }
        } else if is_reference && source == text {
            for (_, word) in misspelled(text) {
                self.faults.replace("reference", range.clone(), &word);
            }
        }
        self.quotes(&range);
        if source.contains("](step:") || source.contains('<') {
            self.references(&range);
        }
        let is_template = !source.contains(char::is_whitespace) || owner == Some("request");
        if is_template && owner != Some("pattern") && owner != Some("placeholder") {
            self.template(&range, owner);
        }
        // A product that people host themselves may have any address.
        let is_example = matches!(owner, Some("default" | "placeholder" | "valid" | "invalid"));
        if source.starts_with("https://") && !is_example {
            self.faults
                .replace("http", range.start..range.start + 5, "http");
            self.faults
                .replace("scheme", range.start..range.start + 8, "");
        }
        if owner == Some("request") {
            let method = text.split(' ').next().unwrap_or_default();
            let at = range.start + source.find(method).unwrap_or(0);
            let method = at..at + method.len();
            let other = self.faults.text[method.clone()].to_lowercase();
            self.faults.replace("method", method.clone(), &other);
            self.faults
                .replace("method", method.start..method.end + 1, "");
            self.faults.replace("method", method.clone(), "FETCH");
        }
    }

    /// A quote that is missing.
    fn quotes(&mut self, range: &Range<usize>) {
        let source = &self.faults.text[range.clone()];
        if !source.starts_with(['"', '\'']) || source.contains('\n') {
            return;
        }
        self.faults
            .replace("opening quote missing", range.start..range.start + 1, "");
        self.faults
            .replace("closing quote missing", range.end - 1..range.end, "");
        if source.starts_with("\"{") {
            let bare = &source[1..source.len() - 1];
            self.faults.replace("quotes missing", range.clone(), bare);
        }
    }

    /// `<field:x>` and `(step:x)`.
    fn references(&mut self, range: &Range<usize>) {
        let text = self.faults.text;
        for kind in ["field", "region", "environment", "url", "step"] {
            let marks = [format!("<{kind}:"), format!("({kind}:")];
            for mark in marks {
                for (at, _) in text[range.clone()].match_indices(&mark) {
                    let start = range.start + at;
                    let name = start + mark.len();
                    let length = text[name..].find(['>', ')', '#']).unwrap_or(0);
                    let word = text[name..name + length].to_owned();
                    self.faults.replace(
                        "kind of reference",
                        start + 1..name - 1,
                        &format!("{kind}s"),
                    );
                    for (_, other) in misspelled(&word) {
                        self.faults
                            .replace("name in a text", name..name + length, &other);
                    }
                }
            }
        }
    }

    /// `{name}`
    fn template(&mut self, range: &Range<usize>, owner: Option<&str>) {
        let text = self.faults.text;
        let source = &text[range.clone()];
        for (at, _) in source.match_indices('{') {
            let start = range.start + at;
            let Some(length) = text[start..range.end].find('}') else {
                continue;
            };
            let name = start + 1..start + length;
            if connspec_spec::Id::new(&text[name.clone()]).is_none() {
                continue;
            }
            for (_, word) in misspelled(&text[name.clone()]) {
                self.faults.replace("placeholder", name.clone(), &word);
            }
            self.faults
                .replace("closing brace missing", name.end..name.end + 1, "");
            self.faults
                .replace("opening brace missing", start..start + 1, "");
            let is_address = text[..start].ends_with(' ') || text[..start].ends_with('"');
            // Alone it is the whole path, and none is another one.
            let has_path = text[name.end + 1..range.end]
                .strip_prefix('/')
                .is_some_and(|path| path.starts_with(|c: char| c.is_alphanumeric() || c == '{'));
            if owner == Some("request") && is_address && has_path {
                self.faults
                    .replace("slash missing", name.end + 1..name.end + 2, "");
            }
        }
    }

    /// Mistakes of layout, line by line. Lines inside a text are left alone: there they are text.
    fn lines(&mut self) {
        let text = self.faults.text;
        let root = parse(text);
        let mut texts = Vec::new();
        collect_texts(text, &root, &mut texts);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            let is_in_text = texts
                .iter()
                .any(|range| range.start < start && start < range.end);
            let content = line.trim_start_matches(' ');
            let indent = line.len() - content.len();
            if !is_in_text && !content.trim().is_empty() && !content.starts_with('#') {
                let mut free = self.free.iter();
                let is_free = free.any(|range| range.start < start && start < range.end);
                self.layout(start, indent, content, &texts, is_free);
                self.brackets(start, end, &texts);
            }
            start = end;
        }
    }

    fn layout(
        &mut self,
        start: usize,
        indent: usize,
        content: &str,
        texts: &[Range<usize>],
        is_free: bool,
    ) {
        let margin = start..start + indent;
        self.faults
            .replace("indented by one more", start..start, " ");
        if indent > 0 {
            self.faults
                .replace("indented by one less", start..start + 1, "");
            self.faults.replace("tab", margin.clone(), "\t");
        }
        // JSON that is sent as it is may have any member at any level.
        if indent > 1 && !is_free {
            self.faults
                .replace("indented by two less", start..start + 2, "");
        }
        // A text without its dash goes on with the one above.
        let is_text = texts.iter().any(|range| range.start == margin.end + 2);
        if content.starts_with("- ") && !is_text {
            self.faults
                .replace("dash missing", margin.end..margin.end + 1, " ");
            self.faults.replace(
                "space behind dash missing",
                margin.end + 1..margin.end + 2,
                "",
            );
        }
    }

    /// Brackets and commas of one line; those in quotes are text.
    fn brackets(&mut self, start: usize, end: usize, texts: &[Range<usize>]) {
        let mut quote = None;
        let mut depth = 0;
        for (at, c) in self.faults.text[start..end].char_indices() {
            let place = start + at..start + at + 1;
            let mut elsewhere = self.free.iter().chain(texts);
            if elsewhere.any(|range| range.contains(&place.start)) {
                continue;
            }
            match (quote, c) {
                (Some(open), c) if open == c => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if depth > 0 => quote = Some(c),
                (None, '{' | '[') => {
                    let before = &self.faults.text[start..start + at];
                    if before.ends_with([' ', '[', '{']) {
                        depth += 1;
                        self.faults.replace("opening bracket missing", place, "");
                    }
                }
                (None, '}' | ']') if depth > 0 => {
                    depth -= 1;
                    self.faults.replace("closing bracket missing", place, "");
                }
                (None, ',') if depth > 0 => self.faults.replace("comma missing", place, ""),
                _ => {}
            }
        }
    }
}

/// Whether anything may stand there.
fn is_free(schema: &Json, owner: Option<&str>) -> bool {
    let is_example = matches!(owner, Some("valid" | "invalid"));
    let says = ["type", "properties", "oneOf", "anyOf", "const", "enum"];
    is_example || !says.iter().any(|key| !schema[*key].is_null())
}

/// The names that placeholders, references in texts and lists of ids use.
fn used_names(text: &str, root: &Node) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in text.match_indices(['{', ':', '#']) {
        let name = text[at + 1..].split(['}', '>', ')', '#']).next();
        names.extend(
            name.filter(|name| connspec_spec::Id::new(name).is_some())
                .map(str::to_owned),
        );
    }
    collect_references(root, None, &mut names);
    names
}

fn collect_references(node: &Node, owner: Option<&str>, names: &mut BTreeSet<String>) {
    match &node.value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                collect_references(value, Some(&key.text), names);
            }
        }
        Value::Sequence(items) => {
            items
                .iter()
                .for_each(|item| collect_references(item, owner, names));
        }
        Value::Scalar { text, .. } => {
            if owner.is_some_and(|owner| REFERENCES.contains(&owner)) {
                names.insert(text.clone());
            }
        }
    }
}

/// Where texts stand, from the start of the line where they stand behind `|`.
fn collect_texts(text: &str, node: &Node, texts: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar { is_block, .. } => {
            let start = node.range.start;
            let line = text[..start].rfind('\n').unwrap_or(0);
            texts.push(if *is_block {
                line..node.range.end
            } else {
                node.range.clone()
            });
        }
        Value::Sequence(items) => items
            .iter()
            .for_each(|item| collect_texts(text, item, texts)),
        Value::Mapping(entries) => {
            entries
                .iter()
                .for_each(|(_, value)| collect_texts(text, value, texts));
        }
    }
}
