"""Places of a report and which places on Earth they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.document import Document
from sayso.reading.places import find_places
from sayso.record import Place, Received


def document(text: str, title: str | None = None) -> Document:
    return Document.of(Received.of(text, title=title, language="en"))


def found(text: str) -> list[Place]:
    return [mention.value for mention in find_places(document(text)) if isinstance(mention.value, Place)]


def named(text: str, quote: str) -> Place:
    return next(place for place in found(text) if place.span is not None and place.span.quote == quote)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Shells fell in Donetsk and near Bakhmut.", ["Donetsk", "Bakhmut"]),
        ("They met in Ivory Coast, the U.S. and the UK.", ["Ivory Coast", "U.S.", "UK"]),
        ("GOMA, March 3 (Lake News) - Guards fired.", ["GOMA"]),
        ("Pakistan-administered territory was quiet.", ["Pakistan"]),
        ("The village of Dyg was shelled.", ["Dyg"]),
        ("Guards fired at the Sarband water intake.", ["Sarband"]),
        ("Shells fell on Dyg Zor, a hamlet in the eastern province of Arauca.", ["Dyg Zor", "Arauca"]),
        ("Guards met on the Kyrgyz-Tajik border.", ["Kyrgyz-Tajik border"]),
        ("TALKS IN CENTRAL AMERICA BEGAN.", ["CENTRAL AMERICA"]),
        ("SHELLS FELL IN DONETSK ON TUESDAY SINCE A CAR WAS THERE AND TIME IS MONEY.", ["DONETSK"]),
    ],
)
def test_the_names_of_places_are_found(text: str, quotes: list[str]) -> None:
    assert quotes == [place.span.quote for place in found(text) if place.span is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Tajik officials and Russian troops met.",
        "He may march on Monday, Major Paris Hilton said.",
        "President Lincoln spoke of us.",
        "The City Council met.",
        "Nothing happened.",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("Kyiv said that shells fell on Donetsk.", "Donetsk", "UKR"),
        ("Police in Atlanta said that crews came from all over Georgia.", "Georgia", "USA"),
        ("Tbilisi and Moscow met. Georgia lost two men to Abkhazia.", "Georgia", "GEO"),
        ("Two men died in Paris, Texas.", "Paris", "USA"),
        ("Two men died in Tripoli. Lebanon sent troops, and Beirut was calm.", "Tripoli", "LBN"),
        ("The village of Dyg, in Arauca province, was calm. Colombia sent troops.", "Dyg", "COL"),
    ],
)
def test_the_rest_of_the_report_decides_among_places_of_one_name(text: str, quote: str, country: str) -> None:
    assert country == named(text, quote).country


@pytest.mark.parametrize(
    ("text", "quote", "precision"),
    [
        ("Shells fell in Donetsk.", "Donetsk", 1),
        ("Shells fell near Donetsk.", "Donetsk", 2),
        ("Shells fell 10 km north of Donetsk.", "Donetsk", 2),
        ("Shells fell on the outskirts of Donetsk.", "Donetsk", 2),
        ("Shells fell in Tigray in Ethiopia.", "Tigray", 4),
        ("Shells fell in Ethiopia.", "Ethiopia", 6),
        ("A ship was hit in the Red Sea.", "Red Sea", 7),
        ("Shells fell along the Line of Control.", "Line of Control", 5),
        ("The village of Dyg was shelled.", "Dyg", None),
    ],
)
def test_precision_is_no_finer_than_the_words(text: str, quote: str, precision: int | None) -> None:
    assert precision == named(text, quote).precision


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The village of Dyg was shelled.", "Dyg"),
        ("Shells fell along the Line of Control.", "Line of Control"),
        ("Trucks crossed the Netzarim corridor in Gaza.", "Netzarim corridor"),
        ("Guards met on the Kyrgyz-Tajik border.", "Kyrgyz-Tajik border"),
        ("Guards fired at the Sarband water intake.", "Sarband"),
    ],
)
def test_a_place_without_a_trusted_point_gets_none(text: str, quote: str) -> None:
    place = named(text, quote)
    assert (place.latitude, place.longitude) == (None, None)


def test_a_local_namesake_of_a_far_hamlet_stays_unresolved() -> None:
    text = "Kyrgyzstan and Tajikistan blamed each other after guards fired near Khojai Alo and Batken."
    assert all(place.country in (None, "KGZ", "TJK") for place in found(text))


def test_a_town_and_not_its_province_is_meant_where_nothing_says_so() -> None:
    text = "BATKEN, May 12 (Hill News) - Guards of Kyrgyzstan died in Batken. The governor of Batken province spoke."
    assert [place.precision for place in found(text)] == [1, 6, 1, 4]


@given(st.text(alphabet="ABCdefgh .,-'–1\n", max_size=200))
def test_spans_quote_the_text_and_do_not_overlap(text: str) -> None:
    mentions = find_places(document(text))
    assert all(mention.span.holds(text) for mention in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    "text",
    ["Paris " * 10_000, "Springfield, " * 5_000, "al-" * 30_000, "St. " * 20_000, "A" * 100_000, "the village of " * 5_000],
)
def test_long_runs_are_read_in_bounded_time(text: str) -> None:
    find_places(document(text))


WORDS = st.sampled_from(
    [
        *"Washington D.C. D.C W.Va. N.Y. St. Camp Hill 304 Paris Goma Dyg Zor al-Tanf Kyrgyz-Tajik border road from to".split(),
        *"between and in near the village of Kyrgyz side , . ; ( ) - – 30 nautical miles west southern Lebanon Maj.".split(),
        *"\n \t U.S. Us barangay sector on Us-led D- -D ' é 北京 IRAQ".split(" "),
    ]
)


@given(st.lists(WORDS, max_size=40), st.integers(min_value=0, max_value=400), st.sampled_from(["", " "]))
def test_news_that_is_cut_anywhere_is_read(words: list[str], end: int, blank: str) -> None:
    text = blank.join(words)[:end]
    assert all(mention.span.holds(text) for mention in find_places(document(text)))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(mention.span.holds(text) for mention in find_places(document(text)))


def test_a_short_form_at_the_very_end_is_read() -> None:
    assert [place.name for place in found("They met in Washington, D.C.")] == ["Washington", "District of Columbia"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The troops of Colombia said shells fell in Caño Dyg on Friday.", ["Colombia", "Caño Dyg"]),
        ("Two men from Sudan were shot in Krishna Dyg and fled.", ["Sudan"]),
        ("Shells fell near Qiryat Dyg overnight.", ["Qiryat Dyg"]),
        ("Residents of Dygor fled on Monday.", ["Dygor"]),
        ("They took Hill 304 and Camp Dyg on Monday.", ["Hill 304", "Camp Dyg"]),
        ("They were taken out of Dygor and Zorgul at noon. Zorgul burned.", ["Dygor", "Zorgul", "Zorgul"]),
        ("A truck burned on the Goma-Sake road.", ["Goma-Sake road"]),
        ("Rockets were fired from southern Lebanon.", ["southern Lebanon"]),
        ("Shells fell in Dygor while the valley slept. The valley was hit.", ["Dygor"]),
    ],
)
def test_names_are_whole_as_written(text: str, names: list[str]) -> None:
    assert names == [place.name for place in found(text)]


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("Iran and Iraq talked. The Kurds of the Iraqi village of Dyg fled.", "Dyg", "IRQ"),
        ("Shells fell near Dygor, on the Tajik side. Kyrgyzstan denied it.", "Dygor", "TJK"),
        ("Troops of Sudan fought in El Fasher and Nyala, and shells fell in Dygor on Friday.", "Dygor", "SDN"),
        ("Kyrgyzstan and Tajikistan blamed each other after shells fell in Dygor on Friday.", "Dygor", None),
        ("Trucks were stopped on the Goma-Bukavu road between Goma and Bukavu in Congo.", "Goma-Bukavu road", "COD"),
    ],
)
def test_an_unknown_place_lies_where_the_words_or_the_whole_report_say(text: str, quote: str, country: str | None) -> None:
    assert country == named(text, quote).country


def test_a_small_namesake_in_a_country_of_the_report_is_meant_before_a_far_city() -> None:
    text = "Israel struck the village of Blida in Lebanon. Shells fell near Aitaroun, and Beirut was calm, Lebanon said."
    assert named(text, "Blida").country == "LBN"


def test_a_surname_is_no_far_town() -> None:
    text = "Yemen and Saudi Arabia talked in Sanaa, and then Lincoln spoke to Ibb and Taiz."
    assert "Lincoln" not in {place.name for place in found(text)}


def test_the_agency_of_a_dateline_is_no_town() -> None:
    places = found("WASHINGTON, March 3 (Meridian) - Ships left. The captain told Meridian so.")
    assert [place.name for place in places] == ["Washington"]


def test_another_spelling_is_known_beside_its_neighbours_only() -> None:
    near = "Troops of Ethiopia left Sheraro in Tigray after shells fell in Adi Hagerai on Friday."
    far = "Troops of Ethiopia left Jijiga after shells fell in Adi Hagerai on Friday."
    assert [named(text, "Adi Hagerai").latitude is not None for text in (near, far)] == [True, False]


def test_a_place_at_the_end_of_a_road_is_near_it() -> None:
    assert named("Gunmen stopped a car on the road from Goma to Sake on Friday.", "Goma").precision == 2


FOLDED = """The ministry of the small republic said in the capital that shells had fallen in Addis
Ababa and near the village of Dyg
Zor in the north of the country while the men of the second
company slept in their tents at the foot of
the hill, and that nobody had been hurt by them in the camp or in the
town beside it."""


def test_names_go_on_over_the_end_of_a_folded_line() -> None:
    assert [place.name for place in found(FOLDED)] == ["Addis Ababa", "Dyg Zor"]
