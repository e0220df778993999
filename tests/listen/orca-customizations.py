"""Orca loads this by itself: it writes down what it says, a JSON string a line, and changes nothing else."""

import json
import os

from orca import settings, speech

HEARD = open(os.environ["NEWSREEL_HEARD"], "a", buffering=1, encoding="utf-8")


def note(text):
    HEARD.write(json.dumps(text, ensure_ascii=False) + "\n")


def listen_to(name):
    speak = getattr(speech, name)

    def speak_and_note(text, *rest, **options):
        note(text)
        return speak(text, *rest, **options)

    setattr(speech, name, speak_and_note)


def read_and_note(utterances):
    for context, voice in utterances:
        note(context.utterance)
        yield [context, voice]


listen_to("_speak")
listen_to("speakCharacter")
read_all = speech.sayAll
speech.sayAll = lambda utterances, progress: read_all(read_and_note(utterances), progress)

# Without a voice nothing is waited for.
speech.init = lambda: None

# The journeys ask for what they want to hear.
settings.sayAllOnLoad = False
settings.enableKeyEcho = False
