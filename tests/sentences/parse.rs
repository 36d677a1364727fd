//! From a file to its sentences.

use std::ops::Range;

use huisclos::policy::{Circulation, Formation};

use super::Outcome;

/// What a file says should be.
#[derive(Default)]
pub(crate) struct File {
    pub(crate) blocks: Vec<Block>,
    /// The hard cases, in the order of their comments.
    pub(crate) cases: Vec<u32>,
    pub(crate) tests: Vec<Named>,
}

/// A test that stands for what no sentence can say.
pub(crate) struct Named {
    pub(crate) case: u32,
    pub(crate) test: String,
    pub(crate) known: Option<String>,
}

/// One fence of sentences.
pub(crate) struct Block {
    /// The hard case that they are of. In one, the report counts as the text does.
    pub(crate) case: Option<u32>,
    pub(crate) formation: Formation,
    pub(crate) circulation: Circulation,
    /// What stands before each of its sentences: whole lines.
    pub(crate) head: String,
    pub(crate) sentences: Vec<Sentence>,
}

/// `- before`, `+ after`, or `= both`; `? what the report says`; and `! why` if it is not so yet.
pub(crate) struct Sentence {
    /// In the file, from 1.
    pub(crate) line: usize,
    pub(crate) before: String,
    pub(crate) expected: Outcome,
    /// It is written once for before and after.
    pub(crate) same: bool,
    /// Bytes of the file that hold what is expected.
    pub(crate) expected_lines: Range<usize>,
    pub(crate) known: Option<String>,
}

/// Where a line of a file stands.
#[derive(PartialEq)]
enum Fence {
    Outside,
    Head,
    Sentences,
    Tests,
}

/// Reads a file, or says on which line it is wrong.
pub(crate) fn parse(text: &str) -> Result<File, String> {
    let (mut fence, mut head, mut case, mut file) = (Fence::Outside, String::new(), None, File::default());
    let mut open: Option<Sentence> = None;
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let range = at..at + line.len();
        at = range.end;
        let line = line.trim_end_matches('\n');
        let wrong = |why: &str| format!("line {number}: {why}");
        if line.starts_with("```") {
            close(&mut file.blocks, open.take())?;
            let words = line.trim_start_matches('`');
            fence = match (&fence, words) {
                (Fence::Outside, "text") => {
                    head.clear();
                    Fence::Head
                }
                (Fence::Outside, "test") if case.is_some() => Fence::Tests,
                (Fence::Outside, "") => return Err(wrong("a fence of no sort")),
                (Fence::Outside, words) => {
                    let block = block(words).ok_or_else(|| wrong("a fence of another sort"))?;
                    file.blocks.push(Block { case, head: head.clone(), ..block });
                    Fence::Sentences
                }
                (_, "") => Fence::Outside,
                _ => return Err(wrong("a fence in a fence")),
            };
            continue;
        }
        match fence {
            Fence::Outside => {
                if let Some(comment) = line.strip_prefix("<!-- case ") {
                    let of = comment.split_once(": ").and_then(|(of, _)| of.parse().ok());
                    let of = of.ok_or_else(|| wrong("no `<!-- case 12: why it is hard. -->`"))?;
                    file.cases.push(of);
                    case = Some(of);
                    head.clear();
                }
            }
            Fence::Head => head += &format!("{line}\n"),
            Fence::Tests => match (line.strip_prefix("! "), file.tests.last_mut(), case) {
                (Some(why), Some(named), _) => named.known = Some(why.to_owned()),
                (None, _, Some(case)) => file.tests.push(Named { case, test: line.to_owned(), known: None }),
                _ => return Err(wrong("no test")),
            },
            Fence::Sentences if line.is_empty() => close(&mut file.blocks, open.take())?,
            Fence::Sentences => {
                let (sign, words) = line.split_at_checked(2).ok_or_else(|| wrong("no words"))?;
                let sentence = open.get_or_insert_with(|| Sentence::at(number));
                if !sentence.takes(sign, words, range, case.is_some()) {
                    return Err(wrong(
                        "no `- before`, `+ after` or `= both`, `? report`, `! why not yet`, in this order",
                    ));
                }
            }
        }
    }
    if fence != Fence::Outside || file.blocks.is_empty() {
        return Err("a fence is not closed, or there is none".to_owned());
    }
    Ok(file)
}

/// What the words behind the marks of a fence of sentences say: `diff`, a circulation, a formation.
fn block(words: &str) -> Option<Block> {
    let mut words = words.split(' ');
    let (mut formation, mut circulation) = (Formation::GroupeDeTravail, Circulation::Externe);
    if words.next() != Some("diff") {
        return None;
    }
    for word in words {
        match (Formation::from_name(word), Circulation::ALL.into_iter().find(|of| of.name() == word)) {
            (Some(of), _) => formation = of,
            (_, Some(of)) => circulation = of,
            _ => return None,
        }
    }
    Some(Block { case: None, formation, circulation, head: String::new(), sentences: Vec::new() })
}

fn close(blocks: &mut [Block], sentence: Option<Sentence>) -> Result<(), String> {
    let Some(sentence) = sentence else { return Ok(()) };
    if sentence.expected_lines.is_empty() {
        return Err(format!("line {}: nothing is expected", sentence.line));
    }
    if let Some(block) = blocks.last_mut() {
        block.sentences.push(sentence);
    }
    Ok(())
}

impl Sentence {
    fn at(line: usize) -> Self {
        let (before, expected) = (String::new(), Outcome::default());
        Self { line, before, expected, same: false, expected_lines: 0..0, known: None }
    }

    /// Adds a line, unless it may not stand there. `reported`: one of the report may.
    fn takes(&mut self, sign: &str, words: &str, range: Range<usize>, reported: bool) -> bool {
        let begun = !self.before.is_empty();
        let expects = !self.expected_lines.is_empty();
        let last = self.expected.report.is_empty() && self.known.is_none();
        match sign {
            "- " if !expects => join(&mut self.before, words),
            "= " if last && (self.same || !begun) => {
                self.same = true;
                join(&mut self.before, words);
                self.expected.text = Some(self.before.clone());
            }
            "+ " if begun && last && !self.same => join(self.expected.text.get_or_insert_default(), words),
            "? " if begun && reported && self.known.is_none() => self.expected.report.push(words.to_owned()),
            "! " if expects && self.known.is_none() => self.known = Some(words.to_owned()),
            _ => return false,
        }
        if matches!(sign, "+ " | "= " | "? ") {
            let start = if expects { self.expected_lines.start } else { range.start };
            self.expected_lines = start..range.end;
        }
        true
    }
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
