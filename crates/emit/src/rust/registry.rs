//! All connectors: the crate.

use super::text::{Doc, file_doc};
use super::{name, package, source};
use connspec_spec::model::Connector;
use quote::quote;

/// The text of `lib.rs`.
pub(super) fn source(connectors: &[Connector]) -> String {
    let doc = file_doc(&[Doc::Own(
        "Connectors: one module each, behind a feature of the same name.".to_owned(),
    )]);
    let ids: Vec<&str> = connectors
        .iter()
        .map(|connector| connector.id.as_str())
        .collect();
    let modules: Vec<_> = connectors
        .iter()
        .map(|connector| name::snake(&connector.id))
        .collect();
    let mut items = vec![quote! {
        pub use ::connspec_runtime::table::{AuthMethod, Connector};
        pub use ::connspec_runtime::{
            AccountReport, AnyUrl, Authorization, AuthorizeError, BoxFuture, CheckStep,
            ConfiguredMethod, ConnectError, Connection, Credentials, Custom, CustomError, Customs,
            FailureKind, FormError, FormErrors, HttpClient, Keyword, Method, Outcome, PathProblem,
            Repeat, Report, Request, RequestBuilder, RequestError, Response, RetryPolicy, Secret,
            SendError, StatusCode, StepFailure, StepOutcome, StepReport, StepResult, StoredError, TokenError,
            Tokens, TransportError, TransportErrorKind, UnknownId, UnknownOption, ValueProblem,
        };
    }];
    let client = package::CLIENT;
    items.push(quote! {
        #[cfg(feature = #client)]
        pub use ::connspec_runtime::{ClientBuildError, ReqwestClient, ReqwestClientBuilder};
    });
    if !modules.is_empty() {
        items.push(quote!(#(#[cfg(feature = #ids)] pub mod #modules;)*));
    }
    items.extend([
        quote! {
            static CONNECTORS: &[&Connector] = &[
                #(#[cfg(feature = #ids)] &#modules::CONNECTOR),*
            ];
        },
        quote! {
            /// Every connector that is compiled in, sorted by id.
            #[must_use]
            pub fn all() -> &'static [&'static Connector] {
                CONNECTORS
            }
        },
        quote! {
            /// The connector of that id.
            ///
            /// # Errors
            /// If there is none, or none that is compiled in.
            pub fn find(id: &str) -> Result<&'static Connector, UnknownId> {
                ::connspec_runtime::find(CONNECTORS, id)
            }
        },
    ]);
    source::file("", &doc, &items)
}
