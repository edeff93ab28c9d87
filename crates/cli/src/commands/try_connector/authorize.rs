//! Signing in with the vendor, in a browser.

use connspec_runtime::{AnyUrl, Connection, HttpClient};
use url::Url;

use super::Refusal;
use super::loopback::Loopback;
use crate::args::Try;
use crate::terminal::{Failure, Terminal};

/// Sends the person to the vendor and waits until the browser is back.
pub async fn authorize<C: HttpClient + Clone + 'static>(
    connection: &Connection<AnyUrl>,
    client: &C,
    args: &Try,
    terminal: &Terminal,
) -> Result<Connection<AnyUrl>, Refusal> {
    let denied = |error: &dyn std::fmt::Display| Refusal::Denied(error.to_string());
    let listening = Loopback::bind(args.port).await;
    let loopback = listening
        .map_err(|error| Refusal::Failed(Failure::System("listen for the browser", error)))?;
    let redirect_uri = loopback.redirect_uri();
    terminal.hint(&format!(
        "the vendor must know this redirect URI of your app: {redirect_uri}"
    ));
    let authorization = connection.authorize(client, &redirect_uri).await;
    let authorization = authorization.map_err(|error| denied(&error))?;
    let url = match &args.against {
        Some(base) => against(authorization.url(), base),
        None => authorization.url().to_owned(),
    };
    terminal.hint(&format!("sign in with the vendor: {url}"));
    if !args.no_browser && open::that_detached(&url).is_err() {
        terminal.hint("no browser could be opened: open the address yourself");
    }
    let callback = loopback.callback().await;
    let query = callback
        .map_err(|error| Refusal::Failed(Failure::System("hear from the browser", error)))?;
    let connected = authorization.finish(client, &query).await;
    connected.map_err(|error| denied(&error))
}

/// The same address on the local server that plays the vendor.
fn against(url: &str, base: &str) -> String {
    let joined = Url::parse(url).ok().zip(Url::parse(base).ok());
    let moved = joined.map(|(url, mut base)| {
        base.set_path(url.path());
        base.set_query(url.query());
        base.to_string()
    });
    moved.unwrap_or_else(|| url.to_owned())
}
