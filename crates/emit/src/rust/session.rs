//! Where tokens come from.

use super::field::option;
use super::{request, template};
use connspec_spec::model::{
    Algorithm, Assertion, Authorize, Capture, CaptureKind, Expires, ExpiresUnit, HostPattern,
    Session, TokenCall,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The expression of a session's table.
pub(super) fn table(session: &Session) -> TokenStream {
    let authorize = option(session.authorize.as_ref().map(authorize));
    let obtain = session.obtain.iter().map(call);
    let refresh = option(session.refresh.as_ref().map(call));
    let assertions = session.assertions.iter().map(assertion);
    let expires = expires(&session.expires);
    let refresh_on = session.refresh_on.iter().copied();
    let refresh_on = refresh_on.map(Literal::u16_unsuffixed);
    quote! {
        table::Session {
            authorize: #authorize,
            obtain: &[#(#obtain),*],
            refresh: #refresh,
            assertions: &[#(#assertions),*],
            expires: #expires,
            refresh_on: &[#(#refresh_on),*],
        }
    }
}

fn authorize(authorize: &Authorize) -> TokenStream {
    let request = request::table(&authorize.request);
    let pkce = authorize.pkce;
    let register = option(authorize.register.as_ref().map(call));
    let captures = captures(&authorize.captures);
    quote! {
        table::Authorize {
            request: #request,
            pkce: #pkce,
            register: #register,
            captures: #captures,
        }
    }
}

fn call(call: &TokenCall) -> TokenStream {
    let request = request::table(&call.request);
    let basic = option(call.basic.as_ref().map(request::basic));
    let captures = captures(&call.captures);
    quote! {
        table::TokenCall {
            request: #request,
            basic: #basic,
            captures: #captures,
        }
    }
}

fn captures(captures: &[Capture]) -> TokenStream {
    let captures = captures.iter().map(|capture| {
        let (id, from) = (capture.id.as_str(), &capture.from);
        let is_required = capture.is_required;
        let kind = match &capture.kind {
            CaptureKind::Text => quote!(Text),
            CaptureKind::Url(hosts) => with_hosts(&quote!(Url), hosts),
            CaptureKind::Hostname(hosts) => with_hosts(&quote!(Hostname), hosts),
        };
        quote! {
            table::Capture {
                id: #id,
                from: #from,
                kind: table::CaptureKind::#kind,
                is_required: #is_required,
            }
        }
    });
    quote!(&[#(#captures),*])
}

fn with_hosts(variant: &TokenStream, hosts: &[HostPattern]) -> TokenStream {
    let hosts = hosts.iter().map(ToString::to_string);
    quote!(#variant(&[#(#hosts),*]))
}

fn assertion(assertion: &Assertion) -> TokenStream {
    // The only one there is; another makes this fail to compile.
    let Algorithm::Rs256 = assertion.algorithm;
    let id = assertion.id.as_str();
    let key = template::table(&assertion.key);
    let expires = Literal::u32_unsuffixed(assertion.expires);
    let header = request::object(&assertion.header);
    let payload = request::object(&assertion.payload);
    quote! {
        table::Assertion {
            id: #id,
            key: #key,
            expires: #expires,
            header: #header,
            payload: #payload,
        }
    }
}

fn expires(expires: &Expires) -> TokenStream {
    match expires {
        Expires::Pointer(pointer, unit) => {
            let unit = match unit {
                ExpiresUnit::Seconds => quote!(Seconds),
                ExpiresUnit::Milliseconds => quote!(Milliseconds),
                ExpiresUnit::Timestamp => quote!(Timestamp),
            };
            quote!(table::Expires::Pointer(#pointer, table::ExpiresUnit::#unit))
        }
        Expires::After(seconds) => {
            let seconds = Literal::u32_unsuffixed(*seconds);
            quote!(table::Expires::After(#seconds))
        }
        Expires::Never => quote!(table::Expires::Never),
    }
}
