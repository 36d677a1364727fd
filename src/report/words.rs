//! The French of the report: what a secretary reads for each kind, action, question, notice and place. One table each,
//! so that the page, the summary and the program say the same thing with the same words.

mod notices;

use super::{DoubtEntry, Level, Location, Report, Risk};
use crate::link::Question;
use crate::plan::Settled;
use crate::policy::Formation;

pub use notices::{notice, unread};

/// What a mention is: singular and plural.
pub fn kind(name: &str, count: usize) -> &'static str {
    let (one, many) = match name {
        "person" => ("personne", "personnes"),
        "participant" => ("participant", "participants"),
        "family" => ("famille", "familles"),
        "kin" => ("lien de parenté", "liens de parenté"),
        "address" => ("adresse", "adresses"),
        "place" => ("lieu", "lieux"),
        "school" => ("établissement scolaire", "établissements scolaires"),
        "school_class" => ("classe", "classes"),
        "employer" => ("employeur", "employeurs"),
        "phone" => ("numéro de téléphone", "numéros de téléphone"),
        "email" => ("adresse électronique", "adresses électroniques"),
        "handle" => ("compte de réseau social", "comptes de réseau social"),
        "url" => ("adresse web", "adresses web"),
        "nir" => ("numéro de sécurité sociale", "numéros de sécurité sociale"),
        "iban" => ("compte bancaire", "comptes bancaires"),
        "plate" => ("plaque d'immatriculation", "plaques d'immatriculation"),
        "case_number" => ("numéro de procédure", "numéros de procédure"),
        "id_number" => ("numéro administratif", "numéros administratifs"),
        "birth_date" => ("date de naissance", "dates de naissance"),
        "birth_place" => ("lieu de naissance", "lieux de naissance"),
        "age" => ("âge", "âges"),
        "nationality" => ("nationalité", "nationalités"),
        "vehicle" => ("véhicule", "véhicules"),
        "event_date" => ("date de fait", "dates de faits"),
        _ => ("élément", "éléments"),
    };
    if count > 1 { many } else { one }
}

/// What a passage is about.
pub fn passage(name: &str) -> &'static str {
    match name {
        "health" => "santé",
        "justice" => "infractions et justice",
        "follow_up" => "détail d'un suivi social ou éducatif",
        "belief" => "opinions, croyances, origine ou vie sexuelle",
        "finances" => "ressources et dettes",
        "judgement" => "jugement de valeur sur une personne",
        _ => "autre sujet sensible",
    }
}

/// What was done.
pub fn action(name: &str) -> &'static str {
    match name {
        "keep" => "conservation",
        "flag" => "conservation, signalée ici",
        "pseudonymise" => "remplacement par un code",
        "generalise" => "remplacement par la catégorie",
        "block" => "blocage",
        _ => "suppression",
    }
}

/// The body that met.
pub fn formation(name: &str) -> &'static str {
    match name {
        "pleniere" => "formation plénière",
        "restreinte" => "formation restreinte",
        "groupe-de-travail" => "groupe de travail et d'échange d'informations",
        "groupe-violences-elus" => "groupe de travail sur les violences envers les élus",
        "groupe-recidive" => "groupe de travail sur l'exécution des peines et la récidive",
        "cellule-de-veille" => "cellule de veille",
        "cddf" => "conseil pour les droits et devoirs des familles",
        "gltd" => "instance du procureur ou du préfet",
        "cispd-pleniere" => "formation plénière d'un CISPD",
        "cispd-restreinte" => "formation restreinte d'un CISPD",
        "cispd-groupe-de-travail" => "groupe de travail et d'échange d'informations d'un CISPD",
        "hors-clspd" => "instance hors CLSPD",
        _ => "groupe social",
    }
}

/// Where the output goes.
pub fn circulation(name: &str) -> &'static str {
    match name {
        "interne" => "interne (membres du groupe signataires de la charte)",
        "publication" => "publication (tout public)",
        _ => "externe (hors du groupe)",
    }
}

/// What a doubt asks.
pub fn question(question: Question) -> &'static str {
    match question {
        Question::IsItAName => "Ce mot est-il le nom d'une personne ?",
        Question::WhichPerson => "De quelle personne s'agit-il ?",
        Question::WhoseRelative => "De qui est-ce le parent ou le proche ?",
        Question::ParticipantInSituation => {
            "Ce nom de participant désigne-t-il ici une personne dont la situation est évoquée ?"
        }
    }
}

/// Why something is brought to the reader's notice, and what to do about it.
pub fn flag(reason: super::Reason) -> &'static str {
    match reason {
        super::Reason::IndividualInformation => {
            "information individuelle dans une formation qui n'en échange pas (l'échange individuel n'est envisageable \
             qu'en groupe de travail) : masquée ; vérifiez la formation, ou retirez le passage"
        }
        super::Reason::Kept => "conservé : vérifiez qu'il ne désigne personne",
        super::Reason::SmallCount => "petit effectif dans un lieu nommé : dites « moins de 5 », ou retirez le lieu",
        super::Reason::Distinctive => {
            "fait ou famille que l'on reconnaît : retirez-le de l'original s'il désigne quelqu'un"
        }
        super::Reason::Tie => "lien avec une autre situation ou une autre séance : il permet de recouper",
        super::Reason::Inference => {
            "service ou dispositif qui laisse deviner ce qui a été retiré : écrivez « un partenaire », ou retirez-le"
        }
        super::Reason::Elsewhere => "le même fait se lit ailleurs (presse, plainte, heure) : il permet de recouper",
    }
}

/// As what the proof read a part in which a value survives, after its name in reports.
pub fn view(name: &str) -> &'static str {
    match name {
        "text" => "mot du texte",
        "joined" => "mots accolés",
        "attribute" => "attribut",
        "markup" => "commentaire ou instruction",
        "name" => "nom d'un élément",
        _ => "octets",
    }
}

/// What the estimate of the risk says, for a terminal; `None` if nothing was estimated or nobody is at risk.
pub fn risk(risk: &Risk) -> Option<String> {
    let at = |level: Level| risk.people.iter().filter(|person| person.level == level).count();
    let (red, amber) = (at(Level::Red), at(Level::Amber));
    risk.population?;
    let people: Vec<String> = [(red, "rouge", "rouges"), (amber, "orange", "orange")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    Some(match people.as_slice() {
        [] => "Risque résiduel : personne n'est sous les seuils, d'après l'âge et le sexe qui restent.".to_owned(),
        people => {
            format!("Risque résiduel : {} (peu de personnes se ressemblent ; voir le rapport).", people.join(", "))
        }
    })
}

/// What is left of a person: a kind, or their sex.
pub fn remainder(name: &str) -> &'static str {
    if name == "gender" { "sexe" } else { kind(name, 1) }
}

/// What is brought to the reader's notice: a kind of mention or of passage.
pub fn flagged(name: &str) -> &'static str {
    match name {
        "text" => "texte",
        name if crate::kind::PassageKind::from_name(name).is_some() => passage(name),
        name => kind(name, 1),
    }
}

/// What became of the mention that a doubt is about, and who it may be.
pub fn meanwhile(doubt: &DoubtEntry) -> String {
    match doubt.settled {
        Some(Settled::Masked) => return "Tranché : masqué.".to_owned(),
        Some(Settled::Kept) => return "Tranché : ce n'est pas une personne à masquer.".to_owned(),
        Some(Settled::Linked) => {
            let code = doubt.code.as_deref().unwrap_or("la personne choisie");
            return format!("Tranché : {code}.");
        }
        None => {}
    }
    let mut text = match &doubt.code {
        Some(code) => format!("Masqué en attendant : {code}."),
        None => format!("Traité comme : {}.", kind(doubt.kind, 1)),
    };
    if !doubt.candidates.is_empty() {
        text.push_str(&format!(" Peut être : {}.", doubt.candidates.join(", ")));
    }
    text
}

/// A place, for a reader: «paragraphe 12, ligne 2».
pub fn place(location: &Location) -> String {
    let part = part(&location.part);
    let mut text = format!("paragraphe {}", location.segment);
    if location.line > 1 {
        text.push_str(&format!(", ligne {}", location.line));
    }
    if !part.is_empty() {
        text.push_str(&format!(" ({part})"));
    }
    text
}

/// The name of a part of a file, for a reader; empty for the body.
pub fn part(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    let starts = |start: &str| file.starts_with(start);
    match name {
        "" | "text" | "word/document.xml" | "content.xml" => "",
        "styles.xml" => "styles, en-têtes et pieds de page",
        "meta.xml" => "propriétés du fichier",
        "headers" => "en-têtes du message",
        _ if name.starts_with("body/") => "corps du message",
        _ if name.starts_with("attachment-") => "pièce jointe",
        _ if starts("header") => "en-tête de page",
        _ if starts("footer") => "pied de page",
        _ if starts("footnotes") || starts("endnotes") => "note",
        _ if starts("comments") => "commentaire",
        _ if name.starts_with("docProps/") => "propriétés du fichier",
        "annotations" => "annotation",
        "fields" => "champ de formulaire",
        "outline" => "signet",
        "structure" => "texte de remplacement",
        "links" => "lien",
        "properties" => "propriétés du fichier",
        _ => name,
    }
}

/// Sentences that hold for every output.
pub const LIMITS: [&str; 4] = [
    "Traitement de pseudonymisation au sens de l'article 4, 5) du RGPD tant que la collectivité conserve l'original ; la \
     présente version ne doit pas être présentée comme anonyme au sens du considérant 26 sans analyse du risque de \
     réidentification.",
    "Une révélation, même par négligence, est susceptible de tomber sous le coup des articles 226-13 et 226-22 du code \
     pénal.",
    "Pour un mineur, aucune initiale ne doit subsister (article L. 513-4 du code de la justice pénale des mineurs).",
    "L'original est une archive publique : il ne peut être détruit sans visa (articles L. 212-2 et L. 212-3 du code du \
     patrimoine).",
];

/// Why there is no output, and what to do about it.
pub fn blocked(report: &Report) -> String {
    let found: Vec<String> =
        (report.operations.iter().filter(|operation| operation.action == "block"))
            .map(|operation| format!("{} {}", operation.count, kind(operation.kind, operation.count)))
            .chain(report.passages.iter().filter(|passages| passages.action == "block").map(|passages| {
                format!("{} ({})", counted(passages.count, "passage", "passages"), passage(passages.kind))
            }))
            .collect();
    // Notes of some bodies are blocked for what they are, all others for what they say.
    let always = Formation::from_name(report.formation).is_some_and(|f| f.base() == Formation::GroupeSocial);
    let open = report.doubts.iter().filter(|doubt| doubt.settled.is_none()).count();
    if !always && found.is_empty() && open > 0 {
        return format!(
            "{} à trancher avant toute sortie : écrivez-les avec --decisions-template, choisissez, puis relancez avec --decisions.",
            counted(open, "doute reste", "doutes restent")
        );
    }
    if always || found.is_empty() {
        return report.statement.clone();
    }
    format!(
        "Le document contient ce que la politique « {} » interdit ({}). Retirez-le de l'original, ou vérifiez la formation ; \
         « huisclos detect » montre où.",
        report.formation,
        found.join(", ")
    )
}

/// How many, with a word that agrees: «3 doutes».
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count > 1 { many } else { one })
}

/// The account in a few lines, for a terminal.
pub fn summary(report: &Report) -> String {
    let mut lines = vec![format!(
        "Formation : {} · circulation : {} · document {}",
        formation(report.formation),
        report.circulation,
        report.format
    )];
    for operation in &report.operations {
        lines.push(format!(
            "  {:>5} {} : {}",
            operation.count,
            kind(operation.kind, operation.count),
            action(operation.action)
        ));
    }
    for passages in &report.passages {
        let noun = if passages.count > 1 { "passages" } else { "passage" };
        lines.push(format!(
            "  {:>5} {noun} ({}) : {}",
            passages.count,
            passage(passages.kind),
            action(passages.action)
        ));
    }
    if report.operations.is_empty() && report.passages.is_empty() {
        lines.push("  rien d'identifiant n'a été trouvé".to_owned());
    }
    for notice_entry in &report.notices {
        lines.push(format!("  {:>5} {}", notice_entry.count, notice(notice_entry.what, notice_entry.count)));
    }
    lines.extend(report.key.as_ref().map(|key| {
        format!(
            "Codes stables dans l'ensemble « {} » (clé {}) : ils permettent de rapprocher ses documents ; gardez la clé à part, et \
             détruisez-la quand les rapprochements n'ont plus lieu d'être.",
            key.scope, key.fingerprint
        )
    }));
    lines.extend(report.mapping.as_ref().map(mapping));
    lines.extend(risk(&report.risk));
    for reason in super::Reason::ALL {
        let count = report.flags.iter().filter(|entry| entry.reason == reason).count();
        if count > 0 {
            lines.push(format!("À vérifier : {count} × {}.", flag(reason)));
        }
    }
    for doubt in &report.doubts {
        lines.push(format!("Doute, {} : {} {}", place(&doubt.location), question(doubt.question), meanwhile(doubt)));
    }
    if let Some(proof) = &report.proof {
        lines.push(proof_sentence(proof));
    }
    lines.join("\n")
}

/// That a correspondence file exists, and what that means.
pub fn mapping(file: &super::MappingFile) -> String {
    let opened_by = match file.opened_by {
        super::Opener::Passphrase => "une phrase secrète",
        super::Opener::Identity => "la clé d'un destinataire",
    };
    format!(
        "Un fichier de correspondance dit qui est derrière chaque code ; il est chiffré, s'ouvre avec {opened_by} et est à \
         détruire au plus tard le {}. Tant qu'il existe, les personnes peuvent être identifiées de nouveau.",
        day(&file.expires)
    )
}

/// `2026-11-26` as it is written in French.
pub fn day(date: &str) -> String {
    date.split('-').rev().collect::<Vec<_>>().join("/")
}

/// What the proof says.
pub fn proof_sentence(proof: &super::Proof) -> String {
    let searched = counted(proof.values, "valeur d'origine recherchée", "valeurs d'origine recherchées");
    let found = match proof.hits.len() {
        0 => "aucune n'y subsiste".to_owned(),
        hits => format!("{} à un endroit interdit", counted(hits, "occurrence", "occurrences")),
    };
    let kept = match proof.left_on_purpose {
        0 => String::new(),
        count => format!(
            " ({} à dessein : mot ordinaire, rue, établissement, personne conservée)",
            counted(count, "mot laissé", "mots laissés")
        ),
    };
    let unread: Vec<String> =
        proof.unread.iter().map(|entry| format!("{} {}", entry.count, unread(entry.what, entry.count))).collect();
    let unread =
        if unread.is_empty() { String::new() } else { format!(" N'a pas pu être cherché : {}.", unread.join(" ; ")) };
    format!("Preuve : {searched} dans le fichier produit, {found}{kept}.{unread}")
}
