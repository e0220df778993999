//! What the carousel shows and says.

use std::ops::RangeInclusive;

use super::{Announced, Carousel, Phase, State};
use crate::feed::{Brief, Date, Figure};
use crate::limits::{BATCH, PLACES, SLIDES_PRINTED, SPARE_MS};
use crate::link::Link;
use crate::number;
use crate::options::{Images, Open};
use crate::rotation::{self, Entry, Live};
use crate::words::{Word, Words};

/// What to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The `state` of the element.
    pub state: State,
    /// The accessible name.
    pub label: String,
    /// Whether the host's own content shows.
    pub fallback: bool,
    /// What the status line says.
    pub status: String,
    /// Whether the status line is for the eye too, with a button to try again after an error.
    pub status_shows: bool,
    /// How the status line speaks.
    pub live: Live,
    /// The time between readings of the feed, if it is read again.
    pub refresh_ms: Option<u32>,
    /// How often it has been asked for: that time begins with the last.
    pub looks: usize,
    /// The slides, if there are any.
    pub slides: Option<Slides>,
}

impl View {
    /// What stands around the slides, but for what is said.
    pub fn around(&self) -> impl PartialEq {
        (
            self.state,
            &self.label,
            self.fallback,
            self.status_shows,
            self.live,
            self.slides.is_some(),
        )
    }
}

/// Which slides to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Slides {
    /// Another edition has other slides.
    pub edition: u32,
    /// The slide that shows, the first of several.
    pub current: usize,
    /// How many there are.
    pub count: usize,
    /// Those that show.
    pub seen: RangeInclusive<usize>,
    /// Those whose pictures are asked for, and that a swipe may end at.
    pub near: RangeInclusive<usize>,
    /// Those that are in the document.
    pub window: RangeInclusive<usize>,
    /// The time until one more is drawn, if there is one to come.
    pub spare_ms: Option<u32>,
    /// The slide at the first place of the scroller.
    pub origin: usize,
    /// How many places the scroller has.
    pub places: usize,
    /// How many slides show side by side.
    pub per_view: usize,
    /// Whether pictures wait until they are seen.
    pub saves_data: bool,
    /// The slide picker.
    pub picker: Vec<Entry>,
    /// The interval of the timer, if it runs.
    pub ticking_ms: Option<u32>,
    /// The interval begins when this changes, whatever else does.
    pub turn: usize,
    /// What the rotation control says, if there is one.
    pub rotation: Option<Word>,
}

impl Slides {
    /// The slides of a carousel that does not rotate, shows one at a time and is not waited for.
    pub fn new(view: &rotation::View, edition: u32) -> Self {
        let view = rotation::View { reach: usize::MAX, ..*view };
        Self::stage(&view, view.count, 1, edition)
    }

    /// Whether all that others need is drawn where these are, so that they need but move.
    pub fn have_drawn(&self, others: &Self) -> bool {
        let is_same = self.edition == others.edition && self.per_view == others.per_view;
        is_same && self.near == others.near && self.window == others.window
    }

    fn stage(view: &rotation::View, count: usize, per_view: usize, edition: u32) -> Self {
        let current = view.current;
        let is_near = current.abs_diff(view.settled) <= per_view;
        // To draw costs more than to move, so it is done when the slides stand still again.
        let centre = if is_near { view.settled } else { current };
        let origin = origin(centre);
        let last_from = |first: usize| (first + per_view - 1).min(count.saturating_sub(1));
        let near = centre.saturating_sub(per_view)..=last_from(centre + per_view);
        let seen = current..=last_from(current);
        let first = centre / BATCH * BATCH;
        let (start, end) =
            (first.saturating_sub(per_view), last_from(first + BATCH - 1 + per_view));
        let window = seen.start().saturating_sub(view.reach).max(start)
            ..=seen.end().saturating_add(view.reach).min(end);
        Self {
            edition,
            current,
            count,
            spare_ms: (window != (start..=end)).then_some(SPARE_MS),
            window,
            seen,
            near,
            origin,
            places: (count - origin).min(PLACES),
            per_view,
            saves_data: false,
            picker: view.picker(),
            ticking_ms: None,
            turn: view.turn,
            rotation: None,
        }
    }
}

/// One slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The id of the item.
    pub id: String,
    /// The accessible name.
    pub name: String,
    /// The headline.
    pub headline: String,
    /// The level of the headline.
    pub heading_level: u8,
    /// Where the headline leads.
    pub link: Option<Link>,
    /// Whether it opens in place.
    pub opens_in_place: bool,
    /// The language of the texts.
    pub language: Option<String>,
    /// The picture.
    pub image: Option<Figure>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The line that names the source.
    pub source: Option<String>,
    /// A few sentences.
    pub summary: String,
}

impl Carousel {
    /// The slide at `index`, in the words of the page.
    pub fn slide(&self, index: usize, words: &Words) -> Option<Slide> {
        let feed = &self.showing()?.feed;
        let item = feed.kept_item(index)?;
        Some(Slide {
            id: item.id.clone(),
            name: self.name(index, Word::SlideName, words)?,
            headline: item.headline.clone(),
            heading_level: self.options.heading_level,
            opens_in_place: self.options.open == Open::Reader,
            source: origin_of(&item, words),
            image: item.image.clone().and_then(|image| self.allowed(image)),
            language: item.language.as_ref().or(feed.language.as_ref()).cloned(),
            link: item.url.clone(),
            date: item.date.clone(),
            summary: item.summary.clone(),
        })
    }

    /// The id of the item at `index`.
    pub fn id(&self, index: usize) -> Option<String> {
        Some(self.showing()?.feed.kept_item(index)?.id.clone())
    }

    fn allowed(&self, mut image: Figure) -> Option<Figure> {
        let images = self.options.images;
        // Other sizes may come from anywhere.
        image.sources = image.sources.filter(|_| images == Images::All);
        images.allow(&image.url, &self.page.origin).then_some(image)
    }

    /// The accessible name of the slide at `index`, or of its picker button.
    pub fn name(&self, index: usize, word: Word, words: &Words) -> Option<String> {
        let feed = &self.showing()?.feed;
        let item = feed.kept_item(index)?;
        let (position, count) = (number::write(index + 1), number::write(feed.count()));
        let values = [("position", &*position), ("count", &count), ("headline", &item.headline)];
        Some(words.fill(word, &values))
    }

    /// What to draw, in the words of the page.
    pub fn view(&self, words: &Words) -> View {
        let state = self.state();
        let has_slides = self.count() > 0;
        let status = match state {
            // The first time, nobody asked: there is nothing to announce.
            State::Loading if self.generation > 1 => words.say(Word::Loading).to_owned(),
            State::Idle | State::Loading => String::new(),
            State::Empty => words.say(Word::Empty).to_owned(),
            State::Error => words.say(Word::Unavailable).to_owned(),
            State::Ready => self.announcement(words),
        };
        View {
            state,
            label: self.label(words),
            fallback: matches!(state, State::Idle | State::Loading | State::Error),
            status,
            status_shows: matches!(state, State::Empty | State::Error),
            live: if has_slides { self.rotation.view().live } else { Live::Polite },
            refresh_ms: self.options.refresh_ms.filter(|_| self.may_refresh() && !self.rests()),
            looks: self.looks,
            slides: has_slides.then(|| self.view_slides()),
        }
    }

    fn may_refresh(&self) -> bool {
        match &self.phase {
            Phase::Idle | Phase::Loading => false,
            Phase::Showing(showing) => !showing.feed.expired,
            Phase::Failed => true,
        }
    }

    /// The slides that are in the document, and those that the picker names.
    pub(super) fn drawn(&self) -> Vec<usize> {
        let slides = self.view_slides();
        let mut drawn: Vec<usize> = slides.window.collect();
        for entry in slides.picker {
            if let Entry::Slide(index) = entry {
                drawn.push(index);
            }
        }
        drawn
    }

    fn view_slides(&self) -> Slides {
        let view = self.rotation.view();
        let interval_ms = self.options.interval_ms.filter(|_| view.count > 1);
        let control = if view.rotating { Word::StopRotation } else { Word::StartRotation };
        let mut slides = Slides::stage(&view, self.count(), self.per_view, self.edition);
        if self.printing {
            slides.window = 0..=slides.count.min(SLIDES_PRINTED).saturating_sub(1);
            slides.near = slides.window.clone();
        }
        slides.spare_ms = slides.spare_ms.filter(|_| !self.rests());
        slides.saves_data = self.page.saves_data;
        slides.ticking_ms = interval_ms.filter(|_| view.ticking && self.is_whole());
        slides.rotation = interval_ms.map(|_| control);
        slides
    }

    fn label(&self, words: &Words) -> String {
        let title = self.showing().map(|showing| showing.feed.title.clone());
        let own = self.options.label.clone().or(title).filter(|label| !label.is_empty());
        own.unwrap_or_else(|| words.say(Word::News).to_owned())
    }

    fn announcement(&self, words: &Words) -> String {
        let said = match self.showing().and_then(|showing| showing.announced) {
            Some(Announced::Slide(index)) => self.name(index, Word::SlideName, words),
            Some(Announced::Rotation(true)) => Some(words.say(Word::RotationStarted).to_owned()),
            Some(Announced::Rotation(false)) => Some(words.say(Word::RotationStopped).to_owned()),
            None => None,
        };
        said.unwrap_or_default()
    }
}

// The places are moved on in halves, so that there is always room on both sides.
const fn origin(current: usize) -> usize {
    let half = PLACES / 2;
    (current / half * half).saturating_sub(half / 2)
}

// Whom it was taken over from outweighs who wrote it.
fn origin_of(item: &Brief, words: &Words) -> Option<String> {
    if !item.source.is_empty() {
        return Some(words.fill(Word::Source, &[("source", &item.source)]));
    }
    let author = Some(&item.author).filter(|author| !author.is_empty())?;
    Some(words.fill(Word::Author, &[("author", author)]))
}
