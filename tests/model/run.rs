//! Runs a sequence from beginning to end.

use newsreel::carousel::Event;

use super::action::Action;
use super::sentences::Broken;
use super::subscriber::{Deed, Subscriber};
use super::world::World;

/// A carousel to which these things happen, one after the other, and for which all goes well again.
pub(crate) fn carousel(actions: &[Action]) -> Result<(), Broken> {
    // A person may have wanted no motion from the beginning.
    let mut world = World::new(actions.first() == Some(&Action::Calm(true)));
    world.send(Action::Reload, Event::Load)?;
    for action in actions {
        world.act(*action)?;
    }
    world.end_well()
}

/// A form to which these things happen, one after the other.
pub(crate) fn signup(deeds: &[Deed]) -> Result<(), Broken> {
    let mut subscriber = Subscriber::new();
    deeds.iter().try_for_each(|deed| subscriber.act(*deed))
}
