"""Nouns in one line each."""

from rich.text import Text

from sayso.cli.pages.marks import EVENT, FAINT, NAME, STANCE_STYLE, offsets, quote
from sayso.cli.terminal import join, styled
from sayso.export.words import STANCES, name_party, say_chain, say_losses, say_voices, say_what, say_when, say_where
from sayso.record import Claim, Event, Party, Place, Report
from sayso.record.vocabulary import Status


def say_report(report: Report, short: str | None = None) -> Text:
    """Outlet, day, title, id."""
    title = f"“{report.title}”" if report.title else ""
    day = report.published[:10] if report.published else "undated"
    return join(
        [styled(report.outlet or report.name or report.path or "a report", NAME), day, title, styled(short or report.id, FAINT)]
    )


def say_claim(claim: Claim, *, outlet: str | None = None, short: str | None = None) -> Text:
    """Voices and stance, then the quote and where it stands.

    Args:
        claim: the claim.
        outlet: who published the report; `None` where the page says it.
        short: the id as the page has it.
    """
    deed = styled(STANCES[claim.stance], STANCE_STYLE.get(claim.stance, ""))
    voices = say_voices(claim, outlet) if outlet or not claim.chain else say_chain(claim.chain)
    place = styled(f"{offsets(claim.content)} · {short or claim.id}", FAINT)
    return join([join([styled(voices, NAME), deed]), join([quote(claim.content), place])], "\n")


def say_event(event: Event, short: str | None = None) -> Text:
    """What, by whom, to whom, where, when, at what loss; and whether it is told as having happened."""
    deed = join([styled(say_what(event), EVENT), styled(f"“{event.anchor.quote}”", "italic")])
    parties = join([_parties("by", event.actors), _parties("against", event.recipients)])
    where = say_where(event.place) if event.place else ""
    when = say_when(event.time) if event.time else ""
    told = "" if event.status == Status.ACTUAL else str(event.status)
    scene = "" if event.foreground else "background"
    place = styled(f"{offsets(event.anchor)} · {short or event.id}", FAINT)
    return join(
        [deed, parties, where, when, say_losses(event.casualties), styled(told, "magenta"), styled(scene, FAINT), place], " · "
    )


def _parties(word: str, parties: tuple[Party, ...]) -> Text:
    """Parties after a preposition; empty where there are none."""
    return styled(f"{word} {', '.join(map(name_side, parties))}" if parties else "")


def name_side(party: Party) -> str:
    """A party with its side where its name does not say it."""
    name = name_party(party)
    return f"{name} ({party.side})" if party.side and party.side != name else name


def say_point(place: Place | None) -> Text:
    """The place, with its point where it is one."""
    named = styled(say_where(place, region=True))
    if place is None or place.precision not in {1, 2} or place.latitude is None or place.longitude is None:
        return named
    north, east = ("N" if place.latitude >= 0 else "S"), ("E" if place.longitude >= 0 else "W")
    return join([named, styled(f"{abs(place.latitude):.3f}°{north} {abs(place.longitude):.3f}°{east}", FAINT)], "  ")
