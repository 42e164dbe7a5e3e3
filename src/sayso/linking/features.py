"""What two sightings of events have in common, feature by feature."""

from collections.abc import Iterator

from sayso.linking.backdrop import Backdrop
from sayso.linking.sightings import Sighting
from sayso.linking.weights import affinity, weights
from sayso.linking.whereabouts import Whereabouts, relate
from sayso.record.vocabulary import Stance

Weighed = tuple[str, float]
"""Name of a feature and what it adds."""
PLACE = {
    Whereabouts.SAME: "place-same",
    Whereabouts.NEAR: "place-near",
    Whereabouts.INSIDE: "place-inside",
    Whereabouts.OTHER: "place-other",
    Whereabouts.APART: "place-apart",
}
GUESSED = {
    "place-same": "place-same-guessed",
    "place-other": "place-other-guessed",
    "place-apart": "place-apart-guessed",
    "time-same": "time-same-guessed",
    "time-apart": "time-apart-guessed",
}
"""Features that count less where the place or time was taken from other sentences of a report."""
CARRIED = {
    "place-same": "place-carried",
    "place-other": "place-other-guessed",
    "place-apart": "place-apart-guessed",
    "time-same": "time-carried",
    "time-apart": "time-apart-guessed",
}
"""Features of one report that count less for the same reason."""
TELLING = frozenset(
    "place-same place-same-guessed place-near place-inside place-named parties-same parties-swapped parties-shared "
    "figures-same answers names-shared copied".split()
)
"""Features one of which two reports of one occurrence mostly show; any two shootings of one day share the others."""
MOST_NAMES = 2
"""Uncommon names in common after which more add nothing."""
MOST_OF_STORY = 6
"""Uncommon names of two reports in common after which more add nothing."""
LEAD = 1
"""Last sentence, from 0, of what a report tells first."""
AFTERWARDS = 10
"""Days within which the wounded die and the dead are found or counted."""
NEWS = 30
"""Days within which something undated that a report tells as news has been."""
FEW_WORDS_APART = 1
"""Sentences between two that are neighbours."""


def compare(a: Sighting, b: Sighting, behind: Backdrop) -> tuple[Weighed, ...]:
    """The features that two sightings show, with their weights.

    Args:
        a: One sighting.
        b: Another.
        behind: What is known of the reports that they stand in.
    """
    table = weights()
    found = [(name, table[name]) for name in (_place(a, b), _time(a, b), _parties(a, b)) if name]
    found.append(_kind(a, b))
    if a.figures and a.figures & b.figures:
        found.append(("figures-same", table["figures-same"]))
    if a.event.means and b.event.means and a.event.means.category is b.event.means.category:
        found.append(("means-same", table["means-same"]))
    if a.claim and b.claim and _blame_each_other(a, b):
        found.append(("rival-blame", table["rival-blame"]))
    if answers(a, b) or answers(b, a):
        found.append(("answers", table["answers"]))
    if a.report == b.report:
        found += [(name, table[name]) for name in _nearness(a, b)]
    else:
        found += _words(a, b, behind)
        if TELLING.isdisjoint(name for name, _ in found):
            found.append(("nothing-shared", table["nothing-shared"]))
    return tuple(found)


def _words(a: Sighting, b: Sighting, behind: Backdrop) -> Iterator[Weighed]:
    """What two reports have in common."""
    table = weights()
    if shared := len(a.names & b.names):
        yield "names-shared", min(shared, MOST_NAMES) * table["names-shared"]
    if likeness := behind.likeness(a, b):
        yield "words-shared", likeness * table["words-shared"]
    if story := behind.story(a.report, b.report):
        yield "story-shared", min(story, MOST_OF_STORY) / MOST_OF_STORY * table["story-shared"]
    if relate(a.place, b.place) is Whereabouts.UNKNOWN:
        yield "place-unknown", table["place-unknown"]
    if a.line <= LEAD and b.line <= LEAD:
        yield "both-lead", table["both-lead"]
    if _named_there(a, b, behind) or _named_there(b, a, behind):
        yield "place-named", table["place-named"]
    if behind.are_copies(a, b) and affinity(a.kind, b.kind) > 0:
        yield "copied", table["copied"]


def _named_there(a: Sighting, b: Sighting, behind: Backdrop) -> bool:
    """Whether the place of one is named in the report of another, whose own is unknown, guessed, or in no gazetteer."""
    if not a.marks or not a.place_told:
        return False
    open_ = b.place is None or not b.place_told or relate(a.place, b.place) in {Whereabouts.OTHER, Whereabouts.UNKNOWN}
    return open_ and a.marks <= behind.named(b.report)


def _place(a: Sighting, b: Sighting) -> str | None:
    """Where they are."""
    name = PLACE.get(relate(a.place, b.place))
    return name if name is None or (a.place_told and b.place_told) else _guessed(name, a, b)


def _guessed(name: str, a: Sighting, b: Sighting) -> str:
    """The lesser feature where a place or day was taken from other sentences: in one report often from the very other."""
    return (CARRIED if a.report == b.report else GUESSED).get(name, name)


def _time(a: Sighting, b: Sighting) -> str | None:
    """When they are."""
    if a.days is None or b.days is None:
        return None if a.report == b.report else _untimely(a, b)
    gap = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])
    told = a.time_told and b.time_told
    later = a if a.days[0] > b.days[0] else b
    if later.after and 0 < gap <= AFTERWARDS:
        return "time-after"
    if gap == 1:
        return "time-next-told" if told and a.report == b.report else "time-next"
    name = "time-apart" if gap > 0 else "time-same" if a.days == b.days else "time-overlap"
    return name if told else _guessed(name, a, b)


def _untimely(a: Sighting, b: Sighting) -> str | None:
    """Whether what one report tells without a day can be that which another dates: news is told within weeks."""
    undated, dated = (a, b) if a.days is None else (b, a)
    day, written = dated.days or dated.told_by, undated.told_by
    if day is None or written is None:
        return "time-unknown"
    return "time-unknown" if written[0] - NEWS <= day[1] and day[0] <= written[1] else "time-untimely"


def _kind(a: Sighting, b: Sighting) -> Weighed:
    """What sort they are."""
    likeness = affinity(a.kind, b.kind)
    name = "kind-same" if a.kind == b.kind else "kind-akin" if likeness >= 0 else "kind-other"
    return name, likeness * weights()[name]


def _parties(a: Sighting, b: Sighting) -> str | None:
    """Who is party to them."""
    if not a.sides or not b.sides:
        return None
    if a.actors & b.actors and (a.recipients & b.recipients or not a.recipients or not b.recipients):
        return "parties-same"
    if a.actors & b.recipients and (a.recipients & b.actors or not a.recipients or not b.actors):
        return "parties-swapped"
    if a.sides & b.sides:
        return "parties-shared"
    return "parties-other"


def _nearness(a: Sighting, b: Sighting) -> Iterator[str]:
    """How near they stand in one report."""
    yield "same-report"
    if a.line == b.line:
        yield "same-sentence"
    elif abs(a.line - b.line) <= FEW_WORDS_APART:
        yield "next-sentence"
    if a.claim and b.claim and a.claim.id == b.claim.id:
        yield "same-claim"


def _blame_each_other(a: Sighting, b: Sighting) -> bool:
    """Whether one report gives two accusations that turn one kind of deed of one day around."""
    if (
        a.report != b.report
        or a.days is None
        or a.days != b.days
        or affinity(a.kind, b.kind) <= 0
        or not a.claim
        or not b.claim
    ):
        return False
    accuse = a.claim.stance is Stance.ACCUSE and b.claim.stance is Stance.ACCUSE
    return accuse and bool(a.actors & b.recipients) and bool(a.recipients & b.actors)


def answers(a: Sighting, b: Sighting) -> bool:
    """Whether the claim that holds one answers the other or its claim."""
    if not a.claim or not a.claim.about:
        return False
    return b.event.id in a.claim.about or (b.claim is not None and b.claim.id in a.claim.about)
