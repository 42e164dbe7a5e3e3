from collections.abc import Callable
from pathlib import Path
from typing import Any

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Valley Wire</title>
<item><title>Bridge shelled</title><link>https://example.org/1</link><pubDate>Tue, 08 Jun 2021 09:30:00 +0300</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The bridge was shelled at dawn.</p>
<p>Nobody was hurt &amp; traffic goes on.</p>]]></content:encoded></item>
<item><title>Only a title</title></item>
<item><title>Truce</title><description>&lt;p&gt;Both sides agreed to a &lt;b&gt;truce&lt;/b&gt;.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Press</title>
<entry><title>Road mined</title><link href="https://example.org/2"/><published>2021-06-08T06:30:00Z</published>
<content type="html">&lt;div&gt;A mine went off on the road.&lt;/div&gt;</content></entry></feed>"""


def test_each_entry_of_a_feed_is_a_report(take: Take, put: Put) -> None:
    path = put("a.rss", RSS)
    taken = take(path)
    assert taken.texts == [
        "The bridge was shelled at dawn.\nNobody was hurt & traffic goes on.",
        "Both sides agreed to a truce.",
    ]
    assert [report.path for report in taken.reports] == [f"{path}!1", f"{path}!3"]
    first = taken.reports[0]
    assert (first.title, first.outlet, first.url, first.published) == (
        "Bridge shelled",
        "Valley Wire",
        "https://example.org/1",
        "2021-06-08T09:30:00+03:00",
    )


def test_an_entry_without_text_is_set_aside(take: Take, put: Put) -> None:
    path = put("a.rss", RSS)
    assert [(aside.code, aside.path) for aside in take(path).aside] == [("no-text", f"{path}!2")]


def test_an_xml_file_is_told_to_be_a_feed(take: Take, put: Put) -> None:
    (report,) = take(put("a.xml", ATOM)).reports
    assert (report.title, report.outlet, report.published) == ("Road mined", "Hill Press", "2021-06-08T06:30:00Z")


def test_other_xml_is_not_read(take: Take, put: Put) -> None:
    assert take(put("a.xml", "<?xml version='1.0'?><order><item/></order>")).codes == ["unknown-format"]


def test_a_feed_in_utf_16_is_read(take: Take, put: Put) -> None:
    assert take(put("a.atom", ATOM.encode("utf-16"))).texts == ["A mine went off on the road."]


def test_what_is_no_feed_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.rss", "no feed at all")).codes == ["bad-feed"]
