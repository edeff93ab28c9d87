//! The button of a form. A method without fields is nothing but that: the person signs in elsewhere.

use connspec_spec::model::{AuthKind, AuthMethod, Connector};
use serde::Serialize;

use super::Form;
use crate::plain;

/// What the button says, and what the host does when it is pressed.
#[derive(Debug, Serialize)]
pub(super) struct Submit {
    pub(super) label: String,
    /// `connect` with the values, `authorize`: send the person to the vendor to sign in, or `save`
    /// the values of the operator.
    action: &'static str,
}

pub(super) fn submit(connector: &Connector, method: &AuthMethod, form: Form<'_>) -> Submit {
    let (label, action) = if form.is_setup {
        ("Save".to_owned(), "save")
    } else if method.kind == AuthKind::AuthorizationCode {
        let name = plain::text(&connector.name);
        (format!("Continue to {name}"), "authorize")
    } else {
        ("Connect".to_owned(), "connect")
    };
    Submit { label, action }
}
