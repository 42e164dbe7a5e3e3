"""A reader and a linker that are quick, and pure functions of what they are given."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.record import (
    Claim,
    Condition,
    Event,
    Family,
    Fingerprint,
    Incident,
    Linking,
    Member,
    Mention,
    NameValue,
    Reading,
    Reason,
    Received,
    Span,
    Voice,
    stable_id,
)
from sayso.record.codec import dump
from sayso.record.vocabulary import (
    ConditionLabel,
    EventType,
    MentionType,
    Relation,
    Stance,
    Standing,
    VoiceKind,
)


def make_received(text: str, name: str | None = None, outlet: str | None = None, **known: str | None) -> Received:
    return Received.of(text, name=name, outlet=outlet, **known)


@dataclass
class FakeReader:
    """Reads texts of words `voice:topic`, one claim and one event for each; `fail`, `wrong` and `twin` do as they say."""

    version: str = "1"
    delay_s: float = 0.0
    read_count: int = 0

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(name=f"fake@{self.version}", tables=(("words", self.version * 4),))

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        for received in reports:
            self.read_count += 1
            time.sleep(self.delay_s)
            if "fail" in received.text:
                raise ValueError("no")
            yield self._read(received)

    def _read(self, received: Received) -> Reading:
        mentions, claims, events, reasons = [], [], [], []
        place = 0
        for word in received.text.split(" "):
            voice, colon, topic = word.partition(":")
            if colon and voice and topic:
                mention, claim, event = self._say(received, place, voice, topic)
                mentions.append(mention)
                claims.append(claim)
                events.append(event)
                reasons.append(Reason(subject=claim.id, field="chain", rule=f"colon-{self.version}", words=mention.span))
            place += len(word) + 1
        report = replace(received.report, language="en", condition=Condition(label=ConditionLabel.CLEAN, score=0.5))
        return Reading(
            report=report, mentions=tuple(mentions), claims=tuple(claims), events=tuple(events), reasons=tuple(reasons)
        )

    def _say(self, received: Received, place: int, voice: str, topic: str) -> tuple[Mention, Claim, Event]:
        text, report = received.text, received.report.id
        named = Span.of(text, place, place + len(voice))
        said = Span.of(text, named.end + 1, named.end + 1 + len(topic))
        if topic == "wrong":
            said = replace(said, quote="right")
        who = NameValue(actor=voice, kind=VoiceKind.OTHER, side=voice.upper())
        own = "all" if topic == "twin" else report
        mention = Mention(id=stable_id("men", report, place), report=report, span=named, type=MentionType.PERSON, value=who)
        speaker = Voice(name=voice, actor=voice, kind=VoiceKind.OTHER, side=voice.upper(), span=named)
        claim = Claim(
            id=stable_id("clm", own, place, self.version if self.version == "2" else ""),
            report=report,
            content=said,
            cue=None,
            chain=(speaker,),
            stance=Stance.ASSERT,
            score=None if received.report.title is None else 0.25,
        )
        event = Event(
            id=stable_id("evt", report, place), report=report, claim=claim.id, anchor=said, type=EventType.ASSAULT, mode=topic
        )
        return mention, claim, event


@dataclass
class FakeLinker:
    """Reports of one topic tell of one incident; that tells of its whole group, so that a wrong group shows."""

    version: str = "1"
    link_count: int = 0

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(name=f"links@{self.version}", tables=())

    def keys(self, received: Received, reading: Reading) -> tuple[str, ...]:
        if "keyless" in received.text:
            raise KeyError("no")
        return tuple(event.mode or "" for event in reading.events)

    def link(self, group: Sequence[tuple[Received, Reading]]) -> Linking:
        self.link_count += 1
        if any("unlinkable" in received.text for received, _ in group):
            raise ValueError("no")
        topics: defaultdict[str, list[Event]] = defaultdict(list)
        for _, reading in group:
            for event in reading.events:
                topics[event.mode or ""].append(event)
        incidents = tuple(self._incident(topic, events, len(group)) for topic, events in sorted(topics.items()))
        reasons = tuple(Reason(subject=incident.id, field="events", rule="topic") for incident in incidents)
        return Linking(families=self._families(group), incidents=incidents, reasons=reasons)

    def _incident(self, topic: str, events: Sequence[Event], size: int) -> Incident:
        return Incident(
            id=stable_id("inc", topic, *sorted(event.id for event in events)),
            title=f"{topic} in {size} reports",
            type=EventType.ASSAULT,
            acled=None,
            place=None,
            time=None,
            events=tuple(sorted(event.id for event in events)) if topic != "stray" else ("evt_none",),
            reports=tuple(sorted({event.report for event in events})),
            families=(),
            roots=len(events),
            accounts=(),
            disputes=(),
            toll={},
            standing=Standing.SINGLE_SOURCE,
        )

    def _families(self, group: Sequence[tuple[Received, Reading]]) -> tuple[Family, ...]:
        same: defaultdict[str, list[str]] = defaultdict(list)
        for received, _ in group:
            same[received.text.strip()].append(received.report.id)
        return tuple(self._family(sorted(reports)) for _, reports in sorted(same.items()) if len(reports) > 1)

    def _family(self, reports: Sequence[str]) -> Family:
        root, *copies = reports
        members = [Member(report=root, relation=Relation.ROOT, of=None, score=None)]
        members += [Member(report=copy, relation=Relation.VERBATIM, of=root, score=1.0) for copy in copies]
        return Family(id=stable_id("fam", *reports), reports=tuple(members))


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def linker() -> FakeLinker:
    return FakeLinker()


@pytest.fixture(scope="session")
def new_reader() -> type[FakeReader]:
    return FakeReader


@pytest.fixture(scope="session")
def new_linker() -> type[FakeLinker]:
    return FakeLinker


@pytest.fixture(scope="session")
def received() -> Callable[..., Received]:
    return make_received


@pytest.fixture(scope="session")
def export() -> Callable[[Path], str]:
    """All that a case exports."""

    def lines(path: Path) -> str:
        with Case.open(path) as case:
            return "".join(dump(case.lines(mentions=True)))

    return lines
