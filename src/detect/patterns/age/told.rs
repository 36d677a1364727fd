//! Ages as people tell them: what somebody did «à 13 ans», the age of a livreur or of a passer-by, one that was guessed, one in slang,
//! and the second of two that do not agree.

use super::{Pattern, Start, glance, plausible_age};
use crate::detect::patterns::NUMBERS;
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "age.weeks",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::weeks,
        regex: r"(\d{1,2}{_}(?:semaines|jours|sem\.?|mois(?:{_}(?:et{_}demi|pass[ée]s|[àa]{_}peine))?|ans{_}(?:r[ée]volus|pass[ée]s|sonn[ée]s))){_}?[,;)]",
        group: 1,
        check: Some(plausible_age),
        // Between commas or in brackets behind a relative or a child; «exclu, 3 jours,» is how long.
        after: r"(?:{<}(?:fils|fille|fillette|gar[çc]on|fr[èe]re|s[œo]e?ur|cousine?|neveu|ni[èe]ce|a[iî]n[ée]e?|cadet(?:te)?|benjamine?|jumeaux|jumelles|jeune|enfant|petite?|derni[èe]re?|b[ée]b[ée]|nourrisson|mineure?|gamine?)|(?-i:{<}\p{Lu}\p{Ll}{2,}))(?:,\s|\s\()",
        // What was decided or lost.
        not_after: r"{<}(?:exclu\p{L}*|absen\p{L}*|peine|condamn\p{L}*|prison|sursis|contrat|stage|d[ée]lai|dur[ée]e|retard|fugue|sorti\p{L}*|lib[ée]r\p{L}*|ferm\p{L}*)\b[^.;\n]*",
        confidence: 66,
        situation: true,
        examples: &["Le bébé, [[3 semaines]], dort", "sa fille ([[10 jours]])", "Le fils, [[17 ans révolus]], est"],
        near_misses: &[
            "exclu du collège, 3 jours, puis",
            "Fugue de la petite, 3 jours, en mai",
            "Stage du fils (2 semaines)",
            "Le fils, 3 semaines après",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.when",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::age,
        regex: r"\d{1,2}\s?ans(?:\set\sdemie?)?\b",
        check: Some(plausible_age),
        // What happens once to somebody; «condamné à 5 ans», «porté à 9 ans» are terms.
        after: r"(?:{<}(?:quitt[ée]\p{L}*|arr[êe]t(?:é|er|ait)\p{L}*|arriv[ée]e?s?|plac[ée]e?s?|placement|orphelin[es]*|enceinte|sorti[es]*|parti[es]*|fugu[ée]\p{L}*|fugue|signalement|d[ée]scolaris[ée]\p{L}*|adopt[ée]e?s?|recueillie?s?|abandonn[ée]e?s?|hospitalis[ée]e?s?|venue?s?|exil[ée]e?s?|mort[es]*|d[ée]c[ée]d[ée]e?s?|interpell[ée]e?s?|commenc[ée]|d[ée]but[ée]|tomb[ée]e?|perdu|devenue?)(?:{_}[^.,;:\n]{0,40})?|{<}a{_}eu{_}(?:son|sa|ses|une?){_}[^.,;:\n]{0,30}?){_}[àa]{_}(?:peine{_})?",
        not_after: r"{<}(?:condamn|peine|prison|sursis|dur[ée]e|bail|d[ée]lai)[^.;\n]{0,40}",
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|apr[èe]s|plus\s|avant|avec\ssursis|et\splus|r[ée]volus|du\s)",
        confidence: 74,
        situation: true,
        examples: &[
            "a arrêté le collège à [[15 ans]] et dort",
            "arrivée à Marseille à [[9 ans]], sans",
            "placé à [[4 ans]] dans une famille",
            "Orpheline à [[6 ans]], elle",
            "tombée enceinte à [[15 ans]].",
            "premier placement à [[11 ans]].",
            "Elle a eu son fils à [[17 ans]].",
        ],
        near_misses: &[
            "Il a été condamné à 3 ans.",
            "Le bail a été porté à 9 ans.",
            "Arrivé à 3 ans de retard",
            "L'âge est ramené à 17 ans",
            "sortie de prison après une peine à 3 ans",
            "placé à 3 ans du terme",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.done_at",
        kind: Kind::Age,
        start: Start::Digits(2, 2),
        glance: glance::age,
        regex: r"[1-9]\d\s?ans(?:\set\sdemie?)?\b",
        check: Some(plausible_age),
        // What somebody did or was done to: «elle a été mise dehors à 17 ans».
        after: r"{<}(?:il|elle|qui|on{_}l['’]?){_}?(?:n['’])?(?:(?:a|avait|aurait){_}(?:[ée]t[ée]{_})?|est{_}|[ée]tait{_}|s['’]est{_})(?-i:\p{Ll}+(?:é|ée|i|ie|is|ise|it|ite|u|ue|ert|erte))(?:{_}(?-i:\p{Ll}+))*{_}[àa]{_}",
        not_after: r"{<}(?:condamn|peine|prison|sursis|dur[ée]e|bail|d[ée]lai|port[ée]|fix[ée]|limit[ée]|[ée]tend|r[ée]dui|ramen|prolong|pass[ée]|relev|abaiss|[ée]val|estim|mesure|dispositif|contrat|âge|age\b)[^.;\n]*",
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|apr[èe]s|plus\s|avant|avec\ssursis|et\splus|r[ée]volus|du\s|pr[èe]s)",
        confidence: 70,
        situation: true,
        examples: &[
            "parce qu'elle a été mise dehors à [[17 ans]]. Elle",
            "Il s'est marié à [[19 ans]]",
            "il a fini par partir de la maison à [[16 ans]],",
        ],
        near_misses: &[
            "Il a été condamné à 12 ans.",
            "il a été porté à 12 ans",
            "qui est ouvert de 12 à 17 ans",
            "elle est prolongée à 10 ans",
            "il est ouvert à 12 ans et plus",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.corrected",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}ans(?:{_}et{_}demie?)?\b",
        after: r"{<}ans,?{_}(?:non,?{_}|euh,?{_})?(?:pardon|non|enfin|plut[ôo]t|euh|excusez(?:-moi)?|je{_}(?:veux{_}dire|rectifie|corrige|me{_}trompe)|rectification|correction|ou{_}plut[ôo]t)(?:{_}plut[ôo]t)?,?{_}",
        not_after: r"(?:prison|peine|bail|ferme|sursis|contrat|condamn|d[ée]tention|mesure)[^.;\n]*",
        confidence: 74,
        examples: &[
            "Awa, trente-deux ans, pardon, [[trente-trois ans]], vit",
            "quinze ans, non, [[seize ans]].",
            "treize ans, pardon [[quatorze ans]], est",
        ],
        near_misses: &["un bail de trois ans, pardon, six ans", "deux ans, puis trois ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.has",
        kind: Kind::Age,
        start: Start::Digits(1, 3),
        glance: glance::age,
        regex: r"\d{1,3}\s?ans(?:\set\sdemie?)?\b",
        check: Some(plausible_age),
        after: r"(?:{<}(?:l[ea]|l['’]|son|sa|leur|un|une|ce|cet|cette){_}?(?:petite?{_}|ex-)?(?:copain|copine|ami|amie|compagnon|compagne|conjointe?|mari|[ée]poux|[ée]pouse|cousine?|oncle|tante|neveu|ni[èe]ce|grand-m[èe]re|grand-p[èe]re|beau-p[èe]re|belle-m[èe]re|voisine?|locataire|auteure?|victime|jumeau|jumelle|homme|femme|gamine?|collégien(?:ne)?)|(?-i:(?:M\.|Mme|Mlle){_}\p{Lu}[\p{L}'’-]+){_}\([^()\n]*\)){_}(?:n['’])?(?:a|aurait|avait|aura){_}(?:d[ée]j[àa]{_}|bient[ôo]t{_}|eu{_}|environ{_}|que{_})?",
        not_before: r"\s(?:de\sprison|ferme|avec\ssursis|d['’](?:[^a]|a[^p])|de\sretard|de\s[^n])",
        confidence: 80,
        situation: true,
        examples: &[
            "le copain a [[19 ans]]. Prénom",
            "Mme Sow (nom à vérifier) a [[74 ans]].",
            "sa compagne aurait [[31 ans]],",
        ],
        near_misses: &["le voisin a 3 ans de retard", "la locataire a 12 ans d'ancienneté", "la tour (1975) a 50 ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.slang",
        kind: Kind::Age,
        start: Start::Digits(2, 2),
        glance: glance::age_slang,
        regex: r"\d{2}{_}?(?:piges|balais|berges)\b",
        check: Some(plausible_age),
        not_after: SERVED,
        not_before: r"-|\s(?:de\s[^n]|d['’]|ferme|apr[èe]s|plus|avant)",
        confidence: 76,
        situation: true,
        examples: &[
            "Lilian, « [[16 piges]] », a fui",
            "Un type de [[40 balais]] les attend",
            "[[17 piges]] à tout casser",
        ],
        near_misses: &[
            "Il a pris 5 piges, il sort",
            "depuis 10 piges",
            "il y a 3 piges",
            "dans 2 piges",
            "10 balais-brosses",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.slang_words",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}(?:piges|balais|berges)\b",
        check: Some(past_nine),
        not_after: SERVED,
        not_before: r"-|\s(?:de\s[^n]|d['’]|ferme|apr[èe]s|plus|avant)",
        confidence: 76,
        situation: true,
        examples: &["Le gamin, [[quinze piges]], rit", "il a [[vingt et un balais]]."],
        near_misses: &["pris cinq piges", "depuis dix piges", "deux balais et un seau"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.of_trade",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::age,
        regex: r"\d{1,2}(?:\s?[/–-]\s?\d{1,2})?\s?ans\b",
        check: Some(plausible_age),
        after: r"(?:{<}(?:{job}(?:{_}(?-i:\p{Ll}{4,}))?|habitante?|riveraine?|automobiliste|motard|cycliste|pi[ée]tonne?|passante?|passag(?:er|[èe]re)|commer[çc]ante?|g[ée]rante?|patron(?:ne)?|supporte(?:r|ur|trice)|coll[ée]gien(?:ne)?|[ée]coli(?:er|[èe]re)|bachelier|(?:p[èe]re|m[èe]re){_}de{_}(?:famille|\p{L}+{_}enfants)|mise?{_}en{_}cause|mineure?{_}(?:isol[ée]e?|non{_}accompagn[ée]e?)|jeune{_}(?:majeure?|isol[ée]e?|adulte)|demandeu(?:r|se){_}d['’]asile|r[ée]fugi[ée]e?|migrante?|(?-i:SDF|MNA)|sans[- ]abri|guetteu(?:r|se)|vendeu(?:r|se)|consommateur|usag(?:er|[èe]re)|agresseu(?:r|se)|auteure?|suspecte?|pr[ée]venue?|d[ée]tenue?|interpell[ée]e?|requ[ée]rante?|plaignante?|veu(?:f|ve)|ch[ôo]meu(?:r|se)|b[ée]n[ée]vole|handicap[ée]e?|alcoolis[ée]e?|individu|homme|femme|type|mec|personne|jeune{_}(?:homme|femme|fille)|(?:victime|apprentie?|[ée]l[èe]ve|stagiaire)[^.,;:\n()]{0,30}{_}\([^()\n]{2,40}\)){_}d['e’]{_}?)",
        not_after: r"{<}(?:contrat|bail|poste|cdd|stage|mandat|formation|exp[ée]rience|peine|condamn\p{L}*|convention){_}[^.,;\n]{0,60}",
        not_before: r"\s(?:d['’]|de\s[^n]|ferme|avec|apr[èe]s|maxi|mini|et\splus|ou\splus)",
        confidence: 80,
        situation: true,
        examples: &[
            "Un apprenti boulanger de [[17 ans]] a été",
            "un livreur de [[24 ans]], est en fuite",
            "La victime (BTS, 1re année) de [[19 ans]] rentrait",
            "Un père de famille de [[42 ans]] s'interpose",
            "Un SDF de [[50 ans]] dort",
            "Un mineur isolé de [[16 ans]]",
            "Le mis en cause de [[20 ans]] nie",
            "Un individu de [[25-30 ans]] a été vu",
        ],
        near_misses: &[
            "un contrat d'apprenti de 2 ans",
            "un employé de 3 ans d'ancienneté",
            "Un ascenseur de 30 ans",
            "un poste de livreur de 2 ans",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.of_some",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::age,
        regex: r"(?:\d{1,2},\s){0,4}\d{1,2}(?:\s?ans)?(?:\s?(?:/|et|ou)\s?\d{1,2})?\s?ans\b",
        check: Some(plausible_age),
        // So many that one knows them; «les jeunes de 15 et 16 ans» are the public.
        after: r"{<}(?:deux|trois|quatre|cinq|[2-5]|ses|leurs|mes|nos){_}(?:tr[èe]s{_})?(?:jeunes|petits?|petites|gar[çc]ons|filles|fillettes|fr[èe]res|s[œo]e?urs|cousins|cousines|ados|adolescente?s|coll[ée]gien(?:ne)?s|lyc[ée]en(?:ne)?s|[ée]l[èe]ves|gamine?s|gosses|gars|hommes|femmes|individus|filles|majeurs)(?:{_}(?:\p{Ll}+[ée]e?s|gar[çc]ons|filles))?{_}de{_}",
        not_before: r"\s(?:d['’]|de\s[^n]|ferme|avec|apr[èe]s|maxi|mini|et\splus|ou\splus|r[ée]volus)",
        confidence: 78,
        situation: true,
        examples: &[
            "Deux jeunes de [[15 et 16 ans]] ont",
            "trois filles de [[12, 13 et 15 ans]]",
            "2 frères de [[9 ans et 11 ans]]",
            "ses filles de [[9 et 7 ans]]",
        ],
        near_misses: &["les jeunes de 15 et 16 ans", "deux jeunes de moins de 16 ans", "deux bails de 3 ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.months_beside",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::months,
        regex: r"\d{1,2}{_}mois(?:\set\sdemi)?\b",
        after: r"{<}(?:enfants?|filles?|fillettes?|fils|gar[çc]ons?|fratrie|fr[èe]res?|s[œo]e?urs?|petite?s?|b[ée]b[ée]s?)(?:,?{_}[^.;\n\d]{0,20})?{_}?[:,(]?{_}?(?:\d{1,2}(?:{_}ans)?(?:,|{_}et|;){_}){0,4}\d{1,2}{_}ans(?:,|;|{_}et|{_}/){_}(?:de{_})?",
        not_before: r"\s(?:de\s|d['’]|ferme|avec|plus|apr[èe]s)",
        confidence: 78,
        situation: true,
        examples: &[
            "ses deux enfants (4 ans, [[18 mois]]).",
            "deux enfants de 4 ans et [[18 mois]].",
            "Ses enfants, âgés de 3 ans et [[9 mois]], dorment",
            "trois enfants : 7 ans, 5 ans, [[11 mois]].",
        ],
        near_misses: &[
            "un contrat de 3 ans et 6 mois",
            "Peine : 2 ans, 6 mois",
            "enfants placés 2 ans, 6 mois de plus",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.infant",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::months,
        regex: r"(\d{1,2}{_}mois){_}?[),.;]",
        group: 1,
        after: r"{<}(?:nourrisson|b[ée]b[ée]){_}|{<}(?:nourrisson|b[ée]b[ée]|enfant|fils|fille|petite?|derni(?:er|[èe]re)|benjamine?|cadet(?:te)?|jumeaux|jumelles|fr[èe]re|s[œo]e?ur){_}?[,(]{_}?",
        confidence: 78,
        examples: &[
            "une famille (un bébé [[5 mois]])",
            "Le nourrisson ([[4 mois]]) a été vu",
            "leur bébé, [[8 mois]], dort",
        ],
        near_misses: &["le bébé 5 mois plus tard", "la peine (4 mois)", "le nourrisson (4 mois de suivi)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_months",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}mois(?:\set\sdemi)?\b",
        after: r"{<}(?:b[ée]b[ée]s?|nourrissons?|enfant|fils|fille|fillette|petite?|jumeaux|jumelles)(?:{_}[âa]g[ée]e?s?)?{_}(?:de|a|avait){_}",
        not_before: r"\s(?:de\s|d['’])",
        confidence: 80,
        examples: &["Un bébé de [[dix-huit mois]] pleure", "leur bébé a [[cinq mois]]."],
        near_misses: &["une peine de dix-huit mois", "un enfant de deux mois de plus"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.around",
        kind: Kind::Age,
        start: Start::Digits(2, 2),
        glance: glance::age,
        regex: r"\d{2}(?:\s?[/–-]\s?\d{2})?\s?ans\b",
        check: Some(plausible_age),
        after: r"(?:(?-i:\p{Lu}[\p{L}'’-]+){_}?[»”\x22]?{_}?[,(]{_}?|{<}(?:homme|femme|individu|type|mec|gars|dame|monsieur|jeune|fille|gar[çc]on|voisine?|personne){_}?,?{_}|{<}(?:il|elle|qui){_}(?:a|aurait|avait|para[îi]t|semble{_}avoir|doit{_}avoir|fait){_}|{<}lui{_}donne(?:rais|rait)?{_}|{<}avoir{_})(?:dans{_}les|vers{_}les|autour{_}d(?:es|e)|aux{_}alentours{_}d(?:es|e)|[àa]{_}peu{_}pr[èe]s|facile|bien{_}ses|pas{_}loin{_}d(?:es|e)){_}|{<}(?:approche|approchait|fr[ôo]le){_}(?:des|les|de{_}ses|ses){_}",
        not_before: r"\s(?:qui|[àa]\svenir|prochain|suivant|d['’]|de\s[^n])",
        confidence: 76,
        situation: true,
        examples: &[
            "Fabrice, dans les [[45 ans]], vend",
            "Un homme dans les [[60 ans]] les aborde",
            "elle a dans les [[30 ans]], cheveux",
            "doit avoir dans les [[16 ans]].",
            "Fabrice, autour de [[35 ans]], accent",
            "Il approche des [[16 ans]].",
        ],
        near_misses: &[
            "Le local est prêté dans les 10 ans",
            "dans les 10 ans qui viennent",
            "il a dans les 10 ans de bail",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.disputed",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::said,
        regex: r"(\d{1,2})(?:{_}?[,;.:)»”\n]|{_}?\z|{_}(?:selon|d['’]apr[èe]s|pour|[àa]{_}peine|maxi|environ|peut-[êe]tre){_}?)",
        group: 1,
        check: Some(grown),
        // Behind an age, and of another source or of another child.
        after: r"(?:{<}\d{1,2}{_}?ans\b[^\n]{0,45}?{<}(?:papiers?|pi[èe]ces?{_}d['’]identit[ée]|carte(?:{_}\p{Ll}+)?|carte{_}d['’]identit[ée]|passeport|acte(?:{_}de{_}naissance)?|fiche(?:{_}\p{Ll}+)?|dossier(?:{_}\p{Ll}+)?|pr[ée]fecture|coll[èe]ge|lyc[ée]e|[ée]cole|m[èe]re|p[èe]re|famille|certificat|livret(?:{_}de{_}famille)?|r[ée]c[ée]piss[ée]|test{_}osseux|permis|greffe|h[ôo]pital|m[ée]decin){_}(?:(?:dit|disent|indique(?:nt)?|porte(?:nt)?|donne(?:nt)?|mentionne(?:nt)?|affirme|annonce|parle{_}de|note|en{_}dit|en{_}donne){_})?|{<}(?:\d{1,2}{_}?ans|majeure?|mineure?)\b[^.\n]{0,30}{<}en{_}(?:para[îi]t|fait|aurait|a|accuse|avoue|d[ée]clare|annonce){_}(?:bien{_}|plut[ôo]t{_})?|{<}\d{1,2}{_}?ans{_}(?:selon|d['’]apr[èe]s|pour){_}[^.,\n]{2,20},{_}|{<}\d{1,2}{_}?ans[^.\n]{0,25}(?:,{_}|{_}et{_})(?:l['’](?:a[îi]n[ée]e?|autre)|le{_}(?:cadet|second|dernier|petit|grand|fils|plus{_}jeune)|la{_}(?:cadette|seconde|derni[èe]re|petite|grande|fille|plus{_}jeune)|elle|lui),?{_}(?:en{_}a{_}|a{_})?|{<}l['’](?:une?|a[îi]n[ée]e?){_}a{_}|{<}(?:son|sa|leur|mon|ma){_}(?:(?-i:\p{Ll}+){_})?(?:fils|fille|fr[èe]re|s[œo]e?ur|cousine?|neveu|ni[èe]ce|copain|copine|enfant|amie?){_}de{_})",
        confidence: 72,
        situation: true,
        examples: &[
            "dit avoir 74 ans, ses papiers disent [[79]].",
            "Il dit avoir 16 ans, son passeport indique [[19]].",
            "Il annonce 17 ans, en paraît [[14]].",
            "Il se dit majeur, il en paraît [[15]] à peine",
            "16 ans selon lui, [[19]] selon la préfecture",
            "Le plus jeune a 10 ans, l'aîné [[17]].",
            "L'un a [[16]], l'autre 14 ans",
            "sa sœur de [[9]].",
            "Le fils, 19 ans, la fille, [[17]].",
        ],
        near_misses: &[
            "Il dit avoir vu 15 jeunes, 12 selon la mère",
            "Ses papiers disent 2019.",
            "En fait 18 tags ont été relevés",
            "16 ans, en fait 12 tags",
            "la note passe de 12 à 15.",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_who",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"({number}{_}ans(?:\set\s(?:demie?|{number}{_}mois))?)(?:{_}?[,;)]|{_}(?:chacune?|[àa]{_}peine|pass[ée]s|r[ée]volus)\b)",
        group: 1,
        after: r"{<}(?:le|la|les|l['’]|une?|ce|cette|cet|son|sa|ses|leurs?|mon|ma|mes|deux|trois){_}?(?:jeunes?{_}|petite?s?{_}|grande?s?{_})?(?:conduct(?:eur|rice)|passag(?:er|[èe]re)|victime|mise?{_}en{_}cause|voisine?|auteure?|suspecte?|gamine?|gosse|m[ôo]me|petite?|grande?|interpell[ée]e?|pr[ée]venue?|plaignante?|requ[ée]rante?|int[ée]ress[ée]e?|individu|homme|femme|dame|monsieur|jeune|[ée]l[èe]ve|locataire|agresseu(?:r|se)|gar[çc]on|fille|fillette|mineure?|ado(?:lescente?)?|coll[ée]gien(?:ne)?|lyc[ée]en(?:ne)?|complice|copain|copine|amie?|a[îi]n[ée]e?|cadet(?:te)?|benjamine?|fils|filles|gar[çc]ons|enfants|jumeaux|jumelles|derni(?:er|[èe]re)|fr[èe]res?|s[œo]e?urs?|m[èe]re|p[èe]re|cousine?|neveu|ni[èe]ce|oncle|tante|{job}){_}?[,(]{_}?",
        not_after: r"(?:prison|peine|bail|ferme|sursis|contrat|condamn|d[ée]tention|mesure)[^.;\n]{0,24}",
        confidence: 74,
        situation: true,
        examples: &[
            "Le passager, [[dix-neuf ans]], a fui",
            "La victime, [[soixante-huit ans]], est rentrée",
            "Le voisin, [[trente et un ans]], crie",
            "Sa sœur ([[douze ans]]) aussi",
            "Le petit dernier, [[six ans et demi]], pleure",
            "Les jumelles, [[huit ans]] chacune, rient",
            "Ses filles ([[neuf ans]], sept ans)",
        ],
        near_misses: &[
            "Le bail, trois ans, est signé",
            "Le projet, dix ans après",
            "Une peine, pour le voisin, cinq ans, court",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_guess",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"({number}{_}ans)(?:{_}(?:[àa]{_}tout{_}casser|[àa]{_}vue{_}de{_}nez|[àa]{_}la{_}louche|tout{_}au{_}plus|maxi(?:mum)?|grand{_}max(?:imum)?)\b|{_}?[,.;?»])",
        group: 1,
        after: r"{<}(?:il|elle){_}(?:a|aurait|avait|doit{_}avoir)(?:{_}quoi{_}?,)?{_}|{<}a{_}quoi{_}?,{_}|(?-i:\p{Lu}\p{Ll}+),{_}",
        not_after: r"{<}(?:janvier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre),\s",
        confidence: 76,
        situation: true,
        examples: &[
            "il a quoi, [[huit ans]] à tout casser",
            "il a quoi, [[neuf ans]] ?",
            "il doit avoir [[dix ans]], pas plus",
        ],
        near_misses: &["le plan a dix ans, dit-il", "il a dix ans de retard"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.in_brackets",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::counted,
        regex: r"(\d{1,2}(?:(?:,|{_}et|{_}?/|;){_}?\d{1,2}){1,5}(?:{_}ans)?)\)",
        group: 1,
        check: Some(all_grown),
        after: r"{<}(?:enfants?|filles|fils|fr[èe]res|s[œo]e?urs|mineurs|majeurs|ados|jeunes|gar[çc]ons|coll[ée]gien(?:ne)?s|lyc[ée]en(?:ne)?s|auteurs|complices|mis{_}en{_}cause|interpell[ée]s|jumeaux|jumelles){_}(?:(?-i:\p{Ll}+){_})?\(",
        confidence: 72,
        situation: true,
        examples: &[
            "trois mis en cause ([[14, 15, 17]]) et",
            "les deux mineurs ([[14 et 15 ans]])",
            "trois enfants ([[9, 7, 4]])",
        ],
        near_misses: &["les jeunes (2)", "Ses enfants (3) sont", "les présents (14, 15)", "les mineurs (2019)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.of_one_in_brackets",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::counted,
        regex: r"(\d{1,2})\)",
        group: 1,
        check: Some(grown),
        after: r"{<}(?:mineure?|majeure?|ado|adolescente?|gar[çc]on|jeune|coll[ée]gien(?:ne)?|lyc[ée]en(?:ne)?){_}\(",
        confidence: 72,
        situation: true,
        examples: &["un mineur ([[16]]) et", "cet ado ([[15]])"],
        near_misses: &["les jeunes (12)", "un mineur (2)", "les mineurs (16)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.between",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::age,
        regex: r"\d{1,2}{_}(?:ans{_})?et{_}\d{1,2}{_}ans\b",
        check: Some(plausible_age),
        after: r"{<}(?:une?|l['’]|cet?|cette){_}?(?:homme|femme|individu|type|mec|personne|jeune|dame|monsieur|gar[çc]on|fille|voisine?)(?:{_}(?-i:\p{Ll}+))?{_}?,?{_}(?:[âa]g[ée]e?{_})?entre{_}",
        confidence: 74,
        situation: true,
        examples: &["Un homme entre [[30 et 40 ans]], brun"],
        near_misses: &["les jeunes entre 12 et 25 ans", "un plan entre 2 et 3 ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_has",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}ans(?:{_}et{_}(?:demie?|{number}{_}mois))?\b",
        after: r"{<}(?:l['’]|le|la|son|sa|leur|mon|ma|ce|cet|cette){_}?(?:plus{_})?(?:enfant|petite?|gar[çc]on|fille|fillette|fils|gamine?|b[ée]b[ée]|fr[èe]re|s[œo]e?ur|a[îi]n[ée]e?|cadet(?:te)?|benjamine?|derni(?:er|[èe]re)|jeune|grande?|m[èe]re|p[èe]re|autre){_}(?:n['’])?(?:a|aurait|avait|aura){_}(?:que{_}|bient[ôo]t{_}|eu{_})?",
        not_before: r"\s(?:de\s|d['’]|apr[èe]s|plus|avant|ferme)",
        confidence: 78,
        situation: true,
        examples: &["L'enfant a [[deux ans et trois mois]].", "sa sœur a [[neuf ans]],"],
        near_misses: &["le projet a dix ans", "l'enfant a deux ans de retard"],
        ..Pattern::BLANK
    },
];

/// What stands before years that were served or went by.
const SERVED: &str = r"{<}(?:depuis|pendant|pris|prend\p{L}*|prendre|pour|dans|en|sur|y{_}a|encore|reste|tir\p{L}+|fait|ferme|apr[èe]s|avant)\s(?:pour\s)?";

/// An age that is told without its unit: nobody counts those of a baby so.
fn grown(text: &str) -> bool {
    text.parse::<u8>().is_ok_and(|age| (3..=99).contains(&age)) && !text.starts_with('0')
}

/// Of ten years or more: two brooms are two brooms.
pub(super) fn past_nine(text: &str) -> bool {
    const UNITS: &[&str] = &["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    !UNITS.iter().any(|unit| text.to_lowercase().split([' ', '\u{a0}']).next() == Some(unit))
}

/// The same of every number of a list.
fn all_grown(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).all(grown)
}
