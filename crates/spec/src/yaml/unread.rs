//! What a piece of a file opens, for a reader who has not come there.

/// What a text opens, outside comments.
pub(super) struct Unread {
    /// The innermost bracket that is not closed.
    pub bracket: Option<usize>,
    /// Where the last quoted text starts.
    pub quote: Option<usize>,
}

impl Unread {
    /// Of the bytes `start..end` of the file.
    pub fn of(file: &str, start: usize, end: usize) -> Self {
        let mut brackets = Vec::new();
        let mut quote = None;
        let mut mark = None;
        let mut is_comment = false;
        let mut before = ' ';
        for (at, c) in file.get(start..end).unwrap_or_default().char_indices() {
            match (mark, c) {
                (_, '\n') => is_comment = false,
                _ if is_comment => {}
                (Some(open), c) if open == c && before != '\\' => mark = None,
                (Some(_), _) => {}
                (None, '#') if before.is_whitespace() => is_comment = true,
                (None, '"' | '\'') if " [{,\n".contains(before) => {
                    mark = Some(c);
                    quote = Some(start + at);
                }
                (None, '{' | '[') => brackets.push(start + at),
                (None, '}' | ']') => {
                    brackets.pop();
                }
                _ => {}
            }
            before = c;
        }
        Self {
            bracket: brackets.pop(),
            quote,
        }
    }
}
