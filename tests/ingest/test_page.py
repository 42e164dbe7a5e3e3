import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
BODY = (
    "Gunmen attacked a checkpoint outside the town of Harwa on Tuesday, killing three policemen, the interior ministry said.",
    "A spokesman for the rebels denied any part in it and accused the army of staging the attack to break the truce.",
    "Residents told the paper by telephone that the shooting had begun before dawn and lasted for about an hour.",
)


def page(head: str = "", *, body: tuple[str, ...] = BODY, attributes: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<!doctype html><html {attributes}><head><title>Checkpoint attacked | The Harwa Post</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>Checkpoint attacked</h1>{paragraphs}</article>"
        "<footer><p>All rights reserved. <a href='/terms'>Terms</a></p></footer></body></html>"
    )


def linked_data(**more: object) -> str:
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Checkpoint attacked near Harwa",
        "datePublished": "2021-06-08T09:30:00+03:00",
        "publisher": {"@type": "Organization", "name": "The Harwa Post"},
        "author": [{"@type": "Organization", "name": "Valley Wire"}],
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebSite"}, article]})}</script>'


def test_the_main_text_is_taken_and_menus_are_not(take: Take, put: Put) -> None:
    (text,) = take(put("a.html", page())).texts
    assert all(line in text for line in BODY)
    assert "Sport" not in text
    assert "Terms" not in text


def test_linked_data_gives_title_outlet_and_day(take: Take, put: Put) -> None:
    (report,) = take(put("a.html", page(linked_data()))).reports
    assert (report.title, report.outlet, report.published) == (
        "Checkpoint attacked near Harwa",
        "The Harwa Post",
        "2021-06-08T09:30:00+03:00",
    )
    assert report.name == "a"


def test_an_author_that_is_an_agency_is_the_outlet_where_no_site_is_named(take: Take, put: Put) -> None:
    assert take(put("a.html", page(linked_data(publisher=None)))).reports[0].outlet == "Valley Wire"


def test_meta_elements_give_title_outlet_day_and_address(take: Take, put: Put) -> None:
    head = (
        '<meta property="og:title" content="Checkpoint attacked"><meta property="og:site_name" content="Harwa Post">'
        '<meta property="article:published_time" content="2021-06-08T06:30:00Z">'
        '<link rel="canonical" href="https://example.org/checkpoint">'
    )
    (report,) = take(put("a.html", page(head))).reports
    assert (report.title, report.outlet, report.published, report.url) == (
        "Checkpoint attacked",
        "Harwa Post",
        "2021-06-08T06:30:00Z",
        "https://example.org/checkpoint",
    )


def test_a_day_named_in_the_text_is_no_day_of_publication(take: Take, put: Put) -> None:
    assert (
        take(put("a.html", page(body=(*BODY, "The last such attack was on 3 March 2019, officials said."))))
        .reports[0]
        .published
        is None
    )


@pytest.mark.parametrize(
    "declared", ["<meta charset='windows-1252'>", "<meta http-equiv=x content='text/html; charset=iso-8859-1'>"]
)
def test_a_declared_encoding_is_kept_to(take: Take, put: Put, declared: str) -> None:
    (text,) = take(put("a.html", page(declared, body=("The “café” attack: " + BODY[0], *BODY[1:])).encode("cp1252"))).texts
    assert "“café”" in text


def test_a_wrong_declaration_is_passed_over(take: Take, put: Put) -> None:
    markup = page("<meta charset='ascii'>", body=("Ñandú, “café”: " + BODY[0], *BODY[1:]))
    assert "Ñandú, “café”" in take(put("a.html", markup)).texts[0]


def test_an_xml_declaration_is_no_trouble(take: Take, put: Put) -> None:
    assert BODY[0] in take(put("a.xhtml", '<?xml version="1.0" encoding="utf-8"?>' + page())).texts[0]


def test_a_page_without_article_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")).codes == ["no-main-text"]


def test_the_text_in_linked_data_is_taken_where_the_page_has_none(take: Take, put: Put) -> None:
    markup = f"<html><head>{linked_data(articleBody=BODY[0])}</head><body><div id='app'></div></body></html>"
    assert take(put("a.html", markup)).texts == [BODY[0]]


def test_broken_linked_data_costs_nothing(take: Take, put: Put) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>' + linked_data()
    assert take(put("a.html", page(head))).reports[0].outlet == "The Harwa Post"
