//! What was seen or said of somebody's days and of a procedure: what they own without means, who waits for whom, what a
//! judge fixed, what they deny, how a home is ruled.

use super::Row;
use super::taken::Taken;
use crate::kind::PassageKind::{Belief, Finances, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "justice.seen_word",
        kind: Justice,
        weight: 2,
        stems: "traceur mouchard airtag airtags espionn* incrimin* fusillade* kalachnikov* kalach douille douilles uriner urinant urinait urinent cagoul* exfiltr*",
        yes: &["Il a mis un traceur sous sa voiture.", "Trois témoins l'incriminent.", "Il urinait dans l'ascenseur."],
        no: &["Le tracé de la piste est changé.", "Odeur d'urine au rez-de-chaussée."],
    },
    Row {
        rule: "belief.seen_word",
        kind: Belief,
        weight: 2,
        stems: "ensorcel* envout* haram mecreant* kouffar impie impies",
        yes: &["Il se croit envoûté."],
        no: &["La voûte de la cave est fissurée."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.signs",
        kind: Justice,
        weight: 2,
        stems: "vetements|habits|baskets|sac|sacs|sacoche|sacoches|montre|chaussures|survetements|doudoune de =marque|marques|luxe, qui n est|sont pas a =lui|elle|eux, par =jour|soir|nuit pour rester|guetter|surveiller|tenir|prevenir, \
                serait|seraient le|la|un|une|leur|l =chauffeur|chef|fournisseur|livreur|leader|cerveau|rabatteur|lieutenant|banquier|receleur, a|ont|ete|avons|aurait =retrouve|trouve|saisi|decouvert chez|sur lui|elle|eux, \
                reconnu|reconnue|reconnus|identifie|identifiee|identifies|visible|filme|filmee|vu|vue sur|par|grace les|la|aux|des|une =images|video|videos|cameras|camera|videoprotection|bandes, \
                sans avoir|aucun le =permis, recu|recoit|pris|prend une|deux|des|trois =balle|balles dans|au|a, impact|impacts de =balle|balles|tir|tirs, tir|tirs a|de =balle|balles|kalachnikov|pistolet|9, \
                temoin|temoins|voisins|eleves|camarades|surveillants|victime|tous|monde le|l|la =designe|designent|accuse|accusent|denonce|denoncent, temoins|temoin|victime =designe|designent|accuse|accusent|denonce|denoncent, \
                 =nie|nient|niait tout en, =nie|nient|niait formellement|farouchement|avoir|etre|encore|toujours, \
                traite|traitee|traites|traiter|traitent|traitait de|d =pd|tapette|tarlouze|gouine|pute|putain|salope|batard|chienne|singe|mongol|bouffon|grosse|gros|victime|fils, \
                =retraits|cheques|virements suspects|inexpliques|anormaux|frauduleux, vide|vider|vidait le|son|ses|leur|les =compte|comptes|livret|economies, lui|leur =prend|prenait|prennent sa|son|ses|leur retraite|carte|allocation|aah|economies|cheques",
        yes: &[
            "Elle a trois sacs de marque.",
            "Il a un téléphone qui n'est pas à lui.",
            "Il serait le fournisseur du hall.",
            "On a retrouvé chez lui deux vélos.",
            "Reconnu sur les images.",
            "Il roule sans avoir le permis.",
            "Il a reçu une balle dans la cuisse.",
            "Les témoins le désignent.",
            "Le jeune nie tout en bloc.",
            "Il se fait traiter de PD.",
            "Le neveu a vidé le compte.",
            "Le fils lui prend sa retraite.",
        ],
        no: &[
            "Il serait le dernier de la liste.",
            "Il se retrouve chez lui le soir.",
            "La caméra sera posée.",
            "Il n'est pas à l'heure.",
            "Le compte rendu est vidé de son sens.",
        ],
    },
    Row {
        rule: "justice.ruled",
        kind: Justice,
        weight: 2,
        stems: "papa|pere|mere|maman|mari|frere|oncle|compagnon|conjoint =tape|tapait|tapent, craint|craignait|peur|craindre pour sa|leur|ses|son =vie|enfants|securite|integrite, l|la|lui =appelle|appelait|ecrit|telephone _ fois par jour|nuit|heure, attend|attendait|guette en =bas de|du|chez travail|chez|son|l|elle|sa, \
                la|le|les =geolocalise|geolocalisait, la|le =suit|suivait avec|grace|par l|son|le|un|au application|telephone|gps|snap|portable, =permission|autorisation pour|de|d sortir|telephoner|travailler|voir, =isolee|isole de|d sa|son|ses|leur famille|entourage|amis|amies, \
                avec|chez un =homme|garcon|type de 2*|3*|4*|5*|vingt|trente|quarante, =homme|hommes|garcon|type|majeur|inconnu rencontre|rencontres|rencontree sur, homme|type|inconnu|individu =vient|venait|passe|passait la|le|les chercher|prendre, \
                lui a|ont|avait|aurait trouve|choisi|promis|cherche un =mari|epoux|fiance, peur d|de etre|se =mariee|marier, =mariee de|contre force|son|gre, a|de caractere =sexuel, messages|message|propos|photos|contenus|gestes|blagues|avances =sexuels|sexuelles|obscenes|pornographiques",
        yes: &[
            "L'enfant dit que papa tape maman.",
            "Elle craint pour sa vie.",
            "Il l'appelle quarante fois par jour.",
            "Il la géolocalise.",
            "Elle doit demander la permission de sortir.",
            "Elle est partie chez un homme de 30 ans.",
            "Un homme vient la chercher le soir.",
            "On lui a trouvé un mari.",
            "Il envoie des messages à caractère sexuel.",
        ],
        no: &[
            "Sa mère vient la chercher le soir.",
            "Il l'appelle une fois par mois.",
            "Il craint pour son stage.",
            "Elle a trouvé un travail.",
        ],
    },
    Row {
        rule: "justice.fixed",
        kind: Justice,
        weight: 2,
        stems: "passage|passera|passe|convocation|comparution|presentation|rdv|rendez|attendu|attendue devant|chez|avec le|la|un|une|l =juge|jap|jaf|magistrat|procureur|delegue|deleguee|substitut, devant le|la =delegue|deleguee, \
                =jaf|jap|jld|juge a|va|doit fixe|statue|statuer|fixer|decide|decider|suspendu|accorde|refuse|maintenu|leve|prolonge|revoque, en lieu =neutre, espace|lieu de =mediation familial|rencontre, \
                =parquet|procureur|procureure|substitut a|va|n classe|ouvert|poursuivi|poursuivre|requis|ordonne|renvoye|engage|retenu|decide|a, =confrontation|confrontations prevue|avec|le|la|fixee|judiciaire|organisee|est|reportee, \
                son|respecte|respecter =couvre feu, la|sa|une =victime ne|n|refuse|veut|hesite|serait|dit|reconnait|retire|s, est|serait|etait|reste|retourne|retour|incarcere a|aux|au =fleury|fresnes|villepinte|osny|baumettes|corbas|varces|gradignan|seysses|sequedin|majicavo|ducos|remire, \
                n a|ont plus|pas de =titre, =recepisse|visa|titre perime|expire|perimee|expiree|perimes|depuis, fiche|note|convoque|signale|suivi a|de|par la|l =dgsi",
        yes: &[
            "Passage devant le juge des enfants le 8.",
            "Il doit s'expliquer devant le délégué.",
            "Le JAF a fixé un droit de visite.",
            "Visites en lieu neutre.",
            "Le parquet a classé.",
            "Confrontation prévue le 20.",
            "Il ne respecte pas son couvre-feu.",
            "La victime refuse de parler.",
            "Le grand frère est à Fleury.",
            "Il n'a plus de titre depuis août.",
            "Récépissé périmé.",
        ],
        no: &[
            "Il n'a pas de titre de transport.",
            "Le parquet du gymnase a été ciré.",
            "Il rend visite à sa tante.",
            "Rendez-vous avec la directrice.",
        ],
    },
    Row {
        rule: "health.stated",
        kind: Health,
        weight: 2,
        stems: "medecin|generaliste|docteur l|les a|avait =arrete|arretee, retard =mental|cognitif|moteur|psychomoteur, =aesh 1*|2*|3*|4*|5*|6*|7*|8*|9* h|heures, test|tests|depistage|analyse|salivaire|resultat =positif|positive|positifs, =depistage fait|effectue|realise|demande|prevu, \
                traitement =commence|debute|instaure|prescrit|ajuste|renouvele|journalier|quotidien, joue|jouait|parie|perd|perdu|mise|depense aux|au =courses|pmu|casino|paris",
        yes: &[
            "Le médecin l'a arrêtée trois semaines.",
            "Retard mental léger.",
            "AESH 12 h notifiée.",
            "Test positif.",
            "Traitement commencé en mai.",
            "Il joue aux courses.",
        ],
        no: &["Le bilan est positif.", "Elle fait les courses.", "Il a du retard en classe."],
    },
    Row {
        rule: "belief.seen",
        kind: Belief,
        weight: 2,
        stems: "le|la|l|les dit|disent|croit|croient =possede|possedee, =voile integral|islamique, porte|porter|portait|portent desormais|maintenant|deja|toujours|parfois un|le =voile|foulard|niqab",
        yes: &["Sa mère le dit possédé.", "Elle porte désormais le voile."],
        no: &["Il possède un chien."],
    },
    Row {
        rule: "justice.carried",
        kind: Justice,
        weight: 2,
        stems: "voiture|trottinette|carte|moto|camionnette|enceinte|veste|valise =volee, refuse|refusait|refuser de s =arreter, percute|heurte|fonce|renverse le|la|un|une|sur|dans =vehicule|patrouille|policier|barriere|equipage|barrage, pied de =biche, \
                gardien|gardienne|agent|agente|surveillant|surveillante|professeur|controleur|chauffeur|conducteur|facteur|vigile =bouscule|bousculee, blesse|blessait un|une|deux|son|sa|plusieurs =camarade|camarades|eleve|eleves|policier|agent|voisin|frere|soeur, \
                fait|font|faisait|membre|chef|leader|partie de|d|partie la|une|l|de =bande|gang la|de|du|des, =bande|bandes rivale|rivales, groupe|groupes =rival|rivaux, logement|appartement|chambre|studio sert|servait|servirait a|de =stocker|stockage|planque|cache|cacher, \
                force|forcee|forces|contraint|contrainte|oblige|obligee de|d|a =heberger|stocker|garder|cacher|vendre|transporter, pris|prennent|gardent les =cles|clefs de|du monsieur|madame|locataire|vieux, craint|craignent|crainte de|des|d =represailles, represailles =craintes, a|aurait|avait parle a la =police|gendarmerie, a|aurait|avait|avoir =balance, \
                trafique|force|ouvert le|son|les =compteur|compteurs, =pirate|piratage l|le|son|du|d compte|compteur|boitier|electricite|telephone|courant, vend|vendent|vendait|fournit de|du|des l =alcool aux|a|sous, \
                exploite|exploitait|emploie un|une|des|deux =mineur|mineurs|mineure, interdit|interdite|interdiction de|d =gestion|gerer|exercer|conduire|detenir, paye|paie|payer|regle|regler son|ses|sa|l|les =amende|amendes, stage de =citoyennete|parentalite|sensibilisation non|effectue|accompli|impose|ordonne|valide|termine, \
                droits|droit de =visite suspendus|suspendu|retire|retires|supprime|supprimes|accorde|accordes|refuse|mediatise|mediatises, =juge a ete avise|avisee|informe|informee|saisi|saisie|prevenu, =juge est|sera avise|avisee|informe|informee|saisi|saisie|prevenu, avise|informe|informer|saisi|saisit|saisir|aviser|prevenir le|la =juge, \
                signalement|signalements au|aupres =119, possede|detient|cache|stocke|a|garde|ont un|une|des|deux|plusieurs =fusil|fusils|carabine|pistolet|revolver|munitions|grenade",
        yes: &[
            "Vu dans une voiture volée.",
            "Trouvé avec un pied-de-biche.",
            "Il a blessé un camarade.",
            "Il fait partie de la bande de la gare.",
            "Le logement sert à stocker.",
            "Elle est forcée d'héberger deux inconnus.",
            "Ils ont pris les clés du locataire.",
            "Il pirate l'électricité du palier.",
            "Il vend de l'alcool aux mineurs.",
            "Il n'a pas payé son amende.",
            "Stage de citoyenneté non effectué.",
            "Droits de visite suspendus.",
            "Le juge a été avisé des absences.",
            "Signalement au 119 par une voisine.",
            "Il garde un fusil sous son lit.",
        ],
        no: &[
            "Il a pris les clés du local.",
            "Le compteur a été changé.",
            "Il est interdit de stationner.",
            "L'élève blessé est rentré.",
        ],
    },
    Row {
        rule: "justice.suffered",
        kind: Justice,
        weight: 2,
        stems: "l|la|les =oblige|obligeait|force a|d avoir|coucher|regarder|mendier|voler|vendre|dormir|boire|manger, =gestes envers|deplaces|intimes|inappropries|inadaptes, embrasse|embrassait un|une|la =jeune|mineure|eleve|adolescente|fillette, \
                lui demande|demandait|reclame|exige des|ses|une =photos|photo|video|videos, des|les =photos|videos de|d son|sa|une|ses ex|copine|camarade|camarades|prof|professeure|eleve, faux =compte|profil|comptes|profils, alerte|alertes|appel a la =bombe, faire =sauter|exploser le|la|l|tout college|lycee|ecole|mairie|immeuble|l|la, \
                jete|jetait|jette|brule|dechire ses|les|leurs|toutes =affaires|vetements|habits, a =genoux sur|contre|dans, chatiments|punitions|violences =corporelles|corporels, bebe|enfant|petit|petite|fillette|enfants|fratrie a|est|ont ete =laisse|laissee|laisses|oublie|oubliee dans|devant|seul|seule|seuls|sur, enfants|petits|petite|petit|fratrie ont|a|avaient|avait =faim",
        yes: &[
            "Il l'oblige à mendier.",
            "Un adulte lui demande des photos.",
            "Il diffuse des photos de son ex.",
            "Il a créé un faux compte.",
            "Alerte à la bombe, c'est son cousin.",
            "Il a jeté ses affaires par la fenêtre.",
            "Le bébé a été laissé dans la voiture.",
            "Les enfants ont faim.",
        ],
        no: &["Il fait sauter les crêpes.", "Les photos de la fête sont en ligne.", "Le petit a été reçu."],
    },
    Row {
        rule: "health.days",
        kind: Health,
        weight: 2,
        stems: "prend|prenait|prends plus|pas ses|son|les =gouttes|cachets|comprimes|pilules, arrete|stoppe|oublie|refuse|double|avale ses|son|les|des =cachets|comprimes|gouttes|pilules, =consommation|consommations|conso|consos quotidienne|quotidiennes|reguliere|regulieres|excessive|massive|journaliere, exces|abus de|d =boisson|alcool, mere|pere|mari|frere|soeur de|d _ =boit, mere|pere|frere|soeur du|de petit|petite|jeune|la _ =boit, tres|trop =maigre|amaigri|amaigrie, veut|voulait|voudrait|envie|vouloir|aimerait =disparaitre|mourir, veut|voulait|voudrait|envie d|de =disparaitre|mourir, \
                refuse|refus|refusait|refusent la|les|une|de|toute =transfusion|transfusions|vaccination|vaccins|dialyse|chimio",
        yes: &[
            "Elle ne prend plus ses gouttes.",
            "Consommation quotidienne.",
            "Des excès de boisson.",
            "Il est très maigre.",
            "Elle dit qu'elle veut disparaître, vouloir mourir.",
        ],
        no: &["Le viaduc va disparaître.", "Il refuse la proposition."],
    },
    Row {
        rule: "belief.days",
        kind: Belief,
        weight: 2,
        stems: "salue|parle|regarde|serre|adresse plus|pas les|aux|a =femmes|filles, se =sent|sentait|considere fille|garcon|femme|homme, changer|changement|change de =prenom|genre|sexe, =transition hormonale|medicale, est|sont|etait|devenu|devenue =croyante|croyant|croyants|pieux|pieuse, trompe|trompait son|sa =mari|femme|compagnon|compagne|conjoint",
        yes: &[
            "Il ne salue plus les femmes.",
            "Elle se sent garçon.",
            "Il veut changer de prénom.",
            "Elle est croyante.",
        ],
        no: &["Il change de collège.", "Il se sent bien."],
    },
    Row {
        rule: "finances.days",
        kind: Finances,
        weight: 2,
        stems: "=decouvert bancaire|permanent|chronique|autorise, =decouvert de 1*|2*|3*|4*|5*|6*|7*|8*|9*, fouille|fouillent|fouillait les =poubelles",
        yes: &["Découvert de 1 900 euros."],
        no: &["Il a découvert de belles choses."],
    },
];

/// What only sounds like it.
pub(crate) const TAKEN: &[Taken] = &[Taken {
    phrases: "n a|ont plus|pas de =titre de transport, =parquet du|de la|gymnase|salle, =procureur|procureure a ouvert|clos la seance|reunion, =enquete vise|visant a, garde|garder|gardent un|de bon|bons|excellent =contact|contacts",
    no: &[
        "Il n'a pas de titre de transport.",
        "Une enquête vise à connaître les besoins de sa mère.",
        "Elle garde un bon contact avec son père.",
    ],
}];
