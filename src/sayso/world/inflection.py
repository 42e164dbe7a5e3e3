"""Forms of English verbs and nouns from their base form."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

CONSONANT_VOWEL_CONSONANT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")


class Form(StrEnum):
    """How a word of the lexicon stands in a text."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    NOUN = "noun"
    ADJECTIVE = "adjective"


VERBAL = frozenset((Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.GERUND))
"""Forms of a verb."""


def verb_forms(base: str, irregular: Mapping[str, str], doubling: frozenset[str]) -> Iterator[tuple[str, Form]]:
    """Every form of a verb; a form that is past and participle at once comes twice.

    Args:
        base: The base form; of a hyphenated verb the last part is inflected.
        irregular: Past, participle and third person, as far as they are irregular: `"shot"`, `"took taken"`, `"had had has"`.
        doubling: Verbs of several syllables that double their last consonant.

    >>> sorted({word for word, _ in verb_forms("stab", {}, frozenset())})
    ['stab', 'stabbed', 'stabbing', 'stabs']
    """
    stem = base + base[-1] if CONSONANT_VOWEL_CONSONANT.search(base) or base in doubling else base
    past, *others = irregular.get(base, _regular_past(stem)).split(" ")
    participle = others[0] if others else past
    present = others[1] if len(others) > 1 else noun_plural(base)
    yield base, Form.BASE
    yield _gerund(stem), Form.GERUND
    for form, words in ((Form.PRESENT, present), (Form.PAST, past), (Form.PARTICIPLE, participle)):
        for word in words.split("|"):
            yield word, form


def noun_plural(base: str) -> str:
    """The plural of a noun, which is also the third person of a verb.

    >>> [noun_plural(word) for word in ("clash", "casualty", "raid")]
    ['clashes', 'casualties', 'raids']
    """
    if CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    if SIBILANT.search(base) or base in ("go", "do", "veto"):
        return base + "es"
    return base + "s"


def _gerund(stem: str) -> str:
    """The form in *-ing*."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and stem != "be":
        return stem[:-1] + "ing"
    return stem + "ing"


def _regular_past(stem: str) -> str:
    """The form in *-ed*."""
    if CONSONANT_Y.search(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")
