"""A sentence laid out for finding who does what in it: words, mentions, and where clauses end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.language.sentences import Sentence
from sayso.language.tokens import Token
from sayso.record import Mention
from sayso.record.vocabulary import MentionType
from sayso.world.lexicon import CLASSES

NAMES = (MentionType.PERSON, MentionType.ORGANIZATION)
"""Mentions whose words belong to no verb."""
HARD = frozenset(';:()[]—–"“”«»…')
"""Marks that no party of an event stands across."""
OPENING_QUOTES = frozenset('“«"')
CLOSING_QUOTES = frozenset('”»"')
SHOUTED_FROM = 4
"""Words from which a sentence without small letters is in capitals; a headline of three may be a name."""
SMALL_SHARE = 10
"""One word in so many may be in small letters in a sentence in capitals."""
SCARE_LENGTH = 4
"""Words between quotation marks up to which they only colour what is said."""
NO_MARK = "~"
"""What stands for a mark that parts nothing."""
SUBORDINATORS = CLASSES["subordinator"]
"""Words that open another clause."""
RELATIVES = frozenset("who which that whom".split())
AUXILIARIES = CLASSES["auxiliary"]
"""Words that may stand between a subject and its verb."""
ADVERBS = CLASSES["adverb"]
"""Adverbs that may stand in a verb group or before a verb."""
BE = CLASSES["be"]
"""Forms of *be* and *get*, which make a passive."""
DETERMINERS = CLASSES["determiner"]
PREPOSITIONS = CLASSES["preposition"]
PRONOUNS = CLASSES["pronoun"]
CONJUNCTIONS = frozenset("and or but nor yet so".split())
COUNT_REACH = 6
"""Words to either side of an anchor within which a number is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A mention with the numbers of its first word and of the one after its last."""

    first: int
    """Number of its first word in the sentence."""
    last: int
    """Number of the word after its last."""
    mention: Mention
    """The mention."""


class Layout:
    """The words of one sentence with the mentions in it."""

    def __init__(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        """Lay out a sentence.

        Args:
            sentence: The sentence.
            mentions: The mentions in it, in text order.
        """
        self.sentence = sentence
        """The sentence."""
        self.tokens = sentence.tokens
        """Its words and marks."""
        self.words: list[str] = _without_scare_quotes([token.lower for token in self.tokens])
        """The same in small letters."""
        self.is_shouted = _is_shouted(self.tokens)
        """Whether it is all in capitals, which then mark no names."""
        self.tagged: list[Tagged] = []
        """Its mentions."""
        self.kinds: list[MentionType | None] = [None] * len(self.tokens)
        """For each word, the type of the mention that it stands in."""
        for mention in mentions:
            self._tag(mention)

    def _tag(self, mention: Mention) -> None:
        """Mark the words of a mention."""
        first, last = self.number(mention.span.start), self.number(mention.span.end - 1) + 1
        if first >= last:
            return
        self.tagged.append(Tagged(first=first, last=last, mention=mention))
        for i in range(first, last):
            if self.kinds[i] is None or mention.type is not MentionType.QUANTITY:
                self.kinds[i] = mention.type

    def is_capitalized(self, at: int) -> bool:
        """Whether a capital marks a word as part of a name."""
        return self.tokens[at].is_capitalized and not self.is_shouted

    def number(self, offset: int) -> int:
        """Number of the word that an offset of the text stands in, or of the last before it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def floor(self, offset: int) -> int:
        """Number of the first word at or after an offset; 0 where the sentence begins after it."""
        return 0 if offset <= self.sentence.start else self.number(offset)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its words."""
        return frozenset(self.words)

    @cached_property
    def asides(self) -> tuple[tuple[int, int], ...]:
        """Relative clauses between commas: the first word of each, and the one after its last."""
        found: list[tuple[int, int]] = []
        for i in range(1, len(self.words)):
            if self.words[i] in ("who", "which", "whose") and self.words[i - 1] == ",":
                end = next((j for j in range(i, len(self.words)) if self.words[j] == ","), len(self.words))
                found.append((i, end))
        return tuple(found)

    def left_edge(self, at: int) -> int:
        """Number of the first word of the clause that a word stands in."""
        skip = 0
        for i in range(at - 1, -1, -1):
            if self.words[i] == ")":
                skip += 1
            elif self.words[i] == "(" and skip:
                skip -= 1
            elif skip:
                continue
            elif self.words[i] in HARD or (self.words[i] in SUBORDINATORS and not self._opens_none(i)):
                return i + 1
        return 0

    def right_edge(self, at: int) -> int:
        """Number of the word after the clause that a word stands in."""
        for i in range(at, len(self.words)):
            word = self.words[i]
            if word in HARD or (word in SUBORDINATORS and i > at) or word in ("who", "which"):
                return i
            if word == "," and not self._is_list_comma(i):
                return i
        return len(self.words)

    def _opens_none(self, at: int) -> bool:
        """Whether a word that may open a clause opens none that has a subject of its own: "so far", "the army that had"."""
        return self.words[at : at + 2] == ["so", "far"] or self._is_relative(at)

    def _is_relative(self, at: int) -> bool:
        """Whether *that* opens a relative clause, which shares its subject with what stands before it."""
        return self.words[at] == "that" and at + 1 < len(self.words) and self.words[at + 1] in AUXILIARIES

    def _is_list_comma(self, at: int) -> bool:
        """Whether a comma stands between the members of a list: *and* follows within a few words, without another comma."""
        for i in range(at + 1, min(at + 7, len(self.words))):
            if self.words[i] in ("and", "or"):
                return i + 1 < len(self.words) and self.words[at + 1] not in AUXILIARIES
            if not self.tokens[i].is_word or self.words[i] in AUXILIARIES or self.words[i] in RELATIVES:
                return False
        return False

    def group_start(self, at: int) -> int:
        """Number of the first word of the verb group that ends at a verb: auxiliaries, adverbs and negations."""
        i = at
        while i > 0 and self._is_of_group(i - 1):
            i -= 1
        return i

    def _is_of_group(self, at: int) -> bool:
        """Whether a word may belong to a verb group; "May" in the name of a person does not."""
        if self.words[at] in AUXILIARIES or self.words[at] in ADVERBS:
            return self.kinds[at] not in NAMES or not self.is_capitalized(at)
        return self._is_adverb(at)

    def _is_adverb(self, at: int) -> bool:
        """Whether a word looks like an adverb."""
        word = self.words[at]
        return (
            len(word) > 4
            and word.endswith("ly")
            and self.tokens[at].text[0].islower()
            and word not in ("family", "assembly", "italy", "ally")
        )

    def group(self, at: int) -> list[str]:
        """The words of the verb group before a verb."""
        return self.words[self.group_start(at) : at]

    def of_type(self, *types: MentionType) -> Iterator[Tagged]:
        """Its mentions of some types."""
        return (tagged for tagged in self.tagged if tagged.mention.type in types)

    def has_number_near(self, start: int, end: int) -> bool:
        """Whether a number stands close to these words."""
        low, high = max(0, start - COUNT_REACH), min(len(self.words), end + COUNT_REACH)
        return any(self.kinds[i] is MentionType.QUANTITY or self.words[i][0].isdigit() for i in range(low, high))


def _without_scare_quotes(words: list[str]) -> list[str]:
    """Words in which the marks around a few quoted words part no clauses: the enemy had suffered "heavy casualties"."""
    for opening, word in enumerate(words):
        if word not in OPENING_QUOTES:
            continue
        for closing in range(opening + 2, min(len(words), opening + SCARE_LENGTH + 2)):
            if words[closing] in CLOSING_QUOTES:
                words[opening] = words[closing] = NO_MARK
            if words[closing] in HARD or words[closing] == NO_MARK:
                break
    return words


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether hardly any word of a sentence is in small letters."""
    small = sum(1 for token in tokens if token.is_word and token.text[:1].islower())
    return len(tokens) >= SHOUTED_FROM and small * SMALL_SHARE < len(tokens)
