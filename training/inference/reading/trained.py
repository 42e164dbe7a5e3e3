"""The trained reader: the network says who says what and what happens; tables say who, where, when and how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.model.network import TEXTS_AHEAD, Network, Seen
from sayso.model.weights import Weights, load_weights
from sayso.reading.heard import Heard, explain_claims, hear_claims
from sayso.reading.told import explain_events, tell_events

from sayso.reading.answers_events import answer_events
from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.reading.reader import ROOMS, find_mentions, finish, lay_out
from sayso.record import Claim, Event, Fingerprint, Reading, Received, fingerprint_rooms
from sayso.record.vocabulary import Stance

ANSWERING = (Stance.DENY, Stance.CONFIRM, Stance.DOUBT, Stance.DECLINE)
"""Stances that answer something."""


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
        rules = fingerprint_rooms("rules", ROOMS)
        tables = (*rules.tables, ("model/weights", chosen.digest))
        self.fingerprint = Fingerprint(name=f"{chosen.fingerprint}+{rules.name}", tables=tables)
        """What it is made of."""

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """Read reports in their order, some at a time: the network is quickest on windows of one length."""
        waiting = iter(reports)
        while some := tuple(islice(waiting, TEXTS_AHEAD)):
            documents = [lay_out(received) for received in some]
            texts = ((d.text, [sentence.start for sentence in d.sentences]) for d in documents)
            yield from map(assemble, documents, self._network.read(texts))


def assemble(document: Document, seen: Seen) -> Reading:
    """A reading from what the network saw."""
    mentions = find_mentions(document)
    cast = Cast.of(document, mentions)
    heard = hear_claims(document, seen.cues, cast)
    events = tell_events(document, seen.anchors, [each.claim for each in heard], mentions, cast)
    claims, answer_reasons = answer_events(answered(heard, events), events)
    return finish(document, mentions, claims, events, (*explain_claims(heard), *explain_events(events), *answer_reasons))


def answered(heard: Sequence[Heard], events: Sequence[Event]) -> tuple[Claim, ...]:
    """Claims with what the network says that they answer."""
    by_cue: dict[int, list[str]] = {}
    for each in heard:
        by_cue.setdefault(each.query.start, []).append(each.claim.id)
    anchors = [(event.anchor.start, event.anchor.end, event.id) for event in events]
    claims = []
    for each in heard:
        about: set[str] = set()
        for kind, at, _ in each.query.answers if each.claim.stance in ANSWERING else ():
            about |= set(by_cue.get(at, ())) if kind == "cue" else {i for start, end, i in anchors if start <= at < end}
        claims.append(replace(each.claim, about=tuple(sorted(about - {each.claim.id}))))
    return tuple(claims)
