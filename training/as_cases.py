"""Annotated passages as cases, so that the scorer of cases measures any reader on them.

    python training/as_cases.py --out build/passages training/passages/*.txt

Each file becomes one case of as many reports as it has passages; families and incidents are left empty.
"""

import argparse
import json
import re
from pathlib import Path

from corpora import Span, unmarked

BLOCK = re.compile(r"^### ", re.MULTILINE)


def main() -> None:
    """Convert files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    for path in options.files:
        reports, gold = convert(path)
        folder = options.out / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "reports.jsonl").write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), encoding="utf-8"
        )
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def convert(path: Path) -> tuple[list[dict[str, object]], dict[str, object]]:
    """Reports and gold of one file."""
    reports: list[dict[str, object]] = []
    conditions: dict[str, str] = {}
    claims: list[dict[str, object]] = []
    events: list[dict[str, object]] = []
    for block in BLOCK.split(path.read_text(encoding="utf-8"))[1:]:
        head, _, rest = block.partition("\n")
        at = rest.rindex("\n{") if "\n{" in rest else len(rest)
        text, spans = unmarked(rest[:at].strip())
        name, *fields = (field.strip() for field in head.split("|"))
        known = dict(field.split("=", 1) for field in fields)
        conditions[name] = known.get("condition", "clean")
        reports.append({"name": name, "outlet": known.get("outlet"), "published": known.get("published"), "text": text})
        notes = json.loads(rest[at:] or "{}")
        where: dict[str, list[Span]] = {}
        for start, end, label in spans:
            where.setdefault(label, []).append((start, end))
        contents = {key: stretch(where[f"{key}.content"]) for key in notes if f"{key}.content" in where}
        for key, note in notes.items():
            if key in contents:
                claims.append(claim(name, key, note, text, contents[key], where))
            elif key[0] == "e" and key in where:
                events.append(event(name, key, note, text, where[key][0], contents))
    return reports, {"conditions": conditions, "claims": claims, "events": events, "families": [], "incidents": []}


def stretch(spans: list[Span]) -> Span:
    """From the first of some spans to the last."""
    return min(s for s, _ in spans), max(e for _, e in spans)


def quoted(text: str, span: Span) -> tuple[str, int]:
    """The words of a span, and how many times they stand before it."""
    words = text[slice(*span)]
    return words, [m.start() for m in re.finditer(re.escape(words), text)].index(span[0]) if words else 0


def claim(report: str, key: str, note: dict, text: str, content: Span, where: dict[str, list[Span]]) -> dict[str, object]:  # type: ignore[type-arg]  # noqa: PLR0913, PLR0917
    """One gold claim."""
    words, nth = quoted(text, content)
    voice = {"name": None, **note["voice"]}
    chain = [voice] if where.get(f"{key}.source") else []
    chain += [{"name": relay, "actor": None, "kind": "other", "side": None} for relay in note.get("relays", ())]
    about = [f"{report}.{k}" for k in note.get("about", ())]
    return {
        "key": f"{report}.{key}", "report": report, "content": words, "nth": nth, "chain": chain, "stance": note["stance"],
        "about": about,
    }  # fmt: skip


def event(report: str, key: str, note: dict, text: str, anchor: Span, contents: dict[str, Span]) -> dict[str, object]:  # type: ignore[type-arg]  # noqa: PLR0913, PLR0917
    """One gold event."""
    words, nth = quoted(text, anchor)
    inside = [k for k, (start, end) in contents.items() if start <= anchor[0] and anchor[1] <= end]
    inner = min(inside, key=lambda k: contents[k][1] - contents[k][0], default=None)
    place = note.get("place")
    name, _, country = (place or "").rpartition(", ")
    time = note.get("time")
    return {
        "key": f"{report}.{key}", "report": report, "anchor": words, "nth": nth, "claim": inner and f"{report}.{inner}",
        **{k: note.get(k) for k in ("type", "acled", "status", "foreground", "actors", "recipients")},
        "place": place and {"name": name or place, "country": country or None, "latitude": None, "longitude": None},
        "time": time and {"start": time[0], "end": time[1], "precision": time[2]},
        "casualties": note.get("casualties", []),
    }  # fmt: skip


if __name__ == "__main__":
    main()
