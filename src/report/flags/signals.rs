//! Words that single somebody out without naming them. No dictionary knows what is known in a street: these are signs for a
//! reader, one row each, and nothing is hidden for them.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::{Reason, Signal};
use crate::policy::Policy;

/// The signs of a document, segment by segment.
pub(crate) struct Signals {
    small: u32,
    /// In the order of the document.
    pub(crate) found: Vec<Signal>,
}

impl Signals {
    /// Counts are small as `policy` says.
    pub(crate) fn of(policy: &Policy) -> Self {
        Self { small: policy.settings().small_counts, found: Vec::new() }
    }

    /// Those of one segment, but for the bytes that are `gone` from the output. `situation`: somebody's is told there.
    pub(crate) fn read(&mut self, segment: u32, text: &str, situation: bool, gone: &dyn Fn(usize) -> bool) {
        let Some(engine) = ENGINE.as_ref().filter(|engine| engine.any.is_match(text)) else { return };
        for (regex, row) in engine.rows.iter().filter(|(_, row)| situation || !row.situation) {
            for found in regex.captures_iter(text) {
                let count = found.get(1).filter(|_| row.counted).map(|count| number(count.as_str()));
                let Some(all) = found.get(0).filter(|_| count.is_none_or(|count| count < self.small)) else { continue };
                if !gone(all.start()) {
                    self.found.push(Signal { segment, at: all.start(), reason: row.reason });
                }
            }
        }
    }
}

/// One sign.
struct Row {
    reason: Reason,
    /// What it looks like; case does not count unless it says `(?-i)`.
    regex: &'static str,
    /// The number that has to be small is the first group.
    counted: bool,
    /// It says something only where a situation is told.
    situation: bool,
    /// Texts that it finds. Read by the test alone, as are the near misses.
    #[cfg_attr(not(test), allow(dead_code))]
    examples: &'static [&'static str],
    #[cfg_attr(not(test), allow(dead_code))]
    near_misses: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        reason: Reason::SmallCount,
        regex: r"\b(une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d{1,3})\s(?:seule?\s)?(?:viols?|vif|vols?|agressions?|violences?|cambriolages?|incendies?|rixes?|plaintes?|faits?|tentatives?|interpellations?|mineur(?:e|es|s)?|jeunes?|familles?|victimes?|élèves?|signalements?|personnes?|femmes?|hommes?|enfants?|garçons?|filles?|adolescente?s?)\b[^.;!?\n]{0,60}?\b(?:rue|avenue|boulevard|quartier|place|résidence|allée|impasse|chemin|cité|square|hall|école|collège|lycée|parc|gare|hameau|secteur)\s(?:(?:des?|du|de\sla|de\sl['’]|d['’])\s?)?(?-i:[A-ZÀ-Ü]|\d)",
        counted: true,
        situation: false,
        examples: &[
            "Un viol et 3 VIF recensés rue des Lilas en mars.",
            "2 plaintes pour vol au quartier Nord",
            "un mineur du quartier des Fleurs",
            "Une fille de 14 ans du quartier du Moulin",
        ],
        near_misses: &[
            "12 vols rue des Lilas",
            "une rue du quartier Nord",
            "trois réunions rue Haute",
            "un vol en mars",
        ],
    },
    Row {
        reason: Reason::Distinctive,
        regex: r"\b(?:fratrie\sde\s(?:[5-9]|1\d|cinq|six|sept|huit|neuf|dix)|(?:[5-9]|1\d|cinq|six|sept|huit|neuf|dix)\senfants|jume(?:aux|lles?|au)|tripl[ée]e?s)\b",
        counted: false,
        situation: false,
        examples: &["une fratrie de 7", "mère seule de cinq enfants", "ses jumeaux de 9 ans"],
        near_misses: &["une fratrie", "deux enfants", "villes jumelées", "accueil de 25 enfants"],
    },
    Row {
        reason: Reason::Distinctive,
        regex: r"\b(?:(?:le|la)\sseule?\s(?:famille|élève|jeune|fille|garçon|femme|locataire|habitante?|commerce|personne)|vous\svoyez\s(?:tous\s)?(?:de\s)?qui|que\snous\sconnaissons\stous|que\stout\sle\smonde\sconna[îi]t|bien\sconnue?\sde\stous|fils\sd[ue]\s(?:boulanger|boucher|maire|pasteur|directeur|médecin|notaire|coiffeur|pharmacien)|filles?\sd[ue]\s(?:boulanger|boucher|maire|pasteur|directeur|médecin|notaire|coiffeur|pharmacien)|ancienne?\s(?:élue?|adjointe?|conseill(?:er|ère)\smunicipale?)|champion(?:ne)?\sd[eu]|dont\s(?:la\spresse|les\sjournaux)\sa?i?)\b",
        counted: false,
        situation: false,
        examples: &[
            "la seule famille du hameau",
            "vous voyez tous de qui il s'agit",
            "la personne que nous connaissons tous",
            "le fils du boulanger",
        ],
        near_misses: &["la seule solution", "le fils de M. Roux", "vous voyez le problème"],
    },
    Row {
        reason: Reason::Distinctive,
        // Whose relative, whose neighbour, whose tenant; a witness who is afraid; a child of whom newspapers wrote.
        regex: r"\b(?:(?:fils|filles?|fr[èe]re|s(?:œ|oe)ur|neveu|ni[èe]ce|mari|femme|compagne|compagnon|conjointe?|p[èe]re|m[èe]re)\s(?:de\sl['’]|du\s|de\sla\s|d['’]une?\s)(?:adjoint|maire|[ée]lue?\s|conseill(?:er|[èe]re)\smunicipal|polici|gendarme)|(?:voisine?s?|locataires?|gardien(?:ne)?)\s(?:du\s(?:dessus|dessous|palier|rez|premier|\d)|d['’]en\s(?:face|bas|haut)|d['’][àa]\sc[ôo]t[ée])|ancienne?\s(?:gardien|voisin|locataire)|pas\s[êe]tre\s(?:cit|nomm|identifi)[ée]|rester\sanonyme|(?:lettre|courrier|appel|mail|message|t[ée]moignage)s?\sanonyme|bient[ôo]t\s(?:majeur|18\sans|dix-huit\sans)|parcelles?\s(?:cadastr[^\s]*\s)?(?:n[°º]\s?)?(?-i:[A-Z]{1,2})\s?\d{1,4}\b|log[ée]e?s?\spar\sla\s(?:commune|ville|mairie)|(?:chacun|tout\sle\smonde|tous|l['’]on|on)\s(?:ici\s)?(?:sait|savent|voit|voient|aura\scompris|ont\scompris)\s(?:tr[èe]s\s)?(?:bien\s)?(?:de\s)?qui\b|(?:mort|meurtre|assassinat|disparition|d[ée]c[èe]s)\s(?:du\s(?:jeune|petit)|de\sla\s(?:jeune|petite))\s(?-i:[A-ZÀ-Ü]))",
        counted: false,
        situation: false,
        examples: &[
            "la fille de l'adjointe à la jeunesse",
            "la voisine du dessous",
            "il ne veut pas être nommé",
            "une lettre anonyme",
            "Le jeune est bientôt majeur.",
            "la parcelle AC112",
            "la famille logée par la ville",
            "chacun sait de qui l'on parle",
            "la mort du jeune Nolan",
        ],
        near_misses: &[
            "le fils de Mme Roux",
            "la voisine proteste",
            "l'appel est gratuit",
            "un vote majeur",
            "deux parcelles",
            "on sait qu'il viendra",
            "la mort du commerce",
        ],
    },
    Row {
        reason: Reason::Tie,
        regex: r"\b(?:(?:de|que|à|avec)\sla\ssituation\sn\s?[°º]\s?\d|la\ssituation\s(?:déjà\s)?évoquée|évoquée?s?\s(?:en|lors|à\sla\sséance)|même\sfamille\sque|déjà\s(?:évoquée?|citée?|signalée?)\s(?:en|lors|dans)|voir\ssituation\s\d)",
        counted: false,
        situation: false,
        examples: &[
            "frère de la situation n° 5",
            "Sofiane (la situation évoquée en mars)",
            "déjà évoqué lors du dernier groupe",
        ],
        near_misses: &["Situation n° 5 : un jeune", "la situation est évoquée", "le même problème"],
    },
    Row {
        reason: Reason::Inference,
        regex: r"\b(?:(?-i:PJJ|UEMO|UEAT|STEMO|SPIP|AEMO|ASE|MECS|CMPP?|CMPEA|CSAPA|CAARUD|SEGPA|ULIS|ITEP|DITEP|IME|SESSAD|MDPH|CEF|CER|EPM|UMJ|CAMSP|CRIP|JAP|JLD)|protection\sjudiciaire|centre\s(?:médico[\s-]psychologique|éducatif\sfermé|éducatif\srenforcé|pénitentiaire)|juges?\sdes\senfants|maison\sd['’](?:arrêt|enfants)|hôpital\sde\sjour|brigade\sdes\smineurs|aide\ssociale\sà\sl['’]enfance|famille\sd['’]accueil|foyer\s(?:éducatif|de\sl['’]enfance))\b",
        counted: false,
        situation: true,
        examples: &["La PJJ confirme.", "Il est en SEGPA.", "vu par le juge des enfants", "suivi au CMP"],
        near_misses: &["la base", "un partenaire confirme", "la famille d'Amine", "le foyer est bruyant"],
    },
    Row {
        reason: Reason::Elsewhere,
        regex: r"\b(?:(?:selon|dans|par)\s(?:la\spresse|le\sjournal|les\sjournaux)|articles?\sde\s(?:presse|journal)|faits?\sdivers|vidéo\s(?:diffusée|relayée|publiée|postée)|relayée?s?\s(?:par|sur|dans)|page\sfacebook|main\scourante|(?:nuit|soirée|soir|matinée|matin)\b[^.;!?\n]{0,40}?(?:[01]?\d|2[0-3])\s?h(?:eures?)?(?:\s?[0-5]\d)?)\b",
        counted: false,
        situation: true,
        examples: &[
            "un fait relayé par la presse",
            "une main courante a été déposée",
            "dans la nuit de samedi à 2 h 15",
        ],
        near_misses: &["la presse est absente", "rendez-vous jeudi à 16 h", "le soir venu"],
    },
];

struct Engine {
    /// All at once: most segments have no sign.
    any: RegexSet,
    rows: Vec<(Regex, &'static Row)>,
}

/// `None` if an expression is malformed, which a test excludes.
static ENGINE: LazyLock<Option<Engine>> = LazyLock::new(|| {
    // A boundary of Unicode makes a search twenty times as slow.
    let plain = |row: &Row| format!("(?i){}", row.regex.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]"));
    let rows = ROWS.iter().map(|row| Some((Regex::new(&plain(row)).ok()?, row))).collect::<Option<_>>()?;
    Some(Engine { any: RegexSet::new(ROWS.iter().map(plain)).ok()?, rows })
});

fn number(word: &str) -> u32 {
    const WORDS: [&str; 9] = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    let word = word.to_lowercase();
    let named = WORDS.iter().zip(1..).find(|(name, _)| word == **name || word == "une" && **name == "un");
    named.map_or_else(|| word.parse().unwrap_or(u32::MAX), |(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_finds_its_examples_and_leaves_its_near_misses() {
        assert!(ENGINE.is_some(), "a row is malformed");
        for row in ROWS {
            let finds = |text: &str| {
                let mut signals = Signals { small: 5, found: Vec::new() };
                signals.read(0, text, true, &|_| false);
                signals.found.iter().any(|signal| signal.reason == row.reason)
            };
            for example in row.examples {
                assert!(finds(example), "{example}");
            }
            for near_miss in row.near_misses {
                assert!(!finds(near_miss), "{near_miss}");
            }
        }
    }
    #[test]
    fn what_is_gone_or_tells_of_nobody_is_no_sign() {
        let text = "La PJJ confirme.";
        let read = |situation, gone| {
            let mut signals = Signals { small: 5, found: Vec::new() };
            signals.read(0, text, situation, &|_| gone);
            signals.found.len()
        };
        assert_eq!((read(true, false), read(false, false), read(true, true)), (1, 0, 0));
    }
}
