"""Finds surnames, which are no places even where a town bears the name."""

from collections.abc import Iterator

from sayso.reading.places_line import PlaceLine
from sayso.world.gazetteer import find_places_named, fold_name
from sayso.world.persons import given_names
from sayso.world.spelling import fold

MAX_DATELINE = 20
"""Tokens within which a dateline ends."""


def find_surnames(line: PlaceLine) -> Iterator[str]:
    """Words of the sentence that are parts of persons' names."""
    if line.shouting:
        return
    index = 0
    while index < len(line.tokens):
        end = index
        while end < len(line.tokens) and line.tokens[end].text[0].isupper():
            end += 1
        if end > index:
            yield from _persons_of(line, index, end)
        index = max(end, index + 1)


def find_agency(line: PlaceLine) -> str | None:
    """The agency that a dateline names in brackets (*WASHINGTON, March 3 (Meridian) -*), if it is one word."""
    for index, lower in enumerate(line.lowers[:MAX_DATELINE]):
        if (
            lower == "("
            and line.lowers[index + 2 : index + 3] == [")"]
            and line.lowers[index + 3 : index + 4] in (["-"], ["–"], ["—"], [":"])
        ):
            return fold(line.tokens[index + 1].text)
    return None


def _persons_of(line: PlaceLine, index: int, end: int) -> Iterator[str]:
    """Surnames in a run of capitalised words: behind a title or a given name, and before a word of saying."""
    folded = [fold(token.text) for token in line.tokens[index:end]]
    titled = [at for at, lower in enumerate(line.lowers[index:end]) if lower in line.words.titles]
    if (titled and end - index > titled[-1] + 1) or (
        end - index in (2, 3) and folded[0] in given_names() and not find_places_named(fold_name(line.name(index, end)))
    ):
        yield folded[-1]
    elif end - index == 1 and index > 1 and line.lowers[index - 1] == "." and line.lowers[index - 2] in line.words.titles:
        yield folded[0]
