//! Who is who: full names first, then the forms that lean on them.

use super::*;

/// «M. Benali père» is not «M. Benali fils»; «M. Benali» may be either.
fn of_one_generation(entity: &Entity, mention: &Mention) -> bool {
    // «M. Lacombe père» is not Dorian, seventeen.
    let child = mention.generation == Some(KinClass::Parent) && entity.age.is_some_and(|age| age < 18);
    !child && (entity.generation.is_none() || mention.generation.is_none() || entity.generation == mention.generation)
}

impl Linker<'_> {
    /// The name and the given-name cell of one row are one person; of two who stand side by side the first are one, and the
    /// second are one.
    pub(super) fn table_rows(&mut self) {
        let given =
            |i: usize| self.mentions.get(i).is_some_and(|mention| matches!(mention.rule, "table.given" | "form.given"));
        let of = |i: usize| match self.mentions[i].rule {
            "table.surname" | "form.surname" => Some(true),
            "table.given" | "form.given" => Some(false),
            // «Nom de l'enfant», «Prénom de l'enfant»: what might be a whole name has its other half behind it.
            "table.name" | "form.name" if given(i + 1) && self.mentions[i].name.given().next().is_none() => Some(true),
            _ => None,
        };
        let cells: Vec<(usize, bool)> = (0..self.mentions.len()).filter_map(|i| Some((i, of(i)?))).collect();
        // Forms and tables put one or the other first, and stay at it.
        let Some(&(_, surname_first)) = cells.first() else { return };
        let runs: Vec<&[(usize, bool)]> = cells.chunk_by(|(_, a), (_, b)| a == b).collect();
        for pair in runs.windows(2).filter(|pair| pair[0][0].1 == surname_first) {
            let (first, second) = (pair[0], pair[1]);
            let beside = first.len() == second.len();
            // Of a row whose second cell is empty nothing is known; a child may have several given names.
            let pairs = if beside { first.len() } else { 1 };
            for n in 0..pairs {
                let a = if beside { first[n].0 } else { first[first.len() - 1].0 };
                let b = second[n].0;
                let (before, behind) = (&self.mentions[a], &self.mentions[b]);
                if before.section != behind.section && before.segment + 3 < behind.segment {
                    continue;
                }
                let id = self.create(if surname_first { a } else { b });
                self.attach(if surname_first { b } else { a }, id);
            }
        }
    }

    pub(super) fn full_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let name = &self.mentions[i].name;
            if name.given().next().is_none() || name.surname().next().is_none() {
                continue;
            }
            // «Mme Li, née Xu Lijuan»
            if self.mentions[i].rule == "person.birth_name" && self.mentions[i].follows {
                continue;
            }
            // «Enzo Petit, dit Gros Bras»
            if self.mentions[i].rule == "person.alias" && self.mentions[i].follows {
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
        let within = |some: &[u32], others: &[u32]| some.iter().all(|id| others.contains(id));
        let same = |some: &[u32], others: &[u32]| within(some, others) || within(others, some);
        // «Bilal Cissé» and «Cissé Bilal»: where both words are names of both sorts, their order is a guess.
        let turned = || within(&given, &entity.surname) && within(&surname, &entity.given);
        // Two cousins of one name.
        if entity.born.zip(mention.born).is_some_and(|(a, b)| a.abs_diff(b) > 1) {
            return false;
        }
        let ages = match (entity.age, mention.age) {
            (Some(a), Some(b)) => a.abs_diff(b) <= 1,
            _ => true,
        };
        is_person(entity.kind)
            && of_one_generation(entity, mention)
            && !entity.given.is_empty()
            && !entity.surname.is_empty()
            && (same(&given, &entity.given) && same(&surname, &entity.surname) || turned())
            && ages
            && !self.is_relative_of(i, entity)
            && !(entity.official > 0 && self.is_child(i))
    }

    /// A nickname, a birth name or a second cell right behind a name is the same person.
    pub(super) fn appositions(&mut self) {
        for i in 1..self.mentions.len() {
            let (before, mention) = (&self.mentions[i - 1], &self.mentions[i]);
            // «Mme veuve Garnier, née Roux, Germaine»
            let given = matches!(mention.rule, "person.single" | "person.listed")
                && before.rule == "person.birth_name"
                && mention.follows
                && matches!(mention.name.words[..], [Word::Either(_) | Word::Given(_)]);
            let signs = mention.rule == "person.initials_of";
            let alias = matches!(mention.rule, "person.alias" | "person.alias_quoted")
                || signs
                || matches!(mention.rule, "person.alias_after" | "person.surname_after") && mention.follows
                || mention.rule == "person.birth_name" && mention.follows
                || given;
            if !alias
                || !is_person(mention.kind)
                || before.segment != mention.segment
                || self.entity[i] != NONE
                || mention.span.start - before.span.end > if signs { 160 } else { 48 }
            {
                continue;
            }
            let Some(owner) = (0..i)
                .rev()
                .find(|j| is_person(self.mentions[*j].kind) && self.mentions[*j].segment == mention.segment)
            else {
                continue;
            };
            // «le frère d'Enzo, dit « le Gros »» is no name of Enzo: the relative takes it.
            let of_relative = owner + 1 == i && self.mentions[owner].complement;
            if of_relative && owner > 0 && self.mentions[owner - 1].kind == Kind::Kin && self.is_called(owner - 1, i) {
                self.create(i);
                continue;
            }
            // «Nolan, dit « Nono »»: Nolan may be somebody who is named in full elsewhere.
            if self.entity[owner] == NONE {
                if self.mentions[owner].name.has_initial() {
                    self.with_initial(owner);
                } else {
                    self.partial_name(owner);
                }
            }
            self.attach(i, self.entity[owner]);
            if mention.rule == "person.surname_after" {
                let surname = &mut self.entities[self.entity[owner] as usize].surname;
                surname.extend(self.mentions[i].name.full_words());
            }
            // A nickname names from now on.
            if !matches!(mention.rule, "person.birth_name" | "person.surname_after") {
                let given = &mut self.entities[self.entity[owner] as usize].given;
                given.extend(self.mentions[i].name.full_words());
            }
        }
    }

    /// «HDS = Hélène Da Silva», «« Le Chat », vrai nom Enzo Petit»: whoever is named behind.
    pub(super) fn legends(&mut self) {
        for i in 0..self.mentions.len().saturating_sub(1) {
            let (mention, next) = (&self.mentions[i], &self.mentions[i + 1]);
            let owner = self.entity[i + 1];
            let before = matches!(mention.rule, "person.initials_before" | "person.alias_before");
            let names = before && is_person(next.kind) && mention.segment == next.segment;
            if !names || self.entity[i] != NONE || owner == NONE {
                continue;
            }
            self.attach(i, owner);
            let given = &mut self.entities[owner as usize].given;
            given.extend(self.mentions[i].name.full_words());
        }
    }

    /// «S. Petitjean», «Zoé L.», «K. B.».
    pub(super) fn with_initials(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            if self.mentions[i].name.has_initial() {
                self.with_initial(i);
            }
        }
    }

    fn with_initial(&mut self, i: usize) {
        let mention = &self.mentions[i];
        let named = mention.name.full_words().next().is_some();
        // Who is named by initials alone may be anybody.
        let near = named.then(|| self.bearing(&mention.name));
        let who = |name: &Name| -> Few {
            let fits = |e: &usize| self.fits_initials(&self.entities[*e], name);
            match &near {
                Some(near) => near.iter().copied().filter(fits).collect(),
                None => (0..self.entities.len()).filter(fits).collect(),
            }
        };
        let mut fits = who(&mention.name);
        // «B. K.» is Karim Benali too, if it is no one else.
        if let ([Word::GivenInitial(a), Word::SurnameInitial(b)], true) = (&mention.name.words[..], fits.is_empty()) {
            let words = [Word::GivenInitial(*b), Word::SurnameInitial(*a)];
            fits = who(&Name { words: words.into_iter().collect(), ..mention.name.clone() });
        }
        // «M. A.» may be Amine, but nobody who sits in the meeting.
        if let ([Word::SurnameInitial(letter)], true) = (&mention.name.words[..], fits.is_empty()) {
            let words = [Word::GivenInitial(*letter)];
            fits = who(&Name { words: words.into_iter().collect(), ..mention.name.clone() });
            let gender = mention.name.gender;
            fits.retain(|e| {
                let entity = &self.entities[*e];
                entity.official == 0 && (gender.is_none() || entity.gender.is_none() || entity.gender == gender)
            });
        }
        // «Y. est parti chez sa tante»: whom a situation is about, and not who sits in the meeting.
        let bare = matches!(mention.name.words[..], [Word::GivenInitial(_)]) && mention.rule == "person.initials";
        if bare && mention.zone == Zone::Situation {
            fits.retain(|e| self.entities[*e].official == 0);
        }
        // «B. Kenzo» and «Kenzo B.»
        let turned = match mention.name.words[..] {
            [Word::GivenInitial(letter), Word::Surname(id)] => Some([Word::Given(id), Word::SurnameInitial(letter)]),
            [Word::Given(id), Word::SurnameInitial(letter)] => Some([Word::GivenInitial(letter), Word::Surname(id)]),
            _ => None,
        };
        if let (Some(words), true) = (turned, fits.is_empty()) {
            fits = who(&Name { words: words.into_iter().collect(), ..mention.name.clone() });
        }
        self.choose(i, fits);
    }

    pub(super) fn fits_initials(&self, entity: &Entity, name: &Name) -> bool {
        let starts = |words: &[u32], letter: char| words.iter().any(|id| self.vocabulary.key(*id).starts_with(letter));
        // «Soraya B. A.» for Soraya Ben Amara: particles are no words of a name, and have an initial all the same.
        let last = name.words.iter().rposition(|word| matches!(word, Word::SurnameInitial(_)));
        let surname_fits = |at: usize, letter: char| {
            starts(&entity.surname, letter)
                || entity.particle == Some(letter)
                || Some(at) != last && !entity.surname.is_empty() && "abdelmosv".contains(letter)
        };
        is_person(entity.kind)
            && name.words.iter().enumerate().all(|(at, word)| match word {
                Word::Given(id) => entity.given.contains(id),
                Word::Surname(id) => entity.surname.contains(id),
                Word::Either(id) => entity.given.contains(id) || entity.surname.contains(id),
                Word::GivenInitial(letter) => {
                    starts(&entity.given, *letter) || entity.given.is_empty() && entity.given_initial == Some(*letter)
                }
                Word::SurnameInitial(letter) => {
                    surname_fits(at, *letter) || entity.surname.is_empty() && entity.surname_initial == Some(*letter)
                }
            })
    }

    /// «M. Benali», «Karim».
    pub(super) fn partial_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            self.partial_name(i);
        }
    }

    fn partial_name(&mut self, i: usize) {
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
            // «M. Auguste», whose family name comes later.
            Word::Surname(id) => {
                let facts = self.vocabulary.facts(*id);
                (entity.surname.is_empty() || facts.given > facts.surname && agrees(entity))
                    && entity.given.contains(id)
            }
            _ => false,
        };
        let words = &mention.name.words;
        let near = self.bearing(&mention.name);
        let people = || near.iter().copied().filter(|e| is_person(self.entities[*e].kind) && !words.is_empty());
        let by_given: Few = people().filter(|e| words.iter().all(|word| given_of(word, &self.entities[*e]))).collect();
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
}
