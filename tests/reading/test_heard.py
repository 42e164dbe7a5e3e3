"""What the network hears somebody say becomes claims: cue, voice, content, stance."""

from collections.abc import Callable

import pytest

from sayso.model.network import Query
from sayso.reading.cast import Cast
from sayso.reading.heard import hear_claims, trimmed, whole_words
from sayso.reading.reader import find_mentions, lay_out
from sayso.record import Claim, Received
from sayso.record.vocabulary import Stance, VoiceKind

Receive = Callable[..., Received]
TEXT = 'Two soldiers were wounded, Georgia\'s defence ministry said, "by a mine laid across the border".'


def cue(text: str, word: str, *, score: float = 0.9, **parts: str | tuple[str, ...]) -> Query:
    """A cue that the network found, its parts by their words."""
    start = text.index(word)
    spans = {
        part: tuple(
            (text.index(each), text.index(each) + len(each), 0.9) for each in ([words] if isinstance(words, str) else words)
        )
        for part, words in parts.items()
    }
    classes = {"stance": ("assert", 0.8), "voice": ("ministry", 0.9)}
    return Query(start=start, end=start + len(word), score=score, parts=spans, classes=classes)


@pytest.fixture(scope="session")
def hear(receive: Receive) -> Callable[..., list[Claim]]:
    def claims(text: str, *cues: Query) -> list[Claim]:
        document = lay_out(receive(text))
        return [heard.claim for heard in hear_claims(document, cues, Cast.of(document, find_mentions(document)))]

    return claims


def test_a_cue_with_its_parts_is_a_claim(hear: Callable[..., list[Claim]]) -> None:
    (claim,) = hear(TEXT, cue(TEXT, "said", source="Georgia's defence ministry", content="Two soldiers were wounded"))
    assert (claim.content.quote, claim.chain[0].name, claim.chain[0].side, claim.chain[0].kind, claim.stance) == (
        "Two soldiers were wounded",
        "Georgia's defence ministry",
        "GEO",
        VoiceKind.MINISTRY,
        Stance.ASSERT,
    )


def test_a_content_that_its_cue_parts_is_one(hear: Callable[..., list[Claim]]) -> None:
    pieces = ("Two soldiers were wounded", "by a mine laid across the border")
    (claim,) = hear(TEXT, cue(TEXT, "said", source="Georgia's defence ministry", content=pieces))
    assert claim.content.quote.startswith("Two soldiers")
    assert claim.content.quote.endswith("the border")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "“It came like thunder,” said the miller. “We ran into the cellar.”",
            ("It came like thunder", "We ran into the cellar."),
        ),
        (
            "Kenya wants talks, said the miller, but “any raid will be answered”.",
            ("Kenya wants talks", "any raid will be answered"),
        ),
    ],
)
def test_what_a_sentence_or_but_parts_is_said_twice(
    hear: Callable[..., list[Claim]], text: str, pieces: tuple[str, ...]
) -> None:
    claims = hear(text, cue(text, "said", source="the miller", content=pieces))
    assert tuple(claim.content.quote for claim in claims) == pieces


def test_a_slip_far_from_the_content_is_none(hear: Callable[..., list[Claim]]) -> None:
    text = "A clash broke out. Nobody moved for a very long time afterwards. The dead were counted, the mayor said."
    (claim,) = hear(text, cue(text, "said", source="the mayor", content=("A clash", "The dead were counted")))
    assert claim.content.quote == "The dead were counted"


def test_what_passes_it_on_stands_behind_who_says_it(hear: Callable[..., list[Claim]]) -> None:
    text = "Rebels took the bridge, Interfax quoted a colonel as saying."
    query = cue(text, "quoted", source="a colonel", relay1="Interfax", content="Rebels took the bridge")
    (claim,) = hear(text, query)
    assert [voice.name for voice in claim.chain] == ["a colonel", "Interfax"]


def test_a_cue_without_content_is_no_claim(hear: Callable[..., list[Claim]]) -> None:
    assert hear(TEXT, cue(TEXT, "said", source="Georgia's defence ministry")) == []


def test_an_unsure_cue_is_no_claim(hear: Callable[..., list[Claim]]) -> None:
    assert hear(TEXT, cue(TEXT, "said", score=0.3, content="Two soldiers were wounded")) == []


def test_nobody_named_is_an_empty_chain(hear: Callable[..., list[Claim]]) -> None:
    text = "Reportedly the village has fallen."
    (claim,) = hear(text, cue(text, "Reportedly", content="the village has fallen"))
    assert claim.chain == ()


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [("re-established control", (0, 2), (0, 14)), ("the army", (4, 8), (4, 8)), ("“Fire!” he said", (1, 3), (1, 5))],
)
def test_a_cut_word_is_taken_whole(text: str, cut: tuple[int, int], whole: tuple[int, int]) -> None:
    assert whole_words(text, *cut) == whole


def test_marks_alone_are_nothing() -> None:
    assert trimmed(" ,; ", 0, 4) is None
