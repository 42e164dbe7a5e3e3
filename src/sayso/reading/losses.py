"""At what loss: the counts that belong to an anchor, whom they count, and whose losses they are."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.anchors import Anchor
from sayso.reading.clauses import HARD, Layout
from sayso.reading.counts import CountPhrase
from sayso.reading.counts_people import COUNTABLE, Counts
from sayso.reading.nouns import Phrase, Sort
from sayso.reading.victims import COUNTED_DEAD, TOLL_REACH, victims_of
from sayso.record import Casualties, Party, Span
from sayso.record.vocabulary import MentionType, Outcome, Status, Victims, VoiceKind
from sayso.world.inflection import Form
from sayso.world.lexicon import CLASSES, Roles
from sayso.world.numbers import NUMBER_WORDS

GAP = 3
"""Words between an anchor and a count that still stands at it."""
SINGULAR_PRONOUNS = frozenset("he she him her".split())
DEAD = frozenset("dead killed".split())
CIVIL_KINDS = frozenset((VoiceKind.RESIDENT, VoiceKind.WITNESS))
GROWING = frozenset(
    """
    rise rises rose risen rising climb climbs climbed climbing grow grows grew grown growing increase increased increasing
    jump jumped bring brings brought bringing raise raised raising put puts putting revise revised stand stands stood
    reach reached reaches reaching
    """.split()
)
"""Words that tell where a total has come to."""
TOTALLED = frozenset(("to", "at", "reached"))
"""Words right before the figure of a total."""
TOTAL_REACH = 24
"""Words between the name of a total and its figure."""
CIVILIANS = frozenset("civilians civilian non-combatants noncombatants".split())
INCLUDING = ([","], [",", "including"], ["including"], ["–"])
"""Words between a count and that of some of the same."""
JOINING = frozenset("and , or his her their its".split())
"""Words between two counts of one list: "a woman and her two sons"."""
PAIRS = frozenset(("couple", "pair", "duo"))
SEVERAL = NUMBER_WORDS - {"one"}
UNCOUNTED = frozenset((Outcome.KILLED, Outcome.INJURED))
"""Losses that are told also where nobody counts them: "dead and wounded"."""
HOUSEHOLDS = frozenset("families family households household".split())
"""What is counted where people are displaced, without saying how many they are."""
MAX_COUNT = 10_000_000
"""A greater loss is a misreading."""


def find_losses(
    counts: Counts, anchors: Sequence[Anchor], number: int, recipients: Sequence[Phrase], status: Status
) -> list[Casualties]:
    """The losses that an anchor tells of; sides are added later.

    Args:
        counts: The counts of the sentence.
        anchors: The anchors of the sentence.
        number: Which of them.
        recipients: Who undergoes its event.
        status: Its status: of what did not happen none are lost.
    """
    anchor = anchors[number]
    if anchor.frame.loss is None:
        return _left_dead(counts, anchors, number)
    rows = _rows(counts, anchors, number, recipients)
    if status is Status.NEGATED and (not rows or rows[0][2].bounds.best != 0):
        return [_zero(counts.layout, anchor, recipients, [row for row in rows if row[2].noun])]
    if not rows:
        return _uncounted(counts.layout, anchor, recipients) if status is Status.ACTUAL else []
    lines = _with_singles(counts.layout, _casualties(counts.layout, anchor.frame.loss, rows), rows, recipients)
    return _parted(counts, rows, lines) or lines


def _with_singles(
    layout: Layout, lines: list[Casualties], rows: Sequence[tuple[int, int, CountPhrase]], recipients: Sequence[Phrase]
) -> list[Casualties]:
    """Losses with the single victim whom *and* joins to a count: "the captain and two sailors"."""
    if len(lines) != 1 or len(rows) != 1 or lines[0].best is None:
        return lines
    first = rows[0][0]
    single = next((each for each in recipients if each.last == first - 1 and layout.words[first - 1] == "and"), None)
    if single is None or not _is_single(layout, single):
        return lines
    one = replace(lines[0], low=1, best=1, high=1, victims=victims_of(layout, single.first, single.last))
    return [_sum(lines[0], one)] if one.victims is lines[0].victims else [*lines, one]


# --- which counts ----------------------------------------------------------------------------------------------------


def _rows(
    counts: Counts, anchors: Sequence[Anchor], number: int, recipients: Sequence[Phrase]
) -> list[tuple[int, int, CountPhrase]]:
    """The counts of an anchor's victims."""
    anchor = anchors[number]
    low = anchors[number - 1].last if number else 0
    high = anchors[number + 1].first if number + 1 < len(anchors) else len(counts.layout.words)
    behind = counts.between(anchor.last, min(high, _end_of_object(counts.layout, anchor.last)))
    ahead = counts.between(max(low, counts.layout.left_edge(anchor.first)), anchor.first)
    covering = [row for row in counts.found if row[0] < anchor.first < row[1] and _is_counted(row, anchor)]
    within = counts.between(anchor.first, anchor.last)  # "lost three men"
    if covering or within:
        return covering or within
    if (total := _total(counts, anchors, number)) is not None:
        return [total]
    ahead = _without_parts(counts.layout, [row for row in ahead if not _is_figure_of_total(counts.layout, row)])
    if _undergoes_before(anchor):
        inside = _joined(counts.layout, ahead, [row for row in ahead if _in_phrases(row, recipients)])
        inside = inside or _first_plain(counts.layout, ahead)
        inside = [row for row in inside if not _another_counted(counts.layout, row[1], anchor.first)]
        return inside or (behind if _touches(behind, anchor) else [])
    return _list_from(counts.layout, behind, anchor.last) or ([row for row in ahead if row[1] == anchor.first])


def _joined(
    layout: Layout, rows: Sequence[tuple[int, int, CountPhrase]], inside: Sequence[tuple[int, int, CountPhrase]]
) -> list[tuple[int, int, CountPhrase]]:
    """The first count of a subject, and those that *and* or commas join to it: "two guards and a driver"."""
    taken = list(inside[:1])
    for row in rows:
        between = layout.words[taken[-1][1] : row[0]] if taken and row[0] >= taken[-1][1] else []
        if between and not row[2].partitive and len(between) < GAP and all(word in JOINING for word in between):
            taken.append(row)
    return taken


def _is_counted(row: tuple[int, int, CountPhrase], anchor: Anchor) -> bool:
    """Whether a count that reaches over an anchor counts what it names: "six wounded", "seven deaths"."""
    return not anchor.is_verb or row[1] == anchor.first + 1


def _total(counts: Counts, anchors: Sequence[Anchor], number: int) -> tuple[int, int, CountPhrase] | None:
    """The figure that a total has come to: "the number of people killed has risen to 19", "bringing the toll to three"."""
    words, anchor = counts.layout.words, anchors[number]
    low = max(0, anchor.first - TOLL_REACH)
    if COUNTED_DEAD.isdisjoint(words[low : anchor.last]):
        return None
    for row in counts.between(anchor.last, anchor.last + TOTAL_REACH):
        if words[row[0] - 1] in TOTALLED and HARD.isdisjoint(words[anchor.last : row[0]]):
            return None if GROWING.isdisjoint(words[low : row[0]]) else row
    before = counts.between(max(0, low - TOLL_REACH), anchor.first)
    return next((row for row in before if words[row[0] - 1] == "to" and _opens_total(words, row[1])), None)


def _is_figure_of_total(layout: Layout, row: tuple[int, int, CountPhrase]) -> bool:
    """Whether a bare count tells where a total has come to: "rose to seven, and 15 others were wounded"."""
    before = layout.words[max(0, row[0] - 2) : row[0]]
    return len(before) > 1 and before[1] in TOTALLED and before[0] in GROWING


def _opens_total(words: Sequence[str], at: int) -> bool:
    """Whether the name of a total stands behind its figure: "bringing to 12 the number of people killed"."""
    return words[at] == "the" and not COUNTED_DEAD.isdisjoint(words[at + 1 : at + 3])


def _without_parts(layout: Layout, rows: list[tuple[int, int, CountPhrase]]) -> list[tuple[int, int, CountPhrase]]:
    """Counts without those of some of the ones before: "23 civilians, four of them children"."""
    return [row for i, row in enumerate(rows) if not i or not _is_part(layout, rows[i - 1], row)]


def _is_part(layout: Layout, whole: tuple[int, int, CountPhrase], part: tuple[int, int, CountPhrase]) -> bool:
    """Whether a count is of some of those whom the one before it counts."""
    between = layout.words[whole[1] : part[0]]
    return between in INCLUDING and (part[2].partitive or "including" in between)


def _undergoes_before(anchor: Anchor) -> bool:
    """Whether the victims stand before the anchor."""
    return (
        anchor.passive
        or (anchor.is_verb and anchor.frame.roles in (Roles.SUFFERS, Roles.ALONE))
        or anchor.form is Form.ADJECTIVE
    )


def _end_of_object(layout: Layout, at: int) -> int:
    """Number of the word after the object of a verb, which may hold commas: "a man, his wife and two children"."""
    return layout.right_edge(at)


def _in_phrases(row: tuple[int, int, CountPhrase], phrases: Sequence[Phrase]) -> bool:
    """Whether a count shares a word with one of some phrases."""
    return any(phrase.first < row[1] and row[0] < phrase.last for phrase in phrases)


def _first_plain(layout: Layout, rows: list[tuple[int, int, CountPhrase]]) -> list[tuple[int, int, CountPhrase]]:
    """The count of a subject: the first that is no age and counts no part of another."""
    plain = [row for row in rows if not row[2].partitive and layout.words[row[0] - 1 : row[0]] != ["aged"]]
    return plain[:1]


def _another_counted(layout: Layout, at: int, end: int) -> bool:
    """Whether a count of things stands between a count and its verb: "twelve men fell and four rifles were taken"."""
    return any(
        layout.words[i] == "and"
        and layout.words[i + 1] in NUMBER_WORDS
        and layout.tokens[i + 2].is_word
        and layout.words[i + 2] not in COUNTABLE
        for i in range(at + 1, end - 2)
    )


def _touches(rows: list[tuple[int, int, CountPhrase]], anchor: Anchor) -> bool:
    """Whether a count stands right behind an anchor."""
    return bool(rows) and rows[0][0] - anchor.last <= GAP


def _list_from(layout: Layout, rows: list[tuple[int, int, CountPhrase]], at: int) -> list[tuple[int, int, CountPhrase]]:
    """The counts of an object: the first, and those that *and* or commas join to it."""
    if not rows or rows[0][0] - at > 2 * GAP:
        return []
    taken = [rows[0]]
    for row in rows[1:]:
        between = layout.words[taken[-1][1] : row[0]]
        if row[2].partitive or len(between) > 2 or not all(word in JOINING for word in between):
            break
        taken.append(row)
    return taken


# --- what they say ---------------------------------------------------------------------------------------------------


def _casualties(layout: Layout, outcome: Outcome, rows: Sequence[tuple[int, int, CountPhrase]]) -> list[Casualties]:
    """Losses of some counts: those of the same victims are added up."""
    lines: list[Casualties] = []
    for first, last, phrase in rows:
        low, best, high = (_whole(value) for value in (phrase.bounds.low, phrase.bounds.best, phrase.bounds.high))
        line = Casualties(
            outcome=outcome,
            low=low,
            best=best,
            high=high,
            victims=Victims.CIVILIAN if outcome is Outcome.DISPLACED else victims_of(layout, first, last, phrase),
            side=None,
            span=Span.of(layout.sentence.text, phrase.start, phrase.end),
        )
        if phrase.noun in HOUSEHOLDS:
            line = replace(line, low=None, best=None, high=None)
        if lines and lines[-1].victims is line.victims:
            lines[-1] = _sum(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _parted(counts: Counts, rows: Sequence[tuple[int, int, CountPhrase]], lines: Sequence[Casualties]) -> list[Casualties]:
    """The civilians and the others of a count that tells how many were civilians: "eleven people, seven of them civilians"."""
    layout, (_, last, _) = counts.layout, rows[0]
    part = next((row for row in counts.found if last <= row[0] <= last + GAP), None)
    if len(lines) != 1 or part is None or layout.words[last : part[0]] not in INCLUDING:
        return []
    behind = layout.words[part[0] : part[1] + 2]
    whole, inside = lines[0].best, part[2].bounds.best
    if CIVILIANS.isdisjoint(behind) or whole is None or inside is None or not 0 < inside < whole:
        return []
    civil = int(inside)
    span = Span.of(layout.sentence.text, part[2].start, part[2].end)
    return [
        replace(lines[0], low=civil, best=civil, high=civil, victims=Victims.CIVILIAN, span=span),
        replace(lines[0], low=whole - civil, best=whole - civil, high=whole - civil, victims=Victims.MILITARY),
    ]


def _whole(value: float | None) -> int | None:
    """A figure as a whole number of people."""
    return None if value is None or value > MAX_COUNT or value < 0 else int(value)


def _sum(left: Casualties, right: Casualties) -> Casualties:
    """Two losses of the same victims as one."""
    pairs = ((left.low, right.low), (left.best, right.best), (left.high, right.high))
    low, best, high = (None if a is None or b is None else a + b for a, b in pairs)
    return replace(left, low=low, best=best, high=high)


def _zero(
    layout: Layout, anchor: Anchor, recipients: Sequence[Phrase], rows: Sequence[tuple[int, int, CountPhrase]]
) -> Casualties:
    """No loss."""
    assert anchor.frame.loss is not None  # noqa: S101 (told to the type checker)
    victims = Victims.UNKNOWN
    if rows:
        victims = victims_of(layout, rows[0][0], rows[0][1], rows[0][2])
    elif recipients:
        victims = victims_of(layout, recipients[0].first, recipients[0].last)
    return Casualties(outcome=anchor.frame.loss, low=0, best=0, high=0, victims=victims, side=None, span=None)


def _uncounted(layout: Layout, anchor: Anchor, recipients: Sequence[Phrase]) -> list[Casualties]:
    """A loss without a count: one where a single victim is named, else no figures."""
    outcome = anchor.frame.loss
    if outcome is None or (outcome is Outcome.DISPLACED and not recipients):
        return []
    if not recipients and anchor.frame.roles is not Roles.SUFFERS:
        return []
    figures = [_number_of(layout, phrase) for phrase in recipients]
    figure = sum(figures) if figures and all(figures) else None
    if figure is None and outcome not in UNCOUNTED:
        return []
    head = recipients[0] if recipients else None
    victims = victims_of(layout, head.first, head.last) if head else Victims.UNKNOWN
    victims = Victims.CIVILIAN if outcome is Outcome.DISPLACED else victims
    span = Span.of(layout.sentence.text, layout.tokens[head.first].start, layout.tokens[head.last - 1].end) if head else None
    return [Casualties(outcome=outcome, low=figure, best=figure, high=figure, victims=victims, side=None, span=span)]


def _number_of(layout: Layout, phrase: Phrase) -> int:
    """How many people an uncounted phrase names; 0 where it leaves that open."""
    return 2 if phrase.head in PAIRS else int(_is_single(layout, phrase))


def _is_single(layout: Layout, phrase: Phrase) -> bool:
    """Whether a phrase names one person."""
    if phrase.sort is Sort.PRONOUN:
        return phrase.head in SINGULAR_PRONOUNS
    if layout.kinds[phrase.last - 1] is MentionType.PERSON:
        return True
    if phrase.sort not in (Sort.CIVILIAN, Sort.FORCE) or phrase.head in CLASSES["collective"]:
        return False
    if not SEVERAL.isdisjoint(layout.words[phrase.first : phrase.last]):
        return False
    return not phrase.head.endswith(("s", "men", "people", "children"))


def _left_dead(counts: Counts, anchors: Sequence[Anchor], number: int) -> list[Casualties]:
    """The bare count of "which left at least two people dead", which stays with the event before it."""
    layout, anchor = counts.layout, anchors[number]
    if layout.vocabulary.isdisjoint(CLASSES["leave"]):
        return []
    high = anchors[number + 1].first if number + 1 < len(anchors) else len(layout.words)
    for i in range(anchor.last, high):
        if layout.words[i] in CLASSES["leave"]:
            rows = counts.between(i, min(high, i + 12))
            if rows and any(word in DEAD for word in layout.words[rows[0][0] : rows[0][1] + 3]):
                return _casualties(layout, Outcome.KILLED, rows[:1])
    return []


def with_side(losses: Sequence[Casualties], recipients: Sequence[Party]) -> tuple[Casualties, ...]:
    """Losses with the side and sort of the parties that suffered them."""
    sides = {party.side for party in recipients if party.side}
    side = next(iter(sides)) if len(sides) == 1 else None
    civil = bool(recipients) and all(party.kind in CIVIL_KINDS for party in recipients)
    armed = bool(recipients) and all(
        party.kind in (VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.ARMED_GROUP) for party in recipients
    )
    known = Victims.CIVILIAN if civil else Victims.MILITARY if armed else Victims.UNKNOWN
    return tuple(
        replace(line, side=line.side or side, victims=known if line.victims is Victims.UNKNOWN else line.victims)
        for line in losses
    )
