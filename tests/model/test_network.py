"""What the network of the package sees; skipped with a word where the package carries no weights."""

import pytest

from sayso.model.network import Network
from sayso.model.weights import has_weights, load_weights

pytestmark = pytest.mark.skipif(not has_weights(), reason="the package carries no weights")

TEXT = (
    "Rebels shelled the village of Tora on Monday, killing three farmers, the army said. "
    '"We did not fire," a rebel spokesman said.'
)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(load_weights(), threads=1)


def quoted(text: str, pieces: tuple[tuple[int, int, float], ...]) -> list[str]:
    return [text[start:end] for start, end, _ in pieces]


def test_a_cue_comes_with_source_and_content(network: Network) -> None:
    first = network.see(TEXT, [0, 86]).cues[0]
    assert TEXT[first.start : first.end] == "said"
    assert quoted(TEXT, first.parts["source"]) == ["the army"]
    assert quoted(TEXT, first.parts["content"])[0].startswith("Rebels shelled the village")


def test_an_event_word_comes_with_who_did_it_and_the_loss(network: Network) -> None:
    anchors = {TEXT[query.start : query.end]: query for query in network.see(TEXT, [0, 86]).anchors}
    assert quoted(TEXT, anchors["shelled"].parts["actor"]) == ["Rebels"]
    assert quoted(TEXT, anchors["killing"].parts["killed"]) == ["three farmers"]
    assert anchors["shelled"].classes["type"][0] == "assault"


def test_a_text_is_seen_alike_whatever_was_seen_before(network: Network) -> None:
    alone = network.see(TEXT, [0, 86])
    network.see("Snow fell on Tuesday. " * 60, [i * 22 for i in range(60)])
    assert network.see(TEXT, [0, 86]) == alone


@pytest.mark.parametrize("text", ["", " \n ", "!", "\U0001f600", "a" * 5000, "“" * 400, "\u0000"])
def test_odd_texts_are_seen(network: Network, text: str) -> None:
    seen = network.see(text, [0])
    assert all(0 <= query.start < query.end <= len(text) for query in (*seen.cues, *seen.anchors))


def test_a_long_text_is_seen_to_its_end(network: Network) -> None:
    filler = "The road was quiet for most of the day and the shops were open. "
    text = filler * 40 + "Police arrested nine students."
    seen = network.see(text, [i * len(filler) for i in range(41)])
    assert "arrested" in {text[query.start : query.end] for query in seen.anchors}


def test_scores_are_shares(network: Network) -> None:
    seen = network.see(TEXT, [0, 86])
    scores = [query.score for query in (*seen.cues, *seen.anchors)]
    scores += [score for query in (*seen.cues, *seen.anchors) for _, score in query.classes.values()]
    assert all(0 <= score <= 1 for score in scores)
