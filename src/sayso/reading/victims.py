"""Who is lost: civilians, soldiers, or nobody knows."""

from collections.abc import Sequence

from sayso.reading.clauses import Layout
from sayso.reading.counts import CountPhrase
from sayso.record.vocabulary import Victims
from sayso.world.actors import know_name
from sayso.world.lexicon import CLASSES
from sayso.world.numbers import NUMBER_WORDS, people_words

COUNTED_DEAD = frozenset("toll number".split())
TOLL_REACH = 5
"""Words between *toll* or *number* and the figure."""
OWN_MEN = frozenset("men boys comrades".split())
OWNERS = frozenset("his their its our her my".split())
SOME_CIVIL = frozenset("children women civilians girls boys infants girl boy child woman".split())
COUNT_REACH = 3
"""Words between a number and the noun that it counts."""
ARMS_OF_STATE = frozenset("army military navy police militia rebel government".split())


def victims_of(layout: Layout, first: int, last: int, phrase: CountPhrase | None = None) -> Victims:
    """Who the victims of a phrase are: by its noun, by what is said of some, by what *others* and *of them* go back to."""
    words = layout.words[first:last]
    noun = phrase.noun if phrase else None
    if noun is None and not COUNTED_DEAD.isdisjoint(layout.words[max(0, first - TOLL_REACH) : first]):
        return Victims.UNKNOWN
    told = _sort_of(noun) if noun else None
    if told is None and any(word in ("civilian", "civilians") for word in words):
        return Victims.CIVILIAN
    if told is None:
        told = _last_sort(words)
    if told is None and not OWN_MEN.isdisjoint(words) and not OWNERS.isdisjoint(words):
        return Victims.MILITARY
    if told is not None:
        return told
    if _has_some_civil(layout, last):
        return Victims.CIVILIAN
    if phrase is not None and (noun is None or _goes_back(words, noun, phrase)):
        back = _last_sort if _goes_back(words, noun, phrase) else _last_counted
        return back(layout.words[:first]) or Victims.UNKNOWN
    if noun is not None and _is_plain_calling(noun):
        return Victims.CIVILIAN
    if "people" in words or "persons" in words or "person" in words:
        return Victims.UNKNOWN if not CLASSES["war-sign"].isdisjoint(layout.vocabulary) else Victims.CIVILIAN
    return Victims.UNKNOWN


def _last_sort(words: Sequence[str]) -> Victims | None:
    """Whom the last telling noun of some words names; "army engineers" are soldiers."""
    for at in range(len(words) - 1, -1, -1):
        if (sort := _sort_of(words[at])) is not None:
            return Victims.MILITARY if at and words[at - 1] in ARMS_OF_STATE else sort
    return None


def _is_plain_calling(noun: str) -> bool:
    """Whether a noun tells of people who bear no arms: one that is none of the known nouns of armed men, nor a name."""
    if not noun.isalpha() or noun in CLASSES["count-people"] or noun in CLASSES["people"] or noun in CLASSES["force"]:
        return False
    return noun not in people_words("anybody") and know_name(noun.capitalize()) is None


def _last_counted(words: Sequence[str]) -> Victims | None:
    """Whom the count before a bare number counts: "killing one soldier and wounding two"; who merely speaks is nobody lost."""
    for at in range(len(words) - 1, -1, -1):
        if (sort := _sort_of(words[at])) is not None:
            before = words[max(0, at - COUNT_REACH) : at]
            return sort if any(word[0].isdecimal() or word in NUMBER_WORDS or word in ("a", "an") for word in before) else None
    return None


def _sort_of(word: str | None) -> Victims | None:
    """Whom a noun names; `None` where it may be anybody."""
    if word in CLASSES["military"]:
        return Victims.MILITARY
    if word in CLASSES["civilian"] and word not in ("people", "men"):
        return Victims.CIVILIAN
    return None


def _has_some_civil(layout: Layout, at: int) -> bool:
    """Whether some of those counted are said to be women, children or civilians: ", four of them children"."""
    behind = layout.words[at : at + 8]
    return behind[:1] in ([","], ["including"]) and not SOME_CIVIL.isdisjoint(behind)


def _goes_back(words: Sequence[str], noun: str | None, phrase: CountPhrase | None) -> bool:
    """Whether a count is of those named before: *two others*, *five of them*, *wounding three*."""
    return phrase is not None and (
        phrase.partitive or noun in ("others", "other", "more", "them") or "others" in words or "more" in words
    )
