//! Reading one TOML table key by key: each read says what type it expects, and keys that nobody
//! asked for are unknown.

use std::ops::Range;

use connspec_diagnostics::{Code, Span, Spanned, is_deceptive};
use connspec_spec::model::Block;
use toml::de::{DeTable, DeValue};

use super::decoder::Decoder;

/// A table, and the keys that were asked for so far.
pub(super) struct Table<'a> {
    /// How the author calls it: `[site]`; empty for the whole file.
    name: &'static str,
    entries: &'a DeTable<'a>,
    place: Range<usize>,
    known: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub fn new(name: &'static str, entries: &'a DeTable<'a>) -> Self {
        Self {
            name,
            entries,
            place: 0..0,
            known: Vec::new(),
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where the value of `key` stands, or the table itself where it has no such key.
    pub fn range(&self, key: &str) -> Range<usize> {
        self.entries
            .get(key)
            .map_or(self.place.clone(), toml::Spanned::span)
    }

    /// Reports a key that is not there.
    pub fn require(&self, key: &str, decoder: &mut Decoder) {
        if !self.has(key) {
            let message = format!("`{}` needs `{key}`", self.name);
            decoder.report(Code::ConfigValue, self.place.clone(), message);
        }
    }

    /// Text of one line.
    pub fn line(&mut self, key: &'static str, decoder: &mut Decoder) -> Option<Spanned<&'a str>> {
        let value = self.get(key)?;
        line(key, value, decoder)
    }

    /// A list of texts of one line; at least one.
    pub fn lines(
        &mut self,
        key: &'static str,
        decoder: &mut Decoder,
    ) -> Option<Vec<Spanned<&'a str>>> {
        let items = self.items(key, "a list of texts", decoder)?;
        let lines = items.iter().filter_map(|item| line(key, item, decoder));
        Some(lines.collect())
    }

    /// Text of one line that `rule` turns into a value.
    pub fn checked<T>(
        &mut self,
        key: &'static str,
        decoder: &mut Decoder,
        rule: fn(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let text = self.line(key, decoder)?;
        match rule(text.value) {
            Ok(value) => Some(value),
            Err(expected) => {
                let message = format!("`{key}` has to be {expected}");
                decoder.report(Code::ConfigValue, text.span.range(), message);
                None
            }
        }
    }

    /// Markdown of any number of lines.
    pub fn markdown(&mut self, key: &'static str, decoder: &mut Decoder) -> Option<Vec<Block>> {
        let value = self.get(key)?;
        let text = string(key, value, decoder)?;
        let lines = text.value.replace("\r\n", "\n");
        let visible = |c: char| matches!(c, '\n' | '\t') || !is_deceptive(c);
        if !lines.chars().all(visible) {
            refuse_hidden(key, text.span, decoder);
            return None;
        }
        Some(decoder.blocks(&lines, text.span))
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, decoder: &mut Decoder) -> Option<bool> {
        let value = self.get(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        wrong_type(key, "true or false", value, decoder);
        None
    }

    /// A whole number from 1.
    pub fn count(&mut self, key: &'static str, decoder: &mut Decoder) -> Option<u32> {
        let value = self.get(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            wrong_type(key, "a number", value, decoder);
            return None;
        };
        let count = u32::from_str_radix(number.as_str(), number.radix());
        let count = count.ok().filter(|count| *count > 0);
        if count.is_none() {
            let message = format!("`{key}` has to be a whole number from 1");
            decoder.report(Code::ConfigValue, value.span(), message);
        }
        count
    }

    /// A table below this one.
    pub fn table(&mut self, key: &'static str, decoder: &mut Decoder) -> Option<Self> {
        let value = self.get(key)?;
        table(key, key, value, decoder)
    }

    /// A list of tables, each called `name` in messages; at least one.
    pub fn tables(
        &mut self,
        key: &'static str,
        name: &'static str,
        decoder: &mut Decoder,
    ) -> Option<Vec<Self>> {
        let items = self.items(key, "a list of tables", decoder)?;
        let tables = items
            .iter()
            .filter_map(|item| table(key, name, item, decoder));
        Some(tables.collect())
    }

    /// The entries of a table whose keys the author chooses: each key, and its text of one line.
    pub fn own_lines(self, decoder: &mut Decoder) -> Vec<(Spanned<&'a str>, Spanned<&'a str>)> {
        let lines = self.entries.iter().filter_map(|(key, value)| {
            let name: &str = key.get_ref();
            let text = line(name, value, decoder)?;
            Some((Spanned::new(name, decoder.span(key.span())), text))
        });
        lines.collect()
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, decoder: &mut Decoder) {
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                let place = if self.name.is_empty() {
                    super::FILE_NAME
                } else {
                    self.name
                };
                let message = format!("`{place}` has no key `{name}`");
                decoder.report(Code::ConfigValue, key.span(), message);
                decoder.suggest(name, self.known.iter().copied(), str::to_owned);
            }
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'a toml::Spanned<DeValue<'a>>> {
        self.known.push(key);
        self.entries.get(key)
    }

    fn items(
        &mut self,
        key: &'static str,
        expected: &str,
        decoder: &mut Decoder,
    ) -> Option<&'a [toml::Spanned<DeValue<'a>>]> {
        let value = self.get(key)?;
        let DeValue::Array(items) = value.get_ref() else {
            wrong_type(key, expected, value, decoder);
            return None;
        };
        if items.is_empty() {
            let message = format!("`{key}` needs at least one entry");
            decoder.report(Code::ConfigValue, value.span(), message);
            return None;
        }
        Some(items)
    }
}

fn table<'a>(
    key: &str,
    name: &'static str,
    value: &'a toml::Spanned<DeValue<'a>>,
    decoder: &mut Decoder,
) -> Option<Table<'a>> {
    if let DeValue::Table(entries) = value.get_ref() {
        let mut table = Table::new(name, entries);
        table.place = value.span();
        return Some(table);
    }
    wrong_type(key, "a table", value, decoder);
    None
}

fn line<'a>(
    key: &str,
    value: &'a toml::Spanned<DeValue<'a>>,
    decoder: &mut Decoder,
) -> Option<Spanned<&'a str>> {
    let text = string(key, value, decoder)?;
    // An escape such as `\u202E` puts into the value what the file itself does not hold.
    if text.value.chars().any(is_deceptive) {
        refuse_hidden(key, text.span, decoder);
        return None;
    }
    Some(text)
}

fn string<'a>(
    key: &str,
    value: &'a toml::Spanned<DeValue<'a>>,
    decoder: &mut Decoder,
) -> Option<Spanned<&'a str>> {
    let DeValue::String(text) = value.get_ref() else {
        wrong_type(key, "text", value, decoder);
        return None;
    };
    if text.trim().is_empty() {
        let message = format!("`{key}` is empty");
        decoder.report(Code::ConfigValue, value.span(), message);
        return None;
    }
    Some(Spanned::new(text, decoder.span(value.span())))
}

fn refuse_hidden(key: &str, span: Span, decoder: &mut Decoder) {
    let message = format!("`{key}` holds a control character or one that deceives a reader");
    decoder.report(Code::DeceptiveCharacter, span.range(), message);
}

fn wrong_type(
    key: &str,
    expected: &str,
    value: &toml::Spanned<DeValue<'_>>,
    decoder: &mut Decoder,
) {
    let found = match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("`{key}` has to be {expected}, and this is {found}");
    decoder.report(Code::ConfigValue, value.span(), message);
}
