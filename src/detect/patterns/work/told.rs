//! Where somebody works as it is told of them in whatever talk: behind their name or age, by the hour at which they finish, by
//! the shop whose child they are. What stands before is of one person, since nothing else says that the talk is.

use super::super::{Pattern, Start};
use super::JOBS;
use super::firm::{firm, made, shop};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "employer.led",
        kind: Kind::Employer,
        start: Start::Words(LEADERS),
        regex: r"{leader}{_}(?:de{_}la{_}|de{_}l['’]|du{_}|des{_}|de{_}|d['’])((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 74,
        situation: true,
        examples: &[
            "Hakan, gérant de [[VK Façades]] | 41",
            "M. Bao, gérant du [[bar-tabac Le Triomphe]], boit",
            "cogérante de la [[SARL Toits Bleus]].",
            "il est patron de [[Sopralu]]",
            "associé du [[garage Ducros]]",
        ],
        near_misses: &[
            "gérant de Cholet",
            "le gérant de M. Roche",
            "patron de la Ville",
            "gérante de tutelle Mme Roche",
            "associé du Conseil départemental",
            "patron de la police",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.led_by_name",
        kind: Kind::Employer,
        start: Start::Words(LEADERS),
        // Behind the name and before what they do or suffer; at a table one's house stands last.
        regex: r"{leader}{_}(?:de{_}la{_}|de{_}l['’]|du{_}|des{_}|de{_}|d['’])((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})(?:{_}?\|{_}?\d|,{_}(?:a|est|se|s['’]|ne|n['’]|nie|subit|signale|d[ée]clare|demande|explique|conteste|rapporte|refuse|affirme|porte|reconna[iî]t|menace){<})",
        group: 1,
        check: Some(shop),
        after: r"(?-i:\p{Lu}[\p{L}'’-]+){_}?[,(]{_}?(?:ancien(?:ne)?{_}|ex-)?",
        confidence: 72,
        examples: &[
            "M. Lam Bao, gérant du [[bar-tabac Le Triomphe]], signale des vols",
            "MORAN Hakan, gérant de [[VK Façades]] | 41 |",
        ],
        near_misses: &[
            "M. Vérin, gérant du bar Le Triomphe\n",
            "M. Vérin, gérant du centre Le Triomphe, a",
            "le gérant du bar Le Triomphe, a",
            "M. Roche, gérant de Cholet, est",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.told_by_name",
        kind: Kind::Employer,
        start: Start::Words(JOBS),
        regex: r"(?:{job}|retrait[ée]e?)(?:{_}(?-i:[\p{Ll}]+))?{_}(?:de{_}chez|chez|de{_}la|de{_}l['’]|du|des|d['’]|à{_}la|[àa]{_}l['’]|au|aux){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?){firm})",
        group: 1,
        check: Some(shop),
        after: r"(?:(?-i:\p{Lu}[\p{L}'’-]+){_}?[,(]|\d{_}?ans\)?[,;]?|veu(?:f|ve)[,;])[ \n]{0,3}(?:ancien(?:ne)?{_}|ex-)?",
        confidence: 72,
        examples: &[
            "La compagne de Miko, Jenny VASSET, employée à la [[conserverie Garmel]], est",
            "Mme Annie Morel, 67 ans, ancienne ouvrière de la [[filature Garmel]].",
            "Paul, 19 ans, apprenti au [[garage Ducros]]",
        ],
        near_misses: &[
            "M. Vérin, employé à la mairie de Gien",
            "Mme Roche, salariée de l'association Horizon",
            "les employés de la conserverie Garmel",
            "M. Vérin, agent d'accueil du CCAS",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.retired",
        kind: Kind::Employer,
        start: Start::Words(&["retrait"]),
        regex: r"retrait[ée]e?{_}(?:de{_}chez|de{_}la|de{_}l['’]|du|des|d['’]){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?){firm})",
        group: 1,
        check: Some(shop),
        // «Mme Morel, 67 ans⏎Retraitée de …»
        after: r"(?:\d{_}?ans\)?[,;.]?|(?-i:\p{Lu}[\p{L}'’-]+){_}?[,(]|veu(?:f|ve)[,;])[ \n]{0,3}",
        confidence: 74,
        examples: &[
            "Mme Annie Morel, 67 ans\nRetraitée de la [[conserverie Garmel]], veuve",
            "M. Vérin, retraité de l'[[usine Garmel]]",
        ],
        near_misses: &["M. Vérin, retraité de la mairie de Gien", "des retraités de la conserverie Garmel"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.board",
        kind: Kind::Employer,
        start: Start::Words(&[
            "salari", "employ", "agent", "ouvri", "retrait", "cadre", "contract", "travaill", "bosse",
        ]),
        regex: r"(?:salari[ée]e?|employ[ée]e?|agente?|ouvri(?:er|[èe]re)|retrait[ée]e?|cadre|contractuel(?:le)?|travaill(?:e|ait)|bosse)(?:{_}(?-i:[\p{Ll}-]+))?{_}(?:de|[àa]|pour|par){_}la{_}(r[ée]gie{_}(?:des{_}|de{_}la{_}|de{_}l['’]|du{_}|de{_}|d['’])(?-i:[\p{L}'’-]+))",
        group: 1,
        confidence: 72,
        situation: true,
        examples: &["ancien salarié de la [[régie des eaux]], conteste", "Il travaille à la [[régie de quartier]]."],
        near_misses: &["le plan de la régie des eaux", "les salariés de la régie des eaux", "salarié de la régie"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.labelled_at",
        kind: Kind::Employer,
        start: Start::Words(&["employeur", "travail ", "travail:", "emploi", "profession"]),
        regex: r"(?:employeurs?|travail|emploi|profession)(?:{_}(?:actuel|principal|connu|\([^)\n]{1,20}\)))?{_}*[:=–]{_}*(?-i:\p{L}[\p{Ll}'’ -]{2,40}){_}(?:chez|pour|au|[àa]{_}la|[àa]{_}l['’]){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 80,
        examples: &[
            "Employeur (si connu) : ménage chez [[Propex Services]], part tôt",
            "Travail : plonge au [[restaurant Le Phare]]\n",
        ],
        near_misses: &[
            "Employeur : absent chez M. Roche",
            "Travail : stage à la Mission locale",
            "Emploi : rien à Cholet",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.beside_trade",
        kind: Kind::Employer,
        start: Start::Words(JOBS_AND_CRAFTS),
        regex: r"(?:{job}|artisane?|routier|chauffeur|couvreur|[ée]lectricien(?:ne)?),{_}({house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?{firm})",
        group: 1,
        check: Some(shop),
        confidence: 72,
        situation: true,
        examples: &["Son oncle, artisan, [[entreprise Vidal Toiture]]", "père routier, [[société Garmel]], absent"],
        near_misses: &["caissière, Cholet", "serveuse, bar fermé", "employé, mairie de Gien"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.hours",
        kind: Kind::Employer,
        start: Start::Words(&[
            "fini",
            "termine",
            "commence",
            "embauche",
            "débauche",
            "debauche",
            "attaque",
            "prend son",
        ]),
        regex: r"(?:fini(?:t|ssait|ra)|termin(?:e|ait)|commen(?:ce|çait|cait)|embauch(?:e|ait)|d[ée]bauche|attaque|prend{_}son{_}(?:service|poste)){_}(?:tard|t[oô]t|(?:[àa]|vers){_}(?:midi|minuit|\d{1,2}{_}?(?:h|heures?){_}?(?:\d\d)?))(?:{_}(?:le|du){_}(?:soir|matin))?{_}(?:chez|au|aux|[àa]{_}la|[àa]{_}l['’]){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        // A meeting and a concert begin, too.
        after: r"{<}(?:il|elle|qui|m[èe]re|p[èe]re|maman|papa|s[œo]e?ur|fr[èe]re|mari|femme|compagn(?:e|on)|madame|monsieur|fils|fille|(?-i:(?:M\.|Mme){_}\p{Lu}[\p{L}'’-]+))(?:{_}(?:ne{_}|n['’]|y{_}))?{_}?",
        confidence: 74,
        examples: &[
            "Sa mère finit à 21h au [[Carrefour des Tilleuls]] et",
            "elle embauche à 6 h à l'[[EHPAD Les Acacias]].",
            "il commence tôt chez [[Onet]]",
            "Mme Vidal termine vers 22 h à la [[blanchisserie Garmel]]",
        ],
        near_misses: &[
            "La réunion commence à 9 h à la Mairie",
            "le concert finit à 22 h au Bar Le Triomphe",
            "il finit à 17 h au Collège Pasteur",
            "elle commence à 8 h au Havre",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_work_told",
        kind: Kind::Employer,
        start: Start::Words(&["son travail", "son emploi", "son employeur", "son patron"]),
        regex: r"son{_}(?:travail|emploi|employeur|patron){_}\(({firm})[,)]",
        group: 1,
        check: Some(made),
        confidence: 70,
        examples: &["M. Vidal, retenu par son travail ([[Fonderies d'Orval]], équipe du soir), a écrit"],
        near_misses: &[
            "son employeur (CCAS)",
            "son travail (Mme Roche)",
            "son patron (Kevin Sow)",
            "son travail (Ville)",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_child",
        kind: Kind::Employer,
        start: Start::Words(&["petit", "fils", "fille", "gamin", "gosse", "enfants", "parents", "jumeaux"]),
        regex: r"(?:petite?s?|fils|filles?|gamine?s?|gosses?|enfants|parents|jumeaux){_}(?:du|de{_}la|de{_}l['’]){_}?({house}{_}(?:{firm}|[«“\x22][ \u{a0}\u{202f}]?{firm}[ \u{a0}\u{202f}]?[»”\x22]))",
        group: 1,
        check: Some(shop),
        after: r"{<}(?:le|la|les)\s",
        confidence: 70,
        examples: &[
            "Minh, le petit du [[resto Saveurs d'Asie]] : aide",
            "le fils du [[kebab « Le Bosphore »]]",
            "les enfants de la [[boulangerie Garmel]]",
        ],
        near_misses: &[
            "le petit du restaurant est venu",
            "les parents de l'association Horizon",
            "un fils du garage Ducros",
            "les enfants de la ferme",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.apposed",
        kind: Kind::Employer,
        start: Start::Words(&[
            "employeur ",
            "son employ",
            "son patron",
            "sa patronne",
            "son futur",
            "son ancien",
            "son ex-",
            "son maître d",
            "son maitre d",
            "son entreprise d",
            "lieu de stage",
        ]),
        regex: r"(?:employeur{_}(?:pressenti|actuel|possible|potentiel|envisag[ée]|suivant)|(?:son|sa){_}(?:(?:futur|ancien(?:ne)?){_}|ex-)?(?:employeu(?:r|se)|patron(?:ne)?|(?:entreprise|ma[îi]tre){_}d['’](?:accueil|apprentissage))|lieu{_}de{_}stage){_}?[,(]{_}?(?:le{_}|la{_}|l['’]|les{_})?({house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?{firm})",
        group: 1,
        check: Some(shop),
        confidence: 76,
        examples: &[
            "L'employeur pressenti, la [[scierie Garmel]], attend",
            "son patron (le [[garage Ducros]]) ne répond pas",
            "son futur employeur, l'[[imprimerie du Port]],",
            "Le lieu de stage, [[boulangerie Garmel]], ferme",
        ],
        near_misses: &[
            "l'employeur, la société Garmel, attend",
            "l'employeur actuel, le garage, attend",
            "son employeur, la mairie de Gien",
            "son patron, M. Ducros",
            "les employeurs, la société Garmel",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.by_deed",
        kind: Kind::Employer,
        start: Start::Words(&["livr", "fait ", "faisait ", "font "]),
        regex: r"(?:livr(?:e|ait){_}(?:[àa]{_}(?:v[ée]lo|scooter){_}|parfois{_}|le{_}soir{_})?(?:pour|chez)|(?:fai(?:t|sait)|font){_}(?:(?:des|les|le|de{_}la|la|du){_})(?:m[ée]nages?|livraisons?|extras?|plonge|r[ée]assort|mise{_}en{_}rayon|nettoyage|vendanges?|saison|int[ée]rim)(?:{_}(?-i:[\p{Ll}-]+)){0,3}{_}(?:pour|chez|aux?|[àa]{_}la|[àa]{_}l['’])){_}?(?:l['’]|la{_}|le{_}|les{_})?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(shop),
        // «un livre pour Emma»
        not_after: r"{<}(?:une?|le|ce|du|au|son|mon|quel|chaque|aucun|beau|petit|gros)\s",
        confidence: 74,
        examples: &[
            "Paul Vérin, du 14, qui livre pour [[Tasty'Repas]].",
            "Sa mère fait les ménages très tôt chez [[Propex 77]] et",
            "il fait des extras le soir au [[restaurant Le Phare]]",
            "elle fait la plonge à la [[pizzeria Il Sole]]",
        ],
        near_misses: &[
            "un livre pour Les Petits",
            "elle fait des ménages chez Mme Roche",
            "la Ville fait le ménage au Parc",
            "il fait des ménages à la Mission locale",
            "il livre pour M. Roche",
            "fait le ménage chez Paul",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.lost_bracket",
        kind: Kind::Employer,
        start: Start::Words(&[
            "vir",
            "licenci",
            "renvoy",
            "embauch",
            "recrut",
            "apprenti",
            "alternan",
            "stage",
            "démissionn",
            "mis à la p",
        ]),
        regex: r"(?:vir[ée]e?|licenci[ée]e?|renvoy[ée]e?|embauch[ée]e?|recrut[ée]e?|apprenti(?:e|ssage)?|alternance|alternante?|stage|d[ée]missionn[ée]e?|mise?{_}[àa]{_}la{_}porte)(?:{_}(?-i:[\p{Ll}'’-]+)){0,3}{_}?\({_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?){firm})[,;)]",
        group: 1,
        check: Some(shop),
        // «Les stages», «un apprentissage» of a trade fair are nobody's.
        not_after: r"{<}(?:les|des|ces)\s",
        confidence: 73,
        examples: &[
            "Son maître de stage l'a renvoyé ([[garage Ducros]]).",
            "l'aurait viré ([[pizzeria Il Sole]], rue Foch)",
            "il était en alternance ([[boulangerie Garmel]])",
        ],
        near_misses: &[
            "renvoyé (mairie de Gien)",
            "viré (garage)",
            "licencié (CCAS)",
            "des stages (garage Solidaire)",
            "il est en stage (collège Pasteur)",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.worn",
        kind: Kind::Employer,
        start: Start::Words(&[
            "gilet",
            "veste",
            "blouson",
            "polo",
            "tenue",
            "tee-shirt",
            "t-shirt",
            "blouse",
            "uniforme",
            "tablier",
            "badge",
            "casquette",
        ]),
        regex: r"(?:gilet|veste|blouson|polo|tenue|t(?:ee)?-shirt|blouse|uniforme|tablier|badge|casquette)(?:{_}(?-i:[\p{Ll}-]+)){0,2}{_}(?:de{_}la|de{_}l['’]|du|de|d['’]){_}?({house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?{firm})",
        group: 1,
        check: Some(shop),
        // Of one who wears it.
        after: r"{<}(?:(?:port|av)(?:e|ait|ant|aient|ent|ec)|en|v[êe]tue?s?|avait|son|sa|sous|a)\s(?:d['’])?(?:une?\s|le\s|la\s|leurs?\s|son\s|sa\s)?",
        confidence: 72,
        examples: &[
            "un mineur, qui porte un gilet de la [[pizzeria Il Sole]].",
            "en tenue de travail du [[garage Ducros]]",
            "vêtu d'un polo bleu de la [[boulangerie Garmel]]",
        ],
        near_misses: &[
            "porte un gilet de la Ville",
            "un vol de blouson au bar Le Triomphe",
            "porte un maillot du club",
            "porte une veste de la mairie de Gien",
        ],
        ..Pattern::BLANK
    },
];

/// How the words of the fragment `{leader}` begin.
const LEADERS: &[&str] =
    &["gerant", "gérant", "cogerant", "cogérant", "co-gerant", "co-gérant", "patron", "exploitant", "associé"];

/// The same with those that [`JOBS`] leaves out.
const JOBS_AND_CRAFTS: &[&str] = &[
    "aide",
    "agent",
    "apprenti",
    "artisan",
    "boulang",
    "caissi",
    "chauffeur",
    "coiffeu",
    "couvreur",
    "cuisini",
    "electrici",
    "électrici",
    "employ",
    "livreu",
    "macon",
    "maçon",
    "mecanici",
    "mécanici",
    "menuisi",
    "ouvri",
    "peintre",
    "plombi",
    "routier",
    "salari",
    "serveu",
    "vendeu",
];
