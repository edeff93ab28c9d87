//! The selects that choose rows of the address table.

use connspec_diagnostics::Span;

use super::{Lowering, id_of, ids, items, prose};
use crate::model::{Choice, Selector};
use crate::surface::{
    EnvironmentOption, Environments, IdText, InlineText, PlainText, RegionOption, Regions, Spec,
};

/// One of the two selects as its uses see it.
#[derive(Clone, Debug, Default)]
pub(super) struct Select<'a> {
    /// Whether the spec has it, well or badly written.
    pub is_written: bool,
    /// Where a message about the whole select points.
    pub anchor: Option<Span>,
    pub label: Option<&'a PlainText>,
    /// The options that have an id and a label.
    pub options: Vec<(&'a str, &'a PlainText)>,
    /// Whether these are all that were written. Where one could not be read, an id that is not
    /// known may be meant by it, and that was reported.
    pub is_whole: bool,
}

/// An option of either select.
struct SelectOption<'a> {
    id: Option<&'a IdText>,
    label: Option<&'a PlainText>,
    help: Option<&'a InlineText>,
}

fn of_region(option: &RegionOption) -> SelectOption<'_> {
    SelectOption {
        id: option.id.as_ref(),
        label: option.label.as_ref(),
        help: option.help.as_ref(),
    }
}

fn of_environment(option: &EnvironmentOption) -> SelectOption<'_> {
    SelectOption {
        id: option.id.as_ref(),
        label: option.label.as_ref(),
        help: option.help.as_ref(),
    }
}

impl<'a> Select<'a> {
    pub fn regions(spec: &'a Spec) -> Self {
        let regions = spec.regions.as_ref();
        let options = regions.and_then(|regions| regions.options.as_ref());
        Self::new(
            spec.has("regions"),
            regions.map(|regions| (regions.anchor, regions.label.as_ref())),
            &items(options).iter().map(of_region).collect::<Vec<_>>(),
            options.is_some_and(|options| options.is_whole),
        )
    }

    pub fn environments(spec: &'a Spec) -> Self {
        let environments = spec.environments.as_ref();
        let options = environments.and_then(|environments| environments.options.as_ref());
        Self::new(
            spec.has("environments"),
            environments.map(|select| (select.anchor, select.label.as_ref())),
            &items(options)
                .iter()
                .map(of_environment)
                .collect::<Vec<_>>(),
            options.is_some_and(|options| options.is_whole),
        )
    }

    fn new(
        is_written: bool,
        select: Option<(Span, Option<&'a PlainText>)>,
        options: &[SelectOption<'a>],
        has_all: bool,
    ) -> Self {
        let named = options.iter();
        let named: Vec<_> = named
            .filter(|option| id_of(option.id).is_some())
            .filter_map(|option| Some((option.id?.0.text.as_str(), option.label?)))
            .collect();
        Self {
            is_written,
            anchor: select.map(|(anchor, _)| anchor),
            label: select.and_then(|(_, label)| label),
            is_whole: !is_written || has_all && named.len() == options.len(),
            options: named,
        }
    }

    /// The position of an option.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|(known, _)| *known == id)
    }
}

pub(super) fn regions(cx: &mut Lowering<'_>, regions: &Regions) -> Option<Selector> {
    let options = items(regions.options.as_ref()).iter().map(of_region);
    let options: Vec<_> = options.collect();
    let (label, help) = (regions.label.as_ref(), regions.help.as_ref());
    lower(cx, ids::REGIONS, label, help, &options)
}

pub(super) fn environments(cx: &mut Lowering<'_>, select: &Environments) -> Option<Selector> {
    let options = items(select.options.as_ref()).iter().map(of_environment);
    let options: Vec<_> = options.collect();
    let (label, help) = (select.label.as_ref(), select.help.as_ref());
    lower(cx, ids::ENVIRONMENTS, label, help, &options)
}

fn lower(
    cx: &mut Lowering<'_>,
    namespace: ids::Namespace,
    label: Option<&PlainText>,
    help: Option<&InlineText>,
    options: &[SelectOption<'_>],
) -> Option<Selector> {
    let outside = prose::Scope::default();
    let help = help.map(|help| prose::inlines(cx, help, &outside));
    ids::declare(cx, namespace, options.iter().filter_map(|option| option.id));
    let options: Vec<_> = options
        .iter()
        .map(|option| {
            let help = option.help.map(|help| prose::inlines(cx, help, &outside));
            let id = id_of(option.id)?;
            Some(Choice {
                value: id.to_string(),
                id,
                label: prose::plain(option.label?),
                help,
                span: option.id?.0.span,
            })
        })
        .collect();
    let options = options.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Selector {
        label: prose::plain(label?),
        help,
        options,
    })
}
