//! Rules for single values of `connspec.toml`. Each takes what was written and gives the value in
//! the form that emitters expect, or says what the value has to be.

use connspec_emit::FilePath;
use connspec_spec::id::MAX_LENGTH;

/// `https://host/path`, without a slash at the end.
pub(super) fn web_address(text: &str) -> Result<String, &'static str> {
    let rest = text.trim_end_matches('/').strip_prefix("https://");
    let address = rest.filter(|rest| {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        host.split('.').all(label) && (path.is_empty() || is_path(path))
    });
    match address {
        Some(rest) => Ok(format!("https://{rest}")),
        None => Err("a `https://` address with no port, user, query or fragment"),
    }
}

/// `/path`, without a slash at the end; empty for the root of the site.
pub(super) fn base_path(text: &str) -> Result<String, &'static str> {
    match text
        .strip_prefix('/')
        .map(|path| path.trim_end_matches('/'))
    {
        Some("") => Ok(String::new()),
        Some(path) if is_path(path) => Ok(format!("/{path}")),
        _ => Err("a path that starts with `/`, such as `/connectors`"),
    }
}

/// A folder inside the project.
pub(super) fn folder(text: &str) -> Result<String, &'static str> {
    match FilePath::new(text.trim_end_matches('/')) {
        Some(path) => Ok(path.as_str().to_owned()),
        None => Err(
            "a folder of the project, made of ASCII letters, digits, `-`, `_` and `.`, with `/` between its parts",
        ),
    }
}

/// The name of a Cargo package.
pub(super) fn crate_name(text: &str) -> Result<String, &'static str> {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    let good = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(letter)
        && text.len() <= MAX_LENGTH
        && !connspec_spec::id::is_reserved(&text.replace('-', "_"));
    if good {
        Ok(text.to_owned())
    } else {
        Err("a Cargo package name of lower case letters, digits, `-` and `_`")
    }
}

/// A relative path, which may lead upwards.
pub(super) fn crate_path(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/');
    let part = |part: &str| part == ".." || part == "." || FilePath::new(part).is_some();
    if text.split('/').all(part) {
        Ok(text.to_owned())
    } else {
        Err("a path relative to the generated crate, with `/` between its parts")
    }
}

/// A version requirement as Cargo reads it: `0.1`, `^1.2`, `>=1, <3`.
pub(super) fn version(text: &str) -> Result<String, &'static str> {
    let comparator = |text: &str| {
        let text = text
            .trim()
            .trim_start_matches(['^', '~', '=', '<', '>', ' ']);
        text.starts_with(|c: char| c.is_ascii_digit())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-+*".contains(&b))
    };
    if text.split(',').all(comparator) {
        Ok(text.trim().to_owned())
    } else {
        Err("a version requirement, such as `0.1`")
    }
}

/// Segments that stand in a URL as they are: no query, fragment, empty or dot segment.
fn is_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~%+=@:,;!$&()*".contains(&b);
    path.split('/').all(|segment| {
        !segment.is_empty() && segment != "." && segment != ".." && segment.bytes().all(plain)
    })
}
