"""Titles in attributed words."""

from collections.abc import Sequence

from sayso.linking.naming import side_name
from sayso.linking.weights import title_words
from sayso.linking.whereabouts import is_area
from sayso.record import Account, Holder, Incident, Place
from sayso.record.vocabulary import DisputeRelation

LONGEST = 110
"""Code points of a title; what is longer is cut at a word."""
LONGEST_NAME = 36
"""Code points of one name in it."""


def entitle(incident: Incident) -> str:
    """A title worded from the fields of an incident, which says on whose word it rests; toll and days are told beside it."""
    deed = " ".join(part for part in (_deed(incident), _where(incident.place)) if part)
    text = _quarrel(deed, incident) or _word(deed, incident.accounts) or f"{_capital(deed)}, reports say"
    return _bounded(text)


def _quarrel(deed: str, incident: Incident) -> str | None:
    """The title of an incident about which accounts contradict each other."""
    by_id = {account.id: account for account in incident.accounts}
    for dispute in sorted(incident.disputes, key=lambda dispute: dispute.relation is not DisputeRelation.MUTUAL_BLAME):
        first, second = (by_id[identifier] for identifier in dispute.accounts)
        if dispute.relation is DisputeRelation.MUTUAL_BLAME:
            return f"{_capital(_name(first.voice))} and {_name(second.voice)} blame each other for {deed}"
        if dispute.relation is DisputeRelation.DENIED:
            return f"{_told(deed, first)}; {_name(second.voice)} denied it"
    return None


def _word(deed: str, accounts: Sequence[Account]) -> str | None:
    """The title of an incident that rests on somebody's word: who blames, else who admits, else who speaks first."""
    ranked = sorted(accounts, key=lambda account: (not account.blames, not account.admits))
    return _told(deed, ranked[0]) if ranked else None


def _told(deed: str, account: Account) -> str:
    """What one account says of it."""
    name = _name(account.voice)
    if account.blames:
        return f"{_capital(name)} blamed {_listed(account.blames)} for {deed}"
    if account.admits:
        return f"{_capital(name)} acknowledged {deed}"
    return f"{_capital(deed)}, {name} said"


def _listed(sides: Sequence[str]) -> str:
    """Two sides by name, or one and how many more."""
    names = [_shortened(side_name(side)) for side in sides]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} others"


def _name(holder: Holder) -> str:
    """What a voice is called: its side by name, else itself."""
    if holder.side:
        return _shortened(side_name(holder.side))
    return _shortened(holder.actor or title_words("kind", holder.kind.value) or "a voice")


def _deed(incident: Incident) -> str:
    """What sort of incident it is, as a noun."""
    return title_words("acled", incident.acled or "") or title_words("type", incident.type or "") or "incident"


def _where(place: Place | None) -> str:
    """Where, as precisely as it is known."""
    if place is None:
        return ""
    preposition = "in" if is_area(place) else "near" if place.precision == 2 else "at"
    return f"{preposition} {_shortened(place.name)}"


def _capital(words: str) -> str:
    """With a capital first."""
    return words[:1].upper() + words[1:]


def _shortened(name: str) -> str:
    """A name on one line and of bounded length."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"


def _bounded(title: str) -> str:
    """A title of bounded length."""
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
