//! The sensitive vocabulary: what words say of somebody's health, trouble with the law, follow-up, faith, money or worth.
//!
//! One row holds stems of one kind and one weight. Weight 2 is enough by itself where a person is spoken of; weight 1
//! needs a second word of its kind: a «procureur» alone may have come for the minutes, «signalement au procureur» not.
//! A stem that ends in `*` is the start of a word. Each row has sentences that must be found and sentences that must
//! not; the test reads them as lines of an individual situation.

mod acts;
mod areas;
mod blamed;
mod deeds;
mod harmed;
mod heard;
mod notes;
pub(crate) mod phrases;
mod plain;
mod seen;
mod taken;
mod told;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use areas::AREAS;

use crate::kind::PassageKind::{self, Belief, Finances, FollowUp, Health, Judgement, Justice};

/// A row of the vocabulary.
pub(crate) struct Row {
    /// Name of the rule.
    pub(crate) rule: &'static str,
    /// What the words are about.
    pub(crate) kind: PassageKind,
    /// 2: enough; 1: needs another word of its kind; 0: counts only of somebody who is known by whose relative they are.
    pub(crate) weight: u8,
    /// Folded words, or starts of words with `*`, between spaces.
    pub(crate) stems: &'static str,
    /// Must give a passage of this kind.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) yes: &'static [&'static str],
    /// Must give none of this kind.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) no: &'static [&'static str],
}

/// The rule of the words that say how often: a follow-up is detailed by what is done *and* how often, or by three things
/// that are done.
pub(crate) const FREQUENCY: &str = "follow_up.frequency";

/// Stems of one row are fewer than this.
const WIDTH: u16 = 128;

/// Row and stem of a folded key, plus one; 0 if it is in none. The first row that has it counts.
pub(crate) fn row(key: &str) -> u16 {
    let stems = key.as_bytes().first_chunk().and_then(|start| BY_START.get(start));
    let is = |stem: &&Stem| if stem.open { key.starts_with(stem.text) } else { key == stem.text };
    stems.and_then(|stems| stems.iter().find(is)).map_or(0, |stem| stem.code)
}

/// All rows of words, in the order in which they count.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    let more = [
        deeds::WORDS,
        acts::WORDS,
        notes::WORDS,
        heard::WORDS,
        blamed::WORDS,
        seen::WORDS,
        told::WORDS,
        harmed::WORDS,
        plain::WORDS,
    ];
    ROWS.iter().chain(AREAS).chain(more.into_iter().flatten())
}

/// One stem of a row.
struct Stem {
    text: &'static str,
    /// Stands for every word that begins so.
    open: bool,
    /// What [`row`] gives.
    code: u16,
}

/// The stems by their first two bytes, in the order of the table. Looked up, never iterated.
static BY_START: LazyLock<HashMap<[u8; 2], Vec<Stem>, FixedState>> = LazyLock::new(|| {
    let mut by_start: HashMap<_, Vec<Stem>, FixedState> = HashMap::default();
    for (row, Row { stems, .. }) in (0u16..).zip(rows()) {
        for (at, stem) in (0u16..).zip(stems.split_ascii_whitespace()) {
            let text = stem.strip_suffix('*').unwrap_or(stem);
            if let Some(start) = text.as_bytes().first_chunk() {
                let stem = Stem { text, open: stem.ends_with('*'), code: row * WIDTH + at + 1 };
                by_start.entry(*start).or_default().push(stem);
            }
        }
    }
    by_start
});

/// The row of what [`row`] gave.
pub(crate) fn of(stem: u16) -> Option<&'static Row> {
    let at = stem.checked_sub(1)? as usize / WIDTH as usize;
    rows().nth(at)
}

/// The table.
pub(crate) const ROWS: &[Row] = &[
    Row {
        rule: "health.illness",
        kind: Health,
        weight: 2,
        stems: "curatelle* rqth aah itep ime sessad hospitalis* diabet* insulin* cancer* alzheimer dement demente dements dementes demence* diogene schizo* bipolaire* parano* delire* delirant* \
                depress* suicid* scarif* automutil* insomni* anxi* psychiatr* pedopsychiatr* psychotherap* psychotiq* autis* tdah \
                hyperacti* dysle* dyspha* anorex* boulim* epilep* asthm* vih sida seroposi* hepatit* tuberculo* enceinte grossesse* ivg \
                itt fracture* coma hemipleg* invalidite infirm enures* orthophon* antidepress* antidouleur* neurolept* \
                medicament* ttt cmpp malaise* mord angoiss* infecte infectee obes* pathologi* malade maladie* appareille appareillee amput* \
                paralys* handicape handicapee covid oncolog* chimiother* psychologue burn phobie* phobiqu* mutisme",
        yes: &[
            "Elle a été hospitalisée deux fois en août.",
            "Huit jours d'ITT.",
            "Le pédopsychiatre parle d'un refus scolaire anxieux.",
            "Son frère voit une psychologue depuis mars.",
            "diabete ++, pas de medecin",
            "Elle est sous curatelle.",
        ],
        no: &["Le point noir de la circulation est traité.", "Il viendra en classe lundi."],
    },
    Row {
        rule: "health.addiction",
        kind: Health,
        weight: 2,
        stems: "addict* toxicoman* alcooli* sevrage* crack heroin* cocain* methadone subutex tso csapa caarud cure cures postcure \
                desintox* overdose* ivresse ivre polytoxi*",
        yes: &["Addiction au crack.", "Elle a fait deux cures.", "conduites alcooliques le week-end"],
        no: &["Il curait les fossés de la commune."],
    },
    Row {
        rule: "health.weak",
        kind: Health,
        weight: 1,
        stems: "traitement* traitant soins soigne soignee sante medecin* medical* alcool consommation* consomme memoire perte pertes trouble* \
                retard langage blesse blessee blessure* arret travail mental* psychique* suivi psy cmp hopital urgences chute chutes mange \
                cantine parle operee opere dos deces deuil diminue diminuee refus* handicap mdph ulis coeur jambe \
                certificat sommeil oublie poids prend tentative",
        yes: &[
            "Pertes de mémoire, traitement oublié.",
            "Il est en arrêt de travail.",
            "Son médecin traitant confirme.",
            "Elle a été opérée du dos en janvier.",
            "Sirine présente un retard de langage.",
        ],
        no: &[
            "Pour mémoire, la réunion est reportée.",
            "Le traitement des demandes est long.",
            "Il travaille de nuit.",
        ],
    },
    Row {
        rule: "justice.offence",
        kind: Justice,
        weight: 2,
        stems: "viol violee violer attouchement* agress* frapp* harcel* cyberharcel* rackett* racket* extor* recel* rodeo* cambriol* \
                violence* violent violente insult* injur* raciste* homophob* escroqu* stupefiant* stups cannabis resine ecstasy deal dealer* dealait revend* \
                trafic* obtemper* outrage* rebellion degrad* vandal* incendi* projectile* caillass* fugue* fugu* menac* humili* \
                confisqu* sequestr* enferm* prostitu* proxenet* squatt* debrid* cogn* coups brulure* maltrait* excision \
                braqu* effraction pickpocket* couteau machette poignard* tabass* vole volait contrefa* usurp* exhib* \
                protoxyde gifl* crach* arme armes battu battue battus bagarre* rixe* vol vols larcin* chantage sextor* intimid* crev*",
        yes: &[
            "Attouchements par un groupe de garçons.",
            "Il revendrait du protoxyde d'azote.",
            "refus d obtemperer samedi soir",
            "Il a porté des coups à un contrôleur.",
            "fugue déclarée le 12/05",
            "vol de scooter",
            "violences en réunion",
        ],
        no: &[
            "Il prend des cours de violon.",
            "La campagne contre le harcèlement démarre lundi.",
            "Le bus sera détourné.",
        ],
    },
    Row {
        rule: "justice.measure",
        kind: Justice,
        weight: 2,
        stems: "plainte plaintes interpell* condamn* incarcer* ecrou* detenu detenue prison sursis tig gav bracelet \
                soupconn* courante delinquan* recidiv* mandat deferr* defere deferee perquisition* correctionnel* assises \
                preoccupante probatoire crpc copj crip",
        yes: &[
            "Elle a retiré sa plainte.",
            "Il a été interpellé le 19 octobre.",
            "sorti en juillet, bracelet jusqu en janv",
            "M. X a fait une main courante.",
        ],
        no: &["Les parents se plaignent du bruit.", "Accusé de réception joint."],
    },
    Row {
        rule: "justice.weak",
        kind: Justice,
        weight: 1,
        stems: "garde vue parquet procureur* procureure signal* saisi saisie procedure* enquete* preliminaire peine penal* cause mis mise entendu entendue \
                convoque convoquee convocation representation interdiction* contact ordonnance* protection victime* tribunal audience jugement \
                detention liberation controle conduite permis force forcee tapage* brule brulee intime intimes video* photo* photographi* \
                conflit* faux remis pv justice reconnait subi tue mort suit adolescentes diffuse diffusee filme \
                prete paiement passeport vendre vendu vendues",
        yes: &[
            "J'ai fait un signalement au procureur en janvier.",
            "Le parquet de Meaux est saisi.",
            "Seul le second est mis en cause.",
            "Il est convoqué pour non-représentation d'enfant.",
            "Conduite sans permis.",
            "Il a été placé en garde à vue.",
            "Passeport confisqué, jamais payée.",
        ],
        no: &["Le parquet prendra connaissance du relevé.", "Il passe le permis B.", "Convocation, lt SEBTI."],
    },
    Row {
        rule: "justice.involved",
        kind: Justice,
        weight: 0,
        stems: "implique impliquee impliques impliquees",
        yes: &["Le fils de l'adjoint à la sécurité est impliqué.", "La nièce du maire serait impliquée."],
        no: &["Les parents sont impliqués dans la démarche.", "Le fils de M. Roux est impliqué dans l'association."],
    },
    Row {
        rule: "belief.religion",
        kind: Belief,
        weight: 2,
        stems: "musulman* islam islami* salafi* tabligh* pentecot* evangeli* catholi* protestant* adventiste* juif juive israelite* \
                priere prieres mosquee* bapteme baptise* pratiquant* radicalis* rigoriste* preche precher prechait ramadan halal casher hijab \
                niqab voilee burqa religi* convertie converti djihad* jihad* secte sectaire* complotis* bouddhi* hindou* sikh jehovah \
                imam antisemit* prie prient origines",
        yes: &[
            "Elle leur reproche leurs prières du vendredi.",
            "M. X étant musulman pratiquant.",
            "Prêche à voix haute.",
        ],
        no: &["L'église sera repeinte.", "Il aimerait un stage à la voilerie."],
    },
    Row {
        rule: "belief.life",
        kind: Belief,
        weight: 2,
        stems: "homosexu* lesbien* gay bisexu* transgenre* lgbt* rom roms tsigane* gitan* manouche* maghrebin* ethni* syndicalis* syndique* \
                ultradroite ultragauche militant militante antifa zadiste* polygam*",
        yes: &["Famille rom, refuse la mixité.", "Il dit être homosexuel."],
        no: &["Le roman graphique sera distribué.", "Il vient de Rome."],
    },
    Row {
        rule: "belief.weak",
        kind: Belief,
        weight: 1,
        stems: "eglise pasteur foi croyan* femme homme hommes maries mariees sexuel* orientation barbe voile temple \
                amour* origine tchetchene* communaut* politique* parti",
        yes: &["Elle dit vivre en couple avec une femme.", "Deux hommes, ils sont mariés depuis 2019."],
        no: &["Le couple demande un logement.", "Il est parti lundi."],
    },
    Row {
        rule: FREQUENCY,
        kind: FollowUp,
        weight: 1,
        stems: "semaine semaines mois quinze hebdomadaire* mensuel* quinzaine frequence chaque lundis mardis mercredis jeudis vendredis",
        yes: &[],
        no: &["Il revient dans deux mois.", "La police passe deux fois par semaine."],
    },
    Row {
        rule: "follow_up.detail",
        kind: FollowUp,
        weight: 1,
        stems: "aemo aed mjie tisf axes axe axees themes theme objectifs entretien* rendez rituel* domicile mediatisee* parental* \
                parentalite recevra recoit recevons voit visite visites travaille coucher relais educatif* educative* educatrice educateur etayage rencontre rencontrent reparation provisoire",
        yes: &[
            "L'AEMO prévoit une visite par semaine.",
            "Mme SAÏDI voit les jumeaux tous les quinze jours.",
            "Contrat jeune majeur de six mois : deux entretiens par mois.",
            "Mme SAÏDI rencontre Enzo chaque jeudi dans le cadre de la mesure.",
        ],
        no: &["Une prise en charge est en cours.", "Une mesure éducative est en cours.", "Il revient dans deux mois."],
    },
    Row {
        rule: "finances.debt",
        kind: Finances,
        weight: 2,
        stems: "impaye impayes surendett* endett* expulsion dette dettes rsa huissier* saisies insolv*",
        yes: &["La famille a une dette de loyer.", "Elle touche le RSA."],
        no: &["Le loyer du local est payé par la ville."],
    },
    Row {
        rule: "finances.weak",
        kind: Finances,
        weight: 1,
        stems: "doit loyer loyers echeance echeances credit credits decouvert",
        yes: &["Il doit quatre mois de loyer.", "Elle doit trois échéances à son bailleur."],
        no: &["Il doit venir lundi."],
    },
    Row {
        rule: "judgement.word",
        kind: Judgement,
        weight: 2,
        stems: "ingerable* toxique* irrecuperable* manipulat* caracteriel* infrequentable* asocial* parasite* feignant* voyou* racaille*",
        yes: &["Il est ingérable d'après sa professeure."],
        no: &["Le produit a été géré par la voirie."],
    },
];
