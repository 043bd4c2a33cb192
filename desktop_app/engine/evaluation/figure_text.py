"""Figures of an evaluation as text."""


def percent(value: float | None) -> str:
    """Return a share as a person reads it; a dash where it is undefined."""
    return "–" if value is None else f"{value:.1%}"


def decimal(value: float | None) -> str:
    """Return a figure with three digits; a dash where it is undefined."""
    return "–" if value is None else f"{value:.3f}"
