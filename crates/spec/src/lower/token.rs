//! The call of an OAuth 2 grant that gives tokens.

use connspec_diagnostics::Span;

use super::client::Client;
use super::fields::Fields;
use super::place::Place;
use super::writers::{Slot, Writers};
use super::{Lowering, header, oauth, placement};
use crate::model::{
    Body, JsonTemplate, Method, Part, Placement, RequestTemplate, Template, TokenCall,
};
use crate::problem::token as problem;
use crate::surface::{ClientAuth, Grant, Items, NamedTemplates, PlaceEntry, TokenBody};

/// The parameters of a call, in the order in which they are sent.
pub(super) struct Params(Vec<Param>);

struct Param {
    name: &'static str,
    value: Template,
    writer: Writer,
}

/// Who writes a parameter.
enum Writer {
    /// The grant, unless the author writes it otherwise.
    Grant,
    /// The flow, and nobody else: it binds what comes back to who started.
    Flow,
    /// A key of the method, at this place.
    Key(Span),
}

impl Params {
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// Those of a token call.
    pub fn new(grant_type: &str) -> Self {
        let mut params = Self::empty();
        let value = vec![Part::Literal(grant_type.to_owned())];
        params.replaceable("grant_type", value);
        params
    }

    /// One that an author may write otherwise.
    pub fn replaceable(&mut self, name: &'static str, value: Template) {
        self.push(name, value, Writer::Grant);
    }

    /// One whose value the flow makes.
    pub fn flow(&mut self, name: &'static str, value: Part) {
        self.push(name, vec![value], Writer::Flow);
    }

    /// One that is written because of what stands at `key`.
    pub fn of_key(&mut self, name: &'static str, value: Template, key: Span) {
        self.push(name, value, Writer::Key(key));
    }

    fn push(&mut self, name: &'static str, value: Template, writer: Writer) {
        self.0.push(Param {
            name,
            value,
            writer,
        });
    }

    /// All of them, with those that the author writes; these come last, or take the place of
    /// replaceable ones. They go to `slot`, and what may stand in it is what may stand in `place`.
    pub fn with(
        self,
        cx: &mut Lowering<'_>,
        (slot, place): (Slot, Place<'_>),
        further: Option<&NamedTemplates>,
        fields: &Fields<'_>,
        writers: &mut Writers,
    ) -> Option<Vec<(String, Template)>> {
        for param in &self.0 {
            let names = further.iter().flat_map(|further| &further.entries);
            let mut names = names.map(|(name, _)| name);
            match param.writer {
                Writer::Grant => {}
                Writer::Flow => {
                    if let Some(name) = names.find(|name| name.text == param.name) {
                        cx.report(problem::own_param(name.span, param.name));
                    }
                }
                Writer::Key(key) => writers.add(cx, slot, param.name, key),
            }
        }
        let further = header::lower(cx, slot, place, further, fields, writers);
        let own = self.0.into_iter();
        let mut params: Vec<_> = own
            .map(|param| (param.name.to_owned(), param.value))
            .collect();
        for (name, value) in further? {
            match params.iter_mut().find(|(own, _)| *own == name) {
                Some(own) => own.1 = value,
                None => params.push((name, value)),
            }
        }
        if slot == Slot::Query {
            for (_, value) in &mut params {
                encode(value);
            }
        }
        Some(params)
    }
}

/// Percent-encodes the literals of a template: all but the unreserved characters of RFC 3986.
fn encode(template: &mut Template) {
    for part in template {
        if let Part::Literal(text) = part {
            let mut encoded = String::with_capacity(text.len());
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                    encoded.push(char::from(byte));
                } else {
                    encoded.push_str(&format!("%{byte:02X}"));
                }
            }
            *text = encoded;
        }
    }
}

/// A call to the token endpoint, without captures.
pub(super) fn call(
    cx: &mut Lowering<'_>,
    grant: Grant<'_>,
    client: &Client<'_>,
    mut params: Params,
    fields: &Fields<'_>,
) -> Option<TokenCall> {
    let mut writers = Writers::default();
    let basic = client.basic();
    if basic.is_some() {
        writers.add(cx, Slot::Header, "Authorization", client.span);
    } else {
        params.of_key("client_id", client.id.clone(), client.span);
        if let Some((secret, span)) = &client.secret {
            params.of_key("client_secret", secret.clone(), *span);
        }
    }
    let url = grant.token_url?;
    let target = oauth::token_target(cx, url, fields, &mut writers);
    let in_query = client.auth == ClientAuth::Query;
    let slot = if in_query { Slot::Query } else { Slot::Body };
    // The query of a token call takes what its body would take: that is what `client_auth: query`
    // asks for.
    let params = params.with(cx, (slot, Place::Body), grant.params, fields, &mut writers);
    if !in_query {
        writers.add(cx, Slot::Header, "Content-Type", url.0.span);
    }
    let headers = header::headers(cx, grant.token_headers, fields, &mut writers);
    let target = target?;
    let (mut query, mut headers, params) = (target.query, headers?, params?);
    accept_json(&mut headers);
    let body = if in_query {
        query.extend(params);
        Body::None
    } else {
        body(grant.body.unwrap_or(TokenBody::Form), params)
    };
    Some(TokenCall {
        request: RequestTemplate {
            method: Method::Post,
            start: target.start,
            path: target.path,
            query,
            headers,
            body,
        },
        basic,
        captures: Vec::new(),
    })
}

/// JSON is asked for unless the author asks for something else.
pub(super) fn accept_json(headers: &mut Vec<(String, Template)>) {
    let accepts = |(name, _): &(String, Template)| name.eq_ignore_ascii_case("accept");
    if !headers.iter().any(accepts) {
        let json = vec![Part::Literal("application/json".to_owned())];
        headers.insert(0, ("Accept".to_owned(), json));
    }
}

fn body(kind: TokenBody, params: Vec<(String, Template)>) -> Body {
    match kind {
        TokenBody::Form => Body::Form(params),
        TokenBody::Json => {
            let members = params.into_iter();
            let members = members.map(|(name, value)| (name, JsonTemplate::Text(value)));
            Body::Json(JsonTemplate::Object(members.collect()))
        }
    }
}

/// What every request carries of what the calls gave. Placements that carry nothing of it are
/// reported: the calls would be for nothing.
pub(super) fn place(
    cx: &mut Lowering<'_>,
    place: &Items<PlaceEntry>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<Placement>> {
    let mark = cx.mark();
    let placements = placement::listed(cx, place, fields, writers)?;
    let is_given = |part: &Part| matches!(part, Part::Captured(_) | Part::Signed(_));
    let has_token = |placement: &Placement| match placement {
        Placement::Header(_, value)
        | Placement::Query(_, value)
        | Placement::Path(_, value)
        | Placement::Body(_, value) => value.iter().any(is_given),
        Placement::Basic(_) => false,
    };
    // A name that is not known may be meant as one of them.
    let is_good = cx.is_good_since(mark) && place.is_whole && fields.is_whole;
    let first = place.items.first().and_then(|entry| entry.value.as_ref());
    if let (true, Some(first)) = (is_good, first)
        && !placements.iter().any(has_token)
    {
        cx.report(problem::no_token_placed(first.0.span));
    }
    Some(placements)
}
