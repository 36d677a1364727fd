//! From a file to its sentences.

use std::ops::Range;

use huisclos::policy::Circulation;

/// One fence of sentences.
pub(crate) struct Block {
    pub(crate) circulation: Circulation,
    /// What stands before each of its sentences: whole lines.
    pub(crate) head: String,
    pub(crate) cases: Vec<Case>,
}

/// `- before`, `+ after`, and `! why` if it does not read so yet.
pub(crate) struct Case {
    /// In the file, from 1.
    pub(crate) line: usize,
    pub(crate) before: String,
    pub(crate) after: String,
    /// Bytes of the file that hold the lines `+`.
    pub(crate) after_lines: Range<usize>,
    pub(crate) known: Option<String>,
}

/// Where a line of a file stands.
#[derive(PartialEq)]
enum Fence {
    Outside,
    Head,
    Cases,
}

/// Reads a file, or says on which line it is wrong.
pub(crate) fn parse(file: &str) -> Result<Vec<Block>, String> {
    let (mut fence, mut head, mut blocks) = (Fence::Outside, String::new(), Vec::<Block>::new());
    let mut open: Option<Case> = None;
    let mut at = 0;
    for (number, line) in (1..).zip(file.split_inclusive('\n')) {
        let range = at..at + line.len();
        at = range.end;
        let line = line.trim_end_matches('\n');
        let wrong = |why: &str| format!("line {number}: {why}");
        if line.starts_with("```") {
            if let Some(case) = open.take() {
                push(&mut blocks, case)?;
            }
            fence = match (&fence, line) {
                (Fence::Head | Fence::Cases, "```") => Fence::Outside,
                (Fence::Outside, "```text") => {
                    head.clear();
                    Fence::Head
                }
                (Fence::Outside, "```diff" | "```diff interne") => {
                    let circulation =
                        if line.ends_with("interne") { Circulation::Interne } else { Circulation::Externe };
                    blocks.push(Block { circulation, head: head.clone(), cases: Vec::new() });
                    Fence::Cases
                }
                _ => return Err(wrong("a fence of another sort")),
            };
            continue;
        }
        match fence {
            Fence::Outside => {}
            Fence::Head => head += &format!("{line}\n"),
            Fence::Cases if line.is_empty() => {
                if let Some(case) = open.take() {
                    push(&mut blocks, case)?;
                }
            }
            Fence::Cases => {
                let (sign, words) = line.split_at_checked(2).ok_or_else(|| wrong("no words"))?;
                match (sign, &mut open) {
                    ("- ", None) => {
                        let (before, after) = (words.to_owned(), String::new());
                        open = Some(Case { line: number, before, after, after_lines: 0..0, known: None });
                    }
                    ("- ", Some(case)) if case.after_lines.is_empty() => case.before += &format!("\n{words}"),
                    ("+ ", Some(case)) if case.known.is_none() => {
                        if case.after_lines.is_empty() {
                            (case.after, case.after_lines) = (words.to_owned(), range);
                        } else {
                            case.after += &format!("\n{words}");
                            case.after_lines.end = range.end;
                        }
                    }
                    ("! ", Some(case)) if !case.after_lines.is_empty() => case.known = Some(words.to_owned()),
                    _ => return Err(wrong("no line `- before`, `+ after` or `! why not yet`, in this order")),
                }
            }
        }
    }
    if fence != Fence::Outside || blocks.is_empty() {
        return Err("a fence is not closed, or there is none".to_owned());
    }
    Ok(blocks)
}

fn push(blocks: &mut [Block], case: Case) -> Result<(), String> {
    if case.after_lines.is_empty() {
        return Err(format!("line {}: no line `+ after`", case.line));
    }
    if let Some(block) = blocks.last_mut() {
        block.cases.push(case);
    }
    Ok(())
}
