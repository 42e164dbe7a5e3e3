"""A sentence laid out for attribution: its tokens, their classes, what of it is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.quotations import Quotation
from sayso.language.sentences import ABBREVIATIONS, Sentence
from sayso.language.tokens import Token
from sayso.world.grammar import CLASSES
from sayso.world.numbers import CARDINALS

QUOTES = frozenset("\"“”„«»‘’'`")
MARKS = {",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, with parallel tuples over its tokens."""

    sentence: Sentence
    """The sentence."""
    tokens: tuple[Token, ...]
    """Words and marks."""
    lower: tuple[str, ...]
    """The same in small letters."""
    tags: str
    """One letter a token: classes of `sayso.world.grammar`, and N name, m number, ' possessive, q quotation mark, the marks
    `,` `;` `:` `-` `(` `)`, and `.` for any other."""
    quoted: tuple[int, ...]
    """Number of the quotation that a token stands in, or -1; the marks themselves stand outside."""

    def __len__(self) -> int:
        return len(self.tokens)

    def tag(self, at: int) -> str:
        """The class of a token; `.` outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def word(self, at: int) -> str:
        """A token in small letters; empty outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens from `first` up to, not including, `last`."""
        return self.tokens[first].start, self.tokens[last - 1].end


def lay_out(sentence: Sentence, quotations: Sequence[Quotation], first: int) -> Line:
    """The line of a sentence.

    Args:
        sentence: the sentence.
        quotations: all of the text.
        first: number of the first quotation that may reach into the sentence.
    """
    tokens = sentence.tokens
    lower = tuple([token.text.casefold() for token in tokens])
    return Line(sentence, tokens, lower, _tags(tokens, lower), _quoted(tokens, quotations, first))


def _tags(tokens: Sequence[Token], lower: Sequence[str]) -> str:
    """Class letters of all tokens; the neighbours decide between verb, adjective and name."""
    tags: list[str] = []
    for i, word in enumerate(lower):
        tag = CLASSES.get(word) or _guess(tokens[i].text, word)
        if tag in UNSETTLED:
            tag = _settled(tokens, lower, i, tag, tags[-1] if tags else ".")
        tags.append(tag)
    return "".join(tags)


def _settled(tokens: Sequence[Token], lower: Sequence[str], at: int, tag: str, before: str) -> str:
    """The class of a token beside its neighbours."""
    text, word = tokens[at].text, lower[at]
    if tag == "o":
        return "N" if word in INITIALS and text.isupper() else tag
    if tag == "x":
        return "t" if at and word == "may" and text[0] == "M" else tag
    if tag in ".q":
        beside = at > 0 and tokens[at - 1].end == tokens[at].start
        if tag == "." and before == "N" and _abbreviates(tokens, at, beside=beside):
            return "N"
        return "'" if tag == "q" and beside and word in "’'" and before in "nN" and lower[at - 1].endswith("s") else tag
    if (tag == "v" and (_modifies(lower, at, before) or _is_qualified(lower, at, before))) or (tag == "g" and before in "d'"):
        return "n"
    return "N" if at and before != "q" and text[0].isupper() else tag


QUALIFIED = frozenset("the a an its their his 's ’s".split())
"""What stands before an adverb and a participle that belong to a noun."""
UNSETTLED = frozenset("ox.qvgncrp")
"""Classes that the neighbours of a token may change."""
INITIALS = frozenset(("us", "who", "it"))
"""Pronouns that in capitals are names."""


def _modifies(lower: Sequence[str], at: int, before: str) -> bool:
    """Whether a participle stands before its noun: "the detained men", "of wounded soldiers"."""
    if before == "d":
        return lower[at - 1] not in CARDINALS
    return before == "'" or (before == "p" and lower[at].endswith("ed"))


def _is_qualified(lower: Sequence[str], at: int, before: str) -> bool:
    """Whether a participle with its adverb stands before its noun: "the internationally recognised government"."""
    return before == "r" and at > 1 and lower[at - 1].endswith("ly") and lower[at - 2] in QUALIFIED


def _abbreviates(tokens: Sequence[Token], at: int, *, beside: bool) -> bool:
    """Whether a full stop or "&" stands within a name."""
    mark, word = tokens[at].text, tokens[at - 1].text
    if at + 1 >= len(tokens) or not tokens[at + 1].text[0].isupper():
        return False
    return mark == "&" or (mark == "." and beside and (len(word) == 1 or word.casefold() in ABBREVIATIONS))


def _guess(text: str, word: str) -> str:
    """The class of a word that no table has."""
    first = text[0]
    if not first.isalnum():
        if first in QUOTES:
            return "'" if len(text) > 1 else "q"
        return MARKS.get(text, ".")
    if first.isdigit():
        return "m"
    if first.isupper():
        return "N"
    if word.endswith("ed") and len(word) > 4:
        return "v"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("ly") and len(word) > 4:
        return "r"
    return "n"


def _quoted(tokens: Sequence[Token], quotations: Sequence[Quotation], first: int) -> tuple[int, ...]:
    """Which quotation each token stands in."""
    found = []
    at = first
    for token in tokens:
        while at < len(quotations) and quotations[at].end <= token.start:
            at += 1
        inside = at < len(quotations) and quotations[at].start <= token.start
        found.append(at if inside else -1)
    return tuple(found)
