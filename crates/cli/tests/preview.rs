//! `connspec preview` until it is stopped.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Stdio};

use common::Project;
use connspec_conformance::Client;

/// Ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn it_says_where_it_is_and_shows_the_project() {
    let project = Project::with_specs(&["parcels"]);
    let mut command = project.command(&["preview", "--no-browser"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut running = Running(child.unwrap());
    let mut line = String::new();
    let stdout = running.0.stdout.take().unwrap();
    BufReader::new(stdout).read_line(&mut line).unwrap();
    let origin = line.trim().trim_end_matches('/');
    let address: SocketAddr = origin.strip_prefix("http://").unwrap().parse().unwrap();
    assert!(address.ip().is_loopback());
    let state = Client::new(address, origin)
        .get("/state.json", &[])
        .unwrap();
    assert_eq!(state.json()["connectors"][0]["id"], "parcels");
}

#[test]
fn a_port_that_is_taken_is_an_error_of_the_system() {
    let project = Project::with_specs(&["parcels"]);
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = project.run(&["preview", "--no-browser", "--port", &port]);
    let said = &run.assert_code(3).stderr;
    assert!(said.contains("cannot listen for the browser"), "{said}");
}

#[test]
fn ports_are_numbers() {
    let project = Project::with_specs(&["parcels"]);
    for port in ["http", "65536", "-1"] {
        project
            .run(&["preview", "--no-browser", "--port", port])
            .assert_code(2);
    }
}
