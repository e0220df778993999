//! Keeps the focus in a carousel while what it is on goes.

use web_sys::Element;

use super::frame::Frame;
use super::track::Track;
use crate::carousel::Slides;
use crate::web::browser::dom;

/// Where the focus is.
pub(crate) struct Focus {
    element: Element,
    // The item whose slide that is in.
    item: Option<String>,
    is_on_control: bool,
}

impl Focus {
    /// Where it is now, if it is in the carousel.
    pub(crate) fn now(frame: &Frame, track: &Track) -> Option<Self> {
        let element = frame.focused()?;
        let item = track.id_of(&element);
        let is_on_control = frame.controls.element.contains(Some(&element));
        Some(Self { element, item, is_on_control })
    }

    /// It never falls to the page: it goes to the nearest of what is left.
    pub(crate) fn keep(&self, frame: &Frame, track: &Track, slides: Option<&Slides>) {
        let waits = slides.is_some() && frame.is_in_notice(&self.element);
        if !waits && dom::can_have_focus(&self.element) {
            return;
        }
        match slides {
            None => frame.focus_notice(),
            Some(slides) if self.is_on_control && slides.picker.len() > 1 => {
                frame.controls.focus_current();
            }
            Some(_) => track.rescue_focus(self.item.as_deref()),
        }
    }
}
