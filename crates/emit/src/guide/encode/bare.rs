//! Bare addresses, which engines make links of.

/// Where `text` has a bare address that `new URL()` of a browser refuses: the places of the `:` of
/// `https://` and the `.` of `www.` in it. Docusaurus parses the address of every link, also of those
/// that it makes of what it has read, and ends the build where it cannot; VitePress does in the
/// browser, and its scripts fail there.
///
/// Some addresses that are fine are among them, as none of them has to become a link.
pub(crate) fn refused(text: &str) -> impl Iterator<Item = usize> {
    let protocols = text.match_indices("://").filter(|(at, _)| {
        ["http", "https"]
            .iter()
            .any(|word| ends_with(&text[..*at], word))
    });
    let names = text
        .match_indices('.')
        .filter(|(at, _)| ends_with(&text[..*at], "www"));
    let hosts = protocols.map(|(at, mark)| (at, at + mark.len()));
    let hosts = hosts.chain(names.map(|(at, _)| (at, at - "www".len())));
    hosts
        .filter(|(_, host)| !is_accepted(&text[*host..]))
        .map(|(at, _)| at)
}

fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Whether `rest` starts with the name of a host that is no number, and behind it with nothing but a
/// port, a path, or the end of a sentence, which is no part of a link; or with what can start none.
fn is_accepted(rest: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name = rest.trim_start_matches(is_name);
    let (name, behind) = rest.split_at(rest.len() - name.len());
    if name.is_empty() {
        return !rest.starts_with(|c: char| !c.is_ascii());
    }
    let last = name.trim_end_matches('.').rsplit('.').next();
    let is_number = last.is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()));
    let behind = match behind.strip_prefix(':') {
        Some(port) => {
            let path = port.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = port.len() - path.len();
            if (1..=4).contains(&digits) {
                path
            } else {
                behind
            }
        }
        None => behind,
    };
    let ends = behind.split(char::is_whitespace).next().unwrap_or_default();
    let ends = ends.trim_end_matches(['!', '"', '\'', ')', ',', '.', ':', ';', '?']);
    !is_number
        && !name.to_ascii_lowercase().contains("xn--")
        && (ends.is_empty() || ends.starts_with(['/', '?', '#']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_browser_reads() {
        for (text, expected) in [
            ("see https://a.io, https://b.io/c:d and www.e.io.", vec![]),
            (
                "(https://a.io:8080/b) \"http://c.io:80\"; HTTPS://D.IO?e",
                vec![],
            ),
            ("https://localhost:80, https://a.1b.io", vec![]),
            ("a://b:c, nothttp.://d:e", vec![]),
            ("https://{host}:80 and https://<your-shop>.a.io", vec![]),
            ("https://shop.<host>.io", vec![5]),
            ("www.<host>.io", vec![3]),
            ("https://a.io:port", vec![5]),
            ("https://a.io:99999", vec![5]),
            ("https://a.io:80b", vec![5]),
            ("http://10.0.0.256/", vec![4]),
            ("https://a.io|b", vec![5]),
            ("https://a.io%zz", vec![5]),
            ("https://xn--a.io", vec![5]),
            ("https://ä.io", vec![5]),
            ("see WWW.a.io:b", vec![7]),
            ("https://www.a.io:b", vec![5, 11]),
        ] {
            assert_eq!(refused(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
