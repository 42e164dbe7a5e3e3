"""Words in texts, titles and claims."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.casefile.find import Find
from sayso.record import Span

LONGEST_QUESTION = 1_000
"""Code points of what a user looks for; what he writes beyond is passed over."""
EXCERPT_BEFORE = 60
"""Code points shown before the first word found."""
EXCERPT_LENGTH = 240
"""Code points shown in all."""
LONGEST_LOOK = 200_000
"""Code points of a text in which the words are marked: 40 ms of work."""
RANK_DIGITS = 9
"""Ranks are rounded before they decide an order."""

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text or claim that has the words."""

    kind: Literal["report", "claim"]
    """What was found."""
    id: str
    """Id of the report or claim."""
    report: str
    """Id of the report."""
    title: str | None
    """Title of the report."""
    excerpt: Span
    """Of the report's text: the words in their surroundings, or the content of the claim."""
    matches: tuple[Span, ...]
    """The words within the excerpt; empty where they stand in the title only."""
    rank: float
    """BM25 as SQLite has it: the lower, the better."""


class Search(Find):
    """Full-text search over a case."""

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Texts, titles and claims that have all the words, the best first, then by id; at most `limit` of each kind.

        Capitals and accents do not matter; `"several words"` are found in this order, and `bomb*` finds what begins so. No
        other character means anything.
        """
        question, wanted = _question(words)
        if not question:
            return ()
        with self.snapshot():
            hits = [*self._texts(question, wanted, limit), *self._claims(question, wanted, limit)]
        return tuple(sorted(hits, key=lambda hit: (hit.rank, hit.id)))

    def _texts(self, question: str, wanted: re.Pattern[str], limit: int) -> Iterator[Hit]:
        found = """SELECT reports.id, texts.title, texts.text, bm25(texts_words) AS rank FROM texts_words
            JOIN texts ON report = texts_words.rowid JOIN reports ON row = report
            WHERE texts_words MATCH ? ORDER BY round(rank, 9), id LIMIT ?"""
        for identity, title, text, rank in self._all(found, (question, limit)):
            excerpt, matches = _around(text, wanted)
            yield Hit(
                kind="report",
                id=identity,
                report=identity,
                title=title,
                excerpt=excerpt,
                matches=matches,
                rank=round(rank, RANK_DIGITS),
            )

    def _claims(self, question: str, wanted: re.Pattern[str], limit: int) -> Iterator[Hit]:
        found = """SELECT claims.id, reports.id, texts.title, claims.start, claims.stop, claims.content,
            bm25(claims_words) AS rank FROM claims_words JOIN claims ON claims.row = claims_words.rowid
            JOIN reports ON reports.row = claims.report JOIN texts ON texts.report = reports.row
            WHERE claims_words MATCH ? ORDER BY round(rank, 9), claims.id LIMIT ?"""
        for identity, report, title, start, stop, content, rank in self._all(found, (question, limit)):
            yield Hit(
                kind="claim",
                id=identity,
                report=report,
                title=title,
                excerpt=Span(start=start, end=stop, quote=content),
                matches=tuple(_marked(content, wanted, start)),
                rank=round(rank, RANK_DIGITS),
            )


def _question(words: str) -> tuple[str, re.Pattern[str]]:
    """What a user wrote as a question to FTS5, which has none of his punctuation, and as a pattern for the folded words."""
    terms, folded = [], []
    for phrase, word in _TERM.findall(words[:LONGEST_QUESTION]):
        tokens = _WORD.findall(unicodedata.normalize("NFC", phrase or word))
        if not tokens:
            continue
        begins = "*" if word.endswith("*") else ""
        terms.append(f'"{" ".join(tokens)}"{begins}')
        folded += [re.escape(_fold(token)) for token in tokens[:-1]]
        folded.append(re.escape(_fold(tokens[-1])) + (".*" if begins else ""))
    return " AND ".join(terms), re.compile("|".join(folded))


def _around(text: str, wanted: re.Pattern[str]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch of a text about the first word found, and the words found in it."""
    looked = text[:LONGEST_LOOK]
    first = next(_marked(looked, wanted), None)
    start = max(0, first.start - EXCERPT_BEFORE) if first else 0
    while start > 0 and not text[start - 1].isspace() and first and first.start - start < 2 * EXCERPT_BEFORE:
        start -= 1
    end = min(len(text), start + EXCERPT_LENGTH)
    excerpt = Span(start=start, end=end, quote=text[start:end])
    return excerpt, tuple(_marked(excerpt.quote, wanted, start)) if first else ()


def _marked(text: str, wanted: re.Pattern[str], offset: int = 0) -> Iterator[Span]:
    """The words of a text that are wanted."""
    for word in _WORD.finditer(text):
        if wanted.fullmatch(_fold(word[0])):
            yield Span(start=offset + word.start(), end=offset + word.end(), quote=word[0])


def _fold(word: str) -> str:
    """The word without capitals and accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()
