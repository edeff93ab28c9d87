//! Fixes as edits of a text.

use crate::Fix;

/// The text with the fixes in it, and how many of them are. What they do not touch stays as it is, to
/// the byte. Of two that touch the same place the first one of the list is applied; one that lies
/// outside the text is not.
#[must_use]
pub fn apply(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let is_free = chosen.iter().all(|other| {
            let (first, second) = if other.span.start <= fix.span.start {
                (other, fix)
            } else {
                (fix, other)
            };
            // Two insertions at one place touch as well: their order would be a guess.
            first.span.end < second.span.start
                || first.span.end == second.span.start
                    && first.span.start < second.span.start
                    && second.span.start < second.span.end
        });
        if is_free && text.get(fix.span.range()).is_some() {
            chosen.push(fix);
        }
    }
    chosen.sort_by_key(|fix| fix.span);
    let mut edited = String::with_capacity(text.len());
    let mut read = 0;
    for fix in &chosen {
        let range = fix.span.range();
        edited.push_str(&text[read..range.start]);
        edited.push_str(&fix.replacement);
        read = range.end;
    }
    edited.push_str(&text[read..]);
    (edited, chosen.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, FileId, Span};

    fn applied(text: &str, fixes: &[(usize, usize, &str)]) -> (String, usize) {
        let fixes: Vec<_> = fixes
            .iter()
            .map(|(start, end, replacement)| Fix {
                span: Span::new(FileId(0), *start, *end),
                replacement: (*replacement).to_owned(),
                applicability: Applicability::MachineApplicable,
            })
            .collect();
        apply(text, &fixes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn they_are_applied_in_any_order() {
        let fixes = [(4, 5, "E"), (0, 1, "A"), (2, 2, "-")];
        assert_eq!(applied("abcdef", &fixes), ("Ab-cdEf".to_owned(), 3));
    }

    #[test]
    fn of_two_at_one_place_the_first_is_applied() {
        assert_eq!(
            applied("abc", &[(0, 2, "x"), (1, 3, "y")]),
            ("xc".to_owned(), 1)
        );
        assert_eq!(
            applied("abc", &[(1, 3, "y"), (0, 2, "x")]),
            ("ay".to_owned(), 1)
        );
        assert_eq!(
            applied("abc", &[(1, 1, "x"), (1, 1, "y")]),
            ("axbc".to_owned(), 1)
        );
        assert_eq!(
            applied("abc", &[(1, 1, "x"), (0, 1, "y")]),
            ("axbc".to_owned(), 1)
        );
        assert_eq!(
            applied("abc", &[(0, 3, "x"), (1, 1, "y")]),
            ("x".to_owned(), 1)
        );
        // Side by side is no conflict.
        assert_eq!(
            applied("abc", &[(0, 1, "x"), (1, 2, "y")]),
            ("xyc".to_owned(), 2)
        );
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        assert_eq!(
            applied("aé", &[(0, 2, "x"), (9, 9, "y")]),
            ("aé".to_owned(), 0)
        );
    }
}
