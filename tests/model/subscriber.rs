//! The machine of a form with a small model of the shell around it, all that can happen to it, and what
//! holds at every moment.
#![expect(clippy::wildcard_enum_match_arm, reason = "most of what happens is about something else")]

use newsreel::email::Endings;
use newsreel::options::SignupOptions;
use newsreel::runtime::Machine;
use newsreel::signup::{Answer, Effect, Event, Page, Press, Signup, State, View, Way};
use newsreel::words::Words;

use super::clock;
use super::publisher::{BASE, resolve};
use super::sentences::Broken;
use super::unicode::{nfc, to_ascii};

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Type(&'static str),
    LeaveField,
    /// A press of the button, with something beside the address in its way (`true`) or not.
    Press(bool),
    /// The end of a press is heard once more.
    Echo,
    Validate(bool),
    Mend,
    Finish,
    TakeSuggestion,
    Answer(Reply),
    Late(Reply),
    Online,
    Pass(u32),
    Reset,
    /// Where the form goes to, or that it goes nowhere; and by which service.
    Configure(bool, &'static str),
}

/// How a request ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    Yes,
    No,
    Unclear,
    Wait(u32),
    Trouble,
    Offline,
    Unreachable,
    Withdrawn,
    HandedOver,
}

/// What people type, and what is sent of it.
const TYPED: [(&str, &str); 6] = [
    ("", ""),
    ("ada", ""),
    ("ada@example.org", "ada@example.org"),
    ("<Lin@Example.org>", "Lin@example.org"),
    ("ada@gmial.com", "ada@gmial.com"),
    ("ada@gmail.com", "ada@gmail.com"),
];

const REPLIES: [Reply; 10] = [
    Reply::Yes,
    Reply::No,
    Reply::Unclear,
    Reply::Wait(3),
    Reply::Wait(90),
    Reply::Trouble,
    Reply::Offline,
    Reply::Unreachable,
    Reply::Withdrawn,
    Reply::HandedOver,
];

const SERVICES: [&str; 3] = ["json", "form", "kit"];

impl Deed {
    /// The thing that a number stands for; any number stands for one.
    pub(crate) fn of(number: u32) -> Self {
        let [make, low, _, flag] = number.to_le_bytes();
        let (a, b) = (usize::from(low), flag & 1 == 1);
        let reply = one_of(&REPLIES, a, Reply::Yes);
        match make % 25 {
            0..=3 => Self::Type(one_of(&TYPED, a, ("", "")).0),
            4 => Self::LeaveField,
            5..=9 => Self::Press(a % 8 == 0),
            10 => Self::Validate(b),
            11 => Self::Mend,
            12 => Self::Finish,
            13 => Self::TakeSuggestion,
            14..=17 => Self::Answer(reply),
            18 => Self::Late(reply),
            19 => Self::Online,
            20 | 21 => Self::Pass(one_of(&[1, 2, 4, 100], a, 1)),
            22 => Self::Reset,
            23 => Self::Echo,
            _ => Self::Configure(a % 4 > 0, one_of(&SERVICES, a / 4, "json")),
        }
    }
}

fn one_of<T: Copy>(several: &[T], at: usize, otherwise: T) -> T {
    several.iter().cycle().nth(at).copied().unwrap_or(otherwise)
}

fn answer(reply: Reply) -> Answer {
    match reply {
        Reply::Yes => Answer::Subscribed,
        Reply::No => Answer::Refused(None),
        Reply::Unclear => Answer::Unclear,
        Reply::Wait(seconds) => Answer::RateLimited(None, Some(seconds)),
        Reply::Trouble => Answer::ServerTrouble,
        Reply::Offline => Answer::Offline,
        Reply::Unreachable => Answer::Unreachable,
        Reply::Withdrawn => Answer::Withdrawn,
        Reply::HandedOver => Answer::HandedOver,
    }
}

/// A form, and the person before it.
#[derive(Debug)]
pub(crate) struct Subscriber {
    signup: Signup,
    /// The number of the request that is out.
    out: Option<u32>,
    latest: u32,
    /// Whether the last press came to nothing because there was no network.
    was_offline: bool,
    /// Until when the server wants to be left alone.
    rests_until_ms: f64,
    /// Whether all went well, and nothing is another since.
    is_done: bool,
    /// The second that is being counted down.
    ticks_at_ms: Option<f64>,
}

/// What became of a deed.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Step {
    deed: Deed,
    before: (State, View, String),
    after: (State, View, String),
    /// The address and the number of each request.
    sent: Vec<(String, u32)>,
    had_out: bool,
    latest: u32,
    was_offline: bool,
    rested: bool,
    was_done: bool,
}

type Sentence = (&'static str, fn(&Step) -> bool);

const SENTENCES: &[Sentence] = &[
    ("one press sends once, and nothing else sends", one_press_sends_once),
    ("nothing is sent while a request is out", |step| !step.had_out || step.sent.is_empty()),
    ("nothing is sent while the server wants rest", |step| step.rested || step.sent.is_empty()),
    ("what has gone well is not sent again", |step| !step.was_done || step.sent.is_empty()),
    ("what is sent is what was typed", what_is_sent_was_typed),
    ("a later request has a higher number", |step| {
        step.sent.iter().all(|(_, number)| *number > step.latest)
    }),
    ("a late answer is none", |step| {
        !matches!(step.deed, Deed::Late(_)) || step.before == step.after
    }),
    ("whatever is answered, the typed text stays", |step| {
        !matches!(step.deed, Deed::Answer(_)) || step.before.2 == step.after.2
    }),
];

/// One press sends once. What failed without a network is sent when that is back; nothing else sends.
fn one_press_sends_once(step: &Step) -> bool {
    let may = match step.deed {
        Deed::Press(hindered) => !hindered,
        Deed::Finish => true,
        Deed::Online => step.was_offline,
        _ => false,
    };
    step.sent.len() <= usize::from(may)
}

fn what_is_sent_was_typed(step: &Step) -> bool {
    let typed = |text: &str| TYPED.iter().find(|(known, _)| *known == text).map(|(_, sent)| *sent);
    // A repair is in the field when it leaves.
    let meant = typed(&step.before.2).unwrap_or(&step.before.2);
    step.sent.iter().all(|(address, _)| address == meant)
}

impl Subscriber {
    pub(crate) fn new() -> Self {
        clock::set(0.0);
        let base = || BASE.to_owned();
        let address = || [BASE, "index.html"].concat();
        let endings = Endings::default();
        let page = Page { base, address, resolve, to_ascii, nfc, now: clock::now, endings };
        Self {
            signup: Signup::new(options(true, "json"), page),
            out: None,
            latest: 0,
            was_offline: false,
            rests_until_ms: 0.0,
            is_done: false,
            ticks_at_ms: None,
        }
    }

    /// Lets something happen, and sees whether all holds.
    pub(crate) fn act(&mut self, deed: Deed) -> Result<(), Broken> {
        let before = self.seen();
        let (had_out, latest, was_offline) = (self.out.is_some(), self.latest, self.was_offline);
        let (rested, was_done) = (clock::now() >= self.rests_until_ms, self.is_done);
        let sent = self.happen(deed);
        let after = self.seen();
        let step =
            Step { deed, before, after, sent, had_out, latest, was_offline, rested, was_done };
        let broken = SENTENCES.iter().find(|(_, holds)| !holds(&step));
        broken.map_or(Ok(()), |(sentence, _)| {
            let at = format!("{deed:?} sent {:?} and gave {:?}", step.sent, step.after);
            Err(Broken::new(sentence, at))
        })
    }

    fn seen(&self) -> (State, View, String) {
        let view = self.signup.view(&Words::default());
        (self.signup.state(), view, self.signup.text().to_owned())
    }

    // Gives what is sent.
    fn happen(&mut self, deed: Deed) -> Vec<(String, u32)> {
        let said = |hindered: bool| hindered.then(|| "Please tick this box.".to_owned());
        match deed {
            Deed::Type(text) => {
                self.is_done &= text.is_empty() || text == self.signup.text();
                self.send(Event::Typed(text.to_owned()))
            }
            Deed::LeaveField => self.send(Event::Left),
            Deed::Press(hindered) => self.press(said(hindered)),
            Deed::Echo => self.send(Event::Submit(Press::default())),
            Deed::Validate(hindered) => self.send(Event::Validate(said(hindered))),
            Deed::Mend => {
                self.is_done = false;
                self.send(Event::Mended)
            }
            Deed::Finish => self.send(Event::Finish(Press::default())),
            Deed::TakeSuggestion => self.send(Event::TakeSuggestion),
            Deed::Answer(reply) => match self.out.take() {
                Some(number) => self.answer(number, reply),
                None => vec![],
            },
            Deed::Late(reply) => {
                let number = self.latest.saturating_sub(1);
                self.send(Event::Answered(number, answer(reply)))
            }
            Deed::Online => self.send(Event::Online),
            Deed::Pass(seconds) => self.pass(f64::from(seconds) * 1_000.0),
            Deed::Reset => {
                self.is_done = false;
                // What was reset is as new, and so is its right to ask.
                self.rests_until_ms = 0.0;
                self.send(Event::Reset)
            }
            Deed::Configure(has_action, service) => {
                self.send(Event::Read(Box::new(options(has_action, service)), None))
            }
        }
    }

    fn answer(&mut self, number: u32, reply: Reply) -> Vec<(String, u32)> {
        self.was_offline = reply == Reply::Offline;
        self.is_done = reply == Reply::Yes;
        if let Reply::Wait(seconds) = reply {
            self.rests_until_ms = clock::now() + f64::from(seconds) * 1_000.0;
        }
        self.send(Event::Answered(number, answer(reply)))
    }

    fn press(&mut self, obstacle: Option<String>) -> Vec<(String, u32)> {
        let mut sent = self.send(Event::Judge(obstacle));
        if self.signup.is_fit() {
            sent.extend(self.send(Event::Submit(Press::default())));
        }
        sent
    }

    fn pass(&mut self, milliseconds: f64) -> Vec<(String, u32)> {
        let until_ms = clock::now() + milliseconds;
        let mut sent = vec![];
        while let Some(at_ms) = self.ticks_at_ms.take_if(|at_ms| *at_ms <= until_ms) {
            clock::set(at_ms);
            sent.extend(self.send(Event::Tick));
        }
        clock::set(until_ms);
        sent
    }

    fn send(&mut self, event: Event) -> Vec<(String, u32)> {
        let mut sent = vec![];
        for effect in self.signup.update(event) {
            match effect {
                Effect::Send(request) => {
                    self.was_offline = false;
                    self.latest = request.generation;
                    // What takes the place of the page is answered there.
                    self.out = (request.way != Way::SameTab).then_some(request.generation);
                    sent.push((request.address, request.generation));
                }
                Effect::Press => sent.extend(self.press(None)),
                Effect::Tick => self.ticks_at_ms = Some(clock::now() + 1_000.0),
                _ => (),
            }
        }
        sent
    }
}

fn options(has_action: bool, service: &str) -> SignupOptions {
    let attribute = |name: &str| match name {
        "action" => has_action.then(|| "subscribe".to_owned()),
        "provider" => Some(service.to_owned()),
        _ => None,
    };
    SignupOptions::new(&attribute, false, None)
}
