//! Reading pictures of pages with Tesseract, a program of its own, when it is installed. Pictures and text go through
//! pipes.

use std::path::Path;
use std::process::{Command, Stdio};

use huisclos::pages::Paragraph;

use super::Failure;
use super::bounds::Bounds;
use super::child::converse;
use super::messages::shown;

/// Says what is missing.
pub(super) fn is_there() -> Result<(), Failure> {
    let missing = |what: &str, packages: &str| {
        Failure::error(format!(
            "{what} : installez {packages} (sous Debian : apt install {packages}), puis recommencez."
        ))
    };
    let languages = Command::new("tesseract").arg("--list-langs").stdin(Stdio::null()).stderr(Stdio::null()).output();
    match languages {
        Err(_) => {
            return Err(missing(
                "Tesseract, qui lit les pages numérisées, n'est pas installé",
                "tesseract-ocr tesseract-ocr-fra",
            ));
        }
        Ok(output) if !String::from_utf8_lossy(&output.stdout).lines().any(|line| line.trim() == "fra") => {
            return Err(missing("Tesseract est installé sans le français", "tesseract-ocr-fra"));
        }
        Ok(_) => {}
    }
    let draws =
        Command::new("pdftoppm").arg("-v").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    draws
        .map(drop)
        .map_err(|_| missing("Le programme pdftoppm, qui dessine les pages, n'est pas installé", "poppler-utils"))
}

/// The paragraphs of a picture.
pub(super) fn read(picture: &[u8], bounds: Bounds, path: &Path) -> Result<Vec<Paragraph>, Failure> {
    let mut command = Command::new("tesseract");
    // One thread: the same text every time, and several files may be read at once.
    command.args(["stdin", "stdout", "-l", "fra", "--dpi", "200"]).env("OMP_THREAD_LIMIT", "1");
    let text = converse(command, &[picture], bounds.time).map_err(|error| Failure::of(&error, &shown(path)))?;
    Ok(paragraphs(&String::from_utf8_lossy(&text)))
}

/// Blank lines part paragraphs; a hyphen at a line end before a small letter goes.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut open = false;
    for line in text.replace('\u{c}', "\n\n").lines().map(str::trim) {
        match out.last_mut() {
            _ if line.is_empty() => {
                open = false;
                continue;
            }
            Some(last) if open => {
                if last.text.ends_with('-') && line.starts_with(char::is_lowercase) {
                    last.text.pop();
                } else if !last.text.ends_with('-') {
                    last.text.push(' ');
                }
                last.text.push_str(line);
            }
            _ => out.push(Paragraph { text: line.to_owned(), heading: false }),
        }
        open = true;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        let texts = |text| paragraphs(text).into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>();
        assert_eq!(
            texts("Vu la prési-\ndente\nNiang.\n\n\nSaint-\nDenis\n\u{c}"),
            ["Vu la présidente Niang.", "Saint-Denis"]
        );
    }
}
