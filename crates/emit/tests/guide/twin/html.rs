//! Reads the tags of a hub page: no more of HTML than such a page has.

/// A part of a page.
#[derive(Debug)]
pub enum Node {
    /// Words, with their white space.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// `Step`, `p`.
    pub name: String,
    /// `title="…"`; the value is empty where there is none.
    pub attributes: Vec<(String, String)>,
    /// What stands between its tags.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The elements in it, without what stands between them.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name in it.
    pub fn find(&self, name: &str) -> &Self {
        self.elements()
            .find(|element| element.name == name)
            .unwrap_or_else(|| panic!("no <{name}> in {self:?}"))
    }
}

/// The page as an element without a name.
pub fn parse(page: &str) -> Element {
    let mut open = vec![Element {
        name: String::new(),
        attributes: Vec::new(),
        children: Vec::new(),
    }];
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        text(&rest[..start], &mut open);
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().unwrap();
            assert_eq!(element.name, name);
            push(Node::Element(element), &mut open);
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            open.push(Element {
                name: name.to_owned(),
                attributes: self::attributes(attributes),
                children: Vec::new(),
            });
        }
    }
    text(rest, &mut open);
    let root = open.pop().unwrap();
    assert!(open.is_empty(), "{open:?} is not closed");
    root
}

fn push(node: Node, open: &mut [Element]) {
    open.last_mut().unwrap().children.push(node);
}

fn text(text: &str, open: &mut [Element]) {
    if !text.is_empty() {
        push(Node::Text(text.to_owned()), open);
    }
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let (value, behind) = match behind.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => ("", behind),
        };
        attributes.push((name.to_owned(), value.to_owned()));
        rest = behind.trim_start();
    }
    attributes
}
