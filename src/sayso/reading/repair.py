"""A reading version of a spun text: the swapped words put back, word by word beside the text as received.

A spinner swaps a word for the same other word everywhere, so that its swaps are a cipher over words. For each word that does
not fit where it stands, the word of a closed class is sought that fits all its places best; what is found helps to find the
next. A known synonym is undone at each place where the usual word fits better. Names, numbers, and words of which it is unsure
are left.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Self

import numpy as np

from sayso.language.tokens import Token
from sayso.reading.alignment import Alignment, Swap
from sayso.reading.document import Document
from sayso.reading.signs import FUNCTION, lay_forms
from sayso.world.codebook import read_table
from sayso.world.pairs import CLASSES, KEPT, UNKNOWN, Ids, Numbers, Pairs, load_pairs

LEAST_TIMES = 3
"""A word that stands once or twice shows too little."""
MAX_SUSPECTS = 80
"""Different words that are looked at, the most frequent first."""
MAX_PLACES = 60
"""Places of one word that are looked at."""
ROUNDS = 20
"""Different words that are put back at most."""
SMOOTH = 5.0
"""Weight of a word's frequency against its count after another word."""
LEAST_MARGIN = 3.0
"""By how much the best word must fit better than the next, in natural logarithms over all places."""
MARGIN = 0.5
"""The same at each place."""
GAIN = 8.0
"""By how much it must fit better than the word itself, at each place."""
LEAST_FIT = 3.0
"""By how much it must fit better than any place, over all places."""
FIT = 0.1
"""By how much it must fit better than any place, at each place."""
MANY = 4
"""Places of a word that is put back although its neighbours are swapped too, so that nothing fits them."""
CLEAR = 1.5
"""By how much it must then fit better than the next, at each place."""
LEAST_COUNT = 50.0
"""Count of a word of a closed class that is put back."""

SYNONYM_GAIN = 1.0
"""By how much the usual word must fit better than a known synonym, in natural logarithms."""
EXCESS = 2.0
"""How unlikely the number of its places must be, in natural logarithms."""
BOND = 0.5
"""Bond to its neighbours under which a word may be swapped."""


def align(document: Document) -> Alignment | None:
    """The reading version of a text, or `None` where no word of it is put back.

    As much of a text is repaired as is judged; the rest is left.
    """
    puzzle = _Puzzle.of(document, load_pairs())
    puzzle.undo_synonyms()
    puzzle.solve()
    puzzle.undo_synonyms()
    swaps = puzzle.swaps(document.text)
    return Alignment(document.text, swaps) if swaps else None


def count_swapped(document: Document) -> int:
    """At how many places a word of a closed class was swapped for the same other word, as far as it is sure."""
    puzzle = _Puzzle.of(document, load_pairs())
    puzzle.solve()
    return sum(len(puzzle.places[word]) for word in puzzle.found)


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """What each synonym may stand for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, synonyms in read_table("synonyms")["words"].items():
        for synonym in synonyms.split():
            found[synonym].append(word)
    return {synonym: tuple(words) for synonym, words in found.items()}


def _may_be_swapped(word: str, form: str) -> bool:
    """Whether a word is neither a name nor a number, day or month."""
    return word.isalpha() and word not in KEPT and (form not in CLASSES or form == UNKNOWN)


def _is_strange(pairs: Pairs, ids: Ids, at: Ids) -> bool:
    """Whether a word stands more often than it does in other texts, and not where it does."""
    own = ids[at]
    if own[0] == pairs.words[UNKNOWN]:
        return True
    usual = len(ids) * pairs.single[own[0]] / pairs.total + 0.5
    if len(at) * np.log(len(at) / usual) < EXCESS:
        return False
    sides = ((ids[at - 1], own), (own, ids[at + 1]))
    bonds = [np.log((pairs.count(a, b) + 0.1) / (pairs.single[a] * pairs.single[b] / pairs.total + 0.1)) for a, b in sides]
    return bool(np.mean(bonds) < BOND)


@dataclass(eq=False)
class _Puzzle:
    """A text whose swapped words are sought."""

    pairs: Pairs
    ids: Ids
    """Forms as they are read so far."""
    places: dict[str, list[int]]
    """Where each word stands that may be swapped."""
    tokens: dict[int, Token]
    """The word of small letters, or at the beginning of a sentence, at each place."""
    openers: dict[int, Token]
    """Words at the beginning of a sentence that may be names."""
    found: dict[str, str]
    """What is read for a word everywhere."""
    undone: dict[int, str]
    """What is read for the word at a place."""

    @classmethod
    def of(cls, document: Document, pairs: Pairs) -> Self:
        """Find the words that may be swapped."""
        laid = lay_forms(document, pairs)
        places: defaultdict[str, list[int]] = defaultdict(list)
        tokens, openers = {}, {}
        for i, token in enumerate(laid.tokens):
            if token is None or not _may_be_swapped(token.lower, pairs.forms[laid.ids[i]]):
                if token is not None and laid.tokens[i - 1] is None:
                    openers[i] = token
                continue
            tokens[i] = token
            if token.lower not in FUNCTION:
                places[token.lower].append(i)
        many = {word: at for word, at in places.items() if len(at) >= LEAST_TIMES}
        strange = {word: at for word, at in many.items() if _is_strange(pairs, laid.ids, np.array(at))}
        kept = sorted(strange, key=lambda word: (-len(many[word]), word))[:MAX_SUSPECTS]
        return cls(pairs, laid.ids.copy(), {word: many[word] for word in kept}, tokens, openers, {}, {})

    @cached_property
    def candidates(self) -> Ids:
        """Words of closed classes."""
        words = sorted(word for word in FUNCTION if word.isalpha() and word in self.pairs.words)
        return np.array([i for i in map(self.pairs.words.__getitem__, words) if self.pairs.single[i] >= LEAST_COUNT])

    def solve(self) -> None:
        """Put words back, the surest first, until no other is sure."""
        for _ in range(ROUNDS):
            sure = [found for word in self.places if word not in self.found and (found := self._best(word))]
            if not sure:
                return
            _, word, other = max(sure)
            self.found[word] = self.pairs.forms[other]
            self.ids[self.places[word]] = other

    def _best(self, word: str) -> tuple[float, str, int] | None:
        """The word that fits best in the places of another, where it is sure: with by how much it fits better than the next."""
        every = self.places[word]
        at = np.array(every[:MAX_PLACES])
        before, after = self.ids[at - 1], self.ids[at + 1]
        scores = self._fit(before, self.candidates, after) - self._surplus(self.candidates, len(every))
        order = np.argsort(-scores, kind="stable")
        best, number = scores[order[0]], self.candidates[order[0] : order[0] + 1]
        margin = float(best - scores[order[1]])
        single = self.pairs.single
        anywhere = np.log(single[number[0]] / self.pairs.total) * len(at) + np.log(single[after] / self.pairs.total).sum()
        own = self.ids[at[:1]]
        if margin < max(LEAST_MARGIN, MARGIN * len(at)) or best - self._fit(before, own, after)[0] < GAIN * len(at):
            return None
        fits = best - anywhere >= max(LEAST_FIT, FIT * len(at))
        if not fits and (len(at) < MANY or margin < CLEAR * len(at)):
            return None
        return margin, word, int(number[0])

    def _surplus(self, words: Ids, times: int) -> Numbers:
        """How unlikely it is that each of some words stands so many times more.

        *Shape*: (words,) to (words,).
        """
        usual = len(self.ids) * self.pairs.single[words] / self.pairs.total + 1
        wanted = np.bincount(self.ids, minlength=len(self.pairs.words))[words] + times
        return np.asarray(np.where(wanted > 2 * usual, times * np.log(wanted / usual), 0.0), dtype=np.float64)

    def _fit(self, before: Ids, words: Ids, after: Ids) -> Numbers:
        """How well each of some words fits in all of some places.

        *Shape*: before and after (places,), words (words,); result (words,).
        """
        left = self._log(before[:, None], words[None, :])
        right = self._log(np.broadcast_to(words[None, :], left.shape), after[:, None])
        return np.asarray((left + right).sum(axis=0), dtype=np.float64)

    def _log(self, first: Ids, second: Ids) -> Numbers:
        """Logarithm of the likelihood of a word after another."""
        single = self.pairs.single
        usual = single[second] / self.pairs.total
        likely = (self.pairs.count(first, second) + SMOOTH * usual) / (single[first] + SMOOTH)
        return np.asarray(np.log(likely), dtype=np.float64)

    def undo_synonyms(self) -> None:
        """Put the usual word back for a synonym, at each place where it fits better."""
        table = _synonyms()
        for at, token in self.tokens.items():
            if token.lower in table and token.lower not in self.found and at not in self.undone:
                word = self._usual(at, table[token.lower])
                if word is not None:
                    self.undone[at] = self.pairs.forms[word]
                    self.ids[at] = word

    def _usual(self, at: int, words: tuple[str, ...]) -> int | None:
        """Which of some words fits best at a place, if better than what stands there."""
        others = self.pairs.ids(words)
        before, after, own = self.ids[at - 1 : at], self.ids[at + 1 : at + 2], self.ids[at : at + 1]
        scores = self._fit(before, others, after)
        best = int(np.argmax(scores))
        is_known = own[0] != self.pairs.words[UNKNOWN]
        if is_known and scores[best] - self._fit(before, own, after)[0] < SYNONYM_GAIN:
            return None
        return int(others[best])

    def swaps(self, text: str) -> tuple[Swap, ...]:
        """The words that are read otherwise, in text order; a capital stays."""
        read = {at: other for word, other in self.found.items() for at in self.places[word]}
        read |= {at: self.found[token.lower] for at, token in self.openers.items() if token.lower in self.found}
        read |= self.undone
        rows = []
        for at, other in read.items():
            token = self.tokens.get(at) or self.openers[at]
            rows.append((token.start, token.end, other.capitalize() if text[token.start].isupper() else other))
        return tuple(sorted(rows))
