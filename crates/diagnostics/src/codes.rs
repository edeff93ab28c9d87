//! The table of all codes. The words here become `docs/diagnostics/<code>.md` and the answers of
//! `connspec explain`.
//!
//! The first line of an entry says what the code means, one Markdown paragraph a line; the lines
//! behind its examples say why it matters. An example shows the mistake (`bad`) and what to write
//! (`good`) in a few lines of a real file: the `good` one stands somewhere in `xtask/explained/`, and
//! put in its place the `bad` one gives this code and no other, which the tests of `xtask` hold. A
//! character that nobody can see is written `<U+200B>`.

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
    /// ```yaml bad
    /// # specs/parcels.connector.yaml
    /// connspec: 1
    /// id: packets
    /// ```
    /// ```yaml good
    /// # specs/parcels.connector.yaml
    /// connspec: 1
    /// id: parcels
    /// ```
    /// People look for the spec of a connector by its name, and the edit link of a guide leads there.
    FileNameMismatch = "file-name-mismatch", Error, File;
    /// The file of a picture is not there.
    /// ```yaml bad
    /// src: images/lables.png
    /// ```
    /// ```yaml good
    /// src: images/labels.png
    /// ```
    /// The path starts at the folder of the spec, and the file lies in it or in a folder below; a symbolic link that leads elsewhere is not followed. Capitals count: some disks find `Labels.png` as `labels.png`, and the servers that a site is built on do not.
    /// A build copies pictures beside the pages, so that they are there whatever docs engine shows them.
    ImageMissing = "image-missing", Error, File;
    /// The file of a picture has more than 1 MiB, or that of a logo more than 64 KiB.
    /// People would wait for it, and it is kept in every copy of the repository. A picture of the part of the screen that matters, saved as PNG or WebP, has a tenth of that.
    ImageTooLarge = "image-too-large", Error, File;
    /// The file of a picture is empty, or holds something else than its name says.
    /// Sites send a file as what its name says, and browsers then show nothing; some docs engines stop the build. Save the picture as PNG, JPEG, GIF or WebP, and name the file accordingly.
    ImageNotAnImage = "image-not-an-image", Error, File;
    /// Nobody has compared this connector with the vendor for a long time.
    /// Vendors move buttons and rename keys, and a guide that is wrong is noticed by the people who follow it first. Go through the guide at the vendor's, and write the day of that into `last_verified`.
    /// How long is long says `diagnostics.verified_within_days` in `connspec.toml`; without it a year. It is counted to the day that `connspec check --today` is given, and not checked without one, because the same specs should give the same answer on any day.
    VerifiedLongAgo = "verified-long-ago", Warning, File;

    /// The text is not YAML, from the marked place on.
    /// ```yaml bad
    /// description: Parcels: sent, tracked and returned.
    /// ```
    /// ```yaml good
    /// description: "Parcels: sent, tracked and returned."
    /// ```
    /// The message says what the reader stumbled over; most often it is a text with a colon in it that has no quotes, a tab, or a quote that is never closed. What stands behind the mistake is looked at once it is repaired.
    YamlSyntax = "yaml-syntax", Error, Yaml;
    /// A map holds the same key twice.
    /// ```yaml bad
    /// name: Parcels
    /// name: Parcels Inc.
    /// ```
    /// ```yaml good
    /// name: Parcels
    /// ```
    /// Most YAML readers keep the last one and say nothing: one of the two values is lost, and nobody who reads the file can tell which.
    DuplicateKey = "duplicate-key", Error, Yaml;
    /// Anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not part of the language.
    /// ```yaml bad
    /// urls: &addresses
    ///   app: https://app.desk.com
    /// ```
    /// ```yaml good
    /// urls:
    ///   app: https://app.desk.com
    /// ```
    /// Write the value out, or use the language's own ways to share: `regions`, `sections` with `use`.
    YamlReference = "yaml-reference", Error, Yaml;
    /// Tags (`!name`) and directives (`%YAML`) are not part of the language.
    /// ```yaml bad
    /// id: desk
    /// name: !!str Desk
    /// ```
    /// ```yaml good
    /// id: desk
    /// name: Desk
    /// ```
    /// A tag changes what a value is, and readers of YAML disagree about how. The type of every value is known from its key.
    YamlTag = "yaml-tag", Error, Yaml;
    /// A file holds one connector: one YAML document.
    /// ```yaml bad
    /// last_verified: 2026-03-01
    /// ---
    /// connspec: 1
    /// ```
    /// ```yaml good
    /// last_verified: 2026-03-01
    /// ```
    /// A line of three dashes starts another one. Most readers silently take the first and drop the rest.
    SecondDocument = "second-document", Error, Yaml;
    /// Lists and maps are nested more than 32 deep.
    /// No part of the language goes deeper than a dozen; the limit keeps a hostile file from costing time and memory.
    NestedTooDeeply = "nested-too-deeply", Error, Yaml;
    /// A map or a list holds more than 1,000 entries.
    /// The limit keeps a hostile file from costing time and memory. What comes after the limit is not looked at.
    TooManyEntries = "too-many-entries", Error, Yaml;
    /// A key is a list or a map.
    /// ```yaml bad
    /// links:
    ///   {website}: https://parcels.com
    /// ```
    /// ```yaml good
    /// links:
    ///   website: https://parcels.com
    /// ```
    /// YAML allows that; the language has only words as keys. Usually a text that starts with `{` or `[` lacks its quotes.
    KeyNotText = "key-not-text", Error, Yaml;
    /// Text is meant, but YAML readers disagree about what this is: `no` is false to some, `1.10` becomes 1.1.
    /// ```yaml bad
    /// label: 2.0
    /// ```
    /// ```yaml good
    /// label: "2.0"
    /// ```
    /// Put it in quotes.
    AmbiguousScalar = "ambiguous-scalar", Error, Yaml;
    /// A text without quotes ends with one that nothing opens.
    /// ```yaml bad
    /// label: Version 2.0"
    /// ```
    /// ```yaml good
    /// label: Version "2.0"
    /// ```
    /// Most often the first of two quotes is missing. YAML takes the other one as a letter, and people would read it in a label or a guide.
    LoneQuote = "lone-quote", Warning, Yaml;
    /// A line of a text looks like an entry of a list, and goes on with the line above it.
    /// ```yaml bad
    /// body: The address says it.
    ///   - <url:app#us> means <region:us>.
    ///   - <url:app#eu> means <region:eu>.
    /// ```
    /// ```yaml good
    /// body: |
    ///   - <url:app#us> means <region:us>.
    ///   - <url:app#eu> means <region:eu>.
    /// ```
    /// In a text without quotes every line break is a space. A list in a guide needs `|` behind its key; an entry of a list of YAML stands one column off.
    FoldedEntry = "folded-entry", Warning, Yaml;

    /// The language has no such key here.
    /// ```yaml bad
    /// min_lenght: 8
    /// max_length: 64
    /// ```
    /// ```yaml good
    /// min_length: 8
    /// max_length: 64
    /// ```
    /// Unknown keys are refused rather than skipped: `secrte: true` must not quietly make a secret public. The message names the nearest key that exists.
    UnknownKey = "unknown-key", Error, Shape;
    /// A key that must be there is not.
    /// ```yaml bad
    /// - id: us
    ///   urls:
    /// ```
    /// ```yaml good
    /// - id: us
    ///   label: United States
    ///   urls:
    /// ```
    /// The mark points at the first key of the map that lacks it.
    MissingKey = "missing-key", Error, Shape;
    /// A value is of another type than its key takes: text, a list, a map, a number, `true` or `false`.
    /// ```yaml bad
    /// place:
    ///   - {in: header, name: X-Key, value: {key_1}}
    /// ```
    /// ```yaml good
    /// place:
    ///   - {in: header, name: X-Key, value: "{key_1}"}
    /// ```
    /// A template that starts with a brace needs quotes: YAML reads `{key}` as a map.
    WrongType = "wrong-type", Error, Shape;
    /// A value is not one of the few that its key takes.
    /// ```yaml bad
    /// - id: token
    ///   label: Token
    ///   type: berer
    /// ```
    /// ```yaml good
    /// - id: token
    ///   label: Token
    ///   type: bearer
    /// ```
    /// The message names the nearest one, or lists them all.
    UnknownValue = "unknown-value", Error, Shape;
    /// A value does not have the form that its key takes, such as a link, a day, or visible ASCII characters.
    /// ```yaml bad
    /// links:
    ///   website: http://parcels.com
    /// ```
    /// ```yaml good
    /// links:
    ///   website: https://parcels.com
    /// ```
    /// The value goes into generated code, pages and forms as it is, so it has to be right for all of them.
    InvalidValue = "invalid-value", Error, Shape;
    /// A text or a list is shorter or longer, or a number smaller or larger, than its key takes.
    /// ```yaml bad
    /// regions:
    ///   label: ""
    /// ```
    /// ```yaml good
    /// regions:
    ///   label: Region
    /// ```
    /// Text that is empty or blank counts as too short.
    OutOfRange = "out-of-range", Error, Shape;

    /// An id is not of the form `[a-z][a-z0-9_]*`, at most 64 long.
    /// ```yaml bad
    /// - id: Create-Key
    ///   title: Create a key
    /// ```
    /// ```yaml good
    /// - id: create_key
    ///   title: Create a key
    /// ```
    /// An id names Rust items, form keys, anchors and URLs, and never changes once published.
    InvalidId = "invalid-id", Error, Names;
    /// The id is taken: a word of Rust, a device name of Windows, or a name that the compiler or docs engines use themselves.
    /// ```yaml bad
    /// connspec: 1
    /// id: self
    /// ```
    /// ```yaml good
    /// connspec: 1
    /// id: parcels
    /// ```
    /// In `{name}`, fields, addresses, values and derived values are one namespace, so that no two of them can have the same name.
    ReservedId = "reserved-id", Error, Names;
    /// Two things that share a namespace have the same id.
    /// ```yaml bad
    /// categories: [shipping, shipping]
    /// ```
    /// ```yaml good
    /// categories: [shipping, logistics]
    /// ```
    /// What refers to the id would mean one of them, and which one would depend on who reads it.
    /// The ids of connectors are a namespace of the whole project, together with those that they had before: tools and old links know a connector by each of them.
    DuplicateId = "duplicate-id", Error, Names;
    /// Two ids differ, but what is made of them does not: `api_1` and `api1` are one Rust name, `log_in` and `login` are one where case means nothing.
    /// ```yaml bad
    /// - {id: key_2, label: Second key, type: secret}
    /// - {id: key2, label: Third key, type: secret, required: false}
    /// ```
    /// ```yaml good
    /// - {id: key_2, label: Second key, type: secret}
    /// ```
    /// The generated code would define one name twice, or the file of one connector would replace that of another.
    IdCollision = "id-collision", Error, Names;
    /// Two things that people choose between, or fill in side by side, read the same.
    /// ```yaml bad
    /// - id: eu
    ///   label: United States
    /// ```
    /// ```yaml good
    /// - id: eu
    ///   label: Europe
    /// ```
    /// A person sees labels and no ids: nobody could tell the two apart. Say in the label what the difference is.
    EqualLabels = "equal-labels", Warning, Names;

    /// The file holds a character that a reader cannot see or that reorders what they see: a control character, a bidi control, a zero-width character, a line separator.
    /// ```yaml bad
    /// name: Par<U+200B>cels
    /// ```
    /// ```yaml good
    /// name: Parcels
    /// ```
    /// Remove it. In comments and keys too: reviewers read those.
    DeceptiveCharacter = "deceptive-character", Error, Text;

    /// A comment means to allow a warning and does not say which one, or why.
    /// ```yaml bad
    /// # connspec: allow unknown-step -- it is written next week
    /// - id: find_region
    ///   title: Find your region
    /// ```
    /// ```yaml good
    /// - id: find_region
    ///   title: Find your region
    /// ```
    /// Such a comment reads `# connspec: allow <code> -- <reason>`, and stands above the thing that it is about, or at the end of its line. Only warnings can be allowed: an error means that nothing right could be generated.
    InvalidAllow = "invalid-allow", Error, Comments;
    /// A comment allows a warning that does not come.
    /// ```yaml bad
    /// # connspec: allow unused-section -- the next auth method will use it
    /// - id: find_region
    /// ```
    /// ```yaml good
    /// - id: find_region
    /// ```
    /// Remove it, so that it does not hide the next one. A comment above a line covers what starts on that line, with all that belongs to it.
    UnusedAllow = "unused-allow", Warning, Comments;

    /// No field of this auth method has this id.
    /// ```yaml bad
    /// advice:
    ///   - {status: 401, fields: [key], text: Parcels refused this key.}
    /// ```
    /// ```yaml good
    /// advice:
    ///   - {status: 401, fields: [api_key], text: Parcels refused this key.}
    /// ```
    /// A field is declared once, under `fields`, and everything else refers to it by its id. The selects of regions and environments have the ids `region` and `environment`.
    UnknownField = "unknown-field", Error, References;
    /// The field belongs to another auth method, or is a shared one that this method does not use: people who read this guide never see it.
    /// ```yaml bad
    /// advice:
    ///   - {status: 401, fields: [token], text: Parcels refused this key.}
    /// ```
    /// ```yaml good
    /// advice:
    ///   - {status: 401, fields: [api_key], text: Parcels refused this key.}
    /// ```
    /// A person would be told about a field that their form does not have. Refer to a field of this method, or move the text to the guide of the other one.
    ForeignField = "foreign-field", Error, References;
    /// No region option has this id.
    /// ```yaml bad
    /// - <url:app#eu> means <region:ue>.
    /// ```
    /// ```yaml good
    /// - <url:app#eu> means <region:eu>.
    /// ```
    /// Regions are declared under `regions.options`; texts name them as `<region:id>` and `<url:name#id>`.
    UnknownRegion = "unknown-region", Error, References;
    /// No environment option has this id.
    /// ```yaml bad
    /// Choose <environment:prodction>, and copy <field:api_key>.
    /// ```
    /// ```yaml good
    /// Choose <environment:production>, and copy <field:api_key>.
    /// ```
    /// Environments are declared under `environments.options`; texts name them as `<environment:id>` and `<url:name#id>`.
    UnknownEnvironment = "unknown-environment", Error, References;
    /// No address has this name.
    /// ```yaml bad
    /// check:
    ///   - {title: Read the account, request: "GET {apii}/v1/me"}
    /// ```
    /// ```yaml good
    /// check:
    ///   - {title: Read the account, request: "GET {api}/v1/me"}
    /// ```
    /// Addresses are declared under `urls`, or in every option of `regions` or `environments`; requests name them as `{name}`, texts as `<url:name>`.
    UnknownUrl = "unknown-url", Error, References;
    /// Something is declared that nothing uses: a field, an address, a value, a derived or captured value, a domain of `hosts`.
    /// ```yaml bad
    /// hosts: [ledger.dev, ledger.net]
    /// ```
    /// ```yaml good
    /// hosts: [ledger.dev]
    /// ```
    /// Often it is the trace of a mistake elsewhere, such as an address that should differ by region and does not, or a header that was forgotten.
    /// A tick box is never sent, and what a `custom` method signs with is known to the application alone, so neither of them counts. An address counts as used where a text shows it. Where a method has no check, its requests are the application's, and so may every address be.
    UnusedName = "unused-name", Warning, References;
    /// The guide has no step with this id.
    /// ```yaml bad
    /// <step:open_seting>, and paste the key as <field:api_key>.
    /// ```
    /// ```yaml good
    /// <step:open_settings>, and paste the key as <field:api_key>.
    /// ```
    /// A link can lead to any step of the same guide, in its own sections or in shared ones.
    UnknownStep = "unknown-step", Error, References;
    /// No shared section has this id.
    /// ```yaml bad
    /// sections:
    ///   - use: find_regoin
    /// ```
    /// ```yaml good
    /// sections:
    ///   - use: find_region
    /// ```
    /// Sections that several guides share stand at the top level under `sections`; a guide brings one in with `use: id`.
    UnknownSection = "unknown-section", Error, References;

    /// No scope has this id.
    /// ```yaml bad
    /// - {id: send, value: "mail:send", label: Send mail, includes: [raed]}
    /// ```
    /// ```yaml good
    /// - {id: send, value: "mail:send", label: Send mail, includes: [read]}
    /// ```
    /// Scopes are declared once, under `scopes` at the top level; methods, sections and steps name them by id, and the vendor's own name for one is its `value`.
    UnknownScope = "unknown-scope", Error, References;
    /// The connector that is said to replace this one is none of the project.
    /// ```yaml bad
    /// status: {deprecated: {since: 2026-02-20, replaced_by: inbxo}}
    /// ```
    /// ```yaml good
    /// status: {deprecated: {since: 2026-02-20, replaced_by: inbox}}
    /// ```
    /// The pages of a deprecated connector lead to the one that replaces it. This is not asked where only some specs of a project are checked.
    UnknownConnector = "unknown-connector", Error, References;
    /// The project has no category with this id.
    /// ```yaml bad
    /// categories: [shiping, logistics]
    /// ```
    /// ```yaml good
    /// categories: [shipping, logistics]
    /// ```
    /// The categories are those of `[categories]` in `connspec.toml`, each with the title that index pages show. A project that has no such table takes any.
    /// A misspelled category is one more group of connectors, with a single one in it.
    UnknownCategory = "unknown-category", Error, References;
    /// No auth method asks for a scope, and no guide names it.
    /// ```yaml bad
    /// client_secret: "{client_secret}"
    /// scopes: [read]
    /// ```
    /// ```yaml good
    /// client_secret: "{client_secret}"
    /// scopes: [send]
    /// ```
    /// It may have been forgotten where it is needed, and people would then be asked for too few permissions; or it was left behind.
    UnusedScope = "unused-scope", Warning, References;
    /// A scope includes itself, by way of others or directly.
    /// ```yaml bad
    /// - {id: read, value: "mail:read", label: Read mail, includes: [send]}
    /// - {id: send, value: "mail:send", label: Send mail, includes: [read]}
    /// ```
    /// ```yaml good
    /// - {id: read, value: "mail:read", label: Read mail}
    /// - {id: send, value: "mail:send", label: Send mail, includes: [read]}
    /// ```
    /// `includes` lists the smaller scopes that come with a larger one, so it never leads back.
    ScopeCycle = "scope-cycle", Error, References;

    /// The table of addresses is total: every option of a region or environment select defines every address.
    /// ```yaml bad
    /// - id: eu
    ///   label: Europe
    ///   urls:
    ///     api: https://api.eu.parcels.com
    /// ```
    /// ```yaml good
    /// - id: eu
    ///   label: Europe
    ///   urls:
    ///     app: https://app.eu.parcels.com
    ///     api: https://api.eu.parcels.com
    /// ```
    /// A region that reaches one URL and not another is the commonest bug of hand-written connectors.
    RegionUrlMissing = "region-url-missing", Error, Regions;
    /// The table of values is total: every option of a region or environment select defines every value.
    /// ```yaml bad
    /// - id: sandbox
    ///   label: Sandbox
    /// ```
    /// ```yaml good
    /// - id: sandbox
    ///   label: Sandbox
    ///   values: {realm: test}
    /// ```
    /// A value that one region lacks would leave a hole in the requests of people who chose it.
    RegionValueMissing = "region-value-missing", Error, Regions;
    /// All addresses share one registrable domain, unless `hosts` lists the others.
    /// ```yaml bad
    /// app: https://app.eu.parcels.com
    /// api: https://api.parcels.eu
    /// ```
    /// ```yaml good
    /// app: https://app.eu.parcels.com
    /// api: https://api.eu.parcels.com
    /// ```
    /// A typo in a host name sends credentials to whoever owns that domain. A domain that is really another one is named once more, in `hosts`, where a reviewer looks for it.
    UnlistedDomain = "unlisted-domain", Error, Regions;
    /// An address is `https://host`, with a path if need be: no port, user, query or fragment.
    /// ```yaml bad
    /// app: https://app.eu.parcels.com:8443
    /// ```
    /// ```yaml good
    /// app: https://app.eu.parcels.com
    /// ```
    /// Requests and guides are built on it: a port or a query would end up in the middle of an address.
    /// A product that people host themselves starts with a field instead: `{site}/path`. What `hosts` lists are registrable domains.
    InvalidUrl = "invalid-url", Error, Regions;
    /// Addresses stand either at the top level (`urls`) or in the options of a select, not in both; with two selects, each name stands in one of them.
    /// ```yaml bad
    /// urls: {app: https://app.parcels.com}
    /// regions:
    ///   label: Region
    /// ```
    /// ```yaml good
    /// regions:
    ///   label: Region
    /// ```
    /// With a select every address belongs to an option, so that nobody calls one in another region by mistake. One that is the same everywhere is written in every option.
    UrlsTwice = "urls-twice", Error, Regions;

    /// A template has a brace without its partner, or braces around something that is not an id.
    /// ```yaml bad
    /// value: "Key {api_key"
    /// ```
    /// ```yaml good
    /// value: "Key {api_key}"
    /// ```
    /// `{name}` is all the grammar there is: no expressions, no conditions. `{{` and `}}` are literal braces.
    TemplateSyntax = "template-syntax", Error, Templates;
    /// The auth method has no field with the name in the braces.
    /// ```yaml bad
    /// value: "Key {api_kee}"
    /// fields:
    ///   - id: api_key
    /// ```
    /// ```yaml good
    /// value: "Key {api_key}"
    /// fields:
    ///   - id: api_key
    /// ```
    /// Every field that a template uses must be one that the person who uses this method fills in.
    UnknownPlaceholder = "unknown-placeholder", Error, Templates;
    /// This kind of value may not stand here.
    /// ```yaml bad
    /// fields:
    ///   - {id: shop, label: Shop, type: text}
    /// ```
    /// ```yaml good
    /// fields:
    ///   - {id: shop, label: Shop, type: subdomain}
    /// ```
    /// A person must not be able to send credentials elsewhere: a part of a host is a `subdomain`, a whole host a `hostname`, and only a `url` with `allow` starts an address.
    PlaceholderNotAllowed = "placeholder-not-allowed", Error, Templates;
    /// A field that may be empty stands where a value is always needed.
    /// ```yaml bad
    /// fields:
    ///   - {id: shop, label: Shop, type: subdomain, required: false}
    /// ```
    /// ```yaml good
    /// fields:
    ///   - {id: shop, label: Shop, type: subdomain}
    /// ```
    /// An empty value would make another address or another request than the one that is meant.
    /// It can fill a header, a parameter of a query or a key of a body by itself, which is then left out. In an address it needs a `default`.
    OptionalPlaceholder = "optional-placeholder", Error, Templates;
    /// What stands here is sent as it is, and looks like a placeholder of another template language.
    /// ```yaml bad
    /// value: "Key ${api_key}"
    /// ```
    /// ```yaml good
    /// value: "Key {api_key}"
    /// ```
    /// A name of this language stands in single braces: `{name}`. Doubled ones are literal braces, and a dollar sign is a dollar sign.
    AlmostPlaceholder = "almost-placeholder", Warning, Templates;
    /// The word before a token is written twice: in the template, and by the auth method itself.
    /// ```yaml bad
    /// type: bearer
    /// token: "Bearer {token}"
    /// ```
    /// ```yaml good
    /// type: bearer
    /// token: "{token}"
    /// ```
    /// A `bearer` method writes `Bearer` before the token, or what `scheme` says. The vendor would be sent `Bearer Bearer …` and refuse it.
    SchemeTwice = "scheme-twice", Warning, Templates;

    /// A value is cut from a required `text` or `secret` of one line, in one way, at one to three marks.
    /// ```yaml bad
    /// - {id: cluster, from: api_key, after_last: us, type: subdomain}
    /// ```
    /// ```yaml good
    /// - {id: cluster, from: api_key, after_last: "-", type: subdomain}
    /// ```
    /// Otherwise there would be values from which nothing can be cut, and requests with a hole in them.
    InvalidDerive = "invalid-derive", Error, Templates;
    /// `default` and `allow` say something about addresses, and no address uses the field.
    /// ```yaml bad
    /// - {id: own_page, label: Your own page, type: url, required: false, allow: [path]}
    /// ```
    /// ```yaml good
    /// - {id: own_page, label: Your own page, type: url, required: false}
    /// ```
    /// A default stands for an empty value in an address; elsewhere an empty value is left out of the request. `allow` says what the address of a product may have that people host themselves.
    KeyWithoutAddress = "key-without-address", Error, Templates;

    /// The pattern is not in the dialect that browsers and Rust read alike.
    /// ```yaml bad
    /// pattern: ^\d+-[a-z]+$
    /// ```
    /// ```yaml good
    /// pattern: ^[0-9]+-[a-z]+$
    /// ```
    /// The form checks values in a browser and the connector in Rust. Outside the dialect the two disagree, and a person is locked out of one of them. `\d`, `\w` and `.` are not in it: write the characters that are meant, as `[0-9]`.
    InvalidPattern = "invalid-pattern", Error, Validation;
    /// An example does not do what it says: a `valid` one is refused, or an `invalid` one accepted.
    /// ```yaml bad
    /// pattern: ^[0-9]+-[a-z]+$
    /// valid: [abcdef-12345]
    /// ```
    /// ```yaml good
    /// pattern: ^[0-9]+-[a-z]+$
    /// valid: [12345-abcdef]
    /// ```
    /// Examples are the tests of a pattern. One that fails shows that the pattern locks out real values or lets wrong ones in.
    ExampleMismatch = "example-mismatch", Error, Validation;
    /// The lower limit of a rule is above the upper one, so that no value can pass.
    /// ```yaml bad
    /// min_length: 64
    /// max_length: 8
    /// ```
    /// ```yaml good
    /// min_length: 8
    /// max_length: 64
    /// ```
    /// The form would refuse everything that a person enters, and say that it is too short and too long.
    MinAboveMax = "min-above-max", Error, Validation;
    /// Two options of a select send the same value, or two advices of a check step are about the same status.
    /// ```yaml bad
    /// advice:
    ///   - {status: 401, fields: [api_key], text: Parcels refused this key.}
    ///   - {status: 401, text: Ask for a new key.}
    /// ```
    /// ```yaml good
    /// advice:
    ///   - {status: 401, fields: [api_key], text: Parcels refused this key.}
    /// ```
    /// Only one of the two can ever be meant by what is sent or answered, and the other would be lost.
    DuplicateValue = "duplicate-value", Error, Validation;

    /// A request is a method, a space, an address in braces and a path: `GET {api}/v1/me`.
    /// ```yaml bad
    /// - title: Read the account
    ///   request: "{api}/v1/me"
    /// ```
    /// ```yaml good
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    /// ```
    /// Everything else is said by keys beside it, so a request can be read at a glance.
    InvalidRequest = "invalid-request", Error, Requests;
    /// A check sends `GET` or `HEAD`.
    /// ```yaml bad
    /// - title: Read the account
    ///   request: POST {api}/v1/me
    /// ```
    /// ```yaml good
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    /// ```
    /// It is sent whenever somebody saves their credentials or tests them again, so it must not change anything.
    /// Some vendors want a search or a GraphQL query posted. A step that sends one says `safe: true`, and is then sent again where an answer is lost.
    UnsafeCheck = "unsafe-check", Error, Requests;
    /// A part of a check step changes nothing: `safe` beside a request that only reads, or advice for an answer that passes.
    /// ```yaml bad
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    ///   safe: true
    /// ```
    /// ```yaml good
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    /// ```
    /// Whoever reads the spec would think that it does. Often the verb or the status beside it is not the one that was meant.
    NoEffect = "no-effect", Warning, Requests;
    /// A path may not have `.` or `..` segments.
    /// ```yaml bad
    /// - title: Read the account
    ///   request: GET {api}/v1/../me
    /// ```
    /// ```yaml good
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    /// ```
    /// It means something else than it says: clients and servers remove such segments, each at another moment.
    DotSegment = "dot-segment", Error, Requests;
    /// HTTP forbids this header name, or the HTTP client sets the header itself.
    /// ```yaml bad
    /// in: header
    /// name: Host
    /// ```
    /// ```yaml good
    /// in: header
    /// name: X-Api-Key
    /// ```
    /// A second `Host` or `Content-Length` sends a request to another place than the one it is checked for.
    InvalidHeader = "invalid-header", Error, Requests;
    /// Two parts of an auth method write the same: a header, a parameter, a key of a body, or what a flow or a signature writes by itself.
    /// ```yaml bad
    /// - {in: header, name: X-Key, value: "{key_1}"}
    /// - {in: header, name: x-key, value: "{key_2}"}
    /// ```
    /// ```yaml good
    /// - {in: header, name: X-Key, value: "{key_1}"}
    /// - {in: header, name: X-Second-Key, value: "{key_2}"}
    /// ```
    /// Which of the two a server reads is up to the server.
    DuplicatePlacement = "duplicate-placement", Error, Requests;
    /// A captured URL or host names the domains that it may lie on.
    /// ```yaml bad
    /// capture:
    ///   - {id: instance, pointer: /instance, as: url, hosts: ["*"]}
    /// ```
    /// ```yaml good
    /// capture:
    ///   - {id: instance, pointer: /instance, as: url, hosts: ["*.inbox.com"]}
    /// ```
    /// They are registrable ones such as `acme.com`, or `*.acme.com` for the hosts below. Never `*`, and never a suffix that many share.
    /// The answer of a call decides where requests go, and credentials with them; it may choose among the vendor's hosts and no others.
    CapturedHost = "captured-host", Error, Requests;
    /// Calls get a token that no request carries, or something is signed that no call sends.
    /// ```yaml bad
    /// place:
    ///   - {in: header, name: X-Session, value: "{password}"}
    /// ```
    /// ```yaml good
    /// place:
    ///   - {in: header, name: X-Session, value: "{session_token}"}
    /// ```
    /// Most often a name was meant that stands elsewhere: `place` carries what the calls captured.
    TokenNotUsed = "token-not-used", Error, Requests;
    /// A pointer is a JSON Pointer (RFC 6901): `/` before each key, and `~` only as `~0` and `~1`.
    /// ```yaml bad
    /// expect: {pointer: account.id}
    /// ```
    /// ```yaml good
    /// expect: {pointer: /account/id}
    /// ```
    /// It says which value of an answer is looked at. `~0` stands for `~`, and `~1` for `/`.
    InvalidPointer = "invalid-pointer", Error, Requests;

    /// No step of the guide says where a required field comes from (`gives`).
    /// ```yaml bad
    /// - id: create
    ///   title: Create the key
    /// ```
    /// ```yaml good
    /// - id: create
    ///   title: Create the key
    ///   gives: [api_key]
    /// ```
    /// A person would be asked for a value that nobody explained. Name the field in the `gives` of the step that leaves a person with its value. The form then links to that step.
    FieldNotGiven = "field-not-given", Error, Guide;
    /// A guide says when to choose some regions or environments, and leaves one out.
    /// ```yaml bad
    /// - <url:app#us> means <region:us>.
    /// ```
    /// ```yaml good
    /// - <url:app#us> means <region:us>.
    /// - <url:app#eu> means <region:eu>.
    /// ```
    /// People whose account lies there find nothing that fits, and choose a wrong one. A guide that names no option at all, because it sends people to ask somebody, is not meant.
    OptionNotTold = "option-not-told", Warning, Guide;
    /// Words in bold are almost the label of a field or an option, and not quite.
    /// ```yaml bad
    /// body: Copy **App Id** and <field:client_secret>.
    /// ```
    /// ```yaml good
    /// body: Copy <field:client_id> and <field:client_secret>.
    /// ```
    /// A person looks for exactly these words in the form. A reference such as `<field:id>` always reads like the label, whatever it is changed to.
    AlmostLabel = "almost-label", Warning, Guide;
    /// No guide uses a shared section.
    /// ```yaml bad
    /// guide:
    ///   sections:
    ///     - use: find_region
    ///     - id: create_key
    /// ```
    /// ```yaml good
    /// guide:
    ///   sections:
    ///     - use: find_region
    ///     - use: allow_addresses
    ///     - id: create_key
    /// ```
    /// Its texts are not looked at until a guide uses it. It may have been forgotten in a guide, or left behind. Use it or remove it.
    UnusedSection = "unused-section", Warning, Guide;
    /// A link goes to `https:`, `mailto:`, a path of the same site, or one of our own references.
    /// ```yaml bad
    /// Press **Create**, as [the help](http://parcels.com/help) says. Then go on as in
    /// ```
    /// ```yaml good
    /// Press **Create**, as [the help](https://parcels.com/help) says. Then go on as in
    /// ```
    /// A guide is shown on a site that people trust. A link that runs a script, or that can be changed on its way, must not stand there.
    LinkNotAllowed = "link-not-allowed", Error, Guide;
    /// This Markdown is not part of guide text.
    /// ```yaml bad
    /// body: |
    ///   # Settings
    ///   Choose **Settings**, then **Keys**.
    /// ```
    /// ```yaml good
    /// body: |
    ///   Choose **Settings**, then **Keys**.
    /// ```
    /// Docs engines disagree about it. Headings come from the titles of sections and steps. Paragraphs, emphasis, code, links, images, lists and tables look the same everywhere.
    MarkdownNotAllowed = "markdown-not-allowed", Error, Guide;
    /// A row of a table has another number of cells than its head, or the line of dashes has.
    /// ```yaml bad
    /// | Label | What it allows |
    /// |---|---|
    /// | read | See parcels | and labels |
    /// ```
    /// ```yaml good
    /// | Label | What it allows |
    /// |---|---|
    /// | read | See parcels and labels |
    /// ```
    /// Docs engines leave out what is behind the last column and say nothing about it, and under a wrong number of dashes there is no table at all, but a line with bars in it. A bar that is a part of the text is written `\|`.
    RaggedTable = "ragged-table", Error, Guide;
    /// A fenced block names a language that is not on the list of those that all docs engines highlight alike.
    /// ````yaml bad
    /// ```jsn
    /// {"key": "12345-abcdef"}
    /// ```
    /// ````
    /// ````yaml good
    /// ```json
    /// {"key": "12345-abcdef"}
    /// ```
    /// ````
    /// An unknown one is an error to some engines and plain text to others.
    UnknownLanguage = "unknown-language", Error, Guide;
    /// An image has no text for people who cannot see it.
    /// ```yaml bad
    /// ![](/images/keys.png)
    /// ```
    /// ```yaml good
    /// ![The list of keys](/images/keys.png)
    /// ```
    /// Screen readers say nothing about such a picture, and so does a guide that an agent reads.
    ImageAltMissing = "image-alt-missing", Error, Guide;
    /// HTML is literal text in a guide, and this looks as if a tag was meant.
    /// ```yaml bad
    /// body: |
    ///   Choose <b>Settings</b>, then <b>Keys</b>.
    /// ```
    /// ```yaml good
    /// body: |
    ///   Choose **Settings**, then **Keys**.
    /// ```
    /// Docs engines disagree about HTML; what is shown is the tag itself.
    HtmlTag = "html-tag", Warning, Guide;

    /// A credential is filled by a field that is not a `secret`.
    /// ```yaml bad
    /// fields:
    ///   - {id: token, label: Token, type: text}
    /// ```
    /// ```yaml good
    /// fields:
    ///   - {id: token, label: Token, type: secret}
    /// ```
    /// Make the field a secret, or say why it is none: `not_secret: <reason>`.
    SecretExpected = "secret-expected", Error, Secrets;
    /// By its name a field is a secret, and by its type it is not.
    /// ```yaml bad
    /// - {id: user, label: User password, type: text}
    /// ```
    /// ```yaml good
    /// - {id: user, label: User name, type: text}
    /// ```
    /// What is no `secret` is shown on the screen, and printed in logs. Make it `type: secret`, or say why it is none: `not_secret: <reason>`.
    SecretLooking = "secret-looking", Warning, Secrets;
    /// The flow goes without PKCE (RFC 7636), which binds the code of the callback to whoever asked for it.
    /// ```yaml bad
    /// authorize_url: "{login}/authorize"
    /// pkce: none
    /// ```
    /// ```yaml good
    /// authorize_url: "{login}/authorize"
    /// ```
    /// Without it whoever steals the code can use it. Leave `pkce` out unless the vendor refuses requests with it: servers that do not know it ignore it.
    PkceOff = "pkce-off", Warning, Secrets;
    /// The app of a sign-in is asked from the person who signs in.
    /// ```yaml bad
    /// fields:
    ///   - {id: client_id, label: App ID, type: text}
    ///   - {id: client_secret, label: App secret, type: secret}
    /// guide:
    ///   sections:
    /// ```
    /// ```yaml good
    /// setup_fields:
    ///   - {id: client_id, label: App ID, type: text}
    ///   - {id: client_secret, label: App secret, type: secret}
    /// setup_guide:
    ///   sections:
    /// ```
    /// A product registers one app with the vendor, and everybody signs in through it. Hardly any person has an app of their own, and the secret of the product's app must not be handed to them.
    PersonalClient = "personal-client", Warning, Secrets;
    /// A secret would stand in a URL.
    /// ```yaml bad
    /// - title: Read the account
    ///   request: GET {api}/v1/me?key={key_1}
    /// ```
    /// ```yaml good
    /// - title: Read the account
    ///   request: GET {api}/v1/me
    /// ```
    /// Logs and proxies keep URLs. Send it in a header. `type: api_key` with `in: query` is for vendors that take nothing else.
    SecretInUrl = "secret-in-url", Error, Secrets;
    /// A credential is written into the spec itself, or something that looks like one.
    /// ```yaml bad
    /// type: bearer
    /// token: sk_live_0123456789
    /// ```
    /// ```yaml good
    /// type: bearer
    /// token: "{token}"
    /// ```
    /// Specs are read by many people and kept for ever; a value that grants access is filled in by a person.
    /// Where a secret has a pattern, its `placeholder` must not match it: show the form of a key with dots, such as `key-…`.
    LiteralSecret = "literal-secret", Error, Secrets;

    /// `connspec.toml` is not TOML, from the marked place on.
    /// ```toml bad
    /// product = Lantern
    /// ```
    /// ```toml good
    /// product = "Lantern"
    /// ```
    /// Nothing behind the mistake is looked at. Texts need quotes in TOML.
    ConfigSyntax = "config-syntax", Error, Configuration;
    /// `connspec.toml` has a key that is not known, or a value that does not fit its key.
    /// ```toml bad
    /// [guides]
    /// flavours = ["mintify"]
    /// ```
    /// ```toml good
    /// [guides]
    /// flavours = ["mintlify"]
    /// ```
    /// A misspelled key would silently leave the default in place.
    ConfigValue = "config-value", Error, Configuration;
    /// A page template has a mistake, or uses a name that it is not given, or prints text that was not encoded, or leaves a text out. Or no page is made with a template of that name.
    /// The templates of a project lie in `templates/<flavour>/`. Every value that a template prints has been encoded for the page, and every page is read again: a text that a reader would not see as it was written stops the build.
    TemplateFailed = "template-failed", Error, Configuration;

    /// A generated page does not show this text as written. That is a mistake of the compiler.
    /// Please report it together with the spec. The page was not written.
    TextLost = "text-lost", Error, Internal;
}
