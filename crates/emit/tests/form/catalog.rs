//! The catalogue: hosts above all.

use crate::inputs::{all, emit, every_input, json};
use connspec_emit::Flavour;
use connspec_spec::model::{CaptureKind, Part, Start};

#[test]
fn hosts_are_all_that_the_tables_name() {
    let connectors = all();
    let catalog = json(&emit(&connectors, Flavour::Markdown), "catalog.json");
    let entries = catalog["connectors"].as_array().unwrap();
    assert_eq!(entries.len(), connectors.len());
    for (connector, entry) in connectors.iter().zip(entries) {
        assert_eq!(entry["id"], connector.id.as_str());
        let mut expected: Vec<_> = connector
            .addresses
            .rows
            .iter()
            .flat_map(|row| &row.urls)
            .map(|address| {
                let part = |part: &Part| match part {
                    Part::Literal(text) => text.clone(),
                    Part::Field(id) | Part::Derived(id) => format!("{{{id}}}"),
                    other => panic!("{other:?} in a host"),
                };
                address.base.parts().1.iter().map(part).collect::<String>()
            })
            .collect();
        for session in connector
            .methods
            .iter()
            .filter_map(|one| one.session.as_ref())
        {
            for request in session.calls().map(|call| &call.request) {
                if let Start::Host(host) = &request.start {
                    expected.push(host.clone());
                }
            }
            for capture in session.captures() {
                if let CaptureKind::Url(hosts) | CaptureKind::Hostname(hosts) = &capture.kind {
                    expected.extend(hosts.iter().map(ToString::to_string));
                }
            }
        }
        expected.sort();
        expected.dedup();
        assert_eq!(entry["hosts"], serde_json::json!(expected));
        let domains = entry["domains"].as_array().unwrap();
        let supplied = entry["suppliedHosts"].as_array().unwrap();
        for host in expected {
            // What a person names as a whole is said in a list of its own.
            let is_supplied =
                |one: &serde_json::Value| host == format!("{{{}}}", one["field"].as_str().unwrap());
            if supplied.iter().any(is_supplied) {
                continue;
            }
            let inside = |domain: &serde_json::Value| {
                let domain = domain.as_str().unwrap();
                host == domain || host.ends_with(&format!(".{domain}"))
            };
            assert!(
                domains.iter().any(inside),
                "{host} is in none of {domains:?}"
            );
        }
    }
}

#[test]
fn a_value_of_a_person_is_shown_by_its_name() {
    let catalog = json(&emit(&[every_input()], Flavour::Markdown), "catalog.json");
    let entry = &catalog["connectors"][0];
    assert_eq!(entry["hosts"][0], "{workspace}.au.everyinput.example");
    assert_eq!(entry["addresses"][0]["region"], "us");
    assert_eq!(
        entry["addresses"][0]["url"],
        "https://{workspace}.us.everyinput.example"
    );
}

#[test]
fn whole_hosts_that_people_name_are_marked() {
    let connectors = all();
    let catalog = json(&emit(&connectors, Flavour::Markdown), "catalog.json");
    let entry = |id: &str| {
        let mut entries = catalog["connectors"].as_array().unwrap().iter();
        entries.find(|entry| entry["id"] == id).unwrap()
    };
    assert_eq!(
        entry("hosts")["suppliedHosts"],
        serde_json::json!([
            {"field": "pod", "scope": "declared", "http": false},
            {"field": "domain", "scope": "any", "http": false},
            {"field": "site", "scope": "own", "http": true},
            {"field": "plain", "scope": "own", "http": false},
        ])
    );
    assert_eq!(entry("minimal")["suppliedHosts"], serde_json::json!([]));
    assert_eq!(entry("addresses")["suppliedHosts"], serde_json::json!([]));
}

#[test]
fn every_option_of_both_selects_has_its_addresses() {
    let catalog = json(&emit(&all(), Flavour::Markdown), "catalog.json");
    let mut entries = catalog["connectors"].as_array().unwrap().iter();
    let entry = entries.find(|entry| entry["id"] == "addresses").unwrap();
    assert_eq!(entry["status"], "preview");
    assert_eq!(entry["environments"][1]["label"], "Sandbox");
    let rows = entry["addresses"].as_array().unwrap();
    let of_login = rows.iter().filter(|row| row["name"] == "login");
    let of_login: Vec<_> = of_login
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap();
            (text("region"), text("environment"), text("host"))
        })
        .collect();
    assert_eq!(
        of_login,
        [
            ("us", "production", "login.example.com"),
            ("us", "sandbox", "test.example.com"),
            ("eu", "production", "login.example.com"),
            ("eu", "sandbox", "test.example.com"),
        ]
    );
}

#[test]
fn every_form_of_the_catalogue_exists() {
    let files = emit(&all(), Flavour::Hub);
    let catalog = json(&files, "catalog.json");
    for entry in catalog["connectors"].as_array().unwrap() {
        for method in entry["methods"].as_array().unwrap() {
            let form = json(&files, method["form"].as_str().unwrap());
            assert_eq!(form["guide"]["href"], method["guide"]);
            let secrets = |fields: &serde_json::Value| -> Vec<bool> {
                let fields = fields.as_array().unwrap();
                fields.iter().map(|field| field["secret"] == true).collect()
            };
            assert_eq!(secrets(&form["fields"]), secrets(&method["fields"]));
        }
    }
}
