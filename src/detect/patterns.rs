//! THE TABLE of patterns: numbers, addresses on networks, dates, ages and classes, one row each.
//!
//! A row is data: what the match looks like, what must or must not stand around it, a check of its arithmetic, and the
//! examples that prove it. To add a pattern, add a row; its `examples` and `near_misses` are its tests. `engine` tells how
//! rows are tried, and why that is fast.

mod account;
mod age;
mod attended;
mod birth;
mod cared;
mod contact;
mod doors;
mod engine;
mod event;
mod glance;
mod hired;
mod homely;
mod house;
mod lodging;
mod number;
mod numbered;
mod pupil;
mod reference;
mod school;
mod spelled;
mod stated;
mod storey;
mod training;
mod vehicle;
mod work;

pub(super) use engine::{compile, starts_word};
pub(super) use glance::{over_blank, over_digits};
pub(super) use spelled::NUMBERS;

use crate::detect::openings::Openings;
use crate::detect::token::Scene;
use crate::detect::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::zone::Zone;
use engine::ENGINE;

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// Stable name, `family.rule`, shown in reports.
    pub name: &'static str,
    /// What a match is.
    pub kind: Kind,
    /// Where a match of [`Pattern::regex`] may start.
    pub start: Start,
    /// Refuses, by a few bytes from there, most of what [`Pattern::regex`] would refuse too.
    pub glance: Glance,
    /// What it looks like from there; case does not count unless it says `(?-i)`. `{date}`, `{link}` … stand for the
    /// fragments of `FRAGMENTS`.
    pub regex: &'static str,
    /// The capture group that is the mention; 0 for all.
    pub group: usize,
    /// The arithmetic that it must pass.
    pub check: Option<fn(&str) -> bool>,
    /// What must stand before, up to 80 bytes back; empty for anything. «Anything up to there» is `*`: a count of that
    /// length would be as many states, for each of its alternatives.
    pub after: &'static str,
    /// What must not stand before.
    pub not_after: &'static str,
    /// What must not follow.
    pub not_before: &'static str,
    /// How sure the row is, 0 to 100.
    pub confidence: u8,
    /// It says something in an individual situation alone.
    situation: bool,
    /// Texts that it finds, with `[[…]]` around exactly what it finds.
    pub examples: &'static [&'static str],
    /// Texts in which it finds nothing.
    pub near_misses: &'static [&'static str],
    /// Where the form is laid down or was observed.
    pub source: &'static str,
}

impl Pattern {
    /// What a row is unless it says otherwise.
    const BLANK: Self = Self {
        name: "",
        kind: Kind::IdNumber,
        start: Start::Words(&[]),
        glance: glance::any,
        regex: "",
        group: 0,
        check: None,
        after: "",
        not_after: "",
        not_before: "",
        confidence: 80,
        situation: false,
        examples: &[],
        near_misses: &[],
        source: "usage",
    };

    /// It says something in an individual situation alone: elsewhere a date is of a meeting, of a law, of what the town does.
    fn is_situational(&self) -> bool {
        self.situation || self.kind == Kind::EventDate
    }
}

/// See [`Pattern::glance`].
type Glance = fn(&[u8]) -> bool;

/// Where a match may start.
#[derive(Debug, Clone, Copy)]
pub enum Start {
    /// At a run of at least and at most so many digits.
    Digits(usize, usize),
    /// At two letters that a run of at least and at most so many digits follows, directly or after one blank or mark.
    Letters(usize, usize),
    /// At one of these words or beginnings of words (ASCII letters in any case).
    Words(&'static [&'static str]),
    /// At the beginning of the unbroken run of address characters in which, or one blank before which, one of these stands.
    Around(&'static [&'static str]),
}

/// Names for what many rows share.
const FRAGMENTS: &[(&str, &str)] = &[
    (
        "{date}",
        r"(?:\d{1,2}(?:\s?er)?\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{1,2}(?:\s?er)?\s+{month}\s+\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s\d{1,2}\s\d{4})",
    ),
    (
        "{month}",
        r"(?:janv(?:ier|\.)?|f[ée]vr?(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)",
    ),
    // Between a keyword and its number: «n°», «numéro», a colon, a quotation mark.
    (
        "{link}",
        r"(?:\s*(?:\bn\s?[°ºo]s?\.?|num[ée]ros?|num\.|nu-\nm[ée]ros?|r[ée]f(?:[ée]rence\b|\.)?|[:=#«“\x22]))*\s*",
    ),
    ("{reference}", r"[a-z]{0,5}[-/.]?\d[0-9a-z]*(?:[-/.][0-9a-z]+)*"),
    ("{grouped}", r"[a-z]{0,5}[-/.]?\d[0-9a-z]*(?:[-/.][0-9a-z]+|{_}\d{2,})*"),
    (
        "{place}",
        r"(?-i:(?:L[ea]s?{_}|LES?{_}|LA{_}|E[lL]{_})?(?:[LD]['’])?\p{Lu}[\p{L}'’]+(?:-\n?\p{L}[\p{L}'’]*|{_}(?:en|sur|sous|lès|les|la|le|du|EN|SUR|SOUS|LES){_}\p{Lu}[\p{L}'’]+|{_}d['’]\p{Lu}\p{Ll}+|{_}\p{Lu}[\p{Ll}'’]+)*)(?:{_}?\(\p{L}[\p{L}{_}'’.-]{1,30}\))?",
    ),
    // What a vocational class learns.
    (
        "{trade}",
        r"(?:accueil|agro\p{L}+|ameublement|bois|boucherie|boulangerie|b[âa]timent|carrosserie|charpente|chaudronnerie|coiffure|commerce|comptabilit[ée]|couture|couverture|cuisine|[ée]lectricit[ée]|[ée]lectrotechnique|esth[ée]tique|gestion|horticulture|h[ôo]tellerie|logistique|ma[çc]onnerie|maintenance|m[ée]canique|menuiserie|m[ée]tallerie|m[ée]tiers(?:{_}(?:du|de{_}la|des|de){_}\p{L}+)?|mode|num[ée]rique|optique|p[âa]tisserie|paysag\p{L}+|peinture|petite{_}enfance|plomberie|restauration|s[ée]curit[ée]|services?|soudage|tourisme|transport|vente)",
    ),
    // A number in words, from two to ninety-nine.
    (
        "{number}",
        r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?",
    ),
    // What a diploma is about, behind its trade or its first word.
    (
        "{object}",
        r"(?:accompagnant|agricoles?|alimentation|animation|[âa]g[ée]e?s?|arts?|autos?|automobiles?|motos?|bois|b[âa]timent|bureau|carrosseries?|clim(?:atisation)?|client(?:[èe]le)?s?|commerce|commercial\p{L}*|communication|comptable|conseil|domicile|[ée]ducatif|[ée]lectriques?|[ée]nerg[ée]tiques?|entretien|[ée]quipements?|espaces|fleurs|froid|gestion|administration|administratif|graphiques?|horticoles?|immobilier|industriel\p{L}*|informatiques?|installations?|logistique|locaux|manag[ée]rial\p{L}*|mat[ée]riels?|mode|nautiques?|num[ée]riques?|op[ée]rationnel\p{L}*|patrimoine|personnes?|petite|enfance|polyvalent\p{L}*|production|produits?|propret|relation|r[ée]seaux|restauration|routi[èe]r\p{L}*|sanitaires?|s[ée]curit|services?|social\p{L}*|spectacle|structures?|syst[èe]mes|thermiques?|unit|v[ée]hicules|vente|verts|visuelle|web|action)",
    ),
    // What is learnt at a university.
    (
        "{field}",
        r"(?:droit|histoire|g[ée]ographie|lettres(?:{_}modernes)?|langues|psycho(?:logie)?|socio(?:logie)?|gestion|[ée]co(?:nomie)?|bio(?:logie)?|chimie|physique|maths?|math[ée]matiques|info(?:rmatique)?|m[ée]decine|pharma(?:cie)?|kin[ée]|infirmier|sport|staps|philo(?:sophie)?|anglais|espagnol|allemand|communication|commerce|marketing|management|sciences(?:{_}(?:de{_}l['’][ée]ducation|po(?:litiques)?|sociales|humaines|du{_}langage))?|arts(?:{_}(?:du{_}spectacle|plastiques))?|musicologie|architecture|tourisme|comptabilit[ée]|g[ée]nie{_}\p{L}+|m[ée]canique|[ée]lectronique)",
    ),
    // With whom somebody lives.
    (
        "{host}",
        r"(?:(?:s[ao]n?|ses|leurs?|la|le|un|une|des){_}|l['’])(?:tante|oncle|tatie|tonton|cousine?s?|m[èe]re|p[èe]re|parents|grands?-(?:m[èe]re|p[èe]re|parents)|s[œo]e?ur|fr[èe]re|amie?s?|copine?|copain|compagne|compagnon|fille|fils|ex|marraine|parrain|belle-\p{L}+|beau-\p{L}+|ni[èe]ce|neveu|voisine?)",
    ),
    // An ordinal in words, of a storey.
    (
        "{ordinal}",
        r"(?:premi[èe]re?|seconde?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz)i[éèe]me|derni[èe]re?)",
    ),
    // Streets by their word, and their names behind it.
    (
        "{street}",
        r"(?:rue|avenue|av\.|boulevard|bd\.?|all[ée]e|impasse|chemin|place|square|quai|ruelle|venelle|sente|mont[ée]e|passage|cours)",
    ),
    (
        "{street_name}",
        r"(?:de\s(?:la\s|l['’])?|du\s|des\s|aux?\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+){0,3}",
    ),
    // What is learnt in years.
    ("{diploma}", r"(?:CAPA?|BEPA?|BTSA?|BUT|DUT|BP|BAC PRO|[Bb]ac [Pp]ro(?:fessionnel)?)"),
    // The name of a firm, as far as capitals say, of shouted text two words: «Sols & Murs du Vexin», «Le Punjab».
    (
        "{firm}",
        r"(?-i:(?:Super|Hyper){_}U\b|\p{Lu}[\p{L}0-9'’&-]*(?:{_}[\p{Lu}0-9'’&-]{2,})?(?:{_}(?:(?:&|et){_}(?:[Ff]ils|Cie|Fr[èe]res|Associ[ée]s)|[0-9]+|(?:&{_}|(?:de|du|des|sur|à|en|ar|an|al|dos?|das?|di|del|von|van){_}(?:la{_}|l['’])?|d['’]|la{_}|le{_}|les{_}|l['’])?\p{Lu}[\p{L}0-9'’&-]*\p{Ll}[\p{L}0-9'’&-]*)){0,5})",
    ),
    // What is somebody's, or a shop's, before its name.
    (
        "{house}",
        r"(?:abattoir|aci[ée]rie|atelier|chantier{_}naval|bistrot?|caseyeur|chalutier|fileyeur|ligneur|palangrier|remorqueur|resto|thonier|ambulances|association|auberge|bar(?:[- ]tabac)?(?:[- ]presse)?|biscuiterie|charcuterie|chocolaterie|cidrerie|cimenterie|filature|manufacture|minoterie|tannerie|discoth[èe]que|entrep[ôo]t|fromagerie|grossiste|hypermarch[ée]|librairie|maison{_}de{_}retraite|mara[îi]cher|papeterie|p[âa]tisserie|p[ée]pini[èe]re|plate-?forme|poissonnier|primeur|quincaillerie|sucrerie|taxis|traiteur|verrerie|(?:cave{_})?coop[ée]rative|jardinerie|laiterie|poissonnerie|blanchisserie|boucherie|boulangerie|brasserie|cabinet|caf[ée]|camping|carrosserie|ch[ru]|chru|clinique|conserverie|cr[êe]perie|domaine|ehpad|entreprise|[ée]picerie|ferme|fonderie|garage|h[ôo]pital|h[ôo]tel|imprimerie|kebab|laverie|magasin|mairie|marbrerie|menuiserie|onglerie|pharmacie|pizzeria|pressing|restaurant|salon|sarl|scierie|snack|soci[ée]t[ée]|sup[ée]rette|supermarch[ée]|tabac|usine)",
    ),
    // What a town has one of, or what is told by its school, its street or who keeps it.
    (
        "{service}",
        r"(?:cantine|d[ée]ch[èe]terie|piscine|biblioth[èe]que|m[ée]diath[èe]que|cr[èe]che|cuisine{_}centrale|lingerie|cabinet|pharmacie|boulangerie)",
    ),
    // Trades of which nobody sits in such a meeting.
    (
        "{job}",
        r"(?:agente?{_}(?:d['’]entretien|d['’]accueil|de{_}(?:m[ée]nage|s[ée]curit[ée]|maintenance|production|propret[ée]|nettoyage|quai|piste|tri|surveillance|service)|technique|polyvalente?)|aide(?:[ -]soignante?|[ -]m[ée]nag[èe]re|{_}[àa]{_}domicile|[ -]cuisini[èe]re?)|apprentie?|auxiliaire{_}de{_}vie|barm(?:an|aid)|bouch(?:er|[èe]re)|boulang(?:er|[èe]re)|caissi(?:er|[èe]re)|cariste|chauffeur(?:-livreur)?|chef(?:fe)?{_}de{_}(?:rayon|rang|partie|quai|chantier)|coiffeu(?:r|se)|carreleu(?:r|se)|charpenti(?:er|[èe]re)|brancardi(?:er|[èe]re)|commis|contractuel(?:le)?|couvreur|docker|femme{_}de{_}chambre|ling(?:er|[èe]re)|veilleu(?:r|se)(?:{_}de{_}nuit)?|valet{_}de{_}chambre|cuisini(?:er|[èe]re)|employ[ée]e?|entra[iî]neu(?:r|se)|[ée]quipi(?:er|[èe]re)|femme{_}de{_}m[ée]nage|h[ôo]tesse|jardini(?:er|[èe]re)|livreu(?:r|se)|ma[çc]on|marin(?:{_}p[êe]cheur)?|matelot|patron{_}p[êe]cheur|magasini(?:er|[èe]re)|manutentionnaire|m[ée]canicien(?:ne)?|menuisi(?:er|[èe]re)|ouvri(?:er|[èe]re)|p[âa]tissi(?:er|[èe]re)|peintre|plombi(?:er|[èe]re)|plongeu(?:r|se)|pr[ée]para(?:teur|trice)|saisonni(?:er|[èe]re)|salari[ée]e?|serveu(?:r|se)|soudeu(?:r|se)|stagiaire|conduct(?:eur|rice)|surveillante?{_}de{_}nuit|technicien(?:ne)?|vacataire|vendeu(?:r|se)|vigile)",
    ),
    // That somebody works, or is said to.
    ("{works}", r"(?:travaill(?:e|ait|ent|aient|er|era|erait)|boss(?:e|ait|er|erait))"),
    // Who has a shop or a firm.
    ("{leader}", r"(?:(?:co-?)?g[ée]rante?|patron(?:ne)?|exploitante?|associ[ée]e?)"),
    // What somebody does who lives in what follows.
    (
        "{lives}",
        r"(?:habit(?:e|ent|ant|(?:er)?ai(?:t|ent))|dmt|demeur(?:e|ent|ant|(?:er)?ai(?:t|ent))|domicili[ée]e?s?|log(?:e|ent|[ée]e?s?|eai(?:t|ent)|erai(?:t|ent))|vi(?:t|vent|vrait)|r[ée]sid(?:e|ent|ant|(?:er)?ai(?:t|ent))|h[ée]berg[ée]e?s?)",
    ),
    ("{_}", r"[ \t\u{a0}\u{202f}]"),
    // Where a word starts; `\b` is ASCII.
    ("{<}", r"(?:\A|[^\p{L}\p{N}])"),
    ("\\b", r"(?-u:\b)"),
    // Where a word ends, which may end with an accent: «logé», behind which `\b` is never.
    ("{>}", r"(?-u:\b{end-half})"),
    ("\\d", "[0-9]"),
    // Letters of the languages that use Latin script: the full Unicode classes take ten times as long to compile.
    ("\\p{Lu}", "[A-ZÀ-ÖØ-ÞĀ-žḀ-ỹ]"),
    ("\\p{Ll}", "[a-zß-öø-ÿĀ-žḀ-ỹ]"),
    ("\\p{L}", "[A-Za-zÀ-ÖØ-öø-žḀ-ỹ]"),
    ("\\p{N}", "[0-9]"),
];

/// Every row, in the order of the table.
pub fn rows() -> impl Iterator<Item = &'static Pattern> {
    [
        contact::ROWS,
        account::ROWS,
        number::ROWS,
        number::owned::ROWS,
        reference::ROWS,
        numbered::ROWS,
        birth::ROWS,
        birth::beside::ROWS,
        age::ROWS,
        age::told::ROWS,
        age::listed::ROWS,
        house::ROWS,
        lodging::ROWS,
        doors::ROWS,
        homely::ROWS,
        homely::placed::ROWS,
        vehicle::ROWS,
        spelled::ROWS,
        stated::ROWS,
        school::ROWS,
        pupil::ROWS,
        attended::ROWS,
        cared::ROWS,
        training::ROWS,
        training::beside::ROWS,
        work::ROWS,
        work::keeper::ROWS,
        work::told::ROWS,
        hired::ROWS,
        hired::contract::ROWS,
        hired::engaged::ROWS,
        hired::timed::ROWS,
        event::ROWS,
    ]
    .into_iter()
    .flatten()
}

/// The table as Markdown, for the documentation.
pub fn table() -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', "⏎");
    let list = |texts: &[&str]| texts.iter().map(|text| cell(text)).collect::<Vec<_>>().join("<br>");
    let mut out =
        String::from("| rule | kind | confidence | finds | leaves alone | source |\n|---|---|---|---|---|---|\n");
    for row in rows() {
        let (found, left) = (list(row.examples), list(row.near_misses));
        let (name, kind, source) = (row.name, row.kind.name(), cell(row.source));
        out.push_str(&format!("| `{name}` | {kind} | {} | {found} | {left} | {source} |\n", row.confidence));
    }
    out
}

/// Where rows of the table may start.
pub(super) fn openings() -> &'static Openings {
    &ENGINE.openings
}

/// The table as a recogniser. Among figures, ages and classes are groups of the public, not of persons; dates are of facts
/// in situations alone.
pub struct Patterns;

impl Recogniser for Patterns {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let from = out.len();
        ENGINE.find(scene, out);
        let of_nobody = |kind: Kind| match kind {
            Kind::Age | Kind::SchoolClass | Kind::Vehicle => scene.zone == Zone::Statistics,
            _ => false,
        };
        let mut i = 0;
        out.retain(|candidate| {
            i += 1;
            i <= from
                || !(of_nobody(candidate.kind)
                    || storey::tells_nothing(scene.text, candidate.rule, candidate.span)
                    || pupil::tells_nobody(scene.text, candidate.rule, candidate.span))
        });
    }
}

#[cfg(test)]
mod tests;
