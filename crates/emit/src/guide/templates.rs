//! Page templates: minijinja with nothing in it but what pages need.
//!
//! - A name that the page does not have is an error, with the template's line.
//! - `{{ … }}` prints [`Encoded`] values only. A string of the template's own, a number, a joined
//!   or captured string is an error: nobody can print author text past an encoder.
//! - There are two filters, both from [`Encoded`] to [`Encoded`]: `[a, b] | join` puts blocks
//!   under each other with blank lines between, leaving out what is empty or `none`;
//!   `a | indent(4)` moves all lines but the first to the right, `a | indent(4, true)` the first
//!   one too; blank lines stay blank.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::encoded::Encoded;

/// An environment with `templates`, pairs of a name and a source.
///
/// # Errors
/// The first mistake in a template, with its name and line.
pub(crate) fn environment<'a>(
    templates: impl IntoIterator<Item = (&'static str, &'a str)>,
) -> Result<Environment<'a>, Error> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("encoded".into()));
    environment.set_formatter(|out, _, value| {
        let encoded = encoded(value)?;
        out.write_str(encoded.as_str()).map_err(Error::from)
    });
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.add_filter("join", join);
    environment.add_filter("indent", indent);
    for (name, source) in templates {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

fn encoded(value: &Value) -> Result<&Encoded, Error> {
    value.downcast_object_ref::<Encoded>().ok_or_else(|| {
        let kind = value.kind();
        let detail = format!("only encoded text can be printed, and this is a {kind}");
        Error::new(ErrorKind::InvalidOperation, detail)
    })
}

fn join(blocks: &Value) -> Result<Value, Error> {
    let mut joined = String::new();
    for block in blocks.try_iter()? {
        if block.kind() == ValueKind::None {
            continue;
        }
        let block = encoded(&block)?.as_str();
        if !joined.is_empty() && !block.is_empty() {
            joined.push_str("\n\n");
        }
        joined.push_str(block);
    }
    Ok(Encoded::new(joined).into())
}

fn indent(block: &Value, width: usize, first: Option<bool>) -> Result<Value, Error> {
    let mut moved = indented(encoded(block)?.as_str(), width);
    if first.unwrap_or(false) {
        moved.insert_str(0, &" ".repeat(width));
    }
    Ok(Encoded::new(moved).into())
}

/// `text` with all lines but the first moved by `width` columns.
pub(crate) fn indented(text: &str, width: usize) -> String {
    let mut moved = String::with_capacity(text.len() + 8 * width);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            moved.push('\n');
            if !line.is_empty() {
                moved.extend(std::iter::repeat_n(' ', width));
            }
        }
        moved.push_str(line);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    fn render(source: &'static str) -> Result<String, Error> {
        let environment = environment([("page", source)])?;
        environment.get_template("page")?.render(context! {
            one => Encoded::new("1\n\n2"),
            two => Encoded::new("3"),
            empty => Encoded::default(),
            raw => "raw",
            number => 7,
        })
    }

    #[test]
    fn prints_encoded_values() {
        assert_eq!(render("<{{ one }}>").unwrap(), "<1\n\n2>");
        assert_eq!(
            render("{{ [one, empty, none, two] | join | indent(2) }}\n").unwrap(),
            "1\n\n  2\n\n  3\n"
        );
        assert_eq!(
            render("{% if empty %}no{% endif %}{% if one %}yes{% endif %}").unwrap(),
            "yes"
        );
    }

    #[test]
    fn refuses_everything_else() {
        for source in [
            "{{ raw }}",
            "{{ number }}",
            "{{ 'own words' }}",
            "{{ one ~ two }}",
            "{{ [one, raw] | join }}",
            "{{ raw | indent(2) }}",
            "{{ one | safe }}",
            "{{ one | upper }}",
            "{% set words %}{{ one }}{% endset %}{{ words }}",
            "{% macro words() %}{{ one }}{% endmacro %}{{ words() }}",
            "{{ [one] }}",
            "{{ none }}",
            "{{ unknown }}",
            "{{ one.unknown }}",
            "{% if unknown %}{% endif %}",
            "{% for x in unknown %}{% endfor %}",
            "{% autoescape false %}{{ raw }}{% endautoescape %}",
            "{% autoescape 'html' %}{{ raw }}{% endautoescape %}",
            "{{ debug() }}",
            "{{",
        ] {
            assert!(render(source).is_err(), "{source}");
        }
    }

    #[test]
    fn an_error_has_a_line() {
        assert_eq!(render("a\nb\n{{ unknown }}").unwrap_err().line(), Some(3));
    }
}
