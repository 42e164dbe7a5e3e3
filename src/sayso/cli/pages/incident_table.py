"""The table that an analyst wants first: what is said to have happened, by whom, and how well it is supported."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.pages.marks import FAINT, HEAD, STANDING_STYLE, shorten
from sayso.cli.terminal import GAP, clean, join, styled, table
from sayso.export.words import say_figure, say_origins, say_toll, say_when, say_where, short_name
from sayso.record import Account, Incident
from sayso.record.vocabulary import Outcome

WIDE = 116
"""Columns from which each field has a column of its own; below, they are stacked in three."""

TSV_COLUMNS = (
    *("id", "start", "end", "when", "where", "country", "type", "what", "accounts"),
    *("killed", "injured", "standing", "origins", "reports"),
)
"""Columns of the listing in a pipe."""


def show_incidents(incidents: Sequence[Incident], width: int) -> RenderableType:
    """The incidents as a table of this width, with what to do next beneath."""
    ids = shorten(incident.id for incident in incidents)
    rows = _wide(incidents, ids, width) if width >= WIDE else _narrow(incidents, ids, width)
    return Group(rows, Text(), _footer(incidents, ids))


def _footer(incidents: Sequence[Incident], ids: dict[str, str]) -> Text:
    """How many there are, and how to look closer."""
    many = f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'}"
    return styled(f"{many} · sayso show {ids[incidents[0].id]} puts the accounts side by side", FAINT)


def _wide(incidents: Sequence[Incident], ids: dict[str, str], width: int) -> Table:
    """One column for each field; names of places and titles share what the others leave."""
    rows = table("id", "when", "where", "what is said", "loss", "standing, origins")
    moments = max(len(say_when(incident.time)) for incident in incidents)
    fixed = {0: max(map(len, ids.values())), 1: min(moments, 14), 4: 17, 5: 23}
    free = width - sum(fixed.values()) - GAP * len(rows.columns)
    where = min(28, free // 3)
    for number, columns in (fixed | {2: where, 3: min(90, free - where)}).items():
        rows.columns[number].width = columns
    for incident in incidents:
        rows.add_row(
            styled(ids[incident.id], FAINT),
            styled(say_when(incident.time), HEAD),
            styled(say_where(incident.place)),
            _what(incident),
            join(_losses(incident), "\n"),
            join([_standing(incident), _origins(incident)], "\n"),
        )
    return rows


def _narrow(incidents: Sequence[Incident], ids: dict[str, str], width: int) -> Table:
    """When and where; what; loss and standing: three columns of stacked lines."""
    rows = table("when, where", "what is said", "loss, standing")
    side = max(14, min(23, width * 2 // 7))
    for column, columns in zip(rows.columns, [side, max(16, width - 2 * side - GAP * 3), side], strict=True):
        column.width = columns
    for incident in incidents:
        rows.add_row(
            join(
                [styled(say_when(incident.time), HEAD), styled(say_where(incident.place)), styled(ids[incident.id], FAINT)],
                "\n",
            ),
            _what(incident),
            join([*_losses(incident), _standing(incident), _origins(incident)], "\n"),
        )
    return rows


def _what(incident: Incident) -> Text:
    """The title, and under it what each account does."""
    return join([styled(incident.title), styled(say_accounts(incident.accounts), FAINT)], "\n")


def _losses(incident: Incident) -> list[Text]:
    """One line for each outcome, or a sign that no loss is told of."""
    return [styled(part) for part in say_toll(incident.toll).split(", ") if part] or [styled("–", FAINT)]


def _figure(incident: Incident, outcome: Outcome) -> str:
    """The figure of one outcome; empty where no such loss is told of."""
    figure = incident.toll.get(outcome)
    return say_figure(figure.low, figure.best, figure.high) if figure else ""


def _standing(incident: Incident) -> Text:
    """The standing in its colour."""
    return styled(incident.standing, STANDING_STYLE[incident.standing])


def _origins(incident: Incident) -> Text:
    """Independent origins, and the reports that they fill."""
    return styled(say_origins(incident.roots, len(incident.reports)), FAINT)


def say_accounts(accounts: Sequence[Account]) -> str:
    """What each side or voice does: `DJI blames ERI · ERI denies, admits, blames DJI · 2 others tell of it`."""
    deeds = {account.id: _deeds(account) for account in accounts}
    told = [f"{short_name(account.voice)} {deeds[account.id]}" for account in accounts if deeds[account.id]]
    others = len(accounts) - len(told)
    if others:
        told.append(f"{others} {'other' if told else 'voice'}{' tells' if others == 1 else 's tell'} of it")
    return " · ".join(dict.fromkeys(told))


def _deeds(account: Account) -> str:
    """What an account does beyond telling of it; empty where that is all."""
    deeds = ["denies"] if account.denies else []
    deeds += ["admits"] if account.admits else []
    deeds += [f"blames {', '.join(account.blames)}"] if account.blames else []
    return ", ".join(deeds)


def tabulate(incident: Incident) -> str:
    """An incident as one line of tab-separated cells, in the order of `TSV_COLUMNS`."""
    time = incident.time
    cells = (
        *(incident.id, (time and time.start) or "", (time and time.end) or "", say_when(time), say_where(incident.place)),
        *((incident.place and incident.place.country) or "", incident.acled or incident.type or "", incident.title),
        *(say_accounts(incident.accounts), _figure(incident, Outcome.KILLED), _figure(incident, Outcome.INJURED)),
        *(incident.standing, str(incident.roots), str(len(incident.reports))),
    )
    return "\t".join(clean(cell) for cell in cells)
