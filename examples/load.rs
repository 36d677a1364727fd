//! Many clients ask `huisclos serve` at once, each again as soon as it has its answer; how long answers took.
//!
//! `cargo run --release --example load -- 'http://127.0.0.1:PORT/?token=TOKEN' CLIENTS SECONDS`; `tests/web/load` starts
//! the server, too.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool of the developers stops where something is wrong")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// About two thousand bytes of an invented minute.
const TEXT: &str = "Situation n° 1 : Karim BENALI, 15 ans, demeurant 12 rue Haute, est scolarisé au collège Jean-Moulin. Sa mère, \
    Mme Samia BENALI, est joignable au 06 39 98 12 34. Le bailleur signale des troubles dans le hall, et la police \
    municipale passera deux fois par semaine. La réussite éducative recevra la famille en avril. ";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap();
    let (address, query) = url.trim().strip_prefix("http://").unwrap().split_once('/').unwrap();
    let token = query.strip_prefix("?token=").unwrap_or_default();
    let clients: usize = arguments.next().map_or(64, |text| text.parse().unwrap());
    let seconds: u64 = arguments.next().map_or(10, |text| text.parse().unwrap());
    let text = TEXT.repeat(6);
    let body = serde_json::json!({"text": text, "language": "fr"}).to_string();
    let request = format!(
        "POST /analyze HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut took, errors) = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients).map(|_| scope.spawn(|| client(address, &request, until))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).fold(
            (Vec::new(), 0),
            |(mut all, errors), (took, more)| {
                all.extend(took);
                (all, errors + more)
            },
        )
    });
    took.sort_unstable();
    let of = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{clients} clients, {seconds} s, {} bytes of text: {} answers, {} a second, {errors} errors; p50 {:.1} ms, p99 {:.1} ms, \
         longest {:.1} ms",
        text.len(),
        took.len(),
        took.len() as u64 / seconds.max(1),
        of(0.5),
        of(0.99),
        of(1.0)
    );
}

/// How long each answer took, and how many were none.
fn client(address: &str, request: &str, until: Instant) -> (Vec<Duration>, usize) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let (mut took, mut errors) = (Vec::new(), 0);
    while Instant::now() < until {
        let start = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        let (mut line, mut status, mut length) = (String::new(), String::new(), 0);
        while line != "\r\n" {
            line.clear();
            answers.read_line(&mut line).unwrap();
            if status.is_empty() {
                status.clone_from(&line);
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
        }
        answers.read_exact(&mut vec![0; length]).unwrap();
        took.push(start.elapsed());
        errors += usize::from(!status.contains(" 200 "));
    }
    (took, errors)
}
