//! Regions: a select, and a total table of addresses.

use super::{IdText, InlineText, Items, MapOf, PlainText, TemplateText};

surface! {
    /// The region select, and the addresses of each region.
    #[schemars(title = "region table")]
    Regions {
        /// What the select is called.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the select.
        help = "help": InlineText,
        /// The regions.
        #[schemars(required)]
        options = "options": Items<RegionOption>,
    }
}

surface! {
    /// One region.
    #[schemars(title = "region option")]
    RegionOption {
        /// What the form sends, and the name of the Rust variant.
        #[schemars(required)]
        id = "id": IdText,
        /// What people see.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the option.
        help = "help": InlineText,
        /// Addresses by name. Every region has the same names.
        #[schemars(required)]
        urls = "urls": MapOf<TemplateText>,
    }
}
