import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from sayso.cli.terminal import PIPE_WIDTH, WIDEST, clean, clean_text, join, page_width, print_page, styled

HOSTILE = st.text(
    alphabet=st.characters(codec=None, exclude_categories=()) | st.sampled_from("\x1b\x07\u202e\u2066\u200b\r\x9b\n\t")
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("over\rwritten", "over\\rwritten"),
        ("back\x08space", "back\\x08space"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("one\u2028two", "one\\u2028two"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("half\ud800", "half\\ud800"),
        ("null\x00", "null\\x00"),
        ("two\nlines\there", "two lines here"),
        ("Ağdam – “quoted” 日本", "Ağdam – “quoted” 日本"),
    ],
)
def test_controls_are_shown_and_not_carried_out(words: str, shown: str) -> None:
    assert clean(words) == shown


def test_lines_of_a_text_stay_lines() -> None:
    assert clean_text("one\n\ttwo\x1b[A") == "one\n\ttwo\\x1b[A"


@given(HOSTILE)
def test_nothing_unprintable_is_left(words: str) -> None:
    assert all(ord(sign) >= 0x20 and not 0x7F <= ord(sign) < 0xA0 and not 0xD800 <= ord(sign) < 0xE000 for sign in clean(words))


@given(HOSTILE)
def test_cleaning_twice_changes_nothing(words: str) -> None:
    assert clean(clean(words)) == clean(words)


@given(HOSTILE)
def test_no_escape_reaches_a_page(words: str) -> None:
    stream = io.StringIO()
    print_page(styled(words, "bold red"), stream)
    assert "\x1b" not in stream.getvalue()


def test_words_are_never_markup() -> None:
    stream = io.StringIO()
    print_page(styled("[bold]no[/bold] :smile: [link=x]y[/link]"), stream)
    assert stream.getvalue() == "[bold]no[/bold] :smile: [link=x]y[/link]\n"


def test_a_terminal_gets_colour() -> None:
    stream = Terminal()
    print_page(styled("word", "red"), stream)
    assert "\x1b[31m" in stream.getvalue()


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    print_page(styled("word", "red"), stream)
    assert "\x1b[31m" not in stream.getvalue()


def test_a_pipe_gets_no_blanks_at_the_ends_of_lines() -> None:
    stream = io.StringIO()
    print_page(Text("word   "), stream)
    assert stream.getvalue() == "word\n"


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("20", 40), ("500", WIDEST)])
def test_a_page_is_as_wide_as_can_be_read(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert page_width(Terminal()) == width


def test_a_pipe_has_a_fixed_width() -> None:
    assert page_width(io.StringIO()) == PIPE_WIDTH


def test_empty_parts_leave_no_gap() -> None:
    assert join(["a", "", Text(), "b"], " · ").plain == "a · b"
