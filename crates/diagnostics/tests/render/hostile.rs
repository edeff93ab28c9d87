//! Whatever a spec, a file name and a message hold: a terminal or a log has nothing to act upon.

use connspec_diagnostics::render::{self, sarif::Log};
use connspec_diagnostics::{
    Code, Diagnostic, Problem, SourceMap, Span, escape_control, is_deceptive,
};
use proptest::prelude::*;

/// Words that terminals and runners know, characters that deceive, and anything else.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\u{1b}]0;owned\u{7}".to_owned()),
        Just("\u{9b}31m".to_owned()),
        Just("::error::".to_owned()),
        Just("%0A::stop-commands::".to_owned()),
        Just("##[add-mask]".to_owned()),
        Just("###vso[task.setvariable]".to_owned()),
        Just("\u{202e}\u{200b}\u{e0041}".to_owned()),
        "[ -~]{0,6}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// What a terminal or a log would act upon. The renderers themselves end lines, and nothing else.
fn acts(output: &str) -> Option<String> {
    let hidden = output.chars().find(|c| *c != '\n' && is_deceptive(*c));
    let line = output.lines().find(|line| {
        line.match_indices("##").any(|(at, _)| {
            line[at + 2..]
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                .starts_with('[')
        })
    });
    hidden
        .map(|c| c.escape_unicode().to_string())
        .or(line.map(str::to_owned))
}

fn unescape(property: &str) -> String {
    property
        .replace("%2C", ",")
        .replace("%3A", ":")
        .replace("%25", "%")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_gets_through(
        [name, source, words, replacement] in [text(), text(), text(), text()],
        (start, length) in (0..40_usize, 0..10_usize),
    ) {
        let mut sources = SourceMap::new();
        let file = sources.add(&name, &source);
        let start = (0..=start.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap();
        let end = (start + length).min(source.len());
        let end = (start..=end).rev().find(|at| source.is_char_boundary(*at)).unwrap();
        let span = Span::new(file, start, end);
        let diagnostics = [
            Diagnostic::new(Code::UnknownKey, span, &words)
                .caret(&words)
                .label(Span::start_of(file), &words)
                .help(&words)
                .fix(&replacement),
            Diagnostic::new(Code::HtmlTag, span, &words),
        ];
        let problem = Problem { kind: "changed-file", file: Some(&name), message: &words };

        let text = render::text::render(&sources, &diagnostics, false);
        prop_assert_eq!(acts(&text), None, "{}", text);
        prop_assert!(text.lines().all(|line| !line.starts_with("::")), "{}", text);

        let github = render::github::render(&sources, &diagnostics) + &render::github::problem(&problem);
        prop_assert_eq!(acts(&github), None, "{}", github);
        let commands: Vec<_> = github.lines().collect();
        prop_assert_eq!(commands.len(), 3);
        for (command, kind) in commands.iter().zip(["error", "warning", "error"]) {
            let (properties, message) = command[2..].split_once("::").unwrap();
            prop_assert!(!message.contains(['\r', '\n']));
            let file = properties.strip_prefix(&format!("{kind} file=")).unwrap();
            let file = file.split_once(',').unwrap().0;
            prop_assert_eq!(unescape(file), escape_control(&name, false));
        }

        let json = render::json::render(&sources, &diagnostics) + &render::json::problem(&problem);
        prop_assert_eq!(acts(&json), None, "{}", json);
        let records: Vec<serde_json::Value> =
            json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(records.len(), 3);
        prop_assert_eq!(&records[0]["fix"]["replacement"], &replacement);
        prop_assert_eq!(&records[0]["message"], &words);
        prop_assert_eq!(&records[2]["file"], &name);

        let mut log = Log::new();
        log.diagnostics(&sources, &diagnostics);
        log.problem(&problem);
        log.failure(&words);
        let sarif = log.finish("0.1.0", 1);
        prop_assert_eq!(acts(&sarif), None);
        let log: serde_json::Value = serde_json::from_str(&sarif).unwrap();
        let fix = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
        prop_assert_eq!(&fix["insertedContent"]["text"], &replacement);
    }
}

#[test]
fn a_fix_that_joins_a_command_shows_none() {
    let mut sources = SourceMap::new();
    let file = sources.add("x.yaml", "###vso[task.setvariable]");
    let diagnostic = Diagnostic::new(Code::UnknownKey, Span::new(file, 1, 2), "words").fix("");
    let text = render::text::render(&sources, &[diagnostic], false);
    assert_eq!(acts(&text), None, "{text}");
}
