//! Cells of Markdown tables.

/// `text` as a cell: of one line, with its bars escaped.
pub fn cell(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}
