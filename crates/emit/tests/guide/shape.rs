//! The shape of a page: what its engine makes of it, without the words.

use markdown::mdast::{AttributeContent, AttributeValue, Node};
use markdown::{Constructs, MdxSignal, ParseOptions};

/// A page taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Nodes and their attributes, with `_` for each run of words.
    pub shape: String,
    /// Those runs, in order, with single spaces for white space.
    pub words: Vec<String>,
}

/// Takes a page of the flavour `hub` apart, or says why it does not parse.
pub fn hub(page: &str) -> Result<Page, String> {
    read(page, &mdx(), false)
}

/// Takes a page of the flavour `mintlify` apart, whose titles are Markdown of their own.
pub fn mintlify(page: &str) -> Result<Page, String> {
    read(page, &mdx(), true)
}

/// Takes a page of the flavour `docusaurus` or `starlight` apart. The parser knows no directives:
/// the lines around remarks become tags.
pub fn directives(page: &str) -> Result<Page, String> {
    let mut tags = String::new();
    let mut fence: Option<&str> = None;
    for line in page.lines() {
        let content = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - content.len()];
        let ticks = &content[..content.len() - content.trim_start_matches('`').len()];
        match fence {
            Some(open) if content == open => fence = None,
            None if ticks.len() >= 3 && !content[ticks.len()..].contains('`') => {
                fence = Some(ticks);
            }
            _ => {}
        }
        tags.push_str(indent);
        match content.strip_prefix(":::") {
            Some("") if fence.is_none() => tags.push_str("</Directive>"),
            Some(name) if fence.is_none() => {
                tags.push_str(&format!("<Directive name={name:?}>"));
            }
            _ => tags.push_str(content),
        }
        tags.push('\n');
    }
    read(&tags, &mdx(), false)
}

/// Takes a page of the flavour `markdown` apart.
pub fn markdown(page: &str) -> Result<Page, String> {
    let constructs = Constructs {
        math_text: true,
        ..Constructs::gfm()
    };
    let options = ParseOptions {
        constructs,
        ..ParseOptions::gfm()
    };
    read(page, &options, false)
}

fn mdx() -> ParseOptions {
    ParseOptions {
        constructs: Constructs {
            frontmatter: true,
            gfm_autolink_literal: true,
            gfm_footnote_definition: true,
            gfm_label_start_footnote: true,
            gfm_strikethrough: true,
            gfm_table: true,
            gfm_task_list_item: true,
            math_flow: true,
            math_text: true,
            ..Constructs::mdx()
        },
        mdx_esm_parse: Some(Box::new(|_| MdxSignal::Ok)),
        ..ParseOptions::mdx()
    }
}

fn read(page: &str, options: &ParseOptions, markdown_titles: bool) -> Result<Page, String> {
    let tree = markdown::to_mdast(page, options).map_err(|error| error.to_string())?;
    let mut reader = Reader {
        markdown_titles,
        ..Reader::default()
    };
    reader.node(&tree);
    Ok(reader.finish())
}

/// Single spaces for white space.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a page's shape together.
#[derive(Default)]
pub struct Reader {
    markdown_titles: bool,
    shape: String,
    words: Vec<String>,
    /// The run of words at the end of the shape, which may go on.
    run: Option<String>,
}

impl Reader {
    /// The page.
    pub fn finish(mut self) -> Page {
        self.end_run();
        let words = self.words.iter();
        Page {
            words: words.map(|words| collapse(words)).collect(),
            shape: self.shape,
        }
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        self.run.get_or_insert_default().push_str(text);
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            // Space between tags is layout.
            if !run.trim().is_empty() {
                self.shape.push('_');
                self.words.push(run);
            }
        }
    }

    /// The start of a node.
    pub fn open(&mut self, name: &str) {
        self.end_run();
        self.shape.push_str(name);
        self.shape.push('(');
    }

    /// The end of a node.
    pub fn close(&mut self) {
        self.end_run();
        self.shape.push(')');
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.open(name);
        self.text(text);
        self.close();
    }

    fn children(&mut self, node: &Node) {
        let holds_blocks = matches!(node, Node::Root(_) | Node::ListItem(_));
        for child in node.children().into_iter().flatten() {
            match child {
                // An image that is an element needs no paragraph around it.
                Node::Html(html) if holds_blocks && html.value.starts_with("<img") => {
                    self.open("Paragraph");
                    self.node(child);
                    self.close();
                }
                child => self.node(child),
            }
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            // A word joiner shows nothing, and stands in no spec.
            Node::Text(text) => self.text(&text.value.replace('\u{2060}', "")),
            Node::InlineCode(code) => self.leaf("code", &code.value),
            Node::Code(code) => {
                let language = code.lang.as_deref().unwrap_or_default();
                self.leaf(&format!("fence[{language}]"), &code.value);
            }
            Node::Image(image) => self.leaf(&format!("image[{}]", image.url), &image.alt),
            // What parts a text for the engine is nothing to a reader.
            Node::MdxJsxTextElement(element) if element.name.as_deref() == Some("span") => {
                self.children(node);
            }
            // Tags alone in a paragraph leave no paragraph.
            Node::Paragraph(paragraph) if is_preformatted(&paragraph.children) => {
                self.children(node);
            }
            Node::MdxJsxTextElement(element) if element.name.as_deref() == Some("pre") => {
                self.preformatted(&element.children);
            }
            // A bare URL may become a link to itself.
            Node::Link(link) if is_bare(&link.url, &link.children) => self.children(node),
            Node::Link(link) => self.with_children(&format!("link[{}]", link.url), node),
            Node::Heading(heading) => self.with_children(&format!("h{}", heading.depth), node),
            Node::List(list) => {
                let name = format!("list[{:?} {}]", list.start, list.spread);
                self.with_children(&name, node);
            }
            Node::Table(table) => self.with_children(&format!("table{:?}", table.align), node),
            Node::Yaml(yaml) => {
                self.open("yaml");
                for line in yaml.value.lines() {
                    let (key, value) = line.split_once(": ").unwrap_or((line, ""));
                    let value = serde_json::from_str::<String>(value).unwrap_or_default();
                    // A word joiner shows nothing.
                    self.leaf(key, &value.replace('\u{2060}', ""));
                }
                self.close();
            }
            Node::Html(html) => self.html(&html.value),
            Node::MdxJsxTextElement(element) if element.name.as_deref() == Some("img") => {
                self.picture(&element.attributes);
            }
            Node::MdxJsxFlowElement(element) if element.name.as_deref() == Some("img") => {
                self.open("Paragraph");
                self.picture(&element.attributes);
                self.close();
            }
            Node::MdxJsxFlowElement(element) => {
                self.element(&element.name, &element.attributes, &element.children);
            }
            Node::MdxJsxTextElement(element) => {
                self.element(&element.name, &element.attributes, &element.children);
            }
            other => {
                let name = format!("{other:?}");
                let name = name.split([' ', '(', '{']).next().unwrap_or_default();
                self.with_children(name, other);
            }
        }
    }

    /// The content of `<pre>`: `<code>` around lines with `<br />` between.
    fn preformatted(&mut self, pre: &[Node]) {
        let [Node::MdxJsxTextElement(code)] = pre else {
            panic!("{pre:?}");
        };
        let language = code
            .attributes
            .iter()
            .find_map(|attribute| match attribute {
                AttributeContent::Property(property) if property.name == "className" => {
                    let Some(AttributeValue::Literal(class)) = &property.value else {
                        return None;
                    };
                    class.strip_prefix("language-")
                }
                _ => None,
            });
        self.open(&format!("fence[{}]", language.unwrap_or_default()));
        for child in &code.children {
            match child {
                Node::MdxJsxTextElement(element) if element.name.as_deref() == Some("br") => {
                    self.text("\n");
                }
                child => self.node(child),
            }
        }
        self.close();
    }

    /// A picture that is an element, which is the same as one that is not.
    fn picture(&mut self, attributes: &[AttributeContent]) {
        let values = attributes.iter().map(|attribute| match attribute {
            AttributeContent::Property(property) => (property.name.as_str(), &property.value),
            AttributeContent::Expression(_) => panic!("{attribute:?}"),
        });
        let values: Vec<_> = values.collect();
        let [
            ("src", Some(source)),
            size @ ..,
            ("alt", Some(AttributeValue::Literal(alt))),
        ] = &values[..]
        else {
            panic!("{values:?}");
        };
        let source = match source {
            AttributeValue::Literal(source) => source.clone(),
            AttributeValue::Expression(code) => {
                let file = code.value.strip_prefix("require(\"").unwrap();
                let file = file.strip_suffix("\").default").unwrap();
                file.replace("@site/static/", "/")
            }
        };
        for (name, value) in size {
            self.shape.push_str(&format!("{name}={value:?} "));
        }
        self.leaf(&format!("image[{source}]"), alt);
    }

    fn with_children(&mut self, name: &str, node: &Node) {
        self.open(name);
        self.children(node);
        self.close();
    }

    fn element(
        &mut self,
        name: &Option<String>,
        attributes: &[AttributeContent],
        children: &[Node],
    ) {
        self.open(name.as_deref().unwrap_or_default());
        for attribute in attributes {
            match attribute {
                AttributeContent::Property(property) => match &property.value {
                    Some(AttributeValue::Literal(value)) if property.name == "title" => {
                        self.title(value);
                    }
                    Some(AttributeValue::Literal(value)) if property.name == "alt" => {
                        self.leaf("alt", value);
                    }
                    value => self
                        .shape
                        .push_str(&format!("{}={value:?} ", property.name)),
                },
                AttributeContent::Expression(_) => self.shape.push_str("EXPRESSION"),
            }
        }
        for child in children {
            self.node(child);
        }
        self.close();
    }

    fn title(&mut self, title: &str) {
        if !self.markdown_titles {
            return self.leaf("title", title);
        }
        self.open("title");
        let title = markdown::to_mdast(title, &ParseOptions::gfm()).unwrap();
        self.node(&title);
        self.close();
    }

    /// A tag in Markdown. Code spans, fences and images may be written as elements.
    pub fn html(&mut self, html: &str) {
        if let Some(element) = html.strip_prefix("<pre><code") {
            let (language, content) = element.split_once('>').unwrap_or_default();
            let language = language
                .trim_start_matches(" class=\"language-")
                .trim_end_matches('"');
            let content = content.strip_suffix("</code></pre>").unwrap_or("?");
            let content = decoded(content);
            self.leaf(&format!("fence[{language}]"), &content);
        } else if let Some(image) = html.strip_prefix("<img src=\"") {
            let (src, alt) = image.split_once("\" alt=\"").unwrap();
            let alt = decoded(alt.strip_suffix("\" />").unwrap());
            self.leaf(&format!("image[{src}]"), &alt);
        } else if html == "<code>" {
            self.open("code");
        } else if html == "</code>" {
            self.close();
        } else if html != "<span>" && html != "</span>" {
            self.leaf(html, "");
        }
    }
}

fn is_preformatted(content: &[Node]) -> bool {
    let [Node::MdxJsxTextElement(element)] = content else {
        return false;
    };
    element.name.as_deref() == Some("pre")
}

/// `text` without its character references.
fn decoded(text: &str) -> String {
    let parts = text.split("&#").enumerate();
    let parts = parts.map(|(at, part)| match part.split_once(';') {
        Some((number, rest)) if at > 0 => {
            let character = char::from_u32(number.parse().unwrap()).unwrap();
            format!("{character}{rest}")
        }
        _ => part.to_owned(),
    });
    parts.collect()
}

fn is_bare(url: &str, content: &[Node]) -> bool {
    let [Node::Text(text)] = content else {
        return false;
    };
    let text = text.value.as_str();
    [
        text.to_owned(),
        format!("http://{text}"),
        format!("mailto:{text}"),
    ]
    .iter()
    .any(|own| own == url)
}
