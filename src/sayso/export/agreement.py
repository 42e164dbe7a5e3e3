"""What the accounts of an incident agree on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.export.words import say_losses, say_when, say_where
from sayso.record import Claim, Event, Incident
from sayso.record.vocabulary import DisputeField, Stance, Status

_FIELDS: dict[str, tuple[Callable[[Event], str], tuple[DisputeField, ...]]] = {
    "what": (lambda event: event.acled or event.type or "", (DisputeField.OCCURRENCE, DisputeField.TARGET)),
    "where": (lambda event: say_where(event.place) if event.place else "", (DisputeField.PLACE,)),
    "when": (lambda event: say_when(event.time) if event.time else "", (DisputeField.TIME,)),
    "who did it": (
        lambda event: ", ".join(sorted({actor.side for actor in event.actors if actor.side})),
        (DisputeField.RESPONSIBILITY, DisputeField.WHO_BEGAN, DisputeField.OCCURRENCE),
    ),
    "losses": (lambda event: say_losses(event.casualties), (DisputeField.TOLL,)),
}
"""What may be agreed on, how an event words it, and the disputes that rule it out."""
_TELLING = (Stance.ASSERT, Stance.ACCUSE, Stance.ADMIT, Stance.CONFIRM)
"""Stances of a voice that tells of something as having happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Something that two or more accounts say alike and none says otherwise."""

    field: str
    """What is agreed on, in words."""
    value: str
    """What they say of it."""
    accounts: tuple[str, ...]
    """Ids of the accounts that say it."""


def find_agreements(incident: Incident, events: Iterable[Event], claims: Mapping[str, Claim]) -> tuple[Agreement, ...]:
    """Fields that two or more accounts fill alike; what an account denies, doubts or only supposes does not count.

    Args:
        incident: the incident.
        events: its events.
        claims: the claims of its accounts, by id.
    """
    account_of = {
        claim: account.id
        for account in incident.accounts
        for claim in account.claims
        if claim in claims and claims[claim].stance in _TELLING
    }
    told = [(account_of[event.claim], event) for event in events if event.claim in account_of and event.status == Status.ACTUAL]
    disputed = {dispute.field for dispute in incident.disputes}
    open_fields = ((field, word) for field, (word, ruled_out) in _FIELDS.items() if not disputed & set(ruled_out))
    return tuple(found for field, word in open_fields if (found := _agree(field, [(who, word(event)) for who, event in told])))


def _agree(field: str, said: list[tuple[str, str]]) -> Agreement | None:
    """The one value that all who fill the field give, where they are two or more."""
    values = {value for _, value in said if value}
    accounts = tuple(sorted({who for who, value in said if value}))
    return Agreement(field=field, value=values.pop(), accounts=accounts) if len(values) == 1 and len(accounts) > 1 else None
