//! Who is called by the entrance of a building: «les jeunes du hall 9», «locataires de l'allée 4», «au bâtiment D, chez les
//! Petit».
//!
//! An entrance alone is nobody's home: the light of hall 9 is broken, and a door is changed. People who are called by it
//! live there, or are there every day.

use regex::Regex;

use crate::detect::patterns::compile;
use crate::zone::Zone;

/// Those who are called by where they stand, up to it.
const YOUNG: &str = r"(?:jeunes?|gamins?|gosses|ados|minots|gars|gar[çc]ons|filles|bandes?|[ée]quipe|groupe|guetteurs?|dealers?|vendeurs?|squatteurs?|fratrie|fr[èe]res|famille)\s(?:(?-i:\p{Ll})[\p{L}]+\s)?(?:du|de\sla|de\sl['’]|au|[àa]\sla|[àa]\sl['’])\s?";
/// Up to them where a heading says so: «2/ Les jeunes du hall 9» is a matter, also where no situation was opened.
const HEADED: &str = r"(?m:^)[\s\d/.)•*–-]{0,6}(?:les?\s|la\s|l['’])?";
/// Those who live there.
const TENANTS: &str = r"{<}(?:locataires?|habitante?s?|r[ée]sidente?s?|occupante?s?|voisine?s?|voisinage|riverains|familles?|m[èe]res?|p[èe]res?|parents|enfants|femmes?|dames?|monsieur|gens|personnes?|couples?|copropri[ée]taires?|retrait[ée]e?s?|mamie|papi|ceux|celles|concierge|gardienne?)\s(?:(?-i:\p{Ll})[\p{L}]+\s)?(?:du|de\sla|de\sl['’]|au|[àa]\sla|[àa]\sl['’])\s?";
/// Somebody by title or family, up to it: «Mme Petit du bâtiment C».
const NAMED: &str = r"{<}(?:m\.|mm\.|mme|mlle|monsieur|madame|familles?|[ée]poux)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,2},?\s(?:du|de\sla|de\sl['’]|au|[àa]\sla|[àa]\sl['’])\s?";
/// Words that somebody lives in what has an article: «habite à l'entrée C», «occupe le hall 2».
const IN: &str = r"{<}(?:{lives}|habitait|logait|dom\.|install[ée]e?s?|emm[ée]nag\p{L}+|d[ée]m[ée]nag\p{L}+|relog[ée]e?s?)\s(?:(?:seule?s?|toujours|ensemble|tous|aussi)\s)?(?:(?:[àa]|dans|pour)\s)?(?:l['’]|la\s|le\s|au\s)\s?";
/// Up to the entrance of a family: «chez les Petit, hall 4», «chez M. Petit au bâtiment D».
const CHEZ: &str = r"{<}chez\s(?:les|la\sfamille|m\.|mme|mlle|monsieur|madame)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,2}(?:,?\s\(?(?:au\s|[àa]\s(?:l['’]|la\s))?)";
/// What goes on with the family of an entrance: «bâtiment D, de chez les Petit».
const OF: &str = r"\s?,?\s(?:plus\sexactement\s|pr[ée]cis[ée]ment\s|et\s)?(?:de\s)?chez\s(?:les|la\sfamille|m\.|mme|mlle|monsieur|madame)\s(?-i:\p{Lu})";
/// The nouns of entrances; a garage or a pitch has nobody who is called by it.
const ENTRANCE: &str = r"(?:b[âàa]t|bt|hall|all[ée]e|all\.|cage|entr[ée]e|ent\.|esc|tour|barre|bloc|imm|mont[ée]e|porte|appt?|appart|log|lgt|studio|chambre|villa|pav)";

pub(super) struct Dwellers {
    young: Regex,
    headed: Regex,
    tenants: Regex,
    named: Regex,
    within: Regex,
    chez: Regex,
    of: Regex,
    pub(super) entrance: Regex,
}

impl Dwellers {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self {
            young: compile("", &format!("{{<}}{YOUNG}"), r"\z")?,
            headed: compile("", &format!("{HEADED}{YOUNG}"), r"\z")?,
            tenants: compile("", TENANTS, r"\z")?,
            named: compile("", NAMED, r"\z")?,
            within: compile("", IN, r"\z")?,
            chez: compile("", CHEZ, r"\z")?,
            of: compile(r"\A", OF, "")?,
            entrance: compile(r"\A", ENTRANCE, "")?,
        })
    }

    /// Who is called by what stands behind `before`, or lives in it.
    pub(super) fn who(&self, before: &str, zone: Zone) -> bool {
        if zone != Zone::Situation {
            return self.headed.is_match(before);
        }
        [&self.young, &self.tenants, &self.named, &self.within].iter().any(|who| who.is_match(before))
    }

    /// Somebody by name stands before what is told of, with «du», «de la»; or the people at whose door one was, behind it.
    pub(super) fn of_named(&self, before: &str, behind: &str) -> bool {
        let chez = behind[..behind.floor_char_boundary(24)].contains("chez ");
        let owned = ["du ", "la ", "au ", "l'", "l’"].iter().any(|end| before.ends_with(end));
        chez && self.of.is_match(behind) || owned && self.named.is_match(before)
    }

    /// A family's home, by its name: a meeting that is open to all may tell it, too.
    pub(super) fn at_home(&self, before: &str, behind: &str) -> bool {
        self.of.is_match(behind) || self.chez.is_match(before)
    }
}
