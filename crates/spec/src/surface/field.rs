//! Fields: what a person fills in. The set of types is closed, decided by `type`.

use super::{Flag, Float, IdText, InlineText, Integer, Items, PatternText, PlainText, ValueText};

/// A field: the keys that all of them have, and its own.
macro_rules! field {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        surface! {
            $(#[$meta])*
            $name {
                /// Names the field for machines: the form's key, the Rust field, `{id}` in templates.
                #[schemars(required)]
                id = "id": IdText,
                /// What people call it, best as the vendor's own pages do.
                #[schemars(required)]
                label = "label": PlainText,
                /// Words beside the input.
                help = "help": InlineText,
                /// Whether it must be filled in; `true` unless said otherwise.
                required = "required": Flag,
                /// Heading of the group that the field stands in.
                section = "section": PlainText,
                /// What a person is told when a value is refused, by the rule that refuses it.
                messages = "messages": Messages,
                $($own)*
            }
        }
    };
}

surface_union! {
    /// Something that a person fills in.
    #[schemars(title = "field")]
    Field {
        /// One line of text.
        Text = "text": TextField,
        /// A value that is never shown, logged or printed.
        Secret = "secret": SecretField,
        /// Several lines of text.
        Multiline = "multiline": MultilineField,
        /// An e-mail address.
        Email = "email": TextField,
        /// A https URL; with `allow`, the address of a product that people host themselves.
        Url = "url": UrlField,
        /// A whole host name under one of the connector's domains; with `hosts: any`, any public one.
        Hostname = "hostname": HostnameField,
        /// One DNS label, or a part of one: the `acme` of `acme.example.com`.
        Subdomain = "subdomain": SubdomainField,
        /// One of a few options.
        Select = "select": SelectField,
        /// A number.
        Number = "number": NumberField,
        /// A tick box. A required one must be ticked.
        Boolean = "boolean": BooleanField,
    }
    shared {
        id: IdText,
        label: PlainText,
        help: InlineText,
        required: Flag,
        section: PlainText,
        messages: Messages,
    }
}

/// A field of one line that is no secret: the keys that all of them have, and its own.
macro_rules! line_field {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        field! {
            $(#[$meta])*
            $name {
                /// Shown in the empty input.
                placeholder = "placeholder": PlainText,
                /// Fewest characters that a value may have.
                min_length = "min_length": Integer,
                /// Most characters that a value may have.
                max_length = "max_length": Integer,
                /// Must be found somewhere in the value; `^` and `$` tie it to its ends.
                #[schemars(example = "^[A-Za-z0-9_-]+$")]
                pattern = "pattern": PatternText,
                /// Whether spaces at both ends are dropped; `true` unless said otherwise.
                trim = "trim": Flag,
                /// Values that are known to be right. Rules that refuse one of them are a mistake.
                valid = "valid": Items<ValueText>,
                /// Values that are known to be wrong. Rules that accept one of them are a mistake.
                invalid = "invalid": Items<ValueText>,
                /// Why this field may stand where a secret belongs.
                not_secret = "not_secret": InlineText,
                $($own)*
            }
        }

        impl $name {
            /// The keys that all fields of one line have.
            pub(crate) fn line(&self) -> Line<'_> {
                Line {
                    placeholder: self.placeholder.as_ref(),
                    min_length: self.min_length,
                    max_length: self.max_length,
                    pattern: self.pattern.as_ref(),
                    trim: self.trim,
                    valid: self.valid.as_ref(),
                    invalid: self.invalid.as_ref(),
                    not_secret: self.not_secret.as_ref(),
                }
            }
        }
    };
}

/// The keys that all fields of one line have that are no secrets.
pub(crate) struct Line<'a> {
    pub placeholder: Option<&'a PlainText>,
    pub min_length: Option<Integer>,
    pub max_length: Option<Integer>,
    pub pattern: Option<&'a PatternText>,
    pub trim: Option<Flag>,
    pub valid: Option<&'a Items<ValueText>>,
    pub invalid: Option<&'a Items<ValueText>>,
    pub not_secret: Option<&'a InlineText>,
}

impl Field {
    /// The keys of one of the fields of one line that are no secrets.
    pub(crate) fn line(&self) -> Option<Line<'_>> {
        match self {
            Self::Text(field) | Self::Email(field) => Some(field.line()),
            Self::Url(field) => Some(field.line()),
            Self::Hostname(field) => Some(field.line()),
            Self::Subdomain(field) => Some(field.line()),
            _ => None,
        }
    }

    /// What is shown in the empty input.
    pub(crate) fn placeholder(&self) -> Option<&PlainText> {
        match self {
            Self::Secret(field) => field.placeholder.as_ref(),
            Self::Multiline(field) => field.placeholder.as_ref(),
            Self::Number(field) => field.placeholder.as_ref(),
            _ => self.line()?.placeholder,
        }
    }

    /// What stands for the value in an address where a person gives none.
    pub(crate) fn default(&self) -> Option<&ValueText> {
        match self {
            Self::Url(field) => field.default.as_ref(),
            Self::Hostname(field) => field.default.as_ref(),
            Self::Subdomain(field) => field.default.as_ref(),
            _ => None,
        }
    }

    /// Why it may stand where a secret belongs, where the author says so.
    pub(crate) fn not_secret(&self) -> Option<&InlineText> {
        match self {
            Self::Select(field) => field.not_secret.as_ref(),
            Self::Number(field) => field.not_secret.as_ref(),
            _ => self.line()?.not_secret,
        }
    }
}

line_field! {
    /// One line of text.
    #[schemars(title = "text field")]
    TextField {}
}

line_field! {
    /// One DNS label, or a part of one. It may stand in the host of an address.
    #[schemars(title = "field of type `subdomain`")]
    SubdomainField {
        /// What stands for the value where a person gives none; only for a field that an address uses. The field is then optional.
        default = "default": ValueText,
    }
}

line_field! {
    /// A whole host name, without `https://` and without a path. It may fill the host of an address: `https://{host}`.
    #[schemars(title = "field of type `hostname`")]
    HostnameField {
        /// `any` for vendors whose customers bring domains of their own. Otherwise the host lies under a domain of the connector.
        hosts = "hosts": AnyHost,
        /// What stands for the value where a person gives none; only for a field that an address uses. The field is then optional.
        default = "default": ValueText,
    }
}

line_field! {
    /// A https URL. With `allow`, the address of a product that people host themselves, which an address may start with: `{site}/api`.
    #[schemars(title = "field of type `url`")]
    UrlField {
        /// What the address of a product that people host themselves may have besides `https://` and a host: `http`, `port`, `path`. For a product that needs none of these, `type: hostname` with `hosts: any` is the better field.
        allow = "allow": Items<UrlPart>,
        /// What stands for the value where a person gives none; only for a field that an address uses. The field is then optional.
        default = "default": ValueText,
    }
}

surface_words! {
    /// Which hosts a person may name.
    AnyHost {
        /// Any public host name.
        Any = "any",
    }
}

surface_words! {
    /// A part of the address of a product that people host themselves.
    UrlPart {
        /// `http://` as well as `https://`.
        Http = "http",
        /// A port behind the host.
        Port = "port",
        /// A path behind the host.
        Path = "path",
    }
}

field! {
    /// A value that is never shown, logged or printed.
    #[schemars(title = "field of type `secret`")]
    SecretField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Fewest characters that a value may have.
        min_length = "min_length": Integer,
        /// Most characters that a value may have.
        max_length = "max_length": Integer,
        /// Must be found somewhere in the value; `^` and `$` tie it to its ends.
        #[schemars(example = "^[A-Za-z0-9_-]+$")]
        pattern = "pattern": PatternText,
        /// Whether spaces at both ends are dropped; `true` unless said otherwise.
        trim = "trim": Flag,
        /// `multiline` for a PEM or JSON key.
        widget = "widget": SecretWidget,
        /// Values that are known to be wrong. Rules that accept one of them are a mistake.
        invalid = "invalid": Items<ValueText>,
    }
}

field! {
    /// Several lines of text.
    #[schemars(title = "field of type `multiline`")]
    MultilineField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Fewest characters that a value may have.
        min_length = "min_length": Integer,
        /// Most characters that a value may have.
        max_length = "max_length": Integer,
        /// Whether spaces at both ends are dropped; `true` unless said otherwise.
        trim = "trim": Flag,
    }
}

field! {
    /// One of a few options. None is chosen beforehand.
    #[schemars(title = "field of type `select`")]
    SelectField {
        /// What a person can choose from, in this order.
        #[schemars(required)]
        options = "options": Items<SelectOption>,
        /// Why this field may stand where a secret belongs.
        not_secret = "not_secret": InlineText,
    }
}

field! {
    /// A number.
    #[schemars(title = "field of type `number`")]
    NumberField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Smallest number that may be entered.
        min = "min": Float,
        /// Largest number that may be entered.
        max = "max": Float,
        /// Why this field may stand where a secret belongs.
        not_secret = "not_secret": InlineText,
    }
}

field! {
    /// A tick box. A required one is an acknowledgement: it must be ticked.
    #[schemars(title = "field of type `boolean`")]
    BooleanField {}
}

surface_words! {
    /// How a secret is typed in.
    SecretWidget {
        /// Several lines: a PEM or JSON key.
        Multiline = "multiline",
    }
}

surface! {
    /// One option of a select.
    #[schemars(title = "select option")]
    SelectOption {
        /// What the form sends, and the name of the Rust variant.
        #[schemars(required)]
        id = "id": IdText,
        /// What people see.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the option.
        help = "help": InlineText,
        /// What a request carries; the id unless said otherwise.
        value = "value": ValueText,
    }
}

surface! {
    /// What a person is told when a value is refused, by the rule that refuses it.
    #[schemars(title = "map of messages")]
    Messages {
        /// Said when nothing was filled in.
        missing = "required": PlainText,
        /// Said when there are fewer characters than `min_length`.
        min_length = "min_length": PlainText,
        /// Said when there are more characters than `max_length`.
        max_length = "max_length": PlainText,
        /// Said when `pattern` is not found in the value.
        pattern = "pattern": PlainText,
        /// Said when the number is smaller than `min`.
        min = "min": PlainText,
        /// Said when the number is larger than `max`.
        max = "max": PlainText,
    }
}
