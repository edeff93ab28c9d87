//! `connspec try`: a form, a connection and its check, on the terminal.

mod ask;
mod authorize;
mod form;
mod loopback;
mod values;

use connspec_project::Project;
use connspec_runtime::table::AuthMethod;
use connspec_runtime::{Against, AnyUrl, Connection, HttpClient, Outcome, Report, ReqwestClient};
use connspec_spec::model::{self, Connector};
use serde_json::json;
use tokio::runtime::Builder;

use crate::args::{Format, Try};
use crate::exit::Exit;
use crate::terminal::{Failure, Terminal, to_tools};

/// Why a trial did not take place.
pub enum Refusal {
    /// What was typed cannot be done.
    Usage(String),
    /// The person or the vendor said no, before there was anything to check.
    Denied(String),
    /// The system failed.
    Failed(Failure),
}

/// An auth method: what it is to people, and what runs.
#[derive(Clone, Copy)]
pub struct Method<'a> {
    connector: &'a Connector,
    model: &'a model::AuthMethod,
    table: &'static AuthMethod,
}

/// Connects with real credentials and runs the check.
pub fn run(project: &Project, args: &Try, terminal: &Terminal) -> Result<Exit, Failure> {
    let (checked, connector) = project.connector(&args.connector)?;
    let exit = terminal.report(&checked)?;
    let Some(connector) = connector else {
        return Ok(exit);
    };
    let report = match attempt(&connector, args, terminal) {
        Ok(report) => report,
        Err(Refusal::Usage(message)) => return Ok(terminal.usage(&message)),
        Err(Refusal::Denied(message)) => return Ok(terminal.denied(&message)),
        Err(Refusal::Failed(failure)) => return Err(failure),
    };
    match terminal.format() {
        Format::Json => to_tools(&format!("{}\n", json!(report)))?,
        _ => terminal.answer(&report.to_string()),
    }
    Ok(match report.outcome() {
        Outcome::Passed | Outcome::None => Exit::Fine,
        Outcome::Failed => Exit::Mistakes,
    })
}

fn attempt(connector: &Connector, args: &Try, terminal: &Terminal) -> Result<Report, Refusal> {
    let method = choose(connector, args)?;
    if let Some(name) = method.table.custom {
        return Err(Refusal::Usage(format!(
            "requests of `{}` are signed by the function `{name}` of an application, which is not here",
            method.table.id
        )));
    }
    let connection = form::connect(method, args)?;
    let client = ReqwestClient::builder()
        .allow_http(args.allow_private || args.against.is_some())
        .allow_private_addresses(args.allow_private || args.against.is_some())
        .build()
        .map_err(|error| Refusal::Usage(error.to_string()))?;
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| Refusal::Failed(Failure::System("start the network", error)))?;
    runtime.block_on(async {
        match &args.against {
            None => check(&connection, &client, args, terminal).await,
            Some(base) => {
                let client = Against::new(client, base)
                    .map_err(|error| Refusal::Usage(format!("`{base}`: {error}")))?;
                check(&connection, &client, args, terminal).await
            }
        }
    })
}

/// Runs the check, after the person has signed in where that is needed.
async fn check<C: HttpClient + Clone + 'static>(
    connection: &Connection<AnyUrl>,
    client: &C,
    args: &Try,
    terminal: &Terminal,
) -> Result<Report, Refusal> {
    let session = connection.auth_method().session;
    if session.is_some_and(|session| session.authorize.is_some()) {
        let connection = authorize::authorize(connection, client, args, terminal).await?;
        return Ok(connection.check(client).await);
    }
    Ok(connection.check(client).await)
}

/// The auth method that was typed, the only one, or the one that a person chooses.
fn choose<'a>(connector: &'a Connector, args: &Try) -> Result<Method<'a>, Refusal> {
    let methods = &connector.methods;
    let index = match &args.method {
        Some(id) => methods
            .iter()
            .position(|method| method.id.as_str() == id)
            .ok_or_else(|| {
                let known: Vec<_> = methods.iter().map(|m| format!("`{}`", m.id)).collect();
                let known = known.join(", ");
                Refusal::Usage(format!("there is no auth method `{id}`, but {known}"))
            })?,
        None if methods.len() == 1 => 0,
        None => {
            let options: Vec<_> = methods
                .iter()
                .map(|method| {
                    (
                        method.id.as_str(),
                        connspec_emit::plain::text(&method.label),
                    )
                })
                .collect();
            ask::choose("How do you want to connect?", &options)?
        }
    };
    Ok(Method {
        connector,
        model: &methods[index],
        table: connspec_live::connector(connector).methods[index],
    })
}
