//! `huisclos mapping open`: who is behind each code.

use std::fmt::Write as _;
use std::path::Path;

use huisclos::mapping::Mapping;
use huisclos::report::words;
use zeroize::Zeroizing;

use super::super::day::Day;
use super::super::messages::{clean, shown};
use super::super::{Failure, file};
use super::{end_of, french, lock};

pub(super) fn run(path: &Path, passphrase: Option<&Path>, identity: Option<&Path>) -> Result<u8, Failure> {
    let today = Day::today();
    // Its name may be enough to know.
    if let Some(end) = end_of(path) {
        check(end, today, path)?;
    }
    let bytes = file::read(path)?;
    let text = lock::unlock(&bytes, path, passphrase, identity)?;
    let mapping = Mapping::parse(&text).map_err(|error| {
        Failure::error(match error.place() {
            Some("version") => format!("{} vient d'une autre version de huisclos : ouvrez-le avec elle.", shown(path)),
            _ => format!("{} n'est pas un fichier de correspondance de huisclos.", shown(path)),
        })
    })?;
    let end = Day::parse(&mapping.expires).ok_or_else(|| {
        Failure::error(format!("{} n'est pas un fichier de correspondance de huisclos.", shown(path)))
    })?;
    check(end, today, path)?;
    file::to_stdout(table(&mapping).as_bytes())
}

fn check(end: Day, today: Day, path: &Path) -> Result<(), Failure> {
    if today <= end {
        return Ok(());
    }
    Err(Failure::error(format!(
        "{} a expiré le {} et ne s'ouvre plus : détruisez-le avec « huisclos mapping purge ».",
        shown(path),
        french(end)
    )))
}

/// A line a code.
fn table(mapping: &Mapping) -> Zeroizing<String> {
    let kinds: Vec<&str> = mapping.entries.iter().map(|entry| words::kind(&entry.kind, 1)).collect();
    let width = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or_default();
    let codes = width(&mut mapping.entries.iter().map(|entry| entry.code.chars().count()));
    let kinds_width = width(&mut kinds.iter().map(|kind| kind.chars().count()));
    // A buffer that grows would leave copies behind.
    let forms = mapping.entries.iter().flat_map(|entry| &entry.forms).map(|form| 3 * form.len() + 3).sum::<usize>();
    let mut text = Zeroizing::new(String::with_capacity(
        1024 + forms + mapping.entries.len() * (4 * codes + 4 * kinds_width + 16),
    ));
    let _ = writeln!(
        text,
        "Fait le {}, à détruire au plus tard le {}.\nSortie (SHA-256) : {}\nFormation : {}\n",
        clean(&words::day(&mapping.made)),
        clean(&words::day(&mapping.expires)),
        clean(&mapping.output_sha256),
        clean(words::formation(&mapping.formation))
    );
    for (entry, kind) in mapping.entries.iter().zip(kinds) {
        let _ = write!(text, "{:codes$}  {kind:kinds_width$}  ", clean(&entry.code));
        for (i, form) in entry.forms.iter().enumerate() {
            let _ = write!(text, "{}{}", if i == 0 { "" } else { " · " }, &*Zeroizing::new(clean(form)));
        }
        text.push('\n');
    }
    text
}
