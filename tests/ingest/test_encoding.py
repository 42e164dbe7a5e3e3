import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnfitError
from sayso.ingest.encoding import decode, known_encoding

WESTERN = "The minister said “they had fired” at Günther’s café – twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_need_no_declaration(encoding: str) -> None:
    assert decode(WESTERN.encode(encoding)) == WESTERN


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Министерство обороны сообщило в понедельник об обстреле позиций."),
        ("koi8_r", "Министерство обороны сообщило в понедельник об обстреле позиций."),
        ("cp1256", "قالت وزارة الدفاع يوم الاثنين إن قواتها ردت على إطلاق النار."),
        ("gb18030", "国防部周一表示,其部队在边境进行了还击。"),
    ],
)
def test_other_encodings_are_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_goes_first() -> None:
    assert decode("Łódź".encode("iso8859_2"), "ISO-8859-2") == "Łódź"


@pytest.mark.parametrize("declared", ["klingon", "", "rot13", "base64", "utf-8"])
def test_a_wrong_declaration_is_passed_over(declared: str) -> None:
    assert decode(WESTERN.encode("cp1252"), declared) == WESTERN


def test_damaged_utf_8_is_not_replaced() -> None:
    with pytest.raises(UnfitError) as caught:
        decode("Über die Brücke fuhren Züge. ".encode() * 3 + b"\xc3")
    assert caught.value.code == "bad-encoding"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 50, b"%PDF-1.4 text", b"\x89PNG\r\n", b"text \x00 text", b"\x01\x02\x03\x04" * 9]
)
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    with pytest.raises(UnfitError) as caught:
        decode(data)
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    ("declared", "known"), [("Latin-1", "cp1252"), ("UTF8", "utf-8"), ("x", None), (None, None), ("hex", None)]
)
def test_names_of_encodings(declared: str | None, known: str | None) -> None:
    assert known_encoding(declared) == known


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unfit(data: bytes) -> None:
    with contextlib.suppress(UnfitError):
        assert "\x00" not in decode(data)
