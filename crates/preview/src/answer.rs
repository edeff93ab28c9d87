//! Answers, with the headers that every one of them carries.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};

/// What a page may do: run the scripts of this server, ask this server, and show guides of this
/// server. It may send no form anywhere, and nothing may show it in a frame.
const OF_PAGES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a guide may do: no script, and pictures of the vendor.
const OF_GUIDES: &str = "default-src 'none'; style-src 'self'; img-src 'self' https:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// An answer to a request.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    content_type: &'static str,
    policy: &'static str,
    body: Bytes,
}

impl Answer {
    fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type,
            policy: OF_PAGES,
            body: body.into(),
        }
    }

    /// A page of our own.
    pub fn page(html: &'static str) -> Self {
        Self::new("text/html; charset=utf-8", html)
    }

    /// A page that is made from a guide.
    pub fn guide(html: String) -> Self {
        Self {
            policy: OF_GUIDES,
            ..Self::new("text/html; charset=utf-8", html)
        }
    }

    /// A style sheet.
    pub fn style(css: &'static str) -> Self {
        Self::new("text/css; charset=utf-8", css)
    }

    /// A script.
    pub fn script(javascript: &'static str) -> Self {
        Self::new("text/javascript; charset=utf-8", javascript)
    }

    /// A picture of a guide.
    pub fn picture(content_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        Self {
            policy: OF_GUIDES,
            ..Self::new(content_type, bytes)
        }
    }

    /// A JSON document.
    pub fn json(document: impl Into<Bytes>) -> Self {
        Self::new("application/json", document)
    }

    /// That there is nothing new.
    pub fn nothing_new() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            ..Self::new("text/plain; charset=utf-8", "")
        }
    }

    /// A status, and its name as the body.
    pub fn refusal(status: StatusCode) -> Self {
        Self {
            status,
            ..Self::new(
                "text/plain; charset=utf-8",
                status.canonical_reason().unwrap_or_default(),
            )
        }
    }

    /// The answer as it is sent.
    pub fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, self.content_type),
            (CONTENT_SECURITY_POLICY, self.policy),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (REFERRER_POLICY, "no-referrer"),
            (CACHE_CONTROL, "no-store"),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin",
            ),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response
    }
}
