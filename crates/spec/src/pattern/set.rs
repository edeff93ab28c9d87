//! Sets of characters.

/// A set of characters as ranges of code points, both ends inclusive, sorted and apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set(Vec<(u32, u32)>);

impl Set {
    pub(super) fn one(c: char) -> Self {
        Self(vec![(u32::from(c), u32::from(c))])
    }

    /// What any of `ranges` holds, or with `negated` everything else.
    pub(super) fn new(mut ranges: Vec<(u32, u32)>, negated: bool) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self(if negated { complement(&merged) } else { merged })
    }

    /// Whether some character is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0
            .iter()
            .any(|a| other.0.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
    }
}

fn complement(ranges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut gaps = Vec::with_capacity(ranges.len() + 1);
    let mut next = 0;
    for &(low, high) in ranges {
        if next < low {
            gaps.push((next, low - 1));
        }
        next = high + 1;
    }
    let last = u32::from(char::MAX);
    if next <= last {
        gaps.push((next, last));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::Set;

    fn set(ranges: &[(char, char)], negated: bool) -> Set {
        let ranges = ranges.iter().map(|&(a, b)| (a.into(), b.into())).collect();
        Set::new(ranges, negated)
    }

    #[test]
    fn sets_meet_where_they_share_a_character() {
        let lower = set(&[('n', 'z'), ('a', 'm')], false);
        assert!(lower.meets(&Set::one('m')) && lower.meets(&Set::one('n')));
        assert!(!lower.meets(&Set::one('A')));
        assert!(!lower.meets(&set(&[('a', 'z')], true)));
        assert!(!lower.meets(&set(&[('a', 'm'), ('n', 'z'), ('0', '9')], true)));
        assert!(lower.meets(&set(&[('a', 'y')], true)));
        assert!(set(&[('a', 'a')], true).meets(&set(&[('b', 'b')], true)));
    }
}
