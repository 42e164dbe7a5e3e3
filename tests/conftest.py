"""A small case made up for the tests, and the switch that writes golden files anew."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sayso.casefile import Case, Entry
from sayso.record import (
    Account,
    Casualties,
    Claim,
    Condition,
    Dispute,
    Event,
    Family,
    Holder,
    Incident,
    Linking,
    Means,
    Member,
    Mention,
    Party,
    Place,
    Reading,
    Reason,
    Received,
    SetAside,
    Span,
    Time,
    TollFigure,
    Voice,
    Written,
    stable_id,
)
from sayso.record.vocabulary import (
    AcledType,
    ConditionLabel,
    DisputeField,
    DisputeRelation,
    EventType,
    MeansCategory,
    MentionType,
    Outcome,
    Relation,
    Stance,
    Standing,
    Status,
    Victims,
    VoiceKind,
    WrittenBasis,
)

NORTH = (
    "OBOCK, May 4 (Gulf Wire) - Djibouti's defence ministry said on Tuesday that Eritrean gunners had shelled the "
    "village of Dar Adal, killing two soldiers and wounding at least five.\n"
    "Residents of the district said the shelling went on until noon."
)
SOUTH = (
    "Eritrea's information ministry denied on Wednesday that its troops had fired a single shell at Dar Adal.\n"
    "It accused Djibouti of opening fire first, and admitted that one Eritrean soldier was killed."
)
DOCTOR = (
    "A doctor in Obock said she could not confirm how many had died at Dar Adal. Market women marched through Obock in April."
)
AREA = "The district of Tadjourah is calm again, an official said. Smugglers had clashed with police there earlier in the year."


@dataclass(frozen=True)
class SmallCase:
    """A made-up case as the stages hand it on."""

    read: tuple[tuple[Received, Reading], ...]
    linking: Linking
    set_aside: tuple[SetAside, ...]


NOBODY = 65534
"""User id of nobody in particular."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew; then review them as a diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare with a golden file beside the test, or write it where --regenerate is given."""

    def compare(name: str, actual: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == actual, f"{path.name} differs: pytest --regenerate, then look at the diff"

    return compare


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal it happens to run in."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "SAYSO_CASE"):
        monkeypatch.delenv(name, raising=False)
    os.environ.setdefault("TERM", "xterm")


def receive(text: str, outlet: str, title: str | None, published: str | None) -> Received:
    day = published[:10] if published else None
    path = f"reports/{outlet.lower().replace(' ', '-')}.txt"
    received = Received.of(text, path=path, outlet=outlet, title=title, language="en", published=published)
    written = Written(earliest=day, latest=day, basis=WrittenBasis.METADATA) if day else None
    return replace(
        received,
        report=replace(received.report, written=written, condition=Condition(label=ConditionLabel.CLEAN, score=0.9)),
    )


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def voice(text: str, words: str, actor: str | None, kind: VoiceKind, side: str | None) -> Voice:
    return Voice(name=words, actor=actor, kind=kind, side=side, span=span_of(text, words))


def claim(received: Received, content: str, cue: str, chain: tuple[Voice, ...], stance: Stance) -> Claim:
    span = span_of(received.text, content)
    return Claim(
        id=stable_id("clm", received.report.id, span.start, span.end),
        report=received.report.id,
        content=span,
        cue=span_of(received.text, cue),
        chain=chain,
        stance=stance,
        score=0.8,
    )


def event_id(received: Received, anchor: str) -> str:
    span = span_of(received.text, anchor)
    return stable_id("evt", received.report.id, span.start, span.end)


DAR_ADAL = Place(
    name="Dar Adal", geonames=None, latitude=12.42, longitude=43.21, country="DJI", admin1="Obock", precision=2, span=None
)
TUESDAY = Time(start="2021-05-04", end="2021-05-04", precision=1)


def tell_shelling(received: Received, *, relayed: bool) -> Reading:
    text = received.text
    ministry = voice(text, "Djibouti's defence ministry", "Ministry of Defence of Djibouti", VoiceKind.MINISTRY, "DJI")
    chain = (ministry, voice(text, "Gulf Wire", "Gulf Wire", VoiceKind.AGENCY, None)) if relayed else (ministry,)
    content = "Eritrean gunners had shelled the village of Dar Adal, killing two soldiers and wounding at least five"
    said = claim(received, content, "said", chain, Stance.ACCUSE)
    residents = claim(
        received,
        "the shelling went on until noon",
        "said",
        (voice(text, "Residents of the district", None, VoiceKind.RESIDENT, None),),
        Stance.ASSERT,
    )
    shelled = Event(
        id=event_id(received, "shelled"),
        report=received.report.id,
        claim=said.id,
        anchor=span_of(text, "shelled"),
        type=EventType.ASSAULT,
        mode="aerial",
        acled=AcledType.SHELLING,
        cameo="194",
        actors=(
            Party(
                name="Eritrean gunners",
                actor="Eritrean forces",
                kind=VoiceKind.MILITARY,
                side="ERI",
                span=span_of(text, "Eritrean gunners"),
            ),
        ),
        recipients=(Party(name="soldiers", actor=None, kind=VoiceKind.MILITARY, side="DJI", span=None),),
        place=DAR_ADAL,
        time=TUESDAY,
        means=Means(name="shelled", category=MeansCategory.ARTILLERY, span=span_of(text, "shelled")),
        casualties=(
            Casualties(
                outcome=Outcome.KILLED,
                low=2,
                best=2,
                high=2,
                victims=Victims.MILITARY,
                side="DJI",
                span=span_of(text, "two soldiers"),
            ),
            Casualties(
                outcome=Outcome.INJURED,
                low=5,
                best=5,
                high=None,
                victims=Victims.UNKNOWN,
                side="DJI",
                span=span_of(text, "at least five"),
            ),
        ),
        score=0.75,
    )
    mention = Mention(
        id=stable_id("men", received.report.id, "place"),
        report=received.report.id,
        span=span_of(text, "Dar Adal"),
        type=MentionType.PLACE,
        value=DAR_ADAL,
    )
    reasons = (
        Reason(subject=said.id, field="stance", rule="hostile-act-by-opponent", words=span_of(text, "had shelled"), score=0.9),
        Reason(
            subject=said.id,
            field="chain",
            rule="subject-of-cue",
            words=span_of(text, "Djibouti's defence ministry"),
            note="a ministry speaks for its state",
        ),
        Reason(
            subject=shelled.id,
            field="place",
            rule="gazetteer",
            words=span_of(text, "Dar Adal"),
            score=0.7,
            note="the village of",
        ),
    )
    return Reading(report=received.report, mentions=(mention,), claims=(said, residents), events=(shelled,), reasons=reasons)


def tell_denial(received: Received) -> Reading:
    text = received.text
    ministry = voice(text, "Eritrea's information ministry", "Ministry of Information of Eritrea", VoiceKind.MINISTRY, "ERI")
    denied = replace(
        claim(received, "its troops had fired a single shell at Dar Adal", "denied", (ministry,), Stance.DENY),
        about=(event_id(received, "fired"),),
    )
    blamed = claim(received, "Djibouti of opening fire first", "accused", (ministry,), Stance.ACCUSE)
    owned = claim(received, "one Eritrean soldier was killed", "admitted", (ministry,), Stance.ADMIT)
    army = Party(name="troops", actor="Eritrean forces", kind=VoiceKind.MILITARY, side="ERI", span=span_of(text, "its troops"))
    djibouti = Party(name="Djibouti", actor="Djibouti", kind=VoiceKind.GOVERNMENT, side="DJI", span=span_of(text, "Djibouti"))
    told = Event(
        id=event_id(received, "fired"),
        report=received.report.id,
        claim=denied.id,
        anchor=span_of(text, "fired"),
        type=EventType.ASSAULT,
        acled=AcledType.SHELLING,
        status=Status.DENIED,
        actors=(army,),
        place=DAR_ADAL,
        time=TUESDAY,
    )
    began = replace(
        told,
        id=event_id(received, "opening fire"),
        claim=blamed.id,
        anchor=span_of(text, "opening fire"),
        acled=AcledType.ARMED_CLASH,
        status=Status.ACTUAL,
        actors=(djibouti,),
        recipients=(army,),
    )
    soldier = span_of(text, "one Eritrean soldier")
    dead = Casualties(outcome=Outcome.KILLED, low=1, best=1, high=1, victims=Victims.MILITARY, side="ERI", span=soldier)
    lost = replace(
        told,
        id=event_id(received, "killed"),
        claim=owned.id,
        anchor=span_of(text, "killed"),
        acled=None,
        status=Status.ACTUAL,
        actors=(),
        recipients=(army,),
        casualties=(dead,),
    )
    events = (told, began, lost)
    reasons = (Reason(subject=denied.id, field="about", rule="same-place-and-act", words=span_of(text, "Dar Adal"), score=0.8),)
    return Reading(report=received.report, claims=(denied, blamed, owned), events=events, reasons=reasons)


def tell_doubt(received: Received) -> Reading:
    text = received.text
    doctor = voice(text, "A doctor in Obock", None, VoiceKind.MEDICAL, None)
    doubted = claim(received, "how many had died at Dar Adal", "could not confirm", (doctor,), Stance.DOUBT)
    died = Event(
        id=event_id(received, "died"),
        report=received.report.id,
        claim=doubted.id,
        anchor=span_of(text, "died"),
        type=EventType.ASSAULT,
        place=DAR_ADAL,
    )
    marched = Event(
        id=event_id(received, "marched"),
        report=received.report.id,
        claim=None,
        anchor=span_of(text, "marched"),
        type=EventType.PROTEST,
        acled=AcledType.PEACEFUL_PROTEST,
        foreground=False,
        actors=(Party(name="Market women", actor=None, kind=VoiceKind.OTHER, side=None),),
        place=Place(name="Obock", geonames=221527, latitude=11.96, longitude=43.29, country="DJI", admin1="Obock", precision=1),
        time=Time(start="2021-04-01", end="2021-04-30", precision=4, span=span_of(text, "in April"), basis="metadata"),
    )
    return Reading(report=received.report, claims=(doubted,), events=(died, marched))


def tell_area(received: Received) -> Reading:
    text = received.text
    calm = claim(
        received,
        "The district of Tadjourah is calm again",
        "said",
        (voice(text, "an official", None, VoiceKind.OFFICIAL, None),),
        Stance.ASSERT,
    )
    clash = Event(
        id=event_id(received, "clashed"),
        report=received.report.id,
        claim=None,
        anchor=span_of(text, "clashed"),
        type=EventType.ASSAULT,
        acled=AcledType.ARMED_CLASH,
        place=Place(name="Tadjourah", geonames=220782, latitude=11.8, longitude=42.5, country="DJI", precision=3),
    )
    return Reading(report=received.report, claims=(calm,), events=(clash,))


def link(read: list[tuple[Received, Reading]]) -> Linking:
    (north, one), (copy, two), (south, three), (doctor, four), (area, five) = read
    family = Family(
        id=stable_id("fam", north.report.id, copy.report.id),
        reports=(
            Member(report=north.report.id, relation=Relation.ROOT, of=None, score=None),
            Member(report=copy.report.id, relation=Relation.EDITED, of=north.report.id, score=0.97),
        ),
    )
    shelling = stable_id("inc", one.events[0].id)
    mine = Account(
        id=stable_id("acc", shelling, "DJI"),
        voice=Holder(actor="Ministry of Defence of Djibouti", kind=VoiceKind.MINISTRY, side="DJI"),
        blames=("ERI",),
        admits=False,
        denies=False,
        claims=(one.claims[0].id, two.claims[0].id),
        casualties=one.events[0].casualties,
    )
    theirs = Account(
        id=stable_id("acc", shelling, "ERI"),
        voice=Holder(actor="Ministry of Information of Eritrea", kind=VoiceKind.MINISTRY, side="ERI"),
        blames=("DJI",),
        admits=True,
        denies=True,
        claims=tuple(said.id for said in three.claims),
        casualties=three.events[2].casualties,
    )
    hers = Account(
        id=stable_id("acc", shelling, "doctor"),
        voice=Holder(actor=None, kind=VoiceKind.MEDICAL, side=None),
        blames=(),
        admits=False,
        denies=False,
        claims=(four.claims[0].id,),
        casualties=(),
    )
    incidents = (
        Incident(
            id=shelling,
            title="Djibouti accuses Eritrea of shelling Dar Adal; Eritrea denies it",
            type=EventType.ASSAULT,
            acled=AcledType.SHELLING,
            place=DAR_ADAL,
            time=TUESDAY,
            events=(one.events[0].id, two.events[0].id, *(event.id for event in three.events), four.events[0].id),
            reports=(north.report.id, copy.report.id, south.report.id, doctor.report.id),
            families=(family.id,),
            roots=3,
            accounts=(mine, theirs, hers),
            disputes=(
                Dispute(field=DisputeField.OCCURRENCE, relation=DisputeRelation.DENIED, accounts=(mine.id, theirs.id)),
                Dispute(field=DisputeField.WHO_BEGAN, relation=DisputeRelation.MUTUAL_BLAME, accounts=(mine.id, theirs.id)),
            ),
            toll={
                Outcome.KILLED: TollFigure(
                    low=1,
                    best=3,
                    high=3,
                    basis="sum over sides of what each admits or is told to have lost",
                    claims=(one.claims[0].id, three.claims[2].id),
                ),
                Outcome.INJURED: TollFigure(low=5, best=5, high=None, basis="one account"),
            },
            standing=Standing.DISPUTED,
            score=0.7,
        ),
        Incident(
            id=stable_id("inc", four.events[1].id),
            title="Market women march in Obock, as Horn Radio reports",
            type=EventType.PROTEST,
            acled=AcledType.PEACEFUL_PROTEST,
            place=four.events[1].place,
            time=four.events[1].time,
            events=(four.events[1].id,),
            reports=(doctor.report.id,),
            families=(),
            roots=1,
            accounts=(),
            disputes=(),
            toll={},
            standing=Standing.SINGLE_SOURCE,
        ),
        Incident(
            id=stable_id("inc", five.events[0].id),
            title="Smugglers and police clash in Tadjourah district, as Coast Bulletin reports",
            type=EventType.ASSAULT,
            acled=AcledType.ARMED_CLASH,
            place=five.events[0].place,
            time=None,
            events=(five.events[0].id,),
            reports=(area.report.id,),
            families=(),
            roots=1,
            accounts=(),
            disputes=(),
            toll={},
            standing=Standing.SINGLE_SOURCE,
        ),
    )
    reasons = (
        Reason(
            subject=shelling,
            field="events",
            rule="same-type-place-day",
            score=0.9,
            note=f"{one.events[0].id} {three.events[0].id}: both are of one kind, place and day",
        ),
        Reason(subject=shelling, field="roots", rule="copies-count-once", note="Gulf Wire and Coast Bulletin print one text"),
    )
    return Linking(families=(family,), incidents=incidents, reasons=reasons)


@pytest.fixture(scope="session")
def small() -> SmallCase:
    """Five reports of two occurrences: an accusation and its copy, a denial, a doubt, and a third paper on other things."""
    north = receive(NORTH, "Gulf Wire", "Ministry: Eritrean gunners shell village", "2021-05-04T15:00:00Z")
    copy = receive(NORTH + "\nGulf Wire", "Coast Bulletin", "Village shelled", "2021-05-05")
    south = receive(SOUTH, "Red Sea Post", "Asmara denies shelling", "2021-05-05")
    doctor = receive(DOCTOR, "Horn Radio", None, "2021-05-06")
    area = receive(AREA, "Coast Bulletin", "Calm in Tadjourah", None)
    read = [
        (north, tell_shelling(north, relayed=False)),
        (copy, tell_shelling(copy, relayed=True)),
        (south, tell_denial(south)),
        (doctor, tell_doubt(doctor)),
        (area, tell_area(area)),
    ]
    aside = (
        SetAside(
            path="reports/broken.zip!a.txt",
            code="too-large",
            reason="expected at most 50 MB, found 812 MB",
            remedy="raise --max-bytes",
        ),
        SetAside(path="reports/empty.txt", code="empty", reason="expected words, found none", remedy="nothing to do"),
    )
    return SmallCase(read=tuple(read), linking=link(read), set_aside=aside)


@pytest.fixture(scope="session")
def small_case(small: SmallCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case as a file."""
    path = tmp_path_factory.mktemp("small") / "case.sayso"
    write_case(path, small)
    return path


def write_case(path: Path, small: SmallCase) -> None:
    """Write what the stages handed on, as the pipeline does."""
    with Case.write(path) as case:
        case.describe(sayso="0.1.0", model="rules@0123abcd", settings={}, reader="rules", linker="links")
        entries = [
            Entry(text=received.text, forms=(received.report,), reading=reading, keys=("all",))
            for received, reading in small.read
        ]
        case.store(entries, reader="rules", keyer="links")
        case.store_group(range(1, len(entries) + 1), small.linking, linker="links")
        case.put_aside(small.set_aside)


@contextmanager
def _ordinary_user() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def ordinary_user() -> Callable[[], AbstractContextManager[None]]:
    """The rights of somebody who is not the superuser, for as long as its context lasts: to him nothing is forbidden."""
    return _ordinary_user


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may look into, unlike those under `tmp_path`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)
