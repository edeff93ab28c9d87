//! `<url:app>` in guide text: the addresses of that name, by region and environment.

use connspec_diagnostics::Span;

use super::Lowering;
use super::address::Table;
use super::prose::Scope;
use super::select::Select;
use crate::model::{Address, Inline};
use crate::problem::reference as problem;
use crate::{Id, Text};

/// The rows that a reference names, by the options of the two selects.
#[derive(Clone, Copy, Default)]
struct Chosen {
    region: Option<usize>,
    environment: Option<usize>,
}

/// The words of `<url:written>`: `app` is every address of that name, `app#eu` and `app#eu#sandbox`
/// are the hosts of a region, an environment, or one of each.
pub(super) fn resolve(
    scope: &Scope<'_>,
    table: &Table<'_>,
    written: &str,
    span: Span,
    cx: &mut Lowering<'_>,
) -> Option<Vec<Inline>> {
    let mut pieces = written.split('#');
    let name = pieces.next().unwrap_or_default();
    let column = table.names.iter().position(|known| known.as_str() == name);
    if column.is_none() && table.is_whole {
        let known: Vec<_> = table.names.iter().map(Id::as_str).collect();
        cx.report(problem::url(span.slice(0, name.len()), name, &known));
    }
    let mut chosen = Some(Chosen::default());
    let mut at = name.len() + 1;
    for piece in pieces {
        let place = span.slice(at, at + piece.len());
        at += piece.len() + 1;
        let before = chosen.unwrap_or_default();
        let one = choose(before, table, piece, place, cx);
        chosen = chosen.and(one);
    }
    let (chosen, column) = (chosen?, column?);
    let rows = Rows::of(table, chosen, column)?;
    let is_host = written.contains('#');
    let show = |address: &Address| {
        if is_host {
            scope.code(&address.base.parts().1, span)
        } else {
            scope.address(address, span)
        }
    };
    Some(rows.words(table, show, span))
}

/// Takes an option into the choice.
fn choose(
    chosen: Chosen,
    table: &Table<'_>,
    id: &str,
    span: Span,
    cx: &mut Lowering<'_>,
) -> Option<Chosen> {
    let (regions, environments) = (&table.regions, &table.environments);
    let (region, environment) = (regions.position(id), environments.position(id));
    match (region, environment) {
        // What both selects have is the region first, and behind a region the environment.
        (Some(region), _) if chosen.region.is_none() => Some(Chosen {
            region: Some(region),
            ..chosen
        }),
        (_, Some(environment)) if chosen.environment.is_none() => Some(Chosen {
            environment: Some(environment),
            ..chosen
        }),
        (None, None) => {
            if regions.is_whole && environments.is_whole {
                let ids = |select: &Select<'_>| -> Vec<String> {
                    let ids = select.options.iter().map(|(id, _)| (*id).to_owned());
                    ids.collect()
                };
                let mut known = ids(regions);
                known.extend(ids(environments));
                let known: Vec<_> = known.iter().map(String::as_str).collect();
                cx.report(if environments.is_written {
                    problem::option(span, id, &known)
                } else {
                    problem::region(span, id, &known)
                });
            }
            None
        }
        _ => {
            cx.report(problem::option_twice(span, id));
            None
        }
    }
}

/// The addresses of one name in the rows of a choice.
struct Rows<'a> {
    /// By region and environment; one where the choice or the spec leaves no other.
    cells: Vec<Vec<&'a Address>>,
    regions: Vec<usize>,
    environments: Vec<usize>,
}

impl<'a> Rows<'a> {
    fn of(table: &'a Table<'_>, chosen: Chosen, column: usize) -> Option<Self> {
        let addresses = table.addresses.as_ref()?;
        let count = |select: &Select<'_>| select.options.len().max(1);
        let all = |chosen: Option<usize>, count: usize| match chosen {
            Some(one) => vec![one],
            None => (0..count).collect::<Vec<_>>(),
        };
        let regions = all(chosen.region, count(&table.regions));
        let environments = all(chosen.environment, count(&table.environments));
        let cells = regions.iter().map(|region| {
            let of_region = environments.iter();
            of_region
                .map(|environment| addresses.row(*region, *environment).urls.get(column))
                .collect::<Option<Vec<_>>>()
        });
        Some(Self {
            cells: cells.collect::<Option<Vec<_>>>()?,
            regions,
            environments,
        })
    }

    /// Each address once, with the labels of the options that it differs by.
    fn words(
        &self,
        table: &Table<'_>,
        show: impl Fn(&Address) -> Inline,
        span: Span,
    ) -> Vec<Inline> {
        let shown: Vec<Vec<Inline>> = self
            .cells
            .iter()
            .map(|cells| cells.iter().map(|address| show(address)).collect())
            .collect();
        let by_environment = shown
            .iter()
            .any(|cells| cells.iter().any(|cell| !same_words(cell, &cells[0])));
        let by_region = (0..self.environments.len()).any(|at| {
            shown
                .iter()
                .any(|cells| !same_words(&cells[at], &shown[0][at]))
        });
        let label = |select: &Select<'_>, at: usize| {
            let label = select.options.get(at);
            label.map_or_else(String::new, |(_, label)| label.0.text.trim().to_owned())
        };
        let mut listed = Vec::new();
        for (region, cells) in self.regions.iter().zip(shown) {
            for (environment, address) in self.environments.iter().zip(cells) {
                let mut labels = Vec::new();
                labels.extend(by_region.then(|| label(&table.regions, *region)));
                labels.extend(by_environment.then(|| label(&table.environments, *environment)));
                listed.push((address, labels.join(", ")));
                if !by_environment {
                    break;
                }
            }
            if !by_region {
                break;
            }
        }
        enumerate(listed, span)
    }
}

/// `a (A), b (B) or c (C)`; what has no label stands alone.
fn enumerate(listed: Vec<(Inline, String)>, span: Span) -> Vec<Inline> {
    let count = listed.len();
    let mut content = Vec::new();
    for (index, (address, label)) in listed.into_iter().enumerate() {
        content.push(address);
        if label.is_empty() {
            continue;
        }
        let behind = match count - index {
            1 => "",
            2 => " or ",
            _ => ", ",
        };
        let words = format!(" ({label}){behind}");
        content.push(Inline::Text(Text::new(words, span)));
    }
    content
}

fn same_words(a: &Inline, b: &Inline) -> bool {
    match (a, b) {
        (Inline::Link { target: a, .. }, Inline::Link { target: b, .. }) => a == b,
        (Inline::Code(a), Inline::Code(b)) => a.open() == b.open(),
        _ => false,
    }
}
