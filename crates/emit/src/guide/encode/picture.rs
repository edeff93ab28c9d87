//! Pictures: where they lie, and the text that stands for them.
#![expect(clippy::disallowed_methods, reason = "an encoder")]

use connspec_spec::model::{Image, ImageKind};

use super::attribute::attribute;
use super::destination;
use super::inline::Line;
use super::place::{Place, Reader};
use super::text::{encode, references};

/// `![…](…)`, or `<img>` where the text would not be shown as it is: VitePress drops character
/// references and backslashes from it, and Docusaurus escapes it a second time.
pub(super) fn picture(image: &Image, line: Line) -> String {
    let place = Place {
        cell: line.cell,
        picture: true,
        ..Place::INSIDE
    };
    let text = image.alt.open();
    let source = destination::url(image.src.as_str());
    let mut alt = String::new();
    encode(text, line.reader, place, &mut alt);
    match line.reader {
        Reader::Markdown if alt.contains("&#") || alt.contains('\\') => html(image, ""),
        Reader::Docusaurus if text.contains(['"', '&', '\'', '<', '>']) => element(image, ""),
        _ => format!("![{alt}]({source})"),
    }
}

/// A picture of 24 pixels in a line. Markdown knows no sizes.
pub(crate) fn small_picture(image: &Image, reader: Reader) -> String {
    match reader {
        Reader::Docusaurus => element(image, " width=\"24\""),
        // Starlight takes in the files of Markdown's pictures alone, and shows each as a block.
        Reader::Starlight => {
            let picture = picture(image, Line::new(reader));
            format!(
                "<span style=\"display: inline-block; width: 24px; vertical-align: middle\">{picture}</span>"
            )
        }
        Reader::Markdown | Reader::Mdx | Reader::Title => html(image, " width=\"24\""),
    }
}

/// A picture as an element in Markdown.
fn html(image: &Image, size: &str) -> String {
    let source = destination::url(image.src.as_str());
    let alt = references(image.alt.open());
    format!("<img src=\"{source}\"{size} alt=\"{alt}\" />")
}

/// A picture as an element in Docusaurus.
fn element(image: &Image, size: &str) -> String {
    let alt = attribute(image.alt.open()).replace('|', "&#124;");
    let source = match bundled(image.src.as_str()) {
        Some(file) => format!("{{require(\"{file}\").default}}"),
        None => format!("\"{}\"", destination::url(image.src.as_str())),
    };
    format!("<img src={source}{size} alt=\"{alt}\" />")
}

/// How a script of Docusaurus names the picture at `address`, as what Docusaurus makes of `![…](…)`
/// does: the address of an element would stay as it is, wherever the picture and the site end up.
fn bundled(address: &str) -> Option<String> {
    let file = match address.strip_prefix('/') {
        Some(path) => format!("@site/static/{path}"),
        None => address.to_owned(),
    };
    is_bundled(&file).then_some(file)
}

/// Whether `file` names a picture beside the pages or among the files of a Docusaurus site, in
/// letters that mean nothing to the bundler: it runs what is no picture, and what stands before
/// a `!`.
pub(crate) fn is_bundled(file: &str) -> bool {
    let places = ["./", "../", "@site/static/"];
    let path = places.iter().find_map(|place| file.strip_prefix(place));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    path.is_some_and(|path| {
        let mut names = path.split('/');
        names.all(|name| !matches!(name, "" | "." | "..") && name.chars().all(is_plain))
            && ImageKind::of_name(&path.to_ascii_lowercase()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use connspec_spec::Text;
    use connspec_spec::model::ImageSource;

    use super::*;

    fn printed(source: &str, alt: &str, reader: Reader) -> String {
        let image = Image {
            src: ImageSource::Address(source.to_owned()),
            alt: Text::new(alt, Default::default()),
        };
        picture(&image, Line::new(reader))
    }

    #[test]
    fn what_needs_no_element_has_none() {
        for (alt, reader) in [
            ("The dialog", Reader::Markdown),
            ("It's a \"key\" & more", Reader::Markdown),
            ("It's a \"key\" & more", Reader::Starlight),
            ("The {dialog} | `a`", Reader::Docusaurus),
        ] {
            let printed = printed("./a.png", alt, reader);
            assert!(printed.starts_with("!["), "{printed}");
            assert!(printed.ends_with("](./a.png)"), "{printed}");
        }
    }

    #[test]
    fn docusaurus_takes_in_its_own_pictures() {
        for (source, expected) in [
            (
                "./images/a-b.png",
                r#"{require("./images/a-b.png").default}"#,
            ),
            ("../a_1.webp", r#"{require("../a_1.webp").default}"#),
            (
                "/img/A.JPG",
                r#"{require("@site/static/img/A.JPG").default}"#,
            ),
            ("https://x.io/a.png", r#""https://x.io/a.png""#),
            ("/a%20b.png", r#""/a%20b.png""#),
            ("/a.png?b=1&c", r#""/a.png?b=1&#38;c""#),
            ("/a.svg", r#""/a.svg""#),
            ("/a.js", r#""/a.js""#),
            ("/a.js!/b.png", r#""/a.js!/b.png""#),
            ("/../a.png", r#""/../a.png""#),
            ("//x.io/a.png", r#""//x.io/a.png""#),
        ] {
            let printed = printed(source, "It's", Reader::Docusaurus);
            assert_eq!(printed, format!("<img src={expected} alt=\"It's\" />"));
        }
    }

    #[test]
    fn texts_of_elements_are_escaped() {
        let alt = "a \"b\" <c> &amp; 'd' {e}|\n\\";
        assert_eq!(
            printed("/a.svg", alt, Reader::Docusaurus),
            r#"<img src="/a.svg" alt="a &#34;b&#34; &#60;c> &#38;amp; 'd' {e}&#124; \" />"#
        );
        assert_eq!(
            printed("/a.svg", "a \\[b]", Reader::Markdown),
            r#"<img src="/a.svg" alt="a &#92;&#91;b&#93;" />"#
        );
    }
}
