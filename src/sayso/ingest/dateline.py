"""The dateline of a report: where, on what day and through which agency it was filed.

"GOMA, March 3 (Agency) —", "BAKU (Reuters) -", "TBILISI, Georgia — ", "MOSCOW. September 13. /TASS/." and their like.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.record import Span

MAX_LINES = 4
"""A dateline stands in the first line, or below a headline and a byline or two."""
MAX_CHARS = 160
"""Code points of a line that are looked at: two long names, a day with its year and an agency fit twice over."""
MAX_ITEMS = 6
"""Region, weekday, day, year, agency, and one to spare."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
            ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NO_PLACES = frozenset(
    "a alert analysis breaking brief comment corrected correction editorial exclusive explained explainer factbox feature "
    "flash graphic headline headlines highlights interview live news note opinion photo photos q question read report special "
    "summary timeline update updated urgent video warning watch wrapup".split()
)
"""Words in capitals that begin a line of a newsroom and name no place."""

_WORD = r"(?:(?:St|Ft|Mt)\.\ )?[^\W\d_][\w’'ʼ‘`]*(?:[-‑][^\W_][\w’'ʼ‘`]*)*"
_NAME = rf"{_WORD}(?:\ {_WORD}){{0,4}}"
PLACES = re.compile(rf"{_NAME}(?:\ ?/\ ?{_NAME}){{0,2}}")
PARTICLES = frozenset("of the and de del la le el al as ash an ar y e".split())
_MONTH = r"[^\W\d_]{3,9}"
_DAY = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?:(?P<month>{_MONTH})\.?\ (?P<day>\d{{1,2}}){_DAY}|(?P<day2>\d{{1,2}}){_DAY}\ (?:of\ )?(?P<month2>{_MONTH})\.?)"
    r"(?:,?\ (?P<year>(?:19|20)\d\d))?(?![\w])",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\(([^\W\d_][^()\n]{1,39})\)")
IN_SLASHES = re.compile(r"/([^\W\d_][^/\n]{1,39})/")
IN_CAPITALS = re.compile(r"[A-Z][A-Z-]+(?: [A-Z][A-Z-]+){0,3}(?![a-z])")
JOINT = re.compile(r"\ ?[,.]\ |\ ")
DASH = re.compile(r"\ ?(?:—|–|--)\s*|\ -{1,3}\s+|\.?-\s+")
COLON = re.compile(r"\ ?:\s+")
STOP = re.compile(r"\ ?\.\s+|\ (?=[^\W\d_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, when and through whom a report was filed."""

    places: tuple[Span, ...]
    """Where; more than one in "BISHKEK/DUSHANBE"; empty in "(Reuters) -"."""
    region: Span | None
    """The state or province that the place lies in, as written."""
    date: Span | None
    """The words of the day."""
    month: int | None
    """1 to 12."""
    day: int | None
    """1 to 31."""
    year: int | None
    """Only where it is written; else metadata have to tell it."""
    agency: Span | None
    """Who filed it."""
    start: int
    """First code point."""
    end: int
    """Where the report itself begins, after the dash and the blanks."""


@dataclass(slots=True)
class _Found:
    """What stands in a line up to some point."""

    region: Span | None = None
    date: Span | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: bool = False
    agency: Span | None = None


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a report begins with; `None` where it has none.

    Below the first line, where a headline may stand, a dateline must name its place in capitals, its day or its agency.

    >>> found = read_dateline("GOMA, March 3 (Agency) — Fighting went on.")
    >>> [place.quote for place in found.places], found.month, found.day, found.agency.quote
    (['GOMA'], 3, 3, 'Agency')
    """
    start = 0
    for _ in range(MAX_LINES):
        while start < len(text) and text[start].isspace():
            start += 1
        end = text.find("\n", start, start + 10 * MAX_CHARS)
        if found := _read_line(text, start, min(start + MAX_CHARS, len(text) if end < 0 else end)):
            return found
        if end < 0:
            return None
        start = end
    return None


def _read_line(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the head of one line."""
    places, position = _places(text, start, end)
    found = _Found()
    if not places:
        agency = IN_BRACKETS.match(text, start, end)
        dash = agency and DASH.match(text, agency.end(), end)
        if not agency or not dash or not _is_agency(agency[1]):
            return None
        found.agency, position = Span.of(text, *agency.span(1)), agency.end()
    else:
        position = _items(text, position, end, found)
    body = _body(text, position, end, places, found)
    if body is None:
        return None
    return Dateline(
        places=places,
        region=found.region,
        date=found.date,
        month=found.month,
        day=found.day,
        year=found.year,
        agency=found.agency,
        start=start,
        end=body,
    )


def _places(text: str, start: int, end: int) -> tuple[tuple[Span, ...], int]:
    """The places that a line begins with, and where they end."""
    match = PLACES.match(text, start, end)
    if not match:
        return (), start
    places, position = [], start
    for name in match[0].split("/"):
        first = position + len(name) - len(name.lstrip())
        span = Span.of(text, first, first + len(name.strip()))
        if not _is_name(span.quote) or span.quote.casefold() in NO_PLACES:
            return (), start
        places.append(span)
        position += len(name) + 1
    return tuple(places), match.end()


def _is_name(words: str) -> bool:
    """Whether all words but particles begin with a capital."""
    parts = words.split()
    return parts[0][0].isupper() and all(part[0].isupper() or part.lower() in PARTICLES for part in parts)


def _items(text: str, position: int, end: int, found: _Found) -> int:
    """Note region, day and agency behind the place; where they end."""
    for _ in range(MAX_ITEMS):
        joint = JOINT.match(text, position, end)
        after = joint.end() if joint else position
        item = _item(text, after, end, found, comma=bool(joint and joint[0].strip()))
        if item is None:
            return position
        position = item
    return position


def _item(text: str, start: int, end: int, found: _Found, *, comma: bool) -> int | None:
    """Note one thing that stands behind the place; where it ends, or `None` where it is nothing of the sort."""
    for pattern in (IN_BRACKETS, IN_SLASHES):
        match = pattern.match(text, start, end)
        if match and found.agency is None:
            return _note_agency(text, match, found)
    if not comma:
        return None
    if found.date is None and (match := DATE.match(text, start, end)) and _note_date(text, match, found):
        return match.end()
    if not found.weekday and (match := WEEKDAY.match(text, start, end)):
        found.weekday = True
        return match.end()
    return _note_name(text, start, end, found)


def _note_agency(text: str, match: re.Match[str], found: _Found) -> int:
    """Note what stands in brackets: an agency, or the state of the place."""
    span = Span.of(text, *match.span(1))
    if _is_agency(span.quote):
        found.agency = span
    elif found.region is None:
        found.region = span
    return match.end()


def _note_date(text: str, match: re.Match[str], found: _Found) -> bool:
    """Note a day of the year, if there is such a day."""
    month = MONTHS.get((match["month"] or match["month2"]).casefold())
    day = int(match["day"] or match["day2"])
    if month is None or not 1 <= day <= DAYS_OF_MONTH[month - 1]:
        return False
    found.date = Span.of(text, *match.span())
    found.month, found.day, found.year = month, day, int(match["year"]) if match["year"] else None
    return True


def _note_name(text: str, start: int, end: int, found: _Found) -> int | None:
    """Note a name behind a comma: the region before the day, an agency in capitals after it."""
    dated = found.date is not None
    match = (IN_CAPITALS if dated else PLACES).match(text, start, end)
    if not match or not _is_name(match[0]) or (found.agency if dated else found.region):
        return None
    span = Span.of(text, *match.span())
    if dated:
        found.agency = span
    else:
        found.region = span
    return match.end()


def _body(text: str, position: int, end: int, places: tuple[Span, ...], found: _Found) -> int | None:
    """Where the report begins, if what stands before is marked well enough as a dateline."""
    dated = found.date is not None or found.agency is not None
    loud = bool(places) and all(len(place.quote) > 1 and place.quote.isupper() for place in places)
    if (mark := DASH.match(text, position, end)) and (dated or found.region or (loud and not _shouts(text, mark.end(), end))):
        return mark.end()
    if (mark := COLON.match(text, position, end)) and (dated or (loud and not _shouts(text, mark.end(), end))):
        return mark.end()
    if (mark := STOP.match(text, position, end)) and found.date is not None and (found.agency or "." in mark[0]):
        return mark.end()
    return None


def _shouts(text: str, start: int, end: int) -> bool:
    """Whether the rest of the line is in capitals too, so that capitals tell nothing."""
    return text[start:end].isupper()


def _is_agency(words: str) -> bool:
    """Whether words in brackets may name who filed the report: no state, and no remark in small letters."""
    return words[0].isupper() and words.casefold() not in _states()


@cache
def _states() -> frozenset[str]:
    """Names of states, which stand in brackets behind a place as agencies do."""
    from importlib.resources import files  # noqa: PLC0415 - slow to import, and seldom needed

    listed = files("sayso.ingest").joinpath("tables", "states.txt").read_text(encoding="utf-8")
    return frozenset(line.casefold() for line in listed.splitlines() if line and not line.startswith("#"))
