"""Who speaks and acts: kind, side and name of noun phrases, by themselves and by what stands before them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.record import Mention, Party, Place, Received, Span, Voice
from sayso.record.vocabulary import MentionType

Receive = Callable[..., Received]


@pytest.fixture(scope="module")
def voice_of(receive: Receive) -> Callable[..., Voice]:
    """The voice of the nth place where words stand in a text."""

    def find(text: str, words: str, nth: int = 0) -> Voice:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return Cast.of(Document.of(receive(text))).voice(start, start + len(words))

    return find


@pytest.fixture(scope="module")
def cast_of(receive: Receive) -> Callable[[str], Cast]:
    """The cast of a text."""
    return lambda text: Cast.of(Document.of(receive(text)))


ALONE = [
    ("Azerbaijan's Defence Ministry", "ministry", "AZE", "Azerbaijani defence ministry"),
    ("the Ministry of Defense of Ethiopia", "ministry", "ETH", "Ethiopian defence ministry"),
    ("the foreign ministry in Yerevan", "ministry", "ARM", "Armenian foreign ministry"),
    ("Israel's army", "military", "ISR", "Israel Defense Forces"),
    ("Azeri forces", "military", "AZE", "Azerbaijani forces"),
    ("Border Troops of Tajikistan", "military", "TJK", "Tajik border troops"),
    ("the press centre of Tajikistan's Border Troops", "military", "TJK", "Tajik border troops"),
    ("a spokesman for the Indian army", "military", "IND", "Indian Army"),
    ("Bishkek", "government", "KGZ", "Kyrgyzstan"),
    ("the Houthi-run health ministry", "ministry", "Houthis", None),
    ("a Houthi official", "armed-group", "Houthis", None),
    ("a commander of Colombia's ELN", "armed-group", "ELN", None),
    ("Hezbollah's media office", "armed-group", "Hezbollah", "Hezbollah"),
    ("Armenian Prime Minister Nikol Pashinyan", "government", "ARM", "Nikol Pashinyan"),
    ("Brig. Gen. Tomas Arce of Peru", "military", "PER", "Tomas Arce"),
    ("a Kyrgyz official", "anonymous", "KGZ", None),
    ("two Turkish officials", "anonymous", "TUR", None),
    ("an official in the Tajik city of Isfara", "official", "TJK", None),
    ("a Lebanese military source", "anonymous", "LBN", None),
    ("a UNIFIL spokesperson", "igo", None, "UNIFIL"),
    ("the UN envoy", "igo", None, None),
    ("the Red Crescent Society", "ngo", None, None),
    ("a surgeon in Batken", "medical", None, None),
    ("residents of Tehran", "resident", None, None),
    ("a teacher who saw the strike", "witness", None, None),
    ("a farmer who saw the roadblock", "witness", None, None),
    ("Syrian state television", "media", "SYR", None),
    ("Syrian rebels", "armed-group", "Syrian rebels", "Syrian rebels"),
    ("no group", "anonymous", None, None),
    ("Security consultancy Tarnwick", "company", None, "Tarnwick"),
    ("analysts in Washington", "expert", None, None),
    ("the Harlow Valley Front", "armed-group", "Harlow Valley Front", "Harlow Valley Front"),
    ("the Highland Liberation Army", "armed-group", "Highland Liberation Army", "Highland Liberation Army"),
    ("the People's Brigade of Lossar", "armed-group", "People's Brigade", "People's Brigade"),
    ("Harlow rebels", "armed-group", "Harlow rebels", "Harlow rebels"),
    ("the defence ministry in Baku", "ministry", "AZE", "Azerbaijani defence ministry"),
    ("the defence ministry somewhat Baku", "ministry", "AZE", "Azerbaijani defence ministry"),
    ("the Royal Nepalese Army", "military", "NPL", None),
    ("Yemen's internationally recognised government", "government", "YEM", None),
    ("UN peacekeepers", "igo", None, None),
]


@pytest.mark.parametrize(("words", "kind", "side", "actor"), ALONE, ids=[case[0] for case in ALONE])
def test_phrase_by_itself(voice_of: Callable[..., Voice], words: str, kind: str, side: str | None, actor: str | None) -> None:
    voice = voice_of(f"Nothing moved, {words} said.", words)
    assert (words, kind, side) == (voice.name, voice.kind, voice.side)
    assert actor in (None, voice.actor)


@pytest.mark.parametrize("words", ["the Iran-backed brigade", "pro-Russian gunmen", "a US-funded clinic"])
def test_ally_is_no_owner(voice_of: Callable[..., Voice], words: str) -> None:
    assert voice_of(f"Later {words} left.", words).side is None


def test_it_is_the_institution_that_spoke_last(cast_of: Callable[[str], Cast]) -> None:
    text = "Georgia's interior ministry said a patrol was hit near Gori. The guards returned fire, it said."
    start = text.index("it said")
    assert _side(cast_of(text).voice(start, start + 2)) == ("ministry", "GEO")


def test_he_is_the_person_who_spoke_last(voice_of: Callable[..., Voice]) -> None:
    text = (
        "Kenya's army closed the road. Colonel Peter Ndolo, a Ugandan officer, said two men had died. He would not name them."
    )
    assert (voice_of(text, "He").actor, voice_of(text, "He").side) == ("Peter Ndolo", "UGA")


def test_the_ministry_is_the_one_named_before(voice_of: Callable[..., Voice]) -> None:
    text = (
        "India's army shelled the hill. Pakistan's foreign ministry summoned the envoy. The ministry called it a provocation."
    )
    assert _side(voice_of(text, "The ministry")) == ("ministry", "PAK")


def test_the_statement_is_that_of_its_issuer(voice_of: Callable[..., Voice]) -> None:
    text = "Hamas said it had fired at a convoy. Israel's navy kept silent. The statement gave no figures."
    assert _side(voice_of(text, "The statement")) == ("armed-group", "Hamas")


def test_the_group_is_the_armed_group(voice_of: Callable[..., Voice]) -> None:
    text = "M23 took the airstrip, Congo's army said on Monday. The group denied it."
    assert _side(voice_of(text, "The group")) == ("armed-group", "M23")


def test_last_name_stands_for_the_full_name(voice_of: Callable[..., Voice]) -> None:
    text = "Rosa Iturbe, a spokeswoman for Peru's police, said nobody was held. Iturbe gave no reason."
    voice = voice_of(text, "Iturbe", 1)
    assert (voice.actor, voice.kind, voice.side) == ("Rosa Iturbe", "police", "PER")


def test_initials_in_brackets_stand_for_the_name(voice_of: Callable[..., Voice]) -> None:
    text = "The Lowland Flood Authority (LFA) in Dhaka said the dyke held. The LFA sent no boats."
    assert voice_of(text, "LFA", 1).actor == "Lowland Flood Authority"


def test_its_spokesman_speaks_for_the_institution(voice_of: Callable[..., Voice]) -> None:
    text = "Chad's army said a post was overrun. Its spokesman gave no toll."
    assert _side(voice_of(text, "Its spokesman")) == ("military", "TCD")


def test_bare_police_are_those_of_the_dateline(voice_of: Callable[..., Voice]) -> None:
    text = "NAIROBI — Gunmen from Somalia crossed the border on Friday, police said."
    assert _side(voice_of(text, "police")) == ("police", "KEN")


def test_descent_points_to_the_authority_of_the_report(voice_of: Callable[..., Voice]) -> None:
    text = "Shells fell on Stepanakert. Ethnic Armenian officials in Nagorno-Karabakh said two people died."
    assert voice_of(text, "Ethnic Armenian officials").side == "Nagorno-Karabakh"


def test_official_who_will_not_be_named_is_anonymous(voice_of: Callable[..., Voice]) -> None:
    text = "The convoy was ours, an official in Tunis said on condition of anonymity."
    assert _side(voice_of(text, "an official in Tunis")) == ("anonymous", "TUN")


def test_outlet_knows_itself(receive: Receive) -> None:
    text = "TW could not verify either account."
    voice = Cast.of(Document.of(receive(text))).voice(0, 2)
    assert (voice.actor, voice.kind) == ("Test Wire", "agency")


def test_country_of_a_place_is_the_home_of_the_army(receive: Receive) -> None:
    text = "Two men were killed at Anytown on Sunday, the army said."
    span = Span.of(text, text.index("Anytown"), text.index(" on"))
    place = Place(name="Anytown", country="MLI")
    mention = Mention(id="men_1", report="rep_1", span=span, type=MentionType.PLACE, value=place)
    at = text.index("the army")
    assert Cast.of(Document.of(receive(text)), (mention,)).voice(at, at + 8).side == "MLI"


def test_nothing_known_stays_unknown(voice_of: Callable[..., Voice]) -> None:
    voice = voice_of("Somebody left the gate open, the army said.", "the army")
    assert _side(voice) == ("military", None)


def test_both_sides_are_the_two_sides_told_of(receive: Receive) -> None:
    text = (
        "Armenia and Azerbaijan traded fire on Monday. Armenia lost a post; Azerbaijan lost none. Both sides blamed the other."
    )
    start = text.index("Both sides")
    assert {"ARM", "AZE"} == {party.side for party in Cast.of(Document.of(receive(text))).parties(start, start + 10)}


def test_two_nationalities_before_one_noun_are_two_parties(receive: Receive) -> None:
    text = "Thai and Cambodian soldiers exchanged fire."
    parties = Cast.of(Document.of(receive(text))).parties(0, len("Thai and Cambodian soldiers"))
    assert [(party.kind, party.side) for party in parties] == [("military", "THA"), ("military", "KHM")]


def test_enemy_is_the_opponent_of_who_speaks(receive: Receive) -> None:
    text = "Ukraine's army said the enemy had lost two boats. Russia's army denied it."
    cast = Cast.of(Document.of(receive(text)))
    speaker = cast.voice(0, len("Ukraine's army"))
    start = text.index("the enemy")
    assert cast.party(start, start + 9, speaker).side == "RUS"


def test_our_soldiers_are_those_of_who_speaks(receive: Receive) -> None:
    text = "“Our soldiers held the hill,” Mali's defence ministry said."
    cast = Cast.of(Document.of(receive(text)))
    start = text.index("Mali")
    speaker = cast.voice(start, text.index(" said"))
    assert cast.party(1, 13, speaker).side == "MLI"


def test_no_opponent_among_many(receive: Receive) -> None:
    text = "Iran, Iraq, Syria and Turkey sent envoys."
    assert None is Cast.of(Document.of(receive(text))).opponent("IRN")


def test_united_nations_are_a_side_where_they_are_hurt(receive: Receive) -> None:
    text = "A mortar round wounded two UNIFIL peacekeepers near Tyre."
    start = text.index("two UNIFIL")
    cast = Cast.of(Document.of(receive(text)))
    assert cast.party(start, text.index(" near")).side == "United Nations"
    assert cast.voice(start, text.index(" near")).side is None


def test_unnamed_peacekeepers_are_those_of_the_report(receive: Receive) -> None:
    text = "The UN mission in South Sudan closed a camp. Two peacekeepers were hurt."
    start = text.index("Two peacekeepers")
    assert Cast.of(Document.of(receive(text))).party(start, start + len("Two peacekeepers")).side == "United Nations"


def test_unknown_land_is_a_side_where_no_state_is_named(receive: Receive) -> None:
    text = "Lossar sent troops to the border of Mirrin."
    assert Cast.of(Document.of(receive(text))).party(0, len("Lossar")).side == "Lossar"


def test_unknown_land_is_no_side_beside_known_states(receive: Receive) -> None:
    text = "Lossar sent troops to the border of Chad."
    assert Cast.of(Document.of(receive(text))).party(0, len("Lossar")).side is None


def test_given_name_stands_for_the_full_name(voice_of: Callable[..., Voice]) -> None:
    text = "Colonel Prasit Thongchai, the Thai defence ministry's spokesman, met reporters. Two men were hurt, Prasit said."
    voice = voice_of(text, "Prasit", 1)
    assert (voice.actor, voice.kind, voice.side) == ("Prasit Thongchai", "ministry", "THA")


def test_we_outside_quotations_is_the_outlet(receive: Receive) -> None:
    text = "Iran's army said nothing. We counted six graves."
    voice = Cast.of(Document.of(receive(text))).voice(text.index("We"), text.index("We") + 2)
    assert voice.actor == "Test Wire"


def test_pronoun_after_a_quotation_is_nobody_within_it(cast_of: Callable[[str], Cast]) -> None:
    text = "Officials in Tunis said the post held. “Libyan troops had crossed the wadi,” they said."
    start, quotation = text.index("they said"), text.index("“")
    assert cast_of(text).voice(start, start + 4, before=quotation).side == "TUN"


def test_its_adviser_serves_the_institution_of_the_sentence(voice_of: Callable[..., Voice]) -> None:
    text = "Hamas said a truce was near. Qatar's government would host the talks, its adviser said."
    assert voice_of(text, "its adviser").side == "QAT"


def test_army_that_spoke_goes_before_one_only_named(voice_of: Callable[..., Voice]) -> None:
    text = "The Sudanese army said a depot burned down. Troops from Chad crossed the wadi, the military said."
    assert voice_of(text, "the military").side == "SDN"


def test_unknown_noun_of_a_country_has_its_side(voice_of: Callable[..., Voice]) -> None:
    voice = voice_of("Chad's blockaders left the wadi, Chad's sallowmen said.", "Chad's sallowmen")
    assert (voice.kind.value, voice.side) == ("other", "TCD")


def test_unknown_noun_of_a_disguised_report_is_the_last_speaker(voice_of: Callable[..., Voice]) -> None:
    text = (
        "nan Chadian defence ministry said connected Tuesday that nan rebels opened occurrence astatine nan wadi successful "
        "nan night. “Two men are dormant,” nan connection said successful nan day, arsenic nan conflict goes connected."
    )
    assert _side(voice_of(text, "nan connection")) == ("ministry", "TCD")


def test_army_base_is_not_the_army(voice_of: Callable[..., Voice]) -> None:
    text = "The Israel Defense Forces said rockets fell. An army base in Lebanon was empty. The army gave no toll."
    assert voice_of(text, "The army").side == "ISR"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("Aa bB'’s.,-–()“”\n Ösüthe army UN said it 12"), min_size=1, max_size=200),
    data=st.data(),
)
def test_answers_quote_the_text_and_do_not_depend_on_what_was_asked(
    cast_of: Callable[[str], Cast], text: str, data: st.DataObject
) -> None:
    first, again = cast_of(text), cast_of(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    asked = first.voice(start, end)
    again.parties(0, len(text))
    assert text[start:end] == asked.name
    assert asked == again.voice(start, end)


def _side(party: Party) -> tuple[str, str | None]:
    return party.kind.value, party.side


@pytest.mark.parametrize(("words", "side"), [("Putin", "RUS"), ("Colonel Putin", None)])
def test_a_last_name_is_not_the_leaders_behind_another_title(
    voice_of: Callable[..., Voice], words: str, side: str | None
) -> None:
    assert voice_of(f"{words} told the radio that two men had died.", words).side == side


SPEAKING_FOR = [
    ("Rojin Amed, who speaks for the Syrian Democratic Forces", "Syrian Democratic Forces"),
    ("Ali Darwish of the Green Highlands Front", "Green Highlands Front"),
    ("The HRB, a highland militia allied with the army", "HRB"),
    ("Ali Darwish, a spokesman in Addis Ababa", "ETH"),
    ("Khartoum's UN ambassador, Ali Darwish", "SDN"),
    ("A group loyal to Islamic State", "Islamic State"),
    ("The Taliban's interior ministry", "AFG"),
    ("Russia's peacekeepers", "RUS"),
]


@pytest.mark.parametrize(("words", "side"), SPEAKING_FOR)
def test_side_of_what_somebody_speaks_for(voice_of: Callable[..., Voice], words: str, side: str) -> None:
    assert side == voice_of(f"{words} left.", words).side


def test_office_of_a_known_person(voice_of: Callable[..., Voice]) -> None:
    voice = voice_of("Pashinyan's office left.", "Pashinyan's office")
    assert (voice.kind, voice.side) == ("government", "ARM")


def test_president_has_an_office_and_no_place(voice_of: Callable[..., Voice]) -> None:
    assert voice_of("President Paul Biya's office left.", "President Paul Biya's office").kind == "government"


@pytest.mark.parametrize("words", ["The separatist ombudsman", "The region's military", "The breakaway republic's police"])
def test_breakaway_bodies_are_those_of_the_authority_told_of(voice_of: Callable[..., Voice], words: str) -> None:
    assert voice_of(f"Moldova shut the road to Transnistria. {words} left.", words).side == "Transnistria"


def test_army_is_the_states_beside_an_army_of_rebels(voice_of: Callable[..., Voice]) -> None:
    assert voice_of("The New People's Army burned a barn in Luzon. The army left.", "The army").side == "PHL"


@pytest.mark.parametrize("words", ["Western governments", "both delegations", "A committee of widows"])
def test_joint_and_foreign_bodies_have_no_home(voice_of: Callable[..., Voice], words: str) -> None:
    assert voice_of(f"A barn burned in Peru. {words} left.", words).side is None


def test_paramilitaries_are_the_group_named_before(voice_of: Callable[..., Voice]) -> None:
    text = "The Rapid Support Forces burned a barn near Khartoum. The paramilitaries left."
    assert voice_of(text, "The paramilitaries").side == "Rapid Support Forces"


def test_commander_without_a_group_is_an_officer_of_the_state(voice_of: Callable[..., Voice]) -> None:
    voice = voice_of("A barn burned in Bulgaria. Commander Ivan Petrov left.", "Commander Ivan Petrov")
    assert (voice.kind, voice.side) == ("military", "BGR")


ROWS = [
    ("American, Kenyan and Filipino gunners", ["USA", "KEN", "PHL"]),
    ("Chadian soldiers and militiamen", ["TCD"]),
    ("President Ruto and President Museveni", ["KEN", "UGA"]),
    ("the ministry of foreign affairs and trade of Kenya", ["KEN"]),
    ("Bosnia and Herzegovina", ["BIH"]),
]


@pytest.mark.parametrize(("words", "sides"), ROWS)
def test_row_of_parties_has_a_side_for_each_of_them(cast_of: Callable[[str], Cast], words: str, sides: list[str]) -> None:
    found = cast_of(f"On Monday {words} held talks.").parties(10, 10 + len(words))
    assert list(dict.fromkeys(party.side for party in found)) == sides


BLOCS = [("AMISOM", "African Union"), ("EU ministers", "European Union"), ("the UN envoy", "United Nations"), ("KFOR", "NATO")]


@pytest.mark.parametrize(("words", "bloc"), BLOCS)
def test_body_of_several_states_acts_for_its_union(cast_of: Callable[[str], Cast], words: str, bloc: str) -> None:
    assert cast_of(f"On Monday {words} left.").party(10, 10 + len(words)).side == bloc


def test_body_of_several_states_speaks_for_nobody(voice_of: Callable[..., Voice]) -> None:
    assert voice_of("On Monday KFOR said that it would stay.", "KFOR").side is None


HINTS = [
    ("the first 200 of 1,000 Kenyan policemen", "KEN"),
    ("a pair of venezuelan gunships", "VEN"),
    ("a US-backed faction", None),
    ("16,000 Kenyans", None),
]


@pytest.mark.parametrize(("words", "side"), HINTS)
def test_nationality_anywhere_in_a_phrase_tells_its_side(cast_of: Callable[[str], Cast], words: str, side: str | None) -> None:
    assert cast_of(f"On Monday {words} left Nowhere.").party(10, 10 + len(words)).side == side


def test_north_and_south_are_the_koreas_where_a_report_tells_of_both(cast_of: Callable[[str], Cast]) -> None:
    text = "South Korea said North Korea fired shells. The North denied it."
    at = text.index("The North")
    assert cast_of(text).party(at, at + len("The North")).side == "PRK"


@pytest.mark.parametrize("words", ["both armies", "commanders of the two neighbours", "the warring factions", "either camp"])
def test_a_pair_means_the_two_sides_of_a_report(cast_of: Callable[[str], Cast], words: str) -> None:
    text = f"Chad and Sudan traded fire. Chad blamed Sudan. A monitor said {words} had agreed to talks."
    at = text.index(words)
    assert {party.side for party in cast_of(text).parties(at, at + len(words))} == {"TCD", "SDN"}
