//! What several tests need to know of the fields of connectors.

use connspec_runtime::table::{Field, Kind};

/// A text that the rules of every field of that id and kind accept, in the specs of this repository and
/// the fixtures.
pub fn good_text(field: &Field) -> &'static str {
    match (&field.kind, field.id) {
        (Kind::Url(..), _) => "https://example.com",
        (Kind::Hostname(..), "server") => "10ax.online.tableau.com",
        (Kind::Hostname(..), _) => "shop.example.com",
        (_, "email" | "mail" | "user" | "username") => "x@example.com",
        (_, "private_key") => "-----BEGIN PRIVATE KEY-----",
        (_, "member") => "AB:12",
        (_, "password") => "pass word 1",
        _ => "AB-12",
    }
}
