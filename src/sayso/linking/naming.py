"""What a side is called in a title."""


def side_name(side: str) -> str:
    """The English name of a state by its ISO 3166-1 alpha-3 code; any other side is its own name."""
    return side
