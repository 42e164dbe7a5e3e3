"""What a report is about, so that its words of war are known for figures of speech where it tells of football or floods."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.language.sentences import Sentence
from sayso.reading.document import Document
from sayso.world.codebook import read_table

SURE = 3
"""Different words of one theme that make it the theme of a report, if there are more than twice as many as words of war."""
LIKELY = 2
"""Different words of one theme that do where a report has no word of war. Of the written passages they find half of those
without violence, and lose one in 70 of those with it."""
SHORT_TEXT = 1500
"""Code points up to which so few words decide."""
MAX_SENTENCES = 60
"""Sentences that are looked at: what a report is about shows at its beginning."""
TOLD = 2
"""Words of war in one sentence that tell of real violence whatever the report is about."""
_TABLE = read_table("themes")
WAR = frozenset(_TABLE["war"]["words"].split())
"""Words that reports of war have and few others."""
THEMES = {name: frozenset(words.split()) for name, words in _TABLE["themes"].items()}
"""Words by theme."""
SIMILES = frozenset(("like", "as"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a report is about besides war."""

    name: str | None
    """Name in the table; `None` for a report that tells of violence or of nothing known."""

    def is_told(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of real violence, not in a figure of speech."""
        return self.name is None or len(_words((sentence,)) & WAR) >= TOLD


def find_theme(document: Document) -> Theme:
    """The theme of a report whose words of war are figures of speech."""
    words = _words(document.sentences[:MAX_SENTENCES])
    war = len(words & WAR)
    best, name = max((len(words & of_theme), name) for name, of_theme in THEMES.items())
    is_clear = best >= SURE and best > 2 * war
    is_likely = best >= LIKELY and not war and len(document.text) <= SHORT_TEXT
    return Theme(name=name if is_clear or is_likely else None)


def _words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words of some sentences in small letters, without those that something is only likened to."""
    found: set[str] = set()
    for sentence in sentences:
        words = [token.lower for token in sentence.tokens]
        found.update(word for at, word in enumerate(words) if word not in WAR or SIMILES.isdisjoint(words[max(0, at - 2) : at]))
    return frozenset(found)
