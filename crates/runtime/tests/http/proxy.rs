//! What the environment says about proxies.

use crate::client::{client, get, send};
use crate::server::{Server, reply};
use std::env;
use std::process::Command;

const CHILD: &str = "CONNSPEC_TEST_PROXY_CHILD";

/// The environment can only be set for another process, so this test starts itself.
#[test]
fn proxies_of_the_environment_are_not_used() {
    if let Ok(url) = env::var(CHILD) {
        assert_eq!(send(&client(), get(&url)).unwrap().body(), b"server");
        return;
    }
    let proxy = Server::replying(reply("200 OK", "", "proxy"));
    let server = Server::replying(reply("200 OK", "", "server"));
    let mut child = Command::new(env::current_exe().unwrap());
    child.args(["--exact", "proxy::proxies_of_the_environment_are_not_used"]);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        child
            .env(name, proxy.url(""))
            .env(name.to_uppercase(), proxy.url(""));
    }
    child
        .env("no_proxy", "")
        .env("NO_PROXY", "")
        .env_remove("REQUEST_METHOD");
    let output = child.env(CHILD, server.url("/")).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert_eq!((proxy.connections(), server.requests().len()), (0, 1));
}
