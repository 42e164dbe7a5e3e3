"""Finds the words of a report that may name a place."""

from collections.abc import Iterator

from sayso.language.tokens import tokenize
from sayso.reading.document import Document
from sayso.reading.places_chain import chain_spots
from sayso.reading.places_line import PlaceLine, Spot
from sayso.reading.places_persons import find_agency, find_surnames
from sayso.reading.places_unknown import end_of_run, find_numbered, find_partner, find_unknown, is_plain, unknown_spot
from sayso.reading.places_weigh import (
    ENOUGH,
    LARGE,
    WEAK_WORD,
    country_told,
    is_heading,
    is_located,
    is_near,
    prior_of,
    type_before,
    type_behind,
    weigh_surroundings,
)
from sayso.reading.places_words import place_words
from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name

MAX_NAME = 6
"""Tokens of the longest name that is looked up."""
SHOUTING = 0.7
"""Share of capitals among the letters from which a text is held to be written in capitals throughout."""


def find_spots(document: Document) -> list[Spot]:
    """The words that may name a place, in text order, with their weights."""
    words = place_words()
    letters = [letter for letter in document.text[:4000] if letter.isalpha()]
    shouting = bool(letters) and sum(map(str.isupper, letters)) > SHOUTING * len(letters)
    lines = [PlaceLine(sentence, words, shouting=shouting) for sentence in document.sentences]
    strangers = {name for line in lines for name in find_surnames(line)}
    agency = find_agency(lines[0]) if lines else None
    strangers |= {agency} if agency else set()
    for line in lines:
        line.strangers = strangers
    found = [list(_Speller(line).spots()) for line in lines]
    local: dict[str, Kind | None] = {spot.name: spot.kind for each in found for spot in each if not spot.rows and not spot.ends}
    opening = {tokenize(name)[0].text for name in local}
    spots: list[Spot] = []
    for line, each in zip(lines, found, strict=True):
        line.local = local
        again = any(token.text in opening for token in line.tokens)
        chain_spots(spots, list(_Speller(line).spots()) if again else each, line)
    return spots


class _Speller:
    """Looks the names of one sentence up."""

    def __init__(self, line: PlaceLine) -> None:
        self.line = line

    def spots(self) -> Iterator[Spot]:
        """The names of the sentence from left to right, the longest each time."""
        index = behind = 0
        located = False
        while index < len(self.line.tokens):
            found = self._at(index) if self.line.opens(index) else None
            if found is None and located and index == behind + 1:
                found = find_partner(self.line, index)
            if found is None:
                index += 1
                continue
            spot, index = found
            behind, located = index, spot.located
            yield spot

    def _at(self, index: int) -> tuple[Spot, int] | None:
        """The name that begins at a token, and the index behind it."""
        special = self._dotted(index) or find_numbered(self.line, index)
        if special:
            return special
        article = self.line.lowers[index] in self.line.words.articles
        for end in self._ends(index):
            if self.line.local and self.line.name(index, end) in self.line.local:
                return self._told_elsewhere(index, end)
            if end == index + 1 and (self.line.is_never(index) or self.line.is_adjective(index)):
                return None
            if article and end > index + 1:
                continue
            if (
                self.line.lowers[index] == "the"
                and end == index + 2
                and (self.line.is_never(index + 1) or not self.line.opens(index + 1))
            ):
                continue
            if self.line.shouting and (
                self.line.lowers[end - 1] in self.line.words.common and self.line.lowers[index] in self.line.words.common
            ):
                continue
            name = self.line.name(index, end)
            rows = self._rows(name, index, end)
            if rows:
                return self._longer(index, end) or self._known(index, end, name, rows)
        return self._run(index) or self._compound(index) or find_unknown(self.line, index)

    def _told_elsewhere(self, index: int, end: int) -> tuple[Spot, int]:
        """A name that no gazetteer has, and that the report says elsewhere to be a place."""
        return unknown_spot(self.line, index, end, self.line.local[self.line.name(index, end)])

    def _longer(self, index: int, end: int) -> tuple[Spot, int] | None:
        """An unknown place whose name only begins like a known one (*Goma Dyg, a hamlet of…*)."""
        if end >= len(self.line.tokens) or not self.line.opens(end) or self.line.lowers[end] in self.line.words.types:
            return None
        found = find_unknown(self.line, index)
        return found if found and found[1] > end else None

    def _run(self, index: int) -> tuple[Spot, int] | None:
        """What runs between two places named in one word (*the Kyrgyz-Tajik border*, *the Tame-Fortul road*)."""
        line = self.line
        parts = line.tokens[index].text.split("-")
        if (
            len(parts) != 2
            or not all(parts)
            or line.lowers[index + 1 : index + 2] == []
            or line.lowers[index + 1] not in line.words.lines
        ):
            return None
        if not all(part[0].isupper() and (line.is_nation(part) or self._rows_of_part(part)) for part in parts):
            return None
        start, end = line.tokens[index].start, line.tokens[index + 1].end
        spot = Spot(
            start=start,
            end=end,
            name=line.name(index, index + 2),
            rows=(),
            sentence=line.sentence.index,
            weight=ENOUGH,
            kind=Kind.REGION,
            located=True,
            ends=tuple(parts),
        )
        return spot, index + 2

    def _dotted(self, index: int) -> tuple[Spot, int] | None:
        """A division whose short form the tokens take apart (*W.Va.*)."""
        start = self.line.tokens[index].start
        short = self.line.text[start : start + 5].rstrip()
        if short[1:2] != "." or short not in self.line.words.abbreviations:
            return None
        rows = _divisions(self.line.words.abbreviations[short])
        last = next((at for at in range(index, len(self.line.tokens)) if self.line.tokens[at].end >= start + len(short)), index)
        spot = Spot(
            start=start,
            end=start + len(short),
            name=short,
            rows=rows,
            sentence=self.line.sentence.index,
            weight=ENOUGH,
        )
        return spot, last + 1

    def _compound(self, index: int) -> tuple[Spot, int] | None:
        """The first part of a compound that names a place: *Pakistan-administered*, *India-Pakistan*, *D-Charleston*."""
        token = self.line.tokens[index]
        parts = token.text.split("-") if "-" in token.text else []
        if len(parts) != 2 or not all(parts):
            return None
        at = token.start
        for part, other in (parts, parts[::-1]):
            rows = self._rows_of_part(part)
            prior = max((prior_of(row) for row in rows), default=0.0)
            if rows and (other[0].islower() or len(other) == 1 or (prior >= LARGE and self._rows_of_part(other))):
                weight = prior + WEAK_WORD + weigh_surroundings(self.line, index, index + 1, kind=None, prior=0.0)
                spot = Spot(
                    start=at, end=at + len(part), name=part, rows=rows, sentence=self.line.sentence.index, weight=weight
                )
                return spot, index + 1
            at += len(part) + 1
        return None

    def _rows_of_part(self, part: str) -> tuple[Row, ...]:
        """The places of a part of a compound."""
        if (
            len(part) < 3
            or not part[0].isupper()
            or part.casefold() in self.line.words.never
            or part.casefold() in self.line.words.adjectives
        ):
            return ()
        return find_places_named(fold_name(part))

    def _ends(self, index: int) -> Iterator[int]:
        """Where a name that begins at a token may end, the farthest first."""
        ends = []
        end = index
        while end < len(self.line.tokens) and end - index < MAX_NAME:
            if self.line.opens(end) or (
                end > index and self.line.words.types.get(self.line.lowers[end]) in (Kind.REGION, Kind.SITE)
            ):
                ends.append(end + 1)
            elif not (end > index and (self.line.lowers[end] in self.line.words.connectors or self.line.is_stop(end))):
                break
            end += 1
        return reversed(ends)

    def _rows(self, name: str, index: int, end: int) -> tuple[Row, ...]:
        """The places of a name; abbreviated divisions count behind a comma only."""
        if (
            end == index + 1
            and self.line.lowers[end : end + 1] == ["."]
            and f"{name}." in self.line.words.abbreviations
            and index
            and self.line.lowers[index - 1] == ","
        ):
            return _divisions(self.line.words.abbreviations[f"{name}."])
        if name in self.line.words.abbreviations:
            return _divisions(self.line.words.abbreviations[name])
        if name.isupper() and len(name) <= 3 and name.isalpha():
            return tuple(row for row in find_places_named(fold_name(name)) if row.kind is Kind.COUNTRY)
        rows = find_places_named(fold_name(name))
        if not rows and "-" in name and self.line.is_prefixed(name.lower().title()):
            return find_places_named(fold_name(name.partition("-")[2]))
        return rows

    def _known(self, index: int, end: int, name: str, rows: tuple[Row, ...]) -> tuple[Spot, int]:
        """The spot of a name that the gazetteer has."""
        line = self.line
        kind, last = type_behind(line, end)
        if kind is None:
            kind = type_before(line, index)
        prior = max(prior_of(row) for row in rows)
        spot = Spot(
            start=line.tokens[index].start,
            end=line.tokens[last - 1].end,
            name=name,
            rows=rows,
            sentence=line.sentence.index,
            weight=prior + weigh_surroundings(line, index, last, kind=kind, prior=prior),
            kind=kind,
            near=is_near(line, index),
            country=country_told(line, index, last),
            located=is_located(line, index, kind) or is_heading(line, index, last) or is_near(line, index),
            beyond=self._beyond(index, last),
            part=self._part(index),
        )
        return spot, last

    def _beyond(self, index: int, end: int) -> int | None:
        """The end of the longer name that a known one may only begin; `None` where other words follow."""
        line = self.line
        last = end_of_run(line, index)
        led = index > 0 and line.lowers[index - 1] in line.words.strong
        if line.shouting or last <= end or not all(is_plain(line, at, led=led) for at in range(end, last)):
            return None
        return line.tokens[last - 1].end

    def _part(self, index: int) -> str | None:
        """The part of an area that the word before it tells of (*southern Lebanon*)."""
        before = self.line.lowers[index - 1] if index else ""
        return before if before in self.line.words.directions and before.endswith("ern") else None


def _divisions(name: str) -> tuple[Row, ...]:
    """The first-order divisions of a name."""
    return tuple(row for row in find_places_named(fold_name(name)) if row.kind is Kind.PROVINCE)
