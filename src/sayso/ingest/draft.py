"""A text that was found, and how it becomes a report."""

from dataclasses import dataclass

from sayso.ingest.dateline import read_dateline
from sayso.ingest.guard import Limits
from sayso.ingest.reasons import set_aside
from sayso.language.identify import identify_language
from sayso.record import Received, SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text with what its format tells of it."""

    text: str
    """As it will be stored."""
    path: str
    """Where it was read from."""
    name: str | None = None
    """As handed in, or the stem of the file that it has to itself."""
    title: str | None = None
    """Headline."""
    outlet: str | None = None
    """Who published it."""
    published: str | None = None
    """ISO date or date-time."""
    url: str | None = None
    """Address of the page."""
    language: str | None = None
    """ISO 639-1 code, where the input gives one."""


def complete(draft: Draft, limits: Limits) -> Received | SetAside:
    """The report that a draft amounts to.

    The language is looked at where the input does not give one. The agency of a dateline is the outlet where nothing else
    names one.
    """
    text = draft.text
    if len(text) > limits.text_chars:
        return set_aside(draft.path, "too-large", f"{len(text)} code points, over the limit of {limits.text_chars}")
    if not text or text.isspace():
        return set_aside(draft.path, "empty", "nothing but blanks" if text else "nothing")
    outlet = draft.outlet if draft.outlet is not None else _agency(text)
    return Received.of(
        text,
        name=draft.name,
        path=draft.path,
        url=draft.url,
        outlet=outlet,
        title=draft.title,
        language=draft.language or identify_language(text)[0],
        published=draft.published,
    )


def _agency(text: str) -> str | None:
    """The agency that the dateline names."""
    dateline = read_dateline(text)
    return dateline.agency.quote if dateline and dateline.agency else None
