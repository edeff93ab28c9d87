//! What an unquoted scalar means: by YAML 1.2, and by the readers that disagree with it.

use super::{Scalar, Style};

/// What a scalar is by the core schema of YAML 1.2 (chapter 10.3.2). Quoted ones are text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plain {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text,
}

pub(crate) fn resolve(scalar: &Scalar) -> Plain {
    if scalar.style != Style::Plain {
        return Plain::Text;
    }
    let text = scalar.text.as_str();
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Null,
        "true" | "True" | "TRUE" => return Plain::Bool(true),
        "false" | "False" | "FALSE" => return Plain::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = |digits: &str, radix| i64::from_str_radix(digits, radix).ok();
    let prefixed = [("0x", 16), ("0o", 8)]
        .into_iter()
        .find_map(|(prefix, base)| radix(text.strip_prefix(prefix)?, base));
    if let Some(value) = prefixed {
        return Plain::Integer(value);
    }
    if !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && let Ok(value) = text.parse()
    {
        return Plain::Integer(value);
    }
    if is_float(digits)
        && let Ok(value) = text.parse::<f64>()
    {
        return Plain::Float(value);
    }
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Plain::Float(f64::NAN);
    }
    Plain::Text
}

/// `[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?` or `\.[0-9]+…`
fn is_float(digits: &str) -> bool {
    let (mantissa, exponent) = digits
        .split_once(['e', 'E'])
        .map_or((digits, None), |(m, e)| (m, Some(e)));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa_fits =
        all_digits(whole) && all_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    let exponent_fits = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !digits.is_empty() && all_digits(digits)
    });
    mantissa_fits && exponent_fits
}

/// Whether an unquoted scalar that YAML 1.2 reads as text is something else to a reader of
/// YAML 1.1, which most are: a boolean (`no`), a number with colons or underscores (`12:30`,
/// `1_000`, `0b1`), a date.
pub(crate) fn is_read_differently(scalar: &Scalar) -> bool {
    if scalar.style != Style::Plain {
        return false;
    }
    let text = scalar.text.as_str();
    let folded = text.to_ascii_lowercase();
    if matches!(
        folded.as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "=" | "<<"
    ) {
        return true;
    }
    let digits = folded.strip_prefix(['-', '+']).unwrap_or(&folded);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let only = |allowed: &str| {
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || allowed.contains(c))
    };
    let is_binary = digits
        .strip_prefix("0b")
        .is_some_and(|bits| !bits.is_empty() && bits.chars().all(|c| matches!(c, '0' | '1' | '_')));
    let is_date = digits.len() >= 8
        && digits.get(4..5) == Some("-")
        && only("-:.tz +")
        && digits.matches('-').count() >= 2;
    let is_sexagesimal = digits.contains(':') && only(":._");
    let has_underscores = digits.contains('_') && only("_.,");
    is_binary || is_date || is_sexagesimal || has_underscores
}

#[cfg(test)]
mod tests {
    use super::*;
    use connspec_diagnostics::Span;

    fn plain(text: &str) -> Scalar {
        Scalar {
            text: text.to_owned(),
            span: Span::default(),
            style: Style::Plain,
        }
    }

    #[test]
    fn core_schema() {
        assert_eq!(resolve(&plain("0123")), Plain::Integer(123));
        assert_eq!(resolve(&plain("-7")), Plain::Integer(-7));
        assert_eq!(resolve(&plain("0x1F")), Plain::Integer(31));
        assert_eq!(resolve(&plain("1.10")), Plain::Float(1.10));
        assert_eq!(resolve(&plain("1e3")), Plain::Float(1000.0));
        assert_eq!(resolve(&plain(".5")), Plain::Float(0.5));
        assert_eq!(resolve(&plain("~")), Plain::Null);
        assert_eq!(resolve(&plain("True")), Plain::Bool(true));
        for text in [
            "no", "1.2.3", "-", "+", ".", "e5", "1e", "0xg", "1_000", "12:30",
        ] {
            assert_eq!(resolve(&plain(text)), Plain::Text, "{text}");
        }
    }

    #[test]
    fn what_readers_disagree_about() {
        for text in [
            "no",
            "Yes",
            "off",
            "y",
            "12:30",
            "1_000",
            "0b11",
            "2026-11-20",
        ] {
            assert!(is_read_differently(&plain(text)), "{text}");
        }
        for text in ["none", "1.2.3", "10 items", "v1_000", "a:b", "now", "2nd"] {
            assert!(!is_read_differently(&plain(text)), "{text}");
        }
    }
}
