"""The newest photos as they are shown on the screen."""

from typing import Final

from PySide6.QtGui import QImage

# As many as changes can be undone of, and two more.
_MAX_IMAGES: Final = 6


class PhotoImages:
    """Images by the id of their photo; older ones are forgotten."""

    def __init__(self) -> None:
        self._images: dict[int, QImage] = {}

    def get(self, photo_id: int) -> QImage:
        """Return the image of a photo; a null one if there is none."""
        return self._images.get(photo_id, QImage())

    def keep(self, photo_id: int, image: QImage) -> None:
        """Keep the image of the newest photo."""
        self._images[photo_id] = image
        while len(self._images) > _MAX_IMAGES:
            del self._images[next(iter(self._images))]

    def clear(self) -> None:
        """Forget all images."""
        self._images.clear()
