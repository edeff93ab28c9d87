//! A connector whose methods get tokens in every way that a table can say.

use connspec_runtime::table::{
    Account, Address, Addresses, Advice, Assertion, AuthMethod, Authorize, Base, Basic, Body,
    Capture, CaptureKind, CheckTable, Choice, Connector, Expect, Expires, ExpiresUnit, Field, Json,
    Kind, Method, Part, Placement, Request, Row, Session, Start, StepTable, Template, TextRules,
    TokenCall,
};
use connspec_runtime::{Secret, UrlName, choice, credentials};

pub type Connection = connspec_runtime::Connection<Url>;

pub static CONNECTOR: Connector = Connector {
    id: "vault",
    name: "Vault",
    addresses: Url::ADDRESSES,
    methods: &[
        Client::METHOD,
        Code::METHOD,
        Registered::METHOD,
        Login::METHOD,
        Signed::METHOD,
    ],
};

#[derive(Clone, Copy)]
pub enum Url {
    Api,
    #[expect(dead_code, reason = "it is asked for by its name")]
    Token,
    Instance,
    Shard,
}

const fn literal(host: &'static [Part]) -> Address {
    Address {
        base: Base::Host(host),
        path: &[],
    }
}

impl Url {
    const ADDRESSES: &'static Addresses = &Addresses {
        names: &["api", "token"],
        values: &["audience"],
        environments: 1,
        rows: &[
            Row {
                urls: &[
                    literal(&[Part::Literal("api.vault.example")]),
                    literal(&[Part::Literal("login.vault.example")]),
                ],
                values: &["urn:vault:us"],
            },
            Row {
                urls: &[
                    literal(&[Part::Literal("api.eu.vault.example")]),
                    literal(&[Part::Literal("login.eu.vault.example")]),
                ],
                values: &["urn:vault:eu"],
            },
        ],
        domains: &["vault.example"],
    };
}

impl UrlName for Url {
    const NAMES: &'static [&'static str] = &["api", "token", "instance", "shard"];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Us,
    Eu,
}

impl Region {
    pub const ALL: &'static [Self] = &[Self::Us, Self::Eu];
    pub const OPTIONS: &'static [Choice] = &[
        Choice {
            id: "us",
            label: "United States",
            value: "us",
        },
        Choice {
            id: "eu",
            label: "European Union",
            value: "eu",
        },
    ];
}

choice!(Region);

pub const RULES: TextRules = TextRules {
    trim: true,
    min_length: Some(1),
    max_length: None,
    patterns: &[],
};

pub const fn field(id: &'static str, label: &'static str, required: bool, kind: Kind) -> Field {
    Field {
        id,
        label,
        required,
        kind,
        default: None,
        messages: &[],
    }
}

const CLIENT_ID: Field = field("client_id", "Client ID", true, Kind::Text(RULES));
const CLIENT_SECRET: Field = field("client_secret", "Client secret", true, Kind::Secret(RULES));
const REGION: Field = field("region", "Region", true, Kind::Region(Region::OPTIONS));

pub const fn request(
    method: Method,
    start: Start,
    path: &'static [Template],
    headers: &'static [(&'static str, Template)],
    body: Body,
) -> Request {
    Request {
        method,
        start,
        path,
        query: &[],
        headers,
        body,
    }
}

pub const fn text(id: &'static str, from: &'static str, is_required: bool) -> Capture {
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

const TOKEN_PATH: &[Template] = &[&[Part::Literal("oauth")], &[Part::Literal("token")]];
const GRANT: &str = "grant_type";
const CODE_GRANT: Template = &[Part::Literal("authorization_code")];
const REFRESH_GRANT: Template = &[Part::Literal("refresh_token")];
const REFRESH_TOKEN: Template = &[Part::Captured("refresh_token")];
const ID: Template = &[Part::Field("client_id")];
const SECRET: Template = &[Part::Field("client_secret")];
const EXPIRES_IN: Expires = Expires::Pointer("/expires_in", ExpiresUnit::Seconds);

const PAIR: Option<Basic> = Some(Basic {
    username: ID,
    password: SECRET,
    is_encoded: true,
});

pub const BEARER: &[Placement] = &[Placement::Header(
    "Authorization",
    &[Part::Literal("Bearer "), Part::Captured("access_token")],
)];

/// A call with a form to the endpoint for tokens.
const fn form(
    members: &'static [(&'static str, Template)],
    basic: Option<Basic>,
    captures: &'static [Capture],
) -> TokenCall {
    TokenCall {
        request: request(
            Method::POST,
            Start::Address("token"),
            TOKEN_PATH,
            &[],
            Body::Form(members),
        ),
        basic,
        captures,
    }
}

pub const fn method(
    id: &'static str,
    fields: &'static [Field],
    setup_fields: &'static [Field],
    placements: &'static [Placement],
    session: Option<&'static Session>,
    check: CheckTable,
) -> AuthMethod {
    AuthMethod {
        id,
        connector: "vault",
        label: id,
        kind: id,
        fields,
        setup_fields,
        placements,
        session,
        custom: None,
        check,
        addresses: Url::ADDRESSES,
        derived: &[],
    }
}

pub const NO_CHECK: CheckTable = CheckTable::None("There is nothing to ask.");

/// The client credentials grant.
#[derive(Clone, Debug)]
pub struct Client {
    pub client_id: String,
    pub client_secret: Secret,
    pub scope: Option<String>,
    pub region: Region,
}

const CLIENT_STEPS: &[StepTable] = &[
    StepTable {
        title: "Read who you are",
        request: request(
            Method::GET,
            Start::Address("api"),
            &[&[Part::Literal("me")]],
            &[],
            Body::None,
        ),
        expect: Expect {
            status: None,
            pointer: Some("/user"),
            equals: None,
        },
        account: Some(Account {
            id: "/user/id",
            label: Some("/user/name"),
        }),
        advice: &[Advice {
            status: 401,
            fields: &["client_id", "client_secret"],
            text: "Vault refused this pair.",
        }],
    },
    StepTable {
        title: "Search",
        request: request(
            Method::POST,
            Start::Address("api"),
            &[&[Part::Literal("search")]],
            &[("X-Mode", &[Part::Literal("dry")])],
            Body::Json(Json::Object(&[
                ("limit", Json::Literal("1")),
                ("scope", Json::Text(&[Part::Field("scope")])),
            ])),
        ),
        expect: Expect {
            status: Some(200),
            pointer: None,
            equals: None,
        },
        account: None,
        advice: &[],
    },
];

const CLIENT_SESSION: &Session = &Session {
    authorize: None,
    obtain: &[form(
        &[
            (GRANT, &[Part::Literal("client_credentials")]),
            ("audience", &[Part::Value("audience")]),
            ("scope", &[Part::Field("scope")]),
        ],
        PAIR,
        TOKENS,
    )],
    refresh: Some(form(
        &[(GRANT, REFRESH_GRANT), ("refresh_token", REFRESH_TOKEN)],
        PAIR,
        TOKENS,
    )),
    assertions: &[],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Client {
    pub const METHOD: &'static AuthMethod = &method(
        "client",
        &[
            CLIENT_ID,
            CLIENT_SECRET,
            field("scope", "Scope", false, Kind::Text(RULES)),
            REGION,
        ],
        &[],
        BEARER,
        Some(CLIENT_SESSION),
        CheckTable::Steps(CLIENT_STEPS),
    );
}

credentials!(Client, [client_id, client_secret, scope, region]);

/// The authorization code grant.
#[derive(Clone, Debug)]
pub struct Code {
    pub region: Region,
    pub setup: code::Setup,
}

pub mod code {
    use connspec_runtime::Secret;

    #[derive(Clone, Debug)]
    pub struct Setup {
        pub client_id: String,
        pub client_secret: Secret,
    }
}

pub const INSTANCE_HOSTS: &[&str] = &["vault.example", "*.force.example"];

const CODE_SESSION: &Session = &Session {
    authorize: Some(Authorize {
        request: Request {
            method: Method::GET,
            start: Start::Address("token"),
            path: &[&[Part::Literal("authorize")]],
            query: &[
                ("response_type", &[Part::Literal("code")]),
                ("client_id", ID),
                ("redirect_uri", &[Part::RedirectUri]),
                ("state", &[Part::State]),
                ("code_challenge", &[Part::CodeChallenge]),
                ("code_challenge_method", &[Part::Literal("S256")]),
            ],
            headers: &[],
            body: Body::None,
        },
        pkce: true,
        register: None,
        captures: &[text("realm", "realm_id", false)],
    }),
    obtain: &[form(
        &[
            (GRANT, CODE_GRANT),
            ("code", &[Part::Code]),
            ("redirect_uri", &[Part::RedirectUri]),
            ("code_verifier", &[Part::CodeVerifier]),
            ("client_id", ID),
            ("client_secret", SECRET),
        ],
        None,
        &[
            text("access_token", "/access_token", true),
            text("refresh_token", "/refresh_token", false),
            Capture {
                id: "instance",
                from: "/instance_url",
                kind: CaptureKind::Url(INSTANCE_HOSTS),
                is_required: true,
            },
            Capture {
                id: "shard",
                from: "/shard",
                kind: CaptureKind::Hostname(INSTANCE_HOSTS),
                is_required: false,
            },
        ],
    )],
    refresh: Some(form(
        &[
            (GRANT, REFRESH_GRANT),
            ("refresh_token", REFRESH_TOKEN),
            ("client_id", ID),
            ("client_secret", SECRET),
        ],
        None,
        TOKENS,
    )),
    assertions: &[],
    expires: EXPIRES_IN,
    refresh_on: &[401],
};

impl Code {
    pub const METHOD: &'static AuthMethod = &method(
        "code",
        &[REGION],
        &[CLIENT_ID, CLIENT_SECRET],
        BEARER,
        Some(CODE_SESSION),
        NO_CHECK,
    );
}

credentials!(Code, [region], setup: code::Setup [client_id, client_secret]);

/// The authorization code grant of a product that registers itself.
#[derive(Clone, Debug)]
pub struct Registered {
    pub region: Region,
}

const REGISTERED_SESSION: &Session = &Session {
    authorize: Some(Authorize {
        request: Request {
            method: Method::GET,
            start: Start::Host("accounts.vault.example"),
            path: &[&[Part::Literal("authorize")]],
            query: &[
                ("client_id", &[Part::Captured("client_id")]),
                ("state", &[Part::State]),
            ],
            headers: &[],
            body: Body::None,
        },
        pkce: false,
        register: Some(TokenCall {
            request: request(
                Method::POST,
                Start::Host("accounts.vault.example"),
                &[&[Part::Literal("register")]],
                &[],
                Body::Json(Json::Object(&[(
                    "redirect_uris",
                    Json::Array(&[Json::Text(&[Part::RedirectUri])]),
                )])),
            ),
            basic: None,
            captures: &[
                text("client_id", "/client_id", true),
                text("client_secret", "/client_secret", false),
            ],
        }),
        captures: &[],
    }),
    obtain: &[form(
        &[
            (GRANT, CODE_GRANT),
            ("code", &[Part::Code]),
            ("client_id", &[Part::Captured("client_id")]),
            ("client_secret", &[Part::Captured("client_secret")]),
        ],
        None,
        TOKENS,
    )],
    refresh: Some(form(
        &[
            (GRANT, REFRESH_GRANT),
            ("refresh_token", REFRESH_TOKEN),
            ("client_id", &[Part::Captured("client_id")]),
        ],
        None,
        TOKENS,
    )),
    assertions: &[],
    expires: Expires::After(600),
    refresh_on: &[401],
};

impl Registered {
    pub const METHOD: &'static AuthMethod = &method(
        "registered",
        &[REGION],
        &[],
        BEARER,
        Some(REGISTERED_SESSION),
        NO_CHECK,
    );
}

credentials!(Registered, [region]);

/// Calls of the vendor's own: a sign-in, and a key for the session that it gives.
#[derive(Clone, Debug)]
pub struct Login {
    pub user: String,
    pub password: Secret,
    pub region: Region,
}

const LOGIN_SESSION: &Session = &Session {
    authorize: None,
    obtain: &[
        TokenCall {
            request: request(
                Method::POST,
                Start::Address("token"),
                &[&[Part::Literal("sessions")]],
                &[("Accept", &[Part::Literal("application/vnd.vault+json")])],
                Body::Json(Json::Object(&[(
                    "login",
                    Json::Array(&[
                        Json::Text(&[Part::Field("user")]),
                        Json::Text(&[Part::Field("password")]),
                        Json::Literal("true"),
                    ]),
                )])),
            ),
            basic: None,
            captures: &[text("session", "/session/id", true)],
        },
        TokenCall {
            request: request(
                Method::GET,
                Start::Address("token"),
                &[
                    &[Part::Literal("sessions")],
                    &[Part::Captured("session")],
                    &[Part::Literal("key")],
                ],
                &[("X-Session", &[Part::Captured("session")])],
                Body::None,
            ),
            basic: None,
            captures: &[text("key", "/key", true)],
        },
    ],
    refresh: None,
    assertions: &[],
    expires: Expires::Pointer("/until", ExpiresUnit::Timestamp),
    refresh_on: &[403],
};

impl Login {
    pub const METHOD: &'static AuthMethod = &method(
        "login",
        &[
            field("user", "User", true, Kind::Text(RULES)),
            field("password", "Password", true, Kind::Secret(RULES)),
            REGION,
        ],
        &[],
        &[
            Placement::Header("X-Session", &[Part::Captured("session")]),
            Placement::Query("key", &[Part::Captured("key")]),
        ],
        Some(LOGIN_SESSION),
        NO_CHECK,
    );
}

credentials!(Login, [user, password, region]);

/// An assertion that the product signs.
#[derive(Clone, Debug)]
pub struct Signed {
    pub account: String,
    pub private_key: Secret,
    pub region: Region,
}

const SIGNED_SESSION: &Session = &Session {
    authorize: None,
    obtain: &[form(
        &[("assertion", &[Part::Signed("proof")])],
        None,
        TOKENS,
    )],
    refresh: None,
    assertions: &[Assertion {
        id: "proof",
        key: &[Part::Field("private_key")],
        expires: 300,
        header: &[("kid", Json::Text(&[Part::Literal("k1")]))],
        payload: &[
            ("iss", Json::Text(&[Part::Field("account")])),
            (
                "aud",
                Json::Text(&[Part::Address("token"), Part::Literal("/oauth")]),
            ),
        ],
    }],
    expires: Expires::Never,
    refresh_on: &[401],
};

impl Signed {
    pub const METHOD: &'static AuthMethod = &method(
        "signed",
        &[
            field("account", "Account", true, Kind::Text(RULES)),
            field("private_key", "Private key", true, Kind::Secret(RULES)),
            REGION,
        ],
        &[],
        BEARER,
        Some(SIGNED_SESSION),
        NO_CHECK,
    );
}

credentials!(Signed, [account, private_key, region]);

pub fn client() -> Client {
    Client {
        client_id: "id 1".into(),
        client_secret: "s3cr3t:&".into(),
        scope: None,
        region: Region::Eu,
    }
}

pub fn code() -> Code {
    Code {
        region: Region::Us,
        setup: code::Setup {
            client_id: "app".into(),
            client_secret: "app-s3cr3t".into(),
        },
    }
}

pub fn login() -> Login {
    Login {
        user: "ada".into(),
        password: "lovelace \"1\"".into(),
        region: Region::Us,
    }
}
