//! What generated connectors stand on.
//!
//! A generated connector is tables ([`table`]) and thin types over them; everything that it *does*
//! is here, once: validating what a person typed ([`FormErrors`]), building authenticated requests
//! and getting the tokens for them ([`Connection`]), sending a person to the vendor and back
//! ([`Authorization`]), seeing that a connection works ([`Report`]).
//!
//! Building a [`Request`] does no IO. An [`HttpClient`] sends it: `ReqwestClient`, which the feature
//! `reqwest` brings and which is on by default, or one of the embedding application.
//!
//! # Values of a form
//!
//! The form and this crate accept the same values, because both normalise first and then look at
//! the same keywords:
//!
//! 1. A text is trimmed of [`TRIMMED`] at both ends, unless its field says otherwise.
//! 2. A text that is then empty and whose field is optional counts as absent.
//! 3. What is left must fit the field's keywords, in the order of [`Keyword`]; the first that
//!    refuses it is reported. Keys that no field has are refused. `null` is a value of the wrong
//!    type and not an absent one.

mod address;
mod check;
mod choice;
mod connection;
mod credentials;
mod custom;
mod engine;
mod escape;
mod form;
mod form_errors;
mod hosts;
mod http;
mod method;
mod path;
mod pattern;
mod registry;
mod report;
mod request;
mod request_error;
mod secret;
mod session;
mod step_failure;
pub mod table;
mod template;
mod trim;
mod url_path;
mod value;

pub use ::http::{Method, StatusCode};
pub use check::{CheckStep, StepOutcome};
pub use choice::UnknownOption;
pub use connection::{AnyUrl, Connection, UrlName};
pub use credentials::{Credentials, FieldValue};
pub use custom::{Custom, CustomError, Customs};
pub use engine::Response;
pub use form_errors::{FormError, FormErrors, Keyword};
pub use http::{
    Against, AgainstError, BoxFuture, Guarded, HttpClient, Origin, Repeat, RetryPolicy,
    TransportError, TransportErrorKind, check_origin,
};
#[cfg(feature = "reqwest")]
pub use http::{ClientBuildError, ReqwestClient, ReqwestClientBuilder};
pub use registry::{ConfiguredMethod, ConnectError, UnknownId, find};
pub use report::{AccountReport, Outcome, Report, StepReport, StepResult};
pub use request::{Request, RequestBuilder};
pub use request_error::{PathProblem, RequestError, ValueProblem};
pub use secret::Secret;
pub use session::{Authorization, AuthorizeError, SendError, StoredError, TokenError, Tokens};
pub use step_failure::{FailureKind, StepFailure};
pub use trim::TRIMMED;
pub use value::{Value, Values};

/// For the macros of this crate only.
#[doc(hidden)]
pub mod private {
    pub use crate::credentials::next_value;
    pub use serde;
    pub use serde_json;
}
