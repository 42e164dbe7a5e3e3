"""Breaks clean texts as spinners and bad scans do, at random: examples to learn the state of a text from.

No list of synonyms: a word becomes another of its kind, everywhere in the text. The spinners of the tests are others.
"""

import random
import re
import string
from collections.abc import Callable, Mapping

from sayso.reading.signs import FUNCTION
from sayso.world.pairs import Pairs

Break = Callable[[str, random.Random], str]

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SUFFIXES = ("ing", "ed", "ly", "s", "")
FRONT = ("out", "under", "over", "fore", "up", "be", "counter", "co", "re", "circum")
FOREIGN = tuple(
    "der die das und oder mit von zu bei nicht ein eine ist war el los las un una y con de del que por para en al le les des "
    "et dans sur pour par avec il lo gli che di da nel per och att det som av till på med het een van op voor dan yang ke dari "
    "itu ak pou lan ve bir ile icin w z na nie jest ten ikke sa ja ei se".split()
)
ALWAYS = tuple("the a of to in and is was at for with on from by".split())
"""Words of which a spinner of closed classes takes some."""
SCANS = ("rn", "l", "1", "0", "c", "ii", "j", "fi", "§", "~", "tl")
ENCODINGS = ("Ã©", "Ã¼", "�", "Ð¾", "â€™")


class Breaker:
    """Breaks texts with words of a table of pairs."""

    def __init__(self, pairs: Pairs) -> None:
        """Sort the words of the table by their endings."""
        self.known = pairs.words
        self.count = pairs.single
        plain = [word for word in pairs.words if word.isalpha() and word not in FUNCTION]
        self.pool: dict[str, list[str]] = {suffix: [] for suffix in SUFFIXES}
        for word in plain:
            if len(word) > 3:
                self.pool[ending(word)].append(word)
        self.usual = [word for word in plain if 3 <= len(word) <= 11 and 60 < self.count[self.known[word]] < 3000]
        self.closed = sorted(word for word in FUNCTION if word in self.known and word.isalpha())

    def swap(self, text: str, table: Mapping[str, str], rng: random.Random, rate: float = 1.0) -> str:
        """Words of the table swapped; names are left."""

        def other(match: re.Match[str]) -> str:
            word, low = match[0], match[0].lower()
            before = text[: match.start()].rstrip()
            first = not before or before[-1] in '.!?"“”\n'
            if low not in table or (word[0].isupper() and not first) or rng.random() > rate:
                return word
            return table[low].capitalize() if word[0].isupper() else table[low]

        return WORD.sub(other, text)

    def foreign(self, text: str, rng: random.Random) -> str:
        """Words of closed classes swapped for foreign words, for others of their classes, or for any words."""
        share = rng.choice((0.06, 0.12, 0.25, 0.5, 0.9))
        always = rng.sample(ALWAYS, rng.randint(1, 6))
        pools: tuple[tuple[str, ...] | list[str], ...] = (FOREIGN, self.usual, self.usual, self.closed)
        pool = rng.choice(pools)
        table = {word: rng.choice(pool) for word in self.closed if word in always or rng.random() < share}
        if rng.random() < 0.5:
            table |= self.synonyms(text, rng, 0.3)
        return self.swap(text, table, rng, rng.choice((0.9, 1.0, 1.0)))

    def thesaurus(self, text: str, rng: random.Random) -> str:
        """Words of open classes swapped."""
        return self.swap(text, self.synonyms(text, rng, rng.choice((0.15, 0.25, 0.4, 0.6, 0.8))), rng)

    def synonyms(self, text: str, rng: random.Random, share: float) -> dict[str, str]:
        """Words of the same endings for a share of a text's words; some are in no table."""
        odd, by_count = rng.choice((0.0, 0.15, 0.3, 0.5)), rng.random() < 0.5
        table = {}
        for word in sorted({match[0].lower() for match in WORD.finditer(text)}):
            if word in FUNCTION or len(word) < 4 or word not in self.known or rng.random() > share:
                continue
            some = rng.sample(self.pool[ending(word)], 12)
            if rng.random() < odd:
                table[word] = rng.choice(FRONT) + some[0]
            elif by_count:
                table[word] = rng.choices(some, [float(self.count[self.known[each]]) ** 0.5 for each in some])[0]
            else:
                table[word] = some[0]
        return table


def ending(word: str) -> str:
    """The first of `SUFFIXES` that a word ends in."""
    return next(suffix for suffix in SUFFIXES if word.endswith(suffix))


def garble(text: str, rng: random.Random) -> str:
    """Letters misread, lost or exchanged, words torn apart, shuffled or lost, characters in a wrong encoding."""
    rate = rng.choice((0.12, 0.2, 0.35))
    way = rng.choice(("scan", "drop", "letters", "shuffle", "encoding", "torn", "lost"))
    letters = {"scan": SCANS, "drop": ("",), "letters": tuple(string.ascii_lowercase)}
    if way in letters:
        return re.sub(r"\S+", lambda match: noise(match[0], letters[way], rng) if rng.random() < 1.7 * rate else match[0], text)
    if way == "shuffle":
        return shuffle(text.split(" "), rng.choice((6, 12, 30)), rng)
    if way == "encoding":
        return re.sub(r"[aeiou]", lambda match: rng.choice(ENCODINGS) if rng.random() < rate / 2 else match[0], text)
    if way == "torn":
        return re.sub(r"(?<=\w)(?=\w)", lambda _: " " if rng.random() < 0.8 * rate else "", text)
    return re.sub(r"\S+ ", lambda match: "" if rng.random() < 0.35 else match[0], text)


def noise(word: str, letters: tuple[str, ...], rng: random.Random) -> str:
    """A word with some of its letters exchanged."""
    return "".join(rng.choice(letters) if rng.random() < 0.18 else letter for letter in word)


def shuffle(words: list[str], size: int, rng: random.Random) -> str:
    """Words in another order within stretches."""
    return " ".join(
        word for at in range(0, len(words), size) for word in rng.sample(words[at : at + size], len(words[at : at + size]))
    )
