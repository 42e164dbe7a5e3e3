"""How like two reports are, and whether one was made from the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp

from sayso.linking.alignment import Alignment, align
from sayso.linking.sketch import Sketch
from sayso.linking.subsequence import LONGEST, common_length
from sayso.linking.weights import copy_weights

CROWD = 24
"""Reports of a group that may have a piece in common before it is taken for boilerplate."""
OWN_WORDS = 0.5
"""Share of both texts that only few others have, from which what a crowd has too is boilerplate and shows no copying."""
EVEN = 0.5
"""Likelihood from which two reports are copies."""
WHOLE = 0.6
"""Share of runs of words that shows copying by itself, as where a text in capitals has no names to see."""
LEAST_RUNS = 10
"""Runs of words that must be shared then: in texts of one sentence a share says little."""
LEAST_THREAD = 20
"""Words in the same order that must be shared for the evidence to count, for the same reason,"""
LEAST_SPINE = 5
"""or names and numbers."""
REWOVEN = 0.6
"""Share of sentences alike, and of sentences matched, that shows copying in whatever order; independent reports reach .5."""
LEAST_REWOVEN = 4
ALL_LINES = 0.9
"""Share of sentences matched from which some runs of words are enough: lines were moved about."""
KEPT_WORDS = 0.2
"""Share of runs of words that shows copying then; shared footers and quotations reach as much, but not in all sentences."""
RETOLD_MATCHES = 6
"""Sentences that must match, in order, where neither words nor skeleton survived: a retranslation changes both."""
RETOLD_SHARE = 0.6
"""Share of the lighter text's sentences that must match there."""
RETOLD_COVERAGE = 0.4
RETOLD_ORDER = 0.9
CREDITED = 0.2
"""Coverage from which a report that credits the other's outlet, with the same names and numbers, retells it."""
CREDITED_MARKS = 0.65
CREDIT_LENGTH = 3
"""Letters of an outlet's name from which its occurrence in another text is a credit."""

Pieces = frozenset[int]
"""Runs of words, or of names and numbers."""


@dataclass(frozen=True, slots=True)
class Common:
    """What more than a crowd of the reports of a group have."""

    words: Pieces
    """Runs of words."""
    bones: Pieces
    """Runs of names and numbers."""

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> "Common":
        """Count the pieces of all texts."""
        words = Counter(piece for sketch in sketches for piece in sketch.shingles)
        bones = Counter(piece for sketch in sketches for piece in sketch.bones)
        return cls(*(frozenset(piece for piece, count in counts.items() if count > CROWD) for counts in (words, bones)))


NOTHING_COMMON = Common(frozenset(), frozenset())
"""Where two reports are compared by themselves."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """What two sequences have in the same order."""

    length: int
    """Items."""
    of_shorter: float
    """Their share of the shorter sequence."""
    of_both: float
    """Their share of both."""

    @classmethod
    def of(cls, a: Sequence[int], b: Sequence[int]) -> "Sequel":
        """Compare two sequences, as far as they are looked at."""
        shorter, longer = sorted((min(len(a), LONGEST), min(len(b), LONGEST)))
        length = common_length(a, b)
        return cls(length, length / shorter if shorter else 0.0, 2 * length / (shorter + longer) if shorter else 0.0)


@dataclass(frozen=True)
class Likeness:
    """How like two reports are, and by what."""

    first: int
    """Number of the first report in its group."""
    second: int
    """Number of the second."""
    alignment: Alignment
    """Their sentences."""
    words: float
    """Share of the shorter text's runs of words that both have."""
    bones: float
    """Share of the shorter skeleton's runs of names and numbers that both have."""
    marks: float
    """Share of the fewer names and numbers that both have."""
    lines: int
    """Sentences of the text that has fewer."""
    runs: int
    """Runs of words that both have."""
    thread: Sequel
    """Words that both have in the same order."""
    spine: Sequel
    """Names and numbers that both have in the same order."""
    credited: bool = False
    """Whether one names the other's outlet."""

    def signals(self) -> Iterator[tuple[str, float]]:
        """What speaks for a copy, by the names of the table of weights."""
        yield "shared-words", self.words
        yield "shared-skeleton", self.bones
        yield "shared-names-and-numbers", self.marks
        yield "names-in-order", self.spine.of_shorter
        yield "names-in-order-of-both", self.spine.of_both
        yield "words-in-order", self.thread.of_shorter
        yield "words-in-order-of-both", self.thread.of_both
        yield "shared-sentences", self.alignment.coverage
        yield "sentences-alike", self.alignment.alike
        yield "sentences-matched", min(1.0, len(self.alignment.matches) / self.lines) if self.lines else 0.0

    @cached_property
    def evidence(self) -> float:
        """How likely one was made from the other, by the weights of the signals."""
        weights = copy_weights()
        total = weights["nothing"] + sum(weights[name] * value for name, value in self.signals())
        return 1 / (1 + exp(-total))

    @cached_property
    def copy(self) -> bool:
        """Whether one was made from the other, or both from a third."""
        if (self.evidence >= EVEN and self._is_long) or (self.words >= WHOLE and self.runs >= LEAST_RUNS):
            return True
        return self.retold or self._rewoven or self._told_again

    @property
    def _is_long(self) -> bool:
        """Whether enough is shared for shares to say something."""
        return self.thread.length >= LEAST_THREAD or self.spine.length >= LEAST_SPINE

    @property
    def retold(self) -> bool:
        """Whether one follows the other sentence by sentence, in other words and with names spelt otherwise."""
        matches = len(self.alignment.matches)
        return (
            matches >= max(RETOLD_MATCHES, RETOLD_SHARE * self.lines)
            and self.alignment.order >= RETOLD_ORDER
            and self.alignment.coverage >= RETOLD_COVERAGE
        )

    @property
    def _rewoven(self) -> bool:
        """Whether most sentences of the shorter text stand in the other, be it in another order."""
        matched = len(self.alignment.matches)
        if matched < LEAST_REWOVEN:
            return False
        if matched >= ALL_LINES * self.lines and self.words >= KEPT_WORDS:
            return True
        return matched >= REWOVEN * self.lines and self.alignment.alike >= REWOVEN

    @property
    def _told_again(self) -> bool:
        """Whether one that credits the other has the same names and numbers and something of its sentences."""
        return self.credited and self.alignment.coverage >= CREDITED and self.marks >= CREDITED_MARKS


@dataclass(frozen=True, slots=True)
class Copyist:
    """A report as the search for copies sees it."""

    sketch: Sketch
    """Its text, reduced."""
    outlet: str | None = None
    """Who published it."""
    text: str = ""
    """Its stored text, searched for credits."""

    def credits(self, other: "Copyist") -> bool:
        """Whether it names the other's outlet in its text, and is not of that outlet."""
        outlet = other.outlet or ""
        return len(outlet) >= CREDIT_LENGTH and outlet != self.outlet and outlet in self.text


def compare(first: int, second: int, a: Copyist, b: Copyist, common: Common = NOTHING_COMMON) -> Likeness:
    """Lay two reports over one another, without what a crowd of others has too."""
    words = _own(a.sketch.shingles, b.sketch.shingles, common.words)
    bones = _own(a.sketch.bones, b.sketch.bones, common.bones)
    return Likeness(
        first=first,
        second=second,
        alignment=align(a.sketch, b.sketch),
        words=_containment(*words),
        bones=_containment(*bones),
        marks=_containment(frozenset(a.sketch.marks), frozenset(b.sketch.marks)),
        lines=min(len(a.sketch.lines), len(b.sketch.lines)),
        runs=len(words[0] & words[1]),
        thread=Sequel.of(a.sketch.words, b.sketch.words),
        spine=Sequel.of(a.sketch.marks, b.sketch.marks),
        credited=a.credits(b) or b.credits(a),
    )


def _own(a: Pieces, b: Pieces, common: Pieces) -> tuple[Pieces, Pieces]:
    """Two texts without what a crowd has too, if both are for the most part their own; a copy has little that is."""
    if common and len(a - common) > OWN_WORDS * len(a) and len(b - common) > OWN_WORDS * len(b):
        return a - common, b - common
    return a, b


def _containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that the other has."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
