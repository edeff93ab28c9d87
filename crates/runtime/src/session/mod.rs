//! Where tokens come from.

mod authorization;
mod authorize_error;
mod call;
mod captured;
mod error;
mod expiry;
mod flow;
mod obtain;
mod rfc3339;
mod sign;
mod store;
mod tokens;

pub use authorization::Authorization;
pub use authorize_error::AuthorizeError;
pub(crate) use captured::Captured;
pub use error::{SendError, TokenError};
pub(crate) use flow::Flow;
pub(crate) use store::TokenStore;
pub use tokens::{StoredError, Tokens};
