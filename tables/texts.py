"""The open corpora from which the tables of words are counted, as plain texts.

The folder of data is that of the scorers' development data; which corpus may be learnt from is stated in its README. No text of
them is kept: only counts.
"""

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PASSAGES = Path(__file__).parents[1] / "training" / "passages"
MARK = re.compile(r"\[\[\S+ |\]\]")
PARTS = 8
"""Texts are parted by the hash of their name: one part in so many is kept to learn weights on, one to measure on."""
MUC_HEAD = re.compile(r"(?m)^(?=(?:DEV|TST)\d?-MUC)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a corpus."""

    corpus: str
    """Name of the corpus."""
    name: str
    """Name in the corpus."""
    text: str
    """As written."""
    condition: str = "clean"
    """The state that it is in."""

    @property
    def part(self) -> int:
        """Which part it is in: 0 is to learn weights on, 1 to measure on, the others to count."""
        return int(hashlib.sha256(f"{self.corpus}/{self.name}".encode()).hexdigest()[:8], 16) % PARTS


def passages(data: Path) -> Iterator[Text]:
    """Passages written for the project."""
    for path in (*sorted((data / "written").glob("*.txt")), *sorted(PASSAGES.glob("*.txt"))):
        for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, rest = block.partition("\n")
            at = rest.rindex("\n{") if "\n{" in rest else len(rest)
            label = re.search(r"condition=(\w+)", head)
            yield Text(
                corpus="passages",
                name=f"{path.stem}/{head.split('|')[0].strip()}",
                text=MARK.sub("", rest[:at].strip()),
                condition=label[1] if label else "clean",
            )


def corpora(data: Path) -> Iterator[Text]:
    """Clean texts of the open corpora."""
    for part in ("train", "dev"):
        for path in sorted((data / "attribution/polnear" / part / "text").glob("*.txt")):
            yield Text(corpus="polnear", name=path.stem, text=path.read_bytes().decode("utf-8"))
    for path in sorted((data / "syntax/ud_ewt").glob("*train*")):
        yield from conllu("ewt", opened(path))
    for path in sorted((data / "syntax/gum/dep").glob("*.gz")):
        yield from conllu("gum", opened(path))
    for path in sorted((data / "entities/re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield Text(corpus="re3d", name=document["_id"], text=document["text"])
    yield from muc(data / "incidents/muc")
    heads = {row["source_headline"] for row in rows(data / "incidents/ucdp_ged/syria_19_1.csv.gz")}
    yield from grouped("ucdp", sorted(head for head in heads if head and len(head.split()) > 3))
    for number, row in enumerate(rows(data / "events/ngec_synthetic.csv.gz")):
        yield Text(corpus="ngec", name=f"n{number}", text=row["text"])
    yield from speeches(data / "stance/unscon/conflict_annotations_sentences.csv")
    lines = opened(data / "places/event_location/train.jsonl.gz").splitlines()
    yield from grouped("evloc", sorted({json.loads(line)["text"] for line in lines}))


def opened(path: Path) -> str:
    """The text of a file, packed or not."""
    return (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    csv.field_size_limit(10**8)
    yield from csv.DictReader(opened(path).splitlines(keepends=True))


def conllu(corpus: str, content: str) -> Iterator[Text]:
    """The documents of a file of trees, a paragraph a line."""
    for block in re.split(r"(?m)^# newdoc id = ", content)[1:]:
        paragraphs = (re.findall(r"(?m)^# text = (.*)$", paragraph) for paragraph in re.split(r"(?m)^# newpar.*$", block))
        text = "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)
        yield Text(corpus=corpus, name=block.split("\n", 1)[0].strip(), text=text)


def muc(folder: Path) -> Iterator[Text]:
    """The reports of MUC-3."""
    for part in ("dev", "tst1", "tst2"):
        for path in sorted((folder / part).iterdir()):
            if path.name.startswith("key"):
                continue
            for block in MUC_HEAD.split(path.read_text(encoding="latin-1")):
                head, _, text = block.partition("\n")
                if head.strip() and text.strip():
                    yield Text(corpus="muc", name=head.split()[0], text=text.strip())


def speeches(path: Path) -> Iterator[Text]:
    """Speeches in the UN Security Council, their blanks put right."""
    found: dict[str, list[str]] = {}
    for row in rows(path):
        found.setdefault(row["filename"], []).append(row["sentence_text"].strip())
    for name, sentences in sorted(found.items()):
        text = re.sub(r" ([,.;:!?%)\]]|'s|n't|’s)(?= |$)", r"\1", " ".join(sentences))
        yield Text(corpus="unsc", name=name, text=re.sub(r"  +", " ", text))


def grouped(corpus: str, lines: list[str], each: int = 10) -> Iterator[Text]:
    """Lines in groups."""
    for at in range(0, len(lines), each):
        yield Text(corpus=corpus, name=f"{corpus[0]}{at}", text="\n".join(lines[at : at + each]))
