//! An HTTP server that answers as a test says and remembers what it was asked.

use std::fmt;
use std::io::{BufReader, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::{Answer, Client, Received};

/// An HTTP server on a free port of the loopback address. It stands for any number of hosts,
/// which it tells apart by the `Host` header.
///
/// It serves every connection in a thread of its own, one request each. What it is asked without a
/// route for it gets 404. A request that is not HTTP gets 400 and is not remembered. Dropping it
/// stops it; answers on their way are still finished.
pub struct FakeVendor {
    address: SocketAddr,
    state: Arc<State>,
    listener: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    stopped: AtomicBool,
    routes: Mutex<Vec<Route>>,
    requests: Mutex<Vec<Received>>,
}

type Handler = Arc<dyn Fn(&Received) -> Answer + Send + Sync>;

struct Route {
    host: String,
    method: String,
    path: String,
    handler: Handler,
}

impl FakeVendor {
    /// Starts a server without any routes.
    ///
    /// # Panics
    ///
    /// When no port can be had.
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let listener = thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stopped.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let shared = Arc::clone(&shared);
                thread::spawn(move || shared.serve(stream));
            }
        });
        Self {
            address,
            state,
            listener: Some(listener),
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client that calls it by an origin such as `https://vendor.example`.
    pub fn client(&self, origin: &str) -> Client {
        Client::new(self.address, origin)
    }

    /// Always gives the same answer to requests for a host, method and path.
    ///
    /// A pattern that ends in `*` fits everything that starts as it does. Of several routes that
    /// fit, the last one answers.
    pub fn answer(&self, host: &str, method: &str, path: &str, answer: Answer) {
        self.route(host, method, path, move |_| answer.clone());
    }

    /// Lets a function answer requests for a host, method and path, with patterns as in
    /// [`answer`](Self::answer). It may run in several threads at once; where it panics the client
    /// gets no answer.
    pub fn route(
        &self,
        host: &str,
        method: &str,
        path: &str,
        handler: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) {
        lock(&self.state.routes).push(Route {
            host: host.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            handler: Arc::new(handler),
        });
    }

    /// The requests so far, in the order in which they were read.
    pub fn requests(&self) -> Vec<Received> {
        lock(&self.state.requests).clone()
    }
}

impl Drop for FakeVendor {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        // Nothing but a connection ends the wait for one.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(listener) = self.listener.take().filter(|_| woken) {
            let _ = listener.join();
        }
    }
}

impl fmt::Debug for FakeVendor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FakeVendor").field(&self.address).finish()
    }
}

impl State {
    /// Reads one request and answers it. A client that goes away has no one to tell.
    fn serve(&self, mut stream: TcpStream) {
        let Ok(read_half) = stream.try_clone() else {
            return;
        };
        let request = match Received::read(&mut BufReader::new(read_half)) {
            Ok(request) => request,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                let refusal = Answer::text(400, &error.to_string());
                let _ = refusal.write("GET", &mut stream);
                return;
            }
            Err(_) => return,
        };
        lock(&self.requests).push(request.clone());
        let answer = match self.handler(&request) {
            Some(handler) => handler(&request),
            None => {
                let (method, host, path) = (&request.method, &request.host, request.path());
                Answer::text(404, &format!("no route for {method} {host} {path}"))
            }
        };
        let _ = answer.write(&request.method, &mut stream);
    }

    fn handler(&self, request: &Received) -> Option<Handler> {
        let routes = lock(&self.routes);
        let route = routes.iter().rev().find(|route| {
            fits(&route.host, &request.host)
                && fits(&route.method, &request.method)
                && fits(&route.path, request.path())
        });
        route.map(|route| Arc::clone(&route.handler))
    }
}

fn fits(pattern: &str, value: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => value.starts_with(start),
        None => value == pattern,
    }
}

/// What is behind a lock is whole even where its last holder panicked: nothing is done to it but
/// pushing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
