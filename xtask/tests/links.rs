//! Links between our own pages lead to files that exist, and the navigation of the site to every page.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag};

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of pages") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            // Packages of the site bring pages of their own.
            if !path.ends_with("node_modules") {
                pages(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn relative_links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    pages(&root.join("docs"), &mut found);
    let mut dead = Vec::new();
    let mut count = 0;
    for page in found {
        let text = fs::read_to_string(&page).unwrap();
        for event in Parser::new(&text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let target = dest_url.split('#').next().unwrap_or_default();
            // A scheme, a path of a docs site, or a place on the same page.
            if target.is_empty() || target.contains(':') || target.starts_with('/') {
                continue;
            }
            count += 1;
            if !page.parent().unwrap().join(target).exists() {
                dead.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(count > 50, "only {count} links were looked at");
    assert!(dead.is_empty(), "{dead:#?}");
}

/// A page that nothing leads to is built without a complaint.
#[test]
fn the_site_leads_to_every_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let navigation = fs::read_to_string(root.join("docs/site/sidebars.mjs")).unwrap();
    let entries = fs::read_dir(root.join("docs")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let pages = names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned));
    let pages: Vec<_> = pages.collect();
    assert!(pages.len() > 5, "{pages:?}");
    let unlisted = pages
        .iter()
        .filter(|page| !navigation.contains(&format!("\"{page}\"")));
    assert_eq!(unlisted.count(), 0, "some of {pages:?}");
}
