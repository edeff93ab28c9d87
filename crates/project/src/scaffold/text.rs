//! The text of a new spec: it passes the check, and says in its prose what is to be written there.

use std::fmt::Write as _;

use connspec_spec::Id;

use super::auth::{Field, Method};

/// Labels of regions that many vendors have.
const REGIONS: &[(&str, &str)] = &[
    ("ap", "Asia Pacific"),
    ("au", "Australia"),
    ("br", "Brazil"),
    ("ca", "Canada"),
    ("eu", "European Union"),
    ("in", "India"),
    ("jp", "Japan"),
    ("sg", "Singapore"),
    ("uk", "United Kingdom"),
    ("us", "United States"),
];

/// What a new spec is made of.
pub(super) struct Parts<'a> {
    pub id: &'a Id,
    pub name: &'a str,
    pub method: &'a Method,
    pub regions: &'a [Id],
    /// The path of the schema, as seen from the spec.
    pub schema: &'a str,
    /// Writes what a person typed as YAML.
    pub quote: fn(&str) -> String,
}

/// The whole text.
pub(super) fn text(parts: &Parts<'_>) -> String {
    let (id, name) = ((parts.quote)(parts.id.as_str()), (parts.quote)(parts.name));
    let schema = parts.schema;
    let mut text = format!(
        "# yaml-language-server: $schema={schema}
connspec: 1
id: {id}
name: {name}
description: Say in one sentence what people do with it.
categories: [other]
links:
  website: https://www.example.com
status: preview

"
    );
    addresses(parts, &mut text);
    method(parts, &mut text);
    text
}

fn addresses(parts: &Parts<'_>, text: &mut String) {
    if parts.regions.is_empty() {
        // Guides show where people sign in; where nothing is filled in, there is no guide.
        let method = parts.method;
        let has_guide = !method.fields.is_empty() || !method.setup_fields.is_empty();
        text.push_str("urls:\n");
        if has_guide {
            text.push_str("  app: https://app.example.com\n");
        }
        text.push_str("  api: https://api.example.com\n");
        return;
    }
    text.push_str(
        "regions:
  label: Region
  help: Say what decides about the region of an account.
  options:
",
    );
    for region in parts.regions {
        let label = REGIONS.iter().find(|(id, _)| *id == region.as_str());
        let label = label.map_or_else(|| region.as_str().to_uppercase(), |it| it.1.to_owned());
        let label = (parts.quote)(&label);
        // A label of a host has no `_`, and no `-` at its end.
        let slug = region.slug();
        let host = slug.trim_end_matches('-');
        let id = (parts.quote)(region.as_str());
        write(
            text,
            format_args!(
                "    - id: {id}
      label: {label}
      urls:
        app: https://app.{host}.example.com
        api: https://api.{host}.example.com
"
            ),
        );
    }
}

fn method(parts: &Parts<'_>, text: &mut String) {
    let method = parts.method;
    let (id, label, r#type) = (method.id, method.label, method.r#type);
    write(
        text,
        format_args!(
            "
auth:
  - id: {id}
    label: {label}
    type: {type}
"
        ),
    );
    for line in method.keys.lines().filter(|line| !line.is_empty()) {
        write(text, format_args!("    {line}\n"));
    }
    fields("fields", method.fields, text);
    fields("setup_fields", method.setup_fields, text);
    let has_regions = !parts.regions.is_empty();
    let mut guilty = ids(method.fields);
    guilty.extend(has_regions.then_some("region"));
    text.push_str(
        "    check:
      - title: Read the account
        request: GET {api}/v1/account
        advice:
          - status: 401
",
    );
    if !guilty.is_empty() {
        write(
            text,
            format_args!("            fields: [{}]\n", guilty.join(", ")),
        );
    }
    text.push_str(
        "            text: Say what a person should look at when the vendor refuses this.\n",
    );
    if !guilty.is_empty() {
        text.push_str("    guide:\n      sections:\n");
        find_values(method.fields, text);
        find_region(parts.regions, text);
    }
    if !method.setup_fields.is_empty() {
        text.push_str("    setup_guide:\n      sections:\n");
        find_values(method.setup_fields, text);
    }
}

fn ids(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.id).collect()
}

fn fields(key: &str, fields: &[Field], text: &mut String) {
    if fields.is_empty() {
        return;
    }
    write(text, format_args!("    {key}:\n"));
    for Field { id, label, r#type } in fields {
        write(
            text,
            format_args!(
                "      - id: {id}
        label: {label}
        type: {type}
        help: Say what this value is, and where it comes from.
"
            ),
        );
    }
}

fn find_values(fields: &[Field], text: &mut String) {
    if fields.is_empty() {
        return;
    }
    write(
        text,
        format_args!(
            "        - id: find_values
          title: Find the values
          steps:
            - id: sign_in
              title: Sign in
              body: Open <url:app> and sign in.
            - id: copy_values
              title: Copy what the form asks for
              gives: [{}]
              body: |
                1. Say which menus lead to the page.
                2. Say what to choose there, and what to copy.
",
            ids(fields).join(", ")
        ),
    );
}

fn find_region(regions: &[Id], text: &mut String) {
    if regions.is_empty() {
        return;
    }
    text.push_str(
        "        - id: find_region
          title: Find your region
          steps:
            - id: read_address
              title: Look at the address bar
              gives: [region]
              body: |
                Sign in, and look at how the address begins.

",
    );
    for region in regions {
        write(
            text,
            format_args!("                - <url:app#{region}> means <region:{region}>.\n"),
        );
    }
}

fn write(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = text.write_fmt(words);
}
