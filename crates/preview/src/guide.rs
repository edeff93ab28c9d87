//! A guide page of the flavour `markdown`, as a browser shows it.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// The page as an HTML document.
pub fn html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(harmless);
    let mut document = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Guide</title>\
         <link rel=\"stylesheet\" href=\"/guide.css\"><body>\n",
    );
    html::push_html(&mut document, events);
    document.push_str("</body></html>\n");
    document
}

/// Links that leave the page open another one, and of HTML only what our own encoders write is HTML.
/// They write texts of specs as character references, so nothing else should be here; if it ever is, a
/// reader sees it and a browser does not act on it.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(html) => Event::Html(own_tags(&html).into()),
        Event::InlineHtml(html) => Event::InlineHtml(own_tags(&html).into()),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => Event::InlineHtml(link(link_type, &dest_url)),
        Event::End(TagEnd::Link) => Event::InlineHtml("</a>".into()),
        other => other,
    }
}

fn link(link_type: LinkType, href: &str) -> CowStr<'static> {
    let mail = if link_type == LinkType::Email {
        "mailto:"
    } else {
        ""
    };
    let mut tag = format!("<a href=\"{mail}");
    for c in href.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                let _ = write!(tag, "&#{};", u32::from(c));
            }
            c => tag.push(c),
        }
    }
    tag.push('"');
    if !href.starts_with('#') {
        tag.push_str(" target=\"_blank\" rel=\"noopener noreferrer\"");
    }
    tag.push('>');
    tag.into()
}

/// `html` with every `<` escaped that begins no tag of our own.
fn own_tags(html: &str) -> String {
    let mut safe = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        safe.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest.find('>').map(|end| &rest[..=end]) {
            Some(tag) if is_own(tag) => {
                safe.push_str(tag);
                rest = &rest[tag.len()..];
            }
            _ => {
                safe.push_str("&lt;");
                rest = &rest[1..];
            }
        }
    }
    safe.push_str(rest);
    safe
}

fn is_own(tag: &str) -> bool {
    const PLAIN: &[&str] = &[
        "<br />",
        "</a>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<strong>",
        "</strong>",
    ];
    let is_id = |id: &str| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let anchor = tag
        .strip_prefix("<a id=\"")
        .and_then(|rest| rest.strip_suffix("\">"));
    let language = tag
        .strip_prefix("<code class=\"language-")
        .and_then(|rest| rest.strip_suffix("\">"));
    PLAIN.contains(&tag)
        || anchor.is_some_and(is_id)
        || language.is_some_and(is_id)
        || is_picture(tag)
}

/// `<img src="…" alt="…" />` and no other attribute.
fn is_picture(tag: &str) -> bool {
    let Some(attributes) = tag
        .strip_prefix("<img src=\"")
        .and_then(|rest| rest.strip_suffix("\" />"))
    else {
        return false;
    };
    let mut values = attributes.split("\" alt=\"");
    let source = values.next().unwrap_or_default();
    // Of another site, or of this one.
    let is_safe = source.starts_with("https://") || !source.contains(':');
    values.next().is_some()
        && values.next().is_none()
        && is_safe
        && attributes.matches('"').count() == 2
}

#[cfg(test)]
mod tests {
    use super::{html, own_tags};

    #[test]
    fn what_our_encoders_write_is_html() {
        for own in [
            "<a id=\"create-key\"></a>",
            "<pre><code>a&#60;b</code></pre>",
            "a<br />b",
            "<img src=\"https://a.example/b.png\" alt=\"the &#34;page&#34;\" />",
            "<img src=\"/b.png\" alt=\"\" />",
            "<img src=\"../images/b.png\" alt=\"\" />",
        ] {
            assert_eq!(own_tags(own), own);
        }
    }

    #[test]
    fn nothing_else_is() {
        for foreign in [
            "<script>alert(1)</script>",
            "<a id=\"a\" onclick=\"alert(1)\">",
            "<a href=\"javascript:alert(1)\">",
            "<img src=\"/a\" alt=\"\" onerror=\"alert(1)\" />",
            "<img src=\"javascript:a\" alt=\"\" />",
            "<img src=\"http://a.example/b.png\" alt=\"\" />",
            "<img src=\"/a\" onerror=\"alert(1)\" alt=\"\" />",
            "<A ID=\"a\">",
            "<br",
            "<!-- a -->",
            "<code class=\"language-a\" b>",
        ] {
            assert!(!own_tags(foreign).contains('<'), "{foreign}");
        }
    }

    #[test]
    fn links_open_another_page_unless_they_stay() {
        let page = html("[a](https://a.example/?b=\"c\"&d) and [b](#c) and <mail@a.example>\n");
        assert!(page.contains("<a href=\"#c\">b</a>"), "{page}");
        assert!(page.contains("rel=\"noopener noreferrer\">a</a>"), "{page}");
        assert!(page.contains("?b=&#34;c&#34;&#38;d\""), "{page}");
        assert!(page.contains("href=\"mailto:mail@a.example\""), "{page}");
    }
}
