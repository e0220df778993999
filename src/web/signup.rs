//! Draws `<newsreel-signup>` and brings its machine what happens.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event as DomEvent, HtmlElement, Response};

use super::feeds::Reading;
use super::form::Form;
use super::http::Deadline;
use super::listener::EventListener;
use super::{Language, Result, dom, feeds, host_form, platform, post};
use crate::feed::{Error, Feed, Selection};
use crate::limits::{SECOND_MS, TAB_REST_MS};
use crate::link::{Link, Use};
use crate::options::SignupOptions;
use crate::provider::Transport;
use crate::runtime::{Runtime, Task};
use crate::signup::{Answer, Effect, Event, Focus, Page, Request, Signup};

/// A sign-up form that is mounted in its element. Freeing it takes it away again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MountedSignup(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    host: HtmlElement,
    language: Language,
    runtime: Runtime<Signup>,
    form: Form,
    request: RefCell<Option<Deadline>>,
    timer: RefCell<Option<Timeout>>,
    reading: RefCell<Option<Rc<Reading>>>,
    // The `feed` attribute that was read last, and what came of it.
    wanted: RefCell<Option<String>>,
    feed: RefCell<Option<Box<Feed>>>,
    listeners: OnceCell<Vec<EventListener>>,
}

#[wasm_bindgen]
impl MountedSignup {
    /// Mounts a form in `host`, whose open shadow root holds the slot of the host's own form.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, language: String, words: &JsValue) -> Result<Self> {
        let language = Language::new(language, words);
        let options = read_options(&host, None);
        let signup = Signup::new(options, page());
        let form = Form::new(&host, &language)?;
        let inner = Rc::new(Inner {
            host,
            language,
            runtime: Runtime::new(signup),
            form,
            request: RefCell::default(),
            timer: RefCell::default(),
            reading: RefCell::default(),
            wanted: RefCell::default(),
            feed: RefCell::default(),
            listeners: OnceCell::new(),
        });
        // The cell was made empty above.
        let _ = inner.listeners.set(inner.listen());
        inner.read_again();
        Ok(Self(inner))
    }

    /// Reads the attributes again.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self) {
        self.0.read_again();
    }

    /// Nothing of the form changes when its element is moved.
    pub fn moved(&self) {}

    /// Whether the form may be sent; says what is wrong if not.
    pub fn validate(&self) -> bool {
        self.0.send(Event::Validate);
        self.0.runtime.machine().is_valid()
    }

    /// Sends the form as if its button were pressed.
    pub fn submit(&self) {
        self.0.send(Event::Submit);
    }

    /// Makes the form as new.
    pub fn reset(&self) {
        self.0.send(Event::Reset);
    }

    /// Whether something of it broke; asked only while nothing of it runs, by who may know that.
    #[wasm_bindgen(js_name = hasBroken)]
    pub fn has_broken(&self, is_known: bool) -> bool {
        self.0.runtime.has_broken(is_known)
    }

    /// The `state` of the element.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> String {
        self.0.runtime.machine().state().as_str().to_owned()
    }
}

impl Inner {
    fn send(self: &Rc<Self>, event: Event) {
        self.runtime.send(event, |signup, effects| {
            self.form.draw(signup, &self.language);
            for effect in effects {
                self.carry_out(effect);
            }
        });
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Send(request) => self.subscribe(request),
            Effect::Fill(text) => self.form.fill(&text),
            Effect::Focus(Focus::Field) => super::focus(&self.form.field),
            Effect::Focus(Focus::Consent) => super::focus(&self.form.consent),
            Effect::Tick => self.send_after(SECOND_MS, Event::Tick),
            Effect::Invalid(reason, suggestion) => {
                let suggestion = dom::or_null(suggestion.as_deref());
                let detail = [("reason", &reason.into()), ("suggestion", &suggestion)];
                dom::dispatch(&self.host, "newsreel:invalid", false, &detail);
            }
            Effect::Subscribed => {
                dom::dispatch(&self.host, "newsreel:subscribed", false, &[]);
            }
            Effect::Misconfigured(code, message) => super::fail(&self.host, code, &message, ""),
        }
    }

    // The page may send the address itself; then its promise is the answer.
    fn subscribe(self: &Rc<Self>, request: Request) {
        let taken: Rc<RefCell<Option<Promise>>> = Rc::default();
        let respond_with = Closure::<dyn FnMut(JsValue)>::new({
            let taken = Rc::clone(&taken);
            move |promise: JsValue| {
                taken.replace(Some(Promise::resolve(&promise)));
            }
        });
        let detail =
            [("address", &request.address.as_str().into()), ("respondWith", respond_with.as_ref())];
        let ours = dom::dispatch(&self.host, "newsreel:submit", true, &detail);
        let theirs = taken.take();
        if ours && request.transport == Transport::Tab {
            return self.open_tab(&request);
        }
        let Ok(deadline) = Deadline::for_signup() else { return };
        let ticket = deadline.ticket();
        let _old = self.request.replace(Some(deadline));
        let (inner, busy) = (Rc::downgrade(self), self.runtime.busy());
        let work = async move {
            let generation = request.generation;
            let answer = match theirs {
                _ if ours => post::send(ticket, request).await,
                Some(promise) => answer_of(promise).await,
                None => Answer::Withdrawn,
            };
            send_if_mounted(&inner, Event::Answered(generation, answer));
        };
        spawn_local(Task::new(move |is_busy| busy.set(is_busy), work));
    }

    // Only a press opens a tab, and only while it lasts: so at once.
    fn open_tab(self: &Rc<Self>, request: &Request) {
        let root = self.host.shadow_root().ok_or(JsValue::NULL);
        let opened = root.and_then(|root| post::open_tab(&root, request));
        let answer = opened.map_or(Answer::Unreachable, |()| Answer::HandedOver);
        self.send_after(TAB_REST_MS, Event::Answered(request.generation, answer));
    }

    fn send_after(self: &Rc<Self>, milliseconds: u32, event: Event) {
        let inner = Rc::downgrade(self);
        let timer = Timeout::new(milliseconds, move || send_if_mounted(&inner, event));
        let _old = self.timer.replace(Some(timer));
    }

    fn read_again(self: &Rc<Self>) {
        let wanted = self.host.get_attribute("feed");
        let is_other = wanted != *self.wanted.borrow();
        if is_other {
            // Nothing of another publisher may stay: least of all where the address is sent.
            self.wanted.replace(wanted);
            self.feed.take();
            self.reading.take();
        }
        let feed = self.feed.borrow().clone();
        let contact = feed.as_ref().and_then(|feed| feed.contact.clone());
        let options = read_options(&self.host, feed.as_deref());
        self.send(Event::Options(Box::new(options), contact));
        if is_other {
            self.read_feed();
        }
    }

    fn read_feed(self: &Rc<Self>) {
        let address = self.runtime.machine().options().feed.clone();
        let base = dom::base();
        let link = address.and_then(|text| Link::new(&text, &base, Use::Fetch, platform::resolve));
        let Some(link) = link else { return self.send(Event::FeedSettled) };
        let inner = Rc::downgrade(self);
        let wanted = self.wanted.borrow().clone();
        let address = link.clone();
        let reading = feeds::read(&link, false, self.runtime.busy(), move |outcome| {
            // A late answer never takes the place of a newer one.
            if let Some(inner) = inner.upgrade().filter(|inner| *inner.wanted.borrow() == wanted) {
                inner.take_feed(super::read_feed_of(outcome, &Selection::default()), &address);
            }
        });
        self.reading.replace(Some(reading));
    }

    fn take_feed(self: &Rc<Self>, feed: std::result::Result<Box<Feed>, Error>, address: &Link) {
        match feed {
            Ok(feed) => {
                self.feed.replace(Some(feed));
                self.read_again();
            }
            Err(error) => {
                super::fail(&self.host, error.code(), &error.to_string(), address.as_str());
            }
        }
        self.send(Event::FeedSettled);
    }

    fn listen(self: &Rc<Self>) -> Vec<EventListener> {
        let form = &self.form;
        vec![
            dom::on(self, &form.element, "submit", |inner, event| {
                event.prevent_default();
                inner.take_over_field();
                inner.send(Event::Trapped(!inner.form.trap.value().is_empty()));
                inner.send(Event::Submit);
            }),
            dom::on(self, &form.field, "input", |inner, event| {
                if !is_composing(event) {
                    inner.take_over_field();
                }
            }),
            dom::on(self, &form.field, "change", |inner, _| {
                inner.take_over_field();
                inner.send(Event::Left);
            }),
            dom::on(self, &form.consent, "change", |inner, _| {
                inner.send(Event::Consented(inner.form.consent.checked()));
            }),
            dom::on(self, &form.suggestion, "click", |inner, _| inner.send(Event::TakeSuggestion)),
            dom::on(self, &dom::window(), "online", |inner, _| inner.send(Event::Online)),
        ]
    }

    fn take_over_field(self: &Rc<Self>) {
        self.send(Event::Typed(self.form.field.value()));
    }
}

// An input method's unfinished text is nobody's address yet.
fn is_composing(event: &DomEvent) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

async fn answer_of(promise: Promise) -> Answer {
    match JsFuture::from(promise).await {
        Ok(value) => match value.dyn_into::<Response>() {
            Ok(response) => post::answer(&response).await,
            Err(_) => Answer::Subscribed,
        },
        Err(_) => Answer::Unreachable,
    }
}

fn send_if_mounted(inner: &Weak<Inner>, event: Event) {
    if let Some(inner) = inner.upgrade() {
        inner.send(event);
    }
}

fn read_options(host: &HtmlElement, feed: Option<&Feed>) -> SignupOptions {
    let form = host_form::read(host);
    let signup = feed.and_then(|feed| feed.signup.as_ref());
    SignupOptions::new(&|name| host.get_attribute(name), form.as_ref(), signup)
}

fn page() -> Page {
    Page {
        base: dom::base(),
        resolve: platform::resolve,
        to_ascii: platform::to_ascii,
        nfc: platform::nfc,
        now: platform::now,
    }
}
