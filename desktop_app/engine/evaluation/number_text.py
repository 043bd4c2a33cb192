"""Shares and decimal numbers as text."""


def percent(value: float | None) -> str:
    """Return a share in percent; a dash if it is undefined."""
    return "–" if value is None else f"{value:.1%}"


def decimal(value: float | None) -> str:
    """Return a number with three decimals; a dash if it is undefined."""
    return "–" if value is None else f"{value:.3f}"
