"""An incident with its accounts side by side: who says what, what they agree on, what is in dispute, and where it all comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.pages.marks import FAINT, HEAD, NAME, STANCE_STYLE, STANDING_STYLE, offsets, quote
from sayso.cli.terminal import GAP, join, styled, table
from sayso.export.agreement import find_agreements
from sayso.export.words import (
    STANCES,
    STANDINGS,
    join_words,
    name_holder,
    name_party,
    say_dispute,
    say_figure,
    say_losses,
    say_origins,
    say_when,
    say_where,
)
from sayso.record import Account, Claim, Event, Family, Holder, Incident, Place, Report
from sayso.record.vocabulary import Outcome, Relation

NARROWEST_ACCOUNT = 30
"""Columns that an account needs to be read; more accounts than fit stand in further rows."""
LABEL = 7
"""Columns of the names of rows."""
NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFile:
    """An incident with all that its page needs."""

    incident: Incident
    """The incident."""
    claims: Mapping[str, Claim]
    """The claims of its accounts, by id."""
    events: Sequence[Event]
    """Its events."""
    reports: Mapping[str, Report]
    """Its reports, by id."""
    families: Sequence[Family]
    """The families that they belong to."""


def show_incident(file: IncidentFile, width: int) -> RenderableType:
    """The page of an incident."""
    incident = file.incident
    parts: list[RenderableType] = [_title(incident), Text(), _facts(incident)]
    if incident.accounts:
        parts += [heading("Accounts, side by side"), *_accounts(file, width)]
    for words, lines in (("Agreed", _agreed(file)), ("In dispute", _disputed(incident)), ("Origins", list(_origins(file)))):
        if lines:
            parts += [heading(words), *(Padding(line, (0, 0, 0, 2)) for line in lines)]
    return Group(*parts)


def heading(words: str) -> Padding:
    """The heading of a part of a page."""
    return Padding(styled(words, HEAD), (1, 0, 0, 0))


def _title(incident: Incident) -> Text:
    """Title, standing with its meaning, origins, id."""
    standing = styled(incident.standing, STANDING_STYLE[incident.standing])
    support = join([standing, f": {STANDINGS[incident.standing]} · {say_origins(incident.roots, len(incident.reports))}"], "")
    return join([styled(incident.title, HEAD), support, styled(incident.id, FAINT)], "\n")


def _facts(incident: Incident) -> Table:
    """What, when, where, at what loss, and on what rule the figures rest."""
    rows = Table.grid(padding=(0, GAP, 0, 0))
    rows.add_column(width=9)
    rows.add_column(overflow="fold")
    kinds = [str(kind) for kind in (incident.acled, incident.type and f"({incident.type})") if kind]
    rows.add_row(styled("what", FAINT), styled(" ".join(kinds) or "kind unknown"))
    rows.add_row(styled("when", FAINT), styled(say_when(incident.time)))
    rows.add_row(styled("where", FAINT), _where(incident.place))
    for outcome in Outcome:
        if figure := incident.toll.get(outcome):
            figures = styled(say_figure(figure.low, figure.best, figure.high))
            rows.add_row(styled(outcome, FAINT), join([figures, styled(f"({figure.basis})", FAINT)]))
    return rows


def _where(place: Place | None) -> Text:
    """The place, with its point where it is one."""
    named = styled(say_where(place, region=True))
    if place is None or place.precision not in {1, 2} or place.latitude is None or place.longitude is None:
        return named
    north, east = ("N" if place.latitude >= 0 else "S"), ("E" if place.longitude >= 0 else "W")
    return join([named, styled(f"{abs(place.latitude):.3f}°{north} {abs(place.longitude):.3f}°{east}", FAINT)], "  ")


def _accounts(file: IncidentFile, width: int) -> Iterator[RenderableType]:
    """The accounts as columns, as many beside each other as can be read."""
    accounts = file.incident.accounts
    abreast = max(1, min(len(accounts), (width - LABEL - GAP) // (NARROWEST_ACCOUNT + GAP)))
    for first in range(0, len(accounts), abreast):
        if first:
            yield Text()
        yield _columns(file, accounts[first : first + abreast], width, abreast)


def _columns(file: IncidentFile, accounts: Sequence[Account], width: int, abreast: int) -> Table:
    """Some accounts: a column each; a row for each thing that they say or do."""
    rows = table("", *[""] * len(accounts))
    rows.leading = 0
    rows.columns[0].width = LABEL
    for column, account in zip(rows.columns[1:], accounts, strict=True):
        column.header = _holder(account.voice)
        column.width = min(60, (width - LABEL - GAP) // abreast - GAP)
    rows.add_row(styled("blames", FAINT), *(_sign(", ".join(account.blames)) for account in accounts))
    rows.add_row(styled("admits", FAINT), *(_sign("yes" if account.admits else "") for account in accounts))
    rows.add_row(styled("denies", FAINT), *(_sign("yes" if account.denies else "") for account in accounts))
    rows.add_row(styled("loss", FAINT), *(_sign(say_losses(account.casualties)) for account in accounts))
    rows.add_row(styled("says", FAINT), *(join(_sayings(file, account), "\n\n") for account in accounts))
    return rows


def _holder(voice: Holder) -> Text:
    """Whose account it is: the side, and below it the voice."""
    name = name_holder(voice)
    return join([styled(voice.side or name, NAME), styled(name if voice.side and name != voice.side else "")], "\n")


def _sign(words: str) -> Text:
    """The words, or the sign for nothing."""
    return styled(words) if words else styled(NOTHING, FAINT)


def _sayings(file: IncidentFile, account: Account) -> Iterator[Text]:
    """What the account says, each wording once, with the reports that have it."""
    wordings: dict[tuple[str, str], list[Claim]] = {}
    for claim in (file.claims[identifier] for identifier in account.claims if identifier in file.claims):
        wordings.setdefault((claim.stance, claim.content.quote), []).append(claim)
    for claims in wordings.values():
        deed = styled(STANCES[claims[0].stance], STANCE_STYLE.get(claims[0].stance, ""))
        yield join([join([deed, quote(claims[0].content)]), *(_evidence(file, claim) for claim in claims)], "\n")


def _evidence(file: IncidentFile, claim: Claim) -> Text:
    """Through whom and where it stands: relays, outlet, report, offsets, claim."""
    report = file.reports.get(claim.report)
    relays = [f"told by {name_party(relay)}" for relay in claim.chain[1:]]
    paper = (report and report.outlet) or "report"
    return styled(f"{', '.join([*relays, paper])} · {claim.report} {offsets(claim.content)}", FAINT)


def _agreed(file: IncidentFile) -> list[Text]:
    """What two or more accounts say alike."""
    names = {account.id: name_holder(account.voice) for account in file.incident.accounts}
    return [
        join([f"{found.field}: {found.value}", styled(f"({join_words([names[who] for who in found.accounts])})", FAINT)])
        for found in find_agreements(file.incident, file.events)
    ]


def _disputed(incident: Incident) -> list[Text]:
    """Each dispute as a sentence."""
    return [styled(say_dispute(dispute, incident.accounts)) for dispute in incident.disputes]


def _origins(file: IncidentFile) -> Iterator[Text]:
    """Each report that is not a copy, and below it those that print the same."""
    mine = set(file.incident.reports)
    copies = {member.report for family in file.families for member in family.reports if member.relation != Relation.ROOT}
    for identifier in file.incident.reports:
        if identifier not in copies:
            yield _report(file.reports[identifier])
    for family in file.families:
        for member in family.reports:
            if member.report in mine & copies:
                root = file.reports.get(member.of or "")
                source = (root and root.outlet) or member.of
                yield join([_report(file.reports[member.report]), styled(f"{member.relation} copy of {source}", FAINT)], " · ")


def _report(report: Report) -> Text:
    """A report in one line."""
    title = f"“{report.title}”" if report.title else ""
    day = report.published[:10] if report.published else "undated"
    return join([styled(report.outlet or report.name or report.path or "a report", NAME), day, title, styled(report.id, FAINT)])
