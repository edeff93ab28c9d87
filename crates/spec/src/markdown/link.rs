//! Where links may lead.

use super::KINDS;
use crate::model::LinkTarget;

/// What the target of a link is.
pub(super) enum Target<'a> {
    Link(LinkTarget),
    Reference { kind: &'a str, name: &'a str },
}

/// Why a target is refused.
pub(super) enum Refused<'a> {
    /// A scheme that is neither a link's nor a reference's.
    Scheme(&'a str),
    /// Why, and what to write instead.
    Because(&'static str, &'static str),
}

/// Characters that end an attribute, an expression or a Markdown link in some docs engine.
fn is_plain(target: &str) -> bool {
    target
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"\"'<>{}\\`|^()".contains(&b))
}

const ILLEGAL: Refused<'static> = Refused::Because(
    "a link has a character that some docs engine reads differently",
    "percent-encode it: a space is %20, a parenthesis %28 or %29",
);

/// Sorts a target by its scheme.
pub(super) fn classify(target: &str) -> Result<Target<'_>, Refused<'_>> {
    if target.starts_with("//") {
        return Err(Refused::Because(
            "a link without a scheme leads to another host",
            "write `https://` before it",
        ));
    }
    if target.starts_with('/') {
        return if is_plain(target) {
            Ok(Target::Link(LinkTarget::Site(target.to_owned())))
        } else {
            Err(ILLEGAL)
        };
    }
    let Some((scheme, rest)) = target.split_once(':') else {
        return Err(Refused::Because(
            "a relative link means another page on every docs site",
            "start with `https://`, or with `/` for a page of the docs site",
        ));
    };
    match scheme {
        kind if KINDS.contains(&kind) => Ok(Target::Reference {
            kind: scheme,
            name: rest,
        }),
        "https" => web(target).map(Target::Link),
        "mailto" => {
            let is_address = rest.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && !host.contains(['@', '?'])
            });
            if is_address && is_plain(rest) {
                Ok(Target::Link(LinkTarget::Mail(rest.to_owned())))
            } else {
                Err(Refused::Because(
                    "this is not a plain e-mail address",
                    "write `mailto:name@example.com`",
                ))
            }
        }
        "http" => Err(Refused::Because(
            "a link starts with `https://`",
            "write `https://`",
        )),
        scheme => Err(Refused::Scheme(scheme)),
    }
}

fn web(target: &str) -> Result<LinkTarget, Refused<'static>> {
    if !is_plain(target) {
        return Err(ILLEGAL);
    }
    let refused = Refused::Because("this is not a web address", "write `https://host/path`");
    match url::Url::parse(target) {
        Ok(url) if !url.username().is_empty() || url.password().is_some() => Err(Refused::Because(
            "a link may not hold a user name",
            "what stands before `@` hides where the link leads; remove it",
        )),
        Ok(url) if url.host_str().is_some() => Ok(LinkTarget::Web(target.to_owned())),
        _ => Err(refused),
    }
}

/// A picture's address as it may stand in a page: https, or a path of the docs site.
pub(crate) fn image_source(target: &str) -> Option<String> {
    match classify(target) {
        Ok(Target::Link(LinkTarget::Web(src) | LinkTarget::Site(src))) => Some(src),
        _ => None,
    }
}

/// A https link as it may stand in a page.
pub(crate) fn is_web(target: &str) -> bool {
    matches!(classify(target), Ok(Target::Link(LinkTarget::Web(_))))
}
