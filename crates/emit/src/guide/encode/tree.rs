//! Inline text as encoders want it.
#![expect(clippy::disallowed_methods, reason = "an encoder")]

use std::borrow::Cow;

use connspec_spec::model::{Image, Inline, LinkTarget};

/// A part of a line. Unlike in the model, emphasis of one kind does not nest and two neighbours
/// are never of the same kind: Markdown cannot write that (`**a****b**`), and readers could not
/// see it.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    Strong(Vec<Node<'a>>),
    Emphasis(Vec<Node<'a>>),
    Link {
        target: &'a LinkTarget,
        content: Vec<Node<'a>>,
    },
    Image(&'a Image),
    Break,
}

/// What is already around a node.
#[derive(Clone, Copy)]
struct Around {
    strong: bool,
    emphasis: bool,
    anchors: bool,
}

/// `content` for a page that has `anchors` for its steps, or where links to them are mere words.
pub(crate) fn read(content: &[Inline], anchors: bool) -> Vec<Node<'_>> {
    let mut nodes = Vec::with_capacity(content.len());
    let around = Around {
        strong: false,
        emphasis: false,
        anchors,
    };
    append(content, around, &mut nodes);
    nodes
}

fn append<'a>(content: &'a [Inline], around: Around, nodes: &mut Vec<Node<'a>>) {
    for inline in content {
        match inline {
            Inline::Text(text) => push(Node::Text(Cow::Borrowed(text.open())), nodes),
            Inline::Code(text) => push(Node::Code(Cow::Borrowed(text.open())), nodes),
            Inline::Strong(content) if around.strong => append(content, around, nodes),
            Inline::Emphasis(content) if around.emphasis => append(content, around, nodes),
            Inline::Strong(content) => {
                let strong = true;
                push(
                    Node::Strong(inside(content, Around { strong, ..around })),
                    nodes,
                );
            }
            Inline::Emphasis(content) => {
                let emphasis = true;
                let content = inside(content, Around { emphasis, ..around });
                push(Node::Emphasis(content), nodes);
            }
            Inline::Link {
                target: LinkTarget::Step(_),
                content,
            } if !around.anchors => append(content, around, nodes),
            Inline::Link { target, content } => {
                let content = inside(content, around);
                push(Node::Link { target, content }, nodes);
            }
            Inline::Image(image) => push(Node::Image(image), nodes),
            Inline::Break => push(Node::Break, nodes),
        }
    }
}

fn inside(content: &[Inline], around: Around) -> Vec<Node<'_>> {
    let mut nodes = Vec::with_capacity(content.len());
    append(content, around, &mut nodes);
    nodes
}

/// Adds `node`, or its content to a neighbour of the same kind.
fn push<'a>(node: Node<'a>, nodes: &mut Vec<Node<'a>>) {
    match (nodes.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(more))
        | (Some(Node::Code(before)), Node::Code(more)) => before.to_mut().push_str(&more),
        (Some(Node::Strong(before)), Node::Strong(more))
        | (Some(Node::Emphasis(before)), Node::Emphasis(more)) => {
            for node in more {
                push(node, before);
            }
        }
        (_, node) => nodes.push(node),
    }
}
