//! `cargo xtask test`: everything that must pass.

use std::process::Command;
use std::time::Instant;

use crate::{Outcome, node, root};

/// A step: what it is called, the command, and its environment.
struct Step {
    name: String,
    arguments: Vec<String>,
    environment: Vec<(&'static str, &'static str)>,
}

impl Step {
    fn new(name: &str, arguments: &str) -> Self {
        let arguments = arguments.split(' ').map(str::to_owned).collect();
        Self {
            name: name.to_owned(),
            arguments,
            environment: Vec::new(),
        }
    }

    fn with(mut self, key: &'static str, value: &'static str) -> Self {
        self.environment.push((key, value));
        self
    }
}

pub fn run() -> Outcome {
    let mut steps = vec![
        Step::new("format", "fmt --all --check"),
        Step::new(
            "lints",
            "clippy --workspace --all-targets --quiet -- -D warnings",
        ),
        Step::new("tests", "test --workspace"),
        Step::new("docs", "doc --workspace --no-deps --quiet").with("RUSTDOCFLAGS", "-D warnings"),
    ];
    // A host compiles only the connectors it uses, so each must stand alone, and none as well.
    let check = "check --quiet --package connectors --no-default-features";
    steps.push(Step::new("no connector", check).with("RUSTFLAGS", "-D warnings"));
    for connector in connectors()? {
        let arguments = format!("{check} --features {connector}");
        let name = format!("connector {connector} alone");
        steps.push(Step::new(&name, &arguments).with("RUSTFLAGS", "-D warnings"));
    }
    let missing = node::prepare();
    let mut failed = Vec::new();
    for step in &steps {
        eprintln!("==> {}: cargo {}", step.name, step.arguments.join(" "));
        let start = Instant::now();
        let status = Command::new(env!("CARGO"))
            .args(&step.arguments)
            .envs(step.environment.iter().copied())
            .current_dir(root())
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        eprintln!("    {:.0} s", start.elapsed().as_secs_f64());
        if !status.success() {
            failed.push(step.name.as_str());
        }
    }
    println!(
        "{} passed, {} failed",
        steps.len() - failed.len(),
        failed.len()
    );
    // Last, where it is seen.
    missing.report();
    if !failed.is_empty() {
        return Err(format!("failed: {}", failed.join(", ")));
    }
    if !missing.is_empty() && std::env::var_os("CI").is_some() {
        return Err("in CI nothing may be skipped".to_owned());
    }
    Ok(())
}

/// The connectors of the repository, by the names of their specs.
fn connectors() -> Result<Vec<String>, String> {
    let folder = root().join("specs");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("specs: {error}"))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".connector.yaml").map(str::to_owned))
        .collect();
    names.sort();
    Ok(names)
}
