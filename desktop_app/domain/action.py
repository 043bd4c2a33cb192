"""Something that was done to a catalogue, for its history."""

from dataclasses import dataclass

from desktop_app.domain.resolution import ResolutionKind


@dataclass(frozen=True, slots=True)
class ResolutionAction:
    """Resolutions of one kind that are undone and redone together.

    Attributes:
        product_count: number of products that were resolved.
        acted_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    kind: ResolutionKind
    product_count: int
    author: str
    station: str
    acted_at: str
