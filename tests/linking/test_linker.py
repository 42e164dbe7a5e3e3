from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.linking.linker import RuleLinker
from sayso.linking.sightings import see
from sayso.linking.sketch import Sketch
from sayso.record import Incident, Place
from sayso.record.vocabulary import AcledType, DisputeField, DisputeRelation, Outcome, Stance, Standing, Status

LINKER = RuleLinker()


def incidents(*drafts: Any) -> tuple[Incident, ...]:
    return LINKER.link([draft.pair for draft in drafts]).incidents


def reports_of(*drafts: Any) -> list[list[str]]:
    outlet = {draft.report.id: draft.outlet for draft in drafts}
    return sorted(sorted(outlet[report] for report in incident.reports) for incident in incidents(*drafts))


def shelling(desk: Any, outlet: str, **fields: Any) -> Any:
    """A report in its own words of a shelling of Dolna on 1 May, unless the fields say otherwise."""
    fields = {"doer": "BOR", "victim": "ALA", "place": "Dolna", "day": "2023-05-01", **fields}
    place = fields["place"]
    name = place.name if isinstance(place, Place) else place
    draft = desk.write(f"{outlet} learnt that Borland guns shelled {name}.", outlet, "2023-05-02")
    draft.event("shelled", **fields)
    return draft


def test_reports_of_one_place_and_day_are_one_incident(desk: Any) -> None:
    assert reports_of(shelling(desk, "First"), shelling(desk, "Second")) == [["First", "Second"]]


def test_shellings_of_one_town_on_two_days_stay_two(desk: Any) -> None:
    assert reports_of(shelling(desk, "First"), shelling(desk, "Second", day="2023-05-03")) == [["First"], ["Second"]]


def test_two_spellings_of_the_town_become_one(desk: Any) -> None:
    assert reports_of(shelling(desk, "First", place="Sherano"), shelling(desk, "Second", place="Shirano")) == [
        ["First", "Second"]
    ]


def test_the_next_village_is_another_incident(desk: Any) -> None:
    near = Place(name="Gorna", country="XKX", latitude=42.2, longitude=21.0, precision=1)
    here = Place(name="Dolna", country="XKX", latitude=42.0, longitude=21.0, precision=1)
    assert reports_of(shelling(desk, "First", place=here), shelling(desk, "Second", place=near)) == [["First"], ["Second"]]


def test_a_report_without_a_place_joins_by_day_kind_and_parties(desk: Any) -> None:
    assert reports_of(shelling(desk, "First"), shelling(desk, "Second", place=None)) == [["First", "Second"]]


def test_parties_alone_join_nothing(desk: Any) -> None:
    assert reports_of(shelling(desk, "First"), shelling(desk, "Second", place=None, day=None)) == [["First"]]


def test_one_word_without_place_or_day_is_no_incident(desk: Any) -> None:
    assert incidents(shelling(desk, "First", place=None, day=None)) == ()


def test_background_is_in_no_incident(desk: Any) -> None:
    assert incidents(shelling(desk, "First", foreground=False)) == ()


def test_who_died_of_wounds_a_day_later_belongs_to_the_incident(desk: Any) -> None:
    later = desk.write("A Tarsk farmer hurt in the shelling of Dolna died in hospital.", "Second", "2023-05-03")
    later.event("shelling", "BOR", "ALA")
    later.event("died", None, "ALA", day="2023-05-02", place=None, killed=1)
    (incident,) = incidents(shelling(desk, "First"), later)
    assert (len(incident.reports), len(incident.events), incident.time and incident.time.start) == (2, 3, "2023-05-01")


def test_a_place_without_words_is_taken_for_inherited(desk: Any) -> None:
    draft = desk.write("Borland guns shelled Dolna. Two people died.")
    draft.event("shelled", "BOR", "ALA", place=Place(name="Dolna", country="XKX", precision=1, span=draft.span("Dolna")))
    draft.event("died", killed=2)
    received, reading = draft.pair
    assert [sighting.place_told for sighting in see([reading], [Sketch.of(received.text)])] == [True, False]


def test_what_is_undated_does_not_bridge_the_years(desk: Any) -> None:
    undated = shelling(desk, "Third", day=None)
    told = reports_of(shelling(desk, "First"), shelling(desk, "Second", day="2021-02-01"), undated)
    assert ["First", "Second", "Third"] not in told
    assert len(told) == 2


def test_a_camp_near_a_town_can_be_what_another_report_places_near_the_town(desk: Any) -> None:
    near = Place(name="Dolna", country="XKX", latitude=42.0, longitude=21.0, precision=2)
    first = desk.write("Rockets struck tents outside Dolna, killing nine people.", "First", "2023-05-02")
    first.event("struck", place=near, killed=9)
    second = desk.write(
        "Fourteen people died in the Mesk camp outside Dolna, where rockets struck tents.", "Second", "2023-05-03"
    )
    second.event("struck", place=Place(name="Mesk", country=None, precision=None), killed=14)
    assert reports_of(first, second) == [["First", "Second"]]


def test_what_is_only_threatened_is_no_incident(desk: Any) -> None:
    assert incidents(shelling(desk, "First", status=Status.PLANNED)) == ()


def test_a_mudflow_that_killed_is_no_incident(desk: Any) -> None:
    draft = desk.write("The mudflow exploded through the gates and killed four people.")
    draft.event("killed", acled=None, killed=4)
    assert incidents(draft) == ()


def test_sides_that_blame_each_other_dispute_who_began(desk: Any) -> None:
    (incident,) = incidents(*desk.rivals())
    sides = {account.id: account.voice.side for account in incident.accounts}
    (dispute,) = incident.disputes
    assert (dispute.field, dispute.relation) == (DisputeField.WHO_BEGAN, DisputeRelation.MUTUAL_BLAME)
    assert sorted(str(sides[account]) for account in dispute.accounts) == ["ALA", "BOR"]
    assert Standing.DISPUTED is incident.standing


def test_each_account_blames_the_other_side(desk: Any) -> None:
    (incident,) = incidents(*desk.rivals())
    assert {account.voice.side: account.blames for account in incident.accounts} == {"ALA": ("BOR",), "BOR": ("ALA",)}


def test_sides_that_blame_each_other_for_what_befell_a_third_dispute_responsibility(desk: Any) -> None:
    first = desk.write("Aland's army said a Borland shell hit the mill at Dolna.", "Aland Times")
    first.event("hit", "BOR", "United Relief", claim=first.claim("a Borland shell hit the mill at Dolna", "ALA"))
    second = desk.write("Borland's army said an Aland shell hit the mill at Dolna.", "Borland Post")
    second.event("hit", "ALA", "United Relief", claim=second.claim("an Aland shell hit the mill at Dolna", "BOR"))
    (incident,) = incidents(first, second)
    assert [(each.field, each.relation) for each in incident.disputes] == [
        (DisputeField.RESPONSIBILITY, DisputeRelation.MUTUAL_BLAME)
    ]


def test_a_denial_that_answers_a_claim_disputes_the_occurrence(desk: Any) -> None:
    first = desk.write("Aland's army said Borland guns shelled Dolna.", "Aland Times")
    blame = first.claim("Borland guns shelled Dolna", "ALA")
    first.event("shelled", "BOR", "ALA", claim=blame)
    second = desk.write("Borland's army denied that its guns shelled Dolna.", "Borland Post")
    denial = second.claim("its guns shelled Dolna", "BOR", Stance.DENY, about=(blame,))
    second.event("shelled", "BOR", "ALA", claim=denial, status=Status.DENIED)
    (incident,) = incidents(first, second)
    assert [(each.field, each.relation) for each in incident.disputes] == [(DisputeField.OCCURRENCE, DisputeRelation.DENIED)]
    assert {account.voice.side: account.denies for account in incident.accounts} == {"ALA": False, "BOR": True}


def test_silence_is_no_denial(desk: Any) -> None:
    first = shelling(desk, "First", claim=None)
    second = desk.write("Borland's army said its men shelled Dolna.", "Borland Post")
    second.event("shelled", "BOR", "ALA", claim=second.claim("its men shelled Dolna", "BOR", Stance.ADMIT))
    (incident,) = incidents(first, second)
    assert incident.disputes == ()


def toll_draft(desk: Any, outlet: str, killed: int, side: str | None, published: str = "2023-05-01") -> Any:
    """A report of the dead at Dolna, on the word of a side's army or of a resident named as the outlet is."""
    draft = desk.write(f"{outlet}: {killed} people were killed when Borland guns shelled Dolna.", outlet, published)
    claim = draft.claim(
        f"{killed} people were killed when Borland guns shelled Dolna", side, Stance.ASSERT, name=None if side else outlet
    )
    draft.event("shelled", "BOR", "ALA", claim=claim, killed=killed)
    return draft


def test_a_later_higher_toll_of_the_same_voice_is_an_update(desk: Any) -> None:
    first = toll_draft(desk, "Wire", 3, "ALA", "2023-05-01")
    second = toll_draft(desk, "Wire", 5, "ALA", "2023-05-03")
    (incident,) = incidents(first, second)
    figure = incident.toll[Outcome.KILLED]
    assert incident.disputes == ()
    assert (figure.low, figure.best, figure.high) == (3, 5, 5)


def test_figures_that_exclude_each_other_are_a_dispute_about_the_toll(desk: Any) -> None:
    first = toll_draft(desk, "Aland Times", 9, "ALA", "2023-05-01")
    second = toll_draft(desk, "Borland Post", 2, "BOR", "2023-05-01")
    (incident,) = incidents(first, second)
    figure = incident.toll[Outcome.KILLED]
    assert [(each.field, each.relation) for each in incident.disputes] == [(DisputeField.TOLL, DisputeRelation.CONFLICTING)]
    assert (figure.low, figure.best, figure.high) == (2, None, 9)


def test_the_dead_of_two_accounts_are_not_added(desk: Any) -> None:
    drafts = [toll_draft(desk, outlet, 4, None) for outlet in ("Anna", "Boris")]
    (incident,) = incidents(*drafts)
    assert incident.toll[Outcome.KILLED].best == 4


def test_copies_are_one_root_and_independent_reports_are_two(desk: Any, story: str) -> None:
    drafts = [desk.write(story, outlet, "2023-05-02") for outlet in ("Wire", "Mirror")]
    for draft in drafts:
        draft.event("fired on", "LEA", "ALA", killed=17)
    other = shelling(desk, "Own Paper", acled=AcledType.SHELLING, doer="LEA")
    (alone,) = incidents(*drafts)
    (both,) = incidents(*drafts, other)
    assert (alone.roots, alone.standing) == (1, Standing.SINGLE_SOURCE)
    assert (both.roots, both.standing) == (2, Standing.CORROBORATED)


def test_reports_that_rest_on_one_voice_are_one_root(desk: Any) -> None:
    drafts = [toll_draft(desk, outlet, 3, "ALA", "2023-05-01") for outlet in ("First", "Second")]
    (incident,) = incidents(*drafts)
    assert incident.roots == 1


def test_a_title_says_on_whose_word_it_rests(desk: Any) -> None:
    (incident,) = incidents(*desk.rivals())
    assert incident.title == "ALA and BOR blame each other for shelling at Dolna"


def test_a_title_of_a_report_in_its_own_voice_says_so(desk: Any) -> None:
    (incident,) = incidents(shelling(desk, "First"))
    assert incident.title == "Shelling at Dolna, reports say"


def test_titles_are_bounded(desk: Any) -> None:
    (incident,) = incidents(shelling(desk, "First", place="Dolna " * 60))
    assert len(incident.title) <= 110


def test_links_are_explained_feature_by_feature(desk: Any) -> None:
    linking = LINKER.link([shelling(desk, outlet).pair for outlet in ("First", "Second")])
    rules = {reason.rule for reason in linking.reasons if reason.field == "events"}
    assert {"place-same", "time-same", "kind-same", "parties-same"} <= rules


def test_reports_of_one_occurrence_share_a_key(desk: Any) -> None:
    pairs = [draft.pair for draft in (*desk.rivals(), shelling(desk, "Third"))]
    first, *others = (set(LINKER.keys(*pair)) for pair in pairs)
    assert all(first & other for other in others)


def test_reports_of_other_places_and_days_share_no_key(desk: Any) -> None:
    first = shelling(desk, "First", place="Dolna", day="2023-05-01")
    second = shelling(desk, "Second", place="Tarsk", day="2023-08-01", doer="LEA")
    assert not set(LINKER.keys(*first.pair)) & set(LINKER.keys(*second.pair))


def test_keys_are_sorted_and_repeatable(desk: Any) -> None:
    pair = shelling(desk, "First").pair
    keys = LINKER.keys(*pair)
    assert sorted(set(keys)) == list(keys)
    assert keys == RuleLinker().keys(*pair)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_order_of_reports_does_not_change_the_result(desk: Any, story: str, data: Any) -> None:
    drafts = [
        *desk.rivals(),
        shelling(desk, "Third"),
        shelling(desk, "Fourth", day="2023-05-02"),
        shelling(desk, "Fifth", place=None),
    ]
    drafts += [desk.write(story, outlet) for outlet in ("Wire", "Mirror")]
    pairs = [draft.pair for draft in drafts]
    shuffled = data.draw(st.permutations(pairs))
    assert LINKER.link(pairs) == LINKER.link(shuffled)


def test_a_report_given_twice_counts_once(desk: Any) -> None:
    pairs = [draft.pair for draft in desk.rivals()]
    assert LINKER.link(pairs) == LINKER.link(pairs + pairs)


def test_an_unrelated_report_changes_nothing(desk: Any) -> None:
    pairs = [draft.pair for draft in desk.rivals()]
    stranger = shelling(desk, "Stranger", place="Tarsk", day="2023-09-09", doer="LEA").pair
    before, after = LINKER.link(pairs), LINKER.link([*pairs, stranger])
    assert all(incident in after.incidents for incident in before.incidents)


def test_nothing_comes_of_nothing() -> None:
    linking = LINKER.link([])
    assert (linking.families, linking.incidents, linking.reasons) == ((), (), ())
