//! The OAuth 2 grants (RFC 6749).

use super::auth::auth_method;
use super::{
    Capture, Expires, IdText, Items, NamedTemplates, PlaceEntry, Sign, Spanned, TemplateText,
    ValueText,
};

/// An OAuth 2 method: the keys of the token call, and its own.
macro_rules! grant {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        auth_method! {
            $(#[$meta])*
            $name {
                $($own)*
                /// Where tokens come from: `"{login}/oauth/token"`, or a whole https URL on a
                /// domain of the connector.
                #[schemars(required)]
                #[schemars(example = "{login}/oauth/token")]
                token_url = "token_url": TemplateText,
                /// The client's id: `"{client_id}"`.
                #[schemars(example = "{client_id}")]
                client_id = "client_id": TemplateText,
                /// The client's secret: `"{client_secret}"`.
                #[schemars(example = "{client_secret}")]
                client_secret = "client_secret": TemplateText,
                /// How the token call carries the client's id and secret; `basic` unless said
                /// otherwise, and `body` where there is no secret.
                client_auth = "client_auth": Spanned<ClientAuth>,
                /// How the token call carries its parameters; `form` unless said otherwise.
                body = "body": TokenBody,
                /// Further parameters of the token call, by name. May replace `grant_type`.
                params = "params": NamedTemplates,
                /// Headers of the token call, by name. `Accept: application/json` unless said
                /// otherwise.
                token_headers = "token_headers": NamedTemplates,
                /// What stands between two scopes; a space unless said otherwise.
                #[schemars(example = ",")]
                scope_separator = "scope_separator": ValueText,
                /// What is kept of the answer besides `access_token` and `refresh_token`.
                capture = "capture": Items<Capture>,
                /// How long the token is good; what `/expires_in` of the answer says, in seconds,
                /// unless said otherwise.
                expires = "expires": Expires,
                /// A signed assertion that the token call may use as `{id}`.
                sign = "sign": Sign,
                /// What every request carries; `Authorization: Bearer {access_token}` unless said
                /// otherwise.
                place = "place": Items<PlaceEntry>,
            }
        }

        impl $name {
            /// The keys that both grants have.
            pub(crate) fn grant(&self) -> Grant<'_> {
                Grant {
                    anchor: self.anchor,
                    is_readable: (self.capture.is_some() || !self.has("capture"))
                        && (self.sign.is_some() || !self.has("sign")),
                    has_client_id: self.has("client_id"),
                    has_client_secret: self.has("client_secret"),
                    has_sign: self.has("sign"),
                    token_url: self.token_url.as_ref(),
                    client_id: self.client_id.as_ref(),
                    client_secret: self.client_secret.as_ref(),
                    client_auth: self.client_auth,
                    body: self.body,
                    params: self.params.as_ref(),
                    token_headers: self.token_headers.as_ref(),
                    scopes: self.scopes.as_ref(),
                    scope_separator: self.scope_separator.as_ref(),
                    capture: self.capture.as_ref(),
                    expires: self.expires.as_ref(),
                    sign: self.sign.as_ref(),
                    place: self.place.as_ref(),
                }
            }
        }
    };
}

/// The keys of a token call, whichever grant has them.
#[derive(Clone, Copy)]
pub(crate) struct Grant<'a> {
    pub(crate) anchor: connspec_diagnostics::Span,
    /// Whether what declares names could be read.
    pub(crate) is_readable: bool,
    pub(crate) has_client_id: bool,
    pub(crate) has_client_secret: bool,
    pub(crate) has_sign: bool,
    pub(crate) token_url: Option<&'a TemplateText>,
    pub(crate) client_id: Option<&'a TemplateText>,
    pub(crate) client_secret: Option<&'a TemplateText>,
    pub(crate) client_auth: Option<Spanned<ClientAuth>>,
    pub(crate) body: Option<TokenBody>,
    pub(crate) params: Option<&'a NamedTemplates>,
    pub(crate) token_headers: Option<&'a NamedTemplates>,
    pub(crate) scopes: Option<&'a Items<IdText>>,
    pub(crate) scope_separator: Option<&'a ValueText>,
    pub(crate) capture: Option<&'a Items<Capture>>,
    pub(crate) expires: Option<&'a Expires>,
    pub(crate) sign: Option<&'a Sign>,
    pub(crate) place: Option<&'a Items<PlaceEntry>>,
}

grant! {
    /// OAuth 2 without a person: the client's own id and secret give a token.
    #[schemars(title = "auth method of type `oauth2_client_credentials`")]
    ClientCredentialsMethod {}
}

grant! {
    /// OAuth 2 with a person who signs in at the vendor.
    #[schemars(title = "auth method of type `oauth2_authorization_code`")]
    AuthorizationCodeMethod {
        /// Where the person is sent: `"{login}/oauth/authorize"`, or a whole https URL on a domain
        /// of the connector.
        #[schemars(required)]
        #[schemars(example = "{login}/oauth/authorize")]
        authorize_url = "authorize_url": TemplateText,
        /// Further parameters of that address, by name.
        authorize_params = "authorize_params": NamedTemplates,
        /// Whether the code is bound to whoever asked for it (RFC 7636); `S256` unless the vendor
        /// refuses it.
        pkce = "pkce": Spanned<Pkce>,
        /// How tokens are renewed, where that differs from a token call with
        /// `grant_type: refresh_token`.
        refresh = "refresh": Refresh,
        /// Where the client comes from, instead of `client_id` and `client_secret`.
        client = "client": Client,
    }
}

surface! {
    /// How tokens are renewed.
    #[schemars(title = "refresh call")]
    Refresh {
        /// Where the call is sent; `token_url` unless said otherwise.
        #[schemars(example = "{login}/oauth/refresh")]
        url = "url": TemplateText,
        /// Further parameters of the call, by name. May replace `grant_type`.
        params = "params": NamedTemplates,
    }
}

surface! {
    /// A client that the product registers by itself (RFC 7591).
    #[schemars(title = "client")]
    Client {
        /// The address of the vendor's registration endpoint: `"{login}/oauth/register"`.
        #[schemars(required)]
        #[schemars(example = "{login}/oauth/register")]
        register = "register": TemplateText,
    }
}

surface_words! {
    /// How a token call carries the client's id and secret.
    ClientAuth {
        /// `Authorization: Basic` with both form-encoded, as RFC 6749 asks.
        Basic = "basic",
        /// `Authorization: Basic` with both as they are.
        BasicRaw = "basic_raw",
        /// Two parameters of the body.
        Body = "body",
        /// All parameters in the query string. For vendors that want nothing else.
        Query = "query",
    }
}

surface_words! {
    /// How a token call carries its parameters.
    TokenBody {
        /// `application/x-www-form-urlencoded`, as RFC 6749 asks.
        Form = "form",
        /// `application/json`.
        Json = "json",
    }
}

surface_words! {
    /// Whether the code is bound to whoever asked for it (RFC 7636).
    Pkce {
        /// It is bound, by a hash of a secret that only the product knows.
        S256 = "S256",
        /// It is not bound: whoever steals the code can use it.
        None = "none",
    }
}
