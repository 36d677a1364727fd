//! The program that serves, and a client of few words.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) token: Option<String>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON, status {}", self.status))
    }

    pub(crate) fn error(&self) -> String {
        self.json()["error"].as_str().unwrap().to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let prefix = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(prefix.as_str()))
    }
}

pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_huisclos"))
}

impl Server {
    pub(crate) fn start(options: &[&str]) -> Self {
        Self::of("serve", options)
    }

    /// `ouvrir` or `serve`.
    pub(crate) fn of(command: &str, options: &[&str]) -> Self {
        Self::by(program().arg(command).args(options))
    }

    /// The same where other programs are looked for elsewhere.
    pub(crate) fn with_path(command: &str, options: &[&str], path: &str) -> Self {
        Self::by(program().arg(command).args(options).env("PATH", path))
    }

    fn by(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let rest = line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no address: {line}"));
        let (address, query) = rest.split_once('/').unwrap();
        let token = query.strip_prefix("?token=").map(str::to_owned);
        Self { child, address: address.parse().unwrap(), token }
    }

    /// Sends bytes and reads until the server closes.
    pub(crate) fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        // A server that refuses early may close before all is sent.
        let _ = stream.write_all(request);
        read(&mut stream)
    }

    /// The head of a request that is right in everything, with other headers.
    pub(crate) fn head(&self, line: &str, headers: &str) -> String {
        let token = self.token.iter().map(|token| format!("Authorization: Bearer {token}\r\n")).collect::<String>();
        format!("{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{token}{headers}\r\n", self.address)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.raw(self.head(&format!("GET {path}"), "").as_bytes())
    }

    pub(crate) fn post(&self, path: &str, json: &str) -> Answer {
        self.post_as(path, "application/json", json.as_bytes())
    }

    pub(crate) fn post_as(&self, path: &str, of: &str, body: &[u8]) -> Answer {
        let headers = format!("Content-Type: {of}\r\nContent-Length: {}\r\n", body.len());
        self.raw(&[self.head(&format!("POST {path}"), &headers).as_bytes(), body].concat())
    }

    /// Whether its memory holds `bytes` anywhere.
    #[cfg(target_os = "linux")]
    pub(crate) fn remembers(&self, bytes: &[u8]) -> bool {
        use std::io::{Seek, SeekFrom};
        let folder = std::path::PathBuf::from(format!("/proc/{}", self.child.id()));
        let maps = std::fs::read_to_string(folder.join("maps")).unwrap();
        let mut memory = std::fs::File::open(folder.join("mem")).unwrap();
        maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))).any(|line| {
            let (start, end) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
            let [start, end] = [start, end].map(|address| u64::from_str_radix(address, 16).unwrap());
            memory.seek(SeekFrom::Start(start)).unwrap();
            let mut region = Vec::new();
            // Some regions can't be read; they hold nothing of ours.
            let _ = (&memory).take(end - start).read_to_end(&mut region);
            memchr::memmem::find(&region, bytes).is_some()
        })
    }

    /// Asks it to stop; what it says on standard error, and its exit code.
    pub(crate) fn stop(mut self) -> (String, Option<i32>) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (said, self.child.wait().unwrap().code())
    }

    /// The same once it ends by itself.
    pub(crate) fn end(mut self) -> (String, Option<i32>) {
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (said, self.child.wait().unwrap().code())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn read(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or_else(|| panic!("no answer"));
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes[end + 4..].to_vec() }
}
