//! The table of all codes. The words here become `docs/diagnostics/<code>.md`.

use crate::code::{Class, Severity};

codes! {
    /// The file holds bytes that are not UTF-8.
    /// Editors save older encodings such as Latin-1 without saying so. Save the file as UTF-8; a byte order mark at its start is allowed.
    NotUtf8 = "not-utf8", Error, File;
    /// The file holds no YAML value: it is empty, or all comments.
    /// Write a connector into it, or remove it. An empty file among the specs is usually a save that went wrong.
    EmptyFile = "empty-file", Error, File;
    /// A spec has at most 1 MiB. A larger file is not read at all.
    /// Real specs have a few kilobytes; a file of this size is something else that got the name of a spec.
    FileTooLarge = "file-too-large", Error, File;
    /// The file of a connector is named after its id: `<id>.connector.yaml`.
    /// People look for the spec of a connector by its name, and the edit link of a guide leads there.
    FileNameMismatch = "file-name-mismatch", Error, File;

    /// The text is not YAML, from the marked place on.
    /// The message says what the reader stumbled over; most often it is a text with a colon in it that has no quotes, a tab, or a quote that is never closed. What stands behind the mistake is looked at once it is repaired.
    YamlSyntax = "yaml-syntax", Error, Yaml;
    /// A map holds the same key twice. Most YAML readers keep the last one and say nothing.
    DuplicateKey = "duplicate-key", Error, Yaml;
    /// Anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not part of the language.
    /// Write the value out, or use the language's own ways to share: `regions`, `sections` with `use`.
    YamlReference = "yaml-reference", Error, Yaml;
    /// Tags (`!name`) and directives (`%YAML`) are not part of the language.
    /// A tag changes what a value is, and readers of YAML disagree about how. The type of every value is known from its key.
    YamlTag = "yaml-tag", Error, Yaml;
    /// A file holds one connector: one YAML document.
    /// A line of three dashes starts another one. Most readers silently take the first and drop the rest.
    SecondDocument = "second-document", Error, Yaml;
    /// Lists and maps are nested more than 32 deep.
    /// No part of the language goes deeper than a dozen; the limit keeps a hostile file from costing time and memory.
    NestedTooDeeply = "nested-too-deeply", Error, Yaml;
    /// A map or a list holds more than 1,000 entries.
    /// The limit keeps a hostile file from costing time and memory. What comes after the limit is not looked at.
    TooManyEntries = "too-many-entries", Error, Yaml;
    /// A key is a list or a map.
    /// YAML allows that; the language has only words as keys. Usually a text that starts with `{` or `[` lacks its quotes.
    KeyNotText = "key-not-text", Error, Yaml;
    /// Text is meant, but YAML readers disagree about what this is: `no` is false to some, `1.10` becomes 1.1.
    /// Put it in quotes.
    AmbiguousScalar = "ambiguous-scalar", Error, Yaml;

    /// The language has no such key here.
    /// Unknown keys are refused rather than skipped: `secrte: true` must not quietly make a secret public. The message names the nearest key that exists.
    UnknownKey = "unknown-key", Error, Shape;
    /// A key that must be there is not.
    /// The mark points at the first key of the map that lacks it.
    MissingKey = "missing-key", Error, Shape;
    /// A value is of another type than its key takes: text, a list, a map, a number, `true` or `false`.
    /// A template that starts with a brace needs quotes: YAML reads `{key}` as a map.
    WrongType = "wrong-type", Error, Shape;
    /// A value is not one of the few that its key takes.
    /// The message names the nearest one, or lists them all.
    UnknownValue = "unknown-value", Error, Shape;
    /// A value does not have the form that its key takes, such as a link, a day, or visible ASCII characters.
    InvalidValue = "invalid-value", Error, Shape;
    /// A text or a list is shorter or longer, or a number smaller or larger, than its key takes.
    /// Text that is empty or blank counts as too short.
    OutOfRange = "out-of-range", Error, Shape;

    /// An id is not of the form `[a-z][a-z0-9_]*`, at most 64 long.
    /// An id names Rust items, form keys, anchors and URLs, and never changes once published.
    InvalidId = "invalid-id", Error, Names;
    /// The id is taken: a word of Rust, a device name of Windows, or a name the compiler uses itself.
    /// In `{name}`, fields, addresses, values and derived values are one namespace, so that no two of them can have the same name.
    ReservedId = "reserved-id", Error, Names;
    /// Two things that share a namespace have the same id.
    DuplicateId = "duplicate-id", Error, Names;
    /// Two ids differ, but what is made of them does not: `api_1` and `api1` are one Rust name.
    IdCollision = "id-collision", Error, Names;

    /// The file holds a character that a reader cannot see or that reorders what they see: a control character, a bidi control, a zero-width character, a line separator.
    /// Remove it. In comments and keys too: reviewers read those.
    DeceptiveCharacter = "deceptive-character", Error, Text;

    /// No field of this auth method has this id.
    /// A field is declared once, under `fields`, and everything else refers to it by its id. The selects of regions and environments have the ids `region` and `environment`.
    UnknownField = "unknown-field", Error, References;
    /// The field belongs to another auth method, or is a shared one that this method does not use: people who read this guide never see it.
    ForeignField = "foreign-field", Error, References;
    /// No region option has this id.
    /// Regions are declared under `regions.options`; texts name them as `<region:id>` and `<url:name#id>`.
    UnknownRegion = "unknown-region", Error, References;
    /// No environment option has this id.
    /// Environments are declared under `environments.options`; texts name them as `<environment:id>` and `<url:name#id>`.
    UnknownEnvironment = "unknown-environment", Error, References;
    /// No address has this name.
    /// Addresses are declared under `urls`, or in every option of `regions` or `environments`; requests name them as `{name}`, texts as `<url:name>`.
    UnknownUrl = "unknown-url", Error, References;
    /// Something is declared that nothing uses: a shared field, a value, a derived value, a domain of `hosts`.
    /// Often it is the trace of a mistake elsewhere, such as an address that should differ by region and does not.
    UnusedName = "unused-name", Warning, References;
    /// The guide has no step with this id.
    /// A link can lead to any step of the same guide, in its own sections or in shared ones.
    UnknownStep = "unknown-step", Error, References;
    /// No shared section has this id.
    /// Sections that several guides share stand at the top level under `sections`; a guide brings one in with `use: id`.
    UnknownSection = "unknown-section", Error, References;

    /// No scope has this id.
    /// Scopes are declared once, under `scopes` at the top level; methods, sections and steps name them by id, and the vendor's own name for one is its `value`.
    UnknownScope = "unknown-scope", Error, References;
    /// No auth method asks for a scope, and no guide names it.
    UnusedScope = "unused-scope", Warning, References;
    /// A scope includes itself, by way of others or directly.
    /// `includes` lists the smaller scopes that come with a larger one, so it never leads back.
    ScopeCycle = "scope-cycle", Error, References;

    /// The table of addresses is total: every option of a region or environment select defines every address.
    /// A region that reaches one URL and not another is the commonest bug of hand-written connectors.
    RegionUrlMissing = "region-url-missing", Error, Regions;
    /// The table of values is total: every option of a region or environment select defines every value.
    /// A value that one region lacks would leave a hole in the requests of people who chose it.
    RegionValueMissing = "region-value-missing", Error, Regions;
    /// All addresses share one registrable domain, unless `hosts` lists the others.
    UnlistedDomain = "unlisted-domain", Error, Regions;
    /// An address is `https://host`, with a path if need be: no port, user, query or fragment.
    /// A product that people host themselves starts with a field instead: `{site}/path`. What `hosts` lists are registrable domains.
    InvalidUrl = "invalid-url", Error, Regions;
    /// Addresses stand either at the top level (`urls`) or in the options of a select, not in both; with two selects, each name stands in one of them.
    UrlsTwice = "urls-twice", Error, Regions;

    /// A template has a brace without its partner, or braces around something that is not an id.
    /// `{name}` is all the grammar there is: no expressions, no conditions. `{{` and `}}` are literal braces.
    TemplateSyntax = "template-syntax", Error, Templates;
    /// The auth method has no field with the name in the braces.
    /// Every field that a template uses must be one that the person who uses this method fills in.
    UnknownPlaceholder = "unknown-placeholder", Error, Templates;
    /// This kind of value may not stand here.
    /// A person must not be able to send credentials elsewhere: a part of a host is a `subdomain`, a whole host a `hostname`, and only a `url` with `allow` starts an address.
    PlaceholderNotAllowed = "placeholder-not-allowed", Error, Templates;
    /// A field that may be empty stands where a value is always needed.
    /// It can fill a header, a parameter of a query or a key of a body by itself, which is then left out. In an address it needs a `default`.
    OptionalPlaceholder = "optional-placeholder", Error, Templates;

    /// A value is cut from a required `text` or `secret` of one line, in one way, at one to three marks.
    /// Otherwise there would be values from which nothing can be cut, and requests with a hole in them.
    InvalidDerive = "invalid-derive", Error, Templates;
    /// `default` and `allow` say something about addresses, and no address uses the field.
    /// A default stands for an empty value in an address; elsewhere an empty value is left out of the request. `allow` says what the address of a product may have that people host themselves.
    KeyWithoutAddress = "key-without-address", Error, Templates;

    /// The pattern is not in the dialect that browsers and Rust read alike.
    InvalidPattern = "invalid-pattern", Error, Validation;
    /// An example does not do what it says: a `valid` one is refused, or an `invalid` one accepted.
    ExampleMismatch = "example-mismatch", Error, Validation;
    /// The lower limit of a rule is above the upper one, so that no value can pass.
    MinAboveMax = "min-above-max", Error, Validation;

    /// A request is a method, a space, an address in braces and a path: `GET {api}/v1/me`.
    InvalidRequest = "invalid-request", Error, Requests;
    /// A check is sent whenever somebody saves their credentials or tests them again, so it must not change anything: it sends `GET` or `HEAD`.
    /// Some vendors want a search or a GraphQL query posted. A step that sends one says `safe: true`, and is then sent again where an answer is lost.
    UnsafeCheck = "unsafe-check", Error, Requests;
    /// A path with `.` or `..` segments means something else than it says: clients and servers remove them, each at another moment.
    DotSegment = "dot-segment", Error, Requests;
    /// HTTP forbids this header name, or the HTTP client sets the header itself.
    /// A second `Host` or `Content-Length` sends a request to another place than the one it is checked for.
    InvalidHeader = "invalid-header", Error, Requests;
    /// Two parts of an auth method write the same: a header, a parameter, a key of a body, or what a flow or a signature writes by itself.
    /// Which of the two a server reads is up to the server.
    DuplicatePlacement = "duplicate-placement", Error, Requests;
    /// A captured URL or host names the domains that it may lie on: registrable ones such as `acme.com`, or `*.acme.com` for the hosts below. Never `*`, and never a suffix that many share.
    /// The answer of a call decides where requests go, and credentials with them; it may choose among the vendor's hosts and no others.
    CapturedHost = "captured-host", Error, Requests;
    /// Calls get a token that no request carries, or something is signed that no call sends.
    /// Most often a name was meant that stands elsewhere: `place` carries what the calls captured.
    TokenNotUsed = "token-not-used", Error, Requests;
    /// A pointer is a JSON Pointer (RFC 6901): `/` before each key, and `~` only as `~0` and `~1`.
    InvalidPointer = "invalid-pointer", Error, Requests;

    /// No step of the guide says where a required field comes from (`gives`), so a person is asked for a value that nobody explained.
    FieldNotGiven = "field-not-given", Error, Guide;
    /// No guide uses a shared section. Its texts are not looked at until one does.
    UnusedSection = "unused-section", Warning, Guide;
    /// A link goes to `https:`, `mailto:`, a path of the same site, or one of our own references.
    LinkNotAllowed = "link-not-allowed", Error, Guide;
    /// This Markdown is not part of guide text, because docs engines disagree about it.
    MarkdownNotAllowed = "markdown-not-allowed", Error, Guide;
    /// A fenced block names a language that is not on the list of those that all docs engines highlight alike.
    /// An unknown one is an error to some engines and plain text to others.
    UnknownLanguage = "unknown-language", Error, Guide;
    /// An image has no text for people who cannot see it.
    /// Screen readers say nothing about such a picture, and so does a guide that an agent reads.
    ImageAltMissing = "image-alt-missing", Error, Guide;
    /// HTML is literal text in a guide, and this looks as if a tag was meant.
    /// Docs engines disagree about HTML; what is shown is the tag itself.
    HtmlTag = "html-tag", Warning, Guide;

    /// A credential is filled by a field that is not a `secret`.
    /// Make the field a secret, or say why it is none: `not_secret: <reason>`.
    SecretExpected = "secret-expected", Error, Secrets;
    /// The flow goes without PKCE (RFC 7636), which binds the code of the callback to whoever asked for it.
    /// Leave `pkce` out unless the vendor refuses requests with it: servers that do not know it ignore it.
    PkceOff = "pkce-off", Warning, Secrets;
    /// A secret would stand in a URL, where logs and proxies keep it.
    SecretInUrl = "secret-in-url", Error, Secrets;
    /// A credential is written into the spec itself.
    /// Specs are read by many people and kept for ever; a value that grants access is filled in by a person.
    LiteralSecret = "literal-secret", Error, Secrets;

    /// `connspec.toml` is not TOML, from the marked place on.
    ConfigSyntax = "config-syntax", Error, Configuration;
    /// `connspec.toml` has a key that is not known, or a value that does not fit its key.
    ConfigValue = "config-value", Error, Configuration;
    /// A page template has a mistake, or uses a name that it is not given, or prints text that was not encoded.
    TemplateFailed = "template-failed", Error, Configuration;

    /// A generated page does not show this text as written. That is a mistake of the compiler.
    TextLost = "text-lost", Error, Internal;
}
