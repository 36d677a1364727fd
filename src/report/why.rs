//! Why a mention has its confidence, in French.

use crate::detect::explain::Explanation;
use crate::segment::Segment;

/// The terms of a mention of `segment` with their weights, and what they come to. Holds the words that announce it.
pub fn sentence(explanation: &Explanation, segment: &Segment) -> String {
    let mut line = String::new();
    for (i, term) in explanation.terms.iter().enumerate() {
        line.push_str(if i == 0 { "" } else { " · " });
        line.push_str(words(term.name).unwrap_or(term.name));
        let trigger = explanation.trigger.filter(|_| i == 0).and_then(|span| segment.text.get(span.range()));
        if let Some(trigger) = trigger {
            line.push_str(&format!(" « {} »", trigger.replace('\n', " ")));
        }
        if let Some(row) = explanation.pattern {
            let checked = if row.checked { ", valeur contrôlée" } else { "" };
            line.push_str(&format!("{checked} (source : {})", row.source));
        }
        let sign = if term.weight < 0 { '−' } else { '+' };
        line.push_str(&format!(" : {sign}{}", term.weight.unsigned_abs()));
    }
    let (sum, confidence) = (explanation.sum(), explanation.confidence());
    if sum == i32::from(confidence) {
        line.push_str(&format!(" → {confidence}"));
    } else {
        line.push_str(&format!(" → {sum}, ramené à {confidence}"));
    }
    line
}

/// What a term says.
fn words(term: &str) -> Option<&'static str> {
    Some(match term {
        // What the words of a name are.
        "full_name" => "prénom et nom",
        "initial_and_name" => "initiale et nom",
        "two_words" => "deux mots de nom, sans prénom courant",
        "given" => "prénom seul",
        "given_rare" => "prénom rare, seul",
        "surname" => "nom de famille seul",
        "unknown" => "mot qu'aucun dictionnaire ne connaît",
        "initials" => "initiales",
        "one_initial" => "initiale seule",
        "lone_initial" => "initiale seule à la place d'un nom",
        "ordinary" => "mot courant",
        "ordinary_at_start" => "mot courant en début de phrase",
        "ordinary_plural" => "mot courant derrière « les »",
        "ordinary_designated" => "mot courant, annoncé sans civilité",
        "ordinary_in_capitals" => "mot courant en capitales derrière une fonction",
        "capitals" => "écrit en capitales",
        "no_case" => "texte tout en minuscules ou tout en capitales",
        "small_letters" => "écrit en minuscules",
        "acronym_shape" => "mot court en capitales, comme un sigle",
        "short" => "une ou deux lettres",
        "words_of_a_form" => "mots courants que presque personne ne porte, en titre ou côte à côte",
        "organisation" => "mot d'un organisme",
        "eponym" => "nom que portent des rues et des écoles",
        "make" => "mot que presque personne ne porte, là où se nomme une marque, une enseigne ou une machine",
        "namesake" => "animal, objet, association ou œuvre qui porte ce nom",
        "body_behind" => "mot que personne ne porte, là où se nomme une entreprise ou un organisme",
        // What announces it; the words that do so follow in quotes.
        "title" => "civilité",
        "rank" => "grade ou titre",
        "function" => "fonction",
        "family_trigger" => "famille annoncée par",
        "family_plural" => "nom derrière",
        "alias" => "surnom annoncé par",
        "alias_after" => "surnom entre guillemets derrière un nom",
        "surname_after" => "nom de famille derrière un surnom entre guillemets",
        "band" | "file" => "nom derrière",
        "birth_name" => "nom derrière",
        "designation" => "personne désignée par",
        "designation_quoted" => "nom entre guillemets derrière",
        // What stands around it.
        "fact_follows" => "âge, naissance, adresse ou autre fait à la suite",
        "speech_follows" => "prend la parole",
        "company" => "derrière « avec », « contre » ou « chez »",
        "subject" => "sujet d'un verbe en début de phrase",
        "list_follows" => "autre prénom à la suite",
        "entry" => "tête d'une entrée de la liste des présents",
        "toponym" => "rue, école, loi, œuvre ou date qui porte ce nom",
        "place" => "commune, pays ou lieu",
        "listed" => "marque, fête, loi ou personnage connu",
        "zone_situation" => "zone « situation »",
        "zone_attendance" => "zone « présents »",
        "zone_signature" => "zone « signature »",
        "zone_heading" => "zone « titre »",
        "zone_agenda" => "zone « ordre du jour »",
        "zone_statistics" => "zone « statistiques »",
        "zone_other" => "zone neutre",
        // What is known from elsewhere.
        "confirmed_elsewhere" | "known_elsewhere" => "connu ailleurs dans le document",
        "known_but_ordinary" => "connu ailleurs dans le document, mais mot courant",
        "known_but_listed" => "connu ailleurs dans le document, mais aussi dans les listes de la commune",
        "listed_official" => "dans la liste des élus de la commune",
        "known_home" => "entrée d'immeuble où quelqu'un habite, comme il est dit ailleurs dans le document",
        "known_initials" => "initiales d'une personne connue ailleurs dans le document",
        "user_list" => "dans votre liste de valeurs à faire disparaître",
        "unseen_word" => "mot d'un attribut ou d'un lien, qui peut être un nom",
        "pattern" => "forme reconnue",
        // Addresses.
        "public_place" => "adresse d'un lieu public",
        "street" => "numéro et voie",
        "street_full" => "numéro et voie, complétés ou annoncés par un domicile",
        "number_and_name" => "numéro et nom derrière « habite »",
        "dwelling_lived_in" => "logement détaillé où quelqu'un habite",
        "dwelling_general" => "logement détaillé, dans un propos général",
        "dwelling_short" => "logement annoncé par un domicile",
        "home" => "mot qui ne désigne qu'un logement, dans une situation",
        "detail_of_somebody" => "détail de logement dit de quelqu'un",
        "street_lived_in" => "voie sans numéro où quelqu'un vit ou dort",
        "detail_lived_in" => "détail de logement derrière « habite »",
        // Ages.
        "age_in_brackets" => "nombre entre parenthèses derrière un prénom, dans une situation",
        "birth_year" => "année seule derrière un nom, dans une situation",
        "birth_day" => "date entre parenthèses derrière un nom",
        "age_behind_name" => "nombre seul derrière un prénom, dans une situation",
        "age_said" => "nombre derrière « Âge : », « bientôt » ou « il en aura »",
        "age_between_commas" => "nombre entre virgules derrière un prénom, dans une situation",
        // Cells.
        "column_surname" => "cellule d'une colonne de noms",
        "column_given" => "cellule d'une colonne de prénoms",
        "column_name" => "cellule d'une colonne de personnes",
        "column_school" => "lieu de travail dans une colonne d'établissements",
        "label_surname" => "champ d'un formulaire qui annonce un nom",
        "label_given" => "champ d'un formulaire qui annonce un prénom",
        "label_name" => "champ d'un formulaire qui annonce une personne",
        "own_mail_address" => "devant une adresse de messagerie qui dit le même nom",
        "cell_beside_name" => "cellule voisine d'un nom, sans en-tête",
        "column_value" => "cellule d'une colonne qui annonce cette valeur",
        // Relatives.
        "possessive" => "parent derrière un possessif",
        "their" => "parent derrière « leur »",
        "article_in_situation" => "parent derrière un article, dans une situation",
        "article_plural" => "parents derrière un article, dans une situation",
        "article_elsewhere" => "parent derrière un article, hors d'une situation",
        "birth_rank_in_situation" => "rang de naissance, dans une situation",
        "birth_rank_elsewhere" => "rang de naissance, hors d'une situation",
        "counted_children" => "enfants dénombrés, dans une situation",
        "the_children" => "« les enfants », dans une situation",
        "contracted_in_situation" => "parent derrière « du » ou « au », dans une situation",
        "contracted_elsewhere" => "parent derrière « du » ou « au », hors d'une situation",
        "familiar_word" => "mot familier pour un parent",
        "kin_label" => "parent en tête de note",
        "kin_apposition" => "parent en apposition",
        "indefinite_in_situation" => "parent derrière « un » ou « une », dans une situation",
        "kin_note" => "parents cités dans une note",
        // Schools, work, nationality, towns.
        "pupil_and_class" => "établissement, élève et classe",
        "pupil_in_situation" => "établissement et élève, dans une situation",
        "pupil_elsewhere" => "établissement et élève, hors d'une situation",
        "class_beside" => "établissement et classe",
        "class_beside_pupil" => "classe à côté du nom d'un élève",
        "name_behind_pupil" => "nom seul derrière un élève ou une classe",
        "school_in_situation" => "établissement cité dans une situation",
        "school_reports" => "établissement qui signale",
        "chez_behind_job" => "« chez » derrière un métier",
        "chez_in_brackets" => "« chez » entre parenthèses",
        "chez_in_note" => "« chez » derrière un métier, dans une note",
        "workplace_and_job" => "lieu de travail et métier",
        "boat_behind_job" => "bateau derrière un métier",
        "at_behind_job" => "« au » ou « à la » derrière un métier",
        "unknown_behind_job" => "mots inconnus derrière un métier",
        "nationality_word" => "derrière « nationalité »",
        "national" => "derrière « ressortissant »",
        "nationality_of_family" => "nationalité d'une famille",
        "origin" => "derrière « origine »",
        "nationality_apposition" => "nationalité en apposition",
        "nationality_attribute" => "nationalité derrière « est »",
        "nationality_adjective" => "nationalité derrière une personne",
        "town_behind_dwelling" => "commune derrière un verbe de domicile",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::detect::explain::term_names;

    #[test]
    fn every_term_has_its_words() {
        let missing: Vec<_> = term_names().filter(|name| super::words(name).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
