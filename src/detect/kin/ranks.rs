//! Children by their place among them, and relatives of whom somebody has several: «l'avant-dernier», «le plus jeune»,
//! «les deux grands», «chez une tante».

use super::{Found, behind, is_of};
use crate::detect::cues::{
    ANYBODY, ARTICLE, CHILD, CIVILITY, CLASS, CONTRACTED, FIGURE, KIN, MODIFIER, ONE_OF, OURS, PARENT, POSSESSIVE,
    PREFIX, SCHOOL, SIBLING,
};
use crate::detect::evidence::fixed;
use crate::detect::lexicon::{lists, pos};
use crate::detect::token::{Scene, Shape};
use crate::zone::Zone;

/// «un cousin», «une grande sœur» is one of somebody's; «une mère», «une fille», «un ami» anybody.
pub(super) fn is_far(scene: &Scene<'_>, i: usize, first: usize, compound: bool) -> bool {
    // «une jeune mère», «une belle fille», «un petit ami» aside: a prefix is sure where a hyphen holds it.
    let joined = compound && first + 1 < i && scene.hyphen(first + 1);
    (scene.is(i, ONE_OF) || joined && !matches!(scene.key(i), "ami" | "amie")) && scene.tokens[i].shape == Shape::Lower
}

/// «l'avant-dernier», «la dernière-née» whose noun is token `i`.
pub(super) fn last_born(scene: &Scene<'_>, i: usize) -> Option<Found> {
    if scene.zone != Zone::Situation {
        return None;
    }
    if i > 0 && is_counted_child(scene, i) {
        return Some((scene.across(i - 1, i), fixed::KIN_RANK));
    }
    if scene.hyphen(i + 1) && matches!(scene.key(i + 2), "ne" | "nee") {
        let det = i.checked_sub(1).filter(|&at| scene.is(at, ARTICLE))?;
        return Some((scene.across(det, i + 2), fixed::KIN_RANK));
    }
    let before = i > 3 && scene.hyphen(i - 1) && scene.key(i - 2) == "avant" && scene.apostrophe(i - 3);
    (before && scene.key(i - 4) == "l" && pauses(scene, i + 1)).then(|| (scene.across(i - 4, i), fixed::KIN_RANK))
}

/// «le plus jeune», «les deux grands», «leur petite», whose adjective is token `i`, of children: nothing stands behind
/// that it could belong to.
pub(super) fn rank(scene: &Scene<'_>, i: usize) -> Option<Found> {
    if scene.tokens[i].shape != Shape::Lower || i == 0 {
        return None;
    }
    let situation = scene.zone == Zone::Situation;
    let key = scene.key(i);
    if behind::is_of_things(scene, i) {
        return None;
    }
    if matches!(key, "deuxieme" | "troisieme" | "quatrieme" | "cinquieme" | "sixieme" | "premier" | "premiere") {
        return is_counted_child(scene, i).then(|| (scene.across(i - 1, i), fixed::KIN_RANK));
    }
    if matches!(key, "eux" | "elles") {
        return one_of_them(scene, i);
    }
    let boys = matches!(key, "garcon" | "garcons" | "gars");
    let several = matches!(key, "grands" | "petits" | "grandes" | "petites");
    let one = matches!(key, "grand" | "grande" | "petit" | "petite");
    let alone = || is_alone(scene, i + 1);
    let owner = |at: usize| matches!(scene.key(at), "son" | "sa" | "ses" | "leur" | "leurs" | "mon" | "ma" | "mes");
    let counted = i > 1 && matches!(scene.key(i - 1), "deux" | "trois" | "quatre" | "cinq" | "2" | "3" | "4" | "5");
    let det = if counted || scene.key(i - 1) == "plus" { i.checked_sub(2)? } else { i - 1 };
    let between = if det + 2 == i { scene.key(i - 1) } else { "" };
    let rule = if situation { fixed::KIN_RANK } else { fixed::KIN_RANK_GENERAL };
    let found = match (scene.key(det), between) {
        // «le plus jeune, Esteban», «la plus grande est placée», «le plus jeune des Roche»
        ("le" | "la", "plus") if one || key == "jeune" => {
            situation && alone() || scene.key(i + 1) == "des" && is_of_somebody(scene, i + 1)
        }
        // «ses trois garçons», «leur garçon»
        // «mes gars»: the men of a chief.
        ("mes", _) if key == "gars" => false,
        _ if owner(det) && boys => scene.key(i + 1) != "de",
        // «ses trois derniers sont placés», and not «ses trois derniers mois»
        _ if owner(det) && matches!(key, "derniers" | "dernieres") => {
            situation && counted && alone() && !scene.hyphen(i + 2)
        }
        // «leur petite de 2 ans», «sa grande, Inès», «son petit dort chez sa tante»
        // «c'est mon petit»: tenderness.
        _ if owner(det) && (one || several) => {
            has_age(scene, i + 1) || situation && !matches!(scene.key(det), "mon" | "ma" | "mes") && alone()
        }
        // «les deux grands devraient être à l'école», «les deux petits de sa fille»
        // «les deux garçons sont au collège», and not «les deux garçons du square»
        // «la grand-mère prend les deux filles le mercredi»
        ("les", _) if counted && (boys || key == "filles") => {
            let said = situation && alone() || !is_of(scene, i + 1) && !matches!(scene.key(i + 1), "du" | "des");
            let at_home = situation && scene.key(i - 1) == "deux" && alone() && behind::is_near_a_home(scene, det);
            said && is_beside(scene, det, 25, !situation) || at_home
        }
        // «Mme Roche … les trois derniers sont placés»
        ("les", _) if counted && matches!(key, "derniers" | "dernieres") => {
            situation && alone() && behind::is_near_a_home(scene, det)
        }
        // «les 2 petits en GS et CE1», «les deux grands au collège»
        ("les", _) if counted && several => {
            let learn = matches!(scene.key(i + 1), "en" | "au") && is_school(scene, i + 2);
            situation && (alone() || learn || scene.key(i + 1) == "de" && owner(i + 2))
        }
        // «l'aîné s'appelle Noé et le second Yanis»
        ("le" | "la", "") if matches!(key, "second" | "seconde") => {
            is_given(scene, i + 1) && is_beside(scene, det, 10, true) || situation && is_apposed(scene, i)
        }
        ("le" | "la", "") if one => is_child(scene, det, i, situation),
        // «s'occupe des petits»
        ("des", "") if several => {
            let cares = det > 0
                && (scene.key(det - 1).starts_with("occup")
                    || matches!(scene.key(det - 1), "aupres" | "charge" | "soin"));
            let sure = situation && scene.key(det - 1) != "aupres";
            return (cares && pauses(scene, i + 1) && (sure || is_beside(scene, det, 25, false)))
                .then(|| (scene.across(i, i), rule));
        }
        // «sa femme est partie avec les petits», «la tante garde les petites»
        ("les", "") if several => {
            let before = det.checked_sub(1).map_or("", |at| scene.key(at));
            let cares = before == "avec" || CARES.iter().any(|stem| before.starts_with(stem));
            // «Les grands sont chez leur père, les petits dorment»
            let said = situation && opens(scene, det) && goes_on(scene, i + 1) && are_of_family(scene, det);
            // «Mme Roche … On a revu les petits au marché»; a band of big ones is told by what it does to others.
            let at_home = matches!(key, "petits" | "petites")
                && alone()
                && !matches!(before, "par" | "pour" | "et" | "comme" | "entre" | "dont")
                && !before.ends_with("ent")
                && behind::is_near_a_home(scene, det);
            said || at_home || cares && pauses(scene, i + 1) && is_beside(scene, det, 25, true)
        }
        _ => false,
    };
    found.then(|| (scene.across(det, i), rule))
}

/// How verbs begin of who has children with them.
const CARES: [&str; 8] = ["gard", "prend", "recup", "emm", "elev", "laiss", "couch", "heberg"];

/// «Les filles vivent avec lui», «garde les filles» where their father or mother was spoken of; «les filles du club» are girls.
pub(super) fn are_daughters(scene: &Scene<'_>, det: usize, i: usize) -> bool {
    let before = det.checked_sub(1).map_or("", |at| scene.key(at));
    // «sortie avec les filles»: whose they are is said in the same breath.
    let with = before == "avec" && is_beside(scene, det, 25, true);
    let cares = with || CARES.iter().any(|stem| before.starts_with(stem));
    (opens(scene, det) && goes_on(scene, i + 1) || cares && pauses(scene, i + 1)) && is_beside(scene, det, 25, false)
}

/// «les filles du club», «de la classe»: those of a group or of a place, whose preposition is token `of`.
pub(super) fn are_of_a_group(scene: &Scene<'_>, of: usize) -> bool {
    const GROUPS: &[&str] = &[
        "bande", "cite", "classe", "club", "coin", "equipe", "foot", "groupe", "hall", "internat", "quartier", "rue",
        "secteur", "section", "square", "ville", "village",
    ];
    let noun = of + 1 + usize::from(scene.is(of + 1, ARTICLE));
    let noun = noun + usize::from(scene.apostrophe(noun));
    GROUPS.contains(&scene.key(noun)) || scene.facts(noun).lists & (lists::SCHOOL | lists::ESTABLISHMENT) != 0
}

/// Token `i` begins a sentence, a line or what stands behind a comma.
fn opens(scene: &Scene<'_>, i: usize) -> bool {
    i == 0 || scene.opens_line(i) || scene.mark(i - 1).is_some_and(|mark| ".!?;:,→–—".contains(mark))
}

/// Nothing that the words before `at` could belong to stands there: a mark, or a verb.
pub(super) fn is_alone(scene: &Scene<'_>, at: usize) -> bool {
    pauses(scene, at) || goes_on(scene, at) || behind::is_left(scene, at)
}

/// «le petit dormait», «la petite Inès», «le grand, Noé, il»: a child where a relative was just spoken of, or who is
/// called by name in the same breath.
fn is_child(scene: &Scene<'_>, det: usize, i: usize, situation: bool) -> bool {
    // «Le grand, Rayhane 14a 4e3 …», whatever the name
    let called = scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Capital);
    if situation && scene.mark(i + 1) == Some(',') && called && is_aged(scene, i + 3) {
        return true;
    }
    // «le grand de Mme Roche», «la petite des Vérin»
    if is_of_relative(scene, i + 1) {
        return situation;
    }
    if is_of_somebody(scene, i + 1) {
        let title = scene.is(i + 2, CIVILITY);
        return title || situation && scene.key(i + 1) != "du" && is_known_as(scene, i + 2);
    }
    if scene.mark(i + 1) == Some(',') && is_given(scene, i + 2) {
        return matches!(scene.mark(i + 3), Some(',' | '('))
            || matches!(scene.key(i + 3), "qui" | "il" | "elle")
            // «Le grand, Noé 14a 4e3 …»
            || is_aged(scene, i + 3);
    }
    if is_given(scene, i + 1) {
        // «le père de la petite Inès»: who that is stands behind already.
        return situation && det > 0 && scene.key(det - 1) != "de" && is_beside(scene, det, 10, true);
    }
    // «le petit (3 ans)»
    if situation && scene.mark(i + 1) == Some('(') && has_age(scene, i + 1) {
        return true;
    }
    // «la grande est venue chercher son frère», «le petit dort chez sa tante»: whose child it is is said behind.
    if situation && goes_on(scene, i + 1) && behind::is_of_hers(scene, i) {
        return true;
    }
    // «Mme Roche … Elle élève seule la petite»
    if situation && is_alone(scene, i + 1) && behind::is_near_a_home(scene, det) {
        return true;
    }
    goes_on(scene, i + 1) && is_beside(scene, det, 25, false) || learns(scene, i + 1) && are_of_family(scene, det)
}

/// «passe en 6e», «entre au CP», «redouble sa 4e» stands at `at`.
fn learns(scene: &Scene<'_>, at: usize) -> bool {
    const VERBS: &[&str] = &["passe", "passera", "entre", "entrera", "rentre", "est", "va", "redouble", "monte"];
    VERBS.contains(&scene.key(at))
        && matches!(scene.key(at + 1), "en" | "au" | "a" | "sa" | "son")
        && !scene.opens_line(at)
        && (at + 2..at + 4).any(|class| {
            is_school(scene, class)
                || scene.word(class).starts_with(|c: char| ('1'..='6').contains(&c))
                    && scene.word(class).ends_with(['e', 'd'])
        })
}

/// «l'un d'eux, Noé, 17 ans», whose pronoun is token `i`, of children who were just spoken of.
fn one_of_them(scene: &Scene<'_>, i: usize) -> Option<Found> {
    let one = i.checked_sub(3).filter(|&at| matches!(scene.key(at), "un" | "une"))?;
    let det = one.checked_sub(2).filter(|&at| scene.apostrophe(at + 1) && scene.key(at) == "l")?;
    let named = scene.zone == Zone::Situation && is_apposed(scene, i) && are_of_family(scene, det);
    named.then(|| (scene.across(det, i), fixed::KIN_RANK))
}

/// «la fille», «le gamin» whose words are `det..=last` is somebody's child: a name follows, or another relative went
/// before in the sentence.
pub(super) fn is_somebodys(scene: &Scene<'_>, det: usize, last: usize, situation: bool) -> bool {
    let girl = scene.key(last) == "fille";
    if is_of_relative(scene, last + 1) {
        return situation;
    }
    let comma = matches!(scene.mark(last + 1), Some(',' | '('));
    let named = is_given(scene, last + 1)
        || comma && is_given(scene, last + 2)
        || scene.mark(last + 1) == Some('(') && scene.is(last + 2, CIVILITY);
    let beside = is_beside(scene, det, 15, true);
    // «La fille m'a laissé un message»
    if girl && situation && opens(scene, det) && is_in_touch(scene, det, last) {
        return true;
    }
    // «seule avec le gamin, Noé, 4 ans»
    let apposed = situation && is_apposed(scene, last);
    if girl { beside || named } else { beside && (situation || named) || apposed }
}

/// «Mme Roche … La fille m'a rappelé», «… La fille s'inquiète pour sa mère»: the daughter of her who was just named.
fn is_in_touch(scene: &Scene<'_>, det: usize, last: usize) -> bool {
    const CALLS: &[&str] =
        &["laisse", "appele", "appelee", "rappele", "rappelee", "ecrit", "contacte", "contactee", "repondu"];
    let to_us = matches!(scene.key(last + 1), "m" | "nous") && {
        let verb = last + 2 + usize::from(scene.apostrophe(last + 2));
        scene.key(verb) == "a" && CALLS.contains(&scene.key(verb + 1))
    };
    let of_hers = || {
        (last + 1..last + 12)
            .take_while(|&at| !scene.opens_line(at) && !scene.mark(at).is_some_and(|mark| ".!?;".contains(mark)))
            .any(|at| matches!(scene.key(at), "sa" | "son") && scene.is(at + 1, PARENT))
    };
    (to_us || of_hers()) && (det.saturating_sub(40)..det).any(|at| scene.is(at, CIVILITY))
}

/// A given name between commas follows token `i`: «le second, Noé, est au collège».
fn is_apposed(scene: &Scene<'_>, i: usize) -> bool {
    scene.mark(i + 1) == Some(',') && is_given(scene, i + 2) && matches!(scene.mark(i + 3), Some(',' | '.' | '('))
}

/// «le deuxième, Noé, 16 ans»: of children who were just spoken of, and neither a street nor a school by its name.
fn is_counted_child(scene: &Scene<'_>, i: usize) -> bool {
    let named = matches!(scene.mark(i + 1), Some(',' | '(')) && is_given(scene, i + 2);
    let ends = matches!(scene.mark(i + 3), Some(',' | '(' | ')' | '.')) || is_aged(scene, i + 3);
    named && ends && scene.zone == Zone::Situation && matches!(scene.key(i - 1), "le" | "la") && are_of_family(scene, i)
}

/// Children of somebody are spoken of shortly before `i`: «ses quatre enfants», «a trois filles», and not «deux filles».
fn are_of_family(scene: &Scene<'_>, i: usize) -> bool {
    const OWNED: &[&str] = &["a", "ont", "avait", "de", "avec"];
    // «ses trois derniers»
    let counted_last = |at: usize| {
        matches!(scene.key(at), "derniers" | "dernieres")
            && at > 1
            && scene.is(at - 2, POSSESSIVE)
            && !scene.is(at - 2, OURS)
    };
    (i.saturating_sub(60)..i).any(|at| {
        let counted = at > 1 && scene.is(at - 1, FIGURE) && !scene.is(at - 2, POSSESSIVE | ARTICLE);
        let of_somebody = at > 1 && (scene.is(at - 1, POSSESSIVE) || scene.is(at - 2, POSSESSIVE));
        let girls = matches!(scene.key(at), "fille" | "filles") && !of_somebody;
        let owned = !counted && !girls || counted && OWNED.contains(&scene.key(at - 2)) || !scene.is(at, ANYBODY);
        scene.key(at) == "fratrie"
            || counted_last(at)
            || owned && scene.is(at, CHILD | SIBLING) && !matches!(scene.key(at), "dernier" | "derniere")
    })
}

/// An age in figures stands at `at`, as notes write it: «14 ans», «14a».
fn is_aged(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let unit = word.get(digits..).unwrap_or_default();
    (1..3).contains(&digits)
        && (unit == "a" || unit.is_empty() && matches!(scene.key(at + 1), "ans" | "an" | "mois" | "a"))
        && !scene.opens_line(at)
}

/// A class or a school stands at `at`: «CE1», «GS», «collège».
fn is_school(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, CLASS | SCHOOL)
        || matches!(
            scene.key(at),
            "cp" | "ce1" | "ce2" | "cm1" | "cm2" | "ps" | "ms" | "gs" | "primaire" | "elementaire"
        )
}

/// A name that is hardly a place or a thing, behind «de» or «d'».
fn is_known_as(scene: &Scene<'_>, at: usize) -> bool {
    let name = at + usize::from(scene.apostrophe(at));
    let facts = scene.facts(name);
    facts.commune == 0 && (facts.given >= 30 || facts.surname >= 20 && (facts.given < 20 || scene.key(at - 1) == "des"))
}

/// «une fille, Ana ROCHE épouse SOW, …», «une fille, Ana Roche, qui vit à …»: behind the comma at `at`, one who has a life of
/// her own, and no girl who was seen.
pub(super) fn is_grown_up(scene: &Scene<'_>, at: usize) -> bool {
    const LIVES: &[&str] =
        &["epouse", "ep", "mariee", "veuve", "nee", "habite", "vit", "reside", "habitant", "vivant", "residant"];
    scene.mark(at) == Some(',')
        && is_given(scene, at + 1)
        && (at + 2..at + 7)
            .take_while(|&word| !scene.opens_line(word) && !scene.mark(word).is_some_and(|mark| ".;!?".contains(mark)))
            .any(|word| LIVES.contains(&scene.key(word)))
}

/// «de sa belle-sœur», «de leur fille», whose preposition is token `at`.
pub(super) fn is_of_relative(scene: &Scene<'_>, at: usize) -> bool {
    if scene.key(at) == "du" && scene.key(at + 1) == "couple" {
        return true;
    }
    // «le fils de celle-ci», «la fille de cette dernière»
    if scene.key(at) == "de"
        && (matches!(scene.key(at + 1), "celui" | "celle" | "ceux" | "celles") && scene.hyphen(at + 2)
            || matches!(scene.key(at + 1), "ce" | "cette") && matches!(scene.key(at + 2), "dernier" | "derniere"))
    {
        return true;
    }
    if behind::is_of_the_relative(scene, at) {
        return true;
    }
    scene.key(at) == "de"
        && scene.is(at + 1, POSSESSIVE)
        && !scene.is(at + 1, OURS)
        && (at + 2..at + 5)
            .take_while(|&word| scene.is(word, MODIFIER | PREFIX | KIN) || scene.hyphen(word))
            .any(|word| scene.is(word, KIN))
}

/// A given name that is written as one.
fn is_given(scene: &Scene<'_>, at: usize) -> bool {
    scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper))
        && scene.facts(at).given >= 20
        && !scene.opens_line(at)
}

/// A relative with an article or «sa» stands within `reach` tokens before `det`; of the same `sentence`, if it must.
pub(super) fn is_beside(scene: &Scene<'_>, det: usize, reach: usize, sentence: bool) -> bool {
    (det.saturating_sub(reach)..det)
        .rev()
        .take_while(|at| !sentence || !scene.mark(*at).is_some_and(|mark| ".!?".contains(mark)))
        .any(|at| {
            let before = match at.checked_sub(1) {
                // «la grand-mère»
                Some(hyphen) if hyphen > 1 && scene.hyphen(hyphen) => hyphen - 2,
                Some(before) if before > 0 && (scene.apostrophe(before) || scene.is(before, MODIFIER)) => before - 1,
                Some(before) => before,
                None => return false,
            };
            scene.is(at, KIN)
                && !scene.is(before, OURS)
                && (scene.is(before, POSSESSIVE)
                    || scene.is(before, ARTICLE | CONTRACTED)
                        // «les parents de monsieur»
                        && (!scene.is(at, ANYBODY) || is_of(scene, at + 1) && scene.is(at + 2, CIVILITY)))
        })
}

/// «de Mme Roche», «des Roche», «d'Inès», whose preposition is token `at`.
pub(super) fn is_of_somebody(scene: &Scene<'_>, at: usize) -> bool {
    if !is_of(scene, at) || scene.opens_line(at) {
        return false;
    }
    let name = at + 1 + usize::from(scene.apostrophe(at + 1));
    let shaped = scene
        .tokens
        .get(name)
        .is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Initial));
    let facts = scene.facts(name);
    scene.is(name, CIVILITY)
        || shaped
            && facts.lists & (lists::COUNTRY | lists::REGION | lists::ACRONYM | lists::ESTABLISHMENT) == 0
            && (facts.commune == 0 || facts.given > 20 || facts.surname > 20)
}

/// «de 2 ans», «de 18 mois», «(3 ans)»
fn has_age(scene: &Scene<'_>, at: usize) -> bool {
    (scene.key(at) == "de" || scene.mark(at) == Some('('))
        && (scene.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Number) || scene.is(at + 1, FIGURE))
        && matches!(scene.key(at + 2), "ans" | "an" | "mois" | "semaines" | "jours")
}

/// A mark or the end stands at `at`.
fn pauses(scene: &Scene<'_>, at: usize) -> bool {
    at >= scene.tokens.len() || scene.opens_line(at) || scene.mark(at).is_some_and(|mark| ",;:.()|!?–—".contains(mark))
}

/// What is said of somebody, and is a noun or an adjective elsewhere: «la petite pleure», «le parrain vit à Sens».
const SAID: &[&str] = &[
    "a", "commence", "crie", "dit", "dort", "est", "fait", "fugue", "grandit", "joue", "mange", "mord", "n", "ne",
    "ont", "parle", "parlent", "pleure", "pleurent", "qui", "refuse", "refusent", "rentre", "reste", "restent", "s",
    "se", "sont", "souffre", "tape", "vit", "vivent", "y",
];

/// What stands at `at` is said of the words before: a verb that is no noun, «qui», «ne», «est».
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    // «LA MARRAINE EST PRÊTE»
    let shouted = at > 0 && scene.tokens.get(at - 1).is_some_and(|before| before.shape == Shape::Upper);
    scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower || shouted && token.shape == Shape::Upper)
        && (SAID.contains(&scene.key(at))
            || facts.pos & pos::VERB != 0 && facts.pos & (pos::NOUN | pos::ADJECTIVE) == 0)
}
