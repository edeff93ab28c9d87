//! Auth methods that send what a person filled in: with a key, a pair, a token.

use super::auth::auth_method;
use super::{Items, TemplateText, ValueText};

auth_method! {
    /// A key in a part of every request.
    #[schemars(title = "auth method of type `api_key`")]
    ApiKeyMethod {
        /// Which part of the request carries the key.
        place_in = "in": PlaceIn,
        /// Name of the header, the query parameter or the key of the body; of the placeholder
        /// where it is `in: path`.
        #[schemars(example = "X-Api-Key")]
        name = "name": ValueText,
        /// What it holds: `"{api_key}"`.
        #[schemars(example = "{api_key}")]
        value = "value": TemplateText,
        /// Several places at once, instead of `in`, `name` and `value`.
        place = "place": Items<PlaceEntry>,
    }
}

auth_method! {
    /// HTTP Basic: a user name and a password.
    #[schemars(title = "auth method of type `basic`")]
    BasicMethod {
        /// The user name; may be empty.
        #[schemars(required)]
        #[schemars(example = "{username}")]
        username = "username": TemplateText,
        /// The password; may be empty.
        #[schemars(required)]
        #[schemars(example = "{password}")]
        password = "password": TemplateText,
    }
}

auth_method! {
    /// A token in the `Authorization` header.
    #[schemars(title = "auth method of type `bearer`")]
    BearerMethod {
        /// The token: `"{token}"`.
        #[schemars(required)]
        #[schemars(example = "{token}")]
        token = "token": TemplateText,
        /// The word before the token; `Bearer` unless the vendor wants another.
        #[schemars(example = &"Token")]
        scheme = "scheme": ValueText,
    }
}

surface! {
    /// One value and its place in every request.
    #[schemars(title = "placement")]
    PlaceEntry {
        /// Which part of the request carries it.
        #[schemars(required)]
        place_in = "in": PlaceIn,
        /// Name of the header, the query parameter or the key of the body; of the placeholder
        /// where it is `in: path`.
        #[schemars(required)]
        #[schemars(example = "X-Api-Key")]
        name = "name": ValueText,
        /// What is sent there, of what a person filled in or a call captured.
        #[schemars(required)]
        #[schemars(example = "{api_key}")]
        value = "value": TemplateText,
    }
}

surface_words! {
    /// A part of a request.
    PlaceIn {
        /// A header of the request.
        Header = "header",
        /// A parameter of the query string.
        Query = "query",
        /// A part of the path: what stands for `{name}` there.
        Path = "path",
        /// A key of the body, of a JSON object or of a form.
        Body = "body",
    }
}
