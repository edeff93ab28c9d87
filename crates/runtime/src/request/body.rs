//! What is sent with a request.

use crate::RequestError;
use crate::request::json;
use crate::table;
use crate::template::{Filler, as_it_is};
use http::HeaderValue;
use serde_json::{Map, Value as Json};
use url::form_urlencoded;
use zeroize::Zeroizing;

/// The media types of what is built here.
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// What is sent with a request, as long as something may be added to it.
#[derive(Clone, Default)]
pub(crate) enum Body {
    #[default]
    None,
    Json(Json),
    Form(Vec<(String, Zeroizing<String>)>),
    Bytes(HeaderValue, Vec<u8>),
}

impl Body {
    /// The body of a request of the connector's own.
    pub(super) fn of_table(filler: Filler<'_>, body: &table::Body) -> Result<Self, RequestError> {
        Ok(match body {
            table::Body::None => Self::None,
            table::Body::Json(template) => match json::value(filler, template)? {
                Some(value) => Self::Json(value),
                None => Self::None,
            },
            table::Body::Form(members) => {
                let mut pairs = Vec::with_capacity(members.len());
                for (name, template) in *members {
                    if let Some(value) = filler.fill(template, as_it_is)? {
                        pairs.push(((*name).to_owned(), value));
                    }
                }
                Self::Form(pairs)
            }
        })
    }

    /// Adds a credential under the key `name`.
    pub(super) fn insert(
        &mut self,
        name: &'static str,
        value: Zeroizing<String>,
    ) -> Result<(), RequestError> {
        if matches!(self, Self::None) {
            *self = Self::Json(Json::Object(Map::new()));
        }
        let taken = Err(RequestError::Taken { name });
        match self {
            Self::Json(Json::Object(members)) if members.contains_key(name) => taken,
            Self::Json(Json::Object(members)) => {
                members.insert(name.to_owned(), Json::String(value.to_string()));
                Ok(())
            }
            Self::Form(pairs) if pairs.iter().any(|(known, _)| known == name) => taken,
            Self::Form(pairs) => {
                pairs.push((name.to_owned(), value));
                Ok(())
            }
            _ => Err(RequestError::BodyKind { name }),
        }
    }

    /// Its media type and its bytes.
    pub(super) fn into_bytes(self) -> Option<(HeaderValue, Vec<u8>)> {
        match self {
            Self::None => None,
            Self::Json(value) => Some((JSON, value.to_string().into_bytes())),
            Self::Form(pairs) => {
                let mut text = form_urlencoded::Serializer::new(String::new());
                for (name, value) in &pairs {
                    text.append_pair(name, value);
                }
                Some((FORM, text.finish().into_bytes()))
            }
            Self::Bytes(content_type, bytes) => Some((content_type, bytes)),
        }
    }
}
