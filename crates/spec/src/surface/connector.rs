//! The whole file.

use super::{
    AuthMethod, Date, Derive, Environments, Field, IdText, InlineText, Integer, Items, MapOf,
    PictureFile, PlainText, Regions, Scope, Section, Status, TemplateText, ValueText, WebUrl,
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
        /// The mark that people know the vendor by: a square picture of at most 64 KiB, seen as well on a dark page as on a light one. It is shown beside the name, which is its text for people who cannot see it.
        #[schemars(example = "images/logo.png")]
        logo = "logo": PictureFile,
        /// The groups that the connector is listed under.
        #[schemars(extend("examples" = [["marketing"]]))]
        categories = "categories": Items<IdText>,
        /// The vendor's pages.
        links = "links": Links,
        /// The day somebody last compared this file with the vendor.
        #[schemars(example = "2026-11-20")]
        last_verified = "last_verified": Date,
        /// Whether people may rely on the connector; `stable` unless said otherwise.
        status = "status": Status,
        /// Ids that the connector had before, for tools that know it by one of them.
        previous_ids = "previous_ids": Items<IdText>,
        /// Addresses by name, where there are neither regions nor environments: `{api: https://api.example.com}`. A `subdomain` fills a part of a host, a `hostname` a whole one (`https://{host}`), a `url` with `allow` the start (`{site}/api`).
        urls = "urls": MapOf<TemplateText>,
        /// Further registrable domains that addresses may name: `pure.cloud`. A domain of the list of public suffixes may stand here if all hosts below it are the vendor's: `myshopify.com`.
        #[schemars(extend("examples" = [["pure.cloud"]]))]
        hosts = "hosts": Items<ValueText>,
        /// The region select, and the addresses of each region.
        regions = "regions": Regions,
        /// The environment select, production and sandbox for example, and the addresses of each environment.
        environments = "environments": Environments,
        /// Fields that several methods share. A method has those that its templates or an address use, before its own.
        fields = "fields": Items<Field>,
        /// Values that are cut from fields, such as the data center at the end of a key.
        derive = "derive": Items<Derive>,
        /// What the methods may ask the vendor for; they name these by id.
        scopes = "scopes": Items<Scope>,
        /// Sections that several guides share, brought in with `use`.
        sections = "sections": Items<Section>,
        /// The ways to connect. The `type` of each decides its other keys.
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
