//! A panic is a mistake of ours, and says so.

use std::io::{self, Write as _};

use connspec_diagnostics::escape_control;

/// What a person can do about a mistake of ours.
pub const PLEASE_REPORT: &str =
    "please report it together with the specs; no generated file is half written";

/// From now on a panic says that it is a bug and where. The exit code of a panic is 101.
pub fn report_as_bug() {
    std::panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let message = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("it gave no reason");
        let message = escape_control(message, false);
        let place = info
            .location()
            .map_or_else(String::new, |at| format!(" ({at})"));
        let text =
            format!("error: this is a bug in connspec: {message}{place}\nhelp: {PLEASE_REPORT}\n");
        // Where even stderr is gone, the exit code still tells.
        let _ = io::stderr().write_all(text.as_bytes());
    }));
}
