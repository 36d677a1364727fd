//! Whom a name means that several people may bear: the place, the title or the situation says so, or a human is asked.

use super::*;

impl Linker<'_> {
    /// Attaches mention `i` to the one that fits; if several do, to the one whom its place, its title or its situation
    /// leaves alone; a doubt if none of that settles it.
    pub(super) fn choose(&mut self, i: usize, mut fits: Few) {
        if self.is_child(i) {
            let officials: Few = fits.iter().copied().filter(|e| self.entities[*e].official > 0).collect();
            fits.retain(|e| !officials.contains(e));
            // Nobody of that age takes part: a relative, or one who only bears the name.
            if fits.is_empty() && !officials.is_empty() {
                self.doubt(i, officials.iter().map(|e| *e as EntityId).collect());
                self.entities[self.entity[i] as usize].doubtful = false;
                return;
            }
        }
        // «M. Petit (bailleur)» is not Enzo Petit, fourteen.
        if self.is_official(i) && self.mentions[i].zone != Zone::Situation {
            // «M. Brangier regrette»: the father of the boy who was convoked, too.
            let elder = self.mentions[i].name.words.iter().all(|word| matches!(word, Word::Surname(_)));
            fits.retain(|e| {
                let entity = &self.entities[*e];
                entity.in_form && !(entity.party && elder) || entity.age.is_none_or(|age| age >= 18)
            });
        }
        // «M. Ramassamy» who sits in the meeting is nobody whom only situations name: that may be his brother.
        if self.mentions[i].zone == Zone::Attendance {
            let spoken_of: Few = fits.iter().copied().filter(|e| self.is_only_spoken_of(*e)).collect();
            fits.retain(|e| !spoken_of.contains(e));
            if fits.is_empty() && !spoken_of.is_empty() {
                let id = self.create(i);
                let open = spoken_of.iter().filter(|e| self.entities[**e].subject == 0);
                let doubts = open.map(|e| Doubt {
                    question: Question::ParticipantInSituation,
                    mention: self.entities[*e].first,
                    candidates: vec![id],
                });
                self.doubts.extend(doubts);
                return;
            }
        }
        // Whoever is in doubt himself is no one else beside people who are known.
        if fits.iter().any(|e| !self.entities[*e].doubtful) {
            fits.retain(|e| !self.entities[*e].doubtful);
        }
        match self.the_one(i, &fits) {
            Some(id) => self.attach(i, id as EntityId),
            None if fits.is_empty() => {
                self.create(i);
            }
            None => self.doubt(i, fits.iter().map(|e| *e as EntityId).collect()),
        }
    }

    fn is_only_spoken_of(&self, entity: usize) -> bool {
        let entity = &self.entities[entity];
        !entity.in_form && entity.official == 0 && (entity.subject > 0 || !entity.outside)
    }

    /// Somebody of a situation who is said to be under age.
    pub(super) fn is_child(&self, i: usize) -> bool {
        let mention = &self.mentions[i];
        mention.zone == Zone::Situation && mention.age.is_some_and(|age| age < 18)
    }

    /// «Mme Puech et sa propre mère, Mme Josette Puech» among those present: who comes with a relative, and the relative,
    /// are those the matter is about.
    pub(super) fn is_accompanied(&self, i: usize) -> bool {
        /// Bytes of «, accompagnée de » and of «, Mme ».
        const BEFORE: usize = 20;
        const BEHIND: usize = 8;
        let mention = &self.mentions[i];
        let relative = |at: usize| {
            self.mentions.get(at).filter(|kin| kin.rule == "kin.possessive" && kin.segment == mention.segment)
        };
        let near = |end: usize, start: usize, most: usize| start.checked_sub(end).is_some_and(|gap| gap <= most);
        mention.zone == Zone::Attendance
            && (relative(i + 1).is_some_and(|kin| near(mention.span.end, kin.span.start, BEFORE))
                || i.checked_sub(1)
                    .and_then(relative)
                    .is_some_and(|kin| near(kin.span.end, mention.span.start, BEHIND)))
    }

    /// «LEROY Tom Jean, accompagné de son père, M. Jean LEROY»: a father may bear a further name of his son, and is another.
    pub(super) fn is_relative_of(&self, i: usize, entity: &Entity) -> bool {
        let mention = &self.mentions[i];
        mention.party
            && mention.rule == "person.title"
            && i.checked_sub(1).is_some_and(|at| self.mentions[at].rule == "kin.possessive")
            && mention.name.given().next() != entity.given.first().copied()
    }

    /// Somebody who takes part, by the place or the words.
    fn is_official(&self, i: usize) -> bool {
        let mention = &self.mentions[i];
        matches!(mention.zone, Zone::Attendance | Zone::Signature) && !self.is_accompanied(i)
            || matches!(mention.rule, "person.speaker" | "person.rank")
            || mention.sits()
    }

    fn the_one(&self, i: usize, fits: &[usize]) -> Option<usize> {
        let mention = &self.mentions[i];
        let official = self.is_official(i);
        let only = |keep: &dyn Fn(&Entity) -> bool| -> Option<usize> {
            let mut kept = fits.iter().copied().filter(|e| keep(&self.entities[*e]));
            kept.next().filter(|_| kept.next().is_none())
        };
        // «M. Benali» is the father, «le jeune Benali» the son.
        let titled = mention.rule == "person.title";
        let young = mention.rule == "person.designation";
        let minor = |entity: &Entity| entity.age.is_some_and(|age| age < 18);
        let called = |entity: &Entity| entity.titled && entity.gender == mention.name.gender;
        // «M. Benali» may be Karim Benali, fifteen, and is more often his father: that is for a human to say.
        let adult = titled && !mention.name.has_initial() && mention.name.given().next().is_none();
        let child = |entity: &Entity| entity.age.is_some_and(|age| age < 16);
        let may_be = |entity: &Entity| !(adult && child(entity));
        only(&|entity| fits.len() == 1 && may_be(entity))
            .or_else(|| only(&|entity| official && entity.official > 0))
            .or_else(|| only(&|entity| entity.sections.contains(&mention.section) && may_be(entity)))
            .or_else(|| only(&|entity| titled && !minor(entity)))
            .or_else(|| only(&|entity| young && minor(entity)))
            .or_else(|| only(&|entity| titled && called(entity) && !minor(entity)))
            .or_else(|| only(&|entity| titled && !minor(entity) && entity.sections.contains(&mention.section)))
    }

    /// Asks who mention `i` is. The same name in the same situation is the same question.
    fn doubt(&mut self, i: usize, candidates: Vec<EntityId>) {
        let mention = &self.mentions[i];
        // By form: looking through all doubts would take a long text without situations the square of its length.
        let form = (mention.section, mention.name.words.clone());
        let same = self.asked.entry(form).or_default();
        let asked = same
            .iter()
            .map(|at| &self.doubts[*at])
            .find(|doubt| doubt.candidates == candidates && self.mentions[doubt.mention as usize].name == mention.name);
        if let Some(before) = asked.map(|doubt| doubt.mention) {
            return self.attach(i, self.entity[before as usize]);
        }
        // The mother or the grandmother of the form: whoever of the two speaks, neither sits in the meeting.
        let parties = candidates.iter().all(|e| {
            let entity = &self.entities[*e as usize];
            (entity.party || entity.official == 0 && entity.subject >= 6) && !is_young(entity)
        });
        same.push(self.doubts.len());
        self.doubts.push(Doubt { question: Question::WhichPerson, mention: i as u32, candidates });
        let id = self.create(i);
        let entity = &mut self.entities[id as usize];
        entity.doubtful = true;
        entity.party |= parties;
    }
}

fn is_young(entity: &Entity) -> bool {
    entity.age.is_some_and(|age| age < 18)
}
