"""ACLED sub-event types of violent events, by weapon, parties and what is taken."""

from collections.abc import Sequence

from sayso.reading.drafts import Draft
from sayso.record import Party
from sayso.record.vocabulary import AcledType, MeansCategory, Status, VoiceKind
from sayso.world.lexicon import CLASSES

BY_MEANS: dict[MeansCategory, AcledType] = {
    MeansCategory.ARTILLERY: AcledType.SHELLING,
    MeansCategory.ROCKET: AcledType.SHELLING,
    MeansCategory.MISSILE: AcledType.SHELLING,
    MeansCategory.DRONE: AcledType.AIR_DRONE_STRIKE,
    MeansCategory.AIRCRAFT: AcledType.AIR_DRONE_STRIKE,
    MeansCategory.MINE_IED: AcledType.REMOTE_EXPLOSIVE,
    MeansCategory.GRENADE: AcledType.GRENADE,
    MeansCategory.CHEMICAL: AcledType.CHEMICAL_WEAPON,
}
"""Sub-event type of an attack with each class of weapon; small arms and blades leave it to the parties."""
SIGNS: tuple[tuple[str, AcledType], ...] = (
    ("suicide-sign", AcledType.SUICIDE_BOMB),
    ("chemical-sign", AcledType.CHEMICAL_WEAPON),
    ("mine-sign", AcledType.REMOTE_EXPLOSIVE),
    ("air-sign", AcledType.AIR_DRONE_STRIKE),
    ("artillery-sign", AcledType.SHELLING),
    ("grenade", AcledType.GRENADE),
)
"""Words that tell a weapon where none is found as a mention, the most telling first."""
THROWN = frozenset(("grenade", "explosion", "explode", "kill", "wound"))
REMOTE = frozenset(BY_MEANS.values()) | {AcledType.SUICIDE_BOMB}
SENTENCES_BACK = 3
"""Sentences between an act and what is told of it later."""
NO_SOURCE = frozenset(("abduct", "capture-person", "missing", "shoot-down", "down-aircraft", "sexual", "torture"))
"""Frames whose sub-event type is theirs alone."""
SIGN_REACH = 14
"""Words to either side of an anchor within which a sign tells its weapon."""
DEFAULTS = {
    "by-explosion": AcledType.REMOTE_EXPLOSIVE,
    "by-bomb": AcledType.AIR_DRONE_STRIKE,
    "by-strike": AcledType.AIR_DRONE_STRIKE,
}


def find_subtype(draft: Draft) -> AcledType | None:
    """The sub-event type that an event's own words give it; `None` where they leave it to its occurrence."""
    rule = draft.frame.acled
    if rule is None or not rule.startswith("by-"):
        return AcledType(rule) if rule else None
    if rule == "by-territory":
        return _by_holder(draft.actors)
    if draft.means is not None and not _is_suicide(draft) and (kind := _by_means(draft, draft.means.category)) is not None:
        return kind
    return _by_signs(draft)


def _by_means(draft: Draft, category: MeansCategory) -> AcledType | None:
    """The sub-event type of a weapon; a grenade makes one only where it is thrown, not fired in a fight."""
    if category is MeansCategory.GRENADE and draft.frame.name not in THROWN:
        return None
    return BY_MEANS.get(category)


def _is_suicide(draft: Draft) -> bool:
    """Whether the sentence tells of a suicide attack."""
    return not CLASSES["suicide-sign"].isdisjoint(draft.layout.vocabulary)


def _by_signs(draft: Draft) -> AcledType | None:
    """The sub-event type that the words around an anchor tell."""
    low, high = max(0, draft.anchor.first - SIGN_REACH), draft.anchor.last + SIGN_REACH
    words = frozenset(draft.layout.words[low:high])
    return next(
        (
            kind
            for name, kind in SIGNS
            if not CLASSES[name].isdisjoint(words) and (name != "grenade" or draft.frame.name in THROWN)
        ),
        None,
    )


def _by_holder(actors: Sequence[Party]) -> AcledType | None:
    """The sub-event type of taking ground: a state regains it, another side overtakes it."""
    side = next((party.side for party in actors if party.side), None)
    if side is None:
        return None
    is_state = len(side) == 3 and side.isupper() and side.isalpha() and not _is_group(actors)
    return AcledType.GOVERNMENT_REGAINS_TERRITORY if is_state else AcledType.NON_STATE_ACTOR_OVERTAKES_TERRITORY


def _is_group(actors: Sequence[Party]) -> bool:
    """Whether an armed group acts."""
    return any(party.kind is VoiceKind.ARMED_GROUP for party in actors)


def spread_subtypes(drafts: Sequence[Draft]) -> None:
    """Give violent events without a weapon the sub-event type of their occurrence, else what their parties make likely."""
    fought = any(draft.acled is AcledType.ARMED_CLASH and draft.foreground for draft in drafts)
    for at, draft in enumerate(drafts):
        if not draft.is_assault or draft.frame.acled is None:
            continue
        if draft.acled is None and not draft.frame.acled.startswith("by-territory"):
            _spread_subtype(draft, drafts, at, fought=fought)
        if draft.status in (Status.HYPOTHETICAL, Status.PLANNED) and draft.acled is AcledType.ARMED_CLASH:
            draft.acled = None


def _spread_subtype(draft: Draft, drafts: Sequence[Draft], at: int, *, fought: bool) -> None:
    """Give one violent event the sub-event type of its occurrence, of its frame, or of its parties."""
    source = _source(drafts, at)
    if source is not None:
        draft.acled = source.acled
        draft.explain("acled", "sub-event-of-the-occurrence", source.span)
        return
    draft.acled = DEFAULTS.get(draft.frame.acled or "") or _by_parties(draft, fought=fought)
    draft.explain("acled", "parties")


def _source(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The event whose sub-event type another one shares: in its sentence, else the last before it that may be the same act."""
    draft = drafts[at]
    own = [
        each
        for each in drafts
        if each.layout is draft.layout and each is not draft and each.acled in REMOTE and each.is_assault
    ]
    if own:
        return min(own, key=lambda each: (abs(each.number - draft.number), each.number))
    if not draft.foreground:
        return None
    for each in reversed(drafts[:at]):
        if draft.layout.sentence.index - each.layout.sentence.index > SENTENCES_BACK:
            return None
        if (
            each.is_assault
            and each.foreground
            and each.acled is not None
            and each.frame.name not in NO_SOURCE
            and _may_be_one(draft, each)
        ):
            return each
    return None


def _may_be_one(draft: Draft, other: Draft) -> bool:
    """Whether two events may be one act: nothing known of their actors speaks against it, and a fight only spreads to harm."""
    if other.acled not in REMOTE and not draft.is_harm:
        return False
    sides, others = ({party.side or party.actor for party in each.actors} for each in (draft, other))
    return not sides or not others or bool(sides & others)


def _by_parties(draft: Draft, *, fought: bool) -> AcledType | None:
    """The sub-event type of an attack of unknown means: on people an attack, else, and in a report of a fight, a clash."""
    civil = bool(draft.recipients) and all(party.kind is VoiceKind.RESIDENT for party in draft.recipients)
    if civil and not fought:
        return AcledType.ATTACK
    return AcledType.ARMED_CLASH
