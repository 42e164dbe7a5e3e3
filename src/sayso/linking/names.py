"""Names spelt in several ways."""

import re
import unicodedata
from functools import lru_cache

FOLDS = (
    ("zh", "j"),
    ("dzh", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "b"),
    ("x", "ks"),
)
"""Letters that transliterations put for one another."""
WEAK = re.compile(r"[aeiouyhw'’ʼ‘`ʻ\-]+")
"""Vowels, half-vowels and breath marks, which transliterations disagree about."""
DOUBLED = re.compile(r"(.)\1+")
WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`ʻ-][^\W_]+)*")
ARTICLES = frozenset({"the", "al", "el", "ul", "as", "at", "an", "of"})
CACHED = 65536
LEAST_ALIKE = 0.4
"""Share of letter pairs that two spellings of one name have in common; below it lie names that share but a consonant or two."""


@lru_cache(CACHED)
def plain(name: str) -> str:
    """A name in small letters without accents, possessives or leading articles."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(bare)]
    return " ".join([word for word in words if word not in ARTICLES] or words)


@lru_cache(CACHED)
def skeleton(name: str) -> str:
    """The consonants of a name, as most transliterations agree on them.

    >>> skeleton("Sheraro") == skeleton("Shiraro"), skeleton("Japarov") == skeleton("Zhaparov")
    (True, True)
    """
    folded = plain(name)
    for written, read in FOLDS:
        folded = folded.replace(written, read)
    bare = " ".join(DOUBLED.sub(r"\1", WEAK.sub("", word)) for word in folded.split())
    return bare if len(bare.replace(" ", "")) > 1 else folded


def same_name(a: str, b: str) -> bool:
    """Whether two names can be spellings of one.

    >>> same_name("Ramyah", "Ramia"), same_name("Kok-Tash", "Ak-Sai")
    (True, False)
    """
    if plain(a) == plain(b):
        return True
    return skeleton(a) == skeleton(b) and _alike(plain(a), plain(b)) >= LEAST_ALIKE


def _alike(a: str, b: str) -> float:
    """Share of letter pairs that two words have in common (Dice)."""
    first, second = ({f" {name} "[i : i + 2] for i in range(len(name) + 1)} for name in (a, b))
    return 2 * len(first & second) / (len(first) + len(second))
