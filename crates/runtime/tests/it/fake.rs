//! An HTTP client without a network: it answers as a test says, and remembers what it was asked.

use connspec_runtime::{
    BoxFuture, HttpClient, Response, TransportError, TransportErrorKind as Kind,
};
use http::{HeaderMap, Method, Request};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A request that was sent.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: Method,
    pub url: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Seen {
    pub fn is_for(&self, start: &str) -> bool {
        self.url.starts_with(start)
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }
}

/// What the fake says to a request: a status and a body, or nothing.
pub type Answer = Result<(u16, String), Kind>;

pub fn ok(body: &str) -> Answer {
    Ok((200, body.to_owned()))
}

/// Clones are one client.
#[derive(Clone)]
pub struct Fake(Arc<Inner>);

struct Inner {
    now: Mutex<SystemTime>,
    /// Seconds that an exchange takes.
    takes: u64,
    seen: Mutex<Vec<Seen>>,
    answer: Box<dyn Fn(&Seen) -> Answer + Send + Sync>,
}

/// When the clock of a fake starts.
pub const START: u64 = 1_800_000_000;

pub fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

impl Fake {
    pub fn new(answer: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Self {
        Self::slow(0, answer)
    }

    pub fn slow(takes: u64, answer: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner {
            now: Mutex::new(at(START)),
            takes,
            seen: Mutex::default(),
            answer: Box::new(answer),
        }))
    }

    pub fn advance(&self, seconds: u64) {
        *self.0.now.lock().unwrap() += Duration::from_secs(seconds);
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.0.seen.lock().unwrap().clone()
    }

    /// How many requests went to URLs that start like this.
    pub fn count(&self, start: &str) -> usize {
        self.seen().iter().filter(|seen| seen.is_for(start)).count()
    }
}

impl HttpClient for Fake {
    fn send(&self, request: Request<Vec<u8>>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let uri = request.uri().clone();
            let (parts, body) = request.into_parts();
            let seen = Seen {
                method: parts.method,
                url: uri.to_string(),
                headers: parts.headers,
                body: String::from_utf8(body).unwrap(),
            };
            self.0.seen.lock().unwrap().push(seen.clone());
            // Others get their turn while this is on its way.
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            self.advance(self.0.takes);
            let answer = (self.0.answer)(&seen);
            let (status, body) = answer.map_err(|kind| TransportError::new(kind).at(&uri))?;
            let mut response = Response::new(body.into_bytes());
            *response.status_mut() = status.try_into().unwrap();
            Ok(response)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        *self.0.now.lock().unwrap() += duration;
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> SystemTime {
        *self.0.now.lock().unwrap()
    }
}

pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(future)
}
