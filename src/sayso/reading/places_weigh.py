"""Weighs whether the words around a name make it a place."""

from sayso.reading.places_line import PlaceLine
from sayso.world.gazetteer import Kind, Row
from sayso.world.persons import given_names
from sayso.world.spelling import fold

BEFORE_NAME = frozenset(("barangay", "village", "camp", "town", "city", "mount", "lake"))
"""Words that stand before a name without *of*."""
ENOUGH = 2.0
"""Weight from which a known name is taken for a place."""
KIND_WEIGHTS = {Kind.COUNTRY: 4.0, Kind.PROVINCE: 2.6, Kind.REGION: 2.0, Kind.SEA: 3.0, Kind.DISTRICT: 1.2, Kind.SITE: 2.0}
"""What a name of such a kind weighs before anything is known of its surroundings."""
OWN = 4.5
"""What a place of a user's own table weighs."""
DECADES_OF_TOWN = 2.8
"""A town weighs the decimal logarithm of its population less this: one of 60,000 weighs 2."""
MAX_ROAD = 7
"""Words from *road* to the name of its further end."""
LARGE = 2.5
"""Weight of a name by itself from which the capitalised words beside it say less: countries, provinces, cities of 200,000."""
STRONG_WORD, WEAK_WORD = 1.6, 0.7
TYPE_WORD, HEADING = 2.0, 1.5
TITLE, STRANGER_BEFORE, STRANGER_AFTER, COMMON, PERSON_WORD, SENTENCE_START = -4.0, -3.0, -2.2, -2.2, -3.4, -0.8


def prior_of(row: Row) -> float:
    """What a place weighs before anything is known of its surroundings; a user's own is a place wherever it stands."""
    if row.own:
        return OWN
    if row.kind is not Kind.TOWN:
        return KIND_WEIGHTS[row.kind]
    digits = len(str(row.population)) - 1 if row.population else 0
    share = row.population / 10**digits / 10 if row.population else 0
    return max(0.0, digits + share - DECADES_OF_TOWN)


def is_located(line: PlaceLine, index: int, kind: Kind | None) -> bool:
    """Whether the words around a name tell of a place, whatever the name is."""
    before = line.lowers[index - 1] if index else ""
    return kind is not None or before in line.words.strong or _is_aimed_at(line, index)


def _is_aimed_at(line: PlaceLine, index: int) -> bool:
    """Whether a name stands behind such words as *strike on* or *residents of*."""
    before = line.lowers[index - 1] if index else ""
    return before in ("on", "of", "against", "for") and index > 1 and line.lowers[index - 2] in line.words.targets


def weigh_surroundings(line: PlaceLine, index: int, end: int, *, kind: Kind | None, prior: float) -> float:
    """What the words around a name say for or against its being a place."""
    words, weight, single = line.words, 0.0, end == index + 1
    before = line.lowers[index - 1] if index else ""
    if before in words.strong or _is_aimed_at(line, index):
        weight += STRONG_WORD
    elif before in words.weak:
        weight += WEAK_WORD
    if kind is not None or (end > index + 1 and line.lowers[end - 1] in words.types):
        weight += TYPE_WORD
    called = single and line.lowers[index] in words.given
    large = prior >= LARGE and not called and fold(line.tokens[index].text) not in given_names()
    if single and line.lowers[index] in words.common and not line.tokens[index].text.isupper():
        weight += COMMON
    if single and fold(line.tokens[index].text) in line.strangers:
        weight += PERSON_WORD
    if is_heading(line, index, end):
        weight += HEADING
    elif index == 0 and single:
        weight += SENTENCE_START
    return weight + _neighbours(line, index, end, large=large)


def _neighbours(line: PlaceLine, index: int, end: int, *, large: bool) -> float:
    """What capitalised words directly beside a name say: parts of a person's or company's name."""
    if line.shouting:
        return 0.0
    weight = 0.0
    before = line.lowers[index - 1] if index else ""
    if before in line.words.titles or (before == "." and index > 1 and line.lowers[index - 2] in line.words.titles):
        weight += TITLE
    elif (
        index
        and line.tokens[index - 1].text[0].isupper()
        and before not in line.words.strong
        and not _is_function(line, index - 1)
    ) or (before == "." and index > 1 and len(line.lowers[index - 2]) == 1 and line.tokens[index - 2].text.isupper()):
        weight += STRANGER_BEFORE / (2 if large else 1)
    if end < len(line.tokens) and line.tokens[end].text[0].isupper() and line.lowers[end] not in line.words.institutions:
        known = line.lowers[end] in line.words.never and line.lowers[end] != "party"
        weight += STRANGER_AFTER / (4 if large else 2 if known else 1)
    return weight


def _is_function(line: PlaceLine, index: int) -> bool:
    """Whether a capitalised word is only the beginning of the sentence."""
    return index == 0 and (line.lowers[index] in line.words.never or line.lowers[index] in line.words.weak)


def is_heading(line: PlaceLine, index: int, end: int) -> bool:
    """Whether a name stands in a dateline."""
    if line.sentence.index or index > 3 or end >= len(line.tokens):
        return False
    upper = line.tokens[index].text.isupper() and not line.shouting
    return upper and line.lowers[end] in (",", "(", "-", "–", "—", "/", ":")


def _is_end_of_road(line: PlaceLine, index: int) -> bool:
    """Whether a name is either end of a road or the like: *the road from Tame to Fortul*, *the border between…*."""
    lowers = line.lowers[max(0, index - MAX_ROAD) : index]
    if not lowers or lowers[-1] not in ("from", "between", "to", "and"):
        return False
    opens = [
        at for at, lower in enumerate(lowers) if lower in ("from", "between") and at and lowers[at - 1] in line.words.lines
    ]
    return bool(opens) and (lowers[-1] in ("from", "between") or opens[-1] < len(lowers) - 1)


def is_near(line: PlaceLine, index: int) -> bool:
    """Whether the words before a name tell of a place near it: *near*, *10 km north of*, *the road from*."""
    if _is_end_of_road(line, index):
        return True
    back = index - 1
    if back >= 0 and line.lowers[back] in ("the", "of"):
        back -= 1
    if back < 0:
        return False
    if line.lowers[back] in line.words.near:
        return True
    if line.lowers[index - 1] not in ("of", "from"):
        return False
    back = index - 2
    if back >= 0 and line.lowers[back] in line.words.directions:
        return True
    return back >= 1 and (line.lowers[back] in line.words.units or line.lowers[back] == "away")


def type_behind(line: PlaceLine, end: int) -> tuple[Kind | None, int]:
    """The kind that the word behind a name says, and the end of the name, which takes in a capitalised one."""
    if end >= len(line.tokens):
        return None, end
    kind = line.words.types.get(line.lowers[end])
    capital = line.tokens[end].text[0].isupper() and not line.shouting
    return (kind, end + 1) if kind and capital else (kind, end)


def type_before(line: PlaceLine, index: int) -> Kind | None:
    """The kind that words before a name say: *the village of*, *the towns of*, *Barangay*."""
    if index > 1 and line.lowers[index - 1] == "of":
        word = line.lowers[index - 2]
        return line.words.types.get(word) or line.words.types.get(word.removesuffix("s"))
    return line.words.types.get(line.lowers[index - 1]) if index and line.lowers[index - 1] in BEFORE_NAME else None


def country_told(line: PlaceLine, index: int, end: int) -> str | None:
    """The country that the words beside a name say it lies in: *the Kyrgyz village of Dyg*, *Dyg on the Kyrgyz side*."""
    adjectives = line.words.adjectives
    behind = line.lowers[end : end + 5]
    if behind[:1] == [","]:
        behind = behind[1:]
    if behind[:2] in (["on", "the"], ["in", "the"]) and behind[3:4] in (["side"], ["part"], ["sector"]):
        return adjectives.get(behind[2]) or None
    if index < 3 or line.lowers[index - 1] != "of" or line.lowers[index - 2].removesuffix("s") not in line.words.types:
        return None
    return next((adjectives[word] or None for word in line.lowers[max(0, index - 5) : index - 2] if word in adjectives), None)
