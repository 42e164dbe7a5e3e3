"""The language that a text is written in: by script, by little words, and by letters where these do not decide.

English is what Sayso reads, so the question is mostly whether a text is English: also in capitals, in a sentence full of
foreign names, machine-translated, or with its words swapped for synonyms. Little words tell that, at less cost than a model.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARS = 2000
"""Code points from the beginning that are looked at: some 300 words decide."""
MODEL_CHARS = 600
"""Code points that the model of letters is shown: its time grows with them, its answer hardly changes."""
ENGLISH_SHARE = 0.12
"""Share of English little words from which a text is English; the development cases have 0.18 to 0.39, spun ones from 0.10."""
SHORT_WORDS = 30
"""Below so many words the share says little, and one English word without any foreign one is enough for a guess."""
SURE = 0.7
"""Certainty from which the model of letters is believed against English."""
LIKELY_ENGLISH = 0.2
"""Certainty from which the model of letters is believed for English, if no other language comes near."""
HARDLY_ENGLISH = 0.05
"""Certainty of English below which little words of another language decide between neighbours, such as Serbian and Croatian."""

ENGLISH = frozenset(
    "the of and that with from which were said have has been after their they this not but who its it's would when where while "
    "also by near into than there these those being because before between during against under through about could should had "
    "his her him she them what other some such only says at least according more most both two three killed told since until "
    "amid".split()
)
"""Little words of English that are no little words of other languages in Latin letters."""
FOREIGN = frozenset(
    "le la les des du et est une dans pour que qui sur avec aux ont sont ce cette par pas plus ses au un "
    "der die das und von mit ist nicht ein eine einen dem den des im zu auf für sich auch bei nach wurde werden sind hat "
    "el los las del en por con una para su al se lo como más pero fue han sus ha está son "
    "il di che della per dei gli nel alla sono anche dal delle è non "
    "o os do da dos das em não uma na no ao pelo foi mais "
    "het een van zijn niet op te voor met aan ook maar door bij wordt "
    "och att som för på av är till inte den det ett var har og til ikke med fra blev ble "
    "i w z na się że jest nie oraz przez po dla od jak są do o při se že je byl ve "
    "ve bir bu için ile olarak da de olan çok sonra kadar ise "
    "şi și în cu că nu mai din pe este fost "
    "a az és hogy egy nem is volt meg "
    "yang dan di dengan untuk dari ini itu dalam tidak pada akan oleh telah "
    "ang ng mga sa ay nang kay si na wa ya kwa katika ni waa oo ka iyo ee ku ayaa "
    "dhe të në që me për nga një je i u su od za koji "
    "và của là các được trong cho một không".split()
) - frozenset("i is me u no do to on in as an at")
"""Little words of other languages in Latin letters, without those that English has too."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("am", re.compile(r"[\u1200-\u139f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("han", re.compile(r"[\u3400-\u9fff]")),
)
"""Scripts; those named by a language code have one language of note."""
KANA_SHARE = 0.1
"""Share of kana among East Asian signs from which a text is Japanese."""
MANY_LANGUAGES = frozenset({"latin", "cyrillic", "arabic", "devanagari"})

VARIETIES = {"ary": "ar", "arz": "ar", "yue": "zh", "wuu": "zh", "sdh": "ku", "uzs": "uz"}
"""Varieties that the model knows apart and ISO 639-1 does not."""
NOT_ASKED = frozenset({"eo", "la", "vo", "zxx", "oc", "an", "wa", "fo", "lb"})
"""Labels of the model that no news is written in, or next to none, and that draw uncertain texts."""


def identify_language(text: str) -> tuple[str | None, float]:
    """ISO 639-1 code of the language of a text and how certain that is, 0 to 1; `None` where nothing decides.

    *Cost*: bounded, whatever the length of the text.

    >>> identify_language("THE MINISTRY SAID THAT ITS POSITIONS WERE SHELLED")[0]
    'en'
    >>> identify_language("Le ministère a déclaré que ses positions ont été bombardées.")[0]
    'fr'
    """
    sample = text[:SAMPLE_CHARS]
    script, share = _script(sample)
    if script is None:
        return None, 0.0
    if script == "latin":
        return _latin(sample)
    if script in MANY_LANGUAGES:
        return _by_letters(sample.lower(), foreign=True)
    return ("zh" if script == "han" else script), share


def _script(sample: str) -> tuple[str | None, float]:
    """The script of most letters, and their share."""
    if sample.isascii():
        return ("latin", 1.0) if SCRIPTS[0][1].search(sample) else (None, 0.0)
    counts = {script: len(signs.findall(sample)) for script, signs in SCRIPTS}
    letters = sum(counts.values())
    if not letters:
        return None, 0.0
    if counts["ja"] > KANA_SHARE * (counts["ja"] + counts["han"]) and counts["ja"] + counts["han"] > letters / 2:
        return "ja", (counts["ja"] + counts["han"]) / letters
    script = max(counts, key=counts.__getitem__)
    return script, counts[script] / letters


def _latin(sample: str) -> tuple[str | None, float]:
    """The language of a text in Latin letters."""
    words = Counter(WORD.findall(sample.lower().replace("’", "'")))
    total = words.total()
    if not total:
        return None, 0.0
    english = sum(count for word, count in words.items() if word in ENGLISH)
    foreign = sum(count for word, count in words.items() if word in FOREIGN)
    if english >= ENGLISH_SHARE * total and english > 2 * foreign:
        return "en", round(1 - 0.5 ** (1 + english), 3)
    short = total < SHORT_WORDS
    guess, certainty = _by_letters(sample.lower(), foreign=foreign > english)
    if guess == "en" or (guess is not None and not (english > foreign and short)):
        return guess, certainty
    if english > foreign and short:
        return "en", 0.5
    return None, certainty


def _by_letters(sample: str, *, foreign: bool) -> tuple[str | None, float]:
    """What the model of letters says, if it is sure enough.

    Args:
        sample: Some of the text.
        foreign: Whether its script or little words say that it is not English.
    """
    ranked = dict(_model().rank(sample[:MODEL_CHARS]))
    first, second = list(ranked)[:2]
    certainty = round(float(ranked[first]), 3)
    if first == "en":
        return ("en" if certainty >= LIKELY_ENGLISH and certainty > 2 * ranked[second] else None), certainty
    sure = certainty >= SURE or (foreign and ranked["en"] < HARDLY_ENGLISH)
    return (VARIETIES.get(first, first) if sure else None), certainty


@cache
def _model() -> "LanguageIdentifier":
    """The model of letters; loading it takes half a second, so it is done only when a text needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - only when needed

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([label for label in model.labels if (len(label) == 2 or label in VARIETIES) and label not in NOT_ASKED])
    return model
