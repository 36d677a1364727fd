//! Employers: a firm, a shop, a boat, behind a job.

use super::{ahead, behind, breaks_name, individual, institutional, is_connector, proper_name};
use crate::detect::Candidate;
use crate::detect::cues::{AROUND, ARTICLE, CIVILITY, JOB, KIN, OFFICE, POSSESSIVE, SAYS, SCHOOL, WORK};
use crate::detect::evidence::fixed;
use crate::detect::lexicon::{self, Facts, lists, pos};
use crate::detect::token::{Scene, Shape};
use crate::kind::Kind;

/// Someone lodges there: not an employer.
fn lodges(key: &str) -> bool {
    matches!(
        key,
        "heberge"
            | "hebergee"
            | "loge"
            | "logee"
            | "vit"
            | "vivait"
            | "dort"
            | "habite"
            | "domicilie"
            | "domiciliee"
            | "parti"
            | "partie"
            | "refugie"
            | "refugiee"
            | "adresse"
            | "logement"
            | "retourne"
            | "demeure"
            | "reside"
    )
}

/// One begins there: a job, unless one lodges.
fn begins(key: &str) -> bool {
    matches!(key, "commence" | "commencer" | "commencera" | "debute" | "debuter" | "debutera" | "demarre" | "demarrer")
}

pub(super) fn employer(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if institutional(scene) {
        return None;
    }
    let key = scene.key(i);
    match key {
        "sur" => return None,
        "chez" => {}
        _ => return workplace(scene, i),
    }
    let next = scene.tokens.get(i + 1)?;
    if scene.is(i + 1, POSSESSIVE | CIVILITY | KIN)
        || matches!(scene.key(i + 1), "lui" | "elle" | "eux" | "nous" | "moi" | "un" | "une" | "qui")
    {
        return None;
    }
    // «fait les 3x8 chez plastoval»
    let shifts = (i.saturating_sub(3)..i).find(|at| matches!(scene.key(*at), "2x8" | "3x8" | "4x8" | "5x8"));
    let job = behind(scene, i, 12, JOB).or(shifts);
    // «devait commencer chez Talec Toitures»
    let starts = (i.saturating_sub(3)..i).find(|at| begins(scene.key(*at)));
    let cared = |at: usize| matches!(scene.key(at), "suivi" | "cure" | "soins" | "traitement" | "therapie");
    let starts = starts.filter(|at| !(*at..i).any(cared));
    let job = job.or(starts);
    let lodging = (i.saturating_sub(5)..i).any(|at| lodges(scene.key(at)));
    let bracket = i > 0 && matches!(scene.mark(i - 1), Some('('));
    if lodging || (job.is_none() && !bracket) {
        return None;
    }
    let rule = if job.is_some() { fixed::EMPLOYER_CHEZ } else { fixed::EMPLOYER_BRACKET };
    if scene.is(i + 1, ARTICLE) && next.shape == Shape::Lower && !individual(scene) {
        return None;
    }
    if let Some(last) = proper_name(scene, i + 1) {
        // «chez le père à Agen» never comes here; «chez Paul» is a person unless someone works.
        let first = if next.shape == Shape::Lower { skip_lower(scene, i + 1) } else { i + 1 };
        let facts = scene.facts(first);
        if first == last && facts.given > 24 && job.is_none() {
            return None;
        }
        return Some(rule.at(scene.across(first, last), Kind::Employer));
    }
    job?;
    // «CDI chez garage du canal», in small letters
    if scene.is(i + 1, WORK)
        && next.shape == Shape::Lower
        && individual(scene)
        && let Some(last) = small_firm(scene, i + 1)
    {
        return Some(fixed::EMPLOYER_NOTE.at(scene.across(i + 1, last), Kind::Employer));
    }
    // «stage chez garage Poncelet»
    if scene.is(i + 1, WORK) && next.shape == Shape::Lower && !scene.opens_line(i + 1) {
        let named = scene.tokens.get(i + 2).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
        if let Some(last) = proper_name(scene, i + 2).filter(|_| named) {
            return Some(rule.at(scene.across(i + 1, last), Kind::Employer));
        }
    }
    // Notes without capitals: the words up to the next mark, three at most.
    let mut last = i;
    while last < i + 3
        && scene.tokens.get(last + 1).is_some_and(|t| t.shape == Shape::Lower)
        && !scene.opens_line(last + 1)
    {
        if breaks_name(scene, last + 1) || (last > i && is_connector(scene.key(last + 1))) || scene.is(last + 1, SAYS) {
            break;
        }
        last += 1;
    }
    let generic = matches!(scene.key(i + 1), "le" | "la" | "les" | "l" | "des" | "d" | "du");
    (last > i && !generic && individual(scene))
        .then(|| fixed::EMPLOYER_NOTE.at(scene.across(i + 1, last), Kind::Employer))
}

/// From `i` to the first token that is no article.
fn skip_lower(scene: &Scene<'_>, i: usize) -> usize {
    let mut at = i;
    while at + 1 < scene.tokens.len()
        && (is_connector(scene.key(at)) && scene.tokens[at].shape == Shape::Lower || scene.apostrophe(at))
    {
        at += 1;
    }
    at
}

/// «garage du canal», «boulangerie de la halle»: a firm in small letters by where it is; its last token.
fn small_firm(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let at = match (scene.key(i + 1), scene.key(i + 2)) {
        ("de", "la") => i + 3,
        ("du" | "des", _) => i + 2,
        _ => return None,
    };
    let named = scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower && token.span.len() > 3);
    let other = breaks_name(scene, at) || scene.is(at, KIN) || scene.facts(at).pos & pos::GRAMMATICAL != 0;
    let one = !matches!(scene.key(at), "coin" | "quartier" | "secteur" | "village" | "ville" | "centre");
    (named && one && !other && !scene.opens_line(at)).then_some(at)
}

/// «apprenti boucherie lenfant»: a job, a trade and a name, all in small letters.
fn small_owner(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let facts = scene.facts(i + 1);
    let named = scene.tokens.get(i + 1).is_some_and(|token| token.shape == Shape::Lower && token.span.len() > 3);
    let job = i > 0 && scene.is(i - 1, JOB) && !scene.opens_line(i);
    let name = facts.pos & !pos::PROPER == 0 && facts.lists == 0 && scene.cues(i + 1).bits == 0;
    (individual(scene) && named && job && name && !scene.opens_line(i + 1)).then_some(i + 1)
}

/// «la scierie Roche recrute»: what a firm does, and not «recrutée», which somebody is.
fn recruits(scene: &Scene<'_>, at: usize) -> bool {
    scene.word(at).eq_ignore_ascii_case("recrute")
}

/// «à la boulangerie Au Bon Pétrin», «tiennent le Kebab du Port», «garage Poncelet (apprenti)».
fn workplace(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    // «chez Transports Lecoq» is read at «chez».
    if i > 0 && scene.key(i - 1) == "chez" {
        return None;
    }
    // «la coopérative laitière de Cholet», «boulangerie industrielle Roche»
    let adjective = scene.tokens.get(i + 1).is_some_and(|next| next.shape == Shape::Lower)
        && scene.facts(i + 1).pos & pos::ADJECTIVE != 0
        && !is_connector(scene.key(i + 1))
        && !scene.opens_line(i + 1);
    if let Some(last) = small_owner(scene, i) {
        return Some(fixed::EMPLOYER_NOTE.at(scene.across(i, last), Kind::Employer));
    }
    let last = proper_name(scene, i + 1).or_else(|| adjective.then(|| proper_name(scene, i + 2)).flatten())?;
    let job = behind(scene, i, 8, JOB).or_else(|| ahead(scene, last, 3, JOB).filter(|at| !recruits(scene, *at)));
    let job = job.filter(|&at| at != i)?;
    // «le vigile du magasin Leclerc a vu»: the word before is a function of somebody else, but of a person all the same.
    let office = i > 0
        && behind(scene, i, 2, OFFICE | AROUND).is_some_and(|at| at != job)
        && matches!(scene.key(i - 1), "le" | "la" | "l");
    // «qui travaille à la scierie Roche»: of one person, whatever is spoken of around.
    let said = individual(scene)
        || matches!(scene.key(job), "travaille" | "travaillait" | "bosse")
            && job > 0
            && (matches!(scene.key(job - 1), "il" | "elle" | "qui")
                || scene.is(job - 1, KIN)
                || scene.tokens[job - 1].shape == Shape::Capital)
        // «vient de perdre son poste à la scierie Roche»
        || matches!(scene.key(job), "poste" | "emploi" | "travail" | "boulot" | "job" | "contrat" | "stage")
            && job > 0
            && matches!(scene.key(job - 1), "son" | "leur");
    if office || !said {
        return None;
    }
    let cave = scene.key(i) == "cooperative" && i > 0 && scene.key(i - 1) == "cave";
    Some(fixed::EMPLOYER_WORKPLACE.at(scene.across(i - usize::from(cave), last), Kind::Employer))
}

/// «marin sur « La Belle Étoile »», «vendeuse chaussea nord».
pub(super) fn employer_behind_job(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if !individual(scene) {
        return None;
    }
    let key = scene.key(i);
    // «patron pêcheur sur le Gwel ar Mor»
    let hyphen = usize::from(scene.hyphen(i + 1));
    let aboard = if scene.key(i + 1 + hyphen) == "pecheur" { i + 2 + hyphen } else { i + 1 };
    let sails = matches!(key, "marin" | "matelot" | "cuisinier" | "mousse" | "embarque" | "mecanicien" | "mer")
        || aboard > i + 1;
    // «cuisinier à bord de l'X», «à bord du X»
    let board = key == "bord" && i > 0 && scene.key(i - 1) == "a" && matches!(scene.key(aboard), "de" | "du");
    if scene.key(aboard) == "sur" && sails || board {
        let article = matches!(scene.key(aboard + 1), "le" | "la") && scene.tokens[aboard + 1].shape == Shape::Lower;
        let quoted = matches!(scene.mark(aboard + 1), Some('«' | '"' | '“'));
        // «matelot sur l'Étoile du Nord»
        let elided = scene.key(aboard + 1) == "l" && scene.apostrophe(aboard + 2);
        let first = aboard + 1 + usize::from(quoted || article) + 2 * usize::from(elided);
        let mut last = proper_name(scene, first)?;
        // «Gwel ar Mor», «Enez an Aod»: a Breton article inside.
        if matches!(scene.key(last + 1), "ar" | "an" | "al" | "er")
            && scene.tokens.get(last + 2).is_some_and(|token| token.shape == Shape::Capital)
        {
            last += 2;
        }
        return Some(fixed::EMPLOYER_BOAT.at(scene.across(first, last), Kind::Employer));
    }
    // «gérant du « Palais d'Or »», «tient « Le Jardin de Jade »»
    let open = (i + 1..i + 4).find(|at| !matches!(scene.key(*at), "du" | "de" | "la" | "le" | "au" | "a" | "l"));
    if let Some(open) = open.filter(|at| matches!(scene.mark(*at), Some('«' | '"' | '“')))
        && let Some(last) = proper_name(scene, open + 1)
        && matches!(scene.mark(last + 1), Some('»' | '"' | '”'))
    {
        return Some(fixed::EMPLOYER_BOAT.at(scene.across(open + 1, last), Kind::Employer));
    }
    // «caissière au Proximarché».
    // «travaille de nuit au Campanile»
    let works = matches!(key, "travaille" | "travaillait" | "bosse");
    let over =
        |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower) && !scene.opens_line(at);
    let to = (i + 1..i + 5).take_while(|at| over(*at)).find(|at| matches!(scene.key(*at), "au" | "a"));
    let i = match to {
        Some(to) if works => to - 1,
        _ => i,
    };
    let at = match (scene.key(i + 1), scene.key(i + 2)) {
        ("au", _) => i + 2,
        ("a", "la") => i + 3,
        ("a", "l") if scene.apostrophe(i + 3) => i + 4,
        _ => scene.tokens.len(),
    };
    // «agent à la SOTREM»: letters that no list has for a body of the town.
    let letters = scene.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper)
        && (3..=8).contains(&scene.key(at).len())
        && scene.facts(at).lists & (lists::ACRONYM | lists::NETWORK) == 0
        && scene.tokens[i].shape == Shape::Lower;
    if (letters || scene.tokens.get(at).is_some_and(|t| matches!(t.shape, Shape::Capital | Shape::Mixed)))
        && !scene.is(at, SCHOOL | WORK | CIVILITY)
        && !public(scene.key(at))
        // «un emploi au Havre»
        && !(scene.key(at - 1) == "au" && lexicon::lookup(&format!("le {}", scene.key(at))).commune > 0)
    {
        let last = proper_name(scene, at)?;
        return Some(fixed::EMPLOYER_AT.at(scene.across(at, last), Kind::Employer));
    }
    // A job followed by words that no dictionary has, in a note.
    let unknown = |at: usize| {
        let facts = scene.facts(at);
        scene.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
            && !scene.opens_line(at)
            && scene.key(at).len() > 4
            && Facts { lists: facts.lists & !lists::BRAND, ..facts } == Facts::default()
            && scene.cues(at).bits == 0
    };
    let seller = matches!(
        key,
        "vendeur"
            | "vendeuse"
            | "caissier"
            | "caissiere"
            | "livreur"
            | "livreuse"
            | "serveur"
            | "serveuse"
            | "vigile"
            | "magasinier"
    );
    // «livreur pizza roma»: what is sold is the first word of the name.
    let sold = matches!(scene.key(i + 1), "pizza" | "burger" | "tacos" | "sushi" | "kebab")
        && scene.tokens[i + 1].shape == Shape::Lower
        && scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Lower)
        && !scene.opens_line(i + 2)
        && !breaks_name(scene, i + 2)
        && !is_connector(scene.key(i + 2))
        && scene.facts(i + 2).pos & (pos::VERB | pos::GRAMMATICAL) == 0;
    if seller && lexicon_is_loaded(scene) && (unknown(i + 1) || sold) {
        let mut last = i + 1 + usize::from(sold);
        while last < i + 3
            && scene.tokens.get(last + 1).is_some_and(|t| t.shape == Shape::Lower)
            && !scene.opens_line(last + 1)
            && !breaks_name(scene, last + 1)
        {
            last += 1;
        }
        return Some(fixed::EMPLOYER_UNKNOWN.at(scene.across(i + 1, last), Kind::Employer));
    }
    None
}

/// The town and what stands beside it: everybody's employer.
fn public(key: &str) -> bool {
    matches!(
        key,
        "ville"
            | "mairie"
            | "departement"
            | "metropole"
            | "region"
            | "prefecture"
            | "etat"
            | "centre"
            | "conseil"
            | "mission"
    )
}

/// Without dictionaries every word is unknown, and being unknown says nothing.
fn lexicon_is_loaded(scene: &Scene<'_>) -> bool {
    (0..scene.tokens.len().min(40)).any(|at| scene.facts(at) != Facts::default())
}
