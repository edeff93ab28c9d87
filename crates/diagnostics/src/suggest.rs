//! "Did you mean": the nearest known name.

/// The candidate nearest to `name`, if one is near enough to be what was meant.
///
/// First the one that differs only in case and separators (`apiKey` for `api_key`), then the one
/// with the smallest edit distance, at most a third of the name's length and at least one. Among
/// equals the first candidate wins. At last the only one that the name is the beginning of (`user`
/// for `username`), from three letters on.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut longer = (0, None);
    let folded = fold(name);
    let limit = (name.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        if name.len() >= 3 && candidate.starts_with(name) {
            longer = (longer.0 + 1, Some(candidate));
        }
        let distance = if fold(candidate) == folded {
            0
        } else {
            strsim::damerau_levenshtein(name, candidate)
        };
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    let (count, longer) = longer;
    best.map(|(_, candidate)| candidate)
        .or(longer.filter(|_| count == 1))
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names() {
        let known = ["api_key", "region", "title", "id"];
        assert_eq!(nearest("apiKey", known), Some("api_key"));
        assert_eq!(nearest("regoin", known), Some("region"));
        assert_eq!(nearest("ttle", known), Some("title"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("reg", known), Some("region"));
        assert_eq!(nearest("re", known), None);
        assert_eq!(nearest("api", ["api_key", "api_token"]), None);
    }
}
