//! The credentials of an auth method as a Rust struct.

use crate::table::AuthMethod;
use crate::{Secret, Value, Values};

/// What a person fills in for one auth method. Generated structs implement it.
pub trait Credentials: Sized {
    /// The table of the method.
    const METHOD: &'static AuthMethod;

    /// The values, in the order of the method's fields; not yet validated.
    fn into_values(self) -> Values;

    /// The credentials that `values`, which have been validated, stand for.
    fn from_values(values: Values) -> Self;
}

/// The type of a field in a generated struct.
pub trait FieldValue: Sized {
    /// The value of the field; `None` where it is empty.
    fn into_value(self) -> Option<Value>;

    /// The value back; `None` where it is of another type.
    fn from_value(value: Option<Value>) -> Option<Self>;
}

macro_rules! field_value {
    ($type:ty, $variant:ident) => {
        impl FieldValue for $type {
            fn into_value(self) -> Option<Value> {
                Some(Value::$variant(self))
            }

            fn from_value(value: Option<Value>) -> Option<Self> {
                match value {
                    Some(Value::$variant(value)) => Some(value),
                    _ => None,
                }
            }
        }
    };
}

field_value!(String, Text);
field_value!(Secret, Secret);
field_value!(f64, Number);
field_value!(bool, Boolean);

impl<T: FieldValue> FieldValue for Option<T> {
    fn into_value(self) -> Option<Value> {
        self.and_then(T::into_value)
    }

    fn from_value(value: Option<Value>) -> Option<Self> {
        match value {
            None => Some(None),
            some => T::from_value(some).map(Some),
        }
    }
}

/// Takes the next of a method's values.
///
/// # Panics
/// If it is not of type `T`: the table and the struct of a method are generated together.
#[doc(hidden)]
pub fn next_value<T: FieldValue>(values: &mut impl Iterator<Item = Option<Value>>) -> T {
    T::from_value(values.next().flatten()).expect("the table of a method fits its struct")
}

/// Ties a struct of credentials to the table of its method, an inherent `METHOD`. The fields are
/// named in the order of the table; those of the operator's struct, in a member `setup`, follow.
#[doc(hidden)]
#[macro_export]
macro_rules! credentials {
    ($name:ident, [$($field:ident),* $(,)?]) => {
        impl $crate::Credentials for $name {
            const METHOD: &'static $crate::table::AuthMethod = $name::METHOD;

            fn into_values(self) -> $crate::Values {
                ::std::vec![$($crate::FieldValue::into_value(self.$field)),*]
            }

            fn from_values(values: $crate::Values) -> Self {
                let mut values = values.into_iter();
                let credentials = Self {
                    $($field: $crate::private::next_value(&mut values)),*
                };
                ::std::debug_assert!(values.next().is_none());
                credentials
            }
        }

        impl $name {
            /// Reads the values of the method's form.
            ///
            /// # Errors
            /// Names each field that the form would not accept.
            pub fn from_form(
                form: $crate::private::serde_json::Value,
            ) -> ::std::result::Result<Self, $crate::FormErrors> {
                let values = Self::METHOD.read(form)?;
                ::std::result::Result::Ok(<Self as $crate::Credentials>::from_values(values))
            }
        }
    };
    (
        $name:ident, [$($field:ident),* $(,)?],
        setup: $($setup:ident)::+ [$($setup_field:ident),* $(,)?]
    ) => {
        impl $crate::Credentials for $name {
            const METHOD: &'static $crate::table::AuthMethod = $name::METHOD;

            fn into_values(self) -> $crate::Values {
                ::std::vec![
                    $($crate::FieldValue::into_value(self.$field),)*
                    $($crate::FieldValue::into_value(self.setup.$setup_field)),*
                ]
            }

            fn from_values(values: $crate::Values) -> Self {
                let mut values = values.into_iter();
                let credentials = Self {
                    $($field: $crate::private::next_value(&mut values),)*
                    setup: $($setup)::+ {
                        $($setup_field: $crate::private::next_value(&mut values)),*
                    },
                };
                ::std::debug_assert!(values.next().is_none());
                credentials
            }
        }

        impl $name {
            /// Reads the values of the method's form, beside what the operator filled in.
            ///
            /// # Errors
            /// Names each field that the form would not accept.
            pub fn from_form(
                form: $crate::private::serde_json::Value,
                setup: $($setup)::+,
            ) -> ::std::result::Result<Self, $crate::FormErrors> {
                let mut values = Self::METHOD.read(form)?.into_iter();
                ::std::result::Result::Ok(Self {
                    $($field: $crate::private::next_value(&mut values),)*
                    setup,
                })
            }
        }

        impl $($setup)::+ {
            /// Reads the values of the operator's form.
            ///
            /// # Errors
            /// Names each field that the form would not accept.
            pub fn from_form(
                form: $crate::private::serde_json::Value,
            ) -> ::std::result::Result<Self, $crate::FormErrors> {
                let mut values = $name::METHOD.read_setup(form)?.into_iter();
                ::std::result::Result::Ok(Self {
                    $($setup_field: $crate::private::next_value(&mut values)),*
                })
            }
        }
    };
}
