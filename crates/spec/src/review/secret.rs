//! Fields that look like secrets and are none.

use connspec_diagnostics::Diagnostic;

use crate::lower::items;
use crate::problem::field as problem;
use crate::surface::{Field, Spec};

/// Words at the end of a name that make it one of a secret.
const SECRETS: &[&[&str]] = &[
    &["secret"],
    &["password"],
    &["passphrase"],
    &["token"],
    &["api", "key"],
    &["auth", "key"],
    &["private", "key"],
    &["secret", "key"],
    &["signing", "key"],
];

/// Most words of a name that is the thing's own. In "Name of the token" there are more.
const LONGEST_NAME: usize = 3;

/// Reports fields of plain text with the name of a secret, unless the author says why they are none.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let shared = items(spec.fields.as_ref()).iter();
    let methods = items(spec.auth.as_ref()).iter();
    let own = methods.flat_map(|method| [method.fields(), method.setup_fields()]);
    for field in shared.chain(own.flat_map(items)) {
        let (Field::Text(text), Some(id)) = (field, field.id()) else {
            continue;
        };
        let label = field.label().map_or("", |label| label.0.text.as_str());
        let word = secret_word(&id.0.text).or_else(|| secret_word(label));
        if let Some(word) = word.filter(|_| text.not_secret.is_none()) {
            diagnostics.push(problem::secret_looking(id.0.span, &id.0.text, &word));
        }
    }
}

/// The words at the end of a name that make it one of a secret.
fn secret_word(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let words: Vec<_> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > LONGEST_NAME {
        return None;
    }
    let found = SECRETS.iter().find(|secret| words.ends_with(secret));
    found.map(|secret| secret.join(" "))
}
