//! What takes the sense from a word: «eau courante», «mise en place», «dans l'enceinte du collège». In the notation of
//! `phrases`.

/// Words that in these phrases say nothing of anybody.
pub(crate) struct Taken {
    /// The phrases, between commas.
    pub(super) phrases: &'static str,
    /// Sentences about somebody that give no passage.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) no: &'static [&'static str],
}

/// The table of what takes the sense from its words.
pub(super) const TAKEN: &[Taken] = &[
    Taken {
        phrases: "mis|mise|mises en place|ligne|oeuvre|demeure|avant|scene|relation|lien|contact|service|forme|valeur|conformite|commun|page, remis en \
                  place|etat|service|ordre, mise|mises a =jour|disposition, force|forces de l =ordre|vive",
        no: &["Mise en demeure de la famille pour procédure d'urbanisme.", "Il a mis en place une procédure."],
    },
    Taken {
        phrases: "eau|eaux courante|courantes, affaires courantes, langage courant, vie courante",
        no: &["Elle n'a plus d'eau courante depuis juin."],
    },
    Taken {
        phrases: "trafic de =passage|transit, trafic routier|ferroviaire|aerien|automobile, =trafic tgv|train|voyageurs|bus",
        no: &["Le trafic routier gêne les jeunes."],
    },
    Taken {
        phrases: "condamne|condamner|condamnent|condamnons|condamnant les|l|le|la|fermement|fortement|vivement|acces|toute|tout|cet|ces|cette, \
                  condamnation|condamnations unanime|unanimes|ferme",
        no: &["Son oncle condamne fermement.", "M. Roux fait condamner les accès."],
    },
    Taken {
        phrases: "vous =prie, prie|prient|prier d|de|m|nous =agreer|excuser|croire|recevoir|trouver|bien, priere de|d, prie|priee de|d",
        no: &["M. Roux prie de l'excuser.", "Je vous prie de trouver le compte rendu pour Mme Roux."],
    },
    Taken {
        phrases: "conciliateur|conciliatrice|maison|palais|auxiliaire de =justice, ministere de la =justice, pas|aucune de =saisine du juge|parquet|procureur, \
                  ne|n =paie|paye|paient pas de mine, pas =saisi|saisie, pour la =justice, \
                  direction interregionale",
        no: &["Conciliateur de justice saisi par la mère.", "Pas de saisine du juge des enfants pour elle."],
    },
    Taken {
        phrases: "garde|gardent|garder|gardera le|un =contact|lien|oeil, prend|prendre|prendra|pris|prends|prendront|prenne contact, en =contact|relation, \
                  reprendre contact, repris contact, garde|garder|gardent des|en =enfants|memoire|tete",
        no: &["M. Diop garde le contact avec les Mercier.", "Mme Roux garde le contact."],
    },
    Taken {
        phrases: "service|services|departemental|sapeurs|bouche|bouches|poteau|securite|alarme|caserne d|et =incendie|incendies",
        no: &["Mme Roux quitte le service d'incendie."],
    },
    Taken {
        phrases: "l|son|une|leur|cette =enceinte, enceinte|enceintes du|des|scolaire|sportive|bluetooth|portable|portative|connectee",
        no: &["Il est entré dans l'enceinte du collège."],
    },
    Taken {
        phrases: "facade|mur|pignon|rue|impasse|fenetre|facades|murs aveugle|aveugles, bruit|bruits sourd|sourds, sourde|sourd =oreille",
        no: &["Il habite derrière la façade aveugle du bâtiment."],
    },
    Taken {
        phrases: "journee|semaine|mois nationale|mondiale|internationale|national|mondial _ _ _, journee|semaine nationale|mondiale _, prix non =au harcelement, non =au \
                  harcelement, tig collectif, poste|postes|accueil|chantier de|d =tig, lutte|lutter contre le|la|les|l|toute _, prevention \
                  de la|l _, prevention des|du|d _, accueil de =jour alzheimer",
        no: &["Le prix « Non au harcèlement » revient à sa classe."],
    },
    Taken {
        phrases: "fin|debut|milieu|courant du|de =mois, mois de|d janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre, ce|cette|le|la|du =mois|semaine dernier|derniere|prochain|prochaine, \
                  mois|semaine dernier|derniere|prochain|prochaine, ce|cette =mois|semaine, chaque =fois, depuis _ =semaines|mois|semaine, dans _ =semaines|mois",
        no: &["Mme Roux prévoit une visite avant la fin du mois.", "MAMS travaille depuis trois semaines."],
    },
    Taken {
        phrases: "autorite|ministere|ministeres|collectivite|maison de =tutelle, adresse|camera|cameras|telephonie|reseau =ip, \
                  document|documents|piece|pieces|ci =joints|joint",
        no: &["L'adresse IP est notée."],
    },
    Taken {
        phrases: "parti|parties de|du|en|a|vers|pour, sans =suite, arret de =bus|car|tram|tramway, arret de =la ligne",
        no: &["Il est parti de son plein gré, sans opinion politique."],
    },
    // A label with nothing behind it.
    Taken {
        phrases: "dette|dettes|impaye|impayes|arriere|arrieres|expulsion|antecedent|antecedents|addiction|addictions|traitement|allergie|allergies|plainte|plaintes|incident|incidents|fugue|fugues|condamnation|condamnations|religion _ neant|aucun|aucune|ras|zero, \
                  =dette|dettes|impaye|impayes de loyer _ neant|aucun|aucune|ras|zero",
        no: &["Dette : néant.", "Antécédents : aucun.", "Dette de loyer : néant.", "Fugues : RAS"],
    },
    // What is not owed and not done to anybody; «pas de titre de séjour», «pas de traitement» say something.
    Taken {
        phrases: "aucun|aucune|pas|sans|ni de|d|menace|procedure =expulsion, aucune|pas procedure d|de =expulsion, pas de procedure d =expulsion, plus de procedure d =expulsion, aucun|aucune|sans|ni|zero =expulsion|dette|dettes|impaye|impayes|arriere|arrieres, \
                  pas|plus d|de|aucune =expulsion|dette|dettes|impaye|impayes|arriere|arrieres, n a|ont plus|pas|aucun|aucune d|de =dette|dettes|impaye|impayes, \
                  est|sont|etait|etaient|soit|parait|semble pas|nullement|aucunement =agressif|agressive|agressifs|violent|violente|violents|dangereux|dangereuse|menacant|menacante|ingerable",
        no: &[
            "Aucune procédure d'expulsion.",
            "Il n'a pas de dette.",
            "pas d'expulsion",
            "Mme Roux est sans dette.",
            "Il n'est pas agressif.",
        ],
    },
    // The landlord's or the town's own complaint, and what is already before the court.
    Taken {
        phrases: "depot|depots de =plainte du|de|par bailleur|commune|mairie|ville|l|la _, depot|depots de =plainte du|de|par bailleur|commune|mairie|ville, \
                  =justice etant|est|a|ete saisie|saisi, justice etant =saisie",
        no: &["Suites : dépôt de plainte de la commune.", "Rien de plus pour lui, la justice étant saisie."],
    },
    Taken {
        phrases: "goulot|goulet d =etranglement, =traitement de texte|texte|donnees, a =disparu de la liste, il|elle =boit un|du|le|son|de cafe|the|jus|lait|l, prothesiste ongulaire|dentaire, insuffisant|insuffisants|insuffisante|insuffisantes",
        no: &[
            "Il boit un café avec nous.",
            "L'éclairage est insuffisant.",
            "Il prend un logiciel de traitement de texte.",
        ],
    },
];
