//! How much a file may ask for, as the options say.

use std::fmt;
use std::time::Duration;

use clap::Args;
use huisclos::format::{Limit, Limits};
use huisclos::sentences;

use super::args::OPTIONS;

/// Options for whoever must read a file that is larger than any minutes are.
#[derive(Args, Clone)]
pub(crate) struct BoundOptions {
    /// Durée maximale de chaque étape du traitement d'un fichier, en secondes [par défaut : 60]
    #[arg(long, value_name = "SECONDES", value_parser = clap::value_parser!(u32).range(1..=86_400), help_heading = OPTIONS)]
    pub(crate) time_limit: Option<u32>,
    /// Mémoire maximale de la lecture d'un PDF, en mébioctets [par défaut : 512]
    #[arg(long, value_name = "MIO", value_parser = clap::value_parser!(u32).range(64..=1_048_576), help_heading = OPTIONS)]
    pub(crate) memory_limit: Option<u32>,
    /// Change une limite : taille=256 (du fichier), contenu=512 et partie=64 (décompressés), en mébioctets ; elements=10000, objets=100000 (d'un PDF), taux=400 (de compression), profondeur=3 [valeurs par défaut]
    #[arg(long = "limit", value_name = "LIMITE=NOMBRE", value_parser = one, help_heading = OPTIONS)]
    pub(crate) limits: Vec<(Limit, u64)>,
}

/// The same, settled.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// Of one step of the work on a file, and of each process that helps.
    pub(crate) time: Duration,
    /// Of a process that reads a PDF.
    pub(crate) mebibytes: u32,
    pub(crate) limits: Limits,
}

impl BoundOptions {
    /// The first that is given: there is nothing to read.
    pub(crate) fn given(&self) -> Option<&'static str> {
        let given = [
            (self.time_limit.is_some(), "--time-limit"),
            (self.memory_limit.is_some(), "--memory-limit"),
            (!self.limits.is_empty(), "--limit"),
        ];
        given.into_iter().find(|(given, _)| *given).map(|(_, option)| option)
    }

    pub(crate) fn settled(&self) -> Bounds {
        let mut limits = Limits::default();
        for &(limit, value) in &self.limits {
            let bytes = value.saturating_mul(1 << 20);
            let count = usize::try_from(value).unwrap_or(usize::MAX);
            match limit {
                Limit::Source => limits.source = bytes,
                Limit::Total => limits.total = bytes,
                Limit::Part => limits.part = bytes,
                Limit::Entries => limits.entries = count,
                Limit::Objects => limits.objects = count,
                Limit::Ratio => limits.ratio = value,
                Limit::Depth => limits.depth = u8::try_from(value).unwrap_or(u8::MAX),
            }
        }
        Bounds {
            time: Duration::from_secs(self.time_limit.unwrap_or(60).into()),
            mebibytes: self.memory_limit.unwrap_or(512),
            limits,
        }
    }
}

/// The smallest and the largest value of each limit. Those of bytes are in mebibytes.
const RANGES: &[(Limit, u64, u64)] = &[
    (Limit::Source, 1, 4096),
    (Limit::Total, 1, 16_384),
    (Limit::Part, 1, 1024),
    (Limit::Entries, 1, 1_000_000),
    (Limit::Objects, 1, 100_000_000),
    (Limit::Ratio, 1, 2000),
    // The proof goes down eight levels.
    (Limit::Depth, 0, 6),
];

/// What is wrong with a value, in French.
#[derive(Debug)]
pub(crate) struct Wrong(pub(super) String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

fn one(text: &str) -> Result<(Limit, u64), Wrong> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let Some(&(limit, least, most)) = RANGES.iter().find(|(limit, ..)| sentences::limit(*limit) == name) else {
        let names: Vec<&str> = RANGES.iter().map(|(limit, ..)| sentences::limit(*limit)).collect();
        return Err(Wrong(format!("les limites sont {}", names.join(", "))));
    };
    match value.parse() {
        Ok(value) if (least..=most).contains(&value) => Ok((limit, value)),
        _ => Err(Wrong(format!("« {name} » va de {least} à {most}, comme {name}={most}"))),
    }
}
