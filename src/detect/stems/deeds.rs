//! Still more of the vocabulary: deeds told as they were done, bodies and their care, parishes, and how a measure goes.
//!
//! Words that are ordinary ones elsewhere stand only with what they were done to, or with, as phrases.

use super::{FREQUENCY, Row};
use crate::kind::PassageKind::{Belief, Finances, FollowUp, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "justice.hurt",
        kind: Justice,
        weight: 2,
        stems: "strangul* etrangl* ceinturon empoisonn* molest* matraqu* ebouillant* ligot* baillonn* lapid* lacere laceree baffe baffes \
                fessee fessees taloche* carabine taser gazeuse lacrymo* saccag* siphonn* spoli* soutire soutirer soutirait \
                voyeur* espionn* epie epiait traque traquait mouchard pute putes salope salopes encule* batard aveux escroc escrocs cambrioleur* \
                ravisseur* chapard* pillag* pille pillee",
        yes: &[
            "Il l'a étranglée devant les enfants.",
            "Elle a empoisonné le chat du voisin.",
            "Il a sorti une carabine.",
            "Ils ont saccagé le local.",
            "Il lui soutire de l'argent.",
        ],
        no: &["La rue forme un goulet d'étranglement.", "Le soutirage du vin a lieu lundi.", "Il porte des sabots."],
    },
    Row {
        rule: "health.body",
        kind: Health,
        weight: 2,
        stems: "plaie plaies entorse* luxation* commotion* prothes* chirurgi* pacemaker cholesterol hypertension embolie* ulcere* eczema \
                psoriasis migraine* lombalgi* sciatique hernie* arthros* osteopor* rhumatis* fibromyalg* endometrios* thyroid* meningit* \
                pneumon* bronchit* bronchiolit* varicelle poux allergi* perfusion* escarre* deambulateur caries strabisme begai* begay* denutri* \
                deshydrat* malnutri* desorient* soliloqu* bipolarit* dysgraph* cachets comprimes minerve attelle bequille* deprime deprimee \
                surmen* ecographi* sterilet saigne saignait saignement* evanoui* convuls* surpoids hemorrag* mammectom* \
                hysterectom* aphasi* apnee* glaucome cataracte lupus cystite* gastro nevros* kleptoman* anemi* phlebit* dystroph* myopath*",
        yes: &[
            "Plaie à la main, non soignée.",
            "Elle est suivie pour bipolarité.",
            "Il bégaie depuis l'hiver.",
            "Madame marche avec un déambulateur.",
            "Le petit est allergique.",
        ],
        no: &["Il n'a pas plaidé.", "La prothésiste ongulaire ouvre lundi.", "Le plaisir de lire revient."],
    },
    Row {
        rule: "belief.parish",
        kind: Belief,
        weight: 2,
        stems: "coranique* catechisme pelerinage envout* desenvout* gourou* talisman rabbin synagogue greviste grevistes desislam* \
                deradicalis* animist* vaudou vodou apostat* blasphem*",
        yes: &["Il suit l'école coranique le samedi.", "Elle se dit envoûtée par sa belle-mère."],
        no: &["La cloche de l'église est réparée."],
    },
    Row {
        rule: "belief.hint",
        kind: Belief,
        weight: 1,
        stems: "paroisse messe culte communion careme",
        yes: &["Elle ne manque aucune messe à sa paroisse."],
        no: &["La paroisse prête sa salle."],
    },
    Row {
        rule: "finances.hint",
        kind: Finances,
        weight: 1,
        stems: "mensualite* recouvrement creanc* arrieres",
        yes: &["Trois mensualités en recouvrement."],
        no: &["La créance de la ville est prescrite."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.thrown",
        kind: Justice,
        weight: 2,
        stems: "jette|jettent|jetait|jete|jetes|jeter|lance|lancent|lancait|lancer|lances des|un|une|de|d|les oeuf|oeufs|pierre|pierres|tuile|tuiles|brique|briques|pave|paves|bouteille|bouteilles|petard|petards|boule|boules|gravier|graviers|parpaing|canette|canettes|barriere, \
                jette|jettent|jete|lance|lances|jeter|lancer des _ et des|de|d pierres|cailloux|oeufs|bouteilles|petards, eau|huile =bouillante, \
                lache|lachait|lacher|excite son|ses|le|les|leur =chien|chiens, coup|coups d epaule, coup|coups de tete|boule|pelle|baton|batte|barre|ceinture|ciseaux|cutter|pioche|marteau|rateau|casque|genou, \
                marque|marques|trace|traces de =ceinture|coups|doigts|morsure|morsures|griffure|griffures|strangulation|liens|violence|brulure|brulures|piqure|piqures, \
                barre|barres de =fer, batte de =baseball|base, tire|tirs|tirait|tirent|tirer|tiree au|a =plomb|plombs|fusil|pistolet, pistolet a =billes|plomb|bille, arme de =poing, bombe|bombes =lacrymogene, \
                passe|passage|passee|roue|rouee de|a =tabac|coups, tir|tirs de|d|a =mortier|arme|carabine|fusil, donne|mis|met|recu|recoit une|des|deux =claque|claques|tarte, \
                croche pied|patte, tire|tirait|trainee|traine par les =cheveux, plaque|plaquee contre|au le|un mur|sol, bouscule|bouscules|bousculee une|un|la|le|sa|son _, pousse|poussee dans l|les|contre escalier|escaliers|mur",
        yes: &[
            "Timéo a lancé des briques sur un bus.",
            "Ils jettent des boulons et des pierres.",
            "Il lui a lancé de l'huile bouillante.",
            "Le concierge a pris un coup de casque.",
            "Des traces de brûlure à la jambe.",
            "Elle l'a traînée par les cheveux.",
        ],
        no: &["Il lance des travaux.", "Il marque des buts.", "Le coup de pouce est versé."],
    },
    Row {
        rule: "justice.taken",
        kind: Justice,
        weight: 2,
        stems: "lui|leur a|ont|aurait|auraient|avait|avaient pris|derobe|arrache|soutire|subtilise sa|ses|son|leur|leurs, pris|prend|prenait|prendre|vide|utilise|utilisait|garde|gardait sa|ses|son|leur carte|carnet|compte de|bancaire|bleue|cheques|retraite|vitale, \
                pris|prend|prenait|vide|garde sa|ses|son|leurs =bijoux|chequier|economies|portefeuille|pension, vide|vident|pille ses|leurs|les|son|leur =comptes|compte, \
                fait|faire|fit =signer un|une|des|sa|son procuration|procurations|cheque|cheques|testament|vente|papiers|donation|reconnaissance|lettre, \
                retire|retires|preleve|preleves|detourne|detournes|escroque|remis _ euros, retire|retires|preleve|preleves|detourne|detournes _ _ euros, \
                faux agent|agents|policier|policiers|gendarme|gendarmes|plombier|plombiers|facteur|livreur|postier|releveur|employe|demarcheur|conseiller|ramoneur, fausse|fausses =identite|ordonnance|ordonnances|monnaie|declaration|declarations, \
                faux =billets|papiers|certificat|certificats|passeport, derobe|derobee|derobes|derober un|une|des|le|la|les|son|sa|deux|trois _, cheque|cheques =vole|voles|falsifie|falsifies, \
                cable|cables de =cuivre, a l =etalage, =etalage, avec _ =grammes|gramme|barrettes|pochons|sachets, _ =grammes de|d, grammes sur lui|elle, aurait|auraient =repris la|le|ses vente|ventes|deal|trafic|livraisons, \
                aurait|auraient cree|ouvert|administre|gere le|un|ce|des =compte|comptes, compte|comptes =snap|telegram pour|de vente|vendre",
        yes: &[
            "Deux garçons lui ont pris ses bijoux.",
            "Son neveu prend sa carte bancaire.",
            "Son neveu lui a fait signer un chèque.",
            "L'aide à domicile aurait retiré 800 euros.",
            "Un faux plombier est entré chez elle.",
            "contrôlé avec 9 grammes sous le porche",
            "Elle aurait créé le compte anonyme.",
        ],
        no: &[
            "Il lui a pris un rendez-vous.",
            "Il prend sa retraite.",
            "Il a fait un faux départ.",
            "Il prend son compte en main.",
        ],
    },
    Row {
        rule: "justice.broken",
        kind: Justice,
        weight: 2,
        stems: "casse|cassent|cassait|brise|defonce|defonces|detruit|detruisent|arrache|demonte|renverse|abime|force|forcent|forcer|fracasse la|le|les|un|une|des|sa|son|deux vitre|vitres|porte|portes|portail|buvette|abribus|carreau|carreaux|fenetre|fenetres|cloture|barriere|barrieres|retroviseur|retroviseurs|boite|boites|poubelle|poubelles|camera|cameras|distributeur|ascenseur|serrure|serrures|cadenas|banc|bancs|cable|cables|panneau|panneaux|lampadaire|voiture|voitures|interphone|digicode|tronc|caisse|coffre|tombe|tombes|vitrine|vitrines, \
                raye|rayee|rayait|raie|rayent la|sa|leur|une|les|des|ses voiture|voitures|carrosserie|portiere|auto, carreau|carreaux|vitre|vitres|vitrine|pare|retroviseur|serrure|portail|cadenas|fenetre a|ont|est|sont ete|brise|brisee|brisees|casse|cassee|cassees|force|forcee|fendu|eclate|eclatee, \
                pare brise fendu|casse|eclate|brise, destruction|deterioration de|d sa|son|leur|ses|leurs, feu|feux de =poubelle|poubelles|conteneur|conteneurs|vehicule|voiture|scooter, mis|met|mettre|mettent|mettait le =feu, \
                brule|brulent|brulait|brulees une|la|les|des|un|deux poubelle|poubelles|voiture|voitures|scooter|conteneur|container|bac|bacs, garage|cave|local|porte|casier|garages a|ont ete =force|forcee|forces|fracture|fracturee",
        yes: &[
            "Sa bande a cassé la barrière.",
            "Il raie leur portière.",
            "Il aurait mis le feu à un bac.",
            "Le pare-brise fendu, la voiture est inutilisable.",
            "La destruction de son portail est constatée.",
            "Ils brûlent des poubelles.",
        ],
        no: &["Le tireur de feu d'artifice est choisi.", "Il force l'admiration.", "Le pont est rayé de la liste."],
    },
    Row {
        rule: "justice.missing",
        kind: Justice,
        weight: 2,
        stems: "disparition =inquietante|inquietantes, porte|portee|porte disparu, porte|portee|est|sont =disparue|disparu|disparus depuis|de, a|avait|aurait =disparu, avis de =recherche, \
                interdiction|opposition de|a|la =sortie du|de territoire, interdiction|opposition de|a|la =sortie, =sortie du|de territoire, promis|promise|promettent a|en un|une|son|mariage cousin|oncle|homme|mariage, mariage =coutumier|precoce, renvoye|renvoyee|envoye|envoyee|retenue|retenu|depart au|du =bled|pays, \
                main|mains =courantes|courante, amende =forfaitaire|forfaitaires|delictuelle, apres =audition, enquete ouverte|diligentee|preliminaire, enquete est =ouverte, information =judiciaire, a|ont|avait|aurait avoue|nie|conteste les|avoir|etre, a|ont|avait|aurait reconnu les =faits, reconnait|reconnaissent|nie|nient|conteste|contestent|avoue|avouent les =faits, =avoue avoir, \
                remis|remise|remises a|aux sa|ses|son|leur|leurs =mere|pere|parents|tante|grand apres, pris|prise sur|en le =flagrant|fait, flagrant delit, pas|non|inconnu|inconnue connu|connue|du|des svces|services de, \
                fait|faisait le|du =guet|racolage, proces =verbal|verbaux dresse|dresses|transmis|au, pv =dresse|transmis, depose|deposent|depot une|de =plainte",
        yes: &[
            "Disparition inquiétante depuis mardi.",
            "Elle est promise à un oncle.",
            "Interdiction de sortie du territoire pour un an.",
            "Deux mains courantes contre lui.",
            "Ils nient les faits.",
            "Remis à leur oncle après audition.",
        ],
        no: &[
            "La disparition du panneau est notée.",
            "Il est promis à un bel avenir.",
            "L'enquête de satisfaction est en ligne.",
        ],
    },
    Row {
        rule: "health.told",
        kind: Health,
        weight: 2,
        stems: "col du =femur, points|point de =suture, chute|chutes dans|de|du|sur la|l|son|sa|lit|une|cheval|velo|scooter, bras|jambe|pied|poignet|cheville|nez|cote casse|cassee|cassees|dans|platre, dans le =platre, operation|intervention de|du|d|des|a|au|la|chirurgicale la|l|hanche|genou|coeur|dos|epaule|prostate|oeil|yeux, \
                attend|attendait|va|doit|subir|subi|apres une|son|sa =operation, va|doit|vient d|etre|de|se =opere|operee|operer, vient d etre opere|operee, se|fait|faire =operer, sort|sorti|sortie|sortira|rentre|entre|admis|admise|transporte|transportee|conduit|conduite|emmene|emmenee|evacue|evacuee a|de|vers l =hopital|hopitaux, \
                aux|passage|passages =urgences, sort|sorti|sortie|admis|admise|entre|entree de|en|a la =clinique|reanimation|maternite, en =arret, arret de =travail, \
                fait|font|faisait =pipi, pipi|caca au|dans lit|sa|le, mouille son|ses|le =lit|draps, prend|pris plus|pas|peu de =poids, perdu|pris|perd _ =kilos|kg, sous =alimente|alimentee|oxygene|perfusion, se =lave plus|pas|jamais|peu, lave plus|pas, \
                manque|defaut|absence|probleme|problemes d =hygiene, hygiene corporelle|douteuse|negligee|deplorable, evaluation|bilan|consultation|expertise|avis|sejour geriatrique|gerontologique|medicale|psychologique|neurologique|memoire, propos =incoherents|decousus|delirants|incoherent, parle|parlent|parlait tout|toute =seul|seule, \
                traitement|traitements interrompu|arrete|arretes|stoppe|abandonne|suspendu|interrompus|arret|non|oublie|lourd|substitution, rupture|arret|interruption de|du|d =traitement|soins|soin|medicaments, prend|prends|prennent|pris plus|pas ses|son|leur =traitement|medicaments, \
                il|elle|mere|pere|maman|papa|monsieur|madame|mari|compagnon|fils =boit, boit des|depuis|tous|chaque|trop|encore|seul|seule, fume|fumait|fument|fumer des|tous|chaque|toute|beaucoup|trop le|les|matin|jour|la, probleme|problemes d|avec|de =alcool, crise|crises de|d =angoisse|nerfs|panique|larmes|tetanie|epilepsie, \
                mal =etre, se fait|faire du =mal, perte|perdu de =connaissance, perdu connaissance, ne|nee|bebe =premature|prematuree, lunettes =cassees|perdues, un|son|le =pai, completement|arrive =defonce|defoncee, se|s =defonce|pique|drogue, fait|fit un =avc|infarctus|malaise, au =deuxieme|troisieme|second degre, brulure|brulures au|du|a, sang dans|aux, sur les =nerfs, tiques|tics|tic nerveux",
        yes: &[
            "chute dans la douche, col du femur",
            "Elle attend une opération du genou.",
            "Elle est en arrêt jusqu'au 12.",
            "Le cadet fait pipi au lit.",
            "Il ne se lave plus.",
            "Traitement arrêté au printemps.",
            "le soir, il boit",
            "fume chaque jour",
            "Une consultation gériatrique est demandée pour lui.",
        ],
        no: &[
            "Il boit un café avec nous.",
            "La chute de pierres est sécurisée.",
            "Les travaux sont à l'arrêt.",
            "L'arrêt de bus est déplacé.",
            "Il lave sa voiture.",
        ],
    },
    Row {
        rule: "belief.goes",
        kind: Belief,
        weight: 2,
        stems: "eglise de =reveil, eglise evangelique|pentecotiste|baptiste, groupe|groupes de =priere, va|vont|allait|aller|emmene a la|l =eglise|messe|paroisse, frequente|frequentent|frequentait la|l|une|le =eglise|paroisse|temple|messe, \
                aide|soutien|membre|benevole|pretre|cure|sacristain de la =paroisse, se|est|etait|devenu|devenue dit|un|le =pasteur|pretre|imam|diacre, dit|est|etait|ancien|pere =pasteur|pretre|diacre, fait|font|faire|pour|pendant le =ramadan|careme, couple de =femmes|hommes, \
                adherent|adherente|membre|delegue|deleguee|elu|elue|syndique a|de|du|la|au =cgt|cfdt|fsu|unsa|pcf|npa|lr, delegue|deleguee|elu|elue =cgt|cfdt|fsu|unsa, adherent|adherente|militent|milite|militait au|a|du|dans =parti|la|un",
        yes: &[
            "Elle va à la messe chaque dimanche.",
            "Il se dit pasteur.",
            "Il est bénévole de la paroisse.",
            "Il fréquente une église de réveil.",
        ],
        no: &["L'Institut Pasteur est fermé.", "La paroisse est vendue.", "Il va à l'école."],
    },
    Row {
        rule: "finances.goes",
        kind: Finances,
        weight: 2,
        stems: "prelevement|prelevements|cheque|cheques =rejete|rejetes|rejetee|impaye, prelevement|prelevements est|sont =rejete|rejetes, cheque|cheques sans =provision, cheque|cheques en =bois, est|sont|mis|mise|vit|vivent|dort|dorment a la =rue, \
                touche|percoit|gagne _ =euros, doit|doivent _ =euros, doit|doivent _ _ =euros, epicerie sociale|solidaire, distribution|aide|aides =alimentaire, redressement|liquidation =judiciaire, droits|rsa|apl|allocations|prestations =suspendus|suspendu|coupes|suspendues, compte|comptes a =decouvert",
        yes: &["Le prélèvement est rejeté depuis mars.", "Elle doit 300 euros."],
        no: &["Le projet est rejeté.", "Il habite à la rue Haute.", "Elle doit venir."],
    },
    Row {
        rule: "follow_up.comes",
        kind: FollowUp,
        weight: 1,
        stems: "mobile|educatrice|educateur|mediatrice|mediateur|referente|referent|infirmiere|assistante|benevole|puericultrice|technicienne|domicile passe|passent|vient|viennent|intervient|interviennent, prepare|preparent avec elle|lui|eux, \
                accompagnement individuel|individualise|personnalise|renforce|global, travaillons|travaille|travaillent la|sur|le|son|sa question|gestion|estime|confiance|rapport|place|lien, groupe de =parole",
        yes: &[
            "La référente vient chaque jeudi et prépare avec elle un dossier.",
            "Accompagnement individuel de la petite, une heure le lundi et le jeudi.",
        ],
        no: &["Le facteur passe chaque lundi.", "Un accompagnement individuel est proposé."],
    },
    Row {
        rule: FREQUENCY,
        kind: FollowUp,
        weight: 1,
        stems: "une|deux|trois =heure|heures le|par|chaque|tous",
        yes: &[],
        no: &["Il reste une heure le soir."],
    },
];
