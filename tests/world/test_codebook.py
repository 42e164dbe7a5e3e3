"""The codebooks and the event lexicon hold together."""

import pytest

from sayso.record.vocabulary import AcledType, EventType
from sayso.world.codebook import MODES, is_cameo, plover_of
from sayso.world.inflection import Form, noun_plural, verb_forms
from sayso.world.lexicon import CLASSES, LEXICON, Frame, Roles

FRAMES = sorted(LEXICON.frames.values(), key=lambda frame: frame.name)
COMPUTED = frozenset(("by-means", "by-explosion", "by-bomb", "by-strike", "by-territory"))
COMPUTED_CLASSES = frozenset(("armed", "count", "names", "by-munition", "passive", "infinitive", "body"))


def matched(words: str) -> list[str]:
    """Names of the frames that begin at the first word, the first to be tried first."""
    return [match.entry.frame.name for match in LEXICON.matches(words.split(), 0)]


def test_every_plover_type_has_modes() -> None:
    assert set(EventType) == set(MODES)


def test_every_plover_type_has_a_frame() -> None:
    assert set(EventType) == {frame.type for frame in FRAMES if frame.type is not None}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_uses_codes_that_exist(frame: Frame) -> None:
    assert frame.mode is None or frame.type is None or frame.mode in MODES[frame.type]
    assert frame.cameo is None or is_cameo(frame.cameo)
    assert frame.acled is None or frame.acled in COMPUTED or AcledType(frame.acled)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_asks_for_classes_that_exist(frame: Frame) -> None:
    asked = {condition.group for condition in (*frame.when, *frame.unless)}
    assert asked <= CLASSES.keys() | COMPUTED_CLASSES


def test_cameo_code_becomes_type_and_mode() -> None:
    assert plover_of("1831") == (EventType.ASSAULT, "suicide-attack")


def test_longer_cameo_code_falls_back_on_its_head() -> None:
    assert plover_of("1729") == (EventType.COERCE, "restrict")


def test_unknown_cameo_code_becomes_nothing() -> None:
    assert plover_of("99") is None


@pytest.mark.parametrize(
    ("base", "irregular", "expected"),
    [
        ("stab", {}, {"stab", "stabs", "stabbing", "stabbed"}),
        ("carry", {}, {"carry", "carries", "carrying", "carried"}),
        ("take", {"take": "took taken"}, {"take", "takes", "taking", "took", "taken"}),
        ("seize", {}, {"seize", "seizes", "seizing", "seized"}),
        ("lie", {}, {"lie", "lies", "lying", "lied"}),
    ],
)
def test_verb_is_inflected(base: str, irregular: dict[str, str], expected: set[str]) -> None:
    assert {word for word, _ in verb_forms(base, irregular, frozenset())} == expected


def test_regular_past_is_also_a_participle() -> None:
    forms = {form for word, form in verb_forms("attack", {}, frozenset()) if word == "attacked"}
    assert forms == {Form.PAST, Form.PARTICIPLE}


@pytest.mark.parametrize(("noun", "plural"), [("ambush", "ambushes"), ("casualty", "casualties"), ("raid", "raids")])
def test_noun_has_a_plural(noun: str, plural: str) -> None:
    assert noun_plural(noun) == plural


def test_phrase_is_matched_before_its_first_word() -> None:
    assert matched("opened fire on the convoy")[0] == "opened-fire"


def test_gap_takes_up_to_four_words() -> None:
    assert "abduct" in matched("took the two young men hostage")
    assert "abduct" not in matched("took the two very young men hostage")


def test_gap_takes_a_comma_between_two_adjectives() -> None:
    assert "restore-ties" in matched("restore complete , full ties")


def test_gap_does_not_cross_a_mark() -> None:
    assert "abduct" not in matched("took aim , hostage")


def anchor_ends(words: str, frame: str) -> set[int]:
    return {match.head_end for match in LEXICON.matches(words.split(), 0) if match.entry.frame.name == frame}


def test_phrase_with_a_small_gap_is_one_anchor() -> None:
    assert anchor_ends("took the men hostage", "abduct") == {4}


def test_anchor_of_a_phrase_with_a_wide_gap_ends_before_the_gap() -> None:
    assert anchor_ends("took the three men hostage", "abduct") == {1}


def test_false_friend_is_no_event() -> None:
    assert matched("heart attack")[0] == "no-event"
    assert not LEXICON.frames["no-event"].is_event


def test_clash_is_what_sides_do_to_one_another() -> None:
    assert LEXICON.frames["clash"].roles is Roles.RECIPROCAL
