//! What token calls and the callback gave.

use crate::Secret;
use std::collections::BTreeMap;

/// Values by their names in templates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captured(BTreeMap<String, Secret>);

impl Captured {
    /// The value of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(Secret::expose)
    }
}
