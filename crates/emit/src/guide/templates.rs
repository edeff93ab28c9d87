//! Page templates: minijinja with nothing in it but what pages need.
//!
//! - A name that the page does not have is an error, with the template's line.
//! - `{{ … }}` prints [`Encoded`] values only. A string of the template's own, a number, a joined
//!   or captured string is an error: nobody can print author text past an encoder.
//! - There are two filters, both from [`Encoded`] to [`Encoded`]: `[a, b] | join` puts blocks
//!   under each other with blank lines between, leaving out what is empty or `none`;
//!   `a | indent(4)` moves all lines but the first to the right, `a | indent(4, true)` the first
//!   one too; blank lines stay blank.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, ObjectRepr, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior};

use super::encoded::Encoded;

/// The name of a value that can be printed, looped over, called, and asked for anything, and gives
/// nothing. It stands for an expression that was put aside; see [`further`](super::further).
pub(super) const ASIDE: &str = "_";

/// An environment without templates.
pub(crate) fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("encoded".into()));
    environment.set_formatter(|out, _, value| {
        let encoded = encoded(value)?;
        out.write_str(encoded.as_str()).map_err(Error::from)
    });
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    environment.set_syntax(syntax.unwrap_or_else(|error| panic!("a marker is ambiguous: {error}")));
    environment.add_filter("join", join);
    environment.add_filter("indent", indent);
    environment
}

/// See [`ASIDE`].
#[derive(Debug)]
pub(super) struct Aside;

impl Object for Aside {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, _: &Value) -> Option<Value> {
        Some(Value::from_object(Self))
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, _: &[Value]) -> Result<Value, Error> {
        Ok(Value::from_object(Self))
    }
}

fn encoded(value: &Value) -> Result<&Encoded, Error> {
    if value.downcast_object_ref::<Aside>().is_some() {
        static NOTHING: Encoded = Encoded::nothing();
        return Ok(&NOTHING);
    }
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
        let mut environment = environment();
        environment.add_template("page", source)?;
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
