//! What Prometheus asks: how many requests there were, how they ended and how long they took. No text, no name, no address.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper ends of the classes of durations, in seconds.
const CLASSES: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// The counts since the server started.
#[derive(Default)]
pub(super) struct Metrics {
    /// By route and status.
    answered: Mutex<BTreeMap<(&'static str, u16), u64>>,
    /// By route.
    took: Mutex<BTreeMap<&'static str, Durations>>,
    at_work: AtomicI64,
}

/// How long requests took.
#[derive(Default)]
struct Durations {
    /// For each class those that took no longer.
    classes: [u64; CLASSES.len()],
    count: u64,
    /// Of all, in seconds.
    sum: f64,
}

/// A request that is being worked on.
pub(super) struct AtWork<'a>(&'a AtomicI64);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// Counts a request as long as it lasts.
    pub(super) fn begin(&self) -> AtWork<'_> {
        self.at_work.fetch_add(1, Ordering::Relaxed);
        AtWork(&self.at_work)
    }

    /// Counts an answer.
    pub(super) fn answered(&self, route: &'static str, status: u16, took: Duration) {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner).entry((route, status)).or_default() += 1;
        let mut all = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        let Durations { classes, count, sum } = all.entry(route).or_default();
        let seconds = took.as_secs_f64();
        CLASSES.iter().zip(classes).filter(|(most, _)| seconds <= **most).for_each(|(_, class)| *class += 1);
        *count += 1;
        *sum += seconds;
    }

    /// The counts in Prometheus's text form, version 0.0.4.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let head = |text: &mut String, name: &str, of: &str, help: &str| {
            // Into a string: never fails.
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {of}");
        };
        head(&mut text, "huisclos_requests_total", "counter", "Requests by route and status.");
        for ((route, status), count) in &*self.answered.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(text, "huisclos_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
        }
        let name = "huisclos_request_duration_seconds";
        head(&mut text, name, "histogram", "How long requests took.");
        for (route, Durations { classes, count, sum }) in &*self.took.lock().unwrap_or_else(PoisonError::into_inner) {
            for (most, class) in CLASSES.iter().zip(classes) {
                let _ = writeln!(text, "{name}_bucket{{route=\"{route}\",le=\"{most}\"}} {class}");
            }
            let _ = writeln!(text, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}");
            let _ = writeln!(text, "{name}_sum{{route=\"{route}\"}} {sum}\n{name}_count{{route=\"{route}\"}} {count}");
        }
        head(&mut text, "huisclos_requests_at_work", "gauge", "Requests that are being worked on.");
        let _ = writeln!(text, "huisclos_requests_at_work {}", self.at_work.load(Ordering::Relaxed));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_counts_all_that_took_no_longer() {
        let metrics = Metrics::default();
        metrics.answered("/analyze", 200, Duration::from_millis(7));
        metrics.answered("/analyze", 413, Duration::from_secs(60));
        let text = metrics.text();
        for line in [
            "huisclos_requests_total{route=\"/analyze\",status=\"413\"} 1",
            "huisclos_request_duration_seconds_bucket{route=\"/analyze\",le=\"0.005\"} 0",
            "huisclos_request_duration_seconds_bucket{route=\"/analyze\",le=\"0.01\"} 1",
            "huisclos_request_duration_seconds_bucket{route=\"/analyze\",le=\"+Inf\"} 2",
            "huisclos_requests_at_work 0",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}");
        }
    }
}
