"""Attributions whose verb stands before its speaker, as machine translation leaves them: "As told the ministry, C"."""

from sayso.reading.contents import past_adjuncts, past_time
from sayso.reading.cues import Mood
from sayso.reading.sites import Draft, Site
from sayso.reading.sources import source_after
from sayso.world.cues import CUE_SETS, Cue, Use

OPENERS = frozenset(("as", "how", "like"))
"""Words before the verb."""
JOINED = frozenset(("by", "in", "at", "on"))
"""Prepositions between the verb and the office that speaks: "told in the ministry"."""


def read_calque(site: Site) -> Draft | None:
    """Read "As told the ministry, C", "C, as it is said in the statement" and "Has told the envoy that C".

    Args:
        site: a verb in its sentence.
    """
    cue = next((cue for cue in site.hit.form.cues if cue.lemma in CUE_SETS["calqued"]), None)
    if cue is None or site.hit.form.use is not Use.PAST or site.refused:
        return None
    return _with_opener(site, cue) or _with_auxiliary(site, cue)


def _with_opener(site: Site, cue: Cue) -> Draft | None:
    """A verb after "as", with its speaker behind it."""
    line, hit = site.line, site.hit
    at = hit.group - 1
    if line.word(at) == "it" and hit.mood is Mood.PASSIVE:
        at -= 1
    fronted = at == site.floor
    if line.word(at) not in OPENERS or not (fronted or line.tag(at - 1) == ","):
        return None
    start = past_time(line, hit.last, site.ceiling)
    comma = line.tags.find(",", start)
    ceiling = comma if fronted and comma > 0 else site.ceiling
    source = source_after(line, start + (line.word(start) in JOINED), ceiling)
    if source is None:
        return None
    right = past_adjuncts(line, source.right, site.ceiling)
    if fronted:
        return site.ahead("calque", cue, source, right + 1, left=at) if line.tag(right) == "," else None
    return site.behind("calque", cue, source, left=at - 1, right=right) if line.tag(right) in ".,;-" else None


def _with_auxiliary(site: Site, cue: Cue) -> Draft | None:
    """A verb that begins its sentence with an auxiliary, with its speaker behind it."""
    line, hit = site.line, site.hit
    if hit.group != site.floor or line.tag(hit.group) != "x" or hit.mood is not Mood.PLAIN:
        return None
    source = source_after(line, hit.last, site.ceiling)
    at = source.right + (line.tag(source.right) == ",") if source else 0
    return site.ahead("calque", cue, source, at + 1, left=hit.group) if source and line.tag(at) == "T" else None
