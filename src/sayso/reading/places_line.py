"""A sentence while names of places are looked for in it, and the spots that are found."""

from dataclasses import dataclass

from sayso.language.sentences import Sentence
from sayso.language.tokens import Token  # noqa: TC001 (an annotation of an attribute)
from sayso.reading.places_words import PlaceWords
from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name


@dataclass(slots=True, kw_only=True)
class Spot:
    """Some words that may name a place."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    name: str
    """As written, without the word that says what kind of place it is."""
    rows: tuple[Row, ...]
    """The places of that name; empty where it is in no gazetteer."""
    sentence: int
    """Number of its sentence."""
    weight: float
    """How much speaks for its being a place."""
    kind: Kind | None = None
    """What the words say that it is."""
    near: bool = False
    """Whether the words tell of a place near it."""
    container: int | None = None
    """Index of the spot that it is said to lie in (*Tame, Arauca*)."""
    country: str | None = None
    """Country that the words say it lies in (*the Kyrgyz village of Dyg*, *Dyg on the Kyrgyz side*)."""
    located: bool = False
    """Whether the words around it tell of a place, whatever its name is."""
    beyond: int | None = None
    """One past the capitalised words behind it: the end of the longer name that it may only be the beginning of."""
    part: str | None = None
    """The part of it that is told of (*southern*)."""
    ends: tuple[str, ...] = ()
    """The places between which it runs (*Kyrgyz-Tajik border*, *Tame-Fortul road*)."""


class PlaceLine:
    """One sentence while its names are looked for."""

    def __init__(self, sentence: Sentence, words: PlaceWords, *, shouting: bool) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.words = words
        self.shouting = shouting
        self.strangers: set[str] = set()
        self.local: dict[str, Kind | None] = {}
        self.lowers = [token.text.casefold() for token in self.tokens]

    def opens(self, index: int) -> bool:
        """Whether a name may begin with a token."""
        token = self.tokens[index]
        if self.shouting and self.lowers[index] in self.words.articles:
            return False
        return token.text[0].isupper() or (token.text[0].islower() and "-" in token.text and self.is_prefixed(token.text))

    def is_prefixed(self, text: str) -> bool:
        """Whether a word begins with a small article, as *al-Tanf* does."""
        head, hyphen, rest = text.partition("-")
        return bool(hyphen) and head in self.words.prefixes and rest[:1].isupper()

    def is_stop(self, index: int) -> bool:
        """Whether a full stop belongs to an abbreviation inside a name (*St. Petersburg*)."""
        return self.lowers[index] == "." and self.lowers[index - 1] in ("st", "mt", "ft", "ste", "sta")

    def name(self, index: int, end: int) -> str:
        """The words of a name; a line break within it is a blank."""
        return " ".join(self.text[self.tokens[index].start : self.tokens[end - 1].end].split())

    def is_never(self, index: int) -> bool:
        """Whether a single word is no place: a function word, a weekday, or *Us* for *us*."""
        lower = self.lowers[index]
        text = self.tokens[index].text
        return lower in self.words.never or (lower in ("us", "uk") and not text.isupper()) or len(text) == 1

    def is_adjective(self, index: int) -> bool:
        """Whether a single word tells of a nation (*Tajik*) and is no country's name itself."""
        lower = self.lowers[index]
        if lower not in self.words.adjectives:
            return False
        return not any(row.kind is Kind.COUNTRY for row in find_places_named(fold_name(lower)))

    def is_nation(self, word: str) -> bool:
        """Whether a word names a country or its people."""
        return word.casefold() in self.words.adjectives or any(
            row.kind is Kind.COUNTRY for row in find_places_named(fold_name(word))
        )

    def is_apposition(self, between: str) -> bool:
        """Whether the words between two names say that the one lies in the other."""
        parts = between.replace(",", " , ").split()
        known = all(
            part == "," or part in self.words.apposition or part in self.words.types or part in self.words.directions
            for part in parts
        )
        return known and any(part in ("in", "of") for part in parts)
