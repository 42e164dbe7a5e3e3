"""How often English words stand next to each other: a table of word pairs counted in open corpora."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources

import numpy as np
import numpy.typing as npt
import zstandard

from sayso.language.tokens import Token

FILE = "pairs.bin"
STEPS = 4
"""Steps of the scale of counts to each doubling: a count is kept to a tenth."""
STOP = "<s>"
"""Beginning and end of a sentence."""
NAME = "<name>"
"""A name, or a word in capitals that is not known."""
NUMBER = "<0>"
"""A number in digits."""
JOINED = "<->"
"""An unknown word with a hyphen."""
UNKNOWN = "<?>"
"""An unknown word in small letters."""
CLASSES = (STOP, NAME, NUMBER, JOINED, UNKNOWN)
KEPT = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december i".split()
)
"""Words with a capital that are no names here."""
MARKS = frozenset(",;:-–—")
"""Marks within a sentence that count as words; all dashes are one."""
LEVEL = 19

Numbers = npt.NDArray[np.float64]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Words with their counts, and counts of neighbours."""

    words: dict[str, int]
    """Number of each form."""
    single: Numbers
    """*Shape*: (words,). Count of each form."""
    keys: Ids
    """*Shape*: (pairs,). First form times the number of forms plus second form; ascending."""
    double: Numbers
    """*Shape*: (pairs,). Count of each pair."""

    @cached_property
    def total(self) -> float:
        """Count of all forms."""
        return float(self.single.sum())

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms by their number."""
        return tuple(self.words)

    def ids(self, forms: Iterable[str]) -> Ids:
        """Numbers of forms; an unlisted one is `UNKNOWN`."""
        unknown = self.words[UNKNOWN]
        return np.array([self.words.get(form, unknown) for form in forms], dtype=np.int64)

    def count(self, first: Ids, second: Ids) -> Numbers:
        """How often the second form follows the first.

        *Shape*: both alike, or broadcast to one shape.
        """
        wanted = first * len(self.words) + second
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.double[at], 0.0)

    def without(self, ids: Ids) -> "Pairs":
        """The table as it would be had it not been counted in this text too."""
        keys, counts = np.unique(ids[:-1] * len(self.words) + ids[1:], return_counts=True)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[at] == keys
        double = self.double.copy()
        double[at[known]] -= counts[known]
        single = self.single - np.bincount(ids, minlength=len(self.single))
        return replace(self, single=np.maximum(single, 0.01), double=np.where(double < 0.5, 0.0, double))


def forms_of(tokens: Sequence[Token], *, shouted: bool, known: Container[str]) -> tuple[list[str], list[int]]:
    """The forms under which a sentence is counted, and which token each is; quotation marks and the like have none.

    Args:
        tokens: of one sentence.
        shouted: whether the text is all in capitals.
        known: the forms that are words.
    """
    forms: list[str] = []
    at: list[int] = []
    first = True
    for number, token in enumerate(tokens):
        form = _form(token, first=first, shouted=shouted, known=known)
        first = first and not token.is_word
        if form is not None:
            forms.append(form)
            at.append(number)
    return forms, at


def _form(token: Token, *, first: bool, shouted: bool, known: Container[str]) -> str | None:
    """The form of one token; `None` for a mark that is left out."""
    text = token.text
    if not token.is_word:
        return ("-" if text in "-–—" else text) if text in MARKS else None
    if text[0].isdigit():
        return NUMBER
    lower = text.casefold().replace("’", "'")
    is_small = first or shouted or lower in KEPT or not text[0].isupper()
    if is_small and lower in known:
        return lower
    if text[0].isupper():
        return NAME
    return JOINED if "-" in text else UNKNOWN


@cache
def load_pairs() -> Pairs:
    """The table of the package."""
    return read_pairs((resources.files("sayso.world") / "tables" / FILE).read_bytes())


def write_pairs(single: Mapping[str, int], double: Mapping[tuple[str, str], int]) -> bytes:
    """A table as bytes; the same counts give the same bytes."""
    words = sorted(single)
    number = {word: i for i, word in enumerate(words)}
    rows = sorted((number[a] * len(words) + number[b], count) for (a, b), count in double.items())
    steps = np.diff(np.array([key for key, _ in rows], dtype=np.int64), prepend=0).astype("<u4")
    planes = steps.view(np.uint8).reshape(-1, 4)
    parts = [
        "\n".join(words).encode(),
        _scaled(single[word] for word in words),
        *(planes[:, i].tobytes() for i in range(4)),
        _scaled(count for _, count in rows),
    ]
    head = " ".join(str(len(part)) for part in parts).encode() + b"\n"
    return zstandard.ZstdCompressor(level=LEVEL).compress(head + b"".join(parts))


def read_pairs(packed: bytes) -> Pairs:
    """A table from its bytes."""
    head, _, body = zstandard.ZstdDecompressor().decompress(packed).partition(b"\n")
    parts: list[bytes] = []
    start = 0
    for length in map(int, head.split()):
        parts.append(body[start : start + length])
        start += length
    planes = np.stack([np.frombuffer(part, dtype=np.uint8) for part in parts[2:6]], axis=1)
    return Pairs(
        words={word: i for i, word in enumerate(parts[0].decode().split("\n"))},
        single=_unscaled(parts[1]),
        keys=np.cumsum(np.ascontiguousarray(planes).view("<u4").ravel().astype(np.int64)),
        double=_unscaled(parts[6]),
    )


def _scaled(counts: Iterable[int]) -> bytes:
    """Counts on a scale of logarithms."""
    return np.round(np.log2(np.array(list(counts), dtype=np.float64)) * STEPS).astype(np.uint8).tobytes()


def _unscaled(scaled: bytes) -> Numbers:
    """Counts from that scale."""
    return np.exp2(np.frombuffer(scaled, dtype=np.uint8).astype(np.float64) / STEPS)
