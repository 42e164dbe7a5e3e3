import pytest

from sayso.errors import UnfitError
from sayso.ingest.fields import draft_from, known_fields, normalize_language


def test_the_best_of_several_names_counts() -> None:
    assert known_fields(["Content", "description", "Published At"]) == {"text": "Content", "published": "Published At"}


def test_own_names_go_before_others() -> None:
    assert draft_from({"text": "It fell.", "content": "Not this."}, "p").text == "It fell."


def test_an_object_without_text_is_unfit() -> None:
    with pytest.raises(UnfitError) as caught:
        draft_from({"title": "Fall"}, "p")
    assert caught.value.code == "no-text"


@pytest.mark.parametrize(
    ("given", "code"), [("EN", "en"), ("pt_BR", "pt"), ("Arabic", "ar"), ("eng", "en"), ("", None), ("klingon", None)]
)
def test_languages_are_codes(given: str, code: str | None) -> None:
    assert normalize_language(given) == code
