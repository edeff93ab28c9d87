//! Private and local addresses are refused, however they are written.

use crate::client::{builder, client, failure, get, send};
use crate::server::{Server, reply};
use connspec_runtime::{ReqwestClient, TransportErrorKind as Kind};

fn strict() -> ReqwestClient {
    builder().allow_private_addresses(false).build().unwrap()
}

#[test]
fn every_class_of_special_addresses_is_refused() {
    let client = strict();
    let lines = include_str!("special_addresses.txt").lines();
    for address in lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
    {
        let host = if address.contains(':') {
            format!("[{address}]")
        } else {
            address.into()
        };
        for scheme in ["http", "https"] {
            let error = send(&client, get(&format!("{scheme}://{host}/"))).unwrap_err();
            assert_eq!(error.kind(), Kind::PrivateAddress, "{address}");
            assert!(!error.was_sent());
        }
    }
}

/// The forms of IPv4 addresses that URL parsers or the C library read.
#[test]
fn odd_spellings_are_refused() {
    let server = Server::replying(reply("200 OK", "", ""));
    let port = server.port();
    let spellings = [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "0X7F.0.0.0x1",
        "0177.0.0.01",
        "127.0.0.001",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:0001]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "0",
        "0.0.0.0",
        "[::]",
    ];
    for host in spellings {
        let url = format!("http://{host}:{port}/");
        assert_eq!(
            failure(&strict(), get(&url)),
            Kind::PrivateAddress,
            "{host}"
        );
    }
    assert_eq!(server.connections(), 0);
}

/// Names are refused by what they resolve to.
#[test]
fn names_that_resolve_to_this_machine_are_refused() {
    let server = Server::replying(reply("200 OK", "", ""));
    for host in ["localhost", "LOCALHOST", "localhost."] {
        let url = format!("http://{host}:{}/", server.port());
        let kind = failure(&strict(), get(&url));
        assert!(
            matches!(kind, Kind::PrivateAddress | Kind::Unresolved),
            "{host}: {kind}"
        );
    }
    let url = format!("http://localhost:{}/", server.port());
    assert_eq!(failure(&strict(), get(&url)), Kind::PrivateAddress);
    assert_eq!(server.connections(), 0);
}

#[test]
fn the_application_may_allow_them() {
    let server = Server::replying(reply("200 OK", "", ""));
    for host in ["127.0.0.1", "localhost", "0x7f.1"] {
        send(&client(), get(&format!("http://{host}:{}/", server.port()))).unwrap();
    }
    assert_eq!(server.connections(), 3);
}
