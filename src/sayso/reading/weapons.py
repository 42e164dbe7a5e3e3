"""Finds the weapons that a report names."""

from collections.abc import Iterator, Sequence

from sayso.language.sentences import Sentence
from sayso.reading.document import Document
from sayso.record import Mention, Span, WeaponValue, stable_id
from sayso.record.event import Means
from sayso.record.vocabulary import MeansCategory, MentionType
from sayso.world.weapons_table import WeaponsTable, weapons_table


def find_weapons(document: Document) -> tuple[Mention, ...]:
    """The weapons of a report in text order, each with its class; the longest words win."""
    table = weapons_table()
    return tuple(
        _mention(document, start, end, category)
        for sentence in document.sentences
        for start, end, category in _in_sentence(sentence, table)
    )


def means_of(mention: Mention) -> Means:
    """The means that a mention of a weapon stands for."""
    category = mention.value.category if isinstance(mention.value, WeaponValue) else MeansCategory.OTHER
    return Means(name=mention.span.quote, category=category, span=mention.span)


def _in_sentence(sentence: Sentence, table: WeaponsTable) -> Iterator[tuple[int, int, MeansCategory]]:
    """Offsets and classes of the weapons of a sentence."""
    tokens = sentence.tokens
    words = [token.text.casefold() for token in tokens]
    index = 0
    while index < len(words):
        found = table.match(words, index) if words[index] in table.phrases else None
        if found is None or not _is_weapon(words, index, found[0], table):
            index += 1
            continue
        length, category = found
        yield tokens[index].start, tokens[index + length - 1].end, category
        index += length


def _is_weapon(words: Sequence[str], index: int, length: int, table: WeaponsTable) -> bool:
    """Whether a phrase means a weapon here: single words that have other meanings need an article or the like before them."""
    if length > 1:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    if following in table.unless_before:
        return False
    return words[index] not in table.guarded or (index > 0 and words[index - 1] in table.behind)


def _mention(document: Document, start: int, end: int, category: MeansCategory) -> Mention:
    """The mention of a weapon."""
    report = document.report.id
    identity = stable_id("men", report, start, end, MentionType.WEAPON)
    value = WeaponValue(category=category)
    return Mention(id=identity, report=report, span=Span.of(document.text, start, end), type=MentionType.WEAPON, value=value)
