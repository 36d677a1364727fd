use std::io::{self, Read};

use super::{LONGEST, Line, Writer, Wrong, pump};

/// What comes out for what comes in, when every line is answered by its length.
fn lengths(mut source: impl Read) -> (String, usize) {
    let mut writer = Writer { out: Vec::new(), bad: 0 };
    let work = |text: &str| -> Result<Line, Wrong> { Ok(Line { json: text.len().to_string(), good: true }) };
    assert!(pump(&mut source, &work, &mut writer).is_ok());
    (String::from_utf8(writer.out).expect("digits"), writer.bad)
}

const TOO_LONG: &str = "cette ligne est trop longue\"}\n";

#[test]
fn a_line_that_is_too_long_is_told_and_the_next_is_read() {
    let long = || io::repeat(b'x').take(LONGEST as u64 + 5);
    let (out, bad) = lengths((&b"ab\n"[..]).chain(long()).chain(&b"\nabc\n"[..]));
    assert_eq!((out, bad), (format!("2\n{{\"id\":null,\"error\":\"ligne 2 : {TOO_LONG}3\n"), 1));
    // At the end, with and without a rest behind the limit.
    for rest in [5, 0] {
        let (out, bad) = lengths(io::repeat(b'x').take(LONGEST as u64 + rest));
        assert_eq!((out, bad), (format!("{{\"id\":null,\"error\":\"ligne 1 : {TOO_LONG}"), 1), "{rest}");
    }
}

#[test]
fn lines_are_whole_however_they_arrive() {
    /// Gives seven bytes at a time.
    struct Drops<'a>(&'a [u8]);
    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let some = self.0.len().min(7).min(buffer.len());
            buffer[..some].copy_from_slice(&self.0[..some]);
            self.0 = &self.0[some..];
            Ok(some)
        }
    }
    let text = "\u{feff}a\r\n\n  \nune ligne plus longue que sept octets\né".as_bytes();
    assert_eq!(lengths(Drops(text)), ("1\n37\n2\n".to_owned(), 0));
    assert_eq!(lengths(text), lengths(Drops(text)));
    assert_eq!(lengths(io::empty()), (String::new(), 0));
}
