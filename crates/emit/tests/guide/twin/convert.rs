//! From a hub page back to a spec that would give it.

use serde_json::{Value, json};

use super::html::{Element, Node, parse};
use super::{Linking, LinkingStep};

/// A spec as YAML, and the closing part.
pub fn convert(page: &str) -> (String, Linking) {
    let page = parse(page);
    let sections = page.elements().filter(|element| element.name == "section");
    let mut sections: Vec<_> = sections
        .enumerate()
        .map(|(number, element)| section(number, element))
        .collect();
    let mut labels = Vec::new();
    let linking = linking(page.find("div"), &mut labels);
    let fields = labels.iter().enumerate();
    let fields: Vec<_> = fields
        .map(|(at, label)| json!({"id": format!("field_{at}"), "label": label, "type": "secret"}))
        .collect();
    let place = (0..labels.len()).map(
        |at| json!({"in": "header", "name": format!("X-{at}"), "value": format!("{{field_{at}}}")}),
    );
    let place: Vec<_> = place.collect();
    let ids: Vec<_> = (0..labels.len()).map(|at| format!("field_{at}")).collect();
    sections[0]["steps"][0]["gives"] = json!(ids);
    let spec = json!({
        "connspec": 1,
        "id": "converted",
        "name": "Converted",
        "description": "A page that came from elsewhere.",
        "urls": {"api": "https://api.example.com"},
        "auth": [{
            "id": "method",
            "label": "Method",
            "type": "api_key",
            "place": place,
            "fields": fields,
            "check": [{"title": "Ask", "request": "GET {api}/"}],
            "guide": {"sections": sections},
        }],
    });
    (serde_yaml::to_string(&spec).unwrap(), linking)
}

fn section(number: usize, section: &Element) -> Value {
    let intro = section
        .elements()
        .filter(|element| !matches!(element.name.as_str(), "h2" | "Steps"));
    let intro: Vec<_> = intro.map(block).collect();
    let steps = section.find("Steps").elements().enumerate();
    let steps: Vec<_> = steps
        .map(|(at, step)| {
            json!({
                "id": format!("step_{number}_{at}"),
                "title": step.attribute("title"),
                "body": blocks(step.find("div")),
            })
        })
        .collect();
    json!({
        "id": format!("section_{number}"),
        "title": words(section.find("h2")),
        "intro": intro.join("\n\n"),
        "steps": steps,
    })
}

/// The closing part; the labels that it lists go to `labels`.
fn linking(part: &Element, labels: &mut Vec<String>) -> Linking {
    let mut linking = Linking {
        title: words(part.find("h2")),
        ..Linking::default()
    };
    for step in part.find("Steps").elements() {
        let list = step.elements().find(|element| lists_labels(element));
        labels.extend(
            list.iter()
                .flat_map(|list| list.elements().map(|item| words(item.find("strong")))),
        );
        let mut body = vec![String::new()];
        for node in &step.children {
            match node {
                Node::Element(element) if lists_labels(element) => {}
                Node::Element(element) if element.name == "ul" => body.push(block(element)),
                node => {
                    if let Some(paragraph) = body.last_mut() {
                        paragraph.push_str(&inline(node));
                    }
                }
            }
        }
        linking.steps.push(LinkingStep {
            title: step.attribute("title").to_owned(),
            body: body
                .iter()
                .map(|block| block.trim())
                .collect::<Vec<_>>()
                .join("\n\n"),
            lists_fields: list.is_some(),
        });
    }
    let outro = part
        .elements()
        .skip_while(|element| element.name != "Steps")
        .skip(1);
    linking.outro = outro.map(block).collect::<Vec<_>>().join("\n\n");
    linking
}

/// Whether it is a list of nothing but labels in bold.
fn lists_labels(element: &Element) -> bool {
    element.name == "ul"
        && element.elements().all(
            |item| matches!(&item.children[..], [Node::Element(label)] if label.name == "strong"),
        )
}

fn blocks(parent: &Element) -> String {
    parent
        .elements()
        .map(block)
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn block(element: &Element) -> String {
    match element.name.as_str() {
        "p" => inlines(element),
        "ul" => {
            let items = element
                .elements()
                .map(|item| format!("- {}", inlines(item)));
            items.collect::<Vec<_>>().join("\n")
        }
        name => panic!("no block of a spec becomes <{name}>"),
    }
}

fn inlines(element: &Element) -> String {
    element.children.iter().map(inline).collect()
}

fn inline(node: &Node) -> String {
    match node {
        Node::Text(text) => escaped(text),
        Node::Element(element) => {
            let content = inlines(element);
            match element.name.as_str() {
                "strong" => format!("**{content}**"),
                "a" => format!("[{content}]({})", element.attribute("href")),
                name => panic!("no inline of a spec becomes <{name}>"),
            }
        }
    }
}

/// Text that Markdown reads as it is, but for code spans.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut code = false;
    for c in text.chars() {
        code ^= c == '`';
        if !code && matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The words of an element that has nothing else in it.
fn words(element: &Element) -> String {
    match &element.children[..] {
        [Node::Text(text)] => text.clone(),
        other => panic!("words were expected: {other:?}"),
    }
}
