"""Finds the words of a report that may name a place, and weighs whether they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.language.sentences import Sentence
from sayso.language.tokens import Token  # noqa: TC001 (an annotation of an attribute)
from sayso.reading.document import Document
from sayso.reading.places_words import PlaceWords, place_words
from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name
from sayso.world.persons import given_names
from sayso.world.spelling import fold

MAX_NAME = 6
"""Tokens of the longest name that is looked up."""
SHOUTING = 0.7
"""Share of capitals among the letters from which a text is held to be written in capitals throughout."""
MAX_UNKNOWN = 3
"""Words of a name that no gazetteer has."""
MAX_APPOSITION = 50
"""Code points between a place and the one that is said to hold it."""
BARE_LEADS = frozenset(("in", "near", "outside"))
"""Words behind which an unknown name is held to be a place."""
BEFORE_NAME = frozenset(("barangay", "village", "camp", "town", "city", "mount", "lake"))
"""Words that stand before a name without *of*."""
ENOUGH = 2.0
"""Weight from which a known name is taken for a place."""
KIND_WEIGHTS = {Kind.COUNTRY: 4.0, Kind.PROVINCE: 2.6, Kind.REGION: 2.0, Kind.SEA: 3.0, Kind.DISTRICT: 1.2, Kind.SITE: 2.0}
"""What a name of such a kind weighs before anything is known of its surroundings."""
DECADES_OF_TOWN = 2.8
"""A town weighs the decimal logarithm of its population less this: one of 60,000 weighs 2."""
LARGE = 2.5
"""Weight of a name by itself from which the capitalised words beside it say less: countries, provinces, cities of 200,000."""
STRONG_WORD, WEAK_WORD = 1.6, 0.7
TYPE_WORD, CONTAINER, HEADING = 2.0, 2.2, 1.5
TITLE, STRANGER_BEFORE, STRANGER_AFTER, COMMON, PERSON_WORD, SENTENCE_START = -4.0, -3.0, -2.2, -2.2, -3.4, -0.8


@dataclass(slots=True, kw_only=True)
class Spot:
    """Some words that may name a place."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    name: str
    """As written, without the word that says what kind of place it is."""
    rows: tuple[Row, ...]
    """The places of that name; empty where it is in no gazetteer."""
    sentence: int
    """Number of its sentence."""
    weight: float
    """How much speaks for its being a place."""
    kind: Kind | None = None
    """What the words say that it is."""
    near: bool = False
    """Whether the words tell of a place near it."""
    container: int | None = None
    """Index of the spot that it is said to lie in (*Tame, Arauca*)."""


def find_spots(document: Document) -> list[Spot]:
    """The words that may name a place, in text order, with their weights."""
    words = place_words()
    letters = [letter for letter in document.text[:4000] if letter.isalpha()]
    shouting = bool(letters) and sum(map(str.isupper, letters)) > SHOUTING * len(letters)
    readers = [_Line(sentence, words, shouting=shouting) for sentence in document.sentences]
    strangers = {name for reader in readers for name in reader.persons()}
    spots: list[Spot] = []
    for reader in readers:
        reader.strangers = strangers
    found = [list(reader.spots()) for reader in readers]
    local: dict[str, Kind | None] = {
        spot.name: spot.kind for line in found for spot in line if not spot.rows and spot.kind is not None
    }
    for reader, line in zip(readers, found, strict=True):
        reader.local = local
        _chain(spots, list(reader.spots()) if any(name in reader.sentence.words for name in local) else line, reader)
    return spots


def _chain(spots: list[Spot], found: Sequence[Spot], reader: "_Line") -> None:
    """Append the spots of a sentence, each told which of the next it lies in (*Tame, Arauca*; *Dyg in Arauca province*)."""
    for index, spot in enumerate(found):
        for step, follower in enumerate(found[index + 1 : index + 3], start=1):
            between = reader.text[spot.end : follower.start]
            comma = between.strip() == ","
            if not (comma and step == 1) and not (len(between) <= MAX_APPOSITION and reader.is_apposition(between)):
                break
            if _holds(spot, follower):
                spot.container = len(spots) + step
                spot.weight += CONTAINER
                follower.weight += CONTAINER
                break
        spots.append(spot)


def _holds(spot: Spot, follower: Spot) -> bool:
    """Whether a place of the second name may hold one of the first; an unknown place may lie in any area."""
    areas = [row for row in follower.rows[:4] if row.kind in (Kind.COUNTRY, Kind.PROVINCE)]
    if not spot.rows:
        return bool(areas)
    outer = {(row.country, row.admin1 if row.kind is Kind.PROVINCE else None) for row in areas}
    return any(
        (row.country, None) in outer or (row.country, row.admin1) in outer for row in spot.rows if row.kind is not Kind.COUNTRY
    )


class _Line:
    """One sentence while its names are looked for."""

    def __init__(self, sentence: Sentence, words: PlaceWords, *, shouting: bool) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.words = words
        self.shouting = shouting
        self.strangers: set[str] = set()
        self.local: dict[str, Kind | None] = {}
        self.lowers = [token.text.casefold() for token in self.tokens]

    def is_apposition(self, between: str) -> bool:
        """Whether the words between two names say that the one lies in the other."""
        parts = between.replace(",", " , ").split()
        known = all(
            part == "," or part in self.words.apposition or part in self.words.types or part in self.words.directions
            for part in parts
        )
        return known and any(part in ("in", "of") for part in parts)

    # --- names ------------------------------------------------------------------------------------------------------------

    def spots(self) -> Iterator[Spot]:
        """The names of the sentence from left to right, the longest each time."""
        index = 0
        while index < len(self.tokens):
            found = self._at(index) if self._opens(index) else None
            if found is None:
                index += 1
                continue
            spot, index = found
            yield spot

    def _opens(self, index: int) -> bool:
        """Whether a name may begin with a token."""
        token = self.tokens[index]
        if self.shouting and self.lowers[index] in self.words.articles:
            return False
        return token.text[0].isupper() or (token.text[0].islower() and "-" in token.text and self._prefixed(token.text))

    def _prefixed(self, text: str) -> bool:
        """Whether a word begins with a small article, as *al-Tanf* does."""
        head, hyphen, rest = text.partition("-")
        return bool(hyphen) and head in self.words.prefixes and rest[:1].isupper()

    def _at(self, index: int) -> tuple[Spot, int] | None:
        """The name that begins at a token, and the index behind it."""
        dotted = self._dotted(index)
        if dotted:
            return dotted
        article = self.lowers[index] in self.words.articles
        for end in self._ends(index):
            if self.local and self._name(index, end) in self.local:
                return self._told_elsewhere(index, end)
            if end == index + 1 and (self._is_never(index) or self._is_adjective(index)):
                return None
            if article and end > index + 1:
                continue
            if self.lowers[index] == "the" and end == index + 2 and self._is_never(index + 1):
                continue
            if self.shouting and (self.lowers[end - 1] in self.words.common and self.lowers[index] in self.words.common):
                continue
            name = self._name(index, end)
            rows = self._rows(name, index, end)
            if rows:
                return self._longer(index, end) or self._known(index, end, name, rows)
        return self._border(index) or self._compound(index) or self._unknown(index)

    def _told_elsewhere(self, index: int, end: int) -> tuple[Spot, int]:
        """A name that no gazetteer has, and that the report says elsewhere to be a place."""
        name = self._name(index, end)
        start, last = self.tokens[index].start, self.tokens[end - 1].end
        spot = Spot(
            start=start,
            end=last,
            name=name,
            rows=(),
            sentence=self.sentence.index,
            weight=ENOUGH,
            kind=self.local[name],
            near=self._is_near(index),
        )
        return spot, end

    def _longer(self, index: int, end: int) -> tuple[Spot, int] | None:
        """An unknown place whose name only begins like a known one (*Goma Dyg, a hamlet of…*)."""
        if end >= len(self.tokens) or not self._opens(end) or self.lowers[end] in self.words.types:
            return None
        found = self._unknown(index)
        return found if found and found[1] > end else None

    def _border(self, index: int) -> tuple[Spot, int] | None:
        """The border of two nations that are named in one word (*the Kyrgyz-Tajik border*): a line, not a point."""
        parts = self.tokens[index].text.split("-")
        if len(parts) != 2 or self.lowers[index + 1 : index + 2] not in (["border"], ["frontier"], ["boundary"]):
            return None
        if not all(self._is_nation(part) for part in parts):
            return None
        start, end = self.tokens[index].start, self.tokens[index + 1].end
        name = self.text[start:end]
        spot = Spot(start=start, end=end, name=name, rows=(), sentence=self.sentence.index, weight=ENOUGH, kind=Kind.REGION)
        return spot, index + 2

    def _is_nation(self, word: str) -> bool:
        """Whether a word names a country or its people."""
        return word.casefold() in self.words.adjectives or any(
            row.kind is Kind.COUNTRY for row in find_places_named(fold_name(word))
        )

    def _dotted(self, index: int) -> tuple[Spot, int] | None:
        """A division whose short form the tokens take apart (*W.Va.*)."""
        start = self.tokens[index].start
        if self.text[start + 1 : start + 2] != "." or self.text[start : start + 5] not in self.words.abbreviations:
            return None
        rows = _divisions(self.words.abbreviations[self.text[start : start + 5]])
        last = next((at for at in range(index, len(self.tokens)) if self.tokens[at].end >= start + 5), index)
        spot = Spot(
            start=start,
            end=start + 5,
            name=self.text[start : start + 5],
            rows=rows,
            sentence=self.sentence.index,
            weight=ENOUGH,
        )
        return spot, last + 1

    def _compound(self, index: int) -> tuple[Spot, int] | None:
        """The first part of a compound that names a place: *Pakistan-administered*, *India-Pakistan*, *D-Charleston*."""
        token = self.tokens[index]
        parts = token.text.split("-") if "-" in token.text else []
        if len(parts) != 2 or not all(parts):
            return None
        at = token.start
        for part, other in (parts, parts[::-1]):
            rows = self._rows_of_part(part)
            prior = max((_prior(row) for row in rows), default=0.0)
            if rows and (other[0].islower() or len(other) == 1 or (prior >= LARGE and self._rows_of_part(other))):
                weight = prior + WEAK_WORD + self._surroundings(index, index + 1, single=True, kind=None)
                spot = Spot(start=at, end=at + len(part), name=part, rows=rows, sentence=self.sentence.index, weight=weight)
                return spot, index + 1
            at += len(part) + 1
        return None

    def _rows_of_part(self, part: str) -> tuple[Row, ...]:
        """The places of a part of a compound."""
        if (
            len(part) < 3
            or not part[0].isupper()
            or part.casefold() in self.words.never
            or part.casefold() in self.words.adjectives
        ):
            return ()
        return find_places_named(fold_name(part))

    def _ends(self, index: int) -> Iterator[int]:
        """Where a name that begins at a token may end, the farthest first."""
        ends = []
        end = index
        while end < len(self.tokens) and end - index < MAX_NAME:
            if self._opens(end) or (end > index and self.words.types.get(self.lowers[end]) in (Kind.REGION, Kind.SITE)):
                ends.append(end + 1)
            elif not (end > index and (self.lowers[end] in self.words.connectors or self._is_stop(end))):
                break
            end += 1
        return reversed(ends)

    def _is_stop(self, index: int) -> bool:
        """Whether a full stop belongs to an abbreviation inside a name (*St. Petersburg*)."""
        return self.lowers[index] == "." and self.lowers[index - 1] in ("st", "mt", "ft", "ste", "sta")

    def _name(self, index: int, end: int) -> str:
        """The words of a name."""
        return self.text[self.tokens[index].start : self.tokens[end - 1].end]

    def _is_never(self, index: int) -> bool:
        """Whether a single word is no place: a function word, a weekday, or *Us* for *us*."""
        lower = self.lowers[index]
        text = self.tokens[index].text
        return lower in self.words.never or (lower in ("us", "uk") and not text.isupper()) or len(text) == 1

    def _is_adjective(self, index: int) -> bool:
        """Whether a single word tells of a nation (*Tajik*) and is no country's name itself."""
        lower = self.lowers[index]
        if lower not in self.words.adjectives:
            return False
        return not any(row.kind is Kind.COUNTRY for row in find_places_named(fold_name(lower)))

    def _rows(self, name: str, index: int, end: int) -> tuple[Row, ...]:
        """The places of a name; abbreviated divisions count behind a comma only."""
        if (
            end == index + 1
            and self.lowers[end : end + 1] == ["."]
            and f"{name}." in self.words.abbreviations
            and index
            and self.lowers[index - 1] == ","
        ):
            return _divisions(self.words.abbreviations[f"{name}."])
        if name in self.words.abbreviations:
            return _divisions(self.words.abbreviations[name])
        if name.isupper() and len(name) <= 3 and name.isalpha():
            return tuple(row for row in find_places_named(fold_name(name)) if row.kind is Kind.COUNTRY)
        rows = find_places_named(fold_name(name))
        if not rows and "-" in name and self._prefixed(name.lower().title()):
            return find_places_named(fold_name(name.partition("-")[2]))
        return rows

    # --- weights ----------------------------------------------------------------------------------------------------------

    def _known(self, index: int, end: int, name: str, rows: tuple[Row, ...]) -> tuple[Spot, int]:
        """The spot of a name that the gazetteer has."""
        kind, last = self._type_behind(end)
        if kind is None:
            kind = self._type_before(index)
        prior = max(_prior(row) for row in rows)
        weight = prior + self._surroundings(index, last, single=last == index + 1, kind=kind, large=prior >= LARGE)
        token = self.tokens[last - 1]
        spot = Spot(
            start=self.tokens[index].start,
            end=token.end,
            name=name,
            rows=rows,
            sentence=self.sentence.index,
            weight=weight,
            kind=kind,
            near=self._is_near(index),
        )
        return spot, last

    def _unknown(self, index: int) -> tuple[Spot, int] | None:
        """A name in no gazetteer that the words around make a place (*the village of Dyg*, *the Sarband intake*)."""
        if self.shouting or self._is_never(index) or self.lowers[index] in self.words.titles:
            return None
        end = index + 1
        while (
            end < len(self.tokens)
            and end - index < MAX_UNKNOWN
            and self._opens(end)
            and self.lowers[end] not in self.words.types
        ):
            end += 1
        kind = self._kind_of_unknown(index, end)
        given = end == index + 1 and fold(self.tokens[index].text) in given_names()
        if given or (kind is None and not self._is_bare_place(index, end)):
            return None
        name = self._name(index, end)
        if end < len(self.tokens) and self.lowers[end] in self.words.unknown_behind:
            end += self.tokens[end].text[0].isupper()
        spot = Spot(
            start=self.tokens[index].start,
            end=self.tokens[end - 1].end,
            name=self._name(index, end) if end > index + 1 else name,
            rows=(),
            sentence=self.sentence.index,
            weight=ENOUGH,
            kind=kind,
            near=self._is_near(index),
        )
        return spot, end

    def _kind_of_unknown(self, index: int, end: int) -> Kind | None:
        """What kind of place an unknown name is said to be; `None` where nothing says that it is one."""
        words = self.words
        lead = self.lowers[index - 1] if index else ""
        if index > 1 and lead == "of":
            word = self.lowers[index - 2]
            singular = word if word in words.unknown_before else word.removesuffix("s")
            if singular in words.unknown_before and self.tokens[index - 2].text[0].islower():
                return words.types.get(singular, Kind.TOWN)
        if end >= len(self.tokens):
            return Kind.TOWN if lead == "barangay" else None
        behind = end + (self.lowers[end] in words.unknown_between)
        leads = lead == "the" or lead in words.strong or lead in words.weak
        if leads and behind < len(self.tokens) and self.lowers[behind] in words.unknown_behind:
            return words.types.get(self.lowers[behind], Kind.SITE)
        return Kind.TOWN if lead == "barangay" else self._apposed_kind(end)

    def _is_bare_place(self, index: int, end: int) -> bool:
        """Whether an unknown name stands behind *in* or *near* as only a place does: alone, and no abbreviation."""
        text = self.tokens[index].text
        if end < len(self.tokens) and self.lowers[end][0].isalpha() and self.lowers[end] not in self.words.bare_followers:
            return False
        plain = end == index + 1 and text[1:].islower() and len(text) > 3 and fold(text) not in self.strangers
        return (
            plain
            and index > 0
            and self.lowers[index - 1] in BARE_LEADS
            and self.lowers[index] not in self.words.common
            and not self.shouting
        )

    def _apposed_kind(self, end: int) -> Kind | None:
        """The kind that an apposition gives a name: *Dyg, a small hamlet of…*."""
        if self.lowers[end] != "," or self.lowers[end + 1 : end + 2] not in (["a"], ["an"], ["the"]):
            return None
        for lower in self.lowers[end + 2 : end + 5]:
            if lower in self.words.unknown_before:
                return self.words.types.get(lower, Kind.TOWN)
            if not lower.isalpha():
                return None
        return None

    def _type_behind(self, end: int) -> tuple[Kind | None, int]:
        """The kind that the word behind a name says, and the end of the name, which takes in a capitalised one."""
        if end >= len(self.tokens):
            return None, end
        kind = self.words.types.get(self.lowers[end])
        capital = self.tokens[end].text[0].isupper() and not self.shouting
        return (kind, end + 1) if kind and capital else (kind, end)

    def _type_before(self, index: int) -> Kind | None:
        """The kind that words before a name say: *the village of*, *the towns of*, *Barangay*."""
        if index > 1 and self.lowers[index - 1] == "of":
            word = self.lowers[index - 2]
            return self.words.types.get(word) or self.words.types.get(word.removesuffix("s"))
        return self.words.types.get(self.lowers[index - 1]) if index and self.lowers[index - 1] in BEFORE_NAME else None

    def _surroundings(self, index: int, end: int, *, single: bool, kind: Kind | None, large: bool = False) -> float:
        """What the words around a name say for or against its being a place."""
        words, weight = self.words, 0.0
        before = self.lowers[index - 1] if index else ""
        aimed = before in ("on", "of", "against", "for") and index > 1 and self.lowers[index - 2] in words.targets
        if before in words.strong or aimed:
            weight += STRONG_WORD
        elif before in words.weak:
            weight += WEAK_WORD
        if kind is not None or (end > index + 1 and self.lowers[end - 1] in words.types):
            weight += TYPE_WORD
        large = large and fold(self.tokens[index].text) not in given_names()
        if single and self.lowers[index] in words.common and not self.tokens[index].text.isupper():
            weight += COMMON
        if single and fold(self.tokens[index].text) in self.strangers:
            weight += PERSON_WORD
        if self._is_heading(index, end):
            weight += HEADING
        elif index == 0 and single:
            weight += SENTENCE_START
        return weight + self._neighbours(index, end, large=large)

    def _neighbours(self, index: int, end: int, *, large: bool) -> float:
        """What capitalised words directly beside a name say: parts of a person's or company's name."""
        if self.shouting:
            return 0.0
        weight = 0.0
        before = self.lowers[index - 1] if index else ""
        if before in self.words.titles or (before == "." and index > 1 and self.lowers[index - 2] in self.words.titles):
            weight += TITLE
        elif (
            index
            and self.tokens[index - 1].text[0].isupper()
            and before not in self.words.strong
            and not self._is_function(index - 1)
        ) or (before == "." and index > 1 and len(self.lowers[index - 2]) == 1 and self.tokens[index - 2].text.isupper()):
            weight += STRANGER_BEFORE / (2 if large else 1)
        if end < len(self.tokens) and self.tokens[end].text[0].isupper() and self.lowers[end] not in self.words.institutions:
            known = self.lowers[end] in self.words.never and self.lowers[end] != "party"
            weight += STRANGER_AFTER / (4 if large else 2 if known else 1)
        return weight

    def _is_function(self, index: int) -> bool:
        """Whether a capitalised word is only the beginning of the sentence."""
        return index == 0 and (self.lowers[index] in self.words.never or self.lowers[index] in self.words.weak)

    def _is_heading(self, index: int, end: int) -> bool:
        """Whether a name stands in a dateline."""
        if self.sentence.index or index > 3 or end >= len(self.tokens):
            return False
        upper = self.tokens[index].text.isupper() and not self.shouting
        return upper and self.lowers[end] in (",", "(", "-", "–", "—", "/", ":")

    def _is_near(self, index: int) -> bool:
        """Whether the words before a name tell of a place near it: *near*, *10 km north of*, *the outskirts of*."""
        back = index - 1
        if back >= 0 and self.lowers[back] in ("the", "of"):
            back -= 1
        if back < 0:
            return False
        if self.lowers[back] in self.words.near:
            return True
        if self.lowers[index - 1] not in ("of", "from"):
            return False
        back = index - 2
        if back >= 0 and self.lowers[back] in self.words.directions:
            return True
        return back >= 1 and (self.lowers[back] in self.words.units or self.lowers[back] == "away")

    # --- persons ----------------------------------------------------------------------------------------------------------

    def persons(self) -> Iterator[str]:
        """Words of the sentence that are parts of persons' names."""
        if self.shouting:
            return
        index = 0
        while index < len(self.tokens):
            end = index
            while end < len(self.tokens) and self.tokens[end].text[0].isupper():
                end += 1
            if end > index:
                yield from self._persons_of(index, end)
            index = max(end, index + 1)

    def _persons_of(self, index: int, end: int) -> Iterator[str]:
        """Surnames in a run of capitalised words: behind a title or a given name, and before a word of saying."""
        folded = [fold(token.text) for token in self.tokens[index:end]]
        titled = [at for at, lower in enumerate(self.lowers[index:end]) if lower in self.words.titles]
        if (titled and end - index > titled[-1] + 1) or (
            end - index in (2, 3) and folded[0] in given_names() and not find_places_named(fold_name(self._name(index, end)))
        ):
            yield folded[-1]
        elif end - index == 1 and index > 1 and self.lowers[index - 1] == "." and self.lowers[index - 2] in self.words.titles:
            yield folded[0]


@cache
def _divisions(name: str) -> tuple[Row, ...]:
    """The first-order divisions of a name."""
    return tuple(row for row in find_places_named(fold_name(name)) if row.kind is Kind.PROVINCE)


def _prior(row: Row) -> float:
    """What a place weighs before anything is known of its surroundings."""
    if row.kind is not Kind.TOWN:
        return KIND_WEIGHTS[row.kind]
    digits = len(str(row.population)) - 1 if row.population else 0
    share = row.population / 10**digits / 10 if row.population else 0
    return max(0.0, digits + share - DECADES_OF_TOWN)
