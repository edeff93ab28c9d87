//! Sending requests and reading the answers, whatever they are for.
//!
//! [`HttpClient`] is the one thing that the runtime needs from an HTTP library.
//! `ReqwestClient` is one that is ready to use; [`RetryPolicy`], [`Guarded`] and [`Against`] work
//! with any.

mod against;
mod error;
mod origin;
#[cfg(feature = "reqwest")]
mod reqwest_builder;
#[cfg(feature = "reqwest")]
mod reqwest_client;
#[cfg(feature = "reqwest")]
mod reqwest_error;
#[cfg(feature = "reqwest")]
mod resolver;
mod retry;
#[cfg(feature = "reqwest")]
mod special_address;

pub use against::{Against, AgainstError};
pub use error::{TransportError, TransportErrorKind};
pub use origin::{Guarded, Origin, check_origin};
#[cfg(feature = "reqwest")]
pub use reqwest_builder::{ClientBuildError, ReqwestClientBuilder};
#[cfg(feature = "reqwest")]
pub use reqwest_client::ReqwestClient;
pub use retry::{Repeat, RetryPolicy};

use http::{Request, Response};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A future that can be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What the runtime needs from an HTTP library, a timer and a clock.
///
/// The requests carry credentials. Whoever implements this follows no redirects, sends no
/// `Referer`, logs neither URLs nor headers nor bodies, and limits the time and the size of an
/// answer.
pub trait HttpClient: Send + Sync {
    /// Sends a request once and reads the whole answer, whatever its status is.
    ///
    /// # Errors
    /// Says why there is no whole answer.
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> BoxFuture<'_, Result<Response<Vec<u8>>, TransportError>>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// The time of day: what tokens expire by.
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A pointer to a client is a client.
macro_rules! forward {
    ($($pointer:ty),*) => {$(
        impl<C: HttpClient + ?Sized> HttpClient for $pointer {
            fn send(
                &self,
                request: Request<Vec<u8>>,
            ) -> BoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
                (**self).send(request)
            }

            fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
                (**self).sleep(duration)
            }

            fn now(&self) -> SystemTime {
                (**self).now()
            }
        }
    )*};
}

forward!(&C, Arc<C>, Box<C>);
