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
        /// A https URL.
        Url = "url": TextField,
        /// A whole host name.
        Hostname = "hostname": TextField,
        /// One DNS label, or a part of one: the `acme` of `acme.example.com`.
        Subdomain = "subdomain": TextField,
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

field! {
    /// One line of text.
    #[schemars(title = "text field")]
    TextField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Fewest characters.
        min_length = "min_length": Integer,
        /// Most characters.
        max_length = "max_length": Integer,
        /// Must be found somewhere in the value; `^` and `$` tie it to its ends.
        pattern = "pattern": PatternText,
        /// Whether spaces at both ends are dropped; `true` unless said otherwise.
        trim = "trim": Flag,
        /// Values that are known to be right; they must pass the rules.
        valid = "valid": Items<ValueText>,
        /// Values that are known to be wrong; they must not.
        invalid = "invalid": Items<ValueText>,
        /// Why this field may stand where a secret belongs.
        not_secret = "not_secret": InlineText,
    }
}

field! {
    /// A value that is never shown, logged or printed.
    #[schemars(title = "field of type `secret`")]
    SecretField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Fewest characters.
        min_length = "min_length": Integer,
        /// Most characters.
        max_length = "max_length": Integer,
        /// Must be found somewhere in the value; `^` and `$` tie it to its ends.
        pattern = "pattern": PatternText,
        /// Whether spaces at both ends are dropped; `true` unless said otherwise.
        trim = "trim": Flag,
        /// `multiline` for a PEM or JSON key.
        widget = "widget": SecretWidget,
        /// Values that are known to be wrong; they must not pass the rules.
        invalid = "invalid": Items<ValueText>,
    }
}

field! {
    /// Several lines of text.
    #[schemars(title = "field of type `multiline`")]
    MultilineField {
        /// Shown in the empty input.
        placeholder = "placeholder": PlainText,
        /// Fewest characters.
        min_length = "min_length": Integer,
        /// Most characters.
        max_length = "max_length": Integer,
        /// Whether spaces at both ends are dropped; `true` unless said otherwise.
        trim = "trim": Flag,
    }
}

field! {
    /// One of a few options. None is chosen beforehand.
    #[schemars(title = "field of type `select`")]
    SelectField {
        /// The options.
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
        /// Smallest.
        min = "min": Float,
        /// Largest.
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
        /// Nothing was filled in.
        missing = "required": PlainText,
        /// Fewer characters than `min_length`.
        min_length = "min_length": PlainText,
        /// More characters than `max_length`.
        max_length = "max_length": PlainText,
        /// The pattern was not found.
        pattern = "pattern": PlainText,
        /// Smaller than `min`.
        min = "min": PlainText,
        /// Larger than `max`.
        max = "max": PlainText,
    }
}
