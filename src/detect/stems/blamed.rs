//! What is put down to somebody, asked of them and done to what is theirs: who is said to be the author, what a dealer
//! or a host wants, what is shared, broken, signalled; and how they are, in the words of who comes home to them.

use super::Row;
use super::taken::Taken;
use crate::kind::PassageKind::{Belief, FollowUp, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.cared",
        kind: Health,
        weight: 2,
        stems: "plaie plaies carie caries poux ssiad spasad",
        yes: &["Plaies aux jambes.", "Il a des caries non soignées.", "Le SSIAD intervient."],
        no: &["La plaine de jeux est fermée."],
    },
    Row {
        rule: "justice.blamed_word",
        kind: Justice,
        weight: 2,
        stems: "soupcon soupcons suspicion suspicions molest* canabis canabi extremiste* haineux haineuse haineuses masculinist* incel incels",
        yes: &["Suspicion de coups.", "Un vigile l'a molesté.", "Odeur de canabis.", "Il suit des comptes haineux."],
        no: &["Il a réussi in extremis."],
    },
    Row {
        rule: "belief.blamed_word",
        kind: Belief,
        weight: 2,
        stems: "supremacis* accelerationnis*",
        yes: &["Il se réclame du suprémacisme."],
        no: &["La suprématie du club est finie."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.blamed",
        kind: Justice,
        weight: 2,
        stems: "=auteur|auteure|autrice|auteurs|meneur|meneuse|meneurs|coupable serait|seraient|pourrait|pourraient, l|les =auteur|auteure|auteurs est|sont|etait|a|ont|s|n|ne|nie identifie|identifies|connu|connus|reconnu|avoue|appelle|mineur|mineurs, \
                comme l|le|la|etant|un =auteur|auteure|autrice|meneur|meneuse|instigateur|complice|coupable, comme etant l|le|la =auteur|auteure|meneur|meneuse|instigateur, \
                serait|seraient a l =origine de|du|des|d, =accuse|accusent|accusait|accusaient|accusee|accuses|accusees|accuser son|sa|ses|le|la|les|l|leur|un|une|de|d|par, \
                =nom|noms revient|reviennent|circule|circulent, ca|tout|cela =part|partirait|partait|vient|viendrait de chez, \
                enquete =vise|visant|visait|cible|concerne|concernant, serait|seraient =mele|melee|meles|implique|impliquee|impliques, \
                pris|prise|prises|prend|prennent|prenait a =partie, s en =prend|prennent|prendre|prenait a, s en est|sont =pris|prise|prises a, =propos sexistes|sexiste|deplaces|inquietants|orduriers|obscenes|salaces|misogynes|complotistes|xenophobes, \
                =importune|importunait|importunent|accoste|accostait|accostent|aborde|abordait les|des|la|une|plusieurs|deux filles|fille|femmes|passantes|passants|dames|dame|collegiennes|lyceennes|clientes|voisines|fillettes, \
                bouscule|bousculait|bousculent|bousculee|bousculees un|une|deux|par|le|la|sa|son _ =agent|agente|professeur|enseignant|enseignante|surveillant|surveillante|gardien|gardienne|mere|pere|soeur|voisine|voisin|policier, bouscule|bousculait|bousculee un|une|deux|par|le|la|sa|son =agent|agente|agents|professeur|enseignant|enseignante|surveillant|surveillante|gardien|gardienne|mere|pere|soeur|voisine|voisin|policier, \
                test|tests|age|expertise =osseux|osseuse, roule|roulait|circule|circulait|conduit|conduisait|rouler|conduire sans =assurance, grammes|gramme|g d|dans|de le|alcool =sang|alcool, grammes|gramme|g d =alcool, g|grammes dans le =sang, \
                previent|prevenir|prevenait|avertit|avertir|siffle|siffler|crie|crier|alerte|alerter quand|des|lorsque la|les|l|que|une =police|policiers|patrouille|bac|gendarmes, \
                tente|tentait|essaye|essayait|essaie|voulu|menace|menacait de|d =enlever, mauvais =traitements, =casier judiciaire|vierge|charge|lourd|long|b1|b2, rien|inscrit|inscrite|inscription|mention|mentions|figure|figurera au =casier, inscrit|inscrite|mention|mentions|figure a|sur|dans son =casier, a|ont|avait|aurait|deja un =casier, lourd|gros|sans|aucun =casier, pas de =casier, abus de =faiblesse|confiance, contexte|suspicion|suspicions|victime|victimes|situation|faits de|d =vif",
        yes: &[
            "L'auteur serait un garçon de 4e.",
            "Les auteurs sont identifiés.",
            "Il est désigné comme le meneur.",
            "Il serait à l'origine de la rixe.",
            "Elle accuse son voisin de palier.",
            "Il est accusé d'avoir pris la caisse.",
            "Son nom revient souvent dans les couloirs.",
            "Tout part de chez les Verlaque.",
            "Une enquête vise le frère aîné.",
            "Elle a été prise à partie au stade.",
            "Il s'en est pris à la gardienne.",
            "Il tient des propos sexistes en classe.",
            "Il accoste des filles à l'arrêt.",
            "Il a bousculé une surveillante.",
            "Il siffle quand la police arrive.",
            "Le père a tenté d'enlever la petite.",
            "Abus de faiblesse, chèques signés.",
            "Contexte de VIF.",
            "Rien au casier.",
            "Son casier judiciaire est lourd.",
        ],
        no: &[
            "L'auteur du livre viendra en mai.",
            "Accusé de réception joint au dossier.",
            "Le quartier accuse un retard de dix ans.",
            "Il prend part à la fête.",
            "Il est à l'origine du projet.",
            "Le nom du square est choisi.",
            "Son casier est au fond du couloir.",
            "Elle prévient la police du bruit.",
            "Il a abordé la question du loyer.",
        ],
    },
    Row {
        rule: "justice.asked",
        kind: Justice,
        weight: 2,
        stems: "passer|passe|passent|transporter|transporte|livrer|livre|livrait|remettre|porter|porte|garder|garde|cacher|cache|recuperer|vendre|vend|jeter|ramasser|monter|monte|descend des|un|les|le|ses|leurs|de =sachet|sachets, \
                =sachet|sachets d|de|contenant herbe|poudre|blanche|la|produit|resine, echange|echanges|echangent|remise|trouve|retrouve|sortir de|des|un|avec|deux|plusieurs =sachet|sachets, \
                garder|garde|gardait|cacher|cache|transporter|transporte|porter|porte|deposer|depose|passer un|le|des|les =paquet|paquets|sac|sacs pour des|les|un|le|d|deux, garder|garde|gardait|cacher|cache|transporter|porter un|le|des|les =paquet|paquets a|de|d chez|la|inconnu|grand|grands, \
                passer|passe|passent|livre|livrer|vend|vendre des|les|ses|leurs =doses|dose|consommables, =liasse|liasses de|d billets|argent|cinquante, argent de la|du =vente|trafic|deal|drogue|reseau|point, \
                rembourser|rembourse|rembourserait|remboursait une|sa|la|leur =dette a|au|aux|envers, doit|devrait|devait|travaille|travaillerait pour|a _ un|le =reseau|patron, \
                =coursier|commissionnaire|petites pour les|un|des|le grands|grand|reseau|dealers|point",
        yes: &[
            "Ils lui font passer des sachets.",
            "Il a été vu avec des sachets de poudre.",
            "Des grands lui font garder un sac pour un inconnu.",
            "Il livre les doses à vélo.",
            "Elle a trouvé une liasse de billets sous le lit.",
            "Il sert de coursier pour les grands.",
        ],
        no: &[
            "Il distribue des sachets de graines aux voisins.",
            "Elle garde un sac de couchage.",
            "Il passe des commandes en ligne.",
            "Il porte son sac pour la kermesse.",
            "Il vend les produits de son jardin.",
        ],
    },
    Row {
        rule: "justice.favours",
        kind: Justice,
        weight: 2,
        stems: "exige|exigent|exiger|exigeait|exigerait|demande|demander|demandait|demanderait|reclame|reclamer|reclamait|attend|attendait|obtenir|obtient|obtenait|propose|proposer|proposait|contre|refuse|refuser|refusait des|de|les|certaines|ses|d =faveurs, \
                =faveurs|services|prestations|rapports|relations sexuelles|sexuels|intimes, en =nature contre|pour, loyer|loyers|paie|paye|payer|payait|paiement|dette en =nature, \
                couche|coucher|couchait|couchee|dormir|dorme|dort|nuit|nuits avec lui|son|le|l|un|des|ses =proprietaire|logeur|hebergeur|hebergeant|patron|bailleur|client|clients|passeur, un|son|le|chez|du|ce|par =marchand de =sommeil, \
                chantage|chantages a|au|aux|sur la|le|l|les logement|papiers|video|videos|photos|enfants|enfant|sexe, =chantage affectif|sexuel, proposition|propositions|avances =sexuelles|sexuelle|indecentes|insistantes|deplacees",
        yes: &[
            "Son logeur exigeait des faveurs.",
            "Il attendait des services sexuels contre la chambre.",
            "Elle paie le loyer en nature.",
            "Le patron veut qu'elle dorme avec lui, coucher avec le patron ou partir.",
            "Elle loge chez un marchand de sommeil.",
            "Elle reçoit des avances insistantes du gardien.",
        ],
        no: &[
            "Le directeur plaide en sa faveur.",
            "Elle demande un logement en échange de son T2.",
            "Il propose ses services au club.",
            "Le voisin attend une faveur du maire.",
        ],
    },
    Row {
        rule: "justice.shared",
        kind: Justice,
        weight: 2,
        stems: "video|videos|images|image|photos|contenus|contenu|scenes|publications|chants|textes|films d|de =exactions|exaction|execution|executions|torture|tortures|propagande|massacre|massacres|haine|attentat|attentats|decapitation|decapitations|combattants|lynchage, \
                video|videos|contenus|contenu|images|propos|messages|publications|posts|discours|comptes|sites|chaines =violents|violentes|radicaux|radicales|choquants|choquantes|insoutenables, =exactions|exaction, \
                projet|parle|menace|menaces|apologie|justifie|glorifie|rejoui|rejouit|felicite|revait|reve d|de|des|du|l|les|un|faire =attentat|attentats|tuerie, faire|commettre|preparer un|l|une|des =attentat|attentats|tuerie, \
                =salut nazi|hitlerien, drapeau|drapeaux|insigne|logo|symbole|symboles de|du|d|nazi|l =daech|daesh|nazi|nazis|etat",
        yes: &[
            "Il partage des vidéos d'exactions.",
            "Elle a publié des images de torture.",
            "Il regarde des contenus violents la nuit.",
            "Il se réjouit de l'attentat, dit sa prof, il parle de faire un attentat.",
            "Il a fait un salut nazi en cours.",
        ],
        no: &[
            "Il partage les photos de la kermesse.",
            "Le plan attentat-intrusion est joué.",
            "Il regarde un film de guerre.",
        ],
    },
    Row {
        rule: "justice.broken",
        kind: Justice,
        weight: 2,
        stems: "aux lettres =arrachee|arrachees|fracturee|fracturees|vandalisee|vandalisees|defoncee|defoncees|forcee|forcees|pillee|pillees|brulee|brulees|saccagee|saccagees|taguee, aux lettres a|ont|est|sont|ete ete|encore =arrachee|arrachees|fracturee|fracturees|vandalisee|vandalisees|forcee|forcees|pillee|pillees|brulee|brulees|saccagee|saccagees, \
                porte|portes|serrure|serrures|interphone|portail|cloture|volet|volets|retroviseur|retroviseurs|jardiniere|cave|box|garage|cabanon|velo|trottinette|voiture|vehicule|scooter|paillasson|carrosserie|vitre|vitres|portiere =arrachee|arrache|arraches|fracturee|fracture|fracturees|fractures|defoncee|defonce|defoncees|saccagee|saccage|rayee|raye|rayees|caillassee|caillasse|incendiee|incendie|vandalisee|vandalise|cambriolee, \
                porte|serrure|portail|cave|box|garage|voiture|vehicule|boite|coffre|coffret a|ont ete =forcee|force|forcees|fracturee|fracture|defoncee|defonce|arrachee|arrache|saccagee|saccage, \
                lui|leur|nous a|ont|avait|aurait|avaient =brule|casse|raye|creve|cambriole|defonce|arrache|force|fracture|degrade|vole|pirate|vide sa|son|ses|leur|leurs|la|le|une|un|deux|les",
        yes: &[
            "Boîte aux lettres arrachée deux fois.",
            "Sa boîte aux lettres a été fracturée.",
            "Porte défoncée dans la nuit.",
            "Le box a été forcé.",
            "On lui a brûlé sa voiture.",
            "Des jeunes leur ont cassé la sonnette.",
        ],
        no: &[
            "La boîte aux lettres est cassée.",
            "Le volet est réparé.",
            "La porte du hall est remplacée.",
            "La serrure est grippée.",
        ],
    },
    Row {
        rule: "justice.signalled",
        kind: Justice,
        weight: 2,
        stems: "=signalement|signalements|ip du|par|fait|venu|emanant college|lycee|hopital|medecin|cpe|directeur|principal|proviseur|foyer|pediatre|119|chu|planning|psychologue, \
                =signalement|signalements|ip de|par|du|d|fait l|la|le|une|un|par|son|sa ecole|creche|pmi|infirmiere|directrice|directeur|college|lycee|maitresse|puericultrice|maternite|assistante|ase|cpe|professeure|professeur|pediatre|medecin|enseignante|maternelle|hopital|nourrice|maison, \
                redige|rediger|redigera|ecrit|ecrire|prepare|preparer un|une|le|son|l =signalement|ip, =cris d|de enfants|enfant|femme|bebe, =cris et|puis coups|pleurs",
        yes: &[
            "Signalement du lycée le 3 mai.",
            "Signalement de l'école ce lundi.",
            "La CPE rédige un signalement.",
            "Cris d'enfants la nuit.",
        ],
        no: &[
            "Signalement du gardien : ampoule grillée.",
            "Signalement du 4 mai.",
            "Il a fait un signalement sur l'éclairage.",
            "Elle a fait un signalement à la voirie.",
        ],
    },
    Row {
        rule: "health.lived",
        kind: Health,
        weight: 2,
        stems: "lui|pere|mere|mari|compagnon|conjoint|fils|oncle|madame|monsieur =boit, remis|remise|remet|recommence|recommencait|continue|arrete|cesse|arreter|mis|mise a|de =boire, =discours|langage incoherent|delirant|decousu, \
                trouble|troubles|retard de|des|d|du|l|la =apprentissage|apprentissages|comportement|concentration|audition|vision|alimentation|anxiete, trouble|troubles =oppositionnel|oppositionnels|dys|cognitif|cognitifs, =mdph en cours|route|attente|preparation, =mdph depose|deposee|envoye|envoyee|refusee|refuse|accordee|accorde|renouvelee|acceptee|signe, \
                =infirmiere|infirmier|infirmiers|ide|kine passe|vient|intervient|passent|viennent matin|tous|deux|trois|chez|midi|chaque|pour, =infirmiere|infirmier|ide liberale|liberal passe|vient|intervient, \
                alcool =retrouvees|bouteilles|flasque|cadavres, bouteilles|flasque|cadavres =vides|vide, =vidange _ _ bouteilles, suivi|suivie|vu|vue|recu|recue|oriente|orientee|rdv au|par|vers|le =cmpea|cmpe|cattp|mdados, sous =methadone|substitution|antidepresseurs|ritaline, =substitution a|par|au",
        yes: &[
            "Lui boit, de son propre aveu.",
            "Il s'est remis à boire.",
            "Des troubles de l'apprentissage sont notés, trouble oppositionnel.",
            "Dossier en cours, MDPH en route.",
            "L'infirmière passe matin et soir.",
            "Il est sous méthadone.",
        ],
        no: &["Lui boit du thé.", "L'infirmière passe au gymnase.", "Il boit un café."],
    },
    Row {
        rule: "belief.rumour",
        kind: Belief,
        weight: 2,
        stems: "dos|faute|cause|accuse|accusent|accusait|contre|sus|responsables des|aux|les|ces|de|d =arabes|noirs|blancs|gitans|manouches|roms|roumains|tchetchenes|turcs|albanais|comoriens|mahorais|antillais|kosovars|afghans|soudanais|etrangers|migrants|immigres|asiatiques|chinois|syriens|algeriens|marocains|tunisiens|senegalais|maliens|haitiens|anjouanais|africains|maghrebins|georgiens|bulgares|yougos, \
                c est|etait|serait encore|les|des =arabes|noirs|gitans|manouches|roms|roumains|tchetchenes|turcs|albanais|comoriens|kosovars|afghans|migrants|haitiens|maghrebins|georgiens, sale|sales =arabe|arabes|noir|noirs|blanc|blancs|gitan|turc|francais|etranger|negre|juif|race, \
                un|une|des|les|aux|ces|deux|trois|quatre =arabe|arabes, on|qui =dit|disent|raconte que c est les|des arabes|noirs|gitans|roms",
        yes: &[
            "On met ça sur le dos des Comoriens.",
            "Ce serait la faute des Turcs, d'après lui.",
            "Elle s'est fait traiter de sale Arabe.",
        ],
        no: &["Il est de nationalité turque.", "Un cours d'arabe est ouvert.", "La cause des retards est connue."],
    },
    Row {
        rule: "follow_up.home",
        kind: FollowUp,
        // A measure by its name and when it comes home to them are already its detail.
        weight: 3,
        stems: "=tisf deux|trois|chaque|tous|toutes|lundi|mardi|mercredi|jeudi|vendredi|matin|2|3|4, =tisf passe|vient|intervient|viendra|passera deux|trois|chaque|tous|toutes|une|le|lundi|mardi|mercredi|jeudi|vendredi|matin|2|3|4, \
                auxiliaire|aide de|a =vie|domicile passe|vient|intervient deux|trois|chaque|tous|toutes|une|le|lundi|mardi|mercredi|jeudi|vendredi|matin|midi|2|3|4, aide =menagere|soignante passe|vient|intervient deux|trois|chaque|tous|une|le|lundi|mardi|mercredi|jeudi|vendredi|matin, \
                =heures|heure d|de aide|tisf|menage a|par|hebdomadaires|domicile",
        yes: &[
            "TISF deux après-midi, mardi et vendredi.",
            "La TISF intervient le mardi.",
            "L'aide à domicile passe trois matins.",
            "L'auxiliaire de vie vient matin et soir.",
        ],
        no: &["Une TISF est demandée.", "L'aide à domicile est une voisine.", "Sa fille est auxiliaire de vie."],
    },
];

/// What only sounds like it.
pub(crate) const TAKEN: &[Taken] = &[
    Taken {
        phrases: "=accuse|accuses|accusees de|un|du|le reception|retard|coup, =accuse un|du leger|gros|fort retard, \
                  carnet|carnets|carte|mutuelle|centre|maison|agence|ecole|education|professionnels|promotion de|a la =sante, carnet|carnets|carte|mutuelle|centre|maison|education|promotion de|a =sante, =cantine scolaire|gratuite, pas|inscrit|inscrite|inscription|acces|inscrire de|a|d|la a|la =cantine, pas|plus de|a =cantine, \
                  =coups dans|sur|contre|au|du le|les|la|un mur|murs|cloison|cloisons|plafond|plancher|radiateur|radiateurs|tuyau|tuyaux|tuyauterie, =coups au|de mur|plafond|marteau|balai|klaxon|sifflet, \
                  exclusion|exclu|exclue|exclusions avec =sursis, exclusion|exclu|exclue temporaire|definitive|definitif|definitivement|trois|deux|huit|interne avec =sursis, exclusion|exclu|exclue de _ jours|jour|semaine avec =sursis, exclu|exclue _ jours avec =sursis, \
                  dans|nombre|hausse|baisse|total|chiffres|confondues|releve|des de|des|les main|mains =courantes, en parle|parlera|reparle au|avec delegue|le|la du|delegue =procureur, \
                  ne pas =menacer, sans|ni =menacer, =intervention de|d|du la|l|une pm|police|voirie|mairie|ville|bailleur|gardien",
        no: &[
            "Accusé de réception du courrier de sa mère.",
            "Les tracts sont dans son casier.",
            "Sans carnet de santé ni cantine.",
            "Les coups dans le mur, c'est la chaudière.",
            "Huit jours d'exclusion avec sursis.",
            "Ces faits sont souvent confondus dans les mains courantes.",
            "Mme Roux en parle au délégué du procureur.",
            "À ne pas menacer.",
            "On ne demande pas d'intervention de la PM.",
        ],
    },
    Taken {
        phrases: "_ _ =sachet|sachets de|d the|graines|bonbons|terreau|compost|croquettes|lavande|riz|sucre|tisane, _ un|une|le =signalement a|au|aux|sur|pour|via|d|de la|l|le|une|un|service|services|bailleur|syndic|application|panne, =signalement sur|pour l|la|le|une eclairage|voirie|panne|proprete, \
                  lui|pere|mere|mari|compagnon|conjoint|fils|oncle|madame|monsieur =boit un|du|le|son|de|peu cafe|the|jus|lait|l|eau",
        no: &[
            "Il distribue des sachets de graines.",
            "Elle a fait un signalement à la voirie.",
            "Son oncle boit un café.",
        ],
    },
];
