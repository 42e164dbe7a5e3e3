"""The state that a text is in: clean, machine-translated, spun or garbled; by how its words go together.

A spun text breaks where a word stands between neighbours that it never has, a translated one where words of closed classes
do, a garbled one in its spelling. What is measured is in `signs`; what it weighs was learnt by `tables/fit_condition.py`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np

from sayso.reading.document import Document
from sayso.reading.repair import count_swapped
from sayso.reading.retold import Where, find_echoes, find_twins
from sayso.reading.signs import Signs, lay_forms
from sayso.record import Condition, Reason, Span
from sayso.record.vocabulary import ConditionLabel
from sayso.world.pairs import Numbers, load_pairs

MIN_WORDS = 20
"""Fewer words show nothing."""
MISSPELT = 0.18
"""Share of words that are none by their letters from which a text is garbled, whatever else it is."""
LIMIT = 6.0
"""Spreads from the mean of clean texts beyond which a sign says no more."""
UNSURE = 0.4
"""Likelihood of a label other than clean from which it is tried whether the text is a cipher."""
SWAPPED = 6
"""Places at which one word stands for another that make it one."""
RETOLD = 0.6
"""Score of a fluent text with signs of retranslation."""
SHOWN = 4
"""Words or pairs of words that are shown as reasons."""
UNUSUAL = -1.0
"""Bond of two words from which they are shown."""
ODD_WORD = -3.0
"""What an unknown word counts for among them."""
LABELS = (ConditionLabel.CLEAN, ConditionLabel.TRANSLATED, ConditionLabel.SPUN, ConditionLabel.GARBLED)
"""In the order of the weights."""


@dataclass(frozen=True, eq=False)
class Weights:
    """What the signs weigh: a network with one hidden layer."""

    names: tuple[str, ...]
    """The signs, in order."""
    mean: Numbers
    """*Shape*: (signs,). Of clean texts."""
    spread: Numbers
    """*Shape*: (signs,). Standard deviation of clean texts."""
    hidden: Numbers
    """*Shape*: (signs + 2, units). The last two rows are for the length and the constant."""
    out: Numbers
    """*Shape*: (units + 1, labels)."""
    usual: Numbers
    """*Shape*: (4, bins). Share of pairs of clean texts that are in the table, by kind and expected count."""
    few_words: float
    """A text of so many words shows half of what a long one does."""
    threshold: float
    """Likelihood of a label other than clean from which it is given."""

    def row(self, signs: dict[str, float], words: int) -> Numbers:
        """The signs of a text as the network takes them.

        *Shape*: (signs + 2,).
        """
        values = (np.array([signs[name] for name in self.names]) - self.mean) / self.spread
        values = np.clip(values, -LIMIT, LIMIT) * words / (words + self.few_words)
        return np.array([*values, np.log(words / 150), 1.0])

    def judge(self, rows: Numbers) -> Numbers:
        """Likelihood of each label.

        *Shape*: (texts, signs + 2) to (texts, labels).
        """
        units = np.tanh(rows @ self.hidden)
        scores = units @ self.out[:-1] + self.out[-1]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), dtype=np.float64)


@cache
def load_weights() -> Weights:
    """The weights of the package."""
    told = json.loads((resources.files("sayso.world") / "tables" / "condition.json").read_text(encoding="utf-8"))
    arrays = {name: np.array(told[name]) for name in ("mean", "spread", "hidden", "out", "usual")}
    return Weights(names=tuple(told["names"]), few_words=told["few_words"], threshold=told["threshold"], **arrays)


@lru_cache(maxsize=2)
def judge_condition(document: Document) -> tuple[Condition, tuple[Reason, ...]]:
    """The state of a report's text, with the words that show it.

    A text that may well be clean is called clean: of clean texts hardly one in two hundred has another label.
    """
    pairs, weights = load_pairs(), load_weights()
    laid = lay_forms(document, pairs)
    if laid.words < MIN_WORDS:
        return Condition(label=ConditionLabel.CLEAN, score=None), ()
    signs = Signs(laid, pairs)
    if signs.misspelt > MISSPELT:
        condition = Condition(label=ConditionLabel.GARBLED, score=round(min(0.9, 2 * signs.misspelt), 4))
        return condition, tuple(_reasons(document, signs, condition))
    likely = weights.judge(weights.row(signs.measure(weights.usual), laid.words)[None])[0]
    spoilt = 1 - float(likely[0])
    if UNSURE <= spoilt < weights.threshold and count_swapped(document) >= SWAPPED:
        condition = Condition(label=ConditionLabel.SPUN, score=round(weights.threshold, 4))
        return condition, tuple(_reasons(document, signs, condition))
    if spoilt < weights.threshold and (retold := _retold(document)):
        return Condition(label=ConditionLabel.TRANSLATED, score=RETOLD), retold
    if spoilt < weights.threshold:
        return Condition(label=ConditionLabel.CLEAN, score=round(float(likely[0]), 4)), ()
    best = 1 + int(np.argmax(likely[1:]))
    score = round(spoilt, 4)
    condition = Condition(label=LABELS[best], score=score)
    return condition, tuple(_reasons(document, signs, condition))


def _retold(document: Document) -> tuple[Reason, ...]:
    """The signs of a fluent retranslation, where there are signs of both kinds."""
    twins, echoes = find_twins(document), find_echoes(document)
    if not twins or not echoes:
        return ()
    shown = [(where, "like a name that the text tells more often") for where in twins]
    shown += [(where, "said twice in one sentence") for where in echoes]
    return tuple(
        Reason(
            subject=document.report.id,
            field="condition",
            rule="signs-of-translated",
            words=Span.of(document.text, *where),
            note=note,
        )
        for where, note in shown[:SHOWN]
    )


def _reasons(document: Document, signs: Signs, condition: Condition) -> Iterator[Reason]:
    """The oddest words and pairs of words, the oddest first."""
    shown = _oddest(signs)
    label, subject = condition.label, document.report.id
    if not shown:
        yield Reason(subject=subject, field="condition", rule=f"signs-of-{label}", score=condition.score)
    for (start, end), score, note in shown:
        words = Span.of(document.text, start, end)
        yield Reason(subject=subject, field="condition", rule=f"signs-of-{label}", words=words, score=score, note=note)


def _oddest(signs: Signs) -> list[tuple[Where, float, str]]:
    """Where the oddest words stand: offsets, weight, and what is odd."""
    found: list[tuple[float, Where, str]] = []
    tokens = signs.laid.tokens
    for i, (first, second) in enumerate(pairwise(tokens)):
        if first is not None and signs.is_unknown[i]:
            found.append((ODD_WORD, (first.start, first.end), "word that English reports do not use"))
        elif first is not None and second is not None and signs.known[i] and signs.bond[i] < UNUSUAL:
            found.append((float(signs.bond[i]), (first.start, second.end), "words that do not stand side by side"))
    seen: set[str] = set()
    shown: list[tuple[Where, float, str]] = []
    for weight, (start, end), note in sorted(found, key=lambda each: (each[0], each[1])):
        words = " ".join(token.lower for token in tokens if token is not None and start <= token.start < end)
        if words not in seen and len(shown) < SHOWN:
            seen.add(words)
            shown.append(((start, end), round(-weight, 4), note))
    return shown
