//! A connector with every kind of address, and credentials in every place of a request.

use super::vault::{NO_CHECK, RULES, field};
use connspec_runtime::table::{
    Address, Addresses, AuthMethod, Base, CheckTable, Choice, Connector, Cut, Derived, Field,
    HostScope, Kind, Part, Placement, Row, UrlAllow,
};
use connspec_runtime::{Secret, UrlName, choice, credentials};

pub type Connection = connspec_runtime::Connection<Url>;

pub static CONNECTOR: Connector = Connector {
    id: "places",
    name: "Places",
    addresses: Url::ADDRESSES,
    methods: &[
        Full::METHOD,
        Bot::METHOD,
        Keyed::METHOD,
        Both::METHOD,
        Hmac::METHOD,
    ],
};

#[derive(Clone, Copy, Debug)]
pub enum Url {
    /// Chosen by region and environment.
    Fixed,
    /// A host under the domains.
    Vanity,
    /// Any host.
    Any,
    /// The address of a product that somebody hosts themselves.
    Own,
    /// Cut out of the key.
    Shard,
}

const fn address(base: Base, path: &'static [&'static [Part]]) -> Address {
    Address { base, path }
}

const VANITY: Address = address(Base::Hostname("vanity"), &[]);
const ANY: Address = address(
    Base::Hostname("host"),
    &[&[Part::Literal("v")], &[Part::Field("account")]],
);
const OWN: Address = address(Base::Url("site"), &[&[Part::Literal("api")]]);
const SHARD: Address = address(
    Base::Host(&[Part::Derived("shard"), Part::Literal(".places.example")]),
    &[&[Part::Derived("owner")]],
);

macro_rules! row {
    ($host:literal, $value:literal) => {
        Row {
            urls: &[
                address(Base::Host(&[Part::Literal($host)]), &[]),
                VANITY,
                ANY,
                OWN,
                SHARD,
            ],
            values: &[$value],
        }
    };
}

impl Url {
    pub const ALL: [Self; 5] = [Self::Fixed, Self::Vanity, Self::Any, Self::Own, Self::Shard];

    const ADDRESSES: &'static Addresses = &Addresses {
        names: Self::NAMES,
        values: &["cell"],
        environments: 2,
        rows: &[
            row!("us.places.example", "us-live"),
            row!("us-test.places.example", "us-test"),
            row!("eu.places.example", "eu-live"),
            row!("eu-test.places.example", "eu-test"),
        ],
        domains: &["places.example", "place.example"],
    };
}

impl UrlName for Url {
    const NAMES: &'static [&'static str] = &["fixed", "vanity", "any", "own", "shard"];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Us,
    Eu,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    Live,
    Test,
}

const fn option(id: &'static str) -> Choice {
    Choice {
        id,
        label: id,
        value: id,
    }
}

impl Region {
    pub const ALL: &'static [Self] = &[Self::Us, Self::Eu];
    pub const OPTIONS: &'static [Choice] = &[option("us"), option("eu")];
}

impl Environment {
    pub const ALL: &'static [Self] = &[Self::Live, Self::Test];
    pub const OPTIONS: &'static [Choice] = &[option("live"), option("test")];
}

choice!(Region);
choice!(Environment);

const fn method(
    id: &'static str,
    fields: &'static [Field],
    placements: &'static [Placement],
    custom: Option<&'static str>,
    check: CheckTable,
) -> AuthMethod {
    AuthMethod {
        id,
        connector: "places",
        label: id,
        kind: id,
        fields,
        setup_fields: &[],
        placements,
        session: None,
        custom,
        check,
        addresses: Url::ADDRESSES,
        derived: &[
            Derived {
                id: "shard",
                from: "key",
                cut: Cut::AfterLast("-"),
            },
            Derived {
                id: "owner",
                from: "key",
                cut: Cut::BeforeFirst("."),
            },
        ],
    }
}

const KEY: Field = field("key", "Key", true, Kind::Secret(RULES));
const REGION: Field = field("region", "Region", true, Kind::Region(Region::OPTIONS));
const ENVIRONMENT: Field = field(
    "environment",
    "Environment",
    true,
    Kind::Environment(Environment::OPTIONS),
);

/// All kinds of addresses.
#[derive(Clone, Debug)]
pub struct Full {
    pub vanity: String,
    pub host: Option<String>,
    pub account: Option<String>,
    pub site: String,
    pub key: Secret,
    pub environment: Environment,
    pub region: Region,
}

impl Full {
    pub const METHOD: &'static AuthMethod = &method(
        "full",
        &[
            field(
                "vanity",
                "Vanity",
                true,
                Kind::Hostname(RULES, HostScope::Declared),
            ),
            Field {
                default: Some("api.places.example"),
                ..field("host", "Host", false, Kind::Hostname(RULES, HostScope::Any))
            },
            Field {
                default: Some("me"),
                ..field("account", "Account", false, Kind::Text(RULES))
            },
            field(
                "site",
                "Site",
                true,
                Kind::Url(
                    RULES,
                    Some(UrlAllow {
                        http: true,
                        port: true,
                        path: true,
                    }),
                ),
            ),
            KEY,
            ENVIRONMENT,
            REGION,
        ],
        &[
            Placement::Header(
                "X-Cell",
                &[
                    Part::Value("cell"),
                    Part::Literal("/"),
                    Part::Derived("shard"),
                ],
            ),
            Placement::Header("X-Site", &[Part::Address("own"), Part::Literal("/hook")]),
            Placement::Header("X-Account", &[Part::Field("account")]),
        ],
        None,
        NO_CHECK,
    );
}

credentials!(
    Full,
    [vanity, host, account, site, key, environment, region]
);

/// A key in the path.
#[derive(Clone, Debug)]
pub struct Bot {
    pub key: Secret,
    pub environment: Environment,
    pub region: Region,
}

impl Bot {
    pub const METHOD: &'static AuthMethod = &method(
        "bot",
        &[KEY, ENVIRONMENT, REGION],
        &[Placement::Path("token", &[Part::Field("key")])],
        None,
        NO_CHECK,
    );
}

credentials!(Bot, [key, environment, region]);

/// Keys in the body and in the query.
#[derive(Clone, Debug)]
pub struct Keyed {
    pub key: Secret,
    pub note: Option<String>,
    pub environment: Environment,
    pub region: Region,
}

impl Keyed {
    pub const METHOD: &'static AuthMethod = &method(
        "keyed",
        &[
            KEY,
            field("note", "Note", false, Kind::Text(RULES)),
            ENVIRONMENT,
            REGION,
        ],
        &[
            Placement::Body("api_key", &[Part::Field("key")]),
            Placement::Body("note", &[Part::Field("note")]),
            Placement::Query("v", &[Part::Literal("2")]),
            Placement::Header("X-Version", &[Part::Literal("2")]),
        ],
        None,
        NO_CHECK,
    );
}

credentials!(Keyed, [key, note, environment, region]);

/// A key in the query and in the body.
#[derive(Clone, Debug)]
pub struct Both {
    pub key: Secret,
    pub environment: Environment,
    pub region: Region,
}

impl Both {
    pub const METHOD: &'static AuthMethod = &method(
        "both",
        &[KEY, ENVIRONMENT, REGION],
        &[
            Placement::Body("key", &[Part::Field("key")]),
            Placement::Query("key", &[Part::Field("key")]),
        ],
        None,
        NO_CHECK,
    );
}

credentials!(Both, [key, environment, region]);

/// A function signs.
#[derive(Clone, Debug)]
pub struct Hmac {
    pub key: Secret,
    pub environment: Environment,
    pub region: Region,
}

impl Hmac {
    pub const METHOD: &'static AuthMethod = &method(
        "hmac",
        &[KEY, ENVIRONMENT, REGION],
        &[],
        Some("places_hmac"),
        NO_CHECK,
    );
}

credentials!(Hmac, [key, environment, region]);

pub fn full() -> Full {
    Full {
        vanity: "shop.place.example".into(),
        host: None,
        account: None,
        site: "https://self.example".into(),
        key: "me.k3y-us6".into(),
        environment: Environment::Test,
        region: Region::Eu,
    }
}

pub fn bot() -> Bot {
    Bot {
        key: "12:s3cr3t".into(),
        environment: Environment::Live,
        region: Region::Us,
    }
}

pub fn keyed() -> Keyed {
    Keyed {
        key: "s3cr3t".into(),
        note: None,
        environment: Environment::Live,
        region: Region::Us,
    }
}

pub fn hmac() -> Hmac {
    Hmac {
        key: "s3cr3t".into(),
        environment: Environment::Live,
        region: Region::Us,
    }
}
