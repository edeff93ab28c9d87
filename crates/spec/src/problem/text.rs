//! Files and characters.

use connspec_diagnostics::{Code, Diagnostic, FileId, Span};

pub(crate) fn not_utf8(span: Span, byte: u8) -> Diagnostic {
    Diagnostic::new(
        Code::NotUtf8,
        span,
        format!("the byte 0x{byte:02X} here is not UTF-8"),
    )
    .help("save the file as UTF-8")
}

pub(crate) fn empty_file(file: FileId) -> Diagnostic {
    Diagnostic::new(Code::EmptyFile, Span::start_of(file), "the file is empty")
        .help("write a connector into it, starting with `connspec: 1`, or remove it")
}

pub(crate) fn too_large(file: FileId, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::FileTooLarge,
        Span::start_of(file),
        format!(
            "the file is larger than {} KiB, the most that a spec may have",
            limit / 1024
        ),
    )
    .help("is this a spec at all? split it, or move it elsewhere")
}

pub(crate) fn deceptive(span: Span, c: char) -> Diagnostic {
    let what = match c {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            "changes the order of the text that a reader sees"
        }
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => "cannot be seen",
        '\u{2028}' | '\u{2029}' | '\u{85}' => "is a line break to some programs and none to others",
        '\r' => "is half a line break",
        _ => "is a control character",
    };
    let diagnostic = Diagnostic::new(
        Code::DeceptiveCharacter,
        span,
        format!("the character U+{:04X} here {what}", u32::from(c)),
    );
    // Without what separates them, two words would be one.
    match c {
        '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            diagnostic.help("write a space, or a line feed").fix(" ")
        }
        // Two of them join or part letters in some scripts, where words change without them; what
        // stands behind a control character may belong to it.
        '\u{200C}' | '\u{200D}' | '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => {
            diagnostic.help("remove it").suggest("")
        }
        _ => diagnostic.help("remove it").fix(""),
    }
}
