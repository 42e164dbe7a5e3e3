"""An incident with its accounts side by side: what they say, what they agree on, what is in dispute, where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.pages.lines import say_point, say_report
from sayso.cli.pages.marks import (
    FAINT,
    HEAD,
    NAME,
    STANCE_STYLE,
    STANDING_STYLE,
    facts,
    heading,
    listed,
    offsets,
    quote,
    shorten,
)
from sayso.cli.terminal import GAP, join, styled, table
from sayso.export.agreement import Agreement, find_agreements
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
    short_name,
)
from sayso.record import Account, Claim, Event, Family, Holder, Incident, Member, Report, TollFigure
from sayso.record.vocabulary import Outcome, Relation

NARROWEST_ACCOUNT = 26
"""Columns that an account needs to be read; more accounts than fit stand in further rows."""
LABEL = 7
"""Columns of the names of rows."""
NOTHING = "–"
MOST_NAMES = 4
"""Accounts that are named where many agree."""


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

    @property
    def short(self) -> dict[str, str]:
        """The ids of claims and reports, shortened."""
        return shorten([*self.claims, *self.reports])


def show_incident(file: IncidentFile, width: int) -> RenderableType:
    """The page of an incident."""
    incident = file.incident
    parts: list[RenderableType] = [_title(incident), Text(), _facts(incident)]
    if incident.accounts:
        parts += [heading("Accounts, side by side"), *_accounts(file, width)]
    for words, lines in (("Agreed", _agreed(file)), ("In dispute", _disputed(incident)), ("Origins", list(_origins(file)))):
        if lines:
            parts += [heading(words), listed(lines)]
    return Group(*parts)


def _title(incident: Incident) -> Text:
    """Title, standing with its meaning, origins, id."""
    standing = styled(incident.standing, STANDING_STYLE[incident.standing])
    support = join([standing, f": {STANDINGS[incident.standing]} · {say_origins(incident.roots, len(incident.reports))}"], "")
    return join([styled(incident.title, HEAD), support, styled(incident.id, FAINT)], "\n")


def _facts(incident: Incident) -> Table:
    """What, when, where, at what loss, and on what rule the figures rest."""
    kinds = [str(kind) for kind in (incident.acled, incident.type and f"({incident.type})") if kind]
    told: list[tuple[str, str | Text]] = [
        ("what", " ".join(kinds) or "kind unknown"),
        ("when", say_when(incident.time)),
        ("where", say_point(incident.place)),
    ]
    told += [(outcome, _figure(incident.toll[outcome])) for outcome in Outcome if outcome in incident.toll]
    return facts(told)


def _figure(figure: TollFigure) -> Text:
    """The figures of one outcome, with the rule that gave them."""
    return join([say_figure(figure.low, figure.best, figure.high), styled(f"({figure.basis})", FAINT)])


def _accounts(file: IncidentFile, width: int) -> Iterator[RenderableType]:
    """The accounts as columns, as many beside each other as can be read."""
    accounts = sorted(file.incident.accounts, key=_prominence)
    abreast = max(1, min(len(accounts), (width - LABEL - GAP) // (NARROWEST_ACCOUNT + GAP)))
    for first in range(0, len(accounts), abreast):
        if first:
            yield Text()
        yield _columns(file, accounts[first : first + abreast], width, abreast)


def _prominence(account: Account) -> tuple[bool, bool]:
    """Sorts sides before outsiders, and of those the ones first that blame, admit or deny."""
    return account.voice.side is None, not (account.blames or account.admits or account.denies)


def _columns(file: IncidentFile, accounts: Sequence[Account], width: int, abreast: int) -> Table:
    """Some accounts: a column each; a row for each thing that they say or do."""
    rows = table("", *[""] * len(accounts))
    rows.leading = 0
    rows.columns[0].width = LABEL
    for column, account in zip(rows.columns[1:], accounts, strict=True):
        column.header = styled(short_name(account.voice), NAME)
        column.width = min(60, (width - LABEL - GAP) // abreast - GAP)
    deeds = {
        "voice": [_voice(account.voice) for account in accounts],
        "blames": [", ".join(account.blames) for account in accounts],
        "admits": ["yes" if account.admits else "" for account in accounts],
        "denies": ["yes" if account.denies else "" for account in accounts],
        "loss": [say_losses(account.casualties) for account in accounts],
    }
    for name, cells in deeds.items():
        if any(cells):
            rows.add_row(styled(name, FAINT), *(styled(cell) if cell else styled(NOTHING, FAINT) for cell in cells))
    rows.add_row(styled("says", FAINT), *(join(_sayings(file, account), "\n\n") for account in accounts))
    return rows


def _voice(voice: Holder) -> str:
    """The voice's own name where the head of the column has its side."""
    name = name_holder(voice)
    return name if name != short_name(voice) else ""


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
    relays = [f"citing {name_party(relay)}" for relay in reversed(claim.chain[1:])]
    paper = (report and report.outlet) or "report"
    where = f"{file.short[claim.report]} {offsets(claim.content)}"
    return styled(f"{', '.join([paper, *relays])} · {where} · {file.short[claim.id]}", FAINT)


def _agreed(file: IncidentFile) -> list[Text]:
    """What two or more accounts say alike."""
    accounts = sorted(file.incident.accounts, key=_prominence)
    found = find_agreements(file.incident, file.events, file.claims)
    return [
        join([f"{agreement.field}: {agreement.value}", styled(f"({_names(accounts, agreement)})", FAINT)])
        for agreement in found
    ]


def _names(accounts: Sequence[Account], agreement: Agreement) -> str:
    """Who agrees: some by name, the others by their number."""
    names = [short_name(account.voice) for account in accounts if account.id in agreement.accounts]
    if len(names) <= MOST_NAMES:
        return join_words(names)
    return join_words([*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} others"])


def _disputed(incident: Incident) -> list[Text]:
    """Each dispute as a sentence."""
    return [styled(say_dispute(dispute, incident.accounts)) for dispute in incident.disputes]


def _origins(file: IncidentFile) -> Iterator[Text]:
    """Each report that is not a copy; below it those that print the same."""
    members = {member.report: member for family in file.families for member in family.reports}
    copies = {report: member for report, member in members.items() if member.relation != Relation.ROOT}
    for identifier in sorted(file.incident.reports, key=lambda report: (report in copies, _age(file.reports[report]))):
        line = say_report(file.reports[identifier], file.short[identifier])
        if identifier in copies:
            root = file.reports.get(copies[identifier].of or "")
            line = join([line, styled(_copied(copies[identifier], root), FAINT)], " · ")
        yield line


def _age(report: Report) -> tuple[str, str]:
    """Sorts reports by time, the undated last."""
    return report.published or "9", report.id


def _copied(member: Member, root: Report | None) -> str:
    """How a copy was made, and from what."""
    return f"{member.relation} copy of {(root and (root.outlet or root.title)) or member.of}"
