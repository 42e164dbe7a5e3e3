"""Stories that a hundred outlets print, and footers that a hundred reports share."""

from time import process_time
from typing import Any

import pytest

from sayso.linking.families import Kin, find_families
from sayso.linking.linker import RuleLinker
from sayso.linking.sketch import Sketch

FOOTER = (
    "This report was compiled by the Valley Desk from the notes of its own correspondents.\n"
    "Readers who saw what happened are asked to write to the desk or to call the number on page two.\n"
    "The desk is funded by its readers and takes no money from any party to the conflict."
)
ONSETS = "Bar Dol Gor Lom Tar Vel Zab Kor".split()
ENDINGS = "anovo esitsa ulgrad imir okal".split()


def kin(drafts: list[Any]) -> Kin:
    pairs = sorted((draft.pair for draft in drafts), key=lambda pair: pair[0].report.id)
    return find_families(pairs, [Sketch.of(received.text) for received, _ in pairs])


def copies(desk: Any, story: str, count: int) -> list[Any]:
    """The story, and copies of it in turn verbatim, trimmed and under another title."""
    lines = story.split("\n")
    edited = [
        [story, "\n".join(lines[: 5 + n % 2]), f"Mirror {n} has news from the hills: many died\n{story}"][n % 3]
        for n in range(count)
    ]
    root = desk.write(story, "Hill Wire", "2023-05-01T08:00:00Z")
    return [root] + [desk.write(edited[n], f"Mirror {n}", f"2023-05-01T09:{n % 60:02}:00Z") for n in range(1, count)]


def strangers(desk: Any) -> list[Any]:
    """Reports that have nothing in common but the footer."""
    places = [onset + ending for onset in ONSETS for ending in ENDINGS]
    return [desk.write(f"{own_story(place, n)}\n{FOOTER}", f"Post {n}", "2023-05-03") for n, place in enumerate(places)]


def own_story(place: str, n: int) -> str:
    """Sentences most of whose words only this report has."""
    stems = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(48)]
    lines = (" ".join(f"{stem}rt{chr(97 + n % 26)}" for stem in stems[at : at + 8]) for at in range(0, 48, 8))
    return "\n".join(f"In {place} they say {words}." for words in lines)


@pytest.mark.parametrize("count", [5, 30, 150])
def test_all_copies_of_a_story_are_one_family_with_the_first_as_root(desk: Any, story: str, count: int) -> None:
    drafts = copies(desk, story, count)
    families = kin([*drafts, *strangers(desk)]).families
    assert [count] == [len(family.reports) for family in families]
    assert drafts[0].report.id == families[0].reports[0].report


def test_a_footer_that_many_reports_share_makes_none_of_them_copies(desk: Any) -> None:
    assert kin(strangers(desk)).families == ()


def test_copies_that_end_in_a_footer_of_many_are_copies_all_the_same(desk: Any, story: str) -> None:
    drafts = [desk.write(f"{story}\n{FOOTER}", f"Mirror {n}", f"2023-05-0{n}") for n in (1, 2, 3)]
    assert [len(family.reports) for family in kin([*drafts, *strangers(desk)]).families] == [3]


def test_many_copies_are_joined_without_comparing_every_pair(desk: Any, story: str) -> None:
    found = kin(copies(desk, story, 150)).copies
    assert len(found) < 150 * 150 / 4


def test_a_hundred_and_fifty_copies_are_linked_into_one_incident_in_seconds(desk: Any, story: str) -> None:
    drafts = copies(desk, story, 150)
    for draft in drafts:
        draft.event("was fired on", "NLE", "ALA", claim=draft.claim("17 people died", None), killed=17)
        draft.event("attack", "NLE", "ALA")
    began = process_time()
    linking = RuleLinker().link([draft.pair for draft in drafts])
    assert process_time() - began < 8
    assert [incident.roots for incident in linking.incidents] == [1]
