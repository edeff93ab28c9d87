//! One call to an endpoint that gives tokens.

use super::captured::Failure;
use super::{Captured, TokenError};
use crate::address::origins;
use crate::engine::exchange;
use crate::http::{HttpClient, Repeat};
use crate::request::{Draft, basic};
use crate::table::TokenCall;
use crate::template::Filler;
use crate::{Request, RequestError, Secret, Value};
use serde_json::Value as Json;

/// The error codes of RFC 6749, 4.1.2.1 and 5.2. They come from a book and not from a secret,
/// whatever the secret is.
const STANDARD: [&str; 10] = [
    "access_denied",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_response_type",
];

/// The longest error code that is shown.
const MAX_CODE: usize = 64;

/// What an endpoint has answered.
#[derive(Default)]
pub(super) struct Answer {
    /// `null` where it is no JSON.
    pub(super) json: Json,
    /// The error code in it.
    code: Option<String>,
}

/// Sends a call and takes the answer of success. It is sent once, whatever happens: a code and
/// most refresh tokens are good for one use, and nobody knows what a sign-in sets off.
pub(super) async fn send(
    call: &'static TokenCall,
    filler: Filler<'_>,
    client: &dyn HttpClient,
) -> Result<Answer, TokenError> {
    let request = request(call, filler)?;
    let response = exchange(client, request, Repeat::Never, &origins(filler)).await?;
    let json = serde_json::from_slice(response.body()).unwrap_or_default();
    let answer = Answer {
        code: code(&json, filler),
        json,
    };
    if response.status().is_success() {
        Ok(answer)
    } else {
        Err(TokenError::Refused {
            status: response.status().as_u16(),
            code: answer.code,
        })
    }
}

fn request(call: &TokenCall, filler: Filler<'_>) -> Result<Request, RequestError> {
    let mut draft = Draft::of_table(filler, &call.request)?;
    if let Some(pair) = &call.basic {
        basic(filler, pair, &mut draft)?;
    }
    draft.accept_json();
    draft.build()
}

impl Answer {
    /// Takes what the call captures out of the answer.
    pub(super) fn take(
        &self,
        call: &'static TokenCall,
        captured: &mut Captured,
    ) -> Result<(), TokenError> {
        let found = |pointer: &str| match self.json.pointer(pointer)? {
            Json::String(text) if !text.is_empty() => Some(Secret::from(text.as_str())),
            Json::Number(number) => Some(number.to_string().into()),
            _ => None,
        };
        captured
            .take(call.captures, found)
            .map_err(|failure| match failure {
                Failure::Missing(name) => TokenError::Missing {
                    name,
                    code: self.code.clone(),
                },
                failure => failure.into(),
            })
    }
}

/// The error code of an answer, where it can be shown: a short word that is no part of a secret.
fn code(json: &Json, filler: Filler<'_>) -> Option<String> {
    let code = json.get("error")?.as_str()?;
    is_shown(code, filler).then(|| code.to_owned())
}

/// Whether a word that came from outside can be shown.
pub(super) fn is_shown(code: &str, filler: Filler<'_>) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let is_short = (1..=MAX_CODE).contains(&code.len()) && code.bytes().all(is_word);
    let is_part =
        |secret: &Secret| secret.expose().contains(code) || code.contains(secret.expose());
    let values = filler.values.iter().flatten();
    let typed = values.filter_map(|value| match value {
        Value::Secret(secret) => Some(secret),
        _ => None,
    });
    let captured = filler.captured.iter().map(|(_, value)| value);
    let flow = filler.flow.secrets();
    STANDARD.contains(&code) || is_short && !typed.chain(captured).chain(flow).any(is_part)
}
