//! Sessions through the HTTP client that hosts use, against real servers: one for OAuth 2, and one that
//! answers badly.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hosts;
mod machines;
mod people;
mod tables;
mod tasks;

use connspec_conformance::{OAuthOptions, OAuthServer};
use connspec_runtime::{Against, Connection, Method, ReqwestClient, Response, SendError};
use tables::Url;

type Client = Against<ReqwestClient>;

fn start() -> Option<OAuthServer> {
    OAuthServer::start(&OAuthOptions::default())
}

/// A client that sends everything to the server instead of the vendor.
fn client(server: &OAuthServer) -> Client {
    let client = ReqwestClient::builder()
        .allow_http(true)
        .allow_private_addresses(true);
    Against::new(client.build().unwrap(), &server.base_url()).unwrap()
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

async fn me(connection: &Connection<Url>, client: &Client) -> Result<Response, SendError> {
    let request = connection.prepare(Method::GET, Url::Api, "/me");
    request.send(client).await
}
