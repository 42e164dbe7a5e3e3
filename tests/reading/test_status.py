"""Whether it is told as having happened."""

from collections.abc import Callable

import pytest

from sayso.record import Event
from sayso.record.vocabulary import Status

ReadEvents = Callable[..., dict[str, Event]]


@pytest.mark.parametrize(
    ("text", "anchor", "status"),
    [
        ("Troops attacked the town.", "attacked", Status.ACTUAL),
        ("No one was killed in the raid.", "killed", Status.NEGATED),
        ("The troops did not open fire on the crowd.", "open fire", Status.NEGATED),
        ("There were no clashes in the district overnight.", "clashes", Status.NEGATED),
        ("The army denied that its troops had attacked the village.", "attacked", Status.DENIED),
        ("Uganda denied attacking the village.", "attacking", Status.DENIED),
        ("If the rebels attack the dam, the valley will flood.", "attack", Status.HYPOTHETICAL),
        ("Rebels could attack the dam, analysts fear.", "attack", Status.HYPOTHETICAL),
        ("There is a risk of clashes along the line.", "clashes", Status.HYPOTHETICAL),
        ("The army will withdraw its troops on Friday.", "withdraw", Status.PLANNED),
        ("The group vowed to retaliate.", "retaliate", Status.PLANNED),
        ("The rebels plan to release the hostages.", "release", Status.PLANNED),
        ("The envoy urged both sides to withdraw.", "withdraw", Status.DEMANDED),
        ("The union called for the release of the hostages.", "release", Status.DEMANDED),
        ("The troops must withdraw, the minister said.", "withdraw", Status.DEMANDED),
    ],
)
def test_status_follows_from_the_words_that_govern(read_events: ReadEvents, text: str, anchor: str, status: Status) -> None:
    assert read_events(text)[anchor].status is status


def test_negation_of_one_verb_leaves_the_next_alone(read_events: ReadEvents) -> None:
    events = read_events("The army attacked the village and did not shell the school.")
    assert (events["attacked"].status, events["shell"].status) == (Status.ACTUAL, Status.NEGATED)


def test_what_a_denial_says_did_not_hurt_anybody_is_negated(read_events: ReadEvents) -> None:
    assert (
        read_events("The army denied that it shelled the town and said no civilian was hurt.")["hurt"].status is Status.NEGATED
    )
