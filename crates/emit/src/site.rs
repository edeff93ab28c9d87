//! The addresses of guide pages on the publisher's docs site.

use connspec_spec::Id;

use crate::Publisher;

/// The page of one auth method: `/connectors/customer-io/track-api`.
pub(crate) fn page(publisher: &Publisher, connector: &Id, method: &Id) -> String {
    format!(
        "{}/{}/{}",
        publisher.base_path,
        connector.slug(),
        method.slug()
    )
}
