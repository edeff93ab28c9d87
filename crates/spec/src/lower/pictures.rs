//! The pictures of a spec of which no connector could be made.

use connspec_diagnostics::SourceFile;

use super::reader::Reader;
use super::shared::Shared;
use super::{Lowering, items, logo_of, prose};
use crate::markdown::image_source;
use crate::model::{Block, ImageFile, ImageSource, distinct, in_blocks};
use crate::surface::{self, BlockText, Spec};

/// The files that the guides of `spec` show and the one of its logo, as [`Connector::image_files`] gives them. What is wrong
/// with the guides was reported when they were lowered, and is not said again.
///
/// [`Connector::image_files`]: crate::model::Connector::image_files
pub(crate) fn pictures(source: &SourceFile, spec: &Spec) -> Vec<ImageFile> {
    let mut said = Vec::new();
    let mut cx = Lowering {
        source,
        diagnostics: &mut said,
    };
    let shared = Shared::new(&mut cx, spec);
    let methods = items(spec.auth.as_ref()).iter();
    let guides = methods
        .flat_map(|method| [Reader::Person, Reader::Operator].map(|reader| reader.guide(method)));
    let sections = guides.flat_map(|guide| shared.sections_of(guide));
    let logo = spec.logo.as_ref().and_then(|logo| logo_of(logo).ok());
    let mut files = Vec::from_iter(logo);
    for section in sections {
        in_text(&mut cx, section.intro.as_ref(), &mut files);
        for step in items(section.steps.as_ref()) {
            in_text(&mut cx, step.body.as_ref(), &mut files);
            files.extend(step.image.as_ref().and_then(in_image));
        }
    }
    distinct(files.iter().collect())
        .into_iter()
        .cloned()
        .collect()
}

fn in_text(cx: &mut Lowering<'_>, text: Option<&BlockText>, files: &mut Vec<ImageFile>) {
    let Some(text) = text else { return };
    let blocks: Vec<Block> = prose::blocks(cx, text, &prose::Scope::default());
    let mut found = Vec::new();
    in_blocks(&blocks, &mut found);
    files.extend(found.into_iter().cloned());
}

fn in_image(image: &surface::Image) -> Option<ImageFile> {
    let src = &image.src.as_ref()?.0;
    match image_source(&src.text, src.span) {
        Ok(ImageSource::File(file)) => Some(file),
        Ok(ImageSource::Address(_)) | Err(_) => None,
    }
}
