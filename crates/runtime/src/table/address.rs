//! Where requests go.

use super::Template;

/// A total table of addresses and values.
#[derive(Debug)]
pub struct Addresses {
    /// The names of the addresses.
    pub names: &'static [&'static str],
    /// The names of the values.
    pub values: &'static [&'static str],
    /// How many environments there are for each region; at least 1.
    pub environments: usize,
    /// One row per region and environment, the environments of a region next to each other.
    pub rows: &'static [Row],
    /// The registrable domains that every host lies under, apart from those that a person may
    /// name freely.
    pub domains: &'static [&'static str],
}

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// One per name.
    pub urls: &'static [Address],
    /// One per name.
    pub values: &'static [&'static str],
}

/// A base and a path.
#[derive(Debug)]
pub struct Address {
    /// What stands before the path.
    pub base: Base,
    /// The segments of the path, percent-encoded where they are literals.
    pub path: &'static [Template],
}

/// What stands before the path of an address.
#[derive(Debug)]
pub enum Base {
    /// `https://` and this host.
    Host(Template),
    /// `https://` and the host that the field of this id holds.
    Hostname(&'static str),
    /// The URL that the field of this id holds.
    Url(&'static str),
}

/// A value cut from a field.
#[derive(Debug)]
pub struct Derived {
    /// Its name.
    pub id: &'static str,
    /// The field.
    pub from: &'static str,
    /// How it is cut.
    pub cut: Cut,
}

/// How a value is cut from a field.
#[derive(Debug)]
pub enum Cut {
    /// What stands behind the last of these.
    AfterLast(&'static str),
    /// What stands before the first of these.
    BeforeFirst(&'static str),
}
