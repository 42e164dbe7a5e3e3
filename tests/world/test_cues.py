import pytest

from sayso.record.vocabulary import Stance
from sayso.world.cues import FORMS, Use


def uses(words: str) -> set[Use]:
    parts = tuple(words.split())
    return {form.use for form in FORMS.get(parts[0], ()) if form.words == parts}


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("said", Use.PAST),
        ("swore", Use.PAST),
        ("denies", Use.PRESENT),
        ("admitting", Use.PARTICIPLE),
        ("called for", Use.PAST),
        ("ruling out", Use.PARTICIPLE),
        ("according to", Use.PREPOSITION),
        ("reportedly", Use.HEDGE),
        ("allegations", Use.NOUN),
    ],
)
def test_knows_every_form_of_a_cue(words: str, use: Use) -> None:
    assert use in uses(words)


def test_tries_the_longest_phrase_first() -> None:
    lengths = [len(form.words) for form in FORMS["called"]]

    assert lengths == sorted(lengths, reverse=True)


def test_gives_a_word_its_stance_under_refusal() -> None:
    (confirm,) = (cue for form in FORMS["confirm"] if form.use is Use.BASE for cue in form.cues if cue.lemma == "confirm")

    assert (confirm.stance, confirm.unable, confirm.unwilling) == (Stance.CONFIRM, Stance.DOUBT, Stance.DECLINE)


def test_names_no_take_that_the_table_does_not_explain() -> None:
    explained = set(
        "clause that firm object to bid of hearer question tag quote relay figure bare deed answerable for silence".split()
    )

    assert {take for forms in FORMS.values() for form in forms for cue in form.cues for take in cue.takes} <= explained
