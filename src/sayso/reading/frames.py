"""Attributions of one sentence: cue, source and where the content stands, as token offsets."""

from dataclasses import dataclass, replace

from sayso.reading.cues import Refusal, find_cues
from sayso.reading.lines import Line
from sayso.reading.patterns import JOINTS, Draft, read_cue
from sayso.reading.phrases import end_of_phrase
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
    frames: list[Frame] = []
    open_frame: int | None = None
    cited: Draft | None = None
    begin = floor
    for number, draft in enumerate(drafts):
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if cited and frames and draft.rule != "citing":
            frames, cited = _cite(frames, cited), None
        if draft.rule == "citing":
            if _before_its_verb(draft, following):
                cited = draft
            else:
                frames = _cite(frames, draft)
            continue
        if draft.rule == "relative" and draft.start is not None:
            frames.append(_frame(line, draft, ((draft.start, draft.right),), None))
            continue
        if draft.rule == "as-said" and open_frame is not None:
            frames.append(_frame(line, draft, frames[open_frame].pieces, None))
            continue
        if draft.before:
            if open_frame is not None and draft.rule in COVERING and _covers(frames[open_frame], begin, draft):
                frames[open_frame] = _relay(frames[open_frame], draft)
                continue
            pieces = () if _amid(line, draft) else _pieces_before(line, draft, begin)
            tail = _tail(line, draft, following)
            frames.append(_frame(line, draft, pieces + tail, None))
            begin = max(draft.right, tail[-1][1] if tail else 0)
            open_frame = None
            continue
        nested = open_frame if open_frame is not None and not _apart(line, draft, frames[open_frame]) else None
        end = _end_of_content(line, drafts, number)
        assert draft.start is not None  # noqa: S101 - every frame with its content behind has it
        frames.append(_frame(line, draft, ((draft.start, end),) if draft.start < end else (), nested))
        if nested is None:
            open_frame = len(frames) - 1
            begin = draft.left
    if cited:
        frames = _cite(frames, cited)
    return frames


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


def _cite(frames: list[Frame], draft: Draft) -> list[Frame]:
    """The frame before, said by the one who is cited."""
    if not frames or not draft.source or not frames[-1].source:
        return frames
    frame = frames[-1]
    assert frame.source is not None  # noqa: S101 - checked above
    pieces = tuple((a, min(b, draft.left) if a < draft.left else b) for a, b in frame.pieces)
    return [*frames[:-1], replace(frame, source=draft.source, relays=frame.source.phrases[:1] + frame.relays, pieces=pieces)]


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
    assert draft.start is not None  # noqa: S101 - asked only of frames with their content behind
    for other in drafts[number + 1 : number + LOOK_AHEAD]:
        if other.rule == "hedge":
            continue
        edge = _edge(line, other)
        if edge <= draft.start:
            continue
        if other.before and (other.rule not in BESIDE or draft.rule == "noun"):
            return other.left
        if other.rule == "citing" or other.inherits or line.tags[edge] in ",;-" or line.lower[edge] in JOINTS:
            return _end_of_thing(line, draft, edge)
    return _end_of_thing(line, draft, len(line))


def _end_of_thing(line: Line, draft: Draft, end: int) -> int:
    """End of a content, before what the report says of it."""
    assert draft.start is not None  # noqa: S101 - asked only of frames with their content behind
    thing = draft.rule in THINGS
    if draft.source and draft.source.left and line.tags[draft.source.left] == "w":
        close = line.tags.find(",", draft.start, end)
        end = close if close > 0 else end
    for at in range(draft.start + 1, end):
        if line.quoted[at] >= 0:
            continue
        tag, word = line.tags[at], line.lower[at]
        following = line.tags[at + 1] if at + 1 < end else "."
        if tag == "," and at + 1 < end and line.lower[at + 1] in ASIDES and line.quoted[at + 1] < 0:
            return at
        if draft.rule == "of" and tag == "," and following == "w":
            return at
        if thing and (
            tag in ":;"
            or (tag == "," and (following in "wsprg" or (following == "d" and "c" not in line.tags[at:end])))
            or word in REASONS
        ):
            return at
        if thing and (_adjunct(line, at, end) or (tag == "c" and following in "vr" and line.tags[at + 2 : at + 3] != "n")):
            return at
    return end


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
