//! The words that stand at the head of a column, or before a field of a form.

use super::Column;
use super::header::About;
use crate::kind::Kind;

/// Headers of one meaning, folded, parted by bars, without number and without what is in brackets: see [`heading`].
pub(super) struct Header {
    pub column: Column,
    pub about: About,
    pub words: &'static str,
}

const fn row(column: Column, about: About, words: &'static str) -> Header {
    Header { column, about, words }
}

pub(super) const HEADERS: &[Header] = &[
    row(
        Column::Surname,
        About::Name,
        "nom|noms|nom de famille|nom usuel|nom de naissance|nom d usage|nom usage|nom marital|nom d epouse|nom patronymique|patronyme|nom d etat civil|nom de jeune fille",
    ),
    row(Column::Given, About::Name, "prenom|prenoms"),
    row(
        Column::Name,
        About::Name,
        "nom prenom|nom et prenom|nom, prenom|prenom nom|prenom et nom|noms prenoms|identite",
    ),
    row(
        Column::Name,
        About::Person,
        "jeune|jeunes|mineur|mineurs|eleve|eleves|enfant|enfants|personne|personnes|interesse|\
         interesses|usager|usagers|beneficiaire|beneficiaires|locataire|locataires|occupant|occupants|\
         titulaire|titulaire du bail|allocataire|resident|sortant|detenu|condamne|suivi de",
    ),
    row(
        Column::Somebody,
        About::Person,
        "auteur|auteurs|mis en cause|mec|victime|victimes|plaignant|plaignants|requerant|demandeur|\
         contrevenant|contrevenants|proprietaire|proprietaires|concerne|signalant|temoin|voisin|conjoint|\
         hebergeant|menage|foyer|famille|familles",
    ),
    row(
        Column::Relative,
        About::Person,
        "parent|parents|responsables|resp. legal|resp. legaux|responsable legal|responsables legaux|\
         responsable legale|representant legal|representants legaux|representante legale|mere|pere|\
         tuteur|tutrice",
    ),
    row(
        Column::Value(Kind::BirthDate),
        About::Person,
        "ne le|nee le|ne|nee|ne en|annee de naissance|ddn|d.d.n|dn|naissance|naiss|date de naissance|\
         date naissance|date et lieu de naissance|date/lieu de naissance|date lieu naissance|date de naiss|date naiss|d. naiss|d. naissance|d. de naiss|nele",
    ),
    row(
        Column::Value(Kind::BirthPlace),
        About::Person,
        "lieu de naissance|ville de naissance|commune de naissance|pays de naissance|ne a|lieu naiss|lieu de naiss",
    ),
    row(
        Column::Value(Kind::EventDate),
        About::Matter,
        "date des faits|date du fait|date de l incident|date de l evenement|date et heure|date et lieu|\
         faits du|date faits",
    ),
    row(Column::Value(Kind::Age), About::Person, "age|ages"),
    row(
        Column::Value(Kind::Place),
        About::Any,
        "ville|commune|cp|code postal|localite|cp ville|cp/ville|cp / ville|cp et ville|cp commune|code postal ville|\
         code postal et ville|code postal / ville|commune de residence|ville de residence",
    ),
    row(
        Column::Value(Kind::Address),
        About::Trait,
        "adresse|adresses|adr|domicile|domiciliation|adresse du domicile|logement|logt|lieu de vie|hebergement|habitation|\
         lieu d habitation|lieu d hebergement|lieu de residence|mode d hebergement|residence actuelle|n° et rue|toit",
    ),
    row(
        Column::Value(Kind::School),
        About::Trait,
        "etablissement|etablissement scolaire|etab|etabl|etab. scolaire|etabl. scolaire|ecole|college|\
         lycee|scolarite",
    ),
    row(Column::Value(Kind::SchoolClass), About::Trait, "classe|cl|niveau|section"),
    row(Column::Value(Kind::Employer), About::Person, "employeur"),
    row(
        Column::Work,
        About::Any,
        "emploi|emploi / ecole|profession|metier|travail|lieu de travail|entreprise|emploi ou ecole|ecole ou emploi",
    ),
    row(
        Column::Value(Kind::Kin),
        About::Any,
        "lien|lien de parente|parente|lien familial|lien avec le jeune|lien avec l enfant|lien avec le mineur|\
         lien avec l eleve|lien de famille",
    ),
    row(Column::Who, About::Any, "qui"),
    row(Column::Where, About::Any, "ou"),
    row(Column::Value(Kind::Nationality), About::Person, "nationalite"),
    row(Column::Value(Kind::Phone), About::Contact, "telephone|tel|portable|contact|coordonnees"),
    row(Column::Other, About::Contact, "mail|courriel|e mail"),
    row(
        Column::Value(Kind::CaseNumber),
        About::Matter,
        "dossier|procedure|ref|reference|ref. dossier|ref. parquet|pv|mc|main courante|affaire|\
         ref dossier|ref parquet|ref. loc|ref. loc.|ref. locataire|ref. locative|ref. bail|ref. client|code client|\
         code locataire|parquet|plainte|compte|compte locataire|compte client|contrat|bail|\
         matricule|n° allocataire|n° locataire|identifiant",
    ),
    row(
        Column::Other,
        About::Matter,
        "motif|faits|situation|origine du signalement|origine|problematique|suivi|orientation|suite|\
         suites|suites donnees|suite donnee|referent|partenaire referent|signale par|grief|griefs|dette|\
         impaye|impayes|composition|compo|composition familiale|composition du foyer|compo familiale|\
         situation familiale|stade|preconisation|preconisations",
    ),
    row(Column::Function, About::Presence, "fonction|qualite|structure|organisme|service|institution"),
    row(
        Column::Other,
        About::Presence,
        "signature|emargement|present|presents|presence|excuse|absent|pouvoir|procuration",
    ),
    row(
        Column::Other,
        About::Figures,
        "indicateur|indicateurs|nombre|evolution|total|nb|variation|infraction|infractions|\
         type de faits|nature des faits|taux",
    ),
    row(
        Column::Other,
        About::Any,
        "objet|sexe|observations|observation|commentaire|commentaires|remarques|date|decision|decisions|\
         action|actions|echeance|responsable|pilote|quoi|quand|qui fait quoi|lieu|residence|rue|statut|nuisance|\
         nuisances|secteur|secteurs|quartier|theme|thematique|public|partenaire|partenaires|horaire|\
         horaires|budget|montant|projet|association|effectif|question|reponse|jour|heure|intervenant|\
         etat|avis|delai|mesure|mesures|proposition|propositions|constat|constats|bilan|besoins|\
         demande|demandes|historique|objectif|objectifs|evaluation|relance|alerte|urgence|priorite|ou on en est|\
         ou en est on|a faire|fait|prochaine etape|accompagnement|prise en charge",
    ),
];

/// What is written behind a label as under a header, and what only a label says of a person.
pub(super) const LABELS: &[(Column, &str)] = &[
    (
        Column::Name,
        "pere|mere|beau-pere|belle-mere|tuteur|tutrice|representant legal|representante legale|\
         responsable legal|responsable legale|enfant|le jeune|la jeune|le mineur|la mineure|victime|\
         auteur|mis en cause|conjoint|conjointe|concubin|concubine|allocataire|patient|patiente|temoin|min|nom du mineur|nom de l enfant|nom du jeune",
    ),
    (Column::Value(Kind::BirthDate), "date et lieu de naissance"),
];
