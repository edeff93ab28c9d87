//! Credentials that are ready to be used.

use crate::address::{push_segments, resolve};
use crate::auth::authenticate;
use crate::request::RequestBuilder;
use crate::session::{Captured, Flow};
use crate::table::{AuthMethod, Start, StepTable};
use crate::template::Filler;
use crate::{Check, Credentials, FormErrors, Request, RequestError, Values, form, path};
use http::Method;
use std::fmt;
use std::marker::PhantomData;

/// A name of what requests can start with. Generated `Url` enums implement it.
pub trait UrlName {
    /// Every name: the addresses of the table, and what is captured.
    const NAMES: &'static [&'static str];

    /// The name.
    fn name(self) -> &'static str;
}

/// Stands for the `Url` of a connector that is chosen at run time.
#[derive(Clone, Copy, Debug)]
pub enum AnyUrl {}

/// Validated credentials of one auth method. Builds authenticated requests and does no IO.
///
/// `U` is the enum of the connector's addresses; [`AnyUrl`] where the connector is chosen at run
/// time and addresses are named by text.
pub struct Connection<U> {
    method: &'static AuthMethod,
    values: Values,
    captured: Captured,
    flow: Flow,
    urls: PhantomData<fn(U)>,
}

impl<U: UrlName> Connection<U> {
    /// An authenticated request to the address `url`, whatever row of the table is chosen.
    ///
    /// `path` is what follows the address, as it stands in a URL: empty, or with a slash at the
    /// start; percent-encoded already; perhaps with a query behind `?`. It has no fragment and no
    /// segment that is `.` or `..`. Whoever puts a text from outside into it must encode the text
    /// first. Parameters that carry credentials come behind its own.
    ///
    /// # Errors
    /// Says what is wrong with the path, or which field's value cannot stand where it has to.
    pub fn request(&self, method: Method, url: U, path: &str) -> Result<Request, RequestError> {
        self.build(method, url.name(), path)
    }
}

impl Connection<AnyUrl> {
    /// As for a connector that is known at compile time, with the address named by its id.
    ///
    /// # Errors
    /// Says that there is no such address, what is wrong with the path, or which field's value
    /// cannot stand where it has to.
    pub fn request(&self, method: Method, url: &str, path: &str) -> Result<Request, RequestError> {
        self.build(method, url, path)
    }
}

impl<U> Connection<U> {
    /// Validates credentials as the form does.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn new<C: Credentials>(credentials: C) -> Result<Self, FormErrors> {
        let values = form::validate(C::METHOD, credentials.into_values())?;
        Ok(Self::with_values(C::METHOD, values))
    }

    /// With values that have been validated.
    pub(crate) fn with_values(method: &'static AuthMethod, values: Values) -> Self {
        Self {
            method,
            values,
            captured: Captured::default(),
            flow: Flow::default(),
            urls: PhantomData,
        }
    }

    /// The method that it connects by.
    #[must_use]
    pub const fn auth_method(&self) -> &'static AuthMethod {
        self.method
    }

    /// How to see that the credentials work.
    #[must_use]
    pub fn check(&self) -> Check<'_> {
        Check::new(self.filler())
    }

    const fn filler(&self) -> Filler<'_> {
        Filler {
            method: self.method,
            values: &self.values,
            captured: &self.captured,
            flow: &self.flow,
        }
    }

    fn build(&self, method: Method, url: &str, path: &str) -> Result<Request, RequestError> {
        let path = path::parse(path).map_err(RequestError::Path)?;
        let filler = self.filler();
        let mut request = RequestBuilder::new(resolve(filler, url)?);
        request.path_mut().push_str(path.path);
        if let Some(query) = path.query {
            request.raw_query(query);
        }
        authenticate(filler, &mut request)?;
        request.build(method)
    }
}

/// The authenticated request of a step of a check.
pub(crate) fn step_request(
    filler: Filler<'_>,
    step: &'static StepTable,
) -> Result<Request, RequestError> {
    let table = &step.request;
    let Start::Address(url) = table.start else {
        return Err(RequestError::UnknownUrl);
    };
    let mut request = RequestBuilder::new(resolve(filler, url)?);
    push_segments(filler, table.path, request.path_mut())?;
    for (name, value) in table.query {
        // As in the path: literals are parts of a URL already, values are data.
        if let Some(value) = filler.fill(value, |value| Ok(path::encode(value)))? {
            request.raw_query(&[name, "=", &value].concat());
        }
    }
    authenticate(filler, &mut request)?;
    request.build(table.method.clone())
}

impl<U> Clone for Connection<U> {
    fn clone(&self) -> Self {
        Self::with_values(self.method, self.values.clone())
    }
}

/// Says what it connects to, and nothing that a person typed.
impl<U> fmt::Debug for Connection<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Connection({}.{})",
            self.method.connector, self.method.id
        )
    }
}
