//! What building an authenticated request costs beside the same request written by hand:
//! `cargo bench -p connspec-conformance --bench request`.
//!
//! Both are timed in turns and the medians are compared, so that the ratio holds on a noisy
//! machine. The generated way checks host and path again, which the one by hand does not.

#![allow(clippy::print_stdout, reason = "a benchmark talks to a terminal")]

use std::hint::black_box;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connectors::Method;
use connectors::customer_io::{self, AppApi, Region, TrackApi, Url};
use http::{HeaderValue, Request};

const ROUNDS: usize = 301;
const REQUESTS: u32 = 1_000;

/// Two ways to build one request.
struct Pair<'a> {
    name: &'static str,
    by_hand: &'a dyn Fn(),
    generated: &'a dyn Fn(),
}

fn main() {
    let bearer = customer_io::connect(AppApi {
        app_key: "0123456789abcdef0123456789abcdef".into(),
        region: Region::Eu,
    })
    .expect("the values are good");
    let basic = customer_io::connect(TrackApi {
        site_id: "0123456789abcdef0123".into(),
        track_key: "0123456789abcdef0123".into(),
        region: Region::Eu,
    })
    .expect("the values are good");
    println!("| request | by hand | generated | ratio |");
    println!("|---|---|---|---|");
    compare(&Pair {
        name: "bearer",
        by_hand: &|| {
            drop(black_box(bearer_by_hand(black_box(
                "0123456789abcdef0123456789abcdef",
            ))));
        },
        generated: &|| {
            let request = bearer.request(Method::GET, Url::App, black_box("/v1/workspaces"));
            drop(black_box(request.expect("the path is good")));
        },
    });
    compare(&Pair {
        name: "basic",
        by_hand: &|| {
            let key = black_box("0123456789abcdef0123");
            drop(black_box(basic_by_hand(key, key)));
        },
        generated: &|| {
            let path = black_box("/api/v1/accounts/region");
            let request = basic.request(Method::GET, Url::Track, path);
            drop(black_box(request.expect("the path is good")));
        },
    });
}

fn bearer_by_hand(key: &str) -> Request<()> {
    let mut value = HeaderValue::from_str(&format!("Bearer {key}")).expect("visible ASCII");
    value.set_sensitive(true);
    Request::get(format!("https://{}{}", host(true, "api"), "/v1/workspaces"))
        .header("authorization", value)
        .body(())
        .expect("a good request")
}

fn basic_by_hand(site: &str, key: &str) -> Request<()> {
    let pair = STANDARD.encode(format!("{site}:{key}"));
    let mut value = HeaderValue::from_str(&format!("Basic {pair}")).expect("visible ASCII");
    value.set_sensitive(true);
    let host = host(true, "track");
    Request::get(format!("https://{host}/api/v1/accounts/region"))
        .header("authorization", value)
        .body(())
        .expect("a good request")
}

fn host(is_eu: bool, name: &str) -> String {
    let region = if black_box(is_eu) { "-eu" } else { "" };
    format!("{name}{region}.customer.io")
}

fn compare(pair: &Pair<'_>) {
    let mut by_hand = Vec::new();
    let mut generated = Vec::new();
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let (a, b) = (time(pair.by_hand), time(pair.generated));
        by_hand.push(a);
        generated.push(b);
        ratios.push(b / a);
    }
    println!(
        "| {} | {:.0} ns | {:.0} ns | {:.1} |",
        pair.name,
        median(by_hand),
        median(generated),
        median(ratios)
    );
}

/// Nanoseconds for one.
fn time(build: &dyn Fn()) -> f64 {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        build();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(REQUESTS)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
