"""How often the state of a text is right: on passages that were kept apart, and on spinners that weights were not learnt with.

Broken and clean passages were written for the project; those of part 1 of eight (by the hash of their name) were neither
counted nor learnt from. Clean passages, also counted ones, are broken here by spinners of the tests' own, whose words are none
of those that weights were learnt with.
"""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.reading.condition import judge_condition
from sayso.reading.document import Document
from sayso.record import Received

Receive = Callable[..., Received]

PASSAGES = Path(__file__).parents[2] / "training" / "passages"
MARK = re.compile(r"\[\[\S+ |\]\]")
PARTS, KEPT = 8, 1
JOINED = 2
"""Clean passages that make one text: news texts are longer than passages."""
FLOORS = {"spun": 0.72, "translated": 0.75, "garbled": 0.78, "not clean": 0.83}
"""F1 of each label, and of all but clean: a little under what was measured; they may only rise."""
CLEAN = 1.0
"""Share of clean passages that are called so."""


# --- spinners and bad scans: which word becomes which, and where, follows from the word and the text -----------------------

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


def table(pairs: str) -> dict[str, str]:
    """`word=word` pairs, parted by blanks."""
    return dict(pair.split("=") for pair in pairs.split())


FINNISH = table(
    "the=joka a=eras an=eras of=lta in=ssa and=seka to=kohti on=paalla that=etta was=oli were=olivat had=oli "
    "has=omistaa have=omistavat for=varten with=kanssa by=kautta from=luota at=luona it=sitten is=onpa are=ovatpa "
    "after=jalkeen said=sanoi"
)
"""Words of closed classes through a dictionary of another language."""
HOMONYMS = table(
    "the=thigh of=cove in=linen and=hand to=toe on=son that=hat was=wash were=wear had=head for=fork with=width "
    "by=buoy from=foam at=hatch it=pit is=ease are=jar a=hay an=hen as=ash has=haze have=halve"
)
"""The same through words that sound alike."""
ORNATE = table(
    "killed=quietened killing=quietening wounded=dented injured=dented attack=irruption attacked=irrupted "
    "soldiers=janissaries soldier=janissary army=phalanx forces=phalanxes troops=janissaries police=gendarmes "
    "government=magistracy minister=vizier ministry=vizierate spokesman=prolocutor said=asseverated told=acquainted "
    "denied=controverted accused=taxed blamed=upbraided village=thorp town=burg city=megalopolis people=personages "
    "residents=denizens civilians=commoners fighters=gladiators rebels=recusants fire=conflagration "
    "shelling=bombination explosion=fulmination bomb=petard bombs=petards rocket=squib rockets=squibs missile=dart "
    "missiles=darts house=domicile houses=domiciles road=causeway bridge=viaduct border=marches talks=colloquies "
    "ceasefire=quietus agreement=indenture statement=pronunciamento reported=bruited officials=placemen "
    "official=placeman officer=subaltern officers=subalterns commander=archon president=archon leader=protagonist "
    "hospital=lazaret dead=inanimate deaths=decedents two=dyad three=triad four=tetrad five=pentad six=hexad "
    "seven=heptad several=divers many=umpteen morning=matutine night=tenebrity evening=eventide week=hebdomad "
    "month=lunation year=twelvemonth near=proximate between=amidst after=postliminary before=antecedent "
    "against=contrariwise later=anon early=betimes military=bellicose armed=accoutred group=coterie groups=coteries "
    "men=yeomen women=gentlewomen children=bairns woman=gentlewoman weapons=ordnances vehicle=barouche "
    "vehicles=barouches car=barouche plane=aerostat planes=aerostats drone=dirigible drones=dirigibles "
    "region=bailiwick area=purlieu district=wapentake province=palatinate country=commonwealth state=commonwealth"
)
"""Words of open classes through a thesaurus."""


def swap(text: str, words: dict[str, str]) -> str:
    """All words of a table swapped; capitals stay."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        found = words.get(word.lower(), word)
        return found.capitalize() if word[0].isupper() and found != word else found

    return WORD.sub(other, text)


def drawn(seed: str, share: float) -> bool:
    """Whether a thing falls to a share, by its name."""
    return zlib.crc32(seed.encode()) % 1000 < 1000 * share


def misread(text: str) -> str:
    """Letters misread in two words of five."""
    likes = str.maketrans({"e": "c", "h": "b", "m": "rn", "l": "1", "o": "0", "i": "j", "t": "f", "n": "ri"})
    return re.sub(
        r"\S+", lambda match: match[0].translate(likes) if drawn(f"{match[0]}{match.start()}", 0.4) else match[0], text
    )


def torn(text: str) -> str:
    """Words with blanks within, one letter in four."""
    return re.sub(r"(?<=\w)(?=\w)", lambda match: " " if drawn(f"{text[:20]}{match.start()}", 0.25) else "", text)


SPUN: dict[str, Callable[[str], str]] = {
    "finnish": lambda text: swap(text, FINNISH),
    "homonyms": lambda text: swap(text, HOMONYMS),
    "ornate": lambda text: swap(text, ORNATE),
}
GARBLED: dict[str, Callable[[str], str]] = {"misread": misread, "torn": torn}


# --- the measure ---------------------------------------------------------------------------------------------------


def passages(*, kept: bool) -> list[tuple[str, str]]:
    """State and text of the passages of the part that was kept apart, or of the others."""
    found = []
    for path in sorted(PASSAGES.glob("*.txt")):
        for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, rest = block.partition("\n")
            name = f"passages/{path.stem}/{head.split('|')[0].strip()}"
            label = re.search(r"condition=(\w+)", head)
            part = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % PARTS
            if (part == KEPT) is kept:
                found.append((label[1] if label else "clean", MARK.sub("", rest[: rest.rindex("\n{")].strip())))
    return found


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    """The texts of the measure with their states."""
    broken = [each for each in passages(kept=True) if each[0] != "clean"]
    clean = [text for label, text in passages(kept=True) if label == "clean"]
    others = [text for label, text in passages(kept=False) if label == "clean"]
    pairs = ["\n".join(others[at : at + JOINED]) for at in range(0, len(others), JOINED)]
    made = [("spun", list(SPUN.values())[number % 3](text)) for number, text in enumerate(pairs)]
    made += [
        ("garbled", garble(text)) for number, text in enumerate(pairs) for garble in list(GARBLED.values())[number % 2 :: 4]
    ]
    return broken + [("clean", text) for text in clean] + made


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """F1 of what is found among what is wanted."""
    counts = Counter(pairs)
    both = counts[True, True]
    return 2 * both / max(1, 2 * both + counts[True, False] + counts[False, True])


def test_states_are_right(receive: Receive, texts: list[tuple[str, str]]) -> None:
    assert len(texts) >= 300
    judged = [(label, str(judge_condition(Document.of(receive(text)))[0].label)) for label, text in texts]
    found = {
        label: f1([(wanted == label, got == label) for wanted, got in judged]) for label in ("spun", "translated", "garbled")
    }
    found["not clean"] = f1([(wanted != "clean", got != "clean") for wanted, got in judged])
    assert {label: round(figure, 3) for label, figure in found.items() if figure < FLOORS[label]} == {}
    clean = [got == "clean" for wanted, got in judged if wanted == "clean"]
    assert sum(clean) / len(clean) >= CLEAN
