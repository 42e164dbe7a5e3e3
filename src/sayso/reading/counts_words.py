"""The words of a sentence in which numbers are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.tokens import Token
from sayso.world.numbers import NUMBER_WORDS, VAGUE


@dataclass(frozen=True, slots=True)
class CountWord:
    """A token, or a part of a compound number."""

    start: int
    end: int
    lower: str
    text: str


def split_counted(tokens: Sequence[Token]) -> list[CountWord]:
    """Tokens as words; compounds that hold a number word are taken apart."""
    words: list[CountWord] = []
    for token in tokens:
        lower = token.text.casefold()
        if "-" in lower and len(lower) > 1 and any(part in NUMBER_WORDS or part in VAGUE for part in lower.split("-")):
            words += _parts(token)
        else:
            words.append(CountWord(token.start, token.end, lower, token.text))
    return words


def _parts(token: Token) -> Iterator[CountWord]:
    """The parts of a compound, and the hyphens between them."""
    at = token.start
    for index, part in enumerate(token.text.split("-")):
        if index:
            yield CountWord(at, at + 1, "-", "-")
            at += 1
        if part:
            yield CountWord(at, at + len(part), part.casefold(), part)
        at += len(part)
