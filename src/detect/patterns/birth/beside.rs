//! Births that are said without their word, or of two at once: a town behind the day, the second of two brothers, the day on which
//! somebody comes of age.

use super::{BORN, BORN_THINGS, Pattern, Start, glance, noted_day};
use crate::detect::checks;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "birth_date.second",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        regex: r"n[ée]e?s\s(?:respectivement\s)?(?:le|en)\s(?:{date}|(?:{month}\s)?(?:19|20)\d{2})(?:,\s(?:le\s|en\s)?(?:{date}|(?:19|20)\d{2}))?(?:,|\set|\spuis)\s(?:le\s|en\s)?({date}|(?:{month}\s)?(?:19|20)\d{2})\b",
        group: 1,
        check: Some(noted_day),
        not_after: BORN_THINGS,
        confidence: 92,
        examples: &[
            "nés le 3/4/2010 et le [[5/6/2012]].",
            "nées en 2010 et [[2012]],",
            "nés respectivement en 2010 et [[2014]]",
        ],
        near_misses: &["né le 3/4/2010 et vu le 5/6/2026", "nés en 2010 et vus en 2026"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.of_age",
        kind: Kind::BirthDate,
        start: Start::Words(&["majeur"]),
        glance: glance::number_ahead,
        // The day on which somebody came of age is that of their birth.
        regex: r"majeure?s?{_}(?:depuis{_}|d[èe]s{_}|[àa]{_}partir{_}d)?(?:le|au|u){_}({date}|\d{1,2}(?:{_}?er)?{_}{month})\b",
        group: 1,
        not_after: r"{<}(?:incident|sinistre|risque|enjeu|cas|force|fait|projet){_}",
        confidence: 84,
        situation: true,
        examples: &["majeur le [[4 juin 2026]]", "majeure depuis le [[1er mars]],"],
        near_misses: &["majeur depuis mars", "incident majeur le 4 juin 2026", "mineur le 4 juin"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.twins",
        kind: Kind::BirthDate,
        start: Start::Words(&["jumeaux", "jumelles", "tripl"]),
        glance: glance::number_ahead,
        regex: r"(?:jumeaux|jumelles|tripl[ée]e?s),?{_}\(?({date})",
        group: 1,
        check: Some(noted_day),
        confidence: 88,
        situation: true,
        examples: &["Noé et Lou, jumeaux [[17.10.2013]], 6e A"],
        near_misses: &["jumeaux vus le 17.10.2025", "les jumelles du 12"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.words_day",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s(?:le\s)?((?:premier|{number})(?:{_}du{_}mois)?{_}(?:de{_}|d['’])?{month}(?:{_}de{_}l['’]an(?:n[ée]e)?)?{_}(?:(?:19|20)\d{2}|(?:deux{_}mille|mill?e?[{_}-]neuf[{_}-]cents?)(?:[{_}-](?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)\b){0,5}))\b",
        group: 1,
        confidence: 94,
        examples: &[
            "né le [[douze mars deux mille neuf]].",
            "née le [[premier mai mille neuf cent soixante]]",
            "né le [[vingt-et-un mars 1952]] à Sens",
            "née le [[trois avril mil neuf cent quatre-vingt-dix]],",
            "né le [[deux du mois d'août 2011]]",
        ],
        near_misses: &["né le douze mars", "un collectif né le douze mars dernier"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.behind_words",
        kind: Kind::BirthPlace,
        start: Start::Words(BORN),
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s(?:le\s)?(?:premier|{number})[a-zéû'’ -]{3,24}(?:(?:19|20)\d{2}|(?:deux{_}mille|mill?e?[{_}-]neuf)[a-z -]{0,40}){_}?,?{_}?(?:[àa]|au|aux|en){_}({place})",
        group: 1,
        check: Some(known_town),
        confidence: 88,
        examples: &["né le vingt-et-un mars 1952 à [[Sens]].", "née le trois avril deux mille dix, à [[Nevers]],"],
        near_misses: &["né le premier mars 1952 à la maison", "une idée née le premier mars à Nevers"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.initials",
        kind: Kind::BirthPlace,
        start: Start::Words(&["ldn", "l.d.n", "lieu naiss", "lieu de naiss", "lieu nais."]),
        regex: r"(?:ldn|l\.d\.n\.?|lieu{_}(?:de{_})?nais(?:s(?:ance|\.)?|\.)){_}?:?{_}?({place})",
        group: 1,
        // It is sure of what a name of two words guesses.
        confidence: 95,
        examples: &["LDN [[Nevers]], SDF", "DDN : 01/01/2008, LDN : [[Kayes]]", "Lieu naiss. : [[Le Mans]]"],
        near_misses: &["le ldn est vide", "lieu de naissance inconnu"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.behind_day",
        kind: Kind::BirthPlace,
        start: Start::Words(&[
            "né",
            "nÉ",
            "ne le",
            "nee le",
            "ne :",
            "nee :",
            "ddn",
            "d.d.n",
            "naissance",
            "date de naiss",
            "date naiss",
        ]),
        glance: glance::number_ahead,
        regex: r"(?:n(?:[ée]|[ée]e|[ée]\(e\)|[ée]-e|[ée]·e)s?|ddn|d\.d\.n\.?|(?:date{_})?(?:de{_})?naiss(?:ance|\.)?){_}?(?:{_}?(?:le|:|le{_}?:)){0,2}{_}?{date}{_}?(?:,{_}|\(|/{_}?|{_}|[àa]{_}:?{_}?)({place}){_}?(?:[,;.)|\n]|\z)",
        group: 1,
        check: Some(known_town),
        confidence: 88,
        examples: &[
            "Né le 19/02/1961, [[Nevers]]\nVu",
            "Née le 19/02/1961 ([[Nevers]])",
            "DDN 19/02/1961 ([[Nevers]])",
            "Naissance : 19/02/1961, [[Nevers]]",
        ],
        near_misses: &["Né le 19/02/1961, Karim est", "Né le 19/02/1961, Sarah.", "né le 19/02/1961, SDF."],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.in_row",
        kind: Kind::BirthPlace,
        start: Start::Digits(1, 2),
        glance: glance::date,
        // Behind a name and a day of years long gone.
        regex: r"\d{1,2}[./-]\d{1,2}[./-](?:19[3-9]\d|20[01]\d){_}?(?:[|,–;]{_}|-{_}|[àa]{_}|\()({place})(?:{_}?[|,–;).\n]|{_}-|\z)",
        group: 1,
        check: Some(known_town),
        after: r"(?-i:\p{Lu}[\p{L}'’-]+\s(?:de |du |d['’])?\p{Lu}[\p{L}'’-]+){_}?(?:,{_}|\(|[–—-]{_}|\|{_}|{_})",
        not_after: r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]?s?|circulaires?|convention|charte|plan|ordonnance|jugement|d[ée]lib[ée]ration|contrat|compte|rapport|accord|r[ée]union)\s[^.;\n]{0,60}",
        confidence: 80,
        situation: true,
        examples: &[
            "GAUTHIER Maélie | 15/03/2013 | [[Nevers]] | 6e3",
            "- GAUTHIER Maélie – 15/03/2013 – [[Nevers]] – 6e3",
            "DIALLO Ousmane, 01/01/2008 à [[Conakry]], MNA",
        ],
        near_misses: &[
            "Compte Rendu | 15/03/2013 | Nevers | 12",
            "GAUTHIER Maélie | 15/03/2013 | Sarah |",
            "GAUTHIER Maélie | 15/03/2026 | Nevers |",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.in_row",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        regex: r"(\d{1,2}[./-]\d{1,2}[./-](?:19[3-9]\d|20[01]\d)){_}?(?:{_}?\||,{_}|[àa]{_}|–)",
        group: 1,
        check: Some(checks::date),
        after: r"(?-i:\p{Lu}{2}[\p{Lu}'’-]+\s(?:de |du |d['’])?\p{Lu}[\p{L}'’-]+){_}?\|{_}",
        not_after: r"{<}(?:lois?|d[ée]crets?|compte|rapport|accord|r[ée]union)\s[^.;\n]{0,60}",
        confidence: 74,
        situation: true,
        examples: &["GAUTHIER Maélie | [[15/03/2013]] | 6e3"],
        near_misses: &["GAUTHIER Maélie | 15/03/2026 | vu", "Compte RENDU Petit | 15/03/2013 |"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.day",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        // Without its year.
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s(?:le|un)\s(\d{1,2}(?:\s?er)?\s{month}|\d{1,2}/\d{1,2})\b",
        group: 1,
        not_after: BORN_THINGS,
        not_before: r"/\d|\s\d{4}",
        confidence: 84,
        situation: true,
        examples: &["né le [[12 mai]], il", "née un [[29 février]]."],
        near_misses: &["la charte née le 12 mai", "une dispute le 12 mai"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.eighteen",
        kind: Kind::BirthDate,
        start: Start::Words(&["18 ans", "16 ans", "17 ans", "21 ans", "majorit"]),
        glance: glance::number_ahead,
        regex: r"(?:\d\d{_}ans|majorit[ée]){_}(?:\((?:le{_})?|le{_}|au{_}|[àa]{_}partir{_}du{_}|:{_})({date}|\d{1,2}(?:{_}?er)?{_}{month}|\d{1,2}/\d{1,2})\b",
        group: 1,
        // Of the day of a birthday.
        after: r"{<}(?:(?:aura|aurait|a{_}eu|f[êe]t(?:e|era|é){_}|atteint|atteindra|passe)[^.;\n]{0,14}{_}?|ses{_}|sa{_}|(?:il|elle){_}a{_}|(?:\A|\n|[,;(]{_}))",
        not_after: r"{<}(?:[âa]g[ée]e?{_}de|pour|moins{_}de|plus{_}de){_}",
        confidence: 82,
        situation: true,
        examples: &["a eu 18 ans le [[12 mai]].", "ses 18 ans ([[12 mai]])", "atteindra sa majorité le [[12/05/2026]]"],
        near_misses: &["un jeune de 18 ans le 12 mai", "condamné, pour 18 ans le 12 mai"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.land",
        kind: Kind::BirthPlace,
        start: Start::Words(&["né", "nÉ", "ne a ", "nee a "]),
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s[àa]\s{place}(?:,?{_}(?:au|aux|en){_}|,{_})({place})",
        group: 1,
        check: Some(known_town),
        not_after: BORN_THINGS,
        confidence: 88,
        examples: &["né à Douala au [[Cameroun]]", "née à Douala, [[Cameroun]]."],
        near_misses: &["né à Douala, Karim", "né à Douala en 2007"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.season",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        // What part of the year it was stands before it: «né à l'été 2010», «née au début de l'hiver 1998».
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s(?:(?:[àa]|au|aux|en|le|la|les|de|du|des|un|une|vers|mi|fin|d[ée]but|milieu|cours|courant|environ|sans|doute|plut[ôo]t|apparemment|probablement|mois|ann[ée]e|an|printemps|[ée]t[ée]|automne|hiver|no[ëe]l|p[âa]ques|toussaint|vacances|rentr[ée]e|{month})[{_}-]|[ld]['’]){1,7}((?:19|20)\d{2})\b",
        group: 1,
        not_after: BORN_THINGS,
        confidence: 88,
        situation: true,
        examples: &[
            "né à l'été [[2010]], il",
            "née au printemps [[2011]]",
            "né au début de l'année [[1998]]",
            "né à la rentrée [[2009]].",
            "né à la fin de l'automne [[1987]]",
        ],
        near_misses: &["le conflit né à l'été 2019", "né à Lyon, arrivé en 2019", "née en été"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.two_digits",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?{_}en{_}(?:{month}{_})?['’]?(\d\d)(?:{_}?[,;.)–|\n]|{_}(?:et|[àa]|est|vit|a){_}|{_}?\z)",
        group: 1,
        confidence: 74,
        situation: true,
        examples: &["Son fils, né en [[85]], traîne", "née en [[98]]."],
        near_misses: &["né en 93 jours", "une idée née en 3 ans", "née en mai"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.generation",
        kind: Kind::BirthDate,
        start: Start::Words(&["classe d", "g\u{e9}n\u{e9}ration", "generation", "ann\u{e9}e de n", "annee de n"]),
        glance: glance::number_ahead,
        regex: r"(?:classe{_}d['’][âa]ge|g[ée]n[ée]ration|ann[ée]e{_}de{_}naissance){_}?(?:de{_}|:{_}?)?((?:19[3-9]|20[01])\d)\b",
        group: 1,
        not_before: r"[/-]\d",
        confidence: 74,
        situation: true,
        examples: &["de la classe d'âge [[2011]]", "génération [[2010]], en CAP", "année de naissance : [[1962]]"],
        near_misses: &["la nouvelle génération, 2010", "la classe d'âge 12-15 ans", "génération 2026"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.of_year",
        kind: Kind::BirthDate,
        start: Start::Digits(4, 4),
        regex: r"(?:19[3-9]|20[012])\d\b",
        after: r"{<}(?:fils|fille|fillette|gar[çc]on|fr[èe]re|s[œo]e?ur|cousine?|neveu|ni[èe]ce|a[iî]n[ée]e?|cadet(?:te)?|benjamine?|jumeaux|jumelles|jeunes?|enfants?|petite?|b[ée]b[ée]|[ée]l[èe]ve|ado|mineure?|gamine?)(?:,{_}|{_}\(|{_})(?:de{_}|d['’])",
        not_before: r"[/-]\d|\s(?:[àa]|et|ou)\s(?:20)?\d",
        confidence: 70,
        situation: true,
        examples: &[
            "Un fils de [[2011]] et",
            "sa fille (de [[2009]]), vue",
            "Le petit, de [[2019]], dort",
            "deux enfants de [[2012]]",
        ],
        near_misses: &["les jeunes de 2024 à 2026", "le fils, en 2011", "un rapport de 2011"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.label_bare",
        kind: Kind::BirthDate,
        start: Start::Words(&["ddn", "dn ", "d.n", "naiss"]),
        glance: glance::number_ahead,
        // No diameter is a day, and no count stands behind «DDN».
        regex: r"(?:(?-i:DN){_}({date})|(?:ddn|naiss\.?){_}?:?{_}?(?:\d{8}|\d{6})\b)",
        check: Some(labelled_day),
        confidence: 82,
        situation: true,
        examples: &["[[DDN 040311]], vu", "[[ddn : 04032011]]", "[[DN 04/03/2011]]"],
        near_misses: &["DN 100", "DDN 998877", "naissances : 120"],
        ..Pattern::BLANK
    },
];

/// The digits behind a label are a day.
fn labelled_day(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let two = |from: usize| digits.get(from..from + 2).and_then(|part| part.parse::<u32>().ok());
    matches!((two(0), two(2)), (Some(1..=31), Some(1..=12)))
}

/// Where one may be born, and nobody is called so: a town, or a country.
fn known_town(text: &str) -> bool {
    let key = fold(text);
    let facts = lexicon::lookup(key.split(" (").next().unwrap_or(&key));
    let abroad = facts.lists & (lists::COUNTRY | lists::FOREIGN_CITY) != 0;
    abroad || facts.commune > 0 && facts.given < 40
}
