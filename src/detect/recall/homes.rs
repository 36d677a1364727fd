//! The entrances of buildings that were somebody's home somewhere: they are looked for everywhere. So are farms and hamlets
//! by their name, where individuals are spoken of.
//!
//! «Les jeunes du hall 9» tells where they live, and «la porte du hall 9» would tell it again. In the second sentence alone
//! nothing says that somebody lives there.

use crate::detect::entrance::{self, Entrance};
use crate::detect::evidence::fixed;
use crate::detect::section::{Stretch, stretch_at};
use crate::detect::token::{Scene, Shape, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT};
use crate::kind::Kind;
use crate::link::Mention;
use crate::segment::Span;
use crate::zone::Zone;

/// What has a name and few houses, as the value of an address begins with it.
const NAMED: &[&str] = &["bergerie", "domaine", "ferme", "hameau", "lieudit", "moulin"];

/// Letters of the shortest name that is looked for: shorter ones are words more often.
const LEAST: usize = 6;

/// What says of an entrance that people are in it, folded and sorted.
const PEOPLE: &[&str] = &[
    "ados",
    "bagarre",
    "bruit",
    "controle",
    "controles",
    "cris",
    "dealent",
    "dealers",
    "dort",
    "fument",
    "gamins",
    "guetteurs",
    "individus",
    "jeune",
    "jeunes",
    "locataire",
    "locataires",
    "mineur",
    "mineurs",
    "nuit",
    "nuits",
    "personnes",
    "rassemblement",
    "rassemblements",
    "regroupement",
    "regroupements",
    "rixe",
    "soir",
    "soirs",
    "squat",
    "squatte",
    "squattent",
    "tapage",
    "voisin",
    "voisine",
    "voisins",
];

/// The homes that the first read found.
#[derive(Default)]
pub(super) struct Homes {
    /// Entrances, sorted.
    entrances: Vec<Entrance>,
    /// Entrances and flats that stood inside a longer address, sorted.
    parts: Vec<Entrance>,
    /// What stands in an address behind «lieu-dit», «ferme de», from there on, folded and sorted.
    names: Vec<String>,
    /// Names of buildings with entrances, squeezed and sorted.
    buildings: Vec<String>,
}

impl Homes {
    /// Learns from the mentions of the first read.
    pub(super) fn learn(mentions: &[Mention], vocabulary: &Vocabulary) -> Self {
        let addresses = mentions.iter().filter(|mention| mention.kind == Kind::Address && mention.confidence >= DOUBT);
        let mut homes = Self::default();
        for mention in addresses {
            let key = vocabulary.key(mention.value);
            match entrance::of_key(key) {
                Some(entrance) => homes.entrances.push(entrance),
                None => homes.buildings.extend(entrance::within(key, &mut homes.parts).map(str::to_owned)),
            }
            if let Some(name) = NAMED.iter().find_map(|noun| key.strip_prefix(noun)) {
                let behind = ["dela", "du", "des", "de"].iter().filter_map(|of| name.strip_prefix(of));
                homes.names.extend(behind.chain([name]).filter(|name| name.len() >= LEAST).map(str::to_owned));
            }
        }
        homes.entrances.sort_unstable();
        homes.entrances.dedup();
        homes.parts.sort_unstable();
        homes.parts.dedup();
        homes.names.sort_unstable();
        homes.names.dedup();
        homes.buildings.sort_unstable();
        homes.buildings.dedup();
        homes
    }

    /// Whether a name begins with the folded word.
    fn is_name(&self, key: &str) -> bool {
        key.len() >= LEAST && begins_one(&self.names, key)
    }

    /// The building whose name starts at a word, with the entrance behind it: «Les Glycines» is everybody's, «Glycines bât. 3»
    /// the home that was told before.
    fn building(&self, scene: &Scene<'_>, i: usize) -> Option<Span> {
        /// Tokens of the longest name.
        const REACH: usize = 12;
        let first = scene.tokens[i];
        if !matches!(first.shape, Shape::Capital | Shape::Upper) || !begins_one(&self.buildings, scene.key(i)) {
            return None;
        }
        let mut name = String::new();
        for (j, token) in scene.tokens[i..].iter().take(REACH).enumerate() {
            name.extend(scene.key(i + j).chars().filter(char::is_ascii_alphanumeric));
            if self.buildings.binary_search(&name).is_ok() {
                let behind = &scene.text[token.span.end..];
                let apart = behind
                    .find(|c: char| !matches!(c, ' ' | ',' | '\u{a0}'))
                    .filter(|blanks| (1..=3).contains(blanks))?;
                let (entrance, end) = entrance::at(scene.text, token.span.end + apart)?;
                return self.knows(&entrance, true).then(|| Span::new(first.span.start, end));
            }
        }
        None
    }

    /// Somebody lives at the entrance; a building by letter and number is known whatever its noun.
    fn knows(&self, entrance: &Entrance, parts: bool) -> bool {
        let has = |all: &[Entrance]| {
            let lettered = entrance.1.len() > 1 && entrance.1.starts_with(|c: char| c.is_ascii_alphabetic());
            all.binary_search(entrance).is_ok() || lettered && all.binary_search(&("", entrance.1.clone())).is_ok()
        };
        has(&self.entrances) || parts && has(&self.parts)
    }

    /// Nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.entrances.is_empty() && self.parts.is_empty() && self.names.is_empty()
    }

    /// One of them may start at one of the tokens.
    pub(super) fn meets(&self, tokens: &[Token], vocabulary: &Vocabulary) -> bool {
        let met = |token: &Token| {
            let key = vocabulary.key(token.word);
            !(self.entrances.is_empty() && self.parts.is_empty()) && entrance::may_start(key)
                || !self.names.is_empty() && self.is_name(key)
                || begins_one(&self.buildings, key)
        };
        !self.is_empty() && tokens.iter().any(met)
    }

    /// Where they stand in a scene; `stretches`: the zones of its text.
    pub(super) fn find(&self, scene: &Scene<'_>, stretches: &[Stretch], out: &mut Vec<Candidate>) {
        if self.is_empty() {
            return;
        }
        for (i, token) in scene.tokens.iter().enumerate() {
            if !self.names.is_empty() && self.is_named(scene, stretches, i) {
                out.push(fixed::ADDRESS_KNOWN.at(token.span, Kind::Address));
            }
            if !self.buildings.is_empty()
                && let Some(span) = self.building(scene, i)
            {
                // The entrance behind may be one of its own by the first read, and the name is beside it.
                out.push(fixed::ADDRESS_KNOWN.at(span, Kind::Address));
                out.push(fixed::ADDRESS_KNOWN.at(token.span, Kind::Address));
            }
            if !entrance::may_start(scene.key(i)) || i > 0 && scene.touches_word(i - 1) {
                continue;
            }
            if let Some((entrance, end)) = entrance::at(scene.text, token.span.start)
                && (self.knows(&entrance, Self::part_here(scene, stretches, i, &entrance))
                    || self.heads(&entrance, &scene.text[..token.span.start], &scene.text[end..]))
            {
                out.push(fixed::ADDRESS_KNOWN.at(Span::new(token.span.start, end), Kind::Address));
            }
        }
    }

    /// «Hall 6» on a line of its own, where people of other halls are told of: what follows is of those who live there.
    fn heads(&self, entrance: &Entrance, before: &str, behind: &str) -> bool {
        /// Bytes of a list's sign or a mark beside it.
        const REACH: usize = 8;
        let alone = |line: &str| !line.contains(|c: char| c.is_alphanumeric() || c == '|');
        let near = &before[before.floor_char_boundary(before.len().saturating_sub(REACH))..];
        let head = near.rsplit_once('\n').map(|(_, head)| head).or((near.len() == before.len()).then_some(near));
        let near = &behind[..behind.floor_char_boundary(REACH)];
        let tail = near.split_once('\n').map(|(tail, _)| tail).or((near.len() == behind.len()).then_some(near));
        let known = |all: &[Entrance]| {
            let at = all.partition_point(|known| known.0 < entrance.0);
            !entrance.0.is_empty() && all.get(at).is_some_and(|known| known.0 == entrance.0)
        };
        head.is_some_and(alone) && tail.is_some_and(alone) && (known(&self.entrances) || known(&self.parts))
    }

    /// Whether an entrance at token `i` that stood inside a longer address is a home here, too: a flat is; a hall is talked of
    /// in general, but where individuals are, or where people are said to be in it. What stands beside a name is that one's:
    /// «Les Restos, bât. C, ouvrent».
    fn part_here(scene: &Scene<'_>, stretches: &[Stretch], i: usize, entrance: &Entrance) -> bool {
        /// Tokens that such a word may stand before.
        const REACH: usize = 9;
        let apposed = i >= 2
            && scene.tokens[i - 1].shape == Shape::Mark(',')
            && matches!(scene.tokens[i - 2].shape, Shape::Capital | Shape::Upper);
        let zone = stretch_at(stretches, scene.tokens[i].span.start).map_or(Zone::General, |here| here.zone);
        let sentence = |at: &usize| !matches!(scene.tokens[*at].shape, Shape::Mark('.' | ';' | '|'));
        let people = || {
            (i.saturating_sub(REACH)..i)
                .rev()
                .take_while(sentence)
                .any(|at| PEOPLE.binary_search(&scene.key(at)).is_ok())
        };
        !apposed
            && match zone {
                Zone::Situation | Zone::Decisions => true,
                Zone::General => entrance::is_flat(entrance) || people(),
                _ => false,
            }
    }

    /// «Kervigo», where somebody lives at the «ferme de Kervigo»: in a situation, a word that is no other and no town.
    fn is_named(&self, scene: &Scene<'_>, stretches: &[Stretch], i: usize) -> bool {
        let (token, facts) = (scene.tokens[i], scene.facts(i));
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        capital
            && facts.rank == 0
            && facts.commune == 0
            && self.is_name(scene.key(i))
            && stretch_at(stretches, token.span.start).is_some_and(|here| here.zone == Zone::Situation)
    }
}

/// Whether one of the sorted names begins with the folded word.
fn begins_one(names: &[String], key: &str) -> bool {
    let at = names.partition_point(|name| name.as_str() < key);
    !key.is_empty() && names.get(at).is_some_and(|name| name.starts_with(key))
}
