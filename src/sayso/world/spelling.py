"""The words of a name without the accidents of how they are written."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.language.tokens import Token, tokenize

PLAIN_NAME = re.compile(r"[^\W\d_][^\W_]*(?: [^\W\d_][^\W_]*)*")
"""Names of plain words, as most are; they need no tokens."""
WORD = re.compile(r"\S+")
HYPHENS = re.compile(r"[-‐‑]")
PLAIN = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ʻ": "'"})
MARKS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'", "′": "'"})
ORDINALS = frozenset("st nd rd th".split())
"""What stands after a number: 6th."""
MAX_ACRONYM = 8
"""Letters; longer words in capitals are shouted, not abbreviated."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, or a part of a hyphenated word, with its offsets."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    text: str
    """As written."""
    fold: str
    """Without case, accents, dots and curled apostrophes."""
    glued: bool
    """Whether a hyphen joins it to the atom before it."""
    acronym: str | None
    """Its letters where it looks like initials, in capitals and without dots."""

    @classmethod
    def of(cls, text: str, start: int, *, glued: bool = False) -> "Atom":
        """The atom that a word is at an offset."""
        return cls(start, start + len(text), text, fold(text), glued, _acronym(text))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word, no mark."""
        return self.text[0].isalnum()


@lru_cache(maxsize=1 << 15)
def _acronym(word: str) -> str | None:
    """The letters of a word that looks like initials."""
    plain = word.replace(".", "")
    return plain if 1 < len(plain) <= MAX_ACRONYM and plain[0].isalnum() and plain.upper() == plain else None


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word in small plain letters.

    >>> fold("Côte"), fold("U.S."), fold("Sana’a")
    ('cote', 'us', "sana'a")
    """
    if word.isascii():
        lower = word.casefold()
        return lower.replace(".", "") if len(lower) > 1 else lower
    plain = unicodedata.normalize("NFKD", word.casefold().translate(PLAIN).translate(MARKS))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.replace(".", "") if len(kept) > 1 else kept


def atoms(tokens: Iterable[Token]) -> tuple[Atom, ...]:
    """The atoms of some tokens: hyphenated words in their parts.

    >>> [atom.text for atom in atoms(tokenize("Houthi-run ministry"))]
    ['Houthi', 'run', 'ministry']
    """
    found: list[Atom] = []
    for token in tokens:
        if found and found[-1].end == token.start and found[-1].text.isdigit() and token.text in ORDINALS:
            first = found.pop()
            found.append(Atom.of(first.text + token.text, first.start, glued=first.glued))
            continue
        if len(token.text) == 1 or not HYPHENS.search(token.text):
            found.append(Atom.of(token.text, token.start))
            continue
        start = token.start
        for part in HYPHENS.split(token.text):
            if part:
                found.append(Atom.of(part, start, glued=start > token.start))
            start += len(part) + 1
    return tuple(found)


def words_of(name: str) -> tuple[Atom, ...]:
    """The atoms of a name that stands by itself."""
    if PLAIN_NAME.fullmatch(name):
        return tuple(Atom.of(match[0], match.start()) for match in WORD.finditer(name))
    return tuple(atom for atom in atoms(tokenize(name)) if atom.word or atom.text.startswith(("'", "’")))
