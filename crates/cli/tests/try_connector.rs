//! `connspec try` against a server that plays the vendor.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use common::{Project, Run};
use connspec_conformance::{Answer, Client, FakeVendor, OAuthClient, OAuthOptions, OAuthServer};
use serde_json::{Value as Json, json};
use url::Url;

const SECRET: &str = "Canary-5d1c";

/// Two regions, a field of each sort, advice and an account.
const SPEC: &str = include_str!("try.yaml");

fn project() -> Project {
    let project = Project::empty();
    project.write("specs/parcels.connector.yaml", SPEC);
    project
}

/// A vendor that lets the secret in.
fn vendor() -> FakeVendor {
    let vendor = FakeVendor::start();
    vendor.route(
        "api.eu.parcels.example.com",
        "GET",
        "/v1/account",
        |request| {
            let account = json!({ "account": { "id": 7, "name": "Ada's parcels" } });
            match request.header("X-Key") {
                Some(SECRET) => Answer::json(200, &account),
                _ => Answer::json(401, &json!({})),
            }
        },
    );
    vendor
}

/// Runs the command, typing `lines`.
fn typing(project: &Project, args: &[&str], lines: &str) -> Run {
    let mut command = project.command(args);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that asks for less than is typed closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    Run::of(child.wait_with_output().unwrap())
}

#[track_caller]
fn assert_hidden(run: &Run) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(!said.contains(SECRET), "{said}");
}

#[test]
fn asks_as_the_form_does_and_says_what_the_check_found() {
    let (project, vendor) = (project(), vendor());
    let base = vendor.base_url();
    // A key with a space is refused, by the words of the spec; a region by its number.
    let lines = format!("{SECRET} x\n{SECRET}\n2\n");
    let run = typing(&project, &["try", "parcels", "--against", &base], &lines);
    run.assert_code(0);
    run.assert_says("A key has no spaces.");
    run.assert_says("Which one your account is in.");
    assert!(run.stdout.contains("passed  Read the account"), "{run:#?}");
    assert!(run.stdout.contains("Ada's parcels"), "{run:#?}");
    assert_hidden(&run);
    let hosts: Vec<_> = vendor.requests().into_iter().map(|r| r.host).collect();
    assert_eq!(hosts, ["api.eu.parcels.example.com"]);
}

#[test]
fn wrong_credentials_get_the_advice_of_the_spec() {
    let (project, vendor) = (project(), vendor());
    let base = vendor.base_url();
    let run = typing(
        &project,
        &["try", "parcels", "--against", &base],
        "wrong\neu\n",
    );
    run.assert_code(1);
    assert!(run.stdout.contains("Parcels refused this key."), "{run:#?}");
    assert!(run.stdout.contains("API key, Region"), "{run:#?}");
    // As JSON the same, for programs.
    let args = ["try", "parcels", "--against", &base, "--format", "json"];
    let run = typing(&project, &args, "wrong\neu\n");
    let report: Json = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["outcome"], "failed");
    assert_eq!(
        report["steps"][0]["failure"]["fields"],
        json!(["api_key", "region"])
    );
}

#[test]
fn values_come_from_a_file_or_the_environment() {
    let (project, vendor) = (project(), vendor());
    let base = vendor.base_url();
    let values = json!({ "api_key": SECRET, "region": "eu" }).to_string();
    project.write("values.json", &values);
    let run = project.run(&[
        "try",
        "parcels",
        "--against",
        &base,
        "--values",
        "values.json",
    ]);
    run.assert_code(0);
    assert_hidden(&run);
    let run = typing(
        &project,
        &["try", "parcels", "--against", &base, "--values", "-"],
        &values,
    );
    run.assert_code(0);
    let mut command = project.command(&["try", "parcels", "--against", &base, "--env"]);
    command
        .env("PARCELS_API_KEY", SECRET)
        .env("PARCELS_REGION", "eu");
    let run = Run::of(command.output().unwrap());
    run.assert_code(0);
    assert_hidden(&run);
    assert_eq!(vendor.requests().len(), 3);
}

#[test]
fn what_cannot_be_tried_is_refused_before_anything_is_sent() {
    let (project, vendor) = (project(), vendor());
    let base = vendor.base_url();
    project.write(
        "unknown.json",
        r#"{"api_key": "k", "region": "eu", "key": "k"}"#,
    );
    project.write("wrong.json", r#"{"api_key": "k", "region": "mars"}"#);
    project.write("list.json", "[]");
    project.write("broken.json", r#"{"api_key": "#);
    for (args, says) in [
        (&["parcel"][..], "did you mean `parcels`?"),
        (
            &["parcels", "password"],
            "there is no auth method `password`, but `api_key`",
        ),
        (&["parcels"], "no value was given for `api_key`"),
        (
            &["parcels", "--values", "none.json"],
            "there is no `none.json`",
        ),
        (
            &["parcels", "--values", "list.json"],
            "`list.json` holds no object",
        ),
        (
            &["parcels", "--values", "broken.json"],
            "`broken.json` is not JSON",
        ),
        (
            &["parcels", "--values", "unknown.json"],
            "the form has no field `key`",
        ),
        (&["parcels", "--values", "wrong.json"], "region: "),
        (
            &["specs/none.connector.yaml"],
            "there is no `specs/none.connector.yaml`",
        ),
    ] {
        let args = [&["try"], args, &["--against", &base]].concat();
        project.run(&args).assert_code(2).assert_says(says);
    }
    let far = [
        "try",
        "parcels",
        "--values",
        "good.json",
        "--against",
        "http://example.com",
    ];
    project.write("good.json", r#"{"api_key": "k", "region": "eu"}"#);
    project
        .run(&far)
        .assert_code(2)
        .assert_says("must be on this machine");
    assert!(vendor.requests().is_empty());
}

#[test]
fn a_spec_with_mistakes_is_not_tried() {
    let project = project();
    project.write(
        "specs/parcels.connector.yaml",
        SPEC.replace("{api}", "{apo}"),
    );
    project
        .run(&["try", "parcels"])
        .assert_code(1)
        .assert_says("unknown-url");
}

/// A connector whose people sign in with the vendor.
const OAUTH_SPEC: &str = include_str!("try_oauth.yaml");

/// Signs in with `server` as the command asks for it; `answer` is what the person does at the vendor.
fn sign_in(server: &OAuthServer, answer: fn(&OAuthServer, &str) -> Url) -> Run {
    let project = Project::empty();
    project.write("specs/parcels.connector.yaml", OAUTH_SPEC);
    let OAuthClient { id, secret } = OAuthClient::BASIC;
    let values = json!({ "client_id": id, "client_secret": secret });
    project.write("values.json", values.to_string());
    let base = server.base_url();
    let args = [
        "try",
        "parcels",
        "--against",
        &base,
        "--values",
        "values.json",
    ];
    let args = [&args[..], &["--no-browser", "--port", "0"]].concat();
    let mut command = project.command(&args);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    let url = loop {
        let mut line = String::new();
        assert_ne!(stderr.read_line(&mut line).unwrap(), 0, "{said}");
        said.push_str(&line);
        if let Some((_, url)) = line.trim_end().split_once("sign in with the vendor: ") {
            break url.to_owned();
        }
    };
    let callback = answer(server, &url);
    let browser = Client::new(
        format!("127.0.0.1:{}", callback.port().unwrap())
            .parse()
            .unwrap(),
        "http://127.0.0.1",
    );
    let target = format!("{}?{}", callback.path(), callback.query().unwrap());
    assert_eq!(browser.get(&target, &[]).unwrap().status, 200);
    stderr.read_to_string(&mut said).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        stderr: said,
        ..Run::of(output)
    }
}

#[test]
fn a_person_signs_in_with_the_vendor() {
    let Some(server) = OAuthServer::start(&OAuthOptions::default()) else {
        return;
    };
    let run = sign_in(&server, |server, url| server.consent(url).unwrap());
    run.assert_code(0);
    assert!(
        run.stdout.contains("passed  Read who is signed in"),
        "{run:#?}"
    );
    assert_eq!(server.count("token:authorization_code:200"), 1);
    assert_eq!(server.count("me:200"), 1);
    assert!(!run.stdout.contains(OAuthClient::BASIC.secret), "{run:#?}");
    assert!(!run.stderr.contains(OAuthClient::BASIC.secret), "{run:#?}");
}

#[test]
fn a_person_who_says_no_is_no_mistake_of_usage() {
    let Some(server) = OAuthServer::start(&OAuthOptions::default()) else {
        return;
    };
    let run = sign_in(&server, |server, url| server.refuse(url).unwrap());
    run.assert_code(1).assert_says("access_denied");
    assert_eq!(server.count("token:authorization_code"), 0);
}
