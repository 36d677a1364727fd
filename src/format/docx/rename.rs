//! Names of the parts in the output: one that no program gives may be a person's, as in `word/media/Karim.png`.

use std::collections::BTreeMap;

use super::super::parts::{is_known_file, is_known_folder};

/// The names under which the parts are written.
#[derive(Default)]
pub(super) struct Names {
    /// One a part.
    written: Vec<String>,
    /// Those that are new: old name, in lower case from `/` → new one, from `/`.
    renamed: BTreeMap<String, String>,
}

impl Names {
    /// Keeps every name that programs give; of others the extension, and of folders their number and depth, so that
    /// paths between parts that keep their names still lead there. Only parts that stay are counted: what comes out has the
    /// same names if it is read again.
    pub(super) fn of(names: &[String], stays: impl Fn(usize) -> bool) -> Self {
        let mut folders: BTreeMap<String, usize> = BTreeMap::new();
        let mut folder = |path: &str| -> String {
            let mut written = String::new();
            let mut at = 0;
            for step in path.split_inclusive('/') {
                at += step.len();
                let name = step.trim_end_matches('/');
                if is_known_folder(name) {
                    written.push_str(step);
                } else {
                    let count = folders.len() + 1;
                    let number = folders.entry(path[..at].to_lowercase()).or_insert(count);
                    written.push_str(&format!("folder{number}/"));
                }
            }
            written
        };
        let mut number = 0;
        let numbers: Vec<usize> = (0..names.len())
            .map(|index| {
                let before = number;
                number += usize::from(stays(index));
                before
            })
            .collect();
        let index_of = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let mut known = Self::default();
        for (index, name) in names.iter().enumerate() {
            let file = name.rsplit('/').next().unwrap_or(name);
            let path = &name[..name.len() - file.len()];
            // The relationships of a part are named after it.
            let (owner, file, end) = match (path.strip_suffix("_rels/"), file.strip_suffix(".rels")) {
                (Some(folder), Some(part)) => (index_of(&format!("{folder}{part}")).unwrap_or(index), part, ".rels"),
                _ => (index, file, ""),
            };
            let file = if is_known_file(file) {
                file.to_owned()
            } else {
                format!("part{}{}", numbers[owner], extension(file))
            };
            let written = format!("{}{file}{end}", folder(path));
            if written != *name {
                known.renamed.insert(format!("/{}", name.to_lowercase()), format!("/{written}"));
            }
            known.written.push(written);
        }
        known
    }

    /// The name of a part in the output.
    pub(super) fn written(&self, index: usize) -> &str {
        self.written.get(index).map_or("", String::as_str)
    }

    /// Where a target leads from now on, if the part there has a new name. `target` starts with `/`, in lower case.
    pub(super) fn renamed(&self, target: &str) -> Option<&str> {
        self.renamed.get(target).map(String::as_str)
    }

    /// How many parts have a new name.
    pub(super) fn count(&self) -> u32 {
        self.renamed.len() as u32
    }
}

/// With its dot, where it is one that a program can know.
fn extension(file: &str) -> &str {
    let at = file.rfind('.').unwrap_or(file.len());
    let extension = &file[at..];
    if extension.len() <= 6 && extension.chars().skip(1).all(|c| c.is_ascii_alphanumeric()) {
        extension
    } else {
        ".dat"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_go_and_those_of_programs_stay() {
        let old = [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/media/image1.png",
            "word/media/Karim.png",
            "word/Karim/header2.xml",
            "word/Karim/_rels/header2.xml.rels",
            "word/Benali.xml",
            "word/_rels/Benali.xml.rels",
            "word/karim/é.benali",
        ];
        let names = Names::of(&old.map(str::to_owned), |index| index != 3);
        let new: Vec<&str> = (0..old.len()).map(|index| names.written(index)).collect();
        assert_eq!(new[..5], old[..5]);
        assert_eq!(
            new[5..],
            [
                "word/media/part4.png",
                "word/folder1/header2.xml",
                "word/folder1/_rels/header2.xml.rels",
                "word/part7.xml",
                "word/_rels/part7.xml.rels",
                "word/folder1/part9.dat",
            ]
        );
        assert_eq!(names.renamed("/word/media/karim.png"), Some("/word/media/part4.png"));
        assert_eq!((names.renamed("/word/document.xml"), names.count()), (None, 6));
    }
}
