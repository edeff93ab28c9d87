//! A connector and a publisher with every part that a guide page can have, built by hand so that
//! nothing between YAML and the model decides what is tested.

use std::collections::BTreeMap;

use connspec_diagnostics::{Span, Spanned};
use connspec_emit::guide::Templates;
use connspec_emit::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
use connspec_spec::model::{
    Address, Addresses, Alignment, AuthKind, AuthMethod, Base, Block, Check, Choice, Connector,
    Field, FieldKind, Guide, Image, ImageFile, ImageSource, Inline, LinkTarget, Note, NoteKind,
    Part, Placement, Row, Scope, Section, Selector, Status, Step, StringKind, StringRules,
};
use connspec_spec::{Day, Id, Text};

fn id(id: &str) -> Id {
    Id::new(id).unwrap()
}

fn text(text: &str) -> Text {
    Text::new(text, Span::default())
}

fn words(words: &str) -> Inline {
    Inline::Text(text(words))
}

fn code(code: &str) -> Inline {
    Inline::Code(text(code))
}

fn strong(content: Vec<Inline>) -> Inline {
    Inline::Strong(content)
}

fn emphasis(content: Vec<Inline>) -> Inline {
    Inline::Emphasis(content)
}

fn link(target: LinkTarget, content: Vec<Inline>) -> Inline {
    Inline::Link { target, content }
}

fn web(address: &str) -> LinkTarget {
    LinkTarget::Web(address.to_owned())
}

fn image(src: &str, alt: &str) -> Image {
    Image {
        src: ImageSource::Address(src.to_owned()),
        alt: text(alt),
    }
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(content)
}

fn line(text: &str) -> Vec<Block> {
    vec![paragraph(vec![words(text)])]
}

fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Block {
    Block::List { start, items }
}

fn fence(language: Option<&'static str>, content: &str) -> Block {
    let text = text(content);
    Block::Code { language, text }
}

fn step(name: &str, title: &str, body: Vec<Block>) -> Step {
    Step {
        id: id(name),
        title: text(title),
        body,
        gives: Vec::new(),
        image: None,
        note: None,
        scopes: Vec::new(),
        show_scopes: Vec::new(),
    }
}

fn section(name: &str, title: &str, steps: Vec<Step>) -> Section {
    Section {
        id: id(name),
        title: text(title),
        intro: Vec::new(),
        when_needed: None,
        scopes: Vec::new(),
        steps,
    }
}

fn scope(name: &str, value: &str, label: &str, help: Option<&str>) -> Scope {
    Scope {
        id: id(name),
        value: value.to_owned(),
        label: text(label),
        help: help.map(|help| vec![words(help)]),
        includes: Vec::new(),
    }
}

fn field(name: &str, label: &str) -> Field {
    Field {
        id: id(name),
        label: text(label),
        help: None,
        placeholder: None,
        required: true,
        kind: FieldKind::String(StringKind::Secret, StringRules::default()),
        trim: true,
        section: None,
        messages: Vec::new(),
        default: None,
        given_by: None,
        valid: Vec::new(),
        invalid: Vec::new(),
        span: Span::default(),
    }
}

fn method(name: &str, label: &str, guide: Guide) -> AuthMethod {
    let mut space = field("space", "Space name");
    space.required = false;
    AuthMethod {
        id: id(name),
        label: text(label),
        summary: None,
        kind: AuthKind::Bearer,
        fields: vec![field("token", "Access token"), space],
        setup_fields: Vec::new(),
        notices: Vec::new(),
        placements: vec![Placement::Header(
            "Authorization".to_owned(),
            vec![
                Part::Literal("Bearer ".to_owned()),
                Part::Field(id("token")),
            ],
        )],
        session: None,
        scopes: Vec::new(),
        check: Check::None(vec![words("There is nothing to ask.")]),
        guide,
        setup_guide: None,
        span: Span::default(),
    }
}

/// Every inline, in the orders and nestings in which they get into each other's way.
fn inlines() -> Vec<Block> {
    vec![
        paragraph(vec![
            words("Open "),
            link(
                web("https://example.com/a?b=1&c=2"),
                vec![words("the console")],
            ),
            words(", then "),
            strong(vec![words("Keys")]),
            words("."),
        ]),
        paragraph(vec![
            words("Touching"),
            strong(vec![words("bold")]),
            emphasis(vec![words("italic")]),
            words("words"),
            strong(vec![emphasis(vec![words("both")]), words("one")]),
            code("code"),
            words("x"),
            emphasis(vec![strong(vec![words("other")])]),
            words("y"),
            link(
                web("https://example.com"),
                vec![strong(vec![words("strong link")])],
            ),
            words("z"),
        ]),
        paragraph(vec![
            emphasis(vec![
                words("Read "),
                link(LinkTarget::Step(id("last")), vec![words("the last step")]),
                words(" first"),
            ]),
            Inline::Break,
            words("and write to "),
            link(
                LinkTarget::Mail("help@example.com".to_owned()),
                vec![words("us")],
            ),
            words(" or see "),
            link(LinkTarget::Site("/help".to_owned()), vec![code("help")]),
            Inline::Image(image("/i.png", "an icon")),
        ]),
        paragraph(vec![code("first"), words(" on its line")]),
        paragraph(vec![strong(vec![words("Alone")])]),
        paragraph(vec![
            strong(vec![
                words("Bold in "),
                emphasis(vec![strong(vec![words("bold")]), words(" and ")]),
                strong(vec![words("again")]),
            ]),
            strong(vec![words("beside bold")]),
            emphasis(vec![words("italic")]),
            emphasis(vec![words("beside italic")]),
            code("code"),
            code("beside code"),
        ]),
    ]
}

/// Every block, in lists too.
fn blocks() -> Vec<Block> {
    vec![
        list(
            Some(1),
            vec![
                line("Choose a plan."),
                vec![
                    paragraph(vec![words("Choose a size:")]),
                    list(None, vec![line("small"), line("large")]),
                ],
            ],
        ),
        list(
            None,
            vec![
                [
                    line("Send this:"),
                    vec![fence(Some("json"), "{\n  \"a\": [1]\n}")],
                ]
                .concat(),
                [line("Or this."), line("Not both.")].concat(),
                vec![list(Some(3), vec![line("three"), line("four")])],
                [line("One of these:"), vec![table()]].concat(),
            ],
        ),
        list(None, vec![line("another list")]),
        fence(None, "plain\n\n    indented\n"),
        table(),
    ]
}

fn table() -> Block {
    Block::Table {
        alignments: vec![Alignment::None, Alignment::Right],
        head: vec![vec![words("Region")], vec![code("host")]],
        rows: vec![
            vec![
                vec![strong(vec![words("Europe")])],
                vec![code("eu.example.com")],
            ],
            vec![vec![words("World")], Vec::new()],
        ],
    }
}

fn note(kind: NoteKind, text: &str) -> Option<Note> {
    let text = vec![words(text)];
    Some(Note { kind, text })
}

fn choice(name: &str, label: &str) -> Choice {
    Choice {
        id: id(name),
        label: text(label),
        help: None,
        value: name.to_owned(),
        span: Span::default(),
    }
}

/// `https://` and `host`, in which `<` and `>` are around the id of a field.
fn address(host: &str) -> Address {
    let parts = host.split(['<', '>']).enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => Part::Literal(part.to_owned()),
        _ => Part::Field(id(part)),
    });
    Address {
        base: Base::Host(parts.collect()),
        path: Vec::new(),
        span: Span::default(),
    }
}

/// One row for each region: addresses that differ, and one that does not.
fn addresses() -> Addresses {
    let row = |host: &str| Row {
        urls: vec![address(host), address("app.example.com")],
        values: Vec::new(),
    };
    let options = vec![choice("eu", "Europe"), choice("world", "The world")];
    Addresses {
        names: vec![id("api"), id("app")],
        values: Vec::new(),
        regions: Some(Selector {
            label: text("Data center"),
            help: None,
            options,
        }),
        environments: None,
        rows: vec![row("x<space>.eu.example.com"), row("api.example.com")],
        domains: vec!["example.com".to_owned()],
    }
}

/// The connector.
pub fn connector() -> Connector {
    let mut create = step("create_it", "Create the token", blocks());
    create.gives = vec![id("token")];
    create.image = Some(image(
        "https://example.com/shot(1).png",
        "The dialog with the token",
    ));
    create.note = Some(Note {
        kind: NoteKind::Warning,
        text: vec![
            words("It is shown "),
            strong(vec![words("once")]),
            words("."),
        ],
    });
    let mut tip = step("last", "Name the space", line("It stands in the address."));
    tip.gives = vec![id("space")];
    tip.note = note(NoteKind::Tip, "Ask a colleague.");
    let mut first = section("make_a_token", "Make a token", vec![create]);
    first.intro = inlines();
    let mut second = section("find_the_space", "Find the space", vec![tip]);
    second.when_needed = Some(vec![words("Only with "), code("spaces"), words(".")]);
    second.intro = vec![list(Some(1), vec![line("Sign in.")])];
    let mut day = step("a_day", "Wait a day", Vec::new());
    day.note = note(NoteKind::Info, "It is quicker at night.");
    let mut night = step("a_night", "Wait a night", Vec::new());
    night.note = note(NoteKind::Note, "It is slower by day.");
    let nothing = step("nothing", "Do nothing", Vec::new());
    let empty = section("wait", "Wait", vec![day, night, nothing]);
    let guide = Guide {
        prerequisites: vec![
            vec![
                words("You are an "),
                strong(vec![words("admin")]),
                words("."),
            ],
            vec![words("You have time.")],
        ],
        warning: Some(vec![
            words("Tokens are "),
            emphasis(vec![words("powerful")]),
            words("."),
        ]),
        sections: vec![first, second, empty],
    };
    let short = Guide {
        sections: vec![section(
            "only",
            "One thing",
            vec![step("only_step", "Do it", line("Now."))],
        )],
        ..Guide::default()
    };
    let mut register = section(
        "register",
        "Register the app",
        vec![
            step("choose", "Choose the scopes", {
                let mut body = line("Tick each of these:");
                body.push(list(None, vec![line("in the list")]));
                body
            }),
            step("copy_secret", "Copy the secret", line("Now.")),
        ],
    );
    register.scopes = vec![id("read"), id("write")];
    register.steps[0].scopes = vec![id("read")];
    register.steps[0].show_scopes = vec![id("write"), id("read")];
    let mut other = method("other", "Other", short);
    other.summary = Some(vec![words("For "), code("others"), words(".")]);
    other.setup_fields = vec![field("secret", "App secret")];
    other.setup_guide = Some(Guide {
        prerequisites: vec![vec![words("You may register apps.")]],
        warning: Some(vec![words("Do this once.")]),
        sections: vec![register],
    });
    let mut token = method("access_token", "Access token", guide);
    let mut region = field("region", "Data center");
    region.kind = FieldKind::Region;
    token.fields.push(region);
    Connector {
        id: id("example_app"),
        name: text("Example App"),
        description: vec![words("Does "), code("things"), words(" for people.")],
        logo: Some(ImageFile {
            path: "images/mark.png".to_owned(),
            is_logo: true,
            span: Span::default(),
        }),
        categories: vec![id("marketing"), id("customer_support")],
        website: None,
        api_reference: None,
        last_verified: Day::parse("2026-11-20").map(|day| Spanned::new(day, Span::default())),
        status: Status::Deprecated {
            since: "2026-10-01".to_owned(),
            replaced_by: Some(id("better_app")),
        },
        previous_ids: Vec::new(),
        derived: Vec::new(),
        scopes: vec![
            scope("read", "items:read", "Read items", None),
            scope(
                "write",
                "items:write",
                "Write items",
                Some("Sees them too."),
            ),
        ],
        addresses: addresses(),
        methods: vec![token, other],
        source: "specs/example_app.connector.yaml".to_owned(),
        span: Span::default(),
    }
}

/// The publisher, with all flavours.
pub fn publisher() -> Publisher {
    let steps = vec![
        LinkStep {
            title: text("Open your accounts"),
            body: vec![paragraph(vec![
                words("Go to "),
                link(
                    LinkTarget::Site("/accounts".to_owned()),
                    vec![words("Accounts")],
                ),
                words("."),
            ])],
            lists_fields: false,
        },
        LinkStep {
            title: text("Fill in the form"),
            body: line("It asks for:"),
            lists_fields: true,
        },
    ];
    Publisher {
        product: text("Acme"),
        base_path: "/connectors".to_owned(),
        site_url: None,
        edit_base: Some("https://git.example.com/acme/edit/main".to_owned()),
        flavours: Flavour::ALL.to_vec(),
        form_links: Flavour::Mintlify,
        projections: Vec::new(),
        form_element: false,
        categories: BTreeMap::from([(id("customer_support"), text("Support & <help>"))]),
        templates: Templates::default(),
        crate_name: "connectors".to_owned(),
        runtime: RuntimeDependency::Version("0.1".to_owned()),
        link_account: LinkAccount {
            title: text("Link the account"),
            steps,
            optional: text("optional"),
            outro: line("That is all."),
        },
    }
}
