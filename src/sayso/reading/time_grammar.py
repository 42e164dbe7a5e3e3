"""The grammar of time expressions: a cascade of patterns over classes of words, both of them data in `times.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from sayso.world.numbers import NUMBER_WORDS, ORDINALS

Feature = str | int | float
Features = dict[str, Feature]

SUFFIXES = ("s", "st", "nd", "rd", "th", "/", "'", "’", "‘")
"""Marks and letters that belong to a number beside them."""
CLOSERS = frozenset("and but or when while in on at by after to".split())
"""Words behind which something else begins."""
MAX_FORM = 16
"""No form has more parts; it bounds the search from one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One word of a sentence, or what a rule has made of several."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    word: str
    """In small letters; empty for what a rule has made."""
    classes: Mapping[str, Feature | Features]
    """What it may be, with the value that it has as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is made of the parts of a form."""

    makes: str
    """Class of the new item."""
    features: Features
    """What it has besides the features of its parts."""
    after: frozenset[str]
    """One of these words must stand before it; empty where any may."""
    unless_before: frozenset[str]
    """None of these words may stand behind it."""
    closes: bool
    """Whether no noun or clause may follow: *two days before.* tells a day, *two days before the vote* only how long."""


@dataclass(slots=True)
class Node:
    """A state of the matcher of one layer."""

    edges: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    """Class or word, to the field that keeps its value and the next state."""
    rules: list[Rule] = field(default_factory=list)
    """Rules whose form ends here."""

    def follow(self, key: str, name: str) -> "Node":
        """The state behind an edge, made where there is none."""
        for known, node in self.edges.setdefault(key, []):
            if known == name:
                return node
        node = Node()
        self.edges[key].append((name, node))
        return node


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Words and patterns, compiled."""

    words: dict[str, dict[str, Feature]]
    """Word in small letters, to its classes and their values."""
    core: frozenset[str]
    """Words without one of which nothing is a time, numbers apart."""
    layers: tuple[Node, ...]
    """First states of the layers, in order."""
    bare: frozenset[str]
    """Words that are a month, day or season only behind one of `bare_after`, or beside a number."""
    bare_after: frozenset[str]
    """See `bare`."""
    capital: frozenset[str]
    """Words that name a time only with a capital letter."""
    future: frozenset[str]
    """Words that tell of what is to come."""
    past: frozenset[str]
    """Words that tell of what has been."""
    courses: frozenset[str]
    """What has days of its own: *the fifth day of fighting*."""
    beginnings: frozenset[str]
    """Verbs that tell the start of such a course."""
    until: frozenset[str]
    """Prepositions behind which a weekday is still to come."""


@cache
def load_grammar() -> Grammar:
    """The grammar of the package, compiled once."""
    table = tomllib.loads(files("sayso.world").joinpath("tables/times.toml").read_text("utf-8"))
    words: dict[str, dict[str, Feature]] = {}
    for name, values in table["words"].items():
        for value, listed in values.items():
            for word in listed.split():
                words.setdefault(word, {})[name] = _value(value)
    layers = tuple(_compile(layer["rule"]) for layer in table["layer"])
    literals = {key for layer in layers for key in _keys(layer) if not key.isupper()}
    core = frozenset(word for word, classes in words.items() if not classes.keys() <= WEAK) | frozenset(
        table["core"]["words"].split()
    )
    for word in (*literals, *NUMBER_WORDS, *ORDINALS, *SUFFIXES):
        words.setdefault(word, {})
    return Grammar(
        words=words,
        core=core,
        layers=layers,
        bare=frozenset(table["bare"]["words"].split()),
        bare_after=frozenset(table["bare"]["after"].split()),
        capital=frozenset(table["capital"]["words"].split()),
        future=frozenset(table["tense"]["future"].split()),
        past=frozenset(table["tense"]["past"].split()),
        courses=frozenset(table["course"]["words"].split()),
        beginnings=frozenset(table["course"]["beginnings"].split()),
        until=frozenset(table["tense"]["until"].split()),
    )


WEAK = frozenset("DIR EDGE PEAK HALF FEW COUPLE ABOUT EACH ZONE LOCAL".split())
"""Classes of words that tell no time on their own."""


def _value(text: str) -> Feature:
    """A value of the table: a number where it looks like one."""
    try:
        return int(text)
    except ValueError:
        return text


def _keys(node: Node) -> Iterator[str]:
    """Every class and word on the edges below a state."""
    for key, following in node.edges.items():
        yield key
        for _, child in following:
            yield from _keys(child)


def _compile(rules: Sequence[dict[str, Any]]) -> Node:
    """The matcher of one layer."""
    root = Node()
    for written in rules:
        rule = Rule(
            makes=written["as"],
            features=written.get("set", {}),
            after=frozenset(written.get("after", "").split()),
            unless_before=frozenset(written.get("unless_before", "").split()),
            closes=bool(written.get("closes")),
        )
        for form in written["forms"]:
            for parts in _spell_out(form):
                node = root
                for key, name in parts:
                    node = node.follow(key, name)
                node.rules.append(rule)
    return root


def _spell_out(form: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every sequence of keys and fields that a form stands for."""
    for chosen in product(*(_choices(part) for part in form.split())):
        yield tuple(pair for pair in chosen if pair[0])


def _choices(part: str) -> list[tuple[str, str]]:
    """The keys that one part of a form allows, each with its field; an empty key where it may be left out."""
    optional = part.endswith("?") and len(part) > 1
    part = part[:-1] if optional else part
    listed = part[1:-1].split("|") if part.startswith("(") and part.endswith(")") and len(part) > 2 else [part]
    pairs = []
    for each in listed:
        key, _, name = each.partition(":")
        pairs.append((key, name or key.lower()))
    return [*pairs, ("", "")] if optional else pairs


def parse(items: Sequence[Item], grammar: Grammar, before: str, after: str) -> list[Item]:
    """What the cascade makes of neighbouring items.

    Args:
        items: Words without a gap between them.
        grammar: The compiled grammar.
        before: The word before them, in small letters, or the empty string.
        after: The word behind them.
    """
    for layer in grammar.layers:
        items = _rewrite(items, layer, before, after)
    return [item for item in items if "TIME" in item.classes]


def _rewrite(items: Sequence[Item], layer: Node, before: str, after: str) -> list[Item]:
    """The items after one layer: from left to right, the longest form each time."""
    made: list[Item] = []
    index = 0
    while index < len(items):
        previous = items[index - 1].word if index else before
        length, item = _longest(items, index, layer, previous, after)
        made.append(item)
        index += length
    return made


def _longest(items: Sequence[Item], start: int, root: Node, before: str, after: str) -> tuple[int, Item]:
    """Length and result of the longest form that begins at an item; the item itself where none does."""
    best: tuple[int, Rule, Features] | None = None
    states: list[tuple[Node, Features]] = [(root, {})]
    for end in range(start, min(len(items), start + MAX_FORM)):
        states = [state for node, features in states for state in _step(node, features, items[end])]
        if not states:
            break
        following = items[end + 1].word if end + 1 < len(items) else after
        for node, features in states:
            rule = next((rule for rule in node.rules if _fits(rule, before, following)), None)
            if rule:
                best = end + 1 - start, rule, features
                break
    if best is None:
        return 1, items[start]
    length, rule, features = best
    last = items[start + length - 1]
    return length, Item(start=items[start].start, end=last.end, word="", classes={rule.makes: {**features, **rule.features}})


def _step(node: Node, features: Features, item: Item) -> Iterator[tuple[Node, Features]]:
    """The states behind an item."""
    for name, value in item.classes.items():
        for kept, child in node.edges.get(name, ()):
            yield child, ({**features, **value} if isinstance(value, dict) else {**features, kept: value})
    for kept, child in node.edges.get(item.word, ()) if item.word else ():
        yield child, (features if kept == item.word else {**features, kept: item.word})


def _fits(rule: Rule, before: str, following: str) -> bool:
    """Whether the words around a form allow the rule."""
    if (rule.after and before not in rule.after) or following in rule.unless_before:
        return False
    return not rule.closes or not following[:1].isalnum() or following in CLOSERS
