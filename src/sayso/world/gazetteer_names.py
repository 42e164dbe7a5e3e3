"""How names of places are folded, and what kinds of places there are."""

import unicodedata
from enum import StrEnum
from functools import lru_cache

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ß": "ss"}
)
"""Letters that do not come apart into a plain one and a mark."""


class Kind(StrEnum):
    """What sort of place a name of the gazetteer is."""

    COUNTRY = "C"
    PROVINCE = "1"
    DISTRICT = "2"
    TOWN = "P"
    SITE = "S"
    REGION = "R"
    SEA = "W"


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """A name without case, marks, blanks, hyphens and apostrophes.

    >>> fold_name("Kök-Tash") == fold_name("Kok Tash"), fold_name("A'lo"), fold_name("U.S.")
    (True, 'alo', 'us')
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(LETTERS)
    return "".join(letter for letter in plain if letter.isalnum())
