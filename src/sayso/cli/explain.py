"""`sayso explain`: the words and the rule or score behind each field."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec
from rich.text import Text

from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json, json_option
from sayso.cli.pages.lines import say_claim, say_event, say_report
from sayso.cli.pages.marks import FAINT, HEAD
from sayso.cli.pages.reasons_page import show_reasons
from sayso.cli.terminal import join, print_page, styled
from sayso.export.words import STANCES, say_chain, say_figure, say_losses, say_party, say_toll, say_when, say_where
from sayso.record import Claim, Event, Family, Incident, Reason, Report

Noun = Report | Claim | Event | Family | Incident


@click.command(
    "explain",
    epilog="""\b
Examples:
  sayso explain clm_17c0             why this voice, cue and stance
  sayso explain evt_5d3e             why this kind of event, place, time
  sayso explain inc_3f2a             why these events are one incident
  sayso explain clm_17c0 --json
""",
)
@click.argument("identity", metavar="ID")
@case_option
@json_option
def verb(identity: str, case_path: Path, *, as_json: bool) -> int:
    """Say why: the words and the rule or score behind each field.

    For a claim also why its events are read as they are; for an event also why its claim is. An ID may be shortened as long as
    only one begins so.
    """
    with Case.open(case_path) as case, case.snapshot():
        noun = case.find(identity)
        groups = [(about, case.reasons(subject)) for subject, about in _subjects(case, noun)]
        if as_json:
            echo_json({"kind": "reason", **msgspec.to_builtins(reason)} for _, reasons in groups for reason in reasons)
        else:
            print_page(show_reasons(_line(case, noun), _values(noun), _kept(noun, groups)))
    return 0


def _kept(noun: Noun, groups: Sequence[tuple[Text, Sequence[Reason]]]) -> list[tuple[Text, Sequence[Reason]]]:
    """The groups with any reasons; a line that says so where there are none at all."""
    found = [(about, reasons) for about, reasons in groups if reasons]
    return found or [(styled(f"no reasons are kept for {noun.id}", FAINT), ())]


def _subjects(case: Case, noun: Noun) -> Iterator[tuple[str, Text]]:
    """The noun, then what it rests on, each with a line that names it."""
    yield noun.id, Text()
    match noun:
        case Claim():
            for event in case.events(noun.report):
                if event.claim == noun.id:
                    yield event.id, _line(case, event)
        case Event() if noun.claim:
            yield noun.claim, _line(case, case.claim(noun.claim))
        case Report():
            family = case.family_of(noun.id)
            if family:
                yield family.id, _line(case, family)
        case Incident():
            for account in noun.accounts:
                yield account.id, styled(f"account of {say_party_of(account.voice.actor, account.voice.side)} {account.id}")


def say_party_of(actor: str | None, side: str | None) -> str:
    """An actor with its side."""
    return " · ".join(part for part in (side, actor) if part) or "an unnamed voice"


def _line(case: Case, noun: Noun) -> Text:
    """A noun in one line."""
    match noun:
        case Claim():
            return say_claim(noun, outlet=case.report(noun.report).outlet)
        case Event():
            return say_event(noun)
        case Report():
            return say_report(noun)
        case Incident():
            return join([styled(noun.title, HEAD), styled(noun.id, FAINT)])
        case Family():
            return join([styled(f"{len(noun.reports)} reports of one origin", HEAD), styled(noun.id, FAINT)])


def _values(noun: Noun) -> dict[str, str]:
    """What the fields of a noun say, by name, for those that reasons speak of."""
    match noun:
        case Claim():
            chain = say_chain(noun.chain) or "the report's own voice"
            return {
                "stance": STANCES[noun.stance],
                "chain": chain,
                "cue": noun.cue.quote if noun.cue else "",
                "about": ", ".join(noun.about),
            }
        case Event():
            kinds = {"type": noun.type or "", "mode": noun.mode or "", "acled": noun.acled or "", "cameo": noun.cameo or ""}
            return kinds | {
                "status": noun.status,
                "foreground": "news" if noun.foreground else "background",
                "place": say_where(noun.place),
                "time": say_when(noun.time),
                "actors": ", ".join(map(say_party, noun.actors)),
                "recipients": ", ".join(map(say_party, noun.recipients)),
                "casualties": say_losses(noun.casualties),
            }
        case Incident():
            scene = {"place": say_where(noun.place), "time": say_when(noun.time), "toll": say_toll(noun.toll)}
            toll = {f"toll.{outcome}": say_figure(lost.low, lost.best, lost.high) for outcome, lost in noun.toll.items()}
            return scene | toll | {"standing": noun.standing, "roots": str(noun.roots), "events": str(len(noun.events))}
        case _:
            return {}
