"""Signs of the state that a text is in: how far its words and word pairs are from those that English uses."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sayso.language.tokens import Token
from sayso.reading.document import Document
from sayso.reading.noun_phrases import is_shouted
from sayso.world.codebook import read_table
from sayso.world.pairs import CLASSES, MARKS, NAME, NUMBER, STOP, UNKNOWN, Ids, Numbers, Pairs, forms_of

MAX_WORDS = 1500
"""Words that are judged; the rest of a long text is of the same make."""
MIN_SENTENCE = 5
"""Words of a sentence that is judged; what is shorter is a heading, an item of a list or of a menu."""
MAX_NAMES = 0.5
"""Share of names and numbers from which a sentence is a table or a list."""
EXPECTED = 0.1
"""Added to counts that are compared."""
FLOOR = 0.25
"""Shares of fewer words than a few are drawn to nothing: that of so many words is counted in."""
BINS = 21
"""Steps of the scale of expected counts, each a doubling."""
LOWEST = -14
"""The first of them, as a power of two."""
COMMON = ("the", "of", "to", "and", "in", "a", "that", "was", "on", "for")
"""The most frequent words: too few or too many of one is a sign."""
LEAST = 0.5
"""Count under which a word is none: it was counted in this text alone."""
RARE = 12.0
"""Count of a word in the table of pairs under which it is rare."""
ODD = re.compile(r"[a-z]\d|\d[a-z]{3}|[�□Ã]|(.)\1\1")
"""Letters that no spelling brings together."""
NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]{4,}")
"""Words that nobody can speak."""
FUNCTION = frozenset(read_table("condition")["function"]["words"].split())
"""Words of closed classes."""

CLOSED = FUNCTION | MARKS | frozenset(CLASSES)
"""Forms that are no content words."""

Flags = npt.NDArray[np.bool_]
PAIR_KINDS = ("function-function", "function-content", "content-function", "content-content")


@dataclass(frozen=True, eq=False)
class Laid:
    """The prose of a text as numbers of forms, with a stop before and after every sentence."""

    ids: Ids
    """*Shape*: (forms,). Each form's number."""
    tokens: tuple[Token | None, ...]
    """*Shape*: (forms,). Each form's token; `None` for a stop."""
    words: int
    """Forms that are no stops."""


def lay_forms(document: Document, pairs: Pairs, *, whole: bool = False) -> Laid:
    """The sentences of a text that are prose; of a long text its beginning, or the whole."""
    shouted = is_shouted(document.text)
    forms: list[str] = []
    tokens: list[Token | None] = []
    for sentence in document.sentences:
        row, at = forms_of(sentence.tokens, shouted=shouted, known=pairs.words)
        if not _is_prose(row):
            continue
        forms += [STOP, *row]
        tokens += [None, *(sentence.tokens[i] for i in at)]
        if len(forms) > MAX_WORDS and not whole:
            break
    return Laid(pairs.ids([*forms, STOP]), (*tokens, None), len(forms) - tokens.count(None))


def _is_prose(forms: list[str]) -> bool:
    """Whether a sentence is one, and no heading or table."""
    words = [form for form in forms if form not in MARKS]
    names = sum(form in (NAME, NUMBER) for form in words)
    return len(words) >= MIN_SENTENCE and names <= MAX_NAMES * len(words)


class Signs:
    """What can be measured of a text's words and pairs of neighbours."""

    def __init__(self, laid: Laid, pairs: Pairs) -> None:
        """Measure.

        Args:
            laid: a text.
            pairs: counts of English; not counted in this text.
        """
        self.laid = laid
        self.pairs = pairs
        unknown, stop = pairs.words[UNKNOWN], pairs.words[STOP]
        gone = (pairs.single[laid.ids] < LEAST) & ~self._among(laid.ids, frozenset(CLASSES))
        self.ids: Ids = np.where(gone, unknown, laid.ids)
        self.closed: Flags = self._among(self.ids, CLOSED)
        self.is_unknown: Flags = self.ids == unknown
        self.inner: Flags = self.ids != stop
        a, b = self.ids[:-1], self.ids[1:]
        self.counted: Numbers = pairs.count(a, b)
        self.expected: Numbers = pairs.single[a] * pairs.single[b] / pairs.total
        whole = self.inner & ~self.is_unknown
        self.known: Flags = whole[:-1] & whole[1:]
        self.bond: Numbers = np.log((self.counted + EXPECTED) / (self.expected + EXPECTED))
        self.kind: Ids = 2 * ~self.closed[:-1] + ~self.closed[1:]
        self.bin: Ids = np.clip(np.floor(np.log2(self.expected + 1e-9)), LOWEST, LOWEST + BINS - 1).astype(np.int64) - LOWEST

    def _among(self, ids: Ids, forms: frozenset[str]) -> Flags:
        """Which of the forms are among these."""
        return np.array([self.pairs.forms[i] in forms for i in ids], dtype=bool)

    @cached_property
    def content(self) -> Flags:
        """Words of open classes that are known."""
        return self.inner & ~self.closed & ~self.is_unknown

    @property
    def misspelt(self) -> float:
        """Share of words that are none by their letters."""
        texts = [token.text for token in self.laid.tokens if token is not None and token.is_word]
        return sum(1 for text in texts if ODD.search(text) or NO_VOWEL.fullmatch(text)) / max(1, self.laid.words)

    def measure(self, usual: Numbers) -> dict[str, float]:
        """The figures that tell the state of a text.

        Args:
            usual: *Shape*: (4, `BINS`). Share of pairs that are seen in clean text, by kind and expected count.
        """
        return {
            **self._lexical(),
            **self._common(),
            **self._bonds(),
            **self._unseen(usual),
            "strange": self._strange(),
            **self._spelling(),
        }

    def _lexical(self) -> dict[str, float]:
        """How rare the words are."""
        content = self.content
        single = self.pairs.single[self.ids[content]]
        open_words = max(1, int(content.sum() + self.is_unknown.sum()))
        return {
            "unknown": float(self.is_unknown.sum()) / open_words,
            "rare": float((single < RARE).sum()) / max(1, int(content.sum())),
            "rarity": float(np.log(single / self.pairs.total).mean()) if len(single) else -9.5,
            "closed": float(self.closed[self.inner].mean()) if self.inner.any() else 0.6,
        }

    def _common(self) -> dict[str, float]:
        """How far the most frequent words are from their usual frequency."""
        words = self.laid.words
        found = {}
        for word in COMMON:
            number = self.pairs.words[word]
            usual = words * self.pairs.single[number] / self.pairs.total
            found[f"share-{word}"] = float(np.log((float((self.ids == number).sum()) + 1) / (usual + 1)))
        return found

    def _bonds(self) -> dict[str, float]:
        """How well neighbours go together."""
        words = max(1, self.laid.words)
        kind = self.kind
        found = {}
        for name, which, usual in (
            ("closed", kind == 0, 0.9),
            ("mixed", (kind == 1) | (kind == 2), 1.1),
            ("open", kind == 3, 1.2),
        ):
            bonds = self.bond[which & self.known]
            found[f"bond-{name}"] = float(bonds.mean()) if len(bonds) else usual
            seen = self.counted[which & self.known] > 0
            found[f"seen-{name}"] = float(seen.mean()) if len(seen) else 0.7
        missing = self.known & (self.counted == 0)
        found["never"] = float((missing & (self.expected > 1)).sum()) / words
        found["hardly"] = float((self.known & (self.expected > 4) & (self.counted < self.expected / 8)).sum()) / words
        found["missing"] = float(np.minimum(self.expected[missing], 4).sum()) / words
        return found

    def _unseen(self, usual: Numbers) -> dict[str, float]:
        """How many pairs are seen beyond what the frequency of their words lets expect."""
        likely = usual[self.kind, self.bin]
        surplus = (self.counted > 0) - likely
        spread = likely * (1 - likely)
        found = {}
        for number, name in enumerate(("all", *PAIR_KINDS)):
            which = self.known & ((self.kind == number - 1) | (number == 0))
            found[f"surplus-{name}"] = float(surplus[which].sum()) / max(3, int(which.sum()))
            found[f"certain-{name}"] = float(surplus[which].sum() / np.sqrt(spread[which].sum() + 2))
        lone, chance = self.lone(usual)
        found["lone"] = float((lone - chance).sum()) / max(3, len(lone))
        found["lone-certain"] = float((lone - chance).sum() / np.sqrt(chance.sum() + 2))
        return found

    def lone(self, usual: Numbers) -> tuple[Numbers, Numbers]:
        """Content words between known neighbours: whether both pairs are unseen, and how likely that is."""
        likely = usual[self.kind, self.bin]
        both = self.known[:-1] & self.known[1:] & ~self.closed[1:-1]
        unseen = self.counted == 0
        return (unseen[:-1] & unseen[1:])[both].astype(np.float64), ((1 - likely[:-1]) * (1 - likely[1:]))[both]

    def _strange(self) -> float:
        """How much one word that stands too often stands where it never does."""
        words = max(1, self.laid.words)
        classes = self._among(self.ids, frozenset(CLASSES))
        numbers, times = np.unique(self.ids[~classes], return_counts=True)
        many = times >= 3
        numbers, times = numbers[many], times[many]
        usual = words * self.pairs.single[numbers] / self.pairs.total + 0.3
        excess = times * np.log(times / usual) / words
        bond = np.clip(self.bond, -5, 2)
        best = 0.0
        for number, over in zip(numbers, excess, strict=True):
            if over > best / 10:
                fit = float(bond[self.ids[:-1] == number].mean() + bond[self.ids[1:] == number].mean())
                best = max(best, float(over) * max(0.0, -fit))
        return best

    def _spelling(self) -> dict[str, float]:
        """Unknown words that come again, short ones, and letters that do not belong together."""
        words = max(1, self.laid.words)
        unknown = Counter(token.lower for token, new in zip(self.laid.tokens, self.is_unknown, strict=True) if new and token)
        texts = [token.text for token in self.laid.tokens if token is not None and token.is_word]
        return {
            "repeated": max((times for word, times in unknown.items() if len(word) <= 5), default=0) / words,
            "short": sum(times for word, times in unknown.items() if len(word) <= 4) / words,
            "odd": sum(1 for text in texts if ODD.search(text)) / words,
            "single": sum(1 for text in texts if len(text) == 1 and text.isalpha() and text not in "aAI") / words,
        }
