//! Resolving names, and refusing special addresses where it cannot be bypassed: what is returned
//! here is what is connected to.

use super::TransportErrorKind;
use super::special_address::is_public;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::error::Error;
use std::fmt;
use std::net::SocketAddr;

/// The resolver of the operating system.
pub(super) struct Resolver {
    pub(super) allow_private: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let mut found: Vec<SocketAddr> = found.map_err(|_| LookupError::Unresolved)?.collect();
            if found.is_empty() {
                return Err(LookupError::Unresolved.into());
            }
            found.retain(|address| allow_private || is_public(address.ip()));
            if found.is_empty() {
                return Err(LookupError::PrivateAddress.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Why there is no address to connect to.
#[derive(Clone, Copy, Debug)]
pub(super) enum LookupError {
    Unresolved,
    PrivateAddress,
}

impl LookupError {
    pub(super) const fn kind(self) -> TransportErrorKind {
        match self {
            Self::Unresolved => TransportErrorKind::Unresolved,
            Self::PrivateAddress => TransportErrorKind::PrivateAddress,
        }
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl Error for LookupError {}
