"""Compiles the table of word pairs of the package: world/tables/pairs.bin.

    python -m tables.compile_pairs DATA [OUTPUT]

DATA is the folder of development data. Counted are clean texts of the corpora that may be learnt from (`texts.py`), without the
parts that are kept to learn weights on and to measure on. The same texts give the same file.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from tables.texts import Text, corpora, passages

from sayso.language.sentences import Sentence, split_sentences
from sayso.reading.noun_phrases import is_shouted
from sayso.world.pairs import CLASSES, KEPT, STOP, forms_of, write_pairs

OUTPUT = Path(__file__).parents[1] / "src/sayso/world/tables/pairs.bin"


def main(arguments: list[str]) -> int:
    """Count the corpora named on the command line."""
    data = Path(arguments[0])
    output = Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    texts = [text for text in (*passages(data), *corpora(data)) if text.condition == "clean" and text.part > 1]
    single, double = count(texts)
    output.write_bytes(write_pairs(single, double))
    sys.stdout.write(f"{len(single)} forms, {len(double)} pairs, {sum(single.values())} words, {output.stat().st_size} bytes\n")
    return 0


def count(texts: Iterable[Text]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Forms and pairs of neighbours in texts."""
    laid = [(is_shouted(text.text), split_sentences(text.text)) for text in texts]
    known = KEPT | {word for shouted, sentences in laid if not shouted for word in small_words(sentences)}
    single: Counter[str] = Counter(dict.fromkeys(CLASSES, 1))
    double: Counter[tuple[str, str]] = Counter()
    for shouted, sentences in laid:
        for sentence in sentences:
            forms = [STOP, *forms_of(sentence.tokens, shouted=shouted, known=known)[0]]
            single.update(forms)
            double.update(pairwise([*forms, STOP]))
    return single, double


def small_words(sentences: Iterable[Sentence]) -> Iterable[str]:
    """The words that begin with a small letter."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.is_word and token.text[0].isalpha() and not token.text[0].isupper():
                yield token.lower.replace("’", "'")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
