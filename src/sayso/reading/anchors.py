"""The words that name events, by the lexicon and the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.reading.clauses import AUXILIARIES, BE, DETERMINERS, HARD, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Layout
from sayso.record.vocabulary import EventType, MentionType
from sayso.world.inflection import VERBAL, Form
from sayso.world.lexicon import CLASSES, LEXICON, Condition, Entry, Frame, Match, Roles

BEFORE_REACH = 9
"""Words before an anchor within which a condition of what stands before looks."""
AFTER_REACH = 8
NEXT_REACH = 3
SELF_SUFFICIENT = 3
"""Words from which a phrase names an event whatever stands around it."""
OBJECT_REACH = 6
AGENT_REACH = 7
BOUNDS = frozenset((("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than"), ("less", "than")))
"""Two words that open a count: what follows "killed at least" is an object."""
PREDICATE_REACH = 9
"""Words between a noun and the verb that tells what it did."""
APART = frozenset("and but who after when as by".split())
"""Words behind a noun that keep it apart from the next verb; *by* names who did it, which the verb alone would not tell."""
FIRED = frozenset(("fire", "fire-alone", "shell"))
DONE = frozenset(("munition-hits", "hit", "kill", "wound", "destroy", "damage", "torch", "hit-by-munition", "burn"))
"""Frames of what a strike or blast does."""
COMPLETED = frozenset(("begin", "fire", "fire-alone", "opened-fire", "agreed", "agreement", "answer"))
"""Frames of verbs that a noun completes."""
MODALS = CLASSES["modal-like"]
"""Words after which a base form is a verb."""
BODIES = frozenset("body bodies corpse corpses".split())
NAMES = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.NATIONALITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words that name an event."""

    first: int
    """Number of its first word in the sentence."""
    last: int
    """Number of the word after its last."""
    frame: Frame
    """What it names."""
    form: Form
    """How its word stands."""
    passive: bool
    """Whether a verb stands in the passive."""

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb."""
        return self.form in VERBAL


def find_anchors(layout: Layout, *, armed: bool) -> list[Anchor]:
    """The anchors of a sentence from left to right; they do not overlap.

    Args:
        layout: The sentence.
        armed: Whether the report tells of armed conflict.
    """
    found: list[Anchor] = []
    at = 0
    while at < len(layout.words):
        match = next(_fitting(layout, at, armed=armed), None)
        if match is None:
            at += 1
            continue
        if match.entry.frame.is_event:
            found.append(_anchor(layout, at, match))
        at = max(at + 1, match.head_end if match.entry.frame.is_event else match.end)
    return [anchor for number, anchor in enumerate(found) if not _is_part(layout, found, number)]


# --- words of one event ----------------------------------------------------------------------------------------------


def _is_part(layout: Layout, anchors: list[Anchor], number: int) -> bool:
    """Whether an anchor only helps another one of the sentence to name an event."""
    anchor = anchors[number]
    if anchor.frame.type is not EventType.ASSAULT and anchor.frame.name != "truce":
        return False
    if number + 1 < len(anchors) and _is_predicate(layout, anchor, anchors[number + 1]):
        return True
    return number > 0 and _is_object(layout, anchors[number - 1], anchor)


def _is_predicate(layout: Layout, noun: Anchor, verb: Anchor) -> bool:
    """Whether a verb is what a noun, or a weapon, did: "an air strike flattened", "rockets fired from the hill struck"."""
    if not verb.is_verb or verb.frame.type is not noun.frame.type or verb.form is Form.GERUND:
        return False
    between = layout.words[noun.last : layout.group_start(verb.first)]
    if len(between) > PREDICATE_REACH or any(not word[0].isalnum() or word in APART for word in between):
        return False
    if noun.is_verb:
        return noun.passive and noun.frame.name in FIRED and layout.words[noun.first - 1] in CLASSES["munition"]
    return verb.frame.name in DONE and not verb.passive


def _is_object(layout: Layout, verb: Anchor, noun: Anchor) -> bool:
    """Whether a noun only completes the verb before it: "initiated a ceasefire violation", "agreed to a truce"."""
    if noun.is_verb or not verb.is_verb or verb.frame.name not in COMPLETED or noun.first - verb.last > OBJECT_REACH:
        return False
    return all(
        word[0].isalnum() and word not in ("and", "but", "after", "that") for word in layout.words[verb.last : noun.first]
    )


def _anchor(layout: Layout, at: int, match: Match) -> Anchor:
    """The anchor of a match."""
    form = match.entry.form
    passive = form in (Form.PAST, Form.PARTICIPLE) and (is_passive(layout, at, match.end) or _lacks_object(layout, match))
    return Anchor(first=at, last=match.head_end, frame=match.entry.frame, form=form, passive=passive)


def _fitting(layout: Layout, at: int, *, armed: bool) -> Iterator[Match]:
    """Matches at a word whose form and conditions hold."""
    matches = list(LEXICON.matches(layout.words, at))
    if not matches:
        return
    both = len({match.entry.form in VERBAL for match in matches if len(match.entry.words) == 1}) > 1
    for match in matches:
        if len(match.entry.words) == 1 and not _form_fits(layout, at, match.entry, both=both):
            continue
        if _holds(layout, at, match, armed=armed):
            yield match


# --- noun or verb ----------------------------------------------------------------------------------------------------


def _form_fits(layout: Layout, at: int, entry: Entry, *, both: bool) -> bool:
    """Whether a word may be of the form that an entry takes it for."""
    if layout.kinds[at] in NAMES or (layout.kinds[at] is MentionType.PLACE and layout.is_capitalized(at)):
        return False
    if entry.form is Form.NOUN:
        return not both or _is_noun(layout, at)
    if entry.form in (Form.BASE, Form.PRESENT):
        return _is_verb(layout, at, entry.form) or (not both and _tells_of(layout, at, entry))
    if entry.form in (Form.PAST, Form.PARTICIPLE):
        return not (both and _is_noun(layout, at)) and not _is_attribute(layout, at)
    return True


def _is_noun(layout: Layout, at: int) -> bool:
    """Whether a word that may be a noun or a verb stands as a noun."""
    if at == 0:
        return layout.words[0].endswith(("ing", "s"))
    before = layout.words[at - 1]
    if before in MODALS or before in PRONOUNS or (before in ("and", "who", "which") and not layout.words[at].endswith("s")):
        return False
    if before in DETERMINERS or before in ("'s", "’s") or before[0].isdigit() or before in PREPOSITIONS:
        return True
    if layout.words[at].endswith("ing"):
        return before not in AUXILIARIES and layout.tokens[at - 1].is_word and not _takes_object(layout, at)
    return not _takes_object(layout, at)


def _takes_object(layout: Layout, at: int) -> bool:
    """Whether something like an object follows a word."""
    if at + 1 >= len(layout.words):
        return False
    after = layout.words[at + 1]
    return (
        after in DETERMINERS
        or after in ("him", "them", "us", "it")
        or after[0].isdigit()
        or layout.kinds[at + 1] in (*NAMES, MentionType.QUANTITY, MentionType.PLACE)
        or after in CLASSES["people"]
    )


def _is_verb(layout: Layout, at: int, form: Form) -> bool:
    """Whether a base form or a third person stands as a verb."""
    if at == 0:
        return False
    start = layout.group_start(at)
    before = layout.words[at - 1]
    if before == "her":
        return False
    if before in MODALS or before in PRONOUNS or (start < at and layout.words[start] in MODALS):
        return True
    if before in DETERMINERS or before in ("'s", "’s") or before in PREPOSITIONS or not layout.tokens[at - 1].is_word:
        return False
    return _takes_object(layout, at) or (form is Form.PRESENT and layout.kinds[at - 1] in NAMES)


def _tells_of(layout: Layout, at: int, entry: Entry) -> bool:
    """Whether the present of what is no noun tells of the name before it: "Chad still agrees", "the Kurds agree".

    What strikes is left out, as its third person may be a noun that the lexicon lacks: "Chad bombs Niger", but "if bombs fall".
    """
    start = layout.group_start(at)
    if start == 0 or entry.frame.type is EventType.ASSAULT or layout.is_capitalized(at):
        return False
    before = layout.words[start - 1]
    if entry.form is Form.BASE and not (before.endswith("s") and start > 1):
        return False
    return layout.is_capitalized(start - 1) and before not in DETERMINERS and before not in SUBORDINATORS


def _is_attribute(layout: Layout, at: int) -> bool:
    """Whether a participle stands before a noun: "the wounded man", "a destroyed bridge"."""
    if at == 0 or at + 1 >= len(layout.words):
        return False
    before, after = layout.words[at - 1], layout.words[at + 1]
    if before == "the":
        return True
    if before == "that":
        return False
    return (
        (before in DETERMINERS or before in ("'s", "’s"))
        and layout.tokens[at + 1].is_word
        and after not in PREPOSITIONS
        and after not in AUXILIARIES
        and after not in ("and", "or")
    )


def _lacks_object(layout: Layout, match: Match) -> bool:
    """Whether what needs somebody to suffer it has no object behind it: "two people killed and five wounded."."""
    if match.entry.frame.loss is None or match.entry.frame.roles is not Roles.ACTS or len(match.entry.words) > 1:
        return False
    after, following = [*layout.words[match.end : match.end + 2], ".", "."][:2]
    if (after, following) in BOUNDS or (match.end < len(layout.words) and layout.kinds[match.end] is MentionType.QUANTITY):
        return False
    return not after[0].isalnum() or after in PREPOSITIONS or after in ("and", "when", "while", "but")


def is_passive(layout: Layout, first: int, last: int) -> bool:
    """Whether a past form at these words is a passive: after *be*, before *by*, or behind the noun that it describes."""
    group = layout.group(first)
    if any(word in BE for word in group):
        return True
    if group:
        return False
    after = layout.words[last] if last < len(layout.words) else ""
    if after == "by":
        return True
    return _is_reduced(layout, first, last)


def _is_reduced(layout: Layout, first: int, last: int) -> bool:
    """Whether a past form is a reduced passive: "two soldiers killed in the clash", "the wounded"."""
    if first == 0 or not layout.tokens[first - 1].is_word:
        return False
    after = layout.words[last] if last < len(layout.words) else ""
    if last - first > 1 and after in ("on", "at"):  # "soldiers opened fire on": the object stands within the words
        return False
    if layout.words[first - 1] in CLASSES["munition"] and after in PREPOSITIONS:
        return True
    if after in ("in", "on", "during", "when", "at", "near", "after") or not after:
        before = layout.words[first - 1]
        return before in CLASSES["people"] or before in ("dead", "others") or layout.kinds[first - 1] is MentionType.QUANTITY
    return False


# --- conditions ------------------------------------------------------------------------------------------------------


def _holds(layout: Layout, at: int, match: Match, *, armed: bool) -> bool:
    """Whether the conditions of a frame hold at a match."""
    frame = match.entry.frame
    if any(_is_met(layout, at, match, each, armed=armed) for each in frame.unless):
        return False
    if _speaks_for_itself(match.entry):
        return True
    return not frame.when or any(_is_met(layout, at, match, each, armed=armed) for each in frame.when)


def _speaks_for_itself(entry: Entry) -> bool:
    """Whether a phrase of three words or more needs no further sign; one that ends in a preposition asks for what follows."""
    return len(entry.words) >= SELF_SUFFICIENT and entry.words[-1] not in PREPOSITIONS


def _is_met(layout: Layout, at: int, match: Match, condition: Condition, *, armed: bool) -> bool:
    """Whether one condition is met."""
    if condition.where == "doc":
        return armed
    if condition.where == "is":
        return _is(layout, at, match, condition.group)
    if condition.group == "count":
        return layout.has_number_near(at, match.end)
    if condition.group == "by-munition":
        return _by_munition(layout, match.end)
    low, high = _range(layout, at, match, condition.where)
    if condition.group == "names":
        return any(layout.kinds[i] in NAMES for i in range(low, high))
    if condition.group == "place" and any(layout.kinds[i] is MentionType.PLACE for i in range(low, high)):
        return True
    return _has_class(layout, CLASSES[condition.group], low, high, at)


def _is(layout: Layout, at: int, match: Match, quality: str) -> bool:
    """Whether the words themselves stand in some way."""
    if quality == "passive":
        return match.entry.form in (Form.PAST, Form.PARTICIPLE) and is_passive(layout, at, match.end)
    if quality == "infinitive":
        return match.entry.form is Form.BASE and at > 0 and layout.words[at - 1] == "to"
    return layout.words[at] in BODIES


def _range(layout: Layout, at: int, match: Match, where: str) -> tuple[int, int]:
    """The words that a condition looks at."""
    if where == "patient":
        passive = match.entry.form in (Form.PAST, Form.PARTICIPLE) and is_passive(layout, at, match.end)
        return _range(layout, at, match, "before" if passive else "object")
    if where == "before":
        return _clause_before(layout, at), at
    if where == "after":
        return match.head_end, min(layout.right_edge(match.head_end), match.head_end + AFTER_REACH)
    if where == "object":
        return match.head_end, min(layout.right_edge(match.head_end), match.head_end + OBJECT_REACH)
    if where == "next":
        return match.end, min(len(layout.words), match.end + NEXT_REACH)
    return 0, len(layout.words)


def _clause_before(layout: Layout, at: int) -> int:
    """Number of the first word before an anchor that may be its subject's; a relative clause goes on with what it explains."""
    for i in range(at - 1, max(-1, at - BEFORE_REACH - 1), -1):
        if layout.words[i] in HARD or (layout.words[i] in SUBORDINATORS and layout.words[i] != "that"):
            return i + 1
    return max(0, at - BEFORE_REACH)


def _has_class(layout: Layout, words: frozenset[str], low: int, high: int, start: int) -> bool:
    """Whether a word of a class stands in a range, the anchor's first word apart."""
    if low == 0 and high == len(layout.words) and words.isdisjoint(layout.vocabulary):
        return False
    return any(layout.words[i] in words for i in range(low, high) if i != start)


def _by_munition(layout: Layout, end: int) -> bool:
    """Whether *by* or *with* brings in something that strikes."""
    for i in range(end, min(end + AGENT_REACH, len(layout.words))):
        if layout.words[i] in ("by", "with"):
            return any(word in CLASSES["munition"] for word in layout.words[i + 1 : i + 1 + AGENT_REACH])
    return False
