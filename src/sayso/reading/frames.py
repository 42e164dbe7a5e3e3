"""Attributions of one sentence: cue, source and where the content stands, as token offsets."""

from dataclasses import dataclass, replace

from sayso.reading.contents import Complement, complement, past_adjuncts, past_time
from sayso.reading.cues import Hit, Mood, Refusal, find_cues
from sayso.reading.lines import Line
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.reading.sources import Source, source_after, source_before
from sayso.record.vocabulary import Stance
from sayso.world.cues import Cue, Use
from sayso.world.grammar import VEHICLES

OFFICE_SPEECH = frozenset(("tell", "inform", "report", "state", "announce", "declare"))
"""Verbs that machine-translated reports write of an office: "told in the ministry"."""
NAMING = frozenset(("call", "describe", "term", "label", "dub", "name"))
"""Verbs that only name something in "what they call solidarity"."""
OUTCOMES = frozenset("bringing leaving killing injuring wounding raising destroying damaging".split())
"""Participles that go on with the content after a speech tag."""
THINGS = frozenset(("object", "topic", "silence", "deed", "figure", "answerable"))
"""Patterns whose content is no clause."""
ASIDES = frozenset(("while", "whereas", "whilst", "although", "because"))
"""What begins the report's own comment after a comma."""
MANNERS = frozenset("in on by at via through during".split())
"""Prepositions before what somebody speaks in or through."""
REASONS = frozenset(("because", "before", "until", "since"))
JOINTS = frozenset("and but while whilst whereas although though yet plus nonetheless nevertheless albeit then".split())
"""Words between two attributions of which neither lies in the other."""
SOURCELESS = frozenset("believe think say report understand suspect know allege estimate expect rumor rumour fear presume assume feel".split())
"""Verbs that tell in the passive, with an infinitive, what nobody in particular says."""


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


@dataclass(frozen=True, slots=True)
class _Draft:
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


def read_frames(line: Line, floor: int) -> list[Frame]:
    """The attributions of a sentence, in order.

    Args:
        line: the sentence.
        floor: its first token after a dateline.
    """
    drafts: list[_Draft] = []
    reached = floor
    for hit in find_cues(line):
        if hit.first < reached:
            continue
        draft = _draft(line, hit, floor, drafts)
        if draft:
            if draft.rule == "relative" and drafts and drafts[-1].rule == "noun":
                drafts.pop()
            drafts.append(draft)
            reached = draft.last or hit.last
    return _with_contents(line, drafts, floor)


# --- one cue ------------------------------------------------------------------------------------------------------


def _draft(line: Line, hit: Hit, floor: int, earlier: list[_Draft]) -> _Draft | None:
    """The frame of one cue, if it is one."""
    use = hit.form.use
    if use is Use.PREPOSITION:
        return _according(line, hit, floor)
    if use is Use.HEDGE:
        cue = hit.form.cues[0]
        return _Draft(hit, "hedge", cue, None, False, hit.first, hit.last, True)
    if use is Use.NOUN:
        return _noun(line, hit, floor)
    if hit.mood is Mood.PASSIVE:
        return _passive(line, hit, floor)
    if hit.mood is Mood.INFINITIVE and hit.refusal is Refusal.NONE:
        return None
    if hit.mood is Mood.MODAL and hit.refusal is Refusal.NONE:
        return None
    return _verb(line, hit, floor, earlier)


def _according(line: Line, hit: Hit, floor: int) -> _Draft | None:
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
        return _Draft(hit, "fronted", cue, source, False, hit.first, right, False, start)
    left = hit.first - 1 if hit.first > floor and line.tags[hit.first - 1] == "," else hit.first
    return _Draft(hit, "according", cue, source, False, left, right, True)


def _noun(line: Line, hit: Hit, floor: int) -> _Draft | None:
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
    return _Draft(hit, "noun", cue, source, False, left, at + 1, False, at + 1)


def _owner(line: Line, noun: int, floor: int) -> Source | None:
    """Whose claim it is: "the army's claim", "Pakistani reports"."""
    if noun > floor + 1 and line.tags[noun - 1] == "'":
        start = begin_of_phrase(line, noun - 1, floor)
        return Source(((start, noun - 1),), start, noun) if start < noun - 1 else None
    if noun > floor and line.tags[noun - 1] == "N":
        return Source(((noun - 1, noun),), noun - 1, noun)
    return None


def _passive(line: Line, hit: Hit, floor: int) -> _Draft | None:
    """ "S was quoted as saying C", "C was confirmed by S", "C could not be verified", "S was accused of C", "It is believed that C"."""
    ceiling = len(line)
    at = past_adjuncts(line, hit.last, ceiling)
    agent = source_after(line, hit.last + 1, ceiling) if line.lower[hit.last : hit.last + 1] == ("by",) else None
    beyond = agent.right if agent else at
    subject = source_before(line, hit.group, floor)
    for cue in hit.form.cues:
        if "relay" in cue.takes and line.lower[beyond : beyond + 1] == ("as",) and line.tags[beyond + 1 : beyond + 2] == "g" and subject:
            start = beyond + 3 if line.tags[beyond + 2 : beyond + 3] == "T" else beyond + 2
            relays = agent.phrases if agent else ()
            if start >= ceiling or line.tags[start] in ".":
                return _Draft(hit, "quoted", cue, subject, False, subject.left, start, True, relays=relays)
            return _Draft(hit, "quoted", cue, subject, False, subject.left, start, False, start, relays=relays)
        if "of" in cue.takes and cue.lemma == "accuse" and line.lower[beyond : beyond + 1] == ("of",) and beyond + 1 < ceiling:
            hearer = subject.phrases[0] if subject else None
            left = subject.left if subject else hit.group
            return _Draft(hit, "accused", cue, agent, False, left, beyond + 1, False, beyond + 1, hearer=hearer)
        if hit.refusal is not Refusal.NONE and cue.unable and subject:
            return _Draft(hit, "unverified", cue, agent, False, hit.group, beyond, True)
        if agent and cue.stance and subject and hit.refusal is Refusal.NONE and "object" in cue.takes:
            return _Draft(hit, "agent", cue, agent, False, hit.group, agent.right, True)
        if cue.lemma in SOURCELESS and hit.refusal is Refusal.NONE and subject and beyond < ceiling:
            expletive = line.lower[subject.phrases[0][0]] == "it"
            if expletive and line.tags[beyond] == "T":
                return _Draft(hit, "impersonal", cue, None, False, subject.left, beyond + 1, False, beyond + 1)
            if line.tags[beyond] == "i" or line.tags[beyond] in "nd":
                return _Draft(hit, "hearsay", cue, None, False, hit.group, hit.last, True)
    return None


def _verb(line: Line, hit: Hit, floor: int, earlier: list[_Draft]) -> _Draft | None:
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
    if source and source.left and line.lower[source.left - 1] in ("which", "what", "whom") and hit.form.cues[0].lemma in NAMING:
        return None
    if not found:
        return _relative(line, hit, source, floor) or _as_said(line, hit, source)
    inherits = source is None
    if inherits and not (participial or _joined(line, hit.group, floor) or (earlier and line.tags[hit.group - 1] in ",;")):
        return None
    left = source.left if source else hit.group
    last = found.last or hit.last
    if found.rule == "relay" or found.rule == "citing":
        return _relayed(line, hit, found, source, left, floor)
    start = found.start if found.start is not None else hit.last - 1
    asked = _asked(line, floor, source) if found.start is None else None
    if asked:
        return _Draft(hit, "asked", found.cue, source, inherits, asked[1], last, True, asked[0], last=last)
    if found.start is None:
        return _Draft(hit, found.rule, found.cue, source, inherits, left, last, False, start, last=last, hearer=found.hearer)
    return _Draft(hit, found.rule, found.cue, source, inherits, left, start, False, start, last=last, hearer=found.hearer)


def _relative(line: Line, hit: Hit, source: Source | None, floor: int) -> _Draft | None:
    """ "A claim that S denied", "…, which S denied": the content is what the clause hangs on."""
    cue = next((cue for cue in hit.form.cues if "object" in cue.takes and cue.stance), None)
    if cue is None or source is None or source.left <= floor + 1 or hit.refusal is not Refusal.NONE:
        return None
    if hit.last < len(line) and line.tags[hit.last] not in ".,;:)-":
        return None
    joint = source.left - 1
    if line.lower[joint] == "which":
        return _Draft(hit, "relative", cue, source, False, joint, source.left, True, joint)
    if line.tags[joint] != "T":
        return None
    start = begin_of_phrase(line, joint, floor)
    return _Draft(hit, "relative", cue, source, False, start, joint, True, start) if start < joint else None


def _as_said(line: Line, hit: Hit, source: Source | None) -> _Draft | None:
    """ "C, as S had claimed"."""
    cue = next((cue for cue in hit.form.cues if "tag" in cue.takes and cue.stance), None)
    if cue is None or source is None or source.left < 2 or line.lower[source.left - 1] != "as" or line.tags[source.left - 2] != ",":
        return None
    return _Draft(hit, "as-said", cue, source, False, source.left - 2, hit.last, True)


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


def _relayed(line: Line, hit: Hit, found: Complement, source: Source | None, left: int, floor: int) -> _Draft | None:
    """ "T quoted S as saying C" and "C, T said, citing S"."""
    assert found.relayed is not None  # noqa: S101 - both rules set it
    speaker = Source((found.relayed,), *found.relayed)
    relays = found.through + (source.phrases if source else ())
    if found.rule == "citing":
        return _Draft(hit, "citing", found.cue, speaker, False, left, found.relayed[1], False, None, relays=relays)
    if found.start is None:
        return _Draft(hit, "quoting", found.cue, speaker, False, left, len(line), True, relays=relays)
    return _Draft(hit, "quoting", found.cue, speaker, False, left, found.start, False, found.start, relays=relays)


def _inverted(line: Line, hit: Hit, floor: int) -> _Draft | None:
    """ "C, said S"."""
    at = hit.group
    if at <= floor or line.tags[at - 1] not in ",q-" or hit.refusal is not Refusal.NONE or hit.form.use not in (Use.PAST, Use.PRESENT):
        return None
    cue = next((cue for cue in hit.form.cues if "tag" in cue.takes), None)
    if cue is None or hit.last >= len(line) or ("hearer" in cue.takes and line.lower[hit.last] != "in" and line.tags[hit.last] not in "tp"):
        return None
    start = _past_office(line, hit.last) if cue.lemma in OFFICE_SPEECH else past_adjuncts(line, hit.last, len(line))
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
    return _Draft(hit, "inverted", cue, source, False, at - 1, right, True)


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


def _tag(line: Line, hit: Hit, source: Source | None, found: Complement | None, floor: int) -> _Draft | None:
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
    if not said and at < ceiling and line.tags[at] not in ".,;:-c)s" and not (line.tags[at] == "q" and line.quoted[min(at + 1, ceiling - 1)] >= 0):
        if line.tags[at] not in "pg":
            return None
    return _Draft(hit, "tag", cue, source, False, source.left - 1 if before == "," else source.left, at, True, hearer=hearer)


# --- all of them ----------------------------------------------------------------------------------------------------


def _with_contents(line: Line, drafts: list[_Draft], floor: int) -> list[Frame]:
    """The frames with their contents: each ends where the next begins that does not lie in it."""
    frames: list[Frame] = []
    open_frame: int | None = None
    cited: _Draft | None = None
    begin = floor
    for number, draft in enumerate(drafts):
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if cited and frames and draft.rule != "citing":
            frames, cited = _cite(frames, cited), None
        if draft.rule == "citing":
            if _before_its_verb(line, draft, following):
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
            if open_frame is not None and draft.rule in ("tag", "inverted", "according", "quoted", "quoting") and _covers(frames[open_frame], begin, draft):
                frames[open_frame] = _relay(line, frames[open_frame], draft)
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
    return [frame for frame in frames if frame.pieces]


def _frame(line: Line, draft: _Draft, pieces: tuple[tuple[int, int], ...], nested: int | None) -> Frame:
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
        last=draft.last or draft.hit.last,
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


def _covers(frame: Frame, begin: int, draft: _Draft) -> bool:
    """Whether a speech tag at the end takes in a whole attribution before it."""
    return frame.left <= begin + 1 and bool(frame.pieces) and frame.pieces[-1][1] >= draft.left


def _relay(line: Line, frame: Frame, draft: _Draft) -> Frame:
    """A frame that another voice passes on."""
    first = frame.pieces[-1][0]
    phrases = draft.source.phrases[:1] if draft.source else ()
    return replace(frame, relays=frame.relays + phrases, pieces=(*frame.pieces[:-1], (first, max(first + 1, draft.left))))


def _cite(frames: list[Frame], draft: _Draft) -> list[Frame]:
    """The frame before, said by the one who is cited."""
    if not frames or not draft.source or not frames[-1].source:
        return frames
    frame = frames[-1]
    assert frame.source is not None  # noqa: S101 - checked above
    pieces = tuple((a, min(b, draft.left) if a < draft.left else b) for a, b in frame.pieces)
    return [*frames[:-1], replace(frame, source=draft.source, relays=frame.source.phrases[:1] + frame.relays, pieces=pieces)]


def _before_its_verb(line: Line, draft: _Draft, following: _Draft | None) -> bool:
    """Whether "citing S" is an aside between the one who cites and the verb: "Reuters, citing the army, said C"."""
    if following is None or following.source is None:
        return False
    return following.source.left < draft.hit.first <= following.source.right


def _apart(line: Line, draft: _Draft, frame: Frame) -> bool:
    """Whether an attribution stands beside the one before, not in its content."""
    if draft.inherits:
        return True
    at = _edge(line, draft)
    if at <= frame.last:
        return False
    return line.tags[at - 1] in ",;-" or line.lower[at] in JOINTS or line.tags[at] in ",;"


def _edge(line: Line, draft: _Draft) -> int:
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


def _end_of_content(line: Line, drafts: list[_Draft], number: int) -> int:
    """Where the content after a cue ends: before the next attribution that stands beside it."""
    draft = drafts[number]
    assert draft.start is not None  # noqa: S101 - asked only of frames with their content behind
    for other in drafts[number + 1 : number + 6]:
        if other.rule == "hedge":
            continue
        edge = _edge(line, other)
        if edge <= draft.start:
            continue
        if other.before and (other.rule not in ("unverified", "hearsay", "agent") or draft.rule == "noun"):
            return other.left
        if other.rule == "citing" or other.inherits or line.tags[edge] in ",;-" or line.lower[edge] in JOINTS:
            return _end_of_thing(line, draft, edge)
    return _end_of_thing(line, draft, len(line))


def _end_of_thing(line: Line, draft: _Draft, end: int) -> int:
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
        if thing and (tag in ":;" or (tag == "," and (following in "wsprg" or (following == "d" and "c" not in line.tags[at:end]))) or word in REASONS):
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


def _pieces_before(line: Line, draft: _Draft, begin: int) -> tuple[tuple[int, int], ...]:
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


def _amid(line: Line, draft: _Draft) -> bool:
    """Whether a speech tag stands right after "and," so that only what follows is the content."""
    at = draft.left
    return draft.rule == "tag" and 0 < at < len(line) and line.tags[at] == "," and line.lower[at - 1] in ("and", "but", "that")


def _begin_of_clause(line: Line, floor: int, end: int) -> int:
    """First token of the clause that ends at a token."""
    for at in range(end - 1, floor, -1):
        if line.tags[at] in ";:" or (line.tags[at] == "," and line.tags[at + 1] in "c") or line.lower[at] in ("but", "while"):
            return at + 2 if line.tags[at] == "," else at + 1
    return floor


def _tail(line: Line, draft: _Draft, following: _Draft | None) -> tuple[tuple[int, int], ...]:
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
