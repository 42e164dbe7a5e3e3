"""The fields of a report under the names that tables and objects give them."""

from collections.abc import Mapping

from sayso.errors import UnfitError
from sayso.ingest.dates import normalize_date
from sayso.ingest.draft import Draft

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "full_text", "fulltext", "article_text", "articlebody", "main_text", "maintext", "article",
        "story", "description",
    ),
    "title": ("title", "headline", "heading", "subject"),
    "outlet": ("outlet", "source", "source_name", "publisher", "site", "site_name", "sitename", "newspaper", "media", "agency"),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "publication_date", "published_date",
        "publish_date", "pub_date", "pubdate", "date", "datetime", "timestamp",
    ),
    "url": ("url", "link", "canonical_url", "uri", "href"),
    "name": ("name", "id", "doc_id", "document_id", "file", "filename"),
    "language": ("language", "lang", "language_code"),
}  # fmt: skip
"""Each field of a report and the names that it may have, the best first; small letters, blanks and hyphens as `_`."""
OWN = frozenset(NAMES)
_PLACE = {name: (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}
LANGUAGES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "arabic": "ar", "ara": "ar", "russian": "ru", "rus": "ru",
    "spanish": "es", "spa": "es", "german": "de", "deu": "de", "turkish": "tr", "tur": "tr", "chinese": "zh", "zho": "zh",
    "ukrainian": "uk", "ukr": "uk", "persian": "fa", "farsi": "fa", "fas": "fa", "hebrew": "he", "heb": "he",
}  # fmt: skip
"""Names of languages that inputs give in place of a code."""


def known_fields(names: object) -> dict[str, str]:
    """Which of some names stands for which field: field → name as given, the best name for each.

    >>> known_fields(["Headline", "Date", "Body", "Content"])
    {'title': 'Headline', 'published': 'Date', 'text': 'Body'}
    """
    best: dict[str, tuple[int, str]] = {}
    for given in names if isinstance(names, (list, tuple, dict)) else ():
        field, rank = _PLACE.get(_plain(given), (None, 0)) if isinstance(given, str) else (None, 0)
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, given)
    return {field: given for field, (_, given) in best.items()}


def _plain(name: str) -> str:
    """A name in small letters, with `_` for blanks and hyphens."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def draft_from(given: Mapping[str, object], path: str) -> Draft:
    """The draft that an object or a row describes; its text is not touched.

    Raises:
        UnfitError: `no-text`, where it has no text or its text is no string.
    """
    fields = given if given.keys() <= OWN else {field: given[name] for field, name in known_fields(list(given)).items()}
    text = fields.get("text")
    if not isinstance(text, str):
        raise UnfitError(
            "no-text", "none under that name" if text is None else f"{type(text).__name__} where the text should be"
        )
    return Draft(
        text=text,
        path=path,
        name=_name(fields.get("name")),
        title=_words(fields.get("title")),
        outlet=_words(fields.get("outlet")),
        published=normalize_date(_words(fields.get("published")), as_given=True),
        url=_words(fields.get("url")),
        language=normalize_language(_words(fields.get("language"))),
    )


def _words(value: object) -> str | None:
    """A string as it is; of an object such as `{"id": …, "name": "Wire"}` its name; else nothing."""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() else None


def _name(value: object) -> str | None:
    """A name as handed in; a number in digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def normalize_language(given: str | None) -> str | None:
    """The code of a language from a code, tag or name; `None` where it is none, so that the text is asked.

    >>> normalize_language("en-GB"), normalize_language("English"), normalize_language("?")
    ('en', 'en', None)
    """
    if not given:
        return None
    head = given.strip().lower().replace("_", "-").split("-")[0]
    head = LANGUAGES.get(head, head)
    return head if len(head) == 2 and head.isascii() and head.isalpha() else None
