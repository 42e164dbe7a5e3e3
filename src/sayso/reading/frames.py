"""Attributions of one sentence: cue, source and where the content stands, as token offsets."""

from dataclasses import dataclass, replace

from sayso.reading.cues import Refusal, find_cues
from sayso.reading.lines import Line
from sayso.reading.patterns import JOINTS, read_cue
from sayso.reading.phrases import end_of_phrase
from sayso.reading.sites import Draft
from sayso.reading.sources import Source
from sayso.record.vocabulary import Stance
from sayso.world.cues import Cue
from sayso.world.grammar import VEHICLES

OUTCOMES = frozenset("bringing leaving killing injuring wounding raising destroying damaging".split())
"""Participles that go on with the content after a speech tag."""
THINGS = frozenset(("object", "topic", "silence", "deed", "figure", "answerable"))
"""Patterns whose content is no clause."""
ASIDES = frozenset(("while", "whereas", "whilst", "although", "because"))
"""What begins the report's own comment after a comma."""
MANNERS = frozenset("in on by at via through during".split())
"""Prepositions before what somebody speaks in or through."""
REASONS = frozenset(("because", "before", "until", "since"))
"""What begins the report's own reason or time after a thing."""
COVERING = frozenset(("tag", "inverted", "according", "quoted", "quoting"))
"""Patterns that may take in a whole attribution before them."""
BESIDE = frozenset(("unverified", "hearsay", "agent"))
"""Patterns whose content before them is only their own subject."""
LOOK_AHEAD = 6
"""Frames looked at for the end of a content; the next one nearly always ends it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source and its content."""

    rule: str
    """Name of the pattern that found it."""
    cue: Cue
    """The sense of the cue."""
    first: int
    """First token of the cue."""
    last: int
    """One past the last token of the cue."""
    stance: Stance
    """By the word alone."""
    source: Source | None
    """Who speaks; `None` where it is the speaker before, or nobody in particular."""
    inherits: bool
    """Whether the speaker is the one of the attribution before."""
    left: int
    """First token that belongs to the frame, its content aside."""
    pieces: tuple[tuple[int, int], ...]
    """Stretches of content, first and one past the last token of each."""
    relays: tuple[tuple[int, int], ...] = ()
    """Who passes it on, nearest to the speaker first."""
    hearer: tuple[int, int] | None = None
    """Who is told or blamed."""
    nested: int | None = None
    """Number of the frame in whose content this one lies."""


def read_frames(line: Line, floor: int) -> list[Frame]:
    """The attributions of a sentence, in order.

    Args:
        line: the sentence.
        floor: its first token after a dateline.
    """
    drafts: list[Draft] = []
    reached = floor
    for hit in find_cues(line):
        if hit.first < reached:
            continue
        draft = read_cue(line, hit, floor, drafts)
        if draft:
            if draft.rule == "relative" and drafts and drafts[-1].rule == "noun":
                drafts.pop()
            drafts.append(draft)
            reached = draft.last
    return _with_contents(line, drafts, floor)


def _with_contents(line: Line, drafts: list[Draft], floor: int) -> list[Frame]:
    """The frames with their contents: each ends where the next begins that does not lie in it."""
    arranged = _Arranged(line, drafts, floor)
    for number, draft in enumerate(drafts):
        arranged.add(number, draft)
    return arranged.finish()


class _Arranged:
    """The frames of a sentence as they come, and which of them is still open to a speech tag at the end."""

    def __init__(self, line: Line, drafts: list[Draft], floor: int) -> None:
        self._line = line
        self._drafts = drafts
        self._frames: list[Frame] = []
        self._open: int | None = None
        self._cited: Draft | None = None
        self._begin = floor

    def add(self, number: int, draft: Draft) -> None:
        """Take in the next draft."""
        following = self._drafts[number + 1] if number + 1 < len(self._drafts) else None
        if draft.rule == "citing":
            if _before_its_verb(draft, following):
                self._cited = draft
            else:
                self._cite(draft)
            return
        if self._cited and self._frames:
            self._cite(self._cited)
            self._cited = None
        if draft.rule == "relative" and draft.start is not None:
            self._frames.append(_frame(self._line, draft, ((draft.start, draft.right),), None))
        elif draft.rule == "as-said" and self._open is not None:
            self._frames.append(_frame(self._line, draft, self._frames[self._open].pieces, None))
        elif draft.before:
            self._add_behind(draft, following)
        else:
            self._add_ahead(number, draft)

    def finish(self) -> list[Frame]:
        """All frames, in order."""
        if self._cited:
            self._cite(self._cited)
        return self._frames

    def _add_behind(self, draft: Draft, following: Draft | None) -> None:
        """A frame whose content stands before it, or one that passes on the attribution before it."""
        line, covered = self._line, self._frames[self._open] if self._open is not None else None
        if covered and self._open is not None and draft.rule in COVERING and _covers(covered, self._begin, draft):
            self._frames[self._open] = _relay(covered, draft)
            return
        pieces = () if _amid(line, draft) else _pieces_before(line, draft, self._begin)
        tail = _tail(line, draft, following)
        self._frames.append(_frame(line, draft, pieces + tail, None))
        self._begin = max(draft.right, tail[-1][1] if tail else 0)
        self._open = None

    def _add_ahead(self, number: int, draft: Draft) -> None:
        """A frame whose content follows."""
        nested = self._open if self._open is not None and not _apart(self._line, draft, self._frames[self._open]) else None
        start, end = draft.right if draft.start is None else draft.start, _end_of_content(self._line, self._drafts, number)
        self._frames.append(_frame(self._line, draft, ((start, end),) if start < end else (), nested))
        if nested is None:
            self._open = len(self._frames) - 1
            self._begin = draft.left

    def _cite(self, draft: Draft) -> None:
        """The frame before was said by the one who is cited."""
        if not self._frames or draft.source is None or self._frames[-1].source is None:
            return
        frame = self._frames[-1]
        pieces = tuple((a, min(b, draft.left) if a < draft.left else b) for a, b in frame.pieces)
        relays = self._frames[-1].source.phrases[:1] + frame.relays
        self._frames[-1] = replace(frame, source=draft.source, relays=relays, pieces=pieces)


def _frame(line: Line, draft: Draft, pieces: tuple[tuple[int, int], ...], nested: int | None) -> Frame:
    """A draft with its content."""
    stance = draft.cue.stance or Stance.ASSERT
    if draft.hit.refusal is Refusal.UNABLE:
        stance = draft.cue.unable or stance
    elif draft.hit.refusal is Refusal.UNWILLING:
        stance = draft.cue.unwilling or stance
    if draft.rule == "to" and "hearer" in draft.cue.takes:
        stance = Stance.URGE
    if draft.rule == "unverified":
        stance = Stance.DOUBT
    return Frame(
        rule=draft.rule,
        cue=draft.cue,
        first=draft.hit.first,
        last=draft.last,
        stance=stance,
        source=draft.source,
        inherits=draft.inherits,
        left=draft.left,
        pieces=tuple(piece for piece in pieces if _words(line, *piece)),
        relays=draft.relays,
        hearer=draft.hearer,
        nested=nested,
    )


def _words(line: Line, first: int, last: int) -> bool:
    """Whether a stretch has a word in it."""
    return any(tag not in ",;:-.q()" for tag in line.tags[first:last])


def _covers(frame: Frame, begin: int, draft: Draft) -> bool:
    """Whether a speech tag at the end takes in a whole attribution before it."""
    return frame.left <= begin + 1 and bool(frame.pieces) and frame.pieces[-1][1] >= draft.left


def _relay(frame: Frame, draft: Draft) -> Frame:
    """A frame that another voice passes on."""
    first = frame.pieces[-1][0]
    phrases = draft.source.phrases[:1] if draft.source else ()
    return replace(frame, relays=frame.relays + phrases, pieces=(*frame.pieces[:-1], (first, max(first + 1, draft.left))))


def _before_its_verb(draft: Draft, following: Draft | None) -> bool:
    """Whether "citing S" is an aside between the one who cites and the verb: "Reuters, citing the army, said C"."""
    if following is None or following.source is None:
        return False
    return following.source.left < draft.hit.first <= following.source.right


def _apart(line: Line, draft: Draft, frame: Frame) -> bool:
    """Whether an attribution stands beside the one before, not in its content."""
    if draft.inherits:
        return True
    at = _edge(line, draft)
    if at <= frame.last:
        return False
    return line.tags[at - 1] in ",;-" or line.lower[at] in JOINTS or line.tags[at] in ",;"


def _edge(line: Line, draft: Draft) -> int:
    """First token of a frame with the conjunction, comma and time before it."""
    at = draft.left
    back = at
    while back > 0 and at - back < 5 and line.tags[back - 1] in "tpdrm":
        back -= 1
    if back > 0 and (line.lower[back - 1] in JOINTS or line.tags[back - 1] in ",;"):
        at = back
    while at > 0 and (line.lower[at - 1] in JOINTS or line.tags[at - 1] in ",;-"):
        at -= 1
    return at


def _end_of_content(line: Line, drafts: list[Draft], number: int) -> int:
    """Where the content after a cue ends: before the next attribution that stands beside it."""
    draft = drafts[number]
    start = draft.right if draft.start is None else draft.start
    for other in drafts[number + 1 : number + LOOK_AHEAD]:
        edge = _edge(line, other)
        if other.rule == "hedge" or edge <= start:
            continue
        if other.before and other.rule != "citing" and (other.rule not in BESIDE or draft.rule == "noun"):
            return other.left
        if other.rule == "citing" or other.inherits or line.tag(edge) in ",;-" or line.word(edge) in JOINTS:
            return _before_comment(line, draft, start, edge)
    return _before_comment(line, draft, start, len(line))


def _before_comment(line: Line, draft: Draft, start: int, end: int) -> int:
    """End of a content, before what the report says of it."""
    if draft.source and line.tag(draft.source.left) == "w":
        close = line.tags.find(",", start, end)
        end = close if close > 0 else end
    thing = draft.rule in THINGS
    for at in range(start + 1, end):
        if line.quoted[at] >= 0:
            continue
        if line.tag(at) == "," and line.word(at + 1) in ASIDES and line.quoted[min(at + 1, end - 1)] < 0:
            return at
        if draft.rule == "of" and line.tag(at) == "," and line.tag(at + 1) == "w":
            return at
        if thing and _ends_thing(line, at, end):
            return at
    return end


def _ends_thing(line: Line, at: int, end: int) -> bool:
    """Whether a content that is no clause ends before a token."""
    tag, following = line.tag(at), line.tag(at + 1) if at + 1 < end else "."
    if tag in ":;" or line.word(at) in REASONS:
        return True
    if tag == ",":
        return following in "wsprg" or (following == "d" and "c" not in line.tags[at:end])
    if tag == "c":
        return following in "vr" and line.tag(at + 2) != "n"
    return _adjunct(line, at, end)


def _adjunct(line: Line, at: int, end: int) -> bool:
    """Whether "in an interview" or "on Telegram" begins here."""
    if line.lower[at] not in MANNERS:
        return False
    if line.tags[at + 1 : at + 2] == "w":
        return True
    close = end_of_phrase(line, at + 1, end)
    return any(word in VEHICLES for word in line.lower[at + 1 : close])


def _pieces_before(line: Line, draft: Draft, begin: int) -> tuple[tuple[int, int], ...]:
    """The content before a speech tag."""
    if draft.rule == "hedge":
        return ((begin, len(line)),)
    if draft.rule == "hearsay":
        return ((begin, draft.hit.group), (draft.hit.last, len(line)))
    end = draft.left
    start = draft.start if draft.rule == "asked" and draft.start is not None else begin
    while start < end and (line.tags[start] in ",;:-c" or line.lower[start] in JOINTS):
        start += 1
    if draft.rule in ("unverified", "agent"):
        end = draft.hit.group
        while end > start and line.tags[end - 1] in ",-":
            end -= 1
        start = _begin_of_clause(line, start, end)
    return ((start, end),) if start < end else ()


def _amid(line: Line, draft: Draft) -> bool:
    """Whether a speech tag stands right after "and," so that only what follows is the content."""
    at = draft.left
    return draft.rule == "tag" and 0 < at < len(line) and line.tags[at] == "," and line.lower[at - 1] in ("and", "but", "that")


def _begin_of_clause(line: Line, floor: int, end: int) -> int:
    """First token of the clause that ends at a token."""
    for at in range(end - 1, floor, -1):
        if line.tags[at] in ";:" or (line.tags[at] == "," and line.tags[at + 1] == "c") or line.lower[at] in ("but", "while"):
            return at + 2 if line.tags[at] == "," else at + 1
    return floor


def _tail(line: Line, draft: Draft, following: Draft | None) -> tuple[tuple[int, int], ...]:
    """What the same voice goes on to say after a speech tag in the middle of a sentence."""
    if draft.rule not in ("tag", "inverted"):
        return ()
    start = draft.right
    end = _edge(line, following) if following else len(line)
    if start >= end or line.tags[start] not in ",;:-q":
        return ()
    if _amid(line, draft):
        return ((start + 1, end),) if start + 1 < end else ()
    at = start
    while at < end and line.tags[at] in ",;:-":
        at += 1
    if at >= end:
        return ()
    if line.tags[at] == "q" or line.quoted[at] >= 0:
        return ((at, end),)
    if line.tags[start] in ";:" or line.lower[at] in ("and", "but"):
        first = at + 1 if line.lower[at] in ("and", "but") else at
        return ((first, end),) if any(tag in "vx" for tag in line.tags[first:end]) else ()
    return ((at, end),) if line.lower[at] in OUTCOMES else ()
