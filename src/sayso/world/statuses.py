"""Words that say whether something happened, and whether it is the news."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.world.codebook import read_table

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word."""


def _phrases(listed: str) -> Phrases:
    """Phrases separated by semicolons, as rows of words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed.split(";"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(rows) for first, rows in found.items()}


def find_phrase(words: Sequence[str], phrases: Phrases, low: int, high: int) -> int | None:
    """Number of the first word of the first phrase that lies between two words."""
    for i in range(low, high):
        for phrase in phrases.get(words[i], ()):
            if i + len(phrase) <= high and tuple(words[i : i + len(phrase)]) == phrase:
                return i
    return None


_TABLE = read_table("status")


@dataclass(frozen=True, slots=True)
class Triggers:
    """Words that give an anchor one status each, by where they stand."""

    planned: frozenset[str]
    """Words of intention."""
    demanded: frozenset[str]
    """Words of asking."""
    hypothetical: frozenset[str]
    """Words of possibility."""
    negated: frozenset[str]
    """Words of refusal and failure."""

    @classmethod
    def of(cls, section: str) -> "Triggers":
        """The triggers of one section of the table."""
        row = _TABLE[section]
        return cls(*(frozenset(row.get(key, "").split()) for key in ("planned", "demanded", "hypothetical", "negated")))


MODAL = Triggers.of("modal")
"""Auxiliaries of a verb."""
CONDITIONAL = frozenset(_TABLE["modal"]["conditional"].split())
"""Auxiliaries that need an *if* to be hypothetical."""
INFINITIVE = Triggers.of("infinitive")
"""Verbs that take an infinitive."""
NOUN = Triggers.of("noun")
"""Words that govern a noun."""
NOUN_REACH: int = _TABLE["noun"]["reach"]
"""Words before a noun within which its governor is looked for."""
NEGATIONS = frozenset(_TABLE["negation"]["group"].split())
"""Negations in a verb group."""
NEGATIVE_SUBJECTS = frozenset(_TABLE["negation"]["subject"].split())
"""Subjects of which nothing is told to have happened."""
NEGATIVE_NOUNS = frozenset(_TABLE["negation"]["before-noun"].split())
"""Words before a noun that negate it."""
NEGATIVE_PHRASES = _phrases(_TABLE["negation"]["phrases"])
"""Phrases that negate what follows."""
IF_WORDS = frozenset(_TABLE["if"]["words"].split())
"""Words that open a condition."""
IF_PHRASES = _phrases(_TABLE["if"]["phrases"])
"""Phrases that open a condition."""
BACKGROUND_CUES = frozenset(_TABLE["background"]["cues"].split())
"""Words of sentences that tell of earlier times."""
BACKGROUND_PHRASES = _phrases(_TABLE["background"]["phrases"])
"""Phrases of sentences that tell of earlier times."""
OLD_DAYS: int = _TABLE["background"]["old-days"]
"""Days before the report from which an event is background."""
