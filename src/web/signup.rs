//! Brings the machine of `<newsreel-signup>` what happens, and has the form in the page show it.

pub(crate) mod form;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::email::Endings;
use crate::feed::{self, Contact, Error, Feed, Selection};
use crate::link::{Link, Use};
use crate::options::SignupOptions;
use crate::runtime::Runtime;
use crate::signup::{Answer, Effect, Event, Focus, Page, Signup};
use crate::web::browser::feeds::{self, Reading};
use crate::web::browser::platform;
use crate::web::browser::{document, dom, fail};
use crate::web::language::Language;
use form::Form;

/// What is known of one element's form. It outlives the form's stay in a document, and holds nothing of
/// that: the form comes with all that is heard of it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SignupMachine(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    runtime: Runtime<Signup>,
    language: RefCell<Language>,
    reading: RefCell<Option<Rc<Reading>>>,
    // The `feed` attribute that was read last, and what came of it.
    wanted: RefCell<Option<String>>,
    of_feed: RefCell<(Option<feed::Signup>, Option<Contact>)>,
}

#[wasm_bindgen]
impl SignupMachine {
    /// Of a form that nobody has typed in.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "scripts alone make one")]
    pub fn new() -> Self {
        let page = Page {
            base: dom::base,
            address: dom::address,
            resolve: platform::resolve,
            to_ascii: platform::to_ascii,
            nfc: platform::nfc,
            now: platform::now,
            endings: Endings::NONE.clone(),
        };
        let options = SignupOptions::new(&|_| None, false, None);
        Self(Rc::new(Inner {
            runtime: Runtime::new(Signup::new(options, page)),
            language: RefCell::new(Language::of_form(String::new(), &JsValue::UNDEFINED)),
            reading: RefCell::default(),
            wanted: RefCell::default(),
            of_feed: RefCell::default(),
        }))
    }

    /// The language that the form speaks from now on.
    pub fn speak(&self, language: String, words: &JsValue) {
        self.0.language.replace(Language::of_form(language, words));
    }

    /// Takes in what happened to the form; says whether that may be sent, where this was asked.
    ///
    /// `what` is as `src/js/heard.js` counts it, `text` what stands in the field, `number`
    /// that of a request and `facts` what came of it.
    pub fn heard(
        &self,
        form: &Form,
        what: u32,
        text: String,
        number: u32,
        facts: &JsValue,
    ) -> bool {
        let inner = &self.0;
        let send = |event| inner.send(form, event);
        if what < 6 {
            send(Event::Typed(text));
        }
        match what {
            0 => (),
            8 => inner.read_again(form),
            9 => inner.read(form),
            11 => send(Event::Reset),
            15 => send(Event::Lost(if number == 0 { Answer::Unsent } else { Answer::Offline })),
            _ => return inner.go_on(form, what, number, facts),
        }
        true
    }

    /// The form has been taken out: no feed is read for it any more. One that was on its way is asked
    /// for again when the form is put back.
    pub fn leave(&self) {
        self.0.reading.take();
    }

    /// Whether something of it broke; asked only while nothing of it runs, by who may know that.
    #[wasm_bindgen(js_name = hasBroken)]
    pub fn has_broken(&self, is_known: bool) -> bool {
        self.0.runtime.has_broken(is_known)
    }
}

impl Inner {
    fn send(&self, form: &Form, event: Event) {
        self.runtime.send(event, |signup, effects| {
            self.draw(form, signup);
            for effect in effects {
                self.carry_out(form, signup, effect);
            }
        });
    }

    fn draw(&self, form: &Form, signup: &Signup) {
        form.draw(&signup.view(&self.language.borrow().words));
    }

    /// What only happens to a form that is used.
    #[inline(never)]
    fn go_on(&self, form: &Form, what: u32, number: u32, facts: &JsValue) -> bool {
        let send = |event| self.send(form, event);
        match what {
            1 => send(Event::Left),
            2 => {
                send(Event::Judge(form.used().obstacle()));
                return self.runtime.machine().is_fit();
            }
            3 => send(Event::Submit(form.used().holds())),
            4 => send(Event::Finish(form.used().holds())),
            5 => return self.validate(form),
            6 => send(Event::Mended),
            7 => send(Event::TakeSuggestion),
            10 => send(Event::Online),
            12 => send(Event::Tick),
            13 => send(Event::Answered(number, Answer::new(&document::decode(facts)))),
            _ => send(Event::Known(Endings::new(&form.used().endings()))),
        }
        true
    }

    fn carry_out(&self, form: &Form, signup: &Signup, effect: Effect) {
        match effect {
            Effect::Take(index) => {
                form.take(index, &signup.wording(&self.language.borrow().words));
                self.draw(form, signup);
            }
            Effect::Make => {
                form.make_one(signup, &self.language.borrow());
                self.draw(form, signup);
            }
            Effect::Misconfigured(code, message) => fail(&form.host(), code, message, ""),
            effect @ (Effect::Send(_)
            | Effect::Fill(_)
            | Effect::Focus(_)
            | Effect::Press
            | Effect::Tick
            | Effect::Invalid(..)
            | Effect::Subscribed) => follow(form, effect),
        }
    }

    fn validate(&self, form: &Form) -> bool {
        let obstacle = form.used().obstacle();
        let is_free = obstacle.is_none();
        self.send(form, Event::Validate(obstacle));
        is_free && self.runtime.machine().is_valid()
    }

    // The attributes, and what the page has put into the element.
    fn read(&self, form: &Form) {
        let host = form.host();
        let attribute = |name: &str| host.get_attribute(name);
        let fields = form.look(&attribute("name").unwrap_or_default());
        let of_feed = self.of_feed.borrow();
        let options = SignupOptions::new(&attribute, fields.is_some(), of_feed.0.as_ref());
        drop(of_feed);
        self.send(form, Event::Read(Box::new(options), fields));
    }

    fn read_again(self: &Rc<Self>, form: &Form) {
        let wanted = form.host().get_attribute("feed");
        let is_lost = self.runtime.machine().waits_for_feed() && self.reading.borrow().is_none();
        let is_other = is_lost || wanted != *self.wanted.borrow();
        if is_other {
            // Nothing of another publisher may stay: least of all where the address is sent.
            self.of_feed.take();
            self.reading.take();
            self.send(form, Event::FeedWanted(wanted.is_some()));
            self.wanted.replace(wanted);
        }
        self.read(form);
        form.show_contact(self.of_feed.borrow().1.as_ref(), &self.language.borrow());
        if is_other {
            self.read_feed(form);
        }
    }

    fn read_feed(self: &Rc<Self>, form: &Form) {
        let address = self.runtime.machine().options().feed.clone();
        let base = dom::base();
        let link = address.and_then(|text| Link::new(&text, &base, Use::Fetch, platform::resolve));
        let Some(link) = link else { return self.settle(form) };
        let inner = Rc::downgrade(self);
        let (wanted, form) = (self.wanted.borrow().clone(), form.clone());
        let address = link.clone();
        let reading = feeds::read(&link, false, self.runtime.busy(), move |outcome| {
            // A late answer never takes the place of a newer one.
            if let Some(inner) = inner.upgrade().filter(|inner| *inner.wanted.borrow() == wanted) {
                inner.take_feed(&form, feeds::feed_of(outcome, &Selection::default()), &address);
            }
        });
        self.reading.replace(Some(reading));
    }

    fn take_feed(self: &Rc<Self>, form: &Form, feed: Result<Box<Feed>, Error>, address: &Link) {
        match feed {
            Ok(feed) => {
                let contact = feed.contact();
                form.show_contact(contact.as_ref(), &self.language.borrow());
                self.of_feed.replace((feed.signup(), contact));
            }
            Err(error) => {
                fail(&form.host(), error.code(), &error.message(), address.as_str());
            }
        }
        self.settle(form);
    }

    fn settle(&self, form: &Form) {
        self.send(form, Event::FeedWanted(false));
        self.read(form);
    }
}

/// Carries out what only a form that is used asks for.
#[inline(never)]
fn follow(form: &Form, effect: Effect) {
    match effect {
        Effect::Send(request) => form.used().send(&request),
        Effect::Fill(text) => form.used().fill(&text),
        Effect::Focus(focus) => form.used().focus(focus == Focus::Obstacle),
        Effect::Press => form.used().press(),
        Effect::Tick => form.used().tick(),
        Effect::Invalid(reason, suggestion) => {
            let suggestion = dom::or_null(suggestion.as_deref());
            let detail = [("reason", &reason.into()), ("suggestion", &suggestion)];
            dom::dispatch(&form.host(), "newsreel:invalid", false, &detail);
        }
        Effect::Subscribed => {
            dom::dispatch(&form.host(), "newsreel:subscribed", false, &[]);
        }
        Effect::Take(_) | Effect::Make | Effect::Misconfigured(..) => (),
    }
}
