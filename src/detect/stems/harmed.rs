//! What somebody's body bears and what others do to it, and what is carried, broken or said in anger, in the words of those
//! who were told.

use super::Row;
use crate::kind::PassageKind::{Belief, Health, Justice};

/// Words, as in the parent's table.
pub(crate) const WORDS: &[Row] = &[
    Row {
        rule: "health.harmed_word",
        kind: Health,
        weight: 2,
        stems: "appendicit* plombemi* saturnis* migraine* pneumoni* bronchit* eczema* varicel* endometrio* sclerose prothes* transfus* septicem* thyroid* \
                lymphom* leucem* tumeur* meningit* coqueluch* sutur* hypothermi* gelure* ivre ivres",
        yes: &["Une plombémie est demandée pour le petit.", "Il a trois points de suture."],
        no: &["Le plomb des toitures a été volé."],
    },
    Row {
        rule: "justice.harmed_word",
        kind: Justice,
        weight: 2,
        stems: "perquis perquise",
        yes: &["Elle a tout effacé avant la perquis."],
        no: &["Les élèves ont acquis les bases."],
    },
    Row {
        rule: "belief.harmed_word",
        kind: Belief,
        weight: 2,
        stems: "hijra hijrah charia djihad* jihad* takfir*",
        yes: &["Il veut partir faire la hijra."],
        no: &["Le char du carnaval est prêt."],
    },
];

/// Phrases, as in the sibling's table.
pub(crate) const PHRASES: &[Row] = &[
    Row {
        rule: "health.harmed",
        kind: Health,
        weight: 2,
        stems: "est|ete|etre|sera|etait|re|hier|ressort =opere|operee|operes|operees, =operee|operes|operees de|du|d|hier|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|en|hors, opere|operee du|des =genou|genoux|dos|coeur|dents|amygdales|pied, \
                opere|operee de la|l =hanche|appendicite|main|jambe|vesicule|cataracte|hernie|cheville|epaule, hors de =danger, =cote|cotes|doigt|doigts|main|bras|poignet|nez|machoire|epaule|genou|jambe|pied|orteil|phalange|dent|dents felee|felees|sectionne|sectionnee|sectionnes|fele|cassee|demise|luxee|arrachee|arrachees, \
                 =rate|foie|poumon|rein|tympan touche|touchee|perfore|perforee|eclate|eclatee, =tousse|tousser|toussait beaucoup|sans|toute|depuis|la|fort, \
                perd|perdu|pris|prend|perdait beaucoup|trop du|de =poids, elle|il|a|ont perd|perdu|pris|prend|perdait du =poids, \
                 =dort|dormait tres mal|peu, ne se =releve|relevait|relevent plus|pas, saute|sauter|vomit|vomissait|vomir =repas|repas|tout|sang, \
                refuse de =manger, refuse de s =alimenter, prend|avale plus =ses cachets|gouttes|comprimes, des|ses =pertes|trous de memoire, fume|fumer|fumait deux|trois|quatre|cinq|six|sept|huit|dix|vingt|des|ses|plusieurs =joints|petards, \
                =joints|petards par jour, reforme =p4, marques|traces de =lame|lames|rasoir|cutter, transporte|transportee|emmene|emmenee par les =pompiers",
        yes: &[
            "Il a été opéré en urgence.",
            "Opérée de la hanche, elle rentre jeudi.",
            "Elle a deux côtes fêlées.",
            "Un doigt sectionné par la porte.",
            "La rate touchée, il reste à l'hôpital.",
            "La petite tousse depuis jeudi.",
            "Elle a perdu du poids.",
            "Elle dort très mal depuis la rentrée.",
            "Elle a des pertes de mémoire.",
            "Il fume dix joints par jour.",
        ],
        no: &[
            "L'entreprise opère sur le secteur.",
            "La côte est fermée aux camions.",
            "La société opère en centre-ville.",
            "Le poids des véhicules est limité.",
        ],
    },
    Row {
        rule: "justice.harmed",
        kind: Justice,
        weight: 2,
        stems: "trace|traces d|de une|sa|la|l main|doigts|ceinture|coups|griffures|strangulation|brulures, trace|traces de|d =main|ceinture|coups|griffures|strangulation|brulures|piqures|morsure, \
                trace|traces d|de une|des =main|ceinture|coups|griffures|brulures, =marque|marques dans|sur|autour le|la|les|du|ses cou|bras|dos|visage|joue|joues|jambes|poignets|cuisses, \
                se sont|etaient|seraient =battus|battues, le|la|les|l =bouscule|bousculent|bousculait|gifle|giflait|secoue|secouait|griffe|mord|mordait pour|tous|toutes|chaque|devant|regulierement|souvent|quand, \
                fils|fille|petit|mari|conjoint|compagnon|frere|ex|neveu|voisin|copain la|le|l|les =bouscule|bousculait|gifle|giflait|secoue|griffe|mord|mordait|attrape|etrangle, \
                avait|avec|porte|portait|sorti|brandi|tenait un =tesson|cutter|tournevis|pied|katana|hachoir, =balise gps|sous, \
                lui|leur court|courait|courir =apres, prend|prennent|pris sa =carte bleue|bancaire, regler|reglera|reglerai|regle ca =lui|moi meme, \
                bail|papiers|permis|passeport|billets|contrat achete|achetes|vendu|vendus =faux, =faux bail|papiers|billets|permis|passeport|passeports|contrat|certificat|certificats, \
                signe|signer|fait|fasse deux|trois|quatre|cinq|six|dix|plusieurs|des =cheques, =abus de faiblesse, enrole|enrolee|enroles|recrute|recrutee|recrutes pour =transporter|livrer|vendre|guetter, ecrit|tague|inscrit des =saletes|insultes|menaces, =porte|serrure|fenetre|vitrine|boite forcee|fracturee|enfoncee|defoncee, \
                branche|branches|branchee|branchees|branchent sur le =compteur, avec un =majeur, lance|lancait|lancent|jette|jete un|une|des =pot|vase|chaise|pierre|pierres|caillou|cailloux, \
                doit|devra =pointer, =pointe|pointer|pointage au commissariat, =pointe|pointer|pointage a la gendarmerie, plante|plantait un|une|son|sa|l =camarade|eleve|copain|gars|mec|garcon|fille|surveillant|surveillante, \
                avec un =compas, montre|montrait|exhibe|exhibait|sorti son =sexe|penis|zizi, main|mains aux =fesses, main|mains sur les =fesses|seins|cuisses, \
                monte|montait|montent la =garde, vend|vendait|vendent|deale|dealent depuis|dans sa|son|leur =cuisine|hall|cave|salon|chambre|cage",
        yes: &[
            "Elle a la trace d'une ceinture sur le dos.",
            "Il porte des marques sur les poignets.",
            "Les deux filles se sont battues.",
            "Son neveu la bouscule quand il a bu.",
            "Il avait un tesson à la main.",
            "Il lui court après dans l'escalier.",
            "Il dit qu'il va régler ça lui-même.",
            "Elle a un faux bail.",
            "Elle lui a signé quatre chèques.",
            "La porte forcée le week-end, rien n'a été pris.",
            "Il doit pointer chaque lundi.",
            "Il a planté un camarade en cours.",
            "Il monte la garde en bas de la tour.",
        ],
        no: &[
            "La trace de la piste est visible.",
            "Les marques au sol sont effacées.",
            "Les équipes se sont retrouvées.",
            "Le maire s'est battu pour ce budget.",
            "Le planning les bouscule.",
            "Le service a planté un arbre.",
            "La porte est fermée à 18 h.",
            "Le compteur est relevé en mai.",
        ],
    },
    Row {
        rule: "belief.harmed",
        kind: Belief,
        weight: 2,
        stems: "la|le musique|chant|danse|dessin|mixite est|serait =interdit|interdite|peche|haram, sort|sortait|sortir|couche|vit avec une|un =fille|garcon et|pas|chez|en|depuis, \
                dans sa|leur|la =paroisse, =engagements|engagement|opinions|idees|convictions politiques|politique, =parti politique, =couple d hommes, =couple de femmes, journal|tracts|carte|membre d|de un =parti, \
                famille|couple|communaute|origine|fratrie|menage|parents =tamoule|tamouls|kurde|kurdes|rom|roms|hazara|peul|peule|peuls|touareg|touareg|ouighoure|ouighour|tchetchene|tchetchenes|yezidie|yezidi|yezidis|gitane|gitan|gitans|manouche|manouches|yeniche|berbere|kabyle|copte|coptes|alevi|alevie|alevis|druze",
        yes: &[
            "Pour lui, le chant est interdit.",
            "Elle sortait avec une fille et ses parents l'ignorent.",
            "La mère est très engagée dans la paroisse.",
            "Il a fui pour ses opinions politiques.",
            "C'est un couple kurde.",
        ],
        no: &["La piscine est fermée.", "Le salon de thé de la paroisse accueille la réunion."],
    },
];
