//! Clients and requests, as short as tests want them.

use connspec_runtime::{
    HttpClient, ReqwestClient, ReqwestClientBuilder, TransportError, TransportErrorKind,
};
use http::{Request, Response};
use std::time::Duration;

/// What a client may take in these tests: much less than the defaults, and yet enough for a slow
/// machine to answer at once.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A client that may talk to the servers of these tests.
pub fn builder() -> ReqwestClientBuilder {
    ReqwestClient::builder()
        .timeout(PATIENCE)
        .allow_http(true)
        .allow_private_addresses(true)
}

pub fn client() -> ReqwestClient {
    builder().build().unwrap()
}

pub fn get(url: &str) -> Request<Vec<u8>> {
    Request::get(url).body(Vec::new()).unwrap()
}

pub fn post(url: &str, body: &str) -> Request<Vec<u8>> {
    Request::post(url).body(body.into()).unwrap()
}

/// Runs a future that needs timers and sockets.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(future)
}

pub fn send(
    client: &impl HttpClient,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, TransportError> {
    run(client.send(request))
}

/// Why there is no answer.
pub fn failure(client: &impl HttpClient, request: Request<Vec<u8>>) -> TransportErrorKind {
    send(client, request).unwrap_err().kind()
}
