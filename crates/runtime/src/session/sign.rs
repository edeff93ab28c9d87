//! Assertions that the product signs: JSON Web Tokens (RFC 7519, 7523) with RS256.

use super::flow::random;
use crate::request::object;
use crate::table::{Assertion, Json, Session};
use crate::template::{Filler, as_it_is};
use crate::{RequestError, Secret};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use std::time::{SystemTime, UNIX_EPOCH};

/// The assertions of a session, made at this moment.
pub(super) fn all(
    session: &Session,
    filler: Filler<'_>,
    now: SystemTime,
) -> Result<Vec<(&'static str, Secret)>, RequestError> {
    let assertions = session.assertions.iter();
    let signed = assertions.map(|one| assertion(one, filler, now).map(|signed| (one.id, signed)));
    signed.collect()
}

fn assertion(
    assertion: &Assertion,
    filler: Filler<'_>,
    now: SystemTime,
) -> Result<Secret, RequestError> {
    let key = filler.fill_all(assertion.key, as_it_is)?;
    let since = now.duration_since(UNIX_EPOCH);
    let issued = since.unwrap_or_default().as_secs();
    let expires = issued.saturating_add(assertion.expires.into());
    let header = part(
        filler,
        [("alg", "RS256".into()), ("typ", "JWT".into())],
        assertion.header,
    )?;
    let payload = part(
        filler,
        [
            ("iat", issued.into()),
            ("exp", expires.into()),
            ("jti", random().expose().into()),
        ],
        assertion.payload,
    )?;
    let message = [header.as_str(), ".", &payload].concat();
    let field = filler.first_name(assertion.key).unwrap_or(assertion.id);
    let signature = rs256(&key, field, message.as_bytes())?;
    Ok([&message, ".", &URL_SAFE_NO_PAD.encode(signature)]
        .concat()
        .into())
}

/// The header or the payload: what the runtime knows, and then what the spec says.
fn part<const N: usize>(
    filler: Filler<'_>,
    own: [(&str, Value); N],
    members: &[(&str, Json)],
) -> Result<String, RequestError> {
    let own = own
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    let mut all: Map<String, Value> = own.collect();
    all.extend(object(filler, members)?);
    Ok(URL_SAFE_NO_PAD.encode(Value::Object(all).to_string()))
}

#[cfg(not(feature = "sign"))]
fn rs256(_: &str, _: &'static str, _: &[u8]) -> Result<Vec<u8>, RequestError> {
    Err(RequestError::NoSigning)
}

/// RFC 7518, 3.3: RSASSA-PKCS1-v1_5 with SHA-256, by the key that the field holds.
#[cfg(feature = "sign")]
fn rs256(key: &str, field: &'static str, message: &[u8]) -> Result<Vec<u8>, RequestError> {
    use crate::ValueProblem;
    use ring::signature::RSA_PKCS1_SHA256;
    let problem = ValueProblem::PrivateKey;
    let refused = RequestError::Value { field, problem };
    let Some(key) = rsa_key(key) else {
        return Err(refused);
    };
    let mut signature = vec![0; key.public().modulus_len()];
    let random = ring::rand::SystemRandom::new();
    key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
        .map_err(|_| refused)?;
    Ok(signature)
}

/// The key in a text that holds one as PEM: PKCS #8 (RFC 5958), or PKCS #1 (RFC 8017). The text
/// may come out of a JSON file, with `\n` written as two characters, or out of an input that has
/// made one line of it.
#[cfg(feature = "sign")]
fn rsa_key(text: &str) -> Option<ring::signature::RsaKeyPair> {
    use base64::engine::general_purpose::STANDARD;
    use ring::signature::RsaKeyPair;
    use zeroize::Zeroizing;
    let between = |kind: &str| {
        let (begin, end) = (
            format!("-----BEGIN {kind}-----"),
            format!("-----END {kind}-----"),
        );
        let (_, body) = text.split_once(&begin)?;
        let (body, _) = body.split_once(&end)?;
        let body = Zeroizing::new(body.replace("\\n", ""));
        let body = body.split_ascii_whitespace();
        let body = Zeroizing::new(body.collect::<String>());
        STANDARD.decode(body.as_bytes()).ok().map(Zeroizing::new)
    };
    match between("PRIVATE KEY") {
        Some(der) => RsaKeyPair::from_pkcs8(&der).ok(),
        None => RsaKeyPair::from_der(&between("RSA PRIVATE KEY")?).ok(),
    }
}
