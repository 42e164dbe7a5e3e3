"""Closed classes of English words, enough to cut a sentence into phrases without a parser."""

import tomllib
from importlib.resources import files
from typing import Any

from sayso.world.cues import FORMS, Use


def _load() -> dict[str, Any]:
    """The table of function words."""
    return tomllib.loads(files("sayso.world").joinpath("tables/grammar.toml").read_text("utf-8"))


def _classes(table: dict[str, Any]) -> dict[str, str]:
    """Class letter by word; a cue's past and participle are verbs."""
    found: dict[str, str] = {}
    for forms in FORMS.values():
        for form in forms:
            if form.use is Use.PAST:
                found[form.words[0]] = "v"
            elif form.use is Use.PARTICIPLE:
                found.setdefault(form.words[0], "g")
    found |= dict.fromkeys(table["verbs"]["irregular"].split(), "v")
    for letter, words in table["classes"].items():
        found |= dict.fromkeys(words.split(), letter)
    return found


_TABLE = _load()
CLASSES: dict[str, str] = _classes(_TABLE)
"""Class letter by word in small letters: d determiner, o pronoun, x auxiliary, z negation, r adverb, p preposition,
c conjunction, s subordinator, w relative, T that, i to, t time, n noun or adjective, v verb, g participle in -ing."""
CHAINS: frozenset[str] = frozenset(_TABLE["phrases"]["chains"].split())
"""Prepositions that may join two noun phrases to one."""
VEHICLES: frozenset[str] = frozenset(_TABLE["phrases"]["vehicles"].split())
"""Nouns for what is used to say something: *statement*, *telephone*."""
MUTE: frozenset[str] = frozenset(_TABLE["phrases"]["mute"].split())
"""Nouns for times and manners, which say nothing: *day*, *turn*."""
RECIPROCAL = frozenset(tuple(phrase.split("_")) for phrase in _TABLE["phrases"]["reciprocal"].split())
"""Objects that make each of two voices the target of the other."""
BOTH = frozenset(tuple(phrase.split("_")) for phrase in _TABLE["phrases"]["both"].split())
"""Beginnings of sources that stand for two voices named before."""
DEEDS: frozenset[str] = frozenset(_TABLE["phrases"]["deeds"].split())
"""Nouns for hostile acts."""
SPEAKING: frozenset[str] = frozenset(_TABLE["phrases"]["speaking"].split())
"""What is refused by one who will not speak."""
ADVERBS: frozenset[str] = frozenset(_TABLE["phrases"]["adverbs"].split())
"""Adverbs that belong to the verb before them."""
OPENERS: frozenset[str] = frozenset(_TABLE["phrases"]["openers"].split())
"""Subordinators that a content may begin with."""
