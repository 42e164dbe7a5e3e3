"""Corpora as examples: a text with labelled spans, and queries (cues and anchors) with what belongs to each.

Which corpus may be learnt from is stated in the data's own README; the model card names them all.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from labels import NAMES, PARTS, ROLES

Span = tuple[int, int]
"""Half-open offsets in code points."""

LOSSES = ROLES[5:]
ROLE_NAMES = {"place": "place", "time": "time", "means": "weapon"} | dict.fromkeys(LOSSES, "quantity")
"""Which kind of name a role span is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A cue or an anchor with its spans and classes."""

    key: str
    """Name within the example."""
    spans: tuple[Span, ...]
    """The cue or anchor; the first piece stands for it."""
    parts: dict[str, tuple[Span, ...]]
    """`PARTS` of a cue, `ROLES` of an anchor."""
    classes: dict[str, str]
    """`stance` and `voice` of a cue; `type`, `mode`, `acled`, `status`, `foreground` of an anchor; those that are annotated."""
    about: tuple[str, ...] | None = None
    """Keys that it answers; `None` where the corpus does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text and what is annotated in it."""

    name: str
    text: str
    cues: tuple[Query, ...] | None = None
    """`None` where the corpus does not annotate attribution."""
    anchors: tuple[Query, ...] | None = None
    """`None` where the corpus does not annotate events."""
    names: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Spans of each kind of name that the corpus annotates; other kinds are unknown."""
    unsure: tuple[Span, ...] = ()
    """Where names may stand that are not marked."""
    trees: tuple[tuple[Span, Span, str], ...] = ()
    """Each word with its head and their relation; the root is its own head."""


def written(folder: Path) -> Iterator[Example]:
    """The passages written for the project."""
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield passage(path.stem, block)


KEPT, KEPT_SHARED = 3, 10
"""One passage in so many of those beside this file, and of the shared ones, is kept for development."""


def held_out(passages: Iterable[Example], each: int = KEPT) -> tuple[list[Example], list[Example]]:
    """Passages to learn from, and those kept for development: the first of every so many by name."""
    ordered = sorted(passages, key=lambda example: example.name)
    kept = ordered[::each]
    names = {example.name for example in kept}
    return [example for example in ordered if example.name not in names], kept


def passage(corpus: str, block: str) -> Example:
    """One annotated passage: a header line, the marked text, a JSON object."""
    head, _, rest = block.partition("\n")
    at = rest.rindex("\n{") if "\n{" in rest else len(rest)
    text, spans = unmarked(rest[:at].strip())
    notes = json.loads(rest[at:] or "{}")
    marked: dict[str, list[Span]] = {}
    for start, end, label in spans:
        marked.setdefault(label, []).append((start, end))
    cues, anchors = [], []
    for key, note in notes.items():
        if key[0] == "c" and (cue := marked.get(f"{key}.cue")):
            parts = {part: tuple(marked.get(f"{key}.{part}", ())) for part in PARTS}
            classes = {"stance": note["stance"], "voice": note["voice"]["kind"]}
            cues.append(Query(key=key, spans=tuple(cue), parts=parts, classes=classes, about=tuple(note.get("about", ()))))
        elif key[0] == "e" and (anchor := marked.get(key)):
            parts = {role: tuple(marked.get(f"{key}.{role}", ())) for role in ROLES}
            classes = {name: str(note.get(name)) for name in ("type", "mode", "acled", "status", "foreground")}
            anchors.append(Query(key=key, spans=tuple(anchor), parts=parts, classes=classes))
    return Example(
        name=f"{corpus}/{head.split('|')[0].strip()}",
        text=text,
        cues=tuple(cues),
        anchors=tuple(anchors),
        **marked_names(marked),
    )


def marked_names(marked: dict[str, list[Span]]) -> dict[str, object]:
    """Names by kind, and the noun phrases in which names stand unmarked."""
    names: dict[str, set[Span]] = {name: set(marked.get(name, ())) for name in NAMES}
    unsure: set[Span] = set()
    for label, spans in marked.items():
        role = label.partition(".")[2]
        if role in ROLE_NAMES:
            names[ROLE_NAMES[role]] |= set(spans)
        elif role in ("actor", "recipient", "source", "relay1", "relay2"):
            unsure |= set(spans)
    return {"names": {name: tuple(sorted(spans)) for name, spans in names.items()}, "unsure": tuple(sorted(unsure))}


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text of `[[LABELS words]]` marks, and its labelled spans."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    open_marks: list[tuple[list[str], int]] = []
    length = 0
    for part in re.split(r"(\[\[\S+ |\]\])", marked):
        if part.startswith("[["):
            open_marks.append((part[2:-1].split(","), length))
        elif part == "]]":
            labels, start = open_marks.pop()
            spans += [(start, length, label) for label in labels]
        else:
            pieces.append(part)
            length += len(part)
    return "".join(pieces), spans


def polnear(folder: Path) -> Iterator[Example]:
    """PolNeAR documents; where several annotators read one, the first by name."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        readings = sorted((folder / "attributions").glob(path.stem + "_????.ann"))
        if readings:
            yield Example(name=path.stem, text=text, cues=tuple(brat(readings[0].read_text(encoding="utf-8"))))


def brat(lines: str) -> Iterator[Query]:
    """The attributions of a brat file that have a cue."""
    marked: dict[str, list[Span]] = {}
    for line in lines.splitlines():
        if match := re.match(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", line):
            marked[match[1]] = [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", match[2])]
        elif match := re.match(r"(E\d+)\tAttribution\S* (.*)", line):
            parts: dict[str, list[Span]] = {}
            for item in match[2].split():
                role, _, key = item.partition(":")
                parts.setdefault(role.rstrip("0123456789").lower(), []).extend(marked.get(key, ()))
            if parts.get("cue"):
                known = {part: tuple(sorted(parts.get(part, ()))) for part in ("source", "content")}
                yield Query(key=match[1], spans=tuple(sorted(parts["cue"])), parts=known, classes={})


CONLL_TYPES = {
    "PER": "person", "ORG": "organization", "LOC": "place", "person": "person", "politician": "person",
    "organisation": "organization", "politicalparty": "organization", "location": "place", "country": "place",
    "corporation": "organization", "group": "organization",
}  # fmt: skip


def conll(path: Path, passage_words: int = 120) -> Iterator[Example]:
    """Names of a CoNLL file, sentences joined to passages of about so many words; other types are no names here."""
    words: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8", errors="replace").splitlines(), ""]):
        fields = line.split()
        if fields and not line.startswith("-DOCSTART-"):
            words.append((fields[0], fields[-1]))
        elif len(words) >= passage_words or (line.startswith("-DOCSTART-") and words):
            yield joined(f"{path.parent.name}/{path.stem}-{number}", words)
            words = []
    if words:
        yield joined(f"{path.parent.name}/{path.stem}", words)


def joined(name: str, words: list[tuple[str, str]]) -> Example:
    """Running text of tagged words."""
    text = ""
    names: dict[str, list[Span]] = {"person": [], "organization": [], "place": []}
    before = "O"
    for word, tag in words:
        text += "" if not text or re.fullmatch(r"[,.;:!?%)\]]|'s|n't|''", word) else " "
        kind = CONLL_TYPES.get(tag[2:])
        start, end = len(text), len(text) + len(word)
        if kind and tag[0] == "I" and before[2:] == tag[2:] and names[kind]:
            names[kind][-1] = (names[kind][-1][0], end)
        elif kind:
            names[kind].append((start, end))
        before = tag
        text += word
    return Example(name=name, text=text, names={kind: tuple(spans) for kind, spans in names.items()})


def conllu(text: str, passage_words: int = 110) -> Iterator[Example]:
    """Trees of a CoNLL-U file, sentences joined to passages of about so many words."""
    words: list[tuple[Span, Span, str]] = []
    passage, number = "", 0
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if re.match(r"\d+\t", line)]
        spans: list[Span] = []
        for row in rows:
            spans.append((len(passage), len(passage) + len(row[1])))
            passage += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        heads = (spans[int(row[6]) - 1] if row[6] != "0" else own for row, own in zip(rows, spans, strict=True))
        words += zip(spans, heads, (row[7].partition(":")[0] for row in rows), strict=True)
        passage = passage.rstrip() + " " if rows else passage
        if len(words) >= passage_words:
            yield Example(name=f"tree-{number}", text=passage, trees=tuple(words))
            words, passage, number = [], "", number + 1
    if words:
        yield Example(name=f"tree-{number}", text=passage, trees=tuple(words))


def re3d(folder: Path) -> Iterator[Example]:
    """Names, weapons and quantities of the communiqués of one re3d source."""
    kinds = {
        "Person": "person", "Organisation": "organization", "Location": "place", "Temporal": "time", "Quantity": "quantity",
        "Weapon": "weapon", "Nationality": "nationality",
    }  # fmt: skip
    marked: dict[str, dict[str, list[Span]]] = {}
    for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        if entity["type"] in kinds:
            marked.setdefault(entity["documentId"], {}).setdefault(kinds[entity["type"]], []).append(
                (entity["begin"], entity["end"])
            )
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found = marked.get(document["_id"], {})
        yield Example(
            name=document["_id"], text=document["text"], names={k: tuple(sorted(set(found.get(k, ())))) for k in kinds.values()}
        )


# --- cutting and changing ------------------------------------------------------------------------------------------------

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“A-Z])|\n+")


def windows(example: Example, size: int = 900) -> Iterator[Example]:
    """Cut a long example after sentences into pieces of about `size` code points; what crosses a cut is clipped."""
    cuts, start = [0], 0
    for match in SENTENCE_END.finditer(example.text):
        if match.end() - start > size:
            cuts.append(match.end())
            start = match.end()
    cuts.append(len(example.text))
    for a, b in pairwise(cuts):
        if example.text[a:b].strip():
            yield moved(example, a, b)


def moved(example: Example, a: int, b: int) -> Example:
    """What of an example lies between two offsets."""

    def clip(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((max(s, a) - a, min(e, b) - a) for s, e in spans if s < b and e > a)

    def kept(queries: tuple[Query, ...] | None) -> tuple[Query, ...] | None:
        return queries and tuple(
            replace(q, spans=clip(q.spans), parts={name: clip(spans) for name, spans in q.parts.items()})
            for q in queries
            if clip(q.spans[:1])
        )

    return replace(
        example,
        text=example.text[a:b],
        cues=kept(example.cues),
        anchors=kept(example.anchors),
        names={name: clip(spans) for name, spans in example.names.items()},
        unsure=clip(example.unsure),
    )


def glued(a: Example, b: Example) -> Example:
    """Two passages as one text, so that a reader learns which speaker a pronoun cannot be."""
    cut = len(a.text) + 1

    def after(queries: tuple[Query, ...] | None, tag: str) -> tuple[Query, ...]:
        return tuple(
            replace(
                q,
                key=q.key + tag,
                spans=tuple((s + cut, e + cut) for s, e in q.spans),
                parts={n: tuple((s + cut, e + cut) for s, e in spans) for n, spans in q.parts.items()},
                about=None if q.about is None else tuple(k + tag for k in q.about),
            )
            for q in queries or ()
        )

    return replace(
        a,
        name=f"{a.name}+{b.name}",
        text=f"{a.text}\n{b.text}",
        cues=(a.cues or ()) + after(b.cues, "b"),
        anchors=(a.anchors or ()) + after(b.anchors, "b"),
        names={n: a.names.get(n, ()) + tuple((s + cut, e + cut) for s, e in b.names.get(n, ())) for n in a.names},
        unsure=a.unsure + tuple((s + cut, e + cut) for s, e in b.unsure),
    )


WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
FUNCTION = frozenset(
    "the a an of in on at to for from with by and or but that which who this these those is are was were be been has have "
    "had its his their it they he she not no as into over under about after before between against during while when where "
    "also some any all more than other two one three up out off down there then will would could may".split()
)


def spun(example: Example, rng: random.Random, likenesses: dict[str, list[str]]) -> Example:
    """The example as a word-spinner leaves it: its own cipher of function words, synonyms for content words.

    Args:
        example: a clean one.
        rng: where chance comes from.
        likenesses: words of like meaning for a word.
    """
    pool = rng.sample(sorted(likenesses), 60)
    rate_function, rate_content = rng.choice((0.0, 0.3, 0.7, 0.95)), rng.choice((0.15, 0.35, 0.6))
    swaps: dict[str, str] = {}
    for word in sorted({m[0] for m in WORD.finditer(example.text)}):
        if word in FUNCTION and rng.random() < rate_function:
            swaps[word] = rng.choice(pool)
        elif word in likenesses and word not in FUNCTION and rng.random() < rate_content:
            swaps[word] = rng.choice(likenesses[word])
    return rewritten(example, lambda word: swaps.get(word, word))


CALQUES = {
    "said": ("informed", "told", "declared", "has stated"), "killed": ("lost", "destroyed"),
    "attacked": ("has attacked", "made attack on"),
    "soldiers": ("military men", "militaries"), "troops": ("military", "armies"), "shelled": ("bombarded", "fired at"),
    "denied": ("refuted", "has denied"), "wounded": ("are wounded", "got wounded"), "on": ("in", "on"), "at": ("in", "on"),
    "spokesman": ("representative", "press-secretary"), "according": ("according",), "accused": ("has accused", "blamed"),
    "the": ("", "the", ""), "The": ("", "The", ""), "a": ("", "a", ""), "an": ("", "an"), "fire": ("shooting", "fire"),
    "village": ("settlement", "village"), "people": ("person", "people"), "injured": ("wounded", "traumatized"),
    "near": ("near to", "not far from"),
}  # fmt: skip


def calqued(example: Example, rng: random.Random) -> Example:
    """The example as a weak translation machine leaves it: articles lost, words carried over."""
    return rewritten(example, lambda word: rng.choice(CALQUES[word]) if word in CALQUES and rng.random() < 0.8 else word)


RENAMED = ("place", "nationality", "organization")


def renamed(example: Example, rng: random.Random, pool: dict[str, list[str]]) -> Example:
    """The example with its names of one word changed for others of their kind, each throughout: who does what hangs on no name.

    Args:
        example: a clean one.
        rng: where chance comes from.
        pool: names by kind, from `names_of_one_word`.
    """
    words = {match[0] for match in WORD.finditer(example.text)}
    known = {word: kind for kind in RENAMED for word in pool[kind] if word in words}
    swaps = {word: rng.choice(pool[kind]) for word, kind in sorted(known.items()) if rng.random() < 0.8}
    return rewritten(example, lambda word: swaps.get(word, word))


def names_of_one_word(examples: Iterable[Example]) -> dict[str, list[str]]:
    """Names of one word by kind, sorted."""
    found: dict[str, set[str]] = {kind: set() for kind in RENAMED}
    for example in examples:
        for kind in RENAMED:
            words = (example.text[a:b] for a, b in example.names.get(kind, ()))
            found[kind] |= {word for word in words if re.fullmatch(r"[A-Z][a-z]\w+", word)}
    return {kind: sorted(words) for kind, words in found.items()}


def shouted(example: Example) -> Example:
    """The example in capitals, where that keeps its length."""
    loud = example.text.upper()
    return replace(example, text=loud) if len(loud) == len(example.text) else example


def rewritten(example: Example, swap: Callable[[str], str]) -> Example:
    """The example with each word swapped and every span moved along."""
    pieces: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    at = length = 0
    for match in WORD.finditer(example.text):
        gap = example.text[at : match.start()]
        word = swap(match[0])
        if not word and pieces and not gap.strip():
            gap = gap[:-1]
        pieces += [gap, word]
        length += len(gap)
        moves.append((match.start(), match.end(), length, length + len(word)))
        length += len(word)
        at = match.end()
    text = "".join(pieces) + example.text[at:]
    starts = {a: c for a, _, c, _ in moves}
    ends = {b: d for _, b, _, d in moves}

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        out = []
        for s, e in spans:
            if s in starts and e in ends and starts[s] < ends[e]:
                a, b = starts[s], ends[e]
                while a < b and text[a].isspace():
                    a += 1
                out.append((a, b))
        return tuple(out)

    def each(queries: tuple[Query, ...] | None) -> tuple[Query, ...] | None:
        return queries and tuple(
            replace(q, spans=move(q.spans), parts={n: move(s) for n, s in q.parts.items()}) for q in queries if move(q.spans)
        )

    return replace(
        example,
        text=text,
        cues=each(example.cues),
        anchors=each(example.anchors),
        names={n: move(s) for n, s in example.names.items()},
        unsure=move(example.unsure),
    )
