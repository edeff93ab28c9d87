//! A new spec: `connspec new`.

mod auth;
mod text;

use std::fs;
use std::path::Path;

use connspec_diagnostics::{FileId, SourceFile, SourceMap, has_errors, is_deceptive};
use connspec_spec::{Id, id};

use crate::config::{self, FILE_NAME};
use crate::discover::SUFFIX;
use crate::error::{DiskError, Error};
use crate::names::seen_from;
use crate::output::{RealDisk, replace};
use auth::METHODS;
use text::{Parts, text};

/// What a new spec is to be about.
#[derive(Clone, Copy, Debug)]
pub struct NewConnector<'a> {
    /// Its id.
    pub id: &'a str,
    /// What people call it; made of the id where there is none.
    pub name: Option<&'a str>,
    /// The type of its auth method, one of [`auth_types`].
    pub auth: &'a str,
    /// The ids of its regions; none where it has one address for all.
    pub regions: &'a [String],
}

/// The types of auth methods that a new spec can have, in the order of the schema.
pub fn auth_types() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|method| method.r#type)
}

/// Writes the spec and gives its name, as seen from `base`.
pub(crate) fn create(root: &Path, base: &Path, new: &NewConnector<'_>) -> Result<String, Error> {
    let (config, mistakes) = config::read(root, base, &mut SourceMap::new())?;
    if has_errors(&mistakes) {
        let reason = format!("`{FILE_NAME}` has mistakes, and says where specs are");
        return Err(Error::Refused(reason));
    }
    let id = connector_id(new.id)?;
    let folder = root.join(&config.specs);
    let place = folder.join(format!("{id}{SUFFIX}"));
    let schema = root
        .join(&config.output)
        .join("schema/connector.schema.json");
    let text = compose(new, &id, &seen_from(&folder, &schema))?;
    if fs::symlink_metadata(&place).is_ok() {
        return Err(Error::Exists(place));
    }
    fs::create_dir_all(&folder).map_err(|error| DiskError::new("create", &folder, error))?;
    replace(&mut RealDisk, &place, text.as_bytes())
        .map_err(|error| DiskError::new("write", &place, error))?;
    Ok(seen_from(base, &place))
}

fn compose(new: &NewConnector<'_>, id: &Id, schema: &str) -> Result<String, Error> {
    let mut regions = Vec::new();
    for region in new.regions {
        let region = Id::new(region).ok_or_else(|| not_an_id(region))?;
        if regions.contains(&region) {
            return Err(Error::Refused(format!(
                "the region `{region}` is named twice"
            )));
        }
        regions.push(region);
    }
    let method = METHODS.iter().find(|method| method.r#type == new.auth);
    let Some(method) = method else {
        let reason = format!("there is no auth method of type `{}`", new.auth);
        return Err(Error::Refused(reason));
    };
    let name = new
        .name
        .map_or_else(|| title(id), |name| name.trim().to_owned());
    if name.is_empty() || name.contains(is_deceptive) {
        let reason = "a name is not empty, and has no characters that cannot be seen";
        return Err(Error::Refused(reason.to_owned()));
    }
    let compose = |quote: fn(&str) -> String| {
        text(&Parts {
            id,
            name: &name,
            method,
            regions: &regions,
            schema,
            quote,
        })
    };
    // Words need no quotes, most of the time; a JSON string is a text in YAML whatever it holds.
    let is_words = |c: char| c.is_alphanumeric() || c == ' ';
    let plain = compose(str::to_owned);
    if name.chars().all(is_words) && is_good(&plain) {
        return Ok(plain);
    }
    let quoted = compose(|text| serde_json::Value::from(text).to_string());
    assert!(is_good(&quoted), "a new spec has mistakes:\n{quoted}");
    Ok(quoted)
}

fn is_good(text: &str) -> bool {
    let (connector, mistakes) = connspec_spec::check(&SourceFile::new(FileId(0), "", text));
    connector.is_some() && mistakes.is_empty()
}

fn connector_id(text: &str) -> Result<Id, Error> {
    let id = Id::new(text).ok_or_else(|| not_an_id(text))?;
    if id::is_reserved(text) {
        let reason =
            format!("the id `{id}` is taken: it is a word of Rust, or a device of Windows");
        return Err(Error::Refused(reason));
    }
    Ok(id)
}

fn not_an_id(text: &str) -> Error {
    Error::Refused(format!(
        "`{text}` is no id: one is lower case letters, digits and `_`, and starts with a letter"
    ))
}

/// `Customer Io` for `customer_io`.
fn title(id: &Id) -> String {
    let words = id.as_str().split('_').filter(|word| !word.is_empty());
    let words: Vec<_> = words
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Id, NewConnector, auth_types, compose, is_good};

    /// The values of `type` in the branches of the union of auth methods.
    fn types_of_schema() -> BTreeSet<String> {
        let schema = connspec_spec::json_schema();
        let union = &schema["definitions"]["AuthMethod"]["oneOf"];
        let branches = union.as_array().unwrap().iter();
        let types = branches.map(|branch| &branch["properties"]["type"]["const"]);
        types
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_type_of_the_schema_can_be_begun_with() {
        let types: BTreeSet<_> = auth_types().map(str::to_owned).collect();
        assert_eq!(types, types_of_schema());
    }

    #[test]
    fn every_new_spec_is_good_and_has_our_layout() {
        let lists = [&[][..], &["us"], &["us", "eu"], &["eu_1", "zz_", "no"]];
        for auth in auth_types() {
            for regions in lists {
                for name in [
                    None,
                    Some("Customer.io"),
                    Some("a: b # c \"d\" 'e' {f} *g* <h> \\"),
                    Some("no"),
                    Some("Über 9000 😀"),
                    Some("0123"),
                ] {
                    let regions: Vec<_> = regions.iter().map(|it| (*it).to_owned()).collect();
                    let new = NewConnector {
                        id: "acme_inc",
                        name,
                        auth,
                        regions: &regions,
                    };
                    let text = compose(&new, &Id::new("acme_inc").unwrap(), "schema.json").unwrap();
                    assert!(is_good(&text), "{text}");
                    assert!(crate::format::is_laid_out(&text), "{text}");
                }
            }
        }
    }
}
