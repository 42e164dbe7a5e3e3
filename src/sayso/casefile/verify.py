"""What is checked before anything is written: texts, ids, spans and links."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.errors import RecordError
from sayso.record import (
    Claim,
    Event,
    Incident,
    Linking,
    Mention,
    Reading,
    Received,
    Report,
    Span,
    report_id,
    text_digest,
)

LONGEST_QUOTE = 60
"""Code points of a wrong quote that a message repeats."""

Placed = Iterator[tuple[str, Span | None]]
"""Spans with the names of their fields."""


def spans_of(noun: Mention | Claim | Event) -> Placed:
    """Every span of a noun with the name of its field."""
    if isinstance(noun, Claim):
        return _spans_of_claim(noun)
    if isinstance(noun, Event):
        return _spans_of_event(noun)
    return _spans_of_mention(noun)


def _spans_of_mention(mention: Mention) -> Placed:
    yield "span", mention.span
    yield "value.span", getattr(mention.value, "span", None)


def _spans_of_claim(claim: Claim) -> Placed:
    yield "content", claim.content
    yield "cue", claim.cue
    for position, voice in enumerate(claim.chain):
        yield f"chain[{position}]", voice.span


def _spans_of_event(event: Event) -> Placed:
    yield "anchor", event.anchor
    for name, parties in (("actors", event.actors), ("recipients", event.recipients)):
        for position, party in enumerate(parties):
            yield f"{name}[{position}]", party.span
    yield "place", event.place.span if event.place else None
    yield "time", event.time.span if event.time else None
    yield "means", event.means.span if event.means else None
    for position, loss in enumerate(event.casualties):
        yield f"casualties[{position}]", loss.span


def wrong_spans(reading: Reading, text: str) -> Iterator[tuple[str, str]]:
    """Id and fault of each noun and reason with a span whose quote does not stand in the text."""
    nouns: tuple[Mention | Claim | Event, ...] = (*reading.mentions, *reading.claims, *reading.events)
    for noun in nouns:
        for field, span in spans_of(noun):
            if span is not None and not span.holds(text):
                yield noun.id, _wrong(field, span, text)
    for reason in reading.reasons:
        if reason.words is not None and not reason.words.holds(text):
            yield reason.subject, _wrong(f"reason {reason.rule}", reason.words, text)


def _wrong(field: str, span: Span, text: str) -> str:
    found = text[max(span.start, 0) : max(span.end, 0)][:LONGEST_QUOTE]
    return f"{field} has {span.quote[:LONGEST_QUOTE]!r} at {span.start}:{span.end}, where the text has {found!r}"


def wrong_links(reading: Reading) -> Iterator[tuple[str, str]]:
    """Id and fault of each noun that belongs to another report, has another's id, or points at nothing of its report."""
    claims = {claim.id for claim in reading.claims}
    events = {event.id for event in reading.events}
    nouns: tuple[Mention | Claim | Event, ...] = (*reading.mentions, *reading.claims, *reading.events)
    for identity, number in Counter(noun.id for noun in nouns).items():
        if number > 1:
            yield identity, f"is the id of {number} nouns"
    for noun in nouns:
        if noun.report != reading.report.id:
            yield noun.id, f"belongs to {noun.report}"
    for event in reading.events:
        if event.claim is not None and event.claim not in claims:
            yield event.id, f"stands in the claim {event.claim}, which is not there"
    for claim in reading.claims:
        for answered in claim.about:
            if answered not in claims and answered not in events:
                yield claim.id, f"answers {answered}, which is not there"


def verify_received(received: Received) -> None:
    """Check what is known of a text against the text.

    Raises:
        RecordError: where the text has no UTF-8 form, or length, hash or id are not those of the text.
    """
    for _, fault in wrong_texts(received.report, received.text):
        raise RecordError(f"{received.report.id}: {fault}")


def wrong_texts(report: Report, text: str) -> Iterator[tuple[str, str]]:
    """Code and fault of what does not fit between a text and what is known of it."""
    known = (text, report.name, report.path, report.url, report.outlet, report.title, report.language, report.published)
    if not all(is_unicode(value) for value in known if value is not None):
        yield "not-unicode", "the text or what is known of it has half of a surrogate pair, which is no character"
        return
    if report.length != len(text):
        yield "text-length", f"expected {report.length} code points, found {len(text)}"
    if report.text_sha256 != text_digest(text):
        yield "text-hash", f"expected a text with SHA-256 {report.text_sha256}, found {text_digest(text)}"
    expected = report_id(text, report.outlet, report.published)
    if report.id != expected:
        yield "report-id", f"expected the id {expected} of text, outlet and date, found {report.id}"


def is_unicode(value: str) -> bool:
    """Whether a string has a UTF-8 form: names of files and JSON escapes may bring lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def verify_reading(received: Received, reading: Reading) -> None:
    """Check that a reading is one of this report.

    Raises:
        RecordError: naming the first wrong span or link.
    """
    if reading.report.id != received.report.id:
        raise RecordError(f"expected a reading of {received.report.id}, found one of {reading.report.id}")
    for subject, fault in wrong_spans(reading, received.text):
        raise RecordError(f"{subject}: {fault}")
    for subject, fault in wrong_links(reading):
        raise RecordError(f"{subject}: {fault}")


def verify_linking(linking: Linking, readings: Iterable[Reading]) -> None:
    """Check that a linking speaks of nothing but these readings.

    Raises:
        RecordError: naming the first id that is not there.
    """
    reports, claims, events = set[str](), set[str](), set[str]()
    for reading in readings:
        reports.add(reading.report.id)
        claims.update(claim.id for claim in reading.claims)
        events.update(event.id for event in reading.events)
    for family in linking.families:
        for member in family.reports:
            if member.report not in reports or (member.of is not None and member.of not in reports):
                raise RecordError(f"{family.id}: {member.report} or {member.of} is not in the group")
    families = {family.id for family in linking.families}
    for incident in linking.incidents:
        for field, missing in wrong_parts(incident, reports, families, claims, events):
            raise RecordError(f"{incident.id}: {field} has {missing}, which is not there")


def wrong_parts(
    incident: Incident, reports: set[str], families: set[str], claims: set[str], events: set[str]
) -> Iterator[tuple[str, str]]:
    """Field and id of each thing that an incident points at and that is not among those given."""
    accounts = {account.id for account in incident.accounts}
    pointed = (
        ("reports", incident.reports, reports),
        ("families", incident.families, families),
        ("events", incident.events, events),
        ("accounts", (claim for account in incident.accounts for claim in account.claims), claims),
        ("disputes", (account for dispute in incident.disputes for account in dispute.accounts), accounts),
        ("toll", (claim for figure in incident.toll.values() for claim in figure.claims), claims | events),
    )
    for field, ids, known in pointed:
        yield from ((field, identity) for identity in ids if identity not in known)
