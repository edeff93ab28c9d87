//! Values that are cut from fields.

use super::{IdText, ValueText};

surface! {
    /// A value that is cut from a field: the data center at the end of a key, for example.
    #[schemars(title = "derived value")]
    Derive {
        /// Its name in templates: `{id}`.
        #[schemars(required)]
        id = "id": IdText,
        /// The field that it is cut from: a required `text` or `secret` of one line, shared or of every method that uses the value.
        #[schemars(required)]
        from = "from": IdText,
        /// It is what stands behind the last of these: one to three marks such as `-` or `::`. The form refuses values without them.
        #[schemars(example = "-")]
        after_last = "after_last": ValueText,
        /// It is what stands before the first of these: one to three marks such as `.` or `@`. The form refuses values without them.
        #[schemars(example = ".")]
        before_first = "before_first": ValueText,
        /// `subdomain` where it stands in a host; `text` unless said otherwise.
        kind = "type": DeriveType,
    }
}

surface_words! {
    /// What a derived value is.
    DeriveType {
        /// Any text.
        Text = "text",
        /// One DNS label, or a part of one: letters, digits and `-` between them.
        Subdomain = "subdomain",
    }
}
