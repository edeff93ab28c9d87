//! A connector for the real server, as the compiler writes one.

use connspec_runtime::table::{
    Account, Address, Addresses, Assertion, AuthMethod, Authorize, Base, Basic, Body, Capture,
    CaptureKind, CheckTable, Expect, Expires, ExpiresUnit, Field, Json, Kind, Method, Part,
    Placement, Request, Row, Session, Start, StepTable, Template, TextRules, TokenCall,
};
use connspec_runtime::{Connection, Credentials, Secret, UrlName, credentials};

#[derive(Clone, Copy)]
pub enum Url {
    Api,
}

const ADDRESSES: &Addresses = &Addresses {
    names: Url::NAMES,
    values: &[],
    environments: 1,
    rows: &[Row {
        urls: &[Address {
            base: Base::Host(&[Part::Literal("vendor.example")]),
            path: &[],
        }],
        values: &[],
    }],
    domains: &["vendor.example"],
};

impl UrlName for Url {
    const NAMES: &'static [&'static str] = &["api"];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

const RULES: TextRules = TextRules {
    trim: false,
    min_length: Some(1),
    max_length: None,
    patterns: &[],
};

const fn field(id: &'static str, kind: Kind) -> Field {
    Field {
        id,
        label: id,
        required: true,
        kind,
        default: None,
        messages: &[],
    }
}

const PAIR: &[Field] = &[
    field("client_id", Kind::Text(RULES)),
    field("client_secret", Kind::Secret(RULES)),
];

const BEARER: &[Placement] = &[Placement::Header(
    "Authorization",
    &[Part::Literal("Bearer "), Part::Captured("access_token")],
)];

const fn text(id: &'static str, from: &'static str, is_required: bool) -> Capture {
    Capture {
        id,
        from,
        kind: CaptureKind::Text,
        is_required,
    }
}

const TOKENS: &[Capture] = &[
    text("access_token", "/access_token", true),
    text("refresh_token", "/refresh_token", false),
];

const fn call(members: &'static [(&'static str, Template)], basic: Option<Basic>) -> TokenCall {
    TokenCall {
        request: Request {
            method: Method::POST,
            start: Start::Host("vendor.example"),
            path: &[&[Part::Literal("token")]],
            query: &[],
            headers: &[],
            body: Body::Form(members),
        },
        basic,
        captures: TOKENS,
    }
}

const STEPS: &[StepTable] = &[StepTable {
    title: "Read who you are",
    request: Request {
        method: Method::GET,
        start: Start::Address("api"),
        path: &[&[Part::Literal("me")]],
        query: &[],
        headers: &[],
        body: Body::None,
    },
    expect: Expect {
        status: Some(200),
        pointer: Some("/id"),
        equals: None,
    },
    account: Some(Account {
        id: "/id",
        label: Some("/login"),
    }),
    advice: &[],
}];

const fn method(
    id: &'static str,
    fields: &'static [Field],
    session: &'static Session,
) -> AuthMethod {
    AuthMethod {
        id,
        connector: "vendor",
        label: id,
        kind: id,
        fields,
        setup_fields: &[],
        placements: BEARER,
        session: Some(session),
        custom: None,
        check: CheckTable::Steps(STEPS),
        addresses: ADDRESSES,
        derived: &[],
    }
}

const EXPIRES_IN: Expires = Expires::Pointer("/expires_in", ExpiresUnit::Seconds);
const CLIENT_GRANT: (&str, Template) = ("grant_type", &[Part::Literal("client_credentials")]);
const CODE_GRANT: (&str, Template) = ("grant_type", &[Part::Literal("authorization_code")]);
const REFRESH_GRANT: (&str, Template) = ("grant_type", &[Part::Literal("refresh_token")]);
const REFRESH_TOKEN: (&str, Template) = ("refresh_token", &[Part::Captured("refresh_token")]);
const CODE: (&str, Template) = ("code", &[Part::Code]);
const REDIRECT_URI: (&str, Template) = ("redirect_uri", &[Part::RedirectUri]);
const VERIFIER: (&str, Template) = ("code_verifier", &[Part::CodeVerifier]);

/// Client credentials in a header.
#[derive(Clone, Debug)]
pub struct Machine {
    pub client_id: String,
    pub client_secret: Secret,
}

const MACHINE: &Session = &Session {
    authorize: None,
    obtain: &[call(
        &[CLIENT_GRANT],
        Some(Basic {
            username: &[Part::Field("client_id")],
            password: &[Part::Field("client_secret")],
            is_encoded: true,
        }),
    )],
    refresh: None,
    assertions: &[],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Machine {
    const METHOD: &'static AuthMethod = &method("machine", PAIR, MACHINE);
}

credentials!(Machine, [client_id, client_secret]);

/// Client credentials with a signed assertion (RFC 7523).
#[derive(Clone, Debug)]
pub struct Robot {
    pub client_id: String,
    pub private_key: Secret,
}

const ROBOT: &Session = &Session {
    authorize: None,
    obtain: &[call(
        &[
            CLIENT_GRANT,
            (
                "client_assertion_type",
                &[Part::Literal(
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                )],
            ),
            ("client_assertion", &[Part::Signed("proof")]),
        ],
        None,
    )],
    refresh: None,
    assertions: &[Assertion {
        id: "proof",
        key: &[Part::Field("private_key")],
        expires: 60,
        header: &[],
        payload: &[
            ("iss", Json::Text(&[Part::Field("client_id")])),
            ("sub", Json::Text(&[Part::Field("client_id")])),
            (
                "aud",
                Json::Text(&[Part::Address("api"), Part::Literal("/token")]),
            ),
        ],
    }],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Robot {
    const METHOD: &'static AuthMethod = &method(
        "robot",
        &[
            field("client_id", Kind::Text(RULES)),
            field("private_key", Kind::Secret(RULES)),
        ],
        ROBOT,
    );
}

credentials!(Robot, [client_id, private_key]);

const ISSUER: &[Capture] = &[text("issuer", "iss", true)];

/// What the browser is sent to.
const fn authorize(
    query: &'static [(&'static str, Template)],
    register: Option<TokenCall>,
) -> Authorize {
    Authorize {
        request: Request {
            method: Method::GET,
            start: Start::Address("api"),
            path: &[&[Part::Literal("authorize")]],
            query,
            headers: &[],
            body: Body::None,
        },
        pkce: true,
        register,
        captures: ISSUER,
    }
}

/// Authorization code with the credentials in the body.
#[derive(Clone, Debug)]
pub struct Person {
    pub client_id: String,
    pub client_secret: Secret,
}

const ID: (&str, Template) = ("client_id", &[Part::Field("client_id")]);
const SECRET: (&str, Template) = ("client_secret", &[Part::Field("client_secret")]);

const PERSON: &Session = &Session {
    authorize: Some(authorize(
        &[
            ("response_type", &[Part::Literal("code")]),
            ID,
            REDIRECT_URI,
            ("scope", &[Part::Literal("read%20write")]),
            ("state", &[Part::State]),
            ("code_challenge", &[Part::CodeChallenge]),
            ("code_challenge_method", &[Part::Literal("S256")]),
        ],
        None,
    )),
    obtain: &[call(
        &[CODE_GRANT, CODE, REDIRECT_URI, VERIFIER, ID, SECRET],
        None,
    )],
    refresh: Some(call(&[REFRESH_GRANT, REFRESH_TOKEN, ID, SECRET], None)),
    assertions: &[],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Person {
    const METHOD: &'static AuthMethod = &method("person", PAIR, PERSON);
}

credentials!(Person, [client_id, client_secret]);

/// Authorization code of a product that registers itself (RFC 7591).
#[derive(Clone, Debug)]
pub struct Newcomer {}

const NEW_ID: (&str, Template) = ("client_id", &[Part::Captured("client_id")]);
const NEW_SECRET: (&str, Template) = ("client_secret", &[Part::Captured("client_secret")]);

const NEWCOMER: &Session = &Session {
    authorize: Some(authorize(
        &[
            ("response_type", &[Part::Literal("code")]),
            NEW_ID,
            REDIRECT_URI,
            ("scope", &[Part::Literal("read")]),
            ("state", &[Part::State]),
            ("code_challenge", &[Part::CodeChallenge]),
            ("code_challenge_method", &[Part::Literal("S256")]),
        ],
        Some(TokenCall {
            request: Request {
                method: Method::POST,
                start: Start::Host("vendor.example"),
                path: &[&[Part::Literal("register")]],
                query: &[],
                headers: &[],
                body: Body::Json(Json::Object(&[
                    (
                        "redirect_uris",
                        Json::Array(&[Json::Text(&[Part::RedirectUri])]),
                    ),
                    (
                        "token_endpoint_auth_method",
                        Json::Text(&[Part::Literal("client_secret_post")]),
                    ),
                    (
                        "grant_types",
                        Json::Array(&[
                            Json::Text(&[Part::Literal("authorization_code")]),
                            Json::Text(&[Part::Literal("refresh_token")]),
                        ]),
                    ),
                ])),
            },
            basic: None,
            captures: &[
                text("client_id", "/client_id", true),
                text("client_secret", "/client_secret", false),
            ],
        }),
    )),
    obtain: &[call(
        &[CODE_GRANT, CODE, REDIRECT_URI, VERIFIER, NEW_ID, NEW_SECRET],
        None,
    )],
    refresh: Some(call(
        &[REFRESH_GRANT, REFRESH_TOKEN, NEW_ID, NEW_SECRET],
        None,
    )),
    assertions: &[],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Newcomer {
    const METHOD: &'static AuthMethod = &method("newcomer", &[], NEWCOMER);
}

credentials!(Newcomer, []);

pub fn connect(credentials: impl Credentials) -> Connection<Url> {
    Connection::new(credentials).unwrap()
}
