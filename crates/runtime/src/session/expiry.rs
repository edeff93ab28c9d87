//! How long tokens are good.

use super::rfc3339;
use crate::table::{Expires, ExpiresUnit};
use serde_json::Value as Json;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How much earlier tokens are replaced than they have to be, at most: a request takes time to
/// arrive, and clocks differ.
const MARGIN: Duration = Duration::from_secs(60);

/// Until when the tokens of an answer are used. `None` where nothing says so, or nothing that makes
/// sense: several vendors write 0 or -1 for tokens that stay good.
pub(super) fn good_until(expires: &Expires, answer: &Json, now: SystemTime) -> Option<SystemTime> {
    let lifetime = match expires {
        Expires::Never => return None,
        Expires::After(seconds) => Duration::from_secs((*seconds).into()),
        Expires::Pointer(pointer, unit) => lifetime(answer.pointer(pointer)?, *unit, now)?,
    };
    if lifetime.is_zero() {
        return None;
    }
    // Of a short life not more than a quarter.
    now.checked_add(lifetime - MARGIN.min(lifetime / 4))
}

/// From now on.
fn lifetime(value: &Json, unit: ExpiresUnit, now: SystemTime) -> Option<Duration> {
    match unit {
        ExpiresUnit::Seconds => seconds(number(value)?),
        ExpiresUnit::Milliseconds => seconds(number(value)? / 1000.0),
        ExpiresUnit::Timestamp => moment(value)?.duration_since(now).ok(),
    }
}

/// A number, or a text that is one.
fn number(value: &Json) -> Option<f64> {
    match value {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

/// Seconds or milliseconds since 1970, or a date.
fn moment(value: &Json) -> Option<SystemTime> {
    let Some(number) = number(value) else {
        return rfc3339::parse(value.as_str()?.trim());
    };
    // As seconds this is the year 5138, as milliseconds 1973.
    let is_milliseconds = number >= 1e11;
    let since = if is_milliseconds {
        number / 1000.0
    } else {
        number
    };
    UNIX_EPOCH.checked_add(seconds(since)?)
}

#[cfg(test)]
mod tests {
    use super::good_until;
    use crate::table::{Expires, ExpiresUnit};
    use serde_json::{Value as Json, json};
    use std::time::{Duration, UNIX_EPOCH};

    const NOW: u64 = 1_800_000_000;

    /// For how many milliseconds a value makes tokens good.
    fn good_for(value: &Json, unit: ExpiresUnit) -> Option<u128> {
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        let expires = Expires::Pointer("/a/b", unit);
        let until = good_until(&expires, &json!({"a": {"b": value}}), now)?;
        Some(until.duration_since(now).unwrap().as_millis())
    }

    #[test]
    fn a_minute_early_and_of_a_short_life_a_quarter() {
        use ExpiresUnit::{Milliseconds, Seconds, Timestamp};
        for (value, unit, wanted) in [
            (json!(3600), Seconds, 3_540_000),
            (json!("3600"), Seconds, 3_540_000),
            (json!(240), Seconds, 180_000),
            (json!(239.0), Seconds, 179_250),
            (json!(1), Seconds, 750),
            (json!(3_600_000), Milliseconds, 3_540_000),
            (json!("1000"), Milliseconds, 750),
            (json!(NOW + 3600), Timestamp, 3_540_000),
            (json!((NOW + 3600).to_string()), Timestamp, 3_540_000),
            (json!((NOW + 3600) * 1000 + 500), Timestamp, 3_540_500),
            (json!("2027-01-15T10:00:00+01:00"), Timestamp, 3_540_000),
            (json!(" 2027-01-15 09:00:00.000 "), Timestamp, 3_540_000),
        ] {
            assert_eq!(good_for(&value, unit), Some(wanted), "{value} {unit:?}");
        }
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        let until = good_until(&Expires::After(600), &Json::Null, now);
        assert_eq!(until, Some(now + Duration::from_secs(540)));
        assert_eq!(good_until(&Expires::Never, &json!(5), now), None);
    }

    #[test]
    fn what_makes_no_sense_says_nothing() {
        use ExpiresUnit::{Milliseconds, Seconds, Timestamp};
        for unit in [Seconds, Milliseconds, Timestamp] {
            for value in [
                Json::Null,
                json!(0),
                json!(-1),
                json!("-1"),
                json!(true),
                json!([3600]),
                json!({"seconds": 3600}),
                json!(""),
                json!("soon"),
                json!("NaN"),
                json!("inf"),
                json!("1e400"),
                json!(1e300),
            ] {
                assert_eq!(good_for(&value, unit), None, "{value} {unit:?}");
            }
        }
        assert_eq!(good_for(&json!(NOW - 1), Timestamp), None);
        let elsewhere = Expires::Pointer("/c", Seconds);
        assert_eq!(good_until(&elsewhere, &json!({"a": 1}), UNIX_EPOCH), None);
    }
}
