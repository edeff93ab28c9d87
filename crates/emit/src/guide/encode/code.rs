//! Text to be read to the letter: code spans and fenced blocks.

use std::fmt::Write as _;

use super::place::{BLANK, Next, Place, Reader};
use super::text::{encode, references};

/// A code span. Where backticks would not hold it, an element: a bar in a table cell, the braces
/// that VitePress fills in even in code, what MkDocs' highlighter takes for a language.
pub(crate) fn span(text: &str, reader: Reader, cell: bool) -> String {
    let eaten = reader == Reader::Markdown
        && (text.contains("{{")
            || text.contains("<!--")
            || text.starts_with(":::")
            || text.starts_with("#!"));
    // Starlight makes typographic quotes in elements too.
    let is_bar_escaped = reader == Reader::Starlight && !text.contains('\\');
    if eaten || (cell && text.contains('|') && !is_bar_escaped) {
        let next = Next::Tag;
        let place = Place {
            cell,
            next,
            ..Place::INSIDE
        };
        let mut element = String::from("<code>");
        encode(text, reader, place, &mut element);
        element.push_str("</code>");
        return element;
    }
    let mut text = text.replace(BLANK, " ");
    if cell {
        text = text.replace('|', "\\|");
    }
    let fence = "`".repeat(shortest_absent_run(&text));
    let blank = text.bytes().all(|byte| byte == b' ');
    let padded = !blank
        && (text.starts_with('`')
            || text.ends_with('`')
            || (text.starts_with(' ') && text.ends_with(' ')));
    let pad = if padded { " " } else { "" };
    [&fence, pad, &text, pad, &fence].concat()
}

/// A fenced block. Docusaurus goes through a page before anything is parsed, fences included; what
/// it would change there is written as an element. Where a fence would not hold it, `<pre>`: mdBook and VitePress include files
/// wherever their syntax stands, and so do MkDocs' snippets; and MkDocs without an extension does
/// not know a fence that is `nested` in a list, so there it is for what is harmless as a paragraph.
pub(crate) fn fence(text: &str, language: Option<&str>, reader: Reader, nested: bool) -> String {
    let included = ["{{#", "@include", "8<-"];
    if reader == Reader::Markdown
        && (included.iter().any(|syntax| text.contains(syntax)) || (nested && !is_tame(text)))
    {
        return preformatted(text, language);
    }
    if reader == Reader::Docusaurus && is_changed(text) {
        return lines(text, language, reader);
    }
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let language = language.unwrap_or_default();
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Whether a fence around `text` is a code span to an engine that does not know fences: no end of
/// the paragraph, no other block and no tag at the start of a line.
fn is_tame(text: &str) -> bool {
    let harmless = |line: &str| {
        let line = line.trim();
        let starts_block = line.starts_with(['#', '>', ':', '|', '!', '?', '/', '~', '<']);
        let is_rule = line.chars().all(|c| " -=*_".contains(c));
        !starts_block && !is_rule && !line.contains("]:")
    };
    !text.is_empty() && !text.contains("<!") && !text.contains("<?") && text.lines().all(harmless)
}

/// Whether Docusaurus would change lines of a fenced block: titles of admonitions, ids of headings,
/// blocks of MDX in fences, and comments that highlight a line.
fn is_changed(text: &str) -> bool {
    let changed = [":::", "mdx-code-block", "highlight-"];
    let heading = |line: &str| line.starts_with('#') && line.contains("{#");
    changed.iter().any(|syntax| text.contains(syntax)) || text.lines().any(heading)
}

/// A block in MDX, where a line break that is a character reference would take the indent of the
/// next line with it.
fn lines(text: &str, language: Option<&str>, reader: Reader) -> String {
    let next = Next::Tag;
    let place = Place {
        next,
        ..Place::INSIDE
    };
    let lines = text.split('\n').map(|line| {
        let mut encoded = String::new();
        encode(&line.replace('\t', "    "), reader, place, &mut encoded);
        encoded
    });
    let lines: Vec<_> = lines.collect();
    let class = language.map(|language| format!(" className=\"language-{language}\""));
    let class = class.unwrap_or_default();
    format!("<pre><code{class}>{}</code></pre>", lines.join("<br />"))
}

/// On one line, because Markdown engines disagree about HTML blocks in lists.
fn preformatted(text: &str, language: Option<&str>) -> String {
    let mut element = String::from("<pre><code");
    if let Some(language) = language {
        write!(element, " class=\"language-{language}\"").unwrap_or_default();
    }
    element.push('>');
    element.push_str(&references(text));
    element.push_str("</code></pre>");
    element
}

fn runs(text: &str) -> impl Iterator<Item = usize> {
    text.split(|c| c != '`').map(str::len)
}

fn longest_run(text: &str) -> usize {
    runs(text).max().unwrap_or(0)
}

/// The least number of backticks that `text` does not have in a row.
fn shortest_absent_run(text: &str) -> usize {
    (1..)
        .find(|length| runs(text).all(|run| run != *length))
        .unwrap_or(1)
}
