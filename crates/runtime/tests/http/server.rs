//! A server on loopback that answers as a test tells it to and remembers what it got.

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A connection, with or without TLS.
pub trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

pub struct Server {
    address: SocketAddr,
    log: Arc<Log>,
}

#[derive(Default)]
struct Log {
    requests: Mutex<Vec<String>>,
    connections: Mutex<usize>,
}

impl Server {
    /// A server that answers request number `n`, from 0, by `answer(n, stream)`. The connection is
    /// kept, unless that is an error.
    pub fn start(
        answer: impl Fn(usize, &mut dyn Stream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::accept(answer, |stream| Box::new(stream))
    }

    /// The same with TLS.
    pub fn start_tls(
        config: Arc<ServerConfig>,
        answer: impl Fn(usize, &mut dyn Stream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::accept(answer, move |stream| {
            let connection = ServerConnection::new(config.clone()).unwrap();
            Box::new(StreamOwned::new(connection, stream))
        })
    }

    /// A server that gives every request the same answer.
    pub fn replying(reply: impl Into<String>) -> Self {
        let reply = reply.into();
        Self::start(move |_, stream| stream.write_all(reply.as_bytes()))
    }

    fn accept(
        answer: impl Fn(usize, &mut dyn Stream) -> io::Result<()> + Send + Sync + 'static,
        wrap: impl Fn(TcpStream) -> Box<dyn Stream> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Log::default());
        let shared = Arc::new((answer, wrap, log.clone()));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = shared.clone();
                thread::spawn(move || {
                    let (answer, wrap, log) = &*shared;
                    *log.connections.lock().unwrap() += 1;
                    let mut stream = wrap(stream);
                    while let Ok(request) = read_request(&mut stream) {
                        let number = log.remember(request);
                        if answer(number, &mut stream).is_err() {
                            break;
                        }
                    }
                });
            }
        });
        Self { address, log }
    }

    /// The address of something on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The requests that came, in order: head and body.
    pub fn requests(&self) -> Vec<String> {
        self.log.requests.lock().unwrap().clone()
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        *self.log.connections.lock().unwrap()
    }
}

impl Log {
    fn remember(&self, request: String) -> usize {
        let mut requests = self.requests.lock().unwrap();
        requests.push(request);
        requests.len() - 1
    }
}

/// An answer with a length.
pub fn reply(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}")
}

/// What `answer` returns to end the connection.
pub fn hang_up() -> io::Result<()> {
    Err(ErrorKind::ConnectionAborted.into())
}

fn read_request(stream: &mut dyn Stream) -> io::Result<String> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(read_byte(stream)?);
    }
    let head = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    for _ in 0..length.map_or(0, |length| length.parse().unwrap()) {
        bytes.push(read_byte(stream)?);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn read_byte(stream: &mut dyn Stream) -> io::Result<u8> {
    let mut byte = [0];
    stream.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// An address that nobody listens at.
pub fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
