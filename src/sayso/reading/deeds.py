"""Hostile acts and losses told in a content: who acts, who suffers, whether it is denied or still to come."""

from dataclasses import dataclass

from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.reading.sources import source_before
from sayso.record.vocabulary import EventType
from sayso.world.inflection import VERBAL, Form
from sayso.world.lexicon import LEXICON, Match, Roles
from sayso.world.stances import STANCE_WORDS

HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE))
MAX_DEEDS = 6
"""Deeds looked at in one content; the stance is decided by the first few."""
BEFALLEN = frozenset((verb, "under") for verb in ("come", "came", "comes", "coming"))
"""Verbs whose subject suffers: "its villages came under fire"."""
AGENT_REACH = 25
"""Tokens after a verb within which "by S" names who did it."""
BE = frozenset("is was were are be been being get got gets".split())

Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """A hostile act or a loss, in tokens of its line."""

    first: int
    """First token of its word."""
    last: int
    """One past the last token of its word."""
    actor: Phrase | None
    """Who does it."""
    victim: Phrase | None
    """Who suffers it."""
    negated: bool
    """Whether it is said not to have happened."""
    future: bool
    """Whether it is said that it will, may or should happen."""
    verbal: bool
    """Whether a verb tells it, as its clause's own act."""
    suffered: bool
    """Whether only the loss is told, not who caused it."""


def find_deeds(line: Line) -> list[Deed]:
    """The hostile acts and losses of a line, in order.

    *Cost*: linear in the number of tokens, and bounded by `MAX_DEEDS`.
    """
    found: list[Deed] = []
    at = 0
    while at < len(line) and len(found) < MAX_DEEDS:
        match = None if line.tags[at] in ",.;:q-()pdo" else _match(line, at)
        if match is None:
            at += 1
            continue
        found.append(_deed(line, at, match, found))
        at = max(match.head_end, at + 1)
    return found


def _match(line: Line, at: int) -> Match | None:
    """The hostile word that begins at a token."""
    for match in LEXICON.matches(line.lower, at):
        frame = match.entry.frame
        if frame.type in HOSTILE or (frame.loss is not None and frame.type is None):
            return match
        if frame.type is not None:
            return None
    return None


def _deed(line: Line, first: int, match: Match, earlier: list[Deed]) -> Deed:
    """The parties of one act."""
    last, form, roles = match.head_end, match.entry.form, match.entry.frame.roles
    group = first
    while group and line.tags[group - 1] in "xzr":
        group -= 1
    helpers = line.lower[group:first]
    negated = bool(STANCE_WORDS["negation"] & frozenset(helpers)) or _nobody(line, group)
    suffers = roles in (Roles.SUFFERS, Roles.ALONE)
    noun = form is Form.GERUND and (line.tag(first) == "n" or line.word(last) == "of" or (first == 0 and not earlier))
    if form not in VERBAL or noun:
        return _noun(line, first, last, negated=negated, suffers=suffers)
    future = bool(STANCE_WORDS["modal"] & frozenset(helpers)) or (first > 0 and line.lower[first - 1] == "to")
    passive = (form is not Form.GERUND and bool(BE & frozenset(helpers))) or line.lower[first : first + 2] in BEFALLEN
    reduced = form in (Form.PARTICIPLE, Form.PAST) and line.lower[last : last + 1] == ("by",)
    subject = _subject(line, group, form, earlier)
    if passive or reduced or suffers:
        agent = _agent(line, last)
        return Deed(first, last, agent, subject, negated, future, verbal=False, suffered=agent is None)
    begin = last
    while begin < len(line) and line.tags[begin] in "pr":
        begin += 1
    end = end_of_phrase(line, begin)
    victim = (begin, end) if end > begin else None
    return Deed(first, last, subject, victim, negated, future, verbal=form is not Form.GERUND, suffered=False)


def _nobody(line: Line, group: int) -> bool:
    """Whether the subject is "nobody", "none of its units" or "no aircraft"."""
    at = group
    while at > max(0, group - 6) and line.tags[at - 1] not in ",;:.q":
        at -= 1
        if line.lower[at] in STANCE_WORDS["nobody"]:
            return True
    return False


def _subject(line: Line, group: int, form: Form, earlier: list[Deed]) -> Phrase | None:
    """Who stands before a verb; after "and" or a comma it is the one of the act before."""
    before = line.tags[group - 1] if group else "."
    if earlier and ((form is Form.GERUND and before in ",nNmt") or before == "c"):
        return earlier[-1].actor or earlier[-1].victim
    source = source_before(line, group, 0) if group else None
    return (source.phrases[0][0], source.phrases[-1][1]) if source else None


def _noun(line: Line, first: int, last: int, *, negated: bool, suffers: bool) -> Deed:
    """Read "Armenian shelling", "an attack by the rebels", "casualties among its troops"."""
    agent = _agent(line, last)
    start = begin_of_phrase(line, first) if first else first
    named = any(line.tags[i] in "N'" or line.lower[i] in OWNERS for i in range(start, first))
    owner = (start, first) if named else None
    victim = None
    if last + 1 < len(line) and line.lower[last] in ("among", "on", "of", "against", "to", "in"):
        end = end_of_phrase(line, last + 1)
        victim = (last + 1, end) if end > last + 1 else None
    if suffers:
        return Deed(first, last, agent, victim or owner, negated, future=False, verbal=False, suffered=True)
    actor = agent or owner
    return Deed(first, last, actor, victim, negated, future=False, verbal=False, suffered=actor is None)


OWNERS = STANCE_WORDS["own"] | STANCE_WORDS["enemy"]


def _agent(line: Line, at: int) -> Phrase | None:
    """The noun phrase of "by S" after a word; "from" weapons is nobody."""
    for i in range(at, min(len(line) - 1, at + AGENT_REACH)):
        if line.tags[i] in ";:.vxcT" and i > at:
            return None
        if line.lower[i] not in ("by", "from"):
            continue
        end = end_of_phrase(line, i + 1)
        somebody = "N" in line.tags[i + 1 : end] or not SOMEBODY.isdisjoint(line.lower[i + 1 : end])
        if end > i + 1 and somebody and not any(tag in "tm" for tag in line.tags[i + 1 : end]):
            return (i + 1, end)
    return None


SOMEBODY = STANCE_WORDS["armed"] | STANCE_WORDS["enemy"] | STANCE_WORDS["own"] | STANCE_WORDS["we"] | STANCE_WORDS["speaker"]
"""Words for those who may have done it."""
