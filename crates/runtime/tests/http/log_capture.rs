//! All that libraries log, at all levels, through `log` and through `tracing`.

use std::fmt::{Debug, Write};
use std::sync::{Mutex, Once};
use tracing::field::{Field, Visit};
use tracing::span;

static LINES: Mutex<String> = Mutex::new(String::new());

/// Starts to collect, for all tests of this process.
pub fn start() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Collector).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        tracing::subscriber::set_global_default(Collector).unwrap();
    });
}

/// What was collected so far.
pub fn lines() -> String {
    LINES.lock().unwrap().clone()
}

struct Collector;

impl log::Log for Collector {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let (target, text) = (record.target(), record.args());
        writeln!(LINES.lock().unwrap(), "log {target}: {text}").unwrap();
    }

    fn flush(&self) {}
}

impl tracing::Subscriber for Collector {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        let mut lines = Fields::of(attributes.metadata());
        attributes.record(&mut lines);
        lines.write();
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut lines = Fields(String::from("tracing record"));
        values.record(&mut lines);
        lines.write();
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut lines = Fields::of(event.metadata());
        event.record(&mut lines);
        lines.write();
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Fields(String);

impl Fields {
    fn of(metadata: &tracing::Metadata<'_>) -> Self {
        Self(format!(
            "tracing {}: {}",
            metadata.target(),
            metadata.name()
        ))
    }

    fn write(self) {
        writeln!(LINES.lock().unwrap(), "{}", self.0).unwrap();
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}
