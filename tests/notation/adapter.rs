//! The one place that knows the library's detection.

use super::{Formation, Found};

/// From the text of a fixture to what is found in it.
pub(crate) type Detect = fn(&str, Formation) -> Vec<Found>;

/// The detector under test. Without one, the files are only checked for how they are written, and the run says so.
pub(crate) const DETECT: Option<Detect> = None;
