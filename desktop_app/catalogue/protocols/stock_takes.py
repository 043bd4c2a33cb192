"""Stock takes: their photos, what was found in them, and what was decided."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.stock_take import StockEntry, StockPhoto, StockTake, StockUnit

# (3, 3) float64 homography between two photos, in shares of width and height.
PhotoTransform: TypeAlias = npt.NDArray[np.float64]


class StockTakeStore(Protocol):
    """The stock takes of a catalogue, shared by all its users.

    ``author`` is the name of who counts, if that is not the user of the computer.
    """

    def all(self) -> list[StockTake]:
        """Return all stock takes, the newest first."""

    def start(self, name: str, author: str = "") -> int:
        """Start a stock take, and return its id."""

    def remove(self, take_ids: Sequence[int]) -> None:
        """Remove stock takes with all that was counted; stocks that were set stay."""

    def photos(self, take_id: int) -> list[StockPhoto]:
        """Return the photos of a stock take, in the order in which they were counted."""

    def add_photo(
        self,
        take_id: int,
        content_hash: str,
        file: str,
        units: Sequence[StockUnit],
        keypoints: bytes,
        transforms: Mapping[int, PhotoTransform],
        author: str = "",
    ) -> int:
        """Add a photo, and return its id; a photo of the same content stays as it is.

        Args:
            take_id: the stock take.
            content_hash: of the file.
            file: where it is.
            units: what was found.
            keypoints: packed, to align later photos with it.
            transforms: from earlier photos, by their ids, to this one.
            author: who has counted it.

        Raises:
            VitrineError: the stock take does not exist any more.
        """

    def keypoints(self, photo_ids: Sequence[int]) -> dict[int, bytes]:
        """Return packed keypoints by photo id."""

    def transforms(self, take_id: int) -> dict[tuple[int, int], PhotoTransform]:
        """Return the transforms between photos, by the ids of the earlier and the later one."""

    def set_units(self, units: Mapping[int, Sequence[StockUnit]], author: str = "") -> None:
        """Replace the units of photos, by photo id."""

    def remove_photos(self, photo_ids: Sequence[int]) -> None:
        """Remove photos with what was found in them."""

    def entries(self, take_id: int) -> dict[int, StockEntry]:
        """Return what users said about products, by product id."""

    def enter(
        self, take_id: int, entries: Mapping[int, StockEntry | None], author: str = ""
    ) -> None:
        """Store what the user says about products, by product id; None for nothing.

        Raises:
            VitrineError: the stock take does not exist any more.
        """
