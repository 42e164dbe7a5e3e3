"""What a page says of its article in JSON-LD and in meta elements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.ingest.dates import normalize_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

ARTICLES = frozenset({"Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting"})
"""Types of schema.org that are articles, beside those whose name ends in `Article`."""
MAX_NODES = 500
"""Objects of JSON-LD that are looked at in one page."""
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dc.date", "dcterms.created", "date.release", "pubdate", "publishdate", "publish-date", "publication_date", "date",
)  # fmt: skip
"""Names of meta elements that give the day of publication, the most exact first."""
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site_name")
TITLES = ("og:title", "twitter:title", "dc.title", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of its article; `None` where it says nothing."""

    title: str | None = None
    """Headline."""
    outlet: str | None = None
    """Name of the site or publisher."""
    authors: tuple[str, ...] = ()
    """Names of authors; among them may be an agency."""
    agency: str | None = None
    """The first author that is an organization."""
    published: str | None = None
    """ISO date, or date-time with zone."""
    url: str | None = None
    """Canonical address."""
    body: str | None = None
    """The text of the article, where JSON-LD holds it."""


def read_facts(tree: "HtmlElement") -> PageFacts:
    """The facts of a page: JSON-LD first, since it is made for machines, then meta elements."""
    article = next(_articles(tree), {})
    meta = _meta(tree)
    authors = [*_authors(article.get("author"))]
    return PageFacts(
        title=_string(article.get("headline")) or _first(meta, TITLES),
        outlet=_name(article.get("publisher")) or _first(meta, OUTLETS),
        authors=tuple(name for name, _ in authors),
        agency=next((name for name, organization in authors if organization), None),
        published=normalize_date(_string(article.get("datePublished"))) or _published(meta, tree),
        url=_canonical(tree) or _address(meta.get("og:url")) or _address(_string(article.get("url"))),
        body=_string(article.get("articleBody")),
    )


def _articles(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD that are articles, in the order of the page."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and (kind.endswith("Article") or kind in ARTICLES):
                    yield node
                    break


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """The objects within a value, the outer ones first."""
    queue, seen = [value], 0
    while queue and seen < MAX_NODES:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            queue += [inner for inner in node.values() if isinstance(inner, (dict, list))]
        elif isinstance(node, list):
            queue += node[:MAX_NODES]


def _meta(tree: "HtmlElement") -> dict[str, str]:
    """Content of the meta elements by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(meta: dict[str, str], tree: "HtmlElement") -> str | None:
    """The day in meta elements, else in a `time` element that is marked as the day of publication."""
    for name in PUBLISHED:
        if day := normalize_date(meta.get(name)):
            return day
    for element in tree.iterfind(".//time[@datetime]"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if marked and (day := normalize_date(element.get("datetime"))):
            return day
    return None


def _canonical(tree: "HtmlElement") -> str | None:
    """The canonical address, where it is a whole one."""
    return next((found for link in tree.iterfind(".//link[@rel='canonical']") if (found := _address(link.get("href")))), None)


def _address(value: str | None) -> str | None:
    """An absolute web address, else nothing."""
    return value.strip() if value and value.strip().lower().startswith(("http://", "https://")) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of some meta elements that there is."""
    return next((meta[name] for name in names if name in meta), None)


def _string(value: object) -> str | None:
    """A string that is not blank."""
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a person or organization, which may be an object, a string, or a list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _authors(value: object) -> Iterator[tuple[str, bool]]:
    """Names of authors, and whether each is an organization."""
    for author in value if isinstance(value, list) else [value]:
        if name := _name(author):
            yield name, isinstance(author, dict) and "Organization" in str(author.get("@type"))
