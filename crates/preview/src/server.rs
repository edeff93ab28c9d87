//! Listening on the loopback address.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use connspec_project::Project;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::answer::Answer;
use crate::site::Site;

/// How long a client may take for the head of a request. Browsers open spare connections that say
/// nothing for a while.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(200);

/// A preview of a project, listening on a port of this machine.
#[derive(Debug)]
pub struct Preview {
    listener: TcpListener,
    site: Arc<Site>,
    /// What a browser on this machine may call it.
    names: Arc<[String]>,
}

impl Preview {
    /// Listens on `port` of the loopback address; 0 takes any free one. Has to be called in a runtime
    /// of Tokio with network and time.
    ///
    /// # Errors
    /// If the port is taken or the system refuses.
    pub async fn bind(project: Project, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            listener,
            site: Arc::new(Site::new(project)),
            names: ["127.0.0.1", "localhost"]
                .map(|name| format!("{name}:{port}"))
                .into(),
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until the task is dropped.
    pub async fn serve(self) -> Infallible {
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let (site, names) = (Arc::clone(&self.site), Arc::clone(&self.names));
                    tokio::spawn(converse(stream, site, names));
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }
}

async fn converse(stream: TcpStream, site: Arc<Site>, names: Arc<[String]>) {
    let service = service_fn(|request: Request<Incoming>| {
        let (site, names) = (Arc::clone(&site), Arc::clone(&names));
        async move { Ok::<_, Infallible>(respond(&request, site, &names).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), service);
    // Whoever breaks off has no use for an answer.
    let _ = connection.await;
}

async fn respond(
    request: &Request<Incoming>,
    site: Arc<Site>,
    names: &[String],
) -> Response<Full<Bytes>> {
    let answer = if !is_for_us(request, names) {
        // Another site may have made its name point to this machine, to read what is here.
        Answer::refusal(StatusCode::MISDIRECTED_REQUEST)
    } else if ![Method::GET, Method::HEAD].contains(request.method()) {
        Answer::refusal(StatusCode::METHOD_NOT_ALLOWED)
    } else {
        let path = request.uri().path().to_owned();
        let query = request.uri().query().unwrap_or_default().to_owned();
        // Compiling takes a while, and other requests need not wait for it.
        let answer = spawn_blocking(move || site.answer(&path, &query)).await;
        answer.unwrap_or_else(|_| Answer::refusal(StatusCode::INTERNAL_SERVER_ERROR))
    };
    answer.into_response()
}

/// Whether the request names this server, once, and by a name that no other machine can have.
fn is_for_us<B>(request: &Request<B>, names: &[String]) -> bool {
    let is_ours = |name: &[u8]| {
        names
            .iter()
            .any(|ours| name.eq_ignore_ascii_case(ours.as_bytes()))
    };
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next().is_some_and(|host| is_ours(host.as_bytes()));
    let authority = request.uri().authority();
    host && hosts.next().is_none() && authority.is_none_or(|name| is_ours(name.as_str().as_bytes()))
}
