"""What a voice does with a content."""

from collections.abc import Callable

import pytest

from sayso.reading.attribution import attribute
from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.record import Received

Receive = Callable[..., Received]
StanceOf = Callable[[str], str]


@pytest.fixture(scope="module")
def stance_of(receive: Receive) -> StanceOf:
    """The stance of the last claim of a text."""

    def read(text: str) -> str:
        document = Document.of(receive(text))
        claims, _ = attribute(document, Cast.of(document))
        return max(claims, key=lambda claim: (claim.cue.start if claim.cue else 0, claim.content.start)).stance.value

    return read


STANCES = [
    ("assert", "Armenia's foreign ministry said the talks would begin in Vienna."),
    ("assert", "Armenia's army said nobody was hurt."),
    ("assert", "Armenia's army said it had shot down two drones."),
    ("accuse", "Armenia's army said Azerbaijani troops had shelled a village."),
    ("accuse", "A village was shelled by Azerbaijani troops, Armenia's army said."),
    ("accuse", "Armenia's army reported shelling of a village by Azerbaijani troops."),
    ("accuse", "Residents said Azerbaijani soldiers had burned a barn."),
    ("accuse", "Armenia's army blamed Azerbaijan for the fire."),
    ("accuse", "Armenia's foreign ministry called the blockade a crime."),
    ("accuse", "Armenia's army said it was Azerbaijani troops who had mined the road."),
    ("admit", "Armenia's army said two of its soldiers were killed."),
    ("admit", "Armenia's army said its gunners had struck a fuel depot."),
    ("admit", "Armenia's army acknowledged that a tank had been lost."),
    ("admit", "“We fired two missiles,” Armenia's army said."),
    ("admit", "Hezbollah claimed the attack."),
    ("assert", "Turkey claimed that the hill was quiet."),
    ("deny", "Armenia's army denied shelling the village."),
    ("deny", "Armenia's army said its guns had not fired that day."),
    ("deny", "Armenia's army said none of its units had fired."),
    ("deny", "Armenia's foreign ministry called the report a lie."),
    ("deny", "Armenia's foreign ministry dismissed the report as propaganda."),
    ("confirm", "The hospital confirmed that the boy had died."),
    ("doubt", "Reuters could not independently verify the report."),
    ("doubt", "The report could not be verified."),
    ("doubt", "A spokesman for the observers said they did not know who had fired."),
    ("decline", "The ministry declined to comment on the report."),
    ("decline", "The ministry would not say who had fired."),
    ("decline", "The ministry made no mention of losses."),
    ("urge", "The pope called for calm."),
    ("urge", "The governor told residents to leave the valley."),
    ("pledge", "The governor promised to rebuild the bridge."),
    ("pledge", "Armenia's foreign ministry said it would appeal to the council."),
    ("threaten", "Hezbollah vowed to answer every strike."),
    ("threaten", "Armenia's army said it would respond to any strike."),
    ("threaten", "Armenia's army warned that Baku would pay if the shelling went on."),
    ("threaten", "Armenia reserved the right to respond."),
    ("accuse", "Armenia's army said the shell was Azerbaijani."),
    ("accuse", "Armenia's army said the Azerbaijani side broke the truce at dawn."),
    ("accuse", "Azerbaijan moved guns to the river. Armenia's army said two villages had been shelled."),
    ("accuse", "At 16:00 on Tuesday, the Azerbaijani side opened dense bursts at guards, Armenia's army said."),
    ("accuse", "Armenia's army said its villages came under fire from Azerbaijani guns."),
    ("accuse", "Azerbaijan moved guns to the river. Armenia's army said the other side had fired first."),
    ("assert", "The army said both sides fired."),
    ("assert", "Armenia's army said its troops had taken the hill on Monday."),
    ("assert", "Two men died. Police in Yerevan said no one was hurt at the mill."),
    ("admit", "Armenia's foreign ministry said the raid had been a mistake."),
    ("admit", "The driver admitted that he had fled."),
    ("deny", "Armenia's foreign ministry called the charge baseless."),
    ("deny", "Armenia's foreign ministry dismissed as “a fable” the report of a raid."),
    ("deny", "Armenia's army said there had been no raid."),
    ("deny", "Armenia's army said it was not a coup."),
    ("deny", "“Not so,” Armenia's foreign ministry said."),
    ("doubt", "Armenia's police said there was no evidence of a raid."),
    ("doubt", "Armenia's police doubted that he was dead."),
    ("doubt", "Armenia's police voiced doubt that he was dead."),
    ("threaten", "Armenia's army warned of consequences for the raid."),
    ("threaten", "Armenia's army vowed to repay the raid."),
    ("pledge", "The captain of the club vowed to fight for every point."),
    ("assert", "Analysts say trade could suffer if the strait is closed."),
]


@pytest.mark.parametrize(("stance", "text"), STANCES)
def test_judges_the_stance(stance_of: StanceOf, stance: str, text: str) -> None:
    assert stance_of(text) == stance
