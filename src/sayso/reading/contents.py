"""What a cue hands over: where the content after it begins, and who is told."""

from dataclasses import dataclass, replace

from sayso.reading.cues import Hit, Refusal
from sayso.reading.lines import Line
from sayso.reading.phrases import STARTS, end_of_phrase
from sayso.record.vocabulary import Stance
from sayso.world.cues import Cue
from sayso.world.grammar import ADVERBS, DEEDS, OPENERS, SPEAKING, VEHICLES

FINITE = frozenset("vx")
QUESTIONS = frozenset(("if", "whether", "where", "when"))
ANSWERABLE = frozenset("responsible accountable answerable guilty liable".split())
ANSWERABLE_REACH = 15
"""Tokens within which "responsible" follows "held"."""
TOPIC = frozenset(("on", "about", "of", "to", "from", "regarding", "over"))


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue."""

    cue: Cue
    """The sense that fits."""
    rule: str
    """Name of the pattern."""
    start: int | None
    """First token of the content; `None` where no content follows."""
    hearer: tuple[int, int] | None = None
    """Who is told or blamed, as token offsets."""
    last: int | None = None
    """One past the last token of the cue where it is longer than the word itself, as in "declined to say"."""
    relayed: tuple[int, int] | None = None
    """Who is quoted, as token offsets."""
    through: tuple[tuple[int, int], ...] = ()
    """Those through whom the one who is quoted is quoted, nearest to him first."""


def complement(line: Line, hit: Hit, ceiling: int) -> Complement | None:
    """What follows a verb cue, by the first of its senses that fits; `None` where none does."""
    for cue in hit.form.cues:
        if hit.refusal is not Refusal.NONE and not (cue.unable if hit.refusal is Refusal.UNABLE else cue.unwilling):
            continue
        if hit.refusal is Refusal.NONE and cue.stance is None:
            continue
        found = _fit(line, hit, cue, ceiling)
        if found:
            return found
    return None


def _fit(line: Line, hit: Hit, cue: Cue, ceiling: int) -> Complement | None:
    """What follows the verb in one sense."""
    takes = cue.takes
    if "silence" in takes:
        return _silence(line, hit.last, cue, ceiling)
    if "relay" in takes:
        return _relay(line, hit.last, cue, ceiling)
    at = past_adjuncts(line, hit.last, ceiling)
    hearer = None
    if "hearer" in takes and at < ceiling and line.tags[at] in STARTS:
        end = max(at + 1, _end_of_hearer(line, at, ceiling))
        beyond = past_adjuncts(line, end, ceiling)
        if cue.lemma != "warn" or (beyond < ceiling and line.tags[beyond] in "Tq:i"):
            hearer, at = (at, end), beyond
    at = _past_comma(line, at, ceiling)
    if at >= ceiling or line.tags[at] in ".,;)-":
        bare = "bare" in takes or hit.refusal is not Refusal.NONE
        return Complement(cue, "bare", None, hearer) if bare else None
    return _by_first(line, hit, cue, at, ceiling, hearer)


def _past_comma(line: Line, at: int, ceiling: int) -> int:
    """First token after a comma before a quotation or "that", and after an aside such as ", citing the police,"."""
    if at + 1 >= ceiling or line.tags[at] != ",":
        return at
    if line.tags[at + 1] in "qT":
        return at + 1
    close = line.tags.find(",", at + 1, min(ceiling, at + 25))
    if close > 0 and close + 1 < ceiling and line.tags[close + 1] in "Tq":
        return close + 1
    if close > 0 and line.lower[at + 1] in ("citing", "quoting") and close + 1 < ceiling:
        return close + 1
    return at


def _by_first(line: Line, hit: Hit, cue: Cue, at: int, ceiling: int, hearer: tuple[int, int] | None) -> Complement | None:
    """What follows, by the class of its first word."""
    takes, tag, word = cue.takes, line.tags[at], line.lower[at]
    end = _end_of_part(line, at, ceiling)
    clausal = bool(takes & {"clause", "that", "firm"})
    if tag == "T" and clausal and at + 1 < ceiling and line.tags[at + 1] not in ".,;":
        return Complement(cue, "that", at + 1, hearer)
    if tag in ":q" and (takes & {"clause", "that", "quote", "object"} or hearer):
        return Complement(cue, "quote", at + 1 if tag == ":" else at, hearer)
    if tag == "i" and line.tags[at + 1 : at + 2] in ("d", "N", "m", "o"):
        return None
    if tag == "i" or (word == "not" and line.lower[at + 1 : at + 2] == ("to",)):
        if "to" in takes or (hearer and "hearer" in takes):
            return Complement(cue, "to", at, hearer)
        return None
    if (tag == "w" or word in QUESTIONS) and (takes & {"question", "clause"}):
        return Complement(cue, "question", at, hearer)
    if "of" in takes:
        found = _of(line, cue, at, end)
        if found:
            return found
    if "for" in takes:
        return Complement(cue, "for", at + 1) if word == "for" and at + 1 < ceiling else None
    if "figure" in takes:
        numbered = any(line.tags[i] == "m" or line.lower[i] in _NUMBERS for i in range(at, end))
        return Complement(cue, "figure", at) if numbered and tag in STARTS else None
    if "answerable" in takes:
        fits = not ANSWERABLE.isdisjoint(line.lower[at + 1 : min(ceiling, at + ANSWERABLE_REACH)])
        return Complement(cue, "answerable", at) if fits else None
    if "deed" in takes:
        close = end_of_phrase(line, at, ceiling)
        deed = (
            any(word in DEEDS for word in line.lower[at:close]) or word in ("it", "them", "both", "responsibility")
        ) and line.tags[close : close + 1] not in ("v", "x", "z")
        return Complement(cue, "deed", at) if deed else None
    if "bid" in takes and tag in STARTS:
        close = end_of_phrase(line, at, ceiling)
        if close < ceiling and (line.tags[close] == "i" or line.lower[close : close + 2] == ("not", "to")):
            return Complement(cue, "bid", at, (at, close))
    if "firm" in takes and _is_firm(line, at, end):
        return Complement(cue, "clause", at, hearer)
    if "clause" in takes and word != "by" and _is_clause(line, at, end):
        return Complement(cue, "clause", at, hearer)
    if cue.lemma == "call" and line.tags[end_of_phrase(line, at, ceiling) : ceiling][:1] in ("i", ""):
        return None
    if "object" in takes and tag in "dnNmogT":
        return Complement(cue, "object", at, hearer)
    if (hit.refusal is not Refusal.NONE or cue.stance is Stance.DECLINE) and word in TOPIC and at + 1 < ceiling:
        return Complement(cue, "topic", at + 1, hearer)
    return None


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores none".split())


def _of(line: Line, cue: Cue, at: int, end: int) -> Complement | None:
    """What somebody is accused of."""
    for i in range(at, min(end, at + 30)):
        if line.lower[i] in ("of", "with") and i > at and i + 1 < end and line.tags[i + 1] in "gqx":
            return Complement(cue, "of", i + 1, (at, i))
    close = at
    while close < end and line.lower[close] != "of":
        close += 1
    if at < close < end - 1:
        return Complement(cue, "of", close + 1, (at, close))
    return None


def _is_clause(line: Line, at: int, end: int) -> bool:
    """Whether a finite verb stands before the end."""
    if line.tags[at] == "s" and line.lower[at] not in OPENERS:
        return False
    return any(line.tags[i] in FINITE for i in range(at, end)) or (end - at > 3 and line.tags[at] in "ws")


def _is_firm(line: Line, at: int, end: int) -> bool:
    """Whether a noun phrase with its finite verb begins here."""
    verb = end_of_phrase(line, at, end)
    while verb < end and line.tags[verb] == "r":
        verb += 1
    return at < verb < end and line.tags[verb] in "vxz"


def _end_of_part(line: Line, at: int, ceiling: int) -> int:
    """The next semicolon or the end."""
    found = line.tags.find(";", at, ceiling)
    return found if found >= 0 else ceiling


def _end_of_hearer(line: Line, at: int, ceiling: int) -> int:
    """One past the last token of the one who is told; what is told may follow without "that"."""
    end = end_of_phrase(line, at, ceiling)
    if end < ceiling and line.tags[end] in "vxr" and end - at > 1:
        for i in range(at + 1, end):
            if line.tags[i] == "n" and line.tags[i - 1] == "N":
                return i
        return at + 1
    return end


def past_adjuncts(line: Line, at: int, ceiling: int) -> int:
    """First token after "on Tuesday", "in a statement", "by telephone" and adverbs."""
    tags = line.tags
    while at < ceiling:
        if tags[at] == "r" and at + 1 < ceiling and (line.lower[at] in ADVERBS or tags[at + 1] in "Tq:,t"):
            at += 1
            continue
        if tags[at] == "t" or (tags[at] == "d" and tags[at + 1 : at + 2] == "t"):
            at = past_time(line, at, ceiling)
            continue
        if tags[at] == "i" and at + 2 < ceiling and tags[at + 1] in "dN":
            end = end_of_phrase(line, at + 1, ceiling)
            if end < ceiling and tags[end] in "T:" and end > at + 1:
                return end
            return at
        if tags[at] == "p" and at + 1 < ceiling:
            end = past_time(line, at + 1, ceiling) if tags[at + 1] in "tdmrp" else at + 1
            possessed = end < ceiling and tags[end] == "'"
            if end == at + 1 or possessed or not any(tags[i] == "t" for i in range(at + 1, end)):
                end = end_of_phrase(line, end + 1, ceiling) if possessed else end_of_phrase(line, at + 1, ceiling)
                if not _is_adjunct(line, at, end, ceiling):
                    return at
            at = end
            continue
        return at
    return at


def past_time(line: Line, at: int, ceiling: int) -> int:
    """One past a time such as "late on Tuesday evening" or "the Thursday"."""
    end = at
    while end < ceiling and line.tags[end] in "tm":
        end += 1
    if end == at and at + 1 < ceiling and line.tags[at] in "dr" and line.tags[at + 1] == "t":
        return past_time(line, at + 1, ceiling)
    return end


def _is_adjunct(line: Line, at: int, end: int, ceiling: int) -> bool:
    """Whether a prepositional phrase tells how something was said."""
    if end == at + 1:
        return False
    if end < ceiling and line.tags[end] in "Tq:" and (line.tags[end] != "q" or line.quoted[min(end + 1, len(line) - 1)] >= 0):
        return True
    if end >= ceiling or line.tags[end] in ".,;":
        return True
    return any(word in VEHICLES for word in line.lower[at + 1 : end])


def _silence(line: Line, at: int, cue: Cue, ceiling: int) -> Complement | None:
    """What somebody declined to speak of; the infinitive of speaking belongs to the cue."""
    if at + 1 < ceiling and line.tags[at] == "i":
        verb = at + 1
        while verb < ceiling and line.tags[verb] == "r":
            verb += 1
        if verb >= ceiling or line.lower[verb] not in SPEAKING:
            return None
        if line.lower[verb] == "be":
            return Complement(cue, "silence", at)
        topic = past_adjuncts(line, verb + 1, ceiling)
        if topic < ceiling and line.lower[topic] in TOPIC:
            topic += 1
        if topic >= ceiling or line.tags[topic] in ".,;-)":
            return Complement(cue, "silence", verb, last=verb)
        if line.tags[topic] == "c":
            return Complement(cue, "silence", verb, last=verb)
        return Complement(cue, "silence", topic, last=verb + 1)
    if any(word.startswith(("comment", "remark", "interview", "detail")) for word in line.lower[at : at + 3]):
        return Complement(cue, "silence", at)
    return None


def _relay(line: Line, at: int, cue: Cue, ceiling: int) -> Complement | None:
    """Who is quoted, and from where what he says begins."""
    end = end_of_phrase(line, at, ceiling)
    if end == at:
        return None
    close = end
    while close < min(ceiling, end + 30) and line.lower[close] != "as":
        close += 1
    if close + 1 < ceiling and line.lower[close] == "as" and line.tags[close + 1] == "g":
        if line.lower[close + 1] in ("quoting", "citing") and close + 2 < ceiling:
            inner = _relay(line, close + 2, cue, ceiling)
            return inner and replace(inner, through=(*inner.through, (at, close)))
        begin = close + 2
        if begin < ceiling and line.tags[begin] == "T":
            begin += 1
        finished = begin >= ceiling or line.tags[begin] == "."
        return Complement(cue, "relay", None if finished else begin, relayed=(at, close))
    if end < ceiling and line.tags[end] == ":":
        return Complement(cue, "relay", end + 1, relayed=(at, end))
    if end < ceiling and line.tags[end] == "T":
        return Complement(cue, "relay", end + 1, relayed=(at, end))
    return Complement(cue, "citing", None, relayed=(at, end))
