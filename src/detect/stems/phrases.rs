//! What only several words say: «connu des services», «sous main de justice», «vote à l'extrême droite».
//!
//! Phrases stand between commas. A word may be one of several, `a|b`, the start of a word, `a*`, or any word, `_`. The
//! word by which a phrase is looked up is its first, or the one behind `=`, which should be the rarest. Apostrophes and
//! hyphens of the text are skipped.

use std::sync::LazyLock;

use super::acts;
use super::deeds::PHRASES as DEEDS;
use super::taken::{TAKEN, Taken};
use super::{FREQUENCY, Row, blamed, harmed, heard, notes, plain, seen, told};
use crate::detect::by_word::ByWord;
use crate::kind::PassageKind::{Belief, Finances, FollowUp, Health, Judgement, Justice};

/// One phrase of a row.
pub(crate) struct Phrase {
    /// Its words, each of which may be one of several.
    words: Vec<Vec<&'static str>>,
    /// Which of them it is looked up by.
    head: usize,
    /// What it says; nothing, if it only takes the sense from its words.
    pub(crate) row: Option<&'static Row>,
    /// Tells phrases from one another, and from stems.
    pub(crate) code: u16,
}

impl Phrase {
    /// Which of its words the phrase is looked up by.
    pub(crate) fn head(&self) -> usize {
        self.head
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Its word number `at` may be `key`.
    pub(crate) fn allows(&self, at: usize, key: &str) -> bool {
        self.words.get(at).is_some_and(|words| {
            words.iter().any(|word| match word.strip_suffix('*') {
                Some(start) => key.starts_with(start),
                None => *word == "_" || *word == key,
            })
        })
    }
}

/// By what [`of`] finds the phrases that are looked up by `key`; 0 if there are none.
pub(crate) fn row(key: &str) -> u16 {
    HEADS.by_word.get(key).copied().unwrap_or(0)
}

/// The phrases of what [`row`] gave, in the order of the tables.
pub(crate) fn of(row: u16) -> &'static [Phrase] {
    let row = usize::from(row).checked_sub(1).and_then(|row| HEADS.phrases.get(row));
    row.map_or(&[], Vec::as_slice)
}

/// All rows of phrases, in the order in which they count.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    let more = [
        DEEDS,
        acts::PHRASES,
        notes::PHRASES,
        heard::PHRASES,
        blamed::PHRASES,
        seen::PHRASES,
        told::PHRASES,
        harmed::PHRASES,
        plain::PHRASES,
    ];
    PHRASES.iter().chain(more.into_iter().flatten())
}

/// All rows that take the sense from their words.
pub(crate) fn taken() -> impl Iterator<Item = &'static Taken> {
    TAKEN
        .iter()
        .chain(acts::TAKEN)
        .chain(notes::TAKEN)
        .chain(heard::TAKEN)
        .chain(blamed::TAKEN)
        .chain(seen::TAKEN)
        .chain(told::TAKEN)
}

/// Codes of phrases are this and more, those of stems less.
const FIRST: u16 = 0x8000;

/// The phrases by the words that they are looked up by.
#[derive(Default)]
struct Heads {
    by_word: ByWord<u16>,
    phrases: Vec<Vec<Phrase>>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut heads = Heads::default();
    let said = rows().map(|row| (Some(row), row.stems));
    let taken = self::taken().map(|taken| (None, taken.phrases));
    let all = said.chain(taken).flat_map(|(row, phrases)| phrases.split(',').map(move |phrase| (row, phrase)));
    for ((says, phrase), code) in all.zip(FIRST..) {
        let mut head = 0;
        let mut words = Vec::new();
        for (at, word) in phrase.split_ascii_whitespace().enumerate() {
            let bare = word.strip_prefix('=');
            if bare.is_some() {
                head = at;
            }
            words.push(bare.unwrap_or(word).split('|').collect::<Vec<_>>());
        }
        for key in words.get(head).cloned().unwrap_or_default() {
            let row = *heads.by_word.entry(key).or_insert_with(|| {
                heads.phrases.push(Vec::new());
                heads.phrases.len() as u16
            });
            heads.phrases[usize::from(row) - 1].push(Phrase { words: words.clone(), head, row: says, code });
        }
    }
    heads
});

/// The table of what is said by several words.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.known",
        kind: Justice,
        weight: 2,
        stems: "connu|connue|connus|connues des|du|de services|service de police|gendarmerie|justice, connu|connue|connus|connues \
                des|du services|parquet|commissariat|tribunal|spip|gendarmes|policiers, connu|connue|connus|connues de la|nos|vos \
                police|gendarmerie|justice|services|bac|pjj|bst|pm, connu|connue|connus|connues par la|les|nos \
                police|gendarmerie|justice|services|gendarmes, connu|connue|connus|connues pour des|ses|plusieurs \
                faits|vols|violences|antecedents, tres|bien|deja =connu|connue|connus de|des|du services|parquet|police, inscrit|inscrite|signale|signalee|figure|fiche au =taj|fpr, \
                fiche|fichee|fiches s, activement recherche|recherchee, en =fuite, en =cavale",
        yes: &[
            "Il est connu de nos services.",
            "Son frère est connu des services de police et de gendarmerie.",
            "Père connu de la BAC.",
            "Il est fiché S.",
            "Il est inscrit au TAJ.",
        ],
        no: &[
            "Elle est connue de la mission locale.",
            "Il est connu pour sa gentillesse.",
            "La fuite d'eau est réparée.",
        ],
    },
    Row {
        rule: "justice.sentence",
        kind: Justice,
        weight: 2,
        stems: "controle judiciaire, sous =cj, main de =justice, rappel a la =loi, avertissement penal|judiciaire, composition \
                penale, mediation penale, ordonnance de placement, ordonnance de protection, place|placee|places|placees a l =ase, \
                place|placee|places|placees en =foyer|famille|mecs|cef|cer|epm|retention|detention|cra, confie|confiee|confies a l =ase, en famille d =accueil, vit|vivent|est|sont|retourne|mis|mise|ete en =foyer, \
                semi =liberte, liberte surveillee, liberation conditionnelle|anticipee, placement exterieur|penal, amenagement|amenagements de \
                peine, maison d =arret, centre penitentiaire, centre de =detention, centre educatif =ferme|renforce, mis|mise|mises en \
                cause|examen, mesure educative judiciaire, mesure|suivi penale|penal, suivi|suivie|suivis par la|le =pjj|jap|spip, suivi =pjj|spip, surveillance electronique, cellule de =recueil, interdiction d entrer en contact, \
                obligation|obligations de soins, injonction de|therapeutique soins, interdiction de paraitre|contact|sejour|territoire, \
                interdit|interdite de sejour|stade|territoire|paraitre, mandat de =depot, telephone =grave danger, an|ans|mois =ferme, \
                sorti|sortie|sort|sortant de =prison|detention|fleury|fresnes, sauvegarde de =justice, sous =tutelle, \
                mise|mesure|demande|dossier sous|de|en|d =tutelle, demande =tutelle, habilitation familiale, mandataire judiciaire, \
                retrait|delegation de l =autorite parentale, retrait|delegation d =autorite parentale, juge des =enfants saisi, saisine du =juge|jaf|parquet|procureur, \
                signalement au|du =procureur|parquet, article|art 40, ip \
                faite|transmise|redigee|envoyee|deposee|recueillie|evaluee|classee, une|l|d|nouvelle|cette =ip, \
                composition|ordonnance penale, audition libre, suspension|retrait|annulation de|du permis, \
                controle|controles positif|positifs",
        yes: &[
            "Il est sous contrôle judiciaire.",
            "Rappel à la loi en mars pour Kevin.",
            "Elle est placée à l'ASE depuis ses 6 ans.",
            "Les enfants sont confiés à l'ASE.",
            "Le père est sous tutelle.",
            "IP transmise le 12 par l'école.",
            "Une IP a été faite pour la fratrie.",
            "Il est suivi dans le cadre d'une mesure éducative judiciaire.",
            "sorti de prison en mai",
            "Ses sœurs sont en famille d'accueil.",
            "Interdiction d'entrer en contact avec la victime.",
            "Elle est suivie par le JAP.",
        ],
        no: &["Il est placé en tête de liste.", "Mise en place d'un suivi pour la famille.", "L'adresse IP est notée."],
    },
    Row {
        rule: "justice.deed",
        kind: Justice,
        weight: 2,
        stems: "vend|vendait|vendrait|vendre de|du la|l|shit drogue|herbe, fume|fumer|fumait =du|de shit|cannabis|l|la, \
                fuir|fuit|fui un|son mariage|mari|conjoint|compagnon, enquete vise|visant|contre, sa|ses =carte|cartes bleue|bancaire, tape|tapait|bat|battait sa|son|ses|leur|leurs soeur|soeurs|frere|freres|mere|pere|femme|compagne|enfants|fils|fille|camarades, \
                jet|jets|lance|lances|lancer|jete|jeter de|des|une|la pierre|pierres|projectiles|cailloux, lance pierre|pierres, mis|met|mettre|mettent le \
                =feu, par =balle|balles, coup|coups de =feu|couteau|poing|poings|pied|pieds, mariage force|arrange, mariee|marier de =force, abus \
                de faiblesse|confiance, au =black, travail dissimule, non =immatricule, fait|faire les =poches, \
                se =prostitue, vend ses|son corps|charmes, reglement de =comptes, de|des =bleus, point|points de =deal, nourrice|mule pour|du|de \
                trafic|reseau, sous l =emprise, conduit|conduite|roule sans permis|assurance",
        yes: &[
            "Jets de pierres sur le bus par Enzo et son frère.",
            "Il aurait mis le feu à la grange.",
            "Il a lancé une pierre sur le bus.",
            "Il a été tué par balle.",
            "Il tape sa sœur.",
            "Elle fuit un mariage forcé.",
            "circule sur un quad non immatriculé",
        ],
        no: &["Le feu d'artifice aura lieu le 14.", "Il lance une pétition."],
    },
    Row {
        rule: "justice.papers",
        kind: Justice,
        weight: 2,
        stems: "sans =papier|papiers, situation|sejour|maniere irreguliere|irregulier, reconduit|reconduite a la =frontiere, \
                droit|demande|demandeur|demandeuse|demandeurs d =asile, statut de =refugie|refugiee, protection subsidiaire, \
                sans titre de =sejour, pas de titre de =sejour, centre|place|placee de|en =retention",
        yes: &["Il est sans papiers.", "Mère en situation irrégulière.", "Pas de titre de séjour."],
        no: &["Il cherche du papier.", "La situation est irritante."],
    },
    Row {
        rule: "health.said",
        kind: Health,
        weight: 2,
        stems: "sent|sentait|sentent l =alcool, entend|entendait des =voix, dossier|reconnaissance|notification|orientation =mdph, \
                trouble|troubles du comportement|sommeil|langage|spectre, trouble|troubles de la personnalite, trouble|troubles de l attention|humeur|attachement, \
                trouble|troubles psychique|psychiques|mentaux|bipolaires|anxieux|cognitifs|alimentaires, idees|pensees|propos noires|suicidaires, fait|fit une|sa|plusieurs|deux|trois =ts, apres|suite sa|une|a =ts, ts \
                medicamenteuse|par|recente|en, ouvert|taille|coupe|entaille les =veines, perd|perdu|perdent la memoire|tete|boule, \
                suivi|suivie|suivis|suivies au =cmp|cmpp|csapa|caarud, bilan d|de attention, bilan orthophonique|sanguin|psychologique|neurologique, \
                suivi|suivie|suivis en =addictologie|psychiatrie|cmp|psy, en =hp, hopital de =jour, equipe mobile \
                psychiatrie, fauteuil roulant, fausse =couche, fausses =couches, boit trop|beaucoup|depuis|du|de|le|des, =boire le|des|du \
                matin|quantites|vin, sous =traitement, sous =concerta, arret maladie, longue maladie, pronostic vital, soins \
                palliatifs|psychiatriques|contraints, sans =consentement, fin de =vie, interruption de|volontaire =grossesse|de, perte d|de autonomie|poids|memoire, \
                fume|fumer un|des joint|joints, ballon|ballons de =protoxyde|proto, ligne|lignes de =coke, \
                consomme|consomment|consommait du|de|des|trop|beaucoup|regulierement",
        yes: &[
            "Il a fait une TS en mars.",
            "Elle perd la mémoire et laisse le gaz ouvert.",
            "Il est suivi au CMP.",
            "Suivie en addictologie.",
            "Il entend des voix.",
            "Des troubles du comportement sont relevés.",
            "Il boit beaucoup.",
        ],
        no: &[
            "Il perd son emploi du temps.",
            "Les TS de la ville sont présents.",
            "Il cause un trouble de voisinage.",
            "Il ne sort plus le soir.",
        ],
    },
    Row {
        rule: "health.sleep",
        kind: Health,
        weight: 1,
        stems: "ne|n =dort plus|pas|jamais, ne|n =mange pas",
        yes: &["Ne dort plus, vomit le matin."],
        no: &["Il ne dort plus à cause de la musique du bar."],
    },
    Row {
        rule: "belief.said",
        kind: Belief,
        weight: 2,
        stems: "est|serait|etait|dit =trans, homme|femme|fille|garcon|personne|jeune|eleve =trans, non =binaire, coming =out, transition de genre, \
                vote|votent|voter|votait|votant rn|lfi|fn|reconquete|front|rassemblement|extreme|insoumis, vote|votent a|pour l|le|la \
                extreme|rn|front|rassemblement|gauche|droite, =extreme droite|gauche, ultra =droite|gauche, porte|portent|porter|portait le|un|son|l \
                =voile|foulard|hijab, port|portant du|de|le =voile|foulard, delegue|deleguee syndical|syndicale, est|etait|ancien =gilet jaune, couleur de =peau, peau \
                noire|blanche|mate, vie|orientation|identite sexuelle|intime|sentimentale, rapport|rapports sexuel|sexuels, relation|relations \
                sexuelle|sexuelles|homosexuelle, identite de =genre, relation|relations|liaison avec un|une =homme|femme|garcon|fille|autre, en =couple avec un|une homme|femme|garcon|fille, \
                organisation terroriste, refus|refuse|refusent de|la minute de =silence, refus de la minute de =silence, famille|familles|issu|issue|communaute de|des gens du =voyage, temoin|temoins de =jehovah, mariage religieux, franc|francs|franche =macon|macons|maconne",
        yes: &[
            "Son fils est trans.",
            "L'oncle lui reproche de ne pas porter le voile.",
            "Le père vote RN.",
            "Elle aurait tenu des propos sur leur couleur de peau.",
            "Il milite à l'extrême droite.",
        ],
        no: &["Le bus trans-vallée est en retard.", "Le voile d'ombrage est posé.", "Il vote le budget."],
    },
    Row {
        rule: "finances.said",
        kind: Finances,
        weight: 2,
        stems: "ne|n =paie|paye|paient|payent|regle|reglent plus|pas|rien|jamais, minima sociaux, sans ressources|ressource|revenu|revenus, \
                interdit|interdite bancaire, banque de =france, commissaire de =justice, pension alimentaire, colis|bon|bons \
                alimentaire|alimentaires, trop =percu, indu|indus caf, coupure|coupures d =electricite|eau|edf, bail resilie, resiliation du|de bail, \
                commandement de =payer|quitter, concours de la =force publique, force publique, plan d =apurement, retard|retards de \
                =loyer|loyers|paiement, fin|fins de =droits, mauvais payeur|payeurs, loyer|loyers n est|sont plus|pas|jamais paye|payes|regle|regles, restos|resto du coeur, difficultes|difficulte financieres|financiere|budgetaires, \
                dossier|aide|demande =fsl|bdf depose|deposee|en|refuse|refusee|accorde|accordee|sollicite|constitue|monte|instruit, au =rsa, fins de =mois difficiles",
        yes: &[
            "Il ne paie plus son loyer.",
            "Madame est sans ressources.",
            "Commandement de payer signifié en mai.",
            "Le loyer n'est plus payé.",
        ],
        no: &["Il ne paie pas de mine, ce local.", "La Banque postale ferme le lundi."],
    },
    Row {
        rule: "judgement.said",
        kind: Judgement,
        weight: 2,
        stems: "mere|pere|maman|papa|parents|parent|famille|couple =depasse|depassee|depasses|defaillant|defaillante|defaillants|demissionnaire|demissionnaires|pathogene|toxique|indigne|fusionnelle|maltraitant|absent, \
                famille|familles|parents a =probleme|problemes, cas =social|sociaux|soc, mal =eleve|elevee|eleves|elevees, tete brulee, \
                mauvais|mauvaise|mauvaises =frequentation|frequentations|graine|influence|mere|pere|parents, sans =reperes|repere|limite|limites|scrupules, foi ni =loi, \
                livre|livree|livres a =lui|elle|eux, aucun|aucune =effort|education|limite|limites, toute =puissance, petite|petites =frappe|frappes, limite|limitee intellectuellement|cognitivement, de mauvaise =foi|vie, dans le =deni, carence|carences educative|educatives|affective|affectives, peu =fiable, pas =fiable, joue|jouer \
                la =comedie, moeurs legeres, fille facile, element|elements perturbateur|perturbateurs, manque d|de =autorite, traine|trainer|trainent dans la rue",
        yes: &[
            "Mère dépassée, père absent.",
            "C'est une famille à problèmes.",
            "Il est livré à lui-même.",
            "De mauvaises fréquentations, selon sa mère.",
        ],
        no: &["Le délai est dépassé.", "La caméra est défaillante."],
    },
    Row {
        rule: "follow_up.days",
        kind: FollowUp,
        weight: 1,
        stems: "lundi|mardi|mercredi|jeudi|vendredi soir|matin|midi, vous du =lundi|mardi|mercredi|jeudi|vendredi",
        yes: &[],
        no: &["Il revient lundi soir."],
    },
    Row {
        rule: FREQUENCY,
        kind: FollowUp,
        weight: 1,
        stems: "le =lundi|mardi|mercredi|jeudi et le lundi|mardi|mercredi|jeudi|vendredi, sur =quatre|trois|cinq|deux|six",
        yes: &[],
        no: &["Il passe le lundi et le jeudi."],
    },
];
