"""Names that the network sees and no table or rule does."""

from collections.abc import Mapping, Sequence

from sayso.model.network import Piece
from sayso.reading.document import Document
from sayso.reading.heard import whole_words
from sayso.record import Mention, Span, stable_id
from sayso.record.vocabulary import MentionType

SORTS = (MentionType.PERSON, MentionType.ORGANIZATION)
"""Sorts of names that are added: who they are is unknown, as their value says."""
SURE = 0.6
"""Score from which a name is taken: with .8 fewer are right in all (F1 .583 for .589 on CrossNER's development part)."""


def add_names(document: Document, mentions: Sequence[Mention], names: Mapping[str, Sequence[Piece]]) -> tuple[Mention, ...]:
    """The mentions of a report with the names that only the network sees, in text order.

    Args:
        document: the report.
        mentions: what the rules name; where they name anything, the network adds nothing.
        names: what the network names, by sort.
    """
    taken = sorted((mention.span.start, mention.span.end) for mention in mentions)
    report = document.report.id
    added = []
    for sort in SORTS:
        for start, end, score in names.get(sort.value, ()):
            first, last = whole_words(document.text, start, end)
            if score < SURE or not document.text[first].isupper() or any(a < last and first < b for a, b in taken):
                continue
            taken.append((first, last))
            span = Span.of(document.text, first, last)
            added.append(
                Mention(id=stable_id("men", report, first, last, sort), report=report, span=span, type=sort, value=None)
            )
    return tuple(sorted((*mentions, *added), key=lambda mention: (mention.span.start, -mention.span.end)))
