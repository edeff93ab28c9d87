//! What a server answers, well or badly.

use std::io::{Result, Write};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value as Json;

use crate::Headers;

/// An answer of [`FakeVendor`](crate::FakeVendor).
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Headers,
    delay: Duration,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Whole(Vec<u8>),
    /// A byte at a time, with a pause before each.
    Dripping(Vec<u8>, Duration),
    /// Announced whole, closed after so many bytes.
    Cut(Vec<u8>, usize),
    /// So many bytes; announced, or ended by the end of the connection.
    Filler {
        length: u64,
        announced: bool,
    },
    /// The connection is closed without any answer.
    Dropped,
}

impl Answer {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, Body::Whole(Vec::new()))
    }

    /// A JSON document.
    pub fn json(status: u16, document: &Json) -> Self {
        let body = document.to_string().into_bytes();
        Self::new(status, Body::Whole(body)).header("content-type", "application/json")
    }

    /// A plain text.
    pub fn text(status: u16, text: &str) -> Self {
        let body = text.as_bytes().to_vec();
        Self::new(status, Body::Whole(body)).header("content-type", "text/plain; charset=utf-8")
    }

    /// A redirect to an address.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::empty(status).header("location", location)
    }

    /// Status 200 and a body of so many bytes, announced by its `Content-Length`.
    pub fn oversized(length: u64) -> Self {
        let announced = true;
        Self::new(200, Body::Filler { length, announced })
    }

    /// Status 200 and a body of so many bytes that nothing announces: only who counts them knows.
    pub fn oversized_unannounced(length: u64) -> Self {
        let announced = false;
        Self::new(200, Body::Filler { length, announced })
    }

    /// Nothing: the connection is closed once the request was read.
    pub fn dropped() -> Self {
        Self::new(0, Body::Dropped)
    }

    /// With one more header field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(name, value);
        self
    }

    /// After a wait.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// With a body that comes one byte at a time, with a pause before each.
    #[must_use]
    pub fn dripping(mut self, pause: Duration) -> Self {
        if let Body::Whole(bytes) = self.body {
            self.body = Body::Dripping(bytes, pause);
        }
        self
    }

    /// With a body that is announced whole and ends after so many bytes.
    #[must_use]
    pub fn cut_after(mut self, length: usize) -> Self {
        if let Body::Whole(bytes) = self.body {
            self.body = Body::Cut(bytes, length);
        }
        self
    }

    fn new(status: u16, body: Body) -> Self {
        Self {
            status,
            headers: Headers::default(),
            delay: Duration::ZERO,
            body,
        }
    }

    /// Writes the answer to a request of this method.
    ///
    /// # Errors
    ///
    /// Those of the connection; a client that has read enough may close it at any time.
    pub(crate) fn write(&self, method: &str, stream: &mut impl Write) -> Result<()> {
        sleep(self.delay);
        if matches!(self.body, Body::Dropped) {
            return Ok(());
        }
        stream.write_all(self.head().as_bytes())?;
        if method != "HEAD" {
            self.write_body(stream)?;
        }
        stream.flush()
    }

    fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} \r\nConnection: close\r\n", self.status);
        let length = match &self.body {
            _ if self.status == 204 || self.status == 304 => None,
            Body::Whole(bytes) | Body::Dripping(bytes, _) | Body::Cut(bytes, _) => {
                Some(bytes.len() as u64)
            }
            Body::Filler { length, announced } => announced.then_some(*length),
            Body::Dropped => None,
        };
        if let Some(length) = length {
            head.push_str(&format!("Content-Length: {length}\r\n"));
        }
        for (name, value) in self.headers.iter() {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head
    }

    fn write_body(&self, stream: &mut impl Write) -> Result<()> {
        match &self.body {
            Body::Whole(bytes) => stream.write_all(bytes),
            Body::Dripping(bytes, pause) => bytes.iter().try_for_each(|byte| {
                sleep(*pause);
                stream.write_all(&[*byte])?;
                stream.flush()
            }),
            Body::Cut(bytes, length) => stream.write_all(&bytes[..(*length).min(bytes.len())]),
            Body::Filler { length, .. } => {
                let piece = [b' '; 8192];
                let mut left = *length;
                while left > 0 {
                    let now = left.min(piece.len() as u64);
                    stream.write_all(&piece[..now as usize])?;
                    left -= now;
                }
                Ok(())
            }
            Body::Dropped => Ok(()),
        }
    }
}
