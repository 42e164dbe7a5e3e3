"""Finds names that no gazetteer has and that the words around make places."""

from sayso.reading.places_line import PlaceLine, Spot
from sayso.reading.places_weigh import ENOUGH, country_told, is_near
from sayso.world.actors import know_actor
from sayso.world.gazetteer import Kind
from sayso.world.persons import given_names
from sayso.world.spelling import fold

MAX_UNKNOWN = 3
"""Words of a name that no gazetteer has."""
MIN_LETTERS = 4
"""Letters of an unknown name that nothing but *in* or *near* makes a place."""


def find_unknown(line: PlaceLine, index: int) -> tuple[Spot, int] | None:
    """A name in no gazetteer that the words around make a place (*the village of Dyg*, *the Sarband intake*)."""
    if line.shouting or line.is_never(index) or line.lowers[index] in line.words.titles:
        return None
    end = end_of_run(line, index)
    kind = _kind_of_unknown(line, index, end) or _kind_of_generic(line, index, end) or _kind_of_side(line, index, end)
    given = end == index + 1 and fold(line.tokens[index].text) in given_names()
    if given or (kind is None and not _is_bare_place(line, index, end)):
        return None
    return unknown_spot(line, index, end, kind)


def find_partner(line: PlaceLine, index: int) -> tuple[Spot, int] | None:
    """An unknown name that *and* joins to a place before it, as nothing follows that only a person or body can do."""
    if line.shouting or not line.opens(index) or line.lowers[index - 1] not in ("and", "or"):
        return None
    end = end_of_run(line, index)
    follower = line.lowers[end] if end < len(line.tokens) else "."
    if (follower[0].isalpha() and follower not in line.words.partner_followers) or fold(
        line.tokens[index].text
    ) in given_names():
        return None
    if not all(is_plain(line, at) for at in range(index, end)) or know_actor(line.name(index, end)) is not None:
        return None
    return unknown_spot(line, index, end, None)


def end_of_run(line: PlaceLine, index: int) -> int:
    """One past the last of the capitalised words that may be one unknown name."""
    end = index + 1
    while end < len(line.tokens) and end - index < MAX_UNKNOWN and line.opens(end) and line.lowers[end] not in line.words.types:
        end += 1
    return end


def unknown_spot(line: PlaceLine, index: int, end: int, kind: Kind | None) -> tuple[Spot, int]:
    """The spot of an unknown name, and the index behind it; a capitalised word for its kind belongs to it."""
    if end < len(line.tokens) and line.lowers[end] in line.words.unknown_behind:
        end += line.tokens[end].text[0].isupper()
    spot = Spot(
        start=line.tokens[index].start,
        end=line.tokens[end - 1].end,
        name=line.name(index, end),
        rows=(),
        sentence=line.sentence.index,
        weight=ENOUGH,
        kind=kind,
        near=is_near(line, index),
        country=country_told(line, index, end),
        located=True,
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
    leads = lead == "the" or lead in words.strong or lead in words.weak
    behind = end
    while behind < len(line.tokens) and behind < end + 2 and line.lowers[behind] in words.unknown_between:
        behind += 1
    if leads and behind < len(line.tokens) and line.lowers[behind] in words.unknown_behind:
        return words.types.get(line.lowers[behind], Kind.SITE)
    return Kind.TOWN if lead == "barangay" else _apposed_kind(line, end)


def find_numbered(line: PlaceLine, index: int) -> tuple[Spot, int] | None:
    """A hill, point or camp that has a number for its name (*Hill 304*)."""
    numbered = index + 1 < len(line.tokens) and line.lowers[index + 1].isdecimal() and line.lowers[index] in line.words.generics
    if not numbered or line.shouting or not line.tokens[index].text[0].isupper():
        return None
    return unknown_spot(line, index, index + 2, Kind.SITE)


def _kind_of_generic(line: PlaceLine, index: int, end: int) -> Kind | None:
    """The kind of a name that begins with such a word as *Camp* or *Wadi*, behind a word that leads to a place."""
    lead = line.lowers[index - 1] if index else ""
    led = lead in line.words.strong or lead in line.words.weak
    return Kind.SITE if led and end > index + 1 and line.lowers[index] in line.words.generics else None


def _kind_of_side(line: PlaceLine, index: int, end: int) -> Kind | None:
    """The kind of a name that is said to be on one side of a border (*Dyg, on the Kyrgyz side*)."""
    plain = index > 0 and all(is_plain(line, at) for at in range(index, end))
    return Kind.TOWN if plain and country_told(line, index, end) and know_actor(line.name(index, end)) is None else None


def _is_bare_place(line: PlaceLine, index: int, end: int) -> bool:
    """Whether an unknown name stands behind *in* or *near* as only a place does: no abbreviation, body or person."""
    led = _lead(line, index)
    if line.shouting or not led:
        return False
    follower = line.lowers[end] if end < len(line.tokens) else "."
    if led == 1 and follower[0].isalpha() and follower not in line.words.bare_followers:
        return False
    name = line.name(index, end)
    return len(name) >= MIN_LETTERS and all(is_plain(line, at) for at in range(index, end)) and know_actor(name) is None


def _lead(line: PlaceLine, index: int) -> int:
    """How many words before a name lead to a place: *in*, or *residents of*, behind which a verb may follow the name."""
    leads, before = line.words.bare_leads, line.lowers[max(0, index - 2) : index]
    if " ".join(before) in leads:
        return len(before)
    return int(bool(before) and before[-1] in leads)


def is_plain(line: PlaceLine, index: int, *, led: bool = False) -> bool:
    """Whether a word may be a part of a place's name and is nothing else that is known; a surname only where it is led to."""
    text, lower, words = line.tokens[index].text, line.lowers[index], line.words
    parts = text.split("-")
    return (
        len(text) > 1
        and all(part[1:].islower() or len(part) == 1 for part in parts if part)
        and (led or fold(text) not in line.strangers)
        and not line.is_never(index)
        and lower not in words.common
        and lower not in words.titles
        and lower not in words.institutions
        and lower not in words.adjectives
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
