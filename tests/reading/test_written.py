"""When a report can have been written."""

import pytest

from sayso.reading.document import Document
from sayso.reading.times import find_times
from sayso.reading.written import when_written
from sayso.record import Received


def written(text: str, published: str | None) -> tuple[str | None, str | None, str | None] | None:
    document = Document.of(Received.of(text, language="en", published=published))
    found = when_written(document, find_times(document))
    return (found.earliest, found.latest, found.basis) if found else None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Guards fired on Tuesday.", "2022-05-11T18:30:00Z", ("2022-05-11T18:30:00Z", "2022-05-11T18:30:00Z", "metadata")),
        ("OSH, 12 May 2022 (Hill News) - Guards fired.", None, ("2022-05-12", "2022-05-12", "dateline")),
        ("Guards fired on 3 May 2022 and again on 5 May 2022.", None, ("2022-05-05", None, "content")),
        ("Guards fired on Tuesday.", None, None),
        ("Guards fired in May.", None, None),
        ("Both sides will meet on 5 June 2022.", None, None),
        ("OSH, May 12 (Hill News) - Guards fired.", None, None),
    ],
)
def test_the_interval_rests_on_what_is_known(
    text: str, published: str | None, expected: tuple[str | None, str | None, str | None] | None
) -> None:
    assert expected == written(text, published)
