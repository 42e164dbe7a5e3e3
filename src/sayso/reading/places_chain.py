"""Tells which of neighbouring names lies in which."""

from collections.abc import Sequence

from sayso.reading.places_line import PlaceLine, Spot
from sayso.world.gazetteer import Kind

MAX_APPOSITION = 50
"""Code points between a place and the one that is said to hold it."""
CONTAINER = 2.2
"""What it weighs to stand before or behind a place that may hold it or lie in it."""


def chain_spots(spots: list[Spot], found: Sequence[Spot], line: PlaceLine) -> None:
    """Append the spots of a sentence, each told which of the next it lies in (*Tame, Arauca*; *Dyg in Arauca province*)."""
    for index, spot in enumerate(found):
        for step, follower in enumerate(found[index + 1 : index + 3], start=1):
            between = line.text[spot.end : follower.start]
            comma = between.strip() == ","
            if not (comma and step == 1) and not (len(between) <= MAX_APPOSITION and line.is_apposition(between)):
                break
            if _holds(spot, follower):
                spot.container = len(spots) + step
                spot.weight += CONTAINER
                follower.weight += CONTAINER
                spot.located = follower.located = True
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
