//! Nationalities: the adjective is everywhere («la tarte bulgare», «il parle russe»), so that what stands around it has to say
//! that somebody is meant: a label, a person before it, a determiner that makes a person of it, or a pause on either side.

mod people;

use super::{ends_sentence, individual, institutional};
use crate::detect::Candidate;
use crate::detect::cues::{KIN, NATION, SOMEONE};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::token::{Scene, Shape};
use crate::kind::Kind;
use people::{counts, demonstrates, is_language, is_one_of_people, is_small, is_somebody, is_subject, tells};

/// The nationality whose adjective or noun is token `i`, with what makes two of it: «franco-marocaine», «sud-coréen».
pub(super) fn nationality(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    let first = whole(scene, i)?;
    let rule = frame(scene, first, i).or_else(|| {
        // «des parents marocain et algérien», «turc ou kurde»: the second of two.
        let of = first.checked_sub(2)?;
        let joined = matches!(scene.key(first - 1), "et" | "ou") || scene.mark(first - 1) == Some('/');
        if joined && scene.is(of, NATION) { frame(scene, whole(scene, of)?, of) } else { None }
    })?;
    Some(rule.at(scene.across(first, i), Kind::Nationality))
}

/// The first token of what is written with hyphens, of which `i` is the last.
fn whole(scene: &Scene<'_>, i: usize) -> Option<usize> {
    const FIRST: &[&str] = &[
        "algero",
        "americano",
        "anglo",
        "belgo",
        "bissau",
        "bosno",
        "cap",
        "equato",
        "franco",
        "germano",
        "hispano",
        "helveto",
        "italo",
        "luso",
        "maroco",
        "neo",
        "nord",
        "polono",
        "russo",
        "sierra",
        "sino",
        "sri",
        "sud",
        "tuniso",
        "turco",
    ];
    // Half a word: «cap-verdien», «sud-africaine».
    let half =
        ["africain", "lankais", "leonais", "verdien", "zelandais"].iter().any(|stem| scene.key(i).starts_with(stem));
    let of = i.checked_sub(2).filter(|&at| scene.hyphen(at + 1) && FIRST.contains(&scene.key(at)));
    match of {
        Some(first) => Some(first),
        None if half => None,
        None => Some(i),
    }
}

fn frame(scene: &Scene<'_>, first: usize, i: usize) -> Option<Fixed> {
    let before = first.checked_sub(1)?;
    if first == i && scene.key(i).starts_with("francais") {
        return french(scene, i, before);
    }
    if is_labelled(scene, before) {
        return Some(fixed::NATIONALITY_WORD);
    }
    if is_national(scene, before) {
        return Some(fixed::NATIONALITY_NATIONAL);
    }
    if institutional(scene) {
        return None;
    }
    anywhere(scene, first, i, before).or_else(|| {
        if !individual(scene) {
            return None;
        }
        noun(scene, first, i, before)
            .or_else(|| apposed(scene, first, i, before))
            .or_else(|| attribute(scene, i, before))
            .or_else(|| adjective(scene, first, before))
    })
}

/// «nationalité X», «Nat. : X», «Nationalité de la mère : X», «nationalité supposée X»
fn is_labelled(scene: &Scene<'_>, before: usize) -> bool {
    let word = |at: usize| matches!(scene.key(at), "nationalite" | "nationalites" | "citoyennete");
    let at =
        (before.saturating_sub(2)..=before).rev().find(|&at| !scene.mark(at).is_some_and(|c| ".:=|(–—-".contains(c)));
    let Some(at) = at else { return false };
    let short = at < before && matches!(scene.key(at), "nat" | "natio" | "nate" | "nlite");
    let colon = scene.mark(before) == Some(':')
        && (at.saturating_sub(5)..at).rev().take_while(|&of| !scene.opens_line(of + 1)).any(word);
    word(at)
        || short
        || colon
        || at > 0
            && word(at - 1)
            && matches!(scene.key(at), "supposee" | "declaree" | "presumee" | "alleguee" | "revendiquee" | "probable")
}

/// «ressortissant X», «ressort. X», «sujet X», «un citoyen X»
fn is_national(scene: &Scene<'_>, before: usize) -> bool {
    match scene.key(before) {
        "ressortissant" | "ressortissante" | "ressortissants" | "ressortissantes" | "sujet" | "sujets" => true,
        "citoyen" | "citoyenne" | "citoyens" | "citoyennes" => {
            individual(scene) || before > 0 && counts(scene, before - 1)
        }
        _ => scene.mark(before) == Some('.') && before > 0 && scene.key(before - 1) == "ressort",
    }
}

/// «de nationalité française», «elle est française.», «naturalisé français», «Naïma, française, …»: most that is French is
/// nobody's nationality.
fn french(scene: &Scene<'_>, i: usize, before: usize) -> Option<Fixed> {
    if is_labelled(scene, before) {
        return Some(fixed::NATIONALITY_WORD);
    }
    let lower = scene.tokens[i].shape == Shape::Lower;
    let one = individual(scene) || before > 0 && counts(scene, before - 1);
    if is_national(scene, before) && one {
        return Some(fixed::NATIONALITY_NATIONAL);
    }
    if institutional(scene) || !lower {
        return None;
    }
    let ends = scene.mark(i + 1).is_some_and(|mark| ",;.)".contains(mark)) || matches!(scene.key(i + 1), "et" | "mais");
    // «malienne par sa mère et française par son père»
    if individual(scene) && scene.key(i + 1) == "par" && matches!(scene.key(i + 2), "sa" | "son") {
        return Some(fixed::NATIONALITY_ATTRIBUTE);
    }
    if matches!(scene.key(before), "naturalise" | "naturalisee" | "naturalises") {
        return Some(fixed::NATIONALITY_ATTRIBUTE);
    }
    // «Naïma est française, contrairement à …»: of a thing one says so, too, but not so alone.
    if ends
        && matches!(scene.key(before), "est" | "etait" | "serait" | "sont")
        && is_subject(scene, before.checked_sub(1)?)
    {
        return Some(fixed::NATIONALITY_ATTRIBUTE);
    }
    // «de mère algérienne et de père français», «lui marocain, elle française»
    let kin = scene.is(before, KIN) || matches!(scene.key(before), "lui" | "elle");
    if kin && individual(scene) && (ends || i + 1 >= scene.tokens.len() || scene.opens_line(i + 1)) {
        return Some(fixed::NATIONALITY_ADJECTIVE);
    }
    None
}

/// What is said of few people, wherever it is said.
fn anywhere(scene: &Scene<'_>, first: usize, i: usize, before: usize) -> Option<Fixed> {
    let shape = scene.tokens[i].shape;
    let previous = scene.key(before);
    let of = before.checked_sub(1);
    // «la famille syrienne», «un couple moldave»: one family.
    let one = of.is_some_and(|at| matches!(scene.key(at), "la" | "cette" | "une" | "le" | "un" | "ce"));
    if matches!(previous, "famille" | "couple" | "fratrie") && one && shape == Shape::Lower {
        return Some(fixed::NATIONALITY_FAMILY);
    }
    // «Sacha (moldave d'après le gardien)»: behind a name, in brackets.
    let named = of.is_some_and(|at| matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper));
    if scene.mark(before) == Some('(')
        && named
        && shape == Shape::Lower
        && (matches!(scene.key(i + 1), "d" | "selon" | "semble" | "parait" | "je" | "dit" | "a")
            || scene.mark(i + 1).is_some_and(|mark| "?),".contains(mark)))
    {
        return Some(fixed::NATIONALITY_APPOSITION);
    }
    // «deux dames roumaines», «un homme moldave»: so many that one knows them.
    if of.is_some_and(|at| counts(scene, at)) && is_one_of_people(scene, before) && shape == Shape::Lower {
        return Some(fixed::NATIONALITY_ADJECTIVE);
    }
    // «3 Roumains saisonniers»
    let few = matches!(previous, "2" | "3" | "4" | "5") && shape == Shape::Capital && individual(scene);
    let more = scene.key(i + 1);
    if few
        && !matches!(more, "sur" | "de" | "des" | "en")
        && scene.tokens.get(i + 1).is_none_or(|next| next.shape != Shape::Capital)
    {
        return Some(fixed::NATIONALITY_ADJECTIVE);
    }
    // «deux Turcs du troisième», and not «deux Belges sur trois»
    if matches!(previous, "deux" | "trois") && scene.tokens[before].shape == Shape::Lower && scene.key(i + 1) != "sur" {
        return Some(fixed::NATIONALITY_ADJECTIVE);
    }
    // «un Roumain de 40 ans», «une Bulgare qui dort là»; who is «appelé» something has a name that links better alone.
    if matches!(previous, "un" | "une") && tells(scene, i + 1) {
        return Some(fixed::NATIONALITY_ADJECTIVE);
    }
    // «elle est nigériane et se dit mineure»: said of one person.
    let one = of.is_some_and(|at| matches!(scene.key(at), "il" | "elle"));
    let ends = scene.mark(i + 1).is_some_and(|c| ",;.)".contains(c)) || matches!(scene.key(i + 1), "et" | "mais");
    if matches!(previous, "est" | "etait") && one && ends {
        return Some(fixed::NATIONALITY_ATTRIBUTE);
    }
    // «un homme, letton croit-elle», «il est « polonais », dit-on»: somebody's guess about somebody.
    let quoted = matches!(scene.mark(before), Some('«' | '"' | '“'));
    let told = of.is_some_and(|at| {
        scene.mark(before) == Some(',') && scene.is(at, SOMEONE | KIN)
            || quoted && matches!(scene.key(at), "est" | "serait")
    });
    // «se disant afghan», «elle se dit érythréenne», «il s'est déclaré guinéen»: what one says of oneself.
    let self_said = match previous {
        "disant" | "dit" | "disait" | "declare" | "declarant" | "pretend" | "pretendant" | "declaree" => {
            of.is_some_and(|at| matches!(scene.key(at), "se" | "est"))
        }
        "naturalise" | "naturalisee" => true,
        _ => false,
    };
    if self_said && shape == Shape::Lower {
        return Some(fixed::NATIONALITY_ATTRIBUTE);
    }
    (told && first == i && shape == Shape::Lower && people::is_guessed(scene, i + 1))
        .then_some(fixed::NATIONALITY_APPOSITION)
}

/// «un Albanais, surnommé …», «l'Albanais du 4e», «la petite chinoise»: a determiner makes a person of it.
fn noun(scene: &Scene<'_>, first: usize, i: usize, before: usize) -> Option<Fixed> {
    let shape = scene.tokens[first].shape;
    let found = Some(fixed::NATIONALITY_ADJECTIVE);
    if is_small(scene, before) {
        let at = if before > 1 && scene.apostrophe(before - 1) { before - 2 } else { before };
        let det = at.checked_sub(1)?;
        return (demonstrates(scene, det) || matches!(scene.key(det), "le" | "la")).then_some(found).flatten();
    }
    if shape != Shape::Capital
        || scene.tokens.get(i + 1).is_some_and(|next| matches!(next.shape, Shape::Capital | Shape::Upper))
    {
        return None;
    }
    // «les voisins, des Albanais, …»
    let some = scene.key(before) == "des"
        && before > 1
        && scene.mark(before - 1) == Some(',')
        && is_somebody(scene, before - 2)
        && closes(scene, i + 1);
    if demonstrates(scene, before) || some {
        return found;
    }
    // «vu avec le Marocain», «L'Albanais du 4e»; «la rue de la Polonaise», «bar l'Anglais» and «« Le Belge »» are none.
    let elided = before > 0 && scene.apostrophe(before);
    let det = before - usize::from(elided);
    if !matches!(scene.key(det), "le" | "la" | "l") {
        return None;
    }
    let behind = tells(scene, i + 1) || scene.key(i + 1) == "du";
    let after = det.checked_sub(1).is_some_and(|at| {
        matches!(scene.key(at), "avec" | "contre" | "par" | "chez" | "que" | "et" | "dont" | "entre" | "selon")
    });
    let starts = scene.opens_line(det) || ends_sentence(scene, det - 1);
    (after && scene.tokens[det].shape == Shape::Lower || starts && behind).then_some(found).flatten()
}

/// «…, roumaine, …», «(Polonais)», «; guinéenne, elle suit …», «Moldave, 26 ans»: it stands alone, in a situation.
fn apposed(scene: &Scene<'_>, first: usize, i: usize, before: usize) -> Option<Fixed> {
    let shape = scene.tokens[first].shape;
    let closes = closes(scene, i + 1);
    let sentence = ends_sentence(scene, before);
    let gap = scene.tokens[before].span.end..scene.tokens[first].span.start;
    let cell = scene.text.get(gap).is_some_and(|gap| gap.contains('\t'));
    let mark = scene.mark(before);
    // «… on ne sait pas. bulgares je crois»
    let guessed = mark == Some('.') && people::is_guessed(scene, i + 1);
    let apposed =
        mark.is_some_and(|c| ",(|?/–—;:".contains(c)) || sentence || guessed || cell || scene.opens_line(first);
    if !apposed || is_language(scene, first, i) {
        return None;
    }
    let tells = tells(scene, i + 1);
    if shape == Shape::Capital {
        // «Moldaves.» is all that is said. «Le Belge» is a nickname, «M. SUISSE» a surname.
        let alone = sentence && matches!(scene.mark(i + 1), Some('.' | ','));
        // «Mme Costa, Afghane, vit seule», «Inès W. (Polonaise)», «un homme, Albanais de 40 ans»
        let between = matches!(mark, Some(',' | '(' | '–' | '—'))
            && before > 0
            && is_somebody(scene, before - 1)
            && (tells || scene.mark(i + 1).is_some_and(|c| ",;.)–—".contains(c)));
        let cell_alone = mark == Some('|') && closes;
        // «Moldave, 26 ans» begins what is told under a name.
        let aged = scene.mark(i + 1) == Some(',')
            && scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Number)
            && scene.key(i + 3) == "ans";
        let found = alone || between || cell_alone || (scene.opens_line(first) && aged);
        return found.then_some(fixed::NATIONALITY_APPOSITION);
    }
    // «les parents, portugais tous les deux», «M. Vela, albanais de 30 ans»: behind people alone; «né en 2012, arménien par
    // son père» behind a year, too.
    let of = before.checked_sub(1);
    let told = tells && of.is_some_and(|at| is_somebody(scene, at) || scene.key(i + 1) == "par");
    (closes || told || guessed).then_some(fixed::NATIONALITY_APPOSITION)
}

/// «il est suisse et veut partir», «les voisins sont bulgares», «probablement géorgien»: said of people, not of things.
fn attribute(scene: &Scene<'_>, i: usize, before: usize) -> Option<Fixed> {
    let closes = closes(scene, i + 1);
    let previous = scene.key(before);
    let of = before.checked_sub(1);
    let found = Some(fixed::NATIONALITY_ATTRIBUTE);
    // «demandeur d'asile afghan»
    if matches!(previous, "origine" | "origines" | "asile") {
        return Some(fixed::NATIONALITY_ORIGIN);
    }
    if scene.tokens[i].shape == Shape::Capital {
        return None;
    }
    let supposed = previous == "fait" && of.is_some_and(|at| scene.key(at) == "en");
    if (supposed
        || matches!(previous, "est" | "etait" | "serait" | "dit" | "declare" | "etre" | "etant" | "devenu" | "devenue"))
        && closes
        && !of.is_some_and(|at| people::is_thing(scene, at))
    {
        return found;
    }
    // «probablement géorgien», «a priori roumaines», «tous deux haïtiens»
    let likely = matches!(
        previous,
        "probablement"
            | "apparemment"
            | "vraisemblablement"
            | "visiblement"
            | "priori"
            | "semble"
            | "suppose"
            | "supposee"
    );
    let all = matches!(previous, "tous" | "toutes");
    if (likely || all) && (closes || tells(scene, i + 1)) && !is_language(scene, i, i) {
        return found;
    }
    let joined = closes || matches!(scene.key(i + 1), "et" | "mais" | "ou" | "donc") || tells(scene, i + 1);
    let verb = matches!(previous, "est" | "sont" | "etait" | "etaient" | "serait" | "seraient");
    (verb && of.is_some_and(|at| is_subject(scene, at)) && joined).then_some(found).flatten()
}

/// «des retraités allemands», «une jeune mère isolée congolaise»
fn adjective(scene: &Scene<'_>, first: usize, before: usize) -> Option<Fixed> {
    if scene.tokens[first].shape != Shape::Lower {
        return None;
    }
    let people = |at: usize| {
        is_one_of_people(scene, at)
            || scene.is(at, SOMEONE | KIN) && !matches!(scene.key(at), "il" | "ils" | "elles")
            || matches!(scene.key(at), "jeunes" | "mineurs" | "majeur" | "retraites")
    };
    // «lui marocain, elle guinéenne»
    let pronoun = matches!(scene.key(before), "lui" | "elle");
    let contrast = !pronoun || closes(scene, before + 2) && scene.mark(before + 2).is_some();
    let through = matches!(
        scene.key(before),
        "isole"
            | "isolee"
            | "isoles"
            | "isolees"
            | "age"
            | "agee"
            | "ages"
            | "agees"
            | "seul"
            | "seule"
            | "retraite"
            | "retraitee"
            | "celibataire"
            | "mineur"
            | "mineure"
            | "mineurs"
            | "majeur"
            | "majeure"
            | "accompagnes"
    );
    let found = people(before) && contrast || through && before > 0 && people(before - 1);
    found.then_some(fixed::NATIONALITY_ADJECTIVE)
}

/// A mark or the end stands at `at`, of a text or of a cell.
fn closes(scene: &Scene<'_>, at: usize) -> bool {
    let cell = |at: usize| {
        let gap = scene.tokens[at - 1].span.end..scene.tokens[at].span.start;
        scene.text.get(gap).is_some_and(|gap| gap.contains('\t'))
    };
    at >= scene.tokens.len()
        || scene.opens_line(at)
        || at > 0 && cell(at)
        || scene.mark(at).is_some_and(|c| ",;.?)|(/–—:».!".contains(c))
}
