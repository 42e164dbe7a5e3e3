"""Whose words a cue hands over: the noun phrases before or after it."""

from dataclasses import dataclass

from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.world.grammar import BOTH, VEHICLES

MAX_ASIDE = 45
"""Tokens; a longer stretch between commas is no aside between a speaker and the verb."""
MAX_VEHICLE = 6
"""Tokens of "a rare live television interview"."""
INTRODUCING = frozenset("a an its his her their another one".split())
"""What begins the name of a vehicle that only tells how something was said."""
CARRYING = frozenset("in via by on through during".split())
"""Prepositions before it."""
SHOWING = frozenset("video photo broadcast television court parliament".split())
"""Vehicles in which somebody may also be: "a hostage in a video said"."""
RELATIVES = frozenset("who whom whose which".split())


BARE_VERB_BEFORE = frozenset("can could may might must shall should will would cannot not to".split())
"""Words before a bare verb: in "could not confirm reports that" nobody called *confirm* reports anything."""


@dataclass(frozen=True, slots=True)
class Source:
    """Noun phrases that name who speaks, as token offsets."""

    phrases: tuple[tuple[int, int], ...]
    """First and one past the last token of each; several where each of them says the same."""
    left: int
    """First token that belongs to the source."""
    right: int
    """One past the last."""


def source_before(line: Line, end: int, floor: int) -> Source | None:
    """The subject that ends before the token `end`, with its appositions.

    Args:
        line: the sentence.
        end: first token of the verb group.
        floor: first token that may belong to it.
    """
    end = before_adjuncts(line, end, floor)
    if end <= floor:
        return None
    tag = line.tags[end - 1]
    if tag in ",-" and not (tag == "-" and line.tokens[end - 1].start == line.tokens[end - 2].end):
        return _around_aside(line, end, floor)
    if tag == "w" and line.lower[end - 1] in RELATIVES:
        return _antecedent(line, end - 1, floor)
    if tag == "q" and end - 2 >= floor and line.quoted[end - 2] >= 0:
        start = begin_of_phrase(line, end - 1, floor)
        return Source(((start, end - 1),), start, end) if start < end - 1 else None
    start = begin_of_phrase(line, end, floor)
    if start == end or (end - start == 1 and start > floor and line.lower[start - 1] in BARE_VERB_BEFORE):
        return _with_relative(line, end, floor) if start == end else None
    start = _after_fronted(line, start, end, floor)
    if start > floor and line.tags[start - 1] in "vgpiw":
        relative = _with_relative(line, end, floor)
        if relative:
            return relative
    if start > floor and line.tags[start - 1] in "vg" and line.lower[end - 1] in VEHICLES:
        issuer = source_before(line, start - 1, floor)
        if issuer:
            return Source(issuer.phrases, issuer.left, end)
    return _with_coordinated(line, start, end, floor)


def source_after(line: Line, start: int, ceiling: int) -> Source | None:
    """The noun phrase that begins at `start`, with its appositions; as in "said Ana Ruiz, the mayor"."""
    while start < ceiling and line.tags[start] == "r":
        start += 1
    end = end_of_phrase(line, start, ceiling)
    if end == start:
        return None
    phrases = [(start, end)]
    if end + 1 < ceiling and line.lower[end] == "and":
        other = end_of_phrase(line, end + 1, ceiling)
        if other > end + 1 and line.tags[end + 1] in "dN" and _closes(line, other, ceiling):
            phrases.append((end + 1, other))
            return Source(tuple(phrases), start, other)
    end = _with_apposition(line, end, ceiling)
    return Source(((start, end),), start, end)


def _closes(line: Line, at: int, ceiling: int) -> bool:
    """Whether a clause may end at a token."""
    return at >= ceiling or line.tags[at] in ",;.:-q)p"


def _with_apposition(line: Line, end: int, ceiling: int) -> int:
    """End of a phrase with the apposition or relative clause that follows it."""
    if end >= ceiling:
        return end
    if line.lower[end] in ("who", "whose"):
        return _end_of_clause(line, end, ceiling)
    if line.tags[end] != "," or end + 1 >= ceiling:
        return end
    following = line.tags[end + 1]
    if line.lower[end + 1] in ("who", "whose"):
        return end
    if following not in "dnN":
        return end
    close = end_of_phrase(line, end + 1, ceiling)
    if close == end + 1:
        return end
    if close < ceiling and line.lower[close] in ("who", "whose", "which"):
        close = _end_of_clause(line, close, ceiling)
    return close if _closes(line, close, ceiling) else end


def _end_of_clause(line: Line, at: int, ceiling: int) -> int:
    """The next comma or end."""
    while at < ceiling and line.tags[at] not in ",;.:-q":
        at += 1
    return at


def before_adjuncts(line: Line, end: int, floor: int) -> int:
    """Where the subject ends, left of "on Tuesday", "later" or "in a statement" before the verb.

    Args:
        line: the sentence.
        end: first token of the verb group.
        floor: first token that may belong to the subject.
    """
    tags = line.tags
    while end > floor + 1:
        vehicle = _before_vehicle(line, end, floor)
        if vehicle < end:
            end = vehicle
            continue
        if tags[end - 1] == "r" or (tags[end - 1] in "xz"):
            end -= 1
            continue
        at = end
        while (at > floor and tags[at - 1] in "tm") or (at < end and at > floor and tags[at - 1] == "d"):
            at -= 1
        if at == end or "t" not in tags[at:end]:
            return end
        if at > floor and tags[at - 1] in "pr":
            end = at - 1
        elif at > floor and tags[at - 1] in "nN)":
            return at
        else:
            return end
    return end


def _before_vehicle(line: Line, end: int, floor: int) -> int:
    """Where the subject ends, left of "in a statement" or "in its turn" before the verb; `end` where none stands there."""
    if line.lower[end - 1] not in VEHICLES:
        return end
    at = end - 1
    while at > floor and end - at < MAX_VEHICLE and line.tags[at - 1] in "nNm":
        at -= 1
    if at > floor and line.lower[at - 1] in INTRODUCING:
        at -= 1
    elif line.lower[end - 1] != "turn":
        return end
    if at - 1 <= floor or line.lower[at - 1] not in CARRYING:
        return end
    seen = line.lower[end - 1] in SHOWING and line.tags[at - 2] != "w"
    return end if seen else at - 1


def _around_aside(line: Line, end: int, floor: int) -> Source | None:
    """The subject before an aside between commas or dashes; an apposition belongs to it."""
    mark = line.tags[end - 1]
    close = end - 1
    at = line.tags.rfind(mark, max(floor, close - MAX_ASIDE), close)
    if at < 0:
        return None
    start = begin_of_phrase(line, at, floor)
    start = _after_fronted(line, start, at, floor)
    if start == at:
        return None
    inner = line.tags[at + 1 : close]
    named = bool(inner) and inner[0] in "dnN" and end_of_phrase(line, at + 1, close) >= min(close, at + 2) and inner[0] != "t"
    source = _with_coordinated(line, start, at, floor)
    if named and len(source.phrases) == 1:
        cut = end_of_phrase(line, at + 1, close)
        whole = close if cut == close or line.lower[cut] in ("who", "whose", "which") or line.tags[cut] in "pvgc(" else cut
        return Source(((source.left, whole),), source.left, end)
    return Source(source.phrases, source.left, end)


def _antecedent(line: Line, at: int, floor: int) -> Source | None:
    """The noun phrase that "who" or "which" stands for."""
    end = at
    while end > floor and line.tags[end - 1] in ",p-":
        end -= 1
    start = begin_of_phrase(line, end, floor)
    if start == end:
        return None
    return Source(((start, end),), at, at + 1)


def _with_relative(line: Line, end: int, floor: int) -> Source | None:
    """A subject with what tells which one: "two workers who asked not to be named", "a shopkeeper reached by telephone"."""
    at = end - 1
    lowest = max(floor, end - MAX_ASIDE)
    turn = None
    if line.tags[at] not in "nNm')v":
        return None
    while at > lowest and line.tags[at - 1] not in ",;:.-qcsT(":
        at -= 1
        if line.tags[at] == "x" and "w" not in line.tags[lowest:at]:
            return None
        if line.lower[at] in ("who", "whose") or line.tags[at] in "vg":
            turn = at
    if turn is None or turn <= at:
        return None
    if line.tags[turn] == "v" and line.tags[turn + 1] not in "pri":
        return None
    start = begin_of_phrase(line, turn, floor)
    if start != at or line.tags[start] == "p":
        return None
    return Source(((start, end),), start, end)


def _after_fronted(line: Line, start: int, end: int, floor: int) -> int:
    """Start of a subject without "In Paris" before it."""
    at = start
    if at > floor and line.tags[at - 1] == "p" and (at - 1 == floor or line.tags[at - 2] in ",;:-.qcsT"):
        return _past_place(line, at, end)
    return at


def _past_place(line: Line, start: int, end: int) -> int:
    """Where the subject begins after a fronted place or time without a comma: at the last determiner or the last name."""
    for at in range(end - 1, start, -1):
        if line.tags[at] == "d" and line.tags[at - 1] in "nNmt":
            return at
    for at in range(end - 1, start, -1):
        if line.tags[at] == "n" and line.tags[at - 1] in "Nt" and line.tags[start:at].strip("Nt") == "":
            return at
    return start


def _with_coordinated(line: Line, start: int, end: int, floor: int) -> Source:
    """The subject with what "and" joins to it, where the whole stands at the beginning of a clause."""
    phrases = [(start, end)]
    left = start
    while left - 1 > floor and line.lower[left - 1] in ("and", ",") and len(phrases) < 6:
        stop = left - 1
        if line.lower[stop] == "and" and line.tags[stop - 1] == ",":
            stop -= 1
        begin = _after_fronted(line, begin_of_phrase(line, stop, floor), stop, floor)
        if begin == stop or (line.lower[left - 1] == "," and len(phrases) < 2):
            break
        phrases.append((begin, stop))
        left = begin
    if len(phrases) == 1 or not _begins_clause(line, left, floor):
        return Source(((start, end),), start, end)
    apart = all(line.tags[a] in "dN" for a, _ in phrases)
    if apart:
        return Source(tuple(reversed(phrases)), left, end)
    return Source(((left, end),), left, end)


def _begins_clause(line: Line, at: int, floor: int) -> bool:
    """Whether a clause may begin at a token."""
    return at <= floor or line.tags[at - 1] in ",;:-.qscT)"


def stands_for_both(line: Line, phrase: tuple[int, int]) -> bool:
    """Whether a source such as "each side" or "ministries of both countries" stands for two voices named before."""
    words = line.lower[phrase[0] : phrase[1]]
    return words[:1] == ("each",) or any(words[i : i + 2] in BOTH or words[i : i + 3] in BOTH for i in range(len(words)))


def pair_before(line: Line, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The last two names that "and" joins before a token: "Kyrgyzstan and Tajikistan", "Indian and Pakistani troops"."""
    for at in range(min(end, len(line) - 1) - 1, 0, -1):
        if (
            line.lower[at] not in ("and", "between")
            or line.tags[at - 1] != "N"
            or line.tags[at + 1] not in "Nd"
            or at + 1 >= end
        ):
            continue
        first = begin_of_phrase(line, at)
        last = at + 1
        while last < end and line.tags[last] in "dN":
            last += 1
        while line.tags[first] == "p":
            first += 1
        if first < at and last > at + 1:
            return (first, at), (at + 1, last)
    return None
