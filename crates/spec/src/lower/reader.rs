//! Who a part of an auth method is for.

use super::fields::What;
use super::items;
use crate::surface;

/// Who fills in fields and reads the guide to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// The person who links an account.
    Person,
    /// The operator of the product, once for all people.
    Operator,
}

impl Reader {
    /// What they fill in.
    pub fn fields(self, method: &surface::AuthMethod) -> &[surface::Field] {
        items(match self {
            Self::Person => method.fields(),
            Self::Operator => method.setup_fields(),
        })
    }

    /// What they read.
    pub fn guide(self, method: &surface::AuthMethod) -> Option<&surface::Guide> {
        match self {
            Self::Person => method.guide(),
            Self::Operator => method.setup_guide(),
        }
    }

    /// The key of what they read.
    pub const fn guide_key(self) -> &'static str {
        match self {
            Self::Person => "guide",
            Self::Operator => "setup_guide",
        }
    }

    /// What their fields are among names.
    pub const fn what(self) -> What {
        match self {
            Self::Person => What::Field,
            Self::Operator => What::SetupField,
        }
    }
}
