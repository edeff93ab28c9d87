//! The YAML language server, spoken to as an editor does (Language Server Protocol 3.17).

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use connspec_conformance::start_node;
use serde_json::{Value as Json, json};
use url::Url;

/// Patience with a server that does not answer; much more than any answer takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// An editor with the server behind it, which ends with this value.
pub struct Editor {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Json>,
    /// How many requests were sent.
    requests: u64,
    /// What was published for each document, by its address.
    diagnostics: BTreeMap<String, Vec<Json>>,
}

/// A position: line and character from 0, the latter in UTF-16 units.
#[derive(Clone, Copy)]
pub struct Position {
    line: usize,
    character: usize,
}

impl Position {
    /// The position behind `text`.
    pub fn behind(text: &str) -> Self {
        let last = text.rsplit('\n').next().unwrap();
        Self {
            line: text.matches('\n').count(),
            character: last.encode_utf16().count(),
        }
    }
}

impl Editor {
    /// `None` where Node or the packages are missing; that was said then.
    pub fn start() -> Option<Self> {
        let script = "node_modules/yaml-language-server/bin/yaml-language-server";
        let mut child = start_node("servers", "YAML language server", script, &["--stdio"])?;
        let input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut editor = Self {
            child,
            input,
            messages,
            requests: 0,
            diagnostics: BTreeMap::new(),
        };
        let markdown = ["markdown", "plaintext"];
        let capabilities = json!({
            "textDocument": {
                "completion": {
                    "completionItem": { "documentationFormat": markdown, "snippetSupport": true },
                },
                "hover": { "contentFormat": markdown },
            },
            "workspace": { "configuration": true },
        });
        let parameters = json!({
            "processId": std::process::id(),
            "rootUri": null,
            "capabilities": capabilities,
        });
        editor.request("initialize", &parameters);
        editor.send(&json!({ "method": "initialized", "params": {} }));
        Some(editor)
    }

    /// Opens a document, once; `file` says where it would lie.
    pub fn open(&mut self, file: &Path, text: &str) -> String {
        let address = Url::from_file_path(file).unwrap().to_string();
        let document = json!({
            "uri": address,
            "languageId": "yaml",
            "version": 1,
            "text": text,
        });
        let parameters = json!({ "textDocument": document });
        self.send(&json!({ "method": "textDocument/didOpen", "params": parameters }));
        address
    }

    /// What is offered at a position.
    pub fn complete(&mut self, document: &str, position: Position) -> Vec<Json> {
        let mut answer = self.at("textDocument/completion", document, position);
        serde_json::from_value(answer["items"].take()).unwrap()
    }

    /// What is explained at a position, in Markdown.
    pub fn hover(&mut self, document: &str, position: Position) -> String {
        let answer = self.at("textDocument/hover", document, position);
        answer["contents"]["value"].as_str().unwrap().to_owned()
    }

    /// What is marked in a document: the line from 0, and the message.
    pub fn diagnostics(&mut self, document: &str) -> Vec<(u64, String)> {
        while !self.diagnostics.contains_key(document) {
            let message = self.receive();
            self.take_in(&message);
        }
        let mut found: Vec<_> = self.diagnostics[document]
            .iter()
            .map(|diagnostic| {
                let line = diagnostic["range"]["start"]["line"].as_u64().unwrap();
                let message = diagnostic["message"].as_str().unwrap();
                (line, message.to_owned())
            })
            .collect();
        found.sort();
        found
    }

    fn at(&mut self, method: &str, document: &str, position: Position) -> Json {
        let Position { line, character } = position;
        let parameters = json!({
            "textDocument": { "uri": document },
            "position": { "line": line, "character": character },
        });
        self.request(method, &parameters)
    }

    /// Sends a request and waits for its result.
    fn request(&mut self, method: &str, parameters: &Json) -> Json {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "id": id, "method": method, "params": parameters }));
        loop {
            let mut message = self.receive();
            if message["method"].is_null() && message["id"] == id {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].take();
            }
            self.take_in(&message);
        }
    }

    /// A message that answers nothing: a question of the server's, or news.
    fn take_in(&mut self, message: &Json) {
        let parameters = &message["params"];
        match message["method"].as_str() {
            Some("workspace/configuration") => {
                let items = parameters["items"].as_array().unwrap();
                let settings: Vec<_> = items
                    .iter()
                    .map(|item| settings(&item["section"]))
                    .collect();
                self.send(&json!({ "id": message["id"], "result": settings }));
            }
            Some("textDocument/publishDiagnostics") => {
                let document = parameters["uri"].as_str().unwrap().to_owned();
                let found = parameters["diagnostics"].as_array().unwrap().clone();
                self.diagnostics.insert(document, found);
            }
            _ if !message["id"].is_null() => {
                self.send(&json!({ "id": message["id"], "result": null }));
            }
            _ => {}
        }
    }

    fn receive(&self) -> Json {
        let message = self.messages.recv_timeout(PATIENCE);
        message.expect("the server says something")
    }

    fn send(&mut self, message: &Json) {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The settings of a section. The schema store is a site on the web, and nothing here needs it.
fn settings(section: &Json) -> Json {
    if section == "yaml" {
        json!({
            "validate": true,
            "hover": true,
            "completion": true,
            "schemaStore": { "enable": false },
        })
    } else {
        Json::Null
    }
}

/// One message; `None` where the server has ended.
fn read(output: &mut BufReader<ChildStdout>) -> Option<Json> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok();
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
