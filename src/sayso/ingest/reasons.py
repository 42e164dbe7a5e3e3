"""Why an input is set aside: the one table of codes, each with what it means and what to do."""

from dataclasses import dataclass

from sayso.record import SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One reason for which an input is not read."""

    expected: str
    """What an input has to be so that this does not happen."""
    remedy: str
    """What to do."""


REASONS: dict[str, Fault] = {
    "empty": Fault(expected="some text", remedy="Leave it out, or save it again: it holds nothing but blanks."),
    "binary": Fault(expected="text", remedy="Convert it to text, HTML or JSON Lines first."),
    "too-large": Fault(
        expected="a report within the limits", remedy="Split it, or hand it over as JSON Lines with one report a line."
    ),
    "too-deep": Fault(expected="markup nested within the limits", remedy="Save the text of the page as .txt."),
    "too-complex": Fault(expected="a page of bounded complexity", remedy="Save the text of the page as .txt."),
    "bad-encoding": Fault(expected="text in one known encoding", remedy="Save it as UTF-8."),
    "bad-json": Fault(expected="valid JSON", remedy='Mend it: {"text": "…", "outlet": …, "published": …}, one object a line.'),
    "bad-table": Fault(expected="a table with a header line", remedy="Save it as CSV in UTF-8 with closed quotation marks."),
    "bad-mail": Fault(expected="an e-mail message", remedy="Save the text of the message as .txt."),
    "bad-feed": Fault(expected="an RSS or Atom feed", remedy="Save the feed again, or its pages as .html."),
    "bad-archive": Fault(expected="a complete archive", remedy="Fetch or pack the archive again."),
    "unsafe-xml": Fault(
        expected="XML without entities of its own",
        remedy="Take the <!ENTITY …> declarations out, if the source can be trusted.",
    ),
    "no-text": Fault(
        expected="a text", remedy="Give the text under the name `text`; the documentation lists other names for it."
    ),
    "no-main-text": Fault(expected="a page with an article", remedy="Save the text of the page as .txt."),
    "archive-limit": Fault(
        expected="an archive within the limits", remedy="Unpack it yourself if you trust it, and hand over the folder."
    ),
    "unsafe-name": Fault(expected="a member with a plain relative name", remedy="Unpack it yourself if you trust it."),
    "encrypted": Fault(expected="a member without password", remedy="Unpack it with its password and hand over the folder."),
    "unknown-format": Fault(
        expected="a format that is read",
        remedy="Convert it to .txt, .html, .json, .jsonl, .csv, .eml, .rss, .warc or .zip of these.",
    ),
    "unreadable": Fault(
        expected="a file that can be opened and read", remedy="Check that it is there, whole, and may be read."
    ),
    "not-found": Fault(expected="a file, folder, pattern or address", remedy="Check the spelling of the path."),
    "special-file": Fault(expected="a plain file", remedy="Copy what it gives into a file, or use - for standard input."),
    "link-loop": Fault(expected="folders that do not lead back", remedy="Nothing, if the folder is read by its own name too."),
    "not-fetched": Fault(
        expected="a file; addresses need leave", remedy="Run again with --fetch, or save the page and hand it over."
    ),
    "fetch-refused": Fault(
        expected="a public http or https address",
        remedy="Allow private addresses only for hosts of your own, or save the page.",
    ),
    "fetch-failed": Fault(expected="an answer with a page", remedy="Try again later, or save the page and hand it over."),
}
"""Every code that a `SetAside` of this room can carry."""


def set_aside(path: str, code: str, found: str) -> SetAside:
    """The note that an input is not read, worded from the table.

    >>> set_aside("a.txt", "empty", "0 bytes").reason
    'expected some text; found 0 bytes'
    """
    fault = REASONS[code]
    return SetAside(path=path, code=code, reason=f"expected {fault.expected}; found {found}", remedy=fault.remedy)
