"""Counts of people in a sentence: which numbers count humans, told by their nouns and by what is done to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.reading.clauses import Layout
from sayso.reading.counts import CountPhrase, counted_phrases
from sayso.record.vocabulary import MentionType
from sayso.world.actors import know_name
from sayso.world.lexicon import CLASSES
from sayso.world.numbers import people_words

COUNTABLE = CLASSES["civilian"] | CLASSES["military"] | CLASSES["force"] | CLASSES["people"] | CLASSES["count-people"]
PEOPLE_ENDINGS = ("men", "women", "children", "people", "nationals", "workers")
Row = tuple[int, int, CountPhrase]
"""First word of a count, the one after its last, and the count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of a sentence by the numbers of their words."""

    layout: Layout
    """The sentence."""
    found: tuple[Row, ...]
    """First word, the one after the last, and the count."""

    @classmethod
    def of(cls, layout: Layout) -> "Counts":
        """The counts of people in a sentence; numbers of things and in times are left out."""
        rows = []
        for phrase in counted_phrases(layout.sentence):
            first, last = layout.number(phrase.start), layout.number(phrase.end - 1) + 1
            if layout.kinds[layout.number(phrase.number[0])] is MentionType.TIME:
                continue
            if not _counts_people(layout, first, last, phrase):
                continue
            rows.append((first, last, phrase))
        return cls(layout=layout, found=tuple(_share_nouns(layout, rows)))

    def between(self, low: int, high: int) -> list[Row]:
        """Those that lie between two words."""
        return [row for row in self.found if low <= row[0] and row[1] <= high]


def _share_nouns(layout: Layout, rows: Sequence[Row]) -> Iterator[Row]:
    """Counts with the noun that the next one names for both: "eight American and two Afghan soldiers"."""
    for index, (first, last, phrase) in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        shared = following and phrase.noun is None and following[2].noun and following[2].modifiers
        if following and shared and following[0] - last == 2 and layout.words[following[0] - 1] == "and":
            end = following[0] - 1
            yield first, end, replace(phrase, noun=following[2].noun, end=layout.tokens[end - 1].end)
        else:
            yield first, last, phrase


def _counts_people(layout: Layout, first: int, last: int, phrase: CountPhrase) -> bool:
    """Whether a count may be one of people: by its noun, or by what is told of it where the noun is no known thing."""
    noun = phrase.noun
    if noun is None or noun in COUNTABLE or phrase.partitive or noun.endswith(PEOPLE_ENDINGS):
        return True
    if know_name(layout.tokens[last - 1].text) is not None:
        return True
    if not noun.isalpha() or noun in people_words("things"):
        return False
    return phrase.article or _is_victim(layout, first, last)


def _is_victim(layout: Layout, first: int, last: int) -> bool:
    """Whether a word of harm that only people and beasts can suffer stands right before or behind a count."""
    at = last
    while at < len(layout.words) and layout.words[at] in people_words("auxiliaries"):
        at += 1
    behind = layout.words[at] if at < len(layout.words) else ""
    return behind in people_words("suffered") or (first > 0 and layout.words[first - 1] in people_words("inflicted"))
