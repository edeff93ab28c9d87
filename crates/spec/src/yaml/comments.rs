//! What people wrote beside the values.

use connspec_diagnostics::SourceFile;
use granit_parser::{Event, Options, Parser, options};

use crate::characters::without_controls;

/// The comments of a text that is YAML, in their order, without the spaces at their ends. Of a text
/// that is not, those before the mistake.
pub(crate) fn comments(source: &SourceFile) -> Vec<String> {
    let text = without_controls(source.text());
    let options: Options = options! { emit_comments: true };
    let events = Parser::new_from_str_with_options(&text, options).map_while(Result::ok);
    events
        .filter_map(|(event, _)| match event {
            Event::Comment(text, _) => Some(text.trim_end().to_owned()),
            _ => None,
        })
        .collect()
}
