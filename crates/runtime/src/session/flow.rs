//! The values of a flow that is under way.

use crate::Secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What the authorization code flow and the signing of assertions made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// Where the person comes back to.
    pub(crate) redirect_uri: Option<String>,
    /// What ties the callback to the person who started.
    pub(crate) state: Option<Secret>,
    /// RFC 7636: the verifier.
    pub(crate) code_verifier: Option<Secret>,
    /// The code of the callback.
    pub(crate) code: Option<Secret>,
    /// The signed assertions by name.
    pub(crate) assertions: Vec<(&'static str, Secret)>,
}

impl Flow {
    pub(crate) const NONE: Self = Self {
        redirect_uri: None,
        state: None,
        code_verifier: None,
        code: None,
        assertions: Vec::new(),
    };

    /// Everything in it that is not to be shown.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let assertions = self.assertions.iter().map(|(_, assertion)| assertion);
        let own = [&self.state, &self.code_verifier, &self.code];
        own.into_iter().flatten().chain(assertions)
    }

    /// The assertion of that name.
    pub(crate) fn signed(&self, name: &str) -> Option<&str> {
        let found = self.assertions.iter().find(|(id, _)| *id == name);
        found.map(|(_, assertion)| assertion.expose())
    }

    /// RFC 7636, 4.2: the digest of the verifier.
    pub(crate) fn code_challenge(&self) -> Option<String> {
        let verifier = self.code_verifier.as_ref()?;
        Some(URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose())))
    }
}

/// A text that nobody can guess: 32 bytes from the operating system as 43 characters, all of them
/// letters, digits, `-` and `_`.
///
/// # Panics
/// If the operating system has no random numbers, which leaves nothing to go on with.
pub(crate) fn random() -> Secret {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
    URL_SAFE_NO_PAD.encode(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::{Flow, random};

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        let flow = Flow {
            code_verifier: Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into()),
            ..Flow::default()
        };
        let challenge = flow.code_challenge().unwrap();
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!(Flow::default().code_challenge(), None);
    }

    #[test]
    fn no_two_random_texts_are_the_same() {
        let (one, other) = (random(), random());
        assert_ne!(one.expose(), other.expose());
        assert_eq!(one.expose().len(), 43);
    }
}
