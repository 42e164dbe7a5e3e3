"""How many a number is: exact, vague, a range, and what the words around it make of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.world.numbers import BOUNDS, ORDINALS, SCALES, SMALL, VAGUE, read_number

RANGE_WORDS = frozenset(("to", "-", "–", "—", "or"))
MAX_BOUND_WORDS = 4
"""No phrase that bounds a number is longer."""
MAX_COUNT = 10**12
"""Greater numbers count nothing of news."""
BOUND_WORDS = {tuple(phrase.split()): kind for phrase, kind in BOUNDS.items() if not phrase.startswith("- ")}
AFTER_WORDS = {tuple(phrase.split()[1:]): kind for phrase, kind in BOUNDS.items() if phrase.startswith("- ")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBounds:
    """How many, with bounds as the record's casualties have them."""

    low: float | None
    """At least so many."""
    best: float | None
    """The figure given."""
    high: float | None
    """At most so many."""


def read_amount(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """An exact or vague number, or a range of two; and the index behind it."""
    if lowers[index] == "several" or lowers[index] in VAGUE or _is_few(lowers, index):
        return _vague(lowers, index)
    read = read_number(lowers, index) or _small(lowers, index)
    if read is None or read[0] > MAX_COUNT:
        return None
    value, end = read
    if end < len(lowers) and (lowers[end] in ORDINALS or lowers[end] == "/"):
        return None
    higher = _range_end(lowers, end, value)
    if higher:
        value = _with_scale(lowers, value, end, higher)
        return CountBounds(low=value, best=None, high=higher[0]), higher[1]
    return CountBounds(low=value, best=value, high=value), end


def _small(lowers: Sequence[str], index: int) -> tuple[float, int] | None:
    """*a couple of*, *half a dozen*, *a*, *no*; and the index behind it."""
    word, after = lowers[index], lowers[index + 1] if index + 1 < len(lowers) else ""
    if word == "not" and after in ("one", "a"):
        return 0, index + 2 + (lowers[index + 2 : index + 3] == ["single"])
    if word == "no" and after in ("fewer", "less", "more", "longer", "doubt"):
        return None
    if (
        word == "quarter"
        and lowers[index + 1 : index + 3] == ["of", "a"]
        and lowers[index + 3 : index + 4]
        and lowers[index + 3] in SCALES
    ):
        return SCALES[lowers[index + 3]] // 4, index + 4
    if word == "half" and after in ("a", "an") and lowers[index + 2 : index + 3] and lowers[index + 2] in SCALES:
        return SCALES[lowers[index + 2]] // 2, index + 3
    if word in ("a", "an") and after in ("couple", "pair", "single", "lone", "trio", "quartet"):
        return SMALL[after], index + 2
    if word in ("couple", "pair", "trio", "quartet"):
        return None
    return (SMALL[word], index + 1) if word in SMALL else None


def _is_few(lowers: Sequence[str], index: int) -> bool:
    """Whether *a few* stands here."""
    return lowers[index] == "a" and lowers[index + 1 : index + 2] == ["few"]


def _vague(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """*several dozen*, *tens of thousands of*: a low bound only; and the index behind it."""
    index += _is_few(lowers, index)
    value, end = VAGUE[lowers[index]], index + 1
    if lowers[index] in ("several", "few") and lowers[end : end + 1] and lowers[end] in SCALES:
        value = 2  # several dozen is what dozens is
    while end < len(lowers):
        step = 2 if lowers[end] == "of" else 1
        word = lowers[end + step - 1] if end + step - 1 < len(lowers) else ""
        scale = SCALES.get(word) or SCALES.get(word.removesuffix("s"))
        if not scale:
            break
        value, end = value * scale, end + step
    return CountBounds(low=value, best=None, high=None), end


def _range_end(lowers: Sequence[str], end: int, low: float) -> tuple[float, int] | None:
    """The upper end of a range and the index behind it."""
    if end + 1 >= len(lowers) or lowers[end] not in RANGE_WORDS:
        return None
    read = read_number(lowers, end + 1)
    return read if read and low < read[0] <= MAX_COUNT else None


def _with_scale(lowers: Sequence[str], low: float, end: int, higher: tuple[float, int]) -> float:
    """The lower end of a range whose scale is said once (*thirty to sixty thousand*)."""
    scale = SCALES.get(lowers[higher[1] - 1], 1)
    return (
        low * scale
        if scale > 1 and lowers[end - 1] not in SCALES and low < SCALES["hundred"] * 10 and low < higher[0] / scale
        else low
    )


def read_between(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """*between 15 and 20*, and the index behind it."""
    if lowers[index] != "between":
        return None
    low = read_number(lowers, index + 1)
    if low is None or lowers[low[1] : low[1] + 1] != ["and"]:
        return None
    high = read_number(lowers, low[1] + 1)
    if high is None or not low[0] < high[0] <= MAX_COUNT:
        return None
    return CountBounds(low=_with_scale(lowers, low[0], low[1], high), best=None, high=high[0]), high[1]


def bound_before(lowers: Sequence[str], index: int, taken: int) -> tuple[int, str | None]:
    """Where the words that bound a number begin, and what they do to it."""
    for length in range(MAX_BOUND_WORDS, 0, -1):
        kind = BOUND_WORDS.get(tuple(lowers[index - length : index])) if index - length >= taken else None
        if kind:
            return index - length, kind
    return index, None


def bound_after(lowers: Sequence[str], end: int, kind: str | None) -> tuple[str | None, int]:
    """What words behind a number do to it (*12 or more*), and the index behind them."""
    for length in (2, 1):
        after = AFTER_WORDS.get(tuple(lowers[end : end + length]))
        if after and after != "exact":
            return after, end + length
    return kind, end


def bounded(value: float, kind: str | None) -> CountBounds:
    """An exact number with the bound that its words give it."""
    if kind == "floor":
        return CountBounds(low=value, best=value, high=None)
    if kind == "above":
        return CountBounds(low=value + 1, best=value + 1, high=None)
    if kind == "ceiling":
        return CountBounds(low=None, best=None, high=value)
    if kind == "below":
        return CountBounds(low=None, best=None, high=value - 1)
    if kind == "near":
        return CountBounds(low=None, best=value, high=None)
    return CountBounds(low=value, best=value, high=value)
