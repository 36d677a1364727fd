//! Families, relatives, roles, and anything that is no person.

use std::collections::BTreeSet;

use super::*;

/// A relative without a name, with the one whose relative it is.
type Relative = (Option<usize>, EntityId);

impl Linker<'_> {
    /// Families by their names: «les Benali», «famille Hamidouche-Vermeil».
    pub(super) fn families(&mut self) {
        for i in 0..self.mentions.len() {
            if self.mentions[i].kind != Kind::Family {
                continue;
            }
            let words: Vec<u32> = self.mentions[i].name.full_words().collect();
            let found = self.bearing(&self.mentions[i].name).into_iter().find(|e| {
                let entity = &self.entities[*e];
                entity.kind == Kind::Family && entity.surname.iter().any(|id| words.contains(id))
            });
            match found {
                Some(id) => self.attach(i, id as EntityId),
                None => {
                    self.create(i);
                }
            }
        }
    }

    /// Anything with a value: equal values are one thing.
    pub(super) fn things(&mut self) {
        let mut known: BTreeMap<(Kind, u32), EntityId> = BTreeMap::new();
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            if is_person(mention.kind) || matches!(mention.kind, Kind::Family | Kind::Kin) {
                continue;
            }
            match known.get(&(mention.kind, mention.value)) {
                Some(id) => self.attach(i, *id),
                None => {
                    let id = self.create(i);
                    known.insert((self.mentions[i].kind, self.mentions[i].value), id);
                }
            }
        }
    }

    /// A relative who is named right behind or right before is that person: «sa mère, Mme Haddad», «la mère de Yanis, Mme
    /// Haddad», «Mme Haddad, mère de Yanis».
    pub(super) fn named_relatives(&mut self) {
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            if mention.kind != Kind::Kin {
                continue;
            }
            let apposed = |at: usize| {
                self.mentions.get(at).filter(|next| {
                    // «ses parents (Cazenave)» is who does it.
                    let sits = self.entities.get(self.entity[at] as usize).is_some_and(|entity| entity.official > 0)
                        && !matches!(next.rule, "person.title" | "form.name");
                    let gender = self.gender_of_relative(i).zip(next.name.gender);
                    !sits
                        && gender.is_none_or(|(relative, named)| relative == named)
                        && is_person(next.kind)
                        && next.segment == mention.segment
                        && next.follows
                        && next.zone == mention.zone
                })
            };
            // Behind a complement, a name alone may be another child: «la mère de Yanis, Karim et Bilel».
            let before = i.checked_sub(1).filter(|before| {
                let before = &self.mentions[*before];
                let apposition = mention.rule == "kin.apposition"
                    || self.complement(i).is_some() && !matches!(mention.rule, "kin.possessive" | "kin.their");
                let relation = self.vocabulary.key(mention.value);
                let one = relation == "fils" || !relation.ends_with(['s', 'x']);
                mention.follows && one && apposition && is_person(before.kind) && before.segment == mention.segment
            });
            // «ses enfants Loan, Timéo et Lya» are several.
            let several = {
                let relation = self.vocabulary.key(mention.value);
                // «Mme Sow, seule avec ses deux garçons : Awa Sow»: a count is never one person.
                let counted = relation.split(' ').any(|word| matches!(word, "deux" | "trois" | "quatre" | "cinq"));
                let plural = !matches!(relation, "fils" | "epoux") && relation.ends_with(['s', 'x']);
                plural && (counted || self.named_behind(i) > 1)
            };
            // «Mme Benali, sa mère,»: she is, unless the one behind is.
            let called = || {
                let before = i.checked_sub(1).filter(|_| mention.follows && mention.rule == "kin.possessive")?;
                let (titled, gender) = (&self.mentions[before], self.gender_of_relative(i)?);
                let elder = matches!(mention.kin, Some(KinClass::Parent | KinClass::Relative));
                let one = titled.rule == "person.title" && titled.name.gender == Some(gender);
                (elder && one && titled.segment == mention.segment).then_some(before)
            };
            let named = match self.complement(i) {
                _ if several => None,
                _ if before.is_some() => before,
                Some(of) => apposed(of + 1)
                    .filter(|next| next.rule == "person.title" || self.is_called(i, of + 1))
                    .map(|_| of + 1),
                None => apposed(i + 1).map(|_| i + 1).or_else(called),
            };
            if let Some(named) = named.filter(|at| self.entity[*at] != NONE) {
                let id = self.entity[named];
                self.attach(i, id);
                let entity = &mut self.entities[id as usize];
                entity.kin = entity.kin.or(self.mentions[i].kin);
                // Whoever speaks may be a grandfather who was heard.
                entity.subject += 2;
            }
        }
    }

    /// How many people are named behind mention `i` in one enumeration, ages and births between them apart.
    fn named_behind(&self, i: usize) -> usize {
        let mut end = self.mentions[i].span.end;
        let mut named = 0;
        for next in self.mentions[i + 1..].iter().take(6) {
            let apart = next.segment != self.mentions[i].segment || next.span.start > end + 12;
            match next.kind {
                _ if apart => break,
                Kind::Age | Kind::BirthDate => {}
                kind if is_person(kind) => named += 1,
                _ => break,
            }
            end = next.span.end;
        }
        named
    }

    /// The mention of the person whose relative mention `i` is, if it says so: «la mère de Yanis», «la mère et le père de
    /// Yanis».
    fn complement(&self, i: usize) -> Option<usize> {
        let (mention, next) = (&self.mentions[i], self.mentions.get(i + 1)?);
        if next.segment != mention.segment {
            return None;
        }
        // As many bytes as « et ».
        let beside = next.span.start.checked_sub(mention.span.end) == Some(4);
        if beside && next.kind == Kind::Kin && [mention, next].iter().all(|kin| kin.rule == "kin.article") {
            return self.complement(i + 1);
        }
        let person = is_person(next.kind) || next.kind == Kind::Family;
        (person && next.complement).then_some(i + 1)
    }

    /// «le frère d'Enzo, dit « le Gros »»: the nickname at `alias` is that of the relative `i` as far as «dit» says.
    pub(super) fn is_called(&self, i: usize, alias: usize) -> bool {
        self.mentions.get(alias).is_some_and(|alias| {
            alias.rule.starts_with("person.alias")
                && alias.name.gender.is_some()
                && alias.name.gender == self.gender_of_relative(i)
        })
    }

    /// Of whom the noun of a relative is said.
    fn gender_of_relative(&self, i: usize) -> Option<Gender> {
        match self.vocabulary.key(self.mentions[i].value).rsplit(' ').next()? {
            "mere" | "maman" | "soeur" | "fille" | "tante" | "niece" | "cousine" | "epouse" | "femme" | "conjointe"
            | "compagne" | "concubine" | "marraine" | "mamie" => Some(Gender::Feminine),
            "pere" | "papa" | "frere" | "fils" | "oncle" | "neveu" | "cousin" | "epoux" | "mari" | "conjoint"
            | "compagnon" | "concubin" | "parrain" | "papi" | "gendre" => Some(Gender::Masculine),
            _ => None,
        }
    }

    /// Who takes part, and who is talked about.
    pub(super) fn roles(&mut self) {
        let guests = self.guests();
        for (id, entity) in self.entities.iter_mut().enumerate() {
            if is_person(entity.kind) {
                entity.kind = if !entity.party
                    && !guests.contains(&(id as u32))
                    && entity.official > 0
                    && entity.official >= entity.subject
                {
                    Kind::Participant
                } else {
                    Kind::Person
                };
            }
        }
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            let Some(entity) = self.entities.get(self.entity[i] as usize) else { continue };
            let plain = matches!(
                mention.rule,
                "person.single" | "person.full" | "person.designation" | "second_read.name" | "town.official"
            );
            let sits = entity.kind == Kind::Participant || mention.elected && entity.subject == 0;
            // «M. Petit» may be the father of Enzo Petit, whose situation it is, and not the landlord.
            let relative = |e: &usize| {
                self.entities[*e].kind == Kind::Person && self.entities[*e].sections.contains(&mention.section)
            };
            let called = mention.rule == "person.title" && mention.function.is_none();
            let doubtful = plain || called && self.bearing(&mention.name).iter().any(relative);
            if sits && mention.zone == Zone::Situation && doubtful && is_person(mention.kind) {
                self.doubts.push(Doubt {
                    question: Question::ParticipantInSituation,
                    mention: i as u32,
                    candidates: vec![self.entity[i]],
                });
            }
        }
    }

    /// Who speaks in a meeting whose list of those present lacks them, is named in full as a stranger is («M. Rui Cardal
    /// demande …») and has no function: an inhabitant.
    fn guests(&self) -> BTreeSet<u32> {
        /// So many people make a list.
        const LEAST: usize = 3;
        let at = |mention: &Mention, zone: Zone| is_person(mention.kind) && mention.zone == zone;
        let of = |zone: Zone| -> BTreeSet<u32> {
            let mentions = self.mentions.iter().zip(&self.entity);
            mentions.filter(|(mention, _)| at(mention, zone)).map(|(_, entity)| *entity).collect()
        };
        let listed = of(Zone::Attendance);
        if listed.len() < LEAST {
            return BTreeSet::new();
        }
        let (heads, told) = (of(Zone::Heading), of(Zone::Situation));
        let mut speak = of(Zone::General);
        speak.retain(|id| !listed.contains(id) && !heads.contains(id) && !told.contains(id));
        speak.retain(|id| {
            self.entities.get(*id as usize).is_some_and(|entity| {
                let first = self.mentions.get(entity.first as usize).filter(|first| !first.elected);
                let stranger = |first: &Mention| first.rule == "person.speaker" && first.name.given().next().is_some();
                entity.function.is_none() && !entity.surname.is_empty() && first.is_some_and(stranger)
            })
        });
        speak
    }

    /// Family groups: people of one surname, and relatives with the person whose relatives they are. A relative without a
    /// name is one a family and relation, in each situation.
    pub(super) fn family_groups(&mut self) {
        let mut groups = self.namesakes();
        let mut places: BTreeMap<u32, Place> = BTreeMap::new();
        // Situation and relation → the relatives, each with the one whose relative it is.
        let mut relatives: BTreeMap<(u32, u32), Vec<Relative>> = BTreeMap::new();
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            let place = places.entry(mention.section).or_default();
            if mention.kind == Kind::Kin {
                let anchor = self.anchor(i, place);
                let root = anchor.map(|anchor| groups.root(anchor));
                let same = relatives.entry((mention.section, mention.value)).or_default();
                let known = same.iter().rev().find(|(anchor, _)| anchor.map(|anchor| groups.root(anchor)) == root);
                let told = known.is_some_and(|(_, id)| self.entity[i] == NONE || *id == self.entity[i]);
                let id = match (self.entity[i], known) {
                    (NONE, Some((_, id))) => {
                        let id = *id;
                        self.attach(i, id);
                        id
                    }
                    (NONE, None) => {
                        groups.grow();
                        self.create(i)
                    }
                    (named, _) => named,
                };
                if !told {
                    same.push((anchor, id));
                }
                // «Lina et Sofia sont venues. Sa mère …»: whose?
                let rivals = anchor.zip(place.beside).filter(|_| anchor == place.last && self.complement(i).is_none());
                if let Some((last, beside)) = rivals.filter(|_| self.mentions[i].rule == "kin.possessive")
                    && groups.root(last) != groups.root(beside)
                {
                    let candidates = vec![beside as EntityId, last as EntityId];
                    self.doubts.push(Doubt { question: Question::WhoseRelative, mention: i as u32, candidates });
                }
                if let Some(anchor) = anchor {
                    groups.join(id as usize, anchor);
                    // «leur mère»: of the one who was named last, and of the others.
                    if let Some(subject) = place.subject.filter(|_| self.mentions[i].rule == "kin.their") {
                        groups.join(id as usize, subject);
                    }
                    continue;
                }
            }
            let (mention, id) = (&self.mentions[i], self.entity[i] as usize);
            let entity = &self.entities[id];
            if !matches!(entity.kind, Kind::Person | Kind::Family | Kind::Kin) || mention.zone != Zone::Situation {
                continue;
            }
            if mention.kind != Kind::Kin && entity.kind == Kind::Person {
                if place.last != Some(id) {
                    // «Lina, 14 ans, et Sofia»
                    let aged = i >= 2
                        && self.mentions[i - 1].kind == Kind::Age
                        && self.mentions[i - 1].segment == mention.segment
                        && self.entity[i - 2] as usize == place.last.unwrap_or(usize::MAX)
                        && mention.segment == self.mentions[i - 2].segment
                        && mention.span.start.saturating_sub(self.mentions[i - 1].span.end) <= 8;
                    place.beside = place.last.filter(|_| mention.follows || aged);
                }
                place.last = Some(id);
            }
            match place.subject {
                None => place.subject = Some(id),
                Some(first)
                    if entity.kind == Kind::Kin
                        || entity.kind == Kind::Person
                            && entity.surname.is_empty()
                            && self.entities[first].kind == Kind::Family =>
                {
                    groups.join(id, first);
                }
                // «le parent du jeune X»: the relative came before the one whose relative he is.
                Some(first) if self.entities[first].kind == Kind::Kin && entity.kind == Kind::Person => {
                    groups.join(id, first);
                    place.subject = Some(id);
                }
                Some(_) => {}
            }
        }
        let mut order: BTreeMap<usize, u32> = BTreeMap::new();
        let mut ids: Vec<usize> = (0..self.entities.len())
            .filter(|id| matches!(self.entities[*id].kind, Kind::Person | Kind::Family | Kind::Kin))
            .collect();
        ids.sort_by_key(|id| self.entities[*id].first);
        for id in ids {
            let next = order.len() as u32;
            let family = *order.entry(groups.root(id)).or_insert(next);
            self.entities[id].family = Some(family);
        }
    }

    /// People and families of one surname.
    fn namesakes(&self) -> Groups {
        let mut groups = Groups::new(self.entities.len());
        let related = |entity: &Entity| matches!(entity.kind, Kind::Person | Kind::Family);
        for a in 0..self.entities.len() {
            let namesakes = self.entities[a].surname.iter().filter_map(|id| self.bearers.get(id)).flatten();
            for b in namesakes.map(|id| *id as usize).filter(|b| *b < a) {
                let (x, y) = (&self.entities[a], &self.entities[b]);
                let ages_differ = x.given == y.given && !x.given.is_empty();
                if related(x) && related(y) && !ages_differ && x.surname.iter().any(|id| y.surname.contains(id)) {
                    groups.join(a, b);
                }
            }
        }
        groups
    }

    /// Whose relative mention `i` is: the one whom it names, for «sa mère» the one spoken of last, else the one whom the
    /// situation is about.
    fn anchor(&self, i: usize, place: &Place) -> Option<usize> {
        let own = self.entity[i] as usize;
        let subject = |id: &usize| {
            *id != own
                && self.entities.get(*id).is_some_and(|entity| matches!(entity.kind, Kind::Person | Kind::Family))
        };
        let named = self.complement(i).map(|at| self.entity[at] as usize).filter(subject);
        let last =
            place.last.filter(subject).filter(|_| matches!(self.mentions[i].rule, "kin.possessive" | "kin.their"));
        named.or(last).or(place.subject.filter(subject))
    }

    pub(super) fn low_confidence(&mut self) {
        for (i, mention) in self.mentions.iter().enumerate() {
            if matches!(mention.kind, Kind::Person | Kind::Family) && mention.confidence < crate::detect::DOUBT {
                self.doubts.push(Doubt { question: Question::IsItAName, mention: i as u32, candidates: Vec::new() });
            }
        }
    }
}

/// Who is spoken of in one situation so far.
#[derive(Default)]
struct Place {
    /// Its first person or family.
    subject: Option<usize>,
    /// The person named last.
    last: Option<usize>,
    /// The one named right before, in one breath: «Lina et Sofia».
    beside: Option<usize>,
}

/// Disjoint sets.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    /// One more, alone.
    fn grow(&mut self) {
        self.parent.push(self.parent.len());
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
