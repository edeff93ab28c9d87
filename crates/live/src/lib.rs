//! A connector that runs without being compiled: the tables that generated code consists of, made
//! from the model in memory.
//!
//! This is the one place where the compiler and the runtime meet, for tools that run a spec as it
//! is being written. The same model gives the same tables as [`connspec_emit::rust`]; a test
//! compares the two for every connector.
//!
//! The tables live as long as the program: the runtime wants `'static` ones. A tool makes those of
//! one connector, not of thousands.

mod address;
mod auth;
mod check;
mod field;
mod request;
mod session;
mod template;

use connspec_emit::plain;
use connspec_runtime::table;
use connspec_spec::Id;
use connspec_spec::model::Connector;

/// The tables of a connector.
#[must_use]
pub fn connector(connector: &Connector) -> &'static table::Connector {
    let addresses: &_ = Box::leak(Box::new(address::table(&connector.addresses)));
    let derived = list(connector.derived.iter().map(address::derived));
    let methods = connector.methods.iter().map(|method| {
        let method = auth::table(connector, method, addresses, derived);
        &*Box::leak(Box::new(method))
    });
    Box::leak(Box::new(table::Connector {
        id: id(&connector.id),
        name: text(plain::text(&connector.name)),
        addresses,
        methods: list(methods),
    }))
}

fn id(id: &Id) -> &'static str {
    text(id.as_str())
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> &'static [&'static str] {
    list(ids.into_iter().map(id))
}

fn text(text: impl Into<Box<str>>) -> &'static str {
    Box::leak(text.into())
}

fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(items.into_iter().collect::<Box<[T]>>())
}
