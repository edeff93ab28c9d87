//! What a new spec says about each type of auth method. A new type of the language needs one entry
//! here; a test compares the table with the schema.

/// An auth method to begin with.
pub(super) struct Method {
    /// Its type.
    pub r#type: &'static str,
    /// Its id: a short name for the type.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// The lines of its own keys.
    pub keys: &'static str,
    /// What a person fills in.
    pub fields: &'static [Field],
    /// What the operator of the product fills in once for all people.
    pub setup_fields: &'static [Field],
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
        id: "api_key",
        label: "API key",
        keys: r#"
in: header
name: X-Api-Key
value: "{api_key}""#,
        fields: &[secret("api_key", "API key")],
        setup_fields: &[],
    },
    Method {
        r#type: "basic",
        id: "basic",
        label: "User name and password",
        keys: r#"
username: "{username}"
password: "{password}""#,
        fields: &[
            text("username", "User name"),
            secret("password", "Password"),
        ],
        setup_fields: &[],
    },
    Method {
        r#type: "bearer",
        id: "bearer",
        label: "Access token",
        keys: r#"
token: "{token}""#,
        fields: &[secret("token", "Access token")],
        setup_fields: &[],
    },
    Method {
        r#type: "oauth2_client_credentials",
        id: "client",
        label: "Client ID and secret",
        keys: r#"
token_url: "{api}/oauth/token"
client_id: "{client_id}"
client_secret: "{client_secret}""#,
        fields: &[
            text("client_id", "Client ID"),
            secret("client_secret", "Client secret"),
        ],
        setup_fields: &[],
    },
    Method {
        r#type: "oauth2_authorization_code",
        id: "oauth",
        label: "Sign in",
        keys: r#"
authorize_url: "{app}/oauth/authorize"
token_url: "{api}/oauth/token"
client_id: "{client_id}"
client_secret: "{client_secret}""#,
        fields: &[],
        setup_fields: &[
            text("client_id", "Client ID"),
            secret("client_secret", "Client secret"),
        ],
    },
    Method {
        r#type: "token_exchange",
        id: "session",
        label: "User name and password",
        keys: r#"
calls:
  - request: POST {api}/v1/session
    body: {json: {username: "{username}", password: "{password}"}}
    capture:
      - {id: session_token, pointer: /token}
expires: {after: 3600}
place:
  - {in: header, name: Authorization, value: "Bearer {session_token}"}"#,
        fields: &[
            text("username", "User name"),
            secret("password", "Password"),
        ],
        setup_fields: &[],
    },
    Method {
        r#type: "none",
        id: "open",
        label: "No credentials",
        keys: "",
        fields: &[],
        setup_fields: &[],
    },
    Method {
        r#type: "custom",
        id: "signed",
        label: "Signing key",
        keys: r#"
name: sign_requests"#,
        fields: &[secret("signing_key", "Signing key")],
        setup_fields: &[],
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
