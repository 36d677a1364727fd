//! huisclos for Python: the half that is Rust. It is called by the Python in `huisclos/`, which has the types, the
//! documentation and the tests; whoever calls this one directly has no promise.
//!
//! All work is done without the interpreter's lock. No text of a document is in an error, a log or a `repr`.

mod anonymiser;
mod column;
mod failure;
mod files;
mod settings;

/// The module `huisclos._huisclos`.
#[pyo3::pymodule]
mod _huisclos {
    use huisclos::kind::{Kind, PassageKind};
    use huisclos::policy::{Circulation, Formation, PRESETS};
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::anonymiser::Anonymiser;
    #[pymodule_export]
    use super::files::{check_place, finish, may_hold_pdf, read_document, read_text};
    #[pymodule_export]
    use super::settings::actions;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // What a panic says may hold words of a text. This hook is that of this module alone: its Rust is its own.
        std::panic::set_hook(Box::new(|_| {}));
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("FORMATIONS", Formation::ALL.iter().map(|formation| formation.name()).collect::<Vec<_>>())?;
        module.add("CIRCULATIONS", Circulation::ALL.map(Circulation::name).to_vec())?;
        module.add("PRESETS", PRESETS.iter().copied().collect::<std::collections::BTreeMap<_, _>>())?;
        module.add("KINDS", Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>())?;
        module.add("PASSAGE_KINDS", PassageKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>())
    }
}
