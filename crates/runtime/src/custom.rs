//! Requests that a function of the embedding application signs.

use crate::table::AuthMethod;
use crate::{Credentials, Values};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Signs a request, for connections with certain values.
pub(crate) type Signer =
    Arc<dyn Fn(&mut http::Request<Vec<u8>>) -> Result<(), CustomError> + Send + Sync>;

type MakeSigner = dyn Fn(Values) -> Signer + Send + Sync;

type Function<C> = dyn Fn(&C, &mut http::Request<Vec<u8>>) -> Result<(), CustomError> + Send + Sync;

/// A function that signs the requests of an auth method whose scheme no table can describe.
///
/// It gets the credentials and the request in its final form, body included, and adds headers or
/// parameters. It cannot send the request to another host.
pub struct Custom<C>(Arc<Function<C>>);

impl<C: Credentials + Send + Sync + 'static> Custom<C> {
    /// Signs requests by `function`.
    pub fn new<F>(function: F) -> Self
    where
        F: Fn(&C, &mut http::Request<Vec<u8>>) -> Result<(), CustomError> + Send + Sync + 'static,
    {
        Self(Arc::new(function))
    }

    /// For credentials of these values, which have been validated.
    pub(crate) fn signer(self, values: Values) -> Signer {
        let credentials = C::from_values(values);
        let function = self.0;
        Arc::new(move |request| function(&credentials, request))
    }
}

impl<C> Clone for Custom<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<C> fmt::Debug for Custom<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Custom(…)")
    }
}

/// The functions of an application that chooses connectors at run time.
#[derive(Default)]
pub struct Customs {
    /// By connector and method.
    functions: BTreeMap<(&'static str, &'static str), Box<MakeSigner>>,
}

impl Customs {
    /// No functions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Signs the requests of the method whose credentials `C` are by `function`.
    pub fn register<C, F>(&mut self, function: F)
    where
        C: Credentials + Send + Sync + 'static,
        F: Fn(&C, &mut http::Request<Vec<u8>>) -> Result<(), CustomError> + Send + Sync + 'static,
    {
        let custom = Custom::new(function);
        let key = (C::METHOD.connector, C::METHOD.id);
        let signer = move |values| custom.clone().signer(values);
        self.functions.insert(key, Box::new(signer));
    }

    pub(crate) fn signer(&self, method: &AuthMethod, values: &Values) -> Option<Signer> {
        let function = self.functions.get(&(method.connector, method.id))?;
        Some(function(values.clone()))
    }
}

impl fmt::Debug for Customs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.functions.keys()).finish()
    }
}

/// Why a function has not signed a request. Its words are fixed, so that they cannot hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomError(&'static str);

impl CustomError {
    /// An error with these words.
    #[must_use]
    pub const fn new(words: &'static str) -> Self {
        Self(words)
    }
}

impl fmt::Display for CustomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for CustomError {}
