//! The whole file.

use super::{
    AuthMethod, Date, IdText, InlineText, Integer, Items, MapOf, PlainText, Regions, Section,
    TemplateText, ValueText, WebUrl,
};

surface! {
    /// A connector: how people connect an account of one vendor.
    #[schemars(title = "connector")]
    Spec {
        /// Version of the language: 1.
        #[schemars(required, range(min = 1, max = 1))]
        #[allow(dead_code, reason = "the schema checks it")]
        version = "connspec": Integer,
        /// Names the connector for machines. The file is called `<id>.connector.yaml`.
        #[schemars(required)]
        id = "id": IdText,
        /// The vendor's or product's name, as it writes it.
        #[schemars(required)]
        name = "name": PlainText,
        /// One sentence on what the product does.
        #[schemars(required)]
        description = "description": InlineText,
        /// The groups that the connector is listed under.
        categories = "categories": Items<IdText>,
        /// The vendor's pages.
        links = "links": Links,
        /// The day somebody last compared this file with the vendor.
        last_verified = "last_verified": Date,
        /// Addresses by name, where there are no regions.
        urls = "urls": MapOf<TemplateText>,
        /// Further registrable domains that addresses may name: `pure.cloud`.
        hosts = "hosts": Items<ValueText>,
        /// The region select, and the addresses of each region.
        regions = "regions": Regions,
        /// Sections that several guides share, brought in with `use`.
        sections = "sections": Items<Section>,
        /// The ways to connect.
        #[schemars(required)]
        auth = "auth": Items<AuthMethod>,
    }
}

surface! {
    /// The vendor's pages.
    #[schemars(title = "map of links")]
    Links {
        /// The vendor's own site.
        website = "website": WebUrl,
        /// The vendor's API documentation.
        api_reference = "api_reference": WebUrl,
    }
}
