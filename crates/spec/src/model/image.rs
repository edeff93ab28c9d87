//! Pictures, and the files that they are.

use connspec_diagnostics::Span;

use super::{Block, Connector, Guide, Inline};
use crate::Text;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it lies.
    pub src: ImageSource,
    /// What it shows, for people who cannot see it.
    pub alt: Text,
}

/// Where a picture lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageSource {
    /// A https URL or a path of the docs site that starts with `/`, as it stands in a page.
    Address(String),
    /// A file beside the spec.
    File(ImageFile),
}

/// A file that a spec names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFile {
    /// Its path from the folder of the spec: lower case ASCII letters, digits, `-` and `_`, with `/`
    /// between its parts, dots in the last part only, and one of [`ImageKind`]'s endings.
    pub path: String,
    /// Whether it is the logo, which has to be smaller than other pictures.
    pub is_logo: bool,
    /// Where the spec names it.
    pub span: Span,
}

/// The kinds of pictures that every browser shows and every docs engine can take in. SVG is not
/// among them: it can hold scripts and load from other hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
}

impl ImageKind {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Png, Self::Jpeg, Self::Gif, Self::Webp];

    /// What its file names end with, the usual one first.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
        }
    }

    /// The kind that a file name says.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let mut kinds = Self::ALL.iter().copied();
        kinds.find(|kind| kind.extensions().contains(&extension))
    }

    /// The kind that a file's first bytes say.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::Webp),
            _ => None,
        }
    }
}

impl ImageFile {
    /// Its path, seen from where the path of its spec, `source`, is.
    #[must_use]
    pub fn beside(&self, source: &str) -> String {
        match source.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", self.path),
            None => self.path.clone(),
        }
    }
}

impl ImageSource {
    /// The address, or the path of the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Address(address) => address,
            Self::File(file) => &file.path,
        }
    }
}

impl Connector {
    /// The files that its guides show and the one of its logo, each once, as the logo or else at the
    /// first place that names it, sorted by path.
    #[must_use]
    pub fn image_files(&self) -> Vec<&ImageFile> {
        let mut files: Vec<_> = self.logo.iter().collect();
        for method in &self.methods {
            let guides = std::iter::once(&method.guide).chain(&method.setup_guide);
            guides.for_each(|guide| guide.image_files(&mut files));
        }
        distinct(files)
    }

    /// The path of a file beside the spec, seen from where the spec's own is.
    #[must_use]
    pub fn beside(&self, file: &ImageFile) -> String {
        file.beside(&self.source)
    }
}

/// Each once, as the logo or else at the first place that names it, sorted by path.
pub(crate) fn distinct(mut files: Vec<&ImageFile>) -> Vec<&ImageFile> {
    files.sort_by(|a, b| (&a.path, !a.is_logo, a.span).cmp(&(&b.path, !b.is_logo, b.span)));
    files.dedup_by(|a, b| a.path == b.path);
    files
}

impl Guide {
    fn image_files<'a>(&'a self, files: &mut Vec<&'a ImageFile>) {
        for section in &self.sections {
            in_blocks(&section.intro, files);
            for step in &section.steps {
                in_blocks(&step.body, files);
                step.image.iter().for_each(|image| in_image(image, files));
            }
        }
    }

    /// Puts addresses in the place of files: where `address` says that each of them lies.
    pub fn address_images(&mut self, address: &dyn Fn(&ImageFile) -> String) {
        for section in &mut self.sections {
            address_blocks(&mut section.intro, address);
            for step in &mut section.steps {
                address_blocks(&mut step.body, address);
                let image = step.image.iter_mut();
                image.for_each(|image| address_image(image, address));
            }
        }
    }
}

pub(crate) fn in_blocks<'a>(blocks: &'a [Block], files: &mut Vec<&'a ImageFile>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => in_inlines(content, files),
            Block::List { start: _, items } => {
                items.iter().for_each(|item| in_blocks(item, files));
            }
            Block::Table {
                alignments: _,
                head,
                rows,
            } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.for_each(|cell| in_inlines(cell, files));
            }
            Block::Code { .. } => {}
        }
    }
}

fn in_inlines<'a>(content: &'a [Inline], files: &mut Vec<&'a ImageFile>) {
    for inline in content {
        match inline {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content } => in_inlines(content, files),
            Inline::Image(image) => in_image(image, files),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn in_image<'a>(image: &'a Image, files: &mut Vec<&'a ImageFile>) {
    if let ImageSource::File(file) = &image.src {
        files.push(file);
    }
}

fn address_blocks(blocks: &mut [Block], address: &dyn Fn(&ImageFile) -> String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => address_inlines(content, address),
            Block::List { start: _, items } => {
                items
                    .iter_mut()
                    .for_each(|item| address_blocks(item, address));
            }
            Block::Table {
                alignments: _,
                head,
                rows,
            } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| address_inlines(cell, address));
            }
            Block::Code { .. } => {}
        }
    }
}

fn address_inlines(content: &mut [Inline], address: &dyn Fn(&ImageFile) -> String) {
    for inline in content {
        match inline {
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content } => address_inlines(content, address),
            Inline::Image(image) => address_image(image, address),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn address_image(image: &mut Image, address: &dyn Fn(&ImageFile) -> String) {
    if let ImageSource::File(file) = &image.src {
        image.src = ImageSource::Address(address(file));
    }
}
