//! A connector in the form that the compiler writes, with everything that a table can hold.

use connspec_runtime::table::{
    Address, Addresses, Advice, AuthMethod, Base, Basic, Body, CheckTable, Choice, Connector,
    Expect, Field, Keyword, Kind, Method, NumberRules, Part, Placement, Request, Row, Start,
    StepTable, TextRules,
};
use connspec_runtime::{Secret, UrlName, choice, credentials};

pub type Connection = connspec_runtime::Connection<Url>;

pub static CONNECTOR: Connector = Connector {
    id: "sample",
    name: "Sample",
    addresses: Url::ADDRESSES,
    methods: &[Key::METHOD, Pair::METHOD, Token::METHOD],
};

#[derive(Clone, Copy)]
pub enum Url {
    Api,
    Files,
    Status,
}

const fn address(host: &'static [Part], path: &'static [&'static [Part]]) -> Address {
    Address {
        base: Base::Host(host),
        path,
    }
}

const fn row(urls: &'static [Address]) -> Row {
    Row { urls, values: &[] }
}

const STATUS: Address = address(&[Part::Literal("status.example.com")], &[]);

impl Url {
    const ADDRESSES: &'static Addresses = &Addresses {
        names: &["api", "files", "status"],
        values: &[],
        environments: 1,
        rows: &[
            row(&[
                address(&[Part::Field("tenant"), Part::Literal(".example.com")], &[]),
                address(
                    &[Part::Literal("files.example.com")],
                    &[
                        &[Part::Literal("v1")],
                        &[Part::Literal("a-"), Part::Field("folder")],
                    ],
                ),
                STATUS,
            ]),
            row(&[
                address(
                    &[
                        Part::Literal("eu-"),
                        Part::Field("tenant"),
                        Part::Literal(".example.com"),
                    ],
                    &[],
                ),
                address(
                    &[Part::Literal("files.eu.example.org")],
                    &[&[Part::Field("folder")]],
                ),
                STATUS,
            ]),
        ],
        domains: &["example.com", "example.org"],
    };
}

impl UrlName for Url {
    const NAMES: &'static [&'static str] = &["api", "files", "status"];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Us,
    Eu,
}

const fn option(id: &'static str, label: &'static str, value: &'static str) -> Choice {
    Choice { id, label, value }
}

impl Region {
    pub const ALL: &'static [Self] = &[Self::Us, Self::Eu];
    pub const OPTIONS: &'static [Choice] = &[
        option("us", "United States", "us"),
        option("eu", "European Union", "eu"),
    ];
}

choice!(Region);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    Free,
    Paid,
}

impl Plan {
    pub const ALL: &'static [Self] = &[Self::Free, Self::Paid];
    pub const OPTIONS: &'static [Choice] = &[
        option("free", "Free", "plan:free"),
        option("paid", "Paid", "plan:paid"),
    ];
}

choice!(Plan);

const RULES: TextRules = TextRules {
    trim: true,
    min_length: Some(1),
    max_length: Some(100),
    patterns: &[],
};

const MESSAGES: &[(Keyword, &str)] = &[
    (Keyword::Required, "Fill this in."),
    (Keyword::Pattern, "Not like this."),
];

const fn field(id: &'static str, required: bool, kind: Kind) -> Field {
    Field {
        id,
        label: id,
        required,
        kind,
        default: None,
        messages: MESSAGES,
    }
}

const TENANT: Field = field("tenant", true, Kind::Text(RULES));
const FOLDER: Field = field("folder", true, Kind::Text(RULES));
const REGION: Field = field("region", true, Kind::Region(Region::OPTIONS));

const fn method(
    id: &'static str,
    fields: &'static [Field],
    placements: &'static [Placement],
    check: CheckTable,
) -> AuthMethod {
    AuthMethod {
        id,
        connector: "sample",
        label: id,
        kind: id,
        fields,
        setup_fields: &[],
        placements,
        session: None,
        custom: None,
        check,
        addresses: Url::ADDRESSES,
        derived: &[],
    }
}

/// A macro and no function: what a function gives has no static life.
macro_rules! get {
    ($method:expr, $url:literal, $path:expr, $query:expr $(,)?) => {
        Request {
            method: $method,
            start: Start::Address($url),
            path: $path,
            query: $query,
            headers: &[],
            body: Body::None,
        }
    };
}

/// Header and query, all kinds of fields.
#[derive(Clone, Debug)]
pub struct Key {
    pub tenant: String,
    pub folder: String,
    pub key: Secret,
    pub plan: Option<Plan>,
    pub size: Option<f64>,
    pub agree: bool,
    pub news: Option<bool>,
    pub code: Option<String>,
    pub region: Region,
}

impl Key {
    pub const METHOD: &'static AuthMethod = &method(
        "key",
        &[
            TENANT,
            FOLDER,
            field("key", true, Kind::Secret(RULES)),
            field("plan", false, Kind::Select(Plan::OPTIONS)),
            field(
                "size",
                false,
                Kind::Number(NumberRules {
                    min: Some(1.0),
                    max: Some(10.5),
                }),
            ),
            field("agree", true, Kind::Boolean),
            field("news", false, Kind::Boolean),
            field(
                "code",
                false,
                Kind::Text(TextRules {
                    trim: false,
                    min_length: Some(2),
                    max_length: Some(4),
                    patterns: &["^[a-z]+$", "x"],
                }),
            ),
            REGION,
        ],
        &[
            Placement::Header("X-Api-Key", &[Part::Literal("key "), Part::Field("key")]),
            Placement::Query("key", &[Part::Field("key")]),
            Placement::Query("plan", &[Part::Field("plan")]),
            Placement::Query("v", &[Part::Literal("2 & more")]),
        ],
        CheckTable::Steps(&[
            StepTable {
                title: "Look",
                request: get!(
                    Method::GET,
                    "api",
                    &[&[Part::Literal("me")], &[Part::Field("folder")], &[]],
                    &[
                        ("limit", &[Part::Literal("a,b")]),
                        ("code", &[Part::Field("code")]),
                    ],
                ),
                expect: Expect {
                    status: None,
                    pointer: None,
                    equals: None,
                },
                account: None,
                advice: &[Advice {
                    status: 401,
                    fields: &["key", "region"],
                    text: "The key is refused.",
                }],
            },
            StepTable {
                title: "Look closer",
                request: get!(Method::HEAD, "files", &[], &[]),
                expect: Expect {
                    status: Some(200),
                    pointer: Some("/ok"),
                    equals: Some("true"),
                },
                account: None,
                advice: &[Advice {
                    status: 200,
                    fields: &[],
                    text: "It says that it is not.",
                }],
            },
            StepTable {
                title: "Look inside",
                request: get!(Method::GET, "status", &[], &[]),
                expect: Expect {
                    status: None,
                    pointer: Some("/lists/0"),
                    equals: None,
                },
                account: None,
                advice: &[],
            },
        ]),
    );
}

credentials!(
    Key,
    [tenant, folder, key, plan, size, agree, news, code, region]
);

/// Basic.
#[derive(Clone, Debug)]
pub struct Pair {
    pub tenant: String,
    pub folder: String,
    pub user: String,
    pub password: Option<Secret>,
    pub region: Region,
}

impl Pair {
    pub const METHOD: &'static AuthMethod = &method(
        "pair",
        &[
            TENANT,
            FOLDER,
            field("user", true, Kind::Text(RULES)),
            field("password", false, Kind::Secret(RULES)),
            REGION,
        ],
        &[Placement::Basic(Basic {
            username: &[Part::Field("user"), Part::Literal("/token")],
            password: &[Part::Field("password")],
            is_encoded: false,
        })],
        CheckTable::None("There is nothing to ask."),
    );
}

credentials!(Pair, [tenant, folder, user, password, region]);

/// Bearer.
#[derive(Clone, Debug)]
pub struct Token {
    pub tenant: String,
    pub folder: String,
    pub token: Secret,
    pub region: Region,
}

impl Token {
    pub const METHOD: &'static AuthMethod = &method(
        "token",
        &[
            TENANT,
            FOLDER,
            field("token", true, Kind::Secret(RULES)),
            REGION,
        ],
        &[Placement::Header(
            "Authorization",
            &[Part::Literal("Bearer "), Part::Field("token")],
        )],
        CheckTable::None("There is nothing to ask."),
    );
}

credentials!(Token, [tenant, folder, token, region]);

/// Credentials that every form and every request accepts.
pub fn key() -> Key {
    Key {
        tenant: "acme".into(),
        folder: "inbox".into(),
        key: "s3cr3t".into(),
        plan: Some(Plan::Paid),
        size: None,
        agree: true,
        news: None,
        code: None,
        region: Region::Us,
    }
}

pub fn pair() -> Pair {
    Pair {
        tenant: "acme".into(),
        folder: "inbox".into(),
        user: "ada".into(),
        password: Some("lovelace".into()),
        region: Region::Eu,
    }
}

pub fn token() -> Token {
    Token {
        tenant: "acme".into(),
        folder: "inbox".into(),
        token: "s3cr3t".into(),
        region: Region::Eu,
    }
}
