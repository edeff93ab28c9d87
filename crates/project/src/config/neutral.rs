//! The words and choices of a project that has no `connspec.toml`.

use std::collections::BTreeMap;

use connspec_diagnostics::Span;
use connspec_emit::guide::Templates;
use connspec_emit::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
use connspec_spec::{Text, parse_blocks};

/// Words that fit any product. All of them have the span `at`.
pub(super) fn publisher(at: Span) -> Publisher {
    Publisher {
        product: Text::new("our product", at),
        base_path: String::new(),
        site_url: None,
        edit_base: None,
        flavours: vec![Flavour::Mintlify, Flavour::Markdown],
        form_links: Flavour::Mintlify,
        projections: Vec::new(),
        form_element: false,
        categories: BTreeMap::new(),
        link_account: link_account(at),
        templates: Templates::default(),
        crate_name: "connectors".to_owned(),
        runtime: RuntimeDependency::Version("0.1".to_owned()),
    }
}

fn link_account(at: Span) -> LinkAccount {
    let blocks = |markdown: &str| {
        let mut mistakes = Vec::new();
        let blocks = parse_blocks(markdown, at, &mut mistakes);
        assert!(mistakes.is_empty(), "the built-in words are not Markdown");
        blocks
    };
    let step = |title: &str, body: &str, lists_fields| LinkStep {
        title: Text::new(title, at),
        body: blocks(body),
        lists_fields,
    };
    LinkAccount {
        title: Text::new("Link your account", at),
        steps: vec![
            step(
                "Open the form",
                "Go to the place where connections are added and pick this connector.",
                false,
            ),
            step(
                "Enter the values",
                "Copy what you collected above into these fields:",
                true,
            ),
            step(
                "Connect",
                "Submit the form. If a sign-in page opens, sign in there and allow the access.",
                false,
            ),
        ],
        optional: Text::new("optional", at),
        outro: blocks("The account then appears in your list of connections."),
    }
}
