"""Where cue words stand in a sentence, and in which form."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.language.sentences import Sentence
from sayso.reading.lines import Line
from sayso.world.cues import FORMS, Form, Use

MAX_HITS = 40
"""Cues read in one sentence; news has at most nine, a sentence with more is no news and is read as far as this."""
BE = frozenset("is was are were be been being am 's 're isn't wasn't aren't weren't got".split())
ABLE = frozenset("can could may might cannot can't couldn't".split())
WILL = frozenset("will would shall should must won't wouldn't 'll 'd".split())
NEGATED = frozenset("not never n't neither nor no none nobody".split())
NO_ONE = frozenset(("neither", "nobody", "none", "no", "no-one"))
UNABLE_TO = frozenset(("unable", "impossible", "impotent", "incapable"))


PLURALS = ("s", "men", "people", "police", "media")
"""Endings of what may be a plural subject."""


class Mood(StrEnum):
    """How a verb is used."""

    PLAIN = "plain"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    MODAL = "modal"


class Refusal(StrEnum):
    """What keeps a voice from speaking."""

    NONE = "none"
    UNABLE = "unable"
    UNWILLING = "unwilling"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue word in its place."""

    form: Form
    """Which word in which form."""
    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    group: int
    """First token of its verb group, with auxiliaries, adverbs and negation."""
    mood: Mood
    """How it is used."""
    refusal: Refusal
    """Whether it is said not to be done."""


def has_cue(sentence: Sentence) -> bool:
    """Whether a word stands in a sentence that may begin a cue."""
    return not FORMS.keys().isdisjoint([token.text.casefold() for token in sentence.tokens])


def find_cues(line: Line) -> list[Hit]:
    """The cues of a sentence outside quotations, in order."""
    found: list[Hit] = []
    at = 0
    while at < len(line) and len(found) < MAX_HITS:
        forms = FORMS.get(line.lower[at])
        hit = _hit(line, at, forms) if forms and line.quoted[at] < 0 and not _is_name(line, at) else None
        if hit:
            found.append(hit)
        at = hit.last if hit else at + 1
    return found


def _is_name(line: Line, at: int) -> bool:
    """Whether a word stands within a name, as in "the United States"."""
    return line.tags[at] == "N" and at > 0 and line.tags[at - 1] in "Nd'"


def _hit(line: Line, at: int, forms: tuple[Form, ...]) -> Hit | None:
    """The longest cue at a token whose form fits its neighbours."""
    for form in forms:
        last = at + len(form.words)
        if line.lower[at:last] != form.words:
            continue
        if form.use is Use.PREPOSITION and line.lower[last : last + 1] == ("cent",):
            continue
        if form.use in (Use.PREPOSITION, Use.HEDGE):
            return Hit(form, at, last, at, Mood.PLAIN, Refusal.NONE)
        if form.use is Use.NOUN:
            if _is_noun(line, at):
                return Hit(form, at, last, at, Mood.PLAIN, Refusal.NONE)
            continue
        hit = _verb(line, form, at, last)
        if hit:
            return hit
    return None


def _is_noun(line: Line, at: int) -> bool:
    """Whether a word that may be a verb stands as a noun."""
    before = line.tags[at - 1] if at else "."
    following = line.tags[at + 1] if at + 1 < len(line) else "."
    if before in "d'" or (before in "pnvcq" and following in "Tp"):
        return True
    return at == 0 and following in "Tp"


def _verb(line: Line, form: Form, at: int, last: int) -> Hit | None:
    """The hit of a verb, if the word is one here."""
    tags, lower = line.tags, line.lower
    before = tags[at - 1] if at else "."
    following = tags[last] if last < len(tags) else "."
    group = _group(line, at)
    helpers = lower[group:at]
    if form.use is Use.BASE and form.words[0] not in _PAST_TOO:
        plain = before in "oNn)" and _plural(line, at) and following != "v"
        if not (plain or any(tags[i] in "xi" for i in range(group, at)) or (before == "," and form.words == ("say",))):
            return None
    if form.use is Use.PRESENT and (before in "d'pmiv" or (following in ".;)vx" and before not in "Nno")):
        return None
    if form.use is Use.PRESENT and before == "q" and following == "T" and tags[at - 2] != "N":
        return None
    if form.use is Use.PRESENT and before == "n" and following in "pc" and form.words[-1] != "says":
        return None
    outside = tags[group - 1] if group else "."
    if form.use is Use.PAST and (outside in "d'p" and before in "d'pr") and following in "nNm":
        return None
    if form.use is Use.PARTICIPLE and before in "d'p":
        return None
    return Hit(form, at, last, group, _mood(line, form, at, helpers), _refusal(line, group, helpers))


_PAST_TOO = frozenset(("put", "let", "bid", "cast", "hit", "read"))


def _plural(line: Line, at: int) -> bool:
    """Whether what stands before a base form may be its subject: a plural, a list or a pronoun."""
    if line.tags[at - 1] in "o),r":
        return True
    for i in range(at - 1, max(-1, at - 12), -1):
        if line.tags[i] not in "nNdpc":
            return False
        if (line.lower[i].endswith(PLURALS) and (i == at - 1 or line.tags[i + 1] in "pc")) or line.lower[i] == "and":
            return True
    return False


def _group(line: Line, at: int) -> int:
    """First token of the verb group that ends at a verb."""
    while at and (line.tags[at - 1] in "xzr" or _links(line, at - 1)):
        at -= 1
    return at


def _links(line: Line, at: int) -> bool:
    """Whether the token is "unable", "able", "yet" or "to" between auxiliary and verb."""
    word = line.lower[at]
    if word in UNABLE_TO or word == "able":
        return at + 1 < len(line) and line.lower[at + 1] == "to"
    return (
        word == "to"
        and at > 0
        and (line.lower[at - 1] in UNABLE_TO or line.lower[at - 1] in ("able", "yet", "means", "position"))
    )


def _mood(line: Line, form: Form, at: int, helpers: tuple[str, ...]) -> Mood:
    """How the verb is used, by its helpers."""
    be = any(word in BE for word in helpers)
    if be and form.use is Use.PAST:
        return Mood.PASSIVE
    if at and line.lower[at - 1] == "to":
        return Mood.INFINITIVE
    if any(word in WILL or word in ABLE for word in helpers):
        return Mood.MODAL
    return Mood.PLAIN


def _refusal(line: Line, group: int, helpers: tuple[str, ...]) -> Refusal:
    """Whether the verb is denied, and whether for want of ability or of will."""
    if any(word in UNABLE_TO for word in helpers):
        return Refusal.UNABLE
    denied = any(word in NEGATED or word.endswith("n't") or word == "cannot" for word in helpers)
    denied = denied or ("yet" in helpers and "to" in helpers) or _nobody(line, group)
    if not denied:
        return Refusal.NONE
    able = any(word in ABLE or word in ("able", "yet") for word in helpers)
    return Refusal.UNABLE if able else Refusal.UNWILLING


def _nobody(line: Line, group: int) -> bool:
    """Whether the subject is "neither side", "nobody", "no group" or "none of them"."""
    at = group
    while at > max(0, group - 6) and line.tags[at - 1] not in ",;:.q":
        at -= 1
        if line.lower[at] in NO_ONE:
            return True
    return False
