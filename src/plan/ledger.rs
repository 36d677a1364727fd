//! What the proof must search for, noted while the plan is made.

mod worth;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::sieve::Sieve;
use super::{Planner, Replacement};
use crate::detect::calendar::Day;
use crate::detect::chunk::Reader;
use crate::detect::entrance;
use crate::detect::fold::fold;
use crate::detect::instruction;
use crate::detect::lexicon::pos;
use crate::detect::token::{Scene, Shape, Token, Vocabulary, tokenise};
use crate::detect::userlists::UserLists;
use crate::kind::{self, Kind};
use crate::segment::{Role, Segment, Span};
use crate::zone::Zone;
use worth::{SHORTEST_BODY, SHORTEST_LISTED, SHORTEST_VALUE, SURE, is_squeezed, proves, run_together};

/// A value that must not survive, and how often its word may be left on purpose: as an ordinary word, a street, or the
/// name of someone who is kept. No `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// Folded.
    pub key: String,
    /// Digits and letters only: separators say nothing.
    pub squeezed: bool,
    /// One more way to write a value that is looked for anyway: not a value more.
    pub variant: bool,
    /// Occurrences that were left on purpose.
    pub allowed: usize,
}

impl Forbidden {
    fn new(key: String, squeezed: bool, variant: bool) -> Self {
        Self { key, squeezed, variant, allowed: 0 }
    }
}

/// Collects what the proof must search for, from the source as it is planned.
pub struct Ledger<'a> {
    lists: &'a UserLists,
    /// Of each word: the first entity that bears it, and how often it is left.
    words: BTreeMap<u32, (u32, usize)>,
    values: BTreeMap<String, Forbidden>,
    /// What the sieve looks for: words first, then values, sorted, then schools and employers, then the user's names.
    sought: Vec<Sought>,
    sieve: Sieve,
    finds: Vec<(Span, usize)>,
    /// Names that codes say of somebody, too: «Parent», which is a family name and what a mother is called.
    said: Vec<(u32, String)>,
}

/// What the sieve looks for, with the entity that it is.
enum Sought {
    /// A word of [`Ledger::words`].
    Word(u32),
    /// A number, an account, one way to write a day of birth, or a whole name whose words ran together.
    Value(String, u32),
    /// A school or an employer: of somebody in one sentence, and of those who sit in the meeting in another, so that what is
    /// left of it in a text is left on purpose.
    Body(String, u32),
    /// A name that the user gave.
    Listed(String),
}

/// Stands for the entity of a name that the user gave and that no recogniser found.
const NOBODY: u32 = u32::MAX;

impl<'a> Ledger<'a> {
    /// The words of the names that are hidden, and the names that the user gave: those are searched for whether they were
    /// found or not. The user's lists also leave streets and bodies in the text that bear such a name.
    pub fn new(planner: &Planner<'_>, vocabulary: &Vocabulary, lists: &'a UserLists) -> Self {
        let mut ledger = Self {
            lists,
            words: BTreeMap::new(),
            values: BTreeMap::new(),
            sought: Vec::new(),
            sieve: Sieve::default(),
            finds: Vec::new(),
            said: Vec::new(),
        };
        let actions = planner.decisions.mentions.iter().zip(&planner.linked.entity);
        let (mut values, mut bodies) = (BTreeMap::new(), BTreeMap::new());
        let mut add = |key: String, squeezed, variant, entity| {
            values.entry(key.clone()).or_insert((Forbidden::new(key, squeezed, variant), entity));
        };
        for (mention, (_, entity)) in planner.mentions.iter().zip(actions).filter(|(_, (action, _))| action.hides()) {
            let value = vocabulary.key(mention.value);
            match mention.kind {
                kind if is_squeezed(kind) => {
                    let key = value.replace('@', "");
                    if key.len() >= SHORTEST_VALUE {
                        add(key, true, false, *entity);
                    }
                }
                Kind::BirthDate => {
                    for (n, (form, squeezed)) in Day::from_key(value).into_iter().flat_map(Day::forms).enumerate() {
                        add(form, squeezed, n > 0, *entity);
                    }
                }
                Kind::School | Kind::Employer if value.len() >= SHORTEST_BODY => {
                    bodies.entry(value.to_owned()).or_insert(*entity);
                }
                // A word that was hidden because nobody misses it proves nothing elsewhere.
                Kind::Person | Kind::Participant | Kind::Family if mention.rule != "attribute.word" => {
                    for id in mention.name.full_words().filter(|id| proves(vocabulary.key(*id))) {
                        ledger.words.entry(id).or_insert((*entity, 0));
                    }
                    // A guess glued together is a word of some program: `longDash`.
                    if mention.confidence >= SURE {
                        run_together(&mention.name, vocabulary).for_each(|name| add(name, false, true, *entity));
                    }
                }
                _ => {}
            }
        }
        let said = ledger.words.keys().map(|id| (*id, vocabulary.key(*id)));
        ledger.said = said.filter(|(_, key)| NOUNS.contains(*key)).map(|(id, key)| (id, key.to_owned())).collect();
        let known: BTreeSet<&str> = ledger.words.keys().map(|id| vocabulary.key(*id)).collect();
        let listed = lists.masked().filter(|key| key.len() >= SHORTEST_LISTED && !known.contains(key));
        ledger.sought.extend(ledger.words.keys().map(|id| Sought::Word(*id)));
        for (key, (value, entity)) in values {
            ledger.values.insert(key.clone(), value);
            ledger.sought.push(Sought::Value(key, entity));
        }
        for (key, entity) in bodies {
            ledger.values.entry(key.clone()).or_insert_with(|| Forbidden::new(key.clone(), true, false));
            ledger.sought.push(Sought::Body(key, entity));
        }
        for key in listed {
            ledger.values.insert(key.to_owned(), Forbidden::new(key.to_owned(), false, false));
            ledger.sought.push(Sought::Listed(key.to_owned()));
        }
        ledger.sieve = Sieve::of(ledger.sought.iter().map(|sought| match sought {
            Sought::Word(id) => (vocabulary.key(*id), false),
            Sought::Value(key, _) | Sought::Body(key, _) | Sought::Listed(key) => {
                (key.as_str(), ledger.values.get(key).is_some_and(|value| value.squeezed))
            }
        }));
        ledger
    }

    /// The replacements of one segment, once note is taken of it, and what they hide beyond the mentions: words of hidden
    /// names, each with an entity that bears it.
    pub fn settle(
        &mut self,
        planner: &Planner<'_>,
        index: u32,
        segment: &Segment,
        vocabulary: &mut Vocabulary,
        tokens: &mut Vec<Token>,
    ) -> (Vec<Replacement>, Vec<(Span, u32)>) {
        let mut replacements = planner.replacements(index, segment, &[]);
        let also = self.note(planner, index, segment, &replacements, vocabulary, tokens);
        if !also.is_empty() {
            replacements = planner.replacements(index, segment, &also);
        }
        self.allow_codes(&replacements);
        (replacements, also)
    }

    /// Counts the names that the codes of a segment say: what stands in brackets and is a code, and nothing else.
    fn allow_codes(&mut self, replacements: &[Replacement]) {
        if self.said.is_empty() {
            return;
        }
        let texts = replacements.iter().map(|replacement| replacement.replacement.as_str());
        let bracketed = texts.flat_map(|text| text.split('[').skip(1)).filter_map(|rest| Some(rest.split_once(']')?.0));
        for word in bracketed.filter(|inner| kind::is_code(inner)).flat_map(words) {
            if let Some((id, _)) = self.said.iter().find(|(_, key)| *key == word)
                && let Some((_, allowed)) = self.words.get_mut(id)
            {
                *allowed += 1;
            }
        }
    }

    /// Takes note of one segment and of what stays in it. Gives the words of hidden names that would stay and have no
    /// other meaning there, each with an entity that bears it: to be hidden too, and then to be noted again.
    pub fn note(
        &mut self,
        planner: &Planner<'_>,
        index: u32,
        segment: &Segment,
        replacements: &[Replacement],
        vocabulary: &mut Vocabulary,
        tokens: &mut Vec<Token>,
    ) -> Vec<(Span, u32)> {
        if segment.place.role == Role::Trace {
            return Vec::new();
        }
        let text = &segment.text;
        let gone = |span: Span| replacements.iter().any(|replacement| replacement.span.contains(span));
        for i in planner.of_segment(index) {
            let mention = &planner.mentions[i];
            let squeezed = is_squeezed(mention.kind);
            let tells = || mention.kind == Kind::Address && entrance::tells(&text[mention.span.range()]);
            if !squeezed && !tells() {
                continue;
            }
            let mut key = fold(&text[mention.span.range()]);
            if squeezed {
                key.retain(char::is_alphanumeric);
            }
            if key.len() < SHORTEST_VALUE {
                continue;
            }
            // What the sieve finds is counted below.
            let sought = self.seeks(&key);
            let entry = self.values.entry(key.clone()).or_insert_with(|| Forbidden::new(key, squeezed, false));
            entry.allowed += usize::from(!sought && !gone(mention.span));
        }
        let prose = is_prose(segment);
        let mut gone: Vec<Span> = replacements.iter().map(|replacement| replacement.span).collect();
        let mut finds = std::mem::take(&mut self.finds);
        finds.clear();
        self.sieve.find(text, prose, &mut finds);
        self.sieve.find_left(text, prose, &gone, &mut finds);
        let mut unexplained = Vec::new();
        let mut seen = BTreeSet::new();
        // What is hidden in a word may leave another value of it standing alone.
        loop {
            finds.retain(|find| !gone.iter().any(|gone| gone.overlaps(find.0)) && seen.insert(*find));
            if finds.is_empty() {
                break;
            }
            let before = unexplained.len();
            self.explain(planner, (index, segment), &finds, vocabulary, tokens, &mut unexplained);
            let more = whole(unexplained.split_off(before));
            gone.extend(more.iter().map(|(span, _)| *span));
            gone.sort_unstable();
            unexplained.extend(more);
            finds.clear();
            self.sieve.find_left(text, prose, &gone, &mut finds);
        }
        self.finds = finds;
        unexplained
    }

    /// Counts the finds that have another meaning where they stand, and adds the others to `unexplained`.
    fn explain(
        &mut self,
        planner: &Planner<'_>,
        (index, segment): (u32, &Segment),
        finds: &[(Span, usize)],
        vocabulary: &mut Vocabulary,
        tokens: &mut Vec<Token>,
        unexplained: &mut Vec<(Span, u32)>,
    ) {
        let text = &segment.text;
        tokens.clear();
        tokenise(text, vocabulary, tokens);
        let scene = Scene { text, tokens, vocabulary, zone: Zone::General };
        let (reader, prose) = (Reader::new(scene), is_prose(segment));
        let left = self.lists.left(&scene);
        for (span, which) in finds {
            let Some(sought) = self.sought.get(*which) else { continue };
            let i = tokens.partition_point(|token| token.span.end <= span.start);
            let token = tokens.get(i).filter(|token| token.span.overlaps(*span));
            let kept = planner.of_segment(index).any(|m| planner.mentions[m].span.overlaps(*span));
            let lower = !text[span.range()].contains(char::is_uppercase);
            // Nobody reads it, and nothing is lost with the word.
            let identifier = segment.place.role == Role::Identifier;
            // A word of the format, whoever is called that.
            let syntax = segment.place.role == Role::Target && instruction::is_syntax(text, *span);
            let mut tolerated = false;
            let explained = kept
                || syntax
                || !identifier
                    && match (sought, token) {
                        (Sought::Word(id), Some(token)) if token.word == *id => {
                            let facts = scene.facts(i);
                            // «Boulanger» among keywords is no trade: it goes, and where a program's own words say it, it
                            // may stay.
                            let word = reader.ordinary(i) > 0 || facts.commune > 0 || facts.lists != 0;
                            tolerated = word && !prose;
                            let homograph = matches!(token.shape, Shape::Lower) || prose && word;
                            let listed = left.iter().any(|left| left.is_sure() && left.span.contains(token.span));
                            listed || homograph || reader.is_toponym(i)
                        }
                        // Part of something longer, where nobody's name is written small.
                        (Sought::Word(_), _) => lower,
                        (Sought::Body(..), _) if prose => true,
                        (Sought::Value(..) | Sought::Body(..), Some(token)) => {
                            lower && token.span == *span && vocabulary.facts(token.word).pos & !pos::PROPER != 0
                        }
                        (Sought::Value(..) | Sought::Body(..), None) => false,
                        (Sought::Listed(_), _) => left.iter().any(|left| left.is_sure() && left.span.contains(*span)),
                    };
            let (count, entity) = match sought {
                Sought::Word(id) => match self.words.get_mut(id) {
                    Some((entity, left)) => (left, *entity),
                    None => continue,
                },
                Sought::Value(key, entity) | Sought::Body(key, entity) => match self.values.get_mut(key) {
                    Some(value) => (&mut value.allowed, *entity),
                    None => continue,
                },
                Sought::Listed(key) => match self.values.get_mut(key) {
                    Some(value) => (&mut value.allowed, NOBODY),
                    None => continue,
                },
            };
            *count += usize::from(explained || tolerated);
            if !explained {
                unexplained.push((*span, entity));
            }
        }
    }

    /// Whether the sieve looks for this number, address or account.
    fn seeks(&self, key: &str) -> bool {
        let values = &self.sought[self.words.len().min(self.sought.len())..];
        let compare = |sought: &Sought| match sought {
            Sought::Word(_) => std::cmp::Ordering::Less,
            Sought::Value(value, _) => value.as_str().cmp(key),
            Sought::Body(..) | Sought::Listed(_) => std::cmp::Ordering::Greater,
        };
        values.binary_search_by(compare).is_ok()
    }

    /// What must not survive; sorted.
    pub fn finish(self, vocabulary: &Vocabulary) -> Vec<Forbidden> {
        let words = self.words.into_iter().map(|(id, (_, allowed))| Forbidden {
            allowed,
            ..Forbidden::new(vocabulary.key(id).to_owned(), false, false)
        });
        let mut all: Vec<Forbidden> = words.chain(self.values.into_values()).collect();
        all.sort_by(|a, b| (&a.key, a.squeezed).cmp(&(&b.key, b.squeezed)));
        all
    }
}

/// Every word that a code may say.
static NOUNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| kind::nouns().flat_map(words).collect());

/// The words of a text, folded.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold)
}

/// Values that overlap become one: hiding «Input» alone in «InputIfFileExists» would leave the rest of the longer one. It
/// is taken for what most of it is.
fn whole(mut found: Vec<(Span, u32)>) -> Vec<(Span, u32)> {
    found.sort_unstable();
    let mut out: Vec<(Span, u32, usize)> = Vec::with_capacity(found.len());
    for (span, entity) in found {
        let len = span.end - span.start;
        match out.last_mut() {
            Some((last, of, most)) if span.start < last.end => {
                last.end = last.end.max(span.end);
                if len > *most {
                    (*of, *most) = (entity, len);
                }
            }
            _ => out.push((span, entity, len)),
        }
    }
    out.into_iter().map(|(span, entity, _)| (span, entity)).collect()
}

/// Whether sentences stand in it, and not what a program reads or shows by the way.
fn is_prose(segment: &Segment) -> bool {
    !matches!(segment.place.role, Role::Attribute | Role::Identifier | Role::Target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_values_that_overlap_nothing_is_left() {
        let span = Span::new;
        let found = vec![(span(2, 7), 1), (span(2, 19), 2), (span(9, 12), 3), (span(17, 21), 4), (span(21, 25), 5)];
        assert_eq!(whole(found), [(span(2, 21), 2), (span(21, 25), 5)]);
    }
}
