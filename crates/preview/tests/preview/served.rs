//! A preview of a project in a folder of its own.

use std::fs;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;

use connspec_conformance::{Client, Response};
use connspec_preview::Preview;
use connspec_project::Project;
use serde_json::Value as Json;
use tempfile::TempDir;
use tokio::runtime::Builder;

pub struct Served {
    folder: TempDir,
    pub address: SocketAddr,
}

/// The least that is a PNG.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

/// A valid spec with this id.
pub fn spec(id: &str) -> String {
    include_str!("../../../cli/tests/common/spec.yaml").replace("ID", id)
}

impl Served {
    /// A project with one valid spec for each id.
    pub fn with_specs(ids: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("specs")).unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (tell, told) = mpsc::channel();
        // It ends with the process of the tests.
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let preview = Preview::bind(Project::around(&root), 0).await.unwrap();
                tell.send(preview.address().unwrap()).unwrap();
                match preview.serve().await {}
            })
        });
        let address = told.recv().unwrap();
        let served = Self { folder, address };
        for id in ids {
            served.write(id, &spec(id));
        }
        served
    }

    pub fn write(&self, id: &str, text: &str) {
        self.write_file(&format!("specs/{id}.connector.yaml"), text);
    }

    pub fn write_file(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).unwrap();
    }

    /// The names of all files of the project.
    pub fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder.path()).unwrap();
                    names.push(name.to_str().unwrap().to_owned());
                }
            }
        }
        names.sort();
        names
    }

    pub fn client(&self) -> Client {
        Client::new(self.address, &format!("http://{}", self.address))
    }

    pub fn get(&self, path: &str) -> Response {
        self.client().get(path, &[]).unwrap()
    }

    pub fn ok(&self, path: &str) -> Response {
        let response = self.get(path);
        assert_eq!(response.status, 200, "{path}: {}", response.text());
        response
    }

    pub fn json(&self, path: &str) -> Json {
        self.ok(path).json()
    }
}
