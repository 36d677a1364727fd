//! The rows of the grammar of replacements. The first row that fits is taken, so longer words stand before shorter.

use super::{Label, Label::*, Rule};

/// What the noun of a replacement is.
pub(super) const NOUNS: &[(&str, Label)] = &[
    ("Personne", Person),
    ("Mineur", Person),
    ("Mineure", Person),
    ("Majeur", Person),
    ("Majeure", Person),
    ("Jeune", Person),
    ("Enfant", Person),
    ("Parent", Person),
    ("Proche", Person),
    ("Frère", Person),
    ("Conjoint", Person),
    ("Participant", Person),
    ("Participante", Person),
    ("Professionnel", Person),
    ("Professionnelle", Person),
    ("Victime", Person),
    ("Tiers", Person),
    ("Famille", Family),
    ("Adresse", Vowel),
    ("Immeuble", Vowel),
    ("Établissement", Vowel),
    ("établissement", Vowel), // without its code
    ("École", Vowel),
    ("Employeur", Vowel),
    ("Identifiant", Vowel),
    ("Immatriculation", Vowel),
    ("Lieu", Masculine),
    ("Secteur", Masculine),
    ("Compte", Masculine),
    ("Courriel", Masculine),
    ("Téléphone", Masculine),
    ("Numéro", Masculine),
    ("Lien", Masculine),
    ("Véhicule", Masculine),
    ("Dossier", Masculine),
    ("Groupe", Masculine),
    ("Commerce", Masculine),
    ("Commune", Feminine),
    ("Classe", Feminine),
    ("Procédure", Feminine),
    ("Plaque", Feminine),
    ("Nationalité", Feminine),
];

/// What says what a removed value was, and goes with it.
pub(super) const LEADS: &[&str] = &[
    r"n[ée](?:e|\(e\))?s?\s+(?:le|en|à|a|au|aux)",
    r"âgée?s?\s+d[e'’]",
    r"(?:demeurant|domiciliée?s?|habitant)(?:\s+(?:au|à))?",
    r"immatriculée?s?",
    r"(?:tél(?:éphone)?|portable|mobile|mail|courriel|e-mail|nir|iban|rib|ddn|insta(?:gram)?|snap(?:chat)?|pseudo)\.?",
    r"(?:procédure|plainte|main courante|dossier|écrou|pv|rg)\s+n\s?[°º]",
    r"n\s?[°º](?:\s+(?:de sécurité sociale|d['’]écrou|allocataire|étranger))?",
    r"dit(?:e|\(e\))?",
    r"alias",
    r"de nationalité",
    r"(?:à|au|aux|chez)",
];

const NO_VOWEL: &[Label] = &[Person, Family, Masculine, Feminine, Other];

const fn rule(
    before: &'static str,
    labels: &'static [Label],
    gives: &'static str,
    example: (&'static str, &'static str),
) -> Rule {
    Rule { before, labels, gives, example }
}

pub(super) const RULES: &[Rule] = &[
    // The noun is in the pseudonym.
    rule("la famille ", &[Family], "la ", ("la famille [[BENALI|[Famille A]]] vit", "la [Famille A] vit")),
    rule("famille ", &[Family], "", ("n° 2 – famille [[BENALI|[Famille A]]]", "n° 2 – [Famille A]")),
    // With «de» and «à» and the article.
    rule("de l'", &[Person], "de ", ("la mère de l'[[aîné|[Mineur A2]]] vient", "la mère de [Mineur A2] vient")),
    rule("de l'", &[Masculine], "du ", ("près de l'[[impasse Neuve|[Lieu 1]]]", "près du [Lieu 1]")),
    rule("de l'", &[Feminine, Family], "de la ", ("maire de l'[[Aubade|[Commune 1]]]", "maire de la [Commune 1]")),
    rule("à l'", &[Person], "à ", ("confié à l'[[oncle|[Parent A3]]]", "confié à [Parent A3]")),
    rule("à l'", &[Masculine], "au ", ("vu à l'[[arrêt Grand-Moulin|[Lieu 1]]]", "vu au [Lieu 1]")),
    rule("à l'", &[Feminine, Family], "à la ", ("à l'[[Isle-Haute|[Commune 2]]]", "à la [Commune 2]")),
    rule(
        "de la ",
        &[Vowel],
        "de l'",
        ("élève de la [[maternelle Neuve|[Établissement scolaire 1]]]", "élève de l'[Établissement scolaire 1]"),
    ),
    rule("de la ", &[Masculine], "du ", ("au bout de la [[rue Haute|[Lieu 1]]]", "au bout du [Lieu 1]")),
    rule("de la ", &[Person], "de ", ("le sac de la [[maman|[Parent A1]]]", "le sac de [Parent A1]")),
    rule(
        "à la ",
        &[Vowel],
        "à l'",
        ("apprenti à la [[boulangerie Au Pétrin|[Employeur 1]]]", "apprenti à l'[Employeur 1]"),
    ),
    rule("à la ", &[Masculine], "au ", ("vu à la [[Plaine|[Secteur 1]]]", "vu au [Secteur 1]")),
    rule("à la ", &[Person], "à ", ("remis à la [[maman|[Parent A1]]]", "remis à [Parent A1]")),
    // Elisions of other words.
    rule("lorsqu'", NO_VOWEL, "lorsque ", ("lorsqu'[[Amine|[Mineur A1]]] vient", "lorsque [Mineur A1] vient")),
    rule("puisqu'", NO_VOWEL, "puisque ", ("puisqu’[[Inès|[Mineur A2]]] part", "puisque [Mineur A2] part")),
    rule("quoiqu'", NO_VOWEL, "quoique ", ("quoiqu'[[Éric|[Personne A1]]] nie", "quoique [Personne A1] nie")),
    rule("jusqu'", NO_VOWEL, "jusque ", ("jusqu'[[Orly|[Commune 3]]]", "jusque [Commune 3]")),
    rule("qu'", NO_VOWEL, "que ", ("dit qu'[[Inès|[Mineur A2]]] dort", "dit que [Mineur A2] dort")),
    rule("d'", NO_VOWEL, "de ", ("la mère d'[[Amine|[Mineur A1]]] vient", "la mère de [Mineur A1] vient")),
    rule("l'", &[Person], "", ("et l'[[aînée|[Mineur A3]]] aussi", "et [Mineur A3] aussi")),
    rule("l'", &[Masculine], "le ", ("devant l'[[arrêt Pasteur|[Lieu 2]]]", "devant le [Lieu 2]")),
    rule("l'", &[Feminine, Family], "la ", ("contre l'[[Aubade|[Commune 1]]]", "contre la [Commune 1]")),
    rule("n'", &[Person], "ne ", ("il n'[[Amine|[Mineur A1]]]", "il ne [Mineur A1]")),
    // Contractions.
    rule("du ", &[Person], "de ", ("la sœur du [[père|[Parent A4]]]", "la sœur de [Parent A4]")),
    rule(
        "du ",
        &[Vowel],
        "de l'",
        ("élève du [[collège Anita-Conti|[Établissement scolaire 1]]],", "élève de l'[Établissement scolaire 1],"),
    ),
    rule("du ", &[Feminine, Family], "de la ", ("maire du [[Havre-Neuf|[Commune 1]]]", "maire de la [Commune 1]")),
    rule("au ", &[Person], "à ", ("remis au [[père|[Parent A4]]]", "remis à [Parent A4]")),
    rule("au ", &[Vowel], "à l'", ("une chambre au [[5 rue Haute|[Adresse 1]]].", "une chambre à l'[Adresse 1].")),
    rule("au ", &[Feminine, Family], "à la ", ("parti au [[Havre-Neuf|[Commune 1]]]", "parti à la [Commune 1]")),
    rule("aux ", &[Person], "à ", ("écrire aux [[parents|[Parent A3]]]", "écrire à [Parent A3]")),
    rule(
        "aux ",
        &[Family],
        "aux membres de la ",
        ("écrire aux [[BENALI|[Famille A]]]", "écrire aux membres de la [Famille A]"),
    ),
    rule("aux ", &[Feminine], "à la ", ("placé aux [[Ulis-Neufs|[Commune 1]]]", "placé à la [Commune 1]")),
    rule("aux ", &[Vowel], "à l'", ("logé aux [[Cigales, bât. 2|[Adresse 2]]]", "logé à l'[Adresse 2]")),
    rule("aux ", &[Masculine], "au ", ("vu aux [[Glacis|[Secteur 1]]]", "vu au [Secteur 1]")),
    rule("des ", &[Person], "de ", ("le refus des [[parents|[Parent A3]]]", "le refus de [Parent A3]")),
    rule(
        "des ",
        &[Family],
        "des membres de la ",
        ("le garage des [[BOUCHER|[Famille B]]]", "le garage des membres de la [Famille B]"),
    ),
    rule("des ", &[Vowel], "de l'", ("hall des [[Cigales|[Immeuble 1]]]", "hall de l'[Immeuble 1]")),
    rule("des ", &[Masculine], "du ", ("quartier des [[Glacis|[Secteur 1]]]", "quartier du [Secteur 1]")),
    // Articles.
    // The verb stays in the plural.
    rule(
        "les ",
        &[Family],
        "les membres de la ",
        ("les [[YILDIZ|[Famille C]]] habitent", "les membres de la [Famille C] habitent"),
    ),
    rule(
        "le ",
        &[Vowel],
        "l'",
        ("vers le [[lycée Neuf|[Établissement scolaire 2]]]", "vers l'[Établissement scolaire 2]"),
    ),
    rule("le ", &[Feminine], "la ", ("quitte le [[Havre-Neuf|[Commune 1]]]", "quitte la [Commune 1]")),
    rule("la ", &[Vowel], "l'", ("vers la [[clinique du Phare|[Employeur 2]]]", "vers l'[Employeur 2]")),
    rule("la ", &[Masculine], "le ", ("devant la [[place Neuve|[Lieu 3]]]", "devant le [Lieu 3]")),
];
