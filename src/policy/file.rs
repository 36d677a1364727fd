//! A policy as it is written, of the program or of a town: TOML, in which an unknown name is refused with the nearest.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Action, Circulation, Formation};
use crate::error::{Error, ErrorKind};
use crate::kind::{Kind, PassageKind};

/// What is wrong with a line. [`Error::place`] gives its [name](Fault::name), [`Error::offset`] the line, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No TOML.
    Syntax,
    /// A name that does not exist, and the one that is written most like it.
    Name(&'static str),
    /// A value that does not exist, and the one that is written most like it.
    Value(&'static str),
    /// A text where a number is needed, a table where a text is, and the like.
    Type,
    /// Bands of ages that do not rise from one year on.
    Bands,
    /// The file is for another formation.
    Formation,
}

impl Fault {
    /// Stable name, as the place of an error: `policy.syntax`. A nearest name stands at the end.
    pub fn name(self) -> String {
        match self {
            Self::Syntax => "policy.syntax".to_owned(),
            Self::Name(nearest) => format!("policy.name.{nearest}"),
            Self::Value(nearest) => format!("policy.value.{nearest}"),
            Self::Type => "policy.type".to_owned(),
            Self::Bands => "policy.bands".to_owned(),
            Self::Formation => "policy.formation".to_owned(),
        }
    }

    /// What an error says of a policy; `None` if it is about something else.
    pub fn of(error: &Error) -> Option<Self> {
        let (name, nearest) = match error.place()?.strip_prefix("policy.")?.split_once('.') {
            Some((name, nearest)) => (name, known().find(|known| *known == nearest)?),
            None => (error.place()?.strip_prefix("policy.")?, ""),
        };
        match name {
            "syntax" => Some(Self::Syntax),
            "name" => Some(Self::Name(nearest)),
            "value" => Some(Self::Value(nearest)),
            "type" => Some(Self::Type),
            "bands" => Some(Self::Bands),
            "formation" => Some(Self::Formation),
            _ => None,
        }
    }

    pub(super) fn at(self, line: usize) -> Error {
        Error::new(ErrorKind::Configuration).at(&self.name()).position(line as u64)
    }
}

/// A policy, or the changes to one: what is `None` or missing stays as it is.
#[derive(Clone, Default)]
pub(super) struct PolicyFile {
    pub(super) formation: Option<Formation>,
    pub(super) individual: Option<bool>,
    pub(super) block: Option<bool>,
    /// French texts by their names, [`TEXTS`].
    pub(super) texts: BTreeMap<&'static str, String>,
    pub(super) circulations: BTreeMap<Circulation, Table>,
    /// Numbers by their names, [`NUMBERS`].
    pub(super) numbers: BTreeMap<&'static str, u32>,
    pub(super) age_bands: Option<Vec<u8>>,
}

/// What one circulation does.
#[derive(Clone, Default)]
pub(super) struct Table {
    /// With mentions and passages of a whole situation, with professionals attached to one, with elected officials among
    /// the participants, with what the prosecutor told: [`WHOLE`].
    pub(super) whole: BTreeMap<&'static str, Action>,
    /// How it is done: a name of [`WAYS`], and one of its values.
    pub(super) ways: BTreeMap<&'static str, &'static str>,
    pub(super) kinds: BTreeMap<Kind, Action>,
    pub(super) passages: BTreeMap<PassageKind, Action>,
}

/// What is written of a formation in French.
pub(super) const TEXTS: [&str; 4] = ["title", "basis", "statement", "recipients"];

/// Names of a circulation that are no kind.
pub(super) const WHOLE: [&str; 4] = ["situation", "professional", "elected", "prosecutor"];

/// How something is done in a circulation, and in which ways it may be.
pub(super) const WAYS: [(&str, [&str; 2]); 3] =
    [("ages", ["bands", "majority"]), ("dates", ["month", "quarter"]), ("doubts", ["mask", "block"])];

/// Numbers of `[settings]`.
pub(super) const NUMBERS: [&str; 3] = ["small_counts", "k_red", "k_amber"];

const AGE_BANDS: &str = "age_bands";

const CIRCULATIONS: [&str; 3] = ["interne", "externe", "publication"];
const SWITCHES: [&str; 2] = ["individual", "block"];

impl PolicyFile {
    /// Reads a policy.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] with the line of the first mistake and its [`Fault`].
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let lines = Lines(text);
        let (table, errors) = DeTable::parse_recoverable(text);
        let starts = errors.iter().map(|error| error.span().map_or(0, |span| span.start).min(text.trim_end().len()));
        if let Some(at) = starts.min() {
            return Err(Fault::Syntax.at(lines.number(at)));
        }
        let mut file = Self::default();
        for (key, value) in in_order(table.get_ref()) {
            file.set(key.get_ref(), value)
                .map_err(|(fault, at)| fault.at(lines.number(at.unwrap_or(key.span().start))))?;
        }
        Ok(file)
    }

    fn set(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
        if let Some(text) = TEXTS.into_iter().find(|text| *text == name) {
            self.texts.insert(text, str_of(value)?.to_owned());
        } else if let Some(circulation) = Circulation::ALL.into_iter().find(|circulation| circulation.name() == name) {
            let table = self.circulations.entry(circulation).or_default();
            table.read(table_of(value)?)?;
        } else {
            match name {
                "formation" => {
                    let names = Formation::ALL.map(Formation::name);
                    self.formation = Formation::from_name(one_of(value, &names)?);
                }
                "individual" => self.individual = Some(bool_of(value)?),
                "block" => self.block = Some(bool_of(value)?),
                "settings" => self.settings(table_of(value)?)?,
                _ => {
                    let known = ["formation", "settings"].into_iter().chain(SWITCHES).chain(TEXTS).chain(CIRCULATIONS);
                    return Err((Fault::Name(nearest(name, known)), None));
                }
            }
        }
        Ok(())
    }

    fn settings(&mut self, table: &DeTable<'_>) -> Result<(), Wrong> {
        for (key, value) in in_order(table) {
            let name: &str = key.get_ref();
            if let Some(number) = NUMBERS.into_iter().find(|number| *number == name) {
                self.numbers.insert(number, number_of(value)?);
            } else if name == AGE_BANDS {
                let wrong = || (Fault::Bands, Some(value.span().start));
                let DeValue::Array(values) = value.get_ref() else { return Err(wrong()) };
                let bands: Option<Vec<u8>> =
                    values.iter().map(|value| number_of(value).ok().and_then(|n| u8::try_from(n).ok())).collect();
                let rising =
                    |bands: &Vec<u8>| bands.first().is_some_and(|first| *first > 0) && bands.is_sorted_by(|a, b| a < b);
                self.age_bands = Some(bands.filter(rising).ok_or_else(wrong)?);
            } else {
                let known = NUMBERS.into_iter().chain([AGE_BANDS]);
                return Err((Fault::Name(nearest(name, known)), Some(key.span().start)));
            }
        }
        Ok(())
    }
}

impl Table {
    fn read(&mut self, table: &DeTable<'_>) -> Result<(), Wrong> {
        for (key, value) in in_order(table) {
            let name: &str = key.get_ref();
            if let Some(kind) = Kind::from_name(name) {
                self.kinds.insert(kind, action(value)?);
            } else if let Some(whole) = WHOLE.into_iter().find(|whole| *whole == name) {
                self.whole.insert(whole, action(value)?);
            } else if let Some((way, values)) = WAYS.into_iter().find(|(way, _)| *way == name) {
                self.ways.insert(way, one_of(value, &values)?);
            } else if name == "passages" {
                for (key, value) in in_order(table_of(value)?) {
                    let kinds = || PassageKind::ALL.iter().map(|kind| kind.name());
                    let Some(kind) = PassageKind::from_name(key.get_ref()) else {
                        return Err((Fault::Name(nearest(key.get_ref(), kinds())), Some(key.span().start)));
                    };
                    self.passages.insert(kind, action(value)?);
                }
            } else {
                let known = Kind::ALL
                    .iter()
                    .map(|kind| kind.name())
                    .chain(WHOLE)
                    .chain(WAYS.map(|(way, _)| way))
                    .chain(["passages"]);
                return Err((Fault::Name(nearest(name, known)), Some(key.span().start)));
            }
        }
        Ok(())
    }
}

/// What is wrong, and at which byte if not where its name stands.
type Wrong = (Fault, Option<usize>);

fn action(value: &Spanned<DeValue<'_>>) -> Result<Action, Wrong> {
    let name = one_of(value, &Action::ALL.map(Action::name))?;
    Ok(Action::ALL.into_iter().find(|action| action.name() == name).unwrap_or(Action::Remove))
}

/// The one of some names that a text is.
fn one_of(value: &Spanned<DeValue<'_>>, names: &[&'static str]) -> Result<&'static str, Wrong> {
    let text = str_of(value)?;
    let found = names.iter().copied().find(|name| *name == text);
    found.ok_or_else(|| (Fault::Value(nearest(text, names.iter().copied())), Some(value.span().start)))
}

fn str_of<'v>(value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, Wrong> {
    value.get_ref().as_str().ok_or((Fault::Type, Some(value.span().start)))
}

fn bool_of(value: &Spanned<DeValue<'_>>) -> Result<bool, Wrong> {
    value.get_ref().as_bool().ok_or((Fault::Type, Some(value.span().start)))
}

fn number_of(value: &Spanned<DeValue<'_>>) -> Result<u32, Wrong> {
    let number = value.get_ref().as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
    number.ok_or((Fault::Type, Some(value.span().start)))
}

fn table_of<'v, 't>(value: &'v Spanned<DeValue<'t>>) -> Result<&'v DeTable<'t>, Wrong> {
    match value.get_ref() {
        DeValue::Table(table) => Ok(table),
        _ => Err((Fault::Type, Some(value.span().start))),
    }
}

/// The entries as they are written, so that the first mistake is the one that is told.
fn in_order<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v Spanned<toml::de::DeString<'t>>, &'v Spanned<DeValue<'t>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Every name that a fault may carry.
fn known() -> impl Iterator<Item = &'static str> {
    let kinds = Kind::ALL.iter().map(|kind| kind.name()).chain(PassageKind::ALL.iter().map(|kind| kind.name()));
    let words =
        ["formation", "settings", "passages", AGE_BANDS].into_iter().chain(SWITCHES).chain(TEXTS).chain(CIRCULATIONS);
    let ways = WAYS.into_iter().flat_map(|(way, values)| [way].into_iter().chain(values));
    kinds
        .chain(words)
        .chain(WHOLE)
        .chain(NUMBERS)
        .chain(ways)
        .chain(Action::ALL.map(Action::name))
        .chain(Formation::ALL.map(Formation::name))
}

/// The name that is written most like `word`, of which a few letters are read.
fn nearest(word: &str, names: impl Iterator<Item = &'static str>) -> &'static str {
    /// No name is half as long.
    const READ: usize = 48;
    let word: String = word.chars().take(READ).collect();
    names.min_by_key(|name| strsim::levenshtein(&word, name)).unwrap_or_default()
}

struct Lines<'t>(&'t str);

impl Lines<'_> {
    /// The line, from 1, of a byte.
    fn number(&self, at: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.0.as_bytes()[..at.min(self.0.len())]).count() + 1
    }
}
