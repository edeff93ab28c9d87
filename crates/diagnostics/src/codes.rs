//! The table of all codes. The words here become `docs/diagnostics/<code>.md`.

use crate::code::{Class, Severity};

codes! {
    /// The file holds bytes that are not UTF-8.
    /// Save it as UTF-8; a byte order mark at its start is allowed.
    NotUtf8 = "not-utf8", Error, File;
    /// The file holds no YAML value.
    /// Write a connector into it, or remove it.
    EmptyFile = "empty-file", Error, File;
    /// A spec has at most 1 MiB. A larger file is not read.
    FileTooLarge = "file-too-large", Error, File;
    /// The file of a connector is named after its id: `<id>.connector.yaml`.
    /// People look for the spec of a connector by its name, and the edit link of a guide leads there.
    FileNameMismatch = "file-name-mismatch", Error, File;

    /// The text is not YAML.
    YamlSyntax = "yaml-syntax", Error, Yaml;
    /// A map holds the same key twice. Most YAML readers keep the last one and say nothing.
    DuplicateKey = "duplicate-key", Error, Yaml;
    /// Anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not part of the language.
    /// Write the value out, or use the language's own ways to share: `regions`, `sections` with `use`.
    YamlReference = "yaml-reference", Error, Yaml;
    /// Tags (`!name`) and directives (`%YAML`) are not part of the language.
    YamlTag = "yaml-tag", Error, Yaml;
    /// A file holds one connector: one YAML document.
    SecondDocument = "second-document", Error, Yaml;
    /// Values are nested more than 32 deep.
    NestedTooDeeply = "nested-too-deeply", Error, Yaml;
    /// A map or a list holds more than 1,000 entries.
    TooManyEntries = "too-many-entries", Error, Yaml;
    /// A key is a list or a map.
    KeyNotText = "key-not-text", Error, Yaml;
    /// Text is meant, but YAML readers disagree about what this is: `no` is false to some, `1.10` becomes 1.1.
    /// Put it in quotes.
    AmbiguousScalar = "ambiguous-scalar", Error, Yaml;

    /// The language has no such key here.
    UnknownKey = "unknown-key", Error, Shape;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error, Shape;
    /// A value is of another type than its key takes.
    WrongType = "wrong-type", Error, Shape;
    /// A value is not one of those that its key takes.
    UnknownValue = "unknown-value", Error, Shape;
    /// A value does not have the form that its key takes.
    InvalidValue = "invalid-value", Error, Shape;
    /// A text or a list is shorter or longer, or a number smaller or larger, than its key takes.
    OutOfRange = "out-of-range", Error, Shape;

    /// An id is not of the form `[a-z][a-z0-9_]*`, at most 64 long.
    /// An id names Rust items, form keys, anchors and URLs, and never changes once published.
    InvalidId = "invalid-id", Error, Names;
    /// The id is taken: a word of Rust, a device name of Windows, or a name the compiler uses itself.
    ReservedId = "reserved-id", Error, Names;
    /// Two things that share a namespace have the same id.
    DuplicateId = "duplicate-id", Error, Names;
    /// Two ids differ, but what is made of them does not: `api_1` and `api1` are one Rust name.
    IdCollision = "id-collision", Error, Names;

    /// The file holds a character that a reader cannot see or that reorders what they see:
    /// a control character, a bidi control, a zero-width character, a line separator.
    /// Remove it. In comments and keys too: reviewers read those.
    DeceptiveCharacter = "deceptive-character", Error, Text;

    /// No field has this id.
    UnknownField = "unknown-field", Error, References;
    /// The field belongs to another auth method, and this guide is read by people who never see it.
    ForeignField = "foreign-field", Error, References;
    /// No region option has this id.
    UnknownRegion = "unknown-region", Error, References;
    /// No address has this name.
    UnknownUrl = "unknown-url", Error, References;
    /// The guide has no step with this id.
    UnknownStep = "unknown-step", Error, References;
    /// No shared section has this id.
    UnknownSection = "unknown-section", Error, References;

    /// A region table is total: every option defines every address.
    /// A region that reaches one URL and not another is the commonest bug of hand-written connectors.
    RegionUrlMissing = "region-url-missing", Error, Regions;
    /// All addresses share one registrable domain, unless `hosts` lists the others.
    UnlistedDomain = "unlisted-domain", Error, Regions;
    /// An address is `https://host`, with a path if need be: no port, user, query or fragment.
    InvalidUrl = "invalid-url", Error, Regions;
    /// Addresses stand either at the top level (`urls`) or in each region option, not in both.
    UrlsTwice = "urls-twice", Error, Regions;

    /// A template has a brace without its partner. `{{` and `}}` are literal braces.
    TemplateSyntax = "template-syntax", Error, Templates;
    /// No field has the name in the braces.
    UnknownPlaceholder = "unknown-placeholder", Error, Templates;
    /// This kind of value may not stand here. In a host only a `subdomain` may, because a person
    /// must not be able to send credentials elsewhere.
    PlaceholderNotAllowed = "placeholder-not-allowed", Error, Templates;
    /// A field that may be empty stands where a value is always needed.
    OptionalPlaceholder = "optional-placeholder", Error, Templates;

    /// The pattern is not in the dialect that browsers and Rust read alike.
    InvalidPattern = "invalid-pattern", Error, Validation;
    /// An example does not do what it says: a `valid` one is refused, or an `invalid` one accepted.
    ExampleMismatch = "example-mismatch", Error, Validation;
    /// The lower limit is above the upper one.
    MinAboveMax = "min-above-max", Error, Validation;

    /// A request is a method, a space, an address in braces and a path: `GET {api}/v1/me`.
    InvalidRequest = "invalid-request", Error, Requests;
    /// A check is sent whenever somebody saves their credentials, so it must not change anything.
    UnsafeCheck = "unsafe-check", Error, Requests;
    /// A path with `.` or `..` segments means something else than it says.
    DotSegment = "dot-segment", Error, Requests;
    /// HTTP forbids this header, or the HTTP client sets it itself.
    InvalidHeader = "invalid-header", Error, Requests;
    /// Two parts of an auth method write the same header or query parameter.
    DuplicatePlacement = "duplicate-placement", Error, Requests;
    /// A pointer is a JSON Pointer (RFC 6901): empty, or `/` before each key.
    InvalidPointer = "invalid-pointer", Error, Requests;

    /// No step of the guide says where a required field comes from (`gives`), so a person is asked
    /// for a value that nobody explained.
    FieldNotGiven = "field-not-given", Error, Guide;
    /// A link goes to `https:`, `mailto:`, a path of the same site, or one of our own references.
    LinkNotAllowed = "link-not-allowed", Error, Guide;
    /// This Markdown is not part of guide text, because docs engines disagree about it.
    MarkdownNotAllowed = "markdown-not-allowed", Error, Guide;
    /// A fenced block names a language that is not on the list.
    UnknownLanguage = "unknown-language", Error, Guide;
    /// An image has no text for people who cannot see it.
    ImageAltMissing = "image-alt-missing", Error, Guide;
    /// A text is longer than 16 KiB.
    TextTooLong = "text-too-long", Error, Guide;
    /// HTML is literal text in a guide, and this looks as if a tag was meant.
    HtmlTag = "html-tag", Warning, Guide;

    /// A credential is filled by a field that is not a `secret`.
    /// Make the field a secret, or say why it is none: `not_secret: <reason>`.
    SecretExpected = "secret-expected", Error, Secrets;
    /// A secret would stand in a URL, where logs and proxies keep it.
    SecretInUrl = "secret-in-url", Error, Secrets;
    /// A credential is written into the spec itself.
    LiteralSecret = "literal-secret", Error, Secrets;

    /// `connspec.toml` is not TOML.
    ConfigSyntax = "config-syntax", Error, Configuration;
    /// `connspec.toml` has a key that is not known, or a value that does not fit its key.
    ConfigValue = "config-value", Error, Configuration;
    /// A page template has a mistake or uses a name that it is not given.
    TemplateFailed = "template-failed", Error, Configuration;

    /// A generated page does not show this text as written. That is a mistake of the compiler.
    TextLost = "text-lost", Error, Internal;
}
