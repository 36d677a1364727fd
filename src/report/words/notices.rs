//! What is said of the rest of a file: what went with it, what nobody could look at.

/// What the format has to say of a file: singular and plural.
pub fn notice(what: &str, count: u32) -> &'static str {
    let (one, many) = match what {
        "image" => (
            "image conservée sans être lue : vérifiez qu'elle ne montre ni nom ni visage",
            "images conservées sans être lues : vérifiez qu'elles ne montrent ni nom ni visage",
        ),
        "vector_image_removed" => ("dessin vectoriel supprimé", "dessins vectoriels supprimés"),
        "embedded_object_removed" => ("objet incorporé supprimé", "objets incorporés supprimés"),
        "image_removed" => ("image retirée", "images retirées"),
        "text_set_anew" => (
            "page dont le texte a été remis dans un document neuf, sans sa mise en page",
            "pages dont le texte a été remis dans un document neuf, sans leur mise en page",
        ),
        "page_read_by_ocr" => (
            "page numérisée, lue par reconnaissance de caractères : relisez-la",
            "pages numérisées, lues par reconnaissance de caractères : relisez-les",
        ),
        "character_replaced" => (
            "caractère que la police de la sortie n'a pas, remplacé",
            "caractères que la police de la sortie n'a pas, remplacés",
        ),
        "thumbnail_removed" => ("aperçu du document supprimé", "aperçus du document supprimés"),
        "signature_removed" => ("signature électronique supprimée", "signatures électroniques supprimées"),
        "printer_settings_removed" => {
            ("jeu de réglages d'imprimante supprimé", "jeux de réglages d'imprimante supprimés")
        }
        "metadata_removed" => (
            "propriété du fichier supprimée (auteur, titre, société…)",
            "propriétés du fichier supprimées (auteur, titre, société…)",
        ),
        "inner_word" => (
            "mot d'un nom interne (style, signet, lien…) masqué par précaution",
            "mots de noms internes (styles, signets, liens…) masqués par précaution",
        ),
        "part_renamed" => (
            "nom d'un élément du fichier remplacé par un nom neutre",
            "noms d'éléments du fichier remplacés par des noms neutres",
        ),
        "fallback_removed" => {
            ("copie pour d'anciens logiciels supprimée", "copies pour d'anciens logiciels supprimées")
        }
        "object_preview_removed" => ("aperçu d'un objet incorporé supprimé", "aperçus d'objets incorporés supprimés"),
        "version_removed" | "earlier_revision_removed" => {
            ("version antérieure du document supprimée", "versions antérieures du document supprimées")
        }
        "layout_cache_removed" => ("mémoire de mise en page supprimée", "mémoires de mise en page supprimées"),
        "interface_settings_removed" => ("réglage de l'interface supprimé", "réglages de l'interface supprimés"),
        "dialog_removed" => ("boîte de dialogue supprimée", "boîtes de dialogue supprimées"),
        "rdf_removed" => ("fichier de métadonnées RDF supprimé", "fichiers de métadonnées RDF supprimés"),
        "protection_removed" => (
            "protection contre la copie ou la modification retirée",
            "protections contre la copie ou la modification retirées",
        ),
        "comment_removed" => ("commentaire technique supprimé", "commentaires techniques supprimés"),
        "script_removed" => ("script supprimé", "scripts supprimés"),
        "mail_header_removed" => {
            ("en-tête technique du courriel supprimé", "en-têtes techniques du courriel supprimés")
        }
        "attachment_removed" => ("pièce jointe supprimée", "pièces jointes supprimées"),
        "action_removed" => ("action automatique supprimée", "actions automatiques supprimées"),
        "media_removed" => {
            ("son, film ou objet en trois dimensions supprimé", "sons, films ou objets en trois dimensions supprimés")
        }
        "xfa_removed" => ("formulaire XFA supprimé", "formulaires XFA supprimés"),
        "unknown_part_removed" => ("élément de nature inconnue supprimé", "éléments de nature inconnue supprimés"),
        _ => ("autre élément du fichier signalé", "autres éléments du fichier signalés"),
    };
    if count > 1 { many } else { one }
}

/// What the proof could not look at: singular and plural.
pub fn unread(what: &str, count: u32) -> &'static str {
    let (one, many) = match what {
        "image" => (
            "image (vérifiez qu'elle ne montre ni nom ni visage)",
            "images (vérifiez qu'elles ne montrent ni nom ni visage)",
        ),
        "glyph" => ("signe dessiné sans lettre connue", "signes dessinés sans lettre connue"),
        "stream" => ("flux de données illisible", "flux de données illisibles"),
        "layers" => ("jeu de calques masqués", "jeux de calques masqués"),
        "second_reader" => (
            "lecture par le second lecteur de PDF, qui a échoué",
            "lectures par le second lecteur de PDF, qui a échoué",
        ),
        _ => ("autre élément", "autres éléments"),
    };
    if count > 1 { many } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_said_in_the_plural() {
        assert_eq!(notice("metadata_removed", 1), "propriété du fichier supprimée (auteur, titre, société…)");
        assert_eq!(notice("metadata_removed", 3), "propriétés du fichier supprimées (auteur, titre, société…)");
        for what in ["image", "script_removed", "attachment_removed", "version_removed", "of a later program"] {
            assert!(notice(what, 2).contains("s ") && notice(what, 1) != notice(what, 2), "{what}");
        }
        assert_ne!(unread("glyph", 1), unread("glyph", 2));
    }
}
