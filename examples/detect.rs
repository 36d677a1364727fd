//! Prints what the patterns and the address recogniser find: `start end kind rule confidence text`, one a line.
//! `cargo run --release --example detect [FILE…]`; with `--time`, MB/s over the files repeated.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::use_debug)] // a program speaks

use huisclos::detect::{Candidate, address, patterns};
use huisclos::zone::Zone;

fn find(text: &str, zone: Zone, out: &mut Vec<Candidate>) {
    patterns::find(text, out);
    address::find(text, zone, out);
}

fn main() -> std::io::Result<()> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let time = files.first().is_some_and(|first| first == "--time");
    if time {
        files.remove(0);
    }
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    if time {
        let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
        let bytes: usize = lines.iter().map(|line| line.len()).sum();
        let rounds = 20_000_000 / bytes.max(1) + 1;
        for (name, which) in [("patterns", 0), ("address", 1)] {
            let start = std::time::Instant::now();
            let mut out = Vec::new();
            find("", Zone::General, &mut out);
            eprintln!("{name}: first use {:?}", start.elapsed());
            let start = std::time::Instant::now();
            let mut count = 0;
            for _ in 0..rounds {
                for line in &lines {
                    out.clear();
                    match which {
                        0 => patterns::find(line, &mut out),
                        _ => address::find(line, Zone::General, &mut out),
                    }
                    count += out.len();
                }
            }
            let speed = (bytes * rounds) as f64 / start.elapsed().as_secs_f64() / 1e6;
            eprintln!("{name}: {speed:.0} MB/s, {count} candidates");
        }
        return Ok(());
    }
    for text in &texts {
        let mut out = Vec::new();
        find(text, Zone::Situation, &mut out);
        out.sort_by_key(|c| (c.span, c.rule));
        for c in out {
            let found = text[c.span.range()].replace('\n', "⏎");
            println!("{}\t{}\t{}\t{}\t{}\t{found}", c.span.start, c.span.end, c.kind.name(), c.rule, c.confidence);
        }
    }
    Ok(())
}
