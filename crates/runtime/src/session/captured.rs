//! What token calls and the callback gave.

use crate::address::parse_captured;
use crate::table::{Capture, CaptureKind};
use crate::{Secret, TokenError};
use std::collections::BTreeMap;

/// Values by their names in templates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captured(BTreeMap<String, Secret>);

impl Captured {
    pub(crate) const NONE: Self = Self(BTreeMap::new());

    /// The value of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(Secret::expose)
    }

    /// All values by their names, sorted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Secret)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(super) fn insert(&mut self, name: &str, value: Secret) {
        self.0.insert(name.to_owned(), value);
    }

    /// Takes what is to be taken out of an answer. `value` finds what stands at a pointer, or in a
    /// parameter.
    pub(super) fn take(
        &mut self,
        captures: &'static [Capture],
        mut value: impl FnMut(&str) -> Option<Secret>,
    ) -> Result<(), Failure> {
        for capture in captures {
            let Some(value) = value(capture.from) else {
                if capture.is_required {
                    return Err(Failure::Missing(capture.id));
                }
                continue;
            };
            let is_address = !matches!(capture.kind, CaptureKind::Text);
            if is_address && parse_captured(&capture.kind, value.expose()).is_none() {
                return Err(Failure::Address(capture.id));
            }
            self.insert(capture.id, value);
        }
        Ok(())
    }
}

/// What is wrong with the value of that name in an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Failure {
    /// It is not there.
    Missing(&'static str),
    /// It is no address, or one outside the hosts.
    Address(&'static str),
}

impl From<Failure> for TokenError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Missing(name) => Self::Missing { name, code: None },
            Failure::Address(name) => Self::Address { name },
        }
    }
}
