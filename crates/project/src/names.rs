//! Paths as people and generated files see them.

use std::path::{Component, Path, PathBuf};

/// `path` as seen from `base`, with `/` between its parts, on every system. Both are absolute; no
/// link is followed. Where the two have nothing in common it is `path` itself.
pub(crate) fn seen_from(base: &Path, path: &Path) -> String {
    let (base, path) = (tidy(base), tidy(path));
    let from: Vec<_> = base.components().collect();
    let to: Vec<_> = path.components().collect();
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let is_root = |part: &Component<'_>| matches!(part, Component::RootDir | Component::Prefix(_));
    if to[..common].iter().all(is_root) {
        return path.to_string_lossy().into_owned();
    }
    let up = std::iter::repeat_n("..".into(), from.len() - common);
    let down = to[common..]
        .iter()
        .map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = up.chain(down).collect();
    parts.join("/")
}

/// `path` without `.` and `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidied.pop();
            }
            part => tidied.push(part),
        }
    }
    tidied
}

#[cfg(all(test, unix))]
mod tests {
    use super::seen_from;
    use std::path::Path;

    #[test]
    fn paths_from_where_a_person_stands() {
        let seen = |base, path| seen_from(Path::new(base), Path::new(path));
        assert_eq!(seen("/a/b", "/a/b/c/d"), "c/d");
        assert_eq!(seen("/a/b/docs", "/a/b/specs/x"), "../specs/x");
        assert_eq!(seen("/a/b", "/a/b/../c/./d"), "../c/d");
        assert_eq!(seen("/a/b", "/other/x"), "/other/x");
    }
}
