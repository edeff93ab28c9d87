//! The page of this machine that a browser comes back to (RFC 8252, 7.3).

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// The path that people register with the vendor.
const PATH: &str = "/callback";

/// Longest first line of a request. A code is a few hundred bytes.
const LONGEST: u64 = 16 * 1024;

/// How long a client may take for it; browsers open spare connections that say nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits on a port of this machine.
pub struct Loopback {
    listener: TcpListener,
    port: u16,
}

impl Loopback {
    /// `port` 0 takes any free one.
    pub async fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// What the vendor sends the browser back to.
    pub fn redirect_uri(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    /// The query of the first request that comes back.
    pub async fn callback(&self) -> io::Result<String> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            // Whoever connects and says nothing, or something else, is not the browser.
            if let Ok(Ok(Some(query))) = timeout(PATIENCE, answer(stream)).await {
                return Ok(query);
            }
        }
    }
}

/// Answers one request. The query, where it is the one that is waited for.
async fn answer(stream: TcpStream) -> io::Result<Option<String>> {
    use tokio::io::AsyncReadExt as _;

    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    (&mut reader).take(LONGEST).read_line(&mut line).await?;
    let query = query(&line);
    let (status, words) = match query {
        Some(_) => (
            "200 OK",
            "You can close this page and go back to the terminal.",
        ),
        None => ("404 Not Found", "There is nothing here."),
    };
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>connspec</title><p>{words}</p>"
    );
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        page.len()
    );
    let stream = reader.get_mut();
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(page.as_bytes()).await?;
    stream.shutdown().await?;
    Ok(query.map(str::to_owned))
}

/// The query in the first line of a request, where it asks for the page.
fn query(line: &str) -> Option<&str> {
    let target = line.strip_prefix("GET ")?.split(' ').next()?;
    let (path, query) = target.split_once('?')?;
    (path == PATH).then_some(query)
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn only_the_page_itself() {
        assert_eq!(
            query("GET /callback?code=a&state=b HTTP/1.1\r\n"),
            Some("code=a&state=b")
        );
        for other in [
            "GET /callback HTTP/1.1\r\n",
            "GET /favicon.ico?code=a HTTP/1.1\r\n",
            "POST /callback?code=a HTTP/1.1\r\n",
            "",
        ] {
            assert_eq!(query(other), None, "{other}");
        }
    }
}
