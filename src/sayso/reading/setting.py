"""Which countries and sides a report is about, and where."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.record import Mention, Place
from sayso.record.vocabulary import MentionType, VoiceKind
from sayso.world.actors import Actor, Entry, Sense, know_name, land_of
from sayso.world.persons import know_person
from sayso.world.states import states

# These weights were chosen together on the home states of 666 voices in written passages (.56 right before, .69 after; on 140
# others .59 and .74); each may vary by a half without a change of more than a point, but for the lands of groups and fading.
FADING = 0.95
"""What a sighting counts a sentence further away."""
LATER = 0.3
"""What a sighting counts that comes only after the words in question."""
WEIGHTS = {Sense.STATE: 0.5, Sense.NATION: 0.7, Sense.SEAT: 0.3, Sense.NAME: 2.0}
"""How much each sort of name tells of where a report plays."""
PLACE_WEIGHTS = {Sense.STATE: 1.5, Sense.SEAT: 1.0}
"""How much a country or capital tells, named as a place."""
PLACE_WEIGHT = 1.5
"""How much a place within a country tells."""
PERSON_WEIGHT = 2.0
"""How much a person tells who is known to speak for a side."""
LAND_WEIGHT = 2.0
"""How much a non-state side tells of the state in which it fights or rules."""
SHARES = {Sense.STATE: 0.7, Sense.NATION: 0.5, Sense.SEAT: 1.0, Sense.NAME: 0.6}
"""How much each sort of name makes its side one of the two that a report tells of."""
PLACE_SHARE = 2.5
"""How much a place makes it so."""
UNSUPPORTED_SHARE = 0.7
"""How much a place of a country that the report names in no other way does."""
TITLE_WEIGHT = 0.3
"""How much a name in the title tells."""
UNSUPPORTED_WEIGHT = 0.5
"""How much a place tells of a country that the report names in no other way: towns of one name lie in many countries."""
DATELINE_WEIGHT = 5.0
"""How much the dateline tells at any distance."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place in the text that tells of a country or side."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    sentence: int
    """Number of its sentence."""
    side: str
    """ISO 3166-1 alpha-3 code, or name of the non-state side."""
    weight: float
    """How much it tells of where the report plays."""
    entry: Entry | None = None
    """The known name, where it is one."""

    @property
    def share(self) -> float:
        """How much it makes its side one of those that the report tells of."""
        if self.entry:
            return SHARES[self.entry.sense]
        return PLACE_SHARE if self.weight > UNSUPPORTED_WEIGHT else UNSUPPORTED_SHARE


class Setting:
    """The countries and sides of a report by where it names them."""

    def __init__(
        self,
        sightings: Iterable[Sighting],
        dateline: str | None,
        titled: Sequence[str] = (),
        *,
        hints: Iterable[Sighting] = (),
        outlet: tuple[str, float] | None = None,
    ) -> None:
        """Weigh where a report plays.

        Args:
            sightings: where it names countries and sides.
            dateline: the country of its dateline.
            titled: the sides that its title names.
            hints: persons and groups that tell of a state without naming it.
            outlet: the country of its outlet, and how much that tells.
        """
        self._sightings = sorted(sightings, key=lambda each: (each.start, each.end, each.side))
        self._evidence = [each for each in (*self._sightings, *hints) if each.side in states()]
        self._starts = [each.start for each in self._sightings]
        self._dateline = dateline
        self._outlet = outlet
        self._titled = titled
        self._homes: dict[int, str | None] = {}

    def home(self, sentence: int) -> str | None:
        """The state that a bare *the army* or *police* of a sentence belongs to, or `None`."""
        if sentence not in self._homes:
            self._homes[sentence] = self._weigh(sentence)
        return self._homes[sentence]

    def _weigh(self, sentence: int) -> str | None:
        total: defaultdict[str, float] = defaultdict(float)
        if self._dateline:
            total[self._dateline] += DATELINE_WEIGHT
        if self._outlet:
            total[self._outlet[0]] += self._outlet[1]
        for side in self._titled:
            if side in states():
                total[side] += TITLE_WEIGHT
        for each in self._evidence:
            away = abs(each.sentence - sentence)
            total[each.side] += each.weight * FADING**away * (LATER if each.sentence > sentence else 1.0)
        return max(sorted(total), key=lambda side: total[side]) if total else None

    def country_at(self, start: int, end: int) -> str | None:
        """The country that the words between two offsets name or lie in, or `None`."""
        first = bisect_right(self._starts, start - 1)
        for each in self._sightings[first:]:
            if each.start >= end:
                return None
            if each.end <= end and each.side in states():
                return each.side
        return None

    @property
    def told(self) -> bool:
        """Whether the report tells of any known state or side."""
        return bool(self._sightings) or self._dateline is not None

    def sides(self) -> dict[str, float]:
        """How much the report tells of each side."""
        total: defaultdict[str, float] = defaultdict(float)
        for each in self._sightings:
            total[each.side] += each.share
        return total

    def authority(self) -> Entry | None:
        """The first unrecognised authority that the report names, or `None`."""
        for each in self._sightings:
            entry = each.entry
            if entry and entry.actor.side not in states() and entry.actor.kind == VoiceKind.GOVERNMENT:
                return entry
        return None

    def fighters(self, at: int) -> Actor | None:
        """The armed group named last before an offset, else the first one that the report names; `None` where it names none."""
        groups = [each for each in self._sightings if each.entry and each.entry.actor.kind == VoiceKind.ARMED_GROUP]
        before = [each for each in groups if each.end <= at]
        chosen = before[-1] if before else groups[0] if groups else None
        return chosen.entry.actor if chosen and chosen.entry else None


def places_sighted(mentions: Sequence[Mention], named: Collection[str], sentence_at: "SentenceAt") -> Iterable[Sighting]:
    """Sightings from the places of a report, as far as their country is known.

    Args:
        mentions: mentions of the report.
        named: sides that the report names otherwise.
        sentence_at: tells the sentence of an offset.
    """
    found = [(mention.span, mention.value) for mention in mentions if isinstance(mention.value, Place)]
    towns: dict[str | None, set[str]] = {}
    for _, place in found:
        towns.setdefault(place.country, set()).add(place.name)
    for span, place in found:
        if place.country:
            supported = place.country in named or len(towns[place.country]) > 1
            known = know_name(span.quote)
            weight = PLACE_WEIGHTS.get(known.sense) if known else None
            yield Sighting(
                span.start,
                span.end,
                sentence_at(span.start),
                place.country,
                weight or (PLACE_WEIGHT if supported else UNSUPPORTED_WEIGHT),
            )


def persons_sighted(mentions: Sequence[Mention], sentence_at: "SentenceAt") -> Iterable[Sighting]:
    """Sightings of the states for which, or on whose soil, known persons speak."""
    for mention in mentions:
        person = know_person(mention.span.quote) if mention.type is MentionType.PERSON else None
        state = land_of(person.side) if person and person.side else None
        if state:
            yield Sighting(mention.span.start, mention.span.end, sentence_at(mention.span.start), state, PERSON_WEIGHT)


def lands_of(sightings: Iterable[Sighting]) -> Iterable[Sighting]:
    """Sightings of the states in which the non-state sides of others fight or rule."""
    for each in sightings:
        land = None if each.side in states() else land_of(each.side)
        if land:
            yield replace(each, side=land, weight=LAND_WEIGHT, entry=None)


class SentenceAt:
    """Number of the sentence at an offset."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts

    def __call__(self, offset: int) -> int:
        """The number; 0 before the first sentence."""
        return max(0, bisect_right(self._starts, offset) - 1)
