"""The trained reader: the network says who says what and what happens; rules and tables say who, where, when and how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model.calibration import UNMEASURED, Calibration
from sayso.model.network import Network, Seen
from sayso.model.weights import Weights, load_weights
from sayso.reading.advice import Advice
from sayso.reading.answers import ANSWERING
from sayso.reading.answers_events import answer_events
from sayso.reading.attribution import attribute
from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.reading.events import find_events
from sayso.reading.heard import Heard, explain_claims, hear_claims
from sayso.reading.joined import join_claims
from sayso.reading.named import add_names
from sayso.reading.reader import ROOMS, find_mentions, finish, lay_out
from sayso.reading.stances_told import revise_stances
from sayso.record import Claim, Event, Fingerprint, Reading, Received, fingerprint_rooms


class TrainedReader:
    """Reads reports with the network of the package; keeps nothing between them."""

    def __init__(self, weights: Weights | None = None, *, threads: int = 0) -> None:
        """Open the network.

        Args:
            weights: those of the package where `None`.
            threads: of one operation; 0 takes all cores.

        Raises:
            WeightsError: where the weights are missing or damaged.
        """
        chosen = weights or load_weights()
        self._network = Network(chosen, threads=threads)
        self._calibration = chosen.calibration
        rules = fingerprint_rooms("rules", ("model", *ROOMS))
        tables = (*rules.tables, ("model/weights", chosen.digest))
        self.fingerprint = Fingerprint(name=f"{chosen.fingerprint}+{rules.name}", tables=tables)
        """What it is made of."""

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """Read reports one after another, in their order."""
        return map(self._read, reports)

    def _read(self, received: Received) -> Reading:
        """All that is read in one report."""
        document = lay_out(received)
        seen = self._network.see(document.text, [sentence.start for sentence in document.sentences])
        return assemble(document, seen, self._calibration)


def assemble(document: Document, seen: Seen, calibration: Calibration = UNMEASURED) -> Reading:
    """A reading from what the network saw, and what the rules find besides.

    Args:
        document: the report.
        seen: what the network saw in it.
        calibration: what the network's scores are worth.
    """
    mentions = find_mentions(document)
    cast = Cast.of(document, mentions)
    heard = hear_claims(document, seen.cues, cast, calibration)
    ruled, _ = attribute(document, cast)
    claims = join_claims(heard, ruled)
    events, event_reasons = find_events(document, claims, mentions, cast, Advice.of(seen.anchors, calibration))
    claims, stance_reasons = revise_stances(claims, events)
    claims, answer_reasons = answer_events(answered(claims, heard, events), events)
    reasons = (*explain_claims(heard), *event_reasons, *stance_reasons, *answer_reasons)
    return finish(document, add_names(document, mentions, seen.names), claims, events, reasons)


def answered(claims: Sequence[Claim], heard: Sequence[Heard], events: Sequence[Event]) -> tuple[Claim, ...]:
    """Claims with what the network says that they answer.

    Args:
        claims: all claims of a report.
        heard: those that the network heard.
        events: its events.
    """
    queries = {each.claim.id: each.query for each in heard}
    by_cue: dict[int, set[str]] = {}
    for each in heard:
        by_cue.setdefault(each.query.start, set()).add(each.claim.id)
    known = {claim.id for claim in claims} | {event.id for event in events}
    found = []
    for claim in claims:
        about = set(claim.about)
        query = queries.get(claim.id)
        for kind, at, _ in query.answers if query and claim.stance in ANSWERING else ():
            about |= by_cue.get(at, set()) if kind == "cue" else {e.id for e in events if e.anchor.start <= at < e.anchor.end}
        found.append(replace(claim, about=tuple(sorted((about & known) - {claim.id}))))
    return tuple(found)
