"""Words and marks with their offsets."""

import re
from dataclasses import dataclass

WORD = re.compile(
    r"""
    \d+(?:[.,:]\d+)*            # numbers, also 1,560 and 16:00
    | (?:[^\W\d_]\.){2,}        # U.S., a.m.
    | [^\W_]+(?:[’'ʼ‘`\-‐‑][^\W_]+)*  # words, with apostrophes and hyphens inside
    | \S                        # any other mark
    """,
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"[’'ʼ‘`]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    text: str
    """As written."""

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.casefold()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text[0].isalnum()

    @property
    def is_capitalized(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words, numbers and marks between two offsets; a possessive *'s* is a token of its own.

    >>> [token.text for token in tokenize("Armenia's army fired at 16:00.")]
    ['Armenia', "'s", 'army', 'fired', 'at', '16:00', '.']
    """
    found = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        possessive = POSSESSIVE.search(match[0])
        if possessive and possessive.start():
            cut = first + possessive.start()
            found += [Token(first, cut, text[first:cut]), Token(cut, last, text[cut:last])]
        else:
            found.append(Token(first, last, match[0]))
    return tuple(found)
