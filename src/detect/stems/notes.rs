//! What professionals note of a person in their own short words: a care and how it goes, a hearing and its day, what was
//! done to somebody. Where one word of a note would be an ordinary one, the phrase has the others, too.

use super::Row;
use super::taken::Taken;
use crate::kind::PassageKind::{Belief, FollowUp, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.noted",
        kind: Health,
        weight: 2,
        // No «VIF» and «BAR», which are ordinary words where case says nothing.
        stems: "ald cyberdepend* psychologiquement psychiquement traumatique traumatiques ludopath* convalescen* oxygenotherap* \
                psychomoteur oncologie cardiopath* neuropath* psychiatre pedopsychiatre",
        yes: &["Fils en ALD depuis mars.", "Elle est fragile psychologiquement.", "Stress post-traumatique."],
        no: &["La dalle du hall est refaite.", "La cardiologie du CHU recrute."],
    },
    Row {
        rule: "justice.noted",
        kind: Justice,
        weight: 2,
        stems: "ip cj sme coupable coupables multirecidiv* deferement deferements apologie tortur* prostit penitentiaire \
                relaxee acquittement",
        yes: &[
            "L'assistante sociale rédige, IP.",
            "Lui : SME jusqu'en mai.",
            "Il a été reconnu coupable.",
            "Prostit. possible, selon sa tante.",
            "Multirécidiviste, selon le major.",
        ],
        no: &["Il se sent coupable.", "La visiophonie par IP est en panne.", "Le cajou est offert."],
    },
    Row {
        rule: "belief.noted",
        kind: Belief,
        weight: 2,
        stems: "preches predicateu* marabout marabouts",
        yes: &["Il regarde des prêches en ligne.", "Elle consulte un marabout."],
        no: &["Il pêche le dimanche."],
    },
    Row {
        rule: "follow_up.noted",
        kind: FollowUp,
        weight: 1,
        stems: "vad vads",
        yes: &["Une VAD par semaine pour la fratrie."],
        no: &["Une VAD est prévue."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "health.care",
        kind: Health,
        weight: 2,
        stems: "suivi|suivis|soutien|fragilite|fragilites|etat|detresse|souffrance|difficulte|difficultes|probleme|problemes|expertise|vulnerabilite|prise =psychologique|psychologiques|psychique|psychiques, \
                long|longs|lourd|nouveau =traitement, refuse|refusait|decline tous les =soins, refuse|refusait|refusent|refusant|decline tout|toute|tous|les|le|ses|son|l =soin|soins|traitement|hospitalisation|cure, se =soigne|soignait|soignent pas|plus|peu|mal, refuse|refusait|refusent de se =soigner, \
                arrete|arretee|stoppe|interrompt|interrompu|suspendu|oublie|repris|reprend|commence|debute|accepte|change|prend|suit|abandonne|arreter|reprendre son|ses|leur|un|le|de =traitement|traitements|medicaments, \
                arret|arrete|reprise|fin|debut|changement|refus|oubli du|de|d|des =traitement|traitements|medicaments, repris|reprend|augmente|reduit|stoppe|arrete|cache|nie|minimise|banalise|reconnait|baisse sa|ses|une|leur =consommation|consommations|conso|consos, \
                repris|reprend|touche|touchait|arrete|noie|penche sur|a|l|dans l|la =alcool|bouteille, repris|reprend|arrete|arretait l =alcool, retour a l =alcool, ne =boit|fume|consomme plus, n a plus =bu, =boit a|encore|toujours nouveau|trop, boit de nouveau, \
                consomme|consommait|consomment tous|chaque|quotidiennement|encore|toujours, suivi|suivie|recu|recue|vu|vue|oriente|orientee a|par|vers la =mda, suivi|suivie|recu|recue|vu|vue|oriente|orientee a|par|vers la =maison des adolescents, \
                probleme|problemes|souci|soucis|ennui|ennuis|etat|raison|raisons|difficultes de =sante, gros|graves|lourds =problemes|soucis de sante, bilan =neuro|psy|cognitif|medical, =jeux|jeu d argent, perd|perdu|joue|mise tout|sa|ses|son|leur =paie|salaire aux|au, \
                dependant|dependante|dependance a|au|aux =jeu|jeux|ecrans|drogue|produit|produits|alcool|cannabis|medicaments|casino, addict a|au|aux",
        yes: &[
            "Il suit un lourd traitement.",
            "Un suivi psychologique est en cours pour Léa.",
            "Il a arrêté son traitement.",
            "Reprise du traitement en mai.",
            "Elle décline tous les soins.",
            "Il a repris l'alcool.",
            "Il ne boit plus.",
            "Elle consomme tous les jours.",
            "Elle a repris sa consommation.",
            "Il est reçu à la maison des adolescents.",
            "Elle a de gros soucis de santé.",
            "Il est dépendant aux jeux.",
            "Sa paie part en jeux d'argent.",
        ],
        no: &[
            "Il suit le traitement du dossier.",
            "Il a arrêté le traitement de texte.",
            "Elle a réduit sa consommation d'eau.",
            "Il est dépendant des transports.",
            "Elle travaille au centre de santé.",
        ],
    },
    Row {
        rule: "health.hurt",
        kind: Health,
        weight: 2,
        stems: "maux|mal|douleurs|douleur de|au =ventre|tete|dos|coeur|crane|estomac|poitrine|dents, blesse|blessee|blesses|blessees a|au|aux la|l|visage|bras|genou|dos|ventre|cou|mains|jambes|thorax|crane|pied, \
                blesse|blessee =gravement|grievement|serieusement, porte|porter|avait|avec un =platre, retire|retirer|enleve son|le =platre, en =fauteuil, fauteuil =electrique, avec une|sa|des|ses =canne|cannes|bequille|bequilles, \
                accident vasculaire|cardiaque|cerebral, arret|attaque|crise|insuffisance|probleme|problemes|malaise =cardiaque|cardiaques|renale|respiratoire, =entend|entendait mal|difficilement, n =entend|entendait plus rien|bien, ne =voit presque|quasiment|bientot plus, ne =voit plus rien|bien|tres, \
                handicap mental|moteur|psychique|visuel|auditif|cognitif|physique|lourd|sensoriel|leger|invisible|reconnu, situation de =handicap, gir 1|2|3|4|5|6, en =gir, classe|classee|evalue|evaluee =gir, \
                retard de|dans =developpement|croissance|parole, retard global|intellectuel, retard de|du|dans le|son =developpement, =jeter|jette|jete|jetee|jetait sous|devant un|une|le|la|les train|bus|tram|voiture|rails|camion|metro, \
                =jeter|jette|jetee|jetait dans|par la|le|une fenetre|vide|canal|fleuve|riviere, =jeter|jete|jetee du _ etage|pont|toit, =jeter|jete|jetee du pont|toit|balcon, \
                mal|tres|tres|epuise|epuisee|atteint|atteinte|effondre|effondree|fragile =moralement|nerveusement, epuisement professionnel|maternel|parental|nerveux|moral|physique|total, effondre|effondree en larmes|pleurs, \
                =pleure|pleurait tous|chaque|toutes|beaucoup|constamment, =pleure|pleurait toute la, s =alimente plus|pas|peu|mal, refuse|refusait de =manger, se =croit|croyait persecute|persecutee|suivi|suivie|surveille|surveillee|epie|possede|possedee|observe|empoisonne, \
                se =sent|sentait|dit persecute|persecutee|possede|possedee|epie|traque|traquee, persecute|persecutee par ses|son|les, parle|parlait =seul|seule dans|la|sous, lit =medicalise",
        yes: &[
            "Elle a des maux de ventre le matin.",
            "Il a été blessé à la tête.",
            "Il est en fauteuil.",
            "Elle a eu un accident vasculaire.",
            "Son père entend mal.",
            "Elle ne voit presque plus.",
            "Il est en situation de handicap.",
            "Sa mère, GIR 3, reste seule.",
            "Il a voulu se jeter sous un train.",
            "Elle est épuisée moralement.",
            "Elle pleure tous les soirs.",
            "Il ne s'alimente plus.",
            "Il se croit persécuté.",
        ],
        no: &[
            "Il va jeter les papiers.",
            "Il s'entend mal avec son voisin.",
            "Il part avec une canne à pêche.",
            "Elle ne voit plus son fils.",
            "Le GIR de Sarlac viendra le voir.",
            "Il refuse de manger à la cantine.",
        ],
    },
    Row {
        rule: "justice.hearing",
        kind: Justice,
        weight: 2,
        stems: "=juge|jugee|juges le 0*|1*|2*|3*|4*|5*|6*|7*|8*|9*|premier|lundi|mardi|mercredi|jeudi|vendredi, =juge|jugee|juges en janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|comparution|correctionnelle|appel|visio, \
                ete|est|sera|serait|etre =juge|jugee|juges pour|hier|demain|lundi|mardi|mercredi|jeudi|vendredi|devant|au, juge|jugee|juges pour =vol|vols|violences|recel|trafic|conduite|degradations|outrage, passe|passera|passent|passage en|au =jugement|correctionnelle, comparution immediate, \
                =appel de|du la|sa|jugement|condamnation, interjete =appel, est|ete =relaxe|acquitte|acquittee, =reconnu|reconnue|reconnus responsable|responsables des|d|de, quartier|quartiers =mineurs|mineur, place|placee|places|placees en =urgence, \
                retire|retiree|retires|retirees a ses|sa|son|leurs|leur =parents|mere|pere|famille, travail|heures d interet =general, a|ont|ete|sera =auditionne|auditionnee|auditionnes, audience|audiences =je|jaf|jap|correctionnelle|penale, \
                =audience|jugement|deliberé|delibere le 0*|1*|2*|3*|4*|5*|6*|7*|8*|9*|lundi|mardi|mercredi|jeudi|vendredi, =audience|jugement prevu|prevue|fixe|fixee|reporte|reportee|renvoyee|renvoye, =jugement en|pour attente|appel|violences|vol, \
                antecedent|antecedents judiciaire|judiciaires|penal|penaux, reparation =penale, rdv|convoc|audition|audience|passage|convoque|convoquee chez|devant|avec|au|le|la =juge, chez|vu|voit|verra|vus|revu|reverra le|la|un|une =juge, rendez vous chez|devant|avec|au le|la =juge, commis d =office, en attente|attente du =jugement|parquet, \
                attente du =juge, droit|l de|d =approcher, sous =sme, mise a l =epreuve, par la =penitentiaire, delit de =fuite, pris|prend|prenait|prendre la =fuite",
        yes: &[
            "Timothé jugé le 6/11 pour le scooter.",
            "Il sera jugé en septembre.",
            "Il passe en jugement lundi.",
            "Il fait appel de sa condamnation.",
            "Il a effectué 40 heures d'intérêt général, travail d'intérêt général.",
            "Il est au quartier mineurs.",
            "Elle a été retirée à ses parents.",
            "Audience JE le 4.",
            "Audience le 12 pour Rayan.",
            "Il a des antécédents judiciaires.",
            "Réparation pénale en cours pour Rayan.",
            "Elle a vu la juge.",
            "Avocat commis d'office.",
            "Il a pris la fuite.",
        ],
        no: &[
            "Il est jugé utile au groupe.",
            "Elle fait appel à nos services.",
            "Il juge le délai trop long.",
            "Il a été auditionné par la commission.",
            "Le projet est d'intérêt local.",
            "Il a une fuite d'eau.",
        ],
    },
    Row {
        rule: "justice.caught",
        kind: Justice,
        weight: 2,
        stems: "ete =arrete|arretee|arretes par la|les|le|des police|gendarmes|gendarmerie|policiers|patrouille|bac, ete =arrete|arretee|arretes hier|avec, fait|faire|faits|faite|fit =arreter|attraper|embarquer|pincer|choper|coffrer par|avec|hier|dans|en|devant|au|lundi|mardi|samedi, s|se est|sont|etre fait =arreter, \
                fait|faire|faits|faite|fit =controler avec, fait|faire|faits|faite|fit =voler, envie|train|tente|essaye|cherche|soupconne de =voler, l =objet d un|une|deux signalement|enquete|instruction|plainte|poursuite|condamnation|controle, l =objet de|d plusieurs|poursuites|signalements|plaintes, \
                signale|signalee|signales au =parquet|procureur, signale|signalee|signales a la =crip, est|sont|serait|toujours =recherche|recherchee|recherches par la|les|le|l police|gendarmes|gendarmerie|justice|policiers|parquet, connu|connue|connus de|par|a la =brigade|bac, connu|connue|connus de l =opj|adjudant, \
                pas|plus|aucun|ni de =papiers, expulse|expulsee|eloigne|eloignee du|de =territoire|france, tir|tirs|tire|tirent|tirer|tirait au|aux =mortier|mortiers, tir|tirs|tire =mortier|mortiers, \
                tir|tirs de =mortiers, en train de =taguer|frapper|casser|bruler|fracturer|siphonner|forcer|dealer, de|un|des faux =cheque|cheques|permis|contrat|bulletins|documents|nom, =droit ni titre, de la =marchandise pour|chez|dans, travaille|travaillerait|travaillait|bosse|vend|court|guette pour un|le|des =reseau|reseaux|dealers|trafiquants, \
                pris|prise|prises|prend pour =cible, la =cible d|de|des|du un|une|groupe|insultes|moqueries|violences|bande|camarades|plusieurs|ses|menaces, pique|piquait|chipe|chapardait|chaparde dans les|la|le|un =rayons|magasins|magasin|caisse|vestiaire|vestiaires|sacs, \
                =abandon|depot|depots de gravats|pneus|encombrants, depot|depots sauvage|sauvages de =gravats|pneus|encombrants, refus de s =arreter, doigt d =honneur, bras d =honneur, pneus|pneu =creves|creve|lacere|laceres|degonfles, petards dans|sur|contre|sous la|le|les|l|un|une",
        yes: &[
            "Il a été arrêté par la police.",
            "Il s'est fait arrêter lundi.",
            "Elle s'est fait voler son téléphone.",
            "Il fait l'objet d'un signalement.",
            "Elle a été signalée au parquet.",
            "Il est recherché par la gendarmerie.",
            "Il est connu de la brigade.",
            "Il n'a pas de papiers.",
            "Vu au tir mortier samedi.",
            "Il occupe le logement sans droit ni titre.",
            "Il travaille pour un réseau.",
            "Il est pris pour cible.",
            "Elle est la cible d'insultes.",
            "Abandon de pneus derrière la gare.",
            "Bras d'honneur au gardien.",
            "Pneus lacérés dans la cour.",
        ],
        no: &[
            "Il fait l'objet d'une visite.",
            "Une solution est recherchée par le bailleur.",
            "Il a été arrêté en juillet.",
            "Le mortier du mur est sec.",
            "Il porte un doudou.",
        ],
    },
    Row {
        rule: "justice.near",
        kind: Justice,
        weight: 2,
        stems: "laisse|laisses|laissait|laissent|laisser|laissees ses|les|leurs|l|des|son|sa enfants|enfant|petits|jumeaux|fils|fille|bebe =seul|seuls|seule|seules la|le|toute|pendant|dans|a|des|sans, enfants|enfant|petits|bebe|fratrie laisses|laisse|laissee =seuls|seul|seule, \
                abusee|abuse|abuses|agresse|agressee =sexuellement, ete =abuse|abusee|abuses par, ete|fait|etre|faire =viole|violes, rode|rodait|rodent autour|devant|pres|dans, allees et =venues de|du|des son|sa|ses|l, surveille|surveillait|note|filme ses|leurs|les =allees, =suit|suivait|suivrait son|sa|l ex partout|jusqu|dans|en|a, \
                fouille|surveille|controle|controlait|surveillait|confisque le|les =telephone|portable|messages|sorties|horaires|depenses de|d, emprise du|de|d conjoint|mari|son|compagnon|sa|un|pere|ex|gourou, victime|victimes|reseau|reseaux|soupcon|suspicion de =traite, =traite d|des etres, \
                corruption|soustraction|detournement de =mineur|mineurs|mineure, soustraction d =enfant, representation d =enfant|enfants, =abandon de famille, defaut|privation|privations de =soins|soin, negligence|negligences =grave|graves|lourdes|educatives|parentales|repetees, \
                enfant|enfants|mineur|mineure|fillette|bebe|ado|adolescent|adolescente|fratrie =danger, enfant|enfants|mineur|mineure|mineurs|fillette|bebe|ado|adolescente|fratrie en =danger, delaissement|abandon de =mineur|enfant, auteur|auteurs de|des =tags|graffitis, intrusion|intrusions dans|au|chez|a, serre le|la =cou|gorge, =serre|serrait|serree par|a le|la cou|gorge",
        yes: &[
            "Elle laisse ses enfants seuls la nuit.",
            "Il a été violé.",
            "Son ex rôde autour du domicile.",
            "Il surveille les allées et venues de son ex.",
            "Il contrôle le téléphone de sa femme.",
            "Emprise du conjoint.",
            "Soustraction de mineur.",
            "Non-représentation d'enfant.",
            "Enfant en danger, selon l'école.",
            "Négligences graves pour la fratrie.",
            "Intrusion au collège par Rayan.",
            "Elle dit qu'il lui serre la gorge.",
        ],
        no: &[
            "Les enfants rentrent seuls.",
            "L'emprise du chantier est réduite.",
            "Le règlement est violé par tous.",
            "Il suit son ex-professeur.",
        ],
    },
    Row {
        rule: "belief.turns",
        kind: Belief,
        weight: 2,
        stems: "repli =communautaire|identitaire, conversion recente|religieuse, famille|gens|communaute|issu|issue du =voyage, depart|voyage|partir|passer pour|vers|en|par|la =syrie, de|au|du|refuse =porc, sans =porc, etoile de =david, refuse|refuse|refuse de =serrer",
        yes: &[
            "Repli communautaire, d'après l'oncle.",
            "Famille du voyage.",
            "Il refuse de serrer la main aux femmes.",
        ],
        no: &["Il part en voyage.", "Le repli du marché est prévu."],
    },
    Row {
        rule: "follow_up.renewed",
        kind: FollowUp,
        weight: 2,
        stems: "aed|aemo|mjie|tisf =renouvelee|prolongee|reconduite|renouvele",
        yes: &["AEMO prolongée de six mois, objectifs et axes revus."],
        no: &["AEMO renouvelée en mars."],
    },
];

/// What only sounds like it.
pub(crate) const TAKEN: &[Taken] = &[
    Taken {
        phrases: "_ =traitement de|du|des sa|la|leur|ma|son|ce|cette|dossier|dossiers|donnees|demande|demandes|texte|courrier|courriers|dechets, traitement|traitements de l =eau|air, \
                  _ =consommation|consommations|conso d|de eau|electricite|energie|gaz|chauffage|carburant|papier, canne|cannes a peche|sucre, avec une|sa|des =canne|cannes a peche, s =entend|entendait|entendent mal|plus, refuse|refusait de =manger a la cantine, \
                  sent|sentent|sentait|sentirait =coupable|coupables, fait|font|faire|faisant|faites =appel a|au|aux, =auditionne|auditionnee|auditionnes par la|le|une commission|jury|conseil|cddf|comite, a|ont|ete|sera =auditionne|auditionnee|auditionnes par la|le|une commission|jury|conseil|cddf|comite, \
                  enquete de =satisfaction|voisinage|quartier|proximite, telephone|interphone|interphones|visiophone|visiophonie|protocole|borne|bornes en|par|sur|sous =ip, telephone|interphone|protocole|borne|numero|n|reference =ip, =voler de ses, fait|faire =voler en eclats",
        no: &[
            "Il suit le traitement de sa demande.",
            "Elle réduit la consommation d'eau.",
            "Il a une canne à pêche.",
            "Il se sent coupable.",
            "Il a fait appel à un artisan.",
            "Elle a été auditionnée par la commission.",
        ],
    },
    Taken {
        // What is asked for an old relative is a civil matter; who is under it is known by «sous».
        phrases: "demande|demander|requete|suggere|propose|evoque|envisage|souhaite une|de|la =sauvegarde de justice, personnes|publics|jeunes|eleves|enfants|agents|usagers en situation de =handicap, points de =deal, \
                  violences faites aux =femmes, lutte contre|les =violences, mise|mises en cause =aucune, aucune =mise en cause, ni =mise en cause",
        no: &[
            "Son neveu envisage une sauvegarde de justice.",
            "Mme Roux propose la sauvegarde de justice.",
            "Mme Roux lit le plan : violences faites aux femmes.",
            "Il n'a eu aucune mise en cause.",
        ],
    },
];
