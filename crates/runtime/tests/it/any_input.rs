//! Whatever comes from outside, nothing panics, and nothing of it is shown.

use super::fake::{Fake, ok, run};
use super::vault::{Connection, Url, code, login};
use connspec_runtime::{Method, Tokens};
use proptest::prelude::*;
use serde_json::Value as Json;

/// JSON with keys that the tables look for.
fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
        "https://[a-z.:@/\\\\%0-9]{0,20}".prop_map(Json::from),
        "[0-9TZ:.+-]{0,30}".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let key = prop::sample::select(vec![
            "session",
            "id",
            "key",
            "until",
            "access_token",
            "refresh_token",
            "expires_in",
            "instance_url",
            "shard",
            "error",
            "values",
            "version",
            "good_until",
            "state",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..8).prop_map(|members| {
                let members = members.into_iter();
                Json::Object(
                    members
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn answers_of_token_endpoints(answer in json(), status in 100_u16..600) {
        let body = answer.to_string();
        let client = Fake::new(move |_| Ok((status, body.clone())));
        let connection = Connection::new(login()).unwrap();
        let _ = run(connection.fetch_tokens(&client));
        if let Ok(request) = connection.request(Method::GET, Url::Api, "/x") {
            prop_assert_eq!(request.uri().host(), Some("api.vault.example"));
        }
        let authorization = run(Connection::new(code()).unwrap().authorize(&client, "a:b"));
        let authorization = authorization.unwrap();
        let (_, state) = authorization.url().split_once("state=").unwrap();
        let query = format!("code=c&state={}", &state[..43]);
        let Ok(connection) = run(authorization.finish(&client, &query)) else { return Ok(()) };
        for url in [Url::Instance, Url::Shard] {
            let Ok(request) = connection.request(Method::GET, url, "/x") else { continue };
            let host = request.uri().host().unwrap();
            prop_assert!(
                host.ends_with(".force.example")
                    || host == "vault.example"
                    || host.ends_with(".vault.example"),
                "{}", host
            );
            prop_assert_eq!(request.uri().scheme_str(), Some("https"));
        }
    }

    #[test]
    fn addresses_of_answers(
        instance in "(https://|)[a-z.@:/#?\\\\%25e]{0,12}(vault|force|).example[a-z.@:/#?\\\\]{0,8}",
    ) {
        let answer = serde_json::json!({"access_token": "a", "instance_url": instance});
        let client = Fake::new(move |_| ok(&answer.to_string()));
        let connection = Connection::new(code()).unwrap();
        let authorization = run(connection.authorize(&client, "a:b")).unwrap();
        let (_, state) = authorization.url().split_once("state=").unwrap();
        let query = format!("code=c&state={}", &state[..43]);
        let Ok(connection) = run(authorization.finish(&client, &query)) else { return Ok(()) };
        let request = connection.request(Method::GET, Url::Instance, "/last").unwrap();
        let url = url::Url::parse(&request.uri().to_string()).unwrap();
        let host = url.host_str().unwrap();
        let under = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
        prop_assert!(
            host == "vault.example" || under("vault.example") || under("force.example"), "{}", url
        );
        prop_assert!(url.port().is_none() && url.username().is_empty() && url.query().is_none());
        prop_assert!(url.path().ends_with("/last"));
    }

    #[test]
    fn callbacks_and_what_was_stored(query in any::<String>(), stored in json()) {
        let client = Fake::new(|_| ok("{}"));
        let connection = Connection::new(code()).unwrap();
        let authorization = run(connection.authorize(&client, "https://app.example")).unwrap();
        prop_assert!(run(authorization.finish(&client, &query)).is_err());
        prop_assert!(client.seen().is_empty());
        let mut stored = stored;
        if let Some(members) = stored.as_object_mut() {
            members.insert("version".to_owned(), 1.into());
        }
        let _ = connection.resume(&stored.to_string());
        if let Ok(tokens) = Tokens::from_json(&stored.to_string()) {
            let again = Tokens::from_json(tokens.to_json().expose()).unwrap();
            prop_assert_eq!(again.good_until(), tokens.good_until());
            let _ = run(connection.with_tokens(again).fetch_tokens(&client));
        }
    }
}
