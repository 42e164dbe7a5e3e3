"""The state of a text."""

from collections.abc import Callable

import pytest

from sayso.reading.condition import judge_condition
from sayso.reading.document import Document
from sayso.record import Received
from sayso.record.vocabulary import ConditionLabel

Receive = Callable[..., Received]

CLEAN = (
    "The army said on Tuesday that two of its soldiers had been killed when rebels attacked a checkpoint north of the town. "
    "Residents heard gunfire until noon. A spokesman for the rebels denied any part in it and called for an inquiry. "
    "The governor met the families of the dead in the afternoon and promised that the road would be reopened within a week."
)
SPUN = (
    "The soldiery averred upon Tuesday that twain of its legionnaires had been smitten whilst insurrectionists beset "
    "a checkpoint nigh the townlet. Townsfolk beheld tidings of it until noon. A mouthpiece for the insurrectionists "
    "gainsaid any such deed and besought an inquest. The headman greeted the folks in the afternoon."
)
SWAPPED = " ".join(["Quo army of quo north said quo rebels took quo town and quo bridge near quo river and held quo road."] * 8)
TRANSLATED = (
    "The forces armed informed this Tuesday that two militaries fell in the fight near the city, the source gave to know. "
    "In the hour 5 of May the subversives opened fire from mine throwers, - said the press-secretary of service. "
    "The peaceful population is evacuated, and of wounded 4 persons are in the hospital."
)
GARBLED = "Th3 xqzt brrm wrtd klmnp of zzzzzt tkkkkr vbnm qwrt plkjh on mnbv cxzl kjhg trwq dfgh the sdfg bvcx lkjh nbvc."


def label(receive: Receive, text: str) -> ConditionLabel:
    return judge_condition(Document.of(receive(text)))[0].label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLEAN, ConditionLabel.CLEAN),
        (SPUN, ConditionLabel.SPUN),
        (SWAPPED, ConditionLabel.SPUN),
        (TRANSLATED, ConditionLabel.TRANSLATED),
        (GARBLED, ConditionLabel.GARBLED),
    ],
)
def test_signs_give_the_label(receive: Receive, text: str, expected: ConditionLabel) -> None:
    assert label(receive, text) is expected


def test_one_odd_word_is_no_sign(receive: Receive) -> None:
    assert label(receive, CLEAN.replace("Residents", "Townsfolk")) is ConditionLabel.CLEAN


def test_few_words_show_nothing(receive: Receive) -> None:
    condition, reasons = judge_condition(Document.of(receive("Athwart the hamlet.")))
    assert (condition.label, condition.score, reasons) == (ConditionLabel.CLEAN, None, ())


def test_label_other_than_clean_says_why(receive: Receive) -> None:
    received = receive(SPUN)
    _, reasons = judge_condition(Document.of(received))
    assert {reason.rule for reason in reasons} == {"signs-of-spun"}
    assert all(reason.words is not None and reason.words.holds(SPUN) for reason in reasons)
