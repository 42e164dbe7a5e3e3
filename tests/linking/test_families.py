import re
from itertools import combinations
from typing import Any

import pytest

from sayso.linking.copies import find_copies
from sayso.linking.families import find_families
from sayso.linking.likeness import Copyist
from sayso.linking.sketch import Sketch, bands
from sayso.record import Family
from sayso.record.vocabulary import ConditionLabel, Relation

SWAPS = {"fired": "discharged", "village": "hamlet", "said": "uttered", "people": "folk", "died": "expired", "attack": "onset"}
SWAPS |= {
    "began": "commenced",
    "men": "gentlemen",
    "ridge": "crest",
    "river": "stream",
    "drivers": "chauffeurs",
    "road": "route",
}
SWAPS |= {
    "the": "dem",
    "of": "vun",
    "and": "plus",
    "on": "upon",
    "in": "inward",
    "from": "depuis",
    "was": "stood",
    "with": "mit",
}


def spun(text: str) -> str:
    return re.sub(r"\b[a-z]+\b", lambda match: SWAPS.get(match[0], match[0]), text)


def families(drafts: Any) -> tuple[Family, ...]:
    pairs = sorted((draft.pair for draft in drafts), key=lambda pair: pair[0].report.id)
    return find_families(pairs, [Sketch.of(received.text) for received, _ in pairs]).families


def relations(*drafts: Any) -> dict[str, Relation]:
    outlet = {draft.report.id: draft.outlet for draft in drafts}
    (family,) = families(drafts)
    return {outlet[member.report]: member.relation for member in family.reports}


def test_a_trimmed_copy_is_verbatim_and_the_earlier_report_is_the_root(desk: Any, story: str) -> None:
    root = desk.write(story, "Wire", "2023-05-01T10:00:00Z")
    copy = desk.write("\n".join(story.split("\n")[:5]), "Mirror", "2023-05-01T12:00:00Z")
    assert relations(root, copy) == {"Wire": Relation.ROOT, "Mirror": Relation.VERBATIM}


def test_a_reordered_copy_is_edited(desk: Any, story: str) -> None:
    first, *rest = story.split("\n")
    copy = desk.write("\n".join([first, *rest[::-1]]), "Mirror", "2023-05-02")
    assert relations(desk.write(story, "Wire"), copy) == {"Wire": Relation.ROOT, "Mirror": Relation.EDITED}


@pytest.mark.parametrize("label", [ConditionLabel.CLEAN, ConditionLabel.SPUN])
def test_a_copy_with_swapped_words_is_spun_whether_or_not_its_condition_was_seen(
    desk: Any, story: str, label: ConditionLabel
) -> None:
    copy = desk.write(spun(story), "Mirror", None, label)
    assert relations(desk.write(story, "Wire"), copy) == {"Wire": Relation.ROOT, "Mirror": Relation.SPUN}


def test_a_spun_copy_is_never_the_root_even_if_dated_earlier(desk: Any, story: str) -> None:
    copy = desk.write(spun(story), "Mirror", "2023-04-30", ConditionLabel.SPUN)
    assert Relation.ROOT is relations(desk.write(story, "Wire"), copy)["Wire"]


def test_two_reporters_who_quote_one_statement_are_no_copies(desk: Any) -> None:
    quote = "“At 05:20 the enemy shelled Dolna and Gorna with mortars and we returned fire,” Colonel Ilan Kostov said."
    first = desk.write(
        f"{quote}\nIn Bradi shops stayed open and Maria Petkova, a baker, heard nothing.\nTrains to Tarsk ran late.\n"
        "The mayor of Uzhen called a meeting for Friday.\nSchools in Lomets will open on 4 May."
    )
    second = desk.write(
        "DOLNA (Own report) - Smoke stood over the mill when we arrived.\nA farmer, Stoyan Rusev, showed a two-metre crater.\n"
        f"{quote}\n"
        "Nobody from the Northern League would speak to us.\nBy evening 40 families had left for Stara Gora.",
        "Valley Post",
    )
    assert families([first, second]) == ()


def test_the_family_does_not_depend_on_the_order_of_reports(desk: Any, story: str) -> None:
    drafts = [desk.write(story, f"Mirror {number}", f"2023-05-0{number}") for number in range(1, 4)]
    assert families(drafts) == families(drafts[::-1])


def test_copies_are_found_in_a_large_group_without_comparing_all(story: str) -> None:
    places = [f"{a}{b}{c}" for a in ("Bar", "Dol", "Gor", "Lom", "Tar") for b in ("an", "es", "ul") for c in ("ovo", "itsa")]
    strangers = [
        f"{place} held its fair.\nThe mayor of {place} opened it at noon.\nIt ended at 19:{n:02}."
        for n, place in enumerate(places)
    ]
    reports = [Copyist(sketch=Sketch.of(text)) for text in [*strangers, story, spun(story)]]
    assert [(len(strangers), len(strangers) + 1)] == [(like.first, like.second) for like in find_copies(reports)]


def test_texts_that_share_most_pieces_share_a_band(story: str) -> None:
    lines = story.split("\n")
    sketches = [Sketch.of("\n".join(lines[:keep])) for keep in (5, 6, 7)]
    assert all(set(bands(a.shingles)) & set(bands(b.shingles)) for a, b in combinations(sketches, 2))


def test_an_empty_text_has_no_bands_and_is_no_copy() -> None:
    empty = Sketch.of("")
    assert bands(empty.shingles) == ()
    assert find_copies([Copyist(sketch=empty), Copyist(sketch=empty)]) == ()


OTHER_STORY = """Fishermen on the Merin delta found nets cut on Friday, and the harbour office in Olvar opened an inquiry.
Harbour master Tessa Bruin said 26 boats had lost gear worth 40,000 crowns in one night.
A trawler flying the flag of Carsund was seen off Cape Lirren at dawn, skipper Oke Randal said.
The Carsund embassy answered that its fleet had been in port since 3 May.
Olvar's council will meet on Thursday to hear the crews of the Grey Heron and the Anna Sofie.
Insurers in Port Levan asked for photographs of every net before 12 June."""


def test_a_report_merged_from_two_does_not_make_them_copies(desk: Any, story: str) -> None:
    drafts = [
        desk.write(story, "Wire", "2023-05-01"),
        desk.write(OTHER_STORY, "Post", "2023-05-01"),
        desk.write(f"{story}\n{OTHER_STORY}", "Digest", "2023-05-02"),
    ]
    (family,) = families(drafts)
    assert len(family.reports) == 2


def test_both_halves_of_a_report_are_its_copies(desk: Any, story: str) -> None:
    lines = story.split("\n")
    drafts = [
        desk.write(story, "Wire", "2023-05-01"),
        desk.write("\n".join(lines[:4]), "Morning", "2023-05-02"),
        desk.write("\n".join(lines[3:]), "Evening", "2023-05-02"),
    ]
    (family,) = families(drafts)
    assert [3, drafts[0].report.id] == [len(family.reports), family.reports[0].report]


def test_of_copies_of_one_day_the_root_is_the_complete_one_without_boilerplate(desk: Any, story: str) -> None:
    wrapped = f"Sign in to read on.\n{story}\nLeave a comment here.\nWrite to our editors."
    drafts = [
        desk.write("\n".join(story.split("\n")[:5]), "Short"),
        desk.write(story, "Wire"),
        desk.write(wrapped, "Mirror"),
    ]
    assert relations(*drafts) == {"Wire": Relation.ROOT, "Short": Relation.VERBATIM, "Mirror": Relation.VERBATIM}


def test_a_copy_that_credits_an_agency_names_its_root_although_all_are_of_one_day(desk: Any, story: str) -> None:
    drafts = [desk.write(story, "Hill Wire"), desk.write(f"(Hill Wire) - {story}\nHill Wire was first to report it.", "Mirror")]
    assert relations(*drafts)["Hill Wire"] is Relation.ROOT
