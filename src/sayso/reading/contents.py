"""What a verb hands over: where the content after it begins, and who is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.reading.cues import Hit, Refusal
from sayso.reading.lines import Line
from sayso.reading.phrases import STARTS, end_of_phrase
from sayso.record.vocabulary import Stance
from sayso.world.cues import Cue
from sayso.world.grammar import ADVERBS, DEEDS, OPENERS, SPEAKING, VEHICLES
from sayso.world.numbers import CARDINALS, VAGUE

FINITE = frozenset("vx")
QUESTIONS = frozenset(("if", "whether", "where", "when"))
ANSWERABLE = frozenset("responsible accountable answerable guilty liable".split())
TOPIC = frozenset(("on", "about", "of", "to", "from", "regarding", "over"))
CLAIMED = frozenset(("it", "them", "both", "responsibility"))
"""What is claimed where the deed itself was named before."""
SILENT_NOUNS = ("comment", "remark", "interview", "detail")
"""Beginnings of what is refused by one who will not speak."""
REACH = 30
"""Tokens within which "of" follows "accused X", or "as saying" follows "quoted X"; it bounds the cost of a cue."""
SHORT_REACH = 15
"""Tokens within which "responsible" follows "held X"."""
LABEL_REACH = 12
"""Tokens of a quotation between a verb and what it rejects, as in 'dismissed as "a fabrication" the reports'."""
MAX_LABEL = 2
"""Words of such a label without quotation marks."""
ASIDE_REACH = 25
"""Tokens of an aside between a verb and its "that"."""

Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a cue, in tokens."""

    cue: Cue
    """The sense that fits."""
    rule: str
    """Name of the pattern."""
    start: int | None
    """First token of the content; `None` where no content follows."""
    hearer: Phrase | None = None
    """Who is told or blamed."""
    last: int | None = None
    """One past the last token of the cue where it is longer than the word itself, as in "declined to say"."""
    relayed: Phrase | None = None
    """Who is quoted."""
    through: tuple[Phrase, ...] = ()
    """Those through whom the one who is quoted is quoted, nearest to him first."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the complement of one sense may begin."""

    line: Line
    cue: Cue
    at: int
    ceiling: int
    hearer: Phrase | None
    refused: bool

    @property
    def tag(self) -> str:
        """Class of the first token."""
        return self.line.tag(self.at)

    @property
    def word(self) -> str:
        """The first token."""
        return self.line.word(self.at)

    @property
    def end(self) -> int:
        """The next semicolon or the end."""
        found = self.line.tags.find(";", self.at, self.ceiling)
        return found if found >= 0 else self.ceiling

    def begins(self, rule: str, start: int | None = None, hearer: Phrase | None = None) -> Complement:
        """A complement whose content begins here, or at another token."""
        return Complement(self.cue, rule, self.at if start is None else start, hearer or self.hearer)


def complement(line: Line, hit: Hit, ceiling: int) -> Complement | None:
    """What follows a verb cue, by the first of its senses that fits; `None` where none does.

    Args:
        line: the sentence.
        hit: the cue in its place.
        ceiling: one past the last token that may belong to it.
    """
    for cue in hit.form.cues:
        stance = {Refusal.NONE: cue.stance, Refusal.UNABLE: cue.unable, Refusal.UNWILLING: cue.unwilling}[hit.refusal]
        found = _fit(line, hit, cue, ceiling) if stance else None
        if found:
            return found
    return None


def _fit(line: Line, hit: Hit, cue: Cue, ceiling: int) -> Complement | None:
    """What follows the verb in one sense."""
    if "silence" in cue.takes:
        return _silence(line, hit.last, cue, ceiling)
    if "relay" in cue.takes:
        return _relay(line, hit.last, cue, ceiling)
    refused = hit.refusal is not Refusal.NONE
    at = _past_label(line, cue, past_adjuncts(line, hit.last, ceiling), ceiling)
    at, hearer = _past_hearer(line, cue, at, ceiling)
    at = _past_comma(line, at, ceiling)
    if at >= ceiling or line.tag(at) in ".,;)-":
        return Complement(cue, "bare", None, hearer) if refused or "bare" in cue.takes else None
    place = _Place(line, cue, at, ceiling, hearer, refused)
    return next((found for fits in FITS if (found := fits(place))), None)


def _past_label(line: Line, cue: Cue, at: int, ceiling: int) -> int:
    """First token after 'as "a fabrication"' between a verb and what it rejects; `at` itself where none stands there."""
    if line.word(at) != "as" or "object" not in cue.takes:
        return at
    beyond = at + 1
    if line.tag(beyond) == "q":
        beyond = line.tags.find("q", beyond + 1, min(ceiling, at + LABEL_REACH)) + 1
    else:
        while beyond < ceiling and line.tag(beyond) in "nrv" and beyond - at <= MAX_LABEL:
            beyond += 1
    return beyond if 0 < beyond < ceiling and line.tag(beyond) in "dnN" and beyond > at + 1 else at


def _past_hearer(line: Line, cue: Cue, at: int, ceiling: int) -> tuple[int, Phrase | None]:
    """First token after the one who is told, and he."""
    if "hearer" not in cue.takes or line.tag(at) not in STARTS:
        return at, None
    end = max(at + 1, _end_of_hearer(line, at, ceiling))
    beyond = past_adjuncts(line, end, ceiling)
    if "clause" in cue.takes and "object" in cue.takes and line.tag(beyond) not in "Tq:i":
        return at, None
    return beyond, (at, end)


def _end_of_hearer(line: Line, at: int, ceiling: int) -> int:
    """One past the last token of the one who is told; what is told may follow without "that"."""
    end = end_of_phrase(line, at, ceiling)
    if line.tag(end) in "vxr" and end - at > 1:
        return next((i for i in range(at + 1, end) if line.tag(i) == "n" and line.tag(i - 1) == "N"), at + 1)
    return end


def _past_comma(line: Line, at: int, ceiling: int) -> int:
    """First token after a comma before a quotation or "that", and after an aside such as ", citing the police,"."""
    if at + 1 >= ceiling or line.tag(at) != ",":
        return at
    if line.tag(at + 1) in "qT":
        return at + 1
    close = line.tags.find(",", at + 1, min(ceiling, at + ASIDE_REACH))
    resumes = line.tag(close + 1) in "Tq" or line.word(at + 1) in ("citing", "quoting")
    return close + 1 if close > 0 and resumes and close + 1 < ceiling else at


# --- what may follow, in the order of trial -------------------------------------------------------------------------


def _that(place: _Place) -> Complement | None:
    """Read "that C"."""
    clausal = place.cue.takes & {"clause", "that", "firm"}
    return (
        place.begins("that", place.at + 1)
        if place.tag == "T" and clausal and place.line.tag(place.at + 1) not in ".,;"
        else None
    )


def _quote(place: _Place) -> Complement | None:
    """Read a quotation or what follows a colon."""
    if place.tag not in ":q" or not (place.hearer or place.cue.takes & {"clause", "that", "quote", "object"}):
        return None
    return place.begins("quote", place.at + (place.tag == ":"))


def _infinitive(place: _Place) -> Complement | None:
    """Read "to C" and "not to C"."""
    negated = place.word == "not" and place.line.word(place.at + 1) == "to"
    if not (negated or (place.tag == "i" and place.line.tag(place.at + 1) not in "dNmo")):
        return None
    return place.begins("to") if "to" in place.cue.takes or place.hearer else None


def _question(place: _Place) -> Complement | None:
    """Read "whether C" and "who C"."""
    asks = place.tag == "w" or place.word in QUESTIONS
    return place.begins("question") if asks and place.cue.takes & {"question", "clause"} else None


def _charge(place: _Place) -> Complement | None:
    """Read "X of C"."""
    if "of" not in place.cue.takes:
        return None
    line, last = place.line, min(place.end - 1, place.at + REACH)
    for i in range(place.at + 1, last):
        doing = line.tag(i + 1) in "gqx"
        if (doing and line.word(i) in ("of", "with")) or (line.word(i) == "of" and "of" not in line.lower[i + 1 : last]):
            return place.begins("of", i + 1, (place.at, i))
    return None


def _apology(place: _Place) -> Complement | None:
    """Read "for C"."""
    return place.begins("for", place.at + 1) if "for" in place.cue.takes and place.word == "for" else None


def _figure(place: _Place) -> Complement | None:
    """Read a noun phrase with a number in it."""
    if "figure" not in place.cue.takes or place.tag not in STARTS:
        return None
    line = place.line
    numbered = any(line.tag(i) == "m" or line.word(i) in CARDINALS or line.word(i) in VAGUE for i in range(place.at, place.end))
    return place.begins("figure") if numbered else None


def _answerable(place: _Place) -> Complement | None:
    """Read "X responsible"."""
    if "answerable" not in place.cue.takes:
        return None
    near = place.line.lower[place.at + 1 : min(place.ceiling, place.at + SHORT_REACH)]
    return None if ANSWERABLE.isdisjoint(near) else place.begins("answerable")


def _deed(place: _Place) -> Complement | None:
    """Read "the attack" after "claimed"."""
    if "deed" not in place.cue.takes:
        return None
    close = end_of_phrase(place.line, place.at, place.ceiling)
    named = place.word in CLAIMED or not DEEDS.isdisjoint(place.line.lower[place.at : close])
    return place.begins("deed") if named and place.line.tag(close) not in "vxz" else None


def _bid(place: _Place) -> Complement | None:
    """Read "X to C"."""
    if "bid" not in place.cue.takes or place.tag not in STARTS:
        return None
    line, close = place.line, end_of_phrase(place.line, place.at, place.ceiling)
    asked = line.tag(close) == "i" or (line.word(close) == "not" and line.word(close + 1) == "to")
    return place.begins("bid", hearer=(place.at, close)) if asked and close > place.at else None


def _clause(place: _Place) -> Complement | None:
    """Read a clause without "that"."""
    takes = place.cue.takes
    if "firm" in takes and _is_firm(place):
        return place.begins("clause")
    if "clause" not in takes or place.word == "by" or (place.tag == "s" and place.word not in OPENERS):
        return None
    finite = not FINITE.isdisjoint(place.line.tags[place.at : place.end])
    return place.begins("clause") if finite or (place.tag in "ws" and place.end - place.at > 3) else None


def _is_firm(place: _Place) -> bool:
    """Whether a noun phrase with its finite verb begins here."""
    verb = end_of_phrase(place.line, place.at, place.end)
    while place.line.tag(verb) == "r":
        verb += 1
    return place.at < verb < place.end and place.line.tag(verb) in "vxz"


def _object(place: _Place) -> Complement | None:
    """Read a noun phrase or gerund; "called the envoy to talk" names nothing."""
    if "object" not in place.cue.takes or place.tag not in "dnNmogT":
        return None
    close = end_of_phrase(place.line, place.at, place.ceiling)
    summons = place.cue.lemma == "call" and (close >= place.ceiling or place.line.tag(close) == "i")
    return None if summons else place.begins("object")


def _topic(place: _Place) -> Complement | None:
    """Read "on C" after a refusal to speak."""
    silent = place.refused or place.cue.stance is Stance.DECLINE
    return place.begins("topic", place.at + 1) if silent and place.word in TOPIC and place.at + 1 < place.ceiling else None


FITS: tuple[Callable[[_Place], Complement | None], ...] = (
    _that, _quote, _infinitive, _question, _charge, _apology, _figure, _answerable, _deed, _bid, _clause, _object, _topic,
)  # fmt: skip
"""Patterns in the order of trial: what is marked by a word of its own comes first."""


# --- refusals and quotations ----------------------------------------------------------------------------------------


def _silence(line: Line, at: int, cue: Cue, ceiling: int) -> Complement | None:
    """What somebody declined to speak of; the infinitive of speaking belongs to the cue."""
    if line.tag(at) != "i":
        refused = any(word.startswith(SILENT_NOUNS) for word in line.lower[at : min(ceiling, at + 3)])
        return Complement(cue, "silence", at) if refused else None
    verb = at + 1
    while line.tag(verb) == "r":
        verb += 1
    if line.word(verb) not in SPEAKING:
        return None
    if line.word(verb) == "be":
        return Complement(cue, "silence", at)
    topic = past_adjuncts(line, verb + 1, ceiling)
    topic += line.word(topic) in TOPIC
    if line.tag(topic) in ".,;-)c":
        return Complement(cue, "silence", verb, last=verb)
    return Complement(cue, "silence", topic, last=verb + 1)


def _relay(line: Line, at: int, cue: Cue, ceiling: int) -> Complement | None:
    """Who is quoted, and from where what he says begins."""
    end = end_of_phrase(line, at, ceiling)
    if end == at:
        return None
    close = next((i for i in range(end, min(ceiling, end + REACH)) if line.word(i) == "as"), ceiling)
    if line.tag(close + 1) == "g":
        if line.word(close + 1) in ("quoting", "citing"):
            inner = _relay(line, close + 2, cue, ceiling)
            return inner and replace(inner, through=(*inner.through, (at, close)))
        begin = close + 2 + (line.tag(close + 2) == "T")
        return Complement(cue, "relay", None if line.tag(begin) == "." else begin, relayed=(at, close))
    if line.tag(end) in ":T":
        return Complement(cue, "relay", end + 1, relayed=(at, end))
    return Complement(cue, "citing", None, relayed=(at, end))


# --- adjuncts -------------------------------------------------------------------------------------------------------


BOUNDS = frozenset((("at", "least"), ("at", "most"), ("up", "to")))
BOUNDING = frozenset("about around over under between nearly".split())
"""Words before a number that open what is said ("said at least 40 people, … were killed"), not how it was said."""


def past_adjuncts(line: Line, at: int, ceiling: int) -> int:
    """First token after "on Tuesday", "in a statement", "to reporters" before "that", and adverbs of saying."""
    while at < ceiling:
        beyond = _past_adjunct(line, at, ceiling)
        if beyond == at:
            return at
        at = beyond
    return at


def _past_adjunct(line: Line, at: int, ceiling: int) -> int:
    """First token after one adjunct; `at` itself where none stands there."""
    tag, following = line.tag(at), line.tag(at + 1)
    if tag == "r" and at + 1 < ceiling and (line.word(at) in ADVERBS or following in "Tq:,t"):
        return at + 1
    if tag == "t" or (tag == "d" and following == "t"):
        end = past_time(line, at, ceiling)
        return at if tag == "d" and line.tag(end) == "n" else end
    if tag == "i" and following in "dN":
        end = end_of_phrase(line, at + 1, ceiling)
        return end if end < ceiling and line.tag(end) in "T:" else at
    return _past_preposition(line, at, ceiling) if tag == "p" and at + 1 < ceiling else at


def _past_preposition(line: Line, at: int, ceiling: int) -> int:
    """First token after a prepositional phrase that tells when or how something was said; else `at`."""
    if (line.word(at), line.word(at + 1)) in BOUNDS or (line.word(at) in BOUNDING and line.tag(at + 1) == "m"):
        return at
    end = past_time(line, at + 1, ceiling)
    possessed = end < ceiling and line.tag(end) == "'"
    if "t" in line.tags[at + 1 : end] and not possessed:
        return end
    end = end_of_phrase(line, end + 1 if possessed else at + 1, ceiling)
    return end if _is_adjunct(line, at, end, ceiling) else at


def past_time(line: Line, at: int, ceiling: int) -> int:
    """One past a time such as "Tuesday evening" or "the Thursday"."""
    end = at
    while end < ceiling and line.tag(end) in "tm":
        end += 1
    if end == at and at + 1 < ceiling and line.tag(at) in "dr" and line.tag(at + 1) == "t":
        return past_time(line, at + 1, ceiling)
    return end


def _is_adjunct(line: Line, at: int, end: int, ceiling: int) -> bool:
    """Whether a prepositional phrase tells how something was said."""
    if end <= at + 1:
        return False
    if end >= ceiling or line.tag(end) in ".,;T:":
        return True
    if line.tag(end) == "q" and line.quoted[min(end + 1, len(line) - 1)] >= 0:
        return True
    return not VEHICLES.isdisjoint(line.lower[at + 1 : end])
