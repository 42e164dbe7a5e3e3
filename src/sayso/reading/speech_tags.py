"""Attributions whose content stands before them: "C, said S" and "C, S said"."""

from sayso.reading.contents import Complement, past_adjuncts, past_time
from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.reading.sites import Draft, Site
from sayso.reading.sources import Source, source_after
from sayso.world.cues import CUE_SETS, Cue, Use

AFTER_CLAUSE = frozenset(("object", "bare"))
"""Patterns that may only seem to follow a speech tag: "C, S said Friday"."""
AFTER_QUOTATION = AFTER_CLAUSE | {"clause", "question"}
SINGLE_SPEAKERS = frozenset(("he", "she", "they"))
"""Pronouns that may follow their verb: "said he"."""


def read_inverted(site: Site) -> Draft | None:
    """Read "C, said S"."""
    line, hit, at, cue = site.line, site.hit, site.hit.group, site.taking("tag")
    if (
        cue is None
        or at <= site.floor
        or site.refused
        or line.tag(at - 1) not in ",q-"
        or hit.form.use not in (Use.PAST, Use.PRESENT)
    ):
        return None
    if "hearer" in cue.takes and line.word(hit.last) != "in" and line.tag(hit.last) not in "tp":
        return None
    start = _past_office(line, hit.last) if cue.lemma in CUE_SETS["office"] else past_adjuncts(line, hit.last, site.ceiling)
    if line.tag(start) not in "dnNom" or line.quoted[start] >= 0 or _after_aside(site):
        return None
    if line.tag(start) == "o" and line.word(start) not in SINGLE_SPEAKERS:
        return None
    source = source_after(line, start, site.ceiling)
    if not source:
        return None
    right = past_adjuncts(line, source.right, site.ceiling)
    if line.tag(right) in "vxTi" and line.tag(right - 1) != ",":
        return None
    return site.behind("inverted", cue, source, left=at - 1, right=right)


def _past_office(line: Line, at: int) -> int:
    """First token of the office in "told on Thursday in the ministry"."""
    start = past_time(line, at + 1, len(line)) if line.tag(at) == "p" and line.word(at) != "in" else at
    if line.word(start) == "in" and line.tag(start + 1) in "dN":
        return start + 1
    return past_adjuncts(line, at, len(line))


def _after_aside(site: Site) -> bool:
    """Whether a verb follows its subject over an aside, so that nothing is said before it: "The group, which led, denied"."""
    line, at = site.line, site.hit.group
    if line.tag(at - 1) != ",":
        return False
    opening = line.tags.rfind(",", site.floor, at - 1)
    return opening > site.floor and begin_of_phrase(line, opening, site.floor) <= site.floor


def read_tag(site: Site, source: Source | None, found: Complement | None) -> Draft | None:
    """Read "C, S said"."""
    line, cue = site.line, site.taking("tag")
    if cue is None or source is None or source.left <= site.floor:
        return None
    if site.refused and not (line.tag(site.floor) == "w" or line.word(site.floor) == "whether"):
        return None
    before = line.tag(source.left - 1)
    if before not in ",q-;":
        return None
    quotation = before == "q" and line.quoted[max(0, source.left - 2)] >= 0
    if found and found.rule not in (AFTER_QUOTATION if quotation else AFTER_CLAUSE):
        return None
    at, hearer = _past_hearer(site, cue)
    if not (quotation or _may_end(line, at)):
        return None
    return site.behind("tag", cue, source, left=source.left - (before == ","), right=at, hearer=hearer)


def _past_hearer(site: Site, cue: Cue) -> tuple[int, tuple[int, int] | None]:
    """First token after a speech tag with its hearer, time and manner; the hearer."""
    line, ceiling = site.line, site.ceiling
    at, hearer = past_adjuncts(line, site.hit.last, ceiling), None
    if "hearer" in cue.takes and line.tag(at) in "dnNmo":
        end = end_of_phrase(line, at, ceiling)
        hearer, at = (at, end), past_adjuncts(line, end, ceiling)
    while line.tag(at) == "r":
        at += 1
    return at, hearer


def _may_end(line: Line, at: int) -> bool:
    """Whether a speech tag may end before a token."""
    return line.tag(at) in ".,;:-c)spg" or (line.tag(at) == "q" and at + 1 < len(line) and line.quoted[at + 1] >= 0)
