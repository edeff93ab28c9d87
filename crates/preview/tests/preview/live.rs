//! Following the specs while somebody edits them.

use connspec_emit::Flavour;
use connspec_emit::guide::{TemplateName, built_in_template};
use serde_json::Value as Json;

use crate::served::{PNG, Served, spec};

fn revision(state: &Json) -> String {
    state["revision"].as_str().unwrap().to_owned()
}

fn ids(state: &Json) -> Vec<&str> {
    let connectors = state["connectors"].as_array().unwrap();
    connectors
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect()
}

#[test]
fn an_edit_shows_up_in_form_and_guide() {
    let served = Served::with_specs(&["parcels", "letters"]);
    let before = served.json("/state.json");
    assert_eq!(ids(&before), ["letters", "parcels"]);
    let since = format!("/state.json?since={}", revision(&before));
    assert_eq!(served.get(&since).status, 204);
    let edited = spec("parcels")
        .replace(
            "label: API key\n        type",
            "label: Parcel key\n        type",
        )
        .replace("Open **Settings**", "Open **Preferences**");
    served.write("parcels", &edited);
    let answer = served.get(&since);
    assert_eq!(answer.status, 200);
    assert_ne!(revision(&answer.json()), revision(&before));
    let form = served.json("/forms/parcels.api_key.json");
    assert_eq!(form["fields"][0]["label"], "Parcel key");
    let guide = served.ok("/guides/parcels/api-key.html").text();
    assert!(guide.contains("<strong>Preferences</strong>"), "{guide}");
}

/// The state, which must be another one than `before`.
fn state_after(served: &Served, before: &Json) -> Json {
    let answer = served.get(&format!("/state.json?since={}", revision(before)));
    assert_eq!(answer.status, 200);
    answer.json()
}

fn assert_nothing_new(served: &Served, state: &Json) {
    let since = format!("/state.json?since={}", revision(state));
    assert_eq!(served.get(&since).status, 204);
}

#[test]
fn a_logo_that_changes_shows_up() {
    let served = Served::with_specs(&[]);
    served.write_file("specs/mark.png", PNG);
    let with_logo = spec("parcels").replacen("name:", "logo: mark.png\nname:", 1);
    served.write("parcels", &with_logo);
    let before = served.json("/state.json");
    assert_eq!(before["mistakes"]["errors"], 0, "{before}");
    assert_eq!(before["connectors"][0]["logo"], "logos/parcels.png");
    served.write_file("specs/mark.png", [PNG, &[0; 1 << 16]].concat());
    let after = state_after(&served, &before);
    let text = after["mistakes"]["text"].as_str().unwrap();
    assert!(text.contains("this logo has more than 64 KiB"), "{text}");
}

#[test]
fn a_template_that_comes_changes_or_goes_shows_up() {
    let served = Served::with_specs(&["parcels"]);
    let before = served.json("/state.json");
    let built_in = built_in_template(Flavour::Markdown, TemplateName::Page);
    let guide = || served.ok("/guides/parcels/api-key.html").text();
    let mut last = before.clone();
    for words in ["Words of our own.", "Other words of our own."] {
        let template = format!("{built_in}\n{words}\n");
        served.write_file("templates/markdown/page.j2", template);
        last = state_after(&served, &last);
        assert!(guide().contains(words), "{}", guide());
        assert_nothing_new(&served, &last);
    }
    served.remove("templates/markdown/page.j2");
    assert_eq!(state_after(&served, &last), before);
    assert!(!guide().contains("of our own"));
}

#[test]
fn a_broken_spec_is_said_and_hides_nothing_else() {
    let served = Served::with_specs(&["parcels", "letters"]);
    let good = served.json("/state.json");
    assert_eq!(good["mistakes"]["all"], 0);
    let broken = spec("parcels").replace("type: secret", "type: secrte");
    served.write("parcels", &broken);
    let state = served.json("/state.json");
    assert_eq!(ids(&state), ["letters"]);
    assert_eq!(state["mistakes"]["errors"], 1);
    let text = state["mistakes"]["text"].as_str().unwrap();
    assert!(
        text.contains("specs/parcels.connector.yaml:20:15"),
        "{text}"
    );
    assert!(text.contains("secrte"), "{text}");
    assert_eq!(served.get("/forms/parcels.api_key.json").status, 404);
    assert_eq!(served.get("/forms/letters.api_key.json").status, 200);
    served.write("parcels", &spec("parcels"));
    assert_eq!(served.json("/state.json"), good);
}

#[test]
fn warnings_are_said_and_hide_nothing() {
    let served = Served::with_specs(&[]);
    served.write(
        "parcels",
        &spec("parcels").replace("and copy it.", "and <b>copy</b> it."),
    );
    let state = served.json("/state.json");
    assert_eq!(state["mistakes"]["errors"], 0);
    assert_eq!(state["mistakes"]["all"], 2);
    assert_eq!(ids(&state), ["parcels"]);
}

#[test]
fn whatever_is_wrong_is_shown_and_mends() {
    let served = Served::with_specs(&["parcels"]);
    let good = served.json("/state.json");
    for (path, text) in [
        ("specs/parcels.connector.yaml", "id: [\n"),
        ("specs/parcels.connector.yaml", ""),
        ("specs/parcels.connector.yaml", "a: \u{202e}\n"),
    ] {
        served.write_file(path, text);
        let state = served.json("/state.json");
        assert_ne!(state["mistakes"]["errors"], 0, "{text:?}");
        assert_ne!(state["mistakes"]["text"], "", "{text:?}");
    }
    served.write("parcels", &spec("parcels"));
    served.write_file("connspec.toml", "product = 7\n");
    assert_eq!(served.json("/state.json")["mistakes"]["errors"], 1);
    served.write_file("connspec.toml", "");
    assert_eq!(served.json("/state.json")["mistakes"]["errors"], 0);
    // Two files with the same id.
    served.write("letters", &spec("parcels"));
    let state = served.json("/state.json");
    assert_ne!(state["mistakes"]["errors"], 0);
    assert_eq!(ids(&state), ["parcels"]);
    served.write("letters", &spec("letters"));
    assert_eq!(ids(&served.json("/state.json")), ["letters", "parcels"]);
    assert_eq!(ids(&good), ["parcels"]);
}

#[test]
fn a_picture_that_comes_or_changes_is_seen() {
    let served = Served::with_specs(&[]);
    let image = "              image: {src: keys.png, alt: The keys}\n";
    served.write("parcels", &(spec("parcels") + image));
    let missing = served.json("/state.json");
    assert_eq!(missing["mistakes"]["errors"], 1);
    // It is looked for whatever else is wrong.
    let broken = spec("parcels").replace("type: secret", "type: secrte") + image;
    served.write("parcels", &broken);
    assert_eq!(served.json("/state.json")["mistakes"]["errors"], 2);
    served.write_file("specs/keys.png", PNG);
    assert_eq!(served.json("/state.json")["mistakes"]["errors"], 1);
    served.write("parcels", &(spec("parcels") + image));
    served.remove("specs/keys.png");
    assert_eq!(served.json("/state.json"), missing);
    served.write_file("specs/keys.png", PNG);
    let there = served.json("/state.json");
    assert_eq!(there["mistakes"]["errors"], 0, "{there}");
    let since = format!("/state.json?since={}", revision(&there));
    assert_eq!(served.get(&since).status, 204);
    let other = [PNG, b"\0"].concat();
    served.write_file("specs/keys.png", &other);
    assert_eq!(served.get(&since).status, 200);
    let picture = served.ok("/guides/parcels/keys.png");
    assert_eq!(picture.body, other);
}

#[test]
fn a_project_without_specs_says_so() {
    let served = Served::with_specs(&[]);
    let state = served.json("/state.json");
    assert_eq!(state["mistakes"]["errors"], 1);
    assert!(!state["mistakes"]["text"].as_str().unwrap().is_empty());
    assert_eq!(served.get("/").status, 200);
    served.write("parcels", &spec("parcels"));
    assert_eq!(ids(&served.json("/state.json")), ["parcels"]);
}

#[test]
fn nothing_is_written() {
    let served = Served::with_specs(&["parcels"]);
    served.ok("/state.json");
    served.ok("/forms/parcels.api_key.json");
    served.ok("/guides/parcels/api-key.html");
    assert_eq!(served.files(), ["specs/parcels.connector.yaml"]);
}
