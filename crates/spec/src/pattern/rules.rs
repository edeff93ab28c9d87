//! What a pattern may not do although each of its parts is in the dialect.

use super::parser::{Alternative, Item, Tree, What};
use super::set::Set;
use super::{MAX_SIZE, Problem};

pub(super) fn check(tree: &Tree, pattern: &str, problems: &mut Vec<Problem>) {
    if let (true, [_, .., last]) = (tree.anchored, tree.alternatives.as_slice()) {
        // The bar in front of the last alternative.
        let bar = last.range.start - 1;
        problems.push(Problem {
            range: bar..bar + 1,
            message: "`^` and `$` belong to the first and the last alternative only".to_owned(),
            help: "put a group around the alternatives: `^(?:a|b)$`".to_owned(),
        });
    }
    if size(&tree.alternatives) > MAX_SIZE {
        problems.push(Problem {
            range: 0..pattern.len(),
            message: format!("written out, the pattern is longer than {MAX_SIZE} characters"),
            help: "write `+` where a count is large, and limit the length of the value with \
                `max_length`"
                .to_owned(),
        });
    } else {
        repetitions(&tree.alternatives, problems);
    }
}

/// How many characters and classes stand there once every `{n,m}` is written out.
fn size(alternatives: &[Alternative]) -> u32 {
    let items = alternatives
        .iter()
        .flat_map(|alternative| &alternative.items);
    let sizes = items.map(|item| {
        let one = match &item.what {
            What::Chars(_) => 1,
            What::Group(alternatives) => size(alternatives),
        };
        let times = item.quantifier.as_ref().map_or(1, |quantifier| {
            quantifier.max.unwrap_or(quantifier.min).max(1)
        });
        one.saturating_mul(times)
    });
    sizes.fold(0, u32::saturating_add)
}

/// Looks for groups that are repeated and may be read in more than one way. `(…)?` repeats
/// nothing, and neither does a group without a quantifier.
fn repetitions(alternatives: &[Alternative], problems: &mut Vec<Problem>) {
    for item in alternatives
        .iter()
        .flat_map(|alternative| &alternative.items)
    {
        let What::Group(inner) = &item.what else {
            continue;
        };
        let repeats = item
            .quantifier
            .as_ref()
            .is_some_and(|quantifier| quantifier.max != Some(1));
        if repeats {
            repeated(item, inner, problems);
        } else {
            repetitions(inner, problems);
        }
    }
}

/// A group that is repeated: each alternative has a fixed length, and none is the beginning of
/// another.
fn repeated(group: &Item, alternatives: &[Alternative], problems: &mut Vec<Problem>) {
    let before = problems.len();
    let sequences: Vec<_> = alternatives
        .iter()
        .map(|alternative| sequence(&alternative.items, problems))
        .collect();
    if problems.len() > before {
        return;
    }
    let ambiguous = sequences.iter().enumerate().any(|(index, one)| {
        sequences[..index]
            .iter()
            .any(|other| one.iter().zip(other).all(|(a, b)| a.meets(b)))
    });
    if ambiguous {
        problems.push(Problem {
            range: group.range.clone(),
            message: "one alternative may be the beginning of another, and the group is repeated"
                .to_owned(),
            help: "let the alternatives differ in their first characters: `(?:[a-z]|-[a-z])*`"
                .to_owned(),
        });
    }
}

/// The characters of a part of a repeated group, one set for each.
fn sequence<'a>(items: &'a [Item], problems: &mut Vec<Problem>) -> Vec<&'a Set> {
    let mut sets = Vec::new();
    for item in items {
        let mut times = 1;
        if let Some(quantifier) = &item.quantifier {
            if quantifier.max != Some(quantifier.min) {
                problems.push(Problem {
                    range: quantifier.range.clone(),
                    message: "a repetition cannot stand in a repeated group".to_owned(),
                    help: "let the group repeat alternatives of a fixed length: \
                        `[a-z](?:[a-z]|-[a-z])*` for `[a-z]+(?:-[a-z]+)*`"
                        .to_owned(),
                });
            }
            times = quantifier.min;
        }
        match &item.what {
            What::Chars(set) => sets.extend((0..times).map(|_| set)),
            What::Group(_) => problems.push(Problem {
                range: item.range.clone(),
                message: "a group cannot stand in a repeated group".to_owned(),
                help: "write its alternatives out in the group around it".to_owned(),
            }),
        }
    }
    sets
}
