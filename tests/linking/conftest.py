"""Reports with readings, made by hand."""

from dataclasses import dataclass, field, replace

import pytest

from sayso.record import (
    Casualties,
    Claim,
    Condition,
    Event,
    Party,
    Place,
    Reading,
    Received,
    Report,
    Span,
    Time,
    Voice,
    stable_id,
)
from sayso.record.vocabulary import AcledType, ConditionLabel, EventType, Outcome, Stance, Status, Victims, VoiceKind


@dataclass
class Draft:
    """One report being written; `reading` gives what a reader would have found in it."""

    text: str
    outlet: str
    published: str | None
    label: ConditionLabel = ConditionLabel.CLEAN
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def report(self) -> Report:
        received = Received.of(self.text, outlet=self.outlet, language="en", published=self.published)
        return replace(received.report, condition=Condition(label=self.label, score=1.0))

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span.of(self.text, start, start + len(words))

    def claim(
        self,
        words: str,
        side: str | None,
        stance: Stance = Stance.ACCUSE,
        *,
        name: str | None = None,
        about: tuple[str, ...] = (),
    ) -> str:
        """A claim of the army of a side, or of somebody of none; its id."""
        kind = VoiceKind.MILITARY if side else VoiceKind.RESIDENT
        voice = Voice(name=name, actor=name, kind=kind, side=side)
        identifier = stable_id("clm", self.report.id, words, name, side)
        content = self.span(words)
        claim = Claim(
            id=identifier, report=self.report.id, content=content, cue=None, chain=(voice,), stance=stance, about=about
        )
        self.claims.append(claim)
        return identifier

    def event(  # noqa: PLR0913 - a keyword for each field that tests vary
        self,
        words: str,
        doer: str | None = None,
        victim: str | None = None,
        *,
        place: Place | str | None = "Dolna",
        day: str | None = "2023-05-01",
        acled: AcledType | None = AcledType.SHELLING,
        status: Status = Status.ACTUAL,
        claim: str | None = None,
        killed: int | None = None,
        victims: Victims = Victims.CIVILIAN,
        side: str | None = None,
        foreground: bool = True,
    ) -> str:
        """An assault; its id."""
        loss = Casualties(outcome=Outcome.KILLED, low=killed, best=killed, high=killed, victims=victims, side=side)
        event = Event(
            id=stable_id("evt", self.report.id, words),
            report=self.report.id,
            claim=claim,
            anchor=self.span(words),
            type=EventType.ASSAULT,
            acled=acled,
            status=status,
            foreground=foreground,
            actors=(side_party(doer),) if doer else (),
            recipients=(side_party(victim),) if victim else (),
            place=Place(name=place, country="XKX", precision=1) if isinstance(place, str) else place,
            time=Time(start=day, end=day, precision=1) if day else None,
            casualties=() if killed is None else (loss,),
        )
        self.events.append(event)
        return event.id

    @property
    def pair(self) -> tuple[Received, Reading]:
        report = self.report
        reading = Reading(report=report, claims=tuple(self.claims), events=tuple(self.events))
        return Received(report=report, text=self.text), reading


def side_party(side: str) -> Party:
    return Party(name=side, actor=side, kind=VoiceKind.MILITARY, side=side)


class Desk:
    """Where drafts are begun."""

    def write(
        self,
        text: str,
        outlet: str = "Hill Wire",
        published: str | None = "2023-05-01",
        label: ConditionLabel = ConditionLabel.CLEAN,
    ) -> Draft:
        return Draft(text, outlet, published, label)

    def rivals(self) -> list[Draft]:
        """Two communiqués, each of which blames the other side for the first shot."""
        ours = self.write(
            "The army of Aland said Borland guns shelled Dolna and killed two people.", "Aland Times", "2023-05-01T08:00Z"
        )
        blame = ours.claim("Borland guns shelled Dolna and killed two people", "ALA")
        ours.event("shelled", "BOR", "ALA", claim=blame, killed=2)
        theirs = self.write(
            "Borland's defence staff said Aland troops opened fire first near Dolna.", "Borland Post", "2023-05-01T09:00Z"
        )
        blame = theirs.claim("Aland troops opened fire first near Dolna", "BOR")
        theirs.event("opened fire", "ALA", "BOR", claim=blame, acled=AcledType.ARMED_CLASH)
        return [ours, theirs]


@pytest.fixture
def desk() -> Desk:
    return Desk()


STORY = """A convoy of four trucks was fired on near the village of Dolna on Monday, mayor Ilan Kostov said, and 17 people died.
The attack began at 16:40 when men on the ridge above the Zelen river opened up with machine guns.
Kostov told reporters in Bradi that three of the drivers came from Port Amel and one from Tarsk.
Police colonel Mira Dancheva said two of the gunmen were caught 12 kilometres away on the road to Uzhen.
The Northern League, which holds the hills around Stara Gora, said on Tuesday it had no men in the area.
Hospitals in Bradi and Tarsk took in 31 wounded people, doctor Anton Petkov said.
The road between Dolna and Bradi stayed closed until Wednesday, and buses went by way of Lomets."""


@pytest.fixture
def story() -> str:
    """A news text of ordinary length."""
    return STORY
