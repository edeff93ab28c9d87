//! Tables whose rows do not fit: what is behind the last column is shown nowhere, and what has another
//! number of columns below its head is no table.

use std::ops::Range;

use super::build::Builder;
use super::stack::Open;
use crate::problem::guide as problem;

impl Builder<'_> {
    /// Reports a row that has more or fewer cells than its table has columns.
    pub(super) fn check_row(&mut self, range: &Range<usize>) {
        let columns = match self.last_open() {
            Some(Open::Table { alignments, .. }) => alignments.len(),
            _ => return,
        };
        let cells = cells(self.source(range));
        if cells != columns {
            let place = self.first_line(range);
            self.diagnostics
                .push(problem::ragged_row(place, cells, columns));
        }
    }

    /// Reports a paragraph that is meant as a table: its second line has the dashes of one.
    pub(super) fn almost_table(&mut self, range: &Range<usize>) {
        let mut lines = self.source(range).lines();
        let (Some(head), Some(dashes)) = (lines.next(), lines.next()) else {
            return;
        };
        let is_dashes = dashes.contains('|')
            && dashes.contains('-')
            && dashes.bytes().all(|b| b"|-: \t".contains(&b));
        let (columns, dashes) = (cells(head), cells(dashes));
        if is_dashes && head.contains('|') && columns != dashes {
            let place = self.first_line(range);
            self.diagnostics
                .push(problem::not_a_table(place, columns, dashes));
        }
    }
}

/// How many cells a row is cut into. Bars cut code too; a backslash before one makes it a character.
fn cells(row: &str) -> usize {
    let row = row.lines().next().unwrap_or_default().trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let is_bar = |at: usize| row.as_bytes()[at] == b'|' && !row[..at].ends_with('\\');
    let bars = (0..row.len()).filter(|at| is_bar(*at)).count();
    let is_closed = row.ends_with('|') && !row.ends_with("\\|");
    bars + usize::from(!is_closed)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn rows_are_cut_at_bars() {
        for (row, expected) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("a | b |", 2),
            ("| a |", 1),
            ("a", 1),
            ("| | |", 2),
            ("||", 1),
            ("| a \\| b | c |", 2),
            ("| `a|b` |", 2),
            ("| a \\|", 1),
            ("  | ü | é |  \n| x |", 2),
        ] {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
