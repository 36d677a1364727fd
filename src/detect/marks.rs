//! What the readers of names and of passages need to know of a word, computed once per word and not once per occurrence.
//! These are words of French grammar and office, not evidence for one thing: those are lists in `dictionaries/`.

use std::sync::LazyLock;

use crate::detect::by_word::ByWord;
use crate::detect::cues::{self, Cues};
use crate::detect::lexicon::{self, Facts, lists, pos};

/// «M», «Mme»: one person follows.
pub(crate) const CIVILITY: u64 = 1;
/// «MM», «Mmes»: several follow.
pub(crate) const CIVILITIES: u64 = 1 << 1;
/// «Dr», «Me»: a profession as a title.
pub(crate) const PROFESSION: u64 = 1 << 2;
/// «M», «Mme» and «Monsieur», «Madame» in «M. et Mme».
pub(crate) const COUPLE: u64 = 1 << 3;
/// «le», «la», «les», «des»: never the start of a name in small letters.
pub(crate) const ARTICLE: u64 = 1 << 4;
/// «de», «du», «la»… inside a French name.
pub(crate) const FRENCH_PARTICLE: u64 = 1 << 5;
/// «de», «et», «dite»… between a thing and the one it is named after.
pub(crate) const COMPLEMENT: u64 = 1 << 6;
/// «à», «en», «vers», «sur».
pub(crate) const LOCATIVE: u64 = 1 << 7;
/// «général», «docteur», «saint»: between a street and its name.
pub(crate) const HONOUR: u64 = 1 << 8;
/// «loi», «plan», «quartier»: named after people, with or without «de»; «entrée», «méthode» only without: see [`LOOSELY_NAMED`].
pub(crate) const NAMED: u64 = 1 << 9;
/// «ville», «mairie», «parquet»: a town follows behind «de».
pub(crate) const OF_A_TOWN: u64 = 1 << 10;
/// «pièce», «dispositif», «opération»: a title in quotation marks follows.
pub(crate) const WORK: u64 = 1 << 11;
/// «habitat», «services», «association»: in the name of a body.
pub(crate) const BODY: u64 = 1 << 12;
/// «né», «âgé», «alias»: a fact about the person before it.
pub(crate) const FACT: u64 = 1 << 13;
/// «dit», «alias», «surnommé».
pub(crate) const ALIAS: u64 = 1 << 14;
/// «née», «épouse», «veuve».
pub(crate) const BIRTH_NAME: u64 = 1 << 15;
/// «jeune», «certain», «élève»: a name may follow.
pub(crate) const INTRODUCES: u64 = 1 << 16;
/// «et», «ou».
pub(crate) const AND: u64 = 1 << 17;
/// «président», «bailleur», «cabinet»: in a function behind a name.
pub(crate) const OFFICE: u64 = 1 << 18;
/// «maison», «tour», «club»: named after people only when the name follows at once.
pub(crate) const LOOSELY_NAMED: u64 = 1 << 19;
/// «de», «en», «après»… before a month or a feast.
pub(crate) const CALENDAR: u64 = 1 << 20;
/// «les», «des», «aux»: several.
pub(crate) const PLURAL: u64 = 1 << 21;
/// «a», «est», «ne»…: what follows the subject of a sentence.
pub(crate) const PREDICATE: u64 = 1 << 22;
/// A name may start with it or behind it, whatever its case.
pub(crate) const STARTS_NAME: u64 = 1 << 23;
/// «chef», in «brigadier-chef».
pub(crate) const CHIEF: u64 = 1 << 24;
/// «riverain», «commerçante»: a private person behind a name.
pub(crate) const PRIVATE: u64 = 1 << 25;
/// «av», «bd», «clg»: written with a dot.
pub(crate) const ABBREVIATED: u64 = 1 << 26;

/// The name of a thing goes on behind it, other than that of a famous person. Not a matter of this table, like the bits of
/// `detect::openings`.
pub(crate) const LEADS: u64 = 1 << 27;
/// A line end stands before it: a matter of the place.
pub(crate) const LINE: u64 = 1 << 28;

/// «magasin», «enseigne»: the name of a shop follows, which may be a person's.
pub(crate) const SHOP: u64 = 1 << 40;

/// «noir», «grise»: behind a car.
pub(crate) const COLOUR: u64 = 1 << 41;
/// «AS», «FC»: a club, if a name follows.
pub(crate) const CLUB: u64 = 1 << 42;
/// «bar», «kebab»: a house of which a quoted name may be that of somebody.
pub(crate) const HOUSE: u64 = 1 << 44;
/// «serrurerie», «ambulances», «foncière»: a trade in the name of a firm.
pub(crate) const TRADE: u64 = 1 << 46;
/// «Proch.», «Réu», «Cdlt»: what notes write short, with a capital, and nobody is called.
pub(crate) const NOTE: u64 = 1 << 47;
/// «Prénom», «Fonction», «Signature»: over a column.
pub(crate) const HEADER: u64 = 1 << 43;

// The bits 29 to 31 are those of `detect::openings`. What follows is asked of every word, and is a bit so that the answer
// stands in the token and the vocabulary need not be looked into.

/// «de», «van», «El»: of the list of particles.
pub(crate) const PARTICLE: u64 = 1 << 32;
/// So written that a reader of names stops at it wherever it stands, if the text has small letters and capitals.
pub(crate) const MAY_NAME: u64 = 1 << 33;
/// A particle in small letters: he stops at it where a sentence starts.
pub(crate) const MAY_NAME_AT_START: u64 = 1 << 34;
/// A [relative](crate::detect::cues::KIN).
pub(crate) const RELATIVE: u64 = 1 << 35;
/// A [child among others](crate::detect::cues::OF_CHILDREN).
pub(crate) const OF_CHILDREN: u64 = 1 << 45;
/// Something that ties a person to a place of life may start with it: [`TIES`](crate::detect::cues::TIES).
pub(crate) const TIE: u64 = 1 << 36;
/// It has a row of the sensitive vocabulary.
pub(crate) const STEM: u64 = 1 << 37;
/// A mark that may end a clause.
pub(crate) const STOP: u64 = 1 << 38;
/// The name of a famous person goes on behind it.
pub(crate) const LEADS_HOMAGE: u64 = 1 << 39;
/// What several people do, or where they do it, as the name of theirs begins: «Racing Club», «Salle Jean Vilar».
pub(crate) const HALL: u64 = 1 << 48;
/// Before a firm or an association that somebody deals with: «une convention avec …».
pub(crate) const DEALS: u64 = 1 << 49;
/// «Saint-Loup», «Ste»: a place, a day or a church more often than somebody.
pub(crate) const SAINT: u64 = 1 << 50;
/// Between a name and what is told of it: auxiliaries, articles, and what nobody does at a table.
pub(crate) const BETWEEN: u64 = 1 << 51;

/// The noun of people, of what is somebody's, of what somebody says or does, or of a time: who is named behind is somebody.
pub(crate) const SOMEBODYS: u64 = 1 << 52;
/// «logiciel», «serrure», «banque»: the noun of a thing or a firm, behind which stands what it is called.
pub(crate) const LIFELESS: u64 = 1 << 53;
/// «roman», «inspirée»: its author, or whom it is about, stands behind «de».
pub(crate) const AUTHORED: u64 = 1 << 54;
/// «chien», «jument».
pub(crate) const ANIMAL: u64 = 1 << 55;
/// «logiciel», «dispositif»: it «s'appelle» something.
pub(crate) const CALLED: u64 = 1 << 56;
/// «Compagnie», «Cross»: a body or an event, in small letters or not.
pub(crate) const COMPANY: u64 = 1 << 57;

/// «tracteurs», «batteries»: its make may stand right behind it.
pub(crate) const THING: u64 = 1 << 60;
/// «canettes», «parking», «trafic»: likewise, also behind «de».
pub(crate) const WARES: u64 = 1 << 61;
/// «ancien»: what a shop was behind «l'».
pub(crate) const FORMER: u64 = 1 << 62;
/// «ligne», «arrêt», «application»: its name stands right behind it.
pub(crate) const LINE_OF: u64 = 1 << 63;

const TABLE: &[(u64, &str)] = &[
    (CIVILITY, "mr mme mlle mle monsieur madame mademoiselle"),
    (CIVILITIES, "mm mmes mlles messieurs mesdames"),
    (PROFESSION, "dr docteur docteure pr professeur mgr me maitre"),
    (COUPLE, "m mr mme monsieur madame"),
    (ARTICLE, "le la les l des"),
    (FRENCH_PARTICLE, "de du des d l la le les"),
    (COMPLEMENT, "de du des la le les l d et dite dit"),
    (LOCATIVE, "a en vers sur"),
    (SAINT, "saint sainte st ste"),
    (HONOUR, "general docteur marechal mal saint sainte abbe pere colonel president capitaine commandant dr gal"),
    (
        NAMED,
        "loi plan rapport circulaire prix programme operation dispositif exposition quartier cite campagne fete fetes syndrome fondation \
         batiment hall entree angle axe tempete cyclone ouragan decret amendement jurisprudence fonds methode echelle challenge tournoi \
         trophee terminus halte cantine logiciel appli plateforme navette operateur transporteur devis \
         scierie conserverie fonderie abattoir papeterie sucrerie laiterie fromagerie verrerie acierie biscuiterie minoterie cimenterie manufacture",
    ),
    (
        OF_A_TOWN,
        "ville commune communes mairie parquet police gendarmerie brigade communaute prefecture secteur tribunal maire maires region \
         departement zone aide administre habitant habitants territoire canton agglomeration commissariat",
    ),
    (
        WORK,
        "piece livre film roman dispositif programme operation exposition prix spectacle atelier campagne plan action projet groupe conference \
         les concours loi dite jeu jeux serie expo expos festival documentaire metrage panneau album chanson concert soiree conte fresque",
    ),
    (
        BODY,
        "habitat logement logements logis association transports services mutuelle fondation groupe solidarite emploi jeunesse prevention \
         insertion mediation ville metropole agglo relais asso assoc",
    ),
    (FACT, "ne nee age agee alias dit dite scolarise scolarisee domicilie domiciliee demeurant eleve"),
    (ALIAS, "dit dite dits alias surnomme surnommee surnomment"),
    (BIRTH_NAME, "nee ne epouse ep veuve vve"),
    (INTRODUCES, "bande jeune certain certaine eleve petit petite nomme nommee prenomme prenommee prenommes"),
    (AND, "et ou"),
    (
        OFFICE,
        "president presidente maire adjoint adjointe directeur directrice bailleur mairie cabinet gendarmerie commissariat service",
    ),
    (
        LOOSELY_NAMED,
        "maison porte tour port passe che club bar section groupe as ps ms gs batiment hall entree angle axe fonds methode echelle halte \
         logiciel appli plateforme navette operateur transporteur devis",
    ),
    (CALENDAR, "de d en a le la du des apres avant depuis pour fin debut mi"),
    (PLURAL, "les des aux"),
    (PREDICATE, "a est n ne ont etait sera se s dit et avait aurait serait nie vit veut refuse"),
    (CHIEF, "chef cheffe"),
    (
        HOUSE,
        "bar kebab restaurant tabac cafe brasserie pizzeria epicerie discotheque salon boulangerie boutique commerce",
    ),
    (COLOUR, "noir noire blanc blanche gris grise bleu bleue rouge vert verte jaune beige orange marron"),
    (
        HALL,
        "amicale basket boxe boxing cinema entente etoile football futsal gymnase hand handball judo karate kick \
         compagnie cross feria foulee mediatheque olympique piscine racing radio roller rugby salle sporting stade tennis theatre",
    ),
    (
        DEALS,
        "chantier confie convention devis entreprise operateur partenariat prestataire societe subvention travaux gardiennage maintenance \
         assure assuree assures assurees realise realisee fournisseur attributaire promoteur telesurveillance cirque compagnie finance financee installe installee exploite exploitee gere geree livre livree",
    ),
    (
        THING,
        "tracteur tracteurs tronconneuse tronconneuses quad quads moto motos scooter scooters trottinette trottinettes velo velos camion \
         camions camionnette camionnettes fourgon fourgons voiture voitures vehicule vehicules batterie batteries outil outils outillage \
         gps smartphone smartphones montre montres console consoles ordinateur ordinateurs tablette tablettes casque \
         casques enceinte enceintes drone drones camera cameras boitier boitiers antenne antennes groupe chaine site agence depot equipe \
         equipes technicien techniciens jeu jeux borne bornes serrure serrures badge badges lampadaire lampadaires engin engins \
         defi bonbonne bonbonnes cartouche cartouches protoxyde puffs etude",
    ),
    (
        WARES,
        "caddie caddies canette canettes bouteille bouteilles boite boites comprime comprimes cachet cachets gelule gelules plaquette \
         plaquettes trafic vente revente consommation marque marques usine parking galerie drive station distributeur rayon caisse \
         caisses lait vigile direction ordonnance ordonnances sirop",
    ),
    (
        SOMEBODYS,
        "technicien techniciens probleme problemes tandem weekend week police gendarmerie mairie club trafic deal absence accusation ado ados adresse affaire agent agente agents agresseur agression aide ainsi alerte ami amie amis \
         annee appartement appel apres architecte architectes arrestation arrivee audience audition auteur avocat avocate bail \
         balcon bande beau bebe belle binome box cadre camarade camarades cas cave cellule certain certaine chambre chef cheffe \
         cher chere cible clan collegue compagne compagnon complice complices compte concierge conjoint consort consorts \
         contact copain copine cote couple courrier cousin cousine date debut demande departement depute deputee dernier \
         derniere dit domaine domicile dossier duo effet eleve elu elue elues elus enfant enfants epouse epoux equipe escadron \
         etat ex exemple expulsion face fait fameuse fameux famille familles femme ferme fiche fille fils fin foyer fratrie \
         frere freres garcon gardien gars general gosse gosses grand grande grands gros grosse groupe guichet guide heure \
         heures homme hote immeuble incident individu interne interpellation intervention invite invites jeudi jeune jeunes \
         jour journee juge jumeaux lettre liste locataire logement lundi mail maire maison maman mamie mardi mari matin mec \
         medecin membre meme menage mercredi mere message mesure meuf midi mineur mineure mineurs mois mome moment momes motion \
         mur nom notable note nouveau nouvelle nuit oncle otage papa papi parents passage pauvre pavillon pere personne petit \
         petite petits plainte plaque point porte pote potes pouvoir prefet prefete premier premiere prenom presence present \
         presents procedure proces proche proches procuration proposition propriete public question quinzaine rappel rapport \
         rdv reponse reste retour reunion samedi seance secretaire semaine seul seule signalement situation soeur soeurs soir \
         soiree succession suite suivi suspect suspecte tante temoin temoins temps terrain tour trio type vehicule vendredi \
         veuve victime vieille vieux villa visite voisin voisins voiture vote",
    ),
    (
        LIFELESS,
        "abbaye adjudicataire agence alarme amendement appareil   armement ascenseur ascenseurs aspirateur \
         atelier  autocars   ballet   bancs banque bareme  barrage \
         barriere barrieres basilique   bastion bateau batiment batons battant bibliotheque biere bieres \
           biscuit biscuits    bonbon bonbons borne bornes boulangerie braderie \
         brasserie bus  cafe camelia camelias campement camping canal  capteurs  carnaval \
         carrousel cars caserne casquettes cathedrale    cerise cerises \
          chaine champagne championnat chantier   chaudiere \
            chocolat chocolats cidre circulaire classement climatiseur  cloitre code col \
            comedie commission composteur composteurs concours confiture console coupe course \
            criterium cylindre cylindres defibrillateur desherbeuse detecteur detecteurs \
          discotheque distributeur distributeurs doctrine documentaire   dragon \
         dragons ecluse editions eglise emission epreuve equipement etang etudes evenement feuilleton figurine \
         figurines filiere   formulaire fromage fromages   gala galerie galette galettes \
         gateau gateaux gaufre gaufres   genievre  gilets  gourdes granulats grotte \
           ile  imprimerie  inventaire itineraire  journal jus kermesse \
         kit label laboratoire laboratoires lac lampes  lecteurs licence liqueur logo ludotheque \
         machine machines magazine   mallette   manga  manuel marathon \
         marionnette marionnettes   mascotte   medaille mediatheque missile \
          moteur moteurs motos  musee  navire  optiques ordinateur ordinateurs papier \
         parade parfum parfums parlement pastis paysagiste   perceuse phare  piscine \
          plage   podcast poire poires    pomme pommes \
          portails portes portillons portique   prieure principe projecteur projecteurs \
         prune prunes questionnaire radar radars radiateur radiateurs radios  referentiel regate regates \
         reglement  restaurant retrospective rhum  robot robots  rose roses rosier rosiers \
         routeur ruisseau    saga sandwich sandwichs sanitaire sanitaires satellite seminaire \
         sequoia serrures   soda sodas sono sonorisation   station supermarche \
          synagogue tablettes taser tasers  telephone   theoreme \
          toilettes tomate tomates tondeuse tracker tracteur tracteurs tragedie traitement transports tulipe \
         tulipes tunnel utilitaire utilitaires  valse velos vernis   vetement viaduc vin vins \
         vodka whisky pistolet pistolets",
    ),
    (
        AUTHORED,
        "adaptation album biographie buste chanson chansons concerto conte contes dedicace dessin dessins \
         documentaire essai fable fables film films fresque inspire inspiree inspirees inspires livre livres musique musiques \
         oeuvre oeuvres opera ouvrage peinture photographies piece poeme poemes poesie roman romans \
         sculpture spectacle statue stele symphonie theorie ",
    ),
    (
        ANIMAL,
        "ane  chat chaton chatons  chatte cheval  chevre  chien chienne  \
         chiot  cigogne coq cygne  faucon furet hamster jument  labrador lapin \
         malinois perroquet perruche pitbull poney  rottweiler silure staffie tortue",
    ),
    (
        CALLED,
        "appli application atelier bateau campagne dispositif foyer lieu local logiciel operation plan plateforme programme \
         projet restaurant salle spectacle",
    ),
    (
        COMPANY,
        "amis copains jardins ateliers association bureau cabinet cercle challenge chorale cirque collectif compagnie creperie cross entreprise fanfare \
         festival fondation foulee fourriere harmonie institut orchestre pizzeria societe theatre tournoi trophee troupe",
    ),
    (FORMER, "ancien ancienne"),
    (LINE_OF, "ligne lignes arret station terminus application"),
    (CLUB, "as us fc sc es rc ac sco asptt usm uso asc jsa bc hbc vbc"),
    (
        HEADER,
        "prenom prenoms fonction fonctions signature signatures emargement organisme organismes structure structures qualite presence visa",
    ),
    (
        BETWEEN,
        "a admis admise arrete atteint atteinte attrape au aurait aussi avait avale avec avoir beneficie commis \
         contracte contraint contrainte d de deja depose des detient diagnostique diagnostiquee doit donne dort du en \
         encore envoye est et etait ete eu fait frequente l la le les mele melee milite n ne objet participe pas perdu \
         plus porte porteur porteuse pris promene propos reconnu reconnue recu refuse respecte reste retire s sa se \
         sera serait ses son sort souffrait souffre sous souvent subi subit suivi suivie surpris surprise temoin tente \
         tenu tient tire toujours transporte transportee tres un une vend vendait veut vit voulu vu vue",
    ),
    (
        TRADE,
        "serrurerie clotures cloture metallerie menuiserie plomberie chauffage electricite toiture etancheite maconnerie ravalement renovation \
         nettoyage proprete gardiennage terrassement terrassements demolition demolitions reseaux voirie elagage forage protection securite manutention \
         assainissement carrelage platrerie vitrerie charpente couverture signalisation topographie manutentions maneges ambulances ambulance taxis bus autocars autobus fonciere immobilier immobiliere habitats residences \
         telecom telecoms energie energies assurances interim recyclage paysages espaces demenagements depannage remorquage pneus optique \
         pressing traiteur pizza pizzas tacos burger burgers sushi fitness coiffure boulangerie patisserie boucherie primeurs fleurs motoculture \
         security telesurveillance courses mobilites mobilite formations conseils bati travaux",
    ),
    (
        NOTE,
        "cdlt cdt cordt proch prochn reu reun conv etab etabl gen obj pj rv coord signalt signal interv prev crdu bjr bsr slt tjs qqn qqs \
         tel nat natio dest exp infos cf ref nbx nb coordo visio frat copil copils cotech cotec comop codir cond rep quest rens compl logt heb dom",
    ),
    (SHOP, "magasin magasins enseigne enseignes supermarche hypermarche societe cabinet syndic prestataire protocole"),
    (
        ABBREVIATED,
        "av ave bd bld boul ch chem imp pl sq rte all r res clg col lyc ec st ste gal mal dr cdt fg fbg bat esc appt apt etg",
    ),
    (
        PRIVATE,
        "riverain riveraine habitant habitante commercant commercante locataire administre administree voisin voisine opticien opticienne \
         retraite retraitee resident residente buraliste restaurateur restauratrice boulanger boulangere",
    ),
];

/// Lists whose words announce a name.
pub(crate) const ANNOUNCING: u64 = lists::FAMILY_TRIGGER
    | lists::ALIAS
    | lists::TITLE
    | lists::RANK
    | lists::FUNCTION
    | lists::PROFESSION_TITLE
    | lists::DESIGNATION
    | lists::KIN;

/// Words of this module that do.
const ANNOUNCES: u64 = CIVILITY | CIVILITIES | PROFESSION | COUPLE | ALIAS | BIRTH_NAME | INTRODUCES | CHIEF;

/// The marks of a folded key with what the dictionaries and the cues know of it.
pub(crate) fn of(key: &str, facts: &Facts, cues: Cues) -> u64 {
    let marks = BY_WORD.get(key).copied().unwrap_or(0);
    let starts = matches!(
        key,
        "les"
            | "des"
            | "ou"
            | "appeler"
            | "appelle"
            | "nouvelles"
            | "usage"
            | "dossier"
            | "situation"
            | "affaire"
            | "cas"
            | "tag"
            | "tags"
            | "tague"
            | "tagues"
            | "graffiti"
            | "graffitis"
            | "graff"
            | "blaze"
            | "signe"
    ) || marks & ANNOUNCES != 0
        || facts.lists & ANNOUNCING != 0
        || facts.given > 0 && facts.pos & !pos::PROPER == 0;
    let flag = |holds: bool, bit: u64| if holds { bit } else { 0 };
    let leads = lexicon::leads(key);
    marks
        | flag(starts, STARTS_NAME)
        | flag(facts.lists & lists::PARTICLE != 0, PARTICLE)
        | flag(cues.bits & cues::KIN != 0, RELATIVE)
        | flag(cues.bits & cues::OF_CHILDREN != 0, OF_CHILDREN)
        | flag(cues.bits & cues::TIES != 0, TIE)
        | flag(cues.stem != 0 || cues.phrase != 0, STEM)
        | flag(leads & !lists::HOMAGE != 0, LEADS)
        | flag(leads & lists::HOMAGE != 0, LEADS_HOMAGE)
}

static BY_WORD: LazyLock<ByWord<u64>> = LazyLock::new(|| {
    let mut by_word = ByWord::default();
    for (bit, words) in TABLE {
        for word in words.split_ascii_whitespace() {
            *by_word.entry(word).or_insert(0) |= bit;
        }
    }
    by_word
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_by_key() {
        let none = Facts::default();
        let of = |key: &str, facts| of(key, &facts, Cues::default());
        assert_eq!(of("mme", none), CIVILITY | COUPLE | STARTS_NAME);
        assert_eq!(of("commandant", Facts { lists: lists::RANK, ..none }) & STARTS_NAME, STARTS_NAME);
        assert_eq!(of("benali", none), 0);
        assert_eq!(of("", none), 0);
    }
}
