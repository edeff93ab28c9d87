//! Every row of a table is reached, whatever chooses it and whoever names the host.

use golden_connectors::{Method, addresses, hosts};

fn api_key(region: addresses::Region, environment: addresses::Environment) -> addresses::ApiKey {
    addresses::ApiKey {
        shop: Some("Acme".into()),
        member: "blue/red:own:er".into(),
        trace: None,
        key: "0123-4567-us21".into(),
        region,
        environment,
    }
}

#[test]
fn region_and_environment_choose_the_row() {
    use addresses::Environment::{Production, Sandbox};
    use addresses::Region::{Eu, Us};
    let rows = [
        (
            Us,
            Production,
            "us21-acme.example.com/blue%2Fred/v2",
            "login",
        ),
        (Us, Sandbox, "us21.test.example.org/blue%2Fred", "test"),
        (
            Eu,
            Production,
            "us21-acme.eu.example.com/blue%2Fred/v2",
            "login",
        ),
        (Eu, Sandbox, "us21.test.eu.example.org/blue%2Fred", "test"),
    ];
    for (region, environment, api, login) in rows {
        let connection = addresses::connect(api_key(region, environment)).unwrap();
        let request = |url| connection.request(Method::GET, url, "").unwrap();
        assert_eq!(
            request(addresses::Url::Api).uri(),
            format!("https://{api}").as_str()
        );
        assert_eq!(
            request(addresses::Url::Login).uri(),
            format!("https://{login}.example.com/").as_str()
        );
        let ui = if region == Us { "ui" } else { "ui.eu" };
        assert_eq!(
            request(addresses::Url::Ui).uri(),
            format!("https://{ui}.example.com/").as_str()
        );
        assert_eq!(
            request(addresses::Url::Store).uri(),
            "https://acme.myshopify.com/"
        );
        let place = match (region, environment) {
            (Us, Production) => "live in us-1",
            (Us, Sandbox) => "test in us-1",
            (Eu, Production) => "live in eu {1}",
            (Eu, Sandbox) => "test in eu {1}",
        };
        assert_eq!(request(addresses::Url::Ui).headers()["x-place"], place);
    }
}

#[test]
fn values_and_addresses_fill_a_check_and_what_is_empty_is_left_out() {
    let sent = |trace: Option<&str>, shop: Option<&str>| {
        let credentials = addresses::ApiKey {
            trace: trace.map(str::to_owned),
            shop: shop.map(str::to_owned),
            ..api_key(addresses::Region::Eu, addresses::Environment::Production)
        };
        let connection = addresses::connect(credentials).unwrap();
        let step = connection.check_steps().next().unwrap();
        step.request().unwrap().uri().to_string()
    };
    assert_eq!(
        sent(Some("a b"), Some("acme")),
        "https://us21-acme.eu.example.com/blue%2Fred/v2/er/me?trace=a%20b\
         &audience=urn%3Aexample%3Aeu&login=https%3A%2F%2Flogin.example.com"
    );
    // The default of the shop stands in its address.
    assert_eq!(
        sent(None, None),
        "https://us21-www.eu.example.com/blue%2Fred/v2/er/me\
         ?audience=urn%3Aexample%3Aeu&login=https%3A%2F%2Flogin.example.com"
    );
}

#[test]
fn people_name_hosts_as_far_as_their_fields_allow() {
    let key = |domain: Option<&str>, site: Option<&str>| hosts::Key {
        pod: "EU1.example.co.uk".into(),
        domain: domain.map(str::to_owned),
        site: site.map(str::to_owned),
        plain: "https://a.example.net:8443/".into(),
        space: "../x".into(),
        key: "k".into(),
        environment: hosts::Environment::Test,
    };
    let sent = |key: hosts::Key, url| {
        let connection = hosts::connect(key).unwrap();
        let request = connection.request(Method::GET, url, "/me").unwrap();
        request.uri().to_string()
    };
    let own = || {
        key(
            Some("Vanity.example.net"),
            Some("http://10.0.0.1:8080/base/"),
        )
    };
    for (url, wanted) in [
        (hosts::Url::Pods, "https://eu1.example.co.uk/test/me"),
        (hosts::Url::Orgs, "https://vanity.example.net/test/me"),
        (hosts::Url::Web, "http://10.0.0.1:8080/base/test/me"),
        (hosts::Url::Box, "https://a.example.net:8443/test/..%2Fx/me"),
    ] {
        assert_eq!(sent(own(), url), wanted);
    }
    assert_eq!(
        sent(key(None, None), hosts::Url::Orgs),
        "https://api.example.com/test/me"
    );
    assert_eq!(
        sent(key(None, None), hosts::Url::Web),
        "https://site.example.com/base/test/me"
    );
}

#[test]
fn a_form_refuses_what_no_host_can_be_made_of() {
    let fields = |errors: &golden_connectors::FormErrors| -> Vec<String> {
        errors.iter().map(|error| error.field.to_string()).collect()
    };
    let bad = hosts::Key {
        pod: "example.net".into(),
        domain: Some("10.0.0.1".into()),
        site: Some("https://a.b//c".into()),
        plain: "http://a.example.net".into(),
        space: "x".into(),
        key: "k".into(),
        environment: hosts::Environment::Live,
    };
    let errors = hosts::connect(bad).unwrap_err();
    assert_eq!(fields(&errors), ["pod", "domain", "site", "plain"]);
    let bad = addresses::ApiKey {
        member: "no colon".into(),
        key: "no-".into(),
        ..api_key(addresses::Region::Us, addresses::Environment::Sandbox)
    };
    let errors = addresses::connect(bad).unwrap_err();
    assert_eq!(fields(&errors), ["member", "key"]);
}
