//! What is told plainly: what somebody's body does no more, what they admit, what was found broken, whom they left alone, how
//! they pray and who they say they are.

use super::Row;
use crate::kind::PassageKind::{Belief, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[Row {
    rule: "health.plain_word",
    kind: Health,
    weight: 2,
    stems: "acouphene* vertiges deambulateur bequilles perfusion* dialys* pacemaker stent* chimiotherap* arthros* lumbago sciatique* \
                hernie* glaucome cataracte* incontinen* escarre* fibromyalg* parkinson",
    yes: &["Il a des acouphènes.", "Elle se déplace avec un déambulateur."],
    no: &["Le stand est au premier étage."],
}];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "health.plain",
        kind: Health,
        weight: 2,
        stems: "entend|entendait|entendre|entendu des =voix, bras|jambe|poignet|main|pied|cheville|doigt|coude|epaule =platre|platree|platres|immobilise|immobilisee, \
                ne =reconnait|reconnaissait plus ses|sa|son|personne|les|l|la|le, oublie|oubliait|oublier de =manger, oublie|oubliait|oublier ses|son =traitement|gouttes|cachets, \
                oublie|oubliait le|l|les|d|de|du heure|heures|eteindre|fermer|des|du|le =repas|gaz, laisse|laissait le|la =gaz|plaque ouvert|ouverte|allume|allumee|allumes, \
                marche|marchait|deplace|deplacait|sort avec|sans une|des|un|sa|ses =canne|attelle|bequille, sous =oxygene|morphine|antibiotiques|antibiotique|cortisone, \
                passe|passer|passera|passait un|une|son|des =scanner|irm|echographie|coloscopie|electrocardiogramme, ne =entend|marche plus|presque, \
                perd|perdait|perdu la =memoire|vue|tete, perd|perdait|perdu l =audition|equilibre|appetit, voit|voyait|verra|revoit son|un|le|une =kine|dentiste|dermato|cardiologue|neurologue|orl|ophtalmo|osteopathe|gynecologue, \
                n a|avait plus d =appetit|ouie, se =gratte|griffe|arrache jusqu|les|la|le, tremble|tremblait|tremblent des =mains, tient|tenait|tenir =debout a|plus|difficilement|mal",
        yes: &[
            "Il entend des voix la nuit.",
            "La petite a une jambe plâtrée.",
            "Il ne reconnaît plus ses filles.",
            "Elle oublie de manger.",
            "Elle laisse le gaz ouvert.",
            "Il marche avec une canne.",
            "Elle passera une échographie jeudi.",
            "Il perd la mémoire depuis l'été.",
        ],
        no: &[
            "La salle donne de la voix au débat.",
            "Le mur est plâtré à neuf.",
            "Le gaz est coupé dans la rue.",
            "Le comité ne reconnaît pas ce calendrier.",
        ],
    },
    Row {
        rule: "justice.plain",
        kind: Justice,
        weight: 2,
        stems: "=coup|coups de tete|poing|poings|pied|pieds|coude|boule|couteau|baton|ceinture|crosse|batte|genou, \
                reconnait|reconnu|reconnaissait|admet|admis|avoue|nie|conteste|dement avoir =lance|jete|vole|pris|frappe|tape|casse|brise|tague|crache|insulte|menace|vendu|achete|fume|conduit|bouscule|pousse|griffe|dechire|cache|filme|degrade|incendie|allume|bu, \
                filme|filmee|filmes|filmees dans|aux|sous les|la|le =vestiaires|toilettes|douches|douche, filme|filmee|filmes|filmees aux =vestiaires|toilettes|douches, \
                =image|images|video|videos|photo|photos circule|circulent|tourne|tournent, surpris|surprise|surprises dans la|le|un|une|l =reserve|cave|local|vestiaire|magasin|voiture|garage|stock|arriere, \
                transporte|transportait|garde|gardait|cache|cachait|stocke|stockait des|un|les|du|ses =paquets|sachets|sachet|came|shit|barrettes|liasses|marchandise|armes, \
                entre|entrait|rentre|rentrait|vient|venait dans sa|leur =chambre la|chaque|quand|le, laisse|laissee|laisses|laissees|livre|livree|livres|livrees =seul|seule|seuls|seules|memes des|toute|toutes|la|le|jusqu|jusque|chaque|a|depuis|dans, \
                lui|leur|nous a|avait|aurait =confisque, prive|privee|prives|prive de =telephone|papiers|nourriture|repas|argent, confiscation de|du|des ses|son|leurs|la =telephone|papiers|carte|carnet, =confiscation du|des|de telephone|papiers|passeport|carte|la, \
                =vitre|vitrine|carreau|retroviseur|portiere|capot|serrure|boite a|ont|avait ete felee|brisee|cassee|fele|brise|casse|rayee|raye|explosee|enfonce|enfoncee|arrache|arrachee|fracturee, \
                vend|vendu|vendait|revend|revendait|revendu|aurait des =vapoteuses|puffs|puff|snus|bonbonnes|protoxyde, =verbalise|verbalisee|verbalises deux|trois|plusieurs|hier|pour|2|3, =cris|hurlements entendus|repetes|chaque|tous|toutes|nocturnes, \
                a|ont|avait|aurait =degrade|saccage|incendie|caillasse|vandalise le|la|les|l|un|une|des, s|se est|sont =introduit|introduits|introduite dans, a|ont|avait =escalade le|la|les",
        yes: &[
            "Coup de tête à un camarade.",
            "Il reconnaît avoir lancé deux pierres.",
            "Elle a été filmée dans les vestiaires.",
            "Les images circulent depuis lundi.",
            "Il a été surpris dans la réserve du magasin.",
            "Il transporte des paquets pour son cousin.",
            "Il entre dans sa chambre la nuit.",
            "Les petits sont laissés seuls toute la soirée.",
            "Une vitre a été fêlée.",
            "Il a vendu des puffs au collège.",
            "Jordan verbalisé deux fois.",
        ],
        no: &[
            "Le service donne un coup de main.",
            "Le coup d'envoi est donné samedi.",
            "L'image de la ville change.",
            "Un paquet est livré en mairie.",
            "La vitrine de Noël est choisie.",
        ],
    },
    Row {
        rule: "belief.plain",
        kind: Belief,
        weight: 2,
        stems: "son|leur|leurs|sans|porte|portait|retirer|enlever =voile|foulard|turban|kippa|abaya|hijab|niqab|soutane, mis|mise|mettre|remis|remise a =prier, \
                =prie|priait|prient cinq|tous|chaque|dans|avec|beaucoup, elle est|serait un =garcon, il est|serait une =fille, change|changer|change de =genre|sexe, \
                lecteur|lectrice|lit|lisait le|la =coran|bible|torah, va|vont|allait|aller a l|la =messe|mosquee|synagogue|eglise|temple, va|vont|allait|aller au =temple|culte, frequente|frequentait|frequentent la|l|le|une|un =mosquee|synagogue|eglise|temple, \
                s|se est =converti|convertie|converties|convertis, son|sa =copain|petit est|serait|un|une homme|garcon|femme|fille",
        yes: &[
            "Un voisin lui reproche son voile.",
            "Il s'est mis à prier.",
            "Elle a annoncé qu'elle est un garçon.",
            "Il fréquente la mosquée depuis mai.",
        ],
        no: &["La base de voile ouvre en mai.", "Le temple est en travaux.", "Il est prié de revenir."],
    },
];
