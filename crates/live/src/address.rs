//! Where requests go.

use connspec_runtime::table;
use connspec_spec::model::{Address, Addresses, Base, Cut, Derived, Row};

use crate::{id, ids, list, template, text};

pub(crate) fn table(addresses: &Addresses) -> table::Addresses {
    let environments = addresses.environments.as_ref();
    table::Addresses {
        names: ids(&addresses.names),
        values: ids(&addresses.values),
        environments: environments.map_or(1, |selector| selector.options.len()),
        rows: list(addresses.rows.iter().map(row)),
        domains: list(addresses.domains.iter().map(|domain| text(domain.as_str()))),
    }
}

fn row(row: &Row) -> table::Row {
    table::Row {
        urls: list(row.urls.iter().map(address)),
        values: list(row.values.iter().map(|value| text(value.as_str()))),
    }
}

fn address(address: &Address) -> table::Address {
    table::Address {
        base: match &address.base {
            Base::Host(host) => table::Base::Host(template::table(host)),
            Base::Hostname(field) => table::Base::Hostname(id(field)),
            Base::Url(field) => table::Base::Url(id(field)),
        },
        path: template::tables(&address.path),
    }
}

pub(crate) fn derived(derived: &Derived) -> table::Derived {
    table::Derived {
        id: id(&derived.id),
        from: id(&derived.from),
        cut: match &derived.cut {
            Cut::AfterLast(mark) => table::Cut::AfterLast(text(mark.as_str())),
            Cut::BeforeFirst(mark) => table::Cut::BeforeFirst(text(mark.as_str())),
        },
    }
}
