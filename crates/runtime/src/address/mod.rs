//! From the address table to the start of a URL, by parts.

mod captured;
mod host;
mod own;

pub(crate) use captured::parse as parse_captured;

use crate::http::Origin;
use crate::table::{Address, Base, Kind, Row, Start};
use crate::template::Filler;
use crate::url_path::UrlPath;
use crate::{RequestError, Value, ValueProblem};
use http::Uri;

/// Where a request goes.
#[derive(Debug)]
pub(crate) struct Target {
    /// `https`; `http` only where a person's own address says so.
    pub(crate) scheme: &'static str,
    /// A lower-case DNS name; an IP address only where a person's own address says so.
    pub(crate) host: String,
    /// Only where a person's own address has one.
    pub(crate) port: Option<u16>,
    /// Segments, each with a slash before it; empty where there are none.
    pub(crate) path: UrlPath,
}

impl Target {
    fn of_host(host: String) -> Self {
        Self {
            scheme: "https",
            host,
            port: None,
            path: UrlPath::default(),
        }
    }

    /// Scheme, host and port, as in a URL.
    pub(crate) fn base(&self) -> String {
        let port = self.port.map(|port| format!(":{port}"));
        format!(
            "{}://{}{}",
            self.scheme,
            self.host,
            port.unwrap_or_default()
        )
    }

    fn origin(&self) -> Option<Origin> {
        Origin::of(&self.base().parse::<Uri>().ok()?)
    }
}

/// The target that the address, or captured address, of that name gives for these values.
pub(crate) fn resolve(filler: Filler<'_>, name: &str) -> Result<Target, RequestError> {
    let names = filler.method.addresses.names;
    let Some(column) = names.iter().position(|known| *known == name) else {
        return captured::resolve(filler, name);
    };
    let address = &row(filler)?.urls[column];
    let mut target = base(filler, address)?;
    target.path.push_segments(filler, address.path)?;
    Ok(target)
}

/// The target of a request of the connector's own.
pub(crate) fn start(filler: Filler<'_>, start: &Start) -> Result<Target, RequestError> {
    match start {
        Start::Address(name) | Start::Captured(name) => resolve(filler, name),
        Start::Host(host) if host::is_under(host, filler.method.addresses.domains) => {
            Ok(Target::of_host((*host).to_owned()))
        }
        Start::Host(_) => Err(RequestError::Host),
    }
}

/// The address of that name as text, without a slash at its end.
pub(crate) fn text(filler: Filler<'_>, name: &str) -> Result<String, RequestError> {
    let target = resolve(filler, name)?;
    Ok(target.base() + target.path.as_str())
}

/// The value of that name in the row that is chosen.
pub(crate) fn value(filler: Filler<'_>, name: &str) -> Result<&'static str, RequestError> {
    let names = filler.method.addresses.values;
    let column = names.iter().position(|known| *known == name);
    let column = column.expect("a template names values of the connector's table");
    Ok(row(filler)?.values[column])
}

/// Where requests may go with these values: the chosen row of the table, what was captured, and
/// the hosts that the method names itself.
pub(crate) fn origins(filler: Filler<'_>) -> Vec<Origin> {
    let names = filler.method.addresses.names.iter().copied();
    let captured = filler.method.captured_addresses().map(|capture| capture.id);
    let targets = names
        .chain(captured)
        .filter_map(|name| resolve(filler, name).ok());
    let fixed = filler
        .method
        .requests()
        .filter_map(|request| start(filler, &request.start).ok());
    let origins = targets.chain(fixed);
    origins.filter_map(|target| target.origin()).collect()
}

/// The row of the address table.
fn row(filler: Filler<'_>) -> Result<&'static Row, RequestError> {
    let mut region = 0;
    let mut environment = 0;
    for (field, value) in filler.method.fields.iter().zip(filler.values) {
        let chosen = match field.kind {
            Kind::Region(_) => &mut region,
            Kind::Environment(_) => &mut environment,
            _ => continue,
        };
        let Some(Value::Choice(index)) = value else {
            return Err(RequestError::Value {
                field: field.id,
                problem: ValueProblem::Missing,
            });
        };
        *chosen = *index;
    }
    let addresses = filler.method.addresses;
    let row = addresses
        .rows
        .get(region * addresses.environments + environment);
    row.ok_or(RequestError::UnknownUrl)
}

fn base(filler: Filler<'_>, address: &Address) -> Result<Target, RequestError> {
    match address.base {
        Base::Host(template) => host::of_template(filler, template).map(Target::of_host),
        Base::Hostname(id) => host::of_field(filler, id).map(Target::of_host),
        Base::Url(id) => own::of_field(filler, id),
    }
}
