"""Paragraphs and sentences with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.language.tokens import Token, tokenize

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm sen rep gov pres min st no vs etc al inc ltd co corp mt ft dept "
    "supt insp jan feb mar apr jun jul aug sep sept oct nov dec approx est".split()
)
"""Words whose full stop ends no sentence."""
OPENS = re.compile(r"\s+[\"'“‘«(\[]*([^\W_])", re.UNICODE)
MAX_SENTENCE = 2000
"""Code points after which a stretch without a full stop is cut at a blank, so that each rule's time is bounded."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text."""

    text: str
    """The whole text that it stands in."""
    start: int
    """First code point."""
    end: int
    """One past the last."""
    index: int
    """Its number in the text, from 0."""
    paragraph: int
    """Number of its paragraph, from 0."""

    @property
    def words(self) -> str:
        """What it says."""
        return self.text[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return tokenize(self.text, self.start, self.end)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; no sentence crosses a line break.

    >>> [s.words for s in split_sentences("It denied that. “We hit no one,” Gen. Ali said.")]
    ['It denied that.', '“We hit no one,” Gen. Ali said.']
    """
    found: list[Sentence] = []
    for paragraph, match in enumerate(PARAGRAPH.finditer(text)):
        for start, end in _within(text, *match.span()):
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            if words.strip():
                found.append(Sentence(text, first, first + len(words.strip()), len(found), paragraph))
    return tuple(found)


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one paragraph."""
    begin = start
    for match in END.finditer(text, start, end):
        if _ends(text, begin, match, end):
            yield from _bounded(text, begin, match.end())
            begin = match.end()
    if begin < end:
        yield from _bounded(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a full stop ends a sentence."""
    following = OPENS.match(text, match.end(), end)
    if following and following[1].islower():
        return False
    if match[0] != ".":
        return True
    before = text[begin : match.start()].rsplit(None, 1)
    word = before[-1].lstrip("\"'“‘«([").casefold() if before else ""
    initial = len(word) == 1 and word.isalpha()
    return not (following and (word in ABBREVIATIONS or initial))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, cut at blanks where it is too long to be a sentence."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end
