//! Whether a clause is about somebody.

use super::{general, said};
use crate::detect::cues::{ARTICLE, CIVILITY, FIGURE, KIN, POSSESSIVE, SOMEONE};
use crate::detect::marks;
use crate::detect::stems::{self, Row};
use crate::detect::token::{Scene, Shape};
use crate::kind::PassageKind;

/// A person is spoken of: a civility or a capitalised name, a relative of someone, a pronoun.
pub(super) fn about_someone(scene: &Scene<'_>, first: usize, last: usize, individual: bool) -> bool {
    // «Faits : insultes à un agent»: what the one did who was named before.
    if matches!(scene.key(first), "faits" | "motif" | "motifs" | "griefs") && scene.mark(first + 1) == Some(':') {
        return true;
    }
    (first..=last).any(|i| {
        let bits = scene.cues(i).bits;
        if !individual && anyone(scene, i) {
            return false;
        }
        // «M. le Préfet» is a function.
        if bits & CIVILITY != 0 {
            let name = i + 1 + usize::from(scene.mark(i + 1) == Some('.'));
            return !scene.is(name, ARTICLE);
        }
        // «un élève sur dix» are many.
        let share = scene.key(i + 1) == "sur" && scene.is(i + 2, FIGURE);
        if bits & SOMEONE != 0 && !share && !impersonal(scene, i) {
            return true;
        }
        // «Mehdi Saadoun, 19 ans»: a name between marks, not in «gymnase Pierre Brossolette».
        let named = scene.facts(i).given > 24
            && matches!(scene.tokens[i + 1..].first().map(|t| t.shape), Some(Shape::Capital | Shape::Upper))
            && scene.mark(i + 2) == Some(',')
            && i.checked_sub(1).is_some_and(|before| scene.mark(before).is_some());
        let subject = scene.facts(i).given > 40
            && scene.tokens[i].shape == Shape::Capital
            && (suffers(scene, i + 1) || i == first && undergoes(scene, i + 1))
            && !general::of_saint(scene, i);
        named
            || subject
            || undergone(scene, first, i)
            || (bits & KIN != 0 && (possessed(scene, i) || relative_of(scene, i)))
            || called(scene, i)
            || (!individual
                && scene.facts(i).given > 24
                && scene.tokens[i].shape == Shape::Capital
                && (scene.facts(i).given > 40 && does(scene, i + 1) || told_of(scene, first, i, last)))
            || (individual
                // A first word has a capital anyway.
                && scene.facts(i).given > if i > first { 24 } else { 40 }
                && scene.tokens[i].shape == Shape::Capital)
    })
}

/// «est», «a été», behind a bracket or not: what goes on is said of the one before it. «a présenté» is what he did.
fn suffers(scene: &Scene<'_>, i: usize) -> bool {
    let mut at = i;
    if scene.mark(at) == Some('(') {
        let Some(close) = (at..at + 8).find(|i| scene.mark(*i) == Some(')')) else { return false };
        at = close + 1;
    }
    matches!(scene.key(at), "est" | "etait" | "serait")
        || matches!(scene.key(at), "a" | "avait" | "aurait") && scene.key(at + 1) == "ete"
}

/// «Enzo Maillard a été exclu», «Kevin L. aurait été vu»: a surname or its initial stands between. «est psychologue» may
/// be said of who sits at the table.
fn undergoes(scene: &Scene<'_>, i: usize) -> bool {
    let at = match scene.tokens.get(i).map(|token| token.shape) {
        Some(Shape::Capital | Shape::Upper) => i + 1,
        Some(Shape::Initial) => i + 1 + usize::from(scene.mark(i + 1) == Some('.')),
        _ => return false,
    };
    matches!(scene.key(at), "a" | "avait" | "aurait") && scene.key(at + 1) == "ete"
        || matches!(scene.key(at), "est" | "etait")
            && matches!(
                scene.key(at + 1),
                "signale" | "signalee" | "soupconne" | "soupconnee" | "accuse" | "accusee" | "mis" | "mise"
            )
}

/// A given name with a capital, which is no town.
fn given(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i);
    let saint = matches!(scene.key(i), "saint" | "sainte" | "st" | "ste");
    !saint
        && facts.given > 24
        && facts.commune == 0
        && scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Capital)
}

/// «la mère de Yanis», «le frère du petit Noa».
fn relative_of(scene: &Scene<'_>, i: usize) -> bool {
    let of = match scene.key(i + 1) {
        "de" | "du" => i + 2,
        "d" => i + 3,
        _ => return false,
    };
    given(scene, of)
        || matches!(scene.key(of), "petit" | "petite" | "jeune" | "grand" | "grande") && given(scene, of + 1)
}

/// «le petit Noa», «la jeune Inès», «le nommé Karim».
fn called(scene: &Scene<'_>, i: usize) -> bool {
    i > 0
        && matches!(scene.key(i), "petit" | "petite" | "jeune" | "nomme" | "nommee" | "dit" | "dite")
        && matches!(scene.key(i - 1), "le" | "la")
        && given(scene, i + 1)
}

/// «son fils», «son petit-fils», «leur plus jeune frère».
fn possessed(scene: &Scene<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { return false };
        if scene.is(before, POSSESSIVE) {
            return true;
        }
        let between = scene.hyphen(before)
            || matches!(
                scene.key(before),
                "petit"
                    | "petite"
                    | "grand"
                    | "grande"
                    | "beau"
                    | "belle"
                    | "demi"
                    | "arriere"
                    | "jeune"
                    | "plus"
                    | "propre"
                    | "ex"
            );
        if !between {
            return false;
        }
        at = before;
    }
    false
}

/// «Gontran a volé un vélo», «Inès (4e) se scarifie»: what somebody does who is called by a given name. Who speaks,
/// presents and proposes is at the table.
fn does(scene: &Scene<'_>, i: usize) -> bool {
    // The surname may stand between.
    let mut at = i + usize::from(matches!(scene.tokens.get(i).map(|t| t.shape), Some(Shape::Capital | Shape::Upper)));
    if scene.mark(at) == Some('(') {
        let Some(close) = (at..at + 8).find(|i| scene.mark(*i) == Some(')')) else { return false };
        at = close + 1;
    }
    match scene.key(at) {
        "aurait" | "serait" | "fumerait" | "boirait" | "consommerait" | "vendrait" | "revendrait" => true,
        "a" | "avait" => matches!(
            scene.key(at + 1),
            "frappe"
                | "vole"
                | "agresse"
                | "insulte"
                | "menace"
                | "casse"
                | "sorti"
                | "arrache"
                | "tague"
                | "brule"
                | "tape"
                | "crache"
                | "gifle"
                | "fugue"
                | "incendie"
                | "poignarde"
                | "rackette"
                | "avoue"
                | "mordu"
        ),
        "s" | "se" => matches!(
            scene.key(at + 1 + usize::from(scene.apostrophe(at + 1))),
            "scarifie" | "drogue" | "mutile" | "prostitue" | "injecte" | "automutile" | "alcoolise"
        ),
        _ => false,
    }
}

/// «Karim Selmi boit de nouveau», «Inès a été jugée le 4»: what is said directly of a name, with nothing between them but
/// an auxiliary and small words. Who presents the fight against violence says it of nobody.
fn told_of(scene: &Scene<'_>, first: usize, i: usize, last: usize) -> bool {
    let shape = |at: usize| scene.tokens.get(at).map(|token| token.shape);
    let mut at = i + 1;
    let mut words = 1;
    while at < last && words < 4 && (scene.hyphen(at) || matches!(shape(at), Some(Shape::Capital | Shape::Upper))) {
        words += 1;
        at += 1;
    }
    // «collège Jean Moulin», «Saint-Denis», a town: none of them is told anything of. A subject opens its clause.
    let opens = i == first
        || scene.mark(i - 1).is_some_and(|c| matches!(c, ',' | ':' | '–' | '—' | '('))
        || matches!(
            scene.key(i - 1),
            "que" | "et" | "ou" | "car" | "quand" | "si" | "mais" | "puis" | "dont" | "comme"
        )
        || scene.apostrophe(i - 1) && i > 1 && scene.key(i - 2) == "qu";
    let saint = scene.has(i, marks::SAINT);
    if !opens || saint || words == 1 && (scene.facts(i).commune > 0 || scene.facts(i).given <= 40) {
        return false;
    }
    if scene.mark(at) == Some('(') {
        let Some(close) = (at..at + 8).find(|i| scene.mark(*i) == Some(')')) else { return false };
        at = close + 1;
    }
    // «Amadeo Services : impayés»: who owes may be a firm.
    let tells = |row: &Row| row.weight > 1 && row.kind != PassageKind::Finances;
    let mut said = None;
    for at in at..=last.min(at + 6) {
        if said
            .get_or_insert_with(|| said::between(scene, first, last))
            .iter()
            .any(|said| said.first == at && said.row.is_some_and(tells))
        {
            return true;
        }
        let strong = stems::of(scene.cues(at).stem).is_some_and(tells);
        let key = scene.key(at);
        if strong && !["psych", "ortho", "addicto", "infirm"].iter().any(|start| key.starts_with(start)) {
            return true;
        }
        let counted = shape(at) == Some(Shape::Number) || scene.is(at, FIGURE);
        if !scene.has(at, marks::BETWEEN) && !counted && !scene.apostrophe(at) {
            return false;
        }
    }
    false
}

/// «il y a deux endroits», «il s'agit», «il est rappelé»: nobody is meant.
fn impersonal(scene: &Scene<'_>, i: usize) -> bool {
    if scene.key(i) != "il" {
        return false;
    }
    match scene.key(i + 1) {
        "y" | "faut" | "faudra" | "faudrait" | "convient" | "importe" | "existe" | "suffit" => true,
        "n" | "s" => matches!(scene.key(i + 3), "y" | "agit" | "agira" | "existe" | "avere"),
        "est" | "sera" | "serait" => {
            matches!(
                scene.key(i + 2),
                "rappele"
                    | "propose"
                    | "prevu"
                    | "precise"
                    | "demande"
                    | "convenu"
                    | "envisage"
                    | "possible"
                    | "important"
            )
        }
        _ => false,
    }
}

/// «Interpellé le 22 septembre»: a note begins with what befell somebody, who was named before. «Interpellés» were many.
fn undergone(scene: &Scene<'_>, first: usize, i: usize) -> bool {
    (i == first || scene.mark(i - 1) == Some(':'))
        && matches!(
            scene.key(i),
            "interpelle"
                | "interpellee"
                | "condamne"
                | "condamnee"
                | "incarcere"
                | "incarceree"
                | "ecroue"
                | "ecrouee"
                | "defere"
                | "deferee"
                | "hospitalise"
                | "hospitalisee"
                | "harcelee"
                | "scarifiee"
        )
        // What is behind them is what this person does or has; behind a colon it may be a heading.
        || i == first
            && matches!(
                scene.key(i),
                "reincarcere"
                    | "reincarceree"
                    | "agressee"
                    | "frappee"
                    | "violee"
                    | "poignarde"
                    | "poignardee"
                    | "operee"
                    | "opere"
                    | "surendette"
                    | "surendettee"
                    | "deboute"
                    | "deboutee"
                    | "schizophrene"
                    | "bipolaire"
                    | "depressif"
                    | "depressive"
                    | "diabetique"
                    | "epileptique"
                    | "autiste"
                    | "dyslexique"
                    | "tdah"
                    | "enceinte"
                    | "preche"
                    | "fume"
                    | "boit"
                    | "deale"
                    | "consomme"
                    | "ultradroite"
            )
}

/// «présenté par Mme Roux», «chaque élève»: who does it and who may come, and nobody of whom something is said.
fn anyone(scene: &Scene<'_>, i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).map_or("", |at| scene.key(at));
    let done = ["present", "anim", "pilot", "coordonn", "redig", "rappel", "evoqu", "organis", "assur"];
    match before(1) {
        "chaque" | "tout" | "toute" | "aucun" | "aucune" => true,
        "par" => done.iter().any(|start| before(2).starts_with(start)),
        _ => false,
    }
}
