import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.identify import identify_language

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ENGLISH = [
    "GOVERNMENT TROOPS SHELL REBEL POSITIONS NEAR THE BORDER, MINISTRY SAYS",
    "REBELS DENY ATTACK ON THE VILLAGE",
    "It denied that.",
    "Two soldiers wounded",
    "Abdulkarim Hasanzade and Vardan Petrosyan met Nurlan Beishenaliev near Chambarak.",
    "Spokesman Abdulkarim Hasanzade told Xəbər that Füzuli and Ağdam were quiet.",
    "The Wazarat al-Difa of Sana'a said Hodeidah, Taiz, Marib, Ibb and Dhamar were hit.",
    "Border sentinels whether nan colony opened dense occurrence astatine positions, nan ministry said successful a statement.",
    "Yet two border guard passed away at night from the wounds received in the fire, informed the ministry of the health.",
]
OTHERS = {
    "fr": "Le ministère de la Défense a déclaré lundi que ses forces avaient riposté.",
    "es": "El ministerio dijo el lunes que sus fuerzas respondieron al fuego.",
    "de": "Das Ministerium teilte am Montag mit, seine Truppen hätten das Feuer erwidert.",
    "pt": "O ministério disse na segunda-feira que as suas forças responderam ao fogo.",
    "it": "Il ministero ha detto lunedì che le sue forze hanno risposto al fuoco.",
    "nl": "Het ministerie zei maandag dat zijn troepen het vuur hadden beantwoord.",
    "tr": "Bakanlık pazartesi günü yaptığı açıklamada ateşe karşılık verildiğini bildirdi.",
    "az": "Müdafiə Nazirliyi bazar ertəsi bildirib ki, qüvvələri atəşə cavab verib.",
    "pl": "Ministerstwo poinformowało w poniedziałek, że jego siły odpowiedziały ogniem.",
    "so": "Wasaaradda gaashaandhigga ayaa sheegtay in ciidamadeedu ay jawaab celiyeen.",
    "sw": "Wizara ya ulinzi ilisema Jumatatu kwamba vikosi vyake vilijibu mashambulizi.",
    "ru": "Министерство обороны сообщило в понедельник об обстреле позиций.",
    "uk": "Міністерство оборони повідомило у понеділок про обстріл позицій.",
    "ar": "قالت وزارة الدفاع يوم الاثنين إن قواتها ردت على إطلاق النار.",
    "fa": "وزارت دفاع روز دوشنبه اعلام کرد که نیروهایش به آتش پاسخ دادند.",
    "he": "משרד הביטחון הודיע ביום שני כי כוחותיו השיבו אש.",
    "hy": "Պաշտպանության նախարարությունը հայտնել է, որ դիրքերը գնդակոծվել են։",
    "ka": "თავდაცვის სამინისტრომ განაცხადა, რომ პოზიციები დაიბომბა.",
    "zh": "国防部周一表示,其部队进行了还击。",
    "ja": "国防省は月曜日、部隊が反撃したと発表した。",
    "ko": "국방부는 월요일 군이 반격했다고 밝혔다.",
    "hi": "रक्षा मंत्रालय ने सोमवार को कहा कि उसकी सेना ने जवाबी कार्रवाई की।",
    "am": "የመከላከያ ሚኒስቴር ሰኞ ዕለት አስታወቀ።",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_of_any_sort_is_english(text: str) -> None:
    assert identify_language(text)[0] == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert identify_language(OTHERS[code])[0] == code


@pytest.mark.parametrize("code", ["fr", "tr", "ru"])
def test_capitals_do_not_matter(code: str) -> None:
    assert identify_language(OTHERS[code].upper())[0] == code


@pytest.mark.parametrize("text", ["", "  ", "12:30 — 45%", "🙂"])
def test_what_has_no_words_has_no_language(text: str) -> None:
    assert identify_language(text) == (None, 0.0)


def test_a_french_text_that_names_english_things_is_french() -> None:
    text = (
        "Selon The Guardian et The New York Times, la Bank of America et le Council on Foreign Relations ont été visés par une "
        "attaque dans la nuit de lundi à mardi, a indiqué le ministère de l'Intérieur."
    )
    assert identify_language(text)[0] == "fr"


@given(st.text(max_size=100))
def test_certainty_is_a_share(text: str) -> None:
    code, certainty = identify_language(text)
    assert 0 <= certainty <= 1
    assert code is None or (len(code) == 2 and code.islower())


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    identify_language(OTHERS["fr"])
    start = time.perf_counter()
    for text in ("a" * 10**7, "le " * 10**6, "я" * 10**7):
        identify_language(text)
    assert time.perf_counter() - start < 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not beside this repository")
def test_the_seed_reports_are_english_also_where_spun() -> None:
    assert {identify_language(path.read_text(encoding="utf-8"))[0] for path in SEEDS.glob("*.txt")} == {"en"}
