"""The plan of a shelf: a photo of it as it should be, and what was found in the photo."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.actor import Actor
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage

MAX_NAME_LETTERS: Final = 100


@dataclass(frozen=True, slots=True)
class ShelfPlanEntry:
    """A plan in the list of plans.

    Attributes:
        key: of the plan, unique in the catalogue.
        name: the place of the shelf; of a plan that cannot be read, the name of its file.
        actor: who has made it.
        made_at: UTC, ``2026-11-21T16:00:00Z``; empty if the plan cannot be read.
    """

    key: str
    name: str
    actor: Actor
    made_at: str


@dataclass(frozen=True, slots=True)
class ShelfPlan:
    """A plan with its photo.

    Attributes:
        photo: (h, w, 3) uint8 RGB.
        units: in the photo, with the corrections of users.
    """

    entry: ShelfPlanEntry
    photo: RgbImage
    units: tuple[FoundUnit, ...]
