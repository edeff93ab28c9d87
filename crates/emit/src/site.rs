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

/// A picture of a connector: `/connectors/customer-io/images/keys.png`.
pub(crate) fn picture(publisher: &Publisher, connector: &Id, path: &str) -> String {
    format!("{}/{}/{path}", publisher.base_path, connector.slug())
}

/// The page for the operator of the product: `/connectors/salesforce/setup/oauth`. No auth method
/// has a page in that folder.
pub(crate) fn setup_page(publisher: &Publisher, connector: &Id, method: &Id) -> String {
    format!(
        "{}/{}/setup/{}",
        publisher.base_path,
        connector.slug(),
        method.slug()
    )
}
