//! What a person fills in.

use connspec_emit::plain;
use connspec_runtime::table;
use connspec_spec::model::{
    Choice, Connector, Field, FieldKind, HostScope, Keyword, Message, Selector, StringKind,
    StringRules,
};

use crate::{id, list, text};

pub(crate) fn tables<'a>(
    connector: &'a Connector,
    fields: &'a [Field],
) -> impl Iterator<Item = table::Field> + 'a {
    fields.iter().map(|field| table::Field {
        id: id(&field.id),
        label: text(plain::text(&field.label)),
        required: field.required,
        kind: kind(connector, field),
        default: field.default.as_deref().map(text),
        messages: list(field.messages.iter().map(message)),
    })
}

fn message(message: &Message) -> (table::Keyword, &'static str) {
    let keyword = match message.keyword {
        Keyword::Required => table::Keyword::Required,
        Keyword::Type => table::Keyword::Type,
        Keyword::MinLength => table::Keyword::MinLength,
        Keyword::MaxLength => table::Keyword::MaxLength,
        Keyword::Pattern => table::Keyword::Pattern,
        Keyword::Minimum => table::Keyword::Minimum,
        Keyword::Maximum => table::Keyword::Maximum,
        Keyword::OneOf => table::Keyword::OneOf,
        Keyword::Enum => table::Keyword::Enum,
    };
    (keyword, text(plain::text(&message.text)))
}

fn kind(connector: &Connector, field: &Field) -> table::Kind {
    let addresses = &connector.addresses;
    match &field.kind {
        FieldKind::String(kind, rules) => string(*kind, text_rules(field.trim, rules)),
        FieldKind::Select(options) => table::Kind::Select(choices(options)),
        FieldKind::Region => table::Kind::Region(selector(addresses.regions.as_ref())),
        FieldKind::Environment => {
            table::Kind::Environment(selector(addresses.environments.as_ref()))
        }
        FieldKind::Number(rules) => table::Kind::Number(table::NumberRules {
            min: rules.min,
            max: rules.max,
        }),
        FieldKind::Boolean => table::Kind::Boolean,
    }
}

fn string(kind: StringKind, rules: table::TextRules) -> table::Kind {
    match kind {
        StringKind::Secret | StringKind::SecretMultiline => table::Kind::Secret(rules),
        StringKind::Hostname(HostScope::Declared) => {
            table::Kind::Hostname(rules, table::HostScope::Declared)
        }
        StringKind::Hostname(HostScope::Any) => table::Kind::Hostname(rules, table::HostScope::Any),
        StringKind::Url(allow) => {
            let allow = allow.map(|allow| table::UrlAllow {
                http: allow.http,
                port: allow.port,
                path: allow.path,
            });
            table::Kind::Url(rules, allow)
        }
        StringKind::Text | StringKind::Multiline | StringKind::Email | StringKind::Subdomain => {
            table::Kind::Text(rules)
        }
    }
}

fn text_rules(trim: bool, rules: &StringRules) -> table::TextRules {
    table::TextRules {
        trim,
        min_length: rules.min_length,
        max_length: rules.max_length,
        patterns: list(rules.patterns.iter().map(|pattern| text(pattern.as_str()))),
    }
}

fn selector(selector: Option<&Selector>) -> &'static [table::Choice] {
    choices(selector.map_or(&[], |selector| &selector.options))
}

fn choices(options: &[Choice]) -> &'static [table::Choice] {
    list(options.iter().map(|option| table::Choice {
        id: id(&option.id),
        label: text(plain::text(&option.label)),
        value: text(option.value.as_str()),
    }))
}
