//! Auth methods: a closed set, decided by `type`.

use super::{
    Check, Field, Guide, IdText, InlineText, Items, NoteKind, PlainText, TemplateText, ValueText,
};

/// An auth method: the keys that all of them have, and its own.
macro_rules! auth_method {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        surface! {
            $(#[$meta])*
            $name {
                /// Names the method for machines: the Rust struct, the form, the guide page.
                #[schemars(required)]
                id = "id": IdText,
                /// What people call it: "API Key".
                #[schemars(required)]
                label = "label": PlainText,
                /// What this method is for, where there are several.
                summary = "summary": InlineText,
                /// What a person fills in.
                fields = "fields": Items<Field>,
                /// Notes that the form shows.
                notices = "notices": Items<Notice>,
                $($own)*
                /// How to see that the credentials work.
                #[schemars(required)]
                check = "check": Check,
                /// How a person finds the values.
                guide = "guide": Guide,
            }
        }
    };
}

surface_union! {
    /// One way to connect.
    #[schemars(title = "auth method")]
    AuthMethod {
        /// A key in a header or in the query string.
        ApiKey = "api_key": ApiKeyMethod,
        /// HTTP Basic: a user name and a password.
        Basic = "basic": BasicMethod,
        /// A token in the `Authorization` header.
        Bearer = "bearer": BearerMethod,
    }
    shared {
        id: IdText,
        label: PlainText,
        summary: InlineText,
        fields: Items<Field>,
        notices: Items<Notice>,
        check: Check,
        guide: Guide,
    }
}

auth_method! {
    /// A key in a header or in the query string.
    #[schemars(title = "auth method of type `api_key`")]
    ApiKeyMethod {
        /// Which part of the request carries the key.
        place_in = "in": ApiKeyPlace,
        /// Name of the header or query parameter.
        name = "name": ValueText,
        /// What it holds: `"{api_key}"`.
        value = "value": TemplateText,
        /// Several headers or parameters at once, instead of `in`, `name` and `value`.
        place = "place": Items<PlaceEntry>,
    }
}

auth_method! {
    /// HTTP Basic: a user name and a password.
    #[schemars(title = "auth method of type `basic`")]
    BasicMethod {
        /// What stands before the colon; may be empty.
        #[schemars(required)]
        username = "username": TemplateText,
        /// What stands after it; may be empty.
        #[schemars(required)]
        password = "password": TemplateText,
    }
}

auth_method! {
    /// A token in the `Authorization` header.
    #[schemars(title = "auth method of type `bearer`")]
    BearerMethod {
        /// The token: `"{token}"`.
        #[schemars(required)]
        token = "token": TemplateText,
        /// The word before the token; `Bearer` unless the vendor wants another.
        scheme = "scheme": ValueText,
    }
}

surface! {
    /// One of several headers or query parameters.
    #[schemars(title = "placement")]
    PlaceEntry {
        /// Which part of the request carries it.
        #[schemars(required)]
        place_in = "in": ApiKeyPlace,
        /// Name of the header or query parameter.
        #[schemars(required)]
        name = "name": ValueText,
        /// What it holds.
        #[schemars(required)]
        value = "value": TemplateText,
    }
}

surface_words! {
    /// A part of a request.
    ApiKeyPlace {
        /// A header.
        Header = "header",
        /// A parameter of the query string.
        Query = "query",
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
