"""Who says what: cue, source, content, chain and answers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading.attribution import attribute
from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.record import Claim, Received
from sayso.record.vocabulary import Stance

Receive = Callable[..., Received]
Attribute = Callable[[str], tuple[Claim, ...]]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="module")
def claims_of(receive: Receive) -> Attribute:
    """The claims of a text."""

    def read(text: str) -> tuple[Claim, ...]:
        document = Document.of(receive(text))
        return attribute(document, Cast.of(document))[0]

    return read


def told(claim: Claim) -> tuple[str | None, str | None, str]:
    """First voice, cue and content of a claim, as written."""
    return (claim.chain[0].name if claim.chain else None, claim.cue.quote if claim.cue else None, claim.content.quote)


ONE = [
    ("As told the mayor, the mill burned down.", "the mayor", "told", "the mill burned down"),
    ("As it is said in the letter, the mill burned down.", "the letter", "said", "the mill burned down"),
    ("The mill burned down, as informed his press officer.", "his press officer", "informed", "The mill burned down"),
    ("Has told the mayor that the mill burned down.", "the mayor", "told", "the mill burned down"),
    ("By words of the mayor, the mill burned down.", "the mayor", "By words of", "the mill burned down"),
    ("In the town hall informed on Friday that the mill was gone.", "the town hall", "informed", "the mill was gone"),
    ("It is noted, that the mill burned down.", None, "noted", "the mill burned down"),
    ("The union dismissed as “a fable” the charge of arson.", "The union", "dismissed", "the charge of arson"),
    ("The union, which in a video message conceded a fire, left.", "The union", "conceded", "a fire"),
    ("The mayor in a statement denied any fire.", "The mayor", "denied", "any fire"),
    ("The mayor called the overnight fire “small”.", "The mayor", "called", "the overnight fire “small”"),
    ("Tarn's widely respected mayor denied any fire.", "Tarn's widely respected mayor", "denied", "any fire"),
    (
        "The mayor said at least nine mills, most of them old, burned down.",
        "The mayor",
        "said",
        "at least nine mills, most of them old, burned down",
    ),
    ("The mayor said that the mill had burned down.", "The mayor", "said", "the mill had burned down"),
    ("The mayor has said the mill burned down on Friday.", "The mayor", "said", "the mill burned down on Friday"),
    ("The mill burned down on Friday, the mayor said.", "the mayor", "said", "The mill burned down on Friday"),
    (
        "The mill burned down on Friday, said Ana Ruiz, the mayor.",
        "Ana Ruiz, the mayor",
        "said",
        "The mill burned down on Friday",
    ),
    ("According to the mayor, the mill burned down.", "the mayor", "According to", "the mill burned down"),
    ("The mill burned down, according to the mayor.", "the mayor", "according to", "The mill burned down"),
    ("“The mill is gone,” the mayor told reporters in Tarn.", "the mayor", "told", "The mill is gone"),
    ("The mayor said: “The mill is gone.”", "The mayor", "said", "The mill is gone"),
    ("“The mill is gone. Nobody was in it,” the mayor said.", "the mayor", "said", "The mill is gone. Nobody was in it"),
    ("The mayor of Tarn, in a statement on Friday, denied any fire.", "The mayor of Tarn", "denied", "any fire"),
    ("Ana Ruiz, the mayor of Tarn, vowed to rebuild the mill.", "Ana Ruiz, the mayor of Tarn", "vowed", "to rebuild the mill"),
    ("Two millers who asked not to be named said it burned.", "Two millers who asked not to be named", "said", "it burned"),
    ("A miller reached by telephone said the roof fell.", "A miller reached by telephone", "said", "the roof fell"),
    ("The union urged the owner to rebuild the mill.", "The union", "urged", "the owner to rebuild the mill"),
    ("The union called for a new mill.", "The union", "called for", "a new mill"),
    ("The union accused the owner of burning the mill.", "The union", "accused", "burning the mill"),
    ("The union held the owner responsible for the fire.", "The union", "held", "the owner responsible for the fire"),
    ("The owner would not say who had the keys.", "The owner", "say", "who had the keys"),
    ("The owner declined to discuss the keys.", "The owner", "declined to discuss", "the keys"),
    ("Asked whether he had the keys, the owner would not answer.", "the owner", "answer", "whether he had the keys"),
    ("The inspector put the damage at two million.", "The inspector", "put", "the damage at two million"),
    ("The owner was quoted as saying the mill had been safe.", "The owner", "quoted", "the mill had been safe"),
    ("The fire was confirmed by the inspector.", "the inspector", "confirmed", "The fire"),
    ("Two men died, informed on Friday in the ministry of health.", "the ministry of health", "informed", "Two men died"),
    ("GOMA, May 3 (Wire) - The mill burned down, the mayor said.", "the mayor", "said", "The mill burned down"),
    ("Lt. Gen. R. K. Moss said the mill had burned down.", "Lt. Gen. R. K. Moss", "said", "the mill had burned down"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ONE)
def test_reads_an_attribution(claims_of: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert [told(claim) for claim in claims_of(text)] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on Friday.",
        "The reports were long and the claims many.",
        "The owner wanted to say something.",
        "The yuan lost three per cent.",
        "The United States and Canada lie in America.",
        "A mill held by the union stood by the river.",
        "No group has claimed responsibility.",
    ],
)
def test_reads_no_claim_in_the_report_s_own_voice(claims_of: Attribute, text: str) -> None:
    assert claims_of(text) == ()


def test_parts_two_voices_of_one_sentence(claims_of: Attribute) -> None:
    found = claims_of("The mayor said the mill had burned down, while the owner denied that it was insured.")

    assert [told(claim) for claim in found] == [
        ("The mayor", "said", "the mill had burned down"),
        ("the owner", "denied", "it was insured"),
    ]


def test_gives_a_second_verb_to_the_speaker_before(claims_of: Attribute) -> None:
    found = claims_of("The mayor said the mill had burned down, adding that nobody was hurt, and denied any delay.")

    assert [told(claim) for claim in found] == [
        ("The mayor", "said", "the mill had burned down"),
        ("The mayor", "adding", "nobody was hurt"),
        ("The mayor", "denied", "any delay"),
    ]


def test_goes_on_after_a_speech_tag(claims_of: Attribute) -> None:
    found = claims_of("Nine men were treated, the doctor said, and one lost a finger.")

    assert [claim.content.quote for claim in found] == ["Nine men were treated", "one lost a finger"]


def test_leaves_the_reports_own_comment_after_a_speech_tag(claims_of: Attribute) -> None:
    found = claims_of("Nine men were treated, the doctor said, in the second fire of the year.")

    assert [claim.content.quote for claim in found] == ["Nine men were treated"]


def test_gives_quotations_without_a_tag_to_the_last_speaker(claims_of: Attribute) -> None:
    found = claims_of("“The mill is gone,” the mayor said. “We will miss it.”\n“It fed the whole valley.”")

    assert [told(claim)[::2] for claim in found] == [
        ("the mayor", "The mill is gone"),
        ("the mayor", "We will miss it"),
        ("the mayor", "It fed the whole valley"),
    ]


def test_follows_a_quotation_over_paragraphs(claims_of: Attribute) -> None:
    found = claims_of("“The mill is gone,” the mayor said. “It burned all night.\n“Nobody slept in the valley,” he said.")

    assert [claim.content.quote for claim in found] == ["The mill is gone", "It burned all night", "Nobody slept in the valley"]


def test_chains_a_quoted_voice_to_its_relay(claims_of: Attribute) -> None:
    (claim,) = claims_of("Interfax quoted the defence ministry in Moscow as saying two boats had sunk.")

    assert [voice.name for voice in claim.chain] == ["the defence ministry in Moscow", "Interfax"]
    assert claim.content.quote == "two boats had sunk"


def test_chains_through_several_relays(claims_of: Attribute) -> None:
    (claim,) = claims_of("Radio Tarn quoted the army as quoting a pilot as saying the sky was empty.")

    assert [voice.name for voice in claim.chain] == ["a pilot", "the army", "Radio Tarn"]


def test_chains_a_cited_voice(claims_of: Attribute) -> None:
    (claim,) = claims_of("Two boats had sunk, Reuters said, citing the coast guard.")

    assert [voice.name for voice in claim.chain] == ["the coast guard", "Reuters"]


def test_chains_an_agency_that_passes_on_a_whole_attribution(claims_of: Attribute) -> None:
    (claim,) = claims_of("The ministry said two boats had sunk, Interfax reported.")

    assert [voice.name for voice in claim.chain] == ["The ministry", "Interfax"]
    assert claim.content.quote == "two boats had sunk"


def test_chains_an_outlet_that_was_told_but_not_the_report_s_own(claims_of: Attribute) -> None:
    other, own = claims_of("The captain told Reuters that two boats had sunk. The cook told Test Wire that one had.")

    assert [len(other.chain), len(own.chain)] == [2, 1]


def test_gives_each_of_two_known_voices_a_claim(claims_of: Attribute) -> None:
    found = claims_of("France and Spain denied the story.")

    assert [told(claim) for claim in found] == [("France", "denied", "the story"), ("Spain", "denied", "the story")]


def test_gives_each_side_a_claim(claims_of: Attribute) -> None:
    found = claims_of("Armenia and Georgia clashed, and each side accused the other of firing first.")

    assert sorted((claim.chain[0].side or "", claim.content.quote) for claim in found) == [
        ("ARM", "firing first"),
        ("GEO", "firing first"),
    ]


def test_reads_what_a_relative_clause_denies(claims_of: Attribute) -> None:
    assert ("Ankara", "denied", "a charge") in [
        told(claim) for claim in claims_of("Sofia spoke of spies, a charge that Ankara denied.")
    ]


def test_reads_reports_within_a_denial(claims_of: Attribute) -> None:
    outer, inner = claims_of("The bank denied reports that it had run out of cash.")

    assert (outer.stance, inner.content.quote) == (Stance.DENY, "it had run out of cash")
    assert outer.about == (inner.id,)


def test_answers_the_claim_of_the_other_side(claims_of: Attribute) -> None:
    said, denied = claims_of("Armenia said Turkish jets had bombed a village near Goris. Turkey denied the claim.")

    assert denied.about == (said.id,)


def test_doubts_the_accounts_of_both_sides(claims_of: Attribute) -> None:
    text = (
        "Armenia said Azerbaijani troops had shelled a village. Azerbaijan said Armenian troops had fired first. "
        "Reuters could not verify the accounts."
    )
    one, other, doubt = claims_of(text)

    assert doubt.stance is Stance.DOUBT
    assert set(doubt.about) == {one.id, other.id}


def test_explains_every_claim(receive: Receive) -> None:
    document = Document.of(receive("The mill burned down, the mayor said. The owner denied that."))
    claims, reasons = attribute(document, Cast.of(document))

    for claim in claims:
        assert {"cue", "content", "chain", "stance"} <= {reason.field for reason in reasons if reason.subject == claim.id}
        assert claim.score is not None
        assert 0 < claim.score < 1


def test_takes_the_speaking_parts_of_a_spun_text(claims_of: Attribute) -> None:
    found = claims_of("“Our posts are hushed,” nan guard ministry said successful a connection, adding that nan way was shut.")

    assert [told(claim)[1:] for claim in found] == [("said", "Our posts are hushed"), ("adding", "nan way was shut")]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 60_000,
        "He said " * 20_000,
        "said " * 400,
        "a, " * 40_000 + "he said.",
        "reports that " * 9_000,
        "(" * 40_000 + "said",
    ],
)
def test_quotes_hostile_texts_rightly(receive: Receive, text: str) -> None:
    class Nobody(Cast):
        """A cast that costs nothing."""

    document = Document.of(receive(text))
    cast = Nobody.of(Document.of(receive("Nobody.")))
    cast._text = text  # noqa: SLF001 - phrases of the hostile text are asked for
    claims, _ = attribute(document, cast)
    assert all(claim.content.holds(text) for claim in claims)


WORDS = st.sampled_from(
    "the The mayor of Tarn said denied told reporters that he it accused burning “ ” \" ' , . : ; - ( ) which who and but "
    "while citing "
    "Reuters as saying according to by not would could verify on Friday fire was were quoted each side \n".split(" ")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_every_offset_lies_in_the_text(claims_of: Attribute, words: list[str]) -> None:
    text = " ".join(words)
    found = claims_of(text)
    for claim in found:
        assert claim.content.holds(text)
        assert claim.cue is not None
        assert claim.cue.holds(text)
        assert all(voice.span is None or voice.span.holds(text) for voice in claim.chain)
    assert len({claim.id for claim in found}) == len(found)


@pytest.mark.skipif(not SHARED.joinpath("cases").is_dir(), reason="the development cases are not here")
def test_finds_most_claims_of_the_development_cases(receive: Receive, claims_of: Attribute) -> None:
    del receive
    found = wanted = 0
    for folder in sorted(SHARED.joinpath("cases").iterdir()):
        gold = json.loads(folder.joinpath("gold.json").read_text("utf-8"))
        for line in folder.joinpath("reports.jsonl").read_text("utf-8").splitlines():
            report = json.loads(line)
            contents = {claim["content"] for claim in gold["claims"] if claim["report"] == report["name"]}
            read = {claim.content.quote.strip(".") for claim in claims_of(report["text"])}
            wanted += len(contents)
            found += sum(content.strip(".") in read for content in contents)

    assert found / wanted > 0.55


MUTE = [
    "The hill changed hands in May - long recognised abroad as the key to the valley.",
    "Ten days said little of the war.",
]


@pytest.mark.parametrize("text", MUTE)
def test_times_and_adverbs_say_nothing(claims_of: Attribute, text: str) -> None:
    assert [claim.chain[0].name for claim in claims_of(text) if claim.chain] == []


def test_voice_is_no_relay_of_itself(claims_of: Attribute) -> None:
    (claim,) = claims_of("The Tarn news agency reported that the mill burned down, according to the Tarn news agency.")
    assert [voice.name for voice in claim.chain] == ["The Tarn news agency"]


def test_agencies_are_those_named_before(claims_of: Attribute) -> None:
    claims = claims_of(
        "Two boats sank, Russian news agencies reported. "
        "“The sea was calm,” the agencies quoted a statement by Georgia's army as saying."
    )
    assert [voice.actor for voice in claims[-1].chain] == ["Georgian army", "Russian news agencies"]


def test_rejected_proposal_answers_no_claim_of_a_deed(claims_of: Attribute) -> None:
    claims = claims_of(
        "Georgia's army said Russian jets had bombed a dam. Analysts said rain fell. Traders said tea was dear. "
        "Farmers said hay was wet. Russia's president rejected the idea of talks."
    )
    assert claims[-1].about == ()


def test_what_goes_on_after_and_is_no_claim_of_the_one_rejected(claims_of: Attribute) -> None:
    claims = claims_of(
        "The army rejected the claims of Ankara that guns were used, and in its turn accused the rebels of arson."
    )
    assert [claim.chain[0].name for claim in claims if claim.stance is Stance.ACCUSE] == ["The army"]


def test_nobody_called_confirm_reports_anything(claims_of: Attribute) -> None:
    claims = claims_of("The mill said it could not confirm reports that two men had left.")
    assert [told(claim)[0] for claim in claims] == ["The mill"]
