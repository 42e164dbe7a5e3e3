import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]


def test_one_object_is_one_report(take: Take, put: Put) -> None:
    path = put("a.json", '{"text": "It fell.\\r\\n", "outlet": "Wire"}')
    (received,) = take(path).received
    assert (received.text, received.report.outlet, received.report.path) == ("It fell.\r\n", "Wire", str(path))


def test_a_list_is_many_reports(take: Take, put: Put) -> None:
    path = put("a.json", '[{"text": "It fell."}, 5, {"text": "It rose."}]')
    taken = take(path)
    assert [report.path for report in taken.reports] == [f"{path}!1", f"{path}!3"]
    assert [(aside.code, aside.path) for aside in taken.aside] == [("bad-json", f"{path}!2")]


def test_an_answer_of_a_news_service_is_read(take: Take, put: Put) -> None:
    article = {
        "source": {"id": None, "name": "Wire"},
        "title": "Fall",
        "content": "It fell.",
        "publishedAt": "2022-05-11T18:30:00Z",
    }
    (report,) = take(put("a.json", json.dumps({"status": "ok", "articles": [article]}))).reports
    assert (report.outlet, report.title, report.published) == ("Wire", "Fall", "2022-05-11T18:30:00Z")


def test_lines_in_a_json_file_are_read_as_lines(take: Take, put: Put) -> None:
    path = put("a.json", '{"text": "It fell."}\n{"text": "It rose."}\n')
    assert [report.path for report in take(path).reports] == [f"{path}:1", f"{path}:2"]


def test_an_empty_list_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.json", "[]")).codes == ["empty"]


def test_broken_json_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.json", '{"text": ')).codes == ["bad-json"]
