//! A person's move leads: before a browser paints, the slides begin to move and nothing else is done.
//! What follows from it is drawn after that: who shows, what the controls mark, what is said.
//!
//! A script's move is drawn at once: a script may look at what it has asked for.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::track::Track;
use super::{Inner, send_if_mounted};
use crate::carousel::{Effect, Event, Slides, View};
use crate::limits::PAINTED_MS;
use crate::rotation::By;

impl Inner {
    /// Moves the slides, if a person has and that is what leads from the view that is drawn to
    /// another; says whether it did.
    pub(crate) fn leads(
        self: &Rc<Self>,
        before: Option<&View>,
        view: &View,
        effects: &[Effect],
    ) -> bool {
        let is_move = |effect: &Effect| matches!(effect, Effect::Moved(_, By::User));
        // Of what stands around the slides, a move changes no more than how the status line speaks.
        let may_lead = |before: &&View| before.live == view.live && effects.iter().any(is_move);
        let slides = before.filter(may_lead).and_then(|before| before.slides.as_ref());
        let leads =
            slides.zip(view.slides.as_ref()).is_some_and(|(from, to)| self.track.lead(from, to));
        if leads {
            let inner = Rc::downgrade(self);
            let painted = move || send_if_mounted(&inner, Event::Painted);
            self.follows.replace(Some(Timeout::new(PAINTED_MS, painted)));
        }
        leads
    }
}

impl Track {
    fn lead(&self, from: &Slides, to: &Slides) -> bool {
        let left = self.current.get();
        let leads = left == from.current && left != to.current && from.have_drawn(to);
        if leads {
            self.current.set(to.current);
            self.follow(to, left);
        }
        leads
    }
}
