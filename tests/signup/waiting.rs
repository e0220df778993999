//! What waits: for the network, for a server that is asked too often; and what is told of that.

use newsreel::limits::RETRY_AFTER_SECONDS;
use newsreel::runtime::Machine;
use newsreel::signup::{About, Answer, Effect, Event, Press, Signup, State};

use super::scene::{
    answer, assert_says, fields, form, pass, press, press_with, request, sent, sent_with, type_in,
    view,
};

const ADDRESS: &str = "ada@example.org";

/// A form whose server wants to be left alone for so long.
fn limited(seconds: u32) -> Signup {
    let mut signup = sent(ADDRESS);
    let effects = answer(&mut signup, Answer::RateLimited(None, Some(seconds)));
    assert_eq!(effects, [Effect::Tick]);
    signup
}

#[test]
fn a_wait_is_said_once_and_counted_down_beside_it() {
    let mut signup = limited(65);
    let message = "Too many tries. Please wait 65 seconds, then press again.";
    for (seconds, clock) in [(0.0, "1:05"), (1.2, "1:04"), (3.0, "1:01"), (51.8, "0:09")] {
        pass(seconds);
        if seconds > 0.0 {
            assert_eq!(signup.update(Event::Tick), [Effect::Tick]);
        }
        assert_says(&signup, message, About::Failure);
        assert_eq!((view(&signup).timer.as_str(), view(&signup).busy), (clock, true));
        assert_eq!(signup.state(), State::Failed);
    }
    pass(9.0);
    assert_eq!(signup.update(Event::Tick), []);
    assert_says(&signup, "The wait is over. You can press again now.", About::Progress);
    assert_eq!((view(&signup).timer, view(&signup).busy), (String::new(), false));
    let again = press(&mut signup);
    assert!(matches!(again.as_slice(), [Effect::Send(request)] if request.address == ADDRESS));
}

#[test]
fn a_press_while_the_server_wants_rest_sends_nothing_and_keeps_what_is_said() {
    let mut signup = limited(30);
    let before = view(&signup);
    assert_eq!(press(&mut signup), []);
    type_in(&mut signup, "lin@example.org");
    assert_eq!(signup.update(Event::Left), []);
    assert_eq!(press(&mut signup), []);
    assert_eq!(view(&signup), before);
    pass(30.0);
    signup.update(Event::Tick);
    let again = press(&mut signup);
    assert!(matches!(again.as_slice(), [Effect::Send(sent)] if sent.address == "lin@example.org"));
}

#[test]
fn a_longer_wait_is_told_in_minutes() {
    let signup = limited(600);
    let message = "Too many tries. Please wait 10 minutes, then press again.";
    assert_says(&signup, message, About::Failure);
    assert_eq!(view(&signup).timer, "10:00");
}

#[test]
fn a_server_that_says_how_long_in_its_own_words_is_quoted() {
    let mut signup = sent(ADDRESS);
    answer(&mut signup, Answer::RateLimited(Some("Come back soon.".to_owned()), Some(20)));
    assert_says(&signup, "Come back soon.", About::Failure);
    assert_eq!(view(&signup).timer, "0:20");
}

#[test]
fn a_wait_that_nobody_stays_for_is_not_counted_down() {
    let mut signup = sent(ADDRESS);
    let answered = Answer::RateLimited(None, Some(RETRY_AFTER_SECONDS + 1));
    assert_eq!(answer(&mut signup, answered), []);
    assert_eq!((view(&signup).timer, view(&signup).busy), (String::new(), false));
}

#[test]
fn a_clock_that_is_set_back_makes_nobody_wait_longer() {
    let mut signup = limited(30);
    pass(-3_600.0);
    signup.update(Event::Tick);
    assert_eq!(view(&signup).timer, "0:30");
}

#[test]
fn a_tick_that_nobody_waits_for_changes_nothing() {
    let mut signup = limited(30);
    signup.update(Event::Reset);
    assert_eq!(signup.update(Event::Tick), []);
    assert_eq!((signup.state(), view(&signup).timer), (State::Editing, String::new()));
}

#[test]
fn what_could_not_be_sent_offline_is_sent_once_when_the_network_is_back() {
    let mut signup = sent(ADDRESS);
    answer(&mut signup, Answer::Offline);
    assert_eq!(signup.state(), State::Failed);
    assert_eq!(signup.update(Event::Online), [Effect::Press]);
    assert_eq!(press(&mut signup), [Effect::Send(request(ADDRESS, 2))]);
    assert_eq!(signup.state(), State::Submitting);
    assert_eq!(signup.update(Event::Online), []);
    signup.update(Event::Answered(2, Answer::Subscribed));
    assert_eq!(signup.update(Event::Online), []);
}

#[test]
fn a_press_that_nothing_could_answer_is_told_and_kept_and_sent_later() {
    for (why, message) in [(Answer::Offline, "You are offline."), (Answer::Unsent, "We could not")]
    {
        let mut signup = form(&[]);
        signup.update(Event::Typed(ADDRESS.to_owned()));
        assert_eq!(signup.update(Event::Lost(why.clone())), []);
        assert_eq!((signup.state(), signup.text()), (State::Failed, ADDRESS));
        let view = view(&signup);
        assert!(view.message.starts_with(message), "{view:?}");
        assert_eq!((view.about, view.busy), (About::Failure, false));
        let again = if why == Answer::Offline { vec![Effect::Press] } else { vec![] };
        assert_eq!(signup.update(Event::Online), again);
        // In no other tab: no service has kept it out.
        assert_eq!(press(&mut signup), [Effect::Send(request(ADDRESS, 1))]);
        assert_eq!(signup.update(Event::Online), []);
    }
}

#[test]
fn a_press_that_nothing_could_answer_is_told_as_one_whose_sending_failed() {
    for (why, failure) in
        [(Answer::Offline, Answer::Offline), (Answer::Unsent, Answer::Unreachable)]
    {
        let mut lost = form(&[]);
        lost.update(Event::Typed(ADDRESS.to_owned()));
        lost.update(Event::Lost(why));
        let mut failed = sent(ADDRESS);
        answer(&mut failed, failure);
        assert_eq!(view(&lost), view(&failed));
    }
}

#[test]
fn of_an_empty_field_nothing_is_said_to_be_kept() {
    let mut signup = form(&[]);
    signup.update(Event::Typed(" ".to_owned()));
    assert_eq!(signup.update(Event::Lost(Answer::Offline)), []);
    assert_eq!((signup.state(), view(&signup).message), (State::Editing, String::new()));
}

#[test]
fn an_address_that_is_changed_or_taken_back_while_offline_is_not_sent() {
    for change in [Event::Typed("ada@example.or".to_owned()), Event::Reset] {
        let mut signup = sent(ADDRESS);
        answer(&mut signup, Answer::Offline);
        signup.update(change);
        assert_eq!(signup.update(Event::Online), []);
    }
}

#[test]
fn nothing_but_an_offline_failure_is_sent_by_itself() {
    for failure in [Answer::TooSlow, Answer::Unreachable, Answer::ServerTrouble] {
        let mut signup = sent(ADDRESS);
        answer(&mut signup, failure.clone());
        assert_eq!(signup.update(Event::Online), [], "{failure:?}");
    }
}

#[test]
fn a_server_of_the_publishers_is_told_how_long_the_form_took_and_whether_the_trap_was_filled() {
    let mut signup = form(&[]);
    pass(2.5);
    signup.update(Event::Typed(ADDRESS.to_owned()));
    let effects = press_with(&mut signup, Press { trapped: true, ..Press::default() });
    let [Effect::Send(request)] = effects.as_slice() else { panic!("it is sent: {effects:?}") };
    let signals = [("newsreel_ms", "2500"), ("newsreel_trap", "filled")];
    assert_eq!(request.extra, fields(&signals));
    // What became of it is for the server to say, and its answer is told as it is.
    assert_eq!(answer(&mut signup, Answer::Refused(None)), []);
    assert_eq!(signup.state(), State::Failed);
}

#[test]
fn services_are_told_nothing_of_how_the_form_was_filled_in() {
    let ghost = sent_with(&[("provider", "ghost"), ("action", "/")], ADDRESS);
    assert_eq!(ghost.extra, fields(&[("emailType", "signup")]));
}
