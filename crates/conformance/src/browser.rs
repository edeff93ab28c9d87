//! A browser that follows the redirects of a sign-in.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use url::{Origin, Position, Url};

use crate::{Client, Response};

/// More redirects than any sign-in has.
const REDIRECTS: usize = 10;

/// Goes where an authorize address leads, with cookies, until the server calls the client back, and
/// gives that address; the callback itself is not requested. Every request goes to `server`,
/// whatever host the addresses name, with `headers` in addition.
///
/// # Errors
///
/// The page that the server shows instead of going on.
///
/// # Panics
///
/// When the address is none or has no `redirect_uri`, or the server cannot be reached.
pub(crate) fn walk(
    server: SocketAddr,
    authorize_url: &str,
    headers: &[(&str, &str)],
) -> Result<Url, Response> {
    let mut address = Url::parse(authorize_url).expect("an authorize address");
    let callback = address
        .query_pairs()
        .find(|(name, _)| name == "redirect_uri");
    let (_, callback) = callback.expect("an authorize address has a redirect_uri");
    let callback = Url::parse(&callback).expect("the redirect_uri is an address");
    let mut cookies = BTreeMap::new();
    for _ in 0..REDIRECTS {
        let response = visit(server, &address, &cookies, headers);
        for cookie in response.headers.all("set-cookie") {
            let pair = cookie.split_once(';').map_or(cookie, |(pair, _)| pair);
            if let Some((name, value)) = pair.split_once('=') {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let next = response.headers.get("location");
        let Some(next) = next.filter(|_| response.status / 100 == 3) else {
            return Err(response);
        };
        address = address.join(next).expect("a location is an address");
        if place(&address) == place(&callback) {
            return Ok(address);
        }
    }
    panic!("more than {REDIRECTS} redirects, the last to {address}");
}

fn visit(
    server: SocketAddr,
    address: &Url,
    cookies: &BTreeMap<String, String>,
    headers: &[(&str, &str)],
) -> Response {
    let cookies: Vec<_> = cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let cookies = cookies.join("; ");
    let headers = [headers, &[("cookie", &cookies)]].concat();
    let target = &address[Position::BeforePath..Position::AfterQuery];
    Client::new(server, &address.origin().ascii_serialization())
        .get(target, &headers)
        .expect("the server answers")
}

/// What of an address says that it is the callback.
fn place(address: &Url) -> (Origin, &str) {
    (address.origin(), address.path())
}
