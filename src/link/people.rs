//! Who is who: full names first, then the forms that lean on them.

use super::*;

/// Indices of entities; seldom many.
type Few = SmallVec<[usize; 8]>;

/// «M. Benali père» is not «M. Benali fils»; «M. Benali» may be either.
fn of_one_generation(entity: &Entity, mention: &Mention) -> bool {
    entity.generation.is_none() || mention.generation.is_none() || entity.generation == mention.generation
}

impl Linker<'_> {
    /// The name and the given-name cell of one row are one person.
    pub(super) fn table_rows(&mut self) {
        let mut last: Option<usize> = None;
        for i in 0..self.mentions.len() {
            match self.mentions[i].rule {
                "table.surname" => {
                    last = Some(i);
                }
                "table.given" => {
                    let Some(surname) = last.take() else { continue };
                    let (a, b) = (&self.mentions[surname], &self.mentions[i]);
                    if a.section != b.section && a.segment + 3 < b.segment {
                        continue;
                    }
                    let id = self.create(surname);
                    self.attach(i, id);
                }
                _ => {}
            }
        }
    }

    pub(super) fn full_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let name = &self.mentions[i].name;
            if name.given().next().is_none() || name.surname().next().is_none() {
                continue;
            }
            let found = self.bearing(name).into_iter().find(|e| self.same_full_name(&self.entities[*e], i));
            match found {
                Some(id) => self.attach(i, id as EntityId),
                None => {
                    self.create(i);
                }
            }
        }
    }

    /// The entities that bear a word of a name, in order.
    pub(super) fn bearing(&self, name: &Name) -> Few {
        let mut found: Few =
            name.full_words().filter_map(|id| self.bearers.get(&id)).flatten().map(|id| *id as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn same_full_name(&self, entity: &Entity, i: usize) -> bool {
        let mention = &self.mentions[i];
        let given: SmallVec<[u32; 4]> = mention.name.given().collect();
        let surname: SmallVec<[u32; 4]> = mention.name.surname().collect();
        let same_given =
            given.iter().all(|id| entity.given.contains(id)) || entity.given.iter().all(|id| given.contains(id));
        let same_surname = surname.iter().all(|id| entity.surname.contains(id))
            || entity.surname.iter().all(|id| surname.contains(id));
        let ages = match (entity.age, mention.age) {
            (Some(a), Some(b)) => a.abs_diff(b) <= 1,
            _ => true,
        };
        is_person(entity.kind)
            && of_one_generation(entity, mention)
            && !entity.given.is_empty()
            && !entity.surname.is_empty()
            && same_given
            && same_surname
            && ages
    }

    /// A nickname, a birth name or a second cell right behind a name is the same person.
    pub(super) fn appositions(&mut self) {
        for i in 1..self.mentions.len() {
            let (before, mention) = (&self.mentions[i - 1], &self.mentions[i]);
            let alias = matches!(mention.rule, "person.alias" | "person.alias_quoted" | "person.birth_name")
                || mention.rule == "person.alias_after" && mention.follows;
            if !alias
                || !is_person(mention.kind)
                || before.segment != mention.segment
                || self.entity[i] != NONE
                || mention.span.start - before.span.end > 48
            {
                continue;
            }
            let Some(owner) = (0..i)
                .rev()
                .find(|j| is_person(self.mentions[*j].kind) && self.mentions[*j].segment == mention.segment)
            else {
                continue;
            };
            if self.entity[owner] == NONE {
                self.create(owner);
            }
            self.attach(i, self.entity[owner]);
            // A nickname names from now on.
            if mention.rule != "person.birth_name" {
                let given = &mut self.entities[self.entity[owner] as usize].given;
                given.extend(self.mentions[i].name.full_words());
            }
        }
    }

    /// «S. Petitjean», «Zoé L.», «K. B.».
    pub(super) fn with_initials(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let mention = &self.mentions[i];
            if !mention.name.words.iter().any(|word| matches!(word, Word::GivenInitial(_) | Word::SurnameInitial(_))) {
                continue;
            }
            let named = mention.name.full_words().next().is_some();
            let near = if named { self.bearing(&mention.name) } else { (0..self.entities.len()).collect() };
            let who = |name: &Name| -> Few {
                near.iter().copied().filter(|e| self.fits_initials(&self.entities[*e], name)).collect()
            };
            let mut fits = who(&mention.name);
            // «B. K.» is Karim Benali too, if it is no one else.
            if let ([Word::GivenInitial(a), Word::SurnameInitial(b)], true) = (&mention.name.words[..], fits.is_empty())
            {
                let words = [Word::GivenInitial(*b), Word::SurnameInitial(*a)];
                fits = who(&Name { words: words.into_iter().collect(), gender: mention.name.gender });
            }
            self.choose(i, fits);
        }
    }

    pub(super) fn fits_initials(&self, entity: &Entity, name: &Name) -> bool {
        let starts = |words: &[u32], letter: char| words.iter().any(|id| self.vocabulary.key(*id).starts_with(letter));
        is_person(entity.kind)
            && name.words.iter().all(|word| match word {
                Word::Given(id) => entity.given.contains(id),
                Word::Surname(id) => entity.surname.contains(id),
                Word::Either(id) => entity.given.contains(id) || entity.surname.contains(id),
                Word::GivenInitial(letter) => {
                    starts(&entity.given, *letter) || entity.given.is_empty() && entity.given_initial == Some(*letter)
                }
                Word::SurnameInitial(letter) => {
                    starts(&entity.surname, *letter)
                        || entity.surname.is_empty() && entity.surname_initial == Some(*letter)
                }
            })
    }

    /// «M. Benali», «Karim».
    pub(super) fn partial_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let mention = &self.mentions[i];
            let gender = mention.name.gender;
            let agrees = |entity: &Entity| {
                (gender.is_none() || entity.gender.is_none() || entity.gender == gender)
                    && of_one_generation(entity, mention)
            };
            let surname_of = |word: &Word, entity: &Entity| match word {
                Word::Surname(id) | Word::Either(id) => entity.surname.contains(id),
                _ => false,
            };
            let given_of = |word: &Word, entity: &Entity| match word {
                Word::Given(id) | Word::Either(id) => entity.given.contains(id),
                Word::Surname(id) => entity.surname.is_empty() && entity.given.contains(id),
                _ => false,
            };
            let words = &mention.name.words;
            let near = self.bearing(&mention.name);
            let people = || near.iter().copied().filter(|e| is_person(self.entities[*e].kind) && !words.is_empty());
            let by_given: Few =
                people().filter(|e| words.iter().all(|word| given_of(word, &self.entities[*e]))).collect();
            let by_surname: Few = people()
                .filter(|e| words.iter().all(|word| surname_of(word, &self.entities[*e])) && agrees(&self.entities[*e]))
                .collect();
            let titled = words.iter().any(|word| matches!(word, Word::Surname(_)));
            let fits = match (titled, by_given.is_empty(), by_surname.is_empty()) {
                (true, _, false) | (false, true, _) => by_surname,
                _ => by_given,
            };
            let fits = if fits.is_empty() { self.clipped(i) } else { fits };
            self.choose(i, fits);
        }
    }

    /// A clipped given name («Massi» for Massinissa): three letters at least that start exactly one.
    pub(super) fn clipped(&self, i: usize) -> Few {
        let mention = &self.mentions[i];
        let [Word::Either(id) | Word::Given(id)] = mention.name.words[..] else { return Few::new() };
        let key = self.vocabulary.key(id);
        if key.len() < 3 || mention.rule == "person.title" {
            return Few::new();
        }
        let fits: Few = (0..self.entities.len())
            .filter(|e| {
                let entity = &self.entities[*e];
                is_person(entity.kind)
                    && entity.given.iter().any(|id| {
                        self.vocabulary.key(*id).len() > key.len() && self.vocabulary.key(*id).starts_with(key)
                    })
            })
            .collect();
        if fits.len() == 1 { fits } else { Few::new() }
    }

    /// Attaches mention `i` to the one that fits, the one of its situation if several do; a doubt if that does not settle.
    pub(super) fn choose(&mut self, i: usize, fits: Few) {
        let mention = &self.mentions[i];
        let official = matches!(mention.zone, Zone::Attendance | Zone::Signature)
            || matches!(mention.rule, "person.speaker" | "person.rank");
        let here: Few =
            fits.iter().copied().filter(|e| self.entities[*e].sections.contains(&mention.section)).collect();
        let spoken: Few = fits.iter().copied().filter(|e| official && self.entities[*e].official > 0).collect();
        let chosen = match (&fits[..], &spoken[..], &here[..]) {
            ([one], _, _) | (_, [one], _) | (_, _, [one]) => Some(*one),
            _ => None,
        };
        match chosen {
            Some(id) => self.attach(i, id as EntityId),
            None if fits.is_empty() => {
                self.create(i);
            }
            None => {
                self.doubts.push(Doubt {
                    question: Question::WhichPerson,
                    mention: i as u32,
                    candidates: fits.iter().map(|e| *e as EntityId).collect(),
                });
                self.create(i);
            }
        }
    }
}
