//! How long ago somebody compared a connector with its vendor.

use connspec_diagnostics::{Code, Diagnostic};
use connspec_spec::Day;
use connspec_spec::model::Connector;

/// Says that on the day `today` more than `within` days have passed. Of a spec without a day
/// nothing is known, and nothing is said.
pub(crate) fn long_ago(connector: &Connector, today: Day, within: u32) -> Option<Diagnostic> {
    let verified = connector.last_verified?;
    let message = if verified.value > today {
        format!("this day is later than {today}")
    } else {
        let days = verified.value.days_until(today);
        if days <= within {
            return None;
        }
        format!("this was {days} days ago, which is more than {within}")
    };
    Some(
        Diagnostic::new(Code::VerifiedLongAgo, verified.span, message).help(format!(
            "compare the spec with the vendor, and write the day of that: {today}"
        )),
    )
}
