//! What requests and answers have in common on the wire.

use std::io::{BufRead, Error, ErrorKind, Read as _, Result};

/// The longest head that is read, and the most fields it may have: more than any client sends.
const HEAD_BYTES: u64 = 64 * 1024;
pub(crate) const HEAD_FIELDS: usize = 128;

/// Reads a head with the empty line that ends it.
///
/// # Errors
///
/// When the other side closes before that line, or the head is too long.
pub(crate) fn read_head(reader: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut limited = reader.by_ref().take(HEAD_BYTES);
    while !head.ends_with(b"\r\n\r\n") {
        if limited.read_until(b'\n', &mut head)? == 0 {
            return Err(Error::new(ErrorKind::UnexpectedEof, "the head has no end"));
        }
    }
    Ok(head)
}

/// An error that says that the other side does not speak HTTP as it should.
pub(crate) fn invalid(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidData, reason.into())
}
