//! What a reader of a page sees: its text, in order.

use std::borrow::Cow;

use markdown::ParseOptions;
use markdown::mdast::{AttributeContent, AttributeValue, MdxJsxAttribute, Node};
use markdown::unist::Position;

use super::super::encode::attribute::WORD_JOINER;
use super::super::encode::picture::is_bundled;
use super::{directives, replaced};
use crate::Flavour;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The text, with single spaces for white space and the ends of blocks.
    pub(super) text: String,
    /// The first piece of code that an engine would run, of text that it would replace, or of a link
    /// in which it would make another.
    pub(super) code: Option<String>,
}

/// The text of `page`, parsed. `title` parses the titles of components, where they are Markdown.
pub(super) fn read(
    tree: &Node,
    page: &str,
    flavour: Flavour,
    title: Option<&ParseOptions>,
) -> Seen {
    let mut reader = Reader {
        page,
        flavour,
        title,
        linked: false,
        titled: false,
        seen: Seen::default(),
    };
    reader.node(tree);
    let text = collapse(&reader.seen.text).into_owned();
    Seen {
        text,
        ..reader.seen
    }
}

/// `text` with single spaces for white space, and none at its ends.
pub(super) fn collapse(text: &str) -> Cow<'_, str> {
    let collapsed = text.split_whitespace();
    let length: usize = collapsed.clone().map(|word| word.len() + 1).sum();
    let single = |c: char| !c.is_whitespace() || c == ' ';
    if length == text.len() + 1 && text.chars().all(single) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(collapsed.collect::<Vec<_>>().join(" "))
}

/// The one line of code that a page of the flavour has, of ours.
const fn import(flavour: Flavour) -> Option<&'static str> {
    match flavour {
        Flavour::Docusaurus => Some("import Link from '@docusaurus/Link';"),
        Flavour::Starlight => Some("import { Steps } from '@astrojs/starlight/components';"),
        Flavour::Hub | Flavour::Mintlify | Flavour::Markdown => None,
    }
}

/// Whether `code` does nothing but take in a picture.
fn takes_in_picture(code: &str) -> bool {
    let file = code.strip_prefix("require(\"");
    let file = file.and_then(|file| file.strip_suffix("\").default"));
    file.is_some_and(is_bundled)
}

struct Reader<'a> {
    page: &'a str,
    flavour: Flavour,
    title: Option<&'a ParseOptions>,
    /// Between the tags of a link.
    linked: bool,
    /// In the title of a component, which is read after everything else and replaced nowhere.
    titled: bool,
    seen: Seen,
}

impl<'a> Reader<'a> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => {
                self.source(text.position.as_ref());
                if !self.titled
                    && let Some(part) = replaced::find(&text.value, self.flavour)
                {
                    self.code(part);
                }
                self.text(&text.value);
            }
            Node::InlineCode(code) => self.text(&code.value),
            Node::Image(image) => {
                if let Some(source) = self.source(image.position.as_ref())
                    && let Some((description, _)) = source.rsplit_once("](")
                    && let Some(part) = replaced::find_in_picture(description, self.flavour)
                {
                    self.code(part);
                }
                self.text(&image.alt);
            }
            Node::Code(code) => self.block(|reader| reader.text(&code.value)),
            Node::Yaml(yaml) => self.block(|reader| reader.frontmatter(&yaml.value)),
            Node::Html(html) => self.html(&html.value),
            Node::MdxjsEsm(esm) if Some(esm.value.as_str()) == import(self.flavour) => {}
            Node::MdxjsEsm(esm) => self.code(&esm.value),
            Node::MdxFlowExpression(expression) => self.code(&expression.value),
            Node::MdxTextExpression(expression) => self.code(&expression.value),
            Node::MdxJsxTextElement(element) => {
                let name = element.name.as_deref();
                let phrasing = matches!(
                    name,
                    Some("Link" | "a" | "code" | "em" | "img" | "span" | "strong")
                );
                self.element(name, &element.attributes, &element.children, phrasing);
            }
            Node::MdxJsxFlowElement(element) => {
                let name = element.name.as_deref();
                self.element(name, &element.attributes, &element.children, false);
            }
            Node::Link(link) if self.linked => self.code(&link.url),
            Node::Delete(_) | Node::Emphasis(_) | Node::Link(_) | Node::Strong(_) => {
                self.children(node);
            }
            _ => self.block(|reader| reader.children(node)),
        }
    }

    fn children(&mut self, node: &Node) {
        node.children()
            .into_iter()
            .flatten()
            .for_each(|child| self.node(child));
    }

    fn text(&mut self, text: &str) {
        if self.titled {
            self.seen.text.push_str(&text.replace(WORD_JOINER, ""));
        } else {
            self.seen.text.push_str(text);
        }
    }

    fn block(&mut self, content: impl FnOnce(&mut Self)) {
        self.seen.text.push(' ');
        content(self);
        self.seen.text.push(' ');
    }

    fn code(&mut self, code: &str) {
        self.seen.code.get_or_insert_with(|| code.to_owned());
    }

    /// What stands in the page for a text, looked through for directives.
    fn source(&mut self, position: Option<&Position>) -> Option<&'a str> {
        let position = position?;
        let source = self.page.get(position.start.offset..position.end.offset)?;
        if matches!(self.flavour, Flavour::Docusaurus | Flavour::Starlight)
            && let Some(directive) = directives::find(source)
        {
            self.code(directive);
        }
        Some(source)
    }

    fn element(
        &mut self,
        name: Option<&str>,
        attributes: &[AttributeContent],
        children: &[Node],
        phrasing: bool,
    ) {
        let outer = self.linked;
        self.linked |= matches!(name, Some("Link" | "a"));
        let content = |reader: &mut Self| {
            attributes
                .iter()
                .for_each(|one| reader.attribute(name, one));
            children.iter().for_each(|child| reader.node(child));
        };
        if phrasing {
            content(self);
        } else {
            self.block(content);
        }
        self.linked = outer;
    }

    fn attribute(&mut self, element: Option<&str>, attribute: &AttributeContent) {
        match attribute {
            AttributeContent::Expression(expression) => self.code(&expression.value),
            AttributeContent::Property(MdxJsxAttribute { name, value }) => match value {
                Some(AttributeValue::Expression(expression))
                    if self.flavour == Flavour::Docusaurus
                        && (element, name.as_str()) == (Some("img"), "src")
                        && takes_in_picture(&expression.value) => {}
                Some(AttributeValue::Expression(expression)) => self.code(&expression.value),
                Some(AttributeValue::Literal(value)) if name == "title" => {
                    self.block(|reader| reader.title(value));
                }
                Some(AttributeValue::Literal(value)) if name == "alt" => self.text(value),
                _ => {}
            },
        }
    }

    fn title(&mut self, title: &str) {
        let Some(options) = self.title else {
            return self.text(title);
        };
        match markdown::to_mdast(title, options) {
            Ok(tree) => {
                self.titled = true;
                self.node(&tree);
                self.titled = false;
            }
            Err(error) => self.code(&error.to_string()),
        }
    }

    /// The quoted strings.
    fn frontmatter(&mut self, yaml: &str) {
        for line in yaml.lines() {
            let value = line.split_once(": ").map_or("", |(_, value)| value);
            if let Ok(value) = serde_json::from_str::<String>(value) {
                self.block(|reader| reader.text(&value.replace(WORD_JOINER, "")));
            }
        }
    }

    /// A tag in Markdown, and the elements that our pages write in one piece.
    fn html(&mut self, html: &str) {
        if let Some(code) = html.strip_prefix("<pre><code") {
            let (_, text) = code.split_once('>').unwrap_or_default();
            let text = text.strip_suffix("</code></pre>").unwrap_or(text);
            self.block(|reader| reader.references(text));
        } else if let Some((_, alt)) = html.split_once(" alt=\"") {
            self.references(alt.strip_suffix("\" />").unwrap_or(alt));
        } else if html.starts_with("<br") {
            self.text(" ");
        }
    }

    /// Text with numeric character references in it.
    fn references(&mut self, text: &str) {
        for (at, part) in text.split("&#").enumerate() {
            let character = part.split_once(';').and_then(|(number, rest)| {
                let character = char::from_u32(number.parse().ok()?)?;
                Some((character, rest))
            });
            match character {
                Some((character, rest)) if at > 0 => {
                    self.seen.text.push(character);
                    self.text(rest);
                }
                _ => self.text(part),
            }
        }
    }
}
