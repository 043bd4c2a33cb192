"""Numbers with their nouns."""


def quantity(count: int, noun: str) -> str:
    """Return a number with a noun whose plural ends in s: ``1 product``, ``2 products``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
