//! More of the vocabulary, an area of life a row: medicines, drugs and their trade, status of residence, files of the
//! police, private life, poverty, and what is thought of people.
//!
//! The rows of the parent come first, so a word that both have keeps its older weight.

use super::Row;
use crate::kind::PassageKind::{Belief, Finances, FollowUp, Health, Judgement, Justice};

/// The table.
pub(crate) const AREAS: &[Row] = &[
    Row {
        rule: "health.medicine",
        kind: Health,
        weight: 2,
        // No «lithium», which is in batteries, and no «Concerta», which is also a verb.
        stems: "ritalin* methylphenid* quasym medikinet risperd* abilify aripiprazol* zyprexa olanzap* haldol haloperid* \
                tercian loxapac largactil xeplion seroplex escitalopram prozac fluoxet* zoloft sertralin* deroxat paroxetin* \
                effexor venlafax* laroxyl anafranil mirtazapin* teralithe depakine depakote valproat* tegretol keppra valium \
                diazepam xanax alprazolam lexomil bromazepam temesta lorazepam seresta oxazepam tranxene atarax rivotril \
                clonazepam stilnox zolpidem imovane zopiclon* melaton* lyrica pregabalin* tramadol codeine morphin* skenan \
                oxycod* fentanyl suboxone buprenorphin* bhd ventoline levothyrox antipsychot* anxiolyt* somnifere* \
                tranquillisant* benzodiazep* psychotrop* psychostimul* antiepilep* thymoregul*",
        yes: &["Il est sous Ritaline depuis la rentrée.", "Madame prend du Xanax.", "a avalé des somnifères"],
        no: &["La batterie au lithium a pris feu.", "Il se concerta avec le bailleur."],
    },
    Row {
        rule: "health.condition",
        kind: Health,
        weight: 2,
        stems: "tsa tnd tda dys dyspraxi* dyscalcul* dysorthogr* toc tocs tspt ptsd trisom* parkinson* sclerose drepanocyt* \
                leucem* lymphom* tumeur* avc infarctus dialys* cirrhos* cirrhotiq* parapleg* tetrapleg* malentendant* \
                malvoyant* aveugle aveugles cecite sourd sourde surdite borderline psychose psychoses psychotraum* trauma \
                traumatis* decompens* hallucin* mutique* encopres* gale teigne ist mst syphilis avortement* avorte* \
                contracepti* pilule accouch* hdt sdre sddt spdre spdt uhcd usmp defenestr* mutil* \
                pendaison hematome* ecchymos* griffure* cauchemar* hospi hospit incurie syllogoman* sevre sevree incontinen* \
                senil* grabatair* usld",
        yes: &[
            "Il est TSA avec un trouble associé.",
            "Son père est aveugle.",
            "Admise en SDRE en mars.",
            "Elle présente des hématomes aux bras.",
            "Il fait des cauchemars toutes les nuits.",
        ],
        no: &["La façade aveugle sera repeinte.", "La rue est en impasse."],
    },
    Row {
        rule: "health.consumes",
        kind: Health,
        weight: 2,
        stems: "polyconso* toxico toxicos junkie* alcoolemie* ebriete saoul* drogue drogues droguee bedo \
                bedos",
        yes: &["Il se drogue depuis deux ans.", "Madame était en état d'ébriété.", "fume du bedo avant les cours"],
        no: &["La droguerie a fermé.", "Les documents sont joints."],
    },
    Row {
        rule: "health.sign",
        kind: Health,
        weight: 1,
        stems: "conso consos proto bonbonne* toux vomi* pansement* depistage* fatigue fatiguee maigr* pleure \
                fume fumer fumait boit buvait kine irm scanner stress antecedents hpi pese pesait psychomot* ergotherap*",
        yes: &[
            "Conso de proto tous les soirs.",
            "Toux persistante, dépistage à faire.",
            "Il fume, consommation quotidienne.",
        ],
        no: &["Il a perdu son ballon.", "L'infirmière est absente ce jour."],
    },
    Row {
        rule: "justice.drugs",
        kind: Justice,
        weight: 2,
        stems: "shit beuh weed ganja barrette* pochon pochons coke mdma extasy ecsta lsd ghb ketamin* amphetamin* methamphet* \
                chouf choufs choufe choufer guetteur guetteurs guetteuse guetteuses guette guettait guetter charbonneur \
                charbonneurs charbonne bicrav* deale dealent dealer dealait dealers narco* stup",
        yes: &[
            "Il vend du shit au pied du bloc C.",
            "Il guette pour le point de vente.",
            "fait le chouf à 13 ans",
            "barrette de 3 g sur lui",
            "Il deale devant le collège.",
        ],
        no: &["Le charbon de bois est interdit.", "Elle vend des fleurs."],
    },
    Row {
        rule: "justice.status",
        kind: Justice,
        weight: 2,
        stems: "oqtf ictn itf deboute* clandestin* expulsable* cnda",
        yes: &["Il est sous OQTF.", "Déboutée du droit d'asile, elle dort dehors."],
        no: &["Il bouda toute la réunion."],
    },
    Row {
        rule: "justice.file",
        kind: Justice,
        weight: 2,
        // No «CER», which is also a contract of those who look for work, and no «BAR».
        stems: "defavorablement fijais fijait fsprt stic multireiter* reiterant* opp cef epm ddse ppsmj arse tgd mej mejp \
                rrse uehc comparu comparait comparaitra emprison* mordu mordue pornograph* denude* comparaitre reclusion cavale evade evadee evades evasion \
                placement placements caid caids guet assassin* meurtr* homicid* kidnapp* arnaqu* fraud* inceste* incestu* pedophil* \
                pedoporn* pedocrim* nude nudes michet* escort* taguer tague taguait tagueur tagueurs tagueuse terroris* \
                brutalis* lynch* dechu dechue decheance contrebande blanchiment",
        yes: &[
            "Défavorablement connu des services de police.",
            "Rayan : OPP depuis le 9 février.",
            "Il a été surpris à taguer le pont.",
        ],
        no: &["Il est favorablement noté.", "Les tags seront effacés."],
    },
    Row {
        rule: "justice.sign",
        kind: Justice,
        weight: 1,
        stems: "afd cigarettes revente graff* soustrait soustraite auditionne auditionnee auditionnes verbalise verbalisee \
                amende amendes avertissement poursuites infraction delit delits antecedent complice complices auteur \
                suspension retrait presume presumee \
                incident jap immatricule contravention contraventions suspect suspecte",
        yes: &["Soupçon de revente de cigarettes.", "Il a été auditionné comme complice."],
        no: &["La pierre du pont est fendue.", "Le SPIP est excusé."],
    },
    Row {
        rule: "belief.faith",
        kind: Belief,
        weight: 2,
        stems: "chretien* orthodoxe* athee athees sunnite* chiite* wahhab* soufi* frerist* fondamentalis* integriste* proselyt* \
                mormon* scientolog* raelien* abaya abayas djellaba* kamis qamis jilbab* kippa kippas tchador circoncis* coran* \
                djinn* maraboute* exorcis* sorcell*",
        yes: &["Elle vient au collège en abaya.", "Il est chrétien orthodoxe.", "porte le qamis depuis cet été"],
        no: &["La voie sera fermée.", "Le coordonnateur est absent."],
    },
    Row {
        rule: "belief.intimate",
        kind: Belief,
        weight: 2,
        stems: "transidentit* transsex* queer pansexu* asexu* intersex* homo homos pede pedes gouine infidel* adulter* amant \
                amants virginite encarte* facho* fasciste* neonazi* nazi nazis royaliste* anarchiste* communiste* frontiste* \
                complotis* suprematis* bougnoul* negre negro bamboula* youpin* survivalis*",
        yes: &["Il est communiste.", "Elle a un amant.", "Il se fait traiter de pédé."],
        no: &["L'aimant du portail est cassé."],
    },
    Row {
        rule: "finances.poverty",
        kind: Finances,
        weight: 2,
        stems: "mjagbf agbf masp ccapex expuls* apurement chomage chomeur chomeuse",
        yes: &["Mme X est suivie en MASP.", "Le père est au chômage."],
        no: &["Le bail commercial est signé."],
    },
    Row {
        rule: "finances.sign",
        kind: Finances,
        weight: 1,
        stems: "fsl ressources salaire salaires allocations apl licencie licenciee sdf colis alimentaire* precarite precaire \
                budget budgetaire* resilie resiliation bail coupure electricite facture factures",
        yes: &["Elle n'a ni ressources ni salaire.", "Factures d'électricité non payées."],
        no: &["Le budget est voté.", "La coupure de courant a duré une heure."],
    },
    Row {
        rule: "judgement.worth",
        kind: Judgement,
        weight: 2,
        stems: "faineant* feneant* paresseu* menteur* menteuse* mythoman* mytho mythos affabul* pervers* hysteri* ivrogne* \
                poivrot* clochard* clodo* crasseu* debile debiles abruti* idiot idiote imbecile* connard* connasse* immature* \
                insolen* arrogant* sournois* hypocrite* malhonnet* intenable* incontrolable* irresponsable* colerique* impulsif impulsive impulsivite \
                sauvageon* cassos procedurier* victimaire* allumeuse* aguicheu* laxiste* malpoli* malveillan* profiteur* \
                profiteuse* odieux odieuse tricheur* tricheuse* querulent* crapule* influencable*",
        yes: &["C'est un fainéant.", "La mère est une menteuse.", "Il est insolent et intenable."],
        no: &["La rue est étroite et sombre."],
    },
    Row {
        rule: "judgement.sign",
        kind: Judgement,
        weight: 1,
        stems: "defaillan* cooperati* depasse depassee depasses laxis* permissi* instable* provocat* perturbat* \
                irrespectueu* fusionnelle intrusif intrusive negligen* grossier grossiere impoli* insupportable* penible* \
                vulgaire* incapable* inconscien* demissionnaire* autoritaire* dangereux dangereuse meneur meneuse \
                difficile difficiles naif naive",
        yes: &["La mère est jugée défaillante et peu coopérative.", "Père laxiste et dépassé."],
        no: &["Le prestataire est peu coopératif.", "Le délai est dépassé."],
    },
    Row {
        rule: "follow_up.more",
        kind: FollowUp,
        weight: 1,
        stems: "vois accompagne accompagnent travailler travaillons objectif lien liens rend rendons aesf mecs",
        yes: &[
            "Mme X s'y rend chaque jeudi : créer le lien.",
            "Je les vois chaque semaine pour travailler les horaires.",
        ],
        no: &["L'objectif est de créer du lien.", "Le bus se rend au stade."],
    },
];
