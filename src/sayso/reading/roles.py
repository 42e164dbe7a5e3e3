"""Who does an event, and to whom, by where the noun phrases of a sentence stand around its anchor."""

from dataclasses import dataclass

from sayso.reading.nouns import Phrase, Sort
from sayso.reading.syntax import AGENT_REACH, FAR_TARGET, LIGHT_VERBS, NOUN_REACH, PARTIES, Syntax
from sayso.record.vocabulary import EventType
from sayso.world.lexicon import CLASSES, Roles

TARGET_REACH = 9
"""Words between an anchor and the preposition that brings in who undergoes it."""
TARGETED = frozenset("on at against upon into towards toward over targeting across".split())
"""Prepositions that bring in who undergoes an event."""
FALLEN_ON = TARGETED | frozenset("in inside near to".split())
"""Prepositions that bring in what a shell or bomb fell on."""
BETWEEN = TARGETED | frozenset("between among".split())
"""The same of a mediation or a visit."""
GIVEN = frozenset("to for".split())
WITHIN = frozenset("between among with against".split())
"""Prepositions that bring in the other side of what two sides do."""
ONE_SIDED = "reciprocal-alone"
"""Name of the rule for what two sides do with one another where a single one is told to have done it: "Norway agreed to"."""
ENCOUNTERS = frozenset((EventType.ASSAULT, EventType.PROTEST, EventType.CONSULT))
"""Types of what two sides do to one another whose verbs may have the other side as their object: "met the envoy"."""
PAIRS = CLASSES["pair-head"]
"""Nouns that may stand for both sides at once."""
HURLING = frozenset(("fire", "shell", "use-weapon", "grenade", "opened-fire", "fire-alone", "shoot", "air-strike"))
"""Frames whose verbs have the weapon as their object."""
BURNING = frozenset(("burn", "destroy", "torch"))
"""Frames whose verbs without an object tell what happens to their subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Noun phrases around an anchor by what they do in its event."""

    actors: tuple[Phrase, ...] = ()
    """Who does it."""
    recipients: tuple[Phrase, ...] = ()
    """Who undergoes it."""
    shares: int | None = None
    """Number of the anchor, among those of the sentence, whose actors it has too; `None` where it has its own."""
    rule: str = ""
    """Name of the rule that found them."""


def find_participants(syntax: Syntax, number: int) -> Participants:
    """Who does the event of an anchor, and to whom."""
    anchor = syntax.anchors[number]
    if not anchor.is_verb:
        return _around_noun(syntax, number)
    if anchor.frame.roles is Roles.RECIPROCAL:
        return _reciprocal_verb(syntax, number)
    if anchor.passive:
        return _passive(syntax, number)
    return _active(syntax, number)


def _active(syntax: Syntax, number: int) -> Participants:
    """Around a verb in the active voice."""
    frame = syntax.anchors[number].frame
    subject, shares = syntax.subject(number)
    doers = syntax.list_of(subject)
    if frame.roles is Roles.SUFFERS:
        agent = syntax.behind(number, frozenset(("by",)), AGENT_REACH)
        return Participants(actors=syntax.list_of(agent), recipients=doers, rule="subject-suffers")
    if frame.roles is Roles.RECEIVES:
        agent = syntax.agent(number) or syntax.behind(number, frozenset(("from",)), AGENT_REACH)
        return Participants(actors=syntax.list_of(agent), recipients=doers, rule="subject-receives")
    if frame.roles is Roles.ALONE:
        return Participants(actors=doers, shares=shares, rule="subject")
    if frame.roles is Roles.GIVES:
        given = syntax.behind(number, GIVEN, FAR_TARGET) or syntax.party_behind(number) or _receiver(syntax, number)
        return Participants(actors=doers, recipients=syntax.list_of(given), shares=shares, rule="subject-to")
    target = syntax.object_of(number)
    if frame.roles is Roles.OWNED and target is None:
        return Participants(
            actors=doers,
            recipients=syntax.list_of(syntax.behind(number, FALLEN_ON, TARGET_REACH)),
            shares=shares,
            rule="thing-falls-on",
        )
    if target is None and frame.name in BURNING:
        return Participants(recipients=doers, rule="subject-burns")
    if target is None or (target.sort is Sort.MUNITION and frame.name in HURLING):
        target = syntax.behind(number, TARGETED, TARGET_REACH)
    if frame.type is not EventType.ASSAULT and (target is None or target.sort not in PARTIES):
        target = syntax.party_behind(number) or target
    return Participants(actors=doers, recipients=syntax.list_of(target), shares=shares, rule="subject-object")


def _passive(syntax: Syntax, number: int) -> Participants:
    """Around a verb in the passive voice."""
    frame = syntax.anchors[number].frame
    subject, shares = syntax.subject(number)
    agent = syntax.agent(number)
    if agent is not None and agent.sort is Sort.MUNITION:
        agent = agent if _names_owner(syntax, agent) else None
    if frame.roles is Roles.RECEIVES:
        return _active(syntax, number)
    if frame.roles is Roles.ALONE:
        return Participants(actors=syntax.list_of(subject), shares=shares, rule="passive-subject")
    if subject is not None and subject.sort is Sort.MUNITION:
        target = syntax.behind(number, TARGETED, TARGET_REACH)
        return Participants(actors=syntax.list_of(agent), recipients=syntax.list_of(target), rule="passive-at")
    return Participants(
        actors=syntax.list_of(agent),
        recipients=syntax.list_of(subject),
        shares=shares if subject is None else None,
        rule="passive",
    )


def _names_owner(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase says whose weapon it is."""
    return any(kind is not None for kind in syntax.layout.kinds[phrase.first : phrase.last])


def _reciprocal_verb(syntax: Syntax, number: int) -> Participants:
    """Around a verb of what several do to one another."""
    subject, shares = syntax.subject(number)
    takes_object = syntax.anchors[number].frame.type in ENCOUNTERS
    others = syntax.behind(number, WITHIN, FAR_TARGET) or (_object_party(syntax, number) if takes_object else None)
    doers = syntax.list_of(subject)
    sides = (*doers, *syntax.list_of(others))
    if len(sides) == 1 and doers and not takes_object and not _is_pair(syntax, doers[0]):
        return Participants(actors=doers, recipients=syntax.list_of(syntax.party_behind(number)), shares=shares, rule=ONE_SIDED)
    return Participants(actors=sides, recipients=sides, shares=shares, rule="reciprocal")


def _receiver(syntax: Syntax, number: int) -> Phrase | None:
    """The object of a verb of giving, where it is who is given something: "supply Gabon with wheat"."""
    found = _object_party(syntax, number)
    return None if found is None or found.sort is Sort.PERSON or syntax.anchors[number].frame.type is EventType.AGREE else found


def _is_pair(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase may stand for both sides: "they", "the two countries"."""
    return phrase.sort is Sort.PRONOUN or not PAIRS.isdisjoint(syntax.layout.words[phrase.first : phrase.last])


def _object_party(syntax: Syntax, number: int) -> Phrase | None:
    """The object of a verb, where it may act itself."""
    found = syntax.object_of(number)
    return found if found is not None and found.sort in PARTIES else None


def _around_noun(syntax: Syntax, number: int) -> Participants:
    """Around a noun."""
    frame = syntax.anchors[number].frame
    owner = syntax.owner(number)
    if frame.roles is Roles.RECIPROCAL:
        inside = syntax.behind(number, WITHIN, TARGET_REACH)
        if owner is None or owner.before in LIGHT_VERBS:
            owner = syntax.subject_of_light_verb(number)
        first = syntax.behind(number, frozenset(("of",)), NOUN_REACH) if inside is None else None
        sides = (
            *syntax.list_of(owner if inside is None or (owner and inside.before == "with") else None),
            *syntax.list_of(inside or first),
        )
        return Participants(actors=sides, recipients=sides, rule="between")
    agent = syntax.behind(number, frozenset(("by",)), AGENT_REACH) or owner or syntax.subject_of_light_verb(number)
    if frame.roles is Roles.SUFFERS:
        hurt = (
            syntax.behind(number, frozenset(("among", "of", "on", "in", "to", "from")), TARGET_REACH)
            or owner
            or _sufferer(syntax, number)
        )
        return Participants(recipients=syntax.list_of(hurt), rule="losses-of")
    bringing = BETWEEN if frame.type is EventType.CONSULT else TARGETED
    target = syntax.behind(number, bringing | (frozenset(("of",)) if frame.loss else frozenset()), TARGET_REACH)
    if target is None:
        target = syntax.behind(number, frozenset(("of",)), NOUN_REACH)
    if target is None and frame.type is not EventType.ASSAULT:
        target = syntax.party_behind(number)
    return Participants(actors=syntax.list_of(agent), recipients=syntax.list_of(target), rule="noun-by-on")


def _sufferer(syntax: Syntax, number: int) -> Phrase | None:
    """The subject of a clause whose object is the loss: "the army had suffered heavy casualties"."""
    layout, first = syntax.layout, syntax.anchors[number].first
    return next(
        (p for p in reversed(syntax.phrases) if p.last < first and p.is_free and layout.left_edge(first) <= p.first), None
    )
