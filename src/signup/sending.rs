//! What leaves the page, and which way.

use super::request::{self, Signals};
use super::wait::whole;
use super::{
    Answer, Effect, Fault, Focus, Misconfigured, NO_ACTION, Phase, Press, Request, Signup, Way,
};
use crate::email::Verdict;
use crate::limits::FILL_MS;
use crate::link::{Link, Use};
use crate::provider::{self, Transport};

impl Signup {
    pub(super) fn judge(&mut self, obstacle: Option<String>) -> Vec<Effect> {
        self.is_fit = false;
        if self.rests() {
            return vec![];
        }
        let check = self.check();
        if check.verdict == Verdict::Warn && !self.is_doubted() {
            // Only a press asks: leaving the field may be the first half of one.
            self.doubted = Some(self.typed.clone());
            return self.refuse_with_focus(check);
        }
        if check.verdict == Verdict::Reject {
            return self.refuse_with_focus(check);
        }
        if let Some(said) = obstacle {
            self.phase = Phase::Invalid(Fault::Obstacle(said));
            return vec![Effect::Focus(Focus::Obstacle)];
        }
        self.is_fit = true;
        if check.verdict != Verdict::Fix {
            return vec![];
        }
        // Before the page hears of the press, which may take it over.
        self.typed.clone_from(&check.display);
        vec![Effect::Fill(check.display)]
    }

    pub(super) fn submit(&mut self, press: &Press) -> Vec<Effect> {
        if !std::mem::take(&mut self.is_fit) || self.rests() {
            return vec![];
        }
        let check = self.check();
        // The page may have changed it since.
        if check.verdict == Verdict::Reject {
            return self.refuse_with_focus(check);
        }
        // What keeps scripts from a service may let the browser itself through.
        let is_cut_off =
            matches!(self.phase, Phase::Failed(Answer::Unreachable) | Phase::HandedOver);
        let way = if is_cut_off { self.natively().map(|()| Way::NewTab) } else { None };
        vec![match self.request(check.address, press, way) {
            Ok(request) => {
                self.phase = Phase::Submitting(check.display);
                Effect::Send(request)
            }
            Err(fault) => self.misconfigured(fault),
        }]
    }

    // Whether a browser can send the form by itself.
    pub(super) fn natively(&self) -> Option<()> {
        let provider = self.options.provider?;
        (provider.transport != Transport::Json && provider.token.is_none()).then_some(())
    }

    // Where nobody here can tell how it went, the publisher's page does.
    pub(super) fn finish(&mut self, press: &Press) -> Vec<Effect> {
        let check = self.check();
        if !self.is_unclear() {
            return vec![];
        }
        match self.request(check.address, press, Some(Way::SameTab)) {
            Ok(request) => vec![Effect::Send(request)],
            Err(_) => vec![],
        }
    }

    pub(super) fn is_unclear(&self) -> bool {
        matches!(self.phase, Phase::Failed(Answer::Unclear)) && self.natively().is_some()
    }

    fn request(
        &mut self,
        address: Option<String>,
        press: &Press,
        way: Option<Way>,
    ) -> Result<Request, Misconfigured> {
        let provider = self.options.provider.ok_or(("signup-provider", provider::REMEDY))?;
        let action = self.action(&press.action).ok_or(NO_ACTION)?;
        self.service = service(&action);
        let (action, token) =
            request::addresses(action, provider, self.page.resolve).ok_or(NO_ACTION)?;
        self.generation += 1;
        let took_ms = whole((self.page.now)() - self.born_ms, FILL_MS);
        let signals = Signals { trapped: press.trapped, took_ms };
        Ok(Request {
            action,
            way: way.unwrap_or_else(|| Way::to(provider, press.elsewhere)),
            as_written: provider.as_written,
            token,
            name: self.options.name.clone(),
            address: address.unwrap_or_default(),
            extra: request::extra(&self.options, provider, signals),
            generation: self.generation,
        })
    }

    // HTML, "form submission algorithm": what names no address goes to that of the page.
    fn action(&self, written: &str) -> Option<Link> {
        let (options, written) = (&self.options, Some(written).filter(|text| !text.is_empty()));
        let known = options.action.as_deref().or(written).or(options.default_action.as_deref());
        match known {
            Some(text) => self.link(text, Use::Fetch),
            None if options.is_made => None,
            None => self.link(&(self.page.address)(), Use::Fetch),
        }
    }

    pub(super) fn link(&self, text: &str, purpose: Use) -> Option<Link> {
        Link::new(text, &(self.page.base)(), purpose, self.page.resolve)
    }
}

// The host of an address: what people read in the address bar of a tab.
fn service(action: &Link) -> String {
    let origin = action.origin();
    let slash = origin.bytes().rposition(|byte| byte == b'/');
    origin.get(slash.map_or(0, |at| at + 1)..).unwrap_or_default().to_owned()
}
