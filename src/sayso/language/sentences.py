"""Paragraphs and sentences with their offsets."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.language.tokens import Token, tokenize

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
FOLDED_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?![^\S\n]*\n))*")
FOLD_WIDTH = 100
"""Code points of the longest line of a text that was folded by hand or by a mailer."""
FOLDED_SHARE = 0.5
"""Share of inner lines that end within a sentence from which a text is folded; with a paragraph a line it is near 0."""
MIN_FOLDS = 3
"""Fewer such lines may be a list or a heading."""
TERMINAL = ".!?…:;\"'”’»)]"
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm sen rep gov pres min st no vs etc al inc ltd co corp mt ft dept "
    "supt insp jan feb mar apr jun jul aug sep sept oct nov dec approx est".split()
)
"""Words whose full stop ends no sentence."""
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
OPENERS = frozenset("the it its he she they we but in on at a an this these there meanwhile however".split())
"""Words that begin a sentence rather than a name, so that initials such as U.S. before them end one."""
LONGEST_OPENER = 12
"""Code points that are looked at for one of them."""
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
    """The sentences of a text, in order; none crosses a line break, unless the whole text is folded into short lines.

    >>> [s.words for s in split_sentences("It denied that. “We hit no one,” Gen. Ali said.")]
    ['It denied that.', '“We hit no one,” Gen. Ali said.']
    """
    found: list[Sentence] = []
    paragraphs = FOLDED_PARAGRAPH if _is_folded(text) else LINE
    for paragraph, match in enumerate(paragraphs.finditer(text)):
        for start, end in _within(text, *match.span()):
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            if words.strip():
                found.append(Sentence(text, first, first + len(words.strip()), len(found), paragraph))
    return tuple(found)


def _is_folded(text: str) -> bool:
    """Whether the lines of a text end at a width, not at the end of a paragraph."""
    lines = text.split("\n")
    if max(map(len, lines)) > FOLD_WIDTH:
        return False
    inner = [line.rstrip() for line, following in itertools.pairwise(lines) if line.strip() and following.strip()]
    folds = sum(line[-1] not in TERMINAL for line in inner)
    return folds >= MIN_FOLDS and folds >= FOLDED_SHARE * len(inner)


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
    if not following:
        return True
    if DOTTED.fullmatch(word):
        return text[following.start(1) : following.start(1) + LONGEST_OPENER].split(None, 1)[0].casefold() in OPENERS
    return word not in ABBREVIATIONS


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, cut at blanks where it is too long to be a sentence."""
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end
