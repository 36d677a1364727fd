//! What is heard at the table of somebody's days: how they were found, what they drink and cannot do any more, what was
//! done to them at home, and where a procedure stands. Ordinary words, told apart by what stands beside them.

use super::Row;
use super::taken::Taken;
use crate::kind::PassageKind::{Belief, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.heard",
        kind: Health,
        weight: 2,
        stems: "tracheo* pneumothora* prostre prostree umj chs cjc aeeh inapte inaptitude pilulier enuret* titub* apathiqu* logorrh* \
                etouffement* vertige vertiges tachycardi* arythmi* souffreteu* gavage stomie cathet* calmants boiterie sequelle sequelles cicatrice*",
        yes: &["Il est trachéotomisé.", "Elle reste prostrée.", "Le pilulier est vide.", "Il titubait dans le hall."],
        no: &["Il n'est pas apte à conduire le bus.", "Le pilier du pont est fendu."],
    },
    Row {
        rule: "justice.heard",
        kind: Justice,
        weight: 2,
        stems: "cppn enfui enfuie rackette desarme desarmee",
        yes: &["CPPN signée en mai.", "Il s'est enfui à pied.", "Il a été désarmé par un surveillant."],
        no: &["Il est resté."],
    },
    Row {
        rule: "belief.heard",
        kind: Belief,
        weight: 2,
        stems: "allegeance yenich* sinti sinte decapit* juifs juives",
        yes: &["Il a fait allégeance.", "Yéniche sédentarisé."],
        no: &["Le budget est allégé."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "health.found",
        kind: Health,
        weight: 2,
        stems: "ete|etre =interne|internee, =internee en|au|a|d|sous|contre|depuis, trouve|trouvee|retrouve|retrouvee|decouvert|decouverte =inconscient|inconsciente|inanime|inanimee|pendu|pendue, ouvert|ouvrir|taillade|taillader|entaille|tranche les =poignets, ingere|avale|bu de la =javel, perdu|perdre le|son|leur =bebe, \
                en =echarpe, points a l =arcade, il|elle =boite depuis|beaucoup|toujours|encore, ne =quitte plus son|sa|le lit|chambre|canape, ne =quitte pas son lit, parle|parlait|idees|envie|envies|pulsions de =mort, lettre d =adieu, veut|voulait|voudrait|vouloir|envie|pense a|d|en en =finir, veut|voulait|voudrait|vouloir en =finir, \
                =packs|bieres|litres|canettes par jour|soir, =packs|pack|verres|litres|bouteilles|bouteille|canettes de|d biere|bieres|vin|vodka|whisky|rhum|rose|pastis, jeunes =consommateurs, passage|passages d =infirmiere|infirmier|ide, passage|passages de l =infirmiere|infirmier, plus ou elle|il =habite, confond le =jour et, intervention|passage|appel du|au =samu, =samu est|a intervenu|appele, \
                demande|dossier|plan|beneficie|touche|percoit d|de|l =aeeh|aah|pch, demande|dossier|plan|beneficie|touche|percoit de l =aeeh|aah, =aesh demandee|demande|notifiee|attribuee|accordee|individuelle, beneficie d|de|l une =aesh, reste|vit|vivent|beneficie|dispose avec|d|de une =aesh, \
                =pps|pap mis|en|signe|pour, mi temps =therapeutique, =accident|accidents du travail, taux d =incapacite, =incapacite de|permanente|temporaire|totale, par la =mdph, porte|met encore|toujours des =couches, =vomit|vomir|vomissait apres|tout|chaque|le|tous, traitement =adapter|ajuster|renouveler a, traitement a =revoir|ajuster|renouveler, alcool le =soir|matin|week|midi, alcool des le =matin|reveil|lever, \
                alcool et medicaments|drogue|cannabis|stups|violence|cachets, alcool tous|chaque|quotidien|quotidienne|massif|regulier, conduite|conduites|comportement|comportements|prise|prises a|de =risque|risques et alcool, perte|pertes de =connaissance|memoire|equilibre, se =plaint de douleurs|maux|vertiges, \
                en =reanimation, a|avait|avec un =handicap, perd|perdait _ la =memoire, perd|perdait _ _ la =memoire, =chute souvent|regulierement|beaucoup|tous, =mange presque|quasiment plus|rien, beaucoup|bien|encore|tres|tellement =maigri, sujet|sujette aux =crises, voit =double depuis|le, =replonge dans l|la|le alcool|drogue|shit|cannabis|bouteille, mauvaise|mauvaises|grosse =chute|chutes, =chute|chutes dans les, bilan|test de =memoire, besoin|demande d une =aesh, journees|journee au =lit, vu|vue|recu|recue au =cmp|cmpp|csapa|caarud, probleme|problemes|trouble|troubles|baisse|perte de =vue|audition, ses|des|les =piqures|injections, =injection|injections retard, rompu avec le =cmp, aller|va|ira|orientation|oriente|orientee|rdv|refuse au|vers|le =cmp|cmpp, \
                infirmiere|medecin _ l a =recu|recue|examine|examinee, infirmiere|medecin l a =recu|recue|examine|examinee, est|etait|arrivait =defonce|defoncee, yeux =rouges, =fume|fumait avant|entre les, dependant|dependante|addict a l =alcool, elle|il se =coupe, casse|cassee|fracture la|les|une|un|l =jambe|jambes|main|doigt|epaule|genou",
        yes: &[
            "Elle a été internée en août.",
            "Les voisins l'ont trouvée inconsciente.",
            "Elle s'est ouvert les poignets.",
            "Elle a perdu le bébé.",
            "Il a le bras en écharpe.",
            "Elle ne quitte plus son lit.",
            "Elle a laissé une lettre d'adieu.",
            "Il dit vouloir en finir.",
            "Il boit deux packs de bière.",
            "Passage d'infirmière matin et soir.",
            "Elle ne sait plus où elle habite.",
            "Un dossier d'AEEH est en cours.",
            "Il bénéficie d'une AESH.",
            "En mi-temps thérapeutique.",
            "Taux d'incapacité de 80 %.",
            "Alcool le soir, selon la mère.",
            "Elle chute souvent.",
            "Il a replongé dans l'alcool.",
            "Vu au CMP le 4.",
            "Elle garde une boiterie.",
            "Elle ne mange presque plus.",
            "Il a beaucoup maigri.",
            "Il a rompu avec le CMP.",
            "Elle se coupe.",
            "Il s'est cassé la jambe.",
        ],
        no: &[
            "Il est interne au lycée.",
            "Il demande une entrée à l'EHPAD.",
            "Il veut en finir avec ce conflit.",
            "Il a replongé dans ses cours.",
            "La boîte aux lettres est cassée.",
            "Il reste à la maison le soir.",
            "Il quitte le collège.",
        ],
    },
    Row {
        rule: "justice.procedure",
        kind: Justice,
        weight: 2,
        stems: "au =magistrat, devant|par|vu le|un|une =magistrat|jld, en permission de =sortir|sortie, assigne|assignee|assignes|assignation a =residence, il|elle =pointe tous|chaque|toutes|deux|une, vous|rdv|entretien|convocation|convoque|passage|suivi au|du =spip|jap, vous|rdv|entretien|convocation avec|par le =spip|jap, \
                investigation ordonnee|prononcee|judiciaire|demandee, mesure d =investigation, ordonne|ordonnee|ordonnees|prononce|prononcee|leve|levee|maintenue|confie|confiee|confies par le|la|un =juge|tribunal|jaf|jap|je, =juge|tribunal|jaf|jap a leve|ordonne|prononce|maintenu|decide|confie|place|renouvele|prolonge|suspendu|accorde|refuse, \
                audience|audition d|en|de =assistance, signalement|signalements 40|article|art|transmis|envoye|redige|crip|parquet|judiciaire|ase, signalement au titre, mesure|mesures|suivi|convocation|convocations =pjj, alternative|alternatives aux =poursuites, stage de =parentalite ordonne|impose|judiciaire, place|placee|places|placement au|en =cer|cef|epm|cra, \
                auteur|auteurs =designe|presume|identifie|identifies|presumes, =auteur|auteurs des|du|de|d vol|vols|jets|tirs|degradations|incendie|faits|coups|feu|feux|menaces|violences|agression|agressions, l objet d un|une =classement, plainte|affaire|procedure =classee|classe, classement|classe|classee|classees sans =suite, minimise|minimisait|banalise|assume|assumait les|ses|leurs|des =faits|actes|gestes, \
                =balance|balancait|denonce les|ses autres|copains|complices, bar =pose|accorde|active|attribue, eviction du =conjoint|mari|compagnon|concubin|pere, eviction =conjoint, mis|mise|mises|mettre a l =abri hotel|urgente|115, mis|mise|mises|mettre a l =abri en urgence, nuit au =poste, ete|etre =relache|relachee, passe|repasse|repassera|convoque|attendu au|devant =tribunal|tpe, juge des enfants a ete|est =saisi, par le|la|un =juge|jaf|tribunal, feu =judiciaire, policiers|gendarmes|police l|les ont|a =ramene|ramenee|ramenes|raccompagne|embarque|emmene|interroge, renvoye|renvoyee|renvoi devant le|la|un =tribunal, attend|attendait|attente son|leur|du|le =jugement|proces, lettre d =excuses a la victime, excuse|excuses a|aupres de la|sa|ses =victime|victimes, aupres de la|sa =victime, la =victime est, peur des|de =represailles, mesure|mesures|suivi =judiciaire|judiciaires, sorti|sortie|relache sans =poursuites, remis|remise|laisse|mise en =liberte, il|elle|pere|fils|mere|frere|mari|compagnon est|sera =libere|liberee, par un|une|son|l educateur|educatrice =pjj, gendarmes|policiers|police sont|est venus|venue le|la|les =chercher, n est pas|plus|jamais =rentree, portee|porte|portes =disparue|disparu|disparues, enfants|fratrie|petits|jumeaux sont|seront =places|placees, \
                =signalement fait|effectue|realise, alcool au =volant, defaut d =assurance, defaut de =permis, usage de =faux, introduit|introduite|introduits dans le|la|un|une|l =gymnase|college|ecole|cave|local|logement|maison|garage|magasin, contrainte|forcee a un|des|une =rapport|rapports|relation|fellation, voiture|scooter|moto|vehicule|trottinette|velo a|ont ete =brulee|brule|incendiee|incendie|volee|degradee|degrade|rayee, lui|leur =prendre son|sa|ses|leur|leurs sac|sacoche|telephone|portable|argent|scooter|trottinette|carte, exploser|lance|allume|jete un|des|le =petard|petards, =mortiers d artifice, =mortiers chez, fausse|fausses =plaque|plaques, interdit|interdite|interdiction d|de|du entrer|acces =hall|stade|magasin|etablissement",
        yes: &[
            "Il a été présenté au magistrat.",
            "Il est en permission de sortir.",
            "Assigné à résidence.",
            "Il a manqué son rendez-vous au SPIP.",
            "MJIE ordonnée par le juge.",
            "Le juge a levé la mesure pour Léa.",
            "Signalement 40 envoyé.",
            "Placé au CER.",
            "Auteur des jets d'œufs.",
            "Plainte classée.",
            "Il attend son jugement.",
            "Le juge des enfants a été saisi.",
            "Les policiers l'ont ramené à la maison.",
            "La victime est sa cousine.",
            "Il minimise les faits.",
            "BAR posé en mars.",
            "Éviction du conjoint demandée.",
            "Mise à l'abri en urgence.",
        ],
        no: &[
            "Il est auteur de poèmes.",
            "Le bar est fermé le lundi.",
            "Les vélos sont mis à l'abri des regards.",
            "Le dossier est classé.",
            "La balance du marché est fausse.",
        ],
    },
    Row {
        rule: "justice.home",
        kind: Justice,
        weight: 2,
        stems: "=porteur|porteuse|trouve d un|une tournevis|couteau|cutter|arme|matraque|marteau|lame|hache|machette, =casque ni, ni =permis, sans =permis, percute|renverse|heurte|fauche un|une|deux|l =pieton|pietonne|agent|cycliste|policier|gendarme|passant|passante, s =enfuit|enfuient|enfuyait en|avec|a|par, \
                tire|tires|tirent|tirer|tirait des|un|de|plusieurs|deux =mortier|mortiers, brule|brulent|brulait|incendie une|la|les|un|des|deux|le =benne|bennes|matelas|abribus|banc|conteneurs|local, pousse|poussee|poussait|jete|jetee sa|son|un|une|la|le _ dans l|les =escalier|escaliers, la =main lourde, \
                corrige|corrigeait|corrigent ses|les|son|sa|leurs|leur =enfants|fils|fille, avec la|une|sa|son =ceinture, ou|et|de|des|coups =ceinture a, ses|les|leurs enfants a la =ceinture, marques|traces|bleus|bleu sur les|le|la|son|ses|sa =bras|jambes|visage|cou|dos|corps|jambe|joue|cuisses, marques|traces|bleus aux|au =bras|jambes|visage|cou|poignets, \
                gestes de|d son|sa|un|une|leur =oncle|pere|beau|grand|frere|cousin|voisin|homme|animateur|entraineur, a son|leur =insu, video|videos|photo|photos|nude d elle|lui =circule|circulent|tourne, par|contre son =ex, dans la =rue par son|un, lui|leur =prend|prenait|vole|confisque|garde son|sa|ses|tout salaire|pension|argent|paie|allocations|papiers|rsa, \
                lui|leur =interdit|interdisait|defend de|d sortir|voir|travailler|parler|telephoner, retrouve|retrouvee a _ avec|chez un =majeur, parti|partie|sort|sortait|dort|relation|couche avec|chez un =majeur, chez un =majeur, avec|chez un homme =majeur|age|adulte, exploitee|exploites par un|son|des|une =reseau|oncle|homme|hommes|compagnon, exploite|exploitee =sexuellement, hommes|types|inconnus =viennent la|le|les chercher, hommes|types|inconnus =attendent, assistent|assiste|assistait|assiste|temoin|temoins aux|a|de|des =scenes|disputes|coups, pere|oncle|frere|cousin|voisin la|le|les =touche|touchait|tripote, de elle|lui =nu|nue, fait|faire|fit =taper dessus|dans|par|au|a, fait|faire|fit|faits =depouiller|escroquer|plumer, \
                lui =prend|prennent|prenait son|sa|ses gouter|telephone|affaires|cartable|baskets, a _ =km h, avec les =vendeurs|dealers|guetteurs, argent =liquide dans|trouve|retrouve|sur, tire|tirait|tires|tirent sur un|le|la|des|son|les =chien|chat|pigeons|passants|policiers|bus|voisin, cou|gorge =serre|serree",
        yes: &[
            "Il a été trouvé porteur d'un tournevis.",
            "Il roule sans casque ni permis.",
            "Il a percuté un piéton.",
            "Il a tiré des mortiers.",
            "Il a brûlé une benne.",
            "Son scooter a été volé et sa voiture a été brûlée.",
            "Il a fait exploser un pétard dans le hall.",
            "Il a poussé sa sœur dans l'escalier.",
            "Le père a la main lourde.",
            "L'enfant a des marques sur les bras.",
            "Elle a parlé de gestes de son oncle.",
            "Elle a été filmée à son insu.",
            "Elle est suivie par son ex.",
            "Il lui prend son salaire.",
            "Il lui interdit de sortir.",
            "Retrouvée à Sarlac avec un majeur.",
            "Elle est exploitée par un réseau.",
        ],
        no: &[
            "La benne est pleine.",
            "Les marques au sol sont refaites.",
            "Elle corrige ses copies.",
            "Il lui prend la main.",
            "Le commerce est exploité par une société.",
        ],
    },
    Row {
        rule: "belief.shown",
        kind: Belief,
        weight: 2,
        stems: "serre|serrait|serrent plus|pas la =main, croix =gammee|gammees, =aimer|preferer les garcons|filles, elle|madame vit avec sa =compagne, tres =croyante|croyant|croyants|pratiquante, famille =croyante, origine =kurde|kabyle|berbere|peule|africaine|maghrebine|gitane, adherent|adherente|militant|militante|encarte|inscrit au|a|chez =rn|lfi|fn|ps|eelv|reconquete",
        yes: &["Il refuse de serrer la main de sa prof.", "Croix gammée sur son cahier.", "Il dit aimer les garçons."],
        no: &["Il aime les pommes."],
    },
];

/// What only sounds like it.
pub(crate) const TAKEN: &[Taken] = &[Taken {
    phrases: "mis|met|mettre|mettent|mettrait le =feu aux poudres, =vole|volent|voler|volera de ses propres, s est|sont|etait =battu|battue|battus pour ce|garder|obtenir|son|sa|que|la|l|leur|un, =menace|menacent|menacait de|d demissionner|partir|quitter|demenager|couper|fermer|saisir|changer|arreter|effondrer, \
                  =frappe|frapper|frappent|frappait a la|les|leur|sa|toutes|une porte|portes, =frappe|frapper|frappent avant d entrer, _ la =fuite en avant, fuite en =avant, remis|remise|remises|remettre|remet|remettent en =cause, =casse le nez a|sur|devant, =coupe du|en|les|l|aux|court _, elle|il se =coupe du|en|les|l|court cheveux|ongles|quatre|viande|deux|_, refuse d aller a la =cantine, =vole|volait la vedette, vole la =vedette, couteau|couteaux a =beurre|pain|huitres, soigne|soignait|soignent son|ses|sa|le =travail|plantes|jardin|tenue|presentation|chien|look|cv, en =finir avec ce|cette|le|les|l|cet, \
                  dispositif|mesures de =reparation penale, pas de|des gens du =voyage, vente|ventes|vend|vendre|consommation d|de =alcool sur|dans, auteur|auteurs de|du|d|des =livre|roman|poemes|tag, =violences faites, femmes =victimes de violences",
    no: &[
        "Il a mis le feu aux poudres.",
        "Il vole de ses propres ailes.",
        "Il s'est battu pour ce poste.",
        "Elle a menacé de démissionner du conseil.",
        "Il a pris la fuite en avant.",
        "Le projet est remis en cause par le père.",
        "Il a frappé à la porte.",
        "Il frappe avant d'entrer.",
        "Il soigne son travail.",
        "Il veut en finir avec ce conflit.",
    ],
}];
