"""Web pages: the main text, and what the page says of it."""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.errors import UnfitError
from sayso.ingest.dates import normalize_date
from sayso.ingest.draft import Draft
from sayso.ingest.guard import Limits, read_whole
from sayso.ingest.markup import decode_markup, parse_markup, plain_text
from sayso.ingest.part import Item, Part
from sayso.ingest.structured import PageFacts, read_facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

MENU_CHARS = 40
"""Extracted words that are shorter and no sentence are what is left of a menu."""
ENDS = frozenset(".!?…。।؟።")
LATEST = "2100-01-01"
"""Days later than this are no days of publication; the library would take today, which is another day on each run."""


def read_page(part: Part, limits: Limits) -> Iterator[Item]:
    """One report: the main text of a page, with title, outlet, day of publication and canonical address.

    Raises:
        UnfitError: `no-main-text`, `too-deep`, `too-complex`, `too-large`, `binary`, `bad-encoding`, `empty`.
    """
    markup = decode_markup(read_whole(part.stream, limits.document_bytes, size=part.size), part.charset)
    if not markup or markup.isspace():
        raise UnfitError("empty", "nothing")
    tree = parse_markup(markup, limits)
    facts = read_facts(tree)
    document = _extract(tree, part.url)
    text = _text(document, facts, tree)
    if not text:
        raise UnfitError("no-main-text", "menus, links and notices only")
    yield Draft(
        text=text,
        path=part.path,
        name=part.stem,
        title=facts.title or (document.title if document else None),
        outlet=facts.outlet or facts.agency or (document.sitename if document else None),
        published=facts.published or (normalize_date(document.date) if document else None),
        url=facts.url or part.url or (document.url if document else None),
    )


def _extract(tree: "HtmlElement", url: str | None) -> "Document | None":
    """Main text and metadata as trafilatura finds them; it works on a copy of the tree."""
    import trafilatura  # noqa: PLC0415 - only when needed

    for library in ("trafilatura", "htmldate"):
        _silence(logging.getLogger(library))
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        # The extensive search would take any day named anywhere in the page for the day of publication.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LATEST},
    )
    return None if isinstance(found, dict) else found


def _silence(logger: logging.Logger) -> None:
    """Keep a library from writing to the terminal; a program that handles its messages still gets them."""
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _text(document: "Document | None", facts: PageFacts, tree: "HtmlElement") -> str | None:
    """The main text: extracted; else the text in JSON-LD; else all text of the element that the page calls its article."""
    extracted = document.text.strip() if document and document.text else ""
    if len(extracted) >= MENU_CHARS or not ENDS.isdisjoint(extracted):
        return extracted
    if facts.body:
        return facts.body
    article = next((element for path in (".//article", ".//main") for element in tree.iterfind(path)), None)
    return plain_text(article) or None if article is not None else None
