"""A sentence with its anchors and noun phrases, and how these stand to one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading.anchors import Anchor
from sayso.reading.clauses import AUXILIARIES, DETERMINERS, HARD, PREPOSITIONS, RELATIVES, SUBORDINATORS, Layout
from sayso.reading.nouns import Phrase, Sort, coordinated, find_phrases
from sayso.record.vocabulary import EventType
from sayso.world.inflection import Form
from sayso.world.lexicon import CLASSES

OBJECT_REACH = 5
"""Words between a verb and its object."""
FAR_AGENT = 20
"""Words between an anchor and a *by* behind an aside."""
AGENT_REACH = 10
"""Words between an anchor and the *by* that brings in who does it."""
NOUN_REACH = 3
"""Words between the owner of a noun and the noun: "Israel's latest air strikes"."""
FAR_TARGET = 14
"""Words between words or gestures and those whom they are meant for."""
LIGHT_REACH = 5
"""Words between a verb without a meaning of its own and the noun that tells what is done."""
LIGHT_VERBS = CLASSES["light-verb"]
"""Such verbs."""
WISHES = frozenset("demanded sought seeking seeks".split())
"""Those of them whose subject only wants it done."""
CONCERNING = frozenset("with to for on against at of toward towards over from into in".split())
"""Prepositions that bring in whom words and gestures are meant for."""
OPPOSING = frozenset("with against".split())
"""Prepositions that bring in whom a deed is meant for; others bring in its place."""
DEEDS = frozenset((EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST, EventType.COERCE))
"""Types that have a place."""
PARTIES = frozenset((Sort.NAME, Sort.PLACE, Sort.FORCE, Sort.CIVILIAN, Sort.OFFICIAL, Sort.PRONOUN, Sort.PERSON))
"""Sorts of phrases that may act."""
PARTS = frozenset(("them", "whom"))
"""Words between a part of those counted and what that part is: "nine people, four of them children"."""
GERUND_TAKERS = frozenset("of for from".split())
"""Prepositions between one who is blamed or kept from doing and what he does."""
LINKERS = frozenset("by without after before while when in through".split())
"""Words before a form in *-ing* that shares the subject of what stands before them."""


@dataclass(slots=True, kw_only=True)
class Syntax:
    """A sentence with its anchors and noun phrases."""

    layout: Layout
    """The words."""
    anchors: Sequence[Anchor]
    """Its anchors from left to right."""
    floors: Sequence[int]
    """For each anchor, number of the first word of the content that holds it."""
    phrases: list[Phrase] = field(init=False)
    """Its noun phrases from left to right."""

    def __post_init__(self) -> None:
        """Find the noun phrases between the anchors."""
        self.phrases = find_phrases(self.layout, [(anchor.first, anchor.last) for anchor in self.anchors])

    def list_of(self, phrase: Phrase | None) -> tuple[Phrase, ...]:
        """A phrase with those joined to it."""
        if phrase is None:
            return ()
        verbs = {anchor.first for anchor in self.anchors if anchor.is_verb}
        return tuple(coordinated(self.layout, self.phrases, self.phrases.index(phrase), verbs))

    # --- subjects ----------------------------------------------------------------------------------------------------

    def subject(self, number: int) -> tuple[Phrase | None, int | None]:
        """The subject of a verb, or the number of the anchor that it shares its subject with."""
        anchor, layout = self.anchors[number], self.layout
        start = layout.group_start(anchor.first)
        before = layout.words[start - 1] if start else ""
        if anchor.form is Form.GERUND and start == anchor.first:
            return self._gerund_subject(number, before)
        if before == "to" or layout.words[start : start + 1] == ["to"]:
            return self._nearest_free(start - (before == "to"), layout.left_edge(start)), None
        if anchor.form is Form.BASE and before in ("and", "or") and number:
            return None, number - 1
        if before in RELATIVES:
            return self._antecedent(start - 1)
        if before in ("and", "or", "then") and number and self._same_clause(number - 1, number):
            return None, number - 1
        if before == "and" and (first := self._first_free(start, number)) is not None:
            return first, None
        return self._subject_before(start, number)

    def _subject_before(self, start: int, number: int) -> tuple[Phrase | None, int | None]:
        """The free noun phrase before a verb group, or the anchor whose subject it shares."""
        if (opened := self._relative_before(start)) is not None:
            return self._antecedent(opened)
        floor = self.floors[number] if self.floors[number] < start else 0  # What begins with its verb has its subject outside.
        edge = max(self.layout.left_edge(start), floor)
        found = self._nearest_free(start, edge)
        if found is not None and (relative := self._relative_of(found, start, number)) is not None:
            return self._antecedent(relative)
        if (event := self._event_subject(number, found.last if found else edge)) is not None:
            return None, event
        if found is not None and number:
            verb = self.anchors[number - 1]
            if verb.is_verb and verb.last <= found.first <= verb.last + 2 and self._coordinated_verb(found.last, start):
                return None, number - 1
        return found, None

    def _first_free(self, end: int, number: int) -> Phrase | None:
        """The first noun phrase without a preposition in the clause of a verb behind *and*: it did both."""
        edge = max(self.layout.left_edge(end), self.floors[number])
        return next(
            (p for p in self.phrases if edge <= p.first and p.last < end and p.is_free and p.sort is not Sort.OTHER), None
        )

    def _relative_of(self, found: Phrase, start: int, number: int) -> int | None:
        """Number of the relative pronoun in whose clause a phrase stands as an object: "gunmen who stormed a school shot"."""
        if any(word in ("and", "but", ",") for word in self.layout.words[found.last : start]):
            return None
        for other in reversed(self.anchors[:number]):
            opening = self.layout.group_start(other.first) - 1
            if other.is_verb and other.last <= found.first and self.layout.words[opening] in RELATIVES and opening > 0:
                return opening
        return None

    def _coordinated_verb(self, low: int, start: int) -> bool:
        """Whether *and* stands between an object and the next verb."""
        return any(word in ("and", "but", "then") for word in self.layout.words[low:start])

    def _same_clause(self, left: int, right: int) -> bool:
        """Whether nothing hard stands between two anchors."""
        return not any(word in HARD for word in self.layout.words[self.anchors[left].last : self.anchors[right].first])

    def _gerund_subject(self, number: int, before: str) -> tuple[Phrase | None, int | None]:
        """The subject of a form in *-ing* without an auxiliary."""
        anchor = self.anchors[number]
        if before in GERUND_TAKERS:
            return self._nearest_free(anchor.first, 0), None
        if number and (before in LINKERS or before in (",", "and", "") or self._is_free_gerund(number)):
            return None, number - 1
        found = self._nearest_free(anchor.first, self.layout.left_edge(anchor.first))
        if found is not None and found.last == anchor.first:
            return found, None
        return (None, number - 1) if number else (found, None)

    def _is_free_gerund(self, number: int) -> bool:
        """Whether a comma stands shortly before a form in *-ing*: ", reportedly killing two"."""
        first = self.anchors[number].first
        return "," in self.layout.words[max(0, first - 2) : first]

    def _relative_before(self, start: int) -> int | None:
        """Number of the relative pronoun whose clause ends right before a verb: "the army, which denied it, fired"."""
        if not start or self.layout.words[start - 1] != ",":
            return None
        for i in range(start - 2, 0, -1):
            if self.layout.words[i] in ("who", "which", "whose") and self.layout.words[i - 1] == ",":
                return i
            if self.layout.words[i] in HARD:
                return None
        return None

    def _event_subject(self, number: int, low: int) -> int | None:
        """Number of the noun anchor that is itself the subject of a verb: "the raid killed", "an air strike flattened"."""
        start = self.layout.group_start(self.anchors[number].first)
        for other in range(number - 1, -1, -1):
            anchor = self.anchors[other]
            if anchor.last < low:
                return None
            between = self.layout.words[anchor.last : start]
            if not anchor.is_verb and self._is_free_noun(anchor) and not any(word in HARD or word == "," for word in between):
                return other
        return None

    def _is_free_noun(self, anchor: Anchor) -> bool:
        """Whether a noun stands without a preposition before its determiners and adjectives."""
        for i in range(anchor.first - 1, max(-1, anchor.first - 5), -1):
            if self.layout.words[i] in PREPOSITIONS:
                return False
            if self.layout.words[i] in DETERMINERS:
                return i == 0 or self.layout.words[i - 1] not in PREPOSITIONS
        return True

    def _antecedent(self, at: int) -> tuple[Phrase | None, int | None]:
        """What a relative pronoun stands for: the phrase or the event right before it."""
        while at and self.layout.words[at - 1] in (",", ")"):
            at -= 1
        for phrase in reversed(self.phrases):
            if phrase.last == at and phrase.sort is not Sort.PRONOUN:
                return self._head_of(phrase), None
        for number, anchor in enumerate(self.anchors):
            if anchor.last == at and not anchor.is_verb:
                return None, number
        return None, None

    def _head_of(self, phrase: Phrase) -> Phrase:
        """The phrase that another one belongs to by *of* or *in*: in "units of the army, which" the units."""
        if phrase.before in ("of", "in") and phrase.sort is Sort.PLACE:
            at = self.phrases.index(phrase)
            if at and phrase.first - self.phrases[at - 1].last == 1:
                return self.phrases[at - 1]
        return phrase

    def _nearest_free(self, end: int, edge: int) -> Phrase | None:
        """The nearest noun phrase without a preposition that ends before a word; of an apposition what it explains."""
        candidates = [
            p
            for p in self.phrases
            if edge <= p.first and p.last <= end and p.is_free and p.sort is not Sort.OTHER and p.before not in PARTS
        ]
        if not candidates:
            return None
        found = candidates[-1]
        return self._explained(found, candidates, end) or found

    def _explained(self, found: Phrase, candidates: Sequence[Phrase], end: int) -> Phrase | None:
        """What an apposition between commas explains: "Hezbollah, an armed group, fired"."""
        words = self.layout.words
        if found.before != "," or end >= len(words) or "," not in words[found.last : end] or len(candidates) < 2:
            return None
        earlier = candidates[-2]
        return earlier if found.first - earlier.last <= 1 or words[earlier.last : found.first] == [","] else None

    # --- objects and prepositions ------------------------------------------------------------------------------------

    def object_of(self, number: int) -> Phrase | None:
        """The free noun phrase after a verb."""
        anchor = self.anchors[number]
        edge = self.layout.right_edge(anchor.last)
        for phrase in self.phrases:
            if anchor.last <= phrase.first < min(edge, anchor.last + OBJECT_REACH):
                whole = phrase.before == "of" and not any(
                    word in PREPOSITIONS or word in HARD or word == ","
                    for word in self.layout.words[anchor.last : phrase.first - 1]
                )
                return phrase if phrase.is_free or phrase.first == anchor.last or whole else None
        return None

    def party_behind(self, number: int) -> Phrase | None:
        """The first party after an anchor that any of the prepositions of words and gestures brings in."""
        anchor = self.anchors[number]
        edge = min(self.layout.right_edge(anchor.last), anchor.last + FAR_TARGET)
        inside = (p for p in self.phrases if anchor.last <= p.first < edge)
        words = OPPOSING if anchor.frame.type in DEEDS else CONCERNING
        return next((p for p in inside if p.before in words and p.sort in PARTIES and p.sort is not Sort.PRONOUN), None)

    def subject_of_light_verb(self, number: int) -> Phrase | None:
        """Who does what a noun names, by the verb that has it for its object: "police opened an inquiry"."""
        at = self.anchors[number].first - 1
        low = max(0, at - LIGHT_REACH)
        while at >= low and self.layout.words[at] not in LIGHT_VERBS:
            if self.layout.words[at] in PREPOSITIONS or self.layout.words[at] in HARD or self.layout.words[at] == ",":
                return None
            at -= 1
        if at < low or at < 0:
            return None
        start = self.layout.group_start(at)
        floor = self.floors[number]
        if at < floor:  # The verb brings in words of another: who orders an inquiry holds it, who demands one does not.
            if self.layout.words[at] in WISHES:
                return None
            floor = 0
        return self._nearest_free(start, max(self.layout.left_edge(start), floor))

    def agent(self, number: int) -> Phrase | None:
        """The noun phrase that *by* brings in, also behind an aside between commas: "shelled, with mortars, by army units"."""
        found = self.behind(number, frozenset(("by",)), AGENT_REACH)
        if found is not None:
            return found
        anchor, layout = self.anchors[number], self.layout
        words = layout.words[anchor.last : anchor.last + FAR_AGENT]
        edge = anchor.last + next((i for i, word in enumerate(words) if word in HARD or word in SUBORDINATORS), len(words))
        far = (
            p for p in self.phrases if anchor.last <= p.first < edge and p.before == "by" and p.sort in (Sort.FORCE, Sort.NAME)
        )
        return next(far, None)

    def behind(self, number: int, prepositions: frozenset[str], reach: int) -> Phrase | None:
        """The first noun phrase after an anchor that one of some prepositions brings in."""
        anchor = self.anchors[number]
        edge = self.layout.right_edge(anchor.last)
        for phrase in self.phrases:
            if anchor.last <= phrase.first < min(edge, anchor.last + reach) and phrase.before in prepositions:
                return phrase
        return None

    def owner(self, number: int) -> Phrase | None:
        """The noun phrase that a noun belongs to: "Israeli strikes", "the army's attack"."""
        first = self.anchors[number].first
        for phrase in reversed(self.phrases):
            if phrase.last <= first and first - phrase.last <= NOUN_REACH:
                between = self.layout.words[phrase.last : first]
                plain = not any(word in HARD or word == "," or word in AUXILIARIES or word in SUBORDINATORS for word in between)
                return phrase if plain and (phrase.last == first or phrase.sort is Sort.NAME) and self._owns(phrase) else None
        return None

    def _owns(self, phrase: Phrase) -> bool:
        """Whether a phrase before a noun may be its owner: a name, a force, a possessive."""
        return phrase.sort in (Sort.NAME, Sort.FORCE, Sort.PLACE, Sort.OTHER, Sort.MUNITION, Sort.OFFICIAL, Sort.PERSON)
