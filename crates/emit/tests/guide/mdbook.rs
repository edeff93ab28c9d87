//! A second opinion on the flavour `markdown`: pulldown-cmark, which mdBook is built on.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::shape::{Page, Reader};

/// Takes a page apart as mdBook would.
pub fn read(page: &str) -> Page {
    let mut reader = Reader::default();
    let mut html = String::new();
    for event in Parser::new_ext(page, options()) {
        match event {
            Event::Start(Tag::HtmlBlock) => html.clear(),
            Event::Html(line) => html.push_str(&line),
            Event::End(TagEnd::HtmlBlock) if html.starts_with("<img") => {
                reader.open("Paragraph");
                reader.html(html.trim());
                reader.close();
            }
            Event::End(TagEnd::HtmlBlock) => reader.html(html.trim()),
            Event::InlineHtml(tag) => reader.html(&tag),
            Event::Text(text) => reader.text(&text),
            Event::Code(code) => {
                reader.open("code");
                reader.text(&code);
                reader.close();
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match &kind {
                    pulldown_cmark::CodeBlockKind::Fenced(language) => language,
                    pulldown_cmark::CodeBlockKind::Indented => "indented",
                };
                reader.open(&format!("fence[{language}]"));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                reader.open(&format!("image[{dest_url}]"));
            }
            Event::Start(Tag::Link { link_type, .. }) if link_type != LinkType::Inline => {
                reader.open(&format!("{link_type:?}"));
            }
            Event::Start(tag) => reader.open(&format!("{tag:?}")),
            Event::End(_) => reader.close(),
            Event::SoftBreak => reader.text(" "),
            other => {
                reader.open(&format!("{other:?}"));
                reader.close();
            }
        }
    }
    reader.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_WIKILINKS
}
