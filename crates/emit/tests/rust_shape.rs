//! Author text cannot change the shape of generated Rust: with every text of a connector replaced,
//! the tokens are the same but for string literals, which doc comments are as well.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use connspec_emit::{Files, rust};
use connspec_spec::Text;
use connspec_spec::model::Connector;
use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;

fn emit(connectors: &[Connector]) -> Files {
    let mut files = Files::default();
    rust::emit(connectors, &support::publisher(), &mut files);
    files
}

/// Path and tokens of every source file. Parsing them is a test of its own.
fn shapes(connectors: &[Connector]) -> Vec<(String, Vec<String>)> {
    let files = emit(connectors);
    let sources = files
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"));
    sources
        .map(|(path, bytes)| {
            let source = std::str::from_utf8(bytes).unwrap();
            syn::parse_file(source).unwrap();
            let mut shape = Vec::new();
            push_shape(source.parse().unwrap(), &mut shape);
            (path.to_string(), shape)
        })
        .collect()
}

fn push_shape(tokens: TokenStream, shape: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                shape.push(format!("{:?}", group.delimiter()));
                push_shape(group.stream(), shape);
                // A list that is broken into lines ends with a comma.
                shape.pop_if(|last| last == ",");
                shape.push("end".to_owned());
            }
            TokenTree::Literal(literal) if literal.to_string().starts_with(['"', 'r']) => {
                shape.push("text".to_owned());
            }
            other => shape.push(other.to_string()),
        }
    }
}

fn replaced(mut connectors: Vec<Connector>, words: &[String]) -> Vec<Connector> {
    let mut words = words.iter().cycle();
    for connector in &mut connectors {
        connector.visit_texts(&mut |text| {
            *text = Text::new(words.next().unwrap().as_str(), text.span());
        });
    }
    connectors
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_words_give_the_same_tokens(
        words in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "\"", "\"#", "\\", "\\\"", "*/", "/*", "//", "\n", "\r", "\n//! x", "\n}",
                    "{}", "#[x]", "#![x]", "');", "\u{202E}", "\u{0}", "```\npanic!()\n```", "x",
                ]).prop_map(str::to_owned),
                any::<String>().prop_filter("texts are not empty", |text| !text.is_empty()),
            ],
            1..20,
        )
    ) {
        let connectors = support::fixtures();
        let before = shapes(&connectors);
        let after = shapes(&replaced(connectors, &words));
        prop_assert_eq!(before.len(), after.len());
        for ((path, before), (path_after, after)) in before.into_iter().zip(after) {
            prop_assert_eq!(&path, &path_after);
            prop_assert_eq!(before.len(), after.len(), "{}", path);
            for (token, token_after) in before.into_iter().zip(after) {
                prop_assert_eq!(token, token_after, "{}", path);
            }
        }
    }
}

#[test]
fn the_same_connectors_give_the_same_bytes() {
    let (first, second) = (emit(&support::fixtures()), emit(&support::fixtures()));
    assert_eq!(first, second);
}

#[test]
fn no_connector_is_a_crate_too() {
    let files = emit(&[]);
    let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["connectors/Cargo.toml", "connectors/src/lib.rs"]);
    let source = std::str::from_utf8(files.get("connectors/src/lib.rs").unwrap()).unwrap();
    syn::parse_file(source).unwrap();
}
