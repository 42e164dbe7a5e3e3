"""Finds names that no gazetteer has and that the words around make places."""

from sayso.reading.places_line import PlaceLine, Spot
from sayso.reading.places_weigh import ENOUGH, is_near
from sayso.world.gazetteer import Kind
from sayso.world.persons import given_names
from sayso.world.spelling import fold

MAX_UNKNOWN = 3
"""Words of a name that no gazetteer has."""
BARE_LEADS = frozenset(("in", "near", "outside"))
"""Words behind which an unknown name is held to be a place."""


def find_unknown(line: PlaceLine, index: int) -> tuple[Spot, int] | None:
    """A name in no gazetteer that the words around make a place (*the village of Dyg*, *the Sarband intake*)."""
    if line.shouting or line.is_never(index) or line.lowers[index] in line.words.titles:
        return None
    end = index + 1
    while end < len(line.tokens) and end - index < MAX_UNKNOWN and line.opens(end) and line.lowers[end] not in line.words.types:
        end += 1
    kind = _kind_of_unknown(line, index, end)
    given = end == index + 1 and fold(line.tokens[index].text) in given_names()
    if given or (kind is None and not _is_bare_place(line, index, end)):
        return None
    name = line.name(index, end)
    if end < len(line.tokens) and line.lowers[end] in line.words.unknown_behind:
        end += line.tokens[end].text[0].isupper()
    spot = Spot(
        start=line.tokens[index].start,
        end=line.tokens[end - 1].end,
        name=line.name(index, end) if end > index + 1 else name,
        rows=(),
        sentence=line.sentence.index,
        weight=ENOUGH,
        kind=kind,
        near=is_near(line, index),
    )
    return spot, end


def _kind_of_unknown(line: PlaceLine, index: int, end: int) -> Kind | None:
    """What kind of place an unknown name is said to be; `None` where nothing says that it is one."""
    words = line.words
    lead = line.lowers[index - 1] if index else ""
    if index > 1 and lead == "of":
        word = line.lowers[index - 2]
        singular = word if word in words.unknown_before else word.removesuffix("s")
        if singular in words.unknown_before and line.tokens[index - 2].text[0].islower():
            return words.types.get(singular, Kind.TOWN)
    if end >= len(line.tokens):
        return Kind.TOWN if lead == "barangay" else None
    behind = end + (line.lowers[end] in words.unknown_between)
    leads = lead == "the" or lead in words.strong or lead in words.weak
    if leads and behind < len(line.tokens) and line.lowers[behind] in words.unknown_behind:
        return words.types.get(line.lowers[behind], Kind.SITE)
    return Kind.TOWN if lead == "barangay" else _apposed_kind(line, end)


def _is_bare_place(line: PlaceLine, index: int, end: int) -> bool:
    """Whether an unknown name stands behind *in* or *near* as only a place does: alone, and no abbreviation."""
    text = line.tokens[index].text
    if end < len(line.tokens) and line.lowers[end][0].isalpha() and line.lowers[end] not in line.words.bare_followers:
        return False
    plain = end == index + 1 and text[1:].islower() and len(text) > 3 and fold(text) not in line.strangers
    return (
        plain
        and index > 0
        and line.lowers[index - 1] in BARE_LEADS
        and line.lowers[index] not in line.words.common
        and not line.shouting
    )


def _apposed_kind(line: PlaceLine, end: int) -> Kind | None:
    """The kind that an apposition gives a name: *Dyg, a small hamlet of…*."""
    if line.lowers[end] != "," or line.lowers[end + 1 : end + 2] not in (["a"], ["an"], ["the"]):
        return None
    for lower in line.lowers[end + 2 : end + 5]:
        if lower in line.words.unknown_before:
            return line.words.types.get(lower, Kind.TOWN)
        if not lower.isalpha():
            return None
    return None
