//! Looking things up in the table of an auth method.

use crate::table::{
    AuthMethod, Capture, CaptureKind, CheckTable, Field, Placement, Request, Session, StepTable,
    Template, TokenCall,
};

impl AuthMethod {
    /// The fields and the setup fields, in the order of the values.
    pub(crate) fn all_fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.fields.iter().chain(self.setup_fields)
    }

    /// What stands for names in paths.
    pub(crate) fn path_placements(&self) -> impl Iterator<Item = (&'static str, Template)> + use<> {
        let placements = self.placements.iter();
        placements.filter_map(|placement| match placement {
            Placement::Path(name, template) => Some((*name, *template)),
            _ => None,
        })
    }

    /// The steps of its check; none where there is no check.
    pub(crate) const fn steps(&self) -> &'static [StepTable] {
        match self.check {
            CheckTable::None(_) => &[],
            CheckTable::Steps(steps) => steps,
        }
    }

    /// The captured values that requests can start with; a name may come more than once.
    pub(crate) fn captured_addresses(&self) -> impl Iterator<Item = &'static Capture> + use<> {
        let captures = self.session.into_iter().flat_map(Session::captures);
        captures.filter(|capture| !matches!(capture.kind, CaptureKind::Text))
    }

    /// Whether tokens are not complete without the value of that name.
    pub(crate) fn requires_captured(&self, name: &str) -> bool {
        let mut captures = self.session.into_iter().flat_map(Session::first_captures);
        captures.any(|capture| capture.id == name && capture.is_required)
    }

    /// The requests of the connector's own, whatever they are for.
    pub(crate) fn requests(&self) -> impl Iterator<Item = &'static Request> + use<> {
        let authorize = self.session.into_iter().flat_map(|s| &s.authorize);
        let calls = self.session.into_iter().flat_map(Session::calls);
        let requests = calls.map(|call| &call.request);
        authorize
            .map(|authorize| &authorize.request)
            .chain(requests)
            .chain(self.steps().iter().map(|step| &step.request))
    }
}

impl Session {
    /// All calls: registration, those that give tokens, and the one that refreshes them.
    fn calls(&self) -> impl Iterator<Item = &TokenCall> {
        let register = self.authorize.iter().flat_map(|a| &a.register);
        register.chain(self.obtain).chain(&self.refresh)
    }

    /// What is captured when tokens are got for the first time, from the callback too.
    fn first_captures(&self) -> impl Iterator<Item = &Capture> {
        let authorize = self.authorize.iter();
        let callback = authorize.flat_map(|authorize| authorize.captures);
        let register = self.authorize.iter().flat_map(|a| &a.register);
        let calls = register.chain(self.obtain);
        callback.chain(calls.flat_map(|call| call.captures))
    }

    fn captures(&self) -> impl Iterator<Item = &Capture> {
        let refresh = self.refresh.iter();
        self.first_captures()
            .chain(refresh.flat_map(|call| call.captures))
    }
}
