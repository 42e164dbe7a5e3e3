"""Signs of a fluent retranslation: a name that comes back as another, a sentence that says its own words twice.

A network that translates makes smooth English, so that its pairs of words tell nothing; what it loses is the sameness of
names, and it repeats itself. Each sign alone is found in clean texts too: a slip of the pen, a figure of speech.
"""

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

from sayso.reading.document import Document
from sayso.reading.signs import FUNCTION

SENTENCES = 200
"""Sentences that are looked at."""
NAMES = 200
"""Different names in two parts that are compared."""
LIKE = (0.5, 0.8)
"""Likeness of the parts in which two names differ: below it they are two names, above it one is misspelt."""
ECHO = 3
"""Words in a row that a sentence repeats."""
CONTENT = 2
"""How many of them are content words."""

Where = tuple[int, int]


def find_twins(document: Document) -> list[Where]:
    """Names in two parts of which one part is that of a name told more often, the other only like it."""
    told: Counter[str] = Counter()
    first: dict[str, Where] = {}
    for sentence in document.sentences[:SENTENCES]:
        for token in sentence.tokens:
            parts = token.text.split("-")
            if len(parts) == 2 and all(part[:1].isupper() and len(part) > 3 for part in parts):
                told[token.text] += 1
                first.setdefault(token.text, (token.start, token.end))
    names = sorted(told)[:NAMES]
    pairs = ((a, b) if told[a] < told[b] else (b, a) for a, b in combinations(names, 2) if told[a] != told[b])
    return sorted(first[rare] for rare, usual in pairs if _are_twins(rare.split("-"), usual.split("-")))


def _are_twins(rare: list[str], usual: list[str]) -> bool:
    """Whether two names share one part, and the other is alike."""
    differing = [(a, b) for a, b in zip(rare, usual, strict=True) if a != b]
    return len(differing) == 1 and LIKE[0] <= SequenceMatcher(None, *differing[0], autojunk=False).ratio() <= LIKE[1]


def find_echoes(document: Document) -> list[Where]:
    """Words in a row, not only of closed classes, that stand twice in one sentence."""
    found = []
    for sentence in document.sentences[:SENTENCES]:
        tokens = [token for token in sentence.tokens if token.is_word]
        words = [token.lower for token in tokens]
        rows = [tuple(words[i : i + ECHO]) for i in range(len(words) - ECHO + 1)]
        times = Counter(rows)
        for i, row in enumerate(rows):
            if times[row] > 1 and sum(word.isalpha() and word not in FUNCTION for word in row) >= CONTENT:
                found.append((tokens[i].start, tokens[i + ECHO - 1].end))
                break
    return found
