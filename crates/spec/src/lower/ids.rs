//! Ids: reserved, repeated, colliding.

use connspec_diagnostics::Span;

use super::{Lowering, items};
use crate::Id;
use crate::id::is_reserved;
use crate::problem::names as problem;
use crate::surface::{IdText, Items};

/// What a set of ids is used for, which decides what they must not be.
#[derive(Clone, Copy)]
pub(super) struct Namespace {
    /// What one of them is called in messages.
    pub kind: &'static str,
    /// Whether it names a Rust item as it is, or a file.
    pub is_name: bool,
    /// Ids that the compiler uses itself, and for what.
    pub taken: &'static [(&'static str, &'static str)],
}

pub(super) const FIELDS: Namespace = Namespace {
    kind: "field",
    is_name: true,
    taken: &[
        SELECTS[0],
        SELECTS[1],
        (
            "setup",
            "the Rust struct holds what the operator fills in there",
        ),
        (
            "constructor",
            "every object of JavaScript has a property of that name, so a form would never miss the value",
        ),
    ],
};

/// The fields that the address table makes. In `{name}` fields, addresses and values are one
/// namespace.
const SELECTS: &[(&str, &str)] = &[
    ("region", "the select that `regions` makes"),
    ("environment", "the select that `environments` makes"),
];

pub(super) const METHODS: Namespace = Namespace {
    kind: "auth method",
    is_name: true,
    taken: &[
        ("region", "the Rust module has a type `Region`"),
        ("environment", "the Rust module has a type `Environment`"),
        ("url", "the Rust module has a type `Url`"),
        ("auth", "the Rust module has a type `Auth`"),
        ("connection", "the Rust module has a type `Connection`"),
        ("table", "the Rust module imports a module `table`"),
        ("from", "the Rust module needs the trait `From`"),
        ("into", "the Rust module needs the trait `Into`"),
        ("option", "the Rust module needs the type `Option`"),
        ("result", "the Rust module needs the type `Result`"),
        ("string", "the Rust module needs the type `String`"),
        ("bool", "the Rust module needs the type `bool`"),
        ("f64", "the Rust module needs the type `f64`"),
        ("str", "the Rust module needs the type `str`"),
        ("usize", "the Rust module needs the type `usize`"),
        ("index", "a page of that name is the page of its folder"),
        (
            "readme",
            "docs engines show a page of that name as that of its folder",
        ),
        (
            "setup",
            "the pages for operators are in a folder of that name",
        ),
    ],
};

const CONNECTORS: Namespace = Namespace {
    kind: "connector",
    is_name: true,
    taken: &[
        ("lib", "the Rust crate has a file `lib.rs`"),
        ("default", "Cargo has a feature `default`"),
        ("str", "the Rust crate needs the type `str`"),
    ],
};

pub(super) const OPTIONS: Namespace = Namespace {
    kind: "option",
    is_name: false,
    taken: &[],
};
pub(super) const REGIONS: Namespace = Namespace {
    kind: "region",
    is_name: false,
    taken: &[],
};
pub(super) const ENVIRONMENTS: Namespace = Namespace {
    kind: "environment",
    is_name: false,
    taken: &[],
};
pub(super) const URLS: Namespace = Namespace {
    kind: "address",
    is_name: false,
    taken: SELECTS,
};
pub(super) const VALUES: Namespace = Namespace {
    kind: "value",
    is_name: false,
    taken: SELECTS,
};
pub(super) const DERIVED: Namespace = Namespace {
    kind: "derived value",
    is_name: false,
    taken: SELECTS,
};
pub(super) const SCOPES: Namespace = Namespace {
    kind: "scope",
    is_name: false,
    taken: &[],
};
pub(super) const SECTIONS: Namespace = Namespace {
    kind: "shared section",
    is_name: false,
    taken: &[],
};
pub(super) const ANCHORS: Namespace = Namespace {
    kind: "section or step",
    is_name: false,
    taken: &[],
};

/// The id of the connector: a Rust module, a file, a folder.
pub(super) fn connector(cx: &mut Lowering<'_>, id: Option<&IdText>) -> Option<Id> {
    declare(cx, CONNECTORS, id);
    Id::new(&id?.0.text)
}

/// A page that is called as its folder is the page of the folder to docs engines, and has its address.
pub(super) fn check_pages(cx: &mut Lowering<'_>, connector: Option<&IdText>, methods: &[&IdText]) {
    let Some(IdText(connector)) = connector else {
        return;
    };
    for IdText(method) in methods {
        if method.text == connector.text {
            cx.report(problem::same_as_connector(
                method.span,
                &method.text,
                connector.span,
            ));
        }
    }
}

/// Checks ids that share a namespace: none reserved, none twice, none that collide in Rust.
pub(super) fn declare<'a>(
    cx: &mut Lowering<'_>,
    namespace: Namespace,
    ids: impl IntoIterator<Item = &'a IdText>,
) {
    let mut seen: Vec<(Id, Span)> = Vec::new();
    for IdText(scalar) in ids {
        let Some(id) = Id::new(&scalar.text) else {
            continue;
        };
        let is_same = |name: &str| Id::new(name).is_some_and(|name| name.pascal() == id.pascal());
        let taken = namespace.taken.iter().find(|(name, _)| is_same(name));
        if let Some((_, why)) = taken {
            cx.report(problem::reserved(scalar.span, id.as_str(), why));
        } else if namespace.is_name && is_reserved(id.as_str()) {
            let why = "a word of Rust, or a device of Windows";
            cx.report(problem::reserved(scalar.span, id.as_str(), why));
        }
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == id) {
            cx.report(problem::duplicate(
                scalar.span,
                namespace.kind,
                id.as_str(),
                *first,
            ));
            continue;
        }
        if let Some((other, first)) = seen.iter().find(|(other, _)| other.folded() == id.folded()) {
            let (kind, other) = (namespace.kind, other.as_str());
            cx.report(problem::collision(
                scalar.span,
                kind,
                id.as_str(),
                other,
                *first,
            ));
        }
        seen.push((id, scalar.span));
    }
}

/// A list of uses: each once.
pub(super) fn once(cx: &mut Lowering<'_>, uses: &[IdText]) {
    for (index, IdText(scalar)) in uses.iter().enumerate() {
        let first = uses[..index]
            .iter()
            .find(|first| first.0.text == scalar.text);
        if let Some(first) = first {
            cx.report(problem::named_twice(
                scalar.span,
                &scalar.text,
                first.0.span,
            ));
        }
    }
}

/// A list of ids that nothing is named after, such as categories: each once.
pub(super) fn list(cx: &mut Lowering<'_>, ids: Option<&Items<IdText>>) -> Vec<Id> {
    once(cx, items(ids));
    items(ids)
        .iter()
        .filter_map(|id| Id::new(&id.0.text))
        .collect()
}
