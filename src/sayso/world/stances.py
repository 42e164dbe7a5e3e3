"""Words of a content that turn the stance of a neutral cue."""

import tomllib
from importlib.resources import files

from sayso.record.vocabulary import VoiceKind

_TABLE = tomllib.loads(files("sayso.world").joinpath("tables/stances.toml").read_text("utf-8"))
STANCE_WORDS: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _TABLE["words"].items()}
"""Word lists by name; the table says what each is for."""
PARTISAN: frozenset[VoiceKind] = frozenset(VoiceKind(kind) for kind in _TABLE["kinds"]["partisan"].split())
"""Kinds of voices that speak for a side."""
