//! Schools: a type and a name, tied to a pupil by what stands around.

mod small;

use super::{ahead, behind, ends_sentence, individual, institutional, is_connector, proper_name, wraps};
use crate::detect::Candidate;
use crate::detect::cues::{
    self, AROUND, ARTICLE, CIVILITY, CLASS, CONTRACTED, DWELLS, KIN, OFFICE, PUPIL, SAYS, SCHOOL, WORK,
};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::lexicon::lists;
use crate::detect::token::{Scene, Shape};
use crate::kind::Kind;
use crate::zone::Zone;
use small::{behind_short_kind, given_school, lower_name, lower_school};

/// «3e», «4e B», «2nde», «CM2», «terminale».
fn is_class(scene: &Scene<'_>, at: usize) -> bool {
    let key = scene.key(at);
    // «lycée pro», «bac pro»
    scene.is(at, CLASS) && key != "pro"
        || matches!(key, "1ere" | "term" | "cm1" | "cm2" | "ce1" | "ce2" | "cp" | "cap" | "bts" | "ulis" | "classe")
        || (key.len() == 3 && matches!(key.as_bytes(), [b'3'..=b'6', b'e', b'1'..=b'9']))
}

/// «professionnel», «maternelle»: belongs to the type of a school.
fn is_kind(key: &str) -> bool {
    matches!(
        key,
        "professionnel"
            | "professionnelle"
            | "pro"
            | "agricole"
            | "polyvalent"
            | "general"
            | "technologique"
            | "technique"
            | "hotelier"
            | "maritime"
            | "prive"
            | "privee"
            | "maternelle"
            | "elementaire"
            | "primaire"
            | "superieure"
            | "publique"
            | "public"
            | "horticole"
            | "militaire"
    )
}

pub(super) fn school(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    // «sont présents : M. X et son fils, qui est en CE1 à l'école Y»
    if institutional(scene) && !(scene.zone == Zone::Attendance && learns(scene, i)) {
        return None;
    }
    let key = scene.key(i);
    let mut at = i + 1;
    if matches!(scene.mark(at), Some('.')) && matches!(key, "coll" | "clg" | "lyc" | "ec") {
        at += 1;
    } else if key == "ec" {
        return None;
    }
    if matches!(key, "groupe" | "cite" | "ensemble") {
        if scene.key(at) != "scolaire" {
            return None;
        }
        at += 1;
    }
    while is_kind(scene.key(at)) && wraps(scene, at) {
        at += 1;
    }
    at = behind_short_kind(scene, at);
    // «École supérieure de commerce de X», «école de danse X».
    if scene.key(at) == "de" && matches!(scene.key(at + 1), "commerce" | "danse" | "musique" | "police" | "management")
    {
        at += 2;
    }
    // «École de la 2e chance de X».
    if scene.key(at) == "de" && scene.key(at + 1) == "la" && scene.key(at + 3) == "chance" {
        at += 4;
    }
    let first = compound_start(scene, i);
    // «la maternelle», «une institution», «la fac» need a name; so does every other.
    let last = match proper_name(scene, at) {
        Some(last) => last,
        None if is_only_one(scene, i, at) => {
            return Some(fixed::SCHOOL_PUPIL.at(scene.across(first, at - 1), Kind::School));
        }
        None => lower_name(scene, i, at)?,
    };
    if matches!(key, "maternelle" | "institution" | "institut" | "internat" | "creche") {
        let direct = matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper) && !is_connector(scene.key(at));
        // «va à la maternelle du Port»
        let of = matches!(key, "maternelle" | "creche") && i > 0 && scene.key(i - 1) == "la";
        if !direct && !of {
            return None;
        }
        // «maternelle» behind «école» was read with it; «la maternelle, Mme X» is a grandmother.
        if key == "maternelle" && i > 0 && scene.key(i - 1) == "ecole" {
            return None;
        }
    }
    // «l'école de Nolan»: the school of somebody.
    if at + 1 == last && scene.is(at, CONTRACTED) | (scene.key(at) == "de") {
        let facts = scene.facts(last);
        if facts.given > 24 && facts.commune == 0 {
            return None;
        }
    }
    if is_letterhead(scene, i, last) {
        return Some(fixed::SCHOOL_SITUATION.at(scene.across(first, last), Kind::School));
    }
    Some(judge(scene, first, last)?.at(scene.across(first, last), Kind::School))
}

/// Where the type of the school begins whose last word is `i`: «micro-lycée», «collège-lycée», «halte-garderie».
fn compound_start(scene: &Scene<'_>, i: usize) -> usize {
    match i.checked_sub(2) {
        Some(at)
            if scene.hyphen(i - 1)
                && (scene.is(at, SCHOOL) || matches!(scene.key(at), "micro" | "mini" | "halte" | "multi")) =>
        {
            at
        }
        _ => i,
    }
}

/// «scolarisé au lycée maritime»: of its kind a coast has one.
fn is_only_one(scene: &Scene<'_>, i: usize, at: usize) -> bool {
    at == i + 2
        && matches!(scene.key(i), "lycee" | "lyc" | "lp")
        && matches!(scene.key(i + 1), "maritime" | "hotelier" | "agricole" | "horticole" | "militaire")
        && individual(scene)
        && !is_connector(scene.key(at))
        && behind(scene, i, 4, PUPIL | CLASS).is_some()
}

/// «Collège X – Vie scolaire» heads a text: the pupils in it are those of that school. Where the meeting is, a hall is named.
fn is_letterhead(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    const HALLS: &[&str] =
        &["salle", "cdi", "amphi", "amphitheatre", "refectoire", "cantine", "auditorium", "theatre", "gymnase"];
    let next = last + 1;
    let ends = next >= scene.tokens.len() || scene.opens_line(next);
    let goes_on = matches!(scene.mark(next), Some('–' | '—' | '-')) && !HALLS.contains(&scene.key(next + 1));
    scene.zone == Zone::Heading
        && (i == 0 || scene.opens_line(i))
        && scene.tokens[i].shape != Shape::Lower
        && (ends || goes_on)
}

/// A school that is called by its name alone, behind its pupil or a class: «scolarisé à Schuman», «en 3e à Jean-Macé
/// (Provins)».
pub(super) fn unnamed(scene: &Scene<'_>, i: usize, out: &mut Vec<Candidate>) {
    if !individual(scene) {
        return;
    }
    let reach = if scene.is(i, PUPIL) { 9 } else { 4 };
    let stops = |at: &usize| {
        scene.mark(*at).is_some_and(|mark| !matches!(mark, '\'' | '’' | '-'))
            || scene.opens_line(*at) && !wraps(scene, *at)
            || scene.is(*at, SCHOOL | DWELLS)
    };
    // «scolarisé au Sacré-Cœur», «étudiante aux Beaux-Arts»: much else is behind «inscrit au».
    let attends =
        ["scolaris", "etudi", "eleve", "lyceen", "collegien"].iter().any(|word| scene.key(i).starts_with(word));
    let opens = |at: usize| match scene.key(at) {
        "a" => true,
        "au" | "aux" => attends,
        _ => false,
    };
    let Some(to) = (i + 1..(i + reach).min(scene.tokens.len())).take_while(|at| !stops(at)).find(|at| opens(*at))
    else {
        return;
    };
    let elided = scene.key(to + 1) == "l" && scene.apostrophe(to + 2);
    let first = if elided { to + 3 } else { to + 1 };
    let contracted = scene.key(to) != "a";
    let named = scene.tokens.get(first).is_some_and(|token| match token.shape {
        Shape::Capital | Shape::Mixed => true,
        // «ETUDIANT AUX BEAUX-ARTS».
        Shape::Upper => contracted && scene.hyphen(first + 1),
        // «scolarisée à schuman», «à jean zay».
        Shape::Lower => !contracted && to == i + 1 && (lower_school(scene, first) || given_school(scene, first)),
        _ => false,
    });
    const NONE: u64 = lists::ESTABLISHMENT | lists::ACRONYM | lists::BRAND | lists::STREET | lists::NETWORK;
    if !named
        || scene.is(first, CIVILITY | KIN | SCHOOL | WORK)
        || scene.opens_line(first)
        || scene.facts(first).lists & NONE != 0
        // «scolarisé au Maroc»
        || contracted && scene.facts(first).lists & (lists::COUNTRY | lists::REGION) != 0
        || matches!(scene.key(first), "france" | "pole" | "mission" | "parcoursup" | "conseil" | "restos" | "secours")
    {
        return;
    }
    let lower = scene.tokens[first].shape == Shape::Lower;
    let last = match proper_name(scene, first) {
        _ if lower => first + usize::from(given_school(scene, first)),
        Some(last) => last,
        None => return,
    };
    // «scolarisé à Cholet»
    let town = first == last && scene.facts(first).commune > 0 && scene.facts(first).lists & lists::HOMAGE == 0;
    let (rule, kind) = if town { (fixed::PLACE_TOWN, Kind::Place) } else { (fixed::SCHOOL_UNNAMED, Kind::School) };
    out.push(rule.at(scene.across(first, last), kind));
    let bracketed = scene.mark(last + 1) == Some('(') && scene.mark(last + 3) == Some(')');
    if bracketed && scene.facts(last + 2).commune > 0 && scene.facts(last + 2).given < 40 {
        out.push(fixed::PLACE_TOWN.at(scene.across(last + 2, last + 2), Kind::Place));
    }
}

/// What the words around the school `i..=last` say; nothing where it is no pupil's.
fn judge(scene: &Scene<'_>, i: usize, last: usize) -> Option<Fixed> {
    let pupil = behind(scene, i, 7, PUPIL).is_some();
    let class =
        (i.saturating_sub(6)..i).chain(last + 1..(last + 5).min(scene.tokens.len())).any(|near| is_class(scene, near));
    let determined = i > 0
        && (scene.is(i - 1, CONTRACTED)
            || matches!(scene.key(i - 1), "le" | "de" | "la" | "l")
            || scene.apostrophe(i - 1));
    let before = if determined { i - 1 } else { i };
    // «entre en 6e» is what a pupil does.
    let enters = |at: usize| scene.key(at) == "entre" && scene.key(at + 1) == "en";
    let office = behind(scene, before, 3, OFFICE | AROUND).filter(|at| !pupil && !enters(*at));
    // «Nour est en 5e B au collège X»: one pupil, whatever is spoken of around.
    let in_class =
        (i.saturating_sub(6)..i).any(|near| is_class(scene, near) && near > 0 && scene.key(near - 1) == "en");
    Some(match (individual(scene), pupil, class) {
        (_, true, true) => fixed::SCHOOL_PUPIL_CLASS,
        (true, true, _) => fixed::SCHOOL_PUPIL,
        (false, true, _) => fixed::SCHOOL_PUPIL_GENERAL,
        (true, _, true) if office.is_none() => fixed::SCHOOL_CLASS,
        // «Sortie du collège X, altercation entre deux élèves : …»
        _ if office.is_some_and(|at| is_gate(scene, at)) && names_pupils(scene, last) => fixed::SCHOOL_REPORT,
        // «vu 2 fois devant l'école X»: where somebody is sought is where the child goes.
        (true, false, _) if office.is_some_and(|at| is_gate(scene, at)) && is_met(scene, before) => {
            fixed::SCHOOL_REPORT
        }
        // «L'école X demande conseil»: it speaks of its pupil.
        (true, false, _) if acts(scene, i) && speaks(scene, last + 1) => fixed::SCHOOL_REPORT,
        // «Le lycée X ouvre une section», «le tour passe par l'école X»: the institution itself.
        (true, false, _) if acts(scene, i) => return None,
        (true, false, _) => match office {
            None => fixed::SCHOOL_SITUATION,
            Some(at) if scene.is(at, AROUND) => return None,
            Some(_) => fixed::SCHOOL_REPORT,
        },
        (false, false, true) if in_class || is_in_class(scene, before, last) => fixed::SCHOOL_PUPIL_GENERAL,
        (false, false, true) if heads(scene, i, last) || noted(scene, i) => fixed::SCHOOL_CLASS,
        // «son neveu attendait près du collège X»
        _ if office.is_none_or(|at| is_gate(scene, at)) && of_relative(scene, before) => fixed::SCHOOL_REPORT,
        (false, false, _) => return None,
    })
}

/// «est en CE1 à l'», «scolarisé en 4e au» right before the school `i`: no one who sits at a table is.
fn learns(scene: &Scene<'_>, i: usize) -> bool {
    (i.saturating_sub(5)..i).any(|near| {
        near > 1
            && is_class(scene, near)
            && scene.key(near - 1) == "en"
            && matches!(scene.key(near - 2), "est" | "etait" | "entre" | "scolarise" | "scolarisee")
    })
}

/// «altercation entre deux élèves : Noé Sow et …» behind a school's gate: those whom a colon names.
fn names_pupils(scene: &Scene<'_>, last: usize) -> bool {
    ahead(scene, last, 8, PUPIL).is_some_and(|at| {
        let name = scene.tokens.get(at + 2).map(|token| token.shape);
        scene.mark(at + 1) == Some(':') && matches!(name, Some(Shape::Capital | Shape::Upper))
    })
}

/// «dit être au lycée X en terminale», «va au collège X, en 4e»: one pupil's.
fn is_in_class(scene: &Scene<'_>, before: usize, last: usize) -> bool {
    let class = last + 1 + usize::from(scene.mark(last + 1) == Some(','));
    let attends = before.checked_sub(1).is_some_and(|at| {
        matches!(scene.key(at), "etre" | "est" | "etait" | "va" | "allait" | "entre" | "entrait")
            && !scene.opens_line(before)
    });
    attends && scene.key(class) == "en" && is_class(scene, class + 1)
}

/// «devant», «à la sortie»: where pupils are met.
fn is_gate(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.key(at), "devant" | "sortie" | "grilles" | "entree" | "abords" | "parvis")
}

/// Somebody is seen or met in the words before `at`: «vu 2 fois devant l'», «frappé à la sortie du».
fn is_met(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at)
        .rev()
        .take_while(|near| !ends_sentence(scene, *near) && !scene.opens_line(*near + 1))
        .any(|near| {
            matches!(
                scene.key(near),
                "vu" | "vue"
                    | "vient"
                    | "venu"
                    | "venue"
                    | "recupere"
                    | "recuperer"
                    | "chercher"
                    | "vus"
                    | "apercu"
                    | "apercue"
                    | "attendu"
                    | "attendue"
                    | "suivi"
                    | "suivie"
                    | "frappe"
                    | "frappee"
                    | "agresse"
                    | "agressee"
                    | "tabasse"
                    | "menace"
                    | "menacee"
                    | "rackette"
                    | "rackettee"
            )
        })
}

/// «son fils», «sa petite-fille» stands before in the sentence, with nothing else that the school could be of.
fn of_relative(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).rev().take_while(|near| !ends_sentence(scene, *near)).any(|near| {
        let child = matches!(
            scene.key(near),
            "fils"
                | "fille"
                | "filles"
                | "garcon"
                | "frere"
                | "soeur"
                | "neveu"
                | "niece"
                | "cousin"
                | "cousine"
                | "enfant"
        );
        let owner = (near.saturating_sub(3)..near)
            .any(|owner| matches!(scene.key(owner), "son" | "sa" | "ses" | "leur" | "mon" | "ma" | "mes"));
        child && owner
    })
}

/// The school is a heading and its classes are those under it: «A. COLLÈGE X», then «Classe de 5e 2».
fn heads(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    let opens = |at: usize| at == 0 || scene.opens_line(at);
    let numbered =
        i >= 2 && scene.mark(i - 1).is_some_and(|mark| matches!(mark, '.' | ')' | '-' | '–')) && opens(i - 2);
    (opens(i) || numbered)
        && scene.opens_line(last + 1)
        && scene.key(last + 1) == "classe"
        && scene.key(last + 2) == "de"
}

/// A type as notes write it.
fn is_short(key: &str) -> bool {
    matches!(key, "clg" | "coll" | "lyc" | "lp" | "lpo" | "lgt")
}

/// «4eme 5 clg jean vilar»: an abbreviation right behind a class, as notes on one pupil have it.
fn noted(scene: &Scene<'_>, i: usize) -> bool {
    let digits = |at: usize| scene.key(at).bytes().all(|byte| byte.is_ascii_digit());
    let beside = |at: usize| is_class(scene, at) && scene.key(at) != "classe";
    is_short(scene.key(i))
        && !scene.opens_line(i)
        && i > 0
        && (beside(i - 1) || i > 1 && digits(i - 1) && beside(i - 2))
}

/// What stands at `at` is a verb of who tells of a pupil: «signale», «nous a transmis la situation de», «s'inquiète».
fn speaks(scene: &Scene<'_>, mut at: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "nous", "vous", "leur", "lui", "en", "y", "l", "m", "s", "se", "n", "ne", "a", "ont", "avait", "deja", "bien",
    ];
    let from = at;
    while at < from + 5 && (BETWEEN.contains(&scene.key(at)) || scene.apostrophe(at)) {
        at += 1;
    }
    // «a signalé», «a fait une information préoccupante», «n'a plus de nouvelles de».
    let about = || {
        (at + 1..at + 5).any(|of| {
            matches!(
                scene.key(of),
                "situation"
                    | "situations"
                    | "dossier"
                    | "signalement"
                    | "absence"
                    | "absences"
                    | "information"
                    | "nouvelle"
                    | "nouvelles"
                    | "cas"
                    | "ip"
                    | "fiche"
                    | "eleve"
                    | "famille"
            )
        })
    };
    match scene.key(at) {
        "demande" | "saisit" | "exclut" | "convoque" | "sollicite" | "redoute" | "inquiete" | "alerte" => true,
        "signale" | "saisi" | "exclu" | "inquiet" => at > from,
        "transmis" | "transmet" | "adresse" | "envoye" | "fait" | "plus" | "pas" | "evoque" | "remonte" | "aucune" => {
            about()
        }
        _ => scene.is(at, SAYS),
    }
}

/// A school that is known to be one, `first..=last`. What bears its name without its type («Jean-Macé», «Les Lilas») is
/// it only as a pupil's.
pub(super) fn known(scene: &Scene<'_>, first: usize, last: usize) -> Option<Candidate> {
    if institutional(scene) {
        return None;
    }
    let fixed = judge(scene, first, last)?;
    let named = scene.is(first, SCHOOL) || fixed.rule.starts_with("school.pupil");
    named.then(|| fixed.at(scene.across(first, last), Kind::School))
}

/// The words of a school's name without its type; all of them where nothing but the type would be left.
pub(super) fn without_type(words: &[String]) -> &[String] {
    let typed = words.first().is_some_and(|word| cues::of(word).bits & SCHOOL != 0);
    let kind = words.iter().skip(1).take_while(|word| is_kind(word) || *word == "scolaire").count();
    match words.get(1 + kind..) {
        Some(name) if typed && name.iter().any(|word| word.len() > 3) => name,
        _ => words,
    }
}

/// The school opens the sentence with its article, or something goes by it.
fn acts(scene: &Scene<'_>, i: usize) -> bool {
    let article = match i.checked_sub(1) {
        Some(at) if scene.apostrophe(at) => at.checked_sub(1),
        other => other,
    };
    let Some(article) = article.filter(|&at| scene.is(at, ARTICLE)) else { return false };
    let opens = article == 0 || scene.opens_line(article) || ends_sentence(scene, article - 1);
    (opens && scene.tokens[article].shape != Shape::Lower) || (article > 0 && scene.key(article - 1) == "par")
}
