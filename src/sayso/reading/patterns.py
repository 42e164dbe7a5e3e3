"""How one cue stands in its sentence: its pattern, its source, and on which side its content is."""

from collections.abc import Sequence

from sayso.reading.calques import read_calque
from sayso.reading.contents import Complement, complement, past_adjuncts
from sayso.reading.cues import Hit, Mood
from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase
from sayso.reading.sites import Draft, Site
from sayso.reading.sources import Source, before_adjuncts, source_after, source_before
from sayso.reading.speech_tags import read_inverted, read_tag
from sayso.world.cues import CUE_SETS, Cue, Use
from sayso.world.grammar import MUTE

JOINTS = frozenset("and but while whilst whereas although though yet plus nonetheless nevertheless albeit then".split())
"""Words between two attributions of which neither lies in the other."""
ISSUES = frozenset(("by", "from", "of", "in", "on"))
"""Prepositions between "a claim" and the one who makes it."""
QUESTIONED = frozenset(("asked", "pressed", "questioned"))


def read_cue(line: Line, hit: Hit, floor: int, earlier: Sequence[Draft]) -> Draft | None:
    """The attribution of one cue, or `None` where the word is no cue in its place.

    Args:
        line: the sentence.
        hit: the cue.
        floor: first token of the sentence after a dateline.
        earlier: the attributions before it in the sentence.
    """
    site = Site(line, hit, floor)
    if hit.form.use is Use.PREPOSITION:
        return _according(site)
    if hit.form.use is Use.HEDGE:
        return site.behind("hedge", hit.form.cues[0], None, left=hit.first, right=hit.last)
    if hit.form.use is Use.NOUN:
        return _noun(site)
    calque = read_calque(site)
    if calque:
        return calque
    if hit.mood is Mood.PASSIVE:
        return _passive(site)
    if hit.mood in (Mood.INFINITIVE, Mood.MODAL) and not site.refused:
        return None
    return read_inverted(site) or _verb(site, earlier)


# --- prepositions and nouns -----------------------------------------------------------------------------------------


def _according(site: Site) -> Draft | None:
    """Read "According to S, C" and "C, according to S"."""
    line, hit, ceiling = site.line, site.hit, site.ceiling
    source = source_after(line, hit.last, ceiling)
    if not source:
        return None
    cue = hit.form.cues[0]
    right = past_adjuncts(line, source.right, ceiling)
    fronted = hit.first <= site.floor + 1 or line.tag(hit.first - 1) in "qcs;:"
    if fronted and line.tag(right) not in ".;":
        return site.ahead("fronted", cue, source, right + 1 if line.tag(right) == "," else right, left=hit.first)
    comma = hit.first > site.floor and line.tag(hit.first - 1) == ","
    return site.behind("according", cue, source, left=hit.first - comma, right=right)


def _noun(site: Site) -> Draft | None:
    """Read "reports that C" and "a claim by S that C"."""
    line, hit, ceiling = site.line, site.hit, site.ceiling
    at, source = hit.last, None
    if line.word(at) in ISSUES:
        source = source_after(line, at + 1, ceiling)
        if source is None:
            return None
        at = source.right
    told = line.tag(at) == "T" and line.tag(at + 1) not in "vx.,;" and any(tag in "vx" for tag in line.tags[at + 1 :])
    if not told:
        return None
    left = begin_of_phrase(line, hit.first, site.floor)
    return site.ahead("noun", hit.form.cues[0], source or _owner(site), at + 1, left=left)


def _owner(site: Site) -> Source | None:
    """Whose claim it is: "the army's claim", "Pakistani reports"."""
    line, noun = site.line, site.hit.first
    if noun > site.floor + 1 and line.tag(noun - 1) == "'":
        start = begin_of_phrase(line, noun - 1, site.floor)
        return Source(((start, noun - 1),), start, noun) if start < noun - 1 else None
    if noun > site.floor and line.tag(noun - 1) == "N":
        return Source(((noun - 1, noun),), noun - 1, noun)
    return None


# --- verbs in the passive -------------------------------------------------------------------------------------------


def _passive(site: Site) -> Draft | None:
    """Read "S was quoted as saying C", "C was confirmed by S", "C could not be verified", "S was accused of C"."""
    line, hit, ceiling = site.line, site.hit, site.ceiling
    agent = source_after(line, hit.last + 1, ceiling) if line.word(hit.last) == "by" else None
    beyond = agent.right if agent else past_adjuncts(line, hit.last, ceiling)
    subject = source_before(line, hit.group, site.floor)
    for cue in hit.form.cues:
        if "of" in cue.takes and cue.lemma == "accuse" and line.word(beyond) == "of":
            hearer = subject.phrases[0] if subject else None
            return site.ahead("accused", cue, agent, beyond + 1, left=subject.left if subject else hit.group, hearer=hearer)
        if subject is None:
            continue
        if "relay" in cue.takes and line.word(beyond) == "as" and line.tag(beyond + 1) == "g":
            return _quoted(site, cue, subject, agent, beyond + 2)
        if site.refused and cue.unable:
            return site.behind("unverified", cue, agent, left=hit.group, right=beyond)
        if site.refused:
            continue
        if agent and cue.stance and "object" in cue.takes:
            return site.behind("agent", cue, agent, left=hit.group, right=agent.right)
        if cue.lemma in CUE_SETS["sourceless"]:
            return _hearsay(site, cue, subject, beyond)
    return None


def _quoted(site: Site, cue: Cue, subject: Source, agent: Source | None, at: int) -> Draft:
    """Read "S was quoted by T as saying C"."""
    start = at + 1 if site.line.tag(at) == "T" else at
    relays = agent.phrases if agent else ()
    if site.line.tag(start) == ".":
        return site.behind("quoted", cue, subject, left=subject.left, right=start, relays=relays)
    return site.ahead("quoted", cue, subject, start, relays=relays)


def _hearsay(site: Site, cue: Cue, subject: Source, beyond: int) -> Draft | None:
    """Read "It is believed that C" and "S is said to have done it"."""
    line = site.line
    told = beyond + (line.tag(beyond) == ",")
    if line.lower[subject.phrases[0][0]] == "it" and line.tag(told) == "T":
        return site.ahead("impersonal", cue, None, told + 1, left=subject.left)
    if line.tag(beyond) in "ind":
        return site.behind("hearsay", cue, None, left=site.hit.group, right=site.hit.last)
    return None


# --- verbs in the active --------------------------------------------------------------------------------------------


def _verb(site: Site, earlier: Sequence[Draft]) -> Draft | None:
    """Read "S said C", "C, S said", ", adding C"."""
    line, hit, group = site.line, site.hit, site.hit.group
    before = line.tag(group - 1) if group > site.floor else "."
    participial = hit.form.use is Use.PARTICIPLE and before in ",-"
    source = None if participial else source_before(line, group, site.floor)
    if source and _is_mute(line, source):
        if hit.form.use is not Use.PARTICIPLE:
            return None
        source, participial = None, True
    found = complement(line, hit, site.ceiling)
    tag = read_tag(site, source, found)
    if tag or _names_only(site, source):
        return tag
    if not found:
        return _relative(site, source) or _as_said(site, source)
    joint = line.word(before_adjuncts(line, group, site.floor) - 1) in JOINTS
    if source is None and not (participial or joint or (earlier and before in ",;")):
        return None
    if found.relayed:
        return _relayed(site, found, source)
    return _said(site, found, source)


def _is_mute(line: Line, source: Source) -> bool:
    """Whether a source is a time or manner, which says nothing: "issued statements on Tuesday saying"."""
    last = source.phrases[-1][1]
    return line.tags[last - 1] == "n" and line.lower[last - 1] in MUTE


def _said(site: Site, found: Complement, source: Source | None) -> Draft:
    """A verb with what follows it."""
    hit = site.hit
    last = found.last or hit.last
    asked = _asked(site, source) if found.start is None else None
    left = source.left if source else before_adjuncts(site.line, hit.group, site.floor)
    return Draft(
        hit=hit,
        rule="asked" if asked else found.rule,
        cue=found.cue,
        source=source,
        inherits=source is None,
        left=asked[1] if asked else left,
        right=last if found.start is None else found.start,
        before=asked is not None,
        start=asked[0] if asked else hit.last - 1 if found.start is None else found.start,
        last=last,
        hearer=found.hearer,
    )


def _names_only(site: Site, source: Source | None) -> bool:
    """Whether a verb only names something, as in "what they call solidarity", or is a noun after another verb."""
    if source is None or source.left == 0:
        return False
    naming = site.hit.form.cues[0].lemma in CUE_SETS["naming"]
    if naming and site.line.word(source.left - 1) in ("which", "what", "whom"):
        return True
    return site.line.tag(source.left - 1) == "v" and site.hit.form.use is not Use.PAST


def _asked(site: Site, source: Source | None) -> tuple[int, int] | None:
    """The question of "Asked whether C, S would not answer"."""
    line, floor = site.line, site.floor
    if source is None or line.word(floor) not in QUESTIONED or floor + 2 >= source.left:
        return None
    start = floor + 2 if line.word(floor + 1) in ("about", "on") else floor + 1
    end = source.left - 1 if line.tag(source.left - 1) == "," else source.left
    return (start, end) if start < end else None


def _relative(site: Site, source: Source | None) -> Draft | None:
    """Read "a claim that S denied" and "…, which S denied": the content is what the clause hangs on."""
    line, cue = site.line, site.taking("object")
    if (
        cue is None
        or source is None
        or source.left <= site.floor + 1
        or site.refused
        or line.tag(site.hit.last) not in ".,;:)-"
    ):
        return None
    joint = source.left - 1
    if line.word(joint) == "which":
        return site.behind("relative", cue, source, left=joint, right=source.left, start=joint)
    if line.tag(joint) != "T":
        return None
    start = begin_of_phrase(line, joint, site.floor)
    return site.behind("relative", cue, source, left=start, right=joint, start=start) if start < joint else None


def _as_said(site: Site, source: Source | None) -> Draft | None:
    """Read "C, as S had claimed"."""
    line, cue = site.line, site.taking("tag")
    if cue is None or source is None or source.left < 2:
        return None
    if line.word(source.left - 1) != "as" or line.tag(source.left - 2) != ",":
        return None
    return site.behind("as-said", cue, source, left=source.left - 2, right=site.hit.last)


def _relayed(site: Site, found: Complement, source: Source | None) -> Draft | None:
    """Read "T quoted S as saying C" and "C, T said, citing S"."""
    if found.relayed is None:
        return None
    speaker = Source((found.relayed,), *found.relayed)
    relays = found.through + (source.phrases if source else ())
    left = source.left if source else site.hit.group
    if found.rule == "citing":
        return site.behind("citing", found.cue, speaker, left=left, right=found.relayed[1], relays=relays)
    if found.start is None:
        return site.behind("quoting", found.cue, speaker, left=left, right=site.ceiling, relays=relays)
    return site.ahead("quoting", found.cue, speaker, found.start, left=left, relays=relays)
