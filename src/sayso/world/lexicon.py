"""The event lexicon: words and phrases that name an event, and what each asks of its sentence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.record.vocabulary import EventType, Outcome
from sayso.world.codebook import read_table
from sayso.world.inflection import Form, noun_plural, verb_forms

GAP = "*"
MAX_GAP = 4
"""Words that may stand in the gap of a phrase: "took the three local men hostage"."""
WHOLE_GAP = 2
"""Words in a gap up to which a phrase is one anchor, as in "came under intense shelling"; else its first words are."""
DEFAULT_SCORE = 0.8
NO_EVENT = "no-event"
"""Name of the frame of phrases that look like events and are none."""


class Roles(StrEnum):
    """How the parties of a frame stand around its word."""

    ACTS = "acts"
    RECIPROCAL = "reciprocal"
    SUFFERS = "suffers"
    ALONE = "alone"
    GIVES = "gives"
    OWNED = "owned"
    RECEIVES = "receives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Words of a class that must, or must not, stand by an anchor."""

    where: str
    """`before`, `after`, `near`, `next`, `object` or `doc`."""
    group: str
    """Name of the class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A sort of event with the words that name it."""

    name: str
    """As in the table."""
    type: EventType | None
    """PLOVER type; `None` for what PLOVER does not know."""
    mode: str | None
    """PLOVER mode."""
    acled: str | None
    """ACLED sub-event, or `by-…` for a rule that chooses one."""
    cameo: str | None
    """CAMEO code."""
    roles: Roles
    """How the parties stand around the word."""
    loss: Outcome | None
    """What the recipient suffers."""
    when: tuple[Condition, ...]
    """One of these must hold, if there are any."""
    unless: tuple[Condition, ...]
    """None of these may hold."""
    score: float
    """How sure the frame is by itself."""

    @property
    def is_event(self) -> bool:
        """Whether its words name an event at all."""
        return self.name != NO_EVENT


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a word or phrase of a frame."""

    words: tuple[str, ...]
    """In small letters, one for each token; `*` for a gap."""
    form: Form
    """How its inflected word stands."""
    frame: Frame
    """The frame that it names."""
    rank: int
    """Place of the frame in the table."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in a row of words."""

    end: int
    """Number of the word after the last."""
    head_end: int
    """Number of the word after those before the first gap, which is where the anchor ends."""
    entry: Entry
    """What was found."""


def _conditions(listed: list[str]) -> tuple[Condition, ...]:
    """Conditions as written in the table."""
    parted = (item.partition(":") for item in listed)
    return tuple(Condition(where=where, group=group) for where, _, group in parted)


def _frames() -> Iterator[tuple[Frame, dict[str, str]]]:
    """Every frame of the table with its word lists."""
    for name, row in read_table("events")["frames"].items():
        kind = row.get("type")
        yield (
            Frame(
                name=name,
                type=EventType(kind) if kind and kind != "none" else None,
                mode=row.get("mode"),
                acled=row.get("acled"),
                cameo=row.get("cameo"),
                roles=Roles(row.get("roles", "acts")),
                loss=Outcome(row["loss"]) if "loss" in row else None,
                when=_conditions(row.get("when", [])),
                unless=_conditions(row.get("unless", [])),
                score=row.get("score", DEFAULT_SCORE),
            ),
            {part: row.get(part, "") for part in ("verbs", "nouns", "adjectives", "phrases")},
        )


class Lexicon:
    """All entries by their first word."""

    def __init__(self) -> None:
        """Read the tables and inflect their words."""
        table = read_table("event_verbs")
        self._irregular: dict[str, str] = table["irregular"]
        self._doubling = frozenset(table["doubling"]["verbs"].split())
        self.frames: dict[str, Frame] = {}
        """Frames by name."""
        by_first: defaultdict[str, dict[tuple[tuple[str, ...], Form, str], Entry]] = defaultdict(dict)
        for rank, (frame, lists) in enumerate(_frames()):
            self.frames[frame.name] = frame
            for words, form in self._expand(lists):
                by_first[words[0]].setdefault((words, form, frame.name), Entry(words, form, frame, rank))
        self._by_first = {
            first: tuple(sorted(entries.values(), key=lambda e: (-len(e.words), GAP in e.words, e.rank)))
            for first, entries in by_first.items()
        }

    def _expand(self, lists: dict[str, str]) -> Iterator[tuple[tuple[str, ...], Form]]:
        """Every form of every word of a frame."""
        for verb in lists["verbs"].split():
            for word, form in self._verb(verb):
                yield (word,), form
        for noun in lists["nouns"].split():
            yield (noun,), Form.NOUN
            yield (noun_plural(noun),), Form.NOUN
        for word in lists["adjectives"].split():
            yield (word,), Form.ADJECTIVE
        for phrase in lists["phrases"].split(";"):
            yield from self._phrase(tuple(phrase.split()))

    def _phrase(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Form]]:
        """Every form of a phrase."""
        marked = next((i for i, word in enumerate(words) if word.startswith("~")), None)
        if not words:
            return
        if marked is None:
            yield words, Form.NOUN
            return
        for word, form in self._verb(words[marked][1:]):
            yield (*words[:marked], word, *words[marked + 1 :]), form

    def _verb(self, base: str) -> Iterator[tuple[str, Form]]:
        """Every form of a verb."""
        return verb_forms(base, self._irregular, self._doubling)

    def matches(self, words: Sequence[str], start: int) -> Iterator[Match]:
        """What of the lexicon begins at a word: longest first, then in the order of the table."""
        for entry in self._by_first.get(words[start], ()):
            if len(entry.words) == 1:
                yield Match(start + 1, start + 1, entry)
            elif (end := self._follow(words, start + 1, entry.words[1:])) is not None:
                filled = end - start - (len(entry.words) - entry.words.count(GAP))
                yield Match(end, end if filled <= WHOLE_GAP else start + _head(entry.words), entry)

    def _follow(self, words: Sequence[str], at: int, wanted: tuple[str, ...]) -> int | None:
        """Number of the word after a phrase whose rest begins here, or `None`."""
        if not wanted:
            return at
        if wanted[0] != GAP:
            return self._follow(words, at + 1, wanted[1:]) if at < len(words) and words[at] == wanted[0] else None
        for skipped in range(min(MAX_GAP, len(words) - at) + 1):
            if _fills(words[at : at + skipped]) and (end := self._follow(words, at + skipped, wanted[1:])) is not None:
                return end
        return None


def _head(words: tuple[str, ...]) -> int:
    """Number of words before the first gap."""
    return words.index(GAP) if GAP in words else len(words)


def _fills(words: Sequence[str]) -> bool:
    """Whether words may fill a gap; of the marks a comma between two adjectives may stand in it, "complete, full ties"."""
    return (
        all(_is_word(word) or (word == "," and 0 < at < len(words) - 1) for at, word in enumerate(words))
        and words.count(",") <= 1
    )


def _is_word(word: str) -> bool:
    """Whether a token is a word, not a mark."""
    return word[:1].isalnum() or word in ("'s", "’s", "$")


LEXICON = Lexicon()
"""The lexicon, read once."""
CLASSES: dict[str, frozenset[str]] = {
    name: frozenset(words.split()) for name, words in read_table("event_words")["classes"].items()
}
"""Classes of words by name."""
