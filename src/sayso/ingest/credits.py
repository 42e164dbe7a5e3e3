"""Credits of a report: who reported it, and which agency it comes from, as its first and last lines say.

"(Reporting by Reuters; Editing by …)", "(AFP)", "By Agence Ligne", "Source: TASS", "© 2022 AFP".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.record import Span

HEAD_CHARS = 300
"""A byline stands in the first lines."""
TAIL_CHARS = 600
"""Credits stand in the last lines; a long one names some ten people."""
MAX_NAME = 60
"""The longest name."""

_NAMES = rf"[^\W\d_][^();:\n]{{1,{4 * MAX_NAME}}}"
BYLINE = re.compile(rf"^[ \t]*(?:By|BY)\ (?P<names>{_NAMES})$", re.MULTILINE)
ROLES = re.compile(rf"\b(?:additional )?(?:reporting|writing) by (?P<names>{_NAMES})", re.IGNORECASE)
_BRACKETED = r"\((?!(?i:additional|compiled|edit|report|writ)\w*\ )(?P<{}>[^\W\d_][\w .&/-]{{1,39}})\)\s*$"
CLOSING = re.compile(
    r"(?<=[.!?\"'”’…])\s*" + _BRACKETED.format("names") + r"|^\s*" + _BRACKETED.format("names2"),
    re.MULTILINE,
)
SOURCE = re.compile(rf"^[ \t(]*(?:source|via)\s?[:—–-]\s*(?P<names>{_NAMES})\)?\s*$", re.IGNORECASE | re.MULTILINE)
COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|\bcopyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?(?P<names>[^\W\d_][^()\d\n.;,]{{1,{MAX_NAME}}})",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:,(?:\s*and\b)?|;|\band\b|&|/)\s*|\s+in\s+[^\W\d_]\S*(?:\s+[A-Z]\S*)*")
"""What parts the names of a credit: commas, "and", and the places where people sat."""
REMARKS = frozenset("end ends more photo photos video file updated recasts adds writes see".split())
"""Words in brackets at the end of a text that credit nobody."""
AGENCY_WORDS = frozenset(
    "agence agencies agency associated broadcasting bureau correspondents desk international media monitor network news "
    "newsroom press radio reporters reuters service services staff television tv wire wires".split()
)
"""Words in the names of agencies and newsrooms, not of people."""


class CreditKind(StrEnum):
    """How somebody is credited."""

    BYLINE = "byline"
    REPORTING = "reporting"
    AGENCY = "agency"
    SOURCE = "source"
    COPYRIGHT = "copyright"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One name that a report credits."""

    kind: CreditKind
    """How."""
    name: Span
    """The name."""
    is_agency: bool
    """Whether the name is one of an agency or newsroom, as far as its form tells; a person's it is else."""


def read_credits(text: str) -> tuple[Credit, ...]:
    r"""The credits at the head and foot of a report, in text order.

    >>> [(credit.name.quote, credit.is_agency) for credit in read_credits("It was quiet.\n(Reporting by Reuters and Ann Poe)")]
    [('Reuters', True), ('Ann Poe', False)]
    """
    head, tail = (0, min(len(text), HEAD_CHARS)), (max(0, len(text) - TAIL_CHARS), len(text))
    searches = (
        (CreditKind.BYLINE, BYLINE, head),
        (CreditKind.REPORTING, ROLES, tail),
        (CreditKind.AGENCY, CLOSING, tail),
        (CreditKind.SOURCE, SOURCE, tail),
        (CreditKind.COPYRIGHT, COPYRIGHT, tail),
    )
    found = {
        (credit.name.start, credit.name.end): credit
        for kind, pattern, (start, end) in searches
        for match in pattern.finditer(text, start, end)
        for credit in _credits(text, kind, match)
    }
    return tuple(found[offsets] for offsets in sorted(found))


def _credits(text: str, kind: CreditKind, match: re.Match[str]) -> Iterator[Credit]:
    """The names of one credit."""
    group = "names" if match["names"] else "names2"
    start, end = match.span(group)
    position = start
    for between in [*BETWEEN.finditer(text, start, end), None]:
        stop = between.start() if between else end
        if credit := _credit(text, kind, position, stop):
            yield credit
        position = between.end() if between else end


def _credit(text: str, kind: CreditKind, start: int, end: int) -> Credit | None:
    """The credit of one name; `None` where the words are none."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    name = words.strip().rstrip(".")
    if not 2 <= len(name) <= MAX_NAME or not name[0].isupper() or name.split()[0].lower() in REMARKS:
        return None
    return Credit(kind=kind, name=Span.of(text, start, start + len(name)), is_agency=_is_agency(name, kind))


def _is_agency(name: str, kind: CreditKind) -> bool:
    """Whether a name has the form of an agency's."""
    words = name.replace("-", " ").split()
    personal = kind in {CreditKind.BYLINE, CreditKind.REPORTING} and len(words) > 1
    return not personal or name.isupper() or not AGENCY_WORDS.isdisjoint(word.lower() for word in words)
