//! Tokens, and keeping them between two runs.

use crate::Secret;
use crate::session::Captured;
use serde_json::{Map, Value as Json, json};
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The version of the stored form.
const VERSION: u64 = 1;

/// What the vendor gave for credentials: access and refresh tokens, addresses of its own.
///
/// `Debug` shows the names of the values. [`to_json`](Self::to_json) is there for applications that
/// keep tokens between two runs, and is as secret as a password.
#[derive(Clone)]
pub struct Tokens {
    captured: Captured,
    good_until: Option<SystemTime>,
}

impl Tokens {
    pub(super) const fn new(captured: Captured, good_until: Option<SystemTime>) -> Self {
        Self {
            captured,
            good_until,
        }
    }

    pub(crate) const fn captured(&self) -> &Captured {
        &self.captured
    }

    pub(super) fn is_good(&self, now: SystemTime) -> bool {
        self.good_until.is_none_or(|until| now < until)
    }

    /// The value of that name: `access_token`, or what the spec captures besides.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Secret> {
        let mut values = self.captured.iter();
        values.find(|(known, _)| *known == name).map(|(_, v)| v)
    }

    /// Until when they are used: a little less long than the vendor says, so that they are still
    /// good when a request arrives. `None` where the vendor says nothing: until it refuses them.
    #[must_use]
    pub const fn good_until(&self) -> Option<SystemTime> {
        self.good_until
    }

    /// A JSON text that [`from_json`](Self::from_json) reads. It holds the tokens as they are: keep
    /// it where passwords may be kept.
    #[must_use]
    pub fn to_json(&self) -> Secret {
        let until = self.good_until.map(|until| {
            let since = until.duration_since(UNIX_EPOCH);
            since.unwrap_or_default().as_secs()
        });
        let values = to_values(&self.captured);
        json!({"version": VERSION, "values": values, "good_until": until})
            .to_string()
            .into()
    }

    /// Reads what [`to_json`](Self::to_json) gave.
    ///
    /// # Errors
    /// If it is something else.
    pub fn from_json(text: &str) -> Result<Self, StoredError> {
        let stored = read(text)?;
        let good_until = match &stored["good_until"] {
            Json::Null => None,
            seconds => {
                let seconds = seconds.as_u64().ok_or(StoredError)?;
                let until = UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
                Some(until.ok_or(StoredError)?)
            }
        };
        Ok(Self::new(from_values(&stored["values"])?, good_until))
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.captured.iter().map(|(name, _)| name).collect();
        f.debug_struct("Tokens")
            .field("values", &names)
            .field("good_until", &self.good_until)
            .finish()
    }
}

/// The values as a JSON object, for storing them.
pub(super) fn to_values(captured: &Captured) -> Map<String, Json> {
    let values = captured.iter();
    let values = values.map(|(name, value)| (name.to_owned(), value.expose().into()));
    values.collect()
}

/// Reads what [`to_values`] gave.
pub(super) fn from_values(values: &Json) -> Result<Captured, StoredError> {
    let mut captured = Captured::default();
    for (name, value) in values.as_object().ok_or(StoredError)? {
        captured.insert(name, value.as_str().ok_or(StoredError)?.into());
    }
    Ok(captured)
}

/// The stored object, where it is of a version that is known.
pub(super) fn read(text: &str) -> Result<Json, StoredError> {
    let stored: Json = serde_json::from_str(text).map_err(|_| StoredError)?;
    if stored["version"] == VERSION {
        Ok(stored)
    } else {
        Err(StoredError)
    }
}

/// What was stored is not what this crate gave, or of a later version. It does not hold the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredError;

impl fmt::Display for StoredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what was stored cannot be read")
    }
}

impl std::error::Error for StoredError {}
