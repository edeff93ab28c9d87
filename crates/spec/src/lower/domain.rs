//! The registrable domains that credentials may reach.

use std::cell::RefCell;
use std::collections::BTreeSet;

use connspec_diagnostics::Span;

use super::{Lowering, items};
use crate::problem::address as problem;
use crate::surface::Spec;

/// A registrable domain and the place of the address that names it.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    pub name: String,
    pub span: Span,
}

/// The domains of a connector: those that `hosts` lists, and those that its addresses are on.
#[derive(Default)]
pub(super) struct Domains {
    listed: Vec<Domain>,
    own: Vec<Domain>,
    /// What of the list is needed. Uses are found while everything else is looked at.
    used: RefCell<BTreeSet<String>>,
}

impl Domains {
    /// What `hosts` lists.
    pub fn listed(cx: &mut Lowering<'_>, spec: &Spec) -> Self {
        let mut listed: Vec<Domain> = Vec::new();
        for host in items(spec.hosts.as_ref()) {
            let (written, span) = (host.0.text.as_str(), host.0.span);
            if !is_domain(written) {
                cx.report(problem::not_a_domain(span, written, meant(written)));
            } else if let Some(first) = listed.iter().find(|first| first.name == written) {
                cx.report(problem::host_twice(span, written, first.span));
            } else {
                let name = written.to_owned();
                listed.push(Domain { name, span });
            }
        }
        Self {
            listed,
            ..Self::default()
        }
    }

    /// The registrable domain of a host. A listed one goes first: the vendor's shops may lie below
    /// a domain that counts as a public suffix.
    pub fn of(&self, host: &str) -> Option<String> {
        let listed = self.listed.iter().find(|one| is_on(host, &one.name));
        match listed {
            Some(listed) => Some(listed.name.clone()),
            None => psl::domain_str(host).map(str::to_owned),
        }
    }

    /// Takes the domains of the addresses, each of them the first or listed.
    pub fn add(&mut self, cx: &mut Lowering<'_>, addresses: Vec<Domain>) {
        if let Some(first) = addresses.first() {
            for domain in &addresses {
                self.used.borrow_mut().insert(domain.name.clone());
                let is_listed = self.listed.iter().any(|one| one.name == domain.name);
                if domain.name != first.name && !is_listed {
                    cx.report(problem::unlisted_domain(
                        domain.span,
                        &domain.name,
                        &first.name,
                        first.span,
                    ));
                }
            }
        }
        self.own = addresses;
    }

    /// Whether a host is on a domain of the connector: credentials may go there.
    pub fn is_declared(&self, host: &str) -> bool {
        let all = self.listed.iter().chain(&self.own);
        let found = all.map(|one| &one.name).find(|name| is_on(host, name));
        self.used.borrow_mut().extend(found.cloned());
        found.is_some()
    }

    /// All of them, sorted. Somebody's host may lie on any, so that all are used.
    pub fn for_hostname(&self) -> Vec<String> {
        let listed = self.listed.iter().map(|one| one.name.clone());
        self.used.borrow_mut().extend(listed);
        self.all()
    }

    /// All of them, sorted.
    pub fn all(&self) -> Vec<String> {
        let all = self.listed.iter().chain(&self.own);
        let all: BTreeSet<_> = all.map(|one| one.name.clone()).collect();
        all.into_iter().collect()
    }

    /// Those that are listed and that nothing is on.
    pub fn unused(&self) -> Vec<&Domain> {
        let used = self.used.borrow();
        let listed = self.listed.iter();
        listed.filter(|one| !used.contains(&one.name)).collect()
    }
}

/// Whether `host` is `domain`, or lies below it.
pub(super) fn is_on(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Whether that may be listed: a registrable domain, or one of the suffixes that companies, and no
/// registries, added to the list. That all hosts below the latter are the vendor's, its author says.
pub(super) fn is_domain(written: &str) -> bool {
    let is_host = written
        .bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'));
    // The list of suffixes takes any bytes for labels.
    is_host && (psl::domain_str(written) == Some(written) || is_private_suffix(written))
}

/// Whether a company put that on the list of public suffixes: `myshopify.com`.
pub(super) fn is_private_suffix(host: &str) -> bool {
    let suffix = psl::suffix(host.as_bytes());
    suffix.is_some_and(|suffix| {
        suffix.as_bytes() == host.as_bytes() && suffix.typ() == Some(psl::Type::Private)
    })
}

/// The domain that was probably meant: `https://api.acme.com/v1` and `*.acme.com` are on `acme.com`.
fn meant(written: &str) -> Option<String> {
    let written = written.trim().to_ascii_lowercase();
    let host = written
        .split_once("://")
        .map_or(&*written, |(_, host)| host);
    let host = host.strip_prefix("*.").unwrap_or(host);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let domain = psl::domain_str(host).unwrap_or_default();
    is_domain(domain).then(|| domain.to_owned())
}
