//! What is served, and what it may do in a browser.

use crate::served::{PNG, Served, spec};

fn policy(served: &Served, path: &str) -> String {
    let answer = served.get(path);
    let said = |name: &str| answer.headers.get(name).unwrap_or_default().to_owned();
    assert_eq!(said("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(said("cache-control"), "no-store", "{path}");
    assert_eq!(said("referrer-policy"), "no-referrer", "{path}");
    assert_eq!(
        said("cross-origin-resource-policy"),
        "same-origin",
        "{path}"
    );
    assert!(
        answer.headers.get("access-control-allow-origin").is_none(),
        "{path}"
    );
    said("content-security-policy")
}

#[test]
fn every_answer_has_a_strict_policy() {
    let served = Served::with_specs(&["parcels"]);
    for path in [
        "/",
        "/preview.js",
        "/preview.css",
        "/guide.css",
        "/connspec-form.js",
        "/state.json",
        "/forms/parcels.api_key.json",
        "/guides/parcels/api-key.html",
        "/nothing",
    ] {
        let policy = policy(&served, path);
        let rules: Vec<_> = policy.split("; ").collect();
        for rule in [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ] {
            assert!(rules.contains(&rule), "{path}: {policy}");
        }
        let scripts = if path.starts_with("/guides/") {
            None
        } else {
            Some(&"script-src 'self'")
        };
        let said = rules.iter().find(|rule| rule.starts_with("script-src"));
        assert_eq!(said, scripts, "{path}");
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{path}: {policy}"
        );
    }
}

/// A policy that forbids what a page does would show as an empty page.
#[test]
fn the_page_keeps_to_its_policy() {
    let served = Served::with_specs(&["parcels"]);
    let page = served.ok("/").text();
    assert!(!page.contains("style=") && !page.contains("<style"));
    assert!(!page.contains(" on") && !page.contains("<script>"));
    for source in page
        .split("src=\"")
        .skip(1)
        .chain(page.split("rel=\"stylesheet\" href=\"").skip(1))
    {
        let path = source.split('"').next().unwrap();
        assert!(!served.ok(path).body.is_empty(), "{path}");
    }
    let script = served.ok("/preview.js").text();
    for forbidden in [
        "innerHTML",
        "insertAdjacentHTML",
        "eval(",
        ".style",
        "Storage",
        "POST",
    ] {
        assert!(!script.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn types_say_what_bodies_are() {
    let served = Served::with_specs(&["parcels"]);
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/preview.js", "text/javascript; charset=utf-8"),
        ("/connspec-form.js", "text/javascript; charset=utf-8"),
        ("/preview.css", "text/css; charset=utf-8"),
        ("/state.json", "application/json"),
        ("/forms/parcels.api_key.json", "application/json"),
        ("/guides/parcels/api-key.html", "text/html; charset=utf-8"),
    ] {
        assert_eq!(
            served.ok(path).headers.get("content-type"),
            Some(expected),
            "{path}"
        );
    }
}

#[test]
fn forms_lead_into_the_guide_that_is_shown() {
    let served = Served::with_specs(&["parcels"]);
    let form = served.json("/forms/parcels.api_key.json");
    assert_eq!(form["fields"][0]["guide"]["anchor"], "create");
    let guide = served.ok("/guides/parcels/api-key.html").text();
    assert!(guide.contains("<a id=\"create\"></a>"), "{guide}");
    assert!(guide.contains("Open <strong>Settings</strong>"), "{guide}");
}

#[test]
fn texts_of_specs_are_texts() {
    let served = Served::with_specs(&[]);
    let hostile = "<script src=//evil.example></script><img src=x onerror=alert(1)>\\\"'&amp;";
    let text = spec("parcels")
        .replace(
            "name: Parcels",
            &format!(
                "name: \"{}\"",
                hostile.replace('\\', "\\\\").replace('"', "\\\"")
            ),
        )
        .replace(
            "label: API key",
            &format!("label: '{}'", hostile.replace('\'', "''")),
        )
        .replace(
            "and copy it.",
            "and copy it. <script>alert(1)</script> <a href=javascript:alert(1)>x</a>",
        );
    served.write("parcels", &text);
    let state = served.json("/state.json");
    assert_eq!(
        state["mistakes"]["errors"], 0,
        "{}",
        state["mistakes"]["text"]
    );
    assert_eq!(state["connectors"][0]["name"], hostile);
    let guide = served.ok("/guides/parcels/api-key.html").text();
    let body = guide.split("<body>").nth(1).unwrap();
    for tag in [
        "<script",
        "<img",
        "<a href=\"javascript",
        "<a href=javascript",
    ] {
        assert!(!body.contains(tag), "{tag}: {body}");
    }
    assert!(
        body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{body}"
    );
}

#[test]
fn a_picture_beside_the_spec_is_shown() {
    let served = Served::with_specs(&[]);
    served.write_file("specs/keys.png", PNG);
    let image = "              image: {src: keys.png, alt: The keys}\n";
    served.write("parcels", &(spec("parcels") + image));
    let state = served.json("/state.json");
    assert_eq!(
        state["mistakes"]["errors"], 0,
        "{}",
        state["mistakes"]["text"]
    );
    let guide = served.ok("/guides/parcels/api-key.html").text();
    let source = guide
        .split("<img src=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    // A browser takes the dot away.
    let source = source.strip_prefix("./").unwrap();
    let picture = served.ok(&format!("/guides/parcels/{source}"));
    assert_eq!(picture.headers.get("content-type"), Some("image/png"));
    assert_eq!(picture.body, PNG);
    assert_eq!(served.get("/guides/parcels/other.png").status, 404);
}
