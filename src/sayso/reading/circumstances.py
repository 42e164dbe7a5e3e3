"""Where, when and with what an event happened: what its clause says, then its sentence, then the report's occurrence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.reading.clauses import Layout, Tagged
from sayso.reading.drafts import Draft
from sayso.record import Means, Mention, Place, Span, Time, TimeValue
from sayso.record.vocabulary import EventType, MentionType, Status
from sayso.world.lexicon import CLASSES

PLACED = frozenset(
    (
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.RETREAT,
        EventType.AID,
        EventType.COOPERATE,
    )
)
"""Types of deeds, which have a place; words (requests, accusations) have none unless their own clause names one."""
SPOKEN = frozenset(
    (EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT, EventType.CONCEDE)
)
"""Types of words."""
STRUCK = frozenset((EventType.ASSAULT, EventType.COERCE))
"""Types of what is done to places too."""
HAPPENED = frozenset((Status.ACTUAL, Status.NEGATED, Status.DENIED))
"""Statuses of what has its time behind it."""
ACROSS_CLAUSE = 12
"""What the edge of a clause adds to a distance in words."""
BEFORE_ANCHOR = 3
"""What standing before the anchor adds."""
LOCATING = CLASSES["locating"]
"""Words before a place that makes it the scene of something."""
CONTAINING = frozenset("in inside within".split())
"""Words before what a place lies in."""
CONTAINING_REACH = 2
"""Words between them and its name: "in the Isfara district"."""
CARE = frozenset("hospital hospitals clinic clinics infirmary morgue mortuary".split())
"""Words of places to which the hurt and the dead are brought, which are not where it happened."""
CARE_REACH = 3
"""Words between a hospital and its town."""
INHERITED = "content"
"""Basis of a time that another sentence of the report tells."""
COUNTRY = 6
"""UCDP's precision of a whole country, which is no scene for what another sentence tells."""
NEAR_POINT = 2
"""What a place of unknown precision counts as: a local name that no gazetteer has is mostly the finest place told."""
LONG = 4
"""UCDP's precision of a month or more."""
OF_NOUN = 1
"""Words between a noun and the time that it is of: "the war of 2006"."""
WOUNDS = frozenset("wounds wound injuries burns".split())
WOUNDS_REACH = 5
"""Words behind *died* within which its cause stands."""
MAX_DISTANCE = 45
"""Beyond it words of a sentence say nothing of one another."""
OBJECT_REACH = 5
"""Words between a verb and its object."""
HURLED = frozenset(
    ("fire", "shell", "use-weapon", "grenade", "opened-fire", "fire-alone", "shoot", "munition-hits", "explosion", "explode")
)
"""Frames whose object is the weapon."""
INSTRUMENTAL = frozenset("with by using from of".split())
MEANS_REACH = 26
"""Words between an anchor and the weapon that it was done with."""


def find_place(draft: Draft, closed: Sequence[Span]) -> Place | None:
    """The place that an event's own sentence gives it; words and gestures have none.

    Args:
        draft: The event.
        closed: Stretches whose places are no scene: parties, voices ("a doctor at the hospital in Shire"), the dateline.
    """
    if draft.frame.type in SPOKEN:
        return None
    candidates = [
        (_is_care(draft.layout, tagged), distance, tagged.first, tagged.mention.value)
        for tagged in _open_to(draft, MentionType.PLACE)
        if isinstance(tagged.mention.value, Place)
        and not any(span.covers(tagged.mention.span) for span in closed)
        and _is_scene(draft.layout, tagged)
        and (distance := _distance(draft.layout, draft, tagged) + 2 * (tagged.mention.value.precision or NEAR_POINT))
        <= MAX_DISTANCE
    ]
    if not candidates:
        return None
    _, _, first, place = min(candidates, key=lambda each: each[:3])
    around = [other for _, _, at, other in candidates if at != first and _is_around(draft.layout, at)]
    return _in_country(place, around)


def take_struck_place(draft: Draft) -> Place | None:
    """The place that an attack strikes, taken from its recipients: in "rebels shelled Goma" Goma is where, not who.

    A place that stands for a state, or has a side otherwise, stays a party.
    """
    if draft.frame.type not in STRUCK:
        return None
    for party in draft.recipients:
        if party.span is None or party.side:
            continue
        tagged = _named_by(draft.layout, party.span)
        if tagged is None or not isinstance(place := tagged.mention.value, Place) or place.precision == COUNTRY:
            continue
        if tagged.mention.span == party.span:
            draft.recipients = tuple(other for other in draft.recipients if other is not party)
        return place
    return None


def _named_by(layout: Layout, words: Span) -> Tagged | None:
    """The place whose name some words are, or end in, or that follows them behind *of*: "the town of Sake"."""
    after = layout.number(words.end - 1) + 1
    for tagged in layout.of_type(MentionType.PLACE):
        behind = tagged.first == after + 1 and layout.words[after] == "of"
        if behind or (words.covers(tagged.mention.span) and tagged.last == after):
            return tagged
    return None


def _is_around(layout: Layout, at: int) -> bool:
    """Whether a place is told as what something happened in."""
    return not CONTAINING.isdisjoint(layout.words[max(0, at - CONTAINING_REACH) : at])


def _in_country(place: Place, around: Sequence[Place]) -> Place:
    """A local name that no gazetteer has, in the country of the places told around it: "Orubeki in the Isfara district"."""
    countries = {other.country for other in around if other.country}
    if place.precision is not None or place.country is not None or len(countries) != 1:
        return place
    return replace(place, country=countries.pop())


def _is_care(layout: Layout, tagged: Tagged) -> bool:
    """Whether a place is the town of a hospital, which comes behind all others."""
    after = layout.words[tagged.last] if tagged.last < len(layout.words) else ""
    return after in CARE or not CARE.isdisjoint(layout.words[max(0, tagged.first - CARE_REACH) : tagged.first])


def _open_to(draft: Draft, kind: MentionType) -> list[Tagged]:
    """The mentions of a type that may tell of an event: none in a relative clause between commas that it stands outside of."""
    asides = draft.layout.asides
    inside = next((aside for aside in asides if aside[0] <= draft.anchor.first < aside[1]), None)
    return [
        tagged
        for tagged in draft.layout.of_type(kind)
        if next((aside for aside in asides if aside[0] <= tagged.first < aside[1]), inside) == inside
    ]


def _is_scene(layout: Layout, tagged: Tagged) -> bool:
    """Whether a place is where something happens, not who does it or what a name is made of."""
    before = next(
        (layout.words[i] for i in range(tagged.first - 1, max(-1, tagged.first - 5), -1) if layout.words[i] in LOCATING), None
    )
    after = layout.words[tagged.last] if tagged.last < len(layout.words) else ""
    if after in ("'s", "’s"):
        return False
    return before is not None


def find_time(draft: Draft, time_of: Callable[[Mention], Time | None]) -> Time | None:
    """The time that an event's own sentence gives it; the nearest, those of the same clause first."""
    if _is_late_death(draft):
        return None
    ranked = sorted(
        (
            (_distance(draft.layout, draft, tagged), tagged.first, tagged.mention)
            for tagged in _open_to(draft, MentionType.TIME)
            if not _is_of_another(draft, tagged)
        ),
        key=lambda each: each[:2],
    )
    for distance, _, mention in ranked:
        if distance <= MAX_DISTANCE and (time := time_of(mention)) is not None:
            return time
    return None


def _is_late_death(draft: Draft) -> bool:
    """Whether somebody died later, of wounds: the day of the death is not that of the attack."""
    return draft.frame.name == "die" and not WOUNDS.isdisjoint(
        draft.layout.words[draft.anchor.first : draft.anchor.last + WOUNDS_REACH]
    )


def _is_of_another(draft: Draft, tagged: Tagged) -> bool:
    """Whether a month or year belongs to a noun of another clause: "after the war of 2006", said of today's attack."""
    value = tagged.mention.value
    if not isinstance(value, TimeValue) or (value.precision or 0) < LONG:
        return False
    for other in draft.syntax.anchors:
        if not other.is_verb and 0 <= tagged.first - other.last <= OF_NOUN and other.first != draft.anchor.first:
            first, second = sorted((other, draft.anchor), key=lambda each: each.first)
            return draft.layout.right_edge(first.last) < second.first
    return False


def find_means(draft: Draft, means_of: Callable[[Mention], Means]) -> Means | None:
    """The weapon that an event's own clause names."""
    ranked = sorted(
        (
            (_distance(draft.layout, draft, tagged), tagged.first, tagged.mention)
            for tagged in draft.layout.of_type(MentionType.WEAPON)
            if not _is_target(draft, tagged)
        ),
        key=lambda each: each[:2],
    )
    return means_of(ranked[0][2]) if ranked and ranked[0][0] <= MEANS_REACH else None


def _is_target(draft: Draft, tagged: Tagged) -> bool:
    """Whether a weapon is what is struck, not what strikes: "destroyed three missiles"."""
    anchor = draft.anchor
    if not anchor.is_verb or anchor.frame.name in HURLED or not anchor.last <= tagged.first < anchor.last + OBJECT_REACH:
        return False
    return draft.layout.words[anchor.last : tagged.first] == [] or not INSTRUMENTAL & set(
        draft.layout.words[anchor.last : tagged.first]
    )


def _distance(layout: Layout, draft: Draft, tagged: Tagged) -> int:
    """Words between an anchor and a mention, more where a clause or another verb lies between."""
    anchor = draft.anchor
    if tagged.first >= anchor.last:
        low, high, away = anchor.last, tagged.first, tagged.first - anchor.last
    else:
        low, high, away = tagged.last, anchor.first, anchor.first - tagged.last + BEFORE_ANCHOR
    edges = layout.right_edge(low) < high
    verbs = sum(1 for other in draft.syntax.anchors if low <= other.first < high and other.is_verb)
    return away + ACROSS_CLAUSE * edges + (ACROSS_CLAUSE // 2) * verbs


# --- what the occurrence gives ---------------------------------------------------------------------------------------


def spread(drafts: Sequence[Draft], lead: Time | None) -> None:
    """Give deeds without a place, time or weapon those of the occurrence that they belong to.

    An event takes them from the nearest event of its sentence, then from the one before it, then from the first of the report
    that has them. Background takes only from its own sentence.
    """
    for draft in drafts:
        vague = draft.place is None or (draft.place.precision == COUNTRY and draft.foreground)
        if vague and draft.status in HAPPENED and draft.frame.type in PLACED:
            _spread_place(draft, drafts)
    for draft in drafts:
        if draft.time is None and draft.status in HAPPENED and draft.frame.type in PLACED:
            _spread_time(draft, drafts, lead)


def _spread_place(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take the place of the occurrence."""
    source = _source(draft, drafts, lambda each: each.place is not None and each.place.precision != COUNTRY)
    if source is not None and source.place is not None and _narrows(draft.place, source.place):
        draft.place = source.place if source.layout is draft.layout else replace(source.place, span=None)
        draft.explain("place", "place-of-the-occurrence", source.place.span)


def _narrows(known: Place | None, other: Place) -> bool:
    """Whether a place may be meant where the sentence tells no more than the country."""
    return known is None or known.country == other.country


def _spread_time(draft: Draft, drafts: Sequence[Draft], lead: Time | None) -> None:
    """Take the time of the occurrence, else that of the report's lead."""
    source = _source(draft, drafts, lambda each: each.time is not None and each.status in HAPPENED)
    time = source.time if source is not None else lead if draft.foreground else None
    if time is not None:
        own = source is not None and source.layout is draft.layout
        draft.time = time if own else replace(time, span=None, basis=time.basis or INHERITED)
        draft.explain("time", "time-of-the-occurrence", time.span)


def _shares_sentence(draft: Draft, other: Draft) -> bool:
    """Whether two events stand in one sentence, both as news or both as background."""
    return other is not draft and other.layout is draft.layout and other.foreground is draft.foreground


def _source(draft: Draft, drafts: Sequence[Draft], has: Callable[[Draft], bool]) -> Draft | None:
    """The event whose circumstances another one shares."""
    own = [each for each in drafts if _shares_sentence(draft, each) and has(each)]
    if own:
        return min(own, key=lambda each: (abs(each.number - draft.number), each.number))
    if not draft.foreground:
        return None
    at = next(i for i, each in enumerate(drafts) if each is draft)
    news = [each for each in drafts[:at] if each.foreground and each.frame.type in PLACED and has(each)]
    if news:
        return news[-1]
    return next((each for each in drafts[at:] if each.foreground and each.frame.type in PLACED and has(each)), None)
