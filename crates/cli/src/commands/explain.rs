//! `connspec explain`.

use std::fmt::Write as _;

use connspec_diagnostics::explain::Explanation;
use connspec_diagnostics::{Class, Code, nearest};
use serde_json::json;

use crate::args::Format;
use crate::exit::Exit;
use crate::terminal::{Failure, Terminal, to_tools};

/// So long are lines at most: longer ones are hard to read, whatever the terminal has room for.
const WIDTH: usize = 80;

/// Prints what one code means, or a list of all.
pub fn run(name: Option<&str>, terminal: &Terminal) -> Result<Exit, Failure> {
    let codes = match name {
        None => Code::ALL.to_vec(),
        Some(name) => match Code::named(name) {
            Some(code) => vec![code],
            None => return Ok(terminal.usage(&unknown(name))),
        },
    };
    let text = if terminal.format() == Format::Json {
        codes.iter().map(|code| record(*code)).collect()
    } else if name.is_some() {
        codes.iter().map(|code| page(*code)).collect()
    } else {
        list()
    };
    to_tools(&text)?;
    Ok(Exit::Fine)
}

fn unknown(name: &str) -> String {
    let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
    let way_out = near.map_or_else(
        || "`connspec explain` lists all of them".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    format!("no diagnostic has the code `{name}`: {way_out}")
}

fn page(code: Code) -> String {
    let (name, severity, class) = (code.name(), code.severity().name(), code.class().name());
    let text = Explanation::of(code).text(WIDTH);
    format!("{name} ({severity}, {class})\n\n{text}")
}

fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.name().len()).max();
    let width = longest.unwrap_or_default();
    let mut text = String::new();
    for class in Class::ALL {
        let separator = if text.is_empty() { "" } else { "\n" };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{separator}{}", class.name());
        for code in Code::ALL.iter().filter(|code| code.class() == *class) {
            let summary = Explanation::of(*code).summary;
            let _ = writeln!(text, "  {:width$}  {summary}", code.name());
        }
    }
    text
}

fn record(code: Code) -> String {
    let explanation = Explanation::of(code);
    let example = explanation.example.map(
        |example| json!({"language": example.language, "bad": example.bad, "good": example.good}),
    );
    let record = json!({
        "code": code.name(),
        "severity": code.severity().name(),
        "class": code.class().name(),
        "summary": explanation.summary,
        "example": example,
        "why": explanation.details,
        "page": code.page(),
    });
    format!("{record}\n")
}
