//! Filling in the form of an auth method.

use connspec_runtime::table::Field;
use connspec_runtime::{AnyUrl, Connection, FormErrors};
use connspec_spec::model;
use serde_json::Value as Json;

use super::values::{self, Values, variable};
use super::{Method, Refusal, ask};
use crate::args::Try;

/// Connects with values from a file, from the environment, and from the person, in this order.
pub fn connect(method: Method<'_>, args: &Try) -> Result<Connection<AnyUrl>, Refusal> {
    let mut given = match &args.values {
        Some(path) => values::from_file(path)?,
        None => Values::new(),
    };
    // Values from stdin leave nobody to ask.
    let asks = args.values.as_deref() != Some("-".as_ref());
    let source = Source { method, args, asks };
    let setup = source.fill(
        &method.model.setup_fields,
        method.table.setup_fields,
        &mut given,
        &|form| method.table.read_setup(form).err(),
    )?;
    let form = source.fill(
        &method.model.fields,
        method.table.fields,
        &mut given,
        &|form| method.table.read(form).err(),
    )?;
    if let Some(unknown) = given.keys().next() {
        return Err(Refusal::Usage(format!("the form has no field `{unknown}`")));
    }
    let setup = method.table.with_setup(Json::Object(setup));
    let setup = setup.map_err(|errors| Refusal::Usage(errors.to_string()))?;
    let connected = setup.connect(Json::Object(form));
    connected.map_err(|error| Refusal::Usage(error.to_string()))
}

/// Where values come from.
struct Source<'a> {
    method: Method<'a>,
    args: &'a Try,
    asks: bool,
}

impl Source<'_> {
    /// The values of all of these fields. `check` is their form.
    fn fill(
        &self,
        fields: &[model::Field],
        tables: &'static [Field],
        given: &mut Values,
        check: &dyn Fn(Json) -> Option<FormErrors>,
    ) -> Result<Values, Refusal> {
        let mut form = Values::new();
        let mut missing = Vec::new();
        for (field, table) in fields.iter().zip(tables) {
            let refused = |value: &Json| message(check, table.id, value);
            let value = match given.remove(table.id).or_else(|| self.environment(table)) {
                Some(value) => match refused(&value) {
                    None => Some(value),
                    Some(message) => {
                        return Err(Refusal::Usage(format!("{}: {message}", table.id)));
                    }
                },
                None if self.asks => ask::ask(self.method.connector, field, table, &refused)?,
                None if field.required => {
                    missing.push(format!("`{}`", table.id));
                    None
                }
                None => None,
            };
            form.extend(value.map(|value| (table.id.to_owned(), value)));
        }
        if missing.is_empty() {
            Ok(form)
        } else {
            let missing = missing.join(", ");
            Err(Refusal::Usage(format!("there is no value for {missing}")))
        }
    }

    fn environment(&self, field: &Field) -> Option<Json> {
        let connector = self.method.table.connector;
        self.args
            .env
            .then(|| values::from_environment(&variable(connector, field), field))
            .flatten()
    }
}

/// What the form says is wrong with one value.
fn message(
    check: &dyn Fn(Json) -> Option<FormErrors>,
    field: &str,
    value: &Json,
) -> Option<&'static str> {
    // The other fields are missing, which is not what is asked here.
    let form = Json::Object([(field.to_owned(), value.clone())].into_iter().collect());
    let errors = check(form)?;
    let mut errors = errors.iter();
    errors
        .find(|error| error.field == field)
        .map(|error| error.message)
}
