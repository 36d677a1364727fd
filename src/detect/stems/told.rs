//! What is told of somebody in passing: who runs off, whom one calls, what is heard through a wall, who waits before whose
//! door, whose papers are kept; what a care is suspected for, and where one comes from.

use super::Row;
use super::taken::Taken;
use crate::kind::PassageKind::{Belief, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.told_word",
        kind: Health,
        weight: 2,
        stems: "tdah tda tsa dysphasi* dysorthographi* dyscalculi* enuresi* encopresi* echographie echographies",
        yes: &["Il a un TDAH et dort peu.", "RDV pour une échographie."],
        no: &["La TVA est à la hausse."],
    },
    Row {
        rule: "justice.told_word",
        kind: Justice,
        weight: 2,
        stems: "bedav* choure chourer choures doxx* doxing",
        yes: &["Ça bédave sous le porche, selon Lina."],
        no: &["Ils sont partis à la mer."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "justice.told",
        kind: Justice,
        weight: 2,
        stems: "prend|prennent|pris|prit|prenait la =fuite, =fuite a|en|du|des moto|scooter|courant|pied|pieds|trottinette|voiture|velo|conducteur|deux, \
                pas|jamais|non|ete =interpele|interpelee|interpeles|interpelle|interpellee|interpelles, rien de =prouve, \
                =connu|connus|connue|connues pour ils|stups|violences|vols|trafic|recel|usage|outrage, appele|appelle|appelait|appellent|appeler le =17|112 dans|deux|trois|plusieurs|quand|hier|cette|la, appel|appels au =17|112, \
                entend|entendent|entendait|entendu|entendre des|les|leurs|ses =cris|hurlements|disputes|coups|pleurs, entend|entendent|entendait se =disputer|battre, \
                a =attendue|attendu|attendus _ fois devant|a|en, l|la =attend|attendait|attendent|attendue|guette|guettait devant|a|en bas|la|chez|sortie, \
                la|le|les|l a|ont =suivie|suivi|suivait jusqu|jusque|dans|en, ecrit|ecrivait|contacte|harcele|insulte|menace sous|avec|via un|une|le|de =faux|fausse|pseudo|pseudos|compte, \
                confisque|confisquait|garde|gardait|gardent|garderait|pris|retient|retenait sa|ses|leurs|son|les =papiers|passeport, a|aurait|detient|utilise|garde la =carte bancaire|bleue de, \
                sert|servirait|servait|servent de =cache|nourrice|planque|guet, pneus =creves|lacere|lacerent|laceres|degonfles, a|ont =creve|creves|lacere les|ses|leurs|quatre|deux pneus, \
                fait|faire|font|faisait|faisaient =bousculer|filmer|racketter|humilier|frapper|taper|tabasser|cracher|insulter|moquer, \
                diffusion|diffuse|diffuser|diffusee|diffusees d|des|les|une|de|la =images|image|photo|photos|video|videos|nudes, photo|photos|video|videos|image|images d|de elle|lui =circule|circulent|nue|denudee|intimes, \
                un|peu|petite|fait|font de|la =revente, revente de|d =stups|cannabis|shit|stupefiants|produits, enfants|petits|fille|fils|petit|petite etaient|etait dans la =piece, =assiste|assistent|assistait aux|a la|des|une|leurs|cette scenes|scene|violences|dispute|disputes, \
                depuis qu|que il|elle l a =frappe|frappee|menace|menacee",
        yes: &[
            "Le jeune a pris la fuite.",
            "Fuite à moto, pas interpelé.",
            "Rien de prouvé pour les caves.",
            "Les deux frères sont connus pour ILS.",
            "Lina a appelé le 17 dans la nuit.",
            "La voisine entend des cris le soir.",
            "Il l'a attendue trois fois devant son bureau.",
            "Il la guette en bas de chez elle.",
            "Il lui écrit sous un faux nom.",
            "Il garde ses papiers.",
            "Le neveu utilise la carte bancaire de la grand-mère.",
            "Le fourgon sert de cache.",
            "On lui a crevé les pneus : deux pneus crevés.",
            "Lina s'est fait bousculer par deux filles.",
            "Diffusion d'images de Lina.",
            "Les enfants étaient dans la pièce.",
        ],
        no: &[
            "La fuite d'eau est réparée.",
            "On entend des oiseaux au parc.",
            "Il attend le bus devant le lycée.",
            "Il garde ses clés.",
            "Il dort mieux depuis qu'il est parti.",
            "Il a appelé le 12.",
            "Elle a appelé le 17 mars pour un rendez-vous.",
            "Il est connu pour des travaux de peinture.",
            "Le garage sert de local à vélos.",
            "La diffusion de la lettre est prévue.",
            "Elle a fait bouger les lignes.",
        ],
    },
    Row {
        rule: "health.told",
        kind: Health,
        weight: 2,
        stems: "bilan|bilans|suivi|rdv|attente|place|dossier|prise demande|demandes|en|au|aupres|du|de|fait _ =cmpp|cmp|cmpea|camsp|orthophonie|orthophoniste, bilan|bilans demande|au|du|par|chez au|le|l =cmpp|cmp|cmpea|camsp, a|ont fait une|sa|deux =tentative l|il|en|a|au|cet|pendant|la, \
                pese|pesait =kilos|kg, pese|pesait _ =kilos|kg, fait =pipi au|dans|sur|dessus, se fait =pipi",
        yes: &["Bilan demandé au CMPP.", "Elle a fait une tentative l'an dernier.", "Elle pèse 40 kilos."],
        no: &["Bilan demandé au bailleur.", "Il a fait une tentative de médiation."],
    },
    Row {
        rule: "belief.told",
        kind: Belief,
        weight: 2,
        stems: "guadeloupeenne|guadeloupeen|martiniquaise|martiniquais|comorienne|comorien|reunionnaise|reunionnais|guyanaise|guyanais|antillaise|antillais|kabyle|berbere|tzigane|turque|kurde|corse d =origine",
        yes: &["Elle est guadeloupéenne d'origine."],
        no: &["Le plat d'origine est servi."],
    },
];

/// What takes the sense from its words, as in the sibling's table.
pub(crate) const TAKEN: &[Taken] = &[Taken {
    phrases: "enceinte|enceintes bluetooth|portable|portables|jbl|sonore|sonores, fuite|fuites d =eau|gaz, \
                  commissaire|commissaires de =justice, tentative|tentatives de =mediation|conciliation|contact|dialogue",
    no: &["Il a une enceinte portable sur lui."],
}];
