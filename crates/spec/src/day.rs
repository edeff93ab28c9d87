//! Days of the calendar.

use std::fmt;

/// A day, between the years 0000 and 9999. Days are ordered as they follow each other, and are
/// written as `2026-11-20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day that `text` writes as `YYYY-MM-DD`; `None` where it is something else, or a day
    /// that the calendar does not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month, day) = numbers(text)?;
        let exists = (1..=12).contains(&month) && (1..=last_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Where `text` writes a day behind the end of its month: how many days that month has.
    #[must_use]
    pub(crate) fn too_late(text: &str) -> Option<u8> {
        let (year, month, day) = numbers(text)?;
        let last = last_of(year, month);
        ((1..=12).contains(&month) && (last + 1..=31).contains(&day)).then_some(last)
    }

    /// How many days lie between `self` and a later day; none where that is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> u32 {
        later.number().saturating_sub(self.number())
    }

    /// How many days lie before it since the first of the year 0.
    fn number(self) -> u32 {
        let years = u32::from(self.year);
        let before = years.saturating_sub(1);
        let leap_days = before / 4 - before / 100 + before / 400 + u32::from(years > 0);
        let months: u32 = (1..self.month)
            .map(|month| u32::from(last_of(self.year, month)))
            .sum();
        years * 365 + leap_days + months + u32::from(self.day)
    }
}

/// The numbers of `YYYY-MM-DD`.
fn numbers(text: &str) -> Option<(u16, u8, u8)> {
    let is_form = text.bytes().enumerate().all(|(at, b)| match at {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    if text.len() != 10 || !is_form {
        return None;
    }
    let year = text[..4].parse().ok()?;
    Some((year, text[5..7].parse().ok()?, text[8..].parse().ok()?))
}

fn last_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn days_are_read_and_written_alike() {
        for text in [
            "0000-01-01",
            "2000-02-29",
            "2024-02-29",
            "2026-11-30",
            "9999-12-31",
        ] {
            assert_eq!(day(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-1-1",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "2026-00-10",
            "2026-13-10",
            "2026-10-00",
            "2026-10-32",
            "2026/10/10",
            "+026-10-10",
            "2026-10-10 ",
            "20261010--",
            "２026-10-1",
            "2026-10-1é",
        ] {
            assert_eq!(Day::parse(text), None, "{text:?}");
        }
        assert_eq!(Day::too_late("2026-11-31"), Some(30));
        assert_eq!(Day::too_late("2023-02-29"), Some(28));
        assert_eq!(Day::too_late("2026-11-30"), None);
        assert_eq!(Day::too_late("2026-13-31"), None);
    }

    #[test]
    fn days_follow_each_other() {
        for (earlier, later, days) in [
            ("2026-11-20", "2026-11-20", 0),
            ("2026-11-20", "2026-11-19", 0),
            ("2026-11-20", "2026-11-22", 2),
            ("2024-02-28", "2024-03-01", 2),
            ("2023-02-28", "2023-03-01", 1),
            ("1900-02-28", "1900-03-01", 1),
            ("1999-12-31", "2000-01-01", 1),
            ("0000-12-31", "0001-01-01", 1),
            ("1970-01-01", "2026-11-22", 20_779),
        ] {
            assert_eq!(
                day(earlier).days_until(day(later)),
                days,
                "{earlier} {later}"
            );
            assert_eq!(day(earlier) < day(later), days > 0, "{earlier} {later}");
        }
    }
}
