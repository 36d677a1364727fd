//! What the words of a name are: given name, family name, initial.

use std::fmt;

use smallvec::SmallVec;

use crate::detect::civility;
use crate::detect::evidence::fixed;
use crate::detect::lexicon::{Gender, lists};
use crate::detect::token::{Scene, Shape};

/// One word of a name; words are indices of the document's vocabulary. Its `Debug` does not show an initial.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// A given name.
    Given(u32),
    /// A family name.
    Surname(u32),
    /// Either: one word without a title.
    Either(u32),
    /// One letter, folded, that stands for a given name.
    GivenInitial(char),
    /// One letter, folded, that stands for a family name.
    SurnameInitial(char),
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(id) => f.debug_tuple("Given").field(id).finish(),
            Self::Surname(id) => f.debug_tuple("Surname").field(id).finish(),
            Self::Either(id) => f.debug_tuple("Either").field(id).finish(),
            Self::GivenInitial(_) => f.write_str("GivenInitial"),
            Self::SurnameInitial(_) => f.write_str("SurnameInitial"),
        }
    }
}

/// The words of one mention, and the gender that its title or given name says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Words in the order of the text, particles left out.
    pub words: SmallVec<[Word; 3]>,
    /// Gender.
    pub gender: Option<Gender>,
    /// First letter of a particle before its family name, folded: «Tanguy L.» is Tanguy Le Dantec.
    pub particle: Option<char>,
}

impl Name {
    /// Given names.
    pub fn given(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().filter_map(|word| if let Word::Given(id) = word { Some(*id) } else { None })
    }

    /// Family names.
    pub fn surname(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().filter_map(|word| if let Word::Surname(id) = word { Some(*id) } else { None })
    }

    /// A letter stands for one of its words.
    pub fn has_initial(&self) -> bool {
        self.words.iter().any(|word| matches!(word, Word::GivenInitial(_) | Word::SurnameInitial(_)))
    }

    /// Words that are written out.
    pub fn full_words(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().filter_map(|word| match word {
            Word::Given(id) | Word::Surname(id) | Word::Either(id) => Some(*id),
            _ => None,
        })
    }
}

/// Reads the tokens `from..to` of a scene as a name. `rule` is the rule that found it; `caps`: case says nothing there.
pub fn parse(scene: &Scene<'_>, from: usize, to: usize, rule: &str, caps: bool) -> Name {
    // What somebody signs with is a name of its own, and is looked for again.
    let signed = matches!(rule, "person.initials_of" | "person.initials_before");
    if to == from + 1 && (rule == fixed::KNOWN_INITIALS.rule || !signed && is_two_letters(scene, from)) {
        return undotted(scene, from);
    }
    let groups = groups(scene, from, to);
    let mut name = Name { words: SmallVec::new(), gender: title_gender(scene, from), particle: None };
    let upper = |group: &Group| !caps && scene.tokens[group.first].shape == Shape::Upper;
    let mixed_case = groups.iter().any(&upper) && groups.iter().any(|group| !upper(group) && !group.initial);
    let word_groups = groups.iter().filter(|group| !group.initial).count();
    let surname_first = word_groups >= 2 && !mixed_case && {
        let known = |group: &Group| scene.facts(group.first).given;
        let first = groups.first().map_or(0, known);
        let last = groups.last().map_or(0, known);
        // «Raynaud Odile»: few are called Raynaud, and fewer have Odile for a family name.
        let apart = || {
            let surname = |group: Option<&Group>| group.map_or(0, |group| scene.facts(group.first).surname);
            groups.len() == 2 && first + 28 <= last && surname(groups.first()) >= surname(groups.last()) + 16
        };
        first == 0 && last > 0
            || (first < 20 && last >= 44 || apart()) && groups.last().is_some_and(|group| !group.initial)
    };
    let titled = matches!(rule, "person.title_list" | "person.rank" | "person.birth_name")
        || rule.starts_with("family.")
        || has_title(scene, from);
    // «M. de La Tour du Breuil», «Mme Pas de Loup»: a family name of several words, none of them a given name.
    let compound = groups.first().is_some_and(|first| {
        scene.facts(first.first).given < 20
            && (first.particle || titled && groups.get(1).is_some_and(|second| second.particle))
    });
    // «MARCHAND B.», «Bouvier K.»; «ZOÉ L.» is called by her given name.
    let headed = groups.first().is_some_and(|first| {
        let facts = scene.facts(first.first);
        !first.initial && (upper(first) && facts.given <= facts.surname + 8 || titled_surname(scene, first))
    });
    for (index, group) in groups.iter().enumerate() {
        let facts = scene.facts(group.first);
        let surname = if group.initial {
            word_groups > 0
                && index > 0
                && groups[..index].iter().any(|g| !g.initial)
                && !(mixed_case || headed)
                // «Mme S.» is called by her family name.
                || word_groups == 0 && index + 1 == groups.len() && (groups.len() > 1 || has_title(scene, from))
        } else if matches!(rule, "table.surname" | "form.surname") {
            true
        } else if matches!(rule, "table.given" | "form.given") {
            false
        } else if mixed_case {
            upper(group)
        } else if word_groups == 1 {
            groups.len() > 1 && (headed || groups.first().is_some_and(|g| g.initial)) || titled && groups.len() == 1
        } else if compound && (index == 0 || group.particle) {
            true
        } else if surname_first {
            index == 0 || facts.given == 0
        } else {
            index > 0 && (index + 1 == groups.len() || facts.given < 24 || group.particle)
        };
        if surname && group.particle && name.particle.is_none() {
            // Behind a hyphen, too: «Da-Silva».
            let before = (from..group.first).rev().find(|at| !matches!(scene.tokens[*at].shape, Shape::Mark(_)));
            name.particle = before.and_then(|at| scene.key(at).chars().next());
        }
        for i in group.first..group.end {
            let token = scene.tokens[i];
            if matches!(token.shape, Shape::Mark(_)) {
                continue;
            }
            if group.initial {
                let letter = scene.key(i).chars().next().unwrap_or('?');
                name.words.push(if surname { Word::SurnameInitial(letter) } else { Word::GivenInitial(letter) });
            } else if surname {
                name.words.push(Word::Surname(token.word));
            } else if word_groups == 1 && groups.len() == 1 && !matches!(rule, "table.given" | "form.given") {
                name.words.push(Word::Either(token.word));
            } else {
                name.words.push(Word::Given(token.word));
            }
        }
        if name.gender.is_none() && !surname && !group.initial {
            // «Cissé» alone is more often a family name.
            let given = (word_groups > 1 || facts.given >= facts.surname) && !group.particle;
            name.gender = facts.gender.filter(|_| facts.given >= 20 && given);
        }
    }
    name
}

/// «le jeune KB», and not «M. LI»: two capitals that are nobody's name.
fn is_two_letters(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    scene.tokens[at].shape == Shape::Upper && scene.key(at).len() == 2 && facts.given == 0 && facts.surname == 0
}

/// «KB», and «YLB» of Yves-Laurent Blin: the first letter and the last.
fn undotted(scene: &Scene<'_>, at: usize) -> Name {
    let mut letters = scene.key(at).chars();
    let words = letters.next().map(Word::GivenInitial).into_iter().chain(letters.last().map(Word::SurnameInitial));
    Name { words: words.collect(), gender: title_gender(scene, at), particle: None }
}

fn titled_surname(scene: &Scene<'_>, group: &Group) -> bool {
    let facts = scene.facts(group.first);
    facts.given == 0 && facts.surname > 0
}

struct Group {
    first: usize,
    end: usize,
    initial: bool,
    particle: bool,
}

/// Words joined by hyphens or apostrophes are one group; particles are left out.
fn groups(scene: &Scene<'_>, from: usize, to: usize) -> SmallVec<[Group; 4]> {
    let mut groups: SmallVec<[Group; 4]> = SmallVec::new();
    let mut glued = false;
    let mut particle = false;
    for i in from..to {
        let token = scene.tokens[i];
        match token.shape {
            Shape::Mark('-' | '\'' | '’' | '‑' | '‐' | 'ʼ' | '‘') => {
                let touches_before = i > from && scene.tokens[i - 1].span.end == token.span.start;
                glued =
                    touches_before && !particle && groups.last().is_some_and(|group| group.end == i || group.initial);
                if glued && let Some(last) = groups.last_mut() {
                    // «N’Diaye»: the letter before an apostrophe is no initial.
                    if !matches!(token.shape, Shape::Mark('-' | '‑' | '‐')) {
                        last.initial = false;
                    }
                }
            }
            Shape::Mark(_) => glued = false,
            // «PAYET ép. FONTAINE Lucette»
            Shape::Lower
                if i > from && i + 1 < to && matches!(scene.key(i), "ep" | "epouse" | "nee" | "veuve" | "vve") =>
            {
                glued = false
            }
            shape => {
                // «Ch. Guérin»
                let short = shape == Shape::Capital
                    && token.span.len() <= 3
                    && i + 2 < to
                    && scene.mark(i + 1) == Some('.')
                    && scene.facts(i).given < 30;
                let initial = shape == Shape::Initial || token.span.len() == 1 || short;
                let last_word = !(i + 1..to).any(|after| !matches!(scene.tokens[after].shape, Shape::Mark(_)));
                let small = !last_word
                    && scene.facts(i).lists & lists::PARTICLE != 0
                    && to - from > 1
                    // «Abdoul K.»
                    && !(scene.facts(i).given >= 40 && scene.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Initial))
                    && !(initial && scene.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Mark('.')));
                if small && !glued {
                    particle = true;
                    continue;
                }
                match groups.last_mut() {
                    Some(last) if glued && (initial == last.initial || token.shape == Shape::Lower) => last.end = i + 1,
                    _ => groups.push(Group { first: i, end: i + 1, initial, particle }),
                }
                glued = false;
                particle = false;
            }
        }
    }
    if groups.is_empty() && from < to {
        groups.push(Group { first: from, end: to, initial: false, particle: false });
    }
    groups
}

/// A civility or professional title stands right before token `from`.
fn has_title(scene: &Scene<'_>, from: usize) -> bool {
    let Some(mut at) = from.checked_sub(1) else { return false };
    if scene.tokens[at].shape == Shape::Mark('.') {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
    }
    let civility = civility::of(scene.key(at)).is_some() && scene.key(at) != "melle";
    civility
        || matches!(scene.key(at), "me" | "maitre" | "dr" | "docteur" | "docteure" | "pr" | "professeur")
            && scene.tokens[at].shape != Shape::Lower
}

/// The gender of the title right before token `from`.
fn title_gender(scene: &Scene<'_>, from: usize) -> Option<Gender> {
    let mut at = from.checked_sub(1)?;
    let dot = scene.tokens[at].shape == Shape::Mark('.');
    if dot {
        at = at.checked_sub(1)?;
    }
    match scene.key(at) {
        // «Il vit à Melle. Benali nie»
        key if civility::of(key).is_some() && !(dot && key == "melle") => {
            civility::of(key).map(|civility| civility.gender)
        }
        // «Il vit chez sa mère. Benali nie»: the dot behind a whole word ends a sentence.
        _ if dot => None,
        "frere" | "fils" | "pere" | "oncle" | "cousin" | "neveu" | "mari" => Some(Gender::Masculine),
        "nee" | "soeur" | "fille" | "mere" | "tante" | "cousine" | "niece" | "epouse" | "veuve" => {
            Some(Gender::Feminine)
        }
        _ => None,
    }
}
