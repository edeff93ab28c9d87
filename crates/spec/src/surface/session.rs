//! What token calls have in common, whoever describes them.

use super::{Flag, IdText, Integer, Items, Json, Named, Spanned, TemplateText, ValueText};

surface! {
    /// A value that is kept of an answer.
    #[schemars(title = "capture")]
    Capture {
        /// Its name in templates: `{id}`.
        #[schemars(required)]
        id = "id": IdText,
        /// Where it stands in the JSON of the answer, as a JSON Pointer: `/data/token`.
        #[schemars(example = "/data/token")]
        pointer = "pointer": ValueText,
        /// What it is; `text` unless said otherwise. Requests can start with a `url` or `hostname`.
        kind = "as": CaptureWord,
        /// The registrable domains that a `url` or `hostname` must lie on: `acme.com`, or
        /// `"*.acme.com"` without the domain itself.
        #[schemars(extend("examples" = [["acme.com", "*.acme.com"]]))]
        hosts = "hosts": Items<ValueText>,
        /// `callback` for a value that is a parameter of the address at which a person comes back,
        /// and not in the answer of the token call.
        from = "from": Spanned<CaptureFrom>,
        /// Name of the parameter of that address, beside `from: callback`.
        #[schemars(example = &"instance_url")]
        param = "param": ValueText,
        /// Whether the call has failed without it; `true` unless said otherwise.
        required = "required": Flag,
    }
}

surface_words! {
    /// What a captured value is.
    CaptureWord {
        /// Any text or number.
        Text = "text",
        /// A https URL.
        Url = "url",
        /// A host name.
        Hostname = "hostname",
    }
}

surface_words! {
    /// Where a captured value comes from, if not from the answer of the call.
    CaptureFrom {
        /// The address that a person comes back to.
        Callback = "callback",
    }
}

surface! {
    /// A signed assertion, a JSON Web Token, that the calls may use.
    #[schemars(title = "signed assertion")]
    Sign {
        /// Its name in templates: `{id}`.
        #[schemars(required)]
        id = "id": IdText,
        /// How it is signed.
        #[schemars(required)]
        alg = "alg": Algorithm,
        /// The private key as PEM: `"{private_key}"`.
        #[schemars(required)]
        #[schemars(example = "{private_key}")]
        key = "key": TemplateText,
        /// Seconds that it is good for; 300 unless said otherwise. `iat`, `exp` and `jti` are
        /// written by themselves.
        #[schemars(range(min = 1, max = 86_400))]
        expires = "expires": Integer,
        /// Members of its header besides `alg` and `typ`.
        header = "header": Named<Json>,
        /// Its claims besides `iat`, `exp` and `jti`.
        payload = "payload": Named<Json>,
    }
}

surface_words! {
    /// How an assertion is signed (RFC 7518).
    Algorithm {
        /// RSA with SHA-256.
        Rs256 = "RS256",
    }
}
