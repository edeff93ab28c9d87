//! Sending again what failed for a moment.

use super::{HttpClient, TransportError};
use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, Request, Response, StatusCode};
use std::time::{Duration, SystemTime};

/// Whether a request may be sent more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It changes nothing, or changes the same however often it arrives.
    Safe,
    /// It is sent once, whatever happens.
    Never,
}

/// How often a request is sent again that failed for a moment, and how long to wait before.
///
/// A failure of a moment is an error that [may pass](TransportError::is_transient), or one of the
/// statuses 408, 429, 502, 503 and 504. The waits double. What the server says in `Retry-After`
/// is waited in addition, so that many tasks that were sent away together do not come back
/// together. A wait that [`total_delay`](Self::total_delay) leaves no room for is not begun: the
/// failure is returned at once, because to come back earlier than asked would only fail again.
///
/// ```
/// # async fn example(client: &dyn connspec_runtime::HttpClient, request: http::Request<Vec<u8>>) {
/// use connspec_runtime::{Repeat, RetryPolicy};
/// let answer = RetryPolicy::default().send(client, request, Repeat::Safe).await;
/// # }
/// ```
///
/// It is a loop of our own: retry libraries look at errors, and here an answer says whether and
/// when to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often a request is sent at most; 1 and 0 mean once. Default: 3.
    pub attempts: u32,
    /// How long to wait before the second time, between a half of this and the whole; twice that
    /// before the third, and so on. Default: half a second.
    pub first_delay: Duration,
    /// How long all waits may take together. Default: 30 seconds.
    pub total_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            first_delay: Duration::from_millis(500),
            total_delay: Duration::from_secs(30),
        }
    }
}

impl RetryPolicy {
    /// Sends a request, and again where that is safe and promises something.
    ///
    /// # Errors
    /// The error of the last time, where that ended in one.
    pub async fn send(
        &self,
        client: &dyn HttpClient,
        request: Request<Vec<u8>>,
        repeat: Repeat,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let attempts = match repeat {
            Repeat::Safe => self.attempts,
            Repeat::Never => 1,
        };
        let mut left = self.total_delay;
        let mut delay = self.first_delay;
        for _ in 1..attempts {
            let result = client.send(request.clone()).await;
            if !is_transient(&result) {
                return result;
            }
            let now = client.now();
            let asked = retry_after(&result, now).unwrap_or_default();
            let wait = asked.saturating_add(jittered(delay, now));
            let Some(rest) = left.checked_sub(wait) else {
                return result;
            };
            client.sleep(wait).await;
            left = rest;
            delay = delay.saturating_mul(2);
        }
        client.send(request).await
    }
}

fn is_transient(result: &Result<Response<Vec<u8>>, TransportError>) -> bool {
    match result {
        Err(error) => error.is_transient(),
        Ok(response) => matches!(
            response.status(),
            StatusCode::REQUEST_TIMEOUT
                | StatusCode::TOO_MANY_REQUESTS
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT
        ),
    }
}

/// How long the server asks to stay away: RFC 9110, section 10.2.3.
fn retry_after(
    result: &Result<Response<Vec<u8>>, TransportError>,
    now: SystemTime,
) -> Option<Duration> {
    let headers = result.as_ref().ok()?.headers();
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    // By the clock that the date was written by, if the answer shows it.
    let now = date(headers, &DATE).unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default())
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?).ok()
}

/// Between a half of `delay` and the whole. The microseconds of the clock stand in for chance:
/// they differ between tasks, and a test that sets the clock knows them.
fn jittered(delay: Duration, now: SystemTime) -> Duration {
    let since = now.duration_since(SystemTime::UNIX_EPOCH);
    let chance = since.unwrap_or_default().subsec_micros() % 1000;
    let half = delay / 2;
    half.saturating_add(half.saturating_mul(chance) / 999)
}
