"""Whether an event is told as having happened: by the words that govern its anchor, then by the claim that holds it."""

from dataclasses import dataclass

from sayso.reading.anchors import Anchor
from sayso.reading.clauses import Layout
from sayso.record import Claim
from sayso.record.vocabulary import Stance, Status
from sayso.world.inflection import Form
from sayso.world.statuses import (
    CONDITIONAL,
    IF_PHRASES,
    IF_WORDS,
    INFINITIVE,
    MODAL,
    NEGATIONS,
    NEGATIVE_NOUNS,
    NEGATIVE_PHRASES,
    NEGATIVE_SUBJECTS,
    NOUN,
    NOUN_REACH,
    Triggers,
    find_phrase,
)

INFINITIVE_REACH = 9
"""Words before *to* within which the verb that takes the infinitive is looked for."""
SUBJECT_REACH = 12
"""Words before a verb group within which a negative subject is looked for."""
INTENTIONS = (Stance.PLEDGE, Stance.THREATEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A status with the rule that gave it."""

    status: Status
    """The status."""
    rule: str
    """Name of the rule."""
    at: int | None = None
    """Number of the word that decided, in the sentence."""


ACTUAL = Verdict(status=Status.ACTUAL, rule="told-as-fact")


def find_status(layout: Layout, anchor: Anchor, claim: Claim | None) -> Verdict:
    """The status of the event of an anchor.

    Args:
        layout: The sentence.
        anchor: The anchor in it.
        claim: The claim whose content holds the anchor, if any.
    """
    floor = _floor(layout, claim)
    verdict = _by_words(layout, anchor, floor)
    return _by_claim(layout, anchor, claim, verdict)


def _floor(layout: Layout, claim: Claim | None) -> int:
    """First word that may govern an anchor: the first of the content that holds it."""
    return 0 if claim is None else layout.floor(claim.content.start)


def _by_words(layout: Layout, anchor: Anchor, floor: int) -> Verdict:
    """The status that the words around an anchor give it."""
    if (at := _negation(layout, anchor, floor)) is not None:
        return Verdict(status=Status.NEGATED, rule="negation", at=at)
    if anchor.is_verb:
        return _of_verb(layout, anchor, floor)
    return _of_noun(layout, anchor, floor)


# --- negation --------------------------------------------------------------------------------------------------------


def _negation(layout: Layout, anchor: Anchor, floor: int) -> int | None:
    """Number of the word that negates an anchor."""
    start = max(floor, layout.group_start(anchor.first))
    for i in range(start, anchor.first):
        if layout.words[i] in NEGATIONS:
            return i
    edge = max(floor, layout.left_edge(anchor.first))
    if (at := find_phrase(layout.words, NEGATIVE_PHRASES, max(edge, anchor.first - NOUN_REACH), anchor.first)) is not None:
        return at
    if not anchor.is_verb:
        return _negated_noun(layout, anchor, edge)
    return _negative_subject(layout, start, edge, anchor)


def _negated_noun(layout: Layout, anchor: Anchor, edge: int) -> int | None:
    """Number of a negative word shortly before a noun."""
    for i in range(anchor.first - 1, max(edge, anchor.first - 4) - 1, -1):
        if layout.words[i] in NEGATIVE_NOUNS:
            return i
    return None


def _negative_subject(layout: Layout, start: int, edge: int, anchor: Anchor) -> int | None:
    """Number of the negative word in the subject of a verb, or in its object: "no one was killed", "hurt nobody"."""
    for i in range(start - 1, max(edge, start - SUBJECT_REACH) - 1, -1):
        if layout.words[i] in (",", "and", "but", "or"):
            break
        if layout.words[i] in NEGATIVE_SUBJECTS:
            return i
    for i in range(anchor.last, min(anchor.last + 1, len(layout.words))):
        if layout.words[i] in NEGATIVE_SUBJECTS:
            return i
    return None


# --- verbs and nouns -------------------------------------------------------------------------------------------------


def _of_verb(layout: Layout, anchor: Anchor, floor: int) -> Verdict:
    """The status that auxiliaries, an *if* or a governing verb give a verb."""
    start = max(floor, layout.group_start(anchor.first))
    group = layout.words[start : anchor.first]
    if (at := _condition(layout, anchor.first, floor)) is not None:
        return Verdict(status=Status.HYPOTHETICAL, rule="if-clause", at=at)
    has_if = _has_if(layout)
    for i, word in enumerate(group, start):
        if word in MODAL.planned:
            return Verdict(status=Status.PLANNED, rule="modal-planned", at=i)
        if word in MODAL.hypothetical:
            return Verdict(status=Status.HYPOTHETICAL, rule="modal-possible", at=i)
        if word in MODAL.demanded:
            return Verdict(status=Status.DEMANDED, rule="modal-must", at=i)
        if word in CONDITIONAL:
            status = Status.HYPOTHETICAL if has_if else Status.PLANNED
            return Verdict(status=status, rule="would", at=i)
    before = start - 1
    if group and group[0] == "to":
        before = start
    if before >= floor and before >= 0 and layout.words[before] == "to":
        return _governed(layout, before, max(floor, before - INFINITIVE_REACH), INFINITIVE)
    if anchor.form is Form.GERUND and not group:
        return _governed(layout, anchor.first, max(floor, anchor.first - 3), NOUN)
    return ACTUAL


def _of_noun(layout: Layout, anchor: Anchor, floor: int) -> Verdict:
    """The status that governing words give a noun."""
    if (at := _condition(layout, anchor.first, floor)) is not None:
        return Verdict(status=Status.HYPOTHETICAL, rule="if-clause", at=at)
    edge = max(floor, layout.left_edge(anchor.first), anchor.first - NOUN_REACH)
    return _governed(layout, anchor.first, edge, NOUN)


def _governed(layout: Layout, at: int, low: int, triggers: Triggers) -> Verdict:
    """The status that the nearest governing word before a point gives."""
    for i in range(at - 1, low - 1, -1):
        word = layout.words[i]
        if word in (";", ":", "“", "”", '"', "."):
            break
        if word in triggers.negated:
            return Verdict(status=Status.NEGATED, rule="governed-negated", at=i)
        if word in triggers.demanded:
            return Verdict(status=Status.DEMANDED, rule="governed-demanded", at=i)
        if word in triggers.hypothetical:
            return Verdict(status=Status.HYPOTHETICAL, rule="governed-possible", at=i)
        if word in triggers.planned:
            return Verdict(status=Status.PLANNED, rule="governed-planned", at=i)
    return ACTUAL


def _condition(layout: Layout, first: int, floor: int) -> int | None:
    """Number of the word that opens the condition in which an anchor stands."""
    for i in range(first - 1, floor - 1, -1):
        if layout.words[i] in IF_WORDS and layout.words[i] != "should":
            return i
        if layout.words[i] in (",", ";", ":", "“", "”"):
            return None
    return None


def _has_if(layout: Layout) -> bool:
    """Whether a sentence states a condition."""
    if not layout.vocabulary.isdisjoint(IF_WORDS - {"should", "whether"}):
        return True
    return find_phrase(layout.words, IF_PHRASES, 0, len(layout.words)) is not None


# --- claims ----------------------------------------------------------------------------------------------------------


def _by_claim(layout: Layout, anchor: Anchor, claim: Claim | None, verdict: Verdict) -> Verdict:
    """The status after what the voice of a claim does with its content."""
    if claim is None:
        return verdict
    if claim.stance is Stance.DENY:
        return _denied(anchor, verdict)
    if verdict.status is not Status.ACTUAL:
        return verdict
    if claim.stance is Stance.URGE and (anchor.form in (Form.BASE, Form.NOUN, Form.GERUND)):
        return Verdict(status=Status.DEMANDED, rule="claim-urges")
    if claim.stance in INTENTIONS and anchor.form in (Form.BASE, Form.NOUN, Form.GERUND):
        status = Status.HYPOTHETICAL if _has_if(layout) else Status.PLANNED
        return Verdict(status=status, rule="claim-intends")
    return verdict


def _denied(anchor: Anchor, verdict: Verdict) -> Verdict:
    """The status of an event in a denial: denied, unless it is what the denial sets against the charge."""
    if verdict.status is Status.NEGATED and anchor.frame.loss is not None:
        return verdict
    if verdict.status in (Status.ACTUAL, Status.NEGATED):
        return Verdict(status=Status.DENIED, rule="claim-denies", at=verdict.at)
    return verdict
