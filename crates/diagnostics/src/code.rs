//! The kinds of mistakes, each with a name made of words and a page of its own.

/// Whether a mistake stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build; nothing is written.
    Error,
    /// Is said, and does not stop anything.
    Warning,
}

/// The part of the language that a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The file and its bytes.
    File,
    /// YAML itself.
    Yaml,
    /// Keys, types and values as the schema says.
    Shape,
    /// Ids and names.
    Names,
    /// Characters that deceive a reader.
    Text,
    /// Comments that the compiler reads.
    Comments,
    /// Uses of what is declared elsewhere.
    References,
    /// Region tables and addresses.
    Regions,
    /// `{name}` in URLs, headers and requests.
    Templates,
    /// Rules for values.
    Validation,
    /// Check requests.
    Requests,
    /// Guide text and steps.
    Guide,
    /// Credentials.
    Secrets,
    /// `connspec.toml`.
    Configuration,
    /// The compiler checks its own output.
    Internal,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Class {
    /// Every class, in the order of the pages.
    pub const ALL: &'static [Self] = &[
        Self::File,
        Self::Yaml,
        Self::Shape,
        Self::Names,
        Self::Text,
        Self::Comments,
        Self::References,
        Self::Regions,
        Self::Templates,
        Self::Validation,
        Self::Requests,
        Self::Guide,
        Self::Secrets,
        Self::Configuration,
        Self::Internal,
    ];

    /// One lower-case word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Yaml => "yaml",
            Self::Shape => "shape",
            Self::Names => "names",
            Self::Text => "text",
            Self::Comments => "comments",
            Self::References => "references",
            Self::Regions => "regions",
            Self::Templates => "templates",
            Self::Validation => "validation",
            Self::Requests => "requests",
            Self::Guide => "guide",
            Self::Secrets => "secrets",
            Self::Configuration => "configuration",
            Self::Internal => "internal",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $severity:ident, $class:ident;)*) => {
        /// What kind of mistake a diagnostic reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])* $name,)*
        }

        impl Code {
            /// Every code, in the order of the classes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name that people see and search for: `unknown-key`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// Whether it stops a build.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// The part of the language it belongs to.
            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$name => Class::$class),* }
            }

            /// The code of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// The address of its page.
            #[must_use]
            pub fn page(self) -> String {
                format!("https://connspec.dev/diagnostics/{}", self.name())
            }

            /// What it means, as it stands in the table; [`crate::explain`] reads it.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc, "\n"),*)),* }
            }
        }
    };
}
