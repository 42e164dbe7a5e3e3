"""Markup → tree and tree → text, both in bounded time."""

import re
from typing import TYPE_CHECKING

from sayso.errors import UnfitError
from sayso.ingest.encoding import decode, known_encoding
from sayso.ingest.guard import Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARED_BYTES = 4096
"""Where a page declares its encoding; the standard says within 1024 bytes, pages say it later."""
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
SIGNS_PER_ELEMENT = 10
"""`<` for each element that is allowed, before a page is parsed at all: two for its tags, the rest for scripts."""
BLOCKS = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line."""
UNSEEN = frozenset("head script style template noscript iframe svg canvas button select option textarea title".split())
"""Elements whose text is none of the page's."""


def decode_markup(data: bytes, charset: str | None = None) -> str:
    """Text of a page or feed, by what HTTP says, then by what it declares itself."""
    match = DECLARED.search(data[:DECLARED_BYTES])
    own = (match[1] or match[2]).decode("ascii", "ignore") if match else None
    return decode(data, charset if known_encoding(charset) else own)


def parse_markup(markup: str, limits: Limits) -> "HtmlElement":
    """The tree of a page or of a fragment.

    Raises:
        UnfitError: `too-complex`, `too-deep`, or `no-main-text` where there are no elements at all.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 - only when needed

    if markup.count("<") > SIGNS_PER_ELEMENT * limits.elements:
        raise UnfitError("too-complex", f"over {SIGNS_PER_ELEMENT * limits.elements} tags")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree: HtmlElement = html.document_fromstring(XML_DECLARATION.sub("", markup), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnfitError("no-main-text", str(error)) from error
    # The parser cuts off what is nested too deep: better no text than half of one.
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnfitError("too-deep", "elements nested over 255 deep")
    elements = sum(1 for _ in tree.iter())
    if elements > limits.elements:
        raise UnfitError("too-complex", f"{elements} elements, over the limit of {limits.elements}")
    return tree


def plain_text(tree: "HtmlElement") -> str:
    """All visible text of a tree, a line for each block.

    *Cost*: linear.
    """
    from lxml import etree  # noqa: PLC0415 - only when needed

    pieces: list[str] = []
    hidden = 0
    for step, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS:
            pieces.append("\n")
        if step == "start":
            hidden += tag in UNSEEN
            pieces.append(_piece(element.text, hidden))
        else:
            hidden -= tag in UNSEEN
            pieces.append(_piece(element.tail, hidden) if element is not tree else "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _piece(words: str | None, hidden: int) -> str:
    """Text between tags, on one line; nothing of what is not seen."""
    return "" if hidden or not words else words.replace("\n", " ").replace("\r", " ")
