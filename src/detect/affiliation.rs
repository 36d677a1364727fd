//! What ties a person to a place of life: school, employer, nationality, town.
//!
//! Names of schools and firms are all over minutes as institutions. They identify somebody only where someone attends
//! or works there, so each rule asks who the sentence is about before it reads the name.

use super::cues::{
    CIVILITY, CONTRACTED, DWELLS, JOB, KIN, NATION, OFFICE, POSSESSIVE, PUPIL, SAYS, SCHOOL, SOMEONE, WORK,
};
use super::lexicon::pos;
use super::token::{Scene, Shape};
use super::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::zone::Zone;

/// Finds schools, employers, nationalities and towns of persons; see the module.
#[derive(Debug, Clone, Copy, Default)]
pub struct AffiliationRecogniser;

impl Recogniser for AffiliationRecogniser {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        for i in 0..scene.tokens.len() {
            let bits = scene.cues(i).bits;
            if bits & (SCHOOL | WORK | NATION | DWELLS | JOB) == 0 {
                continue;
            }
            if bits & SCHOOL != 0 {
                out.extend(school(scene, i));
            }
            if bits & WORK != 0 {
                out.extend(employer(scene, i));
            }
            if bits & JOB != 0 {
                out.extend(employer_behind_job(scene, i));
            }
            if bits & NATION != 0 {
                out.extend(nationality(scene, i));
            }
            if bits & DWELLS != 0 {
                out.extend(town(scene, i));
            }
        }
    }
}

fn individual(scene: &Scene<'_>) -> bool {
    matches!(scene.zone, Zone::Situation | Zone::Decisions)
}

/// Nothing of one person is said there.
fn institutional(scene: &Scene<'_>) -> bool {
    matches!(scene.zone, Zone::Attendance | Zone::Agenda | Zone::Signature | Zone::Furniture | Zone::Statistics)
}

/// Looks back from `i` over at most `reach` tokens of the same sentence.
fn behind(scene: &Scene<'_>, i: usize, reach: usize, bits: u64) -> Option<usize> {
    for at in (i.saturating_sub(reach)..i).rev() {
        if ends_sentence(scene, at) {
            return None;
        }
        if scene.is(at, bits) {
            return Some(at);
        }
    }
    None
}

/// Looks ahead likewise.
fn ahead(scene: &Scene<'_>, i: usize, reach: usize, bits: u64) -> Option<usize> {
    for at in i + 1..=(i + reach).min(scene.tokens.len().saturating_sub(1)) {
        if ends_sentence(scene, at) {
            return None;
        }
        if scene.is(at, bits) {
            return Some(at);
        }
    }
    None
}

/// A full stop that is none of an abbreviation, or a mark as strong.
fn ends_sentence(scene: &Scene<'_>, at: usize) -> bool {
    match scene.mark(at) {
        Some('.') => {
            let before = at.checked_sub(1);
            !before.is_some_and(|b| {
                scene.is(b, CIVILITY) || scene.tokens[b].shape == Shape::Initial || scene.word(b).len() <= 3
            })
        }
        Some('!' | '|' | '…') => true,
        _ => false,
    }
}

/// A line end inside running text, not the end of a list item: the line before is full.
fn wraps(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.opens_line(i) {
        return true;
    }
    let Some(previous) = i.checked_sub(1) else { return false };
    let end = scene.tokens[previous].span.end;
    let start = scene.text[..end].rfind('\n').map_or(0, |at| at + 1);
    end - start > 55 && !scene.text[end..scene.tokens[i].span.start].contains("\n\n")
}

fn is_connector(key: &str) -> bool {
    matches!(
        key,
        "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "et" | "en" | "sur" | "au" | "aux" | "a" | "lez"
    )
}

/// Words of shouted text that cannot be part of a name.
fn breaks_name(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i);
    let key = scene.key(i);
    matches!(
        key,
        "jusqu"
            | "jusque"
            | "depuis"
            | "est"
            | "sont"
            | "dont"
            | "qui"
            | "que"
            | "avec"
            | "par"
            | "pour"
            | "sans"
            | "dans"
            | "ne"
            | "se"
            | "ce"
            | "il"
            | "elle"
            | "a"
            | "ont"
            | "mais"
            | "ou"
            | "chez"
            | "et"
            | "en"
            | "son"
            | "sa"
            | "ses"
            | "m"
            | "mme"
    ) || (scene.tokens[i].shape == Shape::Upper
        && facts.pos & (pos::VERB | pos::GRAMMATICAL) != 0
        && facts.pos & pos::NOUN == 0
        && facts.surname < 20)
}

/// The last token of the proper name that starts at or behind `i`, over articles: «des Coquelicots», «Anita-Conti»,
/// «M. Pagnol», «Électricité Morvan & Fils».
fn proper_name(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    let mut last = None;
    let mut words = 0;
    while at < scene.tokens.len() && words < 9 {
        // A name runs over a line end only where it is cut: at a hyphen, behind a connector, before its first word.
        let open = last.is_none() || last != at.checked_sub(1);
        if scene.opens_line(at) && !(open && wraps(scene, at)) {
            break;
        }
        let shape = scene.tokens[at].shape;
        let key = scene.key(at);
        let shouted = scene.tokens[i.saturating_sub(1)].shape == Shape::Upper;
        match shape {
            Shape::Mark('&') if last.is_some() => at += 1,
            Shape::Mark(_) if scene.hyphen(at) && (last == at.checked_sub(1) || (at > 1 && scene.hyphen(at - 2))) => {
                at += 1;
            }
            Shape::Mark('.') if at > 0 && scene.tokens[at - 1].shape == Shape::Initial => at += 1,
            Shape::Mark(_) if scene.apostrophe(at) && at > 0 && is_connector(scene.key(at - 1)) => at += 1,
            // «Rapid’Yvelle».
            Shape::Mark(_) if scene.apostrophe(at) && last == at.checked_sub(1) && glued(scene, at) => at += 1,
            Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed => {
                let joined = at > 0 && scene.hyphen(at - 1);
                if is_connector(key) && shape == Shape::Upper && !joined {
                    // «LYCEE DE VAUBRUN»: a connector in shouted text.
                    at += 1;
                    continue;
                }
                if !joined && (breaks_name(scene, at) && (last.is_some() || shape == Shape::Upper))
                    || scene.is(at, CIVILITY) && !is_initial_dot(scene, at)
                {
                    break;
                }
                // In shouted text a third loose word is no more of the name.
                if shouted && shape == Shape::Upper && !joined && words >= 2 && !is_connector(scene.key(at - 1)) {
                    break;
                }
                last = Some(at);
                words += 1;
                at += 1;
            }
            // «& Fils» in lower case.
            Shape::Lower
                if last.is_some()
                    && matches!(key, "fils" | "freres" | "associes")
                    && matches!(scene.mark(at - 1), Some('&')) =>
            {
                last = Some(at);
                break;
            }
            Shape::Lower if is_connector(key) => at += 1,
            _ => break,
        }
    }
    last
}

/// No space on either side of token `at`.
fn glued(scene: &Scene<'_>, at: usize) -> bool {
    at > 0
        && scene.tokens[at - 1].span.end == scene.tokens[at].span.start
        && scene.tokens.get(at + 1).is_some_and(|next| next.span.start == scene.tokens[at].span.end)
}

/// «M. Pagnol» as a first name's initial: a school is called so, a pupil's civility is not written inside a school.
fn is_initial_dot(scene: &Scene<'_>, at: usize) -> bool {
    scene.tokens[at].shape == Shape::Initial && matches!(scene.mark(at + 1), Some('.'))
}

/// «3e», «4e B», «2nde», «CM2», «terminale».
fn is_class(scene: &Scene<'_>, at: usize) -> bool {
    let key = scene.key(at);
    matches!(
        key,
        "6e" | "5e"
            | "4e"
            | "3e"
            | "2nde"
            | "2de"
            | "1re"
            | "1ere"
            | "6eme"
            | "5eme"
            | "4eme"
            | "3eme"
            | "tle"
            | "term"
            | "terminale"
            | "seconde"
            | "premiere"
            | "troisieme"
            | "quatrieme"
            | "cinquieme"
            | "sixieme"
            | "cm1"
            | "cm2"
            | "ce1"
            | "ce2"
            | "cp"
            | "cap"
            | "bts"
            | "segpa"
            | "ulis"
            | "classe"
    ) || (key.len() == 3 && matches!(key.as_bytes(), [b'3'..=b'6', b'e', b'1'..=b'9']))
}

fn school(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if institutional(scene) {
        return None;
    }
    let key = scene.key(i);
    let mut at = i + 1;
    if matches!(scene.mark(at), Some('.')) && matches!(key, "coll" | "clg" | "lyc") {
        at += 1;
    }
    if matches!(key, "groupe" | "cite" | "ensemble") {
        if scene.key(at) != "scolaire" {
            return None;
        }
        at += 1;
    }
    while matches!(
        scene.key(at),
        "professionnel"
            | "professionnelle"
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
    ) && wraps(scene, at)
    {
        at += 1;
    }
    // «École supérieure de commerce de X», «école de danse X».
    if scene.key(at) == "de" && matches!(scene.key(at + 1), "commerce" | "danse" | "musique" | "police" | "management")
    {
        at += 2;
    }
    // «la maternelle», «une institution», «la fac» need a name; so does every other.
    let last = match proper_name(scene, at) {
        Some(last) => last,
        None => lower_name(scene, i, at)?,
    };
    if matches!(key, "maternelle" | "institution" | "institut" | "internat" | "creche") {
        let direct = matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper) && !is_connector(scene.key(at));
        if !direct {
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
    let pupil = behind(scene, i, 7, PUPIL).is_some();
    let class =
        (i.saturating_sub(6)..i).chain(last + 1..(last + 5).min(scene.tokens.len())).any(|near| is_class(scene, near));
    let determined = i > 0
        && (scene.is(i - 1, CONTRACTED)
            || matches!(scene.key(i - 1), "le" | "de" | "la" | "l")
            || scene.apostrophe(i - 1));
    let before = if determined { i - 1 } else { i };
    let office = behind(scene, before, 3, OFFICE).filter(|_| !pupil);
    let (rule, confidence) = match (individual(scene), pupil, class) {
        (_, true, true) => ("school.pupil_class", 95),
        (true, true, _) => ("school.pupil", 92),
        (false, true, _) => ("school.pupil", 78),
        (true, _, true) if office.is_none() => ("school.class", 88),
        // «Le lycée X ouvre une section», «le tour passe par l'école X»: the institution itself.
        (true, false, _) if acts(scene, i) => return None,
        (true, false, _) => match office.map(|at| scene.key(at)) {
            None => ("school.situation", 78),
            Some(
                "abords" | "devant" | "sortie" | "face" | "pres" | "parvis" | "rue" | "arret" | "parking" | "quartier"
                | "secteur" | "autour" | "proximite" | "entre" | "vers" | "cote" | "entree" | "grilles" | "reunion"
                | "salle" | "locaux",
            ) => return None,
            // Someone of a school who reports a pupil names the pupil's school: a doubt.
            Some(_) => ("school.report", 55),
        },
        (false, false, _) => return None,
    };
    Some(Candidate { span: scene.across(i, last), kind: Kind::School, rule, confidence })
}

/// The school opens the sentence with its article, or something goes by it.
fn acts(scene: &Scene<'_>, i: usize) -> bool {
    let article = match i.checked_sub(1) {
        Some(at) if scene.apostrophe(at) => at.checked_sub(1),
        other => other,
    };
    let Some(article) = article.filter(|&at| scene.is(at, super::cues::ARTICLE)) else { return false };
    let opens = article == 0 || scene.opens_line(article) || ends_sentence(scene, article - 1);
    (opens && scene.tokens[article].shape != Shape::Lower) || (article > 0 && scene.key(article - 1) == "par")
}

/// «clg ingres», «lp bourdelle»: notes without capitals. Only behind abbreviations, which nobody uses for the common noun.
fn lower_name(scene: &Scene<'_>, i: usize, at: usize) -> Option<usize> {
    // «5e 2 collège des rives»: the class before it says that what follows is its name.
    let class = (i.saturating_sub(2)..i).any(|near| is_class(scene, near));
    if class && matches!(scene.key(i), "college" | "lycee" | "ecole") && matches!(scene.key(at), "des" | "du") {
        let named = scene.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower) && !scene.opens_line(at + 1);
        return (named && !matches!(scene.key(at + 1), "secteur" | "quartier" | "coin" | "centre")).then_some(at + 1);
    }
    if !matches!(scene.key(i), "clg" | "lp" | "lyc" | "coll" | "lpo" | "lgt")
        || scene.tokens.get(at)?.shape != Shape::Lower
    {
        return None;
    }
    let known = scene.facts(at);
    let grammatical = known.pos & (pos::GRAMMATICAL | pos::VERB) != 0 && known.surname < 20;
    if grammatical || breaks_name(scene, at) || is_connector(scene.key(at)) || scene.opens_line(at) {
        return None;
    }
    // A second unknown word is of the name too: «clg jean moulin».
    let next = scene.tokens.get(at + 1).filter(|t| t.shape == Shape::Lower && !scene.opens_line(at + 1));
    let more = next.is_some()
        && known.given > 20
        && scene.facts(at + 1).surname > 20
        && scene.facts(at + 1).pos & pos::GRAMMATICAL == 0;
    Some(if more { at + 1 } else { at })
}

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

fn employer(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
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
    let job = behind(scene, i, 12, JOB);
    let lodging = (i.saturating_sub(5)..i).any(|at| lodges(scene.key(at)));
    let bracket = i > 0 && matches!(scene.mark(i - 1), Some('('));
    if lodging || (job.is_none() && !bracket) {
        return None;
    }
    let confidence = if job.is_some() { 88 } else { 65 };
    if scene.is(i + 1, super::cues::ARTICLE) && next.shape == Shape::Lower && !individual(scene) {
        return None;
    }
    if let Some(last) = proper_name(scene, i + 1) {
        // «chez le père à Agen» never comes here; «chez Paul» is a person unless someone works.
        let first = if next.shape == Shape::Lower { skip_lower(scene, i + 1) } else { i + 1 };
        let facts = scene.facts(first);
        if first == last && facts.given > 24 && job.is_none() {
            return None;
        }
        return Some(Candidate {
            span: scene.across(first, last),
            kind: Kind::Employer,
            rule: "employer.chez",
            confidence,
        });
    }
    // Notes without capitals: the words up to the next mark, three at most.
    job?;
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
    (last > i && !generic && individual(scene)).then(|| Candidate {
        span: scene.across(i + 1, last),
        kind: Kind::Employer,
        rule: "employer.note",
        confidence: 70,
    })
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

/// «à la boulangerie Au Bon Pétrin», «tiennent le Kebab du Port», «garage Poncelet (apprenti)».
fn workplace(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    // «chez Transports Lecoq» is read at «chez».
    if i > 0 && scene.key(i - 1) == "chez" {
        return None;
    }
    let last = proper_name(scene, i + 1)?;
    let job = behind(scene, i, 8, JOB).or_else(|| ahead(scene, last, 3, JOB));
    let job = job.filter(|&at| at != i)?;
    // «le vigile du magasin Leclerc a vu»: the word before is a function of somebody else, but of a person all the same.
    let office = i > 0
        && behind(scene, i, 2, OFFICE).is_some_and(|at| at != job)
        && matches!(scene.key(i - 1), "le" | "la" | "l");
    if office || !individual(scene) {
        return None;
    }
    Some(Candidate { span: scene.across(i, last), kind: Kind::Employer, rule: "employer.workplace", confidence: 85 })
}

/// «marin sur « La Belle Étoile »», «vendeuse chaussea nord».
fn employer_behind_job(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if !individual(scene) {
        return None;
    }
    let key = scene.key(i);
    if scene.key(i + 1) == "sur" && matches!(key, "marin" | "matelot" | "cuisinier" | "mousse") {
        let quoted = matches!(scene.mark(i + 2), Some('«' | '"' | '“'));
        let first = i + 2 + usize::from(quoted);
        let last = proper_name(scene, first)?;
        return Some(Candidate {
            span: scene.across(first, last),
            kind: Kind::Employer,
            rule: "employer.boat",
            confidence: 85,
        });
    }
    // «caissière au Proximarché».
    let at = match (scene.key(i + 1), scene.key(i + 2)) {
        ("au", _) => i + 2,
        ("a", "la") => i + 3,
        ("a", "l") if scene.apostrophe(i + 3) => i + 4,
        _ => scene.tokens.len(),
    };
    if scene.tokens.get(at).is_some_and(|t| matches!(t.shape, Shape::Capital | Shape::Mixed))
        && !scene.is(at, SCHOOL | WORK | CIVILITY)
    {
        let last = proper_name(scene, at)?;
        return Some(Candidate {
            span: scene.across(at, last),
            kind: Kind::Employer,
            rule: "employer.at",
            confidence: 72,
        });
    }
    // A job followed by words that no dictionary has, in a note.
    let unknown = |at: usize| {
        let facts = scene.facts(at);
        scene.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
            && !scene.opens_line(at)
            && scene.key(at).len() > 4
            && facts == super::lexicon::Facts::default()
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
    if seller && lexicon_is_loaded(scene) && unknown(i + 1) {
        let mut last = i + 1;
        while last < i + 3
            && scene.tokens.get(last + 1).is_some_and(|t| t.shape == Shape::Lower)
            && !breaks_name(scene, last + 1)
        {
            last += 1;
        }
        return Some(Candidate {
            span: scene.across(i + 1, last),
            kind: Kind::Employer,
            rule: "employer.unknown",
            confidence: 60,
        });
    }
    None
}

/// Without dictionaries every word is unknown, and being unknown says nothing.
fn lexicon_is_loaded(scene: &Scene<'_>) -> bool {
    (0..scene.tokens.len().min(40)).any(|at| scene.facts(at) != super::lexicon::Facts::default())
}

fn nationality(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    let found =
        |rule, confidence| Some(Candidate { span: scene.across(i, i), kind: Kind::Nationality, rule, confidence });
    let shape = scene.tokens[i].shape;
    let before = i.checked_sub(1)?;
    let previous = scene.key(before);
    let labelled = previous == "nationalite"
        || (before > 0 && scene.mark(before) == Some(':') && scene.key(before - 1) == "nationalite");
    if labelled {
        return found("nationality.word", 95);
    }
    if matches!(previous, "ressortissant" | "ressortissante" | "ressortissants") {
        return found("nationality.national", 92);
    }
    if !individual(scene) {
        return None;
    }
    if previous == "origine" {
        return found("nationality.origin", 85);
    }
    let closes = i + 1 >= scene.tokens.len()
        || scene.opens_line(i + 1)
        || scene.mark(i + 1).is_some_and(|c| ",;.?)|(/–—:".contains(c));
    let apposed = scene.mark(before).is_some_and(|c| ",(|?/–—".contains(c)) || scene.opens_line(i);
    // «Le Belge» is a nickname, «M. SUISSE» a surname.
    if shape == Shape::Capital && !(apposed && scene.mark(before) == Some('|')) {
        return None;
    }
    if apposed && closes {
        return found("nationality.apposition", 80);
    }
    if matches!(previous, "est" | "etait" | "dit" | "declare") && closes {
        return found("nationality.attribute", 75);
    }
    if shape == Shape::Lower
        && (scene.is(before, SOMEONE | KIN) || matches!(previous, "jeunes" | "famille" | "mineurs" | "majeur"))
        && !matches!(previous, "il" | "elle" | "lui")
    {
        return found("nationality.adjective", 75);
    }
    None
}

/// «vit à Cholet», «parti chez le père à Agen», «sorti de Seysses»: low confidence, the policy decides.
fn town(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if !individual(scene) {
        return None;
    }
    for at in i + 1..(i + 7).min(scene.tokens.len()) {
        if scene.mark(at).is_some_and(|c| !matches!(c, '\'' | '’' | '-' | '('))
            || scene.opens_line(at) && !wraps(scene, at)
        {
            return None;
        }
        let key = scene.key(at);
        let open = matches!(scene.mark(at), Some('(')) || matches!(key, "a" | "vers" | "en");
        if !open {
            continue;
        }
        let first = at + 1;
        let token = scene.tokens.get(first)?;
        let last = match token.shape {
            Shape::Capital | Shape::Upper
                if !scene.is(first, CIVILITY | POSSESSIVE | KIN) && scene.key(first).len() > 1 =>
            {
                proper_name(scene, first)?
            }
            Shape::Lower if scene.facts(first).commune > 0 && scene.facts(first).pos == 0 => first,
            _ => continue,
        };
        return Some(Candidate {
            span: scene.across(first, last),
            kind: Kind::Place,
            rule: "place.town",
            confidence: 30,
        });
    }
    None
}

#[cfg(test)]
#[path = "affiliation_tests.rs"]
mod tests;
