//! What went wrong, in one French sentence that names the file and says what to do, with the options of the program. Never
//! a word of a document. The program and other faces say the same thing with the same words.

use crate::detect::town::{Category, Fault};
use crate::error::{Error, ErrorKind, Limit};
use crate::policy::Fault as PolicyFault;

/// The place of an error that is none of the file's: another program could not be started.
pub const PROCESS: &str = "process";

/// What went wrong with the file called `name`, which is shown as it is given: [`shown`].
pub fn of(error: &Error, name: &str) -> String {
    let place = error.place().map(clean).unwrap_or_default();
    let inside = if place.is_empty() { String::new() } else { format!(" (dans {place})") };
    match error.kind() {
        ErrorKind::Empty => format!("Le fichier {name} est vide : vérifiez que c'est le bon."),
        ErrorKind::Truncated => format!(
            "Le fichier {name} est incomplet ou abîmé{inside} : ouvrez-le dans votre traitement de texte et enregistrez-le à nouveau."
        ),
        ErrorKind::Encrypted => {
            format!("Le fichier {name} est protégé par un mot de passe : enregistrez-en une copie sans mot de passe.")
        }
        ErrorKind::Macros => {
            format!(
                "Le fichier {name} contient des macros : enregistrez-en une copie sans macros, en .docx ou en .odt."
            )
        }
        ErrorKind::UnknownFormat => unknown_format(&place, name),
        ErrorKind::WrongExtension => format!(
            "Le contenu du fichier {name} n'est pas celui d'un .{place} : redonnez-lui sa vraie extension, ou enregistrez-le à nouveau."
        ),
        ErrorKind::UnknownEncoding => {
            format!("Le fichier {name} n'est pas un texte lisible : enregistrez-le en UTF-8, en .docx ou en .odt.")
        }
        ErrorKind::TooLarge if let Some(limit) = error.limit() => beyond(limit, &inside, name),
        ErrorKind::TooLarge => format!(
            "Le fichier {name} est trop volumineux une fois décompressé{inside} : découpez-le, ou retirez-en les images."
        ),
        ErrorKind::Hostile => format!(
            "La structure du fichier {name} est anormale{inside}, comme celle d'un fichier piégé : ne l'ouvrez pas, et demandez un nouvel envoi."
        ),
        ErrorKind::Unreadable => format!(
            "Le fichier {name} emploie une police qui ne dit pas ses lettres{inside} : ajoutez --ocr pour le lire avec Tesseract, ou partez du document d'origine."
        ),
        ErrorKind::Scanned => format!(
            "Le fichier {name} contient une page numérisée, qui est une image{inside} : ajoutez --ocr pour la lire avec Tesseract, ou partez du document d'origine."
        ),
        ErrorKind::Unencodable => {
            format!("L'encodage du fichier {name} ne permet pas d'écrire les codes : enregistrez-le en UTF-8.")
        }
        ErrorKind::Configuration => configuration(error, &place, name),
        ErrorKind::Plan => format!(
            "Le fichier {name} n'a pas pu être réécrit sans risque{inside} : rien n'a été produit ; enregistrez-le à nouveau dans votre traitement de texte."
        ),
        ErrorKind::Blocked => format!("La politique interdit de produire une sortie pour {name}."),
        ErrorKind::Proof => format!(
            "Une valeur d'origine subsisterait dans la sortie de {name} : rien n'a été produit ; ajoutez-la à une liste --names, ou corrigez-la dans une copie de l'original."
        ),
        ErrorKind::Io(_) if error.place() == Some(PROCESS) => format!(
            "huisclos n'a pas pu lancer le programme qui lit le fichier {name} (mémoire ou processus épuisés, droits, ou programme déplacé entre-temps) : fermez d'autres programmes, puis recommencez."
        ),
        ErrorKind::Io(kind) => io(kind, name),
    }
}

/// What went wrong where reading or writing failed.
pub fn io(kind: std::io::ErrorKind, name: &str) -> String {
    use std::io::ErrorKind as Io;
    match kind {
        Io::TimedOut => {
            format!("Le traitement du fichier {name} a pris trop de temps : découpez-le, ou allongez --time-limit.")
        }
        Io::OutOfMemory => format!(
            "La lecture du fichier {name} s'est arrêtée net (fichier abîmé ou piégé, ou plus de mémoire) : imprimez-le à nouveau en PDF, ou augmentez --memory-limit."
        ),
        Io::NotFound => format!("Le fichier {name} n'existe pas : vérifiez son chemin."),
        Io::PermissionDenied | Io::ReadOnlyFilesystem => {
            format!("Accès refusé à {name} : vérifiez vos droits, ou choisissez un autre dossier.")
        }
        Io::IsADirectory => format!("{name} est un dossier : donnez un fichier."),
        Io::NotADirectory => {
            format!("Le chemin {name} passe par un fichier comme si c'était un dossier : corrigez-le.")
        }
        Io::AlreadyExists => format!("Le fichier {name} existe déjà : choisissez un autre nom, ou ajoutez --force."),
        Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge | Io::WriteZero => {
            format!("Plus de place pour écrire {name} : libérez de l'espace ; rien n'a été produit.")
        }
        Io::InvalidFilename => {
            format!("Le nom {name} n'est pas accepté par ce disque : choisissez-en un plus court ou plus simple.")
        }
        _ => format!("Lecture ou écriture impossible : {name} ; vérifiez le disque et réessayez."),
    }
}

/// The name of a file, for a sentence: in quotation marks.
pub fn shown(name: &str) -> String {
    format!("« {} »", clean(name))
}

/// Without control characters: a file name must not command the terminal.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') { '�' } else { c })
        .collect()
}

/// What a limit is called where it is set.
pub fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::Source => "taille",
        Limit::Total => "contenu",
        Limit::Part => "partie",
        Limit::Entries => "elements",
        Limit::Objects => "objets",
        Limit::Ratio => "taux",
        Limit::Depth => "profondeur",
    }
}

/// Which limit, and the option that raises it.
fn beyond(beyond: Limit, inside: &str, name: &str) -> String {
    let what = match beyond {
        Limit::Source => "est trop gros",
        Limit::Total => "est trop volumineux une fois décompressé",
        Limit::Part => "contient une partie trop volumineuse une fois décompressée",
        Limit::Entries => "contient trop d'éléments",
        Limit::Objects => "contient trop d'objets",
        Limit::Ratio => "est comprimé de façon anormale, comme un fichier piégé",
        Limit::Depth => "contient trop de fichiers emboîtés",
    };
    let option = limit(beyond);
    format!(
        "Le fichier {name} {what}{inside} : découpez-le, retirez-en les images, ou, si vous êtes sûr de son origine, relevez la limite « {option} » avec --limit {option}=NOMBRE."
    )
}

fn unknown_format(place: &str, name: &str) -> String {
    match place {
        "" => format!(
            "Le fichier {name} n'est ni un .docx, ni un .odt, ni un .pdf, ni un texte : enregistrez-le dans l'un de ces formats."
        ),
        "altChunk" => format!(
            "Le fichier {name} contient un autre document incorporé : ouvrez-le dans Word et enregistrez-le à nouveau en .docx."
        ),
        "zip" => format!("Le fichier {name} est une archive : extrayez-en les documents et donnez-les un à un."),
        "ods" | "fods" | "odp" | "fodp" | "odg" | "fodg" => format!(
            "Le fichier {name} est un classeur, une présentation ou un dessin (.{place}), que huisclos ne lit pas : copiez-en le contenu dans un document texte (.odt ou .docx)."
        ),
        place => format!(
            "Le fichier {name} est au format {place}, que huisclos ne lit pas : enregistrez-le en .docx, en .odt ou en texte (.txt)."
        ),
    }
}

fn configuration(error: &Error, place: &str, name: &str) -> String {
    if let Some(fault) = Fault::of(error) {
        return town(fault, error.offset().unwrap_or(1), name);
    }
    if let Some(fault) = PolicyFault::of(error) {
        return policy(fault, error.offset().unwrap_or(1), name);
    }
    let line = error.offset().map(|line| format!(" (ligne {line})")).unwrap_or_default();
    match place {
        "decisions" => format!(
            "Le fichier {name} n'est pas un fichier de décisions{line} : écrivez-en un avec --decisions-template, et n'y remplissez que « choice »."
        ),
        "decisions.version" => {
            format!("Le fichier {name} vient d'une autre version de huisclos : refaites-le avec --decisions-template.")
        }
        "decisions.choice" => format!(
            "Pour {name}, la réponse au doute n° {} n'est pas l'un de ses choix : reprenez-la dans « choices ».",
            error.offset().unwrap_or_default()
        ),
        "key" => {
            format!("Le fichier {name} n'est pas une clé de huisclos{line} : créez-en une avec « huisclos key new ».")
        }
        _ => format!("Le fichier {name} ne peut pas être lu{line} : corrigez cette ligne."),
    }
}

/// What is wrong with a line of a town's policy.
fn policy(fault: PolicyFault, line: u64, name: &str) -> String {
    let here = format!("la ligne {line} de {name}");
    match fault {
        PolicyFault::Syntax => format!(
            "À {here}, l'écriture TOML est incorrecte : un nom, le signe =, puis une action entre guillemets, comme age = \"keep\", sous un titre comme [externe]."
        ),
        PolicyFault::Name(nearest) => format!(
            "À {here}, le nom n'existe pas : vouliez-vous dire « {nearest} » ? « huisclos policy check --help » donne un exemple."
        ),
        PolicyFault::Value(nearest) => format!(
            "À {here}, la valeur n'existe pas : vouliez-vous dire « {nearest} » ? « huisclos policy check --help » donne les actions."
        ),
        PolicyFault::Type => format!(
            "À {here}, la valeur n'est pas de la bonne sorte : une action est un texte entre guillemets, comme age = \"keep\"."
        ),
        PolicyFault::Bands => format!(
            "À {here}, les tranches d'âge ne vont pas : donnez leurs premiers âges, du plus petit au plus grand, comme age_bands = [10, 13, 16, 18, 26, 60]."
        ),
        PolicyFault::Formation => format!(
            "La politique {name} est écrite pour une autre formation que celle donnée : corrigez l'une ou l'autre."
        ),
    }
}

/// What is wrong with a line of a town's lists. Its value is not repeated: it may name somebody.
fn town(fault: Fault, line: u64, name: &str) -> String {
    let here = format!("la ligne {line} de {name}");
    match fault {
        Fault::Syntax => format!(
            "À {here}, l'écriture TOML est incorrecte : une catégorie, le signe =, puis entre crochets des valeurs entre guillemets, séparées par des virgules, comme rues = [\"Rue Haute\", \"Rue Basse\"]."
        ),
        Fault::List => format!(
            "À {here}, il faut une liste de textes : des valeurs entre guillemets, le tout entre crochets, comme rues = [\"Rue Haute\"]."
        ),
        Fault::Category(nearest) => format!(
            "À {here}, la catégorie n'existe pas : vouliez-vous dire « {} » ? Les catégories sont {}.",
            nearest.name(),
            Category::ALL.map(Category::name).join(", ")
        ),
        Fault::Columns => format!(
            "À {here}, il faut deux colonnes, la catégorie et la valeur : mettez entre guillemets une valeur qui contient le séparateur."
        ),
        Fault::Quotes => format!("À {here}, un guillemet n'est pas fermé : fermez-le, ou retirez-le."),
        Fault::Empty => format!("À {here}, la valeur est vide : complétez-la, ou retirez-la."),
        Fault::Wordless => {
            format!("À {here}, la valeur n'a ni lettre ni chiffre : corrigez-la, ou retirez-la.")
        }
        Fault::Short => format!(
            "À {here}, la valeur n'a qu'un caractère, qui se trouve partout : écrivez-la en entier, ou retirez-la."
        ),
        Fault::Conflict => format!(
            "À {here}, la valeur est à la fois à masquer et à conserver : ne la laissez que dans une des deux listes."
        ),
    }
}
