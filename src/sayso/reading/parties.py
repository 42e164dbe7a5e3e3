"""Who the noun phrases around an anchor stand for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from sayso.reading.counts_amount import bound_before
from sayso.reading.drafts import Draft
from sayso.reading.nouns import OWNERS, POSSESSIVES, Phrase, Sort
from sayso.reading.owners import accused_by, men_of
from sayso.reading.roles import ONE_SIDED
from sayso.reading.struck import is_military, owner_struck
from sayso.reading.tellers import as_party, as_people, distinct, take_losses, take_speaker, take_voice
from sayso.record import Party, Place, Voice
from sayso.record.vocabulary import EventType, MentionType, Status, Victims, VoiceKind
from sayso.world.lexicon import CLASSES, Roles

PEOPLED = (EventType.ASSAULT, EventType.AID)
"""Types of what is done to the people of a town where the town is named."""
NAMED = (MentionType.NATIONALITY, MentionType.ORGANIZATION, MentionType.PERSON, MentionType.PLACE)
HURT = frozenset("wounded injured".split())
"""Words for people of whom only what was told before says whose they are."""
NOBODY = frozenset("no nobody none no-one noone".split())
CARRYING = frozenset("carrying transporting housing sheltering holding guarding".split())
FAR_OWNER = 6
"""Words between a thing and the *of* that tells whose it is."""
COUNTRY = 6
"""UCDP's precision of a whole country, which is a side."""
FALLING = CLASSES["falling"]
"""Frames of what falls on a town and so on the people in it."""
FIRST_PERSON = frozenset("we us our i my".split())
GENERIC = frozenset((Sort.PERSON, Sort.PRONOUN, Sort.OTHER, Sort.TARGET, Sort.MUNITION, Sort.PLACE))
"""Sorts of phrases that are a party only where it is known which."""


class Cast(Protocol):
    """Who the noun phrases of a report stand for."""

    def voice(self, start: int, end: int) -> Voice:
        """The voice that the words at these offsets name."""
        ...

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """The party that the words at these offsets name, said by a speaker."""
        ...

    def parties(self, start: int, end: int, speaker: Party | None = None) -> tuple[Party, ...]:
        """The parties that the words at these offsets name: several for *both sides*."""
        ...

    def home(self, at: int) -> str | None:
        """The state that a bare *the army* at an offset belongs to."""
        ...

    def facing(self, side: str | None) -> str | None:
        """The one side that another one has against it."""
        ...


def resolve_parties(draft: Draft, cast: Cast) -> None:
    """Name the actors and recipients of an event."""
    draft.actors = _parties(draft, draft.participants.actors, cast, acting=True)
    draft.recipients = _unlike_actors(draft, _parties(draft, draft.participants.recipients, cast, acting=False))
    if not draft.recipients and draft.is_harm and (at := _nobody(draft)) is not None:
        draft.recipients = (
            Party(name=draft.layout.tokens[at].text, actor=None, kind=VoiceKind.RESIDENT, side=None, span=draft.words(at)),
        )
    if draft.frame.roles is Roles.RECIPROCAL and draft.participants.rule != ONE_SIDED:
        draft.actors = draft.recipients = distinct((*draft.actors, *draft.recipients))
    if not draft.recipients and draft.anchor.is_verb:
        draft.recipients = _within(draft, cast)
    take_losses(draft)
    take_speaker(draft, cast)
    take_voice(draft)
    if draft.actors:
        draft.explain("actors", draft.participants.rule or "shared", draft.actors[0].span)
    if draft.recipients:
        draft.explain("recipients", draft.participants.rule or "shared", draft.recipients[0].span)


def _within(draft: Draft, cast: Cast) -> tuple[Party, ...]:
    """The party that stands within the words of an anchor, or right behind them: "summoned the Indian ambassador"."""
    sides = {party.side for party in draft.actors}
    for tagged in draft.layout.tagged:
        if draft.anchor.first < tagged.first < draft.anchor.last and tagged.mention.type is MentionType.NATIONALITY:
            party = cast.party(tagged.mention.span.start, tagged.mention.span.end)
            return (party,) if party.side and party.side not in sides else ()
    return ()


def _nobody(draft: Draft) -> int | None:
    """Number of the *no one* or *nobody* to whom nothing happened."""
    at = draft.verdict.at
    return at if at is not None and draft.status is not Status.ACTUAL and draft.layout.words[at] in NOBODY else None


def _unlike_actors(draft: Draft, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Recipients without those that only a pronoun or a bare noun would make the actor's own side."""
    if not draft.is_assault or draft.frame.roles is not Roles.ACTS:
        return parties
    sides = {party.side for party in draft.actors if party.side}
    return tuple(party for party in parties if party.side not in sides or not party.side or _is_named(draft, party))


def _is_named(draft: Draft, party: Party) -> bool:
    """Whether the words of a party hold a name."""
    if party.span is None:
        return False
    first, last = draft.layout.number(party.span.start), draft.layout.number(party.span.end - 1) + 1
    return any(kind in NAMED for kind in draft.layout.kinds[first:last])


def _parties(draft: Draft, phrases: Sequence[Phrase], cast: Cast, *, acting: bool) -> tuple[Party, ...]:
    """The parties that some noun phrases stand for; those that the text leaves open are left out."""
    return distinct([party for phrase in phrases for party in _named(draft, phrase, cast, acting=acting)])


def _named(draft: Draft, phrase: Phrase, cast: Cast, *, acting: bool) -> tuple[Party, ...]:
    """The parties that a noun phrase stands for; none where the text leaves it open."""
    layout = draft.layout
    speaker = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
    if phrase.sort is Sort.PRONOUN and speaker and (phrase.head in FIRST_PERSON or _means_speaker(draft, phrase)):
        return (as_people(speaker),)
    if phrase.head in NOBODY or layout.words[phrase.first : phrase.last] in (["side"], ["sides"]):
        return ()
    last = complement_end(draft, phrase.last)
    phrase = _bounded(draft, _counted(draft, phrase))
    if phrase.head in HURT and not any(kind in NAMED for kind in layout.kinds[phrase.first : last]):
        return ()
    if layout.words[last - 1] in POSSESSIVES and last - 1 > phrase.first:
        last -= 1
    start, end = layout.tokens[phrase.first].start, layout.tokens[last - 1].end
    if phrase.sort is Sort.TARGET and not acting and (carried := _carried(draft, phrase)) is not None:
        phrase, start, end = carried, layout.tokens[carried.first].start, layout.tokens[carried.last - 1].end
    if phrase.sort in (Sort.TARGET, Sort.MUNITION):
        owner = _owner_of_thing(draft, phrase, last, cast, acting=acting)
        return (owner,) if owner else ()
    if phrase.sort is Sort.PLACE and not acting and draft.frame.name in FALLING and _is_town(draft, phrase):
        return (_civilian(draft, phrase, cast.party(start, end, speaker)),)
    parties = tuple(men_of(_own(draft, phrase, party, speaker), speaker, cast) for party in cast.parties(start, end, speaker))
    if acting:
        parties = tuple(accused_by(draft, party, cast) for party in parties)
    return _sorted_out(draft, phrase, parties, cast, acting=acting)


def _sorted_out(draft: Draft, phrase: Phrase, parties: tuple[Party, ...], cast: Cast, *, acting: bool) -> tuple[Party, ...]:
    """The parties of a phrase as its sort has them: people are civilians, towns are their people, bare armies are at home."""
    if phrase.sort is Sort.CIVILIAN:
        return tuple(party if _is_armed(party) else _civilian(draft, phrase, party) for party in parties)
    parties = tuple(_at_home(draft, party, cast) for party in parties)
    if phrase.sort is Sort.PLACE and not all(party.side for party in parties):
        peopled = not acting and draft.query is not None and draft.frame.type in PEOPLED
        return tuple(_civilian(draft, phrase, party) for party in parties) if peopled else ()
    if phrase.sort is Sort.NAME and draft.is_assault and not acting:
        parties = tuple(party for party in parties if party.side or party.kind is not VoiceKind.OTHER)
    return tuple(
        party for party in parties if party.side or phrase.sort not in GENERIC or (party.actor and _is_named(draft, party))
    )


def _is_town(draft: Draft, phrase: Phrase) -> bool:
    """Whether a place is one where people live, not a country."""
    tagged = next(
        (each for each in draft.layout.tagged if each.last == phrase.last and isinstance(each.mention.value, Place)), None
    )
    return tagged is not None and isinstance(tagged.mention.value, Place) and tagged.mention.value.precision != COUNTRY


def _counted(draft: Draft, phrase: Phrase) -> Phrase:
    """What a bare number counts: in "scores of civilians" the civilians."""
    if phrase.sort is not Sort.PERSON:
        return phrase
    return next((each for each in draft.syntax.phrases if each.before == "of" and each.first == phrase.last + 1), phrase)


def _bounded(draft: Draft, phrase: Phrase) -> Phrase:
    """A phrase with all words of the bound that it begins with: "at least nine people"."""
    first, kind = bound_before(draft.layout.words, phrase.first + 1, 0)
    return replace(phrase, first=first) if kind and first < phrase.first else phrase


def _carried(draft: Draft, phrase: Phrase) -> Phrase | None:
    """Who sits in a thing that is struck: "a truck carrying soldiers"."""
    words = draft.layout.words
    if phrase.last >= len(words) or words[phrase.last] not in CARRYING:
        return None
    return next(
        (each for each in draft.syntax.phrases if each.first == phrase.last + 1 and each.sort in (Sort.FORCE, Sort.CIVILIAN)),
        None,
    )


def _means_speaker(draft: Draft, phrase: Phrase) -> bool:
    """Whether a pronoun at the beginning of a content means the one who says it: "it said it had struck a base"."""
    claim = draft.claim
    if claim is None or phrase.head not in ("it", "they", "he", "she"):
        return False
    return 0 <= draft.layout.tokens[phrase.first].start - claim.content.start <= len("that it ")


def _at_home(draft: Draft, party: Party, cast: Cast) -> Party:
    """A party; a bare *the army* is that of the state where the report plays."""
    if party.side or party.kind not in (VoiceKind.MILITARY, VoiceKind.POLICE) or party.span is None or _is_named(draft, party):
        return party
    words = party.span.quote.casefold().split()
    return replace(party, side=cast.home(party.span.start)) if words and words[-1] in CLASSES["state-force"] else party


def _own(draft: Draft, phrase: Phrase, party: Party, speaker: Party | None) -> Party:
    """A party; bare *soldiers* whom a state's voice tells of as victims are its own, unless it did it itself."""
    if speaker is None or not speaker.side or speaker.kind is VoiceKind.ARMED_GROUP or phrase.head not in CLASSES["regulars"]:
        return party
    if _is_named(draft, party) or any(actor.side == speaker.side for actor in draft.actors):
        return party
    return replace(party, side=speaker.side, kind=VoiceKind.MILITARY if party.kind is VoiceKind.OTHER else party.kind)


def _is_armed(party: Party) -> bool:
    """Whether a party fights."""
    return party.kind in (VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.ARMED_GROUP)


def _civilian(draft: Draft, phrase: Phrase, party: Party) -> Party:
    """People who take no part in the fighting; a side only where the words name one."""
    named = any(kind in NAMED for kind in draft.layout.kinds[phrase.first : phrase.last])
    span = party.span or draft.span_of(phrase.first, phrase.last)
    return Party(
        name=party.name or span.quote, actor=None, kind=VoiceKind.RESIDENT, side=party.side if named else None, span=span
    )


def _owner_of_thing(draft: Draft, phrase: Phrase, last: int, cast: Cast, *, acting: bool) -> Party | None:
    """Whose a position, a vehicle or a weapon is: the name in the phrase, a possessive, or people where it is a civil thing."""
    layout = draft.layout
    speaker = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
    if not acting and phrase.sort is Sort.TARGET and _is_civil(draft, phrase):
        span = draft.span_of(phrase.first, phrase.last)
        return Party(name=span.quote, actor=None, kind=VoiceKind.RESIDENT, side=None, span=span)
    for tagged in layout.tagged:
        if phrase.first <= tagged.first and tagged.last <= last and tagged.mention.type in NAMED:
            if tagged.mention.type is MentionType.PLACE and tagged.last == last and phrase.sort is Sort.TARGET:
                continue
            party = cast.party(tagged.mention.span.start, tagged.mention.span.end, speaker)
            if party.side or party.actor:
                return party
    first = layout.tokens[phrase.first]
    if any(layout.is_capitalized(i) for i in range(phrase.first + 1, last)):
        party = cast.party(first.start, layout.tokens[last - 1].end, speaker)
        if party.side:
            return party
    if layout.words[phrase.first] in OWNERS:
        if not acting and speaker and speaker.side and not any(party.side == speaker.side for party in draft.actors):
            return as_party(speaker)
        party = cast.party(first.start, first.end, speaker)
        return party if party.side or party.actor else None
    return None if acting else _far_owner(draft, phrase, cast) or _struck(draft, phrase, cast)


def _struck(draft: Draft, phrase: Phrase, cast: Cast) -> Party | None:
    """The side of a military thing that only the network says to be struck."""
    if draft.query is None or not is_military(draft.layout.words[phrase.first : phrase.last]):
        return None
    return owner_struck(draft, draft.span_of(phrase.first, phrase.last), cast)


def _far_owner(draft: Draft, phrase: Phrase, cast: Cast) -> Party | None:
    """Whose a thing is by an *of* behind the other members of its list: "positions, shelters and points of the army"."""
    for other in draft.syntax.phrases:
        if phrase.last <= other.first <= phrase.last + FAR_OWNER and other.before == "of":
            tokens = draft.layout.tokens
            party = cast.party(tokens[other.first].start, tokens[other.last - 1].end)
            return party if party.side else None
    return None


def _is_civil(draft: Draft, phrase: Phrase) -> bool:
    """Whether a thing is one of people who do not fight."""
    words = draft.layout.words[phrase.first : phrase.last]
    return not CLASSES["civil-thing"].isdisjoint(words) and CLASSES["force"].isdisjoint(words)


def complement_end(draft: Draft, last: int) -> int:
    """Number of the word after a phrase that ends here with its *of*: "units of the Armenian army"."""
    for phrase in draft.syntax.phrases:
        if phrase.before == "of" and phrase.first == last + 1:
            return phrase.last
    return last


def take_victims_as_recipients(draft: Draft, before: Sequence[Draft]) -> None:
    """Where no recipient is known, those counted as lost are: civilians, or the soldiers last told of."""
    if draft.recipients or not draft.losses or not draft.is_assault:
        return
    line = next((each for each in draft.losses if each.victims is not Victims.UNKNOWN), draft.losses[0])
    if line.victims is Victims.CIVILIAN:
        draft.recipients = (
            Party(name=line.span.quote if line.span else None, actor=None, kind=VoiceKind.RESIDENT, side=None, span=line.span),
        )
    elif line.victims is Victims.MILITARY:
        sides = {party.side for party in draft.actors}
        told = (party for each in reversed(before) for party in each.recipients if _is_armed(party) and party.side not in sides)
        found = next(told, None)
        draft.recipients = (as_party(found),) if found is not None else ()
    if draft.recipients:
        draft.explain("recipients", "victims-counted", line.span)
