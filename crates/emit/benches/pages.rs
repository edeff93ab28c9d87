//! What guide pages cost, beside writing the same bytes: `cargo xtask bench` prints it.
//!
//! Arguments: how many pages, and how often each is measured. Both sides run in turns, so that the
//! ratio holds on a noisy machine. What is rendered is also read again, as in every build.

#![expect(
    clippy::disallowed_methods,
    reason = "writes files, and looks at the clock"
)]
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "prints rows of a table")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;
use std::time::Instant;

use connspec_emit::{Files, Flavour};
use connspec_spec::Id;
use connspec_spec::model::Connector;

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let [pages, runs] = numbers[..] else {
        // `cargo test --benches` runs it without arguments, to see that it runs.
        return measure(20, 1);
    };
    measure(pages, runs);
}

fn measure(pages: usize, runs: usize) {
    let connectors = connectors(pages);
    for flavour in Flavour::ALL {
        let mut times = Vec::new();
        for _ in 0..runs.max(1) {
            let start = Instant::now();
            let files = render(&connectors, *flavour);
            let rendered = start.elapsed().as_secs_f64() * 1e3;
            let folder = tempfile::tempdir().unwrap();
            let start = Instant::now();
            write(&files, folder.path());
            let written = start.elapsed().as_secs_f64() * 1e3;
            times.push((rendered / written, written, rendered));
        }
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, written, rendered) = times[times.len() / 2];
        let name = flavour.name();
        println!(
            "| render {pages} pages of {name} | {written:.1} ms | {rendered:.1} ms | {ratio:.1} |"
        );
    }
}

/// The good fixtures under other ids, until they have that many pages.
fn connectors(pages: usize) -> Vec<Connector> {
    let fixtures = support::fixtures();
    let mut connectors = Vec::new();
    let mut count = 0;
    for (number, fixture) in fixtures.iter().cycle().enumerate() {
        if count >= pages {
            break;
        }
        let mut connector = fixture.clone();
        connector.id = Id::new(&format!("{}_{number}x", fixture.id)).unwrap();
        count += connector.methods.len();
        connectors.push(connector);
    }
    connectors.sort_by(|a, b| a.id.cmp(&b.id));
    connectors
}

fn render(connectors: &[Connector], flavour: Flavour) -> Files {
    let mut publisher = support::publisher();
    publisher.flavours = vec![flavour];
    publisher.form_links = flavour;
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    connspec_emit::guide::emit(connectors, &publisher, &mut files, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    files
}

fn write(files: &Files, folder: &std::path::Path) {
    for (path, bytes) in files.iter() {
        let file = folder.join(path.as_str());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}
