//! A mouse that drags the slides. Fingers and trackpads scroll them without us.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::PointerEvent;

use super::scroller::{Line, Scroller};
use crate::drag::Drag;
use crate::web::browser::dom;
use crate::web::browser::listener::{EventListener, Role};

/// The hand on the slides.
#[derive(Debug)]
pub(crate) struct Mouse {
    scroller: Scroller,
    drag: Cell<Option<Drag>>,
    // Where the scroller stood when the button was pressed, and how its line lay on the screen.
    start: Cell<f64>,
    line: Cell<Line>,
    // The end of a drag is no click.
    dragged: Cell<bool>,
    // Let go, the slides do not snap until they have settled.
    free: Cell<bool>,
}

/// What the slides do while they are held, and until they have settled.
const HELD: &str = "data-held";
const FREE: &str = "data-free";

impl Mouse {
    pub(crate) fn new(scroller: Scroller) -> Rc<Self> {
        let (drag, start, line, dragged, free) = Default::default();
        Rc::new(Self { scroller, drag, start, line, dragged, free })
    }

    /// Whether the slides are under the hand.
    pub(crate) fn holds(&self) -> bool {
        self.drag.get().is_some_and(|drag| drag.is_drag())
    }

    /// The slides stand still: they snap again. Says whether they did not before.
    pub(crate) fn settled(&self) -> bool {
        let was_free = self.free.take();
        if was_free {
            dom::set_flag(&self.scroller.0, FREE, false);
        }
        was_free
    }

    /// Lets go without a move.
    pub(crate) fn cancel(&self) {
        if self.holds() {
            self.drag.take();
            self.release();
            self.scroller.scroll_to(self.start.get(), true);
        }
    }

    /// Calls `let_go` with a drag when it ends.
    pub(crate) fn listen(
        self: &Rc<Self>,
        let_go: impl Fn(&PointerEvent, Drag) + 'static,
    ) -> Vec<EventListener> {
        let let_go = move |mouse: &Self, event: &PointerEvent| {
            let Some(drag) = mouse.drag.take().filter(Drag::is_drag) else { return };
            mouse.release();
            let_go(event, drag);
        };
        vec![
            self.on("pointerdown", Self::press),
            self.on("pointermove", Self::pull),
            self.on("pointerup", let_go),
            self.on("pointercancel", |mouse, _| mouse.cancel()),
            self.keep_from_carrying(),
        ]
    }

    /// Whether the click that has come is the end of a drag. It is not listened for here: all in the
    /// slides that can have the focus would be called clickable.
    pub(crate) fn ends_drag(&self) -> bool {
        self.dragged.take()
    }

    fn on(
        self: &Rc<Self>,
        name: &'static str,
        handle: impl Fn(&Self, &PointerEvent) + 'static,
    ) -> EventListener {
        let mouse = Rc::clone(self);
        EventListener::new(&self.scroller.0, name, Role::Watch, move |event| {
            handle(&mouse, event.unchecked_ref());
        })
    }

    // Pictures and links are not carried away.
    fn keep_from_carrying(self: &Rc<Self>) -> EventListener {
        let mouse = Rc::clone(self);
        EventListener::new(&self.scroller.0, "dragstart", Role::Intercept, move |event| {
            if mouse.drag.get().is_some() {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    }

    fn press(&self, event: &PointerEvent) {
        self.dragged.set(false);
        if event.pointer_type() == "mouse" && event.button() == 0 {
            self.start.set(self.scroller.at());
            self.line.set(self.scroller.line());
            self.drag.set(Some(Drag::new(self.place(event), event.time_stamp())));
        }
    }

    fn pull(&self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get() else { return };
        // The button was let go where nobody saw it.
        if event.buttons() == 0 {
            return self.cancel();
        }
        if let Some(way) = drag.moved_to(self.place(event)) {
            if !self.holds() {
                // A pointer that is gone by now is not held.
                let _ = self.scroller.0.set_pointer_capture(event.pointer_id());
                dom::set_flag(&self.scroller.0, HELD, true);
            }
            self.scroller.scroll_to(self.start.get() - way / self.line.get().scale, false);
        }
        self.drag.set(Some(drag));
    }

    fn release(&self) {
        self.dragged.set(true);
        dom::set_flag(&self.scroller.0, HELD, false);
        self.free.set(true);
        dom::set_flag(&self.scroller.0, FREE, true);
    }

    /// Where a pointer is along the line, in the direction of reading and in pixels of the screen.
    pub(crate) fn place(&self, event: &PointerEvent) -> f64 {
        let line = self.line.get();
        f64::from(event.client_x()) * line.x + f64::from(event.client_y()) * line.y
    }

    /// A way along the line in pixels of the screen.
    pub(crate) fn on_screen(&self, way: f64) -> f64 {
        way * self.line.get().scale
    }
}
