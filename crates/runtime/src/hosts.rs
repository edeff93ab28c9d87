//! Which hosts credentials may reach, for showing and for firewalls.

use crate::table::{AuthMethod, Base, CaptureKind, Connector, HostScope, Kind, Start};
use crate::template::shown;

impl Connector {
    /// Every host that credentials may reach, sorted. What a person fills in stands in braces:
    /// `{subdomain}.example.com`. `*.example.com` is every name under that domain.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        sorted(self.methods.iter().flat_map(|method| method.hosts()))
    }

    /// Whether a person may name any host, so that credentials can go anywhere.
    #[must_use]
    pub fn is_person_supplied_host(&self) -> bool {
        let mut methods = self.methods.iter();
        methods.any(|method| method.is_person_supplied_host())
    }
}

impl AuthMethod {
    /// Every host that the credentials of this method may reach; see [`Connector::hosts`].
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let addresses = self.addresses.rows.iter().flat_map(|row| row.urls);
        let addresses = addresses.map(|address| match address.base {
            Base::Host(template) => shown(template),
            Base::Hostname(id) | Base::Url(id) => format!("{{{id}}}"),
        });
        let fixed = self.requests().filter_map(|request| match request.start {
            Start::Host(host) => Some(host.to_owned()),
            Start::Address(_) | Start::Captured(_) => None,
        });
        let captured = self
            .captured_addresses()
            .flat_map(|capture| match capture.kind {
                CaptureKind::Text => &[],
                CaptureKind::Url(hosts) | CaptureKind::Hostname(hosts) => hosts,
            });
        let captured = captured.flat_map(|pattern| match pattern.strip_prefix("*.") {
            Some(_) => vec![(*pattern).to_owned()],
            None => vec![(*pattern).to_owned(), format!("*.{pattern}")],
        });
        sorted(addresses.chain(fixed).chain(captured))
    }

    /// Whether a person may name any host, so that the credentials can go anywhere.
    #[must_use]
    pub fn is_person_supplied_host(&self) -> bool {
        let addresses = self.addresses.rows.iter().flat_map(|row| row.urls);
        let names_host = |id: &str| {
            let kind = self.field(id).map(|field| &field.kind);
            matches!(
                kind,
                Some(Kind::Hostname(_, HostScope::Any) | Kind::Url(_, Some(_)))
            )
        };
        addresses.into_iter().any(|address| match address.base {
            Base::Host(_) => false,
            Base::Hostname(id) | Base::Url(id) => names_host(id),
        })
    }
}

fn sorted(hosts: impl Iterator<Item = String>) -> Vec<String> {
    let mut hosts: Vec<String> = hosts.collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}
