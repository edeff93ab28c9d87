//! What a file that could only be read in part does not tell.

use connspec_diagnostics::Code;

/// Whether such a mistake may be none once the rest of the file is read. Most checks see by
/// themselves that a list or a map has no end; these look at what may be said elsewhere: further
/// `hosts`, a `default` of the field, why it is no secret, that a
/// request is safe, the pattern behind the examples.
pub(crate) fn may_explain(code: Code) -> bool {
    matches!(
        code,
        Code::ExampleMismatch
            | Code::OptionalPlaceholder
            | Code::PlaceholderNotAllowed
            | Code::RegionUrlMissing
            | Code::RegionValueMissing
            | Code::SecretExpected
            | Code::TokenNotUsed
            | Code::UnlistedDomain
            | Code::UnsafeCheck
            | Code::UnusedName
            | Code::UnusedScope
    )
}
