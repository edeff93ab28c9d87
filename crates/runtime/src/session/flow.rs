//! The values of a flow that is under way.

use crate::Secret;

/// What the authorization code flow and the signing of assertions made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// Where the person comes back to.
    pub(crate) redirect_uri: Option<String>,
    /// What ties the callback to the person who started.
    pub(crate) state: Option<String>,
    /// RFC 7636: the digest of the verifier.
    pub(crate) code_challenge: Option<String>,
    /// RFC 7636: the verifier.
    pub(crate) code_verifier: Option<Secret>,
    /// The code of the callback.
    pub(crate) code: Option<Secret>,
    /// The signed assertions by name.
    pub(crate) assertions: Vec<(&'static str, Secret)>,
}

impl Flow {
    /// The assertion of that name.
    pub(crate) fn signed(&self, name: &str) -> Option<&str> {
        let found = self.assertions.iter().find(|(id, _)| *id == name);
        found.map(|(_, assertion)| assertion.expose())
    }
}
