//! Where links may lead.

use connspec_diagnostics::Span;

use super::KINDS;
use crate::model::{ImageFile, ImageKind, ImageSource, LinkTarget};

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
    if target.is_empty() {
        return Err(Refused::Because(
            "this link leads nowhere",
            "write where it leads, `[words](https://…)`, or the words alone",
        ));
    }
    if target.starts_with('#') {
        return Err(Refused::Because(
            "anchors are made of ids, and differ by docs engine",
            "name a step of the guide by its id: `step:<id>`",
        ));
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

/// Where the picture at `target` lies, or why none can and what to write instead: a https URL, a
/// path of the docs site, or the path of a file beside the spec.
pub(crate) fn image_source(
    target: &str,
    span: Span,
) -> Result<ImageSource, (&'static str, &'static str)> {
    match classify(target) {
        Ok(Target::Link(LinkTarget::Web(src) | LinkTarget::Site(src))) => {
            Ok(ImageSource::Address(src))
        }
        _ if target.starts_with("https://") || target.starts_with('/') => Err((
            "this is not the address of a picture",
            "write `https://host/path`, or a path of the docs site that starts with one `/`",
        )),
        _ if target.contains(':') => Err((
            "a picture's address starts with `https://` or `/`, or it is a file beside the spec",
            "write the path of the file from the folder of the spec: `images/keys.png`",
        )),
        _ => image_file(target, span).map(ImageSource::File),
    }
}

/// What all parts of a picture's path are made of. Capitals are left out, because some disks take
/// `Keys.png` for `keys.png` and others do not.
fn is_image_name(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    !part.is_empty() && part.bytes().all(plain)
}

/// The file beside the spec at `target`, or why there can be none and what to write instead.
pub(crate) fn image_file(
    target: &str,
    span: Span,
) -> Result<ImageFile, (&'static str, &'static str)> {
    let (folders, name) = match target.rsplit_once('/') {
        Some((folders, name)) => (Some(folders), name),
        None => (None, target),
    };
    let mut folders = folders.iter().flat_map(|folders| folders.split('/'));
    let begins = target.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    if !begins || !folders.all(is_image_name) || !name.split('.').all(is_image_name) {
        return Err((
            "this is not the path of a picture beside the spec",
            "lower case letters, digits, `-` and `_`, with `/` between folders, none of them above the spec's own: `images/keys.png`",
        ));
    }
    if ImageKind::of_name(name).is_none() {
        return Err((
            "this is not a kind of picture that every page can show",
            "write the path of a `.png`, `.jpg`, `.gif` or `.webp` file; SVG can hold scripts, so save it as PNG",
        ));
    }
    let path = target.to_owned();
    let is_logo = false;
    Ok(ImageFile {
        path,
        is_logo,
        span,
    })
}

/// A https link as it may stand in a page.
pub(crate) fn is_web(target: &str) -> bool {
    matches!(classify(target), Ok(Target::Link(LinkTarget::Web(_))))
}
