//! What an author wrote, before anything about it is known to be right: every part may be missing,
//! every leaf has its place.
//!
//! One declaration of a type gives both its JSON Schema and its reading, so the two cannot differ.
//! Doc comments here are the descriptions that editors show.

#[macro_use]
mod macros;
mod auth;
mod body;
mod check;
mod connector;
mod container;
mod credential;
mod derive;
mod exchange;
mod field;
mod guide;
pub(crate) mod leaf;
mod oauth;
mod region;
mod session;
mod status;

pub(crate) use auth::{AuthMethod, Notice, Scope};
pub(crate) use body::{Body, Json};
pub(crate) use check::{Account, Advice, Check, CheckStep, Expect};
pub(crate) use connector::Spec;
pub(crate) use container::{Items, MapOf, Named, NamedTemplates, Spanned};
pub(crate) use credential::{ApiKeyMethod, BasicMethod, BearerMethod, PlaceEntry, PlaceIn};
pub(crate) use derive::{Derive, DeriveType};
pub(crate) use exchange::{Call, Expires, ExpiresUnit, TokenExchangeMethod};
pub(crate) use field::{
    AnyHost, Field, Line, Messages, SecretWidget, SelectField, SelectOption, UrlField, UrlPart,
};
pub(crate) use guide::{Guide, Image, Note, NoteKind, Section, SectionEntry, Step};
pub(crate) use leaf::{
    AnswerStatus, Anything, BlockText, Date, Flag, Float, IdText, InlineText, Integer, MediaUrl,
    PatternText, PictureFile, PlainText, Refusal, TemplateText, ValueText, WebUrl,
};
pub(crate) use oauth::{
    AuthorizationCodeMethod, Client, ClientAuth, ClientCredentialsMethod, Grant, Pkce, TokenBody,
};
pub(crate) use region::{EnvironmentOption, EnvironmentUrl, Environments, RegionOption, Regions};
pub(crate) use session::{Algorithm, Capture, CaptureWord, Sign};
pub(crate) use status::Status;
