//! Secrets show neither in errors nor in logs.

use crate::client::{builder, run};
use crate::log_capture;
use crate::server::{Server, Stream, closed_port, hang_up, reply};
use crate::tls::certified;
use connspec_runtime::{Against, Guarded, HttpClient, Origin, Repeat, RetryPolicy};
use http::{HeaderValue, Request};
use std::error::Error;
use std::io;
use std::time::Duration;

/// In everything that may hold a secret; found nowhere else.
const CANARY: &str = "c4n4ry";

fn request(origin: &str) -> Request<Vec<u8>> {
    let mut request = Request::post(format!("{origin}/{CANARY}/x?key={CANARY}"))
        .header("x-api-key", CANARY)
        .header("cookie", CANARY)
        .body(format!("{{\"secret\":\"{CANARY}\"}}").into_bytes())
        .unwrap();
    let mut value = HeaderValue::from_static("Bearer c4n4ry");
    value.set_sensitive(true);
    request.headers_mut().insert("authorization", value);
    request
}

type Answer = fn(usize, &mut dyn Stream) -> io::Result<()>;

/// What a server may do with a request. An answer may hold secrets as well.
const ANSWERS: [Answer; 9] = [
    |_, stream| {
        let headers = "location: https://x.invalid/?c4n4ry\r\nset-cookie: c4n4ry\r\n";
        stream.write_all(reply("302 Found", headers, "{\"token\":\"c4n4ry\"}").as_bytes())
    },
    |_, stream| stream.write_all(reply("503 x", "retry-after: 0\r\n", "c4n4ry").as_bytes()),
    |_, _| hang_up(),
    |_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nc4n4ry")?;
        hang_up()
    },
    |_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nc4n4ry")?;
        hang_up()
    },
    |_, stream| stream.write_all(b"c4n4ry is not HTTP\r\n\r\n"),
    |_, stream| stream.write_all(b"HTTP/1.1 200 OK\r\nc4n4ry c4n4ry\r\n\r\n"),
    |_, stream| stream.write_all(reply("200 OK", "", &"c4n4ry".repeat(999)).as_bytes()),
    |_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nx-a: c4n4ry\r\n")?;
        std::thread::sleep(Duration::from_secs(60));
        hang_up()
    },
];

#[test]
fn no_secret_shows_in_errors_or_logs() {
    log_capture::start();
    let (pem, config) = certified("localhost");
    let client = builder()
        .timeout(Duration::from_secs(1))
        .max_body(2000)
        .root_certificates(pem)
        .build()
        .unwrap();
    let strict = builder().allow_private_addresses(false).build().unwrap();
    let https_only = builder().allow_http(false).build().unwrap();
    let (_, untrusted) = certified("localhost");
    let untrusted = Server::start_tls(untrusted, ANSWERS[0]);

    let mut shown = String::new();
    let mut try_to_send = |client: &dyn HttpClient, origin: &str| {
        let policy = RetryPolicy {
            attempts: 2,
            first_delay: Duration::from_millis(1),
            ..RetryPolicy::default()
        };
        let error = run(policy.send(client, request(origin), Repeat::Safe)).err()?;
        assert!(error.source().is_none(), "{error}");
        shown += &format!("{error} {error:?} {error:#?}\n");
        Some(error)
    };
    for answer in ANSWERS {
        let plain = Server::start(answer);
        let tls = Server::start_tls(config.clone(), answer);
        try_to_send(&client, &plain.url(""));
        try_to_send(&client, &format!("https://localhost:{}", tls.port()));
        try_to_send(
            &Against::new(&client, &plain.url("")).unwrap(),
            "https://a.example.com",
        );
        assert!(plain.requests().len() >= 2 && !tls.requests().is_empty());
    }
    let failures: [(&dyn HttpClient, String); 8] = [
        (&client, format!("http://127.0.0.1:{}", closed_port())),
        (&client, "https://nobody.invalid".into()),
        (&client, format!("https://localhost:{}", untrusted.port())),
        (
            &client,
            format!("http://{CANARY}:{CANARY}@localhost:{}", untrusted.port()),
        ),
        (&strict, "http://localhost".into()),
        (&strict, "http://[::1]".into()),
        (&https_only, "http://a.example.com".into()),
        (
            &Guarded::new(&client, vec![Origin::host("a.example.com")]),
            "https://x.invalid".into(),
        ),
    ];
    for (client, origin) in failures {
        try_to_send(client, &origin).expect("an error");
    }

    let logs = log_capture::lines();
    // The collector sees them all, so their silence about secrets says something.
    for target in ["log reqwest::", "log rustls::", "tracing hyper_util::"] {
        assert!(logs.contains(target), "nothing of {target}");
    }
    for text in [shown, logs, format!("{client:?} {:?}", builder())] {
        let line = text.lines().find(|line| line.contains(CANARY));
        assert_eq!(line, None);
    }
}
