//! What a town says of itself in one file: names that go or stay, streets, quarters, schools, landlords, elected
//! officials and partners.
//!
//! Reading is strict, because nobody looks at a list again once it is written: a line that says nothing, or two things,
//! is an error with its number. [`UserLists`](super::userlists::UserLists) says what each category does to a text.

use std::collections::BTreeSet;
use std::fmt;

use super::civility;
use super::fold::fold;
use super::token::{Token, Vocabulary, tokenise};
use crate::error::{Error, ErrorKind};

mod csv;
mod toml;

/// What a value is to the town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Always hidden, as a person.
    Mask,
    /// Never hidden.
    Keep,
    /// A street.
    Street,
    /// A quarter, an estate, a locality.
    Quarter,
    /// A school.
    School,
    /// A landlord of social housing.
    Landlord,
    /// An elected official of the town.
    Official,
    /// A body that works with the town.
    Partner,
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Mask,
        Self::Keep,
        Self::Street,
        Self::Quarter,
        Self::School,
        Self::Landlord,
        Self::Official,
        Self::Partner,
    ];

    /// As it is written in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mask => "masquer",
            Self::Keep => "conserver",
            Self::Street => "rues",
            Self::Quarter => "quartiers",
            Self::School => "ecoles",
            Self::Landlord => "bailleurs",
            Self::Official => "elus",
            Self::Partner => "partenaires",
        }
    }

    /// The category of that name, accents, case and plural aside: «Écoles», «rue».
    pub fn from_name(name: &str) -> Option<Self> {
        let key = fold(name.trim());
        Self::ALL.into_iter().find(|category| {
            let name = category.name();
            name == key || name.strip_suffix('s').is_some_and(|one| one == key)
        })
    }

    /// The category whose name is written most like `name`.
    fn nearest(name: &str) -> Self {
        /// No name of a category is half as long.
        const READ: usize = 24;
        let key: String = fold(name.trim()).chars().take(READ).collect();
        let distance = |category: &Self| strsim::levenshtein(&key, category.name());
        Self::ALL.into_iter().min_by_key(distance).unwrap_or(Self::Mask)
    }
}

/// What is wrong with a line. [`Error::place`] gives its [name](Fault::name), [`Error::offset`] the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No TOML.
    Syntax,
    /// A category of TOML that is no list of texts.
    List,
    /// A category that does not exist, and the one that is written most like it.
    Category(Category),
    /// Not two columns.
    Columns,
    /// A quotation mark that nothing closes.
    Quotes,
    /// A value of nothing.
    Empty,
    /// A value without a letter or digit.
    Wordless,
    /// A value of one character, which would be found everywhere.
    Short,
    /// A value that is to go and to stay.
    Conflict,
}

impl Fault {
    /// Stable name, as the place of an error: `town.empty`. That of [`Fault::Category`] ends with the nearest category.
    pub fn name(self) -> String {
        let name = match self {
            Self::Syntax => "syntax",
            Self::List => "list",
            Self::Category(nearest) => return format!("town.category.{}", nearest.name()),
            Self::Columns => "columns",
            Self::Quotes => "quotes",
            Self::Empty => "empty",
            Self::Wordless => "wordless",
            Self::Short => "short",
            Self::Conflict => "conflict",
        };
        format!("town.{name}")
    }

    /// The fault that an error of this module tells.
    pub fn of(error: &Error) -> Option<Self> {
        let name = error.place()?;
        let categories = Category::ALL.map(Self::Category);
        let all = [
            Self::Syntax,
            Self::List,
            Self::Columns,
            Self::Quotes,
            Self::Empty,
            Self::Wordless,
            Self::Short,
            Self::Conflict,
        ];
        all.into_iter().chain(categories).find(|fault| fault.name() == name)
    }

    fn at(self, line: usize) -> Error {
        Error::new(ErrorKind::Configuration).at(&self.name()).position(line as u64)
    }
}

/// The lists of a town, folded. Its `Debug` tells how many values there are, and none of them.
#[derive(Clone, Default)]
pub struct TownLists {
    /// Category and folded words.
    pub(super) entries: Vec<(Category, Vec<String>)>,
}

impl fmt::Debug for TownLists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TownLists").field("entries", &self.entries.len()).finish()
    }
}

impl TownLists {
    /// How many values there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads a TOML text: a list of values a category, `rues = ["Rue des Lilas", "Le Clos-Fleuri"]`.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] with the line of the first mistake and its [`Fault`]; [`ErrorKind::Empty`].
    pub fn parse_toml(text: &str) -> Result<Self, Error> {
        Reading::default().finish(text, toml::rows(text)?)
    }

    /// Reads a CSV text: `category;value` or `category,value` a line, with or without a line of titles.
    ///
    /// # Errors
    /// Those of [`TownLists::parse_toml`].
    pub fn parse_csv(text: &str) -> Result<Self, Error> {
        Reading::default().finish(text, csv::rows(text))
    }
}

/// A line of the file, from 1, and what it says.
struct Row {
    line: usize,
    said: Result<(Category, String), Fault>,
}

#[derive(Default)]
struct Reading {
    lists: TownLists,
    masked: BTreeSet<Vec<String>>,
    kept: BTreeSet<Vec<String>>,
    words: Words,
}

impl Reading {
    fn finish(mut self, text: &str, rows: Vec<Row>) -> Result<TownLists, Error> {
        if text.trim().is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        for row in rows {
            row.said.and_then(|(category, value)| self.add(category, &value)).map_err(|fault| fault.at(row.line))?;
        }
        Ok(self.lists)
    }

    fn add(&mut self, category: Category, value: &str) -> Result<(), Fault> {
        if value.trim().is_empty() {
            return Err(Fault::Empty);
        }
        let words = self.words.of(value);
        match words.iter().map(|word| word.chars().count()).sum() {
            0 => return Err(Fault::Wordless),
            1 => return Err(Fault::Short),
            _ => {}
        }
        let (own, other) = match category {
            Category::Mask => (&mut self.masked, &self.kept),
            Category::Keep => (&mut self.kept, &self.masked),
            Category::Official => return self.official(value),
            _ => {
                self.lists.entries.push((category, words));
                return Ok(());
            }
        };
        if other.contains(&words) {
            return Err(Fault::Conflict);
        }
        own.insert(words.clone());
        self.lists.entries.push((category, words));
        Ok(())
    }

    /// A name without its civility, as it is written and with the family name first: lists of those present have both.
    fn official(&mut self, value: &str) -> Result<(), Fault> {
        let groups: Vec<Vec<String>> = value.split_whitespace().map(|group| self.words.of(group)).collect();
        let mut groups: Vec<Vec<String>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
        if groups.first().is_some_and(|group| matches!(&group[..], [word] if is_civility(word))) {
            groups.remove(0);
        }
        match groups.iter().flatten().map(|word| word.chars().count()).sum() {
            0 => return Err(Fault::Empty),
            1 => return Err(Fault::Short),
            _ => {}
        }
        let mut forms: Vec<Vec<String>> = vec![groups.concat()];
        for by in [1, groups.len() - 1] {
            let mut turned = groups.clone();
            turned.rotate_left(by % groups.len());
            forms.push(turned.concat());
        }
        forms.sort();
        forms.dedup();
        self.lists.entries.extend(forms.into_iter().map(|words| (Category::Official, words)));
        Ok(())
    }
}

fn is_civility(word: &str) -> bool {
    civility::of(word).is_some_and(|civility| !civility.several)
}

/// Values are cut into words as a text is, so that they are found in one however they are written.
#[derive(Default)]
pub(super) struct Words {
    vocabulary: Vocabulary,
    tokens: Vec<Token>,
}

impl Words {
    /// The folded words of a value, marks left out.
    pub(super) fn of(&mut self, value: &str) -> Vec<String> {
        self.tokens.clear();
        tokenise(value, &mut self.vocabulary, &mut self.tokens);
        let words = self.tokens.iter().filter(|token| token.word != 0);
        words.map(|token| self.vocabulary.key(token.word).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests;
