//! Credentials that are ready to be used.

use crate::check::{CheckStep, run};
use crate::engine::{Core, Parts};
use crate::http::HttpClient;
use crate::table::AuthMethod;
use crate::{
    Credentials, Custom, FormErrors, Report, Request, RequestBuilder, RequestError, TokenError,
    Tokens, form,
};
use http::Method;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

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

/// Validated credentials of one auth method. Builds authenticated requests, and gets the tokens for
/// them where the method needs some.
///
/// Clones share the tokens: however many tasks need new ones, they are got once.
///
/// `U` is the enum of the connector's addresses; [`AnyUrl`] where the connector is chosen at run
/// time and addresses are named by text.
pub struct Connection<U> {
    pub(crate) core: Core,
    urls: PhantomData<fn(U)>,
}

impl<U: UrlName> Connection<U> {
    /// An authenticated request without a body to the address `url`, whatever row of the table is
    /// chosen. Does no IO.
    ///
    /// `path` is what follows the address, as it stands in a URL: empty, or with a slash at the
    /// start; percent-encoded already; perhaps with a query behind `?`. It has no fragment and no
    /// segment that is `.` or `..`. Whoever puts a text from outside into it must encode the text
    /// first. Parameters that carry credentials come behind its own. Where the method puts a
    /// credential into the path, its name stands there in braces: `/bot{token}/me`.
    ///
    /// # Errors
    /// Says what is wrong with the path, which field's value cannot stand where it has to, or that
    /// there is no token yet.
    pub fn request(&self, method: Method, url: U, path: &str) -> Result<Request, RequestError> {
        self.prepare(method, url, path).build()
    }

    /// The same request, to which headers and a body can be added, and which can be sent.
    pub fn prepare(&self, method: Method, url: U, path: &str) -> RequestBuilder<'_> {
        RequestBuilder::new(&self.core, method, url.name(), path)
    }
}

impl Connection<AnyUrl> {
    /// As for a connector that is known at compile time, with the address named by its id.
    ///
    /// # Errors
    /// Says that there is no such address, what is wrong with the path, which field's value cannot
    /// stand where it has to, or that there is no token yet.
    pub fn request(&self, method: Method, url: &str, path: &str) -> Result<Request, RequestError> {
        self.prepare(method, url, path).build()
    }

    /// The same request, to which headers and a body can be added, and which can be sent.
    pub fn prepare(&self, method: Method, url: &str, path: &str) -> RequestBuilder<'_> {
        RequestBuilder::new(&self.core, method, url, path)
    }
}

impl<U> Connection<U> {
    /// Validates credentials as the form does.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn new<C: Credentials>(credentials: C) -> Result<Self, FormErrors> {
        let values = form::validate(C::METHOD, credentials.into_values())?;
        Ok(Self::of_parts(Parts {
            method: C::METHOD,
            values,
            custom: None,
        }))
    }

    /// Validates credentials as the form does. `custom` signs each request.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn with_custom<C>(credentials: C, custom: Custom<C>) -> Result<Self, FormErrors>
    where
        C: Credentials + Send + Sync + 'static,
    {
        let values = form::validate(C::METHOD, credentials.into_values())?;
        Ok(Self::of_parts(Parts {
            method: C::METHOD,
            custom: Some(custom.signer(values.clone())),
            values,
        }))
    }

    pub(crate) fn of_parts(parts: Parts) -> Self {
        Self::of_core(Core::new(parts))
    }

    const fn of_core(core: Core) -> Self {
        Self {
            core,
            urls: PhantomData,
        }
    }

    /// The method that it connects by.
    #[must_use]
    pub fn auth_method(&self) -> &'static AuthMethod {
        self.core.parts.method
    }

    /// The tokens that it has at the moment, to be stored: they change when they are refreshed.
    /// `None` where the method needs none, or none were got yet.
    #[must_use]
    pub fn tokens(&self) -> Option<Arc<Tokens>> {
        self.core.current_tokens()
    }

    /// The same credentials with tokens that were stored. Tokens that the spec does not say how to
    /// use change nothing.
    #[must_use]
    pub fn with_tokens(&self, tokens: Tokens) -> Self {
        Self::of_core(self.core.with_tokens(tokens))
    }

    /// Gets tokens, unless there are some that are good; `None` where the method needs none.
    ///
    /// [`send`](RequestBuilder::send) and [`check`](Self::check) do this themselves; it is for
    /// applications that send what [`request`](Connection::request) builds with a client of their
    /// own.
    ///
    /// # Errors
    /// Says why there are none.
    pub async fn fetch_tokens<C: HttpClient + Clone + 'static>(
        &self,
        client: &C,
    ) -> Result<Option<Arc<Tokens>>, TokenError> {
        let client: Arc<dyn HttpClient> = Arc::new(client.clone());
        self.core.tokens(&client, None).await
    }

    /// Sees that the credentials work, and says what a person can do where they do not.
    pub async fn check<C: HttpClient + Clone + 'static>(&self, client: &C) -> Report {
        let client: Arc<dyn HttpClient> = Arc::new(client.clone());
        run(&self.core, &client).await
    }

    /// The steps of the check, for applications that send requests with a client of their own; none
    /// where the connector has no check for this method.
    pub fn check_steps(&self) -> impl Iterator<Item = CheckStep<'_>> {
        let steps = self.core.parts.method.steps().iter();
        steps.map(|step| CheckStep::new(&self.core, step))
    }
}

impl<U> Clone for Connection<U> {
    fn clone(&self) -> Self {
        Self::of_core(self.core.clone())
    }
}

/// Says what it connects to, and nothing that a person typed.
impl<U> fmt::Debug for Connection<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = self.core.parts.method;
        write!(f, "Connection({}.{})", method.connector, method.id)
    }
}
