//! Text to measure on: French minutes, made here and the same on every machine. Everybody in them is invented.

use std::fmt::Write;

/// A linear congruential generator: the benches need the same text everywhere, not good randomness.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        // Neighbouring seeds begin alike; a few throws part them.
        let mut dice = Self(seed);
        for _ in 0..8 {
            dice.below(2);
        }
        dice
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Prose: what a plenary debate reads like. One name in about ten sentences.
pub(crate) fn prose(bytes: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(bytes + 1024);
    text.push_str("Compte rendu de la réunion plénière du CLSPD\n\n");
    while text.len() < bytes {
        for _ in 0..4 + dice.below(5) {
            let template = if dice.below(10) == 0 { dice.of(SPEECHES) } else { dice.of(SENTENCES) };
            fill(template, &mut dice, &mut text);
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

/// Dense minutes: one individual situation after another, with every kind of value that identifies.
pub(crate) fn dense(bytes: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(bytes + 1024);
    text.push_str("Groupe de travail et d'échange d'informations – compte rendu du 5 mars 2026\n\n");
    text.push_str(
        "Présents : Mme Perrine CHASSAGNE, coordonnatrice ; M. Tristan HERMELIN, protection de l'enfance\n\n",
    );
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        let _ = writeln!(text, "Situation n° {number}");
        for _ in 0..3 + dice.below(4) {
            fill(dice.of(FACTS), &mut dice, &mut text);
            text.push(' ');
        }
        text.pop();
        text.push_str("\nDécision : ");
        fill(dice.of(DECISIONS), &mut dice, &mut text);
        text.push_str("\n\n");
    }
    text
}

/// The lists of a large town in CSV: so many streets, a tenth of them without a type, those of the minutes among them.
pub(crate) fn town(streets: usize) -> String {
    let mut dice = Dice::new(7);
    let mut text = String::from("catégorie;valeur\n");
    for street in STREETS {
        let _ = writeln!(text, "rues;{}", street.split(',').next().unwrap_or_default());
    }
    for _ in STREETS.len()..streets {
        let _ = write!(text, "rues;");
        fill(dice.of(NAMED_STREETS), &mut dice, &mut text);
        text.push('\n');
    }
    text
}

const NAMED_STREETS: &[&str] = &[
    "rue {g} {s}",
    "rue du {s}",
    "rue de la {s}",
    "avenue {g}-{s}",
    "allée des {s}s",
    "impasse de {s}",
    "chemin du {w} de {s}",
    "boulevard {g} {s}",
    "place {s}",
    "Le Clos-{s}",
];

/// Whole minutes: who is there, what is said of the districts, and then the situations; half the text is about no one.
pub(crate) fn minutes(bytes: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(bytes + 4096);
    text.push_str("Groupe de travail et d'échange d'informations – compte rendu du 5 mars 2026\n\nPrésents :\n");
    for office in OFFICES {
        fill("- Mme {g} {S}, ", &mut dice, &mut text);
        text.push_str(office);
        text.push('\n');
    }
    text.push_str("\nPoint général\n\n");
    let part = (bytes - text.len().min(bytes)) / 2;
    let general = prose(part, seed);
    text.push_str(general.split_once("\n\n").map_or("", |(_, body)| body));
    text.push_str("Situations individuelles\n\n");
    let situations = dense(part, seed);
    text.push_str(situations.find("Situation n°").and_then(|at| situations.get(at..)).unwrap_or_default());
    text
}

/// Writes a template: `{g}` a given name, `{s}` a family name, `{S}` one in capitals, `{n}` a small number, `{t}` a
/// telephone number, `{r}` a street, `{d}` a date, `{w}` one of the common nouns.
fn fill(template: &str, dice: &mut Dice, out: &mut String) {
    let mut rest = template;
    while let Some((before, slot)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = slot.split_once('}') else { break };
        match name {
            "g" => out.push_str(dice.of(GIVEN)),
            "s" => out.push_str(&surname(dice)),
            "S" => out.push_str(&surname(dice).to_uppercase()),
            "n" => drop(write!(out, "{}", 2 + dice.below(16))),
            "t" => drop(write!(out, "06 39 98 {:02} {:02}", dice.below(100), dice.below(100))),
            "r" => out.push_str(dice.of(STREETS)),
            "d" => drop(write!(out, "{} {} 20{}", 2 + dice.below(27), dice.of(MONTHS), 20 + dice.below(6))),
            _ => out.push_str(dice.of(NOUNS)),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// One of some 1500 family names: beginnings and ends that French ones have, so that the vocabulary grows as it does in
/// a real archive and no dictionary holds them all.
fn surname(dice: &mut Dice) -> String {
    format!("{}{}", dice.of(BEGINNINGS), dice.of(ENDS))
}

const GIVEN: &[&str] = &[
    "Karim",
    "Inès",
    "Jean-Pierre",
    "Fatoumata",
    "Lucas",
    "Élodie",
    "Noé",
    "Marie-Aude",
    "Bilal",
    "Rayane",
    "Chloé",
    "Amine",
    "Samia",
    "Théo",
    "Léa",
    "Mamadou",
    "Océane",
    "Yanis",
    "Zoé",
    "Enzo",
    "Aïcha",
    "Maël",
    "Soraya",
    "Hugo",
    "Djamila",
    "François",
    "Perrine",
    "Ousmane",
    "Manon",
    "Gwendal",
];
const BEGINNINGS: &[&str] = &[
    "Mar", "Ben", "Castel", "Du", "Ker", "Var", "Bel", "Haut", "Mont", "Trav", "Dela", "Gui", "Rou", "Saint", "Chau",
    "Per", "Bou", "Lam", "Tre", "Font", "Oua", "Diou", "Bri", "Cour", "Vil", "Gan", "Pla", "Mes", "Aba", "Hou",
];
const ENDS: &[&str] = &[
    "tin", "salem", "nau", "pont", "guen", "lier", "mont", "vigne", "vers", "court", "rault", "ssel", "brun", "teaux",
    "vignac", "rier", "chard", "blat", "dou", "tain", "dra", "fi", "zeau", "celles", "lar", "dier", "tiveau", "laoud",
    "ssole", "daille", "rin", "quet", "bert", "got", "lade", "naud", "sset", "pin", "try", "ron", "rel", "nier", "get",
    "ville", "las", "ny", "zac", "mare", "get", "tois",
];
const STREETS: &[&str] = &[
    "rue du Moulin",
    "allée des Cèdres, bâtiment C",
    "avenue Jean-Jaurès",
    "place de la Fontaine",
    "impasse des Lilas",
    "boulevard Victor-Hugo, appt 32",
    "rue de l'Abbé-Grégoire",
    "chemin des Vignes",
    "cour des Miracles, escalier 2",
];
const MONTHS: &[&str] = &["janvier", "février", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre"];
const NOUNS: &[&str] = &[
    "quartier",
    "gymnase",
    "centre social",
    "bailleur",
    "parking",
    "hall",
    "marché",
    "dispositif",
    "partenariat",
    "diagnostic",
    "parc",
    "collège",
    "service",
    "chantier",
    "plan d'action",
    "rassemblement",
    "square",
    "bilan",
];
const OFFICES: &[&str] = &[
    "adjointe au maire",
    "coordonnatrice du CLSPD",
    "commissariat",
    "protection judiciaire de la jeunesse",
    "principale du collège Olympe-de-Gouges",
    "réussite éducative",
    "bailleur",
    "mission locale",
];
const SENTENCES: &[&str] = &[
    "Le nombre de signalements au {w} a diminué de {n} % par rapport à l'année précédente, ce qui confirme la tendance observée depuis l'automne.",
    "Les médiateurs passent chaque soir près du {w}, où des regroupements sont encore constatés après vingt-deux heures.",
    "Il est rappelé que la vidéoprotection ne remplace ni la présence humaine ni le travail de fond des associations.",
    "Plusieurs habitants se plaignent du bruit, des rodéos et de l'éclairage défaillant autour du {w}.",
    "La ville propose de relancer le {w} avec les clubs sportifs, l'éducation nationale et la mission locale.",
    "Une réunion technique est prévue le {d} afin de préparer la convention et de répartir les financements.",
    "On observe que les dégradations se concentrent dans {n} rues, souvent les mêmes, et qu'elles sont commises en fin de semaine.",
    "Le représentant du {w} souligne l'importance d'un accueil individualisé des victimes et d'une information claire.",
    "Les participants approuvent le compte rendu de la séance précédente, sous réserve de deux corrections de forme.",
    "À la demande de l'inspection académique, la question de l'absentéisme sera inscrite à l'ordre du jour du prochain comité.",
    "Ce travail, engagé voilà {n} mois, suppose que chacun transmette ses chiffres à temps et dans le même format.",
    "Aucune situation individuelle n'est évoquée ; le débat porte sur les moyens, les horaires et l'évaluation du {w}.",
];
const SPEECHES: &[&str] = &[
    "M. {s} demande si le {w} sera reconduit l'an prochain.",
    "Mme {g} {S}, adjointe au maire, remercie les services pour leur engagement.",
    "Le commandant {s} indique que les effectifs ont été renforcés au printemps.",
];
const FACTS: &[&str] = &[
    "{g} {S}, {n} ans, demeurant {n} {r}, est scolarisé en 4e B au collège Olympe-de-Gouges.",
    "Sa mère, Mme {g} {S}, est joignable au {t} et souhaite un rendez-vous.",
    "Le jeune {g} {S} a été interpellé le {d} pour un vol (procédure n° 2026/000731).",
    "La famille {S} est connue des services ; le père, M. {s}, a perdu son emploi chez Transports {s}.",
    "Son frère {g}, {n} ans, et leur cousin {g} {S} sont souvent vus ensemble près du {w}.",
    "{S} {g}, né le {d} à Tlemcen, est suivi par la PJJ depuis {n} mois.",
    "M. {s} est soigné pour une dépression ; sa compagne, {g} {s}, s'inquiète.",
    "Contact : {g} {S}, {t}, contact@exemple.example, {n} {r}.",
    "Les époux {s} doivent {n} mois de loyer au bailleur, qui envisage une expulsion.",
    "L'assistante sociale a rencontré {g} et sa grand-mère au domicile, {n} {r}, le {d}.",
    "L'avis d'{g}, un voisin de {n} ans, sera demandé par Mme {s}.",
];
const DECISIONS: &[&str] = &[
    "Mme CHASSAGNE rencontre {g} et sa mère avant le {d}.",
    "M. Hermelin prend contact avec la famille {S} ; point au prochain groupe.",
    "un courrier est adressé à M. {g} {S} avant le {d}.",
];

/// Bytes that no packer makes smaller.
pub(crate) fn noise(bytes: usize) -> Vec<u8> {
    let mut dice = Dice::new(1);
    (0..bytes).map(|_| dice.below(256) as u8).collect()
}
