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

            /// What it means and what to do: the text of its page, one Markdown paragraph a line.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc, "\n"),*)),* }
            }
        }
    };
}
