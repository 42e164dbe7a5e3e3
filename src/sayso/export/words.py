"""The record in words: when, where, how many, who, and what is in dispute.

Nothing here is more certain than the fields: what is open stays open ("since", "≤ 12"), what is unknown says so.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence

from sayso.record import Account, Casualties, Claim, Dispute, Event, Holder, Incident, Party, Place, Time, TollFigure, Voice
from sayso.record.vocabulary import DisputeField, DisputeRelation, Outcome, Stance, Standing, VoiceKind

UNDATED = "undated"
UNPLACED = "place unknown"
UNCOUNTED = "uncounted"

STANCES: dict[Stance, str] = {
    Stance.ASSERT: "says",
    Stance.ACCUSE: "accuses",
    Stance.ADMIT: "admits",
    Stance.DENY: "denies",
    Stance.CONFIRM: "confirms",
    Stance.DOUBT: "cannot verify",
    Stance.DECLINE: "will not say",
    Stance.URGE: "urges",
    Stance.PLEDGE: "pledges",
    Stance.THREATEN: "threatens",
}
"""What the voice of a claim does, as a verb."""

STANDINGS: dict[Standing, str] = {
    Standing.CORROBORATED: "two or more independent origins agree",
    Standing.SINGLE_SOURCE: "rests on one origin",
    Standing.DISPUTED: "accounts contradict one another",
    Standing.UNCONFIRMED: "a voice says that it could not verify it",
}
"""What a standing means."""

_AREAS = {3: "district", 4: "region", 5: "area", 6: "country", 7: "sea or airspace"}
_KINDS: dict[VoiceKind, str] = {
    VoiceKind.IGO: "international organization",
    VoiceKind.NGO: "NGO",
    VoiceKind.ANONYMOUS: "unnamed source",
    VoiceKind.OTHER: "voice",
}
"""Kinds of voices whose name in the record is not yet a word."""
_ADJECTIVES = (VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.MEDICAL, VoiceKind.MEDIA)
"""Kinds of voices that need a noun after them."""
_FIELDS: dict[DisputeField, str] = {
    DisputeField.OCCURRENCE: "whether it happened",
    DisputeField.RESPONSIBILITY: "who did it",
    DisputeField.WHO_BEGAN: "who began",
    DisputeField.TOLL: "how many were harmed",
    DisputeField.PLACE: "where it happened",
    DisputeField.TIME: "when it happened",
    DisputeField.TARGET: "what was hit",
}


def say_when(time: Time | None) -> str:
    """A date, a month, a year, or a range with `~` before it; never narrower than the interval.

    >>> say_when(Time(start="2021-05-03", end="2021-05-05", precision=2))
    '~2021-05-03…05'
    """
    if time is None or (time.start is None and time.end is None):
        return UNDATED
    if time.start is None or time.end is None:
        return f"since {_day(time.start)}" if time.start else f"until {_day(time.end or '')}"
    start, end = _day(time.start), _day(time.end)
    if start == end:
        return _moment(time.start, time.end)
    return _whole(start, end) or f"~{start}…{_rest(start, end)}"


def _day(moment: str) -> str:
    """The date of an ISO date or date-time."""
    return moment[:10]


def _moment(start: str, end: str) -> str:
    """A day, with the hour where both ends tell the same one."""
    return start[:16].replace("T", " ") if start == end else _day(start)


def _whole(start: str, end: str) -> str | None:
    """The month or year that an interval fills, or `None`."""
    if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4]
    if start[:7] == end[:7] and start[8:] == "01" and end[8:] == f"{_month_length(end):02d}":
        return start[:7]
    return None


def _month_length(day: str) -> int:
    """Days in the month of an ISO date; 0 where it is none."""
    try:
        return monthrange(int(day[:4]), int(day[5:7]))[1]
    except (ValueError, IndexError):
        return 0


def _rest(start: str, end: str) -> str:
    """The end of a range without what it shares with its start."""
    if start[:7] == end[:7]:
        return end[8:]
    return end[5:] if start[:4] == end[:4] else end


def say_where(place: Place | None, *, region: bool = False) -> str:
    """A name that shows how exact it is: `near X`, `X (district)`; with the country, and on wish the first-order division.

    >>> say_where(Place(name="Gali", country="GEO", precision=3))
    'Gali (district), GEO'
    """
    if place is None:
        return UNPLACED
    name = f"near {place.name}" if place.precision == 2 else place.name
    area = _AREAS.get(place.precision or 0)
    named = f"{name} ({area})" if area else name
    division = place.admin1 if region and place.admin1 != place.name else None
    return ", ".join(part for part in (named, division, None if place.precision == 6 else place.country) if part)


def say_figure(low: int | None, best: int | None, high: int | None) -> str:
    """A count with its bounds: `12`, `≥12`, `≤12`, `~12`, `15–20`, `2 (1–3)`.

    >>> say_figure(12, 12, None), say_figure(15, None, 20), say_figure(1, 2, 3)
    ('≥12', '15–20', '2 (1–3)')
    """
    if best is None:
        return _range(low, high) or UNCOUNTED
    if low == best == high:
        return str(best)
    if high is None and low in (None, best):
        return f"~{best}" if low is None else f"≥{best}"
    return f"{best} ({_range(low, high)})"


def _range(low: int | None, high: int | None) -> str:
    """Bounds without a best figure; empty where there are none."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"≤{high}"
    if high is None:
        return f"≥{low}"
    return str(low) if low == high else f"{low}–{high}"


def say_toll(toll: Mapping[Outcome, TollFigure]) -> str:
    """All outcomes of a toll, killed first: `killed 2 (1–3), injured ≥5`; empty where no loss is told of."""
    figures = ((outcome, toll[outcome]) for outcome in Outcome if outcome in toll)
    return ", ".join(f"{outcome} {say_figure(figure.low, figure.best, figure.high)}" for outcome, figure in figures)


def say_losses(casualties: Sequence[Casualties]) -> str:
    """What an account or event tells of losses: `killed 2 military (DJI)`."""
    return "; ".join(dict.fromkeys(map(_loss, casualties)))


def _loss(loss: Casualties) -> str:
    """One line of losses."""
    victims = "" if loss.victims == "unknown" else f" {loss.victims}"
    side = f" ({loss.side})" if loss.side else ""
    return f"{loss.outcome} {say_figure(loss.low, loss.best, loss.high)}{victims}{side}"


def say_what(subject: Incident | Event) -> str:
    """The kind of occurrence: ACLED's word, else PLOVER's, else the word outside both."""
    mode = subject.mode if isinstance(subject, Event) else None
    return subject.acled or mode or subject.type or "kind unknown"


def name_holder(holder: Holder) -> str:
    """Whose an account is: the actor's name, else the side's, else the kind.

    The reports' own voice is called that.
    """
    if holder.actor is None and holder.side is None:
        return "the reports themselves" if holder.kind == VoiceKind.MEDIA else _some(holder.kind)
    if holder.actor is None or holder.actor == holder.side:
        return holder.side or ""
    return holder.actor


def short_name(voice: Holder) -> str:
    """The side, else the voice's own name."""
    return voice.side or name_holder(voice)


def name_party(party: Party) -> str:
    """A party by its canonical name, else as written, else by its kind."""
    return party.actor or party.name or party.side or _some(party.kind)


def say_party(party: Party) -> str:
    """A party with its side and kind: `Ministry of Defence (DJI, ministry)`."""
    name = name_party(party)
    about = [part for part in (party.side, _kind(party.kind)) if part and part not in {name, "voice"}]
    return f"{name} ({', '.join(about)})" if about else name


def _kind(kind: VoiceKind) -> str:
    """A kind of voice as words."""
    return _KINDS.get(kind) or kind.replace("-", " ")


def _some(kind: VoiceKind) -> str:
    """A kind of voice with its article: `an unnamed source`."""
    words = f"{_kind(kind)} source" if kind in _ADJECTIVES else _kind(kind)
    return f"an {words}" if words[0] in "aeiou" or words == "NGO" else f"a {words}"


def say_voices(claim: Claim, outlet: str | None) -> str:
    """Who is said to say it and through whom: `Ministry of Defence, as told by Interfax, in Gulf Wire`."""
    paper = outlet or "the report"
    return f"{say_chain(claim.chain)}, in {paper}" if claim.chain else paper


def say_chain(chain: Sequence[Voice]) -> str:
    """The first voice and those that passed it on; empty for the report's own voice."""
    if not chain:
        return ""
    return ", ".join([say_party(chain[0]), *(f"as told by {name_party(relay)}" for relay in chain[1:])])


def say_origins(roots: int, reports: int) -> str:
    """How many independent origins in how many reports: `3 origins in 9 reports`."""
    return f"{_count(roots, 'origin')} in {_count(reports, 'report')}"


def _count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def join_words(words: Sequence[str]) -> str:
    """A list as English writes it: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def say_dispute(dispute: Dispute, accounts: Sequence[Account]) -> str:
    """A dispute as a sentence that names its parties and leaves open who is right."""
    parties = [account for account in accounts if account.id in dispute.accounts]
    names = join_words([name_holder(account.voice) for account in parties]) or "unnamed accounts"
    if dispute.relation == DisputeRelation.MUTUAL_BLAME:
        return f"{names} blame one another ({_FIELDS[dispute.field]})"
    if dispute.relation == DisputeRelation.CONFLICTING:
        return f"{names} differ on {_FIELDS[dispute.field]}"
    deniers = [name_holder(account.voice) for account in parties if account.denies]
    others = [name_holder(account.voice) for account in parties if not account.denies]
    if not deniers or not others:
        return f"{names} contradict one another on {_FIELDS[dispute.field]}"
    denial = f"{join_words(deniers)} {'deny' if len(deniers) > 1 else 'denies'}"
    telling = f"{join_words(others)} {'say' if len(others) > 1 else 'says'}"
    return f"{denial} what {telling} ({_FIELDS[dispute.field]})"
