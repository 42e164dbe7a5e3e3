"""A family: one text and all that was made from it."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.cli.pages.lines import say_report
from sayso.cli.pages.marks import FAINT, HEAD
from sayso.cli.terminal import join, styled
from sayso.record import Family, Member, Report


def show_family(family: Family, reports: Mapping[str, Report]) -> RenderableType:
    """The page of a family: the root, and under each report its copies."""
    made_from: dict[str | None, list[Member]] = {}
    for member in family.reports:
        made_from.setdefault(member.of, []).append(member)
    title = join([styled(f"{len(family.reports)} reports of one origin", HEAD), styled(family.id, FAINT)], "\n")
    return Group(title, Text(), *_tree(made_from, reports))


def _tree(made_from: Mapping[str | None, list[Member]], reports: Mapping[str, Report]) -> list[Padding]:
    """Each report under the one that it was made from, without recursion: a chain of copies may be long."""
    lines, waiting = [], [(member, 0) for member in reversed(made_from.get(None, []))]
    while waiting:
        member, depth = waiting.pop()
        lines.append(Padding(_line(member, reports[member.report]), (0, 0, 0, 2 * min(depth, 10)), expand=False))
        waiting += [(copy, depth + 1) for copy in reversed(made_from.get(member.report, []))]
    return lines


def _line(member: Member, report: Report) -> Text:
    """One report and how it was made."""
    score = f" ({member.score:.2f})" if member.score is not None else ""
    return join([styled(f"{member.relation}{score}", FAINT), say_report(report)])
