import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import RecordError
from sayso.record import Mention, NameValue, Place, Quantity, Span, TimeValue, WeaponValue
from sayso.record.codec import KINDS, MENTION_VALUES, Line, dump, dumps, from_object, loads, to_object
from sayso.record.vocabulary import MentionType

INTEGERS = st.integers(min_value=-(2**63), max_value=2**63 - 1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(int, INTEGERS)
st.register_type_strategy(float, NUMBERS)


def mentions() -> st.SearchStrategy[Mention]:
    return st.sampled_from(list(MentionType)).flatmap(
        lambda of: st.builds(Mention, type=st.just(of), value=st.none() | st.from_type(MENTION_VALUES[of]))
    )


LINES: st.SearchStrategy[Line] = st.one_of(mentions(), *[st.from_type(noun) for noun in KINDS.values() if noun is not Mention])


@pytest.mark.parametrize("noun", KINDS.values(), ids=KINDS)
@given(data=st.data())
def test_every_noun_comes_back_as_it_went(noun: type[Line], data: st.DataObject) -> None:
    line = data.draw(mentions() if noun is Mention else st.from_type(noun))
    assert loads(dumps(line)) == line


@given(LINES)
def test_kind_is_first_and_id_second(line: Line) -> None:
    assert list(to_object(line))[:2] == ["kind", "id"]


@given(LINES)
def test_a_line_holds_no_line_feed(line: Line) -> None:
    assert "\n" not in dumps(line)


@given(st.lists(LINES, max_size=3))
def test_a_dump_reads_back_line_by_line(lines: list[Line]) -> None:
    text = "".join(dump(lines))
    assert lines == [loads(part) for part in text.split("\n")[:-1]]


@given(LINES)
def test_every_field_is_written_also_when_unknown(line: Line) -> None:
    assert set(type(line).__slots__) | {"kind"} == set(to_object(line))


@given(LINES)
def test_an_added_field_is_passed_over(line: Line) -> None:
    assert from_object({**to_object(line), "added_in_a_later_version": [1]}) == line


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (MentionType.PERSON, NameValue(actor=None, kind="official", side="ARM")),  # type: ignore[arg-type]
        (MentionType.PLACE, Place(name="Old Mill", precision=1)),
        (MentionType.TIME, TimeValue(timex="2021-05", start="2021-05-01", end="2021-05-31", precision=4)),
        (MentionType.QUANTITY, Quantity(low=12, best=12, high=None, unit="soldiers")),
        (MentionType.WEAPON, WeaponValue(category="drone")),  # type: ignore[arg-type]
    ],
)
def test_the_type_of_a_mention_decides_the_sort_of_its_value(of: MentionType, value: object) -> None:
    mention = Mention(id="men_1", report="rep_1", span=Span(start=0, end=1, quote="x"), type=of, value=value)  # type: ignore[arg-type]
    read = loads(dumps(mention))
    assert isinstance(read, Mention)
    assert type(read.value) is type(value)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        '{"kind":"rumour","id":"x"}',
        '{"kind":["claim"],"id":"x"}',
        '{"kind":"claim","id":"clm_1"}',
        '{"kind":"claim","id":"clm_1","report":"r","content":{"start":"0","end":1,"quote":"x"},"cue":null,"chain":[],"stance":"deny"}',
        '{"kind":"claim","id":"clm_1","report":"r","content":{"start":0,"end":1,"quote":"x"},"cue":null,"chain":[],"stance":"shrug"}',
        '{"kind":"mention","id":"m","report":"r","span":{"start":0,"end":1,"quote":"x"},"type":"place","value":{"actor":null}}',
    ],
)
def test_what_is_no_line_of_the_record_is_refused(line: str) -> None:
    with pytest.raises(RecordError):
        loads(line)


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(RecordError):
        loads(b'{"kind":"\xff"}')


def test_the_refusal_names_kind_id_and_field() -> None:
    with pytest.raises(RecordError, match=r"family 'fam_9'.*reports"):
        loads('{"kind":"family","id":"fam_9"}')


@given(NUMBERS)
def test_numbers_keep_their_value(number: float) -> None:
    mention = Mention(
        id="m",
        report="r",
        span=Span(start=0, end=1, quote="x"),
        type=MentionType.QUANTITY,
        value=Quantity(low=None, best=number, high=None, unit=None),
    )
    read = loads(dumps(mention))
    assert isinstance(read, Mention)
    assert isinstance(read.value, Quantity)
    assert read.value.best is not None
    assert math.isclose(read.value.best, number, rel_tol=0, abs_tol=0)
