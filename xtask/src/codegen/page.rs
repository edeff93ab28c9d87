//! One page per code, and a list of all of them.

use std::collections::BTreeMap;
use std::fs;

use connspec_diagnostics::Code;
use connspec_diagnostics::explain::Explanation;

use super::example::Explained;
use crate::root;

/// The pages, by the names of their files.
pub fn all() -> Result<BTreeMap<String, String>, String> {
    let project = Explained::read()?;
    let mut pages = BTreeMap::new();
    let mut failed = Vec::new();
    let mut index = String::from(
        "# Diagnostics\n\nEvery mistake that the compiler reports has a code. Errors stop a build; \
         warnings do not, unless the project [denies them](../cli.md#warnings). `connspec explain \
         CODE` says what is said here.\n\nA warning that is as it should be is allowed beside the \
         thing that it is about, with the reason:\n\n```yaml\n# connspec: allow unused-section -- the next \
         method will use it\n- id: find_region\n```\n\nSuch a comment covers what starts on the line \
         below it, or on its own line where it stands behind something: a key with all of its value, or \
         an entry of a list. One that allows nothing is a warning itself. Errors cannot be \
         allowed.\n\n| Code | Severity | Class | |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let (name, severity, class) = (code.name(), code.severity().name(), code.class().name());
        let explanation = Explanation::of(*code);
        index.push_str(&format!(
            "| [`{name}`]({name}.md) | {severity} | {class} | {} |\n",
            explanation.summary
        ));
        let mut page = format!(
            "# `{name}`\n\n*{severity}, {class}*\n\n{}",
            explanation.markdown()
        );
        let message = match &explanation.example {
            Some(example) => project
                .message(*code, example)
                .map_err(|error| failed.push(error))
                .ok(),
            None => of_fixture(name),
        };
        if let Some(message) = message {
            page.push_str(&format!(
                "\n## What the compiler says\n\n```text\n{}\n```\n",
                message.trim_end()
            ));
        }
        pages.insert(format!("{name}.md"), page);
    }
    pages.insert("README.md".to_owned(), index);
    if failed.is_empty() {
        Ok(pages)
    } else {
        Err(failed.join("\n"))
    }
}

/// What the compiler says about the bad spec of a code that no excerpt shows.
fn of_fixture(name: &str) -> Option<String> {
    let path = root().join(format!("crates/spec/tests/fixtures/err/{name}.txt"));
    let messages = fs::read_to_string(path).ok()?;
    let wanted = format!("[{name}]");
    let mut messages = messages.split("\n\n");
    let message = messages.find(|message| message.contains(&wanted))?;
    Some(message.to_owned())
}
