"""One text as received."""

from dataclasses import dataclass

from sayso.record.identity import report_id, text_digest
from sayso.record.vocabulary import ConditionLabel, WrittenBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """When a report can have been written: a closed interval."""

    earliest: str | None
    """ISO date or date-time."""
    latest: str | None
    """ISO date or date-time."""
    basis: WrittenBasis | None
    """What tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The state that a text is in."""

    label: ConditionLabel
    """Clean, translated, spun or garbled."""
    score: float | None
    """How sure the reader is, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of a text, without the text itself."""

    id: str
    """`rep_` and a hash of text, outlet and published."""
    name: str | None
    """As handed in."""
    path: str | None
    """Where it was read from; a part of an archive stands behind `!`."""
    url: str | None
    """Address of the page."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """Headline."""
    language: str | None
    """ISO 639-1 code."""
    published: str | None
    """ISO date, or date-time with zone."""
    written: Written | None
    """When it can have been written."""
    condition: Condition | None
    """The state that the text is in; `None` where it was not read."""
    text_sha256: str
    """Of the stored text in UTF-8."""
    length: int
    """Of the stored text, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A report with its stored text, no character of which ever changes."""

    report: Report
    """What is known of it."""
    text: str
    """The stored text."""

    @classmethod
    def of(  # noqa: PLR0913  (all by name: what may be known of a text)
        cls,
        text: str,
        *,
        name: str | None = None,
        path: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        language: str | None = None,
        published: str | None = None,
    ) -> "Received":
        """A text as it came in, with its id, digest and length; nobody has read it yet."""
        report = Report(
            id=report_id(text, outlet, published),
            name=name,
            path=path,
            url=url,
            outlet=outlet,
            title=title,
            language=language,
            published=published,
            written=None,
            condition=None,
            text_sha256=text_digest(text),
            length=len(text),
        )
        return cls(report=report, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An input that could not be read, and why; it costs nothing else."""

    path: str
    """The file, or file and part (`news.zip!a/b.txt`, `feed.jsonl:17`)."""
    code: str
    """Searchable reason, such as `too-large`."""
    reason: str
    """What was expected and what was found."""
    remedy: str
    """What to do."""
