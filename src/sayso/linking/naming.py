"""What a side is called in a title."""

from sayso.world.states import states


def side_name(side: str) -> str:
    """The English name of a state by its ISO 3166-1 alpha-3 code; any other side is its own name.

    >>> side_name("ARM"), side_name("M23")
    ('Armenia', 'M23')
    """
    state = states().get(side)
    return state.name if state else side
