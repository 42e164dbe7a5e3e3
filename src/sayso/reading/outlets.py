"""The outlet of a report as one that it may name: *LPA could not verify it*."""

import re
from collections.abc import Iterator

from sayso.reading.coreference import Identity
from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import know_actor
from sayso.world.heads import Sort, head_at
from sayso.world.spelling import words_of

AGENCY = re.compile(r"\(([A-Z][^()\n]{1,30})\)\s*[-–—]")
"""An agency in brackets before the dash of a dateline."""
HEAD = 120
"""Code points in which a dateline ends."""
MAX_OUTLET = 120
"""Code points of an outlet's name that are looked at."""


def outlet_identities(outlet: str | None) -> Iterator[tuple[str, Identity]]:
    """The names under which a report may speak of its outlet: in full, by its first word and by its initials.

    >>> [name for name, _ in outlet_identities("Levant Press Agency")]
    ['Levant Press Agency', 'Levant', 'LPA']
    """
    row = words_of((outlet or "")[:MAX_OUTLET])
    if not outlet or not row:
        return
    known = know_actor(outlet)
    kind = known.kind if known else _kind(outlet)
    identity = Identity(actor=outlet, kind=kind, side=known.side if known else None, sort=Sort.ORGAN)
    yield outlet, identity
    if len(row) > 1 and row[0].fold not in small_words("words", "articles") and not head_at(row, 0):
        yield row[0].text, identity
    if len(row) > 1:
        yield "".join(atom.text[0].upper() for atom in row), identity


def dateline_agency(text: str) -> Iterator[tuple[str, Identity]]:
    """The agency in the brackets of a dateline: *ADEN, March 3 (Gulf Wire) -*.

    >>> [name for name, _ in dateline_agency("ADEN, March 3 (Gulf Wire) - Two boats sank.")]
    ['Gulf Wire']
    """
    found = AGENCY.search(text, 0, HEAD)
    if found and know_actor(found[1]) is None:
        yield found[1], Identity(actor=found[1], kind=VoiceKind.AGENCY, side=None, sort=Sort.ORGAN)


def _kind(outlet: str) -> VoiceKind:
    """Agency, association or medium, by the nouns of its name."""
    row = words_of(outlet[:MAX_OUTLET])
    kinds = {noun[1].kind for at in range(len(row)) if (noun := head_at(row, at))}
    return next((kind for kind in (VoiceKind.AGENCY, VoiceKind.NGO) if kind in kinds), VoiceKind.MEDIA)
