"""Figures of losses over several reports."""

from dataclasses import replace
from typing import Any

from sayso.linking.linker import RuleLinker
from sayso.record import TollFigure
from sayso.record.vocabulary import Outcome, Victims


def toll(*drafts: Any) -> TollFigure:
    (incident,) = RuleLinker().link([draft.pair for draft in drafts]).incidents
    return incident.toll[Outcome.KILLED]


def bounds(figure: TollFigure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


def market(desk: Any, outlet: str, day: int, count: int, side: str | None = None) -> Any:
    """A report by whose source gunmen of one side killed so many people at a market."""
    words = f"Gunmen shot {count} people at the market of Dolna"
    draft = desk.write(f"{words}, a source told {outlet}.", outlet, f"2023-05-0{day}")
    draft.event("shot", "BOR", killed=count, claim=draft.claim(words, side, name=f"source of {outlet}"))
    return draft


def test_totals_of_several_voices_span_the_toll(desk: Any) -> None:
    drafts = [market(desk, "Wire", 2, 14, "ALA"), market(desk, "Post", 3, 19, "ALA"), market(desk, "Monitor", 8, 23)]
    assert bounds(toll(*drafts)) == (14, 23, 23)


def test_a_part_that_a_report_counts_in_its_own_words_is_no_rival_of_its_total(desk: Any) -> None:
    words = "killed 23 people at the market of Dolna, and killed 4 children there"
    draft = desk.write(f"Gunmen of Borland {words}.", "Monitor", "2023-05-03")
    draft.event("killed 23", "BOR", killed=23)
    draft.event("killed 4", "BOR", killed=4)
    assert bounds(toll(draft)) == (23, 23, 23)


def test_a_part_in_a_report_with_the_total_of_a_source_is_no_rival_of_it(desk: Any) -> None:
    words = "Gunmen shot 19 people at the market of Dolna"
    draft = desk.write(f"{words}, the governor said. In the shooting 5 of the wounded died.", "Post", "2023-05-03")
    draft.event("shot", "BOR", killed=19, claim=draft.claim(words, None, name="governor"))
    draft.event("died", "BOR", killed=5)
    assert bounds(toll(draft)) == (19, 19, 19)


def test_enemies_whom_an_army_killed_are_not_its_own_soldiers(desk: Any) -> None:
    text = "The army of Aland said 22 terrorists were killed at Dolna. It admitted that one soldier was killed at Dolna."
    draft = desk.write(text, "Aland Times", "2023-05-02")
    enemies, soldier = "22 terrorists were killed", "one soldier was killed"
    draft.event(enemies, "ALA", claim=draft.claim(enemies, "ALA", name="army"), killed=22, victims=Victims.MILITARY)
    draft.event(
        soldier, "BOR", "ALA", claim=draft.claim(soldier, "ALA", name="army"), killed=1, victims=Victims.MILITARY, side="ALA"
    )
    assert bounds(toll(draft)) == (23, 23, 23)


def test_a_part_of_the_dead_told_by_another_voice_does_not_lower_a_total(desk: Any) -> None:
    text = "Police said 3 people were killed in the shelling of Dolna. A nurse said one civilian was killed in the shelling."
    draft = desk.write(text, "Wire", "2023-05-02")
    total, part = "3 people were killed", "one civilian was killed"
    draft.event(total, "BOR", claim=draft.claim(total, "ALA", name="police"), killed=3, victims=Victims.UNKNOWN)
    draft.event(part, "BOR", claim=draft.claim(part, None, name="nurse"), killed=1)
    assert bounds(toll(draft)) == (3, 3, 3)


def test_a_later_and_larger_figure_of_no_side_counts_before_that_of_most(desk: Any) -> None:
    early = [market(desk, outlet, 2, 14) for outlet in ("Wire", "Post", "Echo")]
    assert bounds(toll(*early, market(desk, "Monitor", 8, 23))) == (14, 23, 23)


def test_a_later_and_smaller_figure_does_not_count_before_that_of_most(desk: Any) -> None:
    early = [market(desk, outlet, 2, 14) for outlet in ("Wire", "Post", "Echo")]
    assert bounds(toll(*early, market(desk, "Monitor", 8, 9))) == (9, 14, 14)


def test_a_voice_that_raises_its_figure_without_saying_of_whom_goes_on_counting_the_same(desk: Any) -> None:
    late = desk.write("The toll of the shooting at Dolna rose to 19 killed, a source told Wire.", "Wire", "2023-05-03")
    words = "The toll of the shooting at Dolna rose to 19 killed"
    late.event("shooting", "BOR", claim=late.claim(words, "ALA", name="source of Wire"), killed=19, victims=Victims.UNKNOWN)
    assert bounds(toll(market(desk, "Wire", 2, 14, "ALA"), late)) == (14, 19, 19)


def test_a_total_below_its_parts_is_none(desk: Any) -> None:
    late = desk.write("In the shooting at the market of Dolna 5 were killed, a nurse said.", "Echo", "2023-05-04")
    late.event("shooting", "BOR", claim=late.claim("5 were killed", None, name="nurse"), killed=5, victims=Victims.UNKNOWN)
    assert bounds(toll(market(desk, "Wire", 2, 14), late)) == (14, 14, 14)


def test_an_open_figure_below_a_counted_one_leaves_the_toll_bounded_and_one_above_it_opens_it(desk: Any) -> None:
    counted, least = market(desk, "Post", 3, 19), market(desk, "Wire", 2, 14)
    loss = least.events[-1].casualties[0]
    least.events[-1] = replace(least.events[-1], casualties=(replace(loss, high=None),))
    assert bounds(toll(least, counted)) == (14, 19, 19)
    assert bounds(toll(least, market(desk, "Echo", 1, 9))) == (9, 14, None)
