//! The options of a select as a Rust enum.

use crate::table::Choice;
use std::fmt;

/// A text is not the id of any option. It does not hold the text, which may be anything.
#[derive(Clone, Copy, Debug)]
pub struct UnknownOption(&'static [Choice]);

impl UnknownOption {
    /// There are only these `options`.
    #[must_use]
    pub const fn new(options: &'static [Choice]) -> Self {
        Self(options)
    }
}

impl fmt::Display for UnknownOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected one of")?;
        for (index, option) in self.0.iter().enumerate() {
            let separator = if index == 0 { " " } else { ", " };
            write!(f, "{separator}`{}`", option.id)?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownOption {}

/// Implements what every enum of options can do. The enum lists its variants, in their order, in
/// an inherent `ALL`, and has a [`Choice`] for each of them, in the same order, in `OPTIONS`.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($name:ident) => {
        impl $name {
            /// The id: the value in the form's data.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                Self::OPTIONS[self as usize].id
            }

            /// What people see.
            #[must_use]
            pub const fn label(self) -> &'static str {
                Self::OPTIONS[self as usize].label
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownOption;

            fn from_str(id: &str) -> ::std::result::Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|option| option.as_str() == id);
                found
                    .copied()
                    .ok_or_else(|| $crate::UnknownOption::new(Self::OPTIONS))
            }
        }

        impl $crate::private::serde::Serialize for $name {
            fn serialize<S: $crate::private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let id =
                    <::std::string::String as $crate::private::serde::Deserialize>::deserialize(
                        deserializer,
                    )?;
                id.parse()
                    .map_err($crate::private::serde::de::Error::custom)
            }
        }

        impl $crate::FieldValue for $name {
            fn into_value(self) -> ::std::option::Option<$crate::Value> {
                ::std::option::Option::Some($crate::Value::Choice(self as usize))
            }

            fn from_value(
                value: ::std::option::Option<$crate::Value>,
            ) -> ::std::option::Option<Self> {
                match value {
                    ::std::option::Option::Some($crate::Value::Choice(index)) => {
                        Self::ALL.get(index).copied()
                    }
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
}
