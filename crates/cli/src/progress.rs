//! A bar, where something takes long and a person watches.

use std::sync::Once;
use std::time::{Duration, Instant};

use connspec_project::Event;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::Terminal;

/// What is over by then needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Follows a run.
pub struct Progress<'a> {
    terminal: &'a Terminal,
    start: Instant,
    /// None where nobody watches. Hidden at first.
    bar: Option<ProgressBar>,
    shown: Once,
}

impl<'a> Progress<'a> {
    /// A run that starts now.
    pub fn new(terminal: &'a Terminal) -> Self {
        let bar = terminal.is_watched().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            match ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        Self {
            terminal,
            start: Instant::now(),
            bar,
            shown: Once::new(),
        }
    }

    /// Takes note of what happens.
    pub fn observe(&self, event: Event) {
        if event == Event::Waiting {
            self.terminal
                .summary("waiting for another build of this project");
        }
        let Some(bar) = &self.bar else { return };
        match event {
            Event::Checking(specs) => stage(bar, "checking specs", specs),
            Event::Writing(files) => stage(bar, "writing files", files),
            Event::Checked | Event::Wrote => bar.inc(1),
            Event::Waiting => {}
        }
        if self.start.elapsed() > PATIENCE {
            self.shown
                .call_once(|| bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    /// Takes the bar away and says how long it all took.
    pub fn finish(&self) -> Duration {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        self.start.elapsed()
    }
}

fn stage(bar: &ProgressBar, name: &'static str, steps: usize) {
    bar.set_message(name);
    bar.set_length(steps as u64);
    bar.set_position(0);
}
