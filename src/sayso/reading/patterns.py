"""How one cue stands in its sentence: its pattern, its source, and on which side its content is."""

from dataclasses import dataclass

from sayso.reading.contents import Complement, complement, past_adjuncts, past_time
from sayso.reading.cues import Hit, Mood, Refusal
from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.reading.sources import Source, source_after, source_before
from sayso.world.cues import CUE_SETS, Cue, Use

JOINTS = frozenset("and but while whilst whereas although though yet plus nonetheless nevertheless albeit then".split())
"""Words between two attributions of which neither lies in the other."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A frame whose content has no end yet."""

    hit: Hit
    rule: str
    cue: Cue
    source: Source | None
    inherits: bool
    left: int
    right: int
    """First token after the frame: of the content where it follows, or of what comes after a speech tag."""
    before: bool
    """Whether the content stands before it."""
    start: int | None = None
    """First token of the content that follows."""
    last: int | None = None
    relays: tuple[tuple[int, int], ...] = ()
    hearer: tuple[int, int] | None = None


def read_cue(line: Line, hit: Hit, floor: int, earlier: list[Draft]) -> Draft | None:
    """The frame of one cue, if it is one."""
    use = hit.form.use
    if use is Use.PREPOSITION:
        return _according(line, hit, floor)
    if use is Use.HEDGE:
        cue = hit.form.cues[0]
        return Draft(hit, "hedge", cue, None, False, hit.first, hit.last, True)
    if use is Use.NOUN:
        return _noun(line, hit, floor)
    if hit.mood is Mood.PASSIVE:
        return _passive(line, hit, floor)
    if hit.mood is Mood.INFINITIVE and hit.refusal is Refusal.NONE:
        return None
    if hit.mood is Mood.MODAL and hit.refusal is Refusal.NONE:
        return None
    return _verb(line, hit, floor, earlier)


def _according(line: Line, hit: Hit, floor: int) -> Draft | None:
    """ "According to S, C" and "C, according to S"."""
    ceiling = len(line)
    source = source_after(line, hit.last, ceiling)
    if not source:
        return None
    cue = hit.form.cues[0]
    right = past_adjuncts(line, source.right, ceiling)
    comma = right < ceiling and line.tags[right] == ","
    fronted = hit.first <= floor + 1 or line.tags[hit.first - 1] in "qcs;:"
    if fronted and right < ceiling and line.tags[right] not in ".;":
        start = right + 1 if comma else right
        return Draft(hit, "fronted", cue, source, False, hit.first, right, False, start)
    left = hit.first - 1 if hit.first > floor and line.tags[hit.first - 1] == "," else hit.first
    return Draft(hit, "according", cue, source, False, left, right, True)


def _noun(line: Line, hit: Hit, floor: int) -> Draft | None:
    """ "Reports that C", "a claim by S that C"."""
    ceiling = len(line)
    cue = hit.form.cues[0]
    at = hit.last
    source = None
    if at < ceiling and line.lower[at] in ("by", "from", "of", "in", "on") and at + 1 < ceiling:
        source = source_after(line, at + 1, ceiling)
        if source and source.right < ceiling and line.tags[source.right] == "T":
            at = source.right
        else:
            return None
    if at + 1 >= ceiling or line.tags[at] != "T" or line.tags[at + 1] in "vx.,;":
        return None
    if not any(tag in "vx" for tag in line.tags[at + 1 : ceiling]):
        return None
    if source is None:
        source = _owner(line, hit.first, floor)
    left = begin_of_phrase(line, hit.first, floor)
    return Draft(hit, "noun", cue, source, False, left, at + 1, False, at + 1)


def _owner(line: Line, noun: int, floor: int) -> Source | None:
    """Whose claim it is: "the army's claim", "Pakistani reports"."""
    if noun > floor + 1 and line.tags[noun - 1] == "'":
        start = begin_of_phrase(line, noun - 1, floor)
        return Source(((start, noun - 1),), start, noun) if start < noun - 1 else None
    if noun > floor and line.tags[noun - 1] == "N":
        return Source(((noun - 1, noun),), noun - 1, noun)
    return None


def _passive(line: Line, hit: Hit, floor: int) -> Draft | None:
    """ "S was quoted as saying C", "C was confirmed by S", "C could not be verified", "S was accused of C", "It is believed that C"."""
    ceiling = len(line)
    at = past_adjuncts(line, hit.last, ceiling)
    agent = source_after(line, hit.last + 1, ceiling) if line.lower[hit.last : hit.last + 1] == ("by",) else None
    beyond = agent.right if agent else at
    subject = source_before(line, hit.group, floor)
    for cue in hit.form.cues:
        if (
            "relay" in cue.takes
            and line.lower[beyond : beyond + 1] == ("as",)
            and line.tags[beyond + 1 : beyond + 2] == "g"
            and subject
        ):
            start = beyond + 3 if line.tags[beyond + 2 : beyond + 3] == "T" else beyond + 2
            relays = agent.phrases if agent else ()
            if start >= ceiling or line.tags[start] == ".":
                return Draft(hit, "quoted", cue, subject, False, subject.left, start, True, relays=relays)
            return Draft(hit, "quoted", cue, subject, False, subject.left, start, False, start, relays=relays)
        if "of" in cue.takes and cue.lemma == "accuse" and line.lower[beyond : beyond + 1] == ("of",) and beyond + 1 < ceiling:
            hearer = subject.phrases[0] if subject else None
            left = subject.left if subject else hit.group
            return Draft(hit, "accused", cue, agent, False, left, beyond + 1, False, beyond + 1, hearer=hearer)
        if hit.refusal is not Refusal.NONE and cue.unable and subject:
            return Draft(hit, "unverified", cue, agent, False, hit.group, beyond, True)
        if agent and cue.stance and subject and hit.refusal is Refusal.NONE and "object" in cue.takes:
            return Draft(hit, "agent", cue, agent, False, hit.group, agent.right, True)
        if cue.lemma in CUE_SETS["sourceless"] and hit.refusal is Refusal.NONE and subject and beyond < ceiling:
            expletive = line.lower[subject.phrases[0][0]] == "it"
            if expletive and line.tags[beyond] == "T":
                return Draft(hit, "impersonal", cue, None, False, subject.left, beyond + 1, False, beyond + 1)
            if line.tags[beyond] == "i" or line.tags[beyond] in "nd":
                return Draft(hit, "hearsay", cue, None, False, hit.group, hit.last, True)
    return None


def _verb(line: Line, hit: Hit, floor: int, earlier: list[Draft]) -> Draft | None:
    """A verb in the active."""
    ceiling = len(line)
    inverted = _inverted(line, hit, floor)
    if inverted:
        return inverted
    found = complement(line, hit, ceiling)
    participial = hit.form.use is Use.PARTICIPLE and hit.group > floor and line.tags[hit.group - 1] in ",-"
    source = None if participial else source_before(line, hit.group, floor)
    tag = _tag(line, hit, source, found, floor)
    if tag:
        return tag
    if source and source.left and line.tags[source.left - 1] == "v" and hit.form.use is not Use.PAST:
        return None
    if (
        source
        and source.left
        and line.lower[source.left - 1] in ("which", "what", "whom")
        and hit.form.cues[0].lemma in CUE_SETS["naming"]
    ):
        return None
    if not found:
        return _relative(line, hit, source, floor) or _as_said(line, hit, source)
    inherits = source is None
    if inherits and not (participial or _joined(line, hit.group, floor) or (earlier and line.tags[hit.group - 1] in ",;")):
        return None
    left = source.left if source else hit.group
    last = found.last or hit.last
    if found.rule in {"relay", "citing"}:
        return _relayed(line, hit, found, source, left, floor)
    start = found.start if found.start is not None else hit.last - 1
    asked = _asked(line, floor, source) if found.start is None else None
    if asked:
        return Draft(hit, "asked", found.cue, source, inherits, asked[1], last, True, asked[0], last=last)
    if found.start is None:
        return Draft(hit, found.rule, found.cue, source, inherits, left, last, False, start, last=last, hearer=found.hearer)
    return Draft(hit, found.rule, found.cue, source, inherits, left, start, False, start, last=last, hearer=found.hearer)


def _relative(line: Line, hit: Hit, source: Source | None, floor: int) -> Draft | None:
    """ "A claim that S denied", "…, which S denied": the content is what the clause hangs on."""
    cue = next((cue for cue in hit.form.cues if "object" in cue.takes and cue.stance), None)
    if cue is None or source is None or source.left <= floor + 1 or hit.refusal is not Refusal.NONE:
        return None
    if hit.last < len(line) and line.tags[hit.last] not in ".,;:)-":
        return None
    joint = source.left - 1
    if line.lower[joint] == "which":
        return Draft(hit, "relative", cue, source, False, joint, source.left, True, joint)
    if line.tags[joint] != "T":
        return None
    start = begin_of_phrase(line, joint, floor)
    return Draft(hit, "relative", cue, source, False, start, joint, True, start) if start < joint else None


def _as_said(line: Line, hit: Hit, source: Source | None) -> Draft | None:
    """ "C, as S had claimed"."""
    cue = next((cue for cue in hit.form.cues if "tag" in cue.takes and cue.stance), None)
    if (
        cue is None
        or source is None
        or source.left < 2
        or line.lower[source.left - 1] != "as"
        or line.tags[source.left - 2] != ","
    ):
        return None
    return Draft(hit, "as-said", cue, source, False, source.left - 2, hit.last, True)


def _asked(line: Line, floor: int, source: Source | None) -> tuple[int, int] | None:
    """The question of "Asked whether C, S would not answer"."""
    if source is None or line.lower[floor] not in ("asked", "pressed", "questioned") or floor + 2 >= source.left:
        return None
    start = floor + 2 if line.lower[floor + 1] in ("about", "on") else floor + 1
    end = source.left - 1 if line.tags[source.left - 1] == "," else source.left
    return (start, end) if start < end else None


def _joined(line: Line, group: int, floor: int) -> bool:
    """Whether a verb without a subject follows "and", "but" or a comma."""
    return group > floor and line.lower[group - 1] in JOINTS


def _relayed(line: Line, hit: Hit, found: Complement, source: Source | None, left: int, floor: int) -> Draft | None:
    """ "T quoted S as saying C" and "C, T said, citing S"."""
    assert found.relayed is not None  # noqa: S101 - both rules set it
    speaker = Source((found.relayed,), *found.relayed)
    relays = found.through + (source.phrases if source else ())
    if found.rule == "citing":
        return Draft(hit, "citing", found.cue, speaker, False, left, found.relayed[1], False, None, relays=relays)
    if found.start is None:
        return Draft(hit, "quoting", found.cue, speaker, False, left, len(line), True, relays=relays)
    return Draft(hit, "quoting", found.cue, speaker, False, left, found.start, False, found.start, relays=relays)


def _inverted(line: Line, hit: Hit, floor: int) -> Draft | None:
    """ "C, said S"."""
    at = hit.group
    if (
        at <= floor
        or line.tags[at - 1] not in ",q-"
        or hit.refusal is not Refusal.NONE
        or hit.form.use not in (Use.PAST, Use.PRESENT)
    ):
        return None
    cue = next((cue for cue in hit.form.cues if "tag" in cue.takes), None)
    if (
        cue is None
        or hit.last >= len(line)
        or ("hearer" in cue.takes and line.lower[hit.last] != "in" and line.tags[hit.last] not in "tp")
    ):
        return None
    start = _past_office(line, hit.last) if cue.lemma in CUE_SETS["office"] else past_adjuncts(line, hit.last, len(line))
    if start >= len(line) or line.tags[start] not in "dnNom" or line.quoted[start] >= 0:
        return None
    if line.tags[start] == "o" and line.lower[start] not in ("he", "she", "they"):
        return None
    if _after_aside(line, at, floor):
        return None
    source = source_after(line, start, len(line))
    if not source:
        return None
    right = past_adjuncts(line, source.right, len(line))
    if right < len(line) and line.tags[right] in "vxTi" and "," not in line.tags[right - 1 : right]:
        return None
    return Draft(hit, "inverted", cue, source, False, at - 1, right, True)


def _past_office(line: Line, at: int) -> int:
    """First token of the office in "told on Thursday in the ministry"."""
    start = past_time(line, at + 1, len(line)) if line.tags[at] == "p" and line.lower[at] != "in" else at
    if start + 1 < len(line) and line.lower[start] == "in" and line.tags[start + 1] in "dN":
        return start + 1
    return past_adjuncts(line, at, len(line))


def _after_aside(line: Line, at: int, floor: int) -> bool:
    """Whether a verb follows its subject over an aside, so that nothing is said before it: "The group, which led, denied it"."""
    if line.tags[at - 1] != ",":
        return False
    opening = line.tags.rfind(",", floor, at - 1)
    return opening > floor and begin_of_phrase(line, opening, floor) <= floor


def _tag(line: Line, hit: Hit, source: Source | None, found: Complement | None, floor: int) -> Draft | None:
    """ "C, S said"."""
    cue = next((cue for cue in hit.form.cues if "tag" in cue.takes), None)
    if cue is None or source is None or source.left <= floor:
        return None
    if hit.refusal is not Refusal.NONE and not (line.tags[floor] == "w" or line.lower[floor] == "whether"):
        return None
    before = line.tags[source.left - 1]
    if before not in ",q-;":
        return None
    if found and found.rule not in ("object", "bare"):
        return None
    ceiling = len(line)
    at = past_adjuncts(line, hit.last, ceiling)
    hearer = None
    if "hearer" in cue.takes and at < ceiling and line.tags[at] in "dnNmo":
        end = end_of_phrase(line, at, ceiling)
        hearer, at = (at, end), past_adjuncts(line, end, ceiling)
    while at < ceiling and line.tags[at] == "r":
        at += 1
    said = before == "q" and line.quoted[max(0, source.left - 2)] >= 0
    if (
        not said
        and at < ceiling
        and line.tags[at] not in ".,;:-c)s"
        and not (line.tags[at] == "q" and line.quoted[min(at + 1, ceiling - 1)] >= 0)
    ) and line.tags[at] not in "pg":
        return None
    return Draft(hit, "tag", cue, source, False, source.left - 1 if before == "," else source.left, at, True, hearer=hearer)
