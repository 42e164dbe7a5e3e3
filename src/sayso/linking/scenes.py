"""Reports that use the words of war for something else: sport, weather, accidents, elections, the stage, trade."""

from functools import cache

from sayso.linking.sketch import Sketch, hash_of
from sayso.linking.weights import scene_words

LEAST_WORDS = 3
"""Different words of one scene from which a report can be of it: two stand in many a report of war."""


def is_elsewhere(sketch: Sketch) -> bool:
    """Whether a report is about a scene of peace: one that has more to say of it than of war."""
    words = frozenset(sketch.words)
    scenes, war = _hashed()
    least = max(LEAST_WORDS, len(words & war) + 1)
    return any(len(words & scene) >= least for scene in scenes)


@cache
def _hashed() -> tuple[tuple[frozenset[int], ...], frozenset[int]]:
    """The words of each scene, and those of war, as sketches have them."""
    scenes, war = scene_words()
    return tuple(frozenset(map(hash_of, words)) for words in scenes), frozenset(map(hash_of, war))
