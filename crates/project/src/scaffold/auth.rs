//! What a new spec says about each type of auth method. A new type of the language needs one entry
//! here; a test compares the table with the schema.

/// An auth method to begin with.
pub(super) struct Method {
    /// Its type.
    pub r#type: &'static str,
    /// What people call it; also the words of the guide: `Find the API key`.
    pub label: &'static str,
    /// The lines of its own keys.
    pub keys: &'static str,
    /// What a person fills in.
    pub fields: &'static [Field],
}

/// A field to begin with.
pub(super) struct Field {
    pub id: &'static str,
    pub label: &'static str,
    pub r#type: &'static str,
}

/// One entry for each type, in the order of the schema.
pub(super) const METHODS: &[Method] = &[
    Method {
        r#type: "api_key",
        label: "API key",
        keys: "in: header\nname: X-Api-Key\nvalue: \"{api_key}\"",
        fields: &[secret("api_key", "API key")],
    },
    Method {
        r#type: "basic",
        label: "User name and password",
        keys: "username: \"{username}\"\npassword: \"{password}\"",
        fields: &[
            text("username", "User name"),
            secret("password", "Password"),
        ],
    },
    Method {
        r#type: "bearer",
        label: "Access token",
        keys: "token: \"{token}\"",
        fields: &[secret("token", "Access token")],
    },
];

const fn secret(id: &'static str, label: &'static str) -> Field {
    let r#type = "secret";
    Field { id, label, r#type }
}

const fn text(id: &'static str, label: &'static str) -> Field {
    let r#type = "text";
    Field { id, label, r#type }
}
