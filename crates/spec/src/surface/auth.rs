//! Auth methods: a closed set, decided by `type`.

use super::{
    ApiKeyMethod, AuthorizationCodeMethod, BasicMethod, BearerMethod, Check,
    ClientCredentialsMethod, Field, Guide, IdText, InlineText, Items, NamedTemplates, NoteKind,
    PlainText, TokenExchangeMethod, ValueText,
};

/// An auth method: the keys that all of them have, and its own.
macro_rules! auth_method {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        surface! {
            $(#[$meta])*
            $name {
                /// Names the method for machines: the Rust struct, the form, the guide page.
                #[schemars(required)]
                id = "id": $crate::surface::IdText,
                /// What people call it: "API Key".
                #[schemars(required)]
                label = "label": $crate::surface::PlainText,
                /// What this method is for, where there are several.
                summary = "summary": $crate::surface::InlineText,
                $($own)*
                /// Further headers of every request, by name: `{X-Account: "{account_id}"}`.
                headers = "headers": $crate::surface::NamedTemplates,
                /// Further parameters in the query string of every request, by name.
                query = "query": $crate::surface::NamedTemplates,
                /// The scopes that the method asks for, by their ids in the top level `scopes`.
                scopes = "scopes": $crate::surface::Items<$crate::surface::IdText>,
                /// What a person fills in.
                fields = "fields": $crate::surface::Items<$crate::surface::Field>,
                /// What the operator of the product fills in once for all people, such as the id
                /// and secret of a registered app.
                setup_fields = "setup_fields": $crate::surface::Items<$crate::surface::Field>,
                /// Notes that the form shows.
                notices = "notices": $crate::surface::Items<$crate::surface::Notice>,
                /// How to see that the credentials work.
                #[schemars(required)]
                check = "check": $crate::surface::Check,
                /// How a person finds the values of `fields`.
                guide = "guide": $crate::surface::Guide,
                /// How the operator of the product finds the values of `setup_fields`.
                setup_guide = "setup_guide": $crate::surface::Guide,
            }
        }
    };
}
pub(super) use auth_method;

surface_union! {
    /// One way to connect.
    #[schemars(title = "auth method")]
    AuthMethod {
        /// A key in a part of every request.
        ApiKey = "api_key": ApiKeyMethod,
        /// HTTP Basic: a user name and a password.
        Basic = "basic": BasicMethod,
        /// A token in the `Authorization` header.
        Bearer = "bearer": BearerMethod,
        /// OAuth 2 without a person: the client's own id and secret give a token.
        ClientCredentials = "oauth2_client_credentials": ClientCredentialsMethod,
        /// OAuth 2 with a person who signs in at the vendor.
        AuthorizationCode = "oauth2_authorization_code": Box<AuthorizationCodeMethod>,
        /// Calls of the vendor's own that give a token for credentials.
        TokenExchange = "token_exchange": TokenExchangeMethod,
        /// No credentials: an API that is open to all.
        None = "none": NoneMethod,
        /// A signing scheme that only code can describe.
        Custom = "custom": CustomMethod,
    }
    shared {
        id: IdText,
        label: PlainText,
        summary: InlineText,
        headers: NamedTemplates,
        query: NamedTemplates,
        scopes: Items<IdText>,
        fields: Items<Field>,
        setup_fields: Items<Field>,
        notices: Items<Notice>,
        check: Check,
        guide: Guide,
        setup_guide: Guide,
    }
}

auth_method! {
    /// No credentials: an API that is open to all.
    #[schemars(title = "auth method of type `none`")]
    NoneMethod {}
}

auth_method! {
    /// A signing scheme that only code can describe. The embedding application registers a
    /// function, which gets the values of the fields and signs each request.
    #[schemars(title = "auth method of type `custom`")]
    CustomMethod {
        /// Names the function that the embedding application registers.
        #[schemars(required)]
        name = "name": IdText,
    }
}

surface! {
    /// A note that the form shows.
    #[schemars(title = "notice")]
    Notice {
        /// How urgent it is.
        #[schemars(required)]
        kind = "kind": NoteKind,
        /// What it says.
        #[schemars(required)]
        text = "text": InlineText,
        /// The field that it stands before; before all of them otherwise.
        before = "before": IdText,
    }
}

surface! {
    /// Something that a method may ask the vendor for.
    #[schemars(title = "scope")]
    Scope {
        /// Names the scope in this file.
        #[schemars(required)]
        id = "id": IdText,
        /// What the vendor calls it: `read:tickets`.
        #[schemars(required)]
        #[schemars(example = "read:tickets")]
        value = "value": ValueText,
        /// What people call it, best as the vendor's own pages do.
        #[schemars(required)]
        label = "label": PlainText,
        /// What it allows.
        help = "help": InlineText,
        /// The ids of scopes that come with it.
        includes = "includes": Items<IdText>,
    }
}
