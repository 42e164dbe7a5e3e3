"""Words that hand a content to a voice, and what each asks of its sentence."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from sayso.record.vocabulary import Stance
from sayso.world.inflection import Form as VerbForm
from sayso.world.inflection import verb_forms


class Use(StrEnum):
    """How a form of a cue word stands in its sentence."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    PREPOSITION = "preposition"
    HEDGE = "hedge"
    NOUN = "noun"


USES = {
    VerbForm.BASE: Use.BASE,
    VerbForm.PRESENT: Use.PRESENT,
    VerbForm.PAST: Use.PAST,
    VerbForm.PARTICIPLE: Use.PAST,
    VerbForm.GERUND: Use.PARTICIPLE,
}
"""Use by form; a past participle counts as past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One sense of a cue word."""

    lemma: str
    """The word or phrase in its base form."""
    stance: Stance | None
    """What its voice does with the content; `None` where the word is a cue only under "could not" or "would not"."""
    takes: frozenset[str]
    """What may follow; the vocabulary stands at the head of the table."""
    unable: Stance | None = None
    """Stance under "could not"; `None` where such a use is no claim."""
    unwilling: Stance | None = None
    """Stance under "did not" and "would not"; `None` where such a use is no claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A cue word as it stands in a text."""

    words: tuple[str, ...]
    """In small letters, one for each token."""
    use: Use
    """Which form it is."""
    cues: tuple[Cue, ...]
    """Its senses in the order of the table."""


def _load() -> dict[str, Any]:
    """The table of cue words."""
    return tomllib.loads(files("sayso.world").joinpath("tables/cues.toml").read_text("utf-8"))


def _stance(name: str | None) -> Stance | None:
    """A stance by its name in the table."""
    return Stance(name) if name and name != "none" else None


def _verbs(table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Use, Cue]]:
    """Every form of every verb with its sense."""
    doubling = frozenset(table["doubling"]["verbs"].split())
    for entry in table["cue"]:
        for lemma in dict.fromkeys(entry["words"].split()):
            cue = Cue(
                lemma=lemma.replace("_", " "),
                stance=_stance(entry["stance"]),
                takes=frozenset(entry["takes"].split()),
                unable=_stance(entry.get("unable")),
                unwilling=_stance(entry.get("unwilling")),
            )
            first, *rest = lemma.split("_")
            for word, form in verb_forms(first, table["irregular"], doubling):
                yield (word, *rest), USES[form], cue


def _others(table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Use, Cue]]:
    """Prepositions, hedges and nouns."""
    for kind, use in (("preposition", Use.PREPOSITION), ("hedge", Use.HEDGE), ("noun", Use.NOUN)):
        for entry in table[kind]:
            for lemma in entry["words"].split():
                stance = _stance(table["noun_stances"].get(lemma, entry["stance"]))
                cue = Cue(lemma=lemma.replace("_", " "), stance=stance, takes=frozenset())
                yield tuple(lemma.split("_")), use, cue
                if use is Use.NOUN:
                    yield (lemma + "s",), use, cue


def _index() -> dict[str, tuple[Form, ...]]:
    """Forms by their first word, the longest first."""
    table = _load()
    senses: dict[tuple[tuple[str, ...], Use], list[Cue]] = {}
    for words, use, cue in (*_verbs(table), *_others(table)):
        known = senses.setdefault((words, use), [])
        if cue not in known:
            known.append(cue)
    by_first: dict[str, list[Form]] = {}
    for (words, use), cues in senses.items():
        by_first.setdefault(words[0], []).append(Form(words=words, use=use, cues=tuple(cues)))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in by_first.items()}


FORMS = _index()
"""Every form of every cue word by its first word, the longest first."""
CUE_SETS: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _load()["sets"].items()}
"""Lemmas that share a pattern; the table says which."""
