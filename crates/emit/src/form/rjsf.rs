//! What react-jsonschema-form is told about the whole form.

use serde::Serialize;

/// The part of a form that only RJSF reads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rjsf {
    form_props: FormProps,
}

/// Props of its `Form`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FormProps {
    no_html5_validate: bool,
    show_error_list: bool,
    focus_on_first_error: bool,
    #[serde(rename = "experimental_defaultFormStateBehavior")]
    default_form_state_behavior: DefaultFormStateBehavior,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DefaultFormStateBehavior {
    const_as_defaults: &'static str,
}

/// The browser's own messages are off, because the form has its own; and a select starts empty,
/// where RJSF would choose its first option.
pub(super) const fn rjsf() -> Rjsf {
    Rjsf {
        form_props: FormProps {
            no_html5_validate: true,
            show_error_list: false,
            focus_on_first_error: true,
            default_form_state_behavior: DefaultFormStateBehavior {
                const_as_defaults: "skipOneOf",
            },
        },
    }
}
