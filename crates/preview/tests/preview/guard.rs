//! Who is answered, and what about.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use connspec_conformance::Client;

use crate::served::Served;

/// The status of the answer to a request that is sent as it is.
fn status_of(served: &Served, request: &str) -> u16 {
    let mut stream = TcpStream::connect(served.address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer
        .split(' ')
        .nth(1)
        .unwrap_or_else(|| panic!("{answer:?}"));
    status.parse().unwrap()
}

#[test]
fn it_listens_on_this_machine_only() {
    let served = Served::with_specs(&["parcels"]);
    assert!(served.address.ip().is_loopback());
}

#[test]
fn only_its_own_names_are_answered() {
    let served = Served::with_specs(&["parcels"]);
    let port = served.address.port();
    for name in [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("LocalHost:{port}"),
    ] {
        let client = Client::new(served.address, &format!("http://{name}"));
        assert_eq!(
            client.get("/state.json", &[]).unwrap().status,
            200,
            "{name}"
        );
    }
    for name in [
        "rebound.example".to_owned(),
        format!("rebound.example:{port}"),
        format!("localhost.rebound.example:{port}"),
        format!("127.0.0.1:{port}.rebound.example"),
        format!("localhost:{}", port ^ 1),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("[::1]:{port}"),
        String::new(),
    ] {
        let client = Client::new(served.address, &format!("http://{name}"));
        for path in [
            "/",
            "/state.json",
            "/forms/parcels.api_key.json",
            "/nothing",
        ] {
            let answer = client.get(path, &[]).unwrap();
            assert_eq!(answer.status, 421, "{name}{path}");
            assert!(!answer.text().contains("parcels"), "{name}{path}");
        }
    }
}

#[test]
fn a_name_is_said_once_and_everywhere() {
    let served = Served::with_specs(&["parcels"]);
    let ours = served.address;
    let request = |line: &str, hosts: &[&str]| {
        let hosts: String = hosts
            .iter()
            .map(|host| format!("Host: {host}\r\n"))
            .collect();
        status_of(
            &served,
            &format!("{line} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"),
        )
    };
    let host = ours.to_string();
    assert_eq!(request("GET /state.json", &[&host]), 200);
    assert_eq!(
        request(&format!("GET http://{ours}/state.json"), &[&host]),
        200
    );
    assert_eq!(request("GET /state.json", &[]), 421);
    assert_eq!(request("GET /state.json", &[&host, "rebound.example"]), 421);
    assert_eq!(request("GET /state.json", &["rebound.example", &host]), 421);
    assert_eq!(request("GET /state.json", &[&host, &host]), 421);
    assert_eq!(
        request("GET http://rebound.example/state.json", &[&host]),
        421
    );
}

#[test]
fn it_is_only_read() {
    let served = Served::with_specs(&["parcels"]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        for path in ["/", "/state.json", "/forms/parcels.api_key.json"] {
            let answer = served.client().send(method, path, &[], b"").unwrap();
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.headers.get("allow"), Some("GET, HEAD"));
        }
    }
}

#[test]
fn what_is_no_request_is_none() {
    let served = Served::with_specs(&["parcels"]);
    for line in [
        "\r\n\r\n\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "HELLO THERE YOU\r\n\r\n",
    ] {
        assert_eq!(status_of(&served, line), 400, "{line:?}");
    }
    assert_eq!(served.get("/state.json").status, 200);
}

#[test]
fn paths_lead_nowhere_else() {
    let served = Served::with_specs(&["parcels"]);
    served.write_file("connspec.toml", "product = \"Lantern\"\n");
    for path in [
        "/specs/parcels.connector.yaml",
        "/connspec.toml",
        "/forms/../connspec.toml",
        "/forms/..%2f..%2fconnspec.toml",
        "/forms//parcels.api_key.json",
        "/forms/parcels.api_key",
        "/forms/",
        "/guides/parcels/api-key",
        "/guides/parcels/api-key.md",
        "/guides/../forms/index.html",
        "/guides/.html",
        "/schema/form-definition.schema.json",
        "//",
        "/%",
        "/\u{7f}",
    ] {
        // Some of them are refused before they are looked at.
        let status = served.get(path).status;
        assert!(status == 404 || status == 400, "{path}: {status}");
    }
}
