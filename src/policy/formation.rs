//! The bodies whose minutes are anonymised, and the file that holds the policy of each.

use serde::{Deserialize, Serialize};

/// The body that met: it decides what its minutes may say (CSI art. L. 132-4, L. 132-5, L. 132-10-1, L. 132-10-2,
/// L. 132-13, D. 132-9; CASF art. L. 121-6-2, L. 141-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formation {
    /// Formation plénière of the CLSPD.
    Pleniere,
    /// Formation restreinte of the CLSPD.
    Restreinte,
    /// Groupe de travail et d'échange d'informations.
    GroupeDeTravail,
    /// Groupe de travail about violence against elected officials, who are its victims.
    GroupeViolencesElus,
    /// Groupe de travail about the execution of sentences and reoffending.
    GroupeRecidive,
    /// Cellule de veille, created within a CLSPD.
    CelluleDeVeille,
    /// Conseil pour les droits et devoirs des familles.
    Cddf,
    /// Groupe social, «article 8»; pluridisciplinary teams and meetings of child welfare are alike.
    GroupeSocial,
    /// Groupe local de traitement de la délinquance, état-major de sécurité, cellule about radicalisation.
    Gltd,
    /// Formation plénière of an intercommunal council.
    CispdPleniere,
    /// Formation restreinte of an intercommunal council.
    CispdRestreinte,
    /// Groupe de travail of an intercommunal council.
    CispdGroupeDeTravail,
    /// No body of a CLSPD: municipal council, school council, council of a quarter.
    HorsClspd,
}

/// One formation: its name, the one whose policy it starts from, its own policy.
struct Row {
    formation: Formation,
    name: &'static str,
    base: Option<Formation>,
    file: &'static str,
}

/// In the order of [`Formation::ALL`].
const ROWS: [Row; 13] = {
    use Formation::*;
    const fn row(formation: Formation, name: &'static str, base: Option<Formation>, file: &'static str) -> Row {
        Row { formation, name, base, file }
    }
    [
        row(Pleniere, "pleniere", None, include_str!("pleniere.toml")),
        row(Restreinte, "restreinte", None, include_str!("restreinte.toml")),
        row(GroupeDeTravail, "groupe-de-travail", None, include_str!("groupe-de-travail.toml")),
        row(
            GroupeViolencesElus,
            "groupe-violences-elus",
            Some(GroupeDeTravail),
            include_str!("groupe-violences-elus.toml"),
        ),
        row(GroupeRecidive, "groupe-recidive", Some(GroupeDeTravail), include_str!("groupe-recidive.toml")),
        row(CelluleDeVeille, "cellule-de-veille", Some(GroupeDeTravail), include_str!("cellule-de-veille.toml")),
        row(Cddf, "cddf", Some(GroupeDeTravail), include_str!("cddf.toml")),
        row(GroupeSocial, "groupe-social", None, include_str!("groupe-social.toml")),
        row(Gltd, "gltd", Some(GroupeSocial), include_str!("gltd.toml")),
        row(CispdPleniere, "cispd-pleniere", Some(Pleniere), include_str!("cispd-pleniere.toml")),
        row(CispdRestreinte, "cispd-restreinte", Some(Restreinte), include_str!("cispd-restreinte.toml")),
        row(
            CispdGroupeDeTravail,
            "cispd-groupe-de-travail",
            Some(GroupeDeTravail),
            include_str!("cispd-groupe-de-travail.toml"),
        ),
        row(HorsClspd, "hors-clspd", Some(Pleniere), include_str!("hors-clspd.toml")),
    ]
};

impl Formation {
    /// Every formation.
    pub const ALL: [Self; ROWS.len()] = {
        let mut all = [Self::Pleniere; ROWS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = ROWS[i].formation;
            i += 1;
        }
        all
    };

    /// As on the command line.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The formation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.formation)
    }

    /// The formation whose policy this one starts from, and whose minutes look alike; itself if there is none.
    pub fn base(self) -> Self {
        self.row().base.unwrap_or(self)
    }

    /// Its policy, as TOML: what differs from its [base](Self::base).
    pub(super) fn file(self) -> &'static str {
        self.row().file
    }

    fn row(self) -> &'static Row {
        // The rows stand in the order of the formations, which a test reads.
        &ROWS[self as usize]
    }

    /// The formation that a line of minutes suggests, if it names one. Only a suggestion: a human states it.
    pub fn suggested_by(line: &str) -> Option<Self> {
        let key = crate::detect::fold::fold(line);
        let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
        let intercommunal = has(&["cispd", "intercommunal de securite"]);
        let (formation, of_cispd) = match () {
            () if has(&[
                "l. 121 6 2",
                "secret partage",
                "groupe social",
                "groupe article 8",
                "concertation et la coordination du travail social",
            ]) =>
            {
                (Self::GroupeSocial, Self::GroupeSocial)
            }
            () if has(&["compte rendu du groupe local de traitement", "compte rendu du gltd", "reunion du gltd"]) => {
                (Self::Gltd, Self::Gltd)
            }
            () if has(&["droits et devoirs des familles"]) => (Self::Cddf, Self::Cddf),
            () if has(&["cellule de veille"]) => (Self::CelluleDeVeille, Self::CelluleDeVeille),
            () if has(&[
                "groupe de travail",
                "groupe territorial",
                "groupe thematique",
                "cellule territoriale",
                "gtei",
                "echange d informations",
            ]) =>
            {
                (Self::GroupeDeTravail, Self::CispdGroupeDeTravail)
            }
            () if has(&["formation restreinte", "clspd restreint", "cispd restreint", "comite restreint"]) => {
                (Self::Restreinte, Self::CispdRestreinte)
            }
            () if has(&["pleniere"]) => (Self::Pleniere, Self::CispdPleniere),
            () => return None,
        };
        Some(if intercommunal { of_cispd } else { formation })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_where_it_is_looked_for() {
        for (i, formation) in Formation::ALL.into_iter().enumerate() {
            assert_eq!(formation as usize, i);
            assert_eq!(Formation::from_name(formation.name()), Some(formation));
            assert_eq!(serde_json::to_value(formation).expect("a string"), formation.name());
            assert_eq!(formation.base().base(), formation.base(), "a base stands by itself");
        }
    }

    #[test]
    fn a_line_suggests_its_formation() {
        for (line, formation) in [
            ("CLSPD – FORMATION RESTREINTE", Some(Formation::Restreinte)),
            ("Compte rendu de la séance plénière", Some(Formation::Pleniere)),
            ("CISPD du Val d'Aubrive, séance plénière", Some(Formation::CispdPleniere)),
            ("Groupe de travail territorial", Some(Formation::GroupeDeTravail)),
            ("Groupe de travail du CISPD", Some(Formation::CispdGroupeDeTravail)),
            ("Cellule de veille éducative", Some(Formation::CelluleDeVeille)),
            ("Conseil pour les droits et devoirs des familles", Some(Formation::Cddf)),
            ("(article L. 121-6-2 du code)", Some(Formation::GroupeSocial)),
            ("Présents :", None),
        ] {
            assert_eq!(Formation::suggested_by(line), formation, "{line}");
        }
    }
}
