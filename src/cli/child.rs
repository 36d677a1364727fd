//! PDFs are read in a process of their own: what a hostile one does to its reader (endless loops, endless memory, a
//! crash) ends that process and nothing else. Files and what is found in them go through pipes; nothing touches the disk.
//!
//! The program calls itself. A request is the length of a head in four bytes, the head in JSON, and the bytes of the file;
//! an answer is bytes, a head in JSON, and the lengths of both in eight bytes each. The head comes last, because a library
//! may have written to standard output before.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use huisclos::format::{self, Edit, Limit, Limits, Notice};
use huisclos::pages::{self, Paragraph};
use huisclos::proof::{self, Hit, Needle, Needles};
use huisclos::segment::Segment;
pub(super) use huisclos::sentences::PROCESS;
use huisclos::{Error, ErrorKind};
use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::clock;

/// The argument that asks for this; no file and no command of the user's is called so.
const ARGUMENT: &str = "--huisclos-child";

/// What is asked about the file that comes with it.
#[derive(Serialize, Deserialize)]
pub(super) enum Request {
    /// What it says.
    Open,
    /// The file with edits.
    Write(Vec<Edit>),
    /// Where needles are.
    Prove(String, Vec<Needle>),
    /// The text of its pages.
    Pages,
    /// One page, from 1, as a grey picture (PNM).
    Draw(usize),
}

#[derive(Serialize, Deserialize)]
struct Head {
    name: Option<String>,
    drop_images: bool,
    seconds: u64,
    mebibytes: u32,
    limits: Limits,
    request: Request,
}

/// What is answered.
#[derive(Serialize, Deserialize)]
pub(super) enum Answer {
    Opened(Opened),
    /// With the file, or the picture.
    Bytes,
    Searched(Vec<Hit>, Vec<(String, u32)>),
    Pages(Vec<PageText>),
    Failed(usize, Option<Limit>, Option<String>, Option<u64>),
}

/// A document as it was opened.
#[derive(Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) format: String,
    pub(super) parts: Vec<String>,
    pub(super) notices: Vec<(String, u32)>,
    pub(super) segments: Vec<Segment>,
}

/// The text of one page.
#[derive(Serialize, Deserialize)]
pub(super) struct PageText {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) letters: usize,
    pub(super) unmapped: u32,
    pub(super) images: u32,
}

/// Errors by number: what both processes, which are one program, know.
const KINDS: &[ErrorKind] = &[
    ErrorKind::Truncated,
    ErrorKind::Empty,
    ErrorKind::Encrypted,
    ErrorKind::Macros,
    ErrorKind::UnknownFormat,
    ErrorKind::WrongExtension,
    ErrorKind::UnknownEncoding,
    ErrorKind::TooLarge,
    ErrorKind::Hostile,
    ErrorKind::Unencodable,
    ErrorKind::Plan,
    ErrorKind::Unreadable,
    ErrorKind::Scanned,
    ErrorKind::Io(std::io::ErrorKind::TimedOut),
    ErrorKind::Io(std::io::ErrorKind::OutOfMemory),
];

/// Asks another process about a file.
///
/// # Errors
/// What the reader says of the file; `Io(TimedOut)` when it took too long; `Io(OutOfMemory)` when it ended otherwise;
/// another `Io` at [`PROCESS`] when there is no other process.
pub(super) fn ask(
    request: Request,
    bytes: &[u8],
    name: Option<&str>,
    drop_images: bool,
    bounds: Bounds,
) -> Result<(Answer, Vec<u8>), Error> {
    let Bounds { time, mebibytes, limits } = bounds;
    // Each thread takes of the memory that the process may have.
    let limits = Limits { threads: 1, ..limits };
    let head = Head { name: name.map(str::to_owned), drop_images, seconds: time.as_secs(), mebibytes, limits, request };
    let head = serde_json::to_vec(&head).map_err(|_| stopped())?;
    let program = std::env::current_exe().map_err(|error| Error::from(error).at(PROCESS))?;
    let mut command = Command::new(program);
    command.arg(ARGUMENT);
    let length = u32::try_from(head.len()).map_err(|_| ErrorKind::TooLarge)?.to_le_bytes();
    let mut answer = converse(command, &[&length, &head, bytes], time)?;
    let mut length = || -> Option<usize> {
        let at = answer.len().checked_sub(8)?;
        let length = u64::from_le_bytes(answer.get(at..)?.try_into().ok()?);
        answer.truncate(at);
        usize::try_from(length).ok()
    };
    let (head, body) = (length().ok_or_else(stopped)?, length().ok_or_else(stopped)?);
    let head_at = answer.len().checked_sub(head).ok_or_else(stopped)?;
    let parsed = serde_json::from_slice(&answer[head_at..]).map_err(|_| stopped())?;
    answer.truncate(head_at);
    let body_at = head_at.checked_sub(body).ok_or_else(stopped)?;
    match parsed {
        Answer::Failed(kind, limit, place, position) => {
            let kind = KINDS.get(kind).copied().unwrap_or(ErrorKind::Truncated);
            let mut error = limit.map_or_else(|| Error::new(kind), Error::from);
            error = place.iter().fold(error, |error, place| error.at(place));
            Err(position.into_iter().fold(error, Error::position))
        }
        parsed => Ok((parsed, answer.split_off(body_at))),
    }
}

fn stopped() -> Error {
    ErrorKind::Io(std::io::ErrorKind::OutOfMemory).into()
}

/// Gives a program its input and takes its output, within a time.
///
/// # Errors
/// `Io(TimedOut)`; `Io(OutOfMemory)` when it did not end well; `Io` at [`PROCESS`] when it could not be started.
pub(super) fn converse(command: Command, input: &[&[u8]], time: Duration) -> Result<Vec<u8>, Error> {
    clock::apart(|| talk(command, input, time))
}

fn talk(mut command: Command, input: &[&[u8]], time: Duration) -> Result<Vec<u8>, Error> {
    let until = Instant::now() + time;
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| Error::from(error).at(PROCESS))?;
    let (Some(mut to), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else { return Err(stopped()) };
    let done = std::thread::scope(|scope| {
        // Written beside the reading, for neither pipe holds a file. A reader that has gone away is told by its end.
        scope.spawn(move || {
            let _ = input.iter().try_for_each(|bytes| to.write_all(bytes)).and_then(|()| to.flush());
        });
        let (send, receive) = mpsc::channel();
        scope.spawn(move || {
            let mut output = Vec::new();
            let read = from.read_to_end(&mut output).map(|_| output);
            let _ = send.send(read);
        });
        let output = receive.recv_timeout(until.saturating_duration_since(Instant::now()));
        if output.is_err() {
            end(&mut child);
        }
        output
    });
    let status = child.wait()?;
    match done {
        Err(_) => Err(ErrorKind::Io(std::io::ErrorKind::TimedOut).into()),
        Ok(Ok(output)) if status.success() => Ok(output),
        Ok(_) => Err(stopped()),
    }
}

fn end(child: &mut Child) {
    // It has ended by itself: all the same.
    let _ = child.kill();
}

/// Whether this process is the one that reads.
pub(super) fn is_asked_for() -> bool {
    std::env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT)
}

/// Reads one request from standard input, answers on standard output.
pub(super) fn serve() -> ExitCode {
    let mut input = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut input).is_err() {
        return ExitCode::FAILURE;
    }
    let head = input.first_chunk::<4>().map(|length| u32::from_le_bytes(*length) as usize);
    let Some(head) = head.and_then(|length| input.get(4..4 + length)) else { return ExitCode::FAILURE };
    let file = input.get(4 + head.len()..).unwrap_or_default().to_vec();
    let Ok(head) = serde_json::from_slice::<Head>(head) else { return ExitCode::FAILURE };
    drop(input);
    bound(&head);
    let (answer, bytes) = answer(head, file).unwrap_or_else(|error| {
        let kind = KINDS.iter().position(|kind| *kind == error.kind()).unwrap_or_default();
        (Answer::Failed(kind, error.limit(), error.place().map(str::to_owned), error.offset()), Vec::new())
    });
    let Ok(answer) = serde_json::to_vec(&answer) else { return ExitCode::FAILURE };
    let lengths = [(bytes.len() as u64).to_le_bytes(), (answer.len() as u64).to_le_bytes()];
    let mut out = std::io::stdout().lock();
    let written = [&bytes[..], &answer, &lengths[0], &lengths[1]].iter().try_for_each(|part| out.write_all(part));
    if written.and_then(|()| out.flush()).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes from this process, and from those that it starts, all above its share.
fn bound(head: &Head) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let to = |most| Rlimit { current: Some(most), maximum: Some(most) };
        // A system that knows no such limit still has the clock of the process that asked.
        let _ = setrlimit(Resource::As, to(u64::from(head.mebibytes) << 20));
        let _ = setrlimit(Resource::Cpu, to(head.seconds + 1));
        let _ = setrlimit(Resource::Core, to(0));
    }
    #[cfg(not(unix))]
    let _ = head;
}

fn answer(head: Head, file: Vec<u8>) -> Result<(Answer, Vec<u8>), Error> {
    let Head { name, drop_images, seconds, limits, request, .. } = head;
    let open = |file: Vec<u8>| {
        let mut document = format::open_within(file, name.as_deref(), &limits)?;
        if drop_images {
            document.drop_images();
        }
        Ok::<_, Error>(document)
    };
    Ok(match request {
        Request::Open => {
            let document = open(file)?;
            let mut segments = Vec::new();
            document.segments(&mut |segment| segments.push(segment))?;
            let parts = (0..document.parts()).map(|part| document.part_name(part).to_owned()).collect();
            let notices =
                document.notices().iter().map(|Notice { what, count }| ((*what).to_owned(), *count)).collect();
            (Answer::Opened(Opened { format: document.format().to_owned(), parts, notices, segments }), Vec::new())
        }
        Request::Write(edits) => {
            let mut out = Vec::new();
            open(file)?.write(&edits, &mut out)?;
            (Answer::Bytes, out)
        }
        Request::Prove(format, needles) => {
            let found = proof::search_all(&file, &format, &Needles::new(needles)?)?;
            let unread = found.unread.into_iter().map(|(what, count)| (what.to_owned(), count)).collect();
            (Answer::Searched(found.hits, unread), Vec::new())
        }
        Request::Pages => {
            let pdf = pages::open(file)?;
            let text = |page: &pages::Page| PageText {
                paragraphs: pages::paragraphs(page),
                letters: page.letters(),
                unmapped: page.unmapped,
                images: page.images,
            };
            (Answer::Pages(pages::pages(&pdf).iter().map(text).collect()), Vec::new())
        }
        Request::Draw(page) => {
            let mut command = Command::new("pdftoppm");
            let page = page.to_string();
            command.args(["-gray", "-r", "200", "-f", &page, "-l", &page, "-"]);
            (Answer::Bytes, converse(command, &[&file], Duration::from_secs(seconds))?)
        }
    })
}
