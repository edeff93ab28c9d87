//! Certificates.

use crate::client::{builder, client, failure, get, run, send};
use crate::server::{Server, reply};
use connspec_runtime::{ClientBuildError, HttpClient, ReqwestClient, TransportErrorKind as Kind};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

/// A certificate for a name, as PEM, and a server that has it.
pub fn certified(name: &str) -> (String, Arc<ServerConfig>) {
    let certified = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key.into())
        .unwrap();
    (certified.cert.pem(), Arc::new(config))
}

fn serve(config: Arc<ServerConfig>) -> Server {
    Server::start_tls(config, |_, stream| {
        stream.write_all(reply("200 OK", "", "hi").as_bytes())
    })
}

fn trusting(pem: &str) -> ReqwestClient {
    builder()
        .allow_http(false)
        .root_certificates(pem)
        .build()
        .unwrap()
}

#[test]
fn a_certificate_that_the_application_trusts_is_good() {
    let (pem, config) = certified("localhost");
    let server = serve(config);
    let url = format!("https://localhost:{}/", server.port());
    let client = trusting(&pem);
    run(async {
        for _ in 0..2 {
            assert_eq!(client.send(get(&url)).await.unwrap().body(), b"hi");
        }
    });
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
}

#[test]
fn a_certificate_that_nobody_trusts_is_refused() {
    let (other, _) = certified("localhost");
    let (_, config) = certified("localhost");
    let server = serve(config);
    let url = format!("https://localhost:{}/", server.port());
    for client in [client(), trusting(&other)] {
        let error = send(&client, get(&url)).unwrap_err();
        assert_eq!(error.kind(), Kind::Tls);
        assert!(!error.was_sent() && !error.is_transient());
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let (pem, config) = certified("example.com");
    let server = serve(config);
    let url = format!("https://localhost:{}/", server.port());
    assert_eq!(failure(&trusting(&pem), get(&url)), Kind::Tls);
    assert!(server.requests().is_empty());
}

#[test]
fn a_server_without_tls_is_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!(
        "https://127.0.0.1:{}/",
        listener.local_addr().unwrap().port()
    );
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 smtp.example.com ESMTP\r\n").unwrap();
    });
    assert_eq!(failure(&client(), get(&url)), Kind::Tls);
}

#[test]
fn certificates_are_certificates() {
    let (pem, _) = certified("localhost");
    let broken = pem.replace('M', "!");
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    for pem in ["", "hello", key, &broken] {
        let built = builder().root_certificates(pem).build();
        assert_eq!(
            built.unwrap_err(),
            ClientBuildError::RootCertificate,
            "{pem}"
        );
    }
    assert!(
        builder()
            .root_certificates(pem.clone() + &pem)
            .build()
            .is_ok()
    );
}
