//! What the rules read in a source file: its code without comments, literals and tests, and the paths that it names.

/// A path in segments: `crate::detect::fold::fold` is `["crate", "detect", "fold", "fold"]`.
pub(crate) type Path = Vec<String>;

/// The code of `source`: comments and the insides of literals become spaces; lines stay where they are.
pub(crate) fn code(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

/// Where the comment or literal that starts at `at` ends; `at` if none starts there.
fn literal(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    let inside = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match rest {
        ['/', '/', ..] => at + rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
        ['/', '*', ..] => block_comment(chars, at),
        ['"', ..] => quoted(chars, at + 1, '"'),
        ['r', '#' | '"', ..] if !inside || chars[at - 1] == 'b' => raw(chars, at),
        ['\'', '\\', ..] => quoted(chars, at + 1, '\''),
        // Not a lifetime: `'a'`, but `'a, 'b`.
        ['\'', _, '\'', ..] => at + 3,
        _ => at,
    }
}

fn block_comment(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < chars.len() {
        match chars[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

fn quoted(chars: &[char], mut at: usize, end: char) -> usize {
    while at < chars.len() && chars[at] != end {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw(chars: &[char], start: usize) -> usize {
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    let open = start + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return start; // a raw identifier
    }
    let closes =
        |at: usize| chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (open + 1..chars.len()).find(|at| closes(*at)).map_or(chars.len(), |at| at + 1 + hashes)
}

/// `code` without what only tests compile.
pub(crate) fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        out.push_str(before);
        let open = after.find('{').unwrap_or(after.len());
        let semicolon = after.find(';').unwrap_or(after.len());
        if semicolon < open {
            rest = &after[semicolon + 1..];
            continue;
        }
        let mut depth = 0;
        let close = after.char_indices().find(|(_, c)| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            *c == '}' && depth == 0
        });
        rest = close.map_or("", |(at, _)| &after[at + 1..]);
    }
    out.push_str(rest);
    out
}

/// Every path of `code` that starts with `root`, in `use` lines and elsewhere, groups taken apart.
pub(crate) fn paths(code: &str, root: &str) -> Vec<Path> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(root) {
        let before = code[..at].chars().next_back();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
        let follows = code[..at].trim_end().ends_with("::");
        let rest = &code[at + root.len()..];
        if !inside && !follows && rest.trim_start().starts_with("::") {
            tree(&mut Cursor { rest }, &mut vec![root.to_owned()], &mut found);
        }
    }
    found
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn eat(&mut self, token: &str) -> bool {
        let trimmed = self.rest.trim_start();
        let eaten = trimmed.strip_prefix(token);
        self.rest = eaten.unwrap_or(trimmed);
        eaten.is_some()
    }

    fn word(&mut self) -> Option<String> {
        let trimmed = self.rest.trim_start();
        let end = trimmed.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(trimmed.len());
        self.rest = &trimmed[end..];
        (end > 0).then(|| trimmed[..end].to_owned())
    }
}

/// Reads what follows the path so far: `::name…`, `::{…}`, `::*`, or nothing.
fn tree(cursor: &mut Cursor<'_>, path: &mut Path, found: &mut Vec<Path>) {
    if !cursor.eat("::") {
        found.push(path.clone());
        return;
    }
    if cursor.eat("{") {
        while !cursor.eat("}") {
            let Some(word) = cursor.word() else {
                if cursor.eat("*") || cursor.eat(",") {
                    found.push(path.clone());
                    continue;
                }
                return;
            };
            if word == "self" {
                found.push(path.clone());
            } else {
                path.push(word);
                tree(cursor, path, found);
                path.pop();
            }
            if cursor.eat("as ") {
                cursor.word();
            }
            cursor.eat(",");
        }
    } else if let Some(word) = cursor.word() {
        path.push(word);
        tree(cursor, path, found);
        path.pop();
    } else {
        // A glob, or a turbofish.
        cursor.eat("*");
        found.push(path.clone());
    }
}

mod tests {
    use super::*;

    fn joined(code: &str, root: &str) -> Vec<String> {
        paths(code, root).iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        let source = "a // crate::x\n/* crate::y /* z */ */ b \"crate::w \\\" v\" c r#\"crate::u\"#  'x' '\\'' &'a str";
        let words: Vec<String> = code(source).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words, ["a", "b", "c", "&'a", "str"]);
    }

    #[test]
    fn an_identifier_that_ends_in_r_opens_no_raw_string() {
        assert_eq!(code("for \"x\" in bar"), "for     in bar");
        assert_eq!(code("br\"x\" + 1").trim(), "b     + 1");
    }

    #[test]
    fn tests_are_left_out() {
        let source = "fn a() {}\n#[cfg(test)]\nmod tests;\nfn b() {}\n#[cfg(test)]\nmod t { fn c() { {} } }\nfn d() {}";
        let left = without_tests(source);
        assert!(["a()", "b()", "d()"].iter().all(|name| left.contains(name)));
        assert!(!left.contains("c()") && !left.contains("tests"));
    }

    #[test]
    fn groups_are_taken_apart() {
        let source = "use crate::detect::{self, Candidate, token::{Scene, Shape as S}, lists::*};\nlet x = crate::zone::Zone::General;";
        assert_eq!(
            joined(source, "crate"),
            [
                "crate::detect",
                "crate::detect::Candidate",
                "crate::detect::token::Scene",
                "crate::detect::token::Shape",
                "crate::detect::lists",
                "crate::zone::Zone::General",
            ]
        );
    }

    #[test]
    fn a_root_inside_a_word_or_a_path_is_none() {
        assert_eq!(joined("use mycrate::a; use x::crate::b; $crate::c!()", "crate"), Vec::<String>::new());
        assert_eq!(joined("use super::super::a;", "super"), ["super::super::a"]);
        assert_eq!(joined("use std::{env, io::{self, Write}};", "std"), ["std::env", "std::io", "std::io::Write"]);
        assert_eq!(joined("impl super::Format for X {}", "super"), ["super::Format"]);
    }
}
