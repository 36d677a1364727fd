//! What people did, suffered and live with, as those who sit at the table say it: everyday verbs with what they were done
//! to, which by themselves say nothing; and figures of speech that sound like it.

use super::taken::Taken;
use super::{FREQUENCY, Row};
use crate::kind::PassageKind::{Belief, FollowUp, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.everyday",
        kind: Health,
        weight: 2,
        stems: "chimio radiotherap* remission rechut* tumefi* coquard coquards cocard inval invalide deficien* sniffe snife sniffait \
                picole picolait poivrote shootait maniaco* anticoagul* dementiel* dialyse",
        yes: &["Il est en chimio.", "Elle a le visage tuméfié.", "Il picole du matin au soir."],
        no: &["La chimie du collège est en travaux.", "Il remise ses outils."],
    },
    Row {
        rule: "health.drinks",
        kind: Health,
        weight: 1,
        stems: "fumerait boirait consommerait vodka whisky pastis",
        yes: &["Il boirait de la vodka."],
        no: &["Il consommerait trop d'eau."],
    },
    Row {
        rule: "justice.tool",
        kind: Justice,
        weight: 2,
        stems: "coutelas opinel nunchaku chourav* tapine tapinait",
        yes: &["Un coutelas était dans son sac."],
        no: &["Le tapis du gymnase est changé."],
    },
    Row {
        rule: "belief.everyday",
        kind: Belief,
        weight: 2,
        stems: "guerisseu* rebouteu* metis metisse amerindien* anthroposoph* daech daesh nasheed*",
        yes: &["Il croit aux guérisseurs.", "Elle est métisse.", "Il regarde des vidéos de Daech."],
        no: &["Il a guéri.", "Le quartier a changé."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.attacks",
        kind: Justice,
        weight: 2,
        stems: "traite|traites|traitee|traitees|traiter|traitait|traitent de tous les =noms, traite|traites|traitee|traitees|traiter|traitait|traitent de|d =noms, noms d =oiseau|oiseaux, \
                demande|demandent|reclame|reclament|exige|exigent le|un|son =peage, demande|demandent|reclame|reclament|exige|exigent _ le =peage, \
                arrache|arrachee|arraches|arrachent|arracher|arrachait le|la|son|sa|les|un|une|des|l|leur =telephone|portable|sac|sacoche|collier|chaine|casquette|trottinette|bijoux|montre|casque|cartable, \
                sorti|sort|brandi|brandit|brandissait|exhibe|pointe|degaine|montre un|une|son|sa|des|le =cutter|lame|pistolet|fusil|hache|tournevis|matraque|revolver|sabre|batte|marteau, \
                leve|leves|levait|levent|lever|porte|porter la =main sur, venu|venus|venues|viennent|venir|venait aux =mains, mis|donne|porte|assene|recu un =coup a|au|sur|dans, \
                l a|aurait|avait =tapee|cognee|giflee|bousculee|poussee, s|se est|sont =battu|battue|battus, il|mari|compagnon|conjoint|pere la|le|les =bat|battait|cognait|tape|tapait, \
                lance|lances|jete|jetait|jette|balance|balancait une|un|des|sa|son|la|le =chaise|chaises|table|tables|extincteur|assiette|trousse|mortier|mortiers|fumigene|fumigenes, \
                pique|piquait|piquent|chipe|taxe|depouille le|la|un|une|des|l|son|sa|ses|les|dans =portable|telephone|velo|scooter|trottinette|argent|caisse|portefeuille|gouter|cigarettes|eleve|eleves|petits|collegien, \
                a|ont|aurait|est|sont|ete|faire =depouille|depouillee|depouilles|depouiller, fait|font|faire|faisait la =loi dans|au|devant|sur, \
                empeche|empechait|empecher de =sortir|travailler|telephoner, la|le|les =suit|suivait|suivent partout|jusqu, fouille|fouillait|surveille|controle|controlait|confisque|prend son|ses|leur =telephone|portable|messages|depenses, \
                peur de son|sa|ses =mari|pere|mere|compagnon|frere|fils|beau|ex|conjoint|oncle|copain, peur du =pere|mari|compagnon|conjoint, \
                contrainte|contraint|force|forcee|oblige|obligee par son|sa|ses|le|un fils|fille|mari|pere|compagnon|frere|neveu|oncle|beau|ex",
        yes: &[
            "Il l'a traité de tous les noms.",
            "Il réclame \"le péage\" à qui veut monter.",
            "Deux garçons ont arraché le sac d'une dame.",
            "Il a brandi un cutter.",
            "Il a levé la main sur sa mère.",
            "Il en est venu aux mains avec un surveillant.",
            "Il a lancé une chaise sur le professeur.",
            "Il a piqué le portable d'un camarade.",
            "Il l'empêche de sortir.",
            "Elle a peur de son mari.",
            "Son mari la bat.",
            "Elle serait contrainte par son fils de lui donner sa pension.",
        ],
        no: &[
            "Il lève la main en classe.",
            "Il a pointé une erreur.",
            "Il a piqué une tête.",
            "Il a arraché les mauvaises herbes.",
            "Elle se bat pour garder son logement.",
            "La commission examine tous les noms.",
        ],
    },
    Row {
        rule: "justice.sells",
        kind: Justice,
        weight: 2,
        stems: "vend|vendent|vendait|vendrait|vendre|revend|revendent|revendrait|revendre|ecoule|ecoulait des|de|du|la|les =puff|puffs|snus|came|chimique|barrettes|cachetons|lean|marchandise|cachets|bonbonnes|armes, \
                vend|vendait|vendrait|revend devant|dans|pour|au|a le|l|la|un|les|des entree|hall|halls|plus|grand|grands|cave|caves, vend|vendait|vendrait|revend au =pied, \
                fait|sert|servirait|faire|joue|jouait la|de|le|du =nourrice|mule|vigie|rabatteur, fait|faire|comme =nourrice pour|du, nourrice _ procedure, \
                tient|tenait|tenir|gere|gerait|ravitaille|approvisionne|gerant|gerante du|le|un|les =four|terrain|reseau, tient|tenait|gere le|un =point de, \
                garde|cache|stocke|planque|cachait|stockait la|de|du|les =marchandise|came|stock, \
                chambres|chambre|nuits|nuit d =hotel paye|payee|payees|reservee|reservees, paie|paye|payait|reserve|loue des|une|les|la =chambre|chambres d hotel, \
                elle fait|ferait|faisait des =passes, recoit|recevait|recevrait des =clients a|dans, frequente|frequentent|frequentait|rejoint|rejoignent des|un =majeurs|majeur, hommes|homme|garcons|garcon plus|tres =ages|age|vieux, \
                hommes =ages, dort|dorment|dormirait chez des|un =homme|hommes",
        yes: &[
            "Il vend des puffs dans la cour.",
            "Le grand, il vend devant le hall.",
            "Il fait la nourrice pour le réseau.",
            "Il est gérant du four.",
            "Il garde la marchandise chez sa mère.",
            "Il lui paie des chambres d'hôtel.",
            "Elle fréquente des majeurs.",
            "Elle dort chez des hommes plus âgés.",
        ],
        no: &[
            "Il vend des fleurs devant la gare.",
            "La nourrice garde le petit.",
            "Le four à pain est rallumé.",
            "Il vend des gâteaux pour la fête.",
            "Il fait des passes décisives.",
        ],
    },
    Row {
        rule: "justice.intimate",
        kind: Justice,
        weight: 2,
        stems: "photo|photos|video|videos|images|image intime|intimes|denudee|denudees|nue|nues|compromettante|compromettantes, photos|photo|video|videos d elle|lui =nue|nues|nu, \
                filme|filmait|filmer|photographie|photographiait|photographier les|des|sa|une|ses|la =filles|fille|fillettes|fillette|douche|bagarre, photographie|photographies des =fillettes|filles|enfants a, \
                touche|touchait|touchee|attrape|caresse|caressait|pelote les|la|le|ses|sa|aux|une =fesses|seins|poitrine|cuisse|cuisses|camarade|niece, geste|gestes|attitude|attitudes =deplace|deplaces|deplacee|equivoque|equivoques|obscene|obscenes, \
                main|mains =baladeuse|baladeuses, abusee|abuses par, abuse|abusait d =elle|lui|eux, abuse|abusait de sa|ses|son|la =soeur|fille|niece|faiblesse|confiance|vulnerabilite|credulite, \
                force une|sa|la =fille|camarade|cousine|niece a, se =masturbe|masturbait, denonce|revele|devoile|confie des|les|avoir =faits sur|subis|commis|contre|de, =victime d un|une, \
                mariage|marier|mariee|fiancee|fiancer|noces au =pays|bled|village, mariage avec un =cousin|oncle|inconnu, veut|veulent|voulait|voudrait la =marier",
        yes: &[
            "Des photos intimes de Lina circulent.",
            "Il lui a touché les fesses.",
            "Il aurait eu un geste déplacé.",
            "Elle a été abusée par son oncle.",
            "Elle a été victime d'un cousin.",
            "Sa famille veut la marier au bled.",
            "On lui a annoncé un mariage au pays cet été.",
        ],
        no: &[
            "Il a touché une aide.",
            "Il filme le concert.",
            "Il s'est marié au printemps.",
            "Des photos de la fête sont en ligne.",
        ],
    },
    Row {
        rule: "justice.steps",
        kind: Justice,
        weight: 2,
        stems: "convoque|convoquee|convoques|convocation|attendu|attendue|juge|jugee|comparait|presente|presentee au|devant|chez|par|aux|a =tribunal|juge|opj|procureur|gendarmerie|commissariat|parquet, \
                convoque|convoquee|convoques|convocation|attendu|attendue|juge|jugee|comparait|presente|presentee au|devant|chez|par|aux|a le|la|l|un|une =tribunal|juge|opj|procureur|delegue|gendarmerie|commissariat|brigade, \
                passe|passera|passent au =tribunal, passe|passera|passent devant le|la|un|une =juge|tribunal|procureur|delegue, delegue du =procureur, \
                entendu|entendue|entendus|entendues|auditionne|auditionnee par|a les|la|le|l|un|une =gendarmes|gendarmerie|police|policiers|brigade|bac|opj|major|juge|adjudant|adjudante|lieutenant|capitaine|brigadier, \
                gendarmes|gendarme|gendarmerie|police|policiers|brigade|opj|major|juge|adjudant|adjudante|lieutenant|capitaine|brigadier l|les a|ont =entendu|entendue|entendus|auditionne|auditionnee, \
                audition de _ prevue|fixee|reportee, audition prevue|fixee|reportee, auditionne|auditionnee|auditionnes le|ce|hier|librement|par|avec|en, entendu|entendue|entendus en|avec =audition|adulte|avocat, \
                il|elle|ils|elles =nie|nient|niait, a|ont|avait|aurait|auraient tout =avoue|reconnu, a|ont|avait|aurait =reconnu|avoue devant, reconnu|reconnait|reconnaissent|nie|nient|conteste|contestent sa|son|ses|leur|leurs|le|la|les =participation|implication|vol|vols|coups|gestes|menaces|degradations|violences, \
                enquete en =cours, enquete est en =cours, enquete de =police|gendarmerie, parquet|procureur|procureure|substitut =avise|avisee, parquet|procureur|procureure|substitut a ete =avise|avisee, transmission au =parquet|procureur, \
                =ecope de, purge|purger|purgeait une|sa =peine, deja|un|lourd =passif, pris|ecope|fait|tire _ =mois|ans dont|ferme, obligation|obligations de =quitter|pointer|pointage, pointe|pointer|pointait au|a =commissariat|gendarmerie, \
                pointe|pointer|pointait a la =gendarmerie|brigade, droit|interdit|interdite|interdits|interdiction|defense d|de =approcher|reparaitre|paraitre|rencontrer|contacter|revenir|frequenter|communiquer, mesure educ =judiciaire, \
                veut|veulent|voudrait|va|vont|souhaite|compte|vient|vouloir de|d|deposer|porter =plainte, \
                suit|suivi|termine|fini|effectue|accompli|fera|doit un|son|le|faire =stage de responsabilisation|citoyennete|sensibilisation, seances|jours|heures|journees de =stage, \
                sorti|sortie|sort|sortira|sortait|libere|liberee|incarcere|detenu|ecroue de|d|des|a|aux =fleury|fresnes|villepinte|osny|baumettes|corbas|varces|gradignan|seysses|sequedin|majicavo|ducos|domenjod|luynes",
        yes: &[
            "Il est convoqué à la gendarmerie.",
            "Il passe devant la juge le 3.",
            "Le major l'a entendu.",
            "Audition de Yanis prévue le 12.",
            "Il nie.",
            "Ils ont reconnu devant le brigadier.",
            "Une enquête de gendarmerie le concerne.",
            "Procureur avisé.",
            "Il a écopé de six mois.",
            "Il a interdiction de revenir dans la résidence.",
            "Mesure éduc judiciaire.",
            "Il a fini son stage de citoyenneté.",
            "sorti de Villepinte en mars",
        ],
        no: &[
            "Il est entendu que la réunion est reportée.",
            "Il a pris six mois de cours.",
            "L'enquête de satisfaction est close.",
            "Il passe au collège le 12.",
            "Il reconnaît les efforts de la ville.",
            "Le stage de poterie est complet.",
        ],
    },
    Row {
        rule: "justice.away",
        kind: Justice,
        weight: 2,
        stems: "decouche, decouchent, decouchait, sort|sortent|sortait|sortie|fuit par la =fenetre, fait|faire|font|faisait le =mur, pas|plus|jamais =rentree|rentre|rentres depuis|du|de|cette, partie|parti de chez =elle|lui depuis|sans|avec|chez, \
                enfant|enfants|fils|fille|filles|freres|soeurs|bebe|fratrie =place|placee|places|placees, placee|placees depuis, est|sont|ete =place|placee|places|placees depuis, lui|leur a|ont ete =retire|retiree|retires|retirees, \
                enfants|fils|fille|bebe|petits a|ont|sont ete =retire|retiree|retires, enfants|fils|fille|bebe|petits ont|a ete =retire|retiree|retires, perdu|perdre|retire|retirer la =garde, sejour|sejours de =rupture, \
                voiture|vehicule|scooter|moto|quad|camionnette n est pas|plus =assure|assuree, voiture|vehicule|scooter|moto|quad|camionnette non|pas|plus =assure|assuree, pas d =assurance, n a|avait pas|plus de|le|son =permis, \
                en|la|des =roue|roues arriere",
        yes: &[
            "Elle découche.",
            "Elle n'est pas rentrée depuis samedi.",
            "Les enfants ont été retirés.",
            "Il est placé depuis un an.",
            "Séjour de rupture prévu au printemps.",
            "Le scooter n'est pas assuré.",
        ],
        no: &[
            "Le panneau est placé à l'entrée.",
            "La permanence n'est pas assurée.",
            "Elle est rentrée du collège.",
            "Il regarde par la fenêtre.",
            "Ils gardent leur place depuis le déménagement.",
        ],
    },
    Row {
        rule: "health.lives",
        kind: Health,
        weight: 2,
        stems: "fume|fumait|fumerait|prend|prendrait|consomme|consommerait du|de|le =chimique|ptc|spice|came|lean|keta, fume|fumait|fumerait|prend|prendrait|consomme|consommerait du|de|le _ =chimique|ptc|spice|came, \
                prend|prenait|prendrait|touche|touchait de|a la =came|coke, carbure|carburait|tourne|tournait a|au la =vodka|biere, carbure|carburait|tourne|tournait au =whisky|pastis|rhum|vin, a|avait|aurait =replonge, en =manque, \
                s|se =injecte|injectait|shoote|sniffe, il|elle =boit _ dit|selon|d, accro a|au|aux, sous =produits|calmants, contre avis =medical, \
                levre|levres|arcade|pommette|nez|oeil|visage|joue =fendue|fendues|fendu|ouverte|eclatee|enfle|enflee|gonflee|poche|creve, oeil au =beurre, bleus|bleu aux|au|sur =bras|jambes|cou|visage|dos, \
                perdu|perd|perdrait un|l|une|la =oeil|rein|doigt|jambe|vue|ouie|poumon, casse|pete|fracture|tordu|luxe le|la|un|les|deux =bras|nez|poignet|machoire|cheville|cote|cotes|tibia|femur|clavicule|epaule, \
                est|etait =tombe|tombee deux|trois|quatre|plusieurs|chez, tombe|tombee dans l|la|sa|les|ses =escalier|escaliers|douche|baignoire|cuisine|chambre, est =tombe|tombee _ hanche|bras|col|poignet, \
                il|elle|monsieur|madame|qui =souffre|souffrait d|du|de|des, plus|pas toute sa =tete, oublie|laisse|laissait|oubliait le|la =gaz, ne =reconnait plus sa|son|ses, se =perd|perdait dans le|la|sa|son quartier|rue|village|residence|bourg, \
                fait|faisait des|ses =crises, =tape|cogne|frappe la tete contre|sur, se fait =vomir, ne|n =mange plus|rien, veut|voudrait|voulait|voulu|prefere =mourir, parle|parlait|envie|menace de =mourir, plus envie de =vivre, \
                foutre|fout en l =air, a ses =jours, se =pendre|noyer|tuer, menace|voulu|voulait|tente|essaye|essaie de =sauter, voulu|voulait =sauter du, se =coupe|coupait|entaille les|le|la bras|veines|peau|avant, avale|avait une|des|la|tous =boite|plaquette de, \
                attend|attendait|attendrait|attendent un =bebe|enfant, attend|attendait|attendrait|attendent des =jumeaux|jumelles, attend|attendait|attendent son|leur|un =premier|deuxieme|troisieme|quatrieme enfant|bebe, \
                suivi|suivie|vu|vue par un|une|le|la =psy|pedopsy, voit|verra|consulte|verrait un|une|le|son|la =psy|pedopsy|psychologue, a|avec une =aesh, mal =entendant|entendante|voyant|voyante, appareil|appareils =auditif|auditifs, \
                des =gens qui n existent, tousse|crache|vomit|urine|perd du =sang, operee d|du|de|des|a|au, ete|est|etre =opere d|du|des|de, ne =sort|leve plus de son|sa lit|chambre",
        yes: &[
            "Il fumerait du ptc.",
            "Il a replongé.",
            "Il boit, dit son frère.",
            "Elle a la lèvre fendue.",
            "Elle est tombée dans l'escalier.",
            "Il souffre du dos.",
            "Elle n'a plus toute sa tête.",
            "Elle ne mange plus.",
            "Elle parle de mourir.",
            "Elle attend un bébé.",
            "Il voit un psy.",
            "Elle tousse du sang.",
            "Mme Roux opérée d'un rein.",
        ],
        no: &[
            "Il a replongé dans ses études.",
            "L'équipe est en manque de bénévoles.",
            "Le dossier est tombé à l'eau.",
            "Elle attend un rendez-vous.",
            "Le quartier souffre d'un manque de bancs.",
            "Il ne mange plus à la cantine.",
            "Il opère de nuit.",
            "Il fume le poisson.",
        ],
    },
    Row {
        rule: "belief.lives",
        kind: Belief,
        weight: 2,
        stems: "retire|retiree|retirer|enleve|enlever|garde|garder|garderait|met|mettre|remis|remet|mis son|le|un|leur =voile|foulard|hijab, serrer|serre|serrent la =main des|aux|d|a femmes|une|femme, \
                refuse|refusait|refusent de parler|obeir|repondre aux|a =femmes|une, parti|partie|partir|partis|retour en|de|pour syrie|irak, parti|partie|partir|partis en|de|pour la syrie, retour|revenu|revenue de =syrie, \
                elle =aime|prefere les filles|femmes, il =aime|prefere les garcons|hommes, elle sort|couche avec une =fille|femme, elle vit avec une =femme|compagne, il sort|couche avec un =garcon|homme, il vit avec un =homme, \
                s|se =habille en fille|femme, changer|change de =genre|sexe, famille de =voyageurs, croit|croient|croyait aux|a|au =djinns|sorts|guerisseurs",
        yes: &[
            "Elle a retiré son voile.",
            "Il refuse de serrer la main des femmes.",
            "Il est parti en Syrie.",
            "Elle aime les filles.",
            "Elle vit avec une femme.",
        ],
        no: &[
            "Il garde le contact avec sa mère.",
            "Elle met un manteau.",
            "Il serre la main du maire.",
            "Il vit avec un ami.",
        ],
    },
    Row {
        rule: "follow_up.often",
        kind: FollowUp,
        weight: 1,
        stems: "suivi =hebdo, entretiens =hebdo, rdv par|chaque|tous|hebdo, etape|etapes du|de =projet",
        yes: &[],
        no: &["Un suivi hebdo est prévu."],
    },
    Row {
        rule: FREQUENCY,
        kind: FollowUp,
        weight: 1,
        stems: "tous|ts les _ =j|jours",
        yes: &["Mme Roux voit les jumeaux tous les 15 j."],
        no: &["Il vient tous les 15 jours."],
    },
];

/// Figures of speech and what was not done: they take the sense from their words.
pub(crate) const TAKEN: &[Taken] = &[
    Taken {
        phrases: "force|forcent|forcer|forcee la|les porte|portes de la|l|leur|son|sa reussite|emploi|avenir|culture|succes|bonheur|destin|entreprise|entreprises|gloire|art|theatre, \
                  vole|volent|voler|volait au|a =secours|l, creve|crevent|crevait de =faim|froid|chaud|fatigue|jalousie|soif, il|elle =boit|buvait les|ses paroles, boit|buvait|boivent les|ses =paroles, \
                  parle|parlent|parlait tout|toute =seul|seule l|le|anglais|francais|arabe|espagnol|allemand, \
                  allergie|allergies|allergique|allergiques au|aux|a travail|reglement|reunions|maths|sport|paperasse|formulaires|changement|discipline, allergie|allergique a l =autorite|ecole|effort|administration|ordre|ecrit",
        no: &[
            "Il a forcé la porte de la réussite.",
            "Il a volé au secours de sa mère.",
            "Il crève de faim.",
            "Il boit les paroles de son professeur.",
            "Il parle tout seul l'anglais.",
            "Il a une allergie au travail administratif.",
        ],
    },
    Taken {
        phrases: "replonge dans, a|avait|aurait =replonge dans, en =manque de|d, ne|n =mange plus|pas a la cantine, il|elle|mere|pere|monsieur|madame|maire dement, il|elle|mere|pere|monsieur|madame|maire dement les|cette|ces|avoir|tout|etre, \
                  le|du|au|un|notre|monsieur|ancien|vieux =cure, l =imam, pas une|un mauvaise|mauvais =mere|pere|parent, pas de =permis de construire, n a|avait pas|plus de|le =permis de construire, \
                  parle|parler|parlait|parlent|question d =expulsion",
        no: &[
            "Le père dément.",
            "C'est la tante du curé.",
            "Merci à l'imam pour la salle.",
            "« Je ne suis pas une mauvaise mère. »",
            "Mme Roux s'étonne que l'on parle d'expulsion.",
        ],
    },
    // Nobody complained to the police, or neighbours did about noise.
    Taken {
        phrases: "pas|jamais|plus|ose|osent|voulu|souhaite =porter|deposer|porte|depose plainte, pas|jamais =porterai|porterait|portera|porteront|depose|deposera plainte, pas|ni|sans|aucune de|d =plainte, plus de =plainte|plaintes, aucune =plainte, ne veut|veulent|souhaite pas porter|deposer =plainte, \
                  pas|jamais|plus|ose|ne porter|deposer|porte|depose =plainte, n ont|a|est pas|jamais ose|voulu porter|deposer =plainte, porterai|porterais|porterait|portera|porterons|porteront|porte|depose|deposera pas|jamais|plus =plainte, plaintes|plainte viennent|visent|portent|concernent|emanent, \
                  plaintes|plainte de|des =voisins|riverains|locataires|habitants|voisinage|commercants",
        no: &[
            "Il n'a pas porté plainte.",
            "Il ne veut pas déposer plainte.",
            "« Je ne porterai pas plainte. »",
            "Les plaintes viennent surtout de M. Roux.",
            "Trois plaintes de voisins pour du bruit.",
        ],
    },
    Taken {
        phrases: "procureur|procureure|substitut|substitute pres|du|la|le =tribunal, procureur|procureure|substitut|substitute pres le|du|la =tribunal, republique pres le =tribunal, code de la =justice penale, code de =procedure penale, code =penal",
        no: &["Mme Roux est vice-procureure près le tribunal judiciaire."],
    },
];
