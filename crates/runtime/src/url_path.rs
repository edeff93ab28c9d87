//! The path of a URL in the making.

use crate::path::{check, encode, is_dot_segment, split};
use crate::table::Template;
use crate::template::{Filler, shown};
use crate::{RequestError, ValueProblem};
use zeroize::Zeroizing;

/// A path, and how to show it: a value in it may be a credential.
#[derive(Debug, Default)]
pub(crate) struct UrlPath {
    text: Zeroizing<String>,
    shown: String,
}

impl UrlPath {
    /// A path without values in it.
    pub(crate) fn literal(text: &str) -> Self {
        Self {
            text: Zeroizing::new(text.to_owned()),
            shown: text.to_owned(),
        }
    }

    /// As it stands in the URL: empty, or with a slash at the start.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// With `{name}` where a value stands.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// Puts `other` behind this.
    pub(crate) fn push(&mut self, other: &Self) {
        self.text = Zeroizing::new([self.text.as_str(), &other.text].concat());
        self.shown.push_str(&other.shown);
    }

    /// Appends the segments. A value fills one segment or a part of one, whatever is in it.
    pub(crate) fn push_segments(
        &mut self,
        filler: Filler<'_>,
        segments: &[Template],
    ) -> Result<(), RequestError> {
        for template in segments {
            let segment = filler.fill_all(template, |value| Ok(encode(value)))?;
            if let Some(field) = filler.first_name(template) {
                check_filled(&segment, field)?;
            }
            self.push(&Self {
                text: Zeroizing::new(["/", &segment].concat()),
                shown: ["/", &shown(template)].concat(),
            });
        }
        Ok(())
    }

    /// The path and the query that a host application asks for. In the path, the values of the
    /// method's path placements take the place of their names in braces.
    pub(crate) fn asked<'a>(
        filler: Filler<'_>,
        text: &'a str,
    ) -> Result<(Self, Option<&'a str>), RequestError> {
        let (path, query) = split(text);
        let mut placed = Zeroizing::new(path.to_owned());
        for (name, template) in filler.method.path_placements() {
            let marker = marker(name);
            if !path.contains(&marker) {
                return Err(RequestError::NotInPath { name });
            }
            // Encoded, so that no marker comes out of a value.
            let value = filler.fill_all(template, |value| Ok(encode(value)))?;
            placed = Zeroizing::new(placed.replace(&marker, &value));
        }
        // As many as before, for no value has a slash.
        for (asked, placed) in path.split('/').zip(placed.split('/')) {
            let mut placements = filler.method.path_placements();
            let in_it = placements.find(|(name, _)| asked.contains(&marker(name)));
            if let Some((name, template)) = in_it {
                check_filled(placed, filler.first_name(template).unwrap_or(name))?;
            }
        }
        check(&placed, query).map_err(RequestError::Path)?;
        let path = Self {
            text: placed,
            shown: path.to_owned(),
        };
        Ok((path, query))
    }
}

fn marker(name: &str) -> String {
    ["{", name, "}"].concat()
}

/// Whether a segment that holds values is still one.
fn check_filled(segment: &str, field: &'static str) -> Result<(), RequestError> {
    if segment.is_empty() || is_dot_segment(segment) {
        let problem = ValueProblem::Segment;
        return Err(RequestError::Value { field, problem });
    }
    Ok(())
}
