"""Noun phrases that may be parties of an event: who acts, to whom it is done, what is struck."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.reading.clauses import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Layout,
)
from sayso.record.vocabulary import MentionType
from sayso.world.lexicon import CLASSES

NAMES = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.NATIONALITY)
BREAKING = (PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | SUBORDINATORS | PRONOUNS | ADVERBS | CLASSES["speech"]) - {
    "'s",
    "’s",
    "all",
    "both",
    "each",
}
"""Words that end a noun phrase."""
POSSESSIVES = frozenset(("'s", "’s"))
OWNERS = frozenset("its their his her our my whose".split())
"""Determiners that point to an owner."""
PARTITIVES = frozenset("each both all some many most several either neither none any".split())
"""Words before *of* that take the whole phrase with them: "each of the two countries"."""
BOUNDING = frozenset("about around over under between than to nearly".split())
"""Words before a number that bound it and are no prepositions there."""
NOT_VERBS = CLASSES["describing"]
"""Words in *-ed* and *-ing* that may describe a party."""
VERB_ENDINGS = ("ed", "ing")


class Sort(StrEnum):
    """What the head of a noun phrase is."""

    NAME = "name"
    PLACE = "place"
    FORCE = "force"
    CIVILIAN = "civilian"
    OFFICIAL = "official"
    TARGET = "target"
    MUNITION = "munition"
    PRONOUN = "pronoun"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase."""

    first: int
    """Number of its first word in the sentence."""
    last: int
    """Number of the word after its last."""
    sort: Sort
    """What its head is."""
    head: str
    """Its head in small letters."""
    before: str
    """The word before it, in small letters; empty at the start of the sentence."""

    @property
    def is_free(self) -> bool:
        """Whether it stands without a preposition; after *after* and the like a clause may open."""
        return self.before not in PREPOSITIONS or self.before in SUBORDINATORS


SORTS = (
    ("military", Sort.FORCE),
    ("civilian", Sort.CIVILIAN),
    ("force", Sort.FORCE),
    ("official", Sort.OFFICIAL),
    ("institution", Sort.OFFICIAL),
    ("munition", Sort.MUNITION),
    ("aircraft", Sort.MUNITION),
    ("target", Sort.TARGET),
    ("sides", Sort.PERSON),
    ("count-people", Sort.PERSON),
)
"""Classes of heads, the first that fits."""


def find_phrases(layout: Layout, verbs: Sequence[tuple[int, int]]) -> list[Phrase]:
    """The noun phrases of a sentence, from left to right.

    Args:
        layout: The sentence.
        verbs: First word, and the one after the last, of each stretch that no phrase may run into: the anchors.
    """
    taken = {i for first, last in verbs for i in range(first, last)}
    found: list[Phrase] = []
    at = 0
    while at < len(layout.words):
        if layout.words[at] in PRONOUNS and at not in taken:
            found.append(_phrase(layout, at, at + 1, Sort.PRONOUN, taken))
            at += 1
            continue
        end = _run(layout, at, taken)
        if end > at:
            if (sort := _sort(layout, at, end, taken)) is not None:
                found.append(_phrase(layout, at, end, sort, taken))
            at = end
        else:
            at += 1
    return found


def phrase_of(layout: Layout, first: int, last: int) -> Phrase:
    """The noun phrase that some words are, whatever stands around them; what is in no class is of the sort of others."""
    pronoun = last - first == 1 and layout.words[first] in PRONOUNS
    sort = Sort.PRONOUN if pronoun else _sort(layout, first, last, set()) or Sort.OTHER
    return _phrase(layout, first, last, sort, set())


def _phrase(layout: Layout, first: int, last: int, sort: Sort, taken: set[int]) -> Phrase:
    """The phrase of these words; a preposition that is part of an anchor ("called on") stands before none."""
    before = layout.words[first - 1] if first and first - 1 not in taken else ""
    if before == "of" and first > 1 and layout.words[first - 2] in PARTITIVES:
        before = layout.words[first - 3] if first > 2 else ""
    if before == "at" and layout.words[first] in ("least", "most"):
        before = layout.words[first - 2] if first > 1 and first - 2 not in taken else ""
    if before in BOUNDING and (layout.kinds[first] is MentionType.QUANTITY or layout.words[first][0].isdigit()):
        before = ""
    return Phrase(first=first, last=last, sort=sort, head=layout.words[last - 1], before=before)


def _run(layout: Layout, at: int, taken: set[int]) -> int:
    """Number of the word after the noun phrase that begins at a word; the word itself where none does."""
    end = at
    while end < len(layout.words) and end not in taken:
        word = layout.words[end]
        if end > at and word in DETERMINERS and layout.words[end - 1] not in ("all", "both", "of"):
            break
        if not _belongs(layout, end):
            break
        end += 1
    while end > at and layout.words[end - 1] in POSSESSIVES and end in taken:
        end -= 1
    return end


def _belongs(layout: Layout, at: int) -> bool:
    """Whether a word may stand in a noun phrase."""
    word, kind = layout.words[at], layout.kinds[at]
    if word in POSSESSIVES:
        return at + 1 < len(layout.words) and layout.words[at + 1] not in AUXILIARIES
    if kind is MentionType.TIME:
        return False
    if kind in NAMES or kind is MentionType.PLACE:
        return True
    if word in BREAKING or not layout.tokens[at].is_word:
        return False
    if layout.is_capitalized(at) or word in NOT_VERBS:
        return True
    return not (word.endswith(VERB_ENDINGS) and len(word) > 4)


def _sort(layout: Layout, first: int, last: int, taken: set[int]) -> Sort | None:
    """What the head of a run of words is; `None` where it is nothing that could take part in an event."""
    last = last - 1 if layout.words[last - 1] in POSSESSIVES else last
    for i in range(last - 1, first - 1, -1):
        word = layout.words[i]
        for name, sort in SORTS:
            if word in CLASSES[name]:
                return sort
        if layout.kinds[i] in NAMES:
            return Sort.NAME
        if layout.kinds[i] is MentionType.PLACE:
            return Sort.PLACE
        if layout.kinds[i] is MentionType.QUANTITY and i == last - 1:
            return None if "aged" in layout.words[max(0, first - 3) : first] else Sort.PERSON
    if _is_unknown_name(layout, first, last, taken):
        return Sort.NAME
    return Sort.OTHER if layout.words[first] in OWNERS else None


def _is_unknown_name(layout: Layout, first: int, last: int, taken: set[int]) -> bool:
    """Whether a run of words ends in a name that nobody knows; at the start of a sentence only where a verb follows."""
    token = layout.tokens[last - 1]
    if not layout.is_capitalized(last - 1) or not token.text[0].isalpha() or layout.kinds[last - 1] is not None:
        return False
    if last - 1 > 0 and first > 0:
        return True
    after = layout.words[last] if last < len(layout.words) else ""
    if after in AUXILIARIES or after in CLASSES["speech"] or layout.words[0] != layout.words[last - 1]:
        return True
    return last in taken or MentionType.TIME in layout.kinds[last : last + 2]


def coordinated(layout: Layout, phrases: Sequence[Phrase], at: int, verbs: set[int]) -> list[Phrase]:
    """A phrase with those that *and*, *or* or commas join to it, to either side; they share its role.

    Args:
        layout: The sentence.
        phrases: Its noun phrases.
        at: Number of the phrase among them.
        verbs: First words of the anchors that are verbs: what stands right before one is its subject, no further object.
    """
    low = high = at
    while low > 0 and _joined(layout, phrases[low - 1], phrases[low]) and phrases[low - 1].is_free:
        low -= 1
    while (
        high + 1 < len(phrases)
        and _joined(layout, phrases[high], phrases[high + 1])
        and (phrases[at].before == "between" or not _is_subject(layout, phrases[high + 1], verbs))
    ):
        high += 1
    return list(phrases[low : high + 1])


def _is_subject(layout: Layout, phrase: Phrase, verbs: set[int]) -> bool:
    """Whether a verb follows a phrase."""
    if phrase.last >= len(layout.words):
        return False
    after = layout.words[phrase.last]
    return phrase.last in verbs or after in AUXILIARIES - POSSESSIVES or after in CLASSES["speech"]


def _joined(layout: Layout, left: Phrase, right: Phrase) -> bool:
    """Whether two neighbours are members of one list."""
    between = layout.words[left.last : right.first]
    return bool(between) and len(between) <= 2 and all(word in ("and", "or", ",", "&") for word in between) and between != [","]
