//! One declaration per type: the struct, its schema, its reading.

/// A map with fixed keys.
macro_rules! surface {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$field_meta:meta])* $field:ident = $key:literal: $ty:ty,)*
        }
    ) => {
        #[derive(Debug, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        $(#[$meta])*
        pub(crate) struct $name {
            /// Where a message about the whole map points.
            #[schemars(skip)]
            #[allow(dead_code, reason = "not every map is the subject of a message")]
            pub(crate) anchor: connspec_diagnostics::Span,
            /// The keys that were written, whatever stands behind them.
            #[schemars(skip)]
            #[allow(dead_code, reason = "as above")]
            pub(crate) written: $crate::decode::Written,
            $(
                $(#[$field_meta])*
                #[schemars(rename = $key)]
                pub(crate) $field: Option<$ty>,
            )*
        }

        impl $name {
            /// Whether the key was written. One that was and has no value here was reported.
            #[allow(dead_code, reason = "as above")]
            pub(crate) fn has(&self, key: &str) -> bool {
                self.written.has(key, &[$($key),*])
            }
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::yaml::Node,
                decoder: &mut $crate::decode::Decoder<'_>,
            ) -> Option<Self> {
                let mapping = node.mapping()?;
                Some(Self {
                    anchor: mapping.anchor,
                    written: $crate::decode::Written::of(mapping),
                    $($field: decoder.key(mapping, $key),)*
                })
            }
        }
    };
}

/// A map whose `type` decides its other keys. A type that is not known reads as the nearest one,
/// so that a typo in it does not hide what else is wrong; the schema reports the typo.
macro_rules! surface_union {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $tag:literal: $ty:ty,)*
        }
        shared { $($shared:ident: $shared_ty:ty,)* }
    ) => {
        #[derive(Debug, schemars::JsonSchema)]
        #[schemars(tag = "type")]
        $(#[$meta])*
        pub(crate) enum $name {
            $(
                $(#[$variant_meta])*
                #[schemars(rename = $tag)]
                $variant($ty),
            )*
        }

        impl $name {
            /// The values that `type` takes.
            pub(crate) const TAGS: &'static [&'static str] = &[$($tag),*];
        }

        surface_union!(@shared $name [$($variant)*] $($shared: $shared_ty,)*);

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::yaml::Node,
                decoder: &mut $crate::decode::Decoder<'_>,
            ) -> Option<Self> {
                match decoder.tag(node, "type", Self::TAGS)? {
                    $($tag => Some(Self::$variant($crate::decode::Decode::decode(node, decoder)?)),)*
                    _ => None,
                }
            }
        }
    };
    (@shared $name:ident $variants:tt $($shared:ident: $shared_ty:ty,)*) => {
        impl $name {
            $(surface_union!(@accessor $variants $shared $shared_ty);)*
            surface_union!(@has $variants);
        }
    };
    (@has [$($variant:ident)*]) => {
        /// Whether the key was written. One that was and has no value here was reported.
        #[allow(dead_code, reason = "not every union is asked")]
        pub(crate) fn has(&self, key: &str) -> bool {
            match self { $(Self::$variant(inner) => inner.has(key)),* }
        }
    };
    (@accessor [$($variant:ident)*] $shared:ident $shared_ty:ty) => {
        pub(crate) fn $shared(&self) -> Option<&$shared_ty> {
            match self { $(Self::$variant(inner) => inner.$shared.as_ref()),* }
        }
    };
}

/// A text with one of a few values. One that is not known is left out; the schema reports it.
macro_rules! surface_words {
    ($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $variant:ident = $word:literal,)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, schemars::JsonSchema)]
        $(#[$meta])*
        pub(crate) enum $name {
            $($(#[$word_meta])* #[schemars(rename = $word)] $variant,)*
        }

        impl $name {
            /// The word as it is written.
            #[allow(dead_code, reason = "most are only read")]
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::yaml::Node,
                _: &mut $crate::decode::Decoder<'_>,
            ) -> Option<Self> {
                match node.scalar()?.text.as_str() {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}
