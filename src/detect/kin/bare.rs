//! Relatives without a determiner: table cells, notes, appositions.

use super::state::{has_lot, has_post, has_state, is_subject};
use super::{Found, is_of, opens_entry};
use crate::detect::cues::{APPOSED, ARTICLE, CIVILITY, FIGURE, INTRODUCED, KIN, NEVER_BARE, PARTNER, PREFIX};
use crate::detect::evidence::fixed;
use crate::detect::lexicon::pos;
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};

/// Without determiner: table cells, notes, appositions.
pub(super) fn bare(
    scene: &Scene<'_>,
    i: usize,
    first: usize,
    last: usize,
    compound: bool,
    situation: bool,
) -> Option<Found> {
    let key = scene.key(i);
    let found = |rule| Some((scene.across(first, last), rule));
    // «trois jeunes filles», «avec d’autres filles»: girls, and nobody's daughters.
    let others = |at: usize| scene.key(at).starts_with("jeune") || scene.key(at).starts_with("autre");
    if matches!(key, "fille" | "filles") && (first..i).any(others) {
        return None;
    }
    let previous = first.checked_sub(1).and_then(|at| scene.mark(at));
    let next = scene.mark(last + 1);
    let edge = opens_entry(scene, first);
    // «- Parents au resto»
    let item = first
        .checked_sub(1)
        .is_some_and(|at| scene.mark(at).is_some_and(|c| "-–—•*>".contains(c)) && opens_entry(scene, at));
    // «… le 9. Grand frère déjà connu»: notes begin a sentence without its article.
    let sentence = previous.is_some_and(|c| ".!?;→=".contains(c));
    // «Sœur Marie-Odile lui lit son courrier», «Père Colombani»: a nun, a priest.
    let religious = matches!(key, "soeur" | "mere" | "pere" | "frere") && first == i && is_called(scene, last + 1);
    // «Parents et professeurs se réunissent», «Parents, élèves, police»: the public.
    let public = key == "parents" && (scene.key(last + 1) == "et" || scene.mark(last + 1) == Some(','));
    let opens = edge || item || sentence && !religious && !public || previous == Some('|');
    // «Mère : … / Père : non déclaré / Demi-frère : …»
    let opens = opens || previous == Some('/') && next == Some(':');
    // «« Maman dort »»
    let opens = opens || matches!(key, "papa" | "maman") && first == i && matches!(previous, Some('«' | '"' | '“'));
    if scene.tokens[first].shape == Shape::Capital && !opens {
        return None;
    }
    if scene.tokens[i].shape == Shape::Capital && first < i {
        return None;
    }
    // «- père Roche Jonathan vu endormi»: he has both his names.
    let initial = scene.tokens.get(last + 2).is_some_and(|token| token.shape == Shape::Initial);
    let whole = matches!(key, "pere" | "mere") && is_called(scene, last + 1);
    let whole = whole && (is_called(scene, last + 2) || initial && situation);
    let lower = scene.tokens[i].shape == Shape::Lower;
    if first == i && whole && ((edge || item) && lower || initial && (opens || sentence)) {
        return found(fixed::KIN_LABEL);
    }
    if opens && first == i && key != "ex" && is_introduced(scene, i, last) {
        return found(fixed::KIN_LABEL);
    }
    let named_before = first > 1 && previous == Some(',') && is_called(scene, first - 2);
    let said_of = || next == Some('=') || super::ranks::is_of_somebody(scene, last + 1);
    // «ex de Mme Roche» in a cell; «Zoé Petit, ex de Karim, …»
    if key == "ex" && (opens || previous == Some('(') || situation && named_before) && said_of() {
        return found(fixed::KIN_LABEL);
    }
    // «- Moussa, petit frère, 4e3»: whom the line is about, what he is, and what is said of him.
    if named_before
        && first < i
        && matches!(key, "frere" | "soeur" | "fils" | "cousin" | "cousine" | "fille")
        && next == Some(',')
    {
        return found(fixed::KIN_APPOSITION);
    }
    // «27 ans, 1 fille Inès, CE1»
    if situation
        && matches!(key, "fille" | "fils" | "enfant")
        && scene.key(first) == "1"
        && previous == Some(',')
        && is_called(scene, last + 1)
    {
        return found(fixed::KIN_NOTE);
    }
    // «reprend le travail, fille née en août», and not «Inès, fille née le 3»
    if situation
        && first == i
        && matches!(key, "fille" | "fils")
        && matches!(scene.key(last + 1), "ne" | "nee")
        && matches!(scene.key(last + 2), "en" | "le" | "au" | "a" | "hier" | "cet" | "cette")
        && matches!(previous, Some(',' | ';' | '.'))
        && !named_before
    {
        return found(fixed::KIN_NOTE);
    }
    // «enfant commun» in a cell
    if opens && matches!(key, "enfant" | "enfants") && scene.key(last).starts_with("commun") && ends(scene, last + 1) {
        return found(fixed::KIN_LABEL);
    }
    if !situation && opens && key == "parents" && has_lot(scene.key(last + 1)) {
        return found(fixed::KIN_NOTE);
    }
    if matches!(key, "papa" | "maman")
        && situation
        && (edge
            || previous.is_some_and(|c| ",;:.(|–-«+".contains(c))
            || (is_reached(scene, first) || first == i && is_linked(scene, i)) && !is_called(scene, last + 1))
    {
        return found(fixed::KIN_FAMILIAR);
    }
    // «Mamie le garde le mercredi»
    let pet = matches!(key, "mamie" | "mamy" | "papi" | "papy" | "tata" | "tonton") && first == i;
    if pet && situation && opens && scene.tokens.get(last + 1).is_some_and(|next| next.shape == Shape::Lower) {
        return found(fixed::KIN_FAMILIAR);
    }
    // «(14 filles, 13 garçons)», «3/ filles : …»: girls, and nobody's daughters.
    if key == "filles" && (first < i || heads_item(scene, first)) {
        return None;
    }
    // «…, bébé prématuré», «nourrisson en néonat»
    if situation
        && matches!(key, "bebe" | "nourrisson")
        && (edge || matches!(previous, Some(',' | ';' | '.')))
        && !is_of(scene, last + 1)
    {
        return found(fixed::KIN_NOTE);
    }
    if !situation
        || scene.is(i, NEVER_BARE)
        || matches!(key, "copain" | "copine") && first == i
        // «KAYA Deniz (fille)» in a row: girl or boy.
        || matches!(key, "gosse" | "gosses" | "gamine" | "gamins") && first < i
        || key == "fille" && first == i && is_sex(scene, i)
    {
        return None;
    }
    // «mère : …», «père (absent)», «parents ; mail …», «grand-père, batelier».
    // «Noé + parents», «éducateur/mère»; «le lien école/parents» is of them all.
    let opened =
        edge || previous.is_some_and(|c| "|;:.(•–—-+".contains(c)) || previous == Some('/') && key != "parents";
    let closes = last + 1 >= scene.tokens.len() || scene.opens_line(last + 1);
    let complement = is_of(scene, last + 1);
    let counted = complement
        && (scene.is(last + 2, FIGURE) || scene.tokens.get(last + 2).is_some_and(|t| t.shape == Shape::Number));
    // «Fratrie : frère 17 ans, sœur 12 ans»
    let aged = scene.tokens.get(last + 1).is_some_and(|token| token.shape == Shape::Number)
        && matches!(scene.key(last + 2), "ans" | "an" | "mois");
    if aged && (opened || previous == Some(',')) {
        return found(fixed::KIN_LABEL);
    }
    // «mère + beau-père», «RV mère et tante»: two of whom one says as little.
    let beside = first > 1
        && (previous == Some('+') || scene.key(first - 1) == "et")
        && scene.is(first - 2, KIN)
        && !matches!(key, "parents" | "peres" | "meres")
        && !scene.opens_line(first);
    // «SCHMITT Kelly + mère», in a cell of names.
    if (beside || previous == Some('+') && !matches!(key, "parents" | "peres" | "meres")) && !complement {
        return found(fixed::KIN_NOTE);
    }
    // «Parents gardiens du stade», «Père maçon»
    if opened && !complement && previous != Some('(') && has_post(scene, last + 1) {
        return found(fixed::KIN_NOTE);
    }
    if opened && !counted {
        // «mère + beau-père séparés»
        let pair = next == Some('+') || next == Some('/') && scene.is(last + 2, KIN | PREFIX);
        let label = closes || next.is_some_and(|c| ":,;|()=.–—→".contains(c)) || pair && key != "parents";
        let named = complement && named_behind(scene, last + 2);
        // «Mme Sow (ex-épouse Lenoir)» says what she was called.
        if label || named || previous != Some('(') && is_subject(scene, last) {
            return found(fixed::KIN_LABEL);
        }
    }
    // «violences sur ex-compagne», «convoc. avec mère», «appel mère»: notes leave the article out.
    if compound && is_preposition(scene, first)
        || !matches!(key, "papa" | "maman")
            && (!complement || named_behind(scene, last + 2))
            && !scene.hyphen(last + 1)
            && (is_reached(scene, first) || is_owned(scene, i, first) && !is_called(scene, last + 1))
    {
        return found(fixed::KIN_NOTE);
    }
    let strong = compound
        || scene.is(i, APPOSED)
        // «Marié, épouse enceinte», and not «Mme Sow, épouse Roche».
        || scene.is(i, PARTNER) && !is_called(scene, last + 1);
    // «7 enfants, jumeaux de 9 ans».
    if matches!(key, "jumeaux" | "jumelles") && previous == Some(',') && scene.key(last + 3) == "ans" {
        return found(fixed::KIN_APPOSITION);
    }
    if matches!(previous, Some(',' | '(')) && !counted {
        let named = complement && named_behind(scene, last + 2);
        // «père inconnu, grand-mère : PIAUD Lise»
        if next == Some(':') && (strong || matches!(key, "mere" | "pere")) {
            return found(fixed::KIN_LABEL);
        }
        let enclosed = closes || next.is_some_and(|c| ",;)(".contains(c));
        if (strong || key == "mere" || key == "pere") && (named || (enclosed && strong)) {
            return found(fixed::KIN_APPOSITION);
        }
        // «Veuve, fils à Gien»
        let place = scene.tokens.get(last + 2).is_some_and(|token| token.shape == Shape::Capital);
        let lives = matches!(key, "fils" | "fille") && matches!(scene.key(last + 1), "a" | "au" | "en") && place;
        if situation && lives && previous == Some(',') {
            return found(fixed::KIN_NOTE);
        }
        if key == "parents" && (named || !complement) {
            return found(fixed::KIN_NOTE);
        }
        // «mère dépassée, père DCD», «parents, oncle très présent»
        let state = matches!(key, "pere" | "mere") && (has_state(scene, last + 1) || has_post(scene, last + 1));
        if state
            || strong
                && key != "fille"
                && key != "fils"
                && (previous == Some(',') && is_subject(scene, last) || has_state(scene, last + 1))
        {
            return found(fixed::KIN_NOTE);
        }
    }
    None
}

/// «Mère = Mme Roche», «Maman, Mme ROCHE Ana, demande»: a title says who is meant, in whatever part of the minutes.
fn is_introduced(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    scene.is(i, INTRODUCED)
        && scene.mark(last + 1).is_some_and(|mark| "=:,(".contains(mark))
        && scene.is(last + 2, CIVILITY)
        && !scene.opens_line(last + 2)
}

/// Notes say whom one saw, called or met without a word before: «convoc. avec mère», «chez tante», «tel père», «voir papa».
fn is_reached(scene: &Scene<'_>, i: usize) -> bool {
    let Some(at) = i.checked_sub(1) else { return false };
    let at = if scene.mark(at) == Some('.') { at.saturating_sub(1) } else { at };
    !scene.opens_line(i)
        && matches!(
            scene.key(at),
            "avec"
                | "chez"
                | "contre"
                | "via"
                | "selon"
                | "dixit"
                | "appel"
                | "appeler"
                | "rappeler"
                | "appele"
                | "tel"
                | "rdv"
                | "rv"
                | "convoc"
                | "convoquer"
                | "prevenir"
                | "par"
                | "convocation"
                | "courrier"
                | "entretien"
                | "telephonique"
                | "message"
                | "audition"
                | "voir"
                | "revoir"
                | "vu"
                | "vue"
                | "sms"
                | "ch"
                | "presence"
                | "contacter"
                | "recontacter"
                | "relancer"
                | "recevoir"
                | "rencontrer"
                | "retour"
                | "relance"
                | "accord"
                | "avis"
                | "attente"
        )
}

/// «contact mère», «accord père signé», «lien grand-mère»: a noun and then whose it is, as notes write it without «de la».
fn is_owned(scene: &Scene<'_>, i: usize, first: usize) -> bool {
    const NONE: &[&str] =
        &["maison", "societe", "langue", "carte", "cellule", "entreprise", "fete", "future", "plante"];
    const HERE: &[&str] =
        &["pere", "mere", "frere", "soeur", "tante", "oncle", "cousin", "cousine", "tutrice", "curatrice", "compagne"];
    let Some(at) = first.checked_sub(1).filter(|_| !scene.opens_line(first)) else { return false };
    let facts = scene.facts(at);
    HERE.contains(&scene.key(i))
        && scene.tokens[at].shape == Shape::Lower
        && facts.pos & pos::NOUN != 0
        && facts.pos & (pos::ADJECTIVE | pos::GRAMMATICAL) == 0
        && !scene.is(at, KIN)
        && !scene.has(at, marks::PREDICATE)
        && !NONE.contains(&scene.key(at))
}

/// «message laissé à maman», «vu maman et papa»
fn is_linked(scene: &Scene<'_>, i: usize) -> bool {
    !scene.opens_line(i)
        && i.checked_sub(1).is_some_and(|at| {
            matches!(
                scene.key(at),
                "a" | "de"
                    | "et"
                    | "pour"
                    | "par"
                    | "que"
                    | "puis"
                    | "ou"
                    | "quand"
                    | "lorsque"
                    | "si"
                    | "car"
                    | "mais"
            ) || scene.tokens[at].shape == Shape::Lower
                && scene.facts(at).pos & (pos::VERB | pos::GRAMMATICAL) == pos::VERB
        })
}

/// A cell or a line ends before `at`.
fn ends(scene: &Scene<'_>, at: usize) -> bool {
    scene.opens_line(at) || scene.mark(at).is_some_and(|mark| "|;,:(".contains(mark)) || opens_entry(scene, at)
}

/// «3/ filles : …», «b) filles :»: the heading of an item.
fn heads_item(scene: &Scene<'_>, first: usize) -> bool {
    first > 1 && scene.mark(first - 1).is_some_and(|mark| "/).-".contains(mark)) && opens_entry(scene, first - 2)
}

/// «tel papa jordan»: the father of Jordan, or one who is called so.
fn is_called(scene: &Scene<'_>, at: usize) -> bool {
    scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper))
        || scene.facts(at).given >= 30
}

fn is_preposition(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|at| matches!(scene.key(at), "sur" | "avec" | "chez" | "contre" | "par" | "de"))
}

/// «grand-mère de Lenny», «frère du n° 3», «frère de la situation 5».
fn named_behind(scene: &Scene<'_>, at: usize) -> bool {
    let at = if scene.apostrophe(at) { at + 1 } else { at };
    let at = if scene.is(at, ARTICLE) { at + 1 } else { at };
    matches!(scene.tokens.get(at).map(|t| t.shape), Some(Shape::Capital | Shape::Upper | Shape::Initial))
        || matches!(scene.key(at), "situation" | "n" | "precedent" | "precedente" | "jeune")
        || (scene.key(at - 1) == "du" || scene.is(at - 1, ARTICLE)) && !scene.is(at, FIGURE)
}

/// «(fille)», «Iris – fille – 11 ans», «Sexe : fille»: girl or boy, and nobody's daughter.
fn is_sex(scene: &Scene<'_>, i: usize) -> bool {
    let (Some(before), next) = (i.checked_sub(1), scene.mark(i + 1)) else { return false };
    let age = scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Number);
    match scene.mark(before) {
        Some('(') => next == Some(')'),
        Some(':') => before > 0 && scene.key(before - 1) == "sexe",
        Some(mark) if "–—-|,".contains(mark) => {
            age && next == Some(mark) && before > 0 && is_called(scene, before - 1)
        }
        _ => false,
    }
}
