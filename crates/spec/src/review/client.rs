//! Sign-ins whose app is the person's own.

use connspec_diagnostics::Diagnostic;

use crate::lower::items;
use crate::problem::token as problem;
use crate::surface::{AuthMethod, Field, Spec};

/// Reports a client of the authorization code flow that a person fills in. The product registers an
/// app once; a person who wants to sign in has none.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for method in items(spec.auth.as_ref()) {
        let AuthMethod::AuthorizationCode(code) = method else {
            continue;
        };
        let grant = code.grant();
        let own = items(method.fields()).iter();
        let fields: Vec<&Field> = own.chain(items(spec.fields.as_ref())).collect();
        let written = [
            ("client_id", grant.client_id),
            ("client_secret", grant.client_secret),
        ];
        let found = written.into_iter().find_map(|(key, text)| {
            let text = &text?.0;
            let field = fields.iter().find_map(|field| {
                let id = &field.id()?.0;
                let placeholder = format!("{{{}}}", id.text);
                text.text.contains(&placeholder).then_some(id)
            })?;
            Some(problem::personal_client(
                text.span,
                key,
                &field.text,
                field.span,
            ))
        });
        diagnostics.extend(found);
    }
}
